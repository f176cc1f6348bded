"""Slides that weigh: SWOT, pros and cons."""

import re
from collections.abc import Mapping, Sequence

from renderer.authoring import headlines
from renderer.authoring.planners.asked import Asked, Json, Planned
from renderer.authoring.quantities import capitalised
from renderer.authoring.sections import SIDES, SWOT, sections
from renderer.authoring.sentences import listed

_SWOT = (
    ("Strengths", "Stärken", "強み", "نقاط القوة", "Forces", "Fortalezas"),
    ("Weaknesses", "Schwächen", "弱み", "نقاط الضعف", "Faiblesses", "Debilidades"),
    ("Opportunities", "Chancen", "機会", "الفرص", "Opportunités", "Oportunidades"),
    ("Threats", "Risiken", "脅威", "التهديدات", "Menaces", "Amenazas"),
)
_QUARTER, _NAMED = (
    re.compile(r"\s*[|;\n]\s*"),
    re.compile(
        "|"
        r"".join(rf"(?:{words})\s*[:\uff1a]" for words in SWOT.values())
    ),
)
_WITHIN = ("strengths", "weaknesses")
_BY_NAME = re.compile(r"\b(?:swot|dafo|foda)\b|سوات", re.IGNORECASE)
_BOTH = ("{0} and {2}", "{0} und {1}", "{0}と{1}", "{0} و{1}", "{0} et {2}", "{0} y {2}")
_FEWEST, _WITHIN_TWO = 3, 2
"""How many of its four lists a brief tells that means all four, though it does not say so."""
_ELSEWHERE = re.compile(r"contro|svantaggi|desvantagen[sm]?|nadelen|minusy|wady", re.IGNORECASE)
"""What speaks against something in languages of which the author has no words: sides are called as in the brief."""
_PROS = ("Pros", "Vorteile", "メリット", "المزايا", "Avantages", "Ventajas")
_CONS = ("Cons", "Nachteile", "デメリット", "العيوب", "Inconvénients", "Desventajas")


def swot(asked: Asked) -> Planned | None:
    """Four lists; those that the brief does not fill are left open, and said.

    A brief that does not ask for them by name and tells one or two has no more: points, or strengths beside weaknesses.
    """
    told = sections(asked.brief.rest or asked.title, SWOT)
    quarters = [one for one in _QUARTER.split(asked.brief.rest.strip(" |\n")) if one.strip()]
    if len(told) < _WITHIN_TWO and len(quarters) == len(SWOT) and not any(map(_NAMED.search, quarters)):
        told = dict(zip(SWOT, map(listed, quarters), strict=True))  # in their order, and none by its name
    said = []
    names = [asked.in_words(*words) for words in _SWOT]
    if not _BY_NAME.search(asked.text) and len(told) < _FEWEST:
        if len(told) == 1:
            (points,) = (list(map(capitalised, one)) for one in told.values())
            return {"slideType": "title-body", "role": "content", "title": capitalised(asked.word), "body": points}, []
        return (_two_sides(asked, told, names), []) if set(told) == set(_WITHIN) else None
    # Without a subject, the first thing that helps against the first that threatens is what such a slide comes to.
    ends = [told[part][0] for part in ("strengths", "threats", "weaknesses", "opportunities") if part in told]
    title = asked.titled(headlines.contrast(*ends[:2]) if len(ends) > 1 else asked.word or "SWOT")
    slide: Json = {"slideType": "swot", "title": title}
    for part, name in zip(SWOT, names, strict=True):
        slide[part] = list(map(capitalised, told.get(part, [asked.mark])))
        if part not in told:
            said.append(f"The brief says no {part}: {name} is left open.")
    return slide | ({"labels": names} if asked.language else {}), said


def _two_sides(asked: Asked, told: Mapping[str, Sequence[str]], names: Sequence[str]) -> Json:
    """Strengths beside weaknesses."""
    sides = {side: list(map(capitalised, told[part])) for side, part in zip(SIDES, _WITHIN, strict=True)}
    first, last = names[:2]
    both = asked.in_words(*(form.format(first, last, last.lower()) for form in _BOTH))
    return {"slideType": "pros-cons", "title": asked.titled(both), **sides, "prosLabel": first, "consLabel": last}


def pros_cons(asked: Asked) -> Planned | None:
    """What speaks for and what against; None where the brief says only one of them."""
    told = sections(asked.brief.rest or asked.title, SIDES)
    if set(told) != set(SIDES):
        return None
    title = asked.titled(headlines.contrast(told["pros"][0], told["cons"][0]))
    slide: Json = {
        "slideType": "pros-cons",
        "title": title,
        **{side: list(map(capitalised, told[side])) for side in SIDES},
    }
    as_written = [
        re.search(rf"(?<!\w)({words})\s*[:\uff1a]", asked.brief.rest, re.IGNORECASE) for words in SIDES.values()
    ]
    pro, con = (capitalised(one[1]) if one else "" for one in as_written)
    if pro and _ELSEWHERE.fullmatch(con):
        return slide | {"prosLabel": pro, "consLabel": con}, []
    names = {"prosLabel": asked.in_words(*_PROS), "consLabel": asked.in_words(*_CONS)}
    return slide | (names if asked.language else {}), []  # other languages have their names from the layout
