"""Briefs that are nothing but a list, or whose list has its head in front of it in other ways than behind a colon."""

import re
from collections.abc import Sequence

from deck_domain.dates import is_date
from renderer.authoring.cues import kind_of
from renderer.authoring.kinds import GOES_ON, are_events
from renderer.authoring.planners.readings import readings_of
from renderer.authoring.planners.states import is_of_states, states_of
from renderer.authoring.planners.tables import VERSUS, is_barred
from renderer.authoring.planners.week import days_of, is_day
from renderer.authoring.quantities import Figure, count_of, figure_in, figures_in
from renderer.authoring.sentences import Brief, at_commas, listed, named, parted, sentences

_FEWEST = 3
_LONGEST_TITLE, _SHORT_LABEL, _LONGEST_LIST, _CLAIM_AND_LIST = 60, 4, 1_000, 2
_SHORT_ITEM = 5
_EXPECTED = re.compile(
    r"\b(?:voraussichtlich|erwartet|geplant|plan|prognose|forecast|expected|planned|estimated?|prévu|prévision|"
    r"previsto|"
    r"previsión)\b",
    re.IGNORECASE,
)
"""What is said of a figure to come, beside its date."""
_POLITE_END = re.compile(r"(?:でした|となりました|になりました|です|となっています|ました)$")
"""How a Japanese sentence ends behind its last figure."""
_TELLS = re.compile(
    r"\b(?:was|were|is|are|had|has|have|we|they|ist|sind|war|waren|hat|haben|wir|est|sont|était|nous|es|son|fue)\b",
    re.IGNORECASE,
)
"""A sentence that tells of its figures is no list of them."""
_COUNTED = re.compile(r"([^\W\d_]{1,5})(\d{1,2})")
_TIME_FIRST = re.compile(r"\d{1,2}(?:[:.]\d{2}|h\d{0,2})(?:\s?(?:am|pm|Uhr))?\s+[^\W\d_]", re.IGNORECASE)


def _series_before_sentences(text: str) -> Brief | None:
    """A list of dates with figures in a first sentence: "Visitors 2024 221k, 2025 236k, 2026 240k. We are back."."""
    return _from_first_date("", text) if len(sentences(text)) > 1 else None


def _from_first_date(head: str, text: str) -> Brief | None:
    """A list whose first date, or first number, ends its own title: "Sales 2024 12, 2025 14", "Sales T1 12, T2 14"."""
    said = (sentences(text) or [""])[0] if "\n" not in text.strip() else ""
    items = listed(said)
    figures = [figure for item in items if (figure := figure_in(item)) and figure.label]
    if not _FEWEST <= len(items) == len(figures):
        return None
    first, *later = (figure.label for figure in figures)
    *title, date = first.split()
    dates = [date, *(_EXPECTED.sub("", one).strip() for one in later)]
    if not title or not (all(map(is_date, dates)) or all(map(is_day, dates)) or _count_up(dates)):
        return None
    begin = said.casefold().index(date.casefold(), len(" ".join(title)))
    return Brief(": ".join(filter(None, (head, said[:begin].strip()))), text[begin:])


def _count_up(names: Sequence[str]) -> bool:
    """Whether names are a letter or a short word and a number, one after the other: "T1", "T2", "T3"."""
    found = [_COUNTED.fullmatch(name) for name in names]
    numbers = [int(one[2]) for one in found if one]
    words = {one[1] for one in found if one}
    return len(numbers) == len(names) and len(words) == 1 and numbers == list(range(numbers[0], numbers[-1] + 1))


def _figures_before_sentences(text: str) -> Brief | None:
    """A list of named figures in a first sentence: "64 places, 97 on the list, 3 vacancies. We ask for a grant."."""
    said, *others = sentences(text) or [""]
    items = at_commas(said.rstrip("."))
    if not others or len(items) < _FEWEST or any(count_of(item) > 1 or GOES_ON.match(item) for item in items):
        return None
    figures = [figure for item in items if (figure := figure_in(item)) and figure.label]
    return Brief("", text) if len(figures) == len(items) else None


def _figures_behind_title(text: str) -> Brief | None:
    """A list of named figures in a second sentence, below a short first one: "The new prices. Basic €9, Pro €49"."""
    title, *others = sentences(text) or [""]
    if not others or len(title) > _LONGEST_TITLE:
        return None
    items = listed(_POLITE_END.sub("", others[0].rstrip(".。")))
    are_shares = len(items) >= _FEWEST and all("%" in item for item in items)  # "Survey, 312 answers. Happy 48 %, ..."
    if (figures_in(title) or len(at_commas(title)) > 1) and not (are_shares and "%" not in title):
        return None
    figures = [figure for item in items if (figure := figure_in(item)) and figure.label]
    if not _FEWEST <= len(items) == len(figures) or any(count_of(item) > 1 or GOES_ON.match(item) for item in items):
        return None
    if _TELLS.search(others[0]) or any(len(figure.label.split()) > _SHORT_LABEL for figure in figures):
        return None
    return Brief(title.rstrip(".。!"), " ".join([f"{', '.join(items)}.", *others[1:]]))


