"""What kind of slide a brief asks for, by the words that people say it with. English and German."""

import re

_KINDS: tuple[tuple[str, str], ...] = (
    ("opening", r"title (?:slide|page)|cover(?: slide| page)?|opening slide|titelfolie|titelseite|deckblatt"),
    ("agenda", r"agenda|tagesordnung|table of contents|inhaltsverzeichnis"),
    ("swot", r"swot(?:[ -]an[a-z]+)?"),
    (
        "pros-cons",
        r"pros? (?:and|&|/|vs\.?) cons?|pros? und (?:k|c)ontras?|vor- und nachteile|advantages and disadvantages",
    ),
    ("matrix", r"(?:2 ?[x\u00d7] ?2|two[- ]by[- ]two)(?:[ -]matrix)?|matrix|quadrants?|quadranten"),
    ("gantt", r"gantt(?:[ -]?(?:chart|diagramm))?|project plan|projektplan"),
    ("roadmap", r"road ?map|fahrplan"),
    ("timeline", r"time ?line|milestones?|zeitstrahl|zeitleiste|zeitplan|meilensteine?|chronolog[a-z]+"),
    ("waterfall", r"waterfall(?: chart)?|bridge(?: chart)?|wasserfall(?:diagramm)?|br\u00fccke(?:ndiagramm)?"),
    ("funnel", r"funnel|trichter|conversion(?: rates?)?"),
    ("pyramid", r"pyramid(?:e)?"),
    ("cycle", r"cycle|loop|kreislauf|zyklus"),
    ("org-chart", r"org(?:ani[sz]ation(?:al)?)? ?chart|organigramm|hierarch(?:y|ie)"),
    ("process", r"process|workflow|steps?|ablauf|prozess|schritte|vorgehen"),
    ("quote", r"quot(?:e|ation)|zitat"),
    ("team", r"team(?: slide)?|mannschaft"),
    ("kpi-grid", r"kpis?(?:[ -]?dashboard)?|dashboard|key figures|scorecard|kennzahlen|metrics"),
    ("pie", r"pie(?: chart)?|kreisdiagramm|tortendiagramm|anteile|shares? of"),
    ("line", r"line chart|trend(?: chart)?|liniendiagramm|verlauf|over time"),
    (
        "bar",
        r"(?:bar|column) chart|balkendiagramm|s\u00e4ulendiagramm|ranking|rangliste"
        r"|as (?:bars|columns)|als (?:balken|s\u00e4ulen)",
    ),
    ("compare", r"compar(?:e|es|ing|ison)(?: of)?|versus|vs\.?|vergleich(?:e|en|t)?|gegen\u00fcberstellung"),
    ("closing", r"next steps|n\u00e4chste schritte|closing(?: slide)?|abschlussfolie"),
)
_CUES = tuple((kind, re.compile(rf"\b(?:{words})(?!\w)", re.IGNORECASE)) for kind, words in _KINDS)
_FILLER = re.compile(
    r"^(?:please\s+)?(?:(?:make|create|draw|show|build|give me|erstelle|zeige|mache)\s+)?"
    r"(?:(?:an?|the|eine?n?|der|die|das)\s+)?"
    r"(?:slide|folie)?\s*(?:with|of|for|about|\u00fcber|mit|von|f\u00fcr|zu[rm]?|der|des|the)?\s*",
    re.IGNORECASE,
)
_REQUEST = re.compile(
    r"^(?:please\s+)?(?:make|create|draw|show|build|give me|erstelle|zeige|mache)\s+"
    r"(?:me\s+)?(?:(?:an?|the|eine?n?)\s+)?",
    re.IGNORECASE,
)
_AS = re.compile(r"\s+(?:as|als)(?:\s+(?:an?|eine?n?))?\s*$", re.IGNORECASE)
_JOINT = re.compile(
    r"^\W*(?:slide|chart|folie)?\s*(?:(?:with|of|for|about|on|from|showing|comparing|between|\u00fcber|mit|von|f\u00fcr|zu[rm]?|der|des)\s+)?",
    re.IGNORECASE,
)


def kind_of(head: str, rest: str) -> tuple[str, str] | None:
    """The kind that the head of a brief names first, and what is left of the head without the word; None for none.

    A brief without a colon is all head.
    """
    found = [
        (match.start(), order, kind, match) for order, (kind, cue) in enumerate(_CUES) if (match := cue.search(head))
    ]
    if not found:
        return None
    start, _, kind, match = min(found, key=lambda one: (one[0], one[1]))
    left = without(head, match)
    if not left or (match.end() < len(head) and head[match.end()] == ":"):
        return kind, left
    if kind not in _FORMS or (start > _EARLY and rest):
        return kind, _REQUEST.sub("", head)
    return kind, left


_FORMS = frozenset({"opening", "matrix", "waterfall", "gantt", "quote", "pie", "line", "bar", "compare"})
"""Kinds whose words say how a slide looks and not what it is about: a title does without them."""
_EARLY = 24
"""A word further into a head that has a list behind it is a part of the title, and stays there."""


def without(head: str, match: re.Match[str]) -> str:
    """The head without the word that names its kind, and without what joins it."""
    before, after = head[: match.start()], head[match.end() :]
    left = _FILLER.sub("", before) if not before.strip() or _FILLER.fullmatch(before) else _AS.sub("", before)
    return " ".join((left + " " + _JOINT.sub("", after)).split()).strip(" :,-")
