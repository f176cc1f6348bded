"""`deckmill doctor`: what is wrong with this installation, and the command that mends it."""

import os
from pathlib import Path

import typer

from deckmill.api_client import DEFAULT_DATA_DIR
from deckmill.embedded.data_directory import DataDirectory
from deckmill.terminal import FAILED, AsJson, DataDir, out, print_json

_SIGNS = {"ok": "[green]ok[/green]     ", "warning": "[yellow]warning[/yellow]", "fault": "[red]fault[/red]  "}


def doctor(data_dir: DataDir = Path(DEFAULT_DATA_DIR), as_json: AsJson = False) -> None:
    """Check this installation part by part, and print what mends each fault. Exit code 1 if there is a fault."""
    from deckmill.diagnosis import examine  # noqa: PLC0415 - loads what all services load, and no other command needs it

    symptoms = list(examine(DataDirectory(data_dir), os.environ))
    if as_json:
        print_json(
            [{"part": each.part, "state": each.state, "said": each.said, "mend": each.mend} for each in symptoms]
        )
    for each in () if as_json else symptoms:
        out.print(f"{_SIGNS[each.state]}  {each.part:<16}", end="")
        out.print(each.said, markup=False)
        if each.mend:
            out.print(f"{'':<9}{'':<16}{each.mend}", style="bold", markup=False)
    if any(each.state == "fault" for each in symptoms):
        raise typer.Exit(FAILED)
