"""`deckmill template`, and rendering on a template: done here by the renderer itself, no server needed."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from deck_domain.template_answers import Archetype, DeckOnTemplate, Layout, TemplateReport, Tokens
from deckmill.terminal import AsJson, counted_slides, exits, facts, fail, out, place_of, print_json, print_table, table

_ROLES = {"ctrTitle": "title", "subTitle": "subtitle", "sldNum": "number", "ftr": "footer", "dt": "date"}


def template(
    file: Annotated[Path, typer.Argument(help="A presentation or template; .pptx or .potx.")], as_json: AsJson = False
) -> None:
    """Show what a template offers, without a server: colours, sizes, layouts, which slides use which, problems.

    Exit codes: 0 done, 1 it cannot be used, 2 it cannot be read.
    """
    report: TemplateReport = _renderer("report", file)
    if as_json:
        print_json(report)
        return
    _print_tokens(report["tokens"])
    _print_layouts(report["layouts"])
    _print_archetypes(report["archetypes"])
    coverage = f"{report['placeholder_coverage']:.0%} of the placeholders that slides ask for are there"
    out.print(f"\n[bold]{report['template_support_level']}[/bold]: {coverage}")
    for problem in report["problems"]:
        out.print(f"- {problem}", markup=False)


def render_on(template_file: Path, document: Path, output: Path, *, as_json: bool) -> None:
    """Compile `document` on a template into `output`, a .pptx or a folder for one, and say what there is to say."""
    target = output if output.suffix == ".pptx" else output / "deck.pptx"
    answer: DeckOnTemplate = _renderer("render", template_file, document, target)
    if as_json:
        print_json(answer)
        return
    out.print(f"{answer['output']}: {counted_slides(answer['slideCount'])}", markup=False)
    for finding in answer["findings"]:
        out.print(f"- {place_of(finding)}: {finding['message']} [{finding['code']}]", markup=False)


def _renderer(*arguments: str | Path) -> Any:
    """The answer of the renderer's own command on a template, the second of `arguments`, and more.

    Ends this command where the input is refused.
    """
    with exits():
        Path(arguments[1]).open("rb").close()
    command = [sys.executable, "-m", "renderer.command", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        fail(f"The renderer failed: {done.stderr.strip().rpartition(chr(10))[2]}")
    if "error" in answer:
        rows = (f"  {fault['pointer'] or '/'}: {fault['message']}" for fault in answer["error"]["errors"])
        fail("\n".join([answer["error"]["message"], *rows]))
    return answer


def _print_tokens(tokens: Tokens) -> None:
    size, fonts = tokens["slideSize"], tokens["fonts"]
    rows = facts()
    rows.add_row("Slide", f"{size['width']:g} x {size['height']:g} pt, {tokens['ground']}")
    rows.add_row("Fonts", f"{fonts['major']['latin']} for titles, {fonts['minor']['latin']} for text")
    rows.add_row("Palette", "  ".join(f"{slot} {color}" for slot, color in tokens["palette"].items()))
    rows.add_row("Sizes", "  ".join(f"{role} {points:g}" for role, points in tokens["textSizes"].items()))
    rows.add_row("Spacing", "  ".join(f"{name} {points:g}" for name, points in tokens["spacing"].items()))
    print_table(rows)


def _print_layouts(layouts: list[Layout]) -> None:
    rows = table("Layout", "Type", "Placeholders", "Room for content")
    for layout in layouts:
        counts = (f"{count} {_ROLES.get(kind, kind)}" for kind, count in layout["placeholderCounts"].items())
        area = layout["area"]
        rows.add_row(
            layout["name"], layout["type"], ", ".join(counts), f"{area['width']:.0f} x {area['height']:.0f} pt"
        )
    print_table(rows)


def _print_archetypes(archetypes: list[Archetype]) -> None:
    rows = table("Slide type", "Layout", "Sure", "Why")
    for archetype in archetypes:
        sure = f"{archetype['confidence']:.0%}"
        rows.add_row(archetype["slideType"], archetype["layoutName"], sure, archetype["why"])
    print_table(rows)
