"""Lists whose names stand beside their figures without a colon, or with another sign for one."""

import re
from collections.abc import Sequence
from itertools import pairwise

from deck_domain.dates import is_date
from renderer.authoring.amounts import amount_of
from renderer.authoring.figure_grammar import SINGLE
from renderer.authoring.planners.times import dated
from renderer.authoring.planners.week import is_day
from renderer.authoring.quantities import capitalised, figure_in, figures_in
from renderer.authoring.sentences import SET_AGAINST, Brief, at_commas, listed, parted, sentences

_BEFORE_DASH = re.compile(
    r"^(?P<name>[^,\d\u2013\u2014-][^,\u2013\u2014-]{0,40}?)\s+[-\u2013\u2014]\s+(?P<said>[^;]*,.*)$"
)
_BEFORE_FIGURES = re.compile(
    rf"^(?:[Ii][nm]\s(?=\d))?(?P<name>[A-ZÀ-Þ][\w'.&-]*(?:\s[A-ZÀ-Þ][\w'.&-]*){{0,2}}|(?:19|20)\d\d),?\s"
    rf"(?:(?:we\s)?(?:has|have|had|will have|counts?|hat|haben|hatten?|zählt|"
    rf"tiene)\s(?:wir\s)?)?(?P<said>{SINGLE}\s[^\d,;:][^;:]*,\s*{SINGLE}[^;:]*)$"
)
_BEFORE_FIGURE = re.compile(
    rf"^(?P<name>[A-ZÀ-Þ][\w'.&-]*(?:\s[A-ZÀ-Þ][\w'.&-]*){{0,2}})\s(?P<said>{SINGLE}[^,;:]*,[^;:]*,[^;:]*)$"
)
_BEFORE_FIGURE_SMALL = re.compile(
    rf"^(?P<name>(?!(?:about|around|over|under|only|from|then|again|plus|minus|the|my|our|wir|we|they|you|i)\b)"
    rf"[a-zß-ÿ][a-zß-ÿ-]{{2,20}})\s(?P<said>{SINGLE}[^;:]*,\s[^;:]*)$"
)
"""The same in notes without capitals, where a name is one word: "rent 1,450/month, no repairs; buy 38,000, ours"."""
_TELLS_OF = re.compile(
    r"is|are|was|were|has|have|had|costs?|needs?|takes?|makes?|sells?|brings?|ist|sind|war|hat|haben|kostet|braucht|"
    r"bringt|"
    r"est|a|coûte|es|tiene|cuesta",
    re.IGNORECASE,
)
"""Verbs, which measure nothing."""
_SHARE_BEHIND = re.compile(r"^(?P<name>[^\s%](?:[^%]{0,60}[^\s%/])?)\s+(?P<share>\d[\d.,]*\s?%)$")
_BAND = re.compile(
    rf"^(?P<name>(?:(?:under|over|below|above|up to|at least|unter|über|bis|ab|moins de|plus de|menos de|más de|"
    rf"meno di|più di)\s\d+|\d+\s?[-\u2013]\s?\d+|\d+\s?\+)(?:\s(?:years?|Jahren?|ans|años|anni))?):?\s+"
    rf"(?P<said>{SINGLE}\D*)$",
    re.IGNORECASE,
)
_EQUALS = re.compile(r"^([^=\d]{2,40}?)\s+=\s+(?=\S)")
_HAS = re.compile(
    r"^(?!(?:wir|sie|they|you|ihr|nous|ils|elles)\s)(?P<subject>[^\d,;:]{3,60}?)\s+(?:has|have|had|counts|hat|haben|"
    r"zählt)\s+(?=\d)",
    re.IGNORECASE,
)
"""Who has something is the title; "we" is none."""
_IN = r"(?:in|im|en|em|nel|à|w)\s"
_DATE_LAST = re.compile(
    rf"^(?P<head>[^:.;,]{{3,80}}?)\s{_IN}(?P<date>[^:.;,]{{3,20}}):\s+(?P<said>[^:;]+)$", re.IGNORECASE
)
_DATE_FIRST = re.compile(
    rf"^(?:(?:and|und|et|y|e)\s)?(?:{_IN})?(?P<date>[^:.;,]{{3,20}}):\s+(?P<said>[^:;]+)$", re.IGNORECASE
)
"""A list of one date, which its head ends in, and that of another one."""
_JOINS = re.compile(
    r"um|auf|von|bis|zu|to|by|from|at|of|up|down|per|for|in|on|de|à|au|en|du|del?|al?|di|da|por|para|na|o|van|op|tot|w|z|"
    r"and|und|et|y|e|i|vs\.?",
    re.IGNORECASE,
)
"""Words that name no figure."""
_SLASHED_DATES = re.compile(r"(?P<head>[^:\n]{2,100})[:\n]\s*(?P<list>[^:;\n]+ / [^:;\n]+ / [^:;\n]+)$")
_BETWEEN_SERIES = re.compile(r"\s[-\u2013\u2014]\s|;\s|\n")
_TWO_DATES = re.compile(r"\s*\(\s?([^()/,]{2,12}?)\s?/\s?([^()/,]{2,12}?)\s?\)")
_TWO_FIGURES = re.compile(
    r"^\s*(?P<name>[^\W\d_][^\d/:]{0,40}):?\s(?P<first>[-+]?\d[\d.,]*\S{0,3})\s?/\s?(?P<second>[-+]?\d[\d.,]*\S{0,3})\s*$"
)
_FIGURE_ALONE = re.compile(SINGLE)
_COUNTED_NAME = re.compile(
    rf"(?<![^\W_])(?P<name>[^\W\d_]{{1,12}})\.?\s(?P<number>\d{{1,2}})\s(?P<figure>{SINGLE})", re.IGNORECASE
)
_PERIOD = re.compile(
    r"wks?|weeks?|kw|cw|w|wochen?|semaines?|sem|semanas?|settiman[ae]|weken|tydzień|days?|tage?|jours?|días?|giorn[oi]|"
    r"dias?|phases?|sprints?|rounds?|runden?|shifts?|schicht",
    re.IGNORECASE,
)
_FEWEST, _LONGEST = 3, 2_000
_MOST_WORDS, _MOST_FIGURES = 3, 6


