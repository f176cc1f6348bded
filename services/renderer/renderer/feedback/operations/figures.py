"""Figures and charts: another value, another date, another type of chart."""

import re
from typing import Any

from deck_domain.dates import is_date
from renderer.authoring.amounts import amount_of, number_of
from renderer.authoring.planners.times import span_of
from renderer.authoring.planners.week import is_day
from renderer.feedback.draft import CannotDo, Draft, Json
from renderer.feedback.listings import Entry
from renderer.feedback.naming import Place, missing, place_of
from renderer.feedback.operations.cells import with_cell
from renderer.feedback.operations.texts import unquoted_text
from renderer.feedback.parts import same_name
from renderer.feedback.phrases import phrase, phrases
from renderer.feedback.wishes import unquoted

_FIGURE = r"[-+\u2212]?[$€£¥]?\d.*?"
_SET = phrases(
    r"(?:<change>|move|push|postpone|delay|shift|raise|"
    r"lower|increase|decrease|reduce|erhöhe?|verschiebe?) <of> (?:from .+? |von .+? )?"
    r"(?:to|auf|zu) <new:.+?>(?: ab)?",
    rf"<make> <of> <new:{_FIGURE}>",
    rf"<of> ?(?:should be|is(?: now)?|=|:|soll(?:te)?|ist(?: jetzt)?|beträgt) ?<new:{_FIGURE}>(?: (?:sein|betragen))?",
)
_ALONE = phrase(rf"<of> <new:{_FIGURE}>")
"""An entry and its new figure, and nothing else: "Rent 13 %"."""
_PUT_OFF = re.compile("move|push|postpone|delay|shift|verschiebe", re.IGNORECASE)
_OF = phrase(r"<row:.+?> (?:of|for|in|von|bei|für|de|del|du|pour|para) <column:.+>|<owner:.+?>['\u2019]s <what:.+>")
_VALUE = re.compile(r"^(?:the )?(?:value|figure|number|date|wert|zahl|datum|termin) (?:of|for|von|für) ", re.IGNORECASE)
_SHOWN = (
    r"(?:(?:make|turn|change|convert|switch|show|draw|use|mach\w*|zeig\w*|ändere?|wandle|zeichne?|verwende|nimm) |"
    r"(?=(?:as|als|horizontal|vertical|stacked|waagerecht|senkrecht|gestapelt)))"
)
_THING = (
    r"(?:(?:it|this|that|the (?:chart|graph|figures|data|bars|lines|chart type)|es|das diagramm|den diagrammtyp|"
    r"die (?:zahlen|daten|werte)) )?"
)
_CHART = phrase(
    rf"{_SHOWN}{_THING}(?:<to> )?(?:(?:an?|the|eine?n?) )?"
    r"(?:<way:horizontal|vertical|stacked|waagerecht|senkrecht|liegend|gestapelt>(?:e[nrs]?)? )?"
    r"<kind:bars?|columns?|lines?|areas?|pie|doughnut|donut|ring|radar|balken|säulen|linien?|flächen?|kreis|torten?|"
    r"kuchen|ringe?|netz|table|tabelle|funnel|waterfall|scatter>"
    r"[ -]?(?:chart|graph|plot|diagramms?)?(?: (?:instead|stattdessen|daraus|out of it))?<away>"
)
_NUMBER = re.compile(r"\d(?:[\d.,]*\d)?")
_HOUR = r"\d{1,2}(?:[:.h]\d{2}| ?h| ?(?:am|pm|Uhr))"
_TIME = re.compile(rf"{_HOUR}(?: ?[-\u2013] ?{_HOUR})?", re.IGNORECASE)
_KINDS = {
    "bar": "bars?|columns?|balken|säulen",
    "line": "lines?|linien?",
    "area": "areas?|flächen?",
    "pie": "pie|kreis|torten?|kuchen",
    "doughnut": "doughnut|donut|ringe?",
    "radar": "radar|netz",
}
_SIDEWAYS = {"horizontal": "bar", "vertical": "col", "waagerecht": "bar", "senkrecht": "col", "liegend": "bar"}


def figure(wish: str, draft: Draft) -> Draft | None:
    """As "Change revenue to $13M", "set Cost of Plan B to $3M", "move the launch to 7 Dec"."""
    for said in (found for pattern in _SET if (found := pattern.fullmatch(wish))):
        words, new = _VALUE.sub("", said["of"]), unquoted_text(said["new"])
        place = place_of(words, draft)
        if place and (changed := _with_value(place, words, new, draft)):
            return changed
        if (changed := with_cell(words, new, draft) or _in_series(words, new, draft)) is not None:
            return changed
        if is_date(new) and _PUT_OFF.match(wish):
            raise CannotDo(missing(words, draft))
    return _said_alone(wish, draft)


