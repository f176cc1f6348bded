"""DAT: are charts and tables there as such, or as pictures of them."""

import re
from collections.abc import Iterator

from deck_domain.findings import Family, Impact
from deck_presentation.boxes import Box
from deck_presentation.model import Shape
from scorer.rules.evidence import Evidence
from scorer.rules.extent import of_shape
from scorer.rules.rule import Hit, Rule

_CHART = re.compile(
    r"\b(charts?|graphs?|plots?|histograms?|(bar|pie|line)[- ]?chart|(säulen|balken|linien|torten|kreis)?diagramme?|"
    r"graphiques?|gráficos?|grafici?)\b|グラフ|图表|圖表",
    re.IGNORECASE,
)
_TABLE = re.compile(r"\b(tables?|spreadsheets?|tabellen?|tableaux?|tablas?)\b|表格|一覧表", re.IGNORECASE)
_LEAST = 0.06
"""The smallest share of the slide that a picture takes; smaller ones are icons and logos."""
_ARGUED = 0.4


def pictured_data(evidence: Evidence) -> Iterator[Hit]:
    """A picture that is called a chart or a table and looks drawn; one of both signs alone may mislead."""
    page = Box(0, 0, evidence.deck.width, evidence.deck.height)
    for slide in evidence.deck.slides:
        for shape in slide.shapes:
            if shape.picture is None or shape.hidden or shape.box.bounds().shared(page) < _LEAST * page.area:
                continue
            kind, drawing = _called(shape), evidence.pictures.drawing(shape.picture.part)
            has_figure = drawing is not None and drawing.has_figure
            if kind or has_figure:
                is_sure = bool(kind) and (drawing is None or drawing.is_flat)
                message = f'"{shape.name}" seems to be a picture of a {kind or "chart or a table"}.'
                extent = of_shape(0.4, shape, evidence.deck)
                impact, confidence = (None, 1.0) if is_sure else (Impact.INFO, _ARGUED)
                yield Hit(message, slide, shape, impact=impact, confidence=confidence, extent=extent)


def _called(shape: Shape) -> str:
    words = f"{shape.alt} {shape.name}"
    if _CHART.search(words):
        return "chart"
    return "table" if _TABLE.search(words) else ""


RULES = (
    Rule(
        "DAT602",
        "DATA_AS_PICTURE",
        "chart",
        Family.INTEGRITY,
        Impact.WARNING,
        "a picture of a chart or a table",
        "Draw it as a chart or a table, so that its numbers can be read and corrected.",
        pictured_data,
        why="Numbers in a picture cannot be checked, corrected, sorted or read aloud.",
        source="WCAG 2.2, 1.4.5 (images of text) and 1.3.1 (info and relationships).",
        example='A screenshot with the alternative text "Bar chart of revenue by quarter".',
    ),
)
