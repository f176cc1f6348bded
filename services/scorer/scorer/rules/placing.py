"""Where findings are, in the words of clients: a path into their document, and the same as a JSON pointer."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from deck_documents import Places
from deck_domain.findings import Finding

_DOCUMENTED = {"TABLE_TOO_DENSE": "table", "CHART_LABEL_COLLISION": "chart"}
"""Codes whose path is documented as the same for every schema: `slides[0].table`."""
_SLIDE = re.compile(r"slides\[\d+\]")
_OF_THE_FILE = "PKG"
"""The letters of rules about the file itself, whose findings have no place in a document."""


def placed(findings: Iterable[Finding], places: Places | None) -> Iterator[Finding]:
    """`findings` at places that the document has; those of a foreign deck have a place in the deck alone."""
    for finding in findings:
        pointer = finding.document_pointer
        path = finding.component_path
        if places is not None and not (path is None and finding.rule.startswith(_OF_THE_FILE)):
            place = places.find(path)
            path, pointer = place.path, place.pointer
        yield replace(finding, component_path=_documented(finding, path), document_pointer=pointer)


def _documented(finding: Finding, path: str | None) -> str | None:
    part = _DOCUMENTED.get(finding.code)
    slide = _SLIDE.match(path or "")
    return f"{slide.group()}.{part}" if part and slide else path
