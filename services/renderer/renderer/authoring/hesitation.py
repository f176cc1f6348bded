"""Briefs from where they come to the point: what their writers say before that is on no slide."""

import re

from deck_documents.small_talk import VERB, WITHOUT_ASKING, asked_thing, small_talk
from renderer.authoring.cues import in_nominative, kind_of
from renderer.authoring.quantities import capitalised

_DONE = re.compile(
    r"\s+(?:(?:zu )?(?:machen|erstellen|bekommen|bauen|haben|vorbereiten|zeigen)|please|bitte)\s*$",
    re.IGNORECASE,
)
_REQUESTED = re.compile(rf"(?:{VERB}\s+)*", re.IGNORECASE)
_FIRST = re.compile(r"^[^:.?!\n]*")
_KIND_OF_SLIDE = 40
"""In so many characters a kind of slide is named."""


def without_hesitation(text: str) -> tuple[str, str]:
    """A text from where it comes to the point, and what it says before; texts that do so at once come back whole."""
    found = small_talk(text)
    if found is None or _REQUESTED.fullmatch(found["chain"]):
        return text, ""  # what is asked for in so many words is read with the kind of slide
    rest = text[found.end() :]
    thing = asked_thing(rest)
    if thing:
        left = _asked_for(rest[thing.end() :], is_asked=bool(found["asking"]))
        return (left, _told(found)) if re.search(r"\w", left) else (text, "")
    if not (found["sound"] or found["unsure"] or found["kind"] or (found["maybe"] and _names_kind(rest))):
        return text, ""
    begin = WITHOUT_ASKING.match(text)
    left = text[begin.end() :] if begin else text
    return (capitalised(left), _told(found)) if re.search(r"\w", left) else (text, "")


def _asked_for(text: str, *, is_asked: bool) -> str:
    """What a slide is asked to be about, without the end of that question."""
    first = _FIRST.match(text)
    end = first.end() if first else 0
    head, behind = text[:end], text[end:]
    head = re.sub(r"[ ,]+$", "", _DONE.sub("", head))
    if is_asked and behind[:1] in {"?", "."}:  # a question to the author, whose end is that of a title
        behind = "\n" + behind[1:].strip() if behind[1:].strip() else ""
    return capitalised(in_nominative(head) + behind)


def _names_kind(text: str) -> bool:
    return kind_of(text[:_KIND_OF_SLIDE].partition(":")[0], text[_KIND_OF_SLIDE:]) is not None


def _told(found: re.Match[str]) -> str:
    """What a reader of warnings wants to see again: doubts and kind words, and no mere request."""
    return found["chain"].strip(" ,;:") if found["unsure"] or found["kind"] else ""
