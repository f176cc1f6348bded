"""Where a line may be broken: the rules of UAX #14 that matter on slides."""

# ruff: noqa: RUF001 - marks of other scripts look like ASCII, and are meant.
import re
import unicodedata
from collections.abc import Iterator

_NOT_AT_START = frozenset(
    '!%),.:;?]}¢°·’"†‡›℃∶、。〃〆〕〗〞︰︱︳﹐､﹒﹔﹕﹖！％），．：；？］｝～」』】〉》〟々ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ・ゝゞヽヾ｡､｣…‥”’'
)
_NOT_AT_END = frozenset("$([{£¥‘“〈《「『【〔〖〝﹙﹛＄（［｛￡￥")
_IDEOGRAPHIC = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6"
    "\U0001f000-\U0001faff\U00020000-\U0003ffff]"
)
# Of Thai, Lao, Burmese and Khmer, whose words have no spaces between them and are known to a dictionary alone.
_WORDS_UNKNOWN = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_LONG_WORD = 8
"""Characters of such a word that is longer than most: a line is taken for full where it has no room for one."""
SPACES = " \t\u200b\u3000\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f"
"""A line may be broken behind them; they hang off its end. Figure spaces and no-break spaces are none of them."""
# A word with the spaces after it, or spaces alone at the start; a no-break space is no space here.
_WORDS = re.compile(f"[^{SPACES}]+[{SPACES}]*|[{SPACES}]+")
_AFTER_HYPHEN = re.compile("(?<=[\\w][-\u2010\u2013\u2014\u00ad])(?=[^\\W\\d_])")


def pieces(line: str) -> Iterator[str]:
    """`line` (no line feed in it) cut where it may be broken; spaces stay with what they follow.

    Korean is cut at its spaces, as its readers expect. Thai, Lao, Burmese and Khmer, which have none, are cut at
    about as many places as have room for a long word: an estimate, as which these are is known to a dictionary alone.
    """
    for word in _WORDS.findall(line):
        for part in _AFTER_HYPHEN.split(word):
            if _IDEOGRAPHIC.search(part):
                yield from _ideographic_pieces(part)
            else:
                yield part


def clusters(text: str) -> Iterator[str]:
    """`text` cut between characters as a reader counts them: marks, joiners and selectors stay with their base."""
    cluster = ""
    for char in text:
        if cluster and not _extends(cluster, char):
            yield cluster
            cluster = ""
        cluster += char
    if cluster:
        yield cluster


def _extends(cluster: str, char: str) -> bool:
    code = ord(char)
    if (
        code in {0x200D, 0x0E33, 0x0EB3}
        or 0xFE00 <= code <= 0xFE0F
        or 0x1F3FB <= code <= 0x1F3FF
        or 0xE0020 <= code <= 0xE007F
    ):
        return True
    if unicodedata.category(char) in {"Mn", "Mc", "Me"} or cluster[-1] == "\u200d":
        return True
    return 0x1F1E6 <= code <= 0x1F1FF and len(cluster) == 1 and 0x1F1E6 <= ord(cluster) <= 0x1F1FF


def _ideographic_pieces(part: str) -> Iterator[str]:
    piece, length = "", 0
    for cluster in clusters(part):
        if piece and _may_break(piece, cluster) and not (length < _LONG_WORD and _within_word(piece, cluster)):
            yield piece
            piece, length = "", 0
        piece += cluster
        length += 1
    if piece:
        yield piece


def _within_word(before: str, after: str) -> bool:
    return bool(_WORDS_UNKNOWN.search(before[-2:]) and _WORDS_UNKNOWN.match(after))


def _may_break(before: str, after: str) -> bool:
    if after.isspace() or after[0] in _NOT_AT_START or before[-1] in _NOT_AT_END:
        return False
    return bool(_IDEOGRAPHIC.match(after) or _IDEOGRAPHIC.search(before[-2:]))
