"""What a point says first: the term it explains, or its first clause, which are set in bold."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from renderer.deck.slides.stories import Prose
from renderer.layout.sheet import Sheet
from renderer.scene import Paragraph

_TERM = re.compile(r"(?=[^:\uff1a]*[^\W\d_])[^:\uff1a\n]{2,40}?(?:\s?:\s|\uff1a)")
_DASHED = re.compile(r"[^\n(\uff08=]{2,40}?(?=\s[\u2013\u2014-]\s)")
_CLAUSE = re.compile(r"[^\n]{12,60}?(?:[,;\u060c]\s|[\u3001\uff0c])|[^\n]{5,24}?[\u3001\uff0c]")
_COLON = " \t\u00a0:\uff1a"
_LEAST_REST = 6
_SIGNED = re.compile(r"\s*(?:\d{1,2}\s?[.)\u3001:]|[\u2022\u2013\u25a0*-]\s|[a-h]\)\s)")
_COUNTED = re.compile(r"[^\d:\uff1a]{0,24}(\d{1,3})[^\d:\uff1a]{0,4}[:\uff1a]")
"""Terms that count, as "Rule 1:"."""
_QUIET, _LEAST_QUIET = 0.8, 16.0
"""What explains a term, by the size of the term; and pt it has where the term has as many."""


@dataclass(frozen=True, slots=True)
class Point:
    """A point in two parts that follow each other; `head` is empty where nothing is to stand out.

    Attributes:
        is_term: the head is explained by the rest, and may stand above or beside it.
    """

    head: str
    rest: str
    is_term: bool = False

    @property
    def text(self) -> str:
        """All of it, as it was given."""
        return self.head + self.rest


def points_of(texts: Sequence[str]) -> list[Point]:
    """`texts` in two parts each, or all of them whole: points of a page look alike, and prose is not cut."""
    if any(isinstance(text, Prose) for text in texts):
        return [Point("", text) for text in texts]
    for pattern, is_term in ((_TERM, True), (_DASHED, False), (_CLAUSE, False)):
        found = [pattern.match(text) for text in texts]
        ends = [match.end() if match and not _is_open(match.group()) else 0 for match in found]
        if all(end and len(text) - end >= _LEAST_REST for end, text in zip(ends, texts, strict=True)):
            return [Point(text[:end], text[end:], is_term) for end, text in zip(ends, texts, strict=True)]
    return [Point("", text) for text in texts]


def _is_open(head: str) -> bool:
    """Whether a head would end within brackets."""
    return sum(map(head.count, "(\uff08")) > sum(map(head.count, ")\uff09"))


def are_signed(texts: Sequence[str]) -> bool:
    """Whether points bring numbers or signs of their own, beside which ours would be too many."""
    return len(list(takewhile(_SIGNED.match, texts))) == len(texts) or _count_themselves(texts)


def _count_themselves(texts: Sequence[str]) -> bool:
    """Whether the terms of points count them, one after the other: "Rule 1: ...", "Rule 2: ..."."""
    counted = [_COUNTED.match(text) for text in texts]
    numbers = [int(found[1]) for found in counted if found]
    return len(texts) == len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def in_one(sheet: Sheet, point: Point, size: float, before: float = 0.0) -> Paragraph:
    """A point as one paragraph (pt); the head is bold."""
    line = sheet.paragraph(point.text, size, before=before)
    (run,) = line.runs
    if not point.head:
        return line
    cut = len(point.head)
    return replace(line, runs=(replace(run, text=run.text[:cut], bold=True), replace(run, text=run.text[cut:])))


def in_lines(sheet: Sheet, point: Point, size: float, before: float = 0.0) -> list[Paragraph]:
    """A point as a term and, in a quieter voice below, what explains it; as one paragraph where there is no term."""
    if not point.is_term:
        return [in_one(sheet, point, size, before)]
    return [term(sheet, point, size, before=before), explanation(sheet, point, size, before=0.25 * size)]


def term(sheet: Sheet, point: Point, size: float, before: float = 0.0) -> Paragraph:
    """The head alone, as a heading: on a line of its own it needs no colon."""
    return sheet.paragraph(point.head.rstrip(_COLON).strip(), size, "heading", before=before)


def explanation(sheet: Sheet, point: Point, size: float, before: float = 0.0) -> Paragraph:
    """What explains a term that is set in `size` pt."""
    quiet = max(round(size * _QUIET * 2) / 2, min(size, sheet.unscaled(_LEAST_QUIET)))
    return sheet.paragraph(point.rest.strip(), quiet, color="tx2", before=before)
