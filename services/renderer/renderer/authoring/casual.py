"""Briefs as people type them in a hurry: without capitals, with lists in brackets, with names in the wrong place."""

import re

from deck_domain.dates import is_date
from renderer.authoring.beside import AIM
from renderer.authoring.cues import kind_of
from renderer.authoring.figure_grammar import SINGLE
from renderer.authoring.headlines import contrast
from renderer.authoring.planners.changes import is_old_and_new
from renderer.authoring.planners.lists import is_timed
from renderer.authoring.planners.times import dated
from renderer.authoring.planners.week import days_of, is_day
from renderer.authoring.prose import MEASURED_BY
from renderer.authoring.quantities import are_dated, capitalised, figure_in, figures_in
from renderer.authoring.sentences import Brief, at_commas, listed, named, sentences

_BRACKETED = re.compile(r"\s*[(\uff08](?P<list>[^()\uff08\uff09]{12,})[)\uff09](?=\s*(?:[.!]|$)|\s*\n)")
_MONEY = re.compile(r"[$€£¥円]|\b(?:EUR|USD|GBP|CHF|JPY)\b")
_SLASHED = re.compile(r"^\s*(?:(?P<name>[^\d:]{1,40}?):?\s+)?(?P<values>\d[\d.,]*(?:\s?/\s?\d[\d.,]*){2,})\s*$")
_QUARTERLY = re.compile(r"\b(?:quarter(?:ly|s)?|quartal\w*|trimestriels?|trimestral(?:es)?)\b", re.IGNORECASE)
_QUARTERS = ("Q1", "Q2", "Q3", "Q4")
"""What four figures between slashes are called, where their head says that they are of quarters."""
_PROS_AND = (
    (r"pros|advantages|benefits", "and"),
    (r"vorteile", "und"),
    (r"avantages", "et"),
    (r"ventajas", "y"),
    (r"vantaggi", "e"),
    (r"vantagens", "e"),
)
"""What speaks for something, and the word that joins what speaks against it, by language."""
_FOR_AND_AGAINST = re.compile(
    rf"^(?:the |die |les |las |los |i |as )?(?P<pros>{'|'.join(words for words, _ in _PROS_AND)}) "
    r"(?P<of>of|von|des|der|de la|del|de|du|d['\u2019]|della|dell['\u2019]|di|da|do) ?(?P<what>[^.:;,]{2,60}?)"
    r"(?: are| include| sind| sont| son|\s?:)\s+(?P<for>[^.;]+)[.;]\s+"
    r"(?:(?:and|but|while|und|aber|et|mais|y|pero) )?(?:the |its |die |les |las |los |i |as )?"
    r"(?P<cons>cons|disadvantages|drawbacks|downsides|nachteile|inconvénients|désavantages|desventajas|inconvenientes|"
    r"svantaggi|desvantagens)(?: are| include| sind| sont| son|\s?:)\s+(?P<against>[^.;]+)\.?$",
    re.IGNORECASE,
)
_OF_SCALE = re.compile(r"\s*\((?:out of|of|von|von max\.?|auf|sur|de|su|van)\s\d{1,3}\)\.?$", re.IGNORECASE)
_CALLED = re.compile(r"^[^\W\d_][\w' /&-]{0,30}(?::\s|\uff1a)")
"""A sentence with a name of its own, which may have a number: "Goal 2027: ..."."""
_AIMED = re.compile(
    rf"\s*[(\uff08](?P<aim>(?:(?:our |the )?(?:target|goal|aim|budget|plan)|ziel(?:wert)?|soll|objectif|cible|"
    rf"objetivo|meta|obiettivo|目標)\s*[:=\uff1a]?\s*{SINGLE})[)\uff09][.\s]*$",
    re.IGNORECASE,
)
_OBJECTIVE = re.compile(
    r"^(?:OKRs?\b[\s:.\u2013-]*)?(?:objective|ziel|objectif|objetivo)\s*:\s*(?P<aim>[^.;:\n]{3,110})[.;\n]\s*"
    r"(?P<results>(?:KR|key result)\s*1\b.*)$",
    re.IGNORECASE | re.DOTALL,
)
_RESULT = re.compile(r"[.;,\n]\s*(?=(?:KR|key result)\s*\d)", re.IGNORECASE)
_FIGURE_CALLED = re.compile(rf"^[^\W\d_][^:,;]{{0,60}}:\s+{SINGLE}\.?$")
_FEWEST, _LONGEST = 3, 2_000
_MOST_WORDS = 3
_MOST_OPTIONS, _MOST_LISTS = 2, 5


