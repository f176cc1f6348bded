"""Where figures come from, and notes on them: small lines above the footer."""

import re
from collections.abc import Sequence
from dataclasses import replace

from renderer.deck.slide import Slide
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import Paragraph, Run
from renderer.typesetting.scripts import language_of

_SIZE, _FLOOR = 10.5, 9.0
_TALLEST = 64.0
_LOWER, _GAP, _BETWEEN = 8.0, 8.0, 2.0
"""How far into the gap above the footer they reach, what they keep from the content, and from each other, in pt."""
_RAISED = 30.0
_ENGLISH = "en"
_SIGNS = {
    "source": {
        "ar": "\u0627\u0644\u0645\u0635\u062f\u0631: ",
        "cs": "Zdroj: ",
        "da": "Kilde: ",
        "de": "Quelle: ",
        "en": "Source: ",
        "es": "Fuente: ",
        "fi": "L\u00e4hde: ",
        "fr": "Source\u00a0: ",
        "he": "\u05de\u05e7\u05d5\u05e8: ",
        "it": "Fonte: ",
        "ja": "\u51fa\u5178\uff1a",
        "ko": "\ucd9c\ucc98: ",
        "nb": "Kilde: ",
        "nl": "Bron: ",
        "pl": "\u0179r\u00f3d\u0142o: ",
        "pt": "Fonte: ",
        "ru": "\u0418\u0441\u0442\u043e\u0447\u043d\u0438\u043a: ",
        "sv": "K\u00e4lla: ",
        "tr": "Kaynak: ",
        "zh": "\u6765\u6e90\uff1a",
    },
    "note": {
        "ar": "\u0645\u0644\u0627\u062d\u0638\u0629: ",
        "de": "Anmerkung: ",
        "en": "Note: ",
        "es": "Nota: ",
        "fr": "Note\u00a0: ",
        "he": "\u05d4\u05e2\u05e8\u05d4: ",
        "it": "Nota: ",
        "ja": "\u6ce8\uff1a",
        "ko": "\uc8fc: ",
        "nl": "Noot: ",
        "pt": "Nota: ",
        "zh": "\u6ce8\uff1a",
    },
}
_SIGNED = re.compile(r"\w{1,14}\s?[:\uff1a]")
_MARKED = re.compile(r"[*\u2020\u2021\u00a7\u00b9\u00b2\u00b3\u2070-\u2079]|[(\[]?\d{1,2}[)\]]")


def lay_out_sources(sheet: Sheet, slide: Slide, area: Rect, color: str = "tx2") -> Rect:
    """Add footnotes and source at the foot of `area` and in the gap below it; return what is left of it."""
    room = replace(area, height=area.height + _LOWER)
    if slide.source:
        sources = (slide.source,) if isinstance(slide.source, str) else slide.source
        room = _line(sheet, [_quiet(sheet, signed(sheet, "; ".join(sources)), color)], room, "source", "Source")
    if slide.footnotes:
        room = _line(sheet, _footnotes(sheet, slide.footnotes, color), room, "footnotes", "Footnotes")
    return replace(area, height=max(min(room.height - _GAP, area.height), 1.0))


def signed(sheet: Sheet, text: str, kind: str = "source") -> str:
    """`text` behind the word for a source, or a note, in its language; as it is where it begins with such a word."""
    if _SIGNED.match(text):
        return text
    signs = _SIGNS[kind]
    language = language_of(text, sheet.language)
    return signs.get(language.split("-")[0], signs[_ENGLISH]) + text


def _line(sheet: Sheet, words: list[Paragraph], room: Rect, path: str, name: str) -> Rect:
    """Add small words at the foot of `room`, and return what is left above them."""
    fitted = sheet.type.fit(words, room.width, _TALLEST)
    height = min(fitted.measured.height, _TALLEST) + 1
    box = Rect(room.x, room.bottom - height, room.width, height)
    sheet.text(box, [], fitted=fitted, path=path, anchor="b", name=sheet.unique(name))
    return replace(room, height=room.height - height - _BETWEEN)


def _footnotes(sheet: Sheet, notes: Sequence[str], color: str) -> list[Paragraph]:
    """Numbered in their order; run on where there are several, since each is short."""
    lines = [_footnote(sheet, text, number, color) for number, text in enumerate(notes, 1)]
    if len(lines) <= 2:
        return lines
    apart = replace(lines[0].runs[-1], text="    ")
    runs = [run for line in lines for run in (*line.runs, apart)]
    spacing = max(line.line_spacing for line in lines)
    return [replace(lines[0], runs=tuple(runs[:-1]), line_spacing=spacing)]


def _footnote(sheet: Sheet, text: str, number: int, color: str) -> Paragraph:
    """A note behind its number, unless it brings a mark of its own."""
    line = _quiet(sheet, text, color)
    if _MARKED.match(text):
        return line
    words = line.runs[0]
    mark: Run = replace(words, text=sheet.count(number), baseline=_RAISED)
    return replace(line, runs=(mark, replace(words, text=f"\u00a0{text}")))


def _quiet(sheet: Sheet, text: str, color: str) -> Paragraph:
    size = _SIZE / sheet.voice("caption").scale
    line: Paragraph = sheet.paragraph(text, size, "caption", floor=_FLOOR, color=color)
    return line
