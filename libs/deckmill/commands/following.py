"""Following a job in the terminal: bars, what is away, and what to do after Ctrl-C."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import typer

from deckmill.api_client import ApiClient
from deckmill.terminal import INTERRUPTED, err, show_progress, warn_of_what_is_away

Details = Iterator[dict[str, Any]]


def _silently(details: Details) -> Details:
    return details


def followed(client: ApiClient, job_id: str, telling: Callable[[Details], Details] = _silently) -> dict[str, Any]:
    """The detail of a job that has ended, with bars until then, after a word about what is away.

    `telling` sees each detail on its way, and may print.
    """
    warn_of_what_is_away(client)
    return show_progress(telling(client.follow(job_id, _tell)), err)


@contextmanager
def left_alone(job_id: str, output: Path | None = None) -> Iterator[None]:
    """Ctrl-C in here leaves the job alone and says how to go on; `output` is the folder that its files shall go to."""
    try:
        yield
    except KeyboardInterrupt:
        folder = f" -o {output}" if output else ""
        err.print(
            f"\nNobody waits for {job_id} any more. To go on:\n"
            f"  deckmill jobs watch {job_id}\n"
            f"  deckmill jobs download {job_id}{folder}\n"
            f"  deckmill jobs cancel {job_id}",
            markup=False,
        )
        raise typer.Exit(INTERRUPTED) from None


def _tell(text: str) -> None:
    err.print(text, style="yellow", markup=False)
