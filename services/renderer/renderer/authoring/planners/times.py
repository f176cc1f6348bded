"""Slides of dates: timelines, plans and roadmaps."""

import re
from collections.abc import Sequence

from deck_domain.dates import is_date
from renderer.authoring import headlines
from renderer.authoring.figure_grammar import SINGLE
from renderer.authoring.planners.asked import Asked, Json, Planned
from renderer.authoring.planners.states import state_at_end
from renderer.authoring.quantities import capitalised, figures_in
from renderer.authoring.sentences import listed, named, parted

_LONGEST_DATE, _SHORT = 5, 3
_JOINT = (
    r"(?:in|on|by|at|until|from|since|am|im|bis|ab|seit|zum|den|en|le|dès|depuis|fin|début|el|desde|hasta|em|até|nel|"
    r"dal|entro|vanaf|tot|:|-|\u2013)"
)
_JOINT_AT_BEGIN = re.compile(rf"^{_JOINT}\s+|\s+[:\u2013-]$", re.IGNORECASE)
_JOINT_AT_END = re.compile(rf"\s+{_JOINT}$|^[:\u2013-]\s+", re.IGNORECASE)
"""What joins a label to its date, on the side of the date: "week 2 listening in" ends in no joint."""
_YEAR_ALONE = re.compile(r"(?:1[5-9]|20)\d\d")
_EARLY_YEAR = re.compile(r"(?:in|um|en|around)?\s*(?P<year>\d{3,4})(?:\s*[:\u2013-])?\s+(?=[^\W\d_])", re.IGNORECASE)
_IN_YEAR = re.compile(r"\s*\b(?:in |im |en |em |nel )?(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_FROM = re.compile(r"^(?:(?:in|on|by|from|im|am|von|vom)\s+|d['\u2019])", re.IGNORECASE)
"""What says of a date nothing but that it is one."""
_RUNS = re.compile(
    r"(?<!\btrial)(?<!\btest)(?<!\bdry)(?<!\bprint)\s+(?:runs?|lasts?|goes|läuft|laufen|dauert|dauern|dure|durent|dura|duran|"
    r"va|duurt|loopt)$",
    re.IGNORECASE,
)
"""What says of a span nothing but that it is one: "design runs January to March"."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SPAN = re.compile(
    r"^(.+?)\s+(?:to|until|till|through|bis|al?|à|au|até|tot|do|-|\u2013)\s+(.+)$|^(.+?)\s*[\u301c\uff5e]\s*(.+)$"
    r"|^([^\W\d_]{3,9}\.?(?:\s\d{4})?)[-\u2013]([^\W\d_]{3,9}\.?(?:\s\d{4})?)$",
    re.IGNORECASE,
)


_DAYS = re.compile(
    r"(?P<first>\d{1,2}\.?)\s?[-\u2013]\s?(?P<last>\d{1,2}\.?)(?P<month>\s[^\W\d_]{3,9}\.?(?:\s\d{4})?)$"
)
"""Days of a month: "1-15 August"."""
_EASTERN = re.compile(
    r"(?:\d{4}年)(?:\d{1,2}月)?(?:\d{1,2}日)?(?![\d半度間])|(?<!\d)\d{1,2}月\d{1,2}日"
    r"|(?<!\d)(?:1[0-2]|[1-9])月(?=[一-鿿ァ-ヺA-Za-z])(?![間末分])"
)
"""A date that stands beside what it is of without a space."""


_NUMBERED_MONTHS = re.compile(r"\d{1,2}\s+[^\W\d_]{3,9}\.?\s?[-\u2013]\s?[^\W\d_]")
"""Months behind a number that is no day of them: "Wave 1 May-Jul" is the first wave."""


_COUNTED = re.compile(
    r"^(?:(?:the|der|die|das|la|le|el|l')\s+)?(?:step|phase|stage|week|day|version|item|sprint|wave|part|module|"
    r"unit|chapter|lot|"
    r"level|work package|wp|schritt|stufe|woche|kw|cw|tag|teil|welle|modul|kapitel|paket|arbeitspaket|ap|punkt|etappe|"
    r"étape|etape|semaine|jour|partie|vague|tranche|paso|fase|etapa|semana|día|versión|parte|passo|settimana|giorno|"
    r"versione|versão|nr\.?|no\.?|n[º°]|#|ステップ|フェーズ|段階|المرحلة|الخطوة|مرحلة|خطوة|الأسبوع)\s*:?$",
    re.IGNORECASE,
)
"""What has a number as its name: in "Step 2 March 2027" the step is in March, and no day of it is said."""
_TO_SEASON = re.compile(
    r"\d\D*\s[-\u2013\u2014]\s(?:spring|summer|autumn|fall|winter|frühling|sommer|herbst|printemps|été|automne|"
    r"hiver|primavera|verano|otoño|invierno|estate|autunno|inverno)$",
    re.IGNORECASE,
)
"""No season ends what begins on a day: "2 July - Summer serenade"."""
_BRACKETS = re.compile(r"[(]([^()]*)[)]")
_COUNT = re.compile(r"^\d{1,2},?$")


_DAY_AND_MONTH = re.compile(r"\d{1,2}\.(?:0?[1-9]|1[0-2])")
_BEFORE_DAY = frozenset({"bis", "am", "ab", "zum", "vom", "seit", "vor", "nach"})


def dated(item: str) -> tuple[str, str]:
    """What an item says and its date, which stands at its beginning or its end; the date may be empty."""
    text = _EASTERN.sub(r" \g<0> ", _BRACKETS.sub(_opened, item))
    words = text.replace(":", " : ").split()
    for length in range(min(_LONGEST_DATE + 2, len(words) - 1), 0, -1):
        for date, rest, joint in (
            (words[-length:], words[:-length], _JOINT_AT_END),
            (words[:length], words[length:], _JOINT_AT_BEGIN),
        ):
            said = " ".join(date).strip(" :,-\u2013\u2014")
            if _DAY_AND_MONTH.fullmatch(said) and rest and rest[-1].casefold() in _BEFORE_DAY:
                said += "."  # the stop at the end of an item is that of the date: "Kündigung bis 31.3."
            if joint is _JOINT_AT_END and _COUNT.match(date[0]) and _COUNTED.match(" ".join(rest)):
                continue
            if _TO_SEASON.search(said):
                continue
            is_name = joint is _JOINT_AT_BEGIN and is_date(" ".join(rest))  # "Week 12 March" is in March
            is_name |= joint is _JOINT_AT_BEGIN and _is_measured(date[-1], rest)
            if is_date(said) and not is_name and not _NUMBERED_MONTHS.match(said):
                label = _unjoined(" ".join(rest), joint)
                return capitalised(_RUNS.sub("", label) if _SPAN.match(said) else label), _FROM.sub("", said)
    within = next((one for one in _BRACKETS.finditer(item) if is_date(_FROM.sub("", one[1].strip()))), None)
    if within and item[within.end() :].strip():  # "Phase 1 (Jan-Mar) discovery"
        label = " ".join(f"{item[: within.start()]} {item[within.end() :]}".split())
        return capitalised(label.strip(" :,")), within[1].strip()
    return capitalised(item), ""


def _opened(found: re.Match[str]) -> str:
    """A date in brackets without these; what else stands in brackets is a part of the label."""
    return f" {found[1]} " if is_date(_FROM.sub("", found[1].strip())) else found[0]


def _is_measured(last: str, rest: Sequence[str]) -> bool:
    """Whether the last number of a date is a figure with the unit that follows it: "January 12 k€"."""
    found = re.match(SINGLE, f"{last} {' '.join(rest)}")
    return last.isdigit() and found is not None and len(found.group().strip()) > len(last)


def _unjoined(text: str, joint: re.Pattern[str]) -> str:
    text = text.replace(" : ", ": ").strip(" ,:")
    return joint.sub("", joint.sub("", text)).strip(" ,:")


def dated_or_done(item: str) -> tuple[str, str]:
    """What an item says and its date, or its state in the place of that: "Design done" has none to come."""
    label, date = dated(item)
    return (label, date) if date else state_at_end(label)


def _in_history(found: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """What happened and when, with the years of long ago, which alone could be any number: "1180 first mentioned"."""
    if not any(_YEAR_ALONE.fullmatch(date) for _, date in found):
        return list(found)
    return [(label, date) if date else _with_year(label) for label, date in found]


def _with_year(label: str) -> tuple[str, str]:
    """What an event says and its year, which stands before it or within it; the year may be empty."""
    if early := _EARLY_YEAR.match(label):
        return capitalised(label[early.end() :]), early["year"]
    years = list(_IN_YEAR.finditer(label))
    if len(years) != 1:
        return label, ""
    (year,) = years
    return f"{label[: year.start()]} {label[year.end() :].strip()}".strip(), year["year"]


def is_history(items: Sequence[str]) -> bool:
    """Whether each item says something else and the year it was in, one after the other."""
    years = [[found["year"] for found in _IN_YEAR.finditer(item)] for item in items]
    counted = sum(bool(figures_in(item)) for item in items)
    if len(items) <= _SHORT or any(len(one) != 1 for one in years) or counted * 2 > len(items):
        return False
    words = [re.findall(r"[^\W\d_]{2,}", item) for item in items]
    return all(words) and years == sorted(years)


_HOUR = re.compile(r"\d\s?(?:h|Uhr|am|pm)\b|\d:\d\d")


def timeline(asked: Asked) -> Planned | None:
    """Two to ten events, with their dates."""
    found = _in_history([dated_or_done(item) for item in asked.brief.items])
    if not 2 <= len(found) <= 10:
        return None
    if not any(date for _, date in found) and any(_HOUR.search(label) for label, _ in found):
        return None  # "Saturday 8 h - 13 h, Wednesday 16 h - 20 h" are hours of a week
    events = [
        {"label": label, **({"date": _alike(date, found[0][1])} if date else {})} for label, date in found if label
    ]
    undated = [label for label, date in found if not date]
    said = [f"The brief says no date of {', '.join(undated)}."] if undated else []
    return {
        "slideType": "timeline",
        "title": asked.titled(_way(asked, found)),
        "events": events,
    }, said


def _alike(date: str, first: str) -> str:
    """A date that begins with the word that the first one begins with, written as that is: "Week 1", "week 2"."""
    word, space, rest = date.partition(" ")
    like = first.partition(" ")[0]
    return f"{like}{space}{rest}" if word.casefold() == like.casefold() else date


def _way(asked: Asked, found: Sequence[tuple[str, str]]) -> str:
    """From the first to the last, and when: "From Planning to Works: Jan 2027 \u2013 Mar 2028"."""
    (first, begin), (last, end) = found[0], found[-1]
    if len(found) < 2:
        return first
    said = asked.in_words(
        f"From {first} to {last}",
        f"Von {first} bis {last}",
        f"{first}から{last}まで",
        f"من {first} إلى {last}",
        f"De {first} à {last}",
        f"De {first} a {last}",
    )
    if len(first.split()) > _SHORT:
        said = headlines.change([first, last])
    elif any(map(_ALL.match, (first, last))):
        said = headlines.way([label for label, _ in found])
    begin, end = _begin(begin), span_of(end).get("end") or end
    whole = f"{said}: {begin} \u2013 {end}"
    is_dated = is_date(begin) and bool(end)
    return whole if is_dated and len(whole) <= headlines.MOST else said


_ALL = re.compile(
    r"(?:all|every\w*|the rest|alle[sn]?|jede[rn]?|tou(?:t|te|s|tes)|tod[oa]s?|tutt[oie])\b", re.IGNORECASE
)
"""What no station is called: "From Order to All"."""


def _begin(date: str) -> str:
    """The first day of a date, with the year that only its end says."""
    span = span_of(date)
    years = [_YEAR.search(span.get(side, "")) for side in ("start", "end")]
    return f"{span['start']} {years[1][0]}" if years[1] and not years[0] else str(span["start"])


def gantt(asked: Asked) -> Planned | None:
    """Tasks from a date to a date; None where one of them has no date."""
    tasks: list[Json] = []
    for item in asked.brief.items:
        label, date = dated(item)
        if not date or not label:
            return None
        tasks.append({"label": label, **span_of(date)})
    if not 1 <= len(tasks) <= 30:
        return None
    return {
        "slideType": "gantt",
        "title": asked.titled(_way(asked, [dated(item) for item in asked.brief.items])),
        "tasks": tasks,
    }, []


def roadmap(asked: Asked) -> Planned | None:
    """Lanes of cards, "Product: launch Q1, API Q2; Sales: ..."; without lanes, a timeline."""
    lanes: list[Json] = []
    for part in parted(asked.brief.rest):
        name, rest = named(part)
        cards = [(label, date) for label, date in map(dated, listed(rest)) if date and label]
        if not name or not cards or len(cards) < len(listed(rest)):
            return timeline(asked)
        lanes.append(
            {"label": capitalised(name.strip()), "items": [{"label": label, **span_of(date)} for label, date in cards]}
        )
    if not lanes:
        return None
    return {
        "slideType": "roadmap",
        "title": asked.titled(headlines.enumerated([lane["label"] for lane in lanes])),
        "lanes": lanes[:8],
    }, []


def span_of(date: str) -> Json:
    """`start` and `end` of "Jan to Mar 2027"; of a single date, its `start`."""
    if days := _DAYS.match(date):
        return {"start": days["first"] + days["month"], "end": days["last"] + days["month"]}
    span = _SPAN.match(date)
    if span is None:
        return {"start": date}
    start, end = filter(None, span.groups())
    if re.fullmatch(r"\d{1,2}\.?", start) and (month := re.match(r"\d{1,2}\.?(\s.+)$", end)):
        start += month[1]  # "3 to 14 July"
    return {"start": start, "end": end}
