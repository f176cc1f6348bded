"""Numbers of a title that count the slide's entries ("Three reasons"): they follow when there are more or fewer."""

import re

from renderer.feedback.draft import Draft
from renderer.feedback.listings import listings_of

_WORDS = (
    ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    ("eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn"),
    ("一つ", "二つ", "三つ", "四つ", "五つ", "六つ", "七つ", "八つ", "九つ", "十"),
    tuple(map(str, range(1, 11))),
)
_NOT_ENTRIES = (
    r"(?!\s*(?:%|per ?cent|prozent|(?:second|minute|hour|day|week|month|quarter|year|time|million|billion|point)s?\b|"
    r"(?:sekunden|minuten|stunden|tagen?|wochen?|monaten?|quartalen?|jahren?|millionen|milliarden|mal)\b|of\b|von\b))"
)
"""What a number before it measures, and does not count."""
_NOUN = (
    r"(?=\s+(?!(?:in|to|from|by|at|on|per|and|or|than|of|is|are|was|were|im|auf|von|bis|pro|und|oder|als|ist|sind|en|"
    r"de|"
    r"à|y|et)\b)[^\W\d_]{2})"
)
"""A number that counts entries says what they are."""
_LED = re.compile(
    r"^(?:(?:the|our|my|your|their|these|those|top|all|die|der|unsere[rn]?|meine|diese|alle|le|les|nos|los|las|"
    r"nuestr[oa]s)"
    r"\s+){0,2}$|[:\u2013\u2014]\s+$",
    re.IGNORECASE,
)
"""What may stand before it; "up from 5 customers" is a figure of its own, and stays."""


def counted(before: Draft, after: Draft) -> Draft:
    """The draft after a wish, its title with as many as are left; a title that it has changed stays as it is."""
    title = str(after.slide.get("title", ""))
    if title != before.slide.get("title"):
        return after
    changes = list(zip(_counts(before), _counts(after), strict=False))
    for old, new in changes:
        if (old, old) in changes:
            continue  # as many as there are rows, there are columns still: the title may count these
        if old != new and (found := _count_in(title, old)):
            word = _word(found[0], old, new)
            if word is None or not _LED.search(title[: found.start()]):
                return after.noting(f'The title still says "{found[0]}": there {_are(new)} now.')
            changed = title[: found.start()] + word + title[found.end() :]
            said = f'The title says "{word}" in the place of "{found[0]}" now, for there {_are(new)}.'
            return after.changing(title=changed).noting(said)
    return after


def _counts(draft: Draft) -> list[int]:
    return [len(listing.read(draft.slide)) - listing.head for listing in listings_of(draft.slide)]


def _count_in(title: str, count: int) -> re.Match[str] | None:
    """Where a title says that number, as a word or in digits."""
    if not 1 < count <= len(_WORDS[0]):
        return None
    words = "|".join(words[count - 1] for words in _WORDS[:2] + _WORDS[3:])
    eastern = _WORDS[2][count - 1]
    return re.search(rf"(?<![\w.,/%€$£-])(?:{words})(?![\w.,/:]){_NOT_ENTRIES}{_NOUN}|{eastern}", title, re.IGNORECASE)


def _word(said: str, old: int, new: int) -> str | None:
    """The other number in the same words and case; None where the words around it would not fit one."""
    if not 1 < new <= len(_WORDS[0]):
        return None
    words = next(words for words in _WORDS if said.casefold() == words[old - 1])
    word = words[new - 1]
    return word.capitalize() if said[:1].isupper() else word


def _are(count: int) -> str:
    return "is one" if count == 1 else f"are {count}"
