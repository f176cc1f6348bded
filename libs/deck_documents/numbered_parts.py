"""Texts whose parts are numbered from one on, in a line or line by line: "(1) price (2) rent", "1. Why 2. How"."""

import re

_MONTH = r"(?:Jan|Feb|M[äa]r|Apr|Ma[iy]|Jun|Jul|Aug|Sep|O[kc]t|Nov|De[zc])\w*"
_COUNTED = r"(?:Quartal|Halbjahr|Platz|Klasse|Stock|Etage|Liga|Runde|Woche|Tag|Jahr)\w*"
_MARKS = (
    re.compile(r"(?<!\S)\((?P<number>\d{1,2})\)\s*(?=\S)"),
    re.compile(r"(?<!\S)(?P<number>\d{1,2})\)\s+(?=\S)"),
    re.compile(rf"(?<!\S)(?P<number>\d{{1,2}})\.\s+(?!(?:{_MONTH}|{_COUNTED})(?!\w))(?=[^\W\d_])"),
)
_FEWEST, _LONGEST, _LONGEST_HEAD, _MOST = 3, 20_000, 200, 30


_BRACKETS = 60
"""In so many characters brackets are closed that were opened."""


def marks_of_numbers(text: str) -> list[re.Match[str]]:
    """Where the numbers of parts stand, one after the other from 1; none for a text without at least three of them."""
    for pattern in _MARKS if len(text) <= _LONGEST else ():
        found = [one for one in pattern.finditer(text) if not _is_in_brackets(text, one)]
        if len(found) >= _FEWEST and [int(one["number"]) for one in found] == list(range(1, len(found) + 1)):
            return found
    return []


def _is_in_brackets(text: str, number: re.Match[str]) -> bool:
    """Whether a number ends a pair of brackets, as the 8 of "fewer cancellations (from 18 to 8)" does."""
    before = text[max(0, number.start("number") - _BRACKETS) : number.start("number")]
    return number.group().rstrip().endswith(")") and before.rfind("(") > before.rfind(")") and not before.endswith("(")


def numbered_parts(text: str) -> tuple[str, list[str]] | None:
    """What a text says before its numbers, which is short, and the part behind each; None for other texts."""
    marks = marks_of_numbers(text)
    if not marks or len(marks) > _MOST or marks[0].start() > _LONGEST_HEAD:
        return None
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    parts = [text[mark.end() : end].strip(" \n,;") for mark, end in zip(marks, ends, strict=True)]
    return (text[: marks[0].start()].strip(" \n:,-\u2013"), parts) if all(parts) else None
