"""Figures as people write them: a number with its sign, its scale, its unit, and what it is called."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from deck_domain.dates import is_date
from renderer.authoring.figure_grammar import ABOUT, AFTER, BARE, BEFORE, MEASURED, ONE, PARTICLES, SINGLE
from renderer.typesetting.units import WORDS

_TIMES_OF = r"(?:\d{1,4}|\d{1,3}(?:[.,]\d{3})+)\s?[x\u00d7]\s"
"""How often a figure counts: "4 x 38,000 €" is one figure, and written so."""
_SINCE = r"(?:(?<=\bfrom )|(?<=\bvon )|(?<=\bde )|(?<=\bdel )|(?<=\bdu )|(?<=\bda )|(?<=\bdal ))"
_POLITE = re.compile(r"(?:です|でした|になりました|となりました|となっています|ました)$")
"""How a Japanese sentence ends behind its figure."""
_ROSE = re.compile(
    r"\s+(?:has |have |ist |sind )?(?:rose|risen|grew|grown|fell|fallen|went|gone|increased|decreased|dropped|"
    r"climbed|improved|"
    r"stieg(?:en)?|gestiegen|fiel(?:en)?|gefallen|sank(?:en)?|gesunken|wuchs(?:en)?|gewachsen|"
    r"ging(?:en)?|(?:è|sono|est|sont|a|ont|ha|han|hanno)\s(?:passat[oaie]|passée?s?|pasado|cresciut[oaie]|"
    r"salit[oaie]|sces[oaie]|augmenté|baissé|subido|bajado))(?:\s(?:up|down))?\s*$",
    re.IGNORECASE,
)
"""What a figure did that became another one, which its two values say."""
_FROM = re.compile(r"\s+(?:from|von|del?|du|dal?)\s*$", re.IGNORECASE)
"""What stands before the first of two figures, the second of which one became: "from 11 % to 6.5 %"."""
_FOUND = re.compile(
    rf"{BEFORE}(?:{_TIMES_OF}{ONE}|{_SINCE}{ONE}\s(?:to|auf|bis|para|à|al?)\s{ONE}|{BARE}\s(?:to|bis)\s{ONE}|"
    rf"{BARE}(?P<unit>{MEASURED})\s(?:to|bis)\s{BARE}(?P=unit)|{ONE}\s?(?:->|=>|→)\s?{ONE}|"
    rf"{ONE}(?:(?:[-\u2013\u301c\uff5e]|\s[-\u2013\u301c\uff5e]\s|\s?\bvs\b\.?\s?)(?![-+\u2212]){ONE})?){AFTER}"
)
"""A figure, or a range: "10-12 %", "12 to 14 days"; two figures of several things are none ("24 % to 18 M\u20ac")."""
_NOTE = re.compile(r"\s*[(\uff08\[]([^()\uff08\uff09\[\]]+)[)\uff09\]]\s*")
_NAMED = re.compile(
    rf"^\s*([^:\uff1a]{{1,80}})[:\uff1a]\s*({SINGLE})\s*(?:[(\uff08]([^()\uff08\uff09]+)[)\uff09])?\s*$"
)
"""A name that may have figures of its own, and its figure behind a colon: "Up to 200,000 €: 1,390 €"."""
_TOLD = re.compile(
    rf"^\s*([^:\uff1a\d]{{1,40}})[:\uff1a]\s*((?:{_TIMES_OF})?{SINGLE})[,;]?\s+((?![,;])[^\d()]*[^\W\d_]{{3}}[^()]*)$"
)
"""A name, its figure, and a remark on it: "Price: 12 % cheaper per tonne"."""
_BETWEEN_WORDS = (
    r"of|de|du|di|at|is|are|was|were|on|by|in|from|with|bei|von|am|ist|sind|war|auf|um|mit|im|"
    r"es|son|fue|eran?|est|sont|était|sono|è|são"
)
_HAVING = r"we have|we(?:'ve)? got|there (?:are|is|were|was)|wir haben|es gibt|nous avons|tenemos|hay|abbiamo|temos"
"""How a sentence says that there are so many: "we have 212 members" are members."""
_ENDS = re.compile(
    rf"^(?:with|and|at|is|are|und|mit)\s+|(?:^|\s+)(?:{_BETWEEN_WORDS}|for|für|pour|para|saves?|spart|adds?|brings?|"
    rf"bringt|have|has|hold|"
    r"holds|haben|hat|halten|hält)$",
    re.IGNORECASE,
)
"""What joins a figure to its name; before a name that a figure stands before, "of" belongs to it."""
_MEASURE_OF = re.compile(r"^\s*(?:of|von|de|di)\s+(?=[^\W\d])")
"""What joins a measure to what is measured: "12 ha of wheat" is wheat."""
_JOINTS = re.compile(
    rf"^(?:{_BETWEEN_WORDS}|and|und)(?:\s+|$)|^(?:{_HAVING})\s+(?=[^\W\d])|{_ENDS.pattern}", re.IGNORECASE
)
_IS_WHOLE = re.compile(
    r"\b(?:it|they|he|she|we|you|things|es|sie|wir)\s(?:is|are|was|were|ist|sind|war|waren)$", re.IGNORECASE
)
"""What ends in a clause of its own: "happy as it is"."""
_NOW = re.compile(r"\s+(?:now|currently|jetzt|inzwischen|derzeit|désormais|ahora)$", re.IGNORECASE)
_IN_TIME = re.compile(r"^(?:in|im|by|for|für|am)\s+(\S.*)$", re.IGNORECASE)
_TIMES = re.compile(rf"^(.*?\d)\s+({WORDS})$")
_RATED = re.compile(r"^(.*?\d\S*(?:\s\S+)?)\s+((?:an?|each|every|per|pro|je|am|im)\s.+)$", re.IGNORECASE)
"""A figure that has no name but how often it is: "46 GWh a year"."""
_LASTING = re.compile(
    r"\b(?:seconds?|Sekunden?|min(?:utes?|uten?)?|h|hours?|Stunden?|days?|Tage?n?|weeks?|Wochen?|months?|Monate?n?|"
    r"years?|"
    r"Jahre?n?)\b|[分日]|時間|週間",
    re.IGNORECASE,
)
_MOVES = re.compile(
    r"^[\s,;]+(?:up|down|plus|minus|from|against|compared (?:with|to)|instead of|statt|gegenüber|zamiast|anziché|"
    r"(?:invece|em vez|en vez|en lugar|au lieu|anstelle) (?:di|de|von)|in plaats van)\s+"
    r"(?:(?:by|from|um)\s+)?$",
    re.IGNORECASE,
)
"""What stands between a figure and how it moved, or what it was before."""
_COMPARED = re.compile(
    r"\s+(?:points?\s+|Punkte?\s+)?(?:more|less|fewer|higher|lower|above|below|mehr|weniger|höher|niedriger|über|"
    r"unter|de plus|de moins|"
    r"más|menos)\b",
    re.IGNORECASE,
)
"""What stands behind a difference: "3.1 M€, 12 % more than last year"."""
_SPREAD = re.compile(
    r"^(?:(?:we|they|wir|sie|nous|ils)\s(?:have|run|own|operate|serve|haben|betreiben|avons|"
    r"ont)\s)?(?P<value>\d[\d.,]*)\s"
    r"(?P<name>[^\W\d_][^\d,;:()]{1,40}?\s(?:in|across|at|on|per|for(?: every| each)?|auf|an|bei|je|pro|für|dans|en|"
    r"sur|pour|por|para|per ogni|na|op)\s\d[\d.,]*\s(?!(?:%|[$€£]))[^\W\d_][^,;:]{1,40})$",
    re.IGNORECASE,
)
"""How many there are, in how many places, or for how many: "42 lockers in 6 cities", "3 nurses per 10 beds"."""
_RATIO = re.compile(
    r"^(?P<value>1\s(?:in|to|per|for(?: every)?|auf|zu|je|sur|pour|su|por(?: cada)?|op|na)\s\d{1,4})(?![.,]?\d|:)\s"
    r"(?P<name>[^\W\d_].{2,60})$",
    re.IGNORECASE,
)
"""One of something for so many others: "1 in 4 patients", "1 auf 8 von 3 bis 6"."""
_SET_AGAINST = re.compile(
    rf"^(?P<name>[^\W\d_][^:\d]{{0,40}}?):?\s+(?P<value>{SINGLE})\s(?P<change>(?:vs\.?|versus|gegen|contre|contra|"
    rf"frente a)\s{ONE}\s"
    r"(?:(?:in|im|en) )?(?:last|prior|previous|the)?\s?(?:year|month|quarter|plan|budget|target|a year ago|vorjahr|"
    r"vormonat|"
    r"l'an dernier|l'année dernière|el año pasado|l'anno scorso|no ano passado))\.?$",
    re.IGNORECASE,
)
"""A figure and that of another time, or of the plan: "EBITDA 1.4m vs 1.1m last year"."""
_SCORE = re.compile(
    r"^(?P<name>[^\W\d_][^:\d]{0,40}?):?\s+(?P<value>(?![01]?\d:[0-5]\d|2[0-3]:[0-5]\d)\d{1,3}:\d{1,3})(?:\s*[(\uff08]"
    r"(?P<change>[^()\uff08\uff09]+)[)\uff09])?\.?$"
)
"""A score, or so many of one to so many of another: "goals 41:19", "night 1:9"; not a time of the day."""
_MOVED_TO = re.compile(
    rf"^(?P<name>[^\W\d_][^:\d]{{0,60}}?),?\s+(?:(?:is|are|was|were|ist|war|sind|waren|est|son)\s+)?"
    r"(?P<change>(?:up|down|plus|minus|rose|grew|fell|dropped|increased|decreased|(?:ge)?stieg(?:en)?|fiel(?:en)?|"
    r"sank(?:en)?|"
    r"wuchs(?:en)?|en hausse de|en baisse de|sube|baja|subió|bajó|creció|cayó|cresceu|caiu|subiu|aumentou|"
    r"è cresciut[oa]|è sces[oa]|[+\u2212-])\s?"
    rf"(?:(?:by|um|un)\s+)*{ONE})\s+(?:to|auf|à|al?|para)\s+(?P<value>{SINGLE})\.?$",
    re.IGNORECASE,
)
"""How much a figure moved, and what it came to: "profit down 3 % to 0.9 million"."""
_MOVED_FROM = re.compile(
    rf"^(?P<name>[^\W\d_][^:\d]{{0,60}}?)\s+(?P<change>(?:rose|grew|fell|dropped|increased|decreased|"
    rf"(?:ge)?stieg(?:en)?|"
    rf"fiel(?:en)?|sank(?:en)?|wuchs(?:en)?)\s(?:from|von)\s{ONE})\s+(?:to|auf)\s+(?P<value>{SINGLE})\.?$",
    re.IGNORECASE,
)
"""What a figure was, and what it came to: "visitors fell from 214,000 to 187,000"."""
_WITH_REASON = re.compile(
    r"^(?P<said>[^\d]*\d.*?),?\s+(?P<reason>(?:because|due to|thanks to|owing to|weil|wegen|dank|infolge|aufgrund|"
    r"parce que|grâce à|à cause de|porque|gracias a|debido a|perché|grazie a|omdat|dankzij)\s.+)$",
    re.IGNORECASE,
)
"""A figure and why it is so: the figures of the reason are not what is told."""
_COUNTED_NAME = re.compile(r"[^\d:\uff1a]{2,30}\s\d{1,2}[:\uff1a](?=\s)")
"""A name that counts, as of days: "Day 2: factory visit"."""
_STANDARD = re.compile(
    r"\b(?:ISO|DIN|EN|IEC|IEEE|RFC|BS|ASTM|VDI|NF|UNI)(?:[ /-](?:EN|ISO|IEC))*\s$|(?:§|Art\.|Nr\.|No\.)\s?$"
)
"""What stands before the number of a standard or of a law: "ISO 50001"."""
_ONE_OF_A_KIND = re.compile(r"\b(?:an?|eine[nr]?|ein|une?|una)\s$", re.IGNORECASE)
"""What stands before a number that is a name: "8 got a 2"."""
_COUNTED_NOUN = re.compile(r"\s[\u0621-\u064a\u064b-\u0652]+$")
"""What an Arabic figure counts, behind the name that stands before it: "the volunteers 340 volunteers"."""
_BOUND_BEHIND = re.compile(r"以下|以上|未満|超|이상|이하")
"""That a figure is the most or the least, which is said behind it in Japanese and Korean."""
_BECAME = re.compile(r"\d\S*(?:\s\S+)?\s(?:to|auf|bis|para|à|al?)\s\S*\d")
_LONG_REMARK = 4
"""So many words behind a figure that has a name before it are no part of that name."""
_ON_MONTH = re.compile(r"\b(?:on|by|until|till|before|after|from|since)\s+([^\W\d_]{3,9}\.?)\s+$", re.IGNORECASE)
"""A month before the number of its day: "opens on Feb 1"."""
_DAYS = re.compile(r"\d{1,2}(?:\s?(?:[-\u2013/]|to|bis)\s?(\d{1,2}))?")
_WORD_BEHIND = re.compile(
    r"(?:st|nd|rd|th)?\.?(?:\s?(?:[-\u2013/]|to|bis|and|und|au|al?)\s?\d{1,2}(?:st|nd|rd|th)?\.?)?\s+(?:de\s)?"
    r"([^\W\d_]{3,9})\b"
)
"""The month behind a day, or behind two: "4. bis 8. Mai"."""
_LONGEST, _BEFORE_FIGURE = 1_000, 60
"""In characters: what can be one figure with its name, and how far back words belong to a figure."""
_YEAR = re.compile(r"^(?:19|20)\d\d(?:\s?[-\u2013]\s?(?:19|20)?\d\d)?$")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as it is written, what it is called, and what stands beside it in brackets."""

    label: str
    value: str
    note: str = ""


