"""`deckmill templates`: what slides can be made of."""

from typing import Annotated
from urllib.parse import quote

import typer

from deckmill.terminal import AsJson, connected, exits, print_json, print_rows


def templates(
    template: Annotated[str | None, typer.Argument(help="The template to show, as kpi_dashboard; else all.")] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """List the templates of `/v1/render`, or show one: the JSON Schema of its params, and an example."""
    with exits():
        answer = connected().call("GET", f"/v1/templates/{quote(template, safe='')}" if template else "/v1/templates")
    if template or as_json:
        print_json(answer)
        return
    print_rows(("ID", "SHOWS"), [(each["id"], each["description"]) for each in answer["templates"]])
