"""Rules of `agent_v1` that tie several fields of a slide together."""

from collections.abc import Iterator

from deck_documents.agent_v1.document import AgentSlide
from deck_domain.errors import Violation


def slide_faults(slide: AgentSlide) -> Iterator[Violation]:
    """The faults of one slide whose fields are well-formed; pointers are relative to the slide."""
    if slide.content.comparison is None:
        return
    if slide.pattern != "comparison":
        message = f"`comparison` belongs to the pattern comparison, not to {slide.pattern}: change one of them."
        yield Violation("/content/comparison", "misplaced_comparison", message)
    if slide.content.bullet_points:
        message = "A slide has `comparison` or `bulletPoints`, not both: leave one out."
        yield Violation("/content/bulletPoints", "conflicting_fields", message)