def with_dates_apart(text: str) -> str:
    """A text that says the same of two dates or more in sentences, as a head and a list for each date.

    As "Levels in September: below 12, above 9. In June: below 5, above 14".
    """
    said = sentences(text) if len(text) <= _LONGEST and "\n" not in text.strip() else []
    found = [_DATE_FIRST.match(one) if number else _DATE_LAST.match(one) for number, one in enumerate(said)]
    if len(said) < 2 or not all(one and is_date(one["date"]) for one in found):
        return text
    lists = [listed(one["said"].rstrip(".")) for one in found if one]
    names = [[figure.label.casefold() for item in one if (figure := figure_in(item))] for one in lists]
    if len(names[0]) < 2 or any(one != names[0] for one in names) or not all(names[0]):
        return text
    listing = "; ".join(
        f"{capitalised(one['date'])}: {', '.join(items)}" for one, items in zip(found, lists, strict=True) if one
    )
    head = found[0]["head"] if found[0] else ""
    return f"{head}: {listing}"


def with_pairs_of_dates(text: str) -> str:
    """A text whose names have two figures each, with the two dates that these are of in its head.

    As "Sales (2024/2025): Lyon 420/455, Nantes 310/298" or with the dates in brackets behind the last one.
    """
    head, colon, rest = text.partition(":") if len(text) <= _LONGEST and "\n" not in text.strip() else (text, "", "")
    behind = _TWO_DATES.search(rest)
    found = behind if behind and not rest[behind.end() :].strip(" .") else _TWO_DATES.search(head)
    if not colon or found is None or not all(map(is_date, found.groups())):
        return text
    items = at_commas(rest[: found.start()] if found is behind else rest.rstrip(" ."))
    pairs = [_TWO_FIGURES.match(item) for item in items]
    if len(pairs) < 2 or not all(pairs):
        return text
    before = head if found is behind else f"{head[: found.start()]}{head[found.end() :]}"
    told = ", ".join(f"{one['name'].strip()} {one['first']} / {one['second']}" for one in pairs if one)
    return f"{before.strip()} {found[1]} / {found[2]}: {told}"