def _are_of_one_kind(figures: Sequence[Figure]) -> bool:
    """Whether figures are of things that differ by one word: "Variant A", "variant B"."""
    names = [figure.label.casefold().split() for figure in figures]
    are_long = len({len(name) for name in names}) == 1 and all(len(name) > 1 for name in names)
    differing = [sum(one != other for one, other in zip(names[0], name, strict=False)) for name in names[1:]]
    return are_long and differing == [1] * len(differing)


def _headless(brief: Brief) -> Brief:
    """A brief whose head is the first row of a table, or the first of several states, without a head."""
    if is_barred(f"{brief.head}\n{brief.rest}"):
        return Brief("", f"{brief.head}\n{brief.rest}".strip())
    whole = f"{brief.head}: {brief.rest}"
    return Brief("", whole) if is_of_states(whole) and not is_of_states(brief.rest) else brief


def _with_claim(brief: Brief) -> Brief:
    """A brief that says something before its list in a sentence of its own, with that in its head.

    As "Motion 14: bike lanes. For: 21, against: 14, abstained: 3", "Exam: 3 weeks left. Week 1 words, week 2 ...".
    """
    cue = kind_of(f"{brief.head}:", "")
    if cue and cue.kind != "agenda":
        return brief
    said = sentences(brief.rest) if brief.head and "\n" not in brief.rest and len(brief.rest) <= _LONGEST_LIST else []
    is_list = bool(cue) and len(said) > 1 and all(map(figures_in, listed(said[1])))  # and no part of it before
    if (
        len(said) != _CLAIM_AND_LIST
        or len(said[0]) > _LONGEST_TITLE
        or re.search("[;:]" if is_list else "[,;:]", said[0])
    ):
        return brief
    items = listed(said[1].rstrip(".。"))
    figures = [figure_in(item) for item in items]
    is_list = are_events(items) or all(figure and figure.label and not figure.note for figure in figures)
    if len(items) < _FEWEST or not is_list or any(named(item)[0].count(" ") > _SHORT_LABEL for item in items):
        return brief
    return Brief(f"{brief.head}: {said[0].rstrip('.。')}", said[1])


def _with_head_listed(brief: Brief) -> Brief:
    """A brief whose colon stands within the last of several figures, without a head.

    As "1 in 4 waits over 60 days, 1 in 10 over 90 days, target: nobody over 60".
    """
    is_one = bool(brief.rest) and len(brief.head) <= _LONGEST_LIST and len(sentences(brief.head)) == 1
    items = at_commas(brief.head) if is_one and ";" not in brief.rest else []
    is_list = len(items) >= _FEWEST and all(map(figures_in, items[:-1])) and len(items[-1].split()) <= _CLAIM_AND_LIST
    if not is_list or len(listed(brief.rest)) > 1 or len(sentences(brief.rest)) > 1:
        return brief
    return Brief("", "; ".join([*map(str.strip, items[:-1]), f"{items[-1].strip()}: {brief.rest}"]))


def with_items(brief: Brief) -> Brief:
    """A brief that is nothing but a table, or a list of figures, has no head, or its first words for one."""
    brief = _with_claim(_with_head_listed(brief))
    text = brief.head
    if brief.rest or is_barred(text):
        series = None if is_barred(brief.rest) else _from_first_date(brief.head, brief.rest)
        return series or _headless(brief)
    dates = listed(text) if len(sentences(text)) == 1 else []
    is_timed_list = len(dates) >= _FEWEST and all(_TIME_FIRST.match(one) for one in dates)
    if is_timed_list or (len(dates) >= _FEWEST and (are_events(dates) or days_of(text) or states_of(text))):
        return Brief("", "; ".join(dates))
    if series := _series_before_sentences(text) or _figures_before_sentences(text) or _figures_behind_title(text):
        return series
    is_list = len(at_commas(text)) > 1 or len(parted(text)) > 1
    items = listed(text) if is_list else VERSUS.split(text)
    figures = [figure for item in items if (figure := figure_in(item)) and figure.label]
    alike = readings_of(items)
    fewest = 2 if (alike and alike.unit) or _are_of_one_kind(figures) else _FEWEST
    if not fewest <= len(figures) == len(items) or len(sentences(text)) > 1:
        return _listed_apart(text, items, len(figures)) or brief
    first, *others = (figure.label for figure in figures)
    *title, date = first.split()
    if title and (
        any(is_one(date) and all(map(is_one, others)) for is_one in (is_date, is_day)) or _count_up([date, *others])
    ):
        begin = text.index(date, len(" ".join(title)))
        return Brief(text[:begin].strip(), text[begin:])
    return Brief("", "; ".join(items))


def _listed_apart(text: str, items: Sequence[str], figures: int) -> Brief | None:
    """A sentence that lists more than figures: in short parts at commas, or at semicolons; None for another one.

    As "open rate 34 %, clicks 6 %, unsubscribes 0.4 %, best day Tuesday", "Wins 12, draws 5; goals 41:19; next: Sat".
    """
    if len(sentences(text)) > 1 or "\n" in text or not figures:
        return None
    if all(len(item.split()) <= _SHORT_ITEM for item in items) and _FEWEST <= figures == len(items) - 1:
        return Brief("", "; ".join(items))
    return Brief("", text) if len(parted(text)) >= _FEWEST else None
