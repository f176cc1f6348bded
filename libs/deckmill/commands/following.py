"""Following a job in the terminal: bars, what is away, and what to do after Ctrl-C."""

from pathlib import Path
from typing import Any

import typer

from deckmill.api_client import ApiClient
from deckmill.terminal import INTERRUPTED, err, show_progress, warn_of_what_is_away


def followed(client: ApiClient, job_id: str, output: Path | None = None) -> dict[str, Any]:
    """The detail of a job that has ended, with bars until then. Ctrl-C leaves the job alone and says how to go on.

    Args:
        client: where the job is.
        job_id: job_...
        output: the folder that its files shall go to, for the words after Ctrl-C.
    """
    try:
        warn_of_what_is_away(client)
        return show_progress(client.follow(job_id, _tell), err)
    except KeyboardInterrupt:
        folder = f" -o {output}" if output else ""
        err.print(
            f"\n{job_id} goes on without us:\n"
            f"  deckmill jobs watch {job_id}\n"
            f"  deckmill jobs download {job_id}{folder}\n"
            f"  deckmill jobs cancel {job_id}",
            markup=False,
        )
        raise typer.Exit(INTERRUPTED) from None


def _tell(text: str) -> None:
    err.print(text, style="yellow", markup=False)
