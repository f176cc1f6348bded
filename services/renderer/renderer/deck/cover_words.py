"""Which lines of an opening page tell its date and audience, and which its company. docs/authoring.md has the rules."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from renderer.deck.slides.stories import OpeningSlide
from renderer.typesetting.scripts import is_cjk

_LONGEST = 90
_MOST_WORDS_OF_A_PLACE, _LONGEST_PLACE = 2, 24
_LONGEST_IDEOGRAPHIC_PLACE = 4
_MONTHS = (
    "jan|feb|mar|mär|apr|may|mai|mei|maj|jun|jul|aug|sep|set|oct|okt|out|ott|nov|dec|dez|dic|déc|fev|fév|avr|aoû|ago|"
    "abr|ene|gen|mag|giu|lug|juin|juil|"
    "يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر|"
    "ינואר|פברואר|מרץ|אפריל|מאי|יוני|יולי|אוגוסט|ספטמבר|אוקטובר|נובמבר|דצמבר"
)
_YEAR = r"(?:(?:19|20|21)\d\d|[\u0660-٩]{4})"
_DAY = r"(?:[0-3]?\d|[\u0660-٩]{1,2})"
_NTH = rf"{_DAY}(?:st|nd|rd|th|\.|er)?"
_MONTH = rf"(?<!\w)(?:{_MONTHS})[^\W\d]*\.?"
_DATES = (
    r"\b\d{4}-\d\d(?:-\d\d)?\b",
    r"\b\d{1,2}[./]\s?\d{1,2}[./]\s?(?:\d{4}|\d\d)\b",
    rf"(?:{_YEAR}|[令平]\w?\s?\d{{1,2}})\s*[年년]\s*(?:\d{{1,2}}\s*[月월])?\s*(?:\d{{1,2}}\s*[日일])?",
    rf"(?:\b{_NTH}\s*(?:[\u2013-]\s*{_NTH})?\s*(?:de |of )?)?{_MONTH},?\s*(?:{_NTH},\s*)?(?:de )?{_YEAR}(?!\w)",
    rf"\b{_NTH}\s*(?:de |of )?{_MONTH}(?!\w)",
    rf"(?<!\w)(?:q[1-4]|h[12]|t[1-4]|fy|quarter|quartal|trimestre)\s?[/ -]?(?:{_YEAR}|\d\d)\b",
    rf"\b{_YEAR}\s?[/ -]?(?:q[1-4]|h[12])\b",
    rf"(?<!\w)(?:spring|summer|autumn|fall|winter|frühjahr|sommer|herbst|printemps|été|automne|hiver)\s+{_YEAR}\b",
    rf"^\W*{_YEAR}\W*$",
)
_DATE = re.compile("|".join(_DATES), re.IGNORECASE)
_AUDIENCES = (
    r"(?:(?:prepared |presented )?for |presented to |für |vorgelegt |pour |para |per |إلى |لـ|עבור )(?:\S+ ?){1,6}",
    r"(?:the )?(?:[\w-]+ ){0,3}(?:boards?|committee|council|investors?|shareholders?|townhall|town hall|all hands|"
    r"steering group|management team)(?: of (?:[\w-]+ ?){1,3})?(?: meeting| update| session| presentation| review"
    r"| briefing)?",
    r"(?:(?:der|die|den|dem) )?(?:[\w-]+ ){0,2}\w*(?:aufsichtsrat|vorstand|beirat|verwaltungsrat|geschäftsführung|"
    r"ausschuss|hauptversammlung|gesellschafter|investoren)\w*(?: [\w-]+){0,2}",
    r"(?:le |la |les |el |il )?(?:conseil|comité|direction|consejo|consiglio|conselho|directoire)\b.{0,40}",
    r".{0,14}(?:取締役会|役員会|経営会議|委員会|委员会|委員會|理事会|株主総会|説明会|董事会|董事會|股东大会|이사회|위원회|주주총회)(?:資料|向け|御中|報告)?",
    r"(?:مجلس|لجنة|اجتماع|דירקטוריון|ועדת).{0,40}",
)
_AUDIENCE = re.compile("|".join(f"(?:{one})" for one in _AUDIENCES), re.IGNORECASE)
_MEETINGS = (
    r".{0,14}(?:会議|会议|會議|大会|総会|회의|총회|미팅|보고회)",
    r"(?:l['\u2019]|la |le |el |il |a )?(?:assemblée|assemblea|asamblea|assembleia|junta|patronato|réunion|riunione|"
    r"reunión|reunião)\b.{0,30}",
    r"(?:[\w-]+ ){0,3}(?:meeting|workshop|offsite|session|review|update)",
    r"(?:[\w-]+ ){0,2}[\w-]*(?:sitzung|versammlung|klausur|tagung)",
)
_MEETING = re.compile("|".join(f"(?:{one})" for one in _MEETINGS), re.IGNORECASE)
"""Beside a date; alone, it may be what the deck is about."""
_COMPANIES = (
    r"\b(?:inc|ltd|llc|llp|plc|corp|gmbh|mbh|ag|se|kg|kgaa|ohg|s\.?a|s\.?a\.?s|s\.?r\.?l|s\.?p\.?a|b\.?v|n\.?v|ab|oyj?|a/s|"
    r"aps|pty|k\.?k)\.?$",
    r"^(?:株式会社|合同会社|شركة |חברת )",
    r"(?:株式会社|有限公司|公司|주식회사)$",
)
_COMPANY = re.compile("|".join(_COMPANIES), re.IGNORECASE)
_MOST_WORDS_OF_A_COMPANY, _MOST_WORDS_OF_A_NAME = 6, 3
_WORD = re.compile(r"\w+")
_PARTS = re.compile(r"\s*(?:[,;|·•/،、\uff5c]|\s[\u2013—-]\s|$)\s*")


@dataclass(frozen=True, slots=True)
class Said:
    """Words, and where the slide has them."""

    text: str
    path: str


@dataclass(frozen=True, slots=True)
class CoverWords:
    """The words of an opening page but its title, by their places on it; each line has one."""

    eyebrow: tuple[Said, ...]
    subtitle: tuple[Said, ...]
    occasion: tuple[Said, ...]
    company: tuple[Said, ...]
    lines: tuple[Said, ...]


def cover_words(slide: OpeningSlide) -> CoverWords:
    """Sort the lines of an opening page: date and audience are its occasion, a company is known by its legal form.

    What the page says already is not said twice: a line like another one, and an eyebrow whose words are in the title.
    """
    sorted_lines: dict[str, list[Said]] = {"eyebrow": [], "subtitle": [], "occasion": [], "company": [], "lines": []}
    for said, place in _lines(slide):
        kind = "occasion" if is_occasion(said.text) else "company" if is_company(said.text) else place
        sorted_lines[kind].append(said)
    left = sorted_lines["lines"]
    if len(left) == 1 and sorted_lines["occasion"] and not sorted_lines["company"] and _is_name(left[0].text):
        sorted_lines["company"].append(left.pop())
    if slide.insight:
        sorted_lines["lines"].append(Said(slide.insight, "insight"))
    told = {slide.title.strip(), *(one.text.strip() for lines in sorted_lines.values() for one in lines)}
    if slide.company.strip() not in {"", *told}:
        sorted_lines["company"].append(Said(slide.company, "company"))
    return CoverWords(**{place: tuple(said) for place, said in sorted_lines.items()})


def _lines(slide: OpeningSlide) -> Iterator[tuple[Said, str]]:
    title = _folded(slide.title)
    told = {title}
    given = [(text, path, path) for path in ("eyebrow", "subtitle") if (text := getattr(slide, path))]
    given += [(text, f"body[{index}]", "lines") for index, text in enumerate(slide.body)]
    for text, path, place in given:
        words = _folded(text)
        repeats = words in told or (path == "eyebrow" and f" {words} " in f" {title} ")
        told.add(words)
        if not repeats:
            yield Said(text, path), place


def _folded(text: str) -> str:
    """Words alone, whatever their case and signs."""
    return " ".join(_WORD.findall(text.casefold()))


def is_occasion(text: str) -> bool:
    """Whether a line names an audience, or a date with no more beside it than a place or an audience."""
    if len(text) > _LONGEST or "\n" in text:
        return False
    if _AUDIENCE.fullmatch(text.strip()):
        return True
    if not _DATE.search(text):
        return False
    rest = [part for part in _PARTS.split(_DATE.sub(" ", text)) if part.strip(" ()[].:-")]
    return all(_is_place(one) or _AUDIENCE.fullmatch(one.strip()) or _MEETING.fullmatch(one.strip()) for one in rest)


def _is_place(text: str) -> bool:
    words = text.split()
    if len(text) > (_LONGEST_IDEOGRAPHIC_PLACE if is_cjk(text) else _LONGEST_PLACE):
        return False
    return len(words) <= _MOST_WORDS_OF_A_PLACE and not any(word[0].islower() for word in words)


def _is_name(text: str) -> bool:
    """A few words, each with a capital: what is left beside a date or an audience is who speaks."""
    words = text.split()
    return len(words) <= _MOST_WORDS_OF_A_NAME and all(word[0].isupper() for word in words) and not _DATE.search(text)


def is_company(text: str) -> bool:
    """Whether a line is the name of a company with its legal form."""
    return len(text.split()) <= _MOST_WORDS_OF_A_COMPANY and bool(_COMPANY.search(text.strip()))
