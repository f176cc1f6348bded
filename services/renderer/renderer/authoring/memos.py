"""Briefs that are a memo: sentences, one after the other, with what they advise among them."""

import re

from deck_documents.outline.words import ADVICE, AHEAD
from renderer.authoring.cues import kind_of, unasked
from renderer.authoring.planners.asked import Json
from renderer.authoring.quantities import capitalised, figures_in
from renderer.authoring.sentences import named, sentences

_FEWEST, _MOST, _LONGEST = 5, 12, 8_000
_FEWEST_BELOW = 3
"""With a head on a line of its own fewer sentences are a memo, unless one of them lists figures."""
_MOST_FIGURES = 2
_FEWEST_WORDS = 5
"""A line of fewer words is a head or an item, and no sentence."""
_LINE = re.compile(r"^\s*(?:[-*•\u2013|]|\d{1,2}[.)]\s)", re.MULTILINE)
_END = re.compile(r"[.!?。\uff01\uff1f]$")
_REFERS = re.compile(
    r"^(?:this|that|it|they|these|das|dies\w*|es|sie|cela|ça|ce|esto|eso|これ|それ|هذا|وهذا)(?!\w)", re.IGNORECASE
)
_LONGEST_ADVICE, _LONGEST_TITLE = 220, 120
_WORD = re.compile(r"\w+")


def memo(text: str) -> Json | None:
    """A slide of a memo: its first sentence, the others as points, what it advises as the point of it all.

    None for a text that is none: with lists, with parts that have names, or with fewer than five sentences.
    """
    if len(text) > _LONGEST or _LINE.search(text):
        return None
    said = sentences(text)
    has_head = "\n" in text.strip() and not _END.search(text.strip().partition("\n")[0].strip())
    if has_head and any(len(figures_in(one)) > _MOST_FIGURES for one in said):
        return None
    if (
        not (_FEWEST_BELOW if has_head else _FEWEST) <= len(said) <= _MOST
        or sum(_is_sentence(one) for one in said) < len(said) - 1
    ):
        return None
    if len(said[0]) > _LONGEST_TITLE or sum(bool(named(one)[0]) for one in said) > 1 or kind_of(said[0], ""):
        return None
    first, *points = said
    advice = advice_in(points)
    points = [one for one in points if one not in advice]
    slide: Json = {"slideType": "title-body", "role": "content", "title": capitalised(unasked(first)).rstrip(".。")}
    slide["body"] = list(map(capitalised, points))
    return slide | ({"insight": " ".join(advice)} if advice else {})


def _is_sentence(text: str) -> bool:
    is_long = len(_WORD.findall(text)) >= _FEWEST_WORDS or not text.isascii()
    return bool(_END.search(text)) and is_long


def advice_in(said: list[str]) -> list[str]:
    """The first sentence that advises, with what speaks of it right behind it, and a last one that says what to do."""
    begin = next((number for number, one in enumerate(said) if ADVICE.search(one)), len(said))
    end = begin + 1 if begin < len(said) else 0
    while end < len(said) and _REFERS.match(said[end]):
        end += 1
    found = said[begin:end] + [one for one in said[max(end, len(said) - 1) :] if AHEAD.search(one)]
    return found if len(" ".join(found)) <= _LONGEST_ADVICE and len(found) < len(said) - 1 else []
