"""Gaps in what people write: a hundred blanks say no more than a few, and cost whoever reads for meaning far more."""

import re

_BLANKS, _LINES = 16, 8
_WIDE = re.compile(rf"([^\S\n]{{{_BLANKS}}})[^\S\n]+")
_HIGH = re.compile(rf"((?:[^\S\n]*\n){{{_LINES}}})(?:[^\S\n]*\n)+")


def with_short_gaps(text: str) -> str:
    """`text` with no more than 16 blanks in a row and no more than 8 line feeds.

    Patterns of what a sentence means look for a gap and what stands behind it from each of its blanks anew: the time
    goes with the square of its width, or its cube, while no other thread of the process may run.
    """
    return _HIGH.sub(r"\1", _WIDE.sub(r"\1", text))
