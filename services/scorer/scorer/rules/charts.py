"""Charts: does an axis that is cut say so, does a chart point at something, do its words stay whole."""

import re
from collections.abc import Iterator

from deck_domain.findings import Family, Impact
from deck_fonts import Font
from deck_presentation.boxes import EMU_PER_POINT, Box
from deck_presentation.model import Chart, Lettering, Series, Shape, Slide
from scorer.rules.evidence import Evidence
from scorer.rules.extent import beyond, of_shape
from scorer.rules.rule import Hit, Rule, Skipped
from scorer.rules.text_fit import CJK

_FILLED = ("barChart", "areaChart")
_SAID = re.compile(
    r"\b(axis|scale)\b.{0,40}\b(cut|broken|truncat\w+|zero|starts? at|begins? at)\b|\b(cut|broken|truncated) axis\b|"
    r"\b(achse|skala)\b.{0,40}\b(abgeschnitten|unterbrochen|gekürzt|null|beginnt)\b|"
    r"\b(abgeschnittene|unterbrochene|gekürzte) (achse|skala)\b|"
    r"\b(axe|échelle)\b.{0,40}\b(coupé|tronqué|zéro|commence)|"
    r"\b(eje|escala)\b.{0,40}\b(cortado|truncado|cero|empieza|comienza)\b|軸.{0,20}(省略|切|ゼロ|0)|轴.{0,20}(截断|零|0)|"
    r"축.{0,20}(절단|생략|0)|المحور.{0,40}(يبدأ|مقطوع|الصفر|صفر)|يبدأ المحور|"
    r"\basse\b.{0,40}\b(troncato|interrotto|zero)\b|"
    r"\beixo\b.{0,40}\b(cortado|truncado|zero)\b|\bas\b.{0,20}\b(begint|start|afgebroken)\b",
    re.IGNORECASE,
)
_SLASHES = re.compile(r"^\s*(//|/ /|\u2afd|\u2248|\u2307|zz)\s*$")
_NAMED = re.compile(r"axis break|broken axis|scale break|achsenbruch|rupture d.axe", re.IGNORECASE)
_LINES = frozenset({"line", "straightConnector1", "lineInv"})
_FEWEST_MARKS = 2
_NEAR, _SMALL = 0.4, 0.25
"""Of a chart's sides: how far from its foot a mark may stand, and how long its shorter side may be."""
_MANY = 6
"""Bars of one series from which on a reader looks for the one that is meant."""
_SLACK = 1.02
_FONT = Font("Calibri")
"""What charts are measured with: a narrow face, so that a word that does not fit in it fits in few others."""


def cut_axes(evidence: Evidence) -> Iterator[Hit]:
    """Bars or areas whose axis does not begin at zero, without a mark at its foot and without a word on the slide."""
    for slide, shape, chart in _charts(evidence):
        cut = next((found for one in chart.series if one.plot in _FILLED and (found := _cut(one)) is not None), None)
        if cut is None or _is_marked(slide, shape) or _is_said(slide):
            continue
        largest = max((abs(value) for one in chart.series for value in one.values if value is not None), default=0.0)
        message = f'The axis of "{shape.name}" begins at {cut:.14g} and not at zero, and nothing says so.'
        degree = min(abs(cut) / largest, 1.0) if largest else 0.5
        yield Hit(message, slide, shape, extent=of_shape(degree, shape, evidence.deck))


def _cut(series: Series) -> float | None:
    """The end of an axis that leaves zero out; None of others."""
    low, high = series.ends
    if low is not None and low > 0:
        return low
    return high if high is not None and high < 0 else None


def _is_marked(slide: Slide, chart: Shape) -> bool:
    """A double slash, or something that is called a break, stands on the chart near the foot of its axis."""
    found = [shape for shape in slide.shapes if shape is not chart and not shape.hidden and _is_at_foot(shape, chart)]
    slashes = [shape for shape in found if shape.geometry in _LINES and min(shape.box.width, shape.box.height) > 0]
    said = any(_NAMED.search(f"{shape.name} {shape.alt}") or _is_sign(shape) for shape in found)
    return said or len(slashes) >= _FEWEST_MARKS


def _is_sign(shape: Shape) -> bool:
    return shape.body is not None and _SLASHES.match(shape.body.text) is not None


def _is_at_foot(shape: Shape, chart: Shape) -> bool:
    """Whether a small shape stands on the lower or the left part of a chart."""
    box, whole = shape.box.bounds(), chart.box.bounds()
    small = min(box.width, box.height) <= _SMALL * min(whole.width, whole.height)
    middle = Box(box.x + box.width / 2, box.y + box.height / 2, 0, 0)
    across, down = (middle.x - whole.x) / max(whole.width, 1), (middle.y - whole.y) / max(whole.height, 1)
    return small and -0.05 <= across <= 1 and 0 <= down <= 1.05 and (down >= 1 - _NEAR or across <= _NEAR)


