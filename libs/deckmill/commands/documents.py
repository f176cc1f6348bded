"""`deckmill validate` and `deckmill schema`: about documents, without a server."""

from pathlib import Path
from typing import Annotated, Any

import typer

from deck_domain.errors import InvalidDocument, NotFound, Violation
from deckmill.envelope import UnreadableInput, read_request
from deckmill.terminal import FAILED, USAGE, AsJson, counted_slides, err, fail, out, print_json


def validate(
    documents: Annotated[
        list[Path], typer.Argument(help="JSON documents, with or without envelopes. `-` reads standard input.")
    ],
    as_json: AsJson = False,
) -> None:
    """Check documents without a server, and print every fault with its place (a JSON pointer).

    Exit codes: 0 all are valid, 1 at least one has faults, 2 at least one is no JSON.
    """
    several = len(documents) > 1
    verdicts, code = [], 0
    for document in documents:
        try:
            verdict = _verdict(document)
            code = max(code, FAILED * (not verdict["valid"]))
        except UnreadableInput as error:
            verdict = {"valid": False, "errors": [{"pointer": "", "code": "unreadable", "message": str(error)}]}
            code = USAGE
            err.print(str(error), style="red", markup=False)
        else:
            if not as_json:
                _print_verdict(verdict, f"{document}: " if several else "")
        verdicts.append({"file": str(document)} | verdict)
    if as_json and (several or code != USAGE):
        print_json(verdicts if several else {key: value for key, value in verdicts[0].items() if key != "file"})
    if code:
        raise typer.Exit(code)


def _verdict(document: Path) -> dict[str, Any]:
    """Raises UnreadableInput."""
    from deck_documents import parse  # noqa: PLC0415 - as in `deckmill.envelope`

    try:
        body = read_request(document)
        parsed = parse(str(body.get("sourceSchema", "")), body["document"])
    except InvalidDocument as error:
        return {"valid": False, "errors": [_fault(each) for each in error.violations]}
    warnings = [_fault(each) for each in parsed.warnings]
    return {
        "valid": True,
        "errors": [],
        "warnings": warnings,
        "title": parsed.title,
        "slide_count": parsed.slide_count,
    }


def _fault(violation: Violation) -> dict[str, str]:
    return {"pointer": violation.pointer, "code": violation.code, "message": violation.message}


def _print_verdict(verdict: dict[str, Any], head: str) -> None:
    for fault in [*verdict["errors"], *verdict.get("warnings", ())]:
        out.print(f"{head}{fault['pointer'] or '/'}: {fault['message']} [{fault['code']}]", markup=False)
    if verdict["valid"]:
        out.print(f"{head}valid: {verdict['title']}, {counted_slides(verdict['slide_count'])}", markup=False)


def schema(name: Annotated[str, typer.Argument(help="protocol_v2, agent_v1 or paper_document.")]) -> None:
    """Print the JSON Schema of a kind of document."""
    from deck_documents import json_schema  # noqa: PLC0415 - as in `deckmill.envelope`

    try:
        print_json(json_schema(name))
    except NotFound as error:
        fail(error.message, USAGE)
