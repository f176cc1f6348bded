"""Spreads a slide over several pages where one cannot show everything at a readable size."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from deck_documents.protocol_v2 import (
    ComparisonTableSlide,
    KpiGridSlide,
    SlideBase,
    TimelineSlide,
    TitleBodySlide,
    TombstoneGridSlide,
)
from renderer.deck.from_agent import PatternSlide
from renderer.layout.sheet import Sheet
from renderer.typesetting.scripts import language_of

_LISTS: dict[type[SlideBase], str] = {
    TitleBodySlide: "body",
    ComparisonTableSlide: "rows",
    TombstoneGridSlide: "items",
    KpiGridSlide: "items",
    TimelineSlide: "events",
    PatternSlide: "rows",
}
_CONTENT_PATHS = ("body", "table", "items", "events")
_CONTINUED = {
    "ja-JP": "\uff08\u7d9a\u304d\uff09",
    "zh-CN": "\uff08\u7eed\uff09",
    "ko-KR": " (\uacc4\uc18d)",
    "ar-SA": " (\u062a\u0627\u0628\u0639)",
    "he-IL": " (\u05d4\u05de\u05e9\u05da)",
}


@dataclass(frozen=True, slots=True)
class Part:
    """What one page shows of a slide; `first` is the index of its first item."""

    slide: SlideBase
    first: int = 0


def is_readable(sheet: Sheet) -> bool:
    """Whether all the content of a page stands at a readable size."""
    paths = (finding.component_path or "" for finding in sheet.findings if finding.rule == "RND101")
    return not any(path.partition(".")[2].startswith(_CONTENT_PATHS) for path in paths)


def parts_of(slide: SlideBase, fits: Callable[[Part], bool]) -> list[Part]:
    """As few pages as hold the items of `slide`, evenly filled if that fits; none for slides that stay in one piece."""
    if type(slide) not in _LISTS:
        return []
    items = getattr(slide, _LISTS[type(slide)])
    cuts, likely = [0], 1
    while cuts[-1] < len(items):
        cuts.append(_furthest(slide, cuts[-1], likely, len(items), fits))
        likely = cuts[-1] - cuts[-2]
    if len(cuts) > len(items):
        return _parts(slide, cuts)
    even = _parts(slide, _even_cuts([len(str(item)) + 40 for item in items], len(cuts) - 1))
    return even if all(map(fits, even)) else _parts(slide, cuts)


def _furthest(slide: SlideBase, first: int, likely: int, count: int, fits: Callable[[Part], bool]) -> int:
    """The end of the longest run of items from `first` that fits, probably of `likely` items; one always counts."""
    good, bad = first + 1, count + 1
    if not fits(_part(slide, first, good, count)):
        return good
    # The fuller a page, the longer it takes to set: what other pages hold is tried first, then strides from the start.
    stride, following = likely - 1, 1
    while bad - good > 1:
        middle = good + stride if 0 < stride < bad - good else (good + bad) // 2
        stride, following = following, 2 * following
        if fits(_part(slide, first, middle, count)):
            good = middle
        else:
            bad = middle
    return good


def _even_cuts(weights: Sequence[int], parts: int) -> list[int]:
    """Where to cut so that `parts` runs weigh about the same, none of them empty."""
    sums = [0, *accumulate(weights)]
    cuts = [0]
    for number in range(1, parts):
        wanted = sums[-1] * number / parts
        room = range(cuts[-1] + 1, len(weights) - (parts - number) + 1)
        cuts.append(min(room, key=lambda cut: abs(sums[cut] - wanted)))
    return [*cuts, len(weights)]


def _parts(slide: SlideBase, cuts: Sequence[int]) -> list[Part]:
    parts = [_part(slide, first, end, cuts[-1]) for first, end in pairwise(cuts)]
    return [
        Part(part.slide.model_copy(update={"title": slide.title + _continued(slide.title, number)}), part.first)
        for number, part in enumerate(parts)
    ]


def _part(slide: SlideBase, first: int, end: int, count: int) -> Part:
    """Items `first` to `end`: subtitle and figures open the first page, what comes after the items closes the last."""
    update = {_LISTS[type(slide)]: getattr(slide, _LISTS[type(slide)])[first:end]}
    if first:
        update |= {"subtitle": None, "title": slide.title + _continued(slide.title, 1)}
    if end < count:
        update["insight"] = None
    if isinstance(slide, PatternSlide):
        update |= {"kpis": ()} if first else {}
        update |= {"prose": (), "points": (), "chart": None} if end < count else {}
    return Part(slide.model_copy(update=update), first)


def _continued(title: str, number: int) -> str:
    """What follows the title on the pages after the first; no two alike."""
    if not number:
        return ""
    words = _CONTINUED.get(language_of(title), " (cont.)")
    return words if number == 1 else f"{words[:-1]} {number}{words[-1]}"
