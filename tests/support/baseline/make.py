"""`python -m tests.support.baseline.make`: keeps this checkout as the release before the next one; see README.md."""

import asyncio
import gzip
import json
import shutil
import sys
import tarfile
from pathlib import Path
from subprocess import run
from tempfile import TemporaryDirectory

from sqlalchemy import func, select

from deckmill.embedded.backup import write_backup
from job_registry.sql import schema
from job_registry.sql.engines import open_engines
from job_registry.sql.migrate import newest
from tests.support.baseline.filling import SETTINGS, Filled, fill
from tests.support.baseline.showing import shown
from tests.support.postgres import binary, postgres_url
from tests.support.receiver import receiver
from tests.support.stack import Scenario, scenario

HERE = Path(__file__).parent
_BIN = Path(sys.executable).parent
_RESTRICT_KEY = "baseline"
"""What pg_dump else makes up for each dump."""

_PASSING = {"deletions", "removals"}
"""Tables that are emptied as soon as somebody has done what they ask for."""


def main() -> None:
    """Write all files anew. Raises AssertionError where a table stays empty."""
    _write_protos(HERE / "protos.binpb.gz")
    _write_wheel(HERE)
    (HERE / "schema.txt").write_text(newest() + "\n", encoding="utf-8")
    with TemporaryDirectory(prefix="deckmill-baseline-") as folder:
        kept = Path(folder, "kept")
        kept.mkdir()
        asyncio.run(_fill_sqlite(Path(folder, "sqlite"), kept))
        with postgres_url(Path(folder, "server")) as url:
            asyncio.run(_fill_postgres(Path(folder, "postgres"), url, kept))
        _pack(kept, HERE / "installations.tar.xz")
    total = sum(path.stat().st_size for path in HERE.iterdir() if path.is_file())
    sys.stdout.write(f"{HERE}: {total / 2**20:.1f} MiB\n")


def _write_protos(target: Path) -> None:
    image = run(
        [_BIN / "buf", "build", "protos", "--exclude-source-info", "-o", "-"], check=True, capture_output=True
    ).stdout
    target.write_bytes(gzip.compress(image, 9, mtime=0))


def _write_wheel(target: Path) -> None:
    for old in target.glob("*.whl"):
        old.unlink()
    with TemporaryDirectory() as folder:
        run([_BIN / "uv", "build", "-q", "--wheel", "-o", folder, "."], check=True)
        (wheel,) = Path(folder).glob("*.whl")
        shutil.copy(wheel, target / wheel.name)


async def _fill_sqlite(root: Path, kept: Path) -> None:
    async with receiver() as there, scenario(root, SETTINGS) as stack:
        filled = await fill(stack, there)
        await _write_shown(kept / "sqlite.json", stack, filled)
        await asyncio.to_thread(write_backup, stack.data, kept / "sqlite.zip", lambda _done, _total: None)
        _assert_filled(f"sqlite:///{stack.data.database}")


async def _fill_postgres(root: Path, url: str, kept: Path) -> None:
    async with receiver() as there, scenario(root, SETTINGS | {"DECKMILL_DATABASE_URL": url}) as stack:
        filled = await fill(stack, there)
        await _write_shown(kept / "postgres.json", stack, filled)
        command = [binary("pg_dump"), "--no-owner", "--no-privileges", f"--restrict-key={_RESTRICT_KEY}", url]
        dump = (await asyncio.to_thread(run, command, check=True, capture_output=True)).stdout
        (kept / "postgres.sql").write_bytes(dump)
        shutil.copytree(stack.data.objects, kept / "postgres" / "objects")
        for secret in (stack.data.token, stack.data.owner_key):
            shutil.copy(secret, kept / "postgres")
        _assert_filled(url)


async def _write_shown(target: Path, stack: Scenario, filled: Filled) -> None:
    answers = await shown(stack.stack.url, filled)
    target.write_text(json.dumps(answers, indent=1, sort_keys=True), encoding="utf-8")


def _pack(kept: Path, target: Path) -> None:
    """One archive of both, in which files that are alike take their room once."""
    with tarfile.open(target, "w:xz", preset=9) as archive:
        for path in sorted(kept.rglob("*")):
            if path.is_file():
                archive.add(path, path.relative_to(kept), filter=_of_nobody)


def _of_nobody(member: tarfile.TarInfo) -> tarfile.TarInfo:
    return member.replace(uid=0, gid=0, uname="", gname="", mtime=0, mode=0o600, deep=False)


def _assert_filled(url: str) -> None:
    engines = open_engines(url)
    with engines.reader.connect() as connection:
        for table in schema.metadata.sorted_tables:
            if table.name in _PASSING:
                continue
            assert connection.execute(select(func.count()).select_from(table)).scalar_one(), f"{table} is empty"
    engines.dispose()


if __name__ == "__main__":
    main()
