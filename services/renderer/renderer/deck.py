"""The deck model: what a deck says, whichever document it came from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from deck_documents.agent_v1 import AgentDocument
from deck_documents.parsing import ParsedDocument
from deck_documents.protocol_v2 import Binding, Lineage, Presentation, SlideBase
from renderer.agent_deck import look_of, slides_of, without_effect
from renderer.looks import Look

_PROPERTY_PREFIX = "deckmill."


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck to be laid out.

    Attributes:
        title: of the whole deck.
        accent: #RRGGBB or None for the theme's own.
        slides: typed slides; their kind decides the layout.
        unresolved: JSON-path-like places whose value should have come from elsewhere.
        properties: custom document properties.
        look: the theme; None for the default one.
        ignored: names of design tokens without effect.
    """

    title: str
    accent: str | None
    slides: tuple[SlideBase, ...]
    unresolved: tuple[tuple[int | None, str], ...] = ()
    properties: dict[str, str] = field(default_factory=dict)
    look: Look | None = None
    ignored: tuple[str, ...] = ()


def deck_from(parsed: ParsedDocument) -> Deck:
    """The deck of a parsed document."""
    if isinstance(parsed.model, AgentDocument):
        return _agent_deck(parsed.model)
    model = parsed.model
    assert isinstance(model, Presentation)
    if not isinstance(model, Presentation):
        raise TypeError(f"there is no deck of a {parsed.source_schema} document yet")
    deck_id = model.deck_id or f"deck-{_slug(model.title)}"
    return Deck(
        title=model.title,
        accent=model.accent_color,
        slides=tuple(model.slides),
        unresolved=tuple(_unresolved(model)),
        properties=dict(_properties(model, deck_id)),
    )


def _agent_deck(model: AgentDocument) -> Deck:
    slides = slides_of(model)
    deck_id = f"deck-{_slug(model.presentation_title)}"
    ids = {
        f"{_PROPERTY_PREFIX}slide.{n}.id": f"{deck_id}-slide-{n}-{_slug(slide.title)}"
        for n, slide in enumerate(slides, 1)
    }
    return Deck(
        title=model.presentation_title,
        accent=model.accent_color,
        slides=slides,
        properties={f"{_PROPERTY_PREFIX}deckId": deck_id, **ids},
        look=look_of(model),
        ignored=tuple(without_effect(model.design_tokens)),
    )


def component_id(slide: SlideBase, number: int) -> str:
    """The stable name of a slide's component; shapes are named after it."""
    return slide.component_id or slide.slide_id or slide.id or f"slide-{number}"


def _unresolved(model: Presentation) -> Iterator[tuple[int | None, str]]:
    for binding in model.bindings or ():
        yield None, _describe(binding)
    for index, slide in enumerate(model.slides):
        for binding in slide.bindings or ():
            yield index, _describe(binding)


def _describe(binding: Binding) -> str:
    return f"{binding.binding_key} ({binding.path})"


def _properties(model: Presentation, deck_id: str) -> Iterator[tuple[str, str]]:
    yield f"{_PROPERTY_PREFIX}deckId", deck_id
    if model.lineage:
        yield f"{_PROPERTY_PREFIX}lineageManifest", _lineage(model.lineage)
    if model.variables:
        yield f"{_PROPERTY_PREFIX}variables", ", ".join(sorted(model.variables))
    for number, slide in enumerate(model.slides, 1):
        prefix = f"{_PROPERTY_PREFIX}slide.{number}"
        yield f"{prefix}.id", slide.slide_id or slide.id or f"{deck_id}-slide-{number}-{_slug(slide.title)}"
        if slide.component_id:
            yield f"{prefix}.componentId", slide.component_id
        if slide.lineage:
            yield f"{prefix}.lineage", _lineage(slide.lineage)


def _lineage(lineage: Lineage) -> str:
    return lineage.model_dump_json(by_alias=True, exclude_none=True)


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")[:60] or "untitled"
