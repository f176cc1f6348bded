"""What somebody wishes to be changed on a slide, done on its plan."""

from dataclasses import dataclass
from typing import Any

from deck_domain.errors import Violation

Json = dict[str, Any]
_LONGEST_QUOTE = 200


@dataclass(frozen=True, slots=True)
class Revision:
    """A plan that was changed.

    Attributes:
        plan: the `protocol_v2` document of one slide.
        theme_id: the theme that is wished for; None for the one it has.
        warnings: what was not understood or could not be done, quoted.
    """

    plan: Json
    theme_id: str | None = None
    warnings: tuple[Violation, ...] = ()


def revise(plan: Json, feedback: str) -> Revision:
    """The plan with what the feedback wishes."""
    said = " ".join(feedback.split())
    if not said:
        return Revision(plan)
    message = f"This was not understood, and nothing was changed for it: {said[:_LONGEST_QUOTE]!r}."
    return Revision(plan, warnings=(Violation("/feedback", "not_understood", message),))
