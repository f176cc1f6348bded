"""What a template makes of ordinary decks, of every type of slide: it is as good as the slides that come of it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from deck_documents import parse
from deck_domain.findings import Finding, Impact
from deck_fonts import FontBook
from renderer.deck.from_protocol import deck_from
from renderer.layout.slides import type_of
from renderer.template.building import built_on
from renderer.template.model import Template
from renderer.template.trial_decks import TRIAL_DECKS

_CROWDED = frozenset({"RND101", "RND103"})
"""Text that does not fit at a readable size, and slides that go on over further ones."""
_ERRORS = frozenset({Impact.ERROR, Impact.CRITICAL})


def tried(template: Template) -> Template:
    """`template` with what two small decks come to on it, a slide of every type among them.

    One that has no room for them, or on which one of them has an error, is not certified.
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
    found = built_on(template, deck, FontBook.load()).findings
    yield from _crowded(template, types, found)
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
