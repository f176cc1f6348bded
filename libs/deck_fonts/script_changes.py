"""Where ideographs, kana and Hangul meet other letters: renderers part them by a gap of their own."""

import re
import unicodedata

from deck_fonts.breaking import clusters

_EAST_ASIAN = (
    "\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
)
_COMPLEX = "\u0590-\u08ff\u0900-\u109f\u1780-\u17ff\ufb1d-\ufdff\ufe70-\ufeff"
_CHANGE = re.compile(
    f"[{_EAST_ASIAN}]\\s*(?=[^\\s{_EAST_ASIAN}{_COMPLEX}\u2000-\u206f])|"
    f"[^\\s{_EAST_ASIAN}{_COMPLEX}\u2000-\u206f]\\s*(?=[{_EAST_ASIAN}])"
)
_HAS_EAST_ASIAN = re.compile(f"[{_EAST_ASIAN}]")
_LEAST_LETTERS = 3
"""Of a line that does not look lost; of two, a renderer may take one onto the line before."""


def script_changes(text: str) -> int:
    """How often East Asian characters and others, Latin letters or digits, stand beside each other."""
    return 0 if text.isascii() or not _HAS_EAST_ASIAN.search(text) else len(_CHANGE.findall(text))


def change_between(before: str, after: str) -> bool:
    """Whether they do so where `after` follows `before`."""
    if not before or not after or (before.isascii() and after.isascii()):
        return False
    end, start = before.rstrip()[-1:], after.lstrip()[:1]
    return bool(end and start) and script_changes(end + start) > 0


def is_lone(line: str) -> bool:
    """Whether a line holds but one or two East Asian characters, beside marks: they look lost there."""
    if len(line) > _LEAST_LETTERS + 2 or not _HAS_EAST_ASIAN.search(line):
        return False
    letters = [one for one in clusters(line.strip()) if unicodedata.category(one[0])[0] in "LN"]
    return len(letters) < _LEAST_LETTERS
