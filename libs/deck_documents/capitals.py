"""Texts that are typed in a hurry, without capitals."""

import re

_SMALL_END = re.compile(
    r"(?<=[a-zäöüß%€)\d][.!?])(?<!\bapprox\.)(?<!\bincl\.)(?<!\binkl\.)(?<!\bexcl\.)(?<!\bbzw\.)(?<!\bmax\.)(?<!\bmin\.)"
    r"(?<!\betc\.)(?<!\bevtl\.)(?<!\bvgl\.)(?<!\bca\.)(?<!\bvs\.)(?<!\bresp\.)(?<!\b[a-zA-Z]\.)\s+(?P<first>[a-zäöü])(?=[a-zäöüß]*:?\s)"
)


def with_capitals(text: str) -> str:
    """A text that begins without a capital, with one at the beginning of each of its sentences."""
    if not text[:1].islower():
        return text
    return _SMALL_END.sub(lambda found: found.group()[:-1] + found["first"].upper(), text)
