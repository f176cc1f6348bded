"""What of a brief does not reach its slide: nothing is dropped without a word."""

import re
from collections.abc import Iterator
from typing import Any

from renderer.authoring.amounts import number_of
from renderer.authoring.figure_grammar import STEPPED
from renderer.typesetting.units import SCALE

Json = dict[str, Any]
_WORD = re.compile(r"[^\W\d_]{2,}")
_REPLACED = re.compile(
    r"and|und|contre|contra|gegen|against|to|bis|till?|until|through|in|on|by|at|of|is|are|was|were|now|currently|"
    r"jetzt|inzwischen|derzeit|désormais|ahora|am|im|ab|zum|den|bei|von|auf|um|mit|for|für|pour|para|got|"
    r"gibt|hay|abbiamo|temos|"
    r"from|with|ist|sind|as|well|sowie|or|oder|vs|"
    r"costs?|kostet|kosten|hold|holds|halten|hält|haben|takes?|lasts?|dauert|braucht|saves?|spart|needs?|requires?|"
    r"benötigt|erfordert|"
    r"em|nel|dal|entro|vanaf|tot|desde|hasta|dès|depuis|seit|since|"
    r"en|et|y|au|al|até|de|d[oa]s?|del|di|van|مقابل|le|la|las|les|el|vers|alle|ore|om|gegen|around|fin|début|guess|"
    r"suppose|earns?|yields?|returns?|bringt|has|have|hat|offers?|bietet|reports?|berichtet|an|unter|it|es|"
    r"advantages?|benefits?|disadvantages?|drawbacks?|vorteile?|nachteile?|"
    r"dafür|dagegen|contras?|kontras?|risks?|risiken|"
    r"low|high|wenig|viel|(?:gering|niedrig|hoh|klein|groß)(?:e[rsmn]?)?|ax[ei]s|achsen?|columns?|rows?|spalten?|"
    r"zeilen?|top|bottom|left|right|oben|unten|links|rechts|before|after|while|"
    r"rose|risen|grew|fell|increased|decreased|dropped|climbed|improved|stieg(?:en)?|fiel(?:en)?|sank(?:en)?|"
    r"wuchs(?:en)?|"
    r"the|we|had|they|there|wir|hatten?|haben|nous|avions|avons|teníamos|tenemos|"
    r"then|finally|dann|danach|zuletzt|puis|ensuite|enfin|luego|después|poi|middle|base|below|beneath|her|him|them|"
    r"darunter|leads?|runs?|heads?|manages?|führt|leitet|dirige|gère|"
    r"stärken?|schwächen?|chancen?|bedrohungen|gefahren|passat[oaie]|passée?s?|pasad[oa]s?|cresciut[oaie]|salit[oaie]|"
    r"sces[oaie]|augmenté|baissé|subido|bajado|"
    r"passou|passaram|pasó|pasaron|subió|bajó|cresceu|caiu|è|sono|est|sont|ont|ha|han|hanno|thousand|tausend|tsd|mil|"
    r"mille|mila|duizend"
)
"""Words that planners turn into the form of a slide: joints, verbs that name a row, headings of lists."""
_NUMBER = re.compile(rf"{STEPPED}|" r"(?<![^\W_])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d(?:[\d.,]*\d)?")
_NAMED = re.compile(r"[^\W\d_]{2}.*\s\S*\d|\d\S*\s.*[^\W\d_]{2}", re.DOTALL)
"""A name and a figure: of a list of those, one may be left out whose words all are elsewhere, too."""
_EASTERN, _PARTICLE = re.compile(r"[\u3041-\u30ff㐀-\u9fff]+"), re.compile(r"です|でした|ました|[はがをにでとのも]")
_SCALED = re.compile(rf"(?<=\d)\s?{SCALE}|{STEPPED}[万萬만億亿억]")
"""What scale a number is in, which a chart may draw in that of another one: "12 lakh" beside "3.5 crore"."""
_PART = re.compile(r"\s*(?:[;>\n、\uff1b。]|[,،:](?!\d))\s*|[.!?]\s+")


def unsaid(text: str, slide: Json) -> list[str]:
    """The parts of a list, or the sentences, with a word that the slide does not show, as the brief writes them."""
    shown = set().union(*map(_words, texts_of(slide)))
    shown |= {word for text in texts_of(slide) for word in _EASTERN.findall(text)}
    numbers = set().union(*(_numbers(text) for text in said_by(slide)))
    return [
        part
        for part in _PART.split(text)
        if any(not _is_within(word, shown) for word in _words(part) - shown)
        or ((found := _numbers(part)) and found - numbers and _NAMED.search(part))
    ]


def _numbers(text: str) -> set[str]:
    """The digits of each number without zeros at their ends: 12k is drawn as 12,000, and 3 200 € as 3.2 k€."""
    return {_digits(found.group()).strip("0") for found in _NUMBER.finditer(text)} - {""}


def _digits(number: str) -> str:
    """The digits of a number as it would be written out: "1億2,000" (of "万円") is 12,000."""
    value = None if re.fullmatch(r"[\d.,\s\u00a0\u202f]+", number) else number_of(number)
    return re.sub(r"\D", "", number if value is None else f"{value:.0f}")


def said_by(value: Any) -> Iterator[str]:
    """All texts and numbers of a slide, as texts."""
    if isinstance(value, dict):
        for one in value.values():
            yield from said_by(one)
    elif isinstance(value, list):
        for one in value:
            yield from said_by(one)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield f"{value:.12g}"
    elif isinstance(value, str):
        yield value


def _is_within(word: str, shown: set[str]) -> bool:
    """Whether a word of a script without spaces is made of what is shown, and of particles.

    Or an Arabic one with "and" written onto it.
    """
    if word[:1] == "و" and word[1:] in shown:
        return True
    if not _EASTERN.search(word):
        return False
    for one in sorted(filter(_EASTERN.search, shown), key=len, reverse=True):
        word = word.replace(one, "")
    return all(left in shown for left in _PARTICLE.sub(" ", word).split())


def _words(text: str) -> set[str]:
    found = (word.casefold() for word in _WORD.findall(_SCALED.sub(" ", text)))
    return {word for word in found if not _REPLACED.fullmatch(word)}


def texts_of(value: Any) -> Iterator[str]:
    """All texts of a slide, with the names of its fields: "strengths" is the heading of a list."""
    if isinstance(value, dict):
        for name, one in value.items():
            yield name
            yield from texts_of(one)
    elif isinstance(value, list):
        for one in value:
            yield from texts_of(one)
    elif isinstance(value, str):
        yield value