@lru_cache(maxsize=1_024)
def figure_in(item: str) -> Figure | None:
    """The figure of an item and its name: "Revenue $12.4M (+18 %)", "847 clients", "price (41 %)". None without one.

    A unit that is a word is the name where nothing else is: "14 days" are days.
    """
    if len(item) > _LONGEST:
        return None
    if (why := _WITH_REASON.match(item)) and (figure := _figure_in(why["said"])):
        return replace(figure, note=", ".join(filter(None, [figure.note, why["reason"].rstrip(".")])))
    return _figure_in(item)


def are_dated(figures: Iterable[Figure | None]) -> bool:
    """Whether all of them are called by dates, as the figures of one thing over time are."""
    return all(figure is not None and is_date(figure.label) for figure in figures)


def _figure_in(item: str) -> Figure | None:
    """The same of an item without a reason."""
    if pair := _NAMED.match(item):
        return Figure(capitalised(pair[1].strip()), pair[2].strip(), (pair[3] or "").strip())
    if told := _TOLD.match(item):
        return Figure(capitalised(told[1].strip()), told[2].strip(), told[3].strip())
    forms = (_SPREAD, _RATIO, _MOVED_TO, _MOVED_FROM, _SET_AGAINST, _SCORE)
    if told := next(filter(None, (form.match(item) for form in forms)), None):
        change = told.groupdict().get("change") or ""
        return Figure(capitalised(told["name"].strip(" .")), told["value"].strip(), change.strip())
    notes = [note.strip() for note in _NOTE.findall(item)]
    plain, change = _without_change(_NOTE.sub(" ", item).strip())
    notes = [change, *notes] if change else notes
    begin = found_name.end() if (found_name := _COUNTED_NAME.match(plain)) else 0
    figures = [one for one in _FOUND.finditer(plain, begin) if not _is_day(one) and not _stands_behind(_STANDARD, one)]
    counts = [one for one in figures if not _stands_behind(_ONE_OF_A_KIND, one)]
    found = max(counts or figures, key=_weight, default=None)
    if found is None:
        return _in_brackets(plain, notes)
    before, after = plain[: found.start()].rstrip(PARTICLES), plain[found.end() :]
    value, after = found.group().strip(), _POLITE.sub("", after)
    if before.strip() and (behind := _COUNTED_NOUN.match(after) or _BOUND_BEHIND.match(after)):
        value, after = value + behind.group(), after[behind.end() :]
    if _BECAME.search(value):
        before = _FROM.sub("", before)
    is_remark = len(before.split()) > 1 and len(after.split()) >= _LONG_REMARK and not _JOINTS.match(after.strip())
    if is_remark or (before.strip() and after.lstrip().startswith((",", "\u060c"))):
        notes, after = [after.strip(" ,;"), *notes], ""
    if not before.strip() and not value.endswith(("%", "\uff05")):
        after = _MEASURE_OF.sub("", after)
    label = _name(before, after)
    if _BECAME.search(value):
        label = _ROSE.sub("", label)
    if not label and (worded := _TIMES.match(value) or _RATED.match(value)):
        value, label = worded.group(1), worded.group(2)
    return Figure(capitalised(label), value, ", ".join(notes))


