"""Figures that stay together with their units at the end of a line: 68 %, 310 000 €, 12 Mrd. €.

PowerPoint and LibreOffice break a line at every blank, and no setting of a paragraph forbids it: only another blank
does. So the blanks within a figure become no-break spaces in the file, where a line could break there. Whoever reads
the file back takes them for blanks; the document keeps those that it has.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache

from renderer.scene import Paragraph
from renderer.typesetting.units import CODES, MONEY, SCALE, UNIT

_NO_BREAK = str.maketrans({" ": "\u00a0", "\u2009": "\u202f"})
_BREAKABLE = str.maketrans({"\u00a0": " ", "\u202f": "\u2009"})
_BLANK = "[ \u2009\u00a0\u202f]"
_THOUSANDS = rf"{_BLANK}\d{{3}}(?!\d)"
# Not "(?:x)++", of which Python before 3.11.5 loses parts.
_NUMBER = rf"(?:\d{{1,3}}(?:{_THOUSANDS})+(?!{_THOUSANDS})(?:[.,]\d+)?|\d[\d.,:'\u2019\u066b\u066c]*+)"
_NO_NAME = r"(?![-&]\w)"
"""What follows makes a name of a letter, not a unit: "5 T-shirts"."""
_FIGURE = re.compile(
    rf"(?:(?<![^\s(\[])(?:[~≈<>≤≥±+\u2212]|ca\.|約){_BLANK})?(?:(?<![A-Za-z])(?:{CODES}){_BLANK})?(?<!\d){_NUMBER}"
    rf"(?:{_BLANK}?{SCALE}{_NO_NAME})?(?:{_BLANK}?{MONEY}(?:{SCALE})?)?(?:{_BLANK}?{UNIT}{_NO_NAME})?"
    rf"(?:{_BLANK}p\.{_BLANK}?a\.)?"
)


@lru_cache(maxsize=4_096)
def tied(text: str) -> str:
    """`text`, as long as it was, with no-break spaces within its figures."""
    return _FIGURE.sub(lambda figure: figure[0].translate(_NO_BREAK), text)


def tied_paragraphs(paragraphs: Sequence[Paragraph], loose: Collection[str] = ()) -> tuple[Paragraph, ...]:
    """`paragraphs` with no-break spaces within their figures, but for those in one of the words `loose`."""
    return tuple(_tied(paragraph, loose) for paragraph in paragraphs)


def _tied(paragraph: Paragraph, loose: Collection[str]) -> Paragraph:
    text = paragraph.text
    new = tied(text)
    for word in loose:
        new = new.replace(word, word.translate(_BREAKABLE))
    if new == text:
        return paragraph
    # What the document itself ties stays tied.
    new = "".join(
        was if not was.isspace() or was in "\u00a0\u202f" else now for was, now in zip(text, new, strict=True)
    )
    runs, start = [], 0
    for run in paragraph.runs:
        end = start + len(run.text)
        runs.append(run if run.text == new[start:end] else replace(run, text=new[start:end]))
        start = end
    return replace(paragraph, runs=tuple(runs))