def with_brackets_open(text: str) -> str:
    """A text whose list stands in brackets, as a head and its list: "Rooms by month (Jan 54 %, ...)"."""
    found = _BRACKETED.search(text) if len(text) <= _LONGEST else None
    if found is None or "\n" in text[: found.start()] or re.search(r"[:\uff1a;]|\d\)", text[: found.start()]):
        return text
    items = listed(found["list"])
    if len(items) < _FEWEST or not all(_is_told(item) for item in items):
        return text
    return f"{text[: found.start()]}: {found['list']}{text[found.end() :]}"


def _is_told(item: str) -> bool:
    """Whether an item of a list is a name with a figure or a date."""
    figure = figure_in(item)
    return (figure is not None and bool(figure.label)) or bool(dated(item)[1])


def with_speaker(text: str) -> str:
    """A text of what somebody said, with a dash for "said": '"Great work", said our client'."""
    return _SAID_BY.sub("\\g<quote> \u2013 \\g<who>", text) if len(text) <= _LONGEST else text


def with_first_name(brief: Brief) -> Brief:
    """A brief whose head ends in the name of the first of its list: "Revenue 2023: 4.1m, 2024: 5.3m"."""
    items = brief.items if len(brief.rest) <= _LONGEST else []
    if behind := _named_behind_question(brief.head, items):
        return Brief(behind[0], f"{behind[1]}: {brief.rest}")
    if _names_the_first(brief.head, items):
        return Brief("", "; ".join([f"{brief.head}: {items[0]}", *items[1:]]))
    names = [named(item)[0] for item in items]
    if _is_first_date(brief, names) or _is_first_name(brief, items, names):
        return Brief("", f"{brief.head}: {brief.rest}")
    if dated_list := _from_first_date(brief.head, items):
        return dated_list
    if len(items) < 2 or names[0] or not all(names[1:]) or not figure_in(items[0]):
        return brief
    head, name = _parted(brief.head, names[1:])
    return Brief(head, f"{name}: {brief.rest}") if name else brief


def _named_behind_question(head: str, items: list[str]) -> tuple[str, str] | None:
    """A question, and the name of the first item behind it: "Who is in charge? Purchase: Meier, stock: Schulz"."""
    *asked, name = sentences(head) or [""]
    is_name = bool(asked) and asked[-1].endswith(("?", "\uff1f")) and len(name.split()) <= _MOST_WORDS
    names = [named(item)[0] for item in items]
    return (" ".join(asked), name) if is_name and len(names) > 1 and not names[0] and all(names[1:]) else None


def _is_first_name(brief: Brief, items: list[str], names: list[str]) -> bool:
    """Whether a head is a name like those of all others: "Mon: 120, Tue: 98", "Team red: 14 wins; team blue: 11"."""
    told = [name for name in names[1:] if name]
    if ";" in brief.rest and told and not names[0] and all(_are_alike(brief.head, name) for name in told):
        return True
    if len(items) < 2 or names[0] or not all(names[1:]):
        return False
    is_word = len(items) >= _FEWEST and len(brief.head.split()) == 1 and figure_in(items[0]) is not None
    return is_word or (";" in brief.rest and all(_are_alike(brief.head, name) for name in names[1:]))


def with_question(brief: Brief) -> Brief:
    """A brief whose list begins with the question that it answers, in quotation marks, with that in its head."""
    found = _QUESTION.match(brief.rest) if brief.head else None
    if found is None or len(listed(brief.rest[found.end() :])) < 2:
        return brief
    return Brief(f"{brief.head}: {found[0].strip()}", brief.rest[found.end() :])


def with_whole(brief: Brief) -> Brief:
    """A brief whose list begins with what all others are a part of, with that in its head.

    As "Falls this year: 41, of which 27 at night, 14 by day".
    """
    text = brief.rest or brief.head
    found = _OF_WHICH.search(text) if len(text) <= _LONGEST and len(sentences(text)) == 1 else None
    if found is None or len(listed(text[found.end() :])) < _FEWEST - 1:
        return brief
    whole = text[: found.start()].strip()
    if len(listed(whole)) > 1 or not figures_in(whole):
        return brief
    return Brief(f"{brief.head}: {whole}" if brief.rest else whole, text[found.end() :])