def _without_change(item: str) -> tuple[str, str]:
    """An item, and what it says of how its figure moved: "revenue 48 M, up 9 %"; empty for nothing."""
    found = [one for one in _FOUND.finditer(item) if not _is_time(one.group())][:2]
    if len(found) < 2 or not any(map(str.isalpha, item[: found[0].start()])):
        return item, ""
    first, second = found
    is_compared = re.fullmatch(r",\s+", item[first.end() : second.start()]) and _COMPARED.match(item, second.end())
    if not is_compared and not _MOVES.match(item[first.end() : second.start()]):
        return item, ""
    return item[: first.end()], item[first.end() :].strip(" ,;")


def _in_brackets(name: str, notes: list[str]) -> Figure | None:
    """A name whose figure stands in brackets, unless that is how long it takes."""
    if len(notes) != 1 or not _FOUND.fullmatch(notes[0]) or _LASTING.search(notes[0]):
        return None
    return Figure(capitalised(name), notes[0])


def says_move(item: str) -> bool:
    """Whether an item says how much its figure moved, and what it came to: "profit down 3 % to 0.9 million"."""
    return _MOVED_TO.match(item) is not None


@lru_cache(maxsize=4_096)
def count_of(item: str) -> int:
    """How many figures with a unit an item says: one with several is about several things."""
    if why := _WITH_REASON.match(item):
        return count_of(why["said"])
    if _NAMED.match(item) or _SET_AGAINST.match(item) or _MOVED_TO.match(item) or _MOVED_FROM.match(item):
        return 1
    plain, _ = _without_change(_NOTE.sub(" ", item).strip())
    return sum(not found.group().strip().isdigit() and not _is_time(found.group()) for found in _FOUND.finditer(plain))


