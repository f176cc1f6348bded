"""Number formats of charts (ECMA-376 part 1, 18.8.31): words that stand in them without quotation marks."""

import re

_WORD = "[A-Za-z\u00c0-\u024f\u0370-\u04ff]+"
_TOKENS = re.compile(rf'"[^"]*"?|\\.|[_*].|\[[^\]]*\]|General|E[+-]|AM/PM|A/P|{_WORD}|.', re.DOTALL | re.IGNORECASE)
_LETTERS = re.compile(_WORD)
_KNOWN = re.compile(r"General|AM/PM|A/P", re.IGNORECASE)
_DATE = re.compile(r"(?:[ymdhsegb]|a{3,4}|(?<=d)t(?=h))+", re.IGNORECASE)
_FRACTION_OF_SECONDS = re.compile(r"s\]?\.0+", re.IGNORECASE)
_DIGITS = re.compile(r"[0#?]")


def escaped(code: str) -> str:
    """The format code with every such word in quotation marks; the same code where there is none.

    Letters of a section without digits are a date where dates have such letters. A section of digits has no date:
    the `d` of `0 days` is meant as it stands.
    """
    return ";".join(map(_escaped_section, _sections(code)))


def _sections(code: str) -> list[str]:
    """Parted at the semicolons that stand in no quotation."""
    sections = [""]
    for part in _TOKENS.findall(code):
        if part == ";":
            sections.append("")
        else:
            sections[-1] += part
    return sections


def _escaped_section(section: str) -> str:
    parts = _TOKENS.findall(section)
    plain = "".join(part for part in parts if len(part) == 1 or _LETTERS.fullmatch(part))
    has_digits = _DIGITS.search(_FRACTION_OF_SECONDS.sub("", plain)) is not None
    return "".join(f'"{part}"' if _is_loose(part, has_digits=has_digits) else part for part in parts)


def _is_loose(part: str, *, has_digits: bool) -> bool:
    if _KNOWN.fullmatch(part) or not _LETTERS.fullmatch(part):
        return False
    return has_digits or not _DATE.fullmatch(part)