def with_slashed_dates(text: str) -> str:
    """A text whose dates have a figure each and slashes between them: "2022 4,200 / 2023 3,900 / 2024 3,350"."""
    if len(text) <= _LONGEST and len(series := _BETWEEN_SERIES.split(text.strip())) > 1:
        told = [with_slashed_dates(one) for one in series]
        if all(one != before and ": " in one for one, before in zip(told, series, strict=True)):
            return "; ".join(f"{one.partition(': ')[0]}: {', '.join(parted(one.partition(': ')[2]))}" for one in told)
    found = _SLASHED_DATES.match(text.strip()) if len(text) <= _LONGEST else None
    parts = [part.strip(" .") for part in found["list"].split(" / ")] if found else []
    are_told = len(parts) >= _FEWEST and all(is_date(part.split()[0]) and figures_in(part) for part in parts if part)
    return f"{found['head'].strip()}: {'; '.join(parts)}" if found and are_told else text


def with_commas(text: str) -> str:
    """A text whose days or months have a figure each and nothing between them, with commas: "mon 36.8 tue 37.4"."""
    head, colon, rest = text.partition(":") if len(text) <= _LONGEST else (text, "", "")
    words = rest.split()
    names, figures = words[::2], words[1::2]
    is_list = len(names) == len(figures) >= _FEWEST and all(map(_FIGURE_ALONE.fullmatch, figures))
    if not colon or not is_list or not all(is_day(name) or (is_date(name) and not name.isdigit()) for name in names):
        return text
    return f"{head}: {', '.join(map(' '.join, zip(names, figures, strict=True)))}"


def with_counted_names(text: str) -> str:
    """A text whose names have numbers of their own before their figures, with colons for the blanks between these.

    As "wk 44 312 h, wk 45 298 h", which are not 44,312 hours. They count up, or are weeks, days or phases.
    """
    found = [*_COUNTED_NAME.finditer(text)] if len(text) <= _LONGEST else []
    names = {one["name"].casefold() for one in found}
    numbers = [int(one["number"]) for one in found]
    if len(found) < 2 or len(names) > 1 or numbers != sorted(set(numbers)):
        return text
    if not _PERIOD.fullmatch(found[0]["name"]) and numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return text
    return _COUNTED_NAME.sub(lambda one: f"{one['name']} {one['number']}: {one['figure']}", text)


def with_figures_apart(text: str) -> str:
    """A text whose names have several figures each with nothing between these, with the marks that part them.

    As "bike 12 min 0 €, bus 18 min 2.10 €" and "Store A service 4.5 price 3.2; Store B service 3.9 price 4.1".
    """
    head, colon, rest = text.partition(":") if len(text) <= _LONGEST and "\n" not in text.strip() else (text, "", "")
    parts = [part.strip(" .") for part in (parted(rest) if ";" in rest else at_commas(rest))]
    found = [list(_FIGURE_ALONE.finditer(part)) for part in parts]
    counts = {len(one) for one in found}
    if not colon or ":" in rest or len(parts) < 2 or len(counts) > 1 or not 1 < max(counts) <= _MOST_FIGURES:
        return text
    if any(", " in part or not re.search(r"[\d%€$£]\W*$|\d\s?\S{1,4}$", part) for part in parts):
        return text
    rows = _named_rows(parts, found) or _measured_rows(parts, found)
    return f"{head}: {'; '.join(rows)}" if rows else text


def _named_rows(parts: Sequence[str], found: Sequence[Sequence[re.Match[str]]]) -> list[str]:
    """Each name with its figures, where the same word stands before a figure in all parts; none where it does not."""
    rows = []
    words = set()
    for part, figures in zip(parts, found, strict=True):
        begins = [0, *(one.end() for one in figures[:-1])]
        before = [part[begin : one.start()].split() for begin, one in zip(begins, figures, strict=True)]
        if len(before[0]) < _FEWEST - 1 or any(len(one) != 1 for one in before[1:]):
            return []
        if any(_JOINS.fullmatch(one[-1]) for one in before):
            return []
        words.add((before[0][-1].casefold(), *(one[0].casefold() for one in before[1:])))
        cells = [f"{one[-1]} {figure.group().strip()}" for one, figure in zip(before, figures, strict=True)]
        rows.append(f"{' '.join(before[0][:-1])}: {', '.join(cells)}")
    return rows if len(words) == 1 else []


