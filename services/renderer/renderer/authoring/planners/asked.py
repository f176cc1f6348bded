"""What planners are given, and what they give back."""

import re
from dataclasses import dataclass
from typing import Any

from renderer.authoring.sentences import Brief

Json = dict[str, Any]
Planned = tuple[Json, list[str]]
"""A slide of `protocol_v2`, and what the brief leaves open."""

_GERMAN = re.compile(
    r"\b(?:der|die|das|und|für|mit|von|im|nach|über|eine?r?|ist|wird|Mio|Mrd|Vergleich|Zeitplan|Folie|vorher|nachher|Vorteile|Nachteile|"
    r"bis|je|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|Projektplan|Fahrplan|Meilensteine|Kennzahlen|Umsatz|Kosten)\b|"
    r"[äöüß]"
)
_ENGLISH = re.compile(r"\b(?:the|of|and|for|with|from|to|is|are|we|our)\b", re.IGNORECASE)
_JAPANESE, _ARABIC = re.compile(r"[\u3040-\u30ff一-\u9fff]"), re.compile(r"[\u0600-\u06ff]")
_LATIN = re.compile("[A-Za-z]{3}")
_FIRST_WORDS = 2_000
"""How many characters tell the language: planners ask for it again and again."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a planner works with.

    Attributes:
        title: as far as the brief has one.
        brief: in its parts.
        text: the whole brief.
        word: what the brief calls its kind of slide ("SWOT", "Team"); empty where it names none.
    """

    title: str
    brief: Brief
    text: str
    word: str = ""

    @property
    def language(self) -> int:
        """Of the words that an author adds, by their order in `in_words`: English, German, Japanese, Arabic."""
        text = self.text[:_FIRST_WORDS]
        if not _LATIN.search(text) or len(_JAPANESE.findall(text)) > len(text) / 4:
            return 2 if _JAPANESE.search(text) else 3 if _ARABIC.search(text) else 0
        if _ARABIC.search(text):
            return 3
        return int(len(_GERMAN.findall(text)) > len(_ENGLISH.findall(text)))

    def titled(self, headline: str) -> str:
        """Its own title, or one that is made of what it says."""
        return self.title or headline

    def in_words(self, english: str, german: str, japanese: str = "", arabic: str = "") -> str:
        """A word of the author's in the brief's language."""
        return (english, german, japanese, arabic)[self.language] or english
