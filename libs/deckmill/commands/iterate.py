"""`deckmill iterate`: the next version of a slide that was made of a sentence."""

from pathlib import Path
from typing import Annotated

import typer

from deckmill.commands.generate import Detach, Output, Rounds, Theme
from deckmill.commands.slide_jobs import make_slide
from deckmill.envelope import STDIN
from deckmill.terminal import USAGE, AsJson, fail


def iterate(
    job: Annotated[str, typer.Argument(help="The job whose slide is to be changed; it stays as it is.")],
    feedback: Annotated[str, typer.Argument(help="What to change. `-` reads standard input.")] = "",
    *,
    output: Output = Path("out"),
    theme: Theme = None,
    name: Annotated[str | None, typer.Option(help="What the job is called; else after the slide's own name.")] = None,
    rounds: Rounds = None,
    version: Annotated[int | None, typer.Option(min=0, help="The version to change; else the job's best.")] = None,
    detach: Detach = False,
    as_json: AsJson = False,
) -> None:
    """Change a slide: as `deckmill iterate JOB "make the title larger"`. What cannot be done is told.

    Exit codes: 0 done, 1 refused or failed, 2 unusable input or address, 130 ended by Ctrl-C.
    """
    text = typer.get_text_stream("stdin").read() if feedback == str(STDIN) else feedback
    if not (text.strip() or theme or rounds):
        fail('say what to change, as in: deckmill iterate JOB "rename churn to cancellations"', USAGE)
    asked = {
        "job_id": job,
        "feedback": text,
        "theme_id": theme,
        "name": name,
        "auto_iterations": rounds,
        "iteration": version,
    }
    make_slide("/v1/iterate", asked, output, detach=detach, as_json=as_json)
