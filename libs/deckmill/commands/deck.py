"""`deckmill deck`: from a prompt, or from a file of briefs, to a folder with a deck."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import quote

import typer
import yaml

from deckmill.api_client import ApiClient
from deckmill.commands.following import followed
from deckmill.commands.generate import Detach, Output, Rounds, Theme
from deckmill.commands.slide_jobs import make_slide, without_nones
from deckmill.envelope import STDIN, UnreadableInput
from deckmill.terminal import USAGE, AsJson, connected, err, exits, fail, out, print_json

_FILES = (".yaml", ".yml", ".json")
_ENDED = ("complete", "failed")


def deck(
    what: Annotated[
        str, typer.Argument(help="A prompt, or a .yaml or .json file with `slides` or a `prompt`. `-` reads a prompt.")
    ],
    *,
    output: Output = Path("out"),
    slides: Annotated[int | None, typer.Option(min=1, max=30, help="How many slides a prompt becomes at most.")] = None,
    audience: Annotated[str | None, typer.Option(help="Whom the deck is for.")] = None,
    focus: Annotated[str | None, typer.Option(help="What of the prompt comes first.")] = None,
    style: Annotated[str | None, typer.Option(help="dark, light, formal, serif or bold; chooses a theme.")] = None,
    theme: Theme = None,
    title: Annotated[str | None, typer.Option(help="Title of the deck.")] = None,
    author: Annotated[str | None, typer.Option(help="Author of the file.")] = None,
    rounds: Rounds = None,
    outline: Annotated[bool, typer.Option("--outline", help="Show the slides of a prompt, and make none.")] = False,
    detach: Detach = False,
    as_json: AsJson = False,
) -> None:
    """Make a deck: of a prompt, which is spread over slides, or of a file with a brief for each slide.

    A slide that fails is named, and the deck is made of the others. Exit codes: 0 done, 1 refused or failed, 2 unusable
    input or address, 130 ended by Ctrl-C.
    """
    chosen = {
        "slide_count": slides,
        "audience": audience,
        "focus_area": focus,
        "visual_style": style,
        "theme_id": theme,
        "title": title,
        "author": author,
        "auto_iterations": rounds,
    }
    with exits():
        asked = _asked(what) | without_nones(chosen)
        if outline:
            _show(connected().call("POST", "/v1/deck/outline", json=asked), as_json=as_json)
        else:
            make_slide("/v1/deck", asked, output, detach=detach, as_json=as_json, follow=_followed)


def _asked(what: str) -> dict[str, Any]:
    """What a file asks for, or a prompt. Raises UnreadableInput."""
    if what.lower().endswith(_FILES):
        return _read(Path(what))
    text = typer.get_text_stream("stdin").read() if what == str(STDIN) else what
    if not text.strip():
        fail('say what the deck is about, as in: deckmill deck "A deck about our move. Rents are 30 % lower."', USAGE)
    return {"prompt": text}


def _read(path: Path) -> dict[str, Any]:
    """The request in a file; a slide may be a brief alone."""
    try:
        value = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UnreadableInput(f"cannot read {path}: {error.strerror}") from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        at = f" at line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        raise UnreadableInput(f"cannot read {path}: Not YAML{at}: {error.problem}.") from None
    except (yaml.YAMLError, UnicodeDecodeError):
        raise UnreadableInput(f"cannot read {path}: Not YAML, or not UTF-8: save it as text.") from None
    if not isinstance(value, dict):
        raise UnreadableInput(f"{path} holds no mapping with `slides` or a `prompt`")
    slides = value.get("slides")
    if isinstance(slides, list):
        value["slides"] = [{"brief": one} if isinstance(one, str) else one for one in slides]
    return value


def _followed(client: ApiClient, job_id: str) -> dict[str, Any]:
    return followed(client, job_id, lambda details: _told(client, job_id, details))


def _told(client: ApiClient, job_id: str, details: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The same details, with a line for each slide that has ended."""
    told: set[int] = set()
    for detail in details:
        shown = client.call("GET", f"/v1/jobs/{quote(job_id, safe='')}").get("slides", [])
        for slide in shown:
            if slide["status"] in _ENDED and slide["slide_number"] not in told:
                told.add(slide["slide_number"])
                _tell(slide, len(shown))
        yield detail


def _tell(slide: dict[str, Any], count: int) -> None:
    why = f": {slide['error']['message']}" if slide["status"] == "failed" else ""
    line = f"Slide {slide['slide_number']} of {count} {slide['status']}: {slide['name']}{why}"
    err.print(line, style="red" if why else None, markup=False)


def _show(planned: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        print_json(planned)
        return
    for slide in planned["slides"]:
        out.print(f"{slide['slide_number']:>2}  {slide['role']:<14}  {slide['brief']}", markup=False)
    if planned["price_usd"]:
        out.print(f"The deck costs ${planned['price_usd']:,.2f}.", markup=False)
    for warning in planned["warnings"]:
        err.print(warning["message"], style="yellow", markup=False)
