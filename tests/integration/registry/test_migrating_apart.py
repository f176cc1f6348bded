"""Registries that leave their database to a command which is run before them."""

import asyncio
import os
import sys
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from deck_runtime.settings import MISCONFIGURED, SettingError
from job_registry import prepare_database as preparing
from job_registry.config import RegistrySettings
from job_registry.prepare_database import prepare_database


async def migrated(url: str) -> tuple[int, str]:
    """Run the command; its exit code and what it says."""
    command = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "job_registry.migrate", env=os.environ | {"DECKMILL_DATABASE_URL": url}, stderr=-1
    )
    _, said = await command.communicate()
    return command.returncode or 0, said.decode()


async def test_a_registry_waits_until_the_schema_is_there(tmp_path: Path) -> None:
    """It makes nothing itself, and goes on as soon as the command has been run; a second run finds nothing to do."""
    url = f"sqlite:///{tmp_path}/registry.sqlite"
    settings = RegistrySettings(token="t", database_url=url, migrate=False)
    with capture_logs() as said:
        starting = asyncio.create_task(prepare_database(settings))
        async with asyncio.timeout(30):
            while not any(line["event"] == "schema_is_old" for line in said):
                await asyncio.sleep(0.01)
        assert not starting.done()
        assert [0, 0] == [(await migrated(url))[0] for _ in range(2)]
        async with asyncio.timeout(30):
            database, _ = await starting
    await database.close()


async def test_nobody_waits_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The operator reads which command is to be run."""
    monkeypatch.setattr(preparing, "_PATIENCE", 0)
    settings = RegistrySettings(token="t", database_url=f"sqlite:///{tmp_path}/registry.sqlite", migrate=False)
    with pytest.raises(SettingError, match=r"python -m job_registry\.migrate"):
        await prepare_database(settings)


async def test_the_command_says_what_is_wrong() -> None:
    """In one line, with the exit code of what cannot run with its settings."""
    code, said = await migrated("mysql://elsewhere")
    assert code == MISCONFIGURED
    assert "DECKMILL_DATABASE_URL cannot be read" in said.strip().splitlines()[-1]
