"""Templates from a command line, answers as JSON: for programs that do not import the renderer.

`python -m renderer.command report TEMPLATE` and `python -m renderer.command render TEMPLATE DOCUMENT OUTPUT`.
"""

import argparse
import json
import sys
from pathlib import Path

from deck_documents import decode_json, parse, schema_of
from deck_domain.errors import DeckError, InvalidDocument
from deck_domain.template_answers import DeckOnTemplate, Fault, Refusal, Refused, TemplateReport
from renderer.compile import compile_deck
from renderer.template import Template, compile_template, report_of, tried

_REFUSED = 1


def main() -> int:
    """Run one command; exit code 1 and an error object where the input is refused."""
    given = _arguments()
    answer: TemplateReport | DeckOnTemplate | Refused
    code = 0
    try:
        template = compile_template(given.template.read_bytes())
        answer = report_of(tried(template)) if given.command == "report" else _rendered(given, template)
    except (DeckError, OSError) as error:
        answer, code = Refused(error=_said(error)), _REFUSED
    json.dump(answer, sys.stdout, ensure_ascii=False)
    return code


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m renderer.command")
    commands = parser.add_subparsers(dest="command", required=True)
    report = commands.add_parser("report", help="Say what a template holds.")
    render = commands.add_parser("render", help="Build a document on a template.")
    for command in (report, render):
        command.add_argument("template", type=Path)
    for name in ("document", "output"):
        render.add_argument(name, type=Path)
    return parser.parse_args()


def _rendered(given: argparse.Namespace, template: Template) -> DeckOnTemplate:
    body = decode_json(given.document.read_bytes())
    envelope = body if isinstance(body, dict) and "document" in body else {"document": body}
    document = envelope["document"]
    schema = envelope.get("sourceSchema") or (schema_of(document) if isinstance(document, dict) else "protocol_v2")
    compiled = compile_deck(parse(str(schema), document), template=template)
    given.output.parent.mkdir(parents=True, exist_ok=True)
    given.output.write_bytes(compiled.pptx)
    findings = [finding.to_wire() for finding in compiled.findings]
    return {"output": str(given.output), "slideCount": compiled.slide_count, "findings": findings}


def _said(error: DeckError | OSError) -> Refusal:
    if isinstance(error, OSError):
        return {"code": "unreadable", "message": f"cannot read {error.filename}: {error.strerror}", "errors": []}
    faults = error.violations if isinstance(error, InvalidDocument) else ()
    rows = [Fault(pointer=fault.pointer, code=fault.code, message=fault.message) for fault in faults]
    return {"code": error.code, "message": error.message, "errors": rows}


if __name__ == "__main__":
    sys.exit(main())
