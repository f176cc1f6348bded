"""Where lines of Japanese and Chinese part what a reader takes in at once.

PowerPoint and LibreOffice break a line between any two ideographs. No-break marks between them are characters that
stand in the way of whoever edits or searches the text, and a line feed stays where it is when the type gets smaller.
So what a file says is the width of the box alone: it ends where a phrase does.
"""

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

_KANA = re.compile("[\u3040-\u30ff]")
_OBJECT = "\u3092"
KATAKANA = re.compile("[\u30a1-\u30fa\u30fc]+")
"""A word of katakana."""
_LABEL = 20
"""Characters up to which a text is read as a name, and not as a sentence."""
_CHINESE_END = re.compile(
    "\u7684[^\u786e]|\u4e86[^\u89e3\u7ed3]"
    "|[^\u53c2\u8d4b\u7ed9]\u4e0e|[^\u5e73\u6e29\u7f13\u603b\u9971\u5171\u67d4]\u548c"
    "|[^\u4ee5\u6d89\u666e\u6ce2\u89e6]\u53ca|[^\u5408\u517c]\u5e76|\u3000."
    "|[^\u5b58\u73b0\u6b63\u6240\u5b9e\u6f5c\u5185]\u5728|.[\u6216\u88ab]"
)
"""The last character of a phrase and the first one of the next: behind 的 and 了, before 与, 和, 及, 并, 在, 或, 被."""
_HIRAGANA = re.compile("[\u3041-\u309f]")


def torn(text: str, lines: Sequence[str]) -> int:
    """How many of the `lines` into which a paragraph of `text` is set, without the blanks at their ends, tear a phrase.

    A phrase ends with a mark or a blank. In Japanese one ends behind を, which is always a particle, and where kanji or
    katakana follow hiragana: particles and endings are written in these. In Chinese one ends behind 的 and 了, and
    before words that join, unless these are a part of a longer one. Within figures, and between them and their units,
    there is no end.
    """
    found, end, in_japanese = 0, 0, bool(_KANA.search(text))
    for line in lines[:-1]:
        end = text.find(line, end) + len(line)
        found += not _is_end(text[end - 1 : end], text[end : end + 1], in_japanese=in_japanese)
    return found


def splits_label(text: str, lines: Sequence[str]) -> bool:
    """Whether `text`, a label of several `lines`, is broken within a word of katakana."""
    return len(text) <= _LABEL and tears_katakana(lines)


def tears_katakana(lines: Sequence[str]) -> bool:
    """Whether one of the `lines` ends, and the next begins, within a word of katakana."""
    return any(KATAKANA.match(above[-1:]) and KATAKANA.match(below[:1]) for above, below in pairwise(lines))


def _is_end(before: str, after: str, *, in_japanese: bool) -> bool:
    if not before or not after or after.isspace() or unicodedata.category(before)[0] == "P" or before == _OBJECT:
        return True
    if in_japanese:
        return bool(_HIRAGANA.match(before)) and not _HIRAGANA.match(after)
    return bool(_CHINESE_END.fullmatch(before + after))
