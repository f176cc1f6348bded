"""DAT: are the numbers of charts those of the input, in the picture and in the workbook behind it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from deck_documents.variables import filled
from deck_domain.findings import Family, Impact
from deck_presentation.model import Chart, Series, Shape, Slide
from deck_presentation.workbooks import Workbook, read_workbook
from scorer.fidelity.input_facts import Fact, read_facts
from scorer.rules.evidence import Evidence
from scorer.rules.extent import beyond, of_shape
from scorer.rules.rule import Hit, Rule, Skipped

_DIGITS = 9
"""How many digits of two numbers are compared, because the last bit of a double is not significant."""
_MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class _Wrong:
    """A number that is shown where the input has another."""

    series: str
    point: str
    shown: float
    wanted: float | None

    def __str__(self) -> str:
        """`48 in the place of 42 (Revenue, Q1)`."""
        where = ", ".join(part for part in (self.series, self.point) if part)
        instead = f" in the place of {self.wanted:.14g}" if self.wanted is not None else ""
        return f"{self.shown:.14g}{instead}" + (f" ({where})" if where else "")


def other_numbers(evidence: Evidence) -> Iterator[Hit]:
    """A chart draws a number that its input does not have, while one of the input is drawn nowhere in it.

    Sums and counts that a chart derives from its input have no counterpart there, and none that is missing.
    """
    if evidence.document is None:
        raise Skipped("there is no input document to compare with")
    plotted = _plotted(evidence.document)
    for slide in evidence.deck.slides:
        charts = [shape for shape in slide.shapes if shape.chart is not None]
        for shape in charts:
            wanted = _of_chart(evidence, slide, shape, plotted, alone=len(charts) == 1)
            if wanted and shape.chart is not None:
                drawn = list(_drawn(evidence, slide, shape, shape.chart, wanted))
                yield from drawn or _in_the_workbook(evidence, slide, shape, shape.chart)


def _plotted(document: Mapping[str, Any]) -> list[Fact]:
    return [fact for fact in read_facts(filled(dict(document)).document) if fact.number is not None and fact.plotted]


def _of_chart(evidence: Evidence, slide: Slide, shape: Shape, plotted: Sequence[Fact], *, alone: bool) -> list[Fact]:
    """What the input says that a chart draws; nothing where nobody knows."""
    origin = evidence.origin(slide.index, shape)
    if not origin:
        return []
    own = [fact for fact in plotted if fact.path.startswith((f"{origin}.", f"{origin}["))]
    if own or not alone:
        return own
    page = evidence.origin(slide.index)
    return [fact for fact in plotted if page and fact.path.startswith((f"{page}.", f"{page}["))]


def _drawn(evidence: Evidence, slide: Slide, shape: Shape, chart: Chart, wanted: Sequence[Fact]) -> Iterator[Hit]:
    takes_either_sign = any(fact.magnitude for fact in wanted)
    target = Counter(_key(fact.number, either=takes_either_sign) for fact in wanted)
    shown = Counter(_key(value, either=takes_either_sign) for value in chart.values)
    missing, extra = target - shown, shown - target
    if not missing or not extra:
        return
    lost = [fact for fact in wanted if _key(fact.number, either=takes_either_sign) in missing]
    wrong = list(_places(chart.series, extra, lost, either=takes_either_sign))
    if wrong:
        message = f'The chart "{shape.name}" shows other numbers than the input: {_in_words(wrong)}.'
        extent = of_shape(beyond(len(wrong), 0, max(1.0, len(wanted) / 4)), shape, evidence.deck)
        yield Hit(message, slide, shape, path=lost[0].path, extent=extent)


def _places(series: Sequence[Series], extra: Counter[float], lost: Sequence[Fact], *, either: bool) -> Iterator[_Wrong]:
    left, waiting = Counter(extra), list(lost)
    for one in series:
        for index, value in enumerate(one.values):
            if value is None or left[_key(value, either=either)] <= 0:
                continue
            left[_key(value, either=either)] -= 1
            wanted = waiting.pop(0).number if waiting else None
            yield _Wrong(one.name, _category(one, index), value, wanted)


def _in_the_workbook(evidence: Evidence, slide: Slide, shape: Shape, chart: Chart) -> Iterator[Hit]:
    """The workbook holds other numbers than the chart shows: they appear once somebody edits its data."""
    book = _workbook(evidence, chart)
    wrong = [found for series in chart.series for found in _otherwise(series, book)]
    if wrong:
        message = f'The workbook of the chart "{shape.name}" holds other numbers than the chart: {_in_words(wrong)}.'
        extent = of_shape(beyond(len(wrong), 0, max(1.0, len(chart.values) / 4)), shape, evidence.deck)
        yield Hit(message, slide, shape, extent=extent)


def _workbook(evidence: Evidence, chart: Chart) -> Workbook:
    if chart.workbook is None or evidence.parts is None:
        return Workbook()
    return read_workbook(evidence.parts.data(chart.workbook))


def _otherwise(series: Series, book: Workbook) -> Iterator[_Wrong]:
    numbers = book.numbers(series.formula) or ()
    for index, (held, shown) in enumerate(zip(numbers, series.values, strict=False)):
        if held is not None and shown is not None and _key(held) != _key(shown):
            yield _Wrong(series.name, _category(series, index), held, shown)


def _category(series: Series, index: int) -> str:
    return series.categories[index] if index < len(series.categories) else ""


def _key(number: float | None, *, either: bool = False) -> float:
    value = float(f"{number or 0.0:.{_DIGITS}g}")
    return abs(value) if either else value


def _in_words(wrong: Sequence[_Wrong]) -> str:
    more = f" and {len(wrong) - _MOST_TOLD} more" if len(wrong) > _MOST_TOLD else ""
    return "; ".join(str(one) for one in wrong[:_MOST_TOLD]) + more


RULES = (
    Rule(
        "DAT601",
        "CHART_VALUES_DIFFER",
        "chart",
        Family.INTEGRITY,
        Impact.ERROR,
        "a chart, or the workbook behind it, with other numbers than the input",
        "Enter the numbers of the input into the chart's data.",
        other_numbers,
        why="A wrong number in a chart is believed, and is not seen.",
        source="Tufte, The Visual Display of Quantitative Information, chapter 2 (graphical integrity); "
        "ECMA-376 part 1, 21.2.2.63 (externalData).",
        example="A column of 48 where the input says 42, or a workbook that was not updated with its chart.",
        needs="the input document",
    ),
)
