"""Scores one deck at a time in a disposable process; see `deck_runtime.children.process`."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from deck_documents import decode_json, parse
from deck_domain.errors import InvalidDocument
from deck_domain.findings import Finding
from deck_fonts import FontBook
from scorer.inspect_deck import score_file
from scorer.report.quality_report import canonical_json
from scorer.report.verdict import Policy

REPORT = "report.json"


def warm() -> None:
    """Read the fonts once."""
    FontBook.load()


def handle(request: dict[str, Any], progress: Callable[[int, int], None]) -> dict[str, Any]:
    """Score a deck, or check the structure of a document.

    Args:
        request: `pptx`, `document`, `source_schema`, `manifest` (paths, or None), `policy`, `structure_only`, `out`.
        progress: called with slides read and slides in all.

    Returns:
        `report` (path of the JSON), `deck_score`, `slide_count`, `finding_count`, `blocking`; for a document alone
        `valid` and `errors` besides. A broken deck is a report, not an error.
    """
    target = Path(request["out"]) / REPORT
    if request.get("pptx") is None:
        return _validate(request, target)
    report = score_file(
        Path(request["pptx"]),
        document=_document(request.get("document")),
        notices=_notices(request.get("manifest")),
        policy=Policy(**request["policy"]) if "policy" in request else None,
        progress=progress,
    )
    target.write_bytes(canonical_json(report))
    return {
        "report": str(target),
        "deck_score": report["deckScore"],
        "slide_count": report["slideCount"],
        "finding_count": len(report["findings"]),
        "blocking": report["blocking"],
    }


def _document(path: str | None) -> dict[str, Any] | None:
    """The input document, its envelope taken off; None when there is none to compare with."""
    value = json.loads(Path(path).read_bytes()) if path else None
    if isinstance(value, dict) and isinstance(value.get("document"), dict):
        value = value["document"]
    return value if isinstance(value, dict) else None


def _notices(path: str | None) -> tuple[Finding, ...]:
    manifest: Mapping[str, Any] = json.loads(Path(path).read_bytes()) if path else {}
    return tuple(Finding.from_wire(wire) for wire in manifest.get("notices", ()))


def _validate(request: Mapping[str, Any], target: Path) -> dict[str, Any]:
    """Check a document without a deck: the validation record says whether it is valid, and every fault."""
    errors: list[dict[str, str]] = []
    warnings: list[dict[str, str]] = []
    slides = 0
    try:
        document = decode_json(Path(request["document"]).read_bytes())
        parsed = parse(request.get("source_schema") or "", document, gate=False)
    except InvalidDocument as error:
        errors = [_fault(violation) for violation in error.violations]
    else:
        slides = parsed.slide_count
        warnings = [_fault(violation) for violation in parsed.warnings]
    record = {
        "kind": "structure",
        "sourceSchema": request.get("source_schema"),
        "valid": not errors,
        "errors": errors,
        "warnings": warnings,
        "slideCount": slides,
    }
    target.write_bytes(canonical_json(record))
    return {
        "report": str(target),
        "valid": not errors,
        "errors": errors,
        "warnings": warnings,
        "deck_score": None,
        "slide_count": slides,
        "finding_count": len(errors),
        "blocking": bool(errors),
    }


def _fault(violation: Any) -> dict[str, str]:
    return {"pointer": violation.pointer, "code": violation.code, "message": violation.message}
