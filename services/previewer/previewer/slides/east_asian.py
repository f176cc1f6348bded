"""Decks with East Asian text are opened as decks of an East Asian language.

PowerPoint sets Japanese dates and Korean counts without gaps: DrawingML has no space between East Asian and other
letters, unlike WordprocessingML (`autoSpaceDE`). LibreOffice leaves a fifth of a line's height between them, unless its
own language is Japanese or Korean while it opens the deck. Text of charts takes that language for its own where it
names none, and Latin words in it are then broken anywhere: so it is given one.
"""

import re

from lxml.etree import _Element

from deck_presentation.names import A, C
from previewer.slides.chart_text import require_text_properties
from previewer.slides.texts import SlideTexts

_HANGUL = re.compile("[\u1100-\u11ff\ua960-\ua97f\uac00-\ud7ff]")
_EAST_ASIAN = re.compile("[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]")
ENGLISH = "en-US"
"""The language of LibreOffice itself."""
_LOCALE, _IN_ENGLISH = "[$-", "[$-409]"
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^]]*\]')
_NAMES = re.compile("mmm|ddd|AM/PM|A/P", re.IGNORECASE)


def opening_language(texts: SlideTexts) -> str:
    """The language that LibreOffice opens a deck in: Korean, Japanese (for Chinese as well), or English."""
    parts = [part for index in range(texts.count) for part in texts.of(index) if not part.isascii()]
    if any(map(_HANGUL.search, parts)):
        return "ko-KR"
    return "ja-JP" if any(map(_EAST_ASIAN.search, parts)) else ENGLISH


def name_language(chart: _Element) -> bool:
    """Give text and dates of a `c:chartSpace` a language where they have none; says whether anything changed."""
    require_text_properties(chart)
    nameless = [each for each in chart.iter(f"{A}defRPr", f"{A}rPr") if "lang" not in each.attrib]
    for properties in nameless:
        properties.set("lang", ENGLISH)
    dates = [each for each in chart.iter(f"{C}numFmt", f"{C}formatCode") if _is_nameless_date(_code(each))]
    for each in dates:
        if each.text is None:
            each.set("formatCode", f"{_IN_ENGLISH}{_code(each)}")
        else:
            each.text = f"{_IN_ENGLISH}{each.text}"
    return bool(nameless or dates)


def _code(element: _Element) -> str:
    return element.get("formatCode") or element.text or ""


def _is_nameless_date(code: str) -> bool:
    """Whether a number format shows names of days or months, or AM and PM, in no language of its own."""
    return _LOCALE not in code and _NAMES.search(_QUOTED.sub("", code)) is not None
