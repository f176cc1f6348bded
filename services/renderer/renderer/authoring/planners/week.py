"""Slides of a week: what is on its days, one after the other."""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from renderer.authoring.figure_grammar import SINGLE
from renderer.authoring.planners.asked import Asked, Json, Planned, on_whole_page
from renderer.authoring.planners.readings import readings_of
from renderer.authoring.planners.times import dated
from renderer.authoring.quantities import capitalised, figure_in
from renderer.authoring.sentences import Brief, listed

_DAYS = (
    r"mon(?:days?)?|montags?|mo|lun(?:di|es|ed[iì])?|segundas?(?:-feira)?|月曜日?|月|(?:يوم )?ال[\u0627\u0625]ثنين",
    r"tue(?:s(?:days?)?)?|dienstags?|di|mardi|mar(?:tes|ted[iì])?|terças?(?:-feira)?|火曜日?|火|(?:يوم )?الثلاثاء",
    r"wed(?:nesdays?)?|mittwochs?|mi|mercredi|mer(?:coled[iì])?|mi[eé](?:rcoles)?|quartas?(?:-feira)?|"
    r"水曜日?|水|(?:يوم )?ال[\u0623\u0627]ربعاء",
    r"thu(?:rs?(?:days?)?)?|donnerstags?|do|jeu(?:di)?|jue(?:ves)?|gio(?:ved[iì])?|quintas?(?:-feira)?|"
    r"木曜日?|木|(?:يوم )?الخميس",
    r"fri(?:days?)?|freitags?|fr|ven(?:dredi|erd[iì])?|vie(?:rnes)?|sextas?(?:-feira)?|金曜日?|金|(?:يوم )?الجمعة",
    r"sat(?:urdays?)?|weekends?|wochenenden?|week-?ends?|fin de semana|fine ?settimana|weekeinde|samstags?|"
    r"sonnabends?|sa|sam(?:edi)?|s[aá]b(?:ado|ato)?s?|土曜日?|土|(?:يوم )?السبت",
    r"sun(?:days?)?|sonntags?|so|dim(?:anche)?|dom(?:ingo|enica)?s?|日曜日?|日|(?:يوم )?ال[\u0623\u0627]حد",
)
"""Days from Monday on, as they are called and shortened in English, German, French, Spanish, Italian, Portuguese,
Japanese and Arabic."""
_DAY = "|".join(_DAYS)
_JOINED = r"\s?(?:[-\u2013/+&・〜]|\bto\b|\bbis\b|\band\b|\bund\b|\bà\b|\bau\b|\bal?\b|\bet\b|\by\b)\s?"
DAYS_JOINED = rf"(?<!\w)(?:{_DAY})\b\.?(?:{_JOINED}(?:{_DAY})\b\.?)*"
"""One day, or several that belong together: "Monday to Friday"."""
_OF_DAY = re.compile(
    rf"^(?P<day>(?:{_DAY})\.?(?:{_JOINED}(?:{_DAY})\.?)*)(?:\s*[:\uff1a,\u2013-]\s*|\s+|$)(?P<said>.*)$", re.IGNORECASE
)
_NUMBERED = tuple(re.compile(rf"(?:{names})(?![^\W\d_])", re.IGNORECASE) for names in _DAYS)
HOUR = r"\d{1,2}\s?h(?:\d{2})?\b|\d{1,2}(?:[:.]\d{2})?(?:\s?(?:am|pm|Uhr)\b)?|\d{1,2}時(?:\d{2}分)?"
_TIME = re.compile(
    rf"(?<![\d.,(])(?:(?:{HOUR})\s?(?:[-\u2013〜]|\bto\b|\bbis\b|\bà\b)\s?(?:{HOUR})|"
    r"\d{1,2}:\d{2}(?:\s?(?:am|pm|Uhr)\b)?|\d{1,2}(?:\.\d{2})?\s?(?:am|pm|Uhr)\b|\d{1,2}\s?h(?:\d{2})?\b|"
    r"\d{1,2}時(?:\d{2}分)?|noon\b|mittags\b|midi\b)(?![\d.,]\d|\s?[%€$])",
    re.IGNORECASE,
)
_HOURS = re.compile(r"(?P<from>\d{1,2})\s?[-\u2013]\s?(?P<to>\d{1,2})")
"""Hours without a word for them: "9-18"."""
_CLOSED = (
    r"closed|geschlossen|zu|fermée?|cerrad[oa]|chius[oa]|fechad[oa]|gesloten|zamknięte|nieczynne|休み?|定休日?|مغلقة?"
)
_CLOSED_FIRST = re.compile(rf"^(?P<said>{_CLOSED})(?:\s+(?:on|am|le|el|los|la|op|w))?\s+(?P<day>\S.*)$", re.IGNORECASE)
_IS_CLOSED = re.compile(rf"(?:{_CLOSED})", re.IGNORECASE)
_AT = r"(?:at|um|à|a las|alle|às|from|von|ab|de)"
_JOINT = re.compile(rf"^(?:{_AT}\s+)?[:,\u2013-]?\s*|\s*[:,\u2013-]?(?:\s+{_AT})?$", re.IGNORECASE)
_FEWEST, _MOST_SPOTS, _MOST_HOURS = 3, 7, 6
_LONGEST_LABEL, _LONGEST_HOURS = 70, 16
"""In characters: what an event of a timeline has room for, and what can be said large."""
_LONGEST, _LAST_HOUR = 2_000, 24


