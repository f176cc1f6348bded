"""Wishes in Dutch, said again in the words that operations know."""

import re
from collections.abc import Mapping, Sequence

_QUALITIES: Mapping[str, str] = {
    "groter": "larger",
    "kleiner": "smaller",
    "vet": "bold",
    "vetgedrukt": "bold",
    "cursief": "italic",
    "rood": "red",
    "blauw": "blue",
    "groen": "green",
    "zwart": "black",
    "oranje": "orange",
    "grijs": "grey",
    "paars": "purple",
}
_QUALITY = "|".join(sorted(_QUALITIES, key=len, reverse=True))
_NOUNS: Mapping[str, str] = {
    "ondertitel": "subtitle",
    "titel": "title",
    "punt": "bullet",
    "regel": "row",
    "rij": "row",
    "kolom": "column",
    "stap": "step",
    "balk": "bar",
    "tekst": "text",
    "cijfers": "values",
    "getallen": "values",
    "grafiek": "chart",
}
_ORDINALS: Mapping[str, str] = {
    "eerste": "first",
    "tweede": "second",
    "derde": "third",
    "vierde": "fourth",
    "vijfde": "fifth",
    "laatste": "last",
}
_CHARTS: Mapping[str, str] = {
    "cirkeldiagram": "pie chart",
    "taartdiagram": "pie chart",
    "staafdiagram": "bar chart",
    "lijndiagram": "line chart",
    "lijngrafiek": "line chart",
}
_SAID: Sequence[tuple[re.Pattern[str], str]] = tuple(
    (re.compile(rf"^(?:{words})[.!]?$", re.IGNORECASE), said)
    for words, said in (
        (rf"maak (?:er )?(?:een )?(?P<chart>{'|'.join(_CHARTS)})(?: van| ervan)?", "as a {chart}"),
        (rf"(?:maak|zet) (?P<part>.+?) (?:iets |wat )?(?P<quality>{_QUALITY})", "make {part} {quality}"),
        (
            r"(?:zet|plaats|verplaats) (?P<part>.+?) (?:bovenaan|helemaal boven|vooraan|naar (?:boven|voren)|"
            r"als eerste)",
            "move {part} to the top",
        ),
        (
            r"(?:zet|plaats|verplaats) (?P<part>.+?) (?:onderaan|achteraan|naar (?:beneden|onderen|achteren)|"
            r"als laatste)",
            "move {part} to the bottom",
        ),
        (r"(?:verwijder|schrap) (?P<part>.+)|haal (?P<other>.+?) weg", "remove {part}{other}"),
        (r"voeg (?:(?:een )?(?:nieuw )?(?P<noun>punt|rij|stap|kolom) toe: ?)(?P<raw>.+)", "add a {noun}: {raw}"),
        (r"voeg (?P<raw>[^:]+?) (?:bovenaan |vooraan )toe", "add {raw} at the top"),
        (r"voeg (?P<raw>[^:]+?) toe (?:als eerste|bovenaan|vooraan|aan het begin)", "add {raw} at the top"),
        (
            r"voeg (?P<raw>[^:]+?) (?:(?:onderaan |achteraan )toe|toe (?:als laatste|onderaan|achteraan|aan het eind))",
            "add {raw} at the end",
        ),
        (rf"(?:de |het )?(?P<part>ondertitel|titel|tekst) (?P<quality>{_QUALITY})", "make {part} {quality}"),
        (r"meer (?:witruimte|ruimte|lucht)", "more whitespace"),
        (r"voeg (?P<raw>[^:]+?) toe ?: ?(?P<raw2>\S.*)", "add {raw}: {raw2}"),
        (r"voeg toe ?: ?(?P<raw>.+)", "add {raw}"),
        (r"voeg (?P<raw>[^:]+?) toe", "add {raw}"),
        (r"(?:hernoem|verander|wijzig|noem) (?P<part>.+?) (?:in|naar|om in) (?P<raw>.+)", "change {part} to {raw}"),
        (r"sorteer (?:op waarde|van (?:groot|hoog) naar (?:klein|laag))", "sort by value"),
        (r"sorteer van (?:klein|laag) naar (?:groot|hoog)", "sort ascending"),
        (r"(?:markeer|benadruk) (?P<part>.+)", "highlight {part}"),
        (r"minder (?:tekst|woorden)", "fewer words"),
    )
)


def said_from_dutch(wish: str) -> str | None:
    """A Dutch wish in the words that operations know; None for one of another language, or not known."""
    for pattern, said in _SAID:
        if found := pattern.match(wish.strip()):
            return said.format(**{name: _translated(name, text or "") for name, text in found.groupdict().items()})
    return None


def _translated(name: str, text: str) -> str:
    """A part of a wish by what it is; what is called by its own name stays as it is."""
    known = {"quality": _QUALITIES, "chart": _CHARTS, "noun": _NOUNS}.get(name)
    if known:
        return known.get(text.casefold(), text)
    return text if name.startswith("raw") or not text else _part(text)


def _part(text: str) -> str:
    """What a wish speaks of: "het laatste punt" is the last bullet."""
    bare = re.sub(r"^(?:de|het|een|deze) ", "", text.strip(), flags=re.IGNORECASE)
    first, _, rest = bare.casefold().partition(" ")
    if first in _NOUNS and rest.isdigit():
        return f"{_NOUNS[first]} {rest}"
    if rest in _NOUNS and first in _ORDINALS:
        return f"the {_ORDINALS[first]} {_NOUNS[rest]}"
    return f"the {_NOUNS[bare.casefold()]}" if bare.casefold() in _NOUNS else bare
