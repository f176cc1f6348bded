"""The `brief_v1` document: a sentence that becomes a slide, or code that draws one. Field names are those of `/v1`."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from deck_documents.brief_picture import BriefPicture, picture_faults, without_picture
from deck_documents.brief_themes import DEFAULT_BRIEF_THEME
from deck_documents.gaps import with_short_gaps
from deck_documents.letters import read_letter
from deck_documents.outline.slides import LONGEST_NAME, shortened
from deck_documents.own_themes import OwnTheme, theme_faults
from deck_documents.plain_values import is_blank, line_feeds_only, value_faults
from deck_documents.small_talk import without_small_talk
from deck_documents.unknown_keys import unknown_keys
from deck_documents.violations import violations_of
from deck_domain.errors import InvalidDocument, Violation

BRIEF_V1 = "brief_v1"
"""Its name among the schemas of documents."""
MAX_BRIEF, MAX_CODE = 20_000, 100_000
Said = Annotated[str, Field(max_length=MAX_BRIEF), AfterValidator(with_short_gaps)]
"""What somebody writes for the author to read."""
Line = Annotated[str, Field(max_length=300)]
SaidLine = Annotated[Line, AfterValidator(with_short_gaps)]
Rounds = Annotated[int, Field(ge=0, le=3, description="How often it is tried again while the rules find something")]


class BriefPart(BaseModel):
    """What documents of `/v1` are made of: exact types; unknown keys are kept apart to be warned about."""

    model_config = ConfigDict(strict=True, extra="allow", frozen=True, allow_inf_nan=False)


class BriefChrome(BriefPart):
    """What stands around the content of a slide."""

    title: Line | None = None
    subtitle: Line | None = None
    kicker: Line | None = None
    footer: Line | None = None
    source: Line | None = None
    page_number: bool | int | None = None
    classification: Line | None = None


_WITH_EYEBROW = {"title-body", "section", "picture-text", "closing"}


def around(slide: Mapping[str, Any], chrome: BriefChrome) -> dict[str, Any]:
    """The fields of a `protocol_v2` slide by which it has what `chrome` says."""
    said: dict[str, Any] = {"title": chrome.title, "subtitle": chrome.subtitle, "source": chrome.source}
    if slide["slideType"] in _WITH_EYEBROW:
        said["eyebrow"] = chrome.kicker
    elif chrome.kicker:  # the other types have no line above the title
        said["subtitle"] = _joined(chrome.kicker, chrome.subtitle or slide.get("subtitle"))
    small = _joined(chrome.classification, chrome.footer)
    if small or chrome.page_number is False:
        shown = ["disclaimer", "spacer"] if chrome.page_number is False else None
        footer = {"enabled": True, "disclaimer": small or None, "layout": shown}
        said["chrome"] = {"footer": {name: value for name, value in footer.items() if value}}
    return {name: value for name, value in said.items() if value}


def _joined(*texts: str | None) -> str:
    return " \u00b7 ".join(text for text in texts if text)


class SlideBrief(BriefPart):
    """A brief, and how its slide shall look.

    Additions of this server are `code`, slide code that is run in the place of an author's, `theme`, which goes before
    `theme_id`, and `include_pdf`. `from_image` takes a language model that sees; a brief beside it says what is to be
    made of the picture.
    """

    brief: Said = ""
    code: Annotated[str, Field(max_length=MAX_CODE)] | None = None
    theme_id: str = DEFAULT_BRIEF_THEME
    theme: OwnTheme | None = None
    chrome: BriefChrome = BriefChrome()
    auto_iterations: Rounds = 0
    name: Line | None = None
    include_pdf: bool = False
    mode: Any = None
    from_image: BriefPicture | None = None

    @property
    def title(self) -> str:
        """What its job is called: the first words of the brief from where it comes to the point."""
        point = without_small_talk(read_letter(self.brief).text)
        return self.name or shortened(point, LONGEST_NAME) or "Slide"


def read_brief(document: object) -> tuple[SlideBrief, tuple[Violation, ...]]:
    """A brief from outside, with what of it has no effect. Raises InvalidDocument with all its faults."""
    if faults := value_faults(without_picture(document)):
        raise InvalidDocument(faults)
    try:
        brief = SlideBrief.model_validate(line_feeds_only(document))
    except ValidationError as error:
        raise InvalidDocument(violations_of(error, document=document)) from None
    if faults := list(_faults(brief)):
        raise InvalidDocument(faults)
    return brief, (*unknown_keys(brief), *_passed_over(brief))


def _passed_over(brief: SlideBrief) -> Iterator[Violation]:
    """What is known and does nothing here."""
    if isinstance(brief.chrome.page_number, int) and not isinstance(brief.chrome.page_number, bool):
        message = "A slide has the number of its place in the deck; `false` leaves it out."
        yield Violation("/chrome/page_number", "without_effect", message)
    if brief.code is None:
        return
    said = {
        "brief": brief.brief.strip(),
        "chrome": brief.chrome.model_fields_set,
        "auto_iterations": brief.auto_iterations,
        "from_image": brief.from_image,
    }
    for name in (name for name, value in said.items() if value):
        yield Violation(f"/{name}", "without_effect", "`code` is run as it is: this has no effect beside it.")


def _faults(brief: SlideBrief) -> Iterator[Violation]:
    if brief.from_image is not None:
        yield from picture_faults(brief.from_image)
    elif is_blank(brief.brief) and brief.code is None:
        yield Violation("/brief", "missing", "Say in `brief` what the slide shall show.")
    yield from theme_faults(brief.theme_id, brief.theme)
