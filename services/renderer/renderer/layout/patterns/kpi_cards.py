"""Figures of a pattern: in a row above what else the slide says, or alone on it."""

from collections.abc import Sequence

from renderer import findings
from renderer.deck.slides.composed import PatternKpi
from renderer.layout.figures.evidence import has_evidence
from renderer.layout.figures.kpi_ledger import lay_out_ledger
from renderer.layout.figures.kpi_rows import fitting_rows, rows_of
from renderer.layout.figures.kpi_words import is_wordy
from renderer.layout.figures.kpis import KpiRow, lay_out_kpis
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet

_LOW, _WITH_EVIDENCE = 116.0, 178.0
"""Heights of a row above other content, in pt."""
_SIZES = (36.0, 14.0)
_LARGE_SIZES = {1: (96.0, 24.0), 2: (80.0, 22.0), 3: (60.0, 19.0), 4: (46.0, 17.0)}
"""Of figures and words in pt, above other content, and above little of it by the number of figures."""


def lay_out(sheet: Sheet, kpis: Sequence[PatternKpi], area: Rect, *, alone: bool, share: float = 0.0) -> float:
    """Add the figures at the top of `area`, or on all of it where they stand `alone`; returns the height they take.

    Above little else they take a `share` of the height, and are as large as that allows.
    """
    for index, kpi in enumerate(kpis):
        if kpi.style == "gradient":
            place = f"slides[{sheet.index}].content.kpis[{index}].style"
            sheet.say(findings.drawn_flat(sheet.page_index, place))
    listed = (
        alone and any(is_wordy(kpi.value) for kpi in kpis) and not any(kpi.style or has_evidence(kpi) for kpi in kpis)
    )
    if listed and lay_out_ledger(sheet, kpis, area, "content.kpis"):
        return area.height
    height = area.height if alone else _WITH_EVIDENCE if any(map(has_evidence, kpis)) else _LOW
    height = max(height, area.height * share)
    band = Rect(area.x, area.y, area.width, height)
    sizes = _LARGE_SIZES.get(len(kpis), _SIZES) if share else _SIZES
    row = KpiRow(0, tuple(band.columns(len(kpis), sheet.gutter)), *sizes)
    rows = (fitting_rows(sheet, kpis, area) or rows_of(sheet, kpis, area)) if alone else [row]
    lay_out_kpis(sheet, kpis, rows, "content.kpis")
    return height
