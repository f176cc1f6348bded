"""Puts the gRPC services of the registry onto a server."""

from deck.registry.v1 import (
    brand_pack_service_pb2,
    brand_pack_service_pb2_grpc,
    caller_service_pb2,
    caller_service_pb2_grpc,
    job_service_pb2,
    job_service_pb2_grpc,
    key_service_pb2,
    key_service_pb2_grpc,
    lease_service_pb2,
    lease_service_pb2_grpc,
    link_service_pb2,
    link_service_pb2_grpc,
    settings_service_pb2,
    settings_service_pb2_grpc,
    theme_service_pb2,
    theme_service_pb2_grpc,
    webhook_service_pb2,
    webhook_service_pb2_grpc,
)
from deck_runtime.service import Service
from job_registry.servicers.brand_pack_servicer import BrandPackServicer
from job_registry.servicers.caller_servicer import CallerServicer
from job_registry.servicers.job_servicer import JobServicer
from job_registry.servicers.key_servicer import KeyServicer
from job_registry.servicers.lease_servicer import LeaseServicer
from job_registry.servicers.link_servicer import LinkServicer
from job_registry.servicers.settings_servicer import SettingsServicer
from job_registry.servicers.theme_servicer import ThemeServicer
from job_registry.servicers.webhook_servicer import WebhookServicer


def offer_services(
    service: Service,
    *,
    jobs: JobServicer,
    keys: KeyServicer,
    callers: CallerServicer,
    leases: LeaseServicer,
    webhooks: WebhookServicer,
    packs: BrandPackServicer,
    settings: SettingsServicer,
    themes: ThemeServicer,
    links: LinkServicer,
) -> None:
    """Offer all of them, by the names that their protos give them."""
    service.add(
        jobs,
        job_service_pb2_grpc.add_JobServiceServicer_to_server,
        job_service_pb2.DESCRIPTOR.services_by_name["JobService"].full_name,
    )
    service.add(
        keys,
        key_service_pb2_grpc.add_KeyServiceServicer_to_server,
        key_service_pb2.DESCRIPTOR.services_by_name["KeyService"].full_name,
    )
    service.add(
        callers,
        caller_service_pb2_grpc.add_CallerServiceServicer_to_server,
        caller_service_pb2.DESCRIPTOR.services_by_name["CallerService"].full_name,
    )
    service.add(
        leases,
        lease_service_pb2_grpc.add_LeaseServiceServicer_to_server,
        lease_service_pb2.DESCRIPTOR.services_by_name["LeaseService"].full_name,
    )
    service.add(
        webhooks,
        webhook_service_pb2_grpc.add_WebhookServiceServicer_to_server,
        webhook_service_pb2.DESCRIPTOR.services_by_name["WebhookService"].full_name,
    )
    service.add(
        packs,
        brand_pack_service_pb2_grpc.add_BrandPackServiceServicer_to_server,
        brand_pack_service_pb2.DESCRIPTOR.services_by_name["BrandPackService"].full_name,
    )
    service.add(
        settings,
        settings_service_pb2_grpc.add_SettingsServiceServicer_to_server,
        settings_service_pb2.DESCRIPTOR.services_by_name["SettingsService"].full_name,
    )
    service.add(
        themes,
        theme_service_pb2_grpc.add_ThemeServiceServicer_to_server,
        theme_service_pb2.DESCRIPTOR.services_by_name["ThemeService"].full_name,
    )
    service.add(
        links,
        link_service_pb2_grpc.add_LinkServiceServicer_to_server,
        link_service_pb2.DESCRIPTOR.services_by_name["LinkService"].full_name,
    )
