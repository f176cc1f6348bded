"""Lists that stand in sentences: "sales were A 12, B 9 and C 4", "A and B made up 48 % and 39 %", "First, ..."."""

import re
from itertools import pairwise

from deck_domain.dates import is_date
from renderer.authoring.amounts import amount_of
from renderer.authoring.figure_grammar import SINGLE
from renderer.authoring.planners.week import is_day
from renderer.authoring.quantities import Figure, capitalised, count_of, figure_in
from renderer.authoring.sentences import Brief, at_commas, listed, sentences
from renderer.typesetting.units import MONEY

_ORDINALS = (
    r"first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|fifth(?:ly)?|finally|lastly|"
    r"erstens|zweitens|drittens|viertens|fünftens|schließlich|"
    r"第[一二三四五]に|أولا[ًّ]?|أولاً|ثانيا[ًّ]?|ثانياً|ثالثا[ًّ]?|ثالثاً|رابعا[ًّ]?|رابعاً|خامساً"
)
_DASH, _NAMED_PART = re.compile(r"\s[-\u2013\u2014]\s"), re.compile(r"[^\W\d_][^:.,;]{1,25}:\s")
_ORDINAL = re.compile(rf"^(?:{_ORDINALS})\s*[,:،、]?\s*(?=\S)", re.IGNORECASE)
_STATED = re.compile(
    r"^(?P<head>\D.{2,80}?)\s+(?:were|are|was|is|amounted to|waren|sind|betrugen|lagen bei|"
    r"lauteten|verteil(?:t|en|ten) sich auf)"
    r":?\s+(?P<list>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_STATED_EAST = re.compile(
    r"^(?P<head>[^は、。\d]{2,20})は、?(?P<list>[^は。、]*\d[^は。、]*(?:、[^は。、]*\d[^は。、]*?){2,})"
    r"(?:です|である|でした|となりました|となります)?[。]?$"
)
"""The same in Japanese: "来年度の目標は売上20億円、新規顧客50社、離職率5%以下です"."""
_SHARED = re.compile(
    r"\s+(?:made up|make up|account(?:ed)? for|brought(?: in)?|earn(?:ed)?|cost|had|have|were|are|took|take|"
    r"reached|grew by|machten|machen|brachten|bringen|erzielten|kosten|kosteten|hatten|haben|waren|sind)"
    r"(?:\s+(?:up|about))?\s*$",
    re.IGNORECASE,
)
_FIGURES = re.compile(rf"{SINGLE}(?:(?:,\s+|,?\s+(?:and|und)\s+){SINGLE})+")
_WRITTEN_DATE = r"[^\W\d_]{3,9}(?:\s\d{4})?|(?:FY\s?)?(?:19|20)\d\d|Q[1-4](?:\s\d{4})?"
_IN = r"(?:in|im|at|by|en|em|nel|für)"
_NOW = r"(?:this|last) (?:year|month|quarter|week)|today|now|dieses Jahr|heute|jetzt|cette année|este año|hoy"
_AT_TIME = re.compile(
    rf"(?P<figure>{SINGLE})(?:\s(?P<counted>(?!{_IN}\b|{_NOW})[^\W\d_][\w'-]*(?:\s(?!{_IN}\b)[^\W\d_][\w'-]*)?))?\s+"
    rf"(?:{_IN}\s+(?P<date>{_WRITTEN_DATE})|(?P<now>{_NOW}))\b",
    re.IGNORECASE,
)
"""A figure and its date, with what it counts: "12,400 downloads in January", "130 this year"."""
_ON_DAY = re.compile(
    rf"(?:on|am|in|im|le|el)\s+(?P<date>{_WRITTEN_DATE})\s+(?:(?:for|with|at|was|mit|für|durante|pendant)\s+)?"
    rf"(?P<figure>{SINGLE})",
    re.IGNORECASE,
)
"""The same with the date first: "on Monday for 4 hours"."""
_CAUSED = re.compile(
    r"(?:after|thanks to|because|due to|since|following|nach|dank|wegen|seit|après|grâce|tras|gracias)\b", re.IGNORECASE
)
"""What begins the reason of the last figure, which is said with it."""
_GOES_ON = re.compile(
    r"[,;]?\s+(?:(?:and|und|et|y|e|then|dann|puis|luego|only|nur|again)\s+)*(?:(?:to|auf|zu|à|al?|over|über|via)\s+)?",
    re.IGNORECASE,
)
_FIGURE_AT = re.compile(rf"{SINGLE}\s[^,;]{{0,40}}\b{_IN}\s")
_LAST_JOINT = re.compile(r"\b(?:and|und|et|y|e|to|auf|zu|à|al?)\b", re.IGNORECASE)
_FROM, _TO = (
    re.compile(r"\b(?:from|von|de|desde|da)$", re.IGNORECASE),
    re.compile(r"\b(?:to|auf|zu|à|al?)\b", re.IGNORECASE),
)
_WAS = re.compile(
    r"\s+(?:was|were|is|are|had|has|have|got|war|waren|ist|sind|hatten?|hat|haben|était|étaient|avait|a|era|eran|"
    r"fue|tuvo)$",
    re.IGNORECASE,
)
MEASURED_BY = re.compile(r"\b(?:per|by|pro|je|nach|par|por)\b", re.IGNORECASE)
_OF_MONEY = re.compile(
    r"\b(?:revenues?|profits?|cash|sales|turnover|costs?|spending|income|expenses|donations|grants|fees|prices?|"
    r"rents?|wages|"
    r"salaries|"
    r"taxes|budgets?|takings|umsatz\w*|kosten|ausgaben|einnahmen|spenden|gebühren|preise?|mieten?|löhne|gehälter|"
    r"steuern|"
    r"recettes|dépenses|coûts?|dons|ventes|ingresos|gastos|costes|donaciones|ventas)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d[\d.,\u00a0\u202f ]*(?<=\d)")
