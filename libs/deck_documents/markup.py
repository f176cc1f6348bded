"""Briefs that are written in Markdown, or decorated: what says how a text looks is no part of what it says."""

import re

_RULE = re.compile(r"^\s*(?:[-*_]\s*){3,}$")
_HEADING = re.compile(r"^\s*#{1,6}\s+(.*?)\s*#*\s*$")
_UNDERLINE = re.compile(r"^\s*={3,}\s*$")
_QUOTED = re.compile(r"^\s*>\s?")
_BOX = re.compile(r"^(\s*[-*]\s+)\[[ xX]\]\s+")
_BULLET = re.compile(r"^\s*[*+]\s+(?=\S)")
_IMAGE_OR_LINK = re.compile(r"!?\[([^\[\]\n]+)\]\((?:https?://|/|#|mailto:)[^)\s]*\)")
_STRONG = re.compile(r"(\*\*|__|~~)(?=\S)([^\n]+?)(?<=\S)\1")
_EMPHASIS = re.compile(
    r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![\w*])|(?<!\w)_(?=[^\s_])([^_\n]+?)(?<=[^\s_])_(?!\w)"
)
_CODE = re.compile(r"`([^`\n]+)`")
_TABLE_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_SIGN = r"[\u2600-\u26ff\u2700-\u2712\u2728-\u2756\u2794-\u27bf\u2b50\U0001f300-\U0001faff]"
_STATUS = r"[\u26a0\u26d4\U0001f534\U0001f7e0-\U0001f7e2]"
"""Signs that say how a thing stands (warnings, traffic lights); ticks and crosses are none of `_SIGN`."""
_LONGEST_PICTOGRAPH = 40
"""A sign, what says how it is drawn, and the blanks behind it, in characters."""
_PICTOGRAPH = rf"(?:(?!{_STATUS}){_SIGN}[\ufe0f\u200d\U0001f3fb-\U0001f3ff]*\s*)"
_DECORATED_BEFORE = re.compile(rf"^(?P<bullet>\s*(?:[-\u2022]\s+)?){_PICTOGRAPH}+")
_DECORATED_BEHIND = re.compile(rf"{_PICTOGRAPH}$")


def without_markup(text: str) -> str:
    """A text without the marks of Markdown, and without pictographs at the ends of its lines.

    Headings, bullets, quotations and rows of tables stay lines of their own. A text that is nothing but marks stays
    as it is.
    """
    lines = [without_marks(_plain(line)) for line in text.split("\n") if not _draws_a_line(line)]
    plain_text = "\n".join(lines).strip()
    return plain_text if re.search(r"\w", plain_text) else text


def without_marks(line: str) -> str:
    """A line without the marks within it: of emphasis, of code, of links, and pictographs at its ends."""
    for mark, group in ((_IMAGE_OR_LINK, r"\1"), (_STRONG, r"\2"), (_CODE, r"\1")):
        line = mark.sub(group, line)
    line = _EMPHASIS.sub(lambda found: found[1] or found[2], line)
    undecorated = _without_last(_DECORATED_BEFORE.sub(lambda found: found["bullet"], line))
    return undecorated if re.search(r"\w", undecorated) else line


def _without_last(line: str) -> str:
    """A line without pictographs at its end, which are taken off one by one: a pattern for all tries each of them."""
    end = len(line)
    while found := _DECORATED_BEHIND.search(line, max(end - _LONGEST_PICTOGRAPH, 0), end):
        end = found.start()
    return line[:end].rstrip() if end < len(line) else line


def _draws_a_line(line: str) -> bool:
    return bool(_RULE.match(line) or _UNDERLINE.match(line) or ("|" in line and _TABLE_RULE.match(line)))


def _plain(line: str) -> str:
    """A line without the marks at its beginning."""
    if heading := _HEADING.match(line):
        return heading[1]
    return _BULLET.sub("- ", _BOX.sub(r"\1", _QUOTED.sub("", line)))
