"""Lists by the words that they begin with: "Strengths: fleet, crews; weaknesses: debt", and the same in sentences."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from renderer.authoring.sentences import Brief, at_commas, listed, sentences

SWOT = {
    "strengths": r"strengths?|good(?=\s*:)|gut(?=\s*:)|strong(?:ly)?|stark|stärken?|forces?|fortalezas?|"
    r"punti di forza|forças?|sterke punten|mocn[ae] stron[ay]|強み|نقاط القوة|القوة",
    "weaknesses": r"weakness(?:es)?|bad(?=\s*:)|schlecht(?=\s*:)|weak|schwach|schwächen?|faiblesses?|debilidad(?:es)?|"
    r"punti (?:di debolezza|deboli)|debolezz[ae]|fraquezas?|zwakke punten|słab[ae] stron[ay]|弱み|نقاط الضعف|الضعف",
    "opportunities": r"opportunit(?:y|ies)|chances(?=\s*:|\s+are\b(?!\s+that))|"
    r"could grow|chancen?|opportunités?|oportunidad(?:es)?|"
    r"opportunità|kansen|szans[ae]|機会|الفرص",
    "threats": r"threats?|threatened|dangers?(?=\s*:)|risks?|risiken|bedrohungen|gefahren|bedroht|menaces?|amenazas?|"
    r"minacc(?:ia|e)|ameaças?|bedreigingen|zagrożeni[ea]|脅威|التهديدات",
}
SIDES = {
    "pros": r"dafür (?:spricht|sprechen)|in favou?r|pros?|advantages?|vorteile?|dafür|für|benefits?|avantages?|pour|"
    r"ventajas?|vantaggi|vantagens?|prós|voordelen|plusy|zalety|メリット|長所|장점|优点|优势|الإيجابيات|"
    r"المزايا",
    "cons": r"dagegen (?:spricht|sprechen)|against|"
    r"cons?|contras?|kontras?|disadvantages?|nachteile?|dagegen|gegen|wider|drawbacks?|inconvénients?|contre|"
    r"desventajas?|inconvenientes?|contro|svantaggi|desvantagens?|nadelen|minusy|wady|デメリット|短所|단점|"
    r"缺点|劣势|السلبيات|العيوب",
}
_GOOD_AND_BAD = re.compile(
    r"(?<![^\W\d_])(?P<for>(?:the |das |le |lo |il |o |was )?(?:for|für|dafür(?: spricht| sprechen)?|in favou?r|"
    r"arguments? (?:for|pour)|argumente dafür|pour|a favor|good(?: things)?|positives?|upsides?|"
    r"plus(?:es| points|"
    r"punkte)?|"
    r"gute?s?|positive?s?|bien|positif|points forts|bueno|positivo|bello|bom))\s*:\s*(?=\S)(?P<goods>[^:]{2,500}?)"
    r"(?<![^\W\d_])(?P<against>(?:the |das |le |lo |il |o |was )?(?:against|gegen|"
    r"dagegen(?: spricht| sprechen)?|arguments? (?:against|contre)|argumente dagegen|contre|en contra|bad(?: things)?|"
    r"negatives?|downsides?|minus(?:es|"
    r" points|punkte)?|"
    r"schlechte?s?|negative?s?|mal|négatif|points faibles|malo|negativo|brutto|mau|ruim))\s*:\s*(?=\S)",
    re.IGNORECASE,
)
"""What is good of something and what is bad, each by its name: they are what speaks for it and against it."""
_PRO_WHAT = re.compile(
    r"^pro\s(?P<what>[^:.;\n]{2,60}):\s(?P<goods>[^:]{2,500}?)[.;\n]\s*(?:[ck]ontra|con|against|"
    r"dagegen)(?:\s[^:.;\n]{2,60})?:\s"
    r"(?P<bads>[^:]{2,500})$",
    re.IGNORECASE,
)
"""What speaks for something that is named there: "Pro wind farm: rent, clean power. Contra: noise"."""
_SWOT_ASKED = re.compile(r"\bSWOT\b", re.IGNORECASE)
_VOTES = re.compile(
    r"\b(?:for|in favou?r|yes|dafür|pour|a favor|favorevoli)[:\s]\s?\d+(?:\s(?:votes?|stimmen|voix|votos|voti))?"
    r"[,;.\s]{1,3}(?:and |und |et |y |e )?(?:against|no|dagegen|contre|en contra|contrari)[:\s]\s?\d",
    re.IGNORECASE,
)
_BEFORE = (
    r"(?:(?:and|und|et|y|while|but|aber|our|the|its|their|some|main|key|major|biggest|greatest|"
    r"we (?:see|have|are)|there (?:are|is)|it is|"
    r"unsere?[nrm]?|seine?|ihre?|die|der|den|das|zu|zum|zur|als|größte[nr]?|wichtigste[nr]?|"
    r"wir (?:sehen|haben)|es gibt|"
    r"nasz[ae]?|nostr[aoie]|onze|nossas?|nossos?|"
    r"nos|notre|les?|l['\u2019]|la|ses|leurs?|parmi|il y a|nuestr[oa]s?|los|las?|el|sus?|entre|hay)\s+){0,4}"
)
_BEGIN = r"(?:^|(?<=[.;,:!?\n。、\uff1b\uff1a،])|(?<=\s(?=(?:and|und|et|y|while)\s)))\s*[-*•]?\s*"
_AFTER = (
    r"\s*(?:[:\uff1a]|[-\u2013](?=\s)|\n|(?:(?:for us|für uns)\s+)?(?:are|is|include|come from|lie in|would be|"
    r"sind(?: wir)?|ist|umfassen|zählen|gehören|bieten|liegen in|liegen bei|sehen wir(?: in)?|sont|est|viennent de|"
    r"résident dans|"
    r"son|es|sono|è|são|zijn|to|incluyen|by|durch|with|in|bei|dans|en|mit)\b|は|として|が|に)?\s*(?:(?:in|im|bei|"
    r"beim|dans|en|mit|with)\s+)?"
)
_ADJECTIVE = re.compile(r"strong|weak", re.IGNORECASE)
"""A word that is a part of what it says: "strong local brand"."""
_AND = re.compile(r"\s+(?:and|und|et|y|sowie)\s+(?:(?:in|by|on|durch|bei|dans|en)\s+)?|(?<=\w)と(?=\w)", re.IGNORECASE)
_ENDS = " ;,.\n\uff1b؛、。،-*•"
_MOST, _LONGEST = 8, 4_000


class _Mark(NamedTuple):
    """Where the word of a list begins, where what it lists does, and which list it is."""

    start: int
    end: int
    name: str


def sections(text: str, names: Mapping[str, str]) -> dict[str, list[str]]:
    """The lists that a text has, by their names, a pattern each; of a long one its beginning."""
    return {name: items[:_MOST] for name, items in _lists(text, names).items()}


def told_in(text: str, names: Mapping[str, str]) -> str:
    """All that the lists of a text say, a line each."""
    return "\n".join(item for items in _lists(text, names).values() for item in items)


def with_sections(text: str, names: Mapping[str, str], fewest: int, begin: int = 0) -> Brief | None:
    """A text that has at least so many of the lists behind `begin`, as what stands before the first, and the lists."""
    marks = _marks(text[begin:], names) if len(text) <= _LONGEST else []
    if len(marks) < fewest:
        return None
    start = begin + marks[0].start
    return Brief(text[:start].strip(" .:;,\n\uff1a。-\u2013\u2014"), text[start:])


def are_votes(text: str) -> bool:
    """Whether a text counts how many are for something and how many against it."""
    return _VOTES.search(text[:_LONGEST]) is not None


def with_sides_named(text: str) -> tuple[str, str]:
    """A text of what is good and what is bad, each with a colon behind it, with the usual names for these.

    And what its sentences say behind the two lists.
    """
    if len(text) <= _LONGEST and (both := _PRO_WHAT.match(text.strip())):
        return f"{both['what']}: Pro: {both['goods'].rstrip(' .;')}; Contra: {both['bads']}", ""
    found = _GOOD_AND_BAD.search(text) if len(text) <= _LONGEST else None
    if found is None or are_votes(text) or _SWOT_ASKED.search(text[:_LONGEST]):
        return text, ""
    before, behind = text[: found.start()], text[found.end() :]
    bad, *others = sentences(behind) if "\n" not in behind.strip() else [behind]
    return f"{before}Pro: {found['goods']}Contra: {bad}", " ".join(others)


def _lists(text: str, names: Mapping[str, str]) -> dict[str, list[str]]:
    marks = _marks(text, names)
    ends = [mark.start for mark in marks[1:]] + [len(text)] * bool(marks)
    is_prose = len(list(_named(text, names))) < len(marks)
    lists = {
        mark.name: [item for one in _listed(text[mark.end : end], is_prose=is_prose) if (item := one.strip(_ENDS))]
        for mark, end in zip(marks, ends, strict=True)
    }
    return {name: items for name, items in lists.items() if items}


def _marks(text: str, names: Mapping[str, str]) -> list[_Mark]:
    """By colons and verbs behind the words, else by words that begin a sentence or a part of one, in their order."""
    found = sorted(_named(text, names))
    told = sorted(_told(text, names))
    return found if len(found) >= len(told) else told


def _named(text: str, names: Mapping[str, str]) -> Iterator[_Mark]:
    for name, words in names.items():
        if found := re.search(rf"(?<!\w)(?:{words})\s*(?:[:\uff1a]|\bare\b|\bsind\b|-|\u2013)\s*", text, re.IGNORECASE):
            yield _Mark(found.start(), found.end(), name)


def _told(text: str, names: Mapping[str, str]) -> Iterator[_Mark]:
    for name, words in names.items():
        pattern = rf"{_BEGIN}{_BEFORE}(?P<word>{words})(?=[はがに]|\W|$)(?P<after>{_AFTER})"
        if found := re.search(pattern, text, re.IGNORECASE):
            is_part = _ADJECTIVE.fullmatch(found["word"]) and not found["after"].strip()
            yield _Mark(found.start(), found.start("word") if is_part else found.end(), name)


def _listed(text: str, *, is_prose: bool) -> list[str]:
    """What a list says; in a sentence, two things that are joined are two, however long they are."""
    text = text.strip(_ENDS)
    if not is_prose or "\n" in text:
        return listed(text)
    *items, last = at_commas(text)
    joined = _AND.split(last)
    return [*items, *(joined if len(joined) == 2 else [last])]
