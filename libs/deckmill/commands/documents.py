"""`deckmill validate` and `deckmill schema`: about documents, without a server."""

from pathlib import Path
from typing import Annotated

import typer

from deck_documents import json_schema, parse
from deck_domain.errors import InvalidDocument, NotFound
from deckmill.envelope import read_request
from deckmill.terminal import FAILED, USAGE, AsJson, exits, fail, out, print_json


def validate(
    document: Annotated[Path, typer.Argument(help="A document, or the envelope around it; JSON.")],
    as_json: AsJson = False,
) -> None:
    """Check a document offline; every fault with its JSON pointer. Exit code 1 when there is one."""
    with exits():
        body = read_request(document)
    try:
        parsed = parse(str(body.get("sourceSchema", "")), body["document"], gate=False)
    except InvalidDocument as error:
        faults = [{"pointer": v.pointer, "code": v.code, "message": v.message} for v in error.violations]
        if as_json:
            print_json({"valid": False, "errors": faults})
        else:
            for fault in faults:
                out.print(f"{fault['pointer'] or '/'}: {fault['message']} [{fault['code']}]", markup=False)
        raise typer.Exit(FAILED) from None
    warnings = [{"pointer": v.pointer, "code": v.code, "message": v.message} for v in parsed.warnings]
    if as_json:
        print_json({"valid": True, "errors": [], "warnings": warnings})
        return
    for warning in warnings:
        out.print(f"{warning['pointer'] or '/'}: {warning['message']} [{warning['code']}]", markup=False)
    out.print(f"valid: {parsed.title}, {parsed.slide_count} slides", markup=False)


def schema(name: Annotated[str, typer.Argument(help="protocol_v2, agent_v1 or paper_document.")]) -> None:
    """Print the JSON Schema of a kind of document."""
    try:
        print_json(json_schema(name))
    except NotFound as error:
        fail(error.message, USAGE)