def figures_in(text: str) -> list[str]:
    """All figures of a text, as they are written, but years."""
    return [found.group().strip() for found in _FOUND.finditer(text) if not _is_time(found.group())]


def capitalised(text: str) -> str:
    """With a large first letter; a word that has one of its own inside ("iPhone") stays as it is."""
    first = text.split(" ", 1)[0]
    return text if first[1:] != first[1:].lower() else text[:1].upper() + text[1:]


def _weight(found: re.Match[str]) -> tuple[int, int]:
    """A figure with a unit goes before a bare one, a later one before an earlier: years and quarters are names."""
    text = re.sub(rf"^{ABOUT}", "", found.group().strip())
    return (0 if _is_time(text) else 1 if text.isdigit() else 2, found.start())


def _stands_behind(words: re.Pattern[str], found: re.Match[str]) -> re.Match[str] | None:
    """What of `words`, which end in `$`, stands right before a figure."""
    return words.search(found.string, max(0, found.start() - _BEFORE_FIGURE), found.start())


def _is_day(found: re.Match[str]) -> bool:
    """Whether a number is the day of a date, or a span of days: "by 15 March", "on Feb 1", "4. bis 8. Mai"."""
    day, behind = found.group().strip(), _WORD_BEHIND.match(found.string, found.end())
    before = _stands_behind(_ON_MONTH, found)
    if before and day.isdigit() and is_date(f"{before[1]} {day}"):
        return True
    days = _DAYS.fullmatch(day) if behind else None
    return days is not None and behind is not None and is_date(f"{days[1] or day}. {behind[1]}")


def _is_time(text: str) -> bool:
    """Whether a number is a year, or a span of years."""
    return _YEAR.match(text.strip()) is not None and is_date(text.strip())


def _name(before: str, after: str) -> str:
    """What a figure is called; words that join it to its name are left out, unless they are all that it has."""
    whole = label = " ".join(f"{before} {after}".split())
    if not before.strip() and (dated := _IN_TIME.match(label)) and is_date(dated[1]):
        return dated[1]
    for _ in range(2):
        label = _NOW.sub("", label)
        if not before.strip() and _IS_WHOLE.search(label):
            break
        label = (_JOINTS if before.strip() else _ENDS).sub("", label).strip(" ,:\uff1a=-\u2013،、")
    return label or whole.strip(" ,:\uff1a=-\u2013،、.;()")
