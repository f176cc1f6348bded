"""Lines below each other, each a shape of its own, that shrink together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import Paragraph
from renderer.typesetting.typesetter import Fitted

_SLACK = 1.0


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of a stack: its words, where the document has them, and fields of its shape."""

    line: Paragraph
    path: str
    style: Mapping[str, Any] = field(default_factory=dict)


def lay_out_stack(
    sheet: Sheet, pieces: Sequence[Piece], box: Rect, anchor: Literal["t", "ctr", "b"] = "t"
) -> list[Rect]:
    """Add `pieces` at the top, the middle or the foot of `box`; return where each stands."""
    if not pieces:
        return []
    fitted = sheet.type.fit([piece.line for piece in pieces], box.width, max(box.height - _SLACK * len(pieces), _SLACK))
    alone = [sheet.type.measure([replace(line, before=0.0)], box.width) for line in fitted.paragraphs]
    gaps = [line.before if number else 0.0 for number, line in enumerate(fitted.paragraphs)]
    height = sum(one.height + _SLACK for one in alone) + sum(gaps)
    spare = max(box.height - height, 0.0)
    top = box.y + {"t": 0.0, "ctr": spare / 2, "b": spare}[anchor]
    places = []
    for piece, line, measured, gap in zip(pieces, fitted.paragraphs, alone, gaps, strict=True):
        top += gap
        place = Rect(box.x, top, box.width, min(measured.height + _SLACK, max(box.bottom - top, _SLACK)))
        shown = Fitted((replace(line, before=0.0),), measured, fitted.too_small, fitted.overflows)
        sheet.text(place, [], fitted=shown, path=piece.path, **piece.style)
        places.append(place)
        top += measured.height + _SLACK
    return places