def _said_alone(wish: str, draft: Draft) -> Draft | None:
    """The figure of an entry that is called by its whole name, with another one behind it; None for other wishes."""
    said = _ALONE.fullmatch(wish)
    place = place_of(said["of"], draft) if said else None
    if said is None or place is None or not same_name(place.entry.name, said["of"]):
        return None
    return _with_value(place, said["of"], unquoted_text(said["new"]), draft)


def _with_value(place: Place, words: str, new: str, draft: Draft) -> Draft | None:
    """The entry with another figure or date; None where it has neither, or `new` is neither."""
    entries = place.listing.read(draft.slide)
    content = _changed(place, words, new, draft)
    if content is None:
        return None
    entries[place.number] = Entry(place.entry.name, content, place.entry.value)
    return draft.with_slide(place.listing.write(draft.slide, entries))


def _changed(place: Place, words: str, new: str, draft: Draft) -> Any:
    """The content of an entry with another date or figure; None where it has neither, or `new` is neither."""
    content = place.entry.content
    if draft.kind == "chart" and isinstance(content, tuple):
        number = number_in(new, draft)
        return ([number], content[1]) if number is not None and len(content[0]) == 1 else None
    if not isinstance(content, dict):
        return None
    if "figure" in content:
        return _proving(content, words, new)
    return _dated(content, new) or (_measuring(content, new, draft) if "value" in content else None)


def _proving(content: Json, words: str, new: str) -> Json | None:
    """A proof with another figure, also in its sentence; None where `new` is none.

    Raises CannotDo where `words` stand at another figure of the sentence.
    """
    old, text = content["figure"], content["text"]
    # And not within another figure, as 9 in 19, in 1.9 or in 9 %.
    alone = re.compile(rf"(?<![\w.,]){re.escape(old)}(?!\w|[.,]\d|\s?%)")
    if not amount_of(new):
        return None
    if not _is_nearest(alone, words, text):
        raise CannotDo(f"the figure of this point is {old}; to change another one, say the whole sentence anew.")
    said = _in_currency_of(old, new)
    return {**content, "figure": said, "text": alone.sub(lambda _: said, text)}


def _is_nearest(figure: re.Pattern[str], words: str, text: str) -> bool:
    """Whether no other number of a text stands nearer to `words` than a figure does; yes where they are not in it."""
    begin = text.casefold().find(words.casefold())
    own = figure.search(text)
    if begin < 0 or own is None:
        return True
    end = begin + len(words)
    nearest = min(_NUMBER.finditer(text), key=lambda one: max(one.start() - end, begin - one.end()))
    return own.start() <= nearest.start() < own.end()


def _dated(content: Json, new: str) -> Json | None:
    if "start" in content and all(map(is_date, span_of(new).values())):
        return {**{name: one for name, one in content.items() if name != "end"}, **span_of(new)}
    field = next((name for name in ("date", "time") if name in content), None)
    is_when = is_date(new) or is_day(new) or _TIME.fullmatch(new)
    return {**content, field: new} if field and is_when else None


def _measuring(content: Json, new: str, draft: Draft) -> Json | None:
    number = number_in(new, draft)
    if number is None:
        return None
    if isinstance(content["value"], str):
        return {**content, "value": _in_currency_of(content["value"], new)}
    if draft.kind != "waterfall":
        return {**content, "value": number, **({"valueLabel": new} if "valueLabel" in content else {})}
    if content["type"] == "total":
        return {**content, "value": number}
    signed = re.match(r"[-+\u2212]", new) is not None
    kind = ("decrease" if number < 0 else "increase") if signed else content["type"]
    return {**content, "value": abs(number), "type": kind}


def number_in(said: str, draft: Draft) -> float | None:
    """The value of a figure in the unit that the slide draws. None for none; raises CannotDo for another unit."""
    amount = amount_of(said)
    if amount is None or draft.kind not in _DRAWN:
        return amount.value if amount else None
    unit = _unit_of(draft)
    without = re.sub(r"[$€£¥]", "", unit).strip()
    if amount.unit and unit and amount.unit not in {unit, without, *_SHORT.get(without, ())}:
        raise CannotDo(f"the figures of the slide are in {unit}: say this one in {unit}, too.")
    return amount.value if unit else amount.drawn


def _in_currency_of(old: str, new: str) -> str:
    """A figure with the currency of the one that it takes the place of, where it has none: 13M in the place of $12M."""
    usual = amount_of(old)
    candidates = (new, *(f"{one}{new}" for one in "$€£¥"), *(f"{new} {one}" for one in "$€£¥"))
    same = (one for one in candidates if usual and (amount := amount_of(one)) and amount.unit == usual.unit)
    return next(same, new)


_SHORT = {
    "millions": ("m", "M", "mn", "million"),
    "Millionen": ("m", "M", "mn", "Mio", "Mio.", "Million"),
    "billions": ("B", "bn", "billion"),
    "millones": ("m", "M", "mn", "millón"),
    "milliards": ("Md", "Mds", "bn", "milliard"),
    "Milliarden": ("B", "bn", "Mrd", "Mrd.", "Milliarde"),
}
"""How scales are said that charts write in words."""
_DRAWN = {"chart", "funnel", "waterfall"}
"""Slides that draw bare numbers, so that all have to be in one unit."""