def with_open_days(brief: Brief) -> tuple[Brief, str]:
    """A list of figures by day without the days that are closed, and these: "sat 1,240, sun closed"."""
    items = brief.items
    closed = [one for item in items if (one := _OF_DAY.match(item)) and _IS_CLOSED.fullmatch(one["said"].strip())]
    told = [item for item in items if (figure := figure_in(item)) and is_day(figure.label)]
    if not closed or len(told) < _FEWEST or len(told) + len(closed) < len(items):
        return brief, ""
    return Brief(brief.head, "; ".join(told)), ", ".join(capitalised(one.group()) for one in closed)


def days_of(text: str) -> list[tuple[str, list[str]]]:
    """The days that a list names, with what is on each; none for other lists, and for figures by day."""
    items = _items(text)
    if remarks := remarks_of(text):
        items = items[: -len(remarks)]
    found = [_OF_DAY.match(item) for item in items]
    numbers = [_number(one["day"]) for one in found if one]
    fewest = _FEWEST - 1 if len(_hours_of_shop(items)) == len(items) else _FEWEST
    if len(numbers) < fewest or not found[0] or len(set(numbers)) < len(numbers) or not _is_in_order(numbers):
        return []
    days: list[tuple[str, list[str]]] = []
    for item, one in zip(items, found, strict=True):
        if one:
            days.append((capitalised(one["day"]), []))
        if said := (one["said"] if one else item).strip():
            days[-1][1].append(said)
    entries = [entry for _, told in days for entry in told]
    if not all(told for _, told in days) or all(re.fullmatch(SINGLE, entry) for entry in entries):
        return []
    if any(map(_IS_CLOSED.fullmatch, entries)) and all(_is_of_shop(entry) for entry in entries):
        return days
    is_timed = sum(_TIME.search(entry) is not None for entry in entries) * 2 > len(entries)
    return days if is_timed or readings_of(items) is None or _are_dishes(entries) else []


def _items(text: str) -> list[str]:
    """The items of a list; hours of a shop are apart also where a remark stands behind a semicolon."""
    if len(text) > _LONGEST:
        return []
    apart = [item for part in text.split(";") for item in listed(part)]
    items = apart if _hours_of_shop(_days_first(apart)) else listed(text)
    return _days_first(items)


def _days_first(items: Sequence[str]) -> list[str]:
    return [_CLOSED_FIRST.sub(r"\g<day> \g<said>", item) for item in items]


def _hours_of_shop(items: Sequence[str]) -> list[str]:
    """What is said of the days among `items`, if that is when a shop is open."""
    hours = [one["said"] for item in items if (one := _OF_DAY.match(item))]
    return hours if len(hours) > 1 and all(map(_is_of_shop, hours)) else []


def remarks_of(text: str) -> list[str]:
    """What stands behind the hours of a shop and belongs to no day: "last entry 45 min before"."""
    items = _items(text)
    if not _hours_of_shop(items):
        return []
    return list(takewhile(lambda item: not (_OF_DAY.match(item) or _is_of_shop(item)), reversed(items)))[::-1]


def _are_dishes(entries: Sequence[str]) -> bool:
    """Whether what is on the days has figures beside it, each of another thing: "Monday: lentil soup 6.50 €"."""
    labels = {figure.label.casefold() for entry in entries if (figure := figure_in(entry)) and figure.label}
    return len(labels) == len(entries)


