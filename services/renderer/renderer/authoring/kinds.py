"""What a brief is that names no kind of slide, by what it lists."""

import re
from collections.abc import Sequence
from itertools import pairwise

from deck_domain.dates import is_date
from renderer.authoring.figure_grammar import LASTING
from renderer.authoring.planners.changes import are_changes
from renderer.authoring.planners.charts import are_bare, is_whole, series_by_dates, series_of
from renderer.authoring.planners.figures import (
    begins_with_sum,
    is_bridge,
    is_falling,
    is_narrowing,
    way_of,
    with_totals,
)
from renderer.authoring.planners.heat_map import is_rated, is_risk_table
from renderer.authoring.planners.lists import are_tasks, is_timed
from renderer.authoring.planners.options import rows_of_options, table_of_options
from renderer.authoring.planners.people import are_people
from renderer.authoring.planners.readings import Readings, readings_of, without_counted
from renderer.authoring.planners.states import is_of_states
from renderer.authoring.planners.sums import has_sum, is_of_prices
from renderer.authoring.planners.tables import is_barred
from renderer.authoring.planners.times import dated, dated_or_done, is_history, span_of
from renderer.authoring.planners.week import follow_each_other, is_day
from renderer.authoring.quantities import Figure, count_of, figure_in, figures_in, says_move
from renderer.authoring.sentences import (
    COUNTS_TWO,
    MOVED,
    SET_AGAINST,
    Brief,
    at_commas,
    listed,
    named,
    parted,
)
from renderer.authoring.two_measures import are_plotted

