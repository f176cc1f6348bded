"""Taking a brief apart: its head, the items that it lists, and what it says after them."""

import re
from dataclasses import dataclass
from itertools import islice

from deck_documents.bullets import BULLET, DASH, spaced
from deck_domain.dates import is_date

_SPACES = re.compile(r"[^\S\n]+")
_EAST = r"\u3040-\u30ff㐀-\u9fff가-\ud7af"
_COLON = re.compile(rf":(?!//)\s+|\uff1a\s*|:(?=[{_EAST}\u0600-\u06ff])|(?<=[{_EAST}]):(?=\d)")
_LINE = re.compile(rf"\s*\n\s*{BULLET}?\s*")
_MARKS = re.compile(rf"^(?:\s|•|{DASH})+|[\s\-•]+$")
_DASHED = re.compile(
    r"^(?P<head>(?:(?!\s[-\u2013\u2014]\s)(?:[^:\uff1a.,;\n\d\"\u201c\u201e\u00ab\u300c]|"
    r"(?<=[^\W\d_]\s)\d{1,2}(?=\s[^\W\d_])))"
    r"{2,60})\s[-\u2013\u2014]\s(?P<list>\S.*)$"
)
"""A short head before a dash."""
_REMARK = re.compile(
    r"(?:mostly|mainly|because|since|which|who|but|and|so|as|weil|da|denn|aber|was|und|car|parce|mais|et|qui|porque|"
    r"pero|y)\b",
    re.IGNORECASE,
)
"""What begins a remark behind a dash, and no list."""
_MOST_WORDS = 5
_DASH = re.compile(r"\s[-\u2013\u2014]\s")
_BULLET = re.compile(r"\s*(?:[-*•\u2013·]|\d+[.)])\s+\S")
_STRONG = re.compile(r"\s*[;\uff1b؛]\s*")
_COMMA = re.compile(r"[()\uff08\uff09]|\s*[,،]\s+|،|、|\uff0c")
_DOT = re.compile(r"\s*・\s*")
ARABIC_AND = (
    r"\s+و\s*(?!(?:احدة?|قت|زن|زارة|سط|صول|ظيفة|ظائف|حدة|حدات|ثيقة|ثائق|رشة|فد|كيل|كالة|لاية|طنية?|رق|رد|جه|جبة|"
    r"جبات|ضع|سيلة|سائل|"
    r"قود|عي|الد|صف|اضحة?|اسعة?)(?!\w))(?=\S)"
)
"""The word for "and", which is written onto the next one; not words that begin with the same letter, as "one" does."""
_AND = re.compile(rf"\s+(?:and|und|et|y|sowie|as well as|&)\s+|{ARABIC_AND}", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\b(?:between|zwischen|entre|tra|tussen)\s+\S+(?:\s\S+)?\s+(?:and|und|et|y|e|en)\s", re.IGNORECASE
)
_NUMBERS_JOINED = re.compile(r"^[^\W\d_]{3,}\s\d+\s(?:and|und|et|y|e|en|i)\s\d+\s+[a-zß-ÿ]")
"""Two of a kind, which are called by their numbers: "buses 220 and 225 are late"."""
COUNTS_TWO = re.compile(r"\d\S*(?:\s[^\W\d]\S*){1,2}\s(?:and|und|et|y|e|en|i)\s\d", re.IGNORECASE)
"""An item that counts two things has an "and" of its own: "A needs 12 weeks and 40k, B needs 9 weeks and 60k"."""
_PAIR_OF_NAMES = re.compile(r"[A-ZÀ-Þ][\w'-]+\s(?:and|und|et|y|e|en|i|&)\s[A-ZÀ-Þ][\w'-]+\W*$")
_LEADING_AND = re.compile(r"^(?:(?:and|und|et|y)\s+|و\s+)", re.IGNORECASE)
_SHORTENED = (
    *("Dr", "Mr", "Mrs", "Ms", "Prof", "St", "No", "Nr", "Hr", "Fr"),
    *("inkl", "exkl", "zzgl", "abzgl", "bzw", "evtl", "ggf", "vgl", "sog", "incl", "excl", "approx", "ext"),
    *("Mio", "Mrd", "Tsd", "Std", "Min", "Fig", "Abb", "Tel", "Bd", "Kap", "Str"),
)
"""Titles of people, and words before others, which are shortened with a full stop that ends no sentence."""
_NO_TITLE = "".join(rf"(?<!\b{word}\.)" for word in _SHORTENED)
_BEGINS = (
    r"(?:We|The|It|This|That|They|Our|In|By|On|Since|There|But|So|If|When|Wir|Das|Die|Der|Es|Unsere?|Im|Seit|Bis|Aber|"
    r"You|Please|Next|Now|Then|Danach|Dann|Bitte|Ab|Nous|Les?|Il|Elles?|Nosotros|Los|Las)\b"
)
"""Words that begin a sentence, whatever stands before them: "opens in Main St. We meet there"."""
_NO_DAY = "".join(
    rf"(?<!\b{word}\.)"
    for word in (
        *("Jan", "Feb", "Mar", "Apr", "Aug", "Sep", "Sept", "Oct", "Okt", "Nov", "Dec", "Dez", "janv", "févr", "avr"),
        *("juil", "déc", "ene", "abr", "dic", "Mon", "Tue", "Tues", "Wed", "Thu", "Thur", "Thurs", "Fri", "Sat", "Sun"),
        *("Fig", "Abb", "Tel", "Kap", "Std", "Min", "Str"),
    )
)
"""Months and days that are shortened with a full stop; a number behind one goes on: "Mon. 12, Tue. 14"."""
_NO_MONTH = (
    r"(?!(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|"
    r"Jan|Feb|Apr|Aug|Sept?|Okt|Nov|Dez)\b)"
)
"""What follows the day of a date: "14.-18. Juni"."""
_SENTENCE = re.compile(
    rf"(?<=[^\d\s][.!?]){_NO_TITLE}(?<!\bvs\.)(?<!\bv\.)(?<![^\d\s]\s[a-z]\.)(?<!\([a-z]\.)(?<!^[a-z]\.)(?:(?<![\s(.][A-Z]\.)|"
    rf"(?<=\d[x\u00d7] [A-Z]\.))\s+(?=[\[A-ZÀ-Þ\u0600-\u06ff\"„“«\u2018]|"
    rf"'[A-ZÀ-Þ])"
    r"|(?<=[^\W\d_]\d[.!?])\s+(?=[A-ZÀ-Þ])"
    rf"|(?<=[\d:,.-]\d[.!?])(?<!\s\d\d\.)\s+{_NO_MONTH}(?=[A-ZÀ-Þ])"
    r"|(?<=[a-zß-ÿ]{3}\s\d\.)\s+(?=\d{1,3}\s[^\W\d_])"
    rf"|(?<=[\d\w][.!?])(?<!\b[A-Z]\.)\s+(?={_BEGINS})"
    rf"|(?<=\d[.!?])\s+{_NO_MONTH}(?=[A-ZÀ-Þ][\w'-]*:\s)"
    r"|(?<=,\s[A-Z][a-z]{2}\s\d\d\.)\s+(?!Jan|Feb|M[äa]r|Apr|Mai|May|Jun|Jul|Aug|Sep|O[kc]t|Nov|"
    r"De[zc])(?=[A-ZÀ-Þ][a-zß-ÿ]+\s)"
    r"|(?<=[)\]%€][.!?])\s+(?=[\dA-ZÀ-Þ])"
    r"|(?<=\d[.!?])\s+(?=[\u0621-\u064a])"
    rf"|(?<=[^\W\d_]{{3}}[.!?])(?<!Mio\.)(?<!Mrd\.)(?<!Tsd\.)(?<!rox\.){_NO_DAY}\s+(?=\d)"
    r"|(?<=[\u3002\uff01\uff1f])\s*|\n+"
)
"""Where a sentence ends; not behind the day of a date ("1. Juni") or an abbreviation."""
_ENGLISH = re.compile(
    r"\b(?:the|of|and|for|with|from|to|is|are|were|since|have|by|our|we)\b|\b(?:per|new|in)\s[a-z]+\b(?!\W*[äöüß])"
)
_BEHIND_FIGURE = re.compile(
    rf"(?<=\d[.!?])\s+{_NO_MONTH}(?!(?:Quartal|Halbjahr|Jahr|Platz|Klasse|Stock|Woche|Tag|Liga|Runde|Etage)\b)"
    r"(?=[A-ZÀ-Þ][a-zà-ÿ]+\s[a-zà-ÿ\d])"
)
_GERMAN = re.compile(r"\b(?:der|die|das|und|im|am|ab|bis|vom|zum|zur|den|dem|mit|für|wir)\b|[äöüß]")
"""German writes ordinals as "3. Etappe" before words with a capital; other languages that write "3." do not."""
_ENDS = re.compile(r"(?:(?<!\dMio)(?<!\d Mio)(?<!\dMrd)(?<!\d Mrd)(?<!\dTsd)(?<!\d Tsd)\.|[。, ])+$")
"""What ends an item and is no part of it, as the full stop of "1,2 Mio." is."""
_SECTIONED = re.compile(r"^(pros?|advantages|vorteile|strengths?|stärken)\s*:", re.IGNORECASE)
"""A brief that begins with the first of lists that belong together has no head before it."""
_NUMBERED = re.compile(r"(?:^|\s)\d{1,2}[.)]\s+")
_QUOTED = re.compile(r"„[^“”\"]*[“”\"]|“[^”]*”|\"[^\"\n]*\"|«[^»]*»|「[^」]*」")
_QUOTES = re.compile(rf"(?:{_QUOTED.pattern})\s*(?:[(\uff08][^()\uff08\uff09]*[)\uff09])?")
_ASKED = re.compile(
    r"^(?P<question>(?:[^.!?:\n]{3,120}[.!]\s+)?[^.!?\uff1f\u061f:\uff1a\n]{3,120}[?\uff1f\u061f])\s*"
    r"(?P<list>(?:[^.!?;:\u3002\uff1f\uff1a\n,،、\uff0c]|(?<=\d)[.,](?=\d)){2,60}"
    r"(?:[,،、\uff0c]\s*(?:[^.!?;:\u3002\uff1f\uff1a\n,،、\uff0c]|(?<=\d)[.,](?=\d)){2,60}){2,}[.\u3002]?)$"
)
"""A question, and short answers between commas."""
SET_AGAINST = re.compile(
    r"^\D{0,20}\d\S*\s(?:[^\W\d]+\s)?(?:less|more|fewer|below|above|under|over|higher|lower|better|worse|behind|ahead|"
    r"weniger|mehr|unter|über|höher|niedriger|de moins|de plus|menos|más)\b",
    re.IGNORECASE,
)
"""What sets the figure before it against another: "1.42 million, 0.3 million less than planned"."""
MOVED = re.compile(
    r"(?:up|down|(?:plus|minus)(?=\s[~$€£]?\d)|instead of|compared (?:with|to)|statt|gegenüber|contre|frente a|"
    r"zamiast|anziché|"
    r"(?:invece|em vez|en vez|en lugar|au lieu|anstelle) (?:di|de|von)|in plaats van|en hausse de|"
    r"en baisse de)\s"
    r"(?:(?:by|from|um|the|le|la|el)\s)?[^,;]*\d|"
    r"[-+]?\d[\d.,]*\s?%?\s(?:points?\s|Punkte?\s)?(?:more|less|fewer|higher|lower|mehr|weniger|höher|niedriger|"
    r"de plus|de moins|"
    r"más|menos)\b[^,;]*\b(?:than|als|que|before|vorher)\b",
    re.IGNORECASE,
)
"""How a figure moved, or what it was before."""
_LONGEST, _MOST_COLONS, _FEWEST_FIGURES = 2_000, 20, 3
_SHORT_LIST = 60
"""Up to so many characters, "a and b" without a comma are two items; more is a sentence."""


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief in two parts: what stands before its colon, and the items behind it; either may be empty."""

    head: str
    rest: str

    @property
    def items(self) -> list[str]:
        """What the rest lists."""
        return listed(self.rest)


def taken_apart(text: str) -> Brief:
    """Head and rest of a brief. Several colons: the head ends at the last one before the list.

    A first line without a colon is the head of the lines below it.
    """
    text = _SPACES.sub(" ", text).strip()
    if sectioned := _SECTIONED.match(text):
        return Brief(sectioned[1], text)
    first, _, below = text.partition("\n")
    if below.strip() and _BULLET.match(first) and all(map(_BULLET.match, _without_last(below))):
        return Brief("", text)
    if below.strip() and (one := _list_below(first, below.strip()) or _figures_below(first, below.strip())):
        return one
    if below.strip() and (not _COLON.search(first) or _is_above_points(below)) and len(listed(below)) > 1:
        return Brief(first.strip(" .;:\uff1a"), below.strip())
    if asked := _ASKED.match(text):
        return Brief(asked["question"], asked["list"].strip())
    return _at_dash(text) or _parted(text)


def _without_last(below: str) -> list[str]:
    """The lines below a first point, without a last one that is no point."""
    lines = [line for line in below.split("\n") if line.strip()]
    return lines[:-1] if len(lines) > 1 and not _BULLET.match(lines[-1]) else lines


def _parted(text: str) -> Brief:
    """The parts of a brief around its colon; one without a colon is all head."""
    head, found, rest = _at_colon(text)
    if found and _is_named_list(rest):
        name, _, rest = _at_colon(rest)
        return Brief(f"{head}: {name}".strip(" .;"), rest.strip())
    if (
        found
        and (more := _at_colon(rest))[1]
        and "\n" not in more[0]
        and len(at_commas(more[0])) == 1
        and " " in more[0]
        and not _STRONG.search(rest)
        and not _are_named(listed(rest))
    ):
        head, rest = f"{head}: {more[0]}", more[2]
    return Brief(head.strip(" .;"), rest.strip()) if found else Brief(text.rstrip(), "")


def _list_below(first: str, below: str) -> Brief | None:
    """A line above one other line, which is a list with a name of its own, as "Revenue: 2024 1 M€, 2025 2 M€"."""
    name, said = named(below) if "\n" not in below and not _COLON.search(first) else ("", "")
    if not name or len(sentences(below)) > 1 or len(listed(said)) < 2 or _BULLET.match(below):
        return None
    first = first.strip(" .;:\uff1a。")
    return Brief(name if first.casefold() in name.casefold() else f"{first}. {name}", said)


def _figures_below(first: str, below: str) -> Brief | None:
    """A line above a list of figures in one line, and above what is said of them in sentences."""
    line, _, behind = below.partition("\n")
    items = at_commas(line.rstrip(" ."))
    said = [one.strip() for one in behind.split("\n") if one.strip()]
    is_list = len(items) >= _FEWEST_FIGURES and all(re.search(r"\d", item) for item in items)
    if not is_list or not said or any(_BULLET.match(one) or not one.endswith((".", "!", "?")) for one in said):
        return None
    if _COLON.search(first + line) or len(sentences(line)) > 1:
        return None
    return Brief(first.strip(" .;:\uff1a"), f"{', '.join(items)}. {' '.join(said)}")


def _at_dash(text: str) -> Brief | None:
    """A list behind a dash, or between dashes: "risks - weather, staff", "risks - weather - staff - fuel"."""
    found = _DASHED.match(text) if len(text) <= _LONGEST and "\n" not in text else None
    if found is None or _COLON.search(text) or is_date(found["head"]) or len(sentences(text)) > 1:
        return None
    if len(found["head"].split()) > _MOST_WORDS or _REMARK.match(found["list"]):
        return None
    head, *parts = _DASH.split(text)
    if len(parts) > 2 and not any(len(listed(part)) > 1 for part in parts):
        return Brief(head.strip(), "; ".join(parts))
    is_list = len(parts) == 1 and len(_cleaned(at_commas(found["list"]))) > 1
    return Brief(head.strip(), found["list"].strip()) if is_list else None


def _is_named_list(rest: str) -> bool:
    """Whether a list of lists has a name of its own before the first: "visits: North: 1, 2; South: 3, 4"."""
    counts = [len(_COLON.findall(part)) for part in _STRONG.split(rest)]
    return len(counts) > 1 and counts[0] == counts[1] + 1 and counts[1] > 0


def _is_above_points(below: str) -> bool:
    """Whether the lines below a first one are points, but for what may stand behind them."""
    lines = [line for line in below.split("\n") if line.strip()]
    return len(lines) > 1 and all(map(_BULLET.match, lines[:2])) and all(map(_BULLET.match, lines[:-1]))


def _are_named(items: list[str]) -> bool:
    """Whether each of several items has a name and a colon of its own, the first one too."""
    return len(items) > 1 and all(len(_COLON.findall(item)) == 1 for item in items)


def _at_colon(text: str) -> tuple[str, bool, str]:
    found = next(
        (one for one in islice(_COLON.finditer(text), _MOST_COLONS) if not _is_within(text[: one.start()])), None
    )
    return (text[: found.start()], True, text[found.end() :]) if found else (text, False, "")


def _is_within(before: str) -> bool:
    """Whether brackets are open behind a text."""
    return before.count("(") + before.count("\uff08") > before.count(")") + before.count("\uff09")


def named(text: str) -> tuple[str, str]:
    """What stands before the first colon of a part, and what behind it; without a colon the name is empty."""
    name, found, rest = _at_colon(text)
    return (name.strip(), rest.strip()) if found and rest.strip() else ("", text.strip())


def parted(text: str) -> list[str]:
    """The lines, or the parts between semicolons, of a list of lists."""
    parts = _LINE.split("\n" + spaced(text.strip())) if "\n" in text.strip() else _STRONG.split(text)
    return _cleaned(parts)


def listed(text: str) -> list[str]:
    """The items of a list in prose, by its strongest separators: lines, semicolons, or commas with a last "and"."""
    if "\n" in text.strip() or _STRONG.search(text):
        return parted(text)
    if re.match(r"\s*1[.)]\s", text):
        return _cleaned(_NUMBERED.split(text))
    quotes = [one.strip() for one in _QUOTES.findall(text)] if len(text) <= _LONGEST else []
    if len(quotes) > 1 and not re.search(r"\w", _QUOTES.sub("", text)):
        return quotes
    parts = _named_joined(_moved_joined(at_commas(text)))
    if len(parts) == 1 and len(dotted := _DOT.split(text)) > 1:
        return _cleaned(dotted)
    if len(parts) > 1 and len(last := _at_and(parts[-1])) == 2 and not _ends_in_pair(parts):
        parts[-1:] = last
    elif len(parts) == 1 and len(text) < _SHORT_LIST:
        parts = _at_and(text)
    return _cleaned(parts)


def _ends_in_pair(parts: list[str]) -> bool:
    """Whether the "and" of the last part joins two things that belong together, as it does in those before it."""
    if any(map(COUNTS_TWO.search, parts[:-1])):
        return True
    pairs = [part for part in parts if _PAIR_OF_NAMES.search(part)]
    return parts[-1] in pairs and len(pairs) > 1 and len(pairs) * 2 >= len(parts)


def _at_and(text: str) -> list[str]:
    """A text cut at its "and", but for that of "between 3 and 14 May"."""
    return [text] if _BETWEEN.search(text) or _NUMBERS_JOINED.search(text) else _AND.split(text)


def _moved_joined(parts: list[str]) -> list[str]:
    """Parts of a list, with how a figure moved in that of the figure: "revenue 1.86M, up 7 %"."""
    joined: list[str] = []
    for part in parts:
        if joined and not part[:1].isupper() and MOVED.match(part) and re.search(r"\d", joined[-1]):
            joined[-1] += f", {part}"
        else:
            joined.append(part)
    return joined


def _named_joined(parts: list[str]) -> list[str]:
    """Parts of a list, of which the last is a list with a name: "what we do, how it works: call, concept, the day"."""
    named_so = [number for number, part in enumerate(parts) if _COLON.search(part)]
    if len(named_so) != 1 or not 0 < named_so[0] < len(parts) - 2:
        return parts
    (begin,) = named_so
    return [*parts[:begin], ", ".join(part.strip() for part in parts[begin:])]


def at_commas(text: str) -> list[str]:
    """A text cut at its commas; those in brackets and in numbers are left."""
    parts, begin, depth = [], 0, 0
    quoted = [one.span() for one in _QUOTED.finditer(text)] if len(text) <= _LONGEST else []
    for found in _COMMA.finditer(text):
        if found.group() in "(\uff08":
            depth += 1
        elif found.group() in ")\uff09":
            depth -= 1
        elif depth == 0 and not any(first < found.start() < last for first, last in quoted):
            parts.append(text[begin : found.start()])
            begin = found.end()
    return [*parts, text[begin:]]


def sentences(text: str) -> list[str]:
    """The sentences and the lines of a text."""
    parts = _SENTENCE.split(text.strip())
    if _ENGLISH.search(text) or not _GERMAN.search(text):
        parts = [said for part in parts for said in _BEHIND_FIGURE.split(part)]
    return _with_brackets_whole([part.strip() for part in parts if part.strip()])


def _with_brackets_whole(parts: list[str]) -> list[str]:
    """Sentences, with those that stand in one pair of brackets as a part of the one around them."""
    whole: list[str] = []
    for part in parts:
        if whole and _is_within(whole[-1]) and ")" in part.partition("(")[0] and len(whole[-1]) <= _LONGEST:
            whole[-1] += f" {part}"
        else:
            whole.append(part)
    return whole


def _cleaned(parts: list[str]) -> list[str]:
    cleaned = (_LEADING_AND.sub("", _ENDS.sub("", _MARKS.sub("", part))) for part in parts)
    return [part for part in cleaned if part]
