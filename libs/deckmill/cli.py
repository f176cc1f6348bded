"""The `deckmill` command."""

import errno
import os
import sys
from importlib import metadata
from typing import Annotated, Any

import typer

from deckmill.commands import brand, callers, jobs, keys, themes, webhooks
from deckmill.commands.backups import backup, restore
from deckmill.commands.check import check
from deckmill.commands.deck import deck
from deckmill.commands.diff import diff
from deckmill.commands.doctor import doctor
from deckmill.commands.documents import schema, validate
from deckmill.commands.generate import generate
from deckmill.commands.iterate import iterate
from deckmill.commands.preflight import preflight
from deckmill.commands.render import render
from deckmill.commands.reviews import approve, reject
from deckmill.commands.serve import serve
from deckmill.commands.settings import settings
from deckmill.commands.shelf import templates
from deckmill.commands.template import template
from deckmill.commands.usage import usage
from deckmill.terminal import FAILED, err, out

_DISK_FAULTS = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
"""What writing fails with where a disk is full or broken; the faults of files are told by the commands themselves."""


class _Command(typer.Typer):
    """The command, which says in one line that nothing can be written to standard output: where a disk is full."""

    def __call__(self, *args: Any, **options: Any) -> Any:
        """Run it, and end the process."""
        try:
            try:
                return super().__call__(*args, **options)
            finally:
                sys.stdout.flush()
        except OSError as error:
            if error.filename is not None or error.errno not in _DISK_FAULTS:
                raise  # it was a file, or a connection
            # What is still to be written would raise again when Python ends.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            err.print(f"cannot write to standard output: {error.strerror or error}", style="red", markup=False)
            sys.exit(FAILED)


app = _Command(
    name="deckmill",
    help=(
        "Turns JSON documents into PowerPoint decks, with pictures of the slides and a quality report. Commands that "
        "need a server connect to DECKMILL_URL (default http://127.0.0.1:8080) with the key in DECKMILL_API_KEY "
        "(default: the owner key in the data directory)."
    ),
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def main(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=lambda wanted: _print_version(wanted=wanted), is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """The options of `deckmill` itself."""


def _print_version(*, wanted: bool) -> None:
    if wanted:
        out.print(f"deckmill {metadata.version('deckmill')}")
        raise typer.Exit


app.command()(serve)
app.command()(render)
app.command()(generate)
app.command()(deck)
app.command()(iterate)
app.command()(templates)
app.command()(preflight)
app.command()(validate)
app.command()(check)
app.command()(diff)
app.command()(approve)
app.command()(reject)
app.command()(schema)
app.command()(template)
app.command()(settings)
app.command()(usage)
app.command()(backup)
app.command()(restore)
app.command()(doctor)
app.add_typer(jobs.app, name="jobs")
app.add_typer(keys.app, name="keys")
app.add_typer(callers.app, name="callers")
app.add_typer(brand.app, name="brand")
app.add_typer(themes.app, name="themes")
app.add_typer(webhooks.app, name="webhooks")
