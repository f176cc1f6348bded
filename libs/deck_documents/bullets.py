"""Marks of points at the beginnings of lines, told from signs and from numbers: "-3 °C" and "1.200 flats" have none."""

import re

DASH = r"[-\u2013](?![.,]?\d|[$€£¥]\s?\d)"
"""A pattern for a dash that is no sign."""
BULLET = rf"(?:[*•]|{DASH}|\d{{1,2}}[.)](?!\d))"
"""A pattern for the mark of a point, without the space around it."""
_HASTY = re.compile(r"^\s*[-\u2013](?=[^\W\d_])", re.MULTILINE)
_AT_FIGURE = re.compile(r"^(\s*[-\u2013])(?=\d)", re.MULTILINE)


def spaced(text: str) -> str:
    """A text with a space behind its dashes where they are no signs, for they stand before words as well."""
    return _AT_FIGURE.sub(r"\1 ", text) if _HASTY.search(text) else text
