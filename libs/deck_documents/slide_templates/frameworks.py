"""Templates that are frameworks of analysis. Words of their own can be given in any language."""

from typing import Annotated

from pydantic import Field

from deck_documents.parts import Percent, Positive
from deck_documents.slide_templates.template import Json, Line, Lines, Params, SlideParams, block

_FourWords = Annotated[list[Line], Field(min_length=4, max_length=4)]
_ROOMY = 3
"""As many rows of support as leave the half of a slide to what makes."""
_Few = Annotated[list[Line], Field(max_length=8)]


class Swot(SlideParams):
    """Four lists of one to eight points."""

    strengths: Lines
    weaknesses: Lines
    opportunities: Lines
    threats: Lines
    labels: _FourWords | None = Field(default=None, description="The four names, in the words of the deck")


def swot(params: Swot) -> Json:
    """Four fields."""
    names = ("strengths", "weaknesses", "opportunities", "threats")
    return params.slide("swot", **{name: getattr(params, name) for name in names}, labels=params.labels)


class Force(Params):
    """One force: how strong it is, and why."""

    points: Annotated[list[Line], Field(min_length=1, max_length=4)]
    level: Line | None = Field(default=None, description="How strong it is, in a word: high")
    label: Line | None = Field(default=None, description="Its name in the words of the deck")


class FiveForces(SlideParams):
    """Porter's five forces."""

    rivalry: Force
    new_entrants: Force
    suppliers: Force
    buyers: Force
    substitutes: Force


_FORCES = {
    "new_entrants": ("New entrants", (4, 0, 4, 3)),
    "suppliers": ("Suppliers", (0, 4, 3, 4)),
    "rivalry": ("Rivalry", (4, 4, 4, 4)),
    "buyers": ("Buyers", (9, 4, 3, 4)),
    "substitutes": ("Substitutes", (4, 9, 4, 3)),
}
_BEARING = {"down": (5, 3, 2, 1), "right": (3, 5, 1, 2), "left": (8, 5, 1, 2), "up": (5, 8, 2, 1)}


def five_forces(params: FiveForces) -> Json:
    """Rivalry in the middle, and the four forces that bear on it around."""
    blocks = []
    for name, (label, region) in _FORCES.items():
        force: Force = getattr(params, name)
        card = {
            "lead": " \u00b7 ".join(text for text in (force.label or label, force.level) if text),
            "body": force.points,
            "fill": "accent" if name == "rivalry" else None,
        }
        blocks.append(block("infoCard", region, card))
    blocks += [block("chevronArrow", region, {"direction": way}) for way, region in _BEARING.items()]
    return params.slide("composition", blocks=blocks)


class Business(Params):
    """One business unit; share and growth are per cent of the axes, from low to high."""

    name: Line
    market_share: Percent
    market_growth: Percent
    size: Positive | None = Field(default=None, description="Its bubble is as large as this")


class BcgMatrix(SlideParams):
    """Either `items` with their places, or the four lists."""

    items: Annotated[list[Business], Field(min_length=2, max_length=24)] | None = None
    stars: _Few | None = None
    question_marks: _Few | None = None
    cash_cows: _Few | None = None
    dogs: _Few | None = None
    labels: _FourWords | None = Field(
        default=None, description="Names of stars, question marks, cash cows and dogs, in the words of the deck"
    )
    share_label: Line = Field("Relative market share", description="The name of the lower axis")
    growth_label: Line = Field("Market growth", description="The name of the other axis")
    size_label: Line | None = Field(default=None, description="What bubbles measure")


_BCG = ("Stars", "Question marks", "Cash cows", "Dogs")


def bcg_matrix(params: BcgMatrix) -> Json:
    """Growth against share, as lists in four fields or as bubbles. A high share is at the right."""
    stars, question_marks, cash_cows, dogs = params.labels or _BCG
    if params.items:
        companies = [
            {"name": one.name, "x": one.market_share, "y": one.market_growth, "size": one.size} for one in params.items
        ]
        return params.slide(
            "market-map",
            companies=companies,
            quadrants=[question_marks, stars, dogs, cash_cows],
            xAxisLabel=params.share_label,
            yAxisLabel=params.growth_label,
            sizeLabel=params.size_label,
        )
    lists = (
        (question_marks, params.question_marks),
        (stars, params.stars),
        (dogs, params.dogs),
        (cash_cows, params.cash_cows),
    )
    return params.slide(
        "matrix",
        cells=[{"label": label, "points": points or None} for label, points in lists],
        xAxisLabel={"low": "", "high": params.share_label},
        yAxisLabel={"low": "", "high": params.growth_label},
    )


class Activity(Params):
    """One primary activity."""

    label: Line
    detail: Annotated[list[Line], Field(max_length=4)] | None = None


class ValueChain(SlideParams):
    """Two to six primary activities, up to four that support them."""

    primary: Annotated[list[Activity], Field(min_length=2, max_length=6)]
    support: Annotated[list[Line], Field(max_length=4)] | None = None
    goal: Line | None = Field(default=None, description="What it leads to: margin")


def value_chain(params: ValueChain) -> Json:
    """What supports, above what makes; the goal at the end."""
    support, width = params.support or [], 10 if params.goal else 12
    height = 2 if len(support) <= _ROOMY else 1
    blocks = [
        block("infoCard", (0, number * height, width, height), {"body": [text]}) for number, text in enumerate(support)
    ]
    top = len(support) * height
    steps = [{"label": one.label, "description": "; ".join(one.detail or ()) or None} for one in params.primary]
    blocks.append(block("processFlow", (0, top, width, 12 - top), {"steps": steps}))
    if params.goal:
        beside = (12 - top) // 2 if any(one.detail for one in params.primary) else 12 - top
        blocks.append(block("chevronArrow", (10, top, 2, beside), {"direction": "right", "label": params.goal}))
    return params.slide("composition", blocks=blocks)
