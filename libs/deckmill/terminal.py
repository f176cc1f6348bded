"""What the commands share: where they print, how they fail, how they show a job and what became of it."""

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn
from rich.table import Table

from deck_domain.errors import DeckError, InvalidDocument
from deckmill.api_client import ApiClient, ApiError, Misused
from deckmill.envelope import UnreadableInput

FAILED, USAGE, INTERRUPTED = 1, 2, 130
"""Exit codes: refused or failed; unusable input, address or setting; ended by Ctrl-C, as shells say it."""
_PIPE_WIDTH = 200
"""Columns. A pipe has no width of its own: tables shall not be folded for programs that read them line by line."""

_STAGES = {
    "RENDER": "Compile",
    "PREVIEW": "Draw",
    "REPAIR": "Mend",
    "DESKTOP": "Open",
    "SCORE": "Check",
    "DIFF": "Compare",
    "AUTHOR": "Write",
    "EXECUTE": "Run",
}
_FULL = 100.0
_GAP = "  "
_LEAST_TITLE = 8
"""Columns that are left of a title on the narrowest terminal."""


def _open_closed_files() -> None:
    """Who starts a command with a standard file closed, as with `>&-`, wants nothing of it: it is empty.

    Left as it is, the next file that is opened would take its place, also in the processes that are started.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            null = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 - as long as the process
            os.set_inheritable(null.fileno(), True)
            setattr(sys, name, null)


_open_closed_files()
out = Console(highlight=False, soft_wrap=True, width=None if sys.stdout.isatty() else _PIPE_WIDTH)
err = Console(stderr=True, highlight=False, soft_wrap=True)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs instead of text for people.")]
DataDir = Annotated[
    Path, typer.Option(envvar="DECKMILL_DATA_DIR", help="The data directory: where the server keeps everything.")
]


@contextmanager
def exits() -> Iterator[None]:
    """Turn what commands raise into a sentence on stderr and an exit code: 1 refused or failed, 2 unusable."""
    try:
        yield
    except (ApiError, DeckError) as error:
        text = error.message if isinstance(error, DeckError) else str(error)
        faults = error.violations if isinstance(error, InvalidDocument) else ()
        fail("\n".join([text, *(f"  {fault.pointer or '/'}: {fault.message}" for fault in faults)]))
    except (UnreadableInput, Misused) as error:
        fail(str(error), USAGE)
    except OSError as error:
        where = f" {error.filename}" if error.filename else ""
        fail(f"cannot use{where}: {error.strerror or error}", USAGE)


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


def print_table(made: Table) -> None:
    """A table; in a pipe without the blanks that fill its last column, which programs would have to take off."""
    if out.is_terminal:
        out.print(made)
        return
    with out.capture() as drawn:
        out.print(made)
    for line in drawn.get().splitlines():
        out.print(line.rstrip(), markup=False)


def print_rows(heads: Sequence[str], rows: Sequence[Sequence[str]], width: int | None = None) -> None:
    """A table whose last column is shortened where the terminal is narrow, and nothing else: ids are to be copied."""
    widths = [max(map(cell_len, column)) for column in zip(heads, *rows, strict=True)]
    room = max(_LEAST_TITLE, (width or out.width) - sum(widths[:-1]) - len(_GAP) * (len(widths) - 1))
    for row in (heads, *rows):
        cells = [set_cell_size(cell, size) for cell, size in zip(row[:-1], widths, strict=False)]
        out.print(_GAP.join([*cells, _shortened(row[-1], room)]).rstrip(), markup=False, style="bold" * (row is heads))


def _shortened(text: str, room: int) -> str:
    line = " ".join(text.split())
    return line if cell_len(line) <= room else f"{set_cell_size(line, room - 1).rstrip()}…"


def local_time(moment: str | None) -> str:
    """A moment of the API as people write it here: `2026-03-01 14:05`."""
    return datetime.fromisoformat(moment).astimezone().strftime("%Y-%m-%d %H:%M") if moment else ""


def print_findings(job: Mapping[str, Any]) -> None:
    """What the document says in vain, then what was found in the deck, a line each."""
    for warning in job.get("warnings") or ():
        place = warning["pointer"] or "/"
        out.print(f"  warning {place}: {warning['message']} [{warning['code']}]", markup=False)
    for finding in (job.get("quality_report") or {}).get("findings", []):
        out.print(
            f"  {finding['severity']:<8} {place_of(finding)}: {finding['message']} [{finding['code']}]", markup=False
        )


def warn_of_what_is_away(client: ApiClient) -> None:
    """Say on stderr which parts of the installation are away, and why, before somebody waits for them."""
    for name, reason in client.away().items():
        err.print(f"{name}: {reason}; `deckmill doctor` says more", style="yellow", markup=False)


def place_of(finding: dict[str, Any]) -> str:
    """Where a finding is, as people count, and in the document: `slide 3, slides[2].body`, or `deck`."""
    place = f"slide {finding['slideIndex'] + 1}" if "slideIndex" in finding else "deck"
    path = finding.get("componentPath") or ""
    return f"{place}, {path}" if "." in path else place


def counted_slides(count: int) -> str:
    """`1 slide`, `2 slides`."""
    return f"{count} slide{'' if count == 1 else 's'}"


def show_progress(details: Iterable[dict[str, Any]], console: Console) -> dict[str, Any]:
    """Draw bars while job details come in, from the first one on; returns the last one."""
    coming = iter(details)
    first = next(coming)  # a job that cannot be had is told of without bars
    bars: dict[str, TaskID] = {}
    columns = (TextColumn("{task.description:<8}"), BarColumn(36), TextColumn("{task.fields[note]}"))
    detail: dict[str, Any] = {}
    with Progress(*columns, console=console) as progress:
        for detail in chain([first], coming):
            for stage in detail["job"].get("stages") or ():
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