def _measured_rows(parts: Sequence[str], found: Sequence[Sequence[re.Match[str]]]) -> list[str]:
    """The same where nothing stands between the figures, and each has the unit of those of its column."""
    units = set()
    rows = []
    for part, figures in zip(parts, found, strict=True):
        amounts = [amount_of(one.group().strip()) for one in figures]
        between = "".join(part[one.end() : other.start()] for one, other in pairwise(figures))
        name = part[: figures[0].start()].strip()
        if not name or between.strip() or not all(amount and amount.measure for amount in amounts):
            return []
        units.add(tuple(amount.measure for amount in amounts if amount))
        rows.append(f"{name}: {', '.join(one.group().strip() for one in figures)}")
    return rows if len(units) == 1 and len(set(next(iter(units)))) > 1 else []


def with_listed_names(text: str) -> str:
    """A text whose list has names and figures in a short way, as a list that says each with its figure."""
    return with_dates_apart(
        with_counted_names(with_pairs_of_dates(with_figures_apart(with_commas(with_slashed_dates(text)))))
    )


def with_names_before_dashes(text: str) -> str:
    """A text whose list has dashes behind its names ("Nova - 12 weeks, €48k; Beta - ..."), with colons for them."""
    head, parts = "", parted(text) if len(text) <= _LONGEST else []
    if parts and ": " in parts[0]:
        head, _, parts[0] = parts[0].partition(": ")
    found = [_BEFORE_DASH.match(part) for part in parts]
    if len(parts) < 2 or not all(found) or any(":" in part for part in parts):
        return text
    listing = "; ".join(f"{one['name'].strip()}: {one['said'].strip()}" for one in found if one)
    return f"{head}: {listing}" if head else listing


def with_names_before_figures(text: str) -> str:
    """A text whose list has figures behind each name ("Ulm 42 staff, 8 M€; Jena 31 staff, 5 M€"), and colons."""
    if len(text) > _LONGEST or ";" not in text:
        return text
    head, colon, rest = text.partition(": ")
    parts = parted(rest if colon else head)
    found = [_BEFORE_FIGURES.match(part) for part in parts]
    if not all(found):  # of which only the first is a figure, but all say as much
        found = [_BEFORE_FIGURE.match(part) for part in parts]
    if not any(found):
        found = [_BEFORE_FIGURE_SMALL.match(part) for part in parts]
        found = found if len({one["name"] for one in found if one}) == len(parts) else []
    told = [one for one in found if one]
    counts = {len(at_commas(one["said"])) for one in told}
    if len(found) < 2 or len(told) < len(found) or min(counts) < 2:
        return text
    if told[0].re is _BEFORE_FIGURE and len(counts) > 1:
        return text
    listing = "; ".join(f"{one['name']}: {one['said']}" for one in told)
    names = [one["name"] for one in told]
    joint = " \u2013 " if is_date(names[-1]) or told[0].re is _BEFORE_FIGURE_SMALL else ", "
    return f"{head if colon else joint.join(names)}: {listing}"


def with_dates_before_measures(text: str) -> str:
    """A text whose list has several figures behind each date or day, with no comma between them, as rows of a table.

    As "June 21 °C 340 guests, July 26 °C 610 guests". The columns are called by what all count, or by the head.
    """
    head, colon, rest = text.partition(":") if len(text) <= _LONGEST and "\n" not in text.strip() else ("", "", "")
    first, *others = sentences(rest) or [""]
    rows = [_figures_behind_date(item) for item in listed(first.rstrip("."))] if colon else []
    told = [row for row in rows if row]
    if len(told) < max(len(rows), _FEWEST) or len({len(figures) for _, figures in told}) > 1:
        return text
    columns = list(zip(*(figures for _, figures in told), strict=True))
    names = [_called(column) for column in columns]
    said = [one.strip() for one in listed(head)]
    if not all(names) and len(said) == len(columns):
        names = list(map(capitalised, said))
        told = [(date, [(" ".join(filter(None, one)), "") for one in figures]) for date, figures in told]
    if not all(names):
        return text
    lines = [" | ".join([date, *(value for value, _ in figures)]) for date, figures in told]
    return "\n".join([f"{head}:", f"columns: {', '.join(names)}; rows: {lines[0]}", *lines[1:], *others])