_FEWEST, _MOST_KPIS, _MOST_FIGURES = 3, 6, 8
GOES_ON = re.compile(r"^(?:but|while|whereas|yet|so|aber|während|doch|sondern|mais|pero)\b", re.IGNORECASE)
"""What goes on with a sentence is no item of a list."""
_CLAUSES = re.compile(
    r"^(?:if|when|unless|wenn|falls|sobald|si|quand|cuando|se)\s.*\d"
    r"|\d\S*\s(?:we|they|wir|sie|man|nous|on|ils)\s[^\W\d_]+.*\d",
    re.IGNORECASE,
)
"""What says on what a figure depends is a sentence: "at 1.00 we need 255 passengers"."""
_SINCE = re.compile(
    r"founded|since|opened|established|started|gegründet|seit|eröffnet|fondée?|depuis|ouverte?|fundad[oa]|"
    r"desde",
    re.IGNORECASE,
)
_INSTEAD = re.compile(r"(?:not|nicht|pas|no|non)\b", re.IGNORECASE)
"""What says of a figure what it is not: "6 days, not 21"."""
_REASONS = re.compile(
    r"(?:(?:[^\W\d_]+|\d) )?"
    r"(?:why|reasons?|warum|weshalb|wieso|gründe|pourquoi|raisons|por qué|razones|perché|motivi)\b",
    re.IGNORECASE,
)
_LONG_ITEM = 4
"""Words that a reason has more of, other than a name and its figure."""
_LEAST_SEEN = 0.02
"""The smallest bar that can be seen, as a share of the largest."""
_BY = re.compile(
    r"\b(?:by|per|je|pro|nach|par|por|door|według|ranking|top (?:\d+|three|four|five|six|seven|eight|ten|drei|"
    r"vier|fünf|zehn))\b|別|حسب|لكل"
    r"|\b(?:budget|spending|ausgaben|haushalt|dépenses|presupuesto|gastos)\b|[)\uff09]$",
    re.IGNORECASE,
)
_HOW = re.compile(
    r"how (?:we|our team|you) (?:select|choose|hire|recruit|onboard|handle|process|ship|produce|brew|bake|build|"
    r"develop|release|"
    r"deliver|decide|test|review|approve|order|plan|make|work|treat|check|repair|publish)\b(?!.*\b(?:better|faster|"
    r"cheaper|less|more)\b)|"
    r"wie wir [^:]{0,40}?(?:auswählen|einstellen|bearbeiten|herstellen|produzieren|liefern|entscheiden|prüfen|"
    r"testen|freigeben|"
    r"bestellen|planen|arbeiten|behandeln|reparieren|einarbeiten|versenden|entwickeln|bauen|backen|brauen)$|"
    r"comment nous (?:sélectionnons|choisissons|recrutons|traitons|fabriquons|livrons|décidons|travaillons|testons|"
    r"produisons)\b|"
    r"cómo (?:seleccionamos|elegimos|contratamos|tramitamos|fabricamos|entregamos|decidimos|trabajamos|producimos)\b",
    re.IGNORECASE,
)
"""How something is done, one step after the other; not what makes it better."""
_PEOPLE = re.compile(
    r"\b(?:board|\w*team|staff|committee|council|speakers?|jury|crew|members?|leads?|contacts?|panel|people|who|"
    r"vorstand|mannschaft|kollegium|ausschuss|beirat|referent\w*|ansprechpartner\w*|mitglieder|"
    r"comité|équipe|conseil|intervenant\w*|equipo|consejo|ponentes)\b",
    re.IGNORECASE,
)
_COUNTED_NAME = re.compile(r"([^\W\d_]{2,})\s(\d{1,3})\s(?=[^\W\d_]{2})")
_BELOW = re.compile(r" > (?!\d)")
"""Who stands above whom; before a figure it says that something is more."""
_ARROW = re.compile(r"\s(?:->|=>|→|>)\s")
_NUMBER = re.compile(r"(?<=[^\W\d_])\s\d{1,2}$")
"""A number at the end of a name, as of a wave or a phase, which is no figure."""
_IN_BRACKETS = re.compile(r"\s\([^()]*[^\W\d_]{2}[^()]*\)")
"""What is said beside an event, as how long it takes: "January: first aid (12 hours)"."""
_MEASURED_AT = re.compile(
    r"\d{1,2}[:.h]\d{2}\s(?!\d{1,2}[:.]\d{2})[-+\u2212]?\d[\d.,]*\s?(?:°\s?[CF]?|%|kW|bar|km/h|mm|l)"
)
"""What was measured at a time of the day, and nothing else: "06:00 12°"."""
_NUMBERED = re.compile(r"(\d{1,2})\s+[^\W\d_]")
_HOURS_FIRST = re.compile(
    r"(\d{1,2})\s?[-\u2013]\s?(\d{1,2})\s+(?!(?:h|hrs?|min\w*|std|hours?|days?|years?|stunden|tage|jahre|km|kg|m)\b)[^\W\d_]",
    re.IGNORECASE,
)
_COLON_BEFORE_WORD = re.compile(r"^[^:]{2,40}:\s(?:\S+\s){2}")
_LESS = re.compile(r"(?:minus|less|abzüglich|moins|menos|meno)\s", re.IGNORECASE)
_PHASE = re.compile(r"([^\W\d_]{2,})\s(\d{1,2})\s+(?:\([^()]*\)\s+)?[^\W\d_]")
"""A part by its number: "phase 1 tablets"."""
_COUNTS_TOO = re.compile(r"\s(?:and|und|et|y|e|en)\s[^\W\d_]+\s(?:\D+\s)?\d", re.IGNORECASE)
_NARROWS = re.compile(
    r"\b(?:hiring|recruit(?:ing|ment)|pipeline|conversions?|applicants?|leads|recrutement|selección|selezione)\b|"
    r"bewerb\w*|recruiting|vertrieb\w*|personalauswahl",
    re.IGNORECASE,
)
"""What fewer and fewer are left of, from step to step."""
_FIRST_YEAR, _LAST_YEAR = 1800, 2100
_LETTER = re.compile(r"[^\W\d_]")
_QUOTED = re.compile(
    r"^(?:\"[^\"]+\"|[“„][^“”„\"]+[”“\"]|«[^«»]+»|「[^」]+」)\s*"
    r"(?:(?:[-\u2013\u2014,]|by\b|von\b)\s*(?:[^.:;\n]|(?<=\d):(?=\d)|(?:(?<=Dr)|(?<=Mr)|(?<=Ms)|(?<=St)|(?<=Fr)|"
    r"(?<=Hr))\.){1,120}|[(\uff08][^()\uff08\uff09]{2,80}[)\uff09])?\.?$"
)


def kinds_of_items(brief: Brief) -> list[str]:
    """The kinds of slides that could show the items of a brief, the best first; none for items in words."""
    items = brief.items
    if kind := _kind_of_form(brief.rest) or ("quote" if _QUOTED.match(brief.head) and not brief.rest else ""):
        return [kind]
    if series_by_dates(brief):
        return ["bar"]
    if are_plotted(brief):
        return ["scatter"]
    if kind := "closing" if len(items) >= _FEWEST and are_tasks(items) else _kind_of_list(brief, items):
        return [kind]
    return ["line"] if len(items) > _FEWEST and are_bare(items) else _kinds_of_figures(brief)


