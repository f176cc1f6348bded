"""From a document to the deck model, once."""

import re
from collections.abc import Iterator
from dataclasses import replace

from deck_documents.agent_v1 import AgentDocument
from deck_documents.chrome import Chrome
from deck_documents.parsing import ParsedDocument
from deck_documents.protocol_v2 import Presentation, SlideBase, stories
from deck_documents.protocol_v2.slide import Lineage
from deck_documents.protocol_v2.stories import TitleBodySlide
from deck_documents.roles import roles_of
from deck_documents.variables import filled_presentation
from renderer.deck import slide as deck_slide
from renderer.deck.blocks.stories import Logo
from renderer.deck.direction import with_directions
from renderer.deck.from_agent import look_of, places_of, slides_of
from renderer.deck.journeys import with_journeys
from renderer.deck.model import PROPERTY_PREFIX, Deck, Unresolved
from renderer.deck.parts import texts_in
from renderer.deck.slide import Role, Slide
from renderer.deck.slides import slide_class
from renderer.deck.slides.stories import ClosingSlide, OpeningSlide, SectionSlide
from renderer.deck.tokens import merged_chrome, with_tokens
from renderer.deck.translation import translated
from renderer.looks import DEFAULT_LOOK, look_named
from renderer.typesetting.languages import spoken_language

_PAGES: dict[Role, type[Slide]] = {"opening": OpeningSlide, "section": SectionSlide, "closing": ClosingSlide}
"""What points, and names of sections, become that play a role for their deck."""
_CHROME_PARTS = ("", ".type", ".height", ".topRule", ".watermark")


def deck_from(parsed: ParsedDocument) -> Deck:
    """The deck of a parsed document, with the values of its variables in place."""
    if isinstance(parsed.model, AgentDocument):
        return _read(_agent_deck(parsed.model))
    if not isinstance(parsed.model, Presentation):
        raise TypeError(f"a {parsed.source_schema} document is laid out node by node: there is no deck of it")
    return _read(_protocol_deck(parsed.model))


def _read(deck: Deck) -> Deck:
    """`deck` with what is told by its words: its language, and which of its slides run from right to left."""
    return with_directions(replace(deck, language=spoken_language(texts_in((deck.title, deck.slides)))))


def _protocol_deck(presentation: Presentation) -> Deck:
    model, unresolved = filled_presentation(presentation)
    deck_id = model.deck_id or f"deck-{_slug(model.title)}"
    look, ignored = with_tokens(look_named(model.theme or DEFAULT_LOOK), model.tokens, model.accent_color)
    chrome = model.tokens.chrome if model.tokens else None
    played = zip(model.slides, roles_of(model.slides), strict=True)
    slides = [_slide(slide, number, chrome, role) for number, (slide, role) in enumerate(played, 1)]
    return Deck(
        title=model.title,
        look=look,
        slides=with_journeys(slides),
        unresolved=tuple(Unresolved(one.slide, one.path, one.what, one.reason, one.required) for one in unresolved),
        properties=dict(_properties(model, deck_id)),
        slide_properties=tuple(dict(_slide_properties(s, n, deck_id)) for n, s in enumerate(model.slides, 1)),
        ignored=tuple(ignored),
        inks_at={"ink": "tokens.palette.foreground", "muted": "tokens.palette.muted"},
        places=tuple(dict(_places(slide, chrome)) for slide in model.slides),
        logo=translated(model.logo, Logo) if model.logo else None,
    )


def _places(slide: SlideBase, default: Chrome | None) -> Iterator[tuple[str, str]]:
    """Where the document has the parts of its chrome that a slide takes from the whole deck."""
    own = slide.chrome or Chrome()
    for name, key in (("header_ribbon", "headerRibbon"), ("footer", "footer")):
        if getattr(own, name) is None and getattr(default, name, None) is not None:
            yield from ((f"chrome.{key}{part}", f"tokens.chrome.{key}{part}") for part in _CHROME_PARTS)


def _slide(slide: SlideBase, number: int, default: Chrome | None, role: Role) -> Slide:
    """The slide in the chrome of the deck, as the class of the deck model that has its name, or plays its role."""
    name = type(slide).__name__
    found = _PAGES.get(role) if isinstance(slide, TitleBodySlide | stories.SectionSlide) else None
    if isinstance(slide, stories.SectionSlide) and found is OpeningSlide:
        slide = slide.model_copy(update={"body": slide.body or []})  # an opening has a list of lines, if an empty one
    found = found or slide_class(name)
    chrome = merged_chrome(slide.chrome, default)
    component = slide.component_id or slide.slide_id or slide.id or f"slide-{number}"
    shown: Slide = translated(
        slide, found, component=component, chrome=chrome and translated(chrome, deck_slide.Chrome)
    )
    return shown


def _agent_deck(model: AgentDocument) -> Deck:
    slides = slides_of(model)
    look, ignored = look_of(model)
    deck_id = f"deck-{_slug(model.presentation_title)}"
    written = zip(model.slides, slides, strict=True)
    ids = tuple(
        {"id": given.slide_id or given.id or _made_id(deck_id, n, slide.title)}
        for n, (given, slide) in enumerate(written, 1)
    )
    return Deck(
        title=model.presentation_title,
        look=look,
        slides=slides,
        properties={f"{PROPERTY_PREFIX}deckId": deck_id},
        slide_properties=ids,
        ignored=tuple(ignored),
        inks_at={"ink": "designTokens.colors.text", "muted": "designTokens.colors.muted"},
        places=places_of(model),
        logo=translated(model.logo, Logo) if model.logo else None,
    )


def _properties(model: Presentation, deck_id: str) -> Iterator[tuple[str, str]]:
    yield f"{PROPERTY_PREFIX}deckId", deck_id
    if model.lineage:
        yield f"{PROPERTY_PREFIX}lineageManifest", _lineage(model.lineage)
    if model.variables:
        yield f"{PROPERTY_PREFIX}variables", ", ".join(sorted(model.variables))


def _slide_properties(slide: SlideBase, number: int, deck_id: str) -> Iterator[tuple[str, str]]:
    yield "id", slide.slide_id or slide.id or _made_id(deck_id, number, slide.title)
    if slide.component_id:
        yield "componentId", slide.component_id
    if slide.lineage:
        yield "lineage", _lineage(slide.lineage)


def _made_id(deck_id: str, number: int, title: str) -> str:
    """What a slide is called that its document does not name; a comparison knows such a name by its beginning."""
    return f"{deck_id}-slide-{number}-{_slug(title)}"


def _lineage(lineage: Lineage) -> str:
    return lineage.model_dump_json(by_alias=True, exclude_none=True)


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")[:60] or "untitled"
