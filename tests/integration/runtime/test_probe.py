"""The command by which a container asks its own service for its health."""

import asyncio
import os
import sys
from pathlib import Path

import pytest

from deck_runtime.service import Service
from deck_runtime.settings import ServiceSettings
from tests.support.authority import Authority
from tests.support.servers import TOKEN, free_port

NAME = "trial"


async def asked(settings: ServiceSettings) -> tuple[int, str]:
    """Run the command in the environment of a service: its exit code, and what it says."""
    told = ("listen", "tls_cert_file", "tls_key_file", "tls_ca_file", "tls_name")
    environment = {f"DECKMILL_{name.upper()}": str(getattr(settings, name)) for name in told}
    command = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "deck_runtime.probe", "grpc", env=os.environ | environment, stderr=-1
    )
    _, said = await command.communicate()
    return command.returncode or 0, said.decode()


@pytest.mark.parametrize("tls", [False, True], ids=["plain", "mutual TLS"])
async def test_it_says_how_the_service_is(tmp_path: Path, tls: bool) -> None:
    """Also where the service answers nobody without a certificate."""
    files = {}
    if tls:
        authority = Authority(tmp_path / "authority")
        chain, key = authority.issue(NAME, hosts=("deckmill",), addresses=())
        files = {"tls_cert_file": str(chain), "tls_key_file": str(key), "tls_ca_file": str(authority.file)}
        files["tls_name"] = "deckmill"
    settings = ServiceSettings(token=TOKEN, listen=f"0.0.0.0:{free_port()}", run_dir=str(tmp_path), **files)
    service, well = Service(NAME, settings), asyncio.Event()
    service.healthy_while(well.is_set, lambda: "it waits for something")
    assert (await asked(settings))[0] == 1
    run = asyncio.create_task(service.run())
    async with asyncio.timeout(20):
        while not (tmp_path / f"{NAME}.addr").exists():
            await asyncio.sleep(0.01)
    assert await asked(settings) == (1, "it waits for something\n")
    well.set()
    assert await asked(settings) == (0, "")
    service.stopping.set()
    await run
