"""Draws one figure in an area, and checks what holds for all of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import pytest
from pydantic import TypeAdapter

from deck_documents.composition import slide as blocks
from deck_domain.findings import Finding
from deck_fonts import FontBook
from renderer.deck.blocks import Block
from renderer.deck.translation import translated
from renderer.layout.composition.primitives import type_of
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import EMU_PER_PT, Chart, Connector, Element, Frame, Shape, Table
from renderer.scene.theme import Theme, theme_for
from renderer.typesetting.typesetter import Typesetter
from tests.support.page_checks import strings

_BLOCK: TypeAdapter[Any] = TypeAdapter(blocks.AnyBlock)
_BOOK = FontBook.load()
_TOO_MUCH = {"OVERFLOW_BODY_TEXT", "TABLE_TOO_DENSE"}
_SETTINGS = {"kind", "trend", "tone", "emphasis", "wrapPolicy", "color", "labelFill", "chartType", "altText"}
_SETTINGS |= {"start", "end", "signal"}


@dataclass(frozen=True)
class Drawn:
    """A figure in its area."""

    area: Rect
    content: dict[str, Any]
    elements: list[Element]
    findings: list[Finding]
    setter: Typesetter

    @property
    def codes(self) -> set[str]:
        """The codes of what was said."""
        return {finding.code for finding in self.findings}

    @property
    def runs_over(self) -> bool:
        """Whether it was said that something does not fit even in the smallest type."""
        return any("runs over its box" in finding.message for finding in self.findings)

    @property
    def texts(self) -> list[Shape]:
        """All shapes with words."""
        return [element for element in self.elements if isinstance(element, Shape) and element.paragraphs]

    def only(self, kind: type[Any]) -> Any:
        """The one element of a kind."""
        (found,) = (element for element in self.elements if isinstance(element, kind))
        return found

    def holds(self) -> None:
        """Nothing leaves the area, text stays in its box and off other text, and nothing is lost, or it is said."""
        for element in self.elements:
            # A table of twenty rows cannot be lower than twenty lines of 1 pt.
            assert _is_inside(element, self.area) or (isinstance(element, Table) and self.runs_over), element
        for shape in self.texts:
            assert _fits(self.setter, shape) or self.codes & _TOO_MUCH, shape
        for one, other in combinations(self.texts, 2):
            assert not _overlap(one, other) or self.codes & _TOO_MUCH, (one, other)
        self._shows_everything()

    def _shows_everything(self) -> None:
        shown = [line for element in self.elements for line in lines(element)]
        said = [finding.message for finding in self.findings]
        for text in strings(self.content, lambda key: key not in _SETTINGS):
            cut = text[-20:] if "TEXT_CLIP" in self.codes else text
            assert any(text in line for line in shown) or any(repr(cut)[1:-1] in message for message in said), text


def lines(element: Element) -> Iterator[str]:
    """What a reader finds in an element, paragraph by paragraph."""
    match element:
        case Shape():
            yield from (line.text for line in element.paragraphs)
        case Table():
            yield from (line.text for row in element.rows for cell in row for line in cell.paragraphs)
        case Chart():
            yield from element.categories
            yield from (series.name for series in element.series)
            yield from (one.text for series in element.series if series.labels for one in series.labels.captions)


@pytest.fixture(scope="session")
def draw() -> Callable[..., Drawn]:
    """Draws an input of a primitive in an area of so many pt."""

    def drawn(
        primitive: str, content: dict[str, Any], width: float, height: float, theme: Theme | None = None
    ) -> Drawn:
        typesetter = Typesetter(_BOOK)
        sheet = Sheet(index=0, component="slide-1", number=1, type=typesetter, theme=theme or theme_for(None))
        region = {"col": 0, "row": 0, "colSpan": 12, "rowSpan": 12}
        given = _BLOCK.validate_python({"primitive": primitive, "region": region, "input": content})
        block = translated(given, Block)
        area = Rect(40.0, 50.0, width, height)
        lay_out = type_of(block.input).lay_out
        assert lay_out
        lay_out(sheet, block.input, area, "blocks[0].input")
        return Drawn(area, content, sheet.elements, sheet.findings, typesetter)

    return drawn


def _is_inside(element: Element, area: Rect) -> bool:
    if isinstance(element, Connector):
        (x1, y1), (x2, y2) = element.start, element.end
        left, right, top, bottom = min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)
    else:
        frame = element.frame
        left, right, top, bottom = frame.x, frame.x + frame.width, frame.y, frame.y + frame.height
    outer, slack = area.frame(), EMU_PER_PT
    return (
        outer.x - slack <= left
        and right <= outer.x + outer.width + slack
        and outer.y - slack <= top
        and bottom <= outer.y + outer.height + slack
    )


def _fits(typesetter: Typesetter, shape: Shape) -> bool:
    width, height = shape.frame.width / EMU_PER_PT, shape.frame.height / EMU_PER_PT
    assert shape.body is not None
    width, height = (height, width) if shape.body.vertical else (width, height)
    left, top, right, bottom = shape.body.insets
    return typesetter.measure(shape.paragraphs, width - left - right).height <= height - top - bottom + 1


def _room(shape: Shape) -> Frame:
    """The frame of a shape; of a chevron, whose point lies in the notch of the next, what it leaves to words."""
    frame = shape.frame
    if shape.geometry != "chevron":
        return frame
    point = round(min(frame.width, frame.height) * dict(shape.adjustments)["adj"] / 100_000)
    return Frame(frame.x + point, frame.y, frame.width - 2 * point, frame.height)


def _overlap(one: Shape, other: Shape) -> bool:
    a, b, slack = _room(one), _room(other), EMU_PER_PT
    return (
        a.x + slack < b.x + b.width
        and b.x + slack < a.x + a.width
        and a.y + slack < b.y + b.height
        and b.y + slack < a.y + a.height
    )
