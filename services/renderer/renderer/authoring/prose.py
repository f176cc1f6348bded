"""Lists that stand in sentences: "sales were A 12, B 9 and C 4", "A and B made up 48 % and 39 %", "First, ..."."""

import re
from itertools import pairwise

from deck_domain.dates import is_date
from renderer.authoring.quantities import SINGLE, amount_of, capitalised, count_of, figure_in
from renderer.authoring.sentences import Brief, at_commas, listed, sentences

_ORDINALS = (
    r"first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|fifth(?:ly)?|finally|lastly|"
    r"erstens|zweitens|drittens|viertens|fünftens|schließlich|"
    r"第[一二三四五]に|أولا[ًّ]?|أولاً|ثانيا[ًّ]?|ثانياً|ثالثا[ًّ]?|ثالثاً|رابعا[ًّ]?|رابعاً|خامساً"
)
_ORDINAL = re.compile(rf"^(?:{_ORDINALS})\s*[,:،、]?\s*(?=\S)", re.IGNORECASE)
_STATED = re.compile(
    r"^(?P<head>\D.{2,80}?)\s+(?:were|are|was|is|amounted to|waren|sind|betrugen|lagen bei|"
    r"lauteten|verteil(?:t|en|ten) sich auf)"
    r":?\s+(?P<list>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_SHARED = re.compile(
    r"\s+(?:made up|make up|account(?:ed)? for|brought(?: in)?|earn(?:ed)?|cost|had|have|were|are|took|take|"
    r"reached|grew by|machten|machen|brachten|bringen|erzielten|kosten|kosteten|hatten|haben|waren|sind)"
    r"(?:\s+(?:up|about))?\s*$",
    re.IGNORECASE,
)
_FIGURES = re.compile(rf"{SINGLE}(?:(?:,\s+|,?\s+(?:and|und)\s+){SINGLE})+")
_AT_TIME = re.compile(
    rf"(?P<figure>{SINGLE})\s+(?:in|im|at|by)\s+(?P<date>[^\W\d_]{{3,9}}(?:\s\d{{4}})?|(?:19|20)\d\d|Q[1-4])\b"
)
_GOES_ON = re.compile(r",?\s+(?:(?:and|und|then|dann)\s+)?(?:(?:to|auf|zu)\s+)?", re.IGNORECASE)
_LONGEST, _FEWEST = 2_000, 3
_LONGEST_HEAD = 110


def with_lines(text: str) -> str:
    """A text whose sentences count themselves, as its head and a line for each of them."""
    if len(text) > _LONGEST or "\n" in text.strip():
        return text
    said = sentences(text)
    counted = [number for number, one in enumerate(said) if _ORDINAL.match(one)]
    if len(counted) < 2 or counted[0] == 0 or counted != list(range(counted[0], len(said))):
        return text
    return "\n".join([" ".join(said[: counted[0]]), *(_ORDINAL.sub("", one) for one in said[counted[0] :])])


def with_list(brief: Brief) -> Brief:
    """A brief that is a sentence about figures, with what it says of them as its head, and the figures as its list."""
    if len(brief.head) + len(brief.rest) > _LONGEST:
        return brief
    first = None if brief.rest else _over_time(brief)
    return first or _told_apart(brief) or _stated(brief) or _shared(brief) or _over_time(brief) or brief


def _over_time(brief: Brief) -> Brief | None:
    """One figure at three times or more: "Revenue grew from 82 T€ in Jan to 91 T€ in Feb and 97 T€ in Mar".

    The title says the first and the last; what goes on behind them follows the list as a sentence.
    """
    text = brief.rest or brief.head
    found = (
        []
        if ";" in text or "\n" in text
        else [one for one in _AT_TIME.finditer(text) if is_date(one["date"].strip(","))]
    )
    if len(found) < _FEWEST or any(not _GOES_ON.fullmatch(text[a.end() : b.start()]) for a, b in pairwise(found)):
        return None
    if len({a.measure for one in found if (a := amount_of(one["figure"]))}) != 1:
        return None
    first, last = found[0], found[-1]
    before, behind = text[: first.start()].rstrip(), text[last.end() :].strip(" ,;.\u2013-")
    to = "auf" if re.search(r"\bvon$", before) else "to"
    is_from = re.search(r"\b(?:from|von)$", before)
    title = f"{before} {first.group()} {to} {last.group()}" if is_from else before
    items = ", ".join(f"{one['date']} {one['figure']}" for one in found)
    head = f"{brief.head}: {title}" if brief.rest and len(brief.head) + len(title) < _LONGEST_HEAD else brief.head
    return Brief(head if brief.rest else title, f"{items}. {capitalised(behind)}." if behind else items)


def _told_apart(brief: Brief) -> Brief | None:
    """Names before the colon, their figures behind it: "Bread, cakes, coffee: 4 T€, 3 T€, 2 T€ of sales"."""
    names, figures = at_commas(brief.head), at_commas(brief.rest)
    if not 1 < len(names) == len(figures) or any(map(figure_in, names)):
        return None
    found = [re.match(SINGLE, figure.strip()) for figure in figures]
    if not all(found) or any(one and one.group() != one.string for one in found[:-1]):
        return None
    values = [one.group() for one in found if one]
    last = figures[-1].strip()
    return Brief(last[len(values[-1]) :].strip(" ."), _joined(names, values))


def _stated(brief: Brief) -> Brief | None:
    text = brief.rest or brief.head
    found = _STATED.match(text) if len(sentences(text)) == 1 and not re.search(r"[;\n]", text) else None
    if found is None:
        return None
    items = listed(found["list"].rstrip("."))
    figures = [figure for item in items if count_of(item) <= 1 and (figure := figure_in(item)) and figure.label]
    if not _FEWEST <= len(items) == len(figures) or any(map(is_date, (figure.value for figure in figures))):
        return None
    head = f"{brief.head}: {found['head']}" if brief.rest else found["head"]
    return Brief(head, "; ".join(items))


def _shared(brief: Brief) -> Brief | None:
    """Names, a verb, and as many figures; the sentence is the title."""
    if brief.rest or len(sentences(brief.head)) > 1:
        return None
    found = _FIGURES.search(brief.head)
    verb = found and _SHARED.search(brief.head[: found.start()])
    if not found or not verb:
        return None
    names = listed(brief.head[: verb.start()])
    values = [one.group() for one in re.finditer(SINGLE, found.group())]
    if len(names) != len(values) or len({a.measure for value in values if (a := amount_of(value))}) > 1:
        return None
    return Brief(brief.head.rstrip(". "), _joined(names, values))


def _joined(names: list[str], values: list[str]) -> str:
    return "; ".join(f"{name.strip()}: {value.strip()}" for name, value in zip(names, values, strict=True))