def _kind_of_list(brief: Brief, items: Sequence[str]) -> str:
    """The kind of a list that says one thing of each: a state, a price, a time, a date, a step, a part of a sum."""
    kind = ""
    if is_of_states(brief.rest):
        kind = "states"
    elif is_rated(items):
        kind = "heat-map"
    elif is_of_prices(brief.head, items):
        kind = "prices"
    elif _PEOPLE.search(brief.head) and are_people(items):
        kind = "team"
    elif len(items) > 1 and all(map(is_timed, items)):
        kind = "line" if len(items) >= _FEWEST and all(map(_MEASURED_AT.fullmatch, items)) else "agenda"
    elif len(items) >= _FEWEST and are_events(items):
        lasting = sum("end" in span_of(dated(item)[1]) for item in items)
        kind = "gantt" if lasting > len(items) / 2 else "timeline"
    elif is_history(items):
        kind = "timeline"
    elif is_bridge(with_totals(brief)):
        kind = "waterfall"
    elif has_sum(items):
        kind = "sums"
    elif len(items) >= _FEWEST and _HOW.match(brief.head) and not _kinds_of_figures(brief):
        kind = "process"
    elif is_narrowing(brief.head, items) or (
        _NARROWS.search(brief.head) and len(items) >= _FEWEST and is_falling(items) and not begins_with_sum(items)
    ):
        kind = "funnel"
    return kind


def are_events(items: Sequence[str]) -> bool:
    """Whether each item says what happened and when, or that it is done; a few may also say how much."""
    if sum(bool(dated(item)[1]) for item in items) < len(items) // 2 + 1:
        return False
    told = [dated_or_done(item) for item in items]
    counted = sum(bool(figures_in(_NUMBER.sub("", _IN_BRACKETS.sub("", label)))) for label, _ in told)
    return counted <= len(items) // _FEWEST and all(_LETTER.search(label) and date for label, date in told)


def _kind_of_form(text: str) -> str:
    """The kind of a text that is one by how it is written: in quotation marks, with arrows, in rows; empty for none."""
    are_quotes = len(said := listed(text)) > 1 and all(map(_QUOTED.match, said))
    if are_quotes or _QUOTED.match(text):
        return "quotes" if are_quotes else "quote"
    if lists := series_of(text):
        labels = [figure.label for figure in next(iter(lists.values())).figures]
        return "line" if all(map(is_date, labels)) else "bar"
    if rows_of_options(text) or table_of_options(text):
        return "compare"
    if len(parted(text)) > 1 and all(_BELOW.search(part) for part in parted(text)):
        return "org-chart"
    if len(parted(text)) == 1 and len(_ARROW.findall(text)) > 1 and not are_changes(listed(text)):
        return "funnel" if is_falling(way_of(text)) else "process"
    return ("heat-map" if is_risk_table(text) else "table") if is_barred(text) else ""


def _kinds_of_figures(brief: Brief) -> list[str]:
    """A chart where all have figures of one measure, else figures side by side; none where one has none, or several.

    A year is a date and no figure: bars as high as years show nothing. Bare figures are compared where the head says
    what they are sorted by.
    """
    items = brief.items
    figures = [figure for item in items if (figure := figure_in(item)) and figure.label and _counts(figure)]
    if any(len(at_commas(item)) > _FEWEST - 1 for item in items) or _say_several_things(items):
        return []
    if (
        are_numbered(items)
        or _only_count_names(items)
        or any(named(item)[0].endswith("?") for item in items)
        or any(_COLON_BEFORE_WORD.search(figure.label) for figure in figures)  # "Option A: 3 more stores for 900k"
        or _go_on(items)
        or any(map(_CLAUSES.search, items))
        or _are_reasons(brief)
        or all(map(COUNTS_TWO.search, items))
        or any(_COUNTS_TOO.search(figure.label) for figure in figures)  # "costs 890 € and makes 40 cups a day"
    ):
        return []
    if (
        len(figures) < len(items)
        or len(items) < 2
        or _follow_by_hour(items)
        or sum(count_of(item) > 1 for item in items) > (len(items) > 2)
    ):
        return []
    alike = readings_of(items)
    if alike:
        figures = list(without_counted(items, alike).figures)
    labels = [figure.label for figure in figures]
    side_by_side = "kpi-grid" if len(items) <= _MOST_FIGURES else "table"
    if alike and len(items) >= _FEWEST and all(is_date(label) or is_timed(label) or is_day(label) for label in labels):
        return ["bar" if all(map(is_day, labels)) and not follow_each_other(labels) else "line"]
    if alike and is_whole(alike):
        are_spans = sum(map(_has_figure, labels)) * 2 > len(labels)  # which have an order: "1-2 h", "2-4 h"
        return ["bar" if are_spans else "pie"]
    is_drawn = (
        alike
        and not any(figure.note for figure in figures)  # for which bars have no room
        and not any(_LESS.match(figure.label) for figure in figures)  # whose bar would stand as if it were more
        and (alike.unit.strip("%") or len(items) > _MOST_KPIS or _BY.search(brief.head) or _is_ranked(items, alike))
        and min(map(abs, alike.values)) >= _LEAST_SEEN * max(map(abs, alike.values))
    )
    return ["bar", side_by_side] if is_drawn else [side_by_side]