def _from_first_date(head: str, items: list[str]) -> Brief | None:
    """A list by years whose first year ends the head, and which has colons behind some of them.

    As "Donations 2024: 41,200 €, 2025: 38,900 €, 2026 so far 29,750 €".
    """
    name, _, date = head.rpartition(" ")
    if len(items) < _FEWEST - 1 or not re.fullmatch(SINGLE, items[0]) or not (name and is_date(date)):
        return None
    others = [_BY_DATE.match(item) for item in items[1:]]
    if not all(one and is_date(one["date"]) for one in others):
        return None
    told = [f"{one['date']}{one['remark'] or ''}: {one['figure']}" for one in others if one]
    return Brief(name, "; ".join([f"{date}: {items[0]}", *told]))


def _is_first_date(brief: Brief, names: list[str]) -> bool:
    """Whether a head is the first of the dates, or of the days of a week, that a list is about.

    As in "March: pilot, June: roll-out, December: review".
    """
    if is_day(brief.head):
        return bool(days_of(f"{brief.head}: {brief.rest}"))
    first, *others = names or [""]
    fewest = 1 if ";" in brief.rest else 2
    return is_date(brief.head) and not first and len(others) >= fewest and all(map(is_date, others))


def _names_the_first(head: str, items: list[str]) -> bool:
    """Whether a head is the name of the first of several figures, which has none: "Sales 2025: 8 M€, staff 62".

    It is money, or of a year: "Our farm: 12 ha, 60 % wheat" is about the farm.
    """
    if len(sentences("; ".join(items))) > 1 or (not re.search(r"\d", head) and not _MONEY.search("".join(items[:1]))):
        return False
    figures = [figure_in(item) for item in items]
    if (
        len(items) < _FEWEST
        or not all(figures)
        or any(named(item)[0] for item in items)
        or not head
        or len(head.split()) > _MOST_WORDS
        or kind_of(head, "")
    ):
        return False
    return [bool(figure and figure.label) for figure in figures] == [False, *[True] * (len(items) - 1)]


def _parted(head: str, others: list[str]) -> tuple[str, str]:
    """A head, and the name at its end that is like the others: a date as they are, or begun with their first word."""
    before, found, last = head.rpartition(": ")
    if found and len(last.split()) <= _MOST_WORDS:
        return before, capitalised(last)
    words = head.split()
    for count in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        name = " ".join(words[-count:])
        if all(map(is_date, [name, *others])) or (count > 1 and all(_are_alike(name, other) for other in others)):
            return " ".join(words[:-count]), name
    return head, ""


def _are_alike(one: str, other: str) -> bool:
    """Whether two names have their first word in common, as "Scope 1" and "Scope 2"."""
    first, second = one.split(), other.split()
    return len(first) == len(second) > 1 and first[0].casefold() == second[0].casefold()


_QUESTION = re.compile(
    r"^[\"\u201c\u201e\u00ab][^\"\u201c\u201d\u201e\u00bb\n]{5,90}[?\uff1f]\s?[\"\u201c\u201d\u00bb]\s+(?=\S)"
)
_OF_WHICH = re.compile(
    r"[,;:]?\s+\(?(?:of (?:which|whom|these|them)|davon|darunter|dont|de (?:los|las) (?:que|cuales)|di cui|dos quais|"
    r"das quais|waarvan|z (?:czego|których)),?\s+(?=\d)",
    re.IGNORECASE,
)
_SAID_BY = re.compile(
    r"^(?P<quote>\"[^\"\n]+\"|[“„][^“”„\"\n]+[”“\"]|«[^«»\n]+»),?\s+(?:said|says|sagt|sagte|meinte|a dit|dit|dijo|dice|"
    r"ha detto|dice)\s+(?P<who>[^.:;\n\"]{2,80})\.?$",
    re.IGNORECASE,
)
_BY_DATE = re.compile(rf"^(?P<date>\S+?):?(?P<remark>(?:\s[^\W\d_]+){{1,2}})?:?\s+(?P<figure>{SINGLE})$")
_NAME_OF_LIST = re.compile(r"^(?P<name>[^\W\d_][^:.,;\n]{2,50}):\s+(?P<said>[^:]+)$")
_STEP = re.compile(r"^(?:step|schritt|phase|stage|stufe)\s+(?P<number>\d{1,2})\s*[:.)\u2013-]?\s+(?=\S)", re.IGNORECASE)
_ASKED = re.compile(
    r"^(Q|F|Frage|Question|問|س)\s?[:\uff1a]\s*(.+)\n+(A|Antwort|Answer|答|ج)\s?[:\uff1a]\s*(.+)$", re.MULTILINE
)
"""A question, and its answer on the line below it."""
_IN_A_LINE = re.compile(r"(?<=[.!?])\s+(?=(?:Q|A|F|Frage|Antwort|Question|Answer)\s?:\s)")
_LABELLED = re.compile(r"^[^\W\d_][\w'/-]*(?: [\w'/&-]+){0,3}(?::\s+|\uff1a\s*)\S")


