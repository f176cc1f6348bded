"""Adjustments of how text looks: colour, weight, slant, alignment, and the fill behind it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from renderer.feedback.adjustments import Adjustment
from renderer.feedback.choosing import Chosen, with_changed
from renderer.scene import Chart, Element, Page, Paragraph, Run, Shape, Table


def styled(page: Page, adjustment: Adjustment, found: Chosen) -> Page:
    """The page with the chosen texts in another style."""
    if not _styles(adjustment) and adjustment.fill is None:
        return page

    def change(element: Element) -> Element:
        if isinstance(element, Shape) and element.name in found.paragraphs:
            return _shape(element, adjustment, found.paragraphs[element.name])
        if isinstance(element, Table) and element.name in found.cells:
            return _table(element, adjustment, found.cells[element.name])
        if isinstance(element, Chart) and element.name in found.charts:
            return _chart(element, adjustment)
        return element

    return with_changed(page, change)


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
    return {**styles, "align": adjustment.align} if adjustment.align else styles


def _shape(shape: Shape, adjustment: Adjustment, numbers: frozenset[int] | None) -> Shape:
    shape = shape.saying(_paragraphs(shape.paragraphs, adjustment, numbers))
    return replace(shape, fill=adjustment.fill) if adjustment.fill is not None else shape


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


def _table(table: Table, adjustment: Adjustment, places: frozenset[tuple[int, int]]) -> Table:
    rows = []
    for number, cells in enumerate(table.rows):
        changed = list(cells)
        for column, cell in enumerate(cells):
            if (number, column) in places:
                cell = replace(cell, paragraphs=_paragraphs(cell.paragraphs, adjustment, None))  # noqa: PLW2901
                changed[column] = replace(cell, fill=adjustment.fill) if adjustment.fill is not None else cell
        rows.append(tuple(changed))
    return replace(table, rows=tuple(rows))


def _chart(chart: Chart, adjustment: Adjustment) -> Chart:
    """The words of a chart; its bars and lines have colours of their own in the document."""
    if adjustment.bold is None:
        return chart
    bold = adjustment.bold
    series = (replace(one, labels=replace(one.labels, bold=bold)) if one.labels else one for one in chart.series)
    return replace(chart, series=tuple(series))
