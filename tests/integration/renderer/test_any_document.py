"""Whatever valid document is sent: it renders, and what is not well is said. The scorer is the judge."""

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from deck_documents.parsing import ParsedDocument
from deck_domain.findings import Finding
from renderer.compile import compile_deck
from scorer.inspect_deck import score_file
from tests.support.any_document import documents, kinds

_SEEN_BY_THE_SCORER = {
    "TXT101": "a text is taller than its box",
    "LAY201": "something is off the slide",
    "LAY202": "a text lies over another",
}
_SAID_BY_THE_RENDERER = {
    "OVERFLOW_BODY_TEXT",
    "TABLE_TOO_DENSE",
    "OUT_OF_BOUNDS",
    "NODE_COLLISION",
    "TEXT_CLIP",
    "REGION_TOO_SMALL",
    "CHART_LABELS_COLLIDE",
}

_SEED = 0x23C3F69AEFA5966B422508FC28023FA29669C8AB74BA43B3BD3D40B686C2C219F65EB270E72E73AE8ACE790C7565E5B7
"""Which documents are tried follows from it; without one, from the text of the test."""


@pytest.mark.parametrize(("schema", "kind"), kinds())
def test_any_document_renders_and_says_what_is_not_well(schema: str, kind: str) -> None:
    """No exception; no text out of its box or over another, nothing off the slide or lost, unless it is said."""

    @settings(
        max_examples=3,
        deadline=None,
        derandomize=True,
        phases=[Phase.explicit, Phase.generate],  # to shrink a document takes minutes; the message names the place
        suppress_health_check=list(HealthCheck),
    )
    @seed(_SEED)
    @given(documents(schema, kind))
    def holds(found: tuple[dict[str, Any], ParsedDocument]) -> None:
        document, parsed = found
        compiled = compile_deck(parsed)
        report = score_file(compiled.pptx, document=document, renderer_findings=compiled.findings)
        said = {notice.slide_index for notice in compiled.findings if notice.code in _SAID_BY_THE_RENDERER}
        assert _unsaid(report["findings"], said) == [], [_told(notice) for notice in compiled.findings]

    holds()


def _unsaid(findings: list[dict[str, Any]], said: set[int | None]) -> list[str]:
    """What the scorer sees and the renderer did not tell of that slide; lost content is never in order."""
    return [
        f"{finding['rule']} slide {finding['slideIndex']}: {finding['message']}"
        for finding in findings
        if finding["rule"] == "DAT604"
        or (
            finding["rule"] in _SEEN_BY_THE_SCORER
            and finding["confidence"] >= 0.5
            and finding["slideIndex"] not in said
        )
    ]


def _told(notice: Finding) -> str:
    return f"{notice.code} {notice.component_path}"
