"""Slides of states: what is done, under way or blocked, a row each, or a column for each state."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from renderer.authoring.planners.asked import Asked, Json, Planned, on_whole_page
from renderer.authoring.quantities import capitalised
from renderer.authoring.sentences import listed, named, parted

_STATES: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "done",
        (
            ("en", r"(?:all |mostly )?(?:done|completed?|finished|closed|shipped|delivered|released|signed off|live)"),
            ("de", r"erledigt|fertig(?:gestellt)?|abgeschlossen|geliefert|umgesetzt"),
            ("fr", r"terminée?s?|achevée?s?|livrée?s?|faite?s?"),
            ("es", r"terminad[oa]s?|completad[oa]s?|hech[oa]s?|acabad[oa]s?|entregad[oa]s?"),
            ("ja", r"完了|済み?|完成"),
            ("ar", r"مكتملة?|منجزة?|تمت?"),
            ("", r"completat[oaie]|finit[oaie]|fatt[oaie]|concluíd[oa]s?|feit[oa]s?|klaar|afgerond|gereed"),
            ("", r"zakończon[ya]|gotow[yae]|zrobion[ya]"),
        ),
    ),
    (
        "under way",
        (
            ("en", r"in progress|ongoing|under ?way|started|in review|in testing|in development|wip"),
            ("de", r"in arbeit|läuft|laufend|begonnen|in bearbeitung|in prüfung|im gange"),
            ("fr", r"en cours|commencée?s?"),
            ("es", r"en curso|en marcha|iniciad[oa]s?"),
            ("ja", r"進行中|対応中|作業中"),
            ("ar", r"قيد التنفيذ|جاري(?: العمل)?"),
            ("", r"in corso|em (?:andamento|curso)|bezig|lopend|in uitvoering|w (?:toku|trakcie)"),
        ),
    ),
    (
        "not begun",
        (
            ("en", r"not (?:yet )?(?:started|begun|done)|open|to ?do|pending|planned|outstanding"),
            ("de", r"nicht (?:begonnen|gestartet|angefangen)|offen|ausstehend|geplant"),
            ("fr", r"(?:pas|non) (?:encore )?commencée?s?|à faire|prévue?s?|en attente"),
            ("es", r"sin (?:empezar|iniciar)|no iniciad[oa]s?|pendientes?|por hacer"),
            ("ja", r"未着手|未開始|未対応"),
            ("ar", r"لم (?:يبدأ|تبدأ)(?: بعد)?"),
            ("", r"non (?:ancora )?iniziat[oa]|da fare|não iniciad[oa]s?|por fazer|(?:nog )?niet (?:gestart|begonnen)"),
            ("", r"nierozpoczęt[ya]|do zrobienia"),
        ),
    ),
    (
        "on track",
        (
            ("en", r"on (?:track|schedule|time|plan)|green"),
            ("de", r"im plan|auf kurs|grün"),
            ("fr", r"en bonne voie"),
            ("es", r"según lo previsto"),
            ("ja", r"順調"),
        ),
    ),
    (
        "at risk",
        (
            ("en", r"at risk|on hold|paused|amber|yellow"),
            ("de", r"gefährdet|in gefahr|pausiert|gelb"),
            ("fr", r"à risque"),
            ("es", r"en riesgo"),
            ("ja", r"要注意"),
            ("", r"a rischio|em risco|zagrożon[ya]"),
        ),
    ),
    (
        "late",
        (
            ("en", r"delayed|late|behind(?: schedule)?|blocked|overdue|stuck|off track|failed|cancell?ed|red"),
            ("de", r"verspätet|verzögert|blockiert|überfällig|gescheitert|abgesagt|rot"),
            ("fr", r"en retard|bloquée?s?|annulée?s?"),
            ("es", r"retrasad[oa]s?|bloquead[oa]s?|cancelad[oa]s?"),
            ("ja", r"遅延|遅れ|中止"),
            ("ar", r"متأخرة?|متوقفة?"),
            ("", r"in ritardo|bloccat[oa]|atrasad[oa]s?|vertraagd|geblokkeerd|opóźnion[ya]|zablokowan[ya]"),
        ),
    ),
)
"""States, each with the words for it by language; those of Italian, Portuguese, Dutch and Polish have none."""
_QUARTERS = {"done": 4, "under way": 2, "not begun": 0}
_SIGNALS = {"done": "good", "on track": "good", "at risk": "warn", "late": "bad"}
_STILL = r"(?:(?:still|now|currently|already|noch|derzeit|schon|bereits|toujours|encore|déjà|aún|todavía|ya)\s+)?"
_ANY = "|".join(words for _, told in _STATES for _, words in told)
_NAMED = tuple(
    (state, language, re.compile(rf"{_STILL}(?:{words})(?![^\W\d_])", re.IGNORECASE))
    for state, told in _STATES
    for language, words in told
)
_EITHER_WAY = re.compile(r"(?:open|closed|offen)(?![^\W\d_])", re.IGNORECASE)
"""What a task is, and also a shop."""
_IS = r"(?:(?:is|are|was|has been|ist|sind|wurde|est|sont|está|están|è|sono|são|jest)\s+)?"
_BEHIND = re.compile(
    rf"^(?P<name>[^:\uff1a]{{1,80}}?)(?:\s*[:\uff1a]\s*|\s+[-\u2013\u2014=]\s+|\s*\(|\s+|(?<=[\u3041-\u9fff])[はがも]?)"
    rf"{_IS}(?P<said>{_STILL}(?:{_ANY})(?![^\W\d_])(?P<rest>[^;\n]{{0,80}}))$",
    re.IGNORECASE,
)
"""A thing and its state, with what is said of that: "Backend: delayed by two weeks"."""
_REST = re.compile(
    r"^\)?$|^\s*[,(\u2013-]|^\s+(?:by|until|till|since|for|on|in|at|due|to|because|as|with|from|um|bis|seit|am|im|"
    r"wegen|"
    r"von|zu|depuis|jusqu|de|pour|le|hasta|desde|el|por|da|até|od|do|and|und|et|y|but|aber|mais|pero)\b|^\s*\d|"
    r"^\s+\S+$",
    re.IGNORECASE,
)
"""What may follow a state; anything else makes it a word of a sentence."""
_PRONOUN = re.compile(
    r"(?:i|we|you|they|he|she|it|this|that|ich|wir|sie|er|es|man|nous|on|vous|ils?|elles?|yo|nosotros|ellos|noi|nós)$",
    re.IGNORECASE,
)
"""Who tells a state of their own, in a sentence."""
_FEWEST, _MOST, _LONGEST = 2, 20, 2_000
_MOST_COLUMNS, _MOST_CARDS, _MOST_ROWS = 4, 8, 8
_SHORT_TITLE = 40
_WIDTH = 12
_COUNTED = {
    "en": "{} of {} {}",
    "de": "{} von {} {}",
    "fr": "{} sur {} {}",
    "es": "{} de {} {}",
    "ja": "{1}件中{0}件が{2}",
    "ar": "{} من {} {}",
}
"""How many of how many are so, by language; a fraction in the others."""


class _Item(NamedTuple):
    """A thing, what is said of its state, and which one that is."""

    name: str
    said: str
    state: str


def states_of(text: str) -> list[_Item]:
    """The things that a list tells the states of; none for lists of which an item tells no state."""
    items = listed(text) if len(text) <= _LONGEST else []
    found = [one for item in items if (one := _item(item))]
    if not _FEWEST <= len(found) == len(items) <= _MOST or len({one.name.casefold() for one in found}) < len(found):
        return []
    return found


def is_of_states(text: str) -> bool:
    """Whether a list tells the state of each thing, or the things of each state."""
    return bool(states_of(text) or _by_state(text))


def state_at_end(item: str) -> tuple[str, str]:
    """What an item says without its state, and that; the state is empty where it tells none."""
    found = _item(item)
    return (found.name, found.said) if found else (item, "")


def states(asked: Asked) -> Planned | None:
    """A table of things and their states, with a mark beside each; a column for each state where the brief has those.

    Circles fill up where all tells how far things are; lights show where something is late or at risk.
    """
    if found := states_of(asked.brief.rest):
        return _table(asked, found), []
    columns = _by_state(asked.brief.rest)
    things = [_Item(thing, name, _state(name)) for name, inside in columns for thing in inside]
    if not things:
        return None
    return (_table(asked, things) if len(things) <= _MOST_ROWS else _board(asked, columns)), []


def _table(asked: Asked, found: Sequence[_Item]) -> Json:
    is_progress = all(one.state in _QUARTERS for one in found)
    rows = [{"label": capitalised(one.name), "cells": [_cell(one, is_progress=is_progress)]} for one in found]
    if all(_EITHER_WAY.match(one.said) for one in found):
        rows = [{"label": capitalised(one.name), "cells": [capitalised(one.said)]} for one in found]
    status = asked.in_words("Status", "Status", "状況", "الحالة", "État", "Estado")
    return on_whole_page("matrixTable", _title(asked, found), {"rows": rows, "columnHeaders": ["", status]})


def _cell(one: _Item, *, is_progress: bool) -> str | Json:
    said = capitalised(one.said)
    if is_progress:
        return {"value": said, "harvey": _QUARTERS[one.state]}
    signal = _SIGNALS.get(one.state)
    return {"value": said, "signal": signal} if signal else said


def marked_alike(old: str | Json, said: str) -> str | Json:
    """A cell with other words, and with a mark like that of the old one where these tell a state."""
    state = _starts_with(said)
    for mark, marks in (("harvey", _QUARTERS), ("signal", _SIGNALS)):
        if isinstance(old, dict) and mark in old and state in marks:
            return {"value": said, mark: marks[state]}
    return said


def _title(asked: Asked, found: Sequence[_Item]) -> str:
    """What the brief calls it, and how many things are late, or done: that is the message of a status."""
    counted = Counter(one.state for one in found)
    telling = next((state for state in ("late", "at risk", "done", "on track") if counted[state]), "")
    if not telling or len(asked.title) > _SHORT_TITLE or all(_EITHER_WAY.match(one.said) for one in found):
        return asked.titled(capitalised(f"{found[0].name}: {found[0].said}"))
    language, word = next(_word(one) for one in found if one.state == telling)
    said = _COUNTED.get(language, "{}/{} {}").format(counted[telling], len(found), word)
    return f"{asked.title}: {said}" if asked.title else said


def _word(one: _Item) -> tuple[str, str]:
    """The language of the words for a state, and these, small: "delayed" of "Delayed by 2 weeks"."""
    return next(
        (language, words.group().lower())
        for state, language, named_so in _NAMED
        if state == one.state and (words := named_so.match(one.said))
    )


def _board(asked: Asked, columns: Sequence[tuple[str, list[str]]]) -> Json:
    """A card for each state, with what is in it."""
    width = _WIDTH // len(columns)
    blocks = [
        {
            "primitive": "infoCard",
            "region": {"col": number * width, "row": 0, "colSpan": width, "rowSpan": _WIDTH},
            "input": {"lead": capitalised(name), "body": list(map(capitalised, things))},
        }
        for number, (name, things) in enumerate(columns)
    ]
    counts = ", ".join(f"{len(things)} {name.lower()}" for name, things in columns)
    title = f"{asked.title}: {counts}" if asked.title and len(asked.title) <= _SHORT_TITLE else asked.titled(counts)
    return {"slideType": "composition", "title": title, "blocks": blocks}


def _by_state(text: str) -> list[tuple[str, list[str]]]:
    """The things of each state: "Done: ward 3, ward 5; in progress: ward 4"; none for other lists."""
    if len(text) > _LONGEST:
        return []
    lists = [(name, listed(said)) for name, said in map(named, parted(text))]
    if not _FEWEST <= len(lists) <= _MOST_COLUMNS or not all(name and _state(name) for name, _ in lists):
        return []
    is_board = all(0 < len(things) <= _MOST_CARDS for _, things in lists) and any(len(said) > 1 for _, said in lists)
    return lists if is_board and len({name.casefold() for name, _ in lists}) == len(lists) else []


_COMPARED = re.compile(r"\b(?:than|as|als|wie|que|di quanto)\s*$", re.IGNORECASE)
"""What makes a word no state: "less than planned"."""


def _item(text: str) -> _Item | None:
    found = _BEHIND.match(text.strip().rstrip("."))
    if found is None or not re.search(r"\w", found["name"]) or not _REST.match(found["rest"]):
        return None
    if _PRONOUN.match(found["name"]) or _COMPARED.search(found["name"]):
        return None
    said = found["said"]
    if said.endswith(")") and "(" not in said:
        said = said[:-1]
    name = found["name"].strip(" -\u2013,")
    return _Item(name, said.strip(), _starts_with(said)) if name else None


def _starts_with(said: str) -> str:
    """The state that a text begins with, by the longest words for one."""
    found = [(match.end(), state) for state, _, words in _NAMED if (match := words.match(said))]
    return max(found)[1] if found else ""


def _state(name: str) -> str:
    """The state that a text is the name of; empty for other texts."""
    return next((state for state, _, words in _NAMED if words.fullmatch(name.strip())), "")
