"""Opening hours in a sentence: "Our library is open Monday to Friday from 9 to 18 and Saturdays from 10 to 14"."""

import re

from renderer.authoring.planners.week import DAYS_JOINED, HOUR
from renderer.authoring.sentences import sentences

_OPEN = (
    r"open|geöffnet|offen|auf|ouvert\w*|abiert[oa]s?|apert[oaie]|abert[oa]s?|geopend|otwart[yae]|opening hours|"
    r"öffnungszeiten|horaires|horario|orari"
)
_ON = r"(?:(?:on|from|every|du|le|les|am|vom|von|de|del|el|los|dal|il|op|van|w|od)\s)?"
_SINCE = r"(?:(?:from|between|von|zwischen|ab|de|entre|de las?|desde las?|dalle|das|van|od)\s)?"
_TILL = r"(?:\s?(?:to|until|till|and|bis|und|à|et|a|a las?|hasta las?|y|alle|às|tot|do)\s|\s?[-\u2013]\s?)"
"""What stands before the first hour and before the last."""
_CLOSED = r"closed|geschlossen|fermée?|cerrad[oa]|chius[oa]|fechad[oa]|gesloten|zamknięt[ea]"
_ENTRY = re.compile(
    rf"{_ON}(?P<days>{DAYS_JOINED}),?:?\s{_SINCE}(?P<from>{HOUR}){_TILL}(?P<to>{HOUR})|"
    rf"(?P<closed>{_CLOSED})\s{_ON}(?P<off>{DAYS_JOINED})(?!\s?\d)|{_ON}(?P<shut>{DAYS_JOINED})\s(?P<said>{_CLOSED})",
    re.IGNORECASE,
)
"""When something is open on a day, or that it is not."""
_BETWEEN = re.compile(rf"[\s,;]*(?:(?:and|und|et|y|e|en|i|but|aber)\b)?\s*(?P<open>{_OPEN})?[\s,;]*", re.IGNORECASE)
_IS_OPEN = re.compile(rf"(?:{_OPEN})\W*$", re.IGNORECASE)
_LONGEST, _FEWEST, _LONGEST_HEAD = 1_000, 2, 80


def with_hours_told(text: str) -> str:
    """A text whose first sentence says on which days something is open, and when, as a head and a list of these.

    One that is such a list already comes back whole.
    """
    said, *others = (sentences(text) if len(text) <= _LONGEST else []) or [""]
    said = said.rstrip(" .")
    found = list(_ENTRY.finditer(said))
    if len(found) < _FEWEST or not any(one["from"] for one in found):
        return text
    head = said[: found[0].start()].strip(" ,")
    ends = [*(one.start() for one in found[1:]), len(said)]
    between = [_BETWEEN.fullmatch(said[one.end() : end]) for one, end in zip(found, ends, strict=True)]
    told = [one["open"] for one in between if one and one["open"]]
    is_open = _IS_OPEN.search(head) is not None or bool(told)
    if not all(between) or not is_open or ":" in head or not 0 < len(head) <= _LONGEST_HEAD:
        return text
    entries = [
        f"{one['days']} {one['from']}\u2013{one['to']}"
        if one["from"]
        else f"{one['off'] or one['shut']} {one['closed'] or one['said']}"
        for one in found
    ]
    return " ".join([f"{' '.join([head, *told[:1]])}: {', '.join(entries)}.", *others])
