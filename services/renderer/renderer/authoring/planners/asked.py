"""What planners are given, and what they give back."""

import re
from dataclasses import dataclass
from typing import Any

from renderer.authoring.sentences import Brief

Json = dict[str, Any]
Planned = tuple[Json, list[str]]
"""A slide of `protocol_v2`, and what the brief leaves open."""

_GERMAN = re.compile(
    r"\b(?:der|die|das|und|f\u00fcr|mit|von|im|nach|\u00fcber|eine?r?|ist|wird|Mio|Mrd|Vergleich|Zeitplan|Folie)\b|[\u00e4\u00f6\u00fc\u00df]"
)


_ENGLISH = re.compile(r"\b(?:the|of|and|for|with|from|to|is|are|we|our)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a planner works with: the title, as far as the brief has one, the brief in its parts, and whole."""

    title: str
    brief: Brief
    text: str

    @property
    def is_german(self) -> bool:
        """Whether its words are German; words that an author adds are then, too."""
        return len(_GERMAN.findall(self.text)) > len(_ENGLISH.findall(self.text))

    def titled(self, english: str, german: str) -> str:
        """Its own title, or a plain one where it has none."""
        return self.title or (german if self.is_german else english)

    def in_words(self, english: str, german: str) -> str:
        """A word of the author's in the brief's language."""
        return german if self.is_german else english