def _is_said(slide: Slide) -> bool:
    texts = (text for shape in slide.shapes for text in (shape.alt, *(body.text for body in shape.bodies)))
    return any(_SAID.search(text) for text in texts)


def pointless(evidence: Evidence) -> Iterator[Hit]:
    """Many bars of one series, all in one colour and with nothing said at any of them."""
    for slide, shape, chart in _charts(evidence):
        (series, count) = _only_bars(chart)
        if _is_one_of_many(slide, shape):
            continue
        if series is None or count < _MANY or len({series.points.get(n, series.paint) for n in range(count)}) > 1:
            continue
        if any(other.body is not None and other.has_text and _lies_on(other, shape) for other in slide.shapes):
            continue
        message = f'The {count} bars of "{shape.name}" are all alike: nothing says which of them is meant.'
        yield Hit(message, slide, shape, extent=of_shape(beyond(count, _MANY - 1, 12), shape, evidence.deck))


def _is_one_of_many(slide: Slide, chart: Shape) -> bool:
    """A chart among others of its kind: one chart is meant or another, not one of its bars."""
    kinds = [_only_bars(shape.chart) for shape in slide.shapes if shape.chart is not None and shape is not chart]
    return any(series is not None for series, _ in kinds)


def _only_bars(chart: Chart) -> tuple[Series | None, int]:
    """The only series of a chart, if it has bars, and how many; histograms and steps are no such bars."""
    if len(chart.series) != 1 or chart.series[0].plot != "barChart":
        return None, 0
    (series,) = chart.series
    return series, sum(value is not None for value in series.values)


def _lies_on(shape: Shape, chart: Shape) -> bool:
    box = shape.box.bounds()
    return box.shared(chart.box.bounds()) > 0.5 * box.area


def broken_words(evidence: Evidence) -> Iterator[Hit]:
    """A word at an axis or at a value that is wider than the room in which it wraps."""
    if evidence.fonts is None:
        raise Skipped(evidence.why_no_fonts)
    for slide, shape, chart in _charts(evidence):
        points = shape.box.bounds().width / EMU_PER_POINT
        broken = [word for one in chart.lettering for word in _too_wide(evidence, one, points)]
        if broken:
            message = f'{len(broken)} words of the chart "{shape.name}" have no room for a line: "{broken[0]}".'
            yield Hit(message, slide, shape, extent=of_shape(beyond(len(broken), 0, 4), shape, evidence.deck))


def _too_wide(evidence: Evidence, lettering: Lettering, width: float) -> Iterator[str]:
    room = lettering.room * width * _SLACK
    for name in dict.fromkeys(lettering.words):
        for word in re.split(r"[\s\u00ad-]+", name):
            if not CJK.search(word) and evidence.fonts and evidence.fonts.width(word, _FONT, lettering.size) > room:
                yield word


def _charts(evidence: Evidence) -> Iterator[tuple[Slide, Shape, Chart]]:
    for slide in evidence.deck.slides:
        for shape in slide.shapes:
            if shape.chart is not None and not shape.hidden:
                yield slide, shape, shape.chart


RULES = (
    Rule(
        "DAT605",
        "AXIS_CUT_UNMARKED",
        "chart",
        Family.INTEGRITY,
        Impact.WARNING,
        "bars or areas on an axis that does not begin at zero, without a mark",
        "Begin the axis at zero, or mark the cut: a double slash through axis and bars, or a line that says so.",
        cut_axes,
        why="The length of a bar is its value: on a cut axis a rise of 5 % looks like one of a half.",
        source="Tufte, The Visual Display of Quantitative Information, chapter 2 (lie factor); Few, Show Me the "
        "Numbers, chapter 9 (scales of bar graphs begin at zero).",
        example="Columns of 96, 97 and 99 on an axis from 95 to 100.",
    ),
    Rule(
        "COL306",
        "CHART_WITHOUT_EMPHASIS",
        "chart",
        Family.LEGIBILITY,
        Impact.INFO,
        "6 bars or more of one series, all alike",
        "Set the bar that is meant in the accent and the others in grey, or say beside it what is to be seen.",
        pointless,
        why="A reader with ten seconds looks for the bar that is meant, and finds none.",
        source="Knaflic, Storytelling with Data, chapter 4 (focus attention); Ware, Information Visualization, "
        "chapter 5 (preattentive colour).",
        example='Six blue bars under the title "The Warden wins too often".',
    ),
    Rule(
        "TXT112",
        "CHART_WORD_BROKEN",
        "chart",
        Family.LEGIBILITY,
        Impact.WARNING,
        "a word of a chart that breaks within itself",
        "Let the names turn or lie beside bars, shorten them, or let labels keep their line.",
        broken_words,
        why='"With / progra / mme" is read letter by letter.',
        source="Bringhurst, The Elements of Typographic Style, 2.4 (words are not broken in display).",
        example="Names of thirty letters below eight columns, told not to turn.",
        needs="fonts to measure with",
    ),
)
