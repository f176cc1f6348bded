"""The `deck_brief_v1` document: briefs that become the slides of one deck. Field names are those of `/v1/deck`."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Annotated, Any

from pydantic import Field, ValidationError

from deck_documents.brief import MAX_BRIEF, MAX_CODE, BriefChrome, BriefPart, Line, Rounds
from deck_documents.brief_themes import DEFAULT_BRIEF_THEME
from deck_documents.own_themes import OwnTheme, theme_faults, without_effect
from deck_documents.plain_values import line_feeds_only, value_faults
from deck_documents.unknown_keys import unknown_keys
from deck_documents.violations import violations_of
from deck_domain.errors import InvalidDocument, Violation

DECK_BRIEF_V1 = "deck_brief_v1"
"""Its name among the schemas of documents."""
MOST_SLIDES = 30
_UNTITLED = "Untitled Deck"


class DeckSlideBrief(BriefPart):
    """A slide of a deck: what a brief for a slide alone may say, the theme left out.

    `code` and `chrome` are additions of this server.
    """

    brief: Annotated[str, Field(max_length=MAX_BRIEF)] = ""
    code: Annotated[str, Field(max_length=MAX_CODE)] | None = None
    name: Line | None = None
    slide_number: Annotated[int, Field(ge=1, le=1000)] | None = None
    chrome: BriefChrome = BriefChrome()


class DeckBrief(BriefPart):
    """Briefs for the slides of a deck, and what holds for all of them.

    `chrome`, an addition of this server, stands around each slide that does not say otherwise.
    """

    slides: Annotated[list[DeckSlideBrief], Field(min_length=1, max_length=MOST_SLIDES)] | None = None
    name: Line | None = None
    title: Line | None = None
    author: Line | None = None
    theme_id: str = DEFAULT_BRIEF_THEME
    theme: OwnTheme | None = None
    chrome: BriefChrome = BriefChrome()
    auto_iterations: Rounds = 0
    mode: Any = None

    @property
    def deck_name(self) -> str:
        """What its job is called."""
        return self.name or self.title or _UNTITLED


def read_deck_brief(document: object) -> tuple[DeckBrief, tuple[Violation, ...]]:
    """Briefs of a deck from outside, with what of them has no effect. Raises InvalidDocument with all their faults."""
    if faults := value_faults(document):
        raise InvalidDocument(faults)
    try:
        deck = DeckBrief.model_validate(line_feeds_only(document))
    except ValidationError as error:
        raise InvalidDocument(violations_of(error, document=document)) from None
    if faults := list(_faults(deck)):
        raise InvalidDocument(faults)
    return deck, tuple(_remarks(deck))


def briefs_of(deck: DeckBrief) -> list[dict[str, Any]]:
    """The documents (`brief_v1`) of a deck's slides, in its order."""
    return [_brief(deck, slide) for _, slide in _in_order(deck.slides or [])]


def _brief(deck: DeckBrief, slide: DeckSlideBrief) -> dict[str, Any]:
    chrome = deck.chrome.model_dump(exclude_none=True) | slide.chrome.model_dump(exclude_none=True)
    said = {
        "brief": slide.brief or None,
        "code": slide.code,
        "name": slide.name,
        "theme_id": deck.theme_id,
        "theme": deck.theme and deck.theme.model_dump(mode="json", exclude_unset=True),
        "chrome": chrome or None,
        "auto_iterations": deck.auto_iterations or None,
    }
    return {key: value for key, value in said.items() if value is not None}


def _in_order(slides: Sequence[DeckSlideBrief]) -> list[tuple[int, DeckSlideBrief]]:
    """Slides with their places in the request; one without a number has that of its place there."""
    return sorted(enumerate(slides), key=lambda each: (each[1].slide_number or each[0] + 1, each[0]))


def _faults(deck: DeckBrief) -> Iterator[Violation]:
    yield from theme_faults(deck.theme_id, deck.theme)
    if deck.slides is None:
        yield Violation("/slides", "missing", "Say in `slides` what each slide of the deck shall show.")
        return
    counted = Counter(slide.slide_number for slide in deck.slides if slide.slide_number)
    for index, slide in enumerate(deck.slides):
        at = f"/slides/{index}"
        if not slide.brief.strip() and slide.code is None:
            yield Violation(f"{at}/brief", "missing", "Say in `brief` what the slide shall show.")
        if slide.slide_number and counted[slide.slide_number] > 1:
            message = f"Give each slide a number of its own: {counted[slide.slide_number]} have {slide.slide_number}."
            yield Violation(f"{at}/slide_number", "duplicate_number", message)


def _remarks(deck: DeckBrief) -> Iterator[Violation]:
    yield from unknown_keys(deck)
    yield from without_effect(deck.theme)
    for place, (index, slide) in enumerate(_in_order(deck.slides or []), 1):
        if slide.slide_number not in (None, place):
            message = f"Numbers of slides have no gaps: this one is slide {place} of the deck."
            yield Violation(f"/slides/{index}/slide_number", "renumbered", message)