def _is_of_shop(entry: str) -> bool:
    """Whether an entry says from when to when a shop is open, or that it is closed."""
    hours = _HOURS.fullmatch(entry)
    is_span = hours is not None and int(hours["from"]) < int(hours["to"]) <= _LAST_HOUR
    return is_span or _IS_CLOSED.fullmatch(entry) is not None or not _timed(entry)[0]


def is_day(text: str) -> bool:
    """Whether a text is the name of a day of the week, and nothing else."""
    found = _OF_DAY.match(text.strip())
    return found is not None and not found["said"]


def is_same_day(one: str, other: str) -> bool:
    """Whether two names of days are those of one day: "Wed" and "Mittwoch"."""
    return _number(one) == _number(other)


def on_day(text: str) -> tuple[str, str]:
    """What stands behind the day that a text begins with, and that day; without one the day is empty."""
    found = _OF_DAY.match(text.strip())
    return (found["said"].strip(), capitalised(found["day"])) if found and found["said"].strip() else (text, "")


def follow_each_other(days: Sequence[str]) -> bool:
    """Whether no day is left out between the first and the last of `days`, each a name of one."""
    numbers = [_number(day) for day in days]
    return all((after - before) % len(_NUMBERED) == 1 for before, after in pairwise(numbers))


def week(asked: Asked) -> Planned | None:
    """A timeline of what is on each day, or its hours side by side; a table where either has no room for it."""
    days = days_of(asked.brief.rest)
    if not days:
        return None
    title = asked.titled(f"{days[0][0]} \u2013 {days[-1][0]}")
    comma = asked.in_words(", ", ", ", "、", "، ")
    told = [(day, entries[0] if len(entries) == 1 else comma.join(entries)) for day, entries in days]
    remark = {"insight": capitalised("; ".join(remarks))} if (remarks := remarks_of(asked.brief.rest)) else {}
    if _are_hours(days):
        if len(told) <= _MOST_HOURS and all(len(said) <= _LONGEST_HOURS for _, said in told):
            items = [{"label": day, "value": capitalised(said)} for day, said in told]
            return {"slideType": "kpi-grid", "title": title, "items": items} | remark, []
    elif len(told) <= _MOST_SPOTS and all(len(said) <= _LONGEST_LABEL for _, said in told):
        is_spare = all(len(entries) == 1 for _, entries in days)
        events = [_event(day, said) if is_spare else {"label": capitalised(said), "date": day} for day, said in told]
        return {"slideType": "timeline", "title": title, "events": events}, []
    header = [asked.in_words("Day", "Tag", "曜日", "اليوم", "Jour", "Día"), _heading(asked, days)]
    rows = [{"label": day, "cells": [capitalised(said)]} for day, said in told]
    return on_whole_page("matrixTable", title, {"rows": rows, "columnHeaders": header}) | remark, []


def _are_hours(days: Sequence[tuple[str, list[str]]]) -> bool:
    """Whether most days have nothing but times, as those of a shop have, which may be closed on one."""
    is_of_shop = all(_is_of_shop(entry) for _, entries in days for entry in entries)
    return is_of_shop or sum(not _timed(entries[0])[0] for _, entries in days) * 2 > len(days)


def _heading(asked: Asked, days: Sequence[tuple[str, list[str]]]) -> str:
    if _are_hours(days):
        return asked.in_words("Hours", "Zeiten", "時間", "الساعات", "Horaires", "Horario")
    return asked.in_words("Programme", "Programm", "予定", "البرنامج", "Programme", "Programa")


def _event(day: str, entry: str) -> Json:
    """What is on a day, and when: the day, its date and the time, as far as they are said."""
    label, time = _timed(entry)
    label, date = dated(label) if label else (entry, "")
    return {"label": capitalised(label), "date": " ".join(filter(None, (day, date, time if label != entry else "")))}


def _timed(entry: str) -> tuple[str, str]:
    """What an entry says, and its time of the day; either may be empty."""
    found = _TIME.search(entry)
    if found is None:
        return entry, ""
    before, behind = entry[: found.start()], entry[found.end() :]
    return " ".join(
        filter(None, (_JOINT.sub("", before).strip(" ("), _JOINT.sub("", behind).strip(" )")))
    ), found.group()


def _is_in_order(numbers: Sequence[int]) -> bool:
    """Whether days follow each other; a week may begin on any of them."""
    first = numbers.index(min(numbers))
    return [*numbers[first:], *numbers[:first]] == sorted(numbers)


def _number(day: str) -> int:
    """The first day of the week that a name says, from 0 for Monday."""
    return next((number for number, names in enumerate(_NUMBERED) if names.match(day)), len(_NUMBERED))
