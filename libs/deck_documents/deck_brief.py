"""The `deck_brief_v1` document: briefs, or a prompt, that become one deck. Field names are those of `/v1/deck`."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Annotated, Any

from pydantic import Field, ValidationError

from deck_documents.brief import MAX_CODE, BriefChrome, BriefPart, Line, Rounds, Said, SaidLine
from deck_documents.brief_themes import DEFAULT_BRIEF_THEME
from deck_documents.deck_plan import DeckPlan, require_short, theme_of_style
from deck_documents.outline import Outline, outline_of
from deck_documents.outline.storyline import Wish
from deck_documents.own_themes import OwnTheme, theme_faults
from deck_documents.plain_values import is_blank, line_feeds_only, value_faults
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

    brief: Said = ""
    code: Annotated[str, Field(max_length=MAX_CODE)] | None = None
    name: Line | None = None
    slide_number: Annotated[int, Field(ge=1, le=1000)] | None = None
    chrome: BriefChrome = BriefChrome()


class DeckBrief(BriefPart):
    """Briefs for the slides of a deck, or a prompt that is spread over slides; and what holds for all of them.

    Of `slides` and `prompt` there is one. `slide_count` and what follows it belong to a prompt. `chrome`, an addition
    of this server, stands around each slide that does not say otherwise.
    """

    slides: Annotated[list[DeckSlideBrief], Field(min_length=1, max_length=MOST_SLIDES)] | None = None
    prompt: Said | None = None
    slide_count: Annotated[int, Field(ge=1, le=MOST_SLIDES, description="At most; 8 when absent")] | None = None
    audience: SaidLine | None = None
    focus_area: SaidLine | None = None
    visual_style: Line | None = None
    language: Annotated[str, Field(max_length=35)] | None = None
    name: Line | None = None
    title: Line | None = None
    author: Line | None = None
    theme_id: str | None = None
    theme: OwnTheme | None = None
    chrome: BriefChrome = BriefChrome()
    auto_iterations: Rounds = 0
    mode: Any = None

    @property
    def outline(self) -> Outline | None:
        """What becomes of the prompt; None for a deck of briefs."""
        if self.prompt is None:
            return None
        wish = Wish(self.slide_count, self.title or "", self.audience or "", self.focus_area or "", self.language)
        return outline_of(self.prompt, wish)


def plan_of_briefs(document: object) -> DeckPlan:
    """The deck of a document from outside. Raises InvalidDocument with all its faults."""
    return _planned(read_deck_brief(document))


def read_deck_brief(document: object) -> DeckBrief:
    """Briefs or a prompt from outside. Raises InvalidDocument with all their faults."""
    if faults := value_faults(document):
        raise InvalidDocument(faults)
    try:
        deck = DeckBrief.model_validate(line_feeds_only(document))
    except ValidationError as error:
        raise InvalidDocument(violations_of(error, document=document)) from None
    if faults := list(_faults(deck)):
        raise InvalidDocument(faults)
    return deck


def _planned(deck: DeckBrief) -> DeckPlan:
    outline = deck.outline
    if outline is None:
        slides = [slide for _, slide in _in_order(deck.slides or [])]
        roles = ["content"] * len(slides)
    else:
        require_short(outline, "/prompt")
        slides = [DeckSlideBrief(brief=one.brief, name=one.name) for one in outline.slides]
        roles = [one.role for one in outline.slides]
    title = deck.title or (outline.title if outline else "")
    return DeckPlan(
        name=deck.name or title or _UNTITLED,
        title=title or deck.name or _UNTITLED,
        author=deck.author or "",
        slides=tuple(_brief(deck, slide) for slide in slides),
        roles=tuple(roles),
        warnings=(*_remarks(deck), *(outline.warnings if outline else ())),
    )


def _brief(deck: DeckBrief, slide: DeckSlideBrief) -> dict[str, Any]:
    chrome = deck.chrome.model_dump(exclude_none=True) | slide.chrome.model_dump(exclude_none=True)
    said = {
        "brief": slide.brief or None,
        "code": slide.code,
        "name": slide.name,
        "theme_id": deck.theme_id or theme_of_style(deck.visual_style) or DEFAULT_BRIEF_THEME,
        "theme": deck.theme and deck.theme.model_dump(mode="json", exclude_unset=True),
        "chrome": chrome or None,
        "auto_iterations": deck.auto_iterations or None,
    }
    return {key: value for key, value in said.items() if value is not None}


def _in_order(slides: Sequence[DeckSlideBrief]) -> list[tuple[int, DeckSlideBrief]]:
    """Slides with their places in the request; one without a number has that of its place there."""
    return sorted(enumerate(slides), key=lambda each: (each[1].slide_number or each[0] + 1, each[0]))


def _faults(deck: DeckBrief) -> Iterator[Violation]:
    yield from theme_faults(deck.theme_id or DEFAULT_BRIEF_THEME, deck.theme)
    if (deck.slides is None) is (deck.prompt is None):
        message = "Say in `slides` what each slide shall show, or in `prompt` what the deck is about; one of the two."
        yield Violation("/slides", "missing" if deck.slides is None else "one_of_two", message)
    if deck.prompt is not None and is_blank(deck.prompt):
        yield Violation("/prompt", "missing", "Say in `prompt` what the deck is about.")
    yield from _slide_faults(deck.slides or [])


def _slide_faults(slides: Sequence[DeckSlideBrief]) -> Iterator[Violation]:
    counted = Counter(slide.slide_number for slide in slides if slide.slide_number)
    for index, slide in enumerate(slides):
        at = f"/slides/{index}"
        if is_blank(slide.brief) and slide.code is None:
            yield Violation(f"{at}/brief", "missing", "Say in `brief` what the slide shall show.")
        if slide.slide_number and counted[slide.slide_number] > 1:
            message = f"Give each slide a number of its own: {counted[slide.slide_number]} have {slide.slide_number}."
            yield Violation(f"{at}/slide_number", "duplicate_number", message)


_OF_A_PROMPT = ("slide_count", "audience", "focus_area", "language")


def _remarks(deck: DeckBrief) -> Iterator[Violation]:
    yield from unknown_keys(deck)
    for name in _OF_A_PROMPT if deck.prompt is None else ():
        if getattr(deck, name) is not None:
            yield Violation(f"/{name}", "no_effect", f"`{name}` belongs to a `prompt`, and has no effect on `slides`.")
    if deck.visual_style and (deck.theme_id or deck.theme or not theme_of_style(deck.visual_style)):
        message = (
            "No theme is chosen by this style: name one with `theme_id`, or say dark, light, formal, serif or bold."
        )
        if deck.theme_id or deck.theme:
            message = "The theme is named already, and the style chooses none."
        yield Violation("/visual_style", "no_effect", message)
    for place, (index, slide) in enumerate(_in_order(deck.slides or []), 1):
        if slide.slide_number not in (None, place):
            message = f"Numbers of slides have no gaps: this one is slide {place} of the deck."
            yield Violation(f"/slides/{index}/slide_number", "renumbered", message)