def _figures_behind_date(item: str) -> tuple[str, list[tuple[str, str]]] | None:
    """A date and the figures behind it, each with what it counts; None for another item, and for a single figure."""
    words = item.split()
    for count in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        date, behind = " ".join(words[:count]).rstrip(":"), " ".join(words[count:])
        found = list(re.finditer(SINGLE, behind))
        if (is_date(date) or is_day(date)) and len(found) > 1 and found[0].start() == 0:
            ends = [*(one.start() for one in found[1:]), len(behind)]
            names = [behind[one.end() : end].strip(" ,/") for one, end in zip(found, ends, strict=True)]
            return date, [(one.group().strip(), name) for one, name in zip(found, names, strict=True)]
    return None


def _called(column: Sequence[tuple[str, str]]) -> str:
    """What all figures of a column count; empty where they count several things, or nothing that is said."""
    names = {name.casefold() for _, name in column if name}
    return capitalised(next(name for _, name in column if name)) if len(names) == 1 else ""


def with_names_before_measures(text: str) -> str:
    """A text whose parts begin with a name and what all are measured by, with colons behind the names.

    As "Plan A price 12 €, delivery 5 days; Plan B price 10 €, delivery 9 days".
    """
    head, colon, rest = text.partition(": ") if len(text) <= _LONGEST else ("", "", "")
    parts = [part.split() for part in parted(rest) if ":" not in rest]
    if len(parts) < 2 or min(map(len, parts)) < _MOST_WORDS or any(len(figures_in(" ".join(one))) < 2 for one in parts):
        return text
    for count in range(1, min(_MOST_WORDS + 1, *(len(one) - 1 for one in parts))):
        measures = {one[count].casefold() for one in parts}
        names = {" ".join(one[:count]) for one in parts}
        if len(measures) == 1 and len(names) == len(parts) and not any(map(_TELLS_OF.fullmatch, measures)):
            is_figure = all(figures_in(one[count + 1]) for one in parts) and not figures_in(" ".join(names))
            told = "; ".join(f"{' '.join(one[:count])}: {' '.join(one[count:])}" for one in parts)
            return f"{head}{colon}{told}" if is_figure else text
    return text


def with_bands(brief: Brief) -> Brief:
    """A brief whose list has a bare figure behind each span of another one, with colons: "18-30 120, over 50 165"."""
    items = brief.items if len(brief.rest) <= _LONGEST and ":" not in brief.rest else []
    found = [_BAND.match(item) for item in items]
    is_list = len(found) >= _FEWEST and all(found)
    return Brief(brief.head, "; ".join(f"{one['name']}: {one['said']}" for one in found if one)) if is_list else brief


def with_shares_behind(brief: Brief) -> Brief:
    """A brief whose list has a share behind each name, which has a figure of its own, with colons: "1-2 h 31 %"."""
    items = brief.items if len(brief.rest) <= _LONGEST and "%" in brief.rest and ":" not in brief.rest else []
    found = [_SHARE_BEHIND.match(item) for item in items]
    is_list = len(found) >= _FEWEST and all(found) and any(re.search(r"\d", one["name"]) for one in found if one)
    return Brief(brief.head, "; ".join(f"{one['name']}: {one['share']}" for one in found if one)) if is_list else brief


def with_pairs(brief: Brief) -> Brief:
    """A brief whose list has equals signs for colons, or commas within its semicolons, in the usual form.

    "We have 4 shops, 78 people; 2 vans" is such a list, too.
    """
    if len(brief.head) + len(brief.rest) > _LONGEST:
        return brief
    if not brief.rest and len(sentences(brief.head)) == 1 and (found := _HAS.match(brief.head)):
        flat = [one for item in listed(brief.head[found.end() :]) for one in listed(item)]
        is_list = len(flat) >= _FEWEST and all((figure := figure_in(one)) and figure.label for one in flat)
        is_list &= sum(bool(dated(one)[1]) for one in flat) < _FEWEST - 1  # else it is one figure at several times
        return Brief(found["subject"], "; ".join(flat)) if is_list else brief
    items = brief.items
    if len(items) > 1 and all(map(_EQUALS.match, items)):
        return Brief(brief.head, "; ".join(_EQUALS.sub(r"\1: ", item) for item in items))
    lists = [listed(item) for item in items] if ";" in brief.rest and ":" not in brief.rest else []
    flat = [one for said in lists for one in said]
    is_mixed = len(flat) > len(lists) and any(len(said) == 1 for said in lists) and all(map(figure_in, flat))
    is_mixed &= not any(SET_AGAINST.search(one) for said in lists for one in said[1:])
    return Brief(brief.head, "; ".join(flat)) if is_mixed else brief
