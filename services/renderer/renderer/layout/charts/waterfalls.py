"""Waterfalls: stacked bars on an invisible base that show how a figure became another.

Up to ten steps are columns, joined by lines; more of them, and names that do not stand below their columns, are rows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, Protocol

from renderer.deck.charts import BridgeOptions, ChartData, SeriesData, StepKind, Tone
from renderer.layout.charts.axis_breaks import break_marks, cut_of
from renderer.layout.charts.chart_area import ChartArea
from renderer.layout.charts.differences import Difference, difference_marks, difference_of, fits
from renderer.layout.charts.plot_places import places_in
from renderer.layout.charts.step_colors import colors_of_bars, usual_colors
from renderer.layout.charts.waterfall_bars import Bar, bars_of, columns, decimals_in, sources_of
from renderer.layout.charts.waterfall_columns import as_columns, stand_as_columns
from renderer.layout.charts.waterfall_order import Step, arranged, steps_of
from renderer.layout.charts.waterfall_rows import as_rows
from renderer.layout.geometry import Rect
from renderer.layout.sheet import paragraph
from renderer.scene import Element, Paragraph, Shape, TextBody
from renderer.scene.charts import Chart
from renderer.scene.theme import rgb
from renderer.typesetting.numerals import Numerals, numerals_of
from renderer.typesetting.terms import chart_name, term

_MOST_STEPS = 10
"""The largest number of steps that are drawn as columns; a waterfall with more steps is drawn as rows."""
_NOTE_SIZE, _NOTE_FLOOR, _NOTE_SHARE = 12.0, 10.0, 0.3
_MOST_COLORS = 3
_LONGEST = 500


class Told(Protocol):
    """How a document has a waterfall told: `BridgeOptions`, any of which may be left out."""

    @property
    def good_when(self) -> Literal["up", "down"] | None: ...  # noqa: D102
    @property
    def order(self) -> Literal["given", "size"] | None: ...  # noqa: D102
    @property
    def most_steps(self) -> int | None: ...  # noqa: D102
    @property
    def difference(self) -> bool | None: ...  # noqa: D102


def bridge(
    steps: Sequence[tuple[str, float, StepKind]], tones: Sequence[Tone | None], options: Told, texts: Sequence[str] = ()
) -> ChartData:
    """A waterfall of steps, each with its name, value and kind; `texts` replace figures."""
    names, values, kinds = zip(*steps, strict=True)
    told = BridgeOptions(
        tuple(tone or "" for tone in tones),
        options.good_when,
        options.order or "given",
        options.most_steps,
        difference=options.difference is not False,
    )
    series = SeriesData("", values, texts=tuple(texts))
    return ChartData("waterfall", names, (series,), steps=kinds, bridge=told)


def waterfall(area: ChartArea, data: ChartData) -> Chart:
    """The chart of `data`; its colors are those of increases, decreases and totals."""
    plan = _Plan(area, data)
    _note_unused(area, data)
    for bar in plan.bars:
        area.note(bar.category, bar.label)
    ground = rgb(area.inks.ground, area.sheet.theme)
    usual = usual_colors(area.sheet.theme, ground, data, plan.bars)
    colors = colors_of_bars(area.sheet.theme, ground, plan.bars, usual)
    chart = Chart(
        frame=plan.area.frame,
        name=area.name,
        description=_description(plan, area.sheet.language),
        kind="bar",
        categories=tuple(bar.category for bar in plan.bars),
        series=tuple(columns(plan.bars, colors, usual)),
        number_format=plan.code,
        grouping="stacked",
        inks=area.inks,
        sheet="Bridge",
        sources=sources_of(plan.bars, plan.code),
    )
    drawn = as_rows if plan.lies else as_columns
    return drawn(plan.area, chart, plan.bars, data, plan.difference)


def waterfall_marks(area: ChartArea, chart: Chart, data: ChartData) -> Iterator[Element]:
    """What stands over the chart of `data`: where its axis is cut, what it comes to, and what was put together."""
    plan = _Plan(area, data)
    places = places_in(plan.area.rect, chart)
    yield from break_marks(plan.area, chart, places, plan.bars)
    if plan.difference:
        yield from difference_marks(plan.area, chart, places, plan.difference)
    if plan.note:
        yield _note(area, plan)


@dataclass(frozen=True)
class _Plan:
    """A waterfall as it is drawn: its bars in their order, and what stands beside them."""

    whole: ChartArea
    data: ChartData

    @property
    def numerals(self) -> Numerals:
        return numerals_of(self.whole.sheet.language)

    @cached_property
    def shown(self) -> ChartData:
        """The data with the steps in their order."""
        return arranged(self.data, self.whole.sheet.language)

    @cached_property
    def bars(self) -> tuple[Bar, ...]:
        return tuple(bars_of(self.shown, self.numerals))

    @property
    def code(self) -> str:
        """The number format of all values."""
        decimals = decimals_in(self.data)
        return "#,##0" + ("." + "0" * decimals if decimals else "")

    @cached_property
    def note(self) -> str:
        """What was put together, in words."""
        told = [_told(step, self.numerals, decimals_in(self.data)) for step in self._put_together()]
        return "  ".join(told)

    def _put_together(self) -> Iterator[Step]:
        return (step for step in steps_of(self.data, self.whole.sheet.language) if step.parts)

    @cached_property
    def area(self) -> ChartArea:
        """What the chart has, without the note below it."""
        if not self.note:
            return self.whole
        rect = self.whole.rect
        fitted = self.whole.sheet.type.fit([_note_line(self)], rect.width, rect.height * _NOTE_SHARE)
        return replace(self.whole, rect=rect.inset(0, 0, 0, fitted.measured.height + 8.0))

    @property
    def lies(self) -> bool:
        """Whether its bars are rows."""
        count = sum(bar.kind != "total" for bar in self.bars)
        return count > _MOST_STEPS or not stand_as_columns(self.area, self.bars, self.difference)

    @cached_property
    def difference(self) -> Difference | None:
        """What the whole comes to, where it is shown and has room."""
        if not self.data.bridge.difference:
            return None
        found = difference_of(self.bars, self.whole.sheet.language, decimals_in(self.data))
        return found if found and fits(self.area, found) else None


def _told(step: Step, numerals: Numerals, decimals: int) -> str:
    parts = [f"{one.category} {one.text or numerals.written(one.change, decimals, signed=True)}" for one in step.parts]
    return f"{step.category}: {'; '.join(parts)}"


def _note_line(plan: _Plan) -> Paragraph:
    return paragraph(plan.note, _NOTE_SIZE, color=plan.whole.inks.second, floor=_NOTE_FLOOR)


def _note(area: ChartArea, plan: _Plan) -> Shape:
    rect, above = area.rect, plan.area.rect
    box = Rect(rect.x, above.bottom + 6.0, rect.width, rect.bottom - above.bottom - 6.0)
    fitted = area.sheet.type.fit([_note_line(plan)], box.width, box.height)
    area.sheet.report(fitted, area.path)
    body = TextBody(fitted.paragraphs, (0.0, 0.0, 0.0, 0.0))
    return Shape(frame=box.frame(), name=f"{area.name} others", body=body)


def _note_unused(area: ChartArea, data: ChartData) -> None:
    for where, part in (("categoryAxis", data.category_axis), ("valueAxis", data.value_axis)):
        if part is not None:
            area.no_effect(
                where, f"`{where}` of a waterfall chart, which has its figures at its bars, has no effect here."
            )
    if data.labels is not None and not isinstance(data.labels, bool):
        area.no_effect("dataLabels", "The style of the labels of a waterfall chart has no effect here.")
    if len(data.colors) > _MOST_COLORS:
        area.no_effect("colors[3]", "A fourth colour in a waterfall chart has no effect here.")


def _description(plan: _Plan, language: str) -> str:
    steps = "; ".join(f"{bar.category} {bar.label}" for bar in plan.bars)
    whole = [term("in all", language, change=", ".join(plan.difference.words))] if plan.difference else []
    cut = [term("axis cut", language)] if cut_of(plan.bars) is not None else []
    return ". ".join([f"{chart_name('Waterfall chart', language)}: {steps}"[:_LONGEST], *whole, *cut])