_WHEN = (
    r"(?:in|last|this|every|each|per|im|letzte[sn]?|dieses|en|el|l'|within|with|mit|con|avec|from|aus|for|für|by|at|on)"
    r"\b"
)
_COUNT = re.compile(
    rf"^(?P<figure>{SINGLE})\s+(?P<name>[^\W\d_][\w'-]*(?:\s(?!{_WHEN})[^\W\d_][\w'-]*){{0,2}})(?P<tail>\s{_WHEN}.*)?$"
)
"""How many there are of something, and when, or how they came: "98 rabbits in 2025"."""
_COUNTING = re.compile(
    r"^(?:(?:in|im|en)\s(?:19|20)\d\d,?\s)?(?P<head>[^\d:;]{2,60}?)(?:\s(?:19|20)\d\d)?\s"
    r"(?P<list>[$€£]?\d[^;:]*,[^;:]*(?:,|\s(?:and|und|et|y|e|i)\s)[^;:]*)$",
    re.IGNORECASE,
)
_COUNTS = (
    "two|zwei|deux|dos|due|duas|dois",
    "three|drei|trois|tres|tre|três|ثلاثة|ثلاث",
    "four|vier|quatre|cuatro|quattro|quatro|أربعة|أربع",
    "five|fünf|cinq|cinco|cinque|خمسة|خمس",
    "six|sechs|seis|sei|ستة|ست",
    "seven|sieben|sept|siete|sette|sete",
    "eight|acht|huit|ocho|otto|oito",
    "nine|neun|neuf|nueve|nove",
    "ten|zehn|dix|diez|dieci|dez",
)
_EASTERN_COUNTS = "二三四五六七八九十"
_ENUMERATED = (
    re.compile(
        r"^(?P<head>(?:(?:our|the|my|these|unsere|die|meine|nos|les|mes|nuestr[oa]s|l[ao]s|mis|i|le|[ao]s|"
        r"os nossos)\s+)?"
        rf"(?P<count>[2-9]|10|{'|'.join(_COUNTS)})\s[^.,:;\d]{{2,60}}?)\s"
        r"(?:are|were|will be|sind|waren|lauten|sont|son|sono|são)\s+(?P<list>\S.*)$",
        re.IGNORECASE,
    ),
    re.compile(
        rf"^(?P<head>.{{0,30}}?(?P<count>[{_EASTERN_COUNTS}2-9])(?:つ|大)の?[^は。]{{1,20}}?)は、?"
        r"(?P<list>[^。]+?)(?:です|である)?$"
    ),
    re.compile(
        r"^(?P<head>(?:[\u0621-\u064a]+\s+){0,3}?(?P<count>ثلاثة?|أربعة?|خمسة?|ستة?)\s[^.,:،]{2,40}?)\s+"
        r"(?:هي|هم|هو)\s+(?P<list>\S.*)$"
    ),
)
_NARROWED = re.compile(
    rf"^(?:from|of|out of|von|aus|de|sur|da|"
    rf"di)\s(?P<figure>{SINGLE})\s(?P<name>[^\W\d_][\w'-]*(?:\s(?!we\b)[^\W\d_][\w'-]*)?),?\s"
    r"(?:(?:there )?(?:(?:we|you|they|wir|nous|on)\s)?(?:got|get|had|have|made|make|became|become|won|were|came|"
    r"turned into|led to|"
    r"resulted in|remained?|are left|wurden|werden|sind|haben|hatten|blieben|bleiben)(?:\s(?:us|wir|up with))?|"
    r"(?:nous avons|on a|sont devenus|hemos|quedaron|quedan)(?:\s(?:eu|obtenu|gagné|conseguido))?)\s+(?P<list>\d.*)$",
    re.IGNORECASE,
)
_AND = re.compile(r",\s+(?:(?:and|und|et|y|e)\s+)?(?=[$€£~]?\d)|\s+(?:and|und|et|y|e)\s+(?=[$€£~]?\d)", re.IGNORECASE)
_STRONG = re.compile(r";\s+")
_LONGEST_COUNTED = 300
_EASTERN_TIME = re.compile(
    r"(?P<date>(?:19|20)\d\d年度?|(?:1[0-2]|[1-9])月)(?:の|は|が|に|には|で)?\s*"
    r"(?P<figure>\d[\d,.]*\s?[百千万億兆]{0,2}(?:円|人|件|名|台|店舗|社|個|本|トン|ドル|%|\uff05)?)"
)
_EASTERN_JOINT = re.compile(r"(?:から|より|へ|に|と|、|\uff0c|,|そして|および|→|さらに|続いて|\s)*")
_LONGEST, _FEWEST = 2_000, 3
_LONGEST_HEAD = 110


