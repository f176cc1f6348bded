"""The `consulting_brief_v1` document: a topic that becomes a consulting deck. Field names are those of `/v1`."""

from typing import Annotated

from pydantic import Field, ValidationError

from deck_documents.brief import BriefPart, Line, Rounds, Said, SaidLine
from deck_documents.brief_themes import DEFAULT_BRIEF_THEME
from deck_documents.deck_plan import DeckPlan, require_short
from deck_documents.outline import Outline, consulting_outline
from deck_documents.outline.slides import shortened
from deck_documents.own_themes import OwnTheme, theme_faults
from deck_documents.plain_values import is_blank, line_feeds_only, value_faults
from deck_documents.unknown_keys import unknown_keys
from deck_documents.violations import violations_of
from deck_domain.errors import InvalidDocument, Violation

CONSULTING_BRIEF_V1 = "consulting_brief_v1"
"""Its name among the schemas of documents."""
SHORTEST_TOPIC, _LONGEST_FOOTER = 10, 70


class ConsultingBrief(BriefPart):
    """What a consulting deck is about, and what is known of it.

    `author` and `auto_iterations` are additions of this server.
    """

    topic: Annotated[SaidLine, Field(description="At least 10 characters")]
    audience: SaidLine | None = None
    slide_count: Annotated[int, Field(ge=2, le=20)] = 6
    context: Said = ""
    tone: Line | None = None
    theme_id: str = DEFAULT_BRIEF_THEME
    theme: OwnTheme | None = None
    language: Annotated[str, Field(max_length=35)] | None = None
    author: Line | None = None
    auto_iterations: Rounds = 0

    @property
    def outline(self) -> Outline:
        """The story of the deck."""
        return consulting_outline(self.topic, self.context, self.slide_count, self.audience or "", self.language)


def plan_of_consulting(document: object) -> DeckPlan:
    """The deck of a document from outside. Raises InvalidDocument with all its faults."""
    if faults := value_faults(document):
        raise InvalidDocument(faults)
    try:
        brief = ConsultingBrief.model_validate(line_feeds_only(document))
    except ValidationError as error:
        raise InvalidDocument(violations_of(error, document=document)) from None
    faults = [*theme_faults(brief.theme_id, brief.theme)]
    if is_blank(brief.topic) or len(brief.topic.strip()) < SHORTEST_TOPIC:
        message = f"Say in `topic`, in {SHORTEST_TOPIC} characters at least, what the deck is about."
        faults.append(Violation("/topic", "text_too_short", message))
    if faults:
        raise InvalidDocument(faults)
    return _planned(brief)


def _planned(brief: ConsultingBrief) -> DeckPlan:
    outline = brief.outline
    require_short(outline, "/context")
    common = {
        "theme_id": brief.theme_id,
        "theme": brief.theme and brief.theme.model_dump(mode="json", exclude_unset=True),
        "chrome": {"footer": shortened(brief.topic, _LONGEST_FOOTER)},
        "auto_iterations": brief.auto_iterations or None,
    }
    said = {key: value for key, value in common.items() if value is not None}
    return DeckPlan(
        name=brief.topic,
        title=brief.topic,
        author=brief.author or "",
        slides=tuple({"brief": one.brief, "name": one.name, **said} for one in outline.slides),
        roles=tuple(one.role for one in outline.slides),
        warnings=(*unknown_keys(brief), *_remarks(brief), *outline.warnings),
    )


def _remarks(brief: ConsultingBrief) -> list[Violation]:
    if not brief.tone:
        return []
    message = "The author that is built in keeps the words of the context: a tone has no effect."
    return [Violation("/tone", "no_effect", message)]