def _unit_of(draft: Draft) -> str:
    """What the figures of a slide are in, by its subtitle, its first series or its first label; empty for nothing."""
    slide = draft.slide
    if (subtitle := slide.get("subtitle") or "").startswith(("in ", "en ")):
        return str(subtitle[3:])
    labels = [one.get("valueLabel") for one in slide.get("stages", ())]
    labels += [one.get("name") for one in slide.get("chart", {}).get("series", ())]
    amount = amount_of(f"1 {labels[0]}") if labels and labels[0] and draft.kind == "chart" else None
    if draft.kind == "funnel" and labels and labels[0]:
        amount = amount_of(labels[0])
    return amount.unit if amount else ""


def _in_series(words: str, new: str, draft: Draft) -> Draft | None:
    """A value of one series of several, by its category and its series in either order."""
    found = _OF.fullmatch(words)
    if found is None or draft.kind != "chart":
        return None
    one, other = (found.group("row") or found.group("what"), found.group("column") or found.group("owner"))
    for category, series in ((one, other), (other, one)):
        if (changed := _point(unquoted(category), unquoted(series), new, draft)) is not None:
            return changed
    return None


def _point(category: str, called: str, new: str, draft: Draft) -> Draft | None:
    chart = draft.slide["chart"]
    at = [number for number, one in enumerate(chart.get("categories", ())) if same_name(one, category)]
    number = number_in(new, draft)
    series = [index for index, one in enumerate(chart.get("series", ())) if same_name(one.get("name") or "", called)]
    if not at or not series or number is None:
        return None
    drawn = [dict(one) for one in chart["series"]]
    drawn[series[0]]["values"] = [
        number if index == at[0] else one for index, one in enumerate(drawn[series[0]]["values"])
    ]
    return draft.changing(chart={**chart, "series": drawn})


def chart_type(wish: str, draft: Draft) -> Draft | None:
    """As "As a line chart", "make it a pie", "horizontal bars"."""
    said = _CHART.fullmatch(wish)
    if said is None:
        return None
    kind = next(
        (name for name, words in _KINDS.items() if re.fullmatch(words, said.group("kind"), re.IGNORECASE)), None
    )
    if draft.kind == "funnel" and kind:
        draft = _as_chart(draft, "stages")
    elif draft.kind == "kpi-grid" and kind:
        draft = _as_chart(draft, "items")
    if draft.kind != "chart":
        raise CannotDo("the slide has no chart that could be drawn so: send a brief that says how it shall look.")
    chart = draft.slide["chart"]
    if kind is None or "series" not in chart:
        raise CannotDo("a chart can become bars, columns, a line, an area, a pie, a doughnut or a radar.")
    return _drawn_as(kind, said, draft)


def _drawn_as(kind: str, said: re.Match[str], draft: Draft) -> Draft:
    chart = draft.slide["chart"]
    values = [value for one in chart["series"] for value in one["values"] if value is not None]
    if kind in {"pie", "doughnut"} and (len(chart["series"]) > 1 or min(values, default=0) < 0):
        raise CannotDo("slices show the parts of one whole: there must be one series, and no value below nothing.")
    changed = {name: value for name, value in chart.items() if name not in {"barDirection", "barGrouping"}} | {
        "chartType": kind
    }
    way = (said.group("way") or "").casefold()
    word = said.group("kind").casefold()
    if kind == "bar":
        sideways = next((to for name, to in _SIDEWAYS.items() if way.startswith(name)), None)
        sideways = sideways or ("col" if word.startswith(("column", "s\u00e4ule")) else None)
        changed |= {"barDirection": sideways} if sideways else {}
        changed |= {"barGrouping": "stacked"} if way.startswith(("stacked", "gestapelt")) else {}
    return draft.changing(chart=changed)


def _as_chart(draft: Draft, field: str) -> Draft:
    """Figures of one unit as a chart. Raises CannotDo."""
    entries = draft.slide[field]
    said = [str(one.get("valueLabel") or one["value"]) for one in entries]
    numbers = [number_of(one) for one in said]
    units = {amount.unit if (amount := amount_of(one)) else "" for one in said}
    if None in numbers or len(units) > 1:
        raise CannotDo("the figures have different units, which one chart would compare.")
    unit = units.pop()
    slide = {name: value for name, value in draft.slide.items() if name != field}
    series = {"name": unit or slide["title"], "values": numbers}
    chart = {"chartType": "bar", "categories": [one["label"] for one in entries], "series": [series]}
    if unit and not slide.get("subtitle"):
        slide["subtitle"] = f"in {unit}"
    return draft.with_slide({**slide, "slideType": "chart", "chart": chart})
