"""Which layout each type of slide is built on: by its name, its type, and what its placeholders look like."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from renderer.layout.geometry import Rect
from renderer.layout.slides import WantedLayout, wanted_layouts
from renderer.layout.slides.slide_type import Arrangement
from renderer.template.model import TITLES, Archetype, TemplateLayout, TemplatePlaceholder

_SURE = 0.5
"""Below this, a name or a type says little."""
_NAMED, _SHAPED, _SUITS = 0.5, 0.5, 0.3
_TITLE, _ROOM = 0.15, 0.15
_OTHER_MASTER = 0.12
_LITTLE, _CLUTTER = 0.35, 0.2
_ALL_THE_SAME = 0.12
_SUPPORTED = 0.25
_LARGE = 0.035
_FREE_TYPES = {"titleOnly": 0.45, "obj": 0.2, "tx": 0.2, "blank": 0.05}
_NOT_FOR_CONTENT = frozenset({"title", "ctrTitle", "secHead", "vertTitleAndTx", "picTx"})


class Reason(NamedTuple):
    """A share of the confidence, and what speaks for it."""

    weight: float
    why: str


def archetypes_of(layouts: Sequence[TemplateLayout], page: Rect) -> tuple[Archetype, ...]:
    """One for each layout that types of slides want."""
    return tuple(_best(wanted, layouts, page) for wanted in wanted_layouts())


def _best(wanted: WantedLayout, layouts: Sequence[TemplateLayout], page: Rect) -> Archetype:
    """The layout that most speaks for; where that is little, one that the slides have room on."""
    found = _most_likely(wanted, layouts, page)
    able = [layout for layout in layouts if _can_hold(wanted, layout, page)]
    return found if found.confidence >= _SURE or not able else _most_likely(wanted, able, page)


def _most_likely(wanted: WantedLayout, layouts: Sequence[TemplateLayout], page: Rect) -> Archetype:
    rated = [(layout, list(_reasons(wanted, layout, page))) for layout in layouts]
    layout, reasons = max(rated, key=lambda row: round(sum(reason.weight for reason in row[1]), 4))
    why = "; ".join(reason.why for reason in reasons if reason.weight > 0) or "nothing suits better"
    confidence = min(sum(max(reason.weight, 0.0) for reason in reasons), 1.0)
    return Archetype(wanted.name, layout.part, layout.name, round(confidence, 2), why)


def _can_hold(wanted: WantedLayout, layout: TemplateLayout, page: Rect) -> bool:
    """Whether what the slides show has room there, whatever the layout is called."""
    if wanted.words_help or not wanted.has_content:
        return True
    has_list = wanted.shows_body and any(body.holds_list for body in layout.bodies)
    return layout.title is not None and (has_list or _free_share(layout, page) >= _LITTLE)


def _free_share(layout: TemplateLayout, page: Rect) -> float:
    return layout.area.width * layout.area.height / (page.width * page.height)


def _reasons(wanted: WantedLayout, layout: TemplateLayout, page: Rect) -> Iterator[Reason]:
    word = word_in(layout.name, wanted.words)
    suits = _suits(wanted, layout, page, named=bool(word))
    if word:
        yield Reason(_NAMED, f"its name says {word!r}")
    if suits:
        yield Reason(_SUITS if word else _SHAPED, suits)
    weight = (_FREE_TYPES if wanted.types is None else wanted.types).get(layout.type, 0.0)
    if weight:
        yield Reason(weight, f"its type is {layout.type}")
    if layout.title:
        yield Reason(_TITLE, "it has a title")
    words = [p for p in layout.placeholders if p.kind in {"body", "subTitle", "obj"} and p.box]
    if wanted.words_help and len(words) == 1:
        yield Reason(_SUPPORTED, "it has a place for words")
    if wanted.has_content:
        yield from _room(layout, page, named=bool(word))
    if layout.master:
        yield Reason(-_OTHER_MASTER, "")


def _room(layout: TemplateLayout, page: Rect, *, named: bool) -> Iterator[Reason]:
    share = _free_share(layout, page)
    yield Reason(_ROOM * min(share / 0.6, 1.0), f"{share:.0%} of the slide is free")
    if (layout.clutter > _CLUTTER and not layout.is_flat) or layout.clutter > 2 * _CLUTTER:
        yield Reason(-0.4 * layout.clutter, "")
    if share < _LITTLE:
        yield Reason(share - _LITTLE, "")
    if layout.type in _NOT_FOR_CONTENT and not named and layout.type != "secHead":
        yield Reason(-0.4, "")
    if any(not placeholder.upright for placeholder in layout.placeholders):
        yield Reason(-0.3, "")


def _suits(wanted: WantedLayout, layout: TemplateLayout, page: Rect, *, named: bool) -> str:
    arrangement = (wanted.named if named else None) or wanted.arrangement
    return _ARRANGEMENTS[arrangement](layout, _large(layout, page)) if arrangement else ""


def _large(layout: TemplateLayout, page: Rect) -> list[TemplatePlaceholder]:
    least = _LARGE * page.width * page.height
    return [p for p in layout.placeholders if p.box and p.box.width * p.box.height >= least and p.kind not in TITLES]


def _count(placeholders: Sequence[TemplatePlaceholder], *kinds: str) -> int:
    return sum(placeholder.kind in kinds for placeholder in placeholders)


def _title_and_subtitle(layout: TemplateLayout, _: list[TemplatePlaceholder]) -> str:
    if layout.of_kind("ctrTitle") or (layout.title and layout.of_kind("subTitle")):
        return "it has a title in the middle with a subtitle"
    return ""


def _one_body(layout: TemplateLayout, large: list[TemplatePlaceholder]) -> str:
    if len(large) == 1 and _count(large, "body", "obj") == 1 and layout.title and large[0].holds_list:
        return "it has a title and one body"
    return ""


def _bodies_in_a_row(layout: TemplateLayout, large: list[TemplatePlaceholder]) -> str:
    bodies = [p.box for p in layout.placeholders if p.kind in {"body", "obj"} and p.box]
    if layout.title and len(bodies) >= 3 and len(bodies) == len(large) and _is_row(bodies):
        return f"{len(bodies)} bodies stand in one row"
    return ""


def _bodies_two_by_two(_: TemplateLayout, large: list[TemplatePlaceholder]) -> str:
    boxes = [p.box for p in large if p.kind in {"body", "obj"} and p.box]
    return "four bodies stand two by two" if len(boxes) == 4 and _is_square(boxes) else ""


def _one_object(_: TemplateLayout, large: list[TemplatePlaceholder]) -> str:
    return "it has one object" if len(large) == 1 and _count(large, "obj", "pic", "dgm") == 1 else ""


def _some_pictures(_: TemplateLayout, large: list[TemplatePlaceholder]) -> str:
    pictures = _count(large, "pic", "clipArt")
    return f"it has {pictures} pictures" if pictures >= 3 else ""


def _a_picture(layout: TemplateLayout, _: list[TemplatePlaceholder]) -> str:
    return "it has a place for pictures" if layout.of_kind("pic", "clipArt") else ""


def _only(kind: str) -> Callable[[TemplateLayout, list[TemplatePlaceholder]], str]:
    def judge(_: TemplateLayout, large: list[TemplatePlaceholder]) -> str:
        return f"it has a place for a {kind}" if len(large) == 1 and _count(large, kind) else ""

    return judge


def _is_row(boxes: Sequence[Rect]) -> bool:
    middles = [box.y + box.height / 2 for box in boxes]
    return max(middles) - min(middles) <= _ALL_THE_SAME * max(box.height for box in boxes) + 6


def _is_square(boxes: Sequence[Rect]) -> bool:
    upper, lower = sorted(boxes, key=lambda box: (box.y, box.x))[:2], sorted(boxes, key=lambda box: (box.y, box.x))[2:]
    alike = min(box.height for box in boxes) >= 0.7 * max(box.height for box in boxes)
    return alike and _is_row(upper) and _is_row(lower) and min(b.y for b in lower) >= max(b.bottom for b in upper) - 6


_ARRANGEMENTS: dict[Arrangement, Callable[[TemplateLayout, list[TemplatePlaceholder]], str]] = {
    "title and subtitle": _title_and_subtitle,
    "one body": _one_body,
    "bodies in a row": _bodies_in_a_row,
    "bodies two by two": _bodies_two_by_two,
    "one object": _one_object,
    "some pictures": _some_pictures,
    "a picture": _a_picture,
    "one table": _only("tbl"),
    "one chart": _only("chart"),
    "one diagram": _only("dgm"),
}
"""From a layout and its large placeholders: why they stand in this way, as a part of a sentence; "" if they do not."""


@cache
def _pattern(words: str) -> re.Pattern[str]:
    """Whole words where a script parts them; longer names first."""
    parts = sorted((word.strip() for word in words.split("|")), key=len, reverse=True)
    alphabetic = "|".join(re.escape(word) for word in parts if _is_alphabetic(word))
    other = "|".join(re.escape(word) for word in parts if not _is_alphabetic(word))
    whole = rf"(?<![^\W_])(?:{alphabetic})(?![^\W_])"
    return re.compile(f"{whole}|{other}" if other else whole)


def _is_alphabetic(word: str) -> bool:
    return all(ord(char) < 0x0590 for char in word)


def word_in(layout_name: str, words: str) -> str | None:
    """The one of `words`, with bars between them, that the name of a layout says; None where it says none."""
    found = _pattern(words).search(layout_name.casefold().replace("_", " ")) if words else None
    return found[0] if found else None