def with_answers(text: str) -> str:
    """A text of questions and answers, or of parts between bars, as a head and lines."""
    if len(text) <= _LONGEST and "\n" not in text.strip():
        text = _IN_A_LINE.sub("\n", text) if len(_IN_A_LINE.findall(text)) > 1 else text
    if len(text) <= _LONGEST and (asked := _ASKED.findall(text)) and not _ASKED.sub("", text).strip():
        pairs = [f"{question.strip()}: {answer.strip()}" for _, question, _, answer in asked]
        return "\n".join([f"{asked[0][0]}&{asked[0][2]}", *pairs])
    if "\n" not in text.strip() and len(cells := text.split(" | ")) > _FEWEST:
        return "\n".join(cells)
    return text


def with_slashes_open(text: str) -> str:
    """A text whose names have figures between slashes, quarter by quarter, with these told.

    As "Revenue by quarter: North 120/135/150/160, South 90/95/99/120". Others come back whole.
    """
    head, _, rest = text.partition(":")
    if len(text) > _LONGEST or not _QUARTERLY.search(head):
        return text
    rows = [_SLASHED.match(item) for item in at_commas(rest.rstrip(" ."))]
    told = [_by_quarter(row) for row in rows if row and row["values"].count("/") == len(_QUARTERS) - 1]
    return f"{head}: {'; '.join(told)}" if len(told) == len(rows) else text


def _by_quarter(row: re.Match[str]) -> str:
    quarters = zip(_QUARTERS, row["values"].split("/"), strict=True)
    told = ", ".join(f"{quarter} {value.strip()}" for quarter, value in quarters)
    return f"{row['name']}: {told}" if row["name"] else told


def with_results_below(text: str) -> str:
    """A text of an objective and its key results, as the one above the others, a line each."""
    found = _OBJECTIVE.match(text.strip()) if len(text) <= _LONGEST else None
    return "\n- ".join([found["aim"].strip(), *_RESULT.split(found["results"].strip(" ."))]) if found else text


def with_aim(text: str) -> tuple[str, str]:
    """A text without the target of all its figures, which stands in brackets in the head or behind the last, and that.

    As "Waiting time by clinic: North 12 days, South 19 days (target 14 days)"; the target is empty for none. Where the
    head does not say that one thing is measured by another, a target behind the last figure is that of this one alone.
    """
    head, colon, rest = text.partition(":") if len(text) <= _LONGEST and "\n" not in text.strip() else (text, "", "")
    found = _AIMED.search(rest) if MEASURED_BY.search(head) else None
    found = found or (_AIMED.search(head) if colon else None)
    if found is None or len(listed(rest)) < _FEWEST or rest.count("(") > (found.string is rest):
        return text, ""
    begin = found.start() + (len(head) + 1 if found.string is rest else 0)
    return text[:begin] + (colon + rest if found.string is head else ""), found["aim"]


def with_scale_in_head(text: str) -> str:
    """A text whose last figure says in brackets what all are of, "location 4.8 (out of 5)", with that in its head."""
    found = _OF_SCALE.search(text) if len(text) <= _LONGEST and "\n" not in text else None
    head, colon, rest = text[: found.start()].partition(":") if found else ("", "", "")
    items = listed(rest)
    if found is None or not colon or len(items) < _FEWEST or not all(map(figure_in, items)):
        return text
    return f"{head} {found.group().strip(' .')}:{rest}"


def with_both_sides(text: str) -> str:
    """A text that says in sentences what speaks for something and what against it, as a head and two lists."""
    found = _FOR_AND_AGAINST.match(text) if len(text) <= _LONGEST else None
    if found is None:
        return text
    pros, cons = (f"{found[name]}: {found[said].strip()}" for name, said in (("pros", "for"), ("cons", "against")))
    joint = next(word for words, word in _PROS_AND if re.match(words, found["pros"], re.IGNORECASE))
    against = found["cons"] if joint == "und" else found["cons"].lower()  # German nouns have a capital
    return f"{found['pros']} {joint} {against} {found['of']} {found['what']}: {pros}; {cons}"


