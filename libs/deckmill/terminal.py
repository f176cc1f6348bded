"""What the commands share: where they print, how they fail, how they read an installation."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console
from rich.table import Table

from deck_domain.errors import DeckError, InvalidDocument
from deckmill.api_client import ApiClient, ApiError
from deckmill.envelope import UnreadableInput

FAILED, USAGE = 1, 2
_PIPE_WIDTH = 200
# A pipe has no width of its own: tables shall not be folded for programs that read them line by line.
out = Console(highlight=False, soft_wrap=True, width=None if sys.stdout.isatty() else _PIPE_WIDTH)
err = Console(stderr=True, highlight=False, soft_wrap=True)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs instead of text for people.")]


@contextmanager
def exits() -> Iterator[None]:
    """Turn what commands raise into a sentence on stderr and an exit code: 1 refused or failed, 2 unusable input."""
    try:
        yield
    except (ApiError, DeckError) as error:
        text = error.message if isinstance(error, DeckError) else str(error)
        faults = error.violations if isinstance(error, InvalidDocument) else ()
        fail("\n".join([text, *(f"  {fault.pointer or '/'}: {fault.message}" for fault in faults)]))
    except UnreadableInput as error:
        fail(str(error), USAGE)


def connected() -> ApiClient:
    """The installation that the environment names."""
    return ApiClient.from_environment()


def fail(message: str, code: int = FAILED) -> NoReturn:
    """Say why on stderr and end."""
    err.print(message, style="red", markup=False)
    raise typer.Exit(code)


def print_json(value: Any) -> None:
    """JSON on stdout, as it is."""
    out.print_json(json.dumps(value)) if out.is_terminal else print(json.dumps(value, indent=1))


def table(*columns: str) -> Table:
    """An empty table in our one style."""
    made = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for column in columns:
        made.add_column(column)
    return made