def with_lines(text: str) -> str:
    """A text whose sentences count themselves, as its head and a line for each of them."""
    if len(text) > _LONGEST or "\n" in text.strip():
        return text
    parts = _DASH.split(text)
    if len(parts) >= _FEWEST and not _NAMED_PART.match(parts[0]) and all(map(_NAMED_PART.match, parts[1:])):
        return "\n".join([parts[0].strip(), *(f"- {part.strip()}" for part in parts[1:])])
    said = sentences(text)
    counted = [number for number, one in enumerate(said) if _ORDINAL.match(one)]
    if len(counted) < 2 or counted[0] == 0 or counted != list(range(counted[0], len(said))):
        return text
    return "\n".join([" ".join(said[: counted[0]]), *(_ORDINAL.sub("", one) for one in said[counted[0] :])])


def with_list(brief: Brief) -> Brief:
    """A brief that is a sentence about figures, with what it says of them as its head, and the figures as its list."""
    if len(brief.head) + len(brief.rest) > _LONGEST:
        return brief
    first = None if brief.rest else _over_time(brief) or _over_time_eastern(brief)
    return (
        first
        or _narrowed(brief)
        or _enumerated(brief)
        or _told_apart(brief)
        or _stated(brief)
        or _shared(brief)
        or _over_time(brief)
        or _counted(brief)
        or brief
    )


def _over_time(brief: Brief) -> Brief | None:
    """One figure at three times or more: "Revenue grew from 82 T€ in Jan to 91 T€ in Feb and 97 T€ in Mar".

    The title says the first and the last; what goes on behind them follows the list as a sentence.
    """
    text, *others = sentences(brief.rest or brief.head) or [""]
    found = _dated_figures(text)
    between = [text[one.end() : other.start()] for one, other in pairwise(found)]
    if len(found) < _FEWEST or not all(map(_GOES_ON.fullmatch, between)):
        return None
    figures = _in_one_unit([one["figure"] for one in found])
    if len({amount.measure for figure in figures if (amount := amount_of(figure))}) != 1:
        return None
    before, behind = text[: found[0].start()].rstrip(), text[found[-1].end() :].strip(" ,;.\u2013-")
    if _FIGURE_AT.search(before):
        return None  # one more that is written in another way
    title, to = _WAS.sub("", before).rstrip(" :\uff1a"), next(filter(None, map(_TO.search, between)), None)
    if _FROM.search(before):
        last = found[-1].group().replace(found[-1]["figure"], figures[-1])
        title = f"{before} {found[0].group()} {to.group() if to else 'to'} {last}"
    dates = [one["date"] or capitalised(one["now"]) for one in found]
    counted = next(filter(None, (one.groupdict().get("counted") for one in found)), "")
    figures = [f"{figures[0]} {counted}".rstrip(), *figures[1:]]
    items = "\n".join(f"{date} {figure}" for date, figure in zip(dates, figures, strict=True))
    if counted and (joint := _LAST_JOINT.search(between[-1])):
        title = f"{before} {found[0].group()} {joint.group()} {found[-1].group()}"
    if _CAUSED.match(behind):
        behind = f"{found[-1].group()} {behind}"
    is_short = len(brief.head) + len(title) < _LONGEST_HEAD
    head = f"{brief.head}: {title}" if brief.rest and title and is_short else brief.head
    said = " ".join([*([f"{capitalised(behind)}."] if behind else []), *others])
    said = re.sub(r"(?<=\w)$", ".", said)  # a last sentence, which people end with nothing
    return Brief(head if brief.rest else title, "\n\n".join(filter(None, (items, said))))


