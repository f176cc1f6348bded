"""`deckmill backup` and `deckmill restore`: the embedded installation in one file."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.filesize import decimal
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn

from deckmill.api_client import DEFAULT_DATA_DIR
from deckmill.embedded.backup import Kept, Telling, UnusableBackup, restore_backup, write_backup
from deckmill.embedded.data_directory import DataDirectory
from deckmill.terminal import USAGE, AsJson, DataDir, err, exits, fail, out, print_json

_ELSEWHERE = ("DECKMILL_DATABASE_URL", "DECKMILL_STORE_URL")


def backup(
    file: Annotated[
        Path | None, typer.Argument(help="The ZIP file to write; by default named after the present moment.")
    ] = None,
    data_dir: DataDir = Path(DEFAULT_DATA_DIR),
    as_json: AsJson = False,
) -> None:
    """Write everything that a server keeps into one file, also while it runs.

    The file holds secrets: whoever has it can read every deck. `deckmill restore` makes a data directory of it.
    """
    _refuse_what_is_elsewhere()
    target = file or Path(f"deckmill-{datetime.now():%Y-%m-%d-%H%M%S}.zip")
    with exits(), _refusals(), _progress("Copy") as tell:
        kept = write_backup(DataDirectory(data_dir), target, tell)
    _show(target, kept, as_json=as_json)


def restore(
    file: Annotated[Path, typer.Argument(help="A file that `deckmill backup` wrote.")],
    data_dir: DataDir = Path(DEFAULT_DATA_DIR),
    as_json: AsJson = False,
) -> None:
    """Make a data directory of a backup. `deckmill serve` then goes on where the backup was taken.

    The directory must be empty or missing. Nothing is made of a damaged file.
    """
    _refuse_what_is_elsewhere()
    with exits(), _refusals(), _progress("Restore") as tell:
        kept = restore_backup(file, DataDirectory(data_dir), tell)
    _show(data_dir, kept, as_json=as_json)


def _refuse_what_is_elsewhere() -> None:
    for variable in _ELSEWHERE:
        if os.environ.get(variable):
            fail(
                f"{variable} is set: what it names is not in the data directory. Use the tools of your own database "
                "and store, the database first (docs/operating.md)",
                USAGE,
            )


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except UnusableBackup as error:
        fail(str(error), USAGE)


@contextmanager
def _progress(word: str) -> Iterator[Telling]:
    with Progress(
        TextColumn(word), BarColumn(36), DownloadColumn(), console=err, transient=True, disable=not err.is_terminal
    ) as progress:
        bar = progress.add_task(word, total=None)
        yield lambda done, total: progress.update(bar, completed=done, total=total)


def _show(path: Path, kept: Kept, *, as_json: bool) -> None:
    if as_json:
        print_json({"path": str(path), "files": kept.files, "bytes": kept.size})
        return
    out.print(f"{path}: the database and {kept.files:,} files, {decimal(kept.size)}", markup=False)
