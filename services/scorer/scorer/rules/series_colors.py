"""COL: can the series of a chart be told apart by their colours."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

from deck_domain.findings import Family, Impact
from deck_presentation.model import Chart, Series, Shape, Slide
from deck_presentation.paints import Color
from scorer.measuring.likeness import differ_as_red_and_green, difference, hue, is_grey
from scorer.rules.color_marks import marks_of
from scorer.rules.evidence import Evidence
from scorer.rules.extent import beyond, of_shape
from scorer.rules.rule import Hit, Rule

MOST_SERIES = 7
_ALIKE = 0.07
"""The smallest difference between two colours with which a legend can be followed."""
_TOLD_ELSEWHERE = 0.4
"""Marks of one colour or another are a fault of A11Y507, which costs."""
_MOST_COLORS = 20
_ROUND = ("pieChart", "doughnutChart", "ofPieChart")


@dataclass(frozen=True, slots=True)
class _Part:
    """A series, or a point of a pie, as the legend shows it."""

    name: str
    color: Color
    texture: str


def crowded_series(evidence: Evidence) -> Iterator[Hit]:
    """More series, or slices, than a legend can be followed for; neighbours whose colours are nearly the same."""
    for slide, shape, chart in _charts(evidence):
        if _says_by_place(chart):
            continue
        count = max(len(_shown(chart)), *(_slices(series) for series in chart.series), 0)
        parts = _parts(chart)
        if count > MOST_SERIES and not _is_named(chart):
            message = f'The chart "{shape.name}" tells {count} series apart by colour; {MOST_SERIES} are the most.'
            yield Hit(message, slide, shape, extent=of_shape(beyond(count, MOST_SERIES, 4), shape, evidence.deck))
            continue
        alike = [pair for pair in pairwise(parts) if _are_alike(*pair)] if not _is_named(chart) else []
        if alike:
            one, other = alike[0]
            message = f'In the chart "{shape.name}", {one.name} and {other.name} have nearly the same colour.'
            degree = 1 - difference(one.color, other.color) / _ALIKE
            yield Hit(
                message,
                slide,
                shape,
                action="Give neighbours colours that differ in lightness, or label them directly.",
                extent=of_shape(degree, shape, evidence.deck),
            )


def red_and_green(evidence: Evidence) -> Iterator[Hit]:
    """Red and green of about the same lightness, and nothing else that tells them apart."""
    for slide, shape, chart in _charts(evidence):
        parts = _parts(chart) if not _is_named(chart) and not _says_by_place(chart) else []
        pairs = [pair for pair in combinations(parts, 2) if _are_red_and_green(*pair)]
        if pairs:
            red, green = sorted(pairs[0], key=lambda part: hue(part.color))
            message = (
                f'In the chart "{shape.name}", only red ({red.color.hex}) and green ({green.color.hex}) tell '
                f"{red.name} from {green.name}."
            )
            yield Hit(message, slide, shape, extent=of_shape(0.4, shape, evidence.deck))
    for slide in evidence.deck.slides:
        for marks in marks_of(slide):
            firsts = {mark.color: mark for mark in reversed(marks)}
            pairs_of_marks = combinations(list(firsts.values())[:_MOST_COLORS], 2)
            pair = next((p for p in pairs_of_marks if differ_as_red_and_green(p[0].color, p[1].color)), None)
            if pair is not None:
                message = f'Only red and green tell "{pair[0].name}" from "{pair[1].name}".'
                yield Hit(message, slide, pair[0].shape, pair[1].shape, impact=Impact.INFO, confidence=_TOLD_ELSEWHERE)


def _charts(evidence: Evidence) -> Iterator[tuple[Slide, Shape, Chart]]:
    for slide in evidence.deck.slides:
        for shape in slide.shapes:
            if shape.chart is not None and not shape.hidden:
                yield slide, shape, shape.chart


def _shown(chart: Chart) -> list[Series]:
    """Series that are drawn; what carries others, or a range, has no paint."""
    return [series for series in chart.series if series.paint.kind != "none"]


def _slices(series: Series) -> int:
    return len(series.values) if series.by_point else 0


def _is_named(chart: Chart) -> bool:
    """Labels say what is what: there is no legend to be followed."""
    return bool(chart.series) and all(series.shows_names for series in _shown(chart))


def _says_by_place(chart: Chart) -> bool:
    """Bars that others carry, as in waterfalls, and prices: where they stand says what they are."""
    carried = any(series.plot == "barChart" and series.paint.kind == "none" for series in chart.series)
    return carried or any(series.plot == "stockChart" for series in chart.series)


def _parts(chart: Chart) -> list[_Part]:
    """What a legend lists, in its order, as far as the colours are known."""
    round_series = next((series for series in chart.series if series.plot in _ROUND), None)
    if round_series is not None:
        return list(_points(round_series))
    kinds = {series.plot for series in chart.series}
    shown = [series for series in _shown(chart) if series.paint.kind == "solid"] if len(kinds) == 1 else []
    return [
        _Part(f'"{series.name}"' if series.name else f"series {number + 1}", series.paint.colors[0], series.texture)
        for number, series in enumerate(shown)
    ]


def _points(series: Series) -> Iterator[_Part]:
    for index in range(len(series.values)):
        paint = series.points.get(index)
        if paint is not None and paint.kind == "solid":
            name = series.categories[index] if index < len(series.categories) else ""
            yield _Part(f'"{name}"' if name else f"slice {index + 1}", paint.colors[0], "")


def _are_alike(one: _Part, other: _Part) -> bool:
    """Two greys are meant to be alike: they stand back behind another series."""
    if one.texture != other.texture or (is_grey(one.color) and is_grey(other.color)):
        return False
    return difference(one.color, other.color) < _ALIKE


def _are_red_and_green(one: _Part, other: _Part) -> bool:
    return one.texture == other.texture and differ_as_red_and_green(one.color, other.color)


RULES = (
    Rule(
        "COL303",
        "CHART_SERIES_ALIKE",
        "chart",
        Family.LEGIBILITY,
        Impact.WARNING,
        "a chart with more than 7 series, or with neighbours of nearly the same colour",
        "Join the smallest into one, split the chart, or label the series directly.",
        crowded_series,
        why="Readers cannot hold more colours than that in mind, nor find a shade again in a legend.",
        source="Ware, Information Visualization, chapter 4 (colour for labelling).",
        example="A line chart with twelve lines and a legend.",
    ),
    Rule(
        "COL304",
        "RED_GREEN_ONLY",
        "chart",
        Family.LEGIBILITY,
        Impact.WARNING,
        "red and green as the only difference",
        "Take blue and orange, let their lightness differ by 3:1, or label what they stand for.",
        red_and_green,
        why="One man in twelve cannot tell red from green of the same lightness.",
        source="WCAG 2.2, 1.4.1 (use of colour), technique G183; Birch, Worldwide prevalence of red-green color "
        "deficiency, JOSA A 29 (2012).",
        example="A chart of gains in #00B050 and losses in #C00000 with a legend.",
    ),
)
