"""Adjustments: changes to what is drawn for which a `protocol_v2` document has no word, kept beside it in the plan."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any, Literal

from renderer.plan_keys import LANGUAGE
from renderer.scene import Align

Json = dict[str, Any]
_KEY = "adjustments"

Part = Literal[
    "all",
    "title",
    "subtitle",
    "source",
    "insight",
    "headers",
    "labels",
    "values",
    "descriptions",
    "dates",
    "body",
    "table",
    "chart",
    "item",
    "entry",
    "row",
    "column",
    "page number",
    "footer",
]
"""What of a slide an adjustment is about. `item`, `entry`, `row` and `column` are named by their text.

An item is that text alone, an entry all that is shown of what is called so.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustment:
    """One change; what is None or 0 stays as it is.

    Attributes:
        part: what is changed.
        text: of an item, a row or a column, what it is called.
        size: of type, pt; `scale` is times what it is, `more` is pt that are added, `least` raises what is smaller.
        color: of text, #RRGGBB or a slot of the theme.
        align: of text; of a chart or a table, where it stands on the page.
        right, down: inches that it is moved.
        wider, taller: inches that are added to its size; `width` and `height` are the size it is to have.
    """

    part: Part
    text: str = ""
    size: float | None = None
    scale: float | None = None
    more: float = 0.0
    least: float | None = None
    color: str | None = None
    bold: bool | None = None
    italic: bool | None = None
    align: Align | None = None
    right: float = 0.0
    down: float = 0.0
    wider: float = 0.0
    taller: float = 0.0
    width: float | None = None
    height: float | None = None

    @property
    def called(self) -> str:
        """What it is about, as people read it."""
        return f'"{self.text}"' if self.text else "the text" if self.part in {"all", "body"} else f"the {self.part}"

    @property
    def resizes(self) -> bool:
        """Whether it changes the size of type."""
        return any((self.size, self.scale, self.more, self.least))

    @property
    def places(self) -> bool:
        """Whether it moves or resizes something."""
        return any((self.right, self.down, self.wider, self.taller, self.width, self.height)) or self.aligns_frame

    @property
    def aligns_frame(self) -> bool:
        """Whether its alignment is that of a whole figure on the page."""
        return self.align is not None and self.part in {"chart", "table"}

    def to_json(self) -> Json:
        """What it changes, without what stays."""
        said = {field.name: getattr(self, field.name) for field in fields(self)}
        usual = {field.name: field.default for field in fields(self)}
        return {name: value for name, value in said.items() if value != usual[name]}


def adjustments_of(plan: Json) -> tuple[Adjustment, ...]:
    """Those of a plan, in the order in which they were wished for."""
    return tuple(Adjustment(**one) for one in plan.get(_KEY, ()))


def with_adjustments(plan: Json, adjustments: Iterable[Adjustment]) -> Json:
    """The plan with these and no others."""
    kept = [one.to_json() for one in adjustments]
    return {**document_of(plan), **({_KEY: kept} if kept else {})}


def document_of(plan: Json) -> Json:
    """The `protocol_v2` document of a plan, without its adjustments and its language."""
    return {name: value for name, value in plan.items() if name not in {_KEY, LANGUAGE}}
