"""The deck model: what a deck says, whichever document it came from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from deck_documents.agent_v1 import AgentDocument
from deck_documents.parsing import ParsedDocument
from deck_documents.protocol_v2 import Lineage, Presentation, SlideBase
from deck_documents.variables import Unresolved, filled
from renderer.deck.from_agent import look_of, slides_of
from renderer.deck.tokens import with_chrome, with_tokens
from renderer.looks import DEFAULT_LOOK, Look, look_named
from renderer.media.wanted import NOTHING_FETCHED, FetchedPictures

_PROPERTY_PREFIX = "deckmill."


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck to be laid out.

    Attributes:
        title: of the whole deck.
        look: the theme, with what tokens change in it.
        slides: typed slides; their kind decides the layout.
        unresolved: bindings and placeholders without a value.
        properties: custom document properties of the whole deck.
        slide_properties: the same for each slide, named within the slide.
        ignored: tokens without effect, as paths and reasons.
        fetched: the pictures behind addresses.
    """

    title: str
    look: Look
    slides: tuple[SlideBase, ...]
    unresolved: tuple[Unresolved, ...] = ()
    properties: dict[str, str] = field(default_factory=dict)
    slide_properties: tuple[dict[str, str], ...] = ()
    ignored: tuple[tuple[str, str], ...] = ()
    fetched: FetchedPictures = field(default_factory=dict)

    def properties_of(self, slide: int, number: int, part: int) -> dict[str, str]:
        """The properties of the `part`-th page (from 0) of a slide, which is page `number` of the file."""
        prefix = f"{_PROPERTY_PREFIX}slide.{number}."
        named = {prefix + name: value for name, value in self.slide_properties[slide].items()}
        if part:
            named[f"{prefix}id"] += f"-{part + 1}"
        return named


def deck_from(parsed: ParsedDocument, fetched: FetchedPictures = NOTHING_FETCHED) -> Deck:
    """The deck of a parsed document, with the values of its variables and its `fetched` pictures in place."""
    if isinstance(parsed.model, AgentDocument):
        return _agent_deck(parsed.model)
    if not isinstance(parsed.model, Presentation):
        raise TypeError(f"there is no deck of a {parsed.source_schema} document yet")
    model, unresolved = _filled(parsed.model)
    deck_id = model.deck_id or f"deck-{_slug(model.title)}"
    look, ignored = with_tokens(look_named(model.theme or DEFAULT_LOOK), model.tokens, model.accent_color)
    chrome = model.tokens.chrome if model.tokens else None
    return Deck(
        title=model.title,
        look=look,
        slides=tuple(with_chrome(slide, chrome) for slide in model.slides),
        unresolved=unresolved,
        properties=dict(_properties(model, deck_id)),
        slide_properties=tuple(dict(_slide_properties(s, n, deck_id)) for n, s in enumerate(model.slides, 1)),
        ignored=tuple(ignored),
        fetched=fetched,
    )


def _agent_deck(model: AgentDocument) -> Deck:
    slides = slides_of(model)
    look, ignored = look_of(model)
    deck_id = f"deck-{_slug(model.presentation_title)}"
    ids = ({"id": f"{deck_id}-slide-{number}-{_slug(slide.title)}"} for number, slide in enumerate(slides, 1))
    return Deck(
        title=model.presentation_title,
        look=look,
        slides=slides,
        properties={f"{_PROPERTY_PREFIX}deckId": deck_id},
        slide_properties=tuple(ids),
        ignored=tuple(ignored),
    )


def component_id(slide: SlideBase, number: int) -> str:
    """The stable name of a slide's component; shapes are named after it."""
    return slide.component_id or slide.slide_id or slide.id or f"slide-{number}"


def _filled(model: Presentation) -> tuple[Presentation, tuple[Unresolved, ...]]:
    result = filled(model.model_dump(exclude_unset=True))
    return Presentation.model_validate(result.document), result.unresolved


def _properties(model: Presentation, deck_id: str) -> Iterator[tuple[str, str]]:
    yield f"{_PROPERTY_PREFIX}deckId", deck_id
    if model.lineage:
        yield f"{_PROPERTY_PREFIX}lineageManifest", _lineage(model.lineage)
    if model.variables:
        yield f"{_PROPERTY_PREFIX}variables", ", ".join(sorted(model.variables))


def _slide_properties(slide: SlideBase, number: int, deck_id: str) -> Iterator[tuple[str, str]]:
    yield "id", slide.slide_id or slide.id or f"{deck_id}-slide-{number}-{_slug(slide.title)}"
    if slide.component_id:
        yield "componentId", slide.component_id
    if slide.lineage:
        yield "lineage", _lineage(slide.lineage)


def _lineage(lineage: Lineage) -> str:
    return lineage.model_dump_json(by_alias=True, exclude_none=True)


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")[:60] or "untitled"
