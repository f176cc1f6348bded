"""How pages come in, and what moves on them. Times are in ms."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Transition:
    """How a page comes in; `advance_after_ms` in milliseconds, `direction` is l, r, u or d."""

    kind: str
    speed: str = "med"
    advance_on_click: bool = True
    advance_after_ms: int | None = None
    morph_option: str = "byObject"
    direction: str | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """An animation effect that PowerPoint knows.

    Attributes:
        presets: its number by what it does: `entr`, `exit`, `emph`, `path` or `mediacall`.
        ways: the number of each direction, the usual one first; empty for an effect without.
        filter: the picture filter that draws it, with a place for the way; empty when properties are moved instead.
        words: what the filter calls a way, where that is another word.
    """

    presets: Mapping[str, int]
    ways: Mapping[str, int]
    filter: str = ""
    words: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Animation:
    """One effect on the element named `shape`.

    Attributes:
        effect: a name in `EFFECTS`.
        trigger: a click, or together with the animation before it, or after that.
        paragraph: the only one of the element's text that is meant, from 0; None is the whole element.
        group: effects of one number belong to one build of the element, which lists of builds show; None is in no list.
        ground: what lies behind the words of a build moves with them.
    """

    shape: str
    effect: str
    kind: Literal["entr", "exit", "emph", "path", "mediacall"]
    trigger: Literal["click", "with", "after"]
    way: str | None = None
    duration: int = 500
    delay: int = 0
    repeat: float = 1.0
    paragraph: int | None = None
    group: int | None = None
    ground: bool = False


_SIDES = {"bottom": 4, "left": 8, "right": 2, "top": 1}
_LINES = {"horizontal": 10, "vertical": 5}
_INWARDS = {"in": 16, "out": 32}


def _both(number: int) -> Mapping[str, int]:
    return {"entr": number, "exit": number}


EFFECTS: Mapping[str, Effect] = {
    "appear": Effect(_both(1), {}),
    "fly": Effect(_both(2), _SIDES),
    "blinds": Effect(_both(3), _LINES, "blinds({})"),
    "box": Effect(_both(4), _INWARDS, "box({})"),
    "checkerboard": Effect(_both(5), _LINES, "checkerboard({})", words={"horizontal": "across", "vertical": "down"}),
    "circle": Effect(_both(6), _INWARDS, "circle({})"),
    "diamond": Effect(_both(8), _INWARDS, "diamond({})"),
    "dissolve": Effect(_both(9), {}, "dissolve"),
    "fade": Effect(_both(10), {}, "fade"),
    "plus": Effect(_both(13), _INWARDS, "plus({})"),
    "randombars": Effect(_both(14), _LINES, "randombar({})"),
    "split": Effect(_both(16), {"in": 21, "out": 37}, "barn({}Vertical)"),
    "wedge": Effect(_both(20), {}, "wedge"),
    "wheel": Effect(_both(21), {}, "wheel(1)"),
    "wipe": Effect(_both(22), _SIDES, "wipe({})", words={"bottom": "down", "top": "up"}),
    "zoom": Effect(_both(23), {"in": 16}),
    "grow": Effect({"emph": 6}, {}),
    "spin": Effect({"emph": 8}, {}),
    "transparency": Effect({"emph": 9}, {}),
    "pulse": Effect({"emph": 26}, {}),
    "move": Effect({"path": 0}, {"right": 63, "left": 35, "down": 42, "up": 64}),
    "play": Effect({"mediacall": 1}, {}),
}
"""By our name; the numbers are those of PowerPoint's effects."""
