"""Adjustments of the size of type: as large as it was wished for, or as its box allows."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from renderer.feedback.adjustments import Adjustment
from renderer.feedback.choosing import Chosen, every, with_changed
from renderer.feedback.room import with_room
from renderer.feedback.styling import with_runs
from renderer.scene import EMU_PER_PT, Cell, Chart, Element, Page, Run, Shape, Table
from renderer.typesetting.typesetter import Typesetter

_SMALLEST, _LARGEST = 8.0, 96.0
_STEPS = 24
_LARGEST_IN_CHART = 24.0
"""pt; the axes of a chart keep the room that the layout engine gave them."""


def sized(
    page: Page, adjustment: Adjustment, found: Chosen, typesetter: Typesetter, tell: Callable[[str], None]
) -> Page:
    """The page with the chosen texts in another size, all of them by the same step; what has no room is told."""
    before = _sizes(page, found)
    for number, step in enumerate(_steps(adjustment, before)):
        changed = with_room(page, _with(page, found, step, typesetter), found.names, typesetter)
        if changed is None:
            continue
        if number:
            tell(_told(adjustment, before, _sizes(changed, found)))
        return changed
    return page


def _told(adjustment: Adjustment, before: Sequence[float], after: Sequence[float]) -> str:
    about = adjustment.called[:1].upper() + adjustment.called[1:]
    if max(before) >= max(after):
        return f"{about} stays at {max(after):g} pt: its place holds no larger text."
    return f"{about} grew to {max(after):g} pt and no further: its place holds no larger text."


Step = Callable[[float], float]


def _steps(adjustment: Adjustment, sizes: Sequence[float]) -> Iterator[Step]:
    """How sizes change, from what is wished for down to what is there."""
    for number in range(_STEPS + 1):
        share = 1 - number / _STEPS
        yield lambda size, share=share: _held(size + (_wished(adjustment, size) - size) * share)  # type: ignore[misc]
        if all(_wished(adjustment, size) <= size for size in sizes):
            return


def _wished(adjustment: Adjustment, size: float) -> float:
    if adjustment.size is not None:
        return adjustment.size
    if adjustment.least is not None:
        return max(size, adjustment.least)
    return size * (adjustment.scale or 1.0) + adjustment.more


def _held(size: float) -> float:
    return min(max(round(size * 2) / 2, _SMALLEST), _LARGEST)


def _sizes(page: Page, found: Chosen) -> list[float]:
    sizes = list[float]()
    for element in every(page):
        if isinstance(element, Shape) and element.name in found.paragraphs:
            numbers = found.paragraphs[element.name]
            sizes += [
                run.size
                for index, one in enumerate(element.paragraphs)
                if numbers is None or index in numbers
                for run in one.runs
            ]
        elif isinstance(element, Table):
            for row, column in found.cells.get(element.name, ()):
                sizes += [run.size for one in element.rows[row][column].paragraphs for run in one.runs]
        elif isinstance(element, Chart) and element.name in found.charts:
            sizes.append(element.category_axis.size or 12.0)
    return sizes


def _with(page: Page, found: Chosen, step: Step, typesetter: Typesetter) -> Page:
    def resize(run: Run) -> Run:
        return replace(run, size=step(run.size))

    def change(element: Element) -> Element:
        if isinstance(element, Shape) and element.name in found.paragraphs:
            return element.saying(with_runs(element.paragraphs, found.paragraphs[element.name], resize))
        if isinstance(element, Table) and element.name in found.cells:
            return _table(element, found.cells[element.name], resize, typesetter)
        if isinstance(element, Chart) and element.name in found.charts:
            return _chart(element, lambda size: min(step(size), max(size, _LARGEST_IN_CHART)))
        return element

    return with_changed(page, change)


def _table(
    table: Table, places: frozenset[tuple[int, int]], resize: Callable[[Run], Run], typesetter: Typesetter
) -> Table:
    """The table with rows that are as high as their texts now are, and never lower than they were."""
    rows, heights = [], []
    for number, cells in enumerate(table.rows):
        changed = tuple(
            replace(cell, paragraphs=with_runs(cell.paragraphs, None, resize)) if (number, column) in places else cell
            for column, cell in enumerate(cells)
        )
        needed = max(_needed(table, changed, column, typesetter) for column in range(len(changed)))
        heights.append(max(table.heights[number], round(needed * EMU_PER_PT)))
        rows.append(changed)
    frame = replace(table.frame, height=table.frame.height + sum(heights) - sum(table.heights))
    return replace(table, rows=tuple(rows), heights=tuple(heights), frame=frame)


def _needed(table: Table, cells: Sequence[Cell], column: int, typesetter: Typesetter) -> float:
    """The height of a cell in pt."""
    cell = cells[column]
    if cell.row_span > 1 or cell.merged_left or cell.merged_up or not any(one.runs for one in cell.paragraphs):
        return 0.0
    left, top, right, bottom = cell.insets
    wide = sum(table.widths[column : column + cell.column_span]) / EMU_PER_PT - left - right
    return typesetter.cell_height(cell.paragraphs, wide) + top + bottom


def _chart(chart: Chart, step: Step) -> Chart:
    axis = chart.category_axis
    if axis.size is not None:
        axis = replace(axis, size=step(axis.size))
    series = (
        replace(one, labels=replace(one.labels, size=step(one.labels.size))) if one.labels else one
        for one in chart.series
    )
    changed = replace(chart, category_axis=axis, series=tuple(series))
    if changed.legend:
        changed = replace(changed, legend=replace(changed.legend, size=step(changed.legend.size)))
    if changed.value_axis and changed.value_axis.size is not None:
        changed = replace(changed, value_axis=replace(changed.value_axis, size=step(changed.value_axis.size)))
    return changed
