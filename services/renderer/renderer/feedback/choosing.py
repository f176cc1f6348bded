"""Which elements and paragraphs of a page an adjustment is about."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from renderer.feedback.adjustments import Adjustment, Json, Part
from renderer.feedback.parts import plain, texts_of
from renderer.scene import Chart, Element, Group, Page, Paragraph, Shape, Table, nested

_ALL = None
"""Every paragraph of an element."""
_HEADING = re.compile(r"\.(?:labels\[\d\]|prosLabel|consLabel|cells\[\d\]\.label)$")
"""Where the document names a part of a slide, or leaves that to its language."""
_NOT_BODY = (".title", ".subtitle", ".source", ".insight", ".chrome.footer", ".footnotes")
_ENDS: Mapping[Part, str] = {
    "subtitle": ".subtitle",
    "source": ".source",
    "insight": ".insight",
    "footer": ".chrome.footer",
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """What an adjustment is about, by the names of elements.

    Attributes:
        paragraphs: of shapes, the numbers of paragraphs; None for all of them.
        cells: of tables, (row, column).
        charts: names of charts.
    """

    paragraphs: Mapping[str, frozenset[int] | None] = field(default_factory=dict)
    cells: Mapping[str, frozenset[tuple[int, int]]] = field(default_factory=dict)
    charts: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.paragraphs or self.cells or self.charts)

    @property
    def names(self) -> frozenset[str]:
        """The names of all elements that are chosen, or hold what is."""
        return frozenset(self.paragraphs) | frozenset(self.cells) | self.charts


def chosen(page: Page, adjustment: Adjustment, slide: Json) -> Chosen:
    """What of a page an adjustment is about; nothing where the page does not show it."""
    elements = list(every(page))
    texts = texts_of(adjustment, slide)
    if adjustment.part == "entry":
        return _entry(elements, texts)
    shapes = {
        one.name: said
        for one in elements
        if isinstance(one, Shape) and (said := _shape(one, adjustment, texts)) != frozenset()
    }
    tables = {
        one.name: found for one in elements if isinstance(one, Table) and (found := _cells(one, adjustment, texts))
    }
    charts = frozenset(
        one.name for one in elements if isinstance(one, Chart) and adjustment.part in _CHARTED and not adjustment.text
    )
    return Chosen(shapes, tables, charts)


def _entry(elements: Sequence[Element], texts: frozenset[str]) -> Chosen:
    """All words that are shown of the entry of the document whose name is one of these texts."""
    named = [one for one in elements if isinstance(one, Shape) and any(_says(line, texts) for line in one.paragraphs)]
    origins = {one.origin for one in named if one.origin}
    shown = [one for one in elements if isinstance(one, Shape) and one.paragraphs and not one.decorative]
    return Chosen({one.name: _ALL for one in shown if one in named or one.origin in origins})


_CHARTED = frozenset({"all", "chart", "body", "labels", "values"})


def every(page: Page) -> Iterator[Element]:
    """All elements of a page, also those in groups."""
    for element in page.elements:
        yield element
        yield from nested((element,))


def with_changed(page: Page, change: Callable[[Element], Element]) -> Page:
    """The page with every element changed; what is in groups too."""

    def within(element: Element) -> Element:
        if isinstance(element, Group):
            element = replace(element, elements=tuple(map(within, element.elements)))
        return change(element)

    return replace(page, elements=tuple(map(within, page.elements)))


def is_title(element: Element) -> bool:
    """Whether it is the title of its page."""
    return (
        isinstance(element, Shape)
        and element.placeholder is not None
        and element.placeholder.kind in {"title", "ctrTitle"}
    )


def _shape(shape: Shape, adjustment: Adjustment, texts: frozenset[str]) -> frozenset[int] | None:
    """The paragraphs of a shape that are meant; None for all, an empty set for none."""
    if not shape.paragraphs or shape.decorative or (adjustment.size is not None and _is_numeral(shape)):
        return frozenset()
    part = adjustment.part
    number = shape.placeholder is not None and shape.placeholder.kind == "sldNum"
    if part == "headers" and _HEADING.search(shape.origin):
        return _ALL
    if texts:
        return frozenset(index for index, one in enumerate(shape.paragraphs) if _says(one, texts))
    if part in {"chart", "table"}:
        return _ALL if part == "chart" and shape.name.startswith("Chart ") else frozenset()
    whole = (
        (part == "all" and not number)
        or (part == "title" and is_title(shape))
        or (part == "page number" and number)
        or (part == "body" and not is_title(shape) and not number and not shape.origin.endswith(_NOT_BODY))
        or (part in _ENDS and not number and shape.origin.endswith(_ENDS[part]))
    )
    return _ALL if whole else frozenset()


def _says(paragraph: Paragraph, texts: frozenset[str]) -> bool:
    """Whether it is one of these texts, perhaps with a sign beside it."""
    return plain(paragraph.text) in texts or any(plain(run.text) in texts for run in paragraph.runs)


def _is_numeral(shape: Shape) -> bool:
    """Whether it counts the entries of a list: it is as large as the look has it, whatever size text is given."""
    counted = re.search(r"\[(\d+)\]$", shape.origin)
    said = shape.paragraphs[0].text.strip(" .")
    return bool(counted and len(shape.paragraphs) == 1 and said.isdigit() and int(said) == int(counted[1]) + 1)


def _cells(table: Table, adjustment: Adjustment, texts: frozenset[str]) -> frozenset[tuple[int, int]]:
    rows, columns = set(range(len(table.rows))), set(range(len(table.widths)))
    named = {place for place in product(rows, columns) if texts and plain(_text(table, *place)) in texts}
    crossing: Mapping[Part, tuple[set[int], set[int]]] = {
        "all": (rows, columns),
        "body": (rows, columns),
        "table": (rows, columns),
        "headers": ({0}, columns),
        "labels": (rows - {0}, {0}),
        "values": (rows - {0}, columns - {0}),
        "row": ({row for row, column in named if column == 0}, columns),
        "column": (rows, {column for row, column in named if row == 0}),
    }
    if adjustment.part == "item":
        return frozenset(named)
    return frozenset(product(*crossing.get(adjustment.part, ((), ()))))


def _text(table: Table, row: int, column: int) -> str:
    return " ".join(map(_said, table.rows[row][column].paragraphs))


def _said(paragraph: Paragraph) -> str:
    return paragraph.text
