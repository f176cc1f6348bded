"""The `feedback_v1` document: what to change on a slide that was made of a brief. Field names are those of `/v1`."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationError

from deck_documents.brief import BriefPart, Line, Rounds
from deck_documents.brief_themes import DEFAULT_BRIEF_THEME
from deck_documents.gaps import with_short_gaps
from deck_documents.own_themes import OwnTheme, theme_faults
from deck_documents.plain_values import is_blank, line_feeds_only, value_faults
from deck_documents.unknown_keys import unknown_keys
from deck_documents.violations import violations_of
from deck_domain.errors import InvalidDocument, Violation

FEEDBACK_V1 = "feedback_v1"
"""Its name among the schemas of documents."""
MAX_FEEDBACK = 5_000


class SlideFeedback(BriefPart):
    """A slide, and what to change on it.

    `iteration`, an addition of this server, names a version of the slide other than the best of its job, by the number
    that `versions` gives it.
    """

    job_id: Annotated[str, Field(min_length=1, max_length=100)]
    feedback: Annotated[str, Field(max_length=MAX_FEEDBACK), AfterValidator(with_short_gaps)] = ""
    iteration: Annotated[int, Field(ge=0, le=1_000_000)] | None = None
    theme_id: Annotated[str, Field(max_length=100)] | None = None
    theme: OwnTheme | None = None
    auto_iterations: Rounds = 0
    name: Line | None = None


def read_feedback(document: object) -> tuple[SlideFeedback, tuple[Violation, ...]]:
    """Feedback from outside, with what of it has no effect. Raises InvalidDocument with all its faults."""
    if faults := value_faults(document):
        raise InvalidDocument(faults)
    try:
        feedback = SlideFeedback.model_validate(line_feeds_only(document))
    except ValidationError as error:
        raise InvalidDocument(violations_of(error, document=document)) from None
    if faults := list(_faults(feedback)):
        raise InvalidDocument(faults)
    return feedback, tuple(unknown_keys(feedback))


def _faults(feedback: SlideFeedback) -> Iterator[Violation]:
    other_theme = feedback.theme_id is not None or feedback.theme is not None
    if is_blank(feedback.feedback) and not feedback.auto_iterations and not other_theme:
        message = "Say in `feedback` what to change, name a `theme_id`, or let `auto_iterations` improve the slide."
        yield Violation("/feedback", "missing", message)
    yield from theme_faults(feedback.theme_id or DEFAULT_BRIEF_THEME, feedback.theme)
