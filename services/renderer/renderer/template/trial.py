"""What a template makes of ordinary decks, of every type of slide: it is as good as the slides that come of it."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from deck_documents import parse
from deck_domain.findings import Finding, Impact
from deck_fonts import FontBook
from deck_package import examine_package
from deck_presentation.backdrop import Backdrop
from deck_presentation.boxes import Box
from deck_presentation.model import Shape
from deck_presentation.paints import Color, Paint
from deck_presentation.parts import Parts
from deck_presentation.pictures import Pictures
from deck_presentation.reading import read_deck
from renderer.deck.from_protocol import deck_from
from renderer.layout.slides import type_of
from renderer.template.backgrounds import MUCH, READABLE, below_text
from renderer.template.building import built_on
from renderer.template.model import Template
from renderer.template.trial_decks import TRIAL_DECKS

_CROWDED = frozenset({"RND101", "RND103"})
"""Text that does not fit at a readable size, and slides that go on over further ones."""
_ERRORS = frozenset({Impact.ERROR, Impact.CRITICAL})


def tried(template: Template) -> Template:
    """`template` with what two small decks come to on it, a slide of every type among them.

    One that has no room for them, on which one of them has an error, or where a text of theirs cannot be read, is not
    certified.
    """
    problems = tuple(dict.fromkeys(problem for schema in TRIAL_DECKS for problem in _problems(template, schema)))
    facts = template.certification
    level = "supported" if problems and facts.certified else facts.support_level
    return replace(
        template,
        certification=replace(facts, support_level=level),
        problems=(*template.problems, *problems),
    )


def _problems(template: Template, schema: str) -> Iterator[str]:
    deck = deck_from(parse(schema, TRIAL_DECKS[schema]))
    types = [type_of(slide).layout_of(slide) for slide in deck.slides]
    built = built_on(template, deck, FontBook.load())
    found = built.findings
    yield from _crowded(template, types, found)
    yield from _unread(built.pptx)
    for finding in found:
        if finding.impact in _ERRORS and finding.rule not in _CROWDED:
            yield f"An ordinary deck has an error on the template: {finding.message}"


def _crowded(template: Template, types: Sequence[str], found: Sequence[Finding]) -> Iterator[str]:
    crowded = {finding.component_path for finding in found if finding.rule in _CROWDED}
    for index, slide_type in enumerate(types):
        if any(str(path).startswith(f"slides[{index}]") for path in crowded):
            layout, _ = template.layout_of(slide_type)
            yield (
                f"An ordinary {slide_type} slide has no room on {layout.name!r}: its text is small or takes several "
                "slides; leave more of the layout free below its title."
            )


def _unread(pptx: bytes) -> Iterator[str]:
    """Texts of a finished deck that are lost on what is behind them, once for each layout."""
    package, _ = examine_package(pptx)
    assert package is not None
    with package:
        deck = read_deck(Parts(package))
    pictures = Pictures(deck.images.get)
    for slide in deck.slides:
        backdrop = Backdrop(deck, slide, pictures)
        contrasts = [(found, shape) for shape in slide.shapes if (found := _contrast(shape, backdrop)) < READABLE]
        if contrasts:
            worst, shape = min(contrasts, key=lambda each: each[0])
            what = "The title" if shape.is_title else "Text"
            yield (
                f"{what} on {slide.layout_name!r} has a contrast of {worst:.1f}:1 with what is behind it; "
                f"{READABLE:g}:1 is the least: change its color or its ground in the slide master view."
            )


def _contrast(shape: Shape, backdrop: Backdrop) -> float:
    """That of a text where it is read worst, but for the part of its ground that a logo may take; else the best."""
    if shape.hidden or shape.body is None or not shape.has_text:
        return math.inf
    left, top, right, bottom = shape.body.insets
    box = shape.box
    inner = Box(box.x + left, box.y + top, box.width - left - right, box.height - top - bottom)
    grounds = below_text(backdrop, inner, shape.body.anchor, shape)
    looks = {run.inks for run in shape.body.runs() if all(ink.kind in {"solid", "gradient"} for ink in run.inks)}
    return min((_typical(inks, grounds) for inks in looks if grounds), default=math.inf)


def _typical(inks: Sequence[Paint], grounds: Sequence[Color]) -> float:
    ratios = sorted(max((_least(ink, ground) for ink in inks), default=1.0) for ground in grounds)
    return ratios[int(len(ratios) * MUCH)]


def _least(ink: Paint, ground: Color) -> float:
    return min(color.over(ground).contrast(ground) for color in ink.colors)
