"""What planners are given, and what they give back."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from deck_documents.outline.words import WORDS, language_of
from renderer.authoring.sentences import Brief

Json = dict[str, Any]
Planned = tuple[Json, list[str]]
"""A slide of `protocol_v2`, and what the brief leaves open."""

_GERMAN = re.compile(
    r"\b(?:der|die|das|und|für|mit|von|im|nach|über|eine?r?|ist|wird|Mio|Mrd|Vergleich|Zeitplan|Folie|vorher|"
    r"nachher|Vorteile|Nachteile|"
    r"bis|je|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|Projektplan|Fahrplan|Meilensteine|Kennzahlen|Umsatz|"
    r"Kosten)\b|"
    r"[äöüßÄÖÜ]"
)
_ENGLISH = re.compile(
    r"\b(?:the|of|and|for|with|from|to|is|are|we|our|on|at|by|this|that|against|what|why|how)\b", re.IGNORECASE
)
_FRENCH = re.compile(
    r"\b(?:janvier|février|avril|juin|juillet|août|septembre|octobre|novembre|décembre|calendrier|étapes?|ventes|"
    r"coûts?|"
    r"comparer|budget(?= :)|chiffres?|avantages|devis|factures?|sous-total|TTC)\b|[èêçœ]",
    re.IGNORECASE,
)
_SPANISH = re.compile(
    r"\b(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|cronograma|"
    r"calendario|"
    r"pasos|ventas|ingresos|gastos|costes?|costos?|comparar|ventajas)\b|[ñ¿¡]",
    re.IGNORECASE,
)
"""Words of lists, which have few small ones."""
_OTHER = re.compile(
    r"\b(?:dei|della|delle|degli|nel|più|não|após|uma|dos|pelo|pela|het|een|voor|zijn|naar|się|jest|dla|oraz|przez|"
    r"gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|vendite|ricavi|spese|"
    r"janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|dezembro|vendas|receitas|despesas|custos|"
    r"januari|februari|maart|augustus|omzet|inkomsten)\b|"
    r"[ãõąęłśżźćńìò]",
    re.IGNORECASE,
)
"""Words and letters of Italian, Portuguese, Dutch and Polish that the six languages do not have."""
_JAPANESE, _ARABIC = re.compile(r"[\u3040-\u30ff一-\u9fff]"), re.compile(r"[\u0600-\u06ff]")
_LATIN = re.compile("[A-Za-z]{3}")
_LANGUAGES = ("en", "de", "ja", "ar", "fr", "es")
_TAGS = {"de": "de-DE", "fr": "fr-FR", "es": "es-ES"}
_FIRST_WORDS = 2_000
"""How many characters tell the language."""


WHOLE = {"col": 0, "row": 0, "colSpan": 12, "rowSpan": 12}
"""All the room below a title, in columns and rows."""


def on_whole_page(primitive: str, title: str, content: Json) -> Json:
    """A composed slide of one block, which has all the room below the title."""
    blocks = [{"primitive": primitive, "region": dict(WHOLE), "input": content}]
    return {"slideType": "composition", "title": title, "blocks": blocks}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a planner works with.

    Attributes:
        title: as far as the brief has one.
        brief: in its parts.
        text: the whole brief.
        word: what the brief calls its kind of slide ("SWOT", "Team"); empty where it names none.
        aim: the target of all its figures, with its name ("target 4.0"); empty for none.
    """

    title: str
    brief: Brief
    text: str
    word: str = ""
    aim: str = ""

    @property
    def language(self) -> int:
        """Of the words that an author adds, by their order in `in_words`."""
        return _language(self.text[:_FIRST_WORDS])

    @property
    def is_foreign(self) -> bool:
        """Whether the text is Latin script in a language that the author has no words of."""
        known = (_ENGLISH, _GERMAN, _FRENCH, _SPANISH)
        text = self.text[:_FIRST_WORDS]
        return len(_OTHER.findall(text)) > max(len(one.findall(text)) for one in known)

    @property
    def mark(self) -> str:
        """What stands in the place of what the brief does not say."""
        return WORDS[_LANGUAGES[self.language]].open

    def titled(self, headline: str) -> str:
        """Its own title, or one that is made of what it says."""
        return self.title or headline

    def in_words(self, *words: str) -> str:
        """A word of the author's in the brief's language, of English, German, Japanese, Arabic, French and Spanish.

        The English one stands for those that are empty or not there.
        """
        return "".join(words[self.language : self.language + 1]) or words[0]


def spoken_in(text: str) -> str:
    """The language (BCP 47) of a brief in German, French or Spanish; empty for others.

    A brief has more words of its language than its slide may keep.
    """
    return _TAGS.get(_LANGUAGES[_language(text[:_FIRST_WORDS])], "")


@lru_cache(maxsize=64)
def _language(text: str) -> int:
    """The language of a text, by its number: planners ask for it again and again."""
    if not _LATIN.search(text) or len(_JAPANESE.findall(text)) > len(text) / 4:
        return 2 if _JAPANESE.search(text) else 3 if _ARABIC.search(text) else 0
    if _ARABIC.search(text):
        return 3
    english, german, french, spanish = (len(one.findall(text)) for one in (_ENGLISH, _GERMAN, _FRENCH, _SPANISH))
    if len(_OTHER.findall(text)) > max(english, german, french, spanish):
        return 0
    if language_of(text) in {"fr", "es"} or max(french, spanish) > max(english, german):
        if french == spanish:
            return 5 if language_of(text) == "es" else 4
        return 4 if french > spanish else 5
    return int(german > english)
