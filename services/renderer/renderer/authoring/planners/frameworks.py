"""Slides that weigh: SWOT, pros and cons."""

from renderer.authoring import headlines
from renderer.authoring.planners.asked import Asked, Json, Planned
from renderer.authoring.quantities import capitalised
from renderer.authoring.sections import SIDES, SWOT, sections

_SWOT = (
    ("Strengths", "Stärken", "強み", "نقاط القوة", "Forces", "Fortalezas"),
    ("Weaknesses", "Schwächen", "弱み", "نقاط الضعف", "Faiblesses", "Debilidades"),
    ("Opportunities", "Chancen", "機会", "الفرص", "Opportunités", "Oportunidades"),
    ("Threats", "Risiken", "脅威", "التهديدات", "Menaces", "Amenazas"),
)
_PROS = ("Pros", "Vorteile", "メリット", "المزايا", "Avantages", "Ventajas")
_CONS = ("Cons", "Nachteile", "デメリット", "العيوب", "Inconvénients", "Desventajas")


def swot(asked: Asked) -> Planned | None:
    """Four lists; those that the brief does not fill are left open, and said."""
    told = sections(asked.brief.rest or asked.title, SWOT)
    said = []
    names = [asked.in_words(*words) for words in _SWOT]
    # Without a subject, the first thing that helps against the first that threatens is what such a slide comes to.
    ends = [told[part][0] for part in ("strengths", "threats", "weaknesses", "opportunities") if part in told]
    title = asked.titled(headlines.contrast(*ends[:2]) if len(ends) > 1 else asked.word or "SWOT")
    slide: Json = {"slideType": "swot", "title": title}
    for part, name in zip(SWOT, names, strict=True):
        slide[part] = list(map(capitalised, told.get(part, [asked.mark])))
        if part not in told:
            said.append(f"The brief says no {part}: {name} is left open.")
    return slide | ({"labels": names} if asked.language else {}), said


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
    names = {"prosLabel": asked.in_words(*_PROS), "consLabel": asked.in_words(*_CONS)}
    return slide | (names if asked.language else {}), []  # other languages have their names from the layout
