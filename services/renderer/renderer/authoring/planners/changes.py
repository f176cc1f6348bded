"""Slides of a change: what was and what is, "from 14 days to 5", "vorher 6 Tage, nachher 2 Tage"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from deck_domain.dates import is_date
from renderer.authoring import headlines
from renderer.authoring.amounts import amount_of
from renderer.authoring.figure_grammar import SINGLE
from renderer.authoring.planners.asked import Asked, Json, Planned
from renderer.authoring.planners.week import is_day
from renderer.authoring.quantities import capitalised, figure_in
from renderer.authoring.sentences import listed, sentences

_WENT = (
    r"passée?s?|baissé|augmenté|monté|chuté|diminué|réduite?s?|réduire|pasado|pasaron|pasó|bajado|bajaron|bajó|"
    r"subido|subieron|"
    r"subió|crecido|crecieron|creció|aumentado|aumentó|reducido|redujo|reducir|caído|cayó|"
    r"passat[oaie]|aumentat[oaie]|cresciut[oaie]|sces[oaie]|diminuit[oaie]|ridott[oaie]|salit[oaie]|"
    r"passou|passaram|cresceu|cresceram|caiu|caíram|subiu|aumentou|reduziu|"
    r"wzrosł[aoy]?|wzrósł|spadł[aoy]?|zmalał[aoy]?|steeg|stegen|daalde|daalden|groeide|groeiden"
)
"""Verbs of changes in French, Spanish, Italian, Portuguese, Polish and Dutch; without one "de 9 à 12" is a time."""
_FROM_TO = re.compile(
    rf"(?:(?i:\b(?:from|von)\s+)(?P<a>{SINGLE})(?P<aw>[^,;:]{{0,40}}?)\s+(?i:to|auf|zu|nach|bis)\s+(?P<b>{SINGLE})"
    rf"|(?i:\b(?:est |sont |a |ont |ha |han |è |sono )?(?:{_WENT})\s+(?:del?|da|dal|z|ze|"
    rf"van)\s+)(?P<e>{SINGLE})(?P<ew>[^,;:]{{0,40}}?)\s+"
    rf"(?:à|al?|para|do|naar|tot)\s+(?P<f>{SINGLE})"
    rf"|(?:(?:ارتفع|انخفض|زاد|تراجع|نما|تحسن|ازداد|هبط|"
    rf"قفز)ت? (?P<gs>[^\d,;:،]{{0,60}}?)\s?من\s+)(?P<g>{SINGLE})(?P<gw>[^,;:،]{{0,40}}?)"
    rf"\s+(?:إلى|الى)\s+(?P<h>{SINGLE})"
    rf"|(?P<c>{SINGLE})(?P<cw>[^,;:]{{0,40}}?)\s*(?:->|→|=>|から|←|\s(?:became|becomes|wurden?|"
    rf"werden)(?:\s+zu)?\s)\s*(?P<d>{SINGLE}))"
)
_STATES = re.compile(r"^(?:from|von)\s+(\D{2,40}?)\s+(?:to|zu[rm]?|nach|auf)\s+(\D{2,40})$", re.IGNORECASE)
_BEFORE = (
    r"before|vorher|previously|früher|bisher|today|heute|as[- ]is|ist(?=\s*:)|以前|従来|変更前|導入前|قبل|سابقا|"
    r"where we (?:are|stand)(?: now| today)?|wo wir (?:heute )?stehen|"
    r"(?:current(?: state| situation)?|status quo|ist-zustand)(?=\s*[:(])"
)
_NOW = (
    r"after(?:wards)?|nachher|now|jetzt|künftig|in future|tomorrow|morgen|to[- ]be|soll(?=\s*:)|"
    r"今後|変更後|導入後|بعد|الآن|where we (?:want|need|would like) to (?:be|go|get)|wo wir hin ?wollen|"
    r"(?:(?:target|future)(?: state| situation)?|goal|vision|soll-zustand)(?=\s*[:(])"
)
_SIDES = re.compile(
    rf"^(?P<subject>.*?)(?<!\w)(?P<was>{_BEFORE})(?!\w)[:\uff1a\s]\s*(?P<a>.+?)[\s,;.、。،]+(?:and |und )?"
    rf"(?<!\w)(?P<now>{_NOW})(?!\w)[:\uff1a\s]\s*(?P<b>.+?)$",
    re.IGNORECASE | re.DOTALL,
)
_NAMED_BEFORE = (
    rf"{_BEFORE}|then(?=\s*:[^:]*\b(?:now|today)\s*:)|in the past|until now|bislang|damals|gestern|"
    r"avant|auparavant|hier(?=\s:)|jusqu'ici|antes|prima|finora|até agora|hasta ahora|"
    r"vroeger|eerder|voorheen|tot nu toe|przedtem|wcześniej|kiedyś|dotychczas|önce|eskiden|"
    r"これまで|今まで|之前|从前|以往|이전|과거|في السابق|سابقًا"
)
_NAMED_NOW = (
    rf"{_NOW}|today|from now on|heute|danach|ab (?:jetzt|sofort)|après|ensuite|maintenant|aujourd['\u2019]hui|"
    r"désormais|después|ahora|hoy|dopo|ora|adesso|oggi|d'ora in poi|depois|agora|hoje|nu|voortaan|daarna|vandaag|"
    r"teraz|obecnie|potem|sonra|şimdi|bugün|現在|これから|今|现在|之后|如今|현재|지금|이후|حاليًا|حاليا|اليوم"
)
_SIDES_BY_NAME = re.compile(
    rf"^(?P<subject>.*?)(?<!\w)(?P<was>{_NAMED_BEFORE})\s*(?:[:\uff1a]\s*|(?=[(\uff08]))(?P<a>.+?)"
    r"[\s,;.、。،]+(?:and |und )?"
    rf"(?<!\w)(?P<now>{_NAMED_NOW})\s*(?:[:\uff1a]\s*|(?=[(\uff08]))(?P<b>.+?)$",
    re.IGNORECASE | re.DOTALL,
)
"""Sides that both have a colon, or brackets: "before: invoices after 90 days. Now: on day 1"."""
_SIDES_OF = re.compile(
    r"^(?P<subject>(?:[^:]{2,80}[:.\n][\s-]*)?)(?P<was>before|vor|avant|antes d(?:e la|e los|e|el|a|o)|"
    r"prima d\w+)\s(?P<what>[^:\d,;.\n]{2,50}):\s*(?P<a>.+?)[\s,;.-]+"
    r"(?P<now>after(?:wards)?|since(?: then)?|nachher|nach|danach|seitdem|après|después|dopo|depois)"
    r"(?:\s[^:\d,;.\n]{2,50})?:\s*(?P<b>.+)$",
    re.IGNORECASE | re.DOTALL,
)
"""The same with what came between them: "Before the new rota: 14 agency shifts. After: 5"."""
_OLD_AND_NEW = re.compile(
    r"^(?P<was>(?:the |our |der |die |das )?(?:old|alte[rs]?|bisherige[rs]?) (?P<what>[\w-]+))"
    r"(?:\s*:|\s+(?:takes?|took|has|had|needs?|"
    r"needed|hat|hatte|braucht|brauchte))\s+(?P<a>[^\n]+?)[.;,\n]\s*(?:and |und |while |während )?"
    r"(?P<now>(?:the |our |der |die |das )?(?:new|neue[rs]?) (?P=what))"
    r"(?:\s*:|\s+(?:takes?|has|needs?|will \w+|hat|braucht))\s+(?P<b>[^\n]+)$",
    re.IGNORECASE,
)
_THEN_AND_NOW = re.compile(
    r"^(?P<was>(?:\w+ (?:years?|months?) ago|in (?:19|20)\d\d|last year|vor \w+ (?:Jahren?|Monaten?)|(?:19|20)\d\d|"
    r"letztes Jahr|"
    r"il y a \w+ (?:ans?|mois)|hace \w+ (?:años?|meses))),?\s+"
    r"(?:(?:we|it|they|there) (?:had|were|was)|hatten wir|waren es|wir hatten|nous avions|on avait|"
    r"teníamos)\s+(?P<a>[^.;]*\d[^.;]*)"
    r"[.;]\s+(?:and )?(?P<now>now|today|(?:in )?(?:19|20)\d\d|this year|heute|jetzt|aujourd'hui|maintenant|hoy|"
    r"ahora),?\s+"
    r"(?:(?:we|it|they|there) (?:have|are|is|'ve)|haben wir|sind es|wir haben|nous avons|on a|tenemos)\s+"
    r"(?P<b>[^.;]*\d[^.;]*)\.?$",
    re.IGNORECASE,
)
"""What there was and what there is, in two sentences: "Two years ago we had 3 shops. Now we have 9 shops"."""
_INSTEAD = (
    r"(?:(?:is |was |are |were )?(?:up|down) from|instead of|davor|vorher|zuvor|statt|gegenüber|previously|before that|"
    r"(?:contre|avant)|(?:antes|frente a)|(?:contro|rispetto a|prima)|(?:contra|antes)|tegenover|eerder)"
)
_AGAINST = re.compile(
    rf"^(?P<subject>[^\d,;:$€£][^,;:$€£]{{1,60}}?):?\s(?P<b>{SINGLE})(?P<counted>\s[^\W\d_][^\d,;:]{{1,30}})?"
    rf"(?:,?\s|\s?\()(?P<was>{_INSTEAD})\s(?P<a>{SINGLE})(?P<aw>\s[^,;.:\d()]{{2,40}})?\)?\.?$",
    re.IGNORECASE,
)
"""What a figure is, and what it was: "Last year 1,840 visitors, up from 1,520", "Umsatz 12.340 €, davor 11.870 €"."""
_TODAY = re.compile(
    r"(?:today|now|currently|heute|jetzt|derzeit|aktuell|aujourd'hui|maintenant|hoy|ahora|oggi|adesso|hoje|agora|"
    r"vandaag|nu|dziś|dzisiaj|obecnie|bugün|現在|今|اليوم|الآن)",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"(?:planned|target|goal|ziel|geplant|objectif|objetivo|obiettivo)(?: .+)?|"
    r"(?:(?:in|im|by|bis|until|from|ab|en|nel|em|w|do|d'ici|para|entro|até) )?(?P<date>\S+(?: \d{4})?)",
    re.IGNORECASE,
)
"""When a figure is another one than today: "in 2030", "by June"."""
_BRACKETED = re.compile(r"^[(\uff08]([^()\uff08\uff09]*)[)\uff09]$")
_VERBS = re.compile(
    r"\s+(?:(?:will|shall|should|must|to|has|have|soll|sollen|wird|werden|muss)\s+)?"
    r"(?:gr[eo]ws?|grown|r[io]ses?|risen|f[ae]lls?|fallen|goe?s?|went|gone|drop(?:s|ped)?|climb(?:s|ed)?|"
    r"(?:in|de)creas(?:es?|ed)|improv(?:es?|ed)|is|are|be|was|were|move[sd]?|sank|stieg|stiegen|fiel|fielen|wuchs|wuchsen|"
    r"sanken|ging|sinkt|sinken|steigt|steigen|wächst|wachsen|fällt|fallen|ist|sind|wurde)(?:\s+(?:up|down))?$",
    re.IGNORECASE,
)
_CONJUNCTION = re.compile(r"、|;\s+|(?:^|[\s,]+)(?:while|whereas|and|but|während|und|aber)\s+", re.IGNORECASE)
_JOINT = re.compile(
    r"^(?:we )?(?:(?:cut|reduc|rais|increas|lower|shorten|improv|lift|boost|halv|doubl)(?:ing|ed|e)?|cutting|"
    r"(?:(?:senkung|reduzierung|steigerung|verkürzung|erhöhung|verbesserung|verringerung) (?:der|des|von)))"
    r"\s+(?:the\s+)?|"
    r"^(?:the number of|die zahl der)\s+",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\s+(?:by|until|bis|d'ici|entro|até|para|tot|do)\s+(?:(?:the end of|end of|Ende|zum|fine|fin)\s+)?"
    r"(?P<date>\S+?(?:\s\d{4})?)(?=[\s.,;:)]|$)",
    re.IGNORECASE,
)
"""When a figure shall be what it becomes: "from 9 % to 4 % by 2027"."""
_OF_DATE = re.compile(r"^([^\W\d_].*?)\s+(?:in|im|en|em|nel|w)\s+(\S+(?:\s\d{4})?)$", re.IGNORECASE)
"""What is counted, and when: "shops in 2019" of "from 3 shops in 2019 to 11"."""
_ARROW = re.compile(r"\s*(?:->|=>|→)\s*")
_GOES_ON = re.compile(rf"(?:,|\band|\bund)\s+(?:(?:and|und|then|dann|to|auf)\s+)*{SINGLE}\s+(?:in|im)\s+\w")
_FIRST = re.compile(SINGLE)
_CHANGED_EAST = re.compile(
    r"短縮|減|増|改善|下が|上が|伸び|向上|低下|縮|削減|上昇|下落|なりました|なった|変わ|変更|へ|→"
)
_SIDES_OF_CHANGE = 2
_MOST_CHANGES, _MOST_POINTS, _LONG, _LONGEST = 6, 8, 200, 2_000
_DATE, _DATE_ROOM, _LAST_HOUR = 3, 80, 24
"""Words that a date has at the most, the characters in which they stand, and the last of the hours of a day."""


@dataclass(frozen=True, slots=True)
class _Change:
    """A figure that became another one; `was` and `now` are their dates, or what they count."""

    subject: str
    before: str
    after: str
    was: str
    now: str


def before_after(asked: Asked) -> Planned | None:
    """What was and what is, of a brief that says both; None for one that says no change."""
    return (
        _of_sides(asked)
        or _with_others(asked)
        or _of_figures(asked)
        or _of_two_times(asked)
        or _of_states(asked)
        or _of_one_figure(asked)
    )


def _of_sides(asked: Asked) -> Planned | None:
    text = _said(asked)
    found = (
        (
            _OLD_AND_NEW.match(text)
            or _THEN_AND_NOW.match(text.strip())
            or _SIDES_OF.match(text)
            or _SIDES_BY_NAME.match(text)
            or _SIDES.match(text)
        )
        if len(text) <= _LONGEST
        else None
    )
    if found is None:
        return None
    last, *behind = sentences(found["b"]) if has_sides(text) else [found["b"]]
    before, after = (listed(_BRACKETED.sub(r"\1", side.strip(" .。"))) for side in (found["a"], last))
    if max(len(before), len(after)) > _MOST_POINTS:
        return None
    if not before or not after:
        return None
    subject = found.groupdict().get("subject", "").strip(" :\uff1a,;.-\n")
    if all(found[name].casefold() in subject.casefold() for name in ("was", "now")):
        subject = ""  # a head that was made of the names of both sides
    subject = subject or found.groupdict().get("what", "") * (found.re is _SIDES_OF)
    title = capitalised(
        f"{subject}: {before[0]} → {after[0]}" if subject and len(before) == len(after) == 1 else subject
    )
    slide: Json = {"slideType": "before-after", "title": title or headlines.change([before[0], after[0]])}
    slide |= {"before": _side(found["was"], before), "after": _side(found["now"], after)}
    return (slide | {"insight": " ".join(behind)} if behind else slide), []


def has_sides(text: str) -> bool:
    """Whether a brief says what was and what is, each by its name: "Today: 3 inboxes. Target: one queue"."""
    return len(text) <= _LONGEST and any(one.match(text.strip()) for one in (_SIDES_BY_NAME, _SIDES_OF))


def is_old_and_new(text: str) -> bool:
    """Whether a brief tells the old from the new: "Old process: 9 steps. New process: 4 steps"."""
    is_short = len(text) <= _LONGEST
    return is_short and (_OLD_AND_NEW.match(text.strip()) or _THEN_AND_NOW.match(text.strip())) is not None


def _said(asked: Asked) -> str:
    """The brief without "before and after:"; a "before:" alone begins what is said."""
    text = asked.text.strip()
    return text.removeprefix(asked.word).lstrip(" :\uff1a") if len(re.findall(r"\w+", asked.word)) > 1 else text


def _side(name: str, said: list[str]) -> Json:
    """One side: its only figure large, or its points."""
    only = _FIRST.match(said[0]) if len(said) == 1 else None
    if only:
        rest = capitalised(said[0][only.end() :].strip())
        return {"label": capitalised(name), "figure": only.group()} | ({"points": [rest]} if rest else {})
    return {"label": capitalised(name), "points": [capitalised(one) for one in said]}


def _of_figures(asked: Asked) -> Planned | None:
    """Of one figure the two sides, of several one key figure each."""
    first, *others = sentences(_said(asked)) or [""]
    is_list = asked.title and len(asked.brief.items) > 1 and all(map(_ARROW.search, asked.brief.items))
    if is_list:
        first, *others = sentences(asked.brief.rest)
    changes = _changes(first)
    is_way = any(len(_ARROW.findall(item)) > 1 for item in listed(first))
    if is_way or (len(changes) == 1 and _GOES_ON.search(first)):
        return None  # stations of a way, or a figure at more times than two
    told = [figure for item in asked.brief.items if (figure := figure_in(item)) and figure.label]
    fewest = 1 if ";" in asked.brief.rest else _SIDES_OF_CHANGE
    if asked.brief.rest and len(told) == len(asked.brief.items) > max(len(changes), fewest):
        return None  # a list of figures, some of which became others
    is_one_of_list = asked.brief.rest and len(listed(first)) > _SIDES_OF_CHANGE > len(changes)
    if not changes or is_one_of_list or sum(map(len, others)) > _LONG or len(changes) > _MOST_CHANGES:
        return None
    title = capitalised(first.rstrip(".。"))
    if len(changes) > 1 and _ARROW.search(first):  # a list, and no sentence
        title = asked.title if is_list else headlines.enumerated([_ARROW.sub(" → ", item) for item in listed(first)])
    said: Json = {"title": title} | ({"insight": " ".join(others)} if others else {})
    if len(changes) > 1:
        items = [
            {"label": one.subject or capitalised(one.was), "value": f"{one.before} → {one.after}"}
            for one in changes
            if one.subject or one.was
        ]
        return ({"slideType": "kpi-grid", **said, "items": items}, []) if len(items) == len(changes) else None
    (one,) = changes
    names = [capitalised(name) or one.subject for name in (one.was, one.now)]
    if not all(names):
        names = [name or names[0] or names[1] for name in names]
    if not all(names):
        return None
    before, after = {"label": names[0], "figure": one.before}, {"label": names[1], "figure": one.after}
    return {"slideType": "before-after", **said, "before": before, "after": after}, []


def are_changes(items: Sequence[str]) -> bool:
    """Whether most items are figures that became others, and the rest figures that did not."""
    changed = [item for item in items if _ARROW.search(item)]
    if not _SIDES_OF_CHANGE <= len(changed) <= len(items) <= _MOST_CHANGES or len(changed) * 2 <= len(items):
        return False
    are_single = all(len(_ARROW.findall(item)) == 1 and len(_changes(item)) == 1 for item in changed)
    others = [figure_in(item) for item in items if item not in changed]
    return are_single and all(one and one.label for one in others)


def _with_others(asked: Asked) -> Planned | None:
    """Figures that became others beside some that did not: "coffee 2.80 -> 3.00, tea 2.50 (unchanged)"."""
    if not asked.title or not are_changes(asked.brief.items) or all(map(_ARROW.search, asked.brief.items)):
        return None
    return {"slideType": "kpi-grid", "title": asked.title, "items": list(map(_changed, asked.brief.items))}, []


def _changed(item: str) -> Json:
    """A key figure that became another one, or stayed."""
    for one in _changes(item) if _ARROW.search(item) else []:
        return {"label": one.subject or capitalised(one.was), "value": f"{one.before} \u2192 {one.after}"}
    figure = figure_in(item)
    if figure is None:
        return {"label": capitalised(item)}
    return {"label": figure.label, "value": figure.value} | ({"sublabel": figure.note} if figure.note else {})


def _of_two_times(asked: Asked) -> Planned | None:
    """One figure today, and at another time: "Solar share: 12 % today, 45 % in 2030"."""
    items = asked.brief.items
    figures = [figure for item in items if (figure := figure_in(item)) and figure.label and not figure.note]
    amounts = [amount_of(figure.value) for figure in figures]
    if len(items) != len(figures) or len(figures) != _SIDES_OF_CHANGE or not asked.title or not all(amounts):
        return None
    is_today = [_TODAY.fullmatch(figure.label) is not None for figure in figures]
    then = next((figure.label for figure, today in zip(figures, is_today, strict=True) if not today), "")
    found = _THEN.fullmatch(then)
    if sum(is_today) != 1 or not found or not (found["date"] is None or is_date(found["date"])):
        return None
    one, other = figures
    if (first := amounts[0]) and (last := amounts[1]) and first.measure != last.measure and first.unit:
        return None
    before = _in_unit_of(other.value, one.value)
    sides: Json = {
        "before": {"label": one.label, "figure": before},
        "after": {"label": other.label, "figure": other.value},
    }
    return {"slideType": "before-after", "title": asked.title} | sides, []


def _changes(text: str) -> list[_Change]:
    """The changes of a sentence, each with what it is about."""
    found, begin, is_changed = [], 0, bool(_CHANGED_EAST.search(text))
    for match in _FROM_TO.finditer(text):
        before, after = (next(filter(None, map(match.__getitem__, names))) for names in ("aceg", "bdfh"))
        between = next(filter(None, map(match.__getitem__, ("aw", "cw", "ew", "gw"))), "").strip()
        beside = text[max(0, match.start() - _DATE_ROOM) : match.start()]
        if _are_hours(before, after, beside) or _is_eastern_span(match.group(), is_changed=is_changed):
            continue
        dates = re.match(r"\s+(?:(?:in|im|w|en|em|nel|في)\s+|\()([^\s()]+(?:\s\d{4})?)", text[match.end() :])
        was = re.sub(r"^(?:in|im|w|en|em|nel|في)\s+", "", between).strip("() ")
        is_dated = dates is not None and is_date(was) and is_date(dates[1])
        counted = of_date[1] if (of_date := _OF_DATE.match(was)) and is_date(of_date[2]) else ""
        if not is_dated and (is_date(before.strip()) or is_date(after.strip())):
            continue
        by = _BY.match(text, match.end())
        now = dates[1] if dates and is_dated else by[0].strip() if by and not was and is_date(by["date"]) else ""
        clause = _CONJUNCTION.split(text[begin : match.start()].strip(" ,;"))[-1]
        subject = _VERBS.sub("", _JOINT.sub("", clause).strip(" ,;")).rstrip("をはがも")
        found.append(
            _Change(
                capitalised(match["gs"] or subject),
                _in_unit_of(after.strip(), before.strip()),
                after.strip(),
                was,
                now or ("" if is_dated else counted or was),
            )
        )
        begin = match.end()
    return found


def _is_eastern_span(between: str, *, is_changed: bool) -> bool:
    """Whether a Japanese sentence says from when to when, and no change: "開所時間は14時から19時です"."""
    return "から" in between and ("時" in between or not is_changed)


def _are_hours(before: str, after: str, text: str) -> bool:
    """Whether two numbers behind a day are its hours: "off on 5 May from 8 to 16"."""
    words = text.split()
    is_day_before = any(is_date(" ".join(words[-count:])) for count in range(1, _DATE + 1))
    is_day_before |= bool(words) and is_day(words[-1])
    return is_day_before and all(one.strip().isdigit() and int(one) <= _LAST_HOUR for one in (before, after))


def _in_unit_of(after: str, before: str) -> str:
    """The first figure with the unit that both have and only the second says: "from 38 to 21 minutes"."""
    one, other = amount_of(before), amount_of(after)
    if one is None or other is None or one.unit or not other.unit or not after.endswith(other.unit):
        return before
    return before + after.removesuffix(other.unit)[len(after.removesuffix(other.unit).rstrip()) :] + other.unit


def _of_one_figure(asked: Asked) -> Planned | None:
    """What a figure was and what it is, in one clause, with what is said of it in sentences behind it."""
    first, *others = sentences(asked.text) or [""]
    found = _AGAINST.match(first) if len(first) <= _LONG and "\n" not in asked.text.strip() else None
    if found is None or sum(map(len, others)) > _LONG or len(others) > _SIDES_OF_CHANGE:
        return None
    one, other = amount_of(found["a"]), amount_of(found["b"])
    if one is None or other is None or (one.unit and one.measure != other.measure):
        return None
    before = (found["aw"] or "").strip()
    was = before or asked.in_words("Before", "Vorher", "以前", "قبل", "Avant", "Antes")
    counted = (found["counted"] or "").strip()
    sides: Json = {
        "before": {"label": capitalised(was), "figure": _in_unit_of(found["b"], found["a"])},
        "after": {"label": capitalised(found["subject"].strip()), "figure": found["b"]},
    }
    if counted:
        sides = {side: one | {"points": [capitalised(counted)]} for side, one in sides.items()}
    title = capitalised(first.rstrip(".。"))
    slide = {"slideType": "before-after", "title": title} | sides
    return (slide | {"insight": " ".join(others)} if others else slide), []


def _of_states(asked: Asked) -> Planned | None:
    """Two states without a figure: "From paper to app"."""
    found = _STATES.match(asked.text.strip().rstrip(".")) if asked.text.isprintable() else None
    if found is None:
        return None
    before, after = ({"label": capitalised(state.strip())} for state in found.groups())
    return {"slideType": "before-after", "title": capitalised(found.group()), "before": before, "after": after}, []
