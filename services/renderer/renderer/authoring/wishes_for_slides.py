"""What a brief says of itself: "Could you make a slide for Monday's meeting?" is no part of the slide."""

import re

from renderer.authoring.cues import kind_of, unasked

_WISH = re.compile(
    r"^(?:(?:can|could|would) you(?: please)?|please|i(?:'d| would) (?:need|like)(?: to have)?|(?:i|we) (?:need|want)|"
    r"(?:kannst|könntest|könnt|könntet) (?:du|ihr)(?: mir| uns)?(?: bitte)?|könn(?:t)?en sie(?: mir| uns)?(?: bitte)?|"
    r"bitte|(?:ich|wir) (?:brauchen?|möchten?|hätten?)(?: gerne?)?)"
    r"\b[^.:?!]{0,60}\b(?:slides?|folien?|chart|page)\b(?P<about>[^.:?!]{0,80})[.:?!]\s+(?=\S)",
    re.IGNORECASE,
)
_OCCASION = re.compile(
    r"^\s*(?:(?:for|at|to|before|by|für|zur|zum|vor|bis|in|im|am)\s+[^,]+|(?:machen|erstellen|bauen|make)?)\s*"
    r"(?:machen|erstellen|vorbereiten|bauen)?$",
    re.IGNORECASE,
)
"""What a slide is for, and not what it is about."""


def without_wish(text: str) -> tuple[str, str]:
    """A text without "Could you make a slide for Monday's meeting?"; what a slide is about is its title."""
    found = _WISH.match(text)
    if found is None or kind_of(found.group(), text[found.end() :]):
        return text, ""
    rest = text[found.end() :].strip()
    if _OCCASION.match(found["about"]):
        return rest, found.group().strip()
    about = unasked(found.group().strip().rstrip(".:?!"))
    return f"{about}\n{rest}", ""
