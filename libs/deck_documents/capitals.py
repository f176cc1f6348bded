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


_STARTS = re.compile(
    r"(?:The|An?|We|Our|They|Their|It|This|These|That|There|No|Some|Many|Most|Two|Three|Four|Five|Six|"
    r"Der|Die|Das|Ein|Eine|Wir|Unsere?|Es|Kein|Keine|Viele|Zwei|Drei|Vier|"
    r"Les?|La|Une?|Nous|Notre|Nos|Deux|Trois|El|Los|Las|Una?|Nuestr[oa]s?|Dos|Tres|Il|Gli|Due|Tre|"
    r"Os?|As|Uma?|Nosso|Nossa|De|Het|Een|Wij|Onze|Twee|Drie)(?=\s[^\W\d_])(?!\s[A-Z]\b)"
)
"""Words that have a capital only because a sentence begins with them."""


def going_on(text: str) -> str:
    """A sentence as a further part of a line: its first word is small, where that is no name."""
    return text[0].lower() + text[1:] if _STARTS.match(text) else text
