"""Wires and runs the gateway: `python -m gateway`, configured by the environment alone."""

import gc

if __name__ == "__main__":
    gc.disable()  # nothing of what is imported is garbage; a service enables it when it begins

import asyncio
from importlib.metadata import version
from pathlib import Path

from deck_runtime.documents.verdicts import VerdictKeys
from deck_runtime.file_links import FileLinks, url_of
from deck_runtime.grpc_client import Caller
from deck_runtime.service import announce, collect_garbage_less, run_service
from deck_runtime.settings import SettingError
from deck_runtime.store import keep_tidy, open_store
from gateway.app import build_app
from gateway.config import GatewaySettings
from gateway.dependencies import Gateway
from gateway.downloads import DownloadNotes
from gateway.health import Health
from gateway.link_registry import LinkClient
from gateway.registry import RegistryClient
from gateway.requests.authentication import KeyCache
from gateway.requests.body_reader import BodyReader
from gateway.requests.repeats import Repeats
from gateway.serving.server import HttpServer, bind
from gateway.serving.turns import Turns
from gateway.tenants import ChosenSettings
from gateway.theme_registry import ThemeClient
from gateway.views.job_views import JobViews
from gateway.views.reports import Reports
from gateway.waiting.job_watch import JobWatch
from gateway.webhook_registry import WebhookClient

NAME = "gateway"


def assemble(settings: GatewaySettings, caller: Caller, address: str) -> Gateway:
    """All parts, wired; `caller` reaches the registry, `address` is the host:port that was bound."""
    registry = RegistryClient(caller, settings.patience_seconds)
    store = open_store(settings.store_url, Path(settings.scratch_dir), patience=settings.patience_seconds)
    base_url = settings.public_url.rstrip("/") or url_of(address)
    links = FileLinks(base_url, settings.link_keys(), settings.link_seconds, also=settings.other_link_keys())
    reports = Reports(store)
    health = Health(settings, registry, store)
    return Gateway(
        settings=settings,
        registry=registry,
        webhooks=WebhookClient(caller),
        themes=ThemeClient(caller),
        store=store,
        watch=JobWatch(registry, settings.max_polls),
        links=links,
        reports=reports,
        views=JobViews(links, reports, health.waiting, registry.get_pack),
        keys=KeyCache(registry.authenticate, settings.key_cache_seconds),
        turns=Turns(settings.tenant_requests),
        bodies=BodyReader(settings.document_children, store.scratch),
        verdicts=VerdictKeys(settings.verdict_secrets()),
        repeats=Repeats(),
        health=health,
        chosen=ChosenSettings(registry.get_settings, settings.key_cache_seconds),
        downloads=DownloadNotes(registry),
        download_links=LinkClient(caller),
    )


async def main(settings: GatewaySettings) -> None:
    """Serve until SIGTERM or SIGINT."""
    try:
        socket, address = bind(settings.listen)
    except OSError as error:
        fault = f"cannot be used: nobody can listen on {settings.listen} ({error.strerror})"
        raise SettingError.of("listen", fault) from None
    caller = Caller(
        settings.registry,
        settings.secret(),
        patience=settings.patience_seconds,
        certificates=settings.certificates(),
    )
    gateway = assemble(settings, caller, address)
    server = HttpServer(build_app(gateway, version("deckmill")), gateway.watch.release, settings.head_seconds)
    stopping = asyncio.Event()
    announce(settings, NAME, address)
    collect_garbage_less()
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(gateway.watch.run(stopping))
            group.create_task(keep_tidy(gateway.store, stopping))
            group.create_task(gateway.downloads.run(stopping))
            await server.serve(sockets=[socket])
            stopping.set()
    finally:
        await gateway.bodies.large.close()
        await gateway.health.close()
        await gateway.store.close()
        await caller.close()


if __name__ == "__main__":
    run_service(NAME, GatewaySettings, main)