def _dated_figures(text: str) -> list[re.Match[str]]:
    """The figures of a sentence with their dates, or days, the one before the other or behind it."""
    for pattern in (_AT_TIME, _ON_DAY):
        found = [one for one in pattern.finditer(text) if one.groupdict().get("now") or _is_time(one["date"])]
        counted = {one.groupdict().get("counted") for one in found[1:]} - {None}
        if len(found) >= _FEWEST and counted <= {found[0].groupdict().get("counted")}:
            return found
    return []


def _is_time(text: str) -> bool:
    return is_date(text) or is_day(text)


def _over_time_eastern(brief: Brief) -> Brief | None:
    """The same in Japanese: "売上は2022年の12億円から2023年14億円、2024年17億円に伸びた"; the sentence is the title."""
    text, *others = ([] if brief.rest else sentences(brief.head)) or [""]
    found = list(_EASTERN_TIME.finditer(text))
    between = [text[one.end() : other.start()] for one, other in pairwise(found)]
    if len(found) < _FEWEST or not all(map(_EASTERN_JOINT.fullmatch, between)):
        return None
    if not text[found[-1].end() :].strip("。. "):
        return None  # a list with its head, and no sentence
    if len({amount.measure for one in found if (amount := amount_of(one["figure"]))}) != 1:
        return None
    items = "\n".join(f"{one['date']}: {one['figure']}" for one in found)
    return Brief(text.rstrip("。. "), "\n\n".join(filter(None, (items, "".join(others)))))


def with_unit_once(brief: Brief) -> Brief:
    """A brief whose list says the unit of its figures with one of them alone, with it at all of them.

    Its head says what they are of: "Rent per square metre: Berlin 14.2, Hamburg 13.8, Leipzig 8.4 euros". Or they are
    of one thing at several times: "Jan 12, Feb 15, Mar 9 days".
    """
    if len(brief.rest) > _LONGEST or len(sentences(brief.rest)) > 1:
        return brief
    items = brief.items
    figures = [figure for item in items if (figure := figure_in(item))]
    if len(figures) < max(len(items), _FEWEST):
        return brief
    if all(_is_time(figure.label) for figure in figures):
        values = [figure.value for figure in figures]
        told = _in_one_unit(values)
        return _with_values(brief, figures, told if told != values else _in_one_unit(values[::-1])[::-1])
    if figures[-1].value.endswith(("%", "\uff05")):
        return brief
    last = amount_of(figures[-1].value)
    is_money = last is not None and re.search(MONEY, last.unit) is not None
    if not MEASURED_BY.search(brief.head) and (not is_money or _OF_MONEY.search(figures[-1].label)):
        return brief  # "Sales: staff 62, shops 14, revenue 8 M€" says what is in money
    return _with_values(brief, figures, _in_one_unit([figure.value for figure in reversed(figures)])[::-1])


def _with_values(brief: Brief, figures: list[Figure], values: list[str]) -> Brief:
    """A brief whose items have `values` in the place of their figures."""
    told = zip(brief.items, figures, values, strict=True)
    whole = [before + value + behind for item, one, value in told for before, _, behind in [item.rpartition(one.value)]]
    return Brief(brief.head, "; ".join(whole)) if whole != brief.items else brief


def _in_one_unit(figures: list[str]) -> list[str]:
    """The figures, of which people write the unit once: those that have none have that of the first."""
    first, *others = map(amount_of, figures)
    number = _NUMBER.search(figures[0])
    if number is None or first is None or not first.unit or any(one is None or one.unit for one in others):
        return figures
    before, after = figures[0][: number.start()], figures[0][number.end() :]
    return [figures[0], *(f"{before}{figure}{after}" for figure in figures[1:])]


