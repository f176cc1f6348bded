"""Starts the gateway: `python -m gateway`, configured by the environment alone."""

import asyncio
import os
import socket
import sys
from importlib.metadata import version
from pathlib import Path

import uvicorn

from deck_runtime.grpc_client import Caller
from deck_runtime.service import announce, run_service
from deck_runtime.settings import SettingError
from deck_runtime.store import open_store
from gateway.app import build_app
from gateway.authentication import KeyCache
from gateway.config import GatewaySettings, load_settings
from gateway.connection import DeadlineProtocol
from gateway.dependencies import Gateway
from gateway.health import Health
from gateway.job_views import JobViews
from gateway.job_watch import JobWatch
from gateway.links import FileLinks
from gateway.registry import RegistryClient
from gateway.repeats import Repeats
from gateway.reports import Reports


def assemble(settings: GatewaySettings, caller: Caller, public_url: str) -> Gateway:
    """All parts, wired."""
    registry = RegistryClient(caller)
    store = open_store(settings.store_url, Path(settings.scratch_dir))
    links = FileLinks(public_url, settings.link_keys(), settings.link_seconds)
    reports = Reports(store)
    return Gateway(
        settings=settings,
        registry=registry,
        store=store,
        watch=JobWatch(registry, settings.max_polls),
        links=links,
        reports=reports,
        views=JobViews(links, reports),
        keys=KeyCache(registry.authenticate, settings.key_cache_seconds),
        repeats=Repeats(),
        health=Health(settings, registry, store),
    )


async def serve(settings: GatewaySettings) -> None:
    """Serve until SIGTERM or SIGINT."""
