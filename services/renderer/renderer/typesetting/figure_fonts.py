"""Which font draws figures among the letters of a complex script, such as Arabic or Thai.

Figures and signs have no script of their own. Renderers set them in the font of the letters before them, else of those
behind them, and on a page from the right, where there are no letters at all, in the font of its script, too. That font
is up to a quarter wider than one for Latin letters.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from deck_fonts import Font, FontBook
from renderer.typesetting.scripts import complex_font, language_of

_COMPLEX = "\u0590-\u08ff\u0900-\u109f\u1780-\u17ff\ufb1d-\ufdff\ufe70-\ufeff"
_HAS_COMPLEX, _HAS_FIGURE = re.compile(f"[{_COMPLEX}]"), re.compile("[0-9]")
_PARTS = re.compile(r"[^\W\d_]+|[\W\d_]+")
_FIGURES = "0123456789"


def parts_by_font(
    texts: Sequence[str], fonts: Sequence[Font], book: FontBook, spare: str | None
) -> list[list[tuple[str, Font]]]:
    """The texts of one line, each in parts with the font that draws them; together, the parts are the texts.

    Args:
        texts: of the runs of the line.
        fonts: what each of them asks for.
        book: tells how wide figures are; where readers may differ about the font, the wider one counts.
        spare: the family of the page's script if the page runs from right to left; None on others.
    """
    whole = "".join(texts)
    is_plain = spare is None and (whole.isascii() or not _HAS_COMPLEX.search(whole))
    if is_plain or not _HAS_FIGURE.search(whole):
        return [[one] for one in zip(texts, fonts, strict=True)]
    letters = next((part for part in _PARTS.findall(whole) if part[0].isalpha()), "")
    family = complex_font(language_of(whole, "")) or spare
    is_complex = bool(_HAS_COMPLEX.match(letters)) if letters else spare is not None
    found = []
    for text, font in zip(texts, fonts, strict=True):
        parts = []
        for part in _PARTS.findall(text):
            if part[0].isalpha():
                is_complex = bool(_HAS_COMPLEX.match(part))
            figures = is_complex and family and _HAS_FIGURE.search(part)
            parts.append((part, _wider(font, font._replace(family=family), book) if figures and family else font))
        found.append(list(_joined(parts)) or [(text, font)])
    return found


def _wider(font: Font, other: Font, book: FontBook) -> Font:
    return max(font, other, key=lambda one: book.width(_FIGURES, one, 1.0))


def _joined(parts: Sequence[tuple[str, Font]]) -> Iterator[tuple[str, Font]]:
    for font, same in groupby(parts, key=lambda part: part[1]):
        yield "".join(text for text, _ in same), font
