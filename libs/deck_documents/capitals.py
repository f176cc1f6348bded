"""Texts that are typed in a hurry, without capitals."""

import re

_SMALL_END = re.compile(
    r"(?<=[a-zäöüß%€)\d][.!?])(?<!\bapprox\.)(?<!\bincl\.)(?<!\binkl\.)(?<!\bexcl\.)(?<!\bbzw\.)(?<!\bmax\.)(?<!\bmin\.)"
    r"(?<!\betc\.)(?<!\bevtl\.)(?<!\bvgl\.)(?<!\bca\.)(?<!\bvs\.)(?<!\bresp\.)(?<!\bMio\.)(?<!\bMrd\.)(?<!\bTsd\.)"
    r"(?<!\b[a-zA-Z]\.)(?<!\d\.[1-9]\.)(?<!\d\.0[1-9]\.)(?<!\d\.1[0-2]\.)\s+(?P<first>[a-zäöü])(?=[a-zäöüß]*:?\s)"
)
_BEHIND_MARK = re.compile(r"(?P<mark>\d ?[x\u00d7] [A-F][+-]?\.)\s+(?P<first>[a-zäöü])(?=[a-zäöüß]{2,})")
"""A sentence behind the last of counted marks: "4x D, 1x F. average 2.7"."""


def with_capitals(text: str) -> str:
    """A text that begins without a capital, with one at the beginning of each of its sentences."""
    text = _BEHIND_MARK.sub(lambda found: f"{found['mark']} {found['first'].upper()}", text)
    if not text[:1].islower():
        return text
    return _SMALL_END.sub(lambda found: found.group()[:-1] + found["first"].upper(), text)
