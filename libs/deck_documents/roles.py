"""Which slides open a deck, part it and close it. The rules stand in docs/authoring.md, too."""

import re
import unicodedata
from collections.abc import Sequence

from deck_documents.protocol_v2 import SlideBase
from deck_documents.protocol_v2.slide import Role
from deck_documents.protocol_v2.stories import ClosingSlide, SectionSlide, TitleBodySlide

_LONGEST, _LONGEST_NAME = 90, 40
"""Of a line, and of the name of a section; a wide letter counts twice."""
_FEW_LINES, _MOST_STEPS = 3, 6
_LEAST_OPENED, _LEAST_CLOSED = 2, 3
"""Slides of a deck that has an opening, and of one that has a closing."""
_NUMBERING = re.compile(r"^\s*(?:\w+\s+)?\d{1,2}(?:\s*[.:)、\uff1a\u2013—-]\s*|\s+)")
_SENTENCE_ENDS = tuple(".!?。\uff01\uff1f؟")
_ENDING_WORDS = (
    r"next steps?|what (?:happens|comes) next|decisions?\b|\bapprov|\bwe ask\b|\bour ask\b|\bthe ask\b|thank|questions|"
    "contact|nächste schritte|wie es weitergeht|entscheidung|beschlu|wir bitten|bitte um|dank|fragen|kontakt|"
    "prochaines étapes|décision|merci|próximos? pasos?|decisión|gracias|prossimi passi|decisione|grazie|"
    "próximos passos|decisão|obrigad|volgende stappen|besluit|bedankt|nästa steg|beslut|tack|"
    "次のステップ|今後の|決定|承認|お願い|ご清聴|ありがとう|質疑|下一步|决定|谢谢|다음 단계|감사|"
    "الخطوات التالية|القرار|نطلب|شكرا|השלבים הבאים|תודה"
)
_ENDING = re.compile(_ENDING_WORDS, re.IGNORECASE)


def roles_of(slides: Sequence[SlideBase]) -> tuple[Role, ...]:
    """What each slide of a deck is: what its type says or what it asks for, else what the rules make of few points."""
    return tuple(_role(slides, index) for index in range(len(slides)))


def _role(slides: Sequence[SlideBase], index: int) -> Role:
    match slide := slides[index]:
        case SectionSlide():
            # The page that opens a deck has no place for the number of a part.
            return "opening" if slide.role == "opening" and not slide.number else "section"
        case ClosingSlide():
            return "closing"
        case TitleBodySlide():
            return slide.role or _likely(slides, index, slide)
        case _:
            return "content"


def _likely(slides: Sequence[SlideBase], index: int, slide: TitleBodySlide) -> Role:
    count = len(slides)
    if slide.icons or (slide.image and index):
        # Only the first page of a deck has a place for a picture, and none of them for icons.
        return "content"
    if not _is_short(slide.title) or not all(map(_is_short, slide.body)):
        return "content"
    if index == 0:
        opens = count >= _LEAST_OPENED and len(slide.body) <= _FEW_LINES and not slide.insight
        return "opening" if opens else "content"
    if index == count - 1:
        return "closing" if count >= _LEAST_CLOSED and _closes(slide) else "content"
    parts = _names_a_section(slide) and not any(_names_a_section(slides[one]) for one in (index - 1, index + 1))
    return "section" if parts else "content"


def _closes(slide: TitleBodySlide) -> bool:
    """A last slide of few lines, or of some more under a title that speaks of what is next, or of thanks."""
    ends = any(_ENDING.search(text) for text in (slide.title, slide.eyebrow or ""))
    return len(slide.body) <= (_MOST_STEPS if ends else _FEW_LINES)


def _names_a_section(slide: SlideBase) -> bool:
    """A name with a line about what follows: no claim, which would have figures or end as a sentence does."""
    if (
        not isinstance(slide, TitleBodySlide)
        or len(slide.body) != 1
        or slide.insight
        or slide.role not in {None, "section"}
    ):
        return False
    name, line = _NUMBERING.sub("", slide.title), slide.body[0]
    has_figures = any(char.isdigit() for char in name + line)
    return _width(name) <= _LONGEST_NAME and not has_figures and not name.rstrip().endswith(_SENTENCE_ENDS)


def _is_short(text: str) -> bool:
    return "\n" not in text and _width(text) <= _LONGEST


def _width(text: str) -> int:
    return len(text) if text.isascii() else sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
