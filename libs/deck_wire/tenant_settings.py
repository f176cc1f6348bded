"""What tenants choose: domain to protobuf and back."""

from deck.registry.v1 import settings_service_pb2 as pb
from deck_domain.tenant_settings import FourEyes, TenantSettings


def settings_to_wire(settings: TenantSettings) -> pb.TenantSettings:
    """Settings as a message."""
    return pb.TenantSettings(
        gate_downloads=settings.gate_downloads,
        four_eyes=settings.four_eyes,
        retention_days_binaries=settings.retention_days_binaries,
        retention_days_records=settings.retention_days_records,
    )


def settings_from_wire(wire: pb.TenantSettings) -> TenantSettings:
    """A message as settings. Raises ValueError for a rule that we do not know: none is ever taken for a weaker one."""
    return TenantSettings(
        gate_downloads=wire.gate_downloads,
        four_eyes=FourEyes(wire.four_eyes or FourEyes.OFF),
        retention_days_binaries=wire.retention_days_binaries if wire.HasField("retention_days_binaries") else None,
        retention_days_records=wire.retention_days_records if wire.HasField("retention_days_records") else None,
    )
