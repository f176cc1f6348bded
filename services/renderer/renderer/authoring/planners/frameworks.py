"""Slides that weigh: SWOT, pros and cons."""

import re
from collections.abc import Mapping

from renderer.authoring import headlines
from renderer.authoring.planners.asked import Asked, Json, Planned
from renderer.authoring.quantities import capitalised
from renderer.authoring.sentences import listed

OPEN = ("[open]", "[offen]", "[\u672a定]", "[\u063aير محدد]")
_PARTS = {
    "strengths": r"strengths?|stärken?|強み|نقاط القوة|القوة",
    "weaknesses": r"weakness(?:es)?|schwächen?|弱み|نقاط الضعف|الضعف",
    "opportunities": r"opportunit(?:y|ies)|chancen?|機会|الفرص",
    "threats": r"threats?|risks?|risiken|bedrohungen|gefahren|脅威|التهديدات",
}
_SIDES = {
    "pros": r"pros?|advantages?|vorteile?|dafür|für|benefits?|メリット|長所|الإيجابيات|المزايا",
    "cons": r"cons?|contras?|kontras?|disadvantages?|nachteile?|dagegen|gegen|wider|drawbacks?|"
    r"デメリット|短所|السلبيات|العيوب",
}
_SWOT = (
    ("Strengths", "Stärken", "強み", "نقاط القوة"),
    ("Weaknesses", "Schwächen", "弱み", "نقاط الضعف"),
    ("Opportunities", "Chancen", "機会", "الفرص"),
    ("Threats", "Risiken", "脅威", "التهديدات"),
)
_PROS = ("Pros", "Vorteile", "メリット", "المزايا")
_CONS = ("Cons", "Nachteile", "デメリット", "العيوب")
_MOST = 8


def swot(asked: Asked) -> Planned | None:
    """Four lists; those that the brief does not fill are left open, and said."""
    told = sections(asked.brief.rest, _PARTS)
    said = []
    names = [asked.in_words(*words) for words in _SWOT]
    # Without a subject, the first thing that helps against the first that threatens is what such a slide comes to.
    ends = [told[part][0] for part in ("strengths", "threats", "weaknesses", "opportunities") if part in told]
    title = asked.titled(headlines.contrast(*ends[:2]) if len(ends) > 1 else asked.word or "SWOT")
    slide: Json = {"slideType": "swot", "title": title}
    for part, name in zip(_PARTS, names, strict=True):
        slide[part] = list(map(capitalised, told.get(part, [asked.in_words(*OPEN)])))
        if part not in told:
            said.append(f"The brief says no {part}: {name} is left open.")
    return slide | ({"labels": names} if asked.language else {}), said


def pros_cons(asked: Asked) -> Planned | None:
    """What speaks for and what against; None where the brief says only one of them."""
    told = sections(asked.brief.rest, _SIDES)
    if set(told) != set(_SIDES):
        return None
    title = asked.titled(headlines.contrast(told["pros"][0], told["cons"][0]))
    slide: Json = {
        "slideType": "pros-cons",
        "title": title,
        **{side: list(map(capitalised, told[side])) for side in _SIDES},
    }
    return slide | {"prosLabel": asked.in_words(*_PROS), "consLabel": asked.in_words(*_CONS)}, []


def sections(text: str, names: Mapping[str, str]) -> dict[str, list[str]]:
    """Lists by the words they begin with: "Strengths: fleet, crews; weaknesses: debt"."""
    marks = [
        (found.start(), found.end(), name)
        for name, words in names.items()
        if (
            found := re.search(rf"(?<!\w)(?:{words})\s*(?:[:\uff1a]|\bare\b|\bsind\b|-|\u2013)\s*", text, re.IGNORECASE)
        )
    ]
    marks.sort()
    ends = [start for start, _, _ in marks[1:]] + [len(text)] * bool(marks)
    lists = {
        name: listed(text[begin:end].strip(" ;,.\n\uff1b؛、。،-*•"))[:_MOST]
        for (_, begin, name), end in zip(marks, ends, strict=True)
    }
    return {name: items for name, items in lists.items() if items}
