"""What a rule is, what it looks at, and what it answers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from deck_domain.findings import Extent, Family, Finding, Impact
from deck_presentation.model import Shape, Slide
from scorer.rules.evidence import Evidence

_FIELDS = ("subtitle", "eyebrow", "body", "insight")
"""Shapes that our renderer names after the field of the document they show; long texts take several."""


class Skipped(Exception):
    """A rule could not run; it is reported as skipped, never as passed."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a rule was broken; what is None is the rule's own.

    Attributes:
        message: one sentence, with the figures.
        slide: where; None concerns the deck.
        shape: the culprit.
        other: the second shape, where two are involved.
        impact: another impact than the rule's.
        confidence: below 0.5 it never deducts.
        code: another code than the rule's.
        action: another remedy than the rule's.
        path: in the input document, if it is not the shape's.
        category: another category than the rule's.
        slide_index: for slides that could not be read.
        extent: how far beyond the threshold, and how much of the slide it touches; None where that has no measure.
    """

    message: str
    slide: Slide | None = None
    shape: Shape | None = None
    other: Shape | None = None
    impact: Impact | None = None
    confidence: float = 1.0
    code: str | None = None
    action: str | None = None
    path: str | None = None
    category: str | None = None
    slide_index: int | None = None
    extent: Extent | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the catalogue.

    Attributes:
        id: stable, `TXT101`.
        code: what clients switch on.
        category: layout, brand, asset, chart, validation or typography.
        family: the part of the score.
        impact: of its findings, unless a hit says otherwise.
        summary: what it finds, in a few words.
        action: what to change.
        check: the rule itself; raises `Skipped` when it has nothing to go by.
        fix: name of the repair that mends it, if a program can.
        needs_deck: it cannot run on a file that could not be read.
        why: what is lost where it is broken, a sentence.
        source: the clause, the book or the paper that it comes from, with the place in it.
        example: a deck that breaks it.
        needs: what it goes by; where that is missing, it is skipped.
    """

    id: str
    code: str
    category: str
    family: Family
    impact: Impact
    summary: str
    action: str
    check: Callable[[Evidence], Iterable[Hit]]
    fix: str | None = None
    needs_deck: bool = True
    why: str = field(kw_only=True)
    source: str = field(kw_only=True)
    example: str = field(kw_only=True)
    needs: str = field(default="the file alone", kw_only=True)

    def finding(self, hit: Hit, evidence: Evidence) -> Finding:
        """A hit as a finding of the report."""
        impact = hit.impact or self.impact
        slide_index = hit.slide.index if hit.slide is not None else hit.slide_index
        return Finding(
            self.id,
            hit.code or self.code,
            hit.category or self.category,
            self.family,
            impact,
            hit.message,
            slide_index,
            hit.path or _path(evidence, slide_index, hit.slide, hit.shape),
            hit.action or self.action,
            self.fix,
            hit.confidence,
            hit.shape.id if hit.shape is not None else None,
            hit.other.id if hit.other is not None else None,
            extent=hit.extent,
        )


def _path(evidence: Evidence, index: int | None, slide: Slide | None, shape: Shape | None) -> str | None:
    """Where a shape is in the document; in a deck without one, by its role where that is unique, else by its place."""
    if index is None:
        return None
    if evidence.document is not None:
        return evidence.origin(index, shape)
    if shape is None or slide is None:
        return f"slides[{index}]"
    return f"slides[{index}].{_role(slide, shape) or shape.path}"


def _role(slide: Slide, shape: Shape) -> str | None:
    if shape.is_title and slide.title is shape:
        return "title"
    if shape.placeholder is not None and shape.placeholder.type == "subTitle":
        return "subtitle"
    field = shape.name.rstrip(" 0123456789").lower()
    if field in _FIELDS and shape.kind == "shape":
        return field
    alone = shape.kind in ("table", "chart") and sum(other.kind == shape.kind for other in slide.shapes) == 1
    return shape.kind if alone else None


def shortened(text: str, most: int = 40) -> str:
    """`text` for a message, in at most so many characters."""
    return text if len(text) <= most else text[: most - 3] + "..."


def slides_in_words(count: int) -> str:
    """`1 slide`, `2 slides`."""
    return "1 slide" if count == 1 else f"{count} slides"
