"""Texts that number their slides: "Slide 1: Why now. Slide 2: Costs: rent 4 T€, staff 9 T€."."""

import re
from dataclasses import dataclass

_MARK = re.compile(
    r"(?:^|(?<=[\s.;,!?。、\uff1b]))(?:#{1,6}\s*)?"
    r"(?:(?:slide|folie|diapositive|diapo|diapositiva|lámina|الشريحة|شريحة)\s+(?:no\.?\s|nr\.?\s)?|スライド\s*)"
    r"(?P<number>\d{1,2})\s*(?:[:\uff1a.)\uff09-]|\u2013|\u2014|(?=\n))\s*",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"^(?:(?:title|cover)(?: (?:slide|page))?|titel(?:folie|seite)?|titre|page de titre|título|"
    r"portada|表紙)(?:\s*[:\uff1a]\s*|\s+)(?=\S)",
    re.IGNORECASE,
)
_ENDS = " \n;,-\u2013\u2014*•"
_LONGEST, _MOST = 100_000, 30


@dataclass(frozen=True, slots=True)
class NumberedSlides:
    """What a text says before its first slide, and what it says of each.

    Attributes:
        head: empty where the text begins with the first slide.
        parts: at least two.
        cover: the title that the first part gives by that name ("Title: Summer camp"); empty for none.
    """

    head: str
    parts: tuple[str, ...]
    cover: str = ""


def numbered_slides(text: str) -> NumberedSlides | None:
    """The slides of a text that counts them from one on; None for other texts."""
    marks = list(_MARK.finditer(text)) if len(text) <= _LONGEST else []
    if not 2 <= len(marks) <= _MOST or [int(mark["number"]) for mark in marks] != list(range(1, len(marks) + 1)):
        return None
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    parts = [text[mark.end() : end].strip(_ENDS) for mark, end in zip(marks, ends, strict=True)]
    if not all(parts):
        return None
    found = _TITLE.match(parts[0])
    cover = parts[0][found.end() :].strip(" .。") if found else ""
    return NumberedSlides(text[: marks[0].start()].strip(_ENDS), tuple(parts), cover)
