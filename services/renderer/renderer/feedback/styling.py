"""Adjustments of how text looks: colour, weight, slant, alignment."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from deck_presentation.contrast import contrast
from renderer.feedback.adjustments import Adjustment
from renderer.feedback.choosing import Chosen, with_changed
from renderer.scene import Chart, Element, Fill, Page, Paragraph, Run, Shape, Table
from renderer.scene.theme import Theme, rgb

_SEEN = 2.0
"""Contrast below which text is not seen, let alone read."""


def styled(page: Page, adjustment: Adjustment, found: Chosen, theme: Theme, tell: Callable[[str], None]) -> Page:
    """The page with the chosen texts in another style; a colour that vanishes on its ground is left out and told."""
    if not _styles(adjustment):
        return page
    style = partial(_readable, adjustment, theme, tell)

    def change(element: Element) -> Element:
        if isinstance(element, Shape) and element.name in found.paragraphs:
            numbers = found.paragraphs[element.name]
            return element.saying(_paragraphs(element.paragraphs, style(element.fill), numbers))
        if isinstance(element, Table) and element.name in found.cells:
            return _table(element, style, found.cells[element.name])
        if isinstance(element, Chart) and element.name in found.charts:
            return _chart(element, adjustment)
        return element

    return with_changed(page, change)


def _readable(adjustment: Adjustment, theme: Theme, tell: Callable[[str], None], fill: Fill | None) -> Adjustment:
    """The adjustment without its colour, where nobody would see that on a fill."""
    if adjustment.color is None or not isinstance(fill, str):
        return adjustment
    ground = rgb(fill, theme)
    if contrast(rgb(adjustment.color, theme), ground) >= _SEEN:
        return adjustment
    tell(f"A part of {adjustment.called} keeps its colour: the new one could not be read on {ground}.")
    return replace(adjustment, color=None)


def with_runs(
    paragraphs: tuple[Paragraph, ...], numbers: frozenset[int] | None, change: Callable[[Run], Run]
) -> tuple[Paragraph, ...]:
    """The paragraphs with the runs of those with these numbers changed; None is all of them."""
    return tuple(
        replace(one, runs=tuple(map(change, one.runs))) if numbers is None or index in numbers else one
        for index, one in enumerate(paragraphs)
    )


def _styles(adjustment: Adjustment) -> dict[str, Any]:
    said = {"color": adjustment.color, "bold": adjustment.bold, "italic": adjustment.italic}
    styles = {name: value for name, value in said.items() if value is not None}
    aligned = adjustment.align and not adjustment.aligns_frame
    return {**styles, "align": adjustment.align} if aligned else styles


def _paragraphs(
    paragraphs: tuple[Paragraph, ...], adjustment: Adjustment, numbers: frozenset[int] | None
) -> tuple[Paragraph, ...]:
    styles = _styles(adjustment)
    align = styles.pop("align", None)
    changed = with_runs(paragraphs, numbers, lambda run: replace(run, **styles)) if styles else paragraphs
    if align is None:
        return changed
    return tuple(
        replace(one, align=align) if numbers is None or index in numbers else one for index, one in enumerate(changed)
    )


def _table(table: Table, style: Callable[[Fill | None], Adjustment], places: frozenset[tuple[int, int]]) -> Table:
    rows = [list(cells) for cells in table.rows]
    for row, column in places:
        cell = rows[row][column]
        rows[row][column] = replace(cell, paragraphs=_paragraphs(cell.paragraphs, style(cell.fill), None))
    return replace(table, rows=tuple(map(tuple, rows)))


def _chart(chart: Chart, adjustment: Adjustment) -> Chart:
    """The words of a chart; its bars and lines have colours of their own in the document."""
    if adjustment.bold is None:
        return chart
    bold = adjustment.bold
    series = (replace(one, labels=replace(one.labels, bold=bold)) if one.labels else one for one in chart.series)
    return replace(chart, series=tuple(series))
