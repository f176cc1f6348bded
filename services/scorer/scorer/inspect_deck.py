"""From a file to its report."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from deck_domain.brand import Brand
from deck_domain.findings import Finding
from deck_domain.render_manifest import RenderedPage
from deck_fonts import FontBook
from deck_package import Package, examine_package
from deck_presentation.model import Deck
from deck_presentation.parts import Parts
from deck_presentation.reading import read_deck
from scorer.measuring.needed_fonts import missing_fonts
from scorer.report.coverage import measure_coverage
from scorer.report.promises import broken_promises, refusal
from scorer.report.quality_report import Judgement, write_report
from scorer.report.score import refused_deck, score_findings
from scorer.report.verdict import Policy, judge
from scorer.rules.catalogue import inspect
from scorer.rules.evidence import Evidence

_NOTHING = Deck(0, 0, ())


def score_file(
    source: Path | bytes,
    *,
    document: dict[str, Any] | None = None,
    source_schema: str = "",
    renderer_findings: tuple[Finding, ...] = (),
    pages: tuple[RenderedPage, ...] = (),
    brand: Brand | None = None,
    policy: Policy | None = None,
    desktop: Mapping[str, Any] | None = None,
    fonts: FontBook | None = None,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> dict[str, Any]:
    """Report on a .pptx or .potx from anywhere.

    Args:
        source: the file, or its bytes.
        document: the input document it was made from, to see whether all of it is there.
        source_schema: of the document; empty when unknown.
        renderer_findings: what the renderer found while it made the deck.
        pages: what of the document each slide shows, as the renderer says.
        brand: what the brand demands that it should keep to; None for a deck without one.
        policy: what the caller allows.
        desktop: the record of a validation by LibreOffice, where one was asked for.
        fonts: the installed ones by default; only those that every set-up has are measured with.
        progress: called with slides read and slides in all.

    Returns:
        The report. A file that is no presentation gets one too, with critical findings and without a score.
    """
    package, faults = examine_package(source)
    try:
        parts = Parts(package) if package is not None else None
        deck = read_deck(parts, progress) if parts is not None else _NOTHING
        book = (fonts or FontBook.load()).standard
        missing = missing_fonts(deck, book)
        evidence = Evidence(
            deck,
            parts,
            faults,
            None if missing else book,
            document,
            renderer_findings,
            missing_fonts=missing,
            source_schema=source_schema,
            pages=pages,
            brand=brand,
        )
        return _report(evidence, policy or Policy(), desktop, readable=parts is not None)
    finally:
        _close(package)


def _report(evidence: Evidence, policy: Policy, desktop: Mapping[str, Any] | None, *, readable: bool) -> dict[str, Any]:
    inspection = inspect(evidence, readable=readable)
    refused = bool(refusal(desktop))
    score = score_findings(inspection.findings, len(evidence.deck.slides), unassessed=inspection.unassessed)
    level = evidence.brand.support_level if evidence.brand else ""
    verdict = judge(evidence.deck, inspection.findings, policy, readable=readable, refused=refused, support_level=level)
    broken = broken_promises(evidence, verdict, policy, desktop)
    inspection = replace(inspection, findings=(*inspection.findings, *broken))
    coverage = measure_coverage(evidence)
    return write_report(
        Judgement(
            evidence.deck,
            inspection,
            refused_deck(score) if refused else score,
            verdict,
            policy,
            coverage,
            desktop,
            evidence.brand,
            readable,
        )
    )


def _close(package: Package | None) -> None:
    if package is not None:
        package.close()