def with_parts(text: str) -> str:
    """A text of sentences with a name each ("Price: ... Uptime: ..."), or a step, as a head and lines."""
    is_prose = "\n" not in text.strip() and len(text) <= _LONGEST and not is_old_and_new(text)
    said = sentences(text) if is_prose else []
    said = [] if said and _are_hours(said[0]) else said
    steps = [found for one in said if (found := _STEP.match(one))]
    if len(said) >= _FEWEST and [int(one["number"]) for one in steps] == list(range(1, len(said) + 1)):
        name = re.match(r"[^\W\d]+", text.strip())
        return "\n".join([name[0] if name else "", *(_STEP.sub("", one) for one in said)])
    if any(map(AIM.match, said[1:])):
        return "\n".join(said) if len(said) >= _FEWEST and all(map(_CALLED.match, said)) else text
    if len(said) >= _FEWEST and all(map(_FIGURE_CALLED.match, said)):
        return "\n- ".join(["", *said]).strip()
    rest = said[0].partition(": ")[2] if said else ""
    if len(said) > 1 and rest.count(": ") == 1 and _LABELLED.match(rest) and all(map(_LABELLED.match, said)):
        return "\n".join([said[0].partition(": ")[0], rest, *said[1:]])
    return _by_days(said) or _below_head(said) or _lists_by_name(said) or text


def _by_days(said: list[str]) -> str:
    """Sentences with the name of a day each, or of "Day 1", as lines; empty for others."""
    days = [one.partition(":")[0] for one in said]
    if len(said) < _FEWEST or not all(":" in one for one in said):
        return ""
    if all(map(is_day, days)):
        return "\n- ".join(["", *said]).strip()
    return "\n".join([f"{days[0]} \u2013 {days[-1]}", *said]) if all(_are_alike(days[0], day) for day in days) else ""


def _are_hours(said: str) -> bool:
    """Whether a sentence lists what happened hour by hour."""
    times = listed(said.partition(": ")[2])
    return len(times) >= _FEWEST and all(map(is_timed, times))


def _is_series(said: str) -> bool:
    """Whether a list says one figure at several dates."""
    figures = [figure_in(item) for item in listed(said.rstrip(" ."))]
    return len(figures) >= _FEWEST and are_dated(figures)


def _lists_by_name(said: list[str]) -> str:
    """Sentences that all have a name and most a list, as lines below the names of the first two; empty for others.

    As "What new staff may do: open the shop, order milk. What they may not: give refunds, change prices". A first one
    that only says something of its name is the head: "Inflation: a general rise in prices. Causes: ...".
    """
    parts = [_NAME_OF_LIST.match(one) for one in said]
    lists = [len(at_commas(one["said"])) for one in parts if one]
    if (
        len(lists) < max(len(said), 2)
        or len(said) > _MOST_LISTS
        or any(kind_of(f"{one['name']}:", "") for one in parts if one)
    ):
        return ""
    if min(lists[1:]) < 2 or (lists[0] < 2 and len(lists) < _FEWEST) or _is_series(said[0].partition(": ")[2]):
        return ""
    lines = [f"- {one.rstrip(' .')}" for one in said]
    if lists[0] < 2:
        return "\n".join([said[0].rstrip(" ."), *lines[1:]])
    return "\n".join([contrast(*(one["name"] for one in parts[:2] if one)), *lines])


def _below_head(said: list[str]) -> str:
    """Sentences with a name each as lines below what is said before them, with those behind them in a paragraph.

    Empty where they are no such list.
    """
    first = next((number for number, one in enumerate(said) if _LABELLED.match(one)), 0)
    end = next((number for number, one in enumerate(said) if number > first and not _LABELLED.match(one)), len(said))
    is_list = end - first > 1 and not any(map(_LABELLED.match, said[end:]))
    if not is_list or (first == 0 and not _are_options(said[:end])):
        return ""
    if end == len(said) and first:
        return "\n".join([" ".join(said[:first]), *said[first:]])
    head = " ".join(said[:first]) or contrast(*(named(one)[0] for one in said[:end]))
    parts = [one.rstrip(".\u3002") for one in said[first:end]]
    behind = " ".join(said[end:])
    if behind and re.search(r"\w$", behind):
        behind += "."
    return "\n".join([head, *parts, *(["", behind] if behind else [])])


def _are_options(said: list[str]) -> bool:
    """Whether two sentences are options, each with a list: "Buy: fast, dear. Build: slow, ours"."""
    if len(said) != _MOST_OPTIONS or _is_series(said[0].partition(": ")[2]):
        return False
    names, lists = zip(*map(named, said), strict=True)
    return all(len(at_commas(one)) > 1 for one in lists) and not any(kind_of(f"{name}:", "") for name in names)
