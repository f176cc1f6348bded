"""A plan under revision, and what an operation says of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Self

from renderer.authoring.planners.asked import Asked
from renderer.authoring.sentences import Brief
from renderer.authoring.unsaid import texts_of
from renderer.feedback.adjustments import Adjustment, adjustments_of, with_adjustments

Json = dict[str, Any]


class CannotDo(Exception):
    """A wish is understood, and there is no way to do it; the message says why, and what to say instead."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A plan while wishes are done on it.

    Attributes:
        plan: a `protocol_v2` document of one slide, with its adjustments.
        theme_id: the theme that was wished for; None for the one it has.
        notes: what has been done in another way than it was said.
    """

    plan: Json
    theme_id: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def slide(self) -> Json:
        """The only slide."""
        slide: Json = self.plan["slides"][0]
        return slide

    @property
    def kind(self) -> str:
        """The type of the slide."""
        kind: str = self.slide["slideType"]
        return kind

    @property
    def mark(self) -> str:
        """What stands in the place of words that nobody said, in the language of the slide."""
        return Asked("", Brief("", ""), " ".join(texts_of(self.slide))).mark

    def with_slide(self, slide: Json) -> Self:
        """The same with another slide; the title of the document is that of its slide."""
        follows = self.plan.get("title") == self.slide.get("title")
        title = slide["title"] if follows else self.plan.get("title")
        return replace(self, plan={**self.plan, "title": title, "slides": [slide]})

    def changing(self, **fields: Any) -> Self:
        """The same with other fields of its slide; one that is None is taken away."""
        slide = {**self.slide, **fields}
        return self.with_slide({name: value for name, value in slide.items() if value is not None})

    def adjusting(self, adjustment: Adjustment) -> Self:
        """The same with one more adjustment."""
        return replace(self, plan=with_adjustments(self.plan, (*adjustments_of(self.plan), adjustment)))

    def noting(self, note: str) -> Self:
        """The same with something to say about it."""
        return replace(self, notes=(*self.notes, note))


Operation = Callable[[str, Draft], Draft | None]
"""Does a wish; None where it is not one of its own. Raises CannotDo."""
