"""Rules of blocks that tie several fields together."""

from collections.abc import Iterator, Sequence
from typing import Any

from deck_documents.composition import figures
from deck_documents.composition.diagram_rules import diagram_faults
from deck_documents.composition.slide import Container, GridRegion, PixelRegion
from deck_documents.paper_document.chart_rules import chart_faults
from deck_documents.time_rules import timeline_faults
from deck_domain.errors import Violation

CANVAS_HEIGHT = 540.0


def block_faults(blocks: list[Any], at: str, canvas_width: float = 960.0) -> Iterator[Violation]:
    """The faults of well-formed blocks and of those inside them; `at` comes before every pointer."""
    stack = [(f"{at}/{index}", block) for index, block in enumerate(blocks)][::-1]
    while stack:
        pointer, block = stack.pop()
        yield from _region_faults(block.region, f"{pointer}/region", canvas_width)
        for fault in _input_faults(block.input):
            yield Violation(f"{pointer}/input{fault.pointer}", fault.code, fault.message)
        if isinstance(block.input, Container):
            inner = [(f"{pointer}/input/blocks/{index}", child) for index, child in enumerate(block.input.blocks)]
            stack.extend(reversed(inner))


def _region_faults(region: GridRegion | PixelRegion, at: str, canvas_width: float) -> Iterator[Violation]:
    if isinstance(region, GridRegion):
        if region.col + region.col_span > 12:
            yield Violation(f"{at}/colSpan", "outside_grid", f"Span at most {12 - region.col} of the 12 columns here.")
        if region.row + region.row_span > 12:
            yield Violation(f"{at}/rowSpan", "outside_grid", f"Span at most {12 - region.row} of the 12 rows here.")
        return
    if region.x + region.w > canvas_width:
        yield Violation(f"{at}/w", "outside_canvas", f"End within the canvas, which is {canvas_width:g} px wide.")
    if region.y + region.h > CANVAS_HEIGHT:
        yield Violation(f"{at}/h", "outside_canvas", f"End within the canvas, which is {CANVAS_HEIGHT:g} px high.")


def _input_faults(content: Any) -> Iterator[Violation]:
    if isinstance(content, figures.ChartBlock):
        yield from chart_faults(content.chart_data)
    elif isinstance(content, figures.SmallMultiples):
        yield from multiples_faults(content.categories, content.charts)
    elif isinstance(content, figures.ComparisonBand):
        columns = len(content.columns)
        for index, row in enumerate(content.rows):
            if len(row.values) != columns:
                message = f"Give {columns} values, one for each column; there are {len(row.values)}."
                yield Violation(f"/rows/{index}/values", "wrong_value_count", message)
    elif isinstance(content, figures.MatrixTable):
        yield from _matrix_faults(content)
    elif isinstance(content, figures.StepTimeline):
        tags = [step.tag for step in content.steps]
        yield from timeline_faults(tags, content.phases or (), content.today, ("steps", "tag"))
    else:
        yield from diagram_faults(content)


def multiples_faults(categories: Sequence[str], charts: Sequence[figures.Multiple]) -> Iterator[Violation]:
    """Small charts whose values are not as many as the categories that they share."""
    for index, one in enumerate(charts):
        if len(one.values) != len(categories):
            message = f"Give {len(categories)} values, one for each category; there are {len(one.values)}."
            yield Violation(f"/charts/{index}/values", "wrong_value_count", message)


def _matrix_faults(table: figures.MatrixTable) -> Iterator[Violation]:
    widest = max(len(row.cells) for row in table.rows)
    for name, given in (("columnHeaders", table.column_headers), ("colW", table.col_w)):
        if given and len(given) not in (widest, widest + 1):
            message = f"Give {widest} entries for the cells, or {widest + 1} with the labels; there are {len(given)}."
            yield Violation(f"/{name}", "wrong_value_count", message)
