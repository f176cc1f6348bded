"""Lists of who does each thing, or brings it, behind a dash: "tickets - Lena, food - Omar; dates: fair 4 July"."""

import re

from renderer.authoring.planners.times import dated
from renderer.authoring.sentences import at_commas, named, parted

_PARTY = re.compile(
    r"^(?P<head>[^\n,:.!?\u2013-]{3,50}?)(?:!{1,3}|:)\s*(?:[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?\s*)*"
    r"(?P<list>[^\n:;!?]+)$"
)
_WITH_WHOM = re.compile(r"^(?P<name>[a-zß-ÿ][^\u2013\u2014,]{1,40}?)\s[-\u2013\u2014]\s(?P<said>[^\d].*)$")
_WHOSE = re.compile(
    r"^(?P<name>[^\W\d_][^\u2013\u2014,:]{1,40}?)\s[-\u2013\u2014]\s"
    r"(?P<who>[A-ZÀ-Þ][\w'.]+(?:\s(?:[A-ZÀ-Þ][\w'.]+|and|und|et|y|e|&)){0,4})$"
)
_DATES = re.compile(
    r"dates?|when|termine?|wann|daten|quand|fechas?|cuándo|quando|date limite|deadlines?|fristen|data|terminy",
    re.IGNORECASE,
)
"""What a list of dates is called, which each of them says by itself."""
_LONGEST, _FEWEST, _FEWEST_OWNERS = 2_000, 3, 2


def with_whom(text: str) -> str:
    """A text whose list says who brings or does each thing, behind a dash: "Party! cake - Anna, juice - Ben"."""
    if len(text) > _LONGEST:
        return text
    found = _PARTY.match(text.strip())
    told = [_WITH_WHOM.match(one.strip()) for one in at_commas(found["list"].rstrip("."))] if found else []
    if found is None or len(told) < _FEWEST or not all(told):
        return _with_owners_and_dates(text)
    return f"{found['head']}: " + "; ".join(f"{one['name']}: {one['said']}" for one in told if one)


def _with_owners_and_dates(text: str) -> str:
    """A text that lists owners behind dashes in one part and dates in another, as tasks with the one or the other."""
    first, *others = (parted(text) if "\n" not in text.strip() else []) or [""]
    head, said = named(first)
    owners = [_WHOSE.match(one.strip()) for one in at_commas(said)]
    steps = [f"{one['name']} ({one['who']})" for one in owners if one]
    for name, listing in map(named, others):
        dates = [dated(one) for one in at_commas(listing.rstrip("."))]
        if not _DATES.fullmatch(name) or not all(label and date for label, date in dates):
            return text
        steps += [f"{label} ({date})" for label, date in dates]
    if len(owners) < _FEWEST_OWNERS or not all(owners) or not others:
        return text
    return "\n- ".join([head, *steps]).strip()
