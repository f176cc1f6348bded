"""Figures as they are written: a number and its unit on one line."""

import re

_BETWEEN = re.compile(r"(?<=\d) (?=\S)|(?<=[$€£¥]) (?=\d)")
_LONGEST = 24
"""Characters of a figure that keeps together as a whole."""


def unbroken(figure: str) -> str:
    """`figure` with no place in it where a line may end, unless it is a sentence."""
    return figure.replace(" ", "\u00a0") if len(figure) <= _LONGEST else figure


def with_units(text: str) -> str:
    """`text` in which no line ends between a number and what it counts."""
    return _BETWEEN.sub("\u00a0", text)
