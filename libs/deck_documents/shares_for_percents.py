"""Per cents that were written as shares of 1: 0.4 of a hundred is drawn as next to nothing."""

from collections.abc import Iterator

from pydantic import BaseModel

from deck_documents.cells import MarkedCell
from deck_documents.composition.diagrams import GanttTask
from deck_documents.plain_values import SCALARS
from deck_documents.protocol_v2 import Presentation, SlideBase
from deck_domain.errors import Violation

_IN_PERCENT = ((GanttTask, "progress"), (MarkedCell, "heat"))
_TYPES = frozenset({"gantt", "comparison-table", "composition"})
"""Slides that may have some: to look through all would take a quarter of the time of reading a document."""


def shares_for_percents(model: Presentation) -> Iterator[Violation]:
    """A warning for each slide all of whose per cents of a kind lie between 0 and 1, at the first of them.

    They stay as they are: half a per cent may be meant.
    """
    for number, slide in enumerate(model.slides):
        if slide.slide_type in _TYPES:
            yield from _of_slide(slide, f"/slides/{number}")


def _of_slide(slide: SlideBase, pointer: str) -> Iterator[Violation]:
    parts = list(_parts(slide, pointer))
    for kind, key in _IN_PERCENT:
        given = [(at, getattr(part, key)) for at, part in parts if isinstance(part, kind)]
        written = [(at, value) for at, value in given if value is not None]
        shares = [(at, value) for at, value in written if 0 < value < 1]
        if shares and all(value <= 1 for _, value in written):
            at, value = shares[0]
            told = f"`{key}` is in per cent: {value:g} is next to nothing. Write {100 * value:g} if a share is meant."
            yield Violation(f"{at}/{key}", "share_for_percent", told)


def _parts(part: object, pointer: str) -> Iterator[tuple[str, BaseModel]]:
    """`part` and all that is in it, with pointers."""
    if isinstance(part, list):
        for index, item in enumerate(part):
            yield from _parts(item, f"{pointer}/{index}")
    elif isinstance(part, BaseModel):
        yield pointer, part
        for name, field in type(part).model_fields.items():
            value = getattr(part, name)
            if type(value) not in SCALARS:
                yield from _parts(value, f"{pointer}/{field.alias or name}")
