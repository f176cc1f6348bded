"""The embedded stack in the foreground, as `deckmill serve` runs it."""

import asyncio
import contextlib
import os
import signal
import socket
from pathlib import Path

from deck_runtime.hiding import hide_memory
from deck_runtime.settings import SettingError
from deckmill.api_client import ApiClient, ApiError
from deckmill.embedded.data_directory import DataDirectory, DataDirectoryInUse
from deckmill.embedded.environment import check_environment
from deckmill.embedded.process import StartFailed
from deckmill.embedded.stack import Stack
from deckmill.terminal import FAILED, USAGE, err, fail

_LOOK = 2.0
"""Seconds between looks at what is away."""


def run(host: str, port: int, data_dir: Path) -> None:
    """Run all services until Ctrl-C. Ends the program: 2 for a wrong setting, 1 where a service does not start."""
    hide_memory()
    data = DataDirectory(data_dir)
    try:
        for notice in check_environment(os.environ):
            err.print(notice, style="yellow", markup=False)
        with data.lock():
            _check_free(host, port)
            if data.prepare():
                err.print(f"Made an owner key: {data.owner_key} (shown to nobody else; keep it)", markup=False)
            asyncio.run(_serve(data, host, port))
    except SettingError as error:
        fail(str(error), USAGE)
    except (DataDirectoryInUse, StartFailed) as error:
        fail(str(error), FAILED)
    except OSError as error:
        fail(f"cannot use {data_dir}: {error.strerror}", USAGE)


async def _serve(data: DataDirectory, host: str, port: int) -> None:
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    stack = Stack(data, host, port, notify=lambda text: err.print(text, style="yellow", markup=False))
    try:
        if not await _started(stack, stopped):
            return
        err.print(f"Deckmill serves {stack.url} (documentation at {stack.url}/docs). Ctrl-C stops it.", markup=False)
        telling = asyncio.create_task(_tell_what_is_away(ApiClient(stack.url, "")))
        await stopped.wait()
        telling.cancel()
    finally:
        err.print("Stopping.")
        await stack.stop()


async def _started(stack: Stack, stopped: asyncio.Event) -> bool:
    """Start it; False where it was told to stop before it served, which it does then and there. Raises StartFailed."""
    start, told = asyncio.create_task(stack.start()), asyncio.create_task(stopped.wait())
    await asyncio.wait((start, told), return_when=asyncio.FIRST_COMPLETED)
    if not start.done():
        start.cancel()
        await asyncio.wait((start,))
        return False
    told.cancel()
    await start
    return True


async def _tell_what_is_away(client: ApiClient) -> None:
    """Each part that goes away with its reason, and each that is back, for as long as the stack runs."""
    told: dict[str, str] = {}
    while True:
        with contextlib.suppress(ApiError):
            away = await asyncio.to_thread(client.away)
            for name in sorted({name for name, _reason in away.items() ^ told.items()}):
                err.print(f"{name}: {away.get(name, 'ok again')}", style="yellow", markup=False)
            told = away
        await asyncio.sleep(_LOOK)


def _check_free(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            fail(f"cannot listen on {host}:{port} ({error.strerror}); choose another with --port", USAGE)
