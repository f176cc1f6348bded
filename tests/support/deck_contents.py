"""What a person would miss in a deck that lost something, as python-pptx reads it."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

# A picture, also where it fills a shape.
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"

_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_VALUES = tuple(f"{_CHART}{tag}" for tag in ("tx", "val", "xVal", "yVal", "bubbleSize"))


@dataclass(slots=True)
class SlideContents:
    """One slide: its texts, notes, tables' cells, charts' values by series, and how many pictures it has."""

    texts: list[str] = field(default_factory=list)
    notes: str = ""
    cells: list[list[str]] = field(default_factory=list)
    charts: list[list[tuple[tuple[str, str], ...]]] = field(default_factory=list)
    pictures: int = 0


def contents(pptx: bytes) -> list[SlideContents]:
    """The contents of each slide, in order."""
    return [_slide(slide) for slide in Presentation(io.BytesIO(pptx)).slides]


def _slide(slide: Any) -> SlideContents:
    notes = slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""
    found = SlideContents(notes=notes, pictures=sum(1 for _ in slide.element.iter(_BLIP)))
    for shape in _shapes(slide.shapes):
        if shape.has_text_frame and shape.text_frame.text.strip():
            found.texts.append(shape.text_frame.text)
        elif shape.has_table:
            found.cells += [[cell.text for cell in row.cells] for row in shape.table.rows]
        elif shape.has_chart:
            found.charts.append([_series(one) for one in shape.chart._chartSpace.iter(f"{_CHART}ser")])
    return found


def _series(series: Any) -> tuple[tuple[str, str], ...]:
    """What each of its points says: the element's kind and its text."""
    return tuple((parent.tag, value.text) for parent in series.iter(*_VALUES) for value in parent.iter(f"{_CHART}v"))


def _shapes(shapes: Any) -> Iterator[Any]:
    for shape in shapes:
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from _shapes(shape.shapes)
        else:
            yield shape