def _told_apart(brief: Brief) -> Brief | None:
    """Names before the colon, their figures behind it: "Bread, cakes, coffee: 4 T€, 3 T€, 2 T€ of sales"."""
    names, figures = at_commas(brief.head), at_commas(brief.rest)
    if not 1 < len(names) == len(figures) or any(map(figure_in, names)):
        return None
    found = [re.match(SINGLE, figure.strip()) for figure in figures]
    if not all(found) or any(one and one.group() != one.string for one in found[:-1]):
        return None
    values = [one.group() for one in found if one]
    last = figures[-1].strip()
    return Brief(last[len(values[-1]) :].strip(" ."), _joined(names, values))


def _stated(brief: Brief) -> Brief | None:
    text = brief.rest or brief.head
    is_one = len(sentences(text)) == 1 and not re.search(r"[;\n]", text)
    found = (_STATED.match(text) or _STATED_EAST.match(text)) if is_one else None
    if found is None:
        return None
    items = listed(found["list"].rstrip("."))
    figures = [figure for item in items if count_of(item) <= 1 and (figure := figure_in(item)) and figure.label]
    if not _FEWEST <= len(items) == len(figures) or any(map(is_date, (figure.value for figure in figures))):
        return None
    head = f"{brief.head}: {found['head']}" if brief.rest else found["head"]
    return Brief(head, "; ".join(items))


def _narrowed(brief: Brief) -> Brief | None:
    """What is left of something, step by step: "From 1,000 leads we got 320 calls, 110 demos and 19 contracts"."""
    found = None if brief.rest or len(sentences(brief.head)) > 1 else _NARROWED.match(brief.head.rstrip(". "))
    parts = [_COUNT.match(part.strip()) for part in (_AND.split(found["list"]) if found else [])]
    if found is None or len(parts) < _FEWEST - 1 or not all(parts):
        return None
    steps = [(found["name"], found["figure"]), *((one["name"], one["figure"]) for one in parts if one)]
    (name, most), *_, (last_name, least) = steps
    items = "\n".join(f"{capitalised(name)}: {figure}" for name, figure in steps)
    return Brief(f"{most} {name} → {least} {last_name}", items)


def _enumerated(brief: Brief) -> Brief | None:
    """As many things as a sentence says: "Our three values are honesty, curiosity and care"."""
    text = brief.head.rstrip(".。 ") if not brief.rest and len(sentences(brief.head)) == 1 else ""
    found = next(filter(None, (one.match(text) for one in _ENUMERATED)), None)
    items = listed(found["list"]) if found else []
    if found is None or len(items) != _count(found["count"]):
        return None
    return Brief(found["head"], "; ".join(items))


def _count(word: str) -> int:
    """What a number word from two to ten says, or a number; 0 for others."""
    if word.isdigit():
        return int(word)
    if word in _EASTERN_COUNTS:
        return _EASTERN_COUNTS.index(word) + 2
    return next((number for number, words in enumerate(_COUNTS, 2) if word.casefold() in words.split("|")), 0)


def _counted(brief: Brief) -> Brief | None:
    """What a sentence counts: "We took in 412 dogs, 655 cats and 98 rabbits in 2025"; the sentence is the title."""
    if brief.rest or "\n" in brief.head or len(brief.head) > _LONGEST_COUNTED:
        return None
    whole, *others = [part for one in sentences(brief.head) for part in _STRONG.split(one)] or [""]
    found = _COUNTING.match(whole.strip(" ."))
    parts = [_COUNT.match(part.strip()) for part in (_AND.split(found["list"]) if found else [])]
    if len(parts) < _FEWEST or not all(parts):
        return None
    items = "\n".join(f"{capitalised(one['name'])}: {one['figure']}" for one in parts if one)
    return Brief(whole.strip(" ."), "\n\n".join(filter(None, (items, " ".join(map(_sentence, others))))))


def _sentence(text: str) -> str:
    return f"{capitalised(text.strip(' .'))}."


def _shared(brief: Brief) -> Brief | None:
    """Names, a verb, and as many figures; the sentence is the title."""
    if brief.rest or len(sentences(brief.head)) > 1:
        return None
    found = _FIGURES.search(brief.head)
    verb = found and _SHARED.search(brief.head[: found.start()])
    if not found or not verb:
        return None
    names = listed(brief.head[: verb.start()])
    values = [one.group() for one in re.finditer(SINGLE, found.group())]
    if len(names) != len(values) or len({a.measure for value in values if (a := amount_of(value))}) > 1:
        return None
    return Brief(brief.head.rstrip(". "), _joined(names, values))


def _joined(names: list[str], values: list[str]) -> str:
    return "; ".join(f"{name.strip()}: {value.strip()}" for name, value in zip(names, values, strict=True))
