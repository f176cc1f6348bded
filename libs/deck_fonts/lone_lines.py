"""Last lines with one or two ideographs, kana or syllables of Hangul on them."""

import re
import unicodedata

from deck_fonts.breaking import clusters

_HAS_EAST_ASIAN = re.compile(
    "[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]"
)
_LEAST_LETTERS = 3
"""Of a line that does not look lost; of two, a renderer may take one onto the line before."""


def is_lone(line: str) -> bool:
    """Whether a line holds but one or two East Asian characters, beside marks: they look lost there."""
    if len(line) > _LEAST_LETTERS + 2 or not _HAS_EAST_ASIAN.search(line):
        return False
    letters = [one for one in clusters(line.strip()) if unicodedata.category(one[0])[0] in "LN"]
    return len(letters) < _LEAST_LETTERS
