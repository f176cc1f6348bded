"""What the commands share: where they print, how they fail, how they show a job and what became of it."""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn
from rich.table import Table

from deck_domain.errors import DeckError, InvalidDocument
from deckmill.api_client import ApiClient, ApiError
from deckmill.envelope import UnreadableInput

FAILED, USAGE = 1, 2
_PIPE_WIDTH = 200
"""Columns. A pipe has no width of its own: tables shall not be folded for programs that read them line by line."""

_STAGES = {"RENDER": "Compile", "PREVIEW": "Draw", "SCORE": "Check", "AUTHOR": "Write", "EXECUTE": "Run"}
_FULL = 100.0

out = Console(highlight=False, soft_wrap=True, width=None if sys.stdout.isatty() else _PIPE_WIDTH)
err = Console(stderr=True, highlight=False, soft_wrap=True)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs instead of text for people.")]
DataDir = Annotated[Path, typer.Option(envvar="DECKMILL_DATA_DIR", help="Folder of everything that is kept.")]


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


def facts() -> Table:
    """An empty table of names and values, which needs no heads."""
    made = table("", "")
    made.show_header = False
    return made


def place_of(finding: dict[str, Any]) -> str:
    """Where a finding is, as people count: `slide 3` or `deck`."""
    return f"slide {finding['slideIndex'] + 1}" if "slideIndex" in finding else "deck"


def show_progress(details: Iterable[dict[str, Any]], console: Console) -> dict[str, Any]:
    """Draw bars while job details come in; returns the last one."""
    bars: dict[str, TaskID] = {}
    columns = (TextColumn("{task.description:<8}"), BarColumn(36), TextColumn("{task.fields[note]}"))
    detail: dict[str, Any] = {}
    with Progress(*columns, console=console) as progress:
        for detail in details:
            for stage in detail["job"].get("stages", []):
                name = stage["stage"]
                if name not in bars:
                    bars[name] = progress.add_task(_STAGES.get(name, name), total=_FULL, note="")
                progress.update(bars[name], completed=_share(stage) * _FULL, note=_note(stage))
    return detail


def _share(stage: dict[str, Any]) -> float:
    if stage["status"] == "succeeded":
        return 1.0
    return float(stage["done"]) / stage["total"] if stage.get("total") else 0.0


def _note(stage: dict[str, Any]) -> str:
    if stage["status"] == "succeeded":
        return f"{stage['duration_ms']} ms"
    if stage["status"] == "running" and stage.get("total"):
        return f"slide {stage['done']} of {stage['total']}"
    return "" if stage["status"] == "blocked" else str(stage["status"])
