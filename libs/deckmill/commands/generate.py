"""`deckmill generate`: from a sentence to a folder with a slide, its code, its picture and a report."""

from pathlib import Path
from typing import Annotated

import typer

from deckmill.commands.slide_jobs import make_slide
from deckmill.envelope import STDIN
from deckmill.terminal import USAGE, AsJson, fail

Output = Annotated[Path, typer.Option("-o", "--output", help="Folder to write to.")]
Theme = Annotated[str | None, typer.Option(help="consulting_blue, dark_executive, paper_serif and others.")]
Rounds = Annotated[
    int | None, typer.Option(min=0, max=3, help="How often it is tried again while the rules find something to mend.")
]
Detach = Annotated[bool, typer.Option("--detach", help="Print the job's id and do not wait for it.")]


def generate(
    brief: Annotated[str, typer.Argument(help="What the slide shall show, in a sentence. `-` reads standard input.")],
    *,
    output: Output = Path("out"),
    theme: Theme = None,
    name: Annotated[str | None, typer.Option(help="What the job is called; else the beginning of the brief.")] = None,
    rounds: Rounds = None,
    detach: Detach = False,
    as_json: AsJson = False,
) -> None:
    """Make a slide of a sentence: plan it, write its code, run that, and download slide, code, picture and report.

    Exit codes: 0 done, 1 refused or failed, 2 unusable input or address, 130 ended by Ctrl-C.
    """
    text = typer.get_text_stream("stdin").read() if brief == str(STDIN) else brief
    if not text.strip():
        fail('say what the slide shall show, as in: deckmill generate "Agenda: welcome, results, outlook"', USAGE)
    asked = {"brief": text, "theme_id": theme, "name": name, "auto_iterations": rounds}
    make_slide("/v1/generate", asked, output, detach=detach, as_json=as_json)
