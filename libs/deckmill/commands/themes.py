"""`deckmill themes`: what slides can look like, built in and of your own."""

from pathlib import Path
from typing import Annotated
from urllib.parse import quote

import typer

from deckmill.terminal import AsJson, connected, err, exits, print_json, print_rows

app = typer.Typer(help="List themes, keep that of a presentation, delete one.", invoke_without_command=True)


@app.callback()
def themes(context: typer.Context, as_json: AsJson = False) -> None:
    """List the themes that slides can be asked for in: built in, and your own."""
    if context.invoked_subcommand:
        return
    with exits():
        answer = connected().call("GET", "/v1/themes")
    if as_json:
        print_json(answer)
        return
    rows = [(each["id"], each["primary"], each["accent"], each["source"], each["name"]) for each in answer["themes"]]
    print_rows(("ID", "PRIMARY", "ACCENT", "SOURCE", "NAME"), rows)


@app.command()
def upload(
    file: Annotated[Path, typer.Argument(help="A .pptx or .potx file.", exists=True, dir_okay=False, readable=True)],
    name: Annotated[str | None, typer.Option(help="What it shall be called; else as the file.")] = None,
    based_on: Annotated[str | None, typer.Option(help="The built-in theme whose manner it takes.")] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Keep the theme of a presentation, and print its id: colours, fonts, page and logo."""
    fields = {key: value for key, value in {"name": name, "based_on": based_on}.items() if value}
    with exits():
        form = {"files": {"file": (file.name, file.read_bytes())}, "data": fields}
        made = connected().call("POST", "/v1/themes/upload", **form)
    for warning in made["warnings"]:
        err.print(warning["message"], markup=False)
    print_json(made) if as_json else print(made["theme_id"])


@app.command()
def delete(theme: Annotated[str, typer.Argument(help="The id of a theme of your own.")]) -> None:
    """Delete a theme; slides in it stay as they are."""
    with exits():
        connected().call("DELETE", f"/v1/themes/{quote(theme, safe='')}")
