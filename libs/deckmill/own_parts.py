"""Parts that an operator brings himself: whether the bus, the database and the store that settings name can be used."""

import asyncio
import tempfile
from pathlib import Path

import psycopg
from nats.aio.client import Client
from nats.errors import Error as NatsError
from nats.js.errors import Error as StreamError

from deck_domain.errors import StoreUnavailable
from deck_runtime.settings import SettingError
from deck_runtime.store import open_store

_SECONDS = 3
"""How long each is given to answer."""


def bus_trouble(url: str, token: str) -> str:
    """Why a NATS cannot be used with the installation's token; empty for one that can."""
    try:
        asyncio.run(_greet(url, token))
    except (NatsError, StreamError, OSError, ValueError) as error:
        return _said(error)
    return ""


def database_trouble(url: str) -> str:
    """Why a PostgreSQL cannot be used; empty for one that can, and for a file, which the services look at."""
    if not url.startswith(("postgresql://", "postgres://")):
        return ""
    try:
        with psycopg.connect(url, connect_timeout=_SECONDS) as connection:
            row = connection.execute("SELECT has_schema_privilege(current_schema(), 'CREATE')").fetchone()
    except psycopg.Error as error:
        return _said(error)
    return "" if row and row[0] else "it answers, but its user may not make tables there"


def store_trouble(url: str) -> str:
    """Why a store cannot be written to; empty for one that can."""
    with tempfile.TemporaryDirectory(prefix="deckmill-doctor-") as scratch:
        try:
            asyncio.run(open_store(url, Path(scratch), patience=_SECONDS).check())
        except (StoreUnavailable, SettingError) as error:
            return _said(error)
    return ""


async def _greet(url: str, token: str) -> None:
    client = Client()
    try:
        async with asyncio.timeout(_SECONDS):
            await client.connect(
                url, token=token or None, allow_reconnect=False, connect_timeout=_SECONDS, error_cb=_silent
            )
            await client.jetstream(timeout=_SECONDS).account_info()
    finally:
        await client.close()


async def _silent(_error: Exception) -> None:
    """What is wrong is raised as well."""


def _said(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