def _go_on(items: Sequence[str]) -> bool:
    """Whether an item goes on with a sentence; "So 380" does not where all are of days, as German shortens Sunday."""
    return any(map(GOES_ON.match, items)) and not all(is_day(item.partition(" ")[0]) for item in items)


def are_numbered(items: Sequence[str]) -> bool:
    """Whether the figures of a list only count its items: "1 chaotic, 2 repeatable, 3 defined, 4 managed"."""
    phases = [found for item in items if (found := _PHASE.match(item))]
    if len(phases) == len(items) and len({found[1].casefold() for found in phases}) == 1:
        return len(items) > 1 and [int(found[2]) for found in phases] == list(range(1, len(items) + 1))
    numbers = [int(found[1]) for item in items if (found := _NUMBERED.match(item))]
    return len(items) > _FEWEST and numbers == list(range(1, len(items) + 1))


def _follow_by_hour(items: Sequence[str]) -> bool:
    """Whether items begin with hours of which each goes on where the one before it ends: "9-11 quiet, 11-14 lunch"."""
    hours = [(int(one[1]), int(one[2])) for item in items if (one := _HOURS_FIRST.match(item))]
    return len(hours) > 1 and all(one[1] == other[0] for one, other in pairwise(hours))


def _only_count_names(items: Sequence[str]) -> bool:
    """Whether names of one word have numbers, and one has no figure besides: "line 4 stopped twice, line 5 ran"."""
    found = [_COUNTED_NAME.match(item) for item in items]
    words = {one[1].casefold() for one in found if one}
    are_names = all(found) and len(words) == 1 and len({one[2] for one in found if one}) == len(items)
    return are_names and any(one and not figures_in(item[one.end() :]) for one, item in zip(found, items, strict=True))


def _say_several_things(items: Sequence[str]) -> bool:
    """Whether each item has a name and a list ("Rent: 3 € a day, 5 years"), and does not say how a figure moved."""
    lists = [at_commas(named(item)[1]) if named(item)[0] else [] for item in items]
    is_list = all(len(one) > 1 and not MOVED.match(one[1].strip()) for one in lists)
    has_figures = is_list and any(figures_in(clause) for one in lists for clause in one[1:])
    has_figures |= any(map(_counts_twice, items))
    return has_figures or 0 < sum(map(says_move, items)) < len(items)  # "revenue up 4 % to 9 M€, costs 3 % to 7 M€"


def _counts_twice(item: str) -> bool:
    """Whether an item counts two things: "Anna has 3 shops, 12 staff"."""
    first, *others = at_commas(item)
    are_two = bool(others) and all(map(figures_in, (first, *others)))
    is_beside = any(words.match(others[0].strip()) for words in (MOVED, _INSTEAD, SET_AGAINST)) if others else False
    return are_two and not is_beside


def _are_reasons(brief: Brief) -> bool:
    """Whether a list says why, in clauses that are read as they are said: "rents are 30 % lower than in Paris"."""
    clauses = [item for item in brief.items if len(item.split()) > _LONG_ITEM and not named(item)[0]]
    return bool(clauses) and _REASONS.match(brief.head) is not None


def _is_ranked(items: Sequence[str], found: Readings) -> bool:
    """Whether bare figures behind their names go down from the first to the last: they count one thing by its kinds."""
    are_behind = all(re.search(r"[a-zß-ÿ\u3041-\u9fff]\W*[\s(]\d[\d.,]*\)?$", item) for item in items)
    is_falling = all(one > other for one, other in pairwise(found.values))
    return len(items) > _FEWEST and are_behind and is_falling and not found.unit


def _has_figure(label: str) -> bool:
    return any(map(str.isdigit, label))


def _counts(figure: Figure) -> bool:
    """Whether a figure says how much, or since when: "founded 1931" is told beside what is counted."""
    return not _is_year(figure.value) or _SINCE.fullmatch(figure.label) is not None


def _is_year(figure: str) -> bool:
    """Whether a figure is a date, as years of our time are: 2900 tonnes are not, nor are hours and minutes."""
    if re.fullmatch(LASTING, figure):
        return False
    return is_date(figure) and not (figure.isdigit() and not _FIRST_YEAR <= int(figure) <= _LAST_YEAR)
