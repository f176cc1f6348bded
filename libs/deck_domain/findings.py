"""What the quality report is made of: findings, on the wire in the shape that clients of `/api/v2` know."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Impact(StrEnum):
    """How much a finding matters; points in the score are 60, 25, 8 and 0, times what its extent makes of them."""

    CRITICAL = "critical"
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Family(StrEnum):
    """The five scored families of rules, and one that only informs."""

    INTEGRITY = "integrity"
    LEGIBILITY = "legibility"
    LAYOUT = "layout"
    CONSISTENCY = "consistency"
    ACCESSIBILITY = "accessibility"
    PRIVACY = "privacy"


SURE_ENOUGH = 0.5
"""A finding of lower confidence never deducts, nor blocks."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How bad a finding is, and how much of its slide it touches.

    Attributes:
        degree: 0 at the threshold of the rule, towards 1 the farther beyond it.
        share: 0 for nothing of a slide, towards 1 for all of its content; furniture such as page numbers is next to
            nothing.
    """

    degree: float = 0.5
    share: float = 0.5

    @classmethod
    def of(cls, degree: float, share: float) -> "Extent":
        """Both kept within 0..1, and to six decimals, so that the last bit of a measurement costs nothing."""
        return cls(*(round(min(1.0, max(0.0, value)), 6) for value in (degree, share)))

    @property
    def size(self) -> float:
        """What the points of a finding are multiplied by: 1 for a middling one, from 0.02 to 3.42."""
        return (0.2 + 1.6 * self.degree) * (0.1 + 1.8 * self.share)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with, or worth saying about, a deck.

    Attributes:
        rule: our stable rule id, e.g. `TXT101`; the renderer's own notices use `RND` ids.
        code: what clients of `/api/v2` know where there is such a code, else ours in its style, e.g. `TEXT_OVERLAP`.
        category: layout, brand, asset, chart, validation or typography.
        family: which part of the score it belongs to.
        impact: how much it matters.
        message: one sentence: what is wrong, with the figures.
        slide_index: 0-based; None when it concerns the whole deck.
        component_path: bracket form, `slides[0].table`: of the document that was sent, or of a deck that has none.
        recommended_action: one sentence: what to change.
        machine_fix_hint: a repair's name, where a program could mend it; reports tell it as `{strategy, ...}`.
        confidence: 0..1; below 0.5 a finding never deducts.
        shape_id: `p:cNvPr/@id` of the shape on its slide.
        other_shape_id: the second shape, where two are involved.
        document_pointer: JSON pointer (RFC 6901) of the same place in the document; None where there is none.
        extent: how bad it is and how much it touches; None where nobody measured it, which counts as middling.
    """

    rule: str
    code: str
    category: str
    family: Family
    impact: Impact
    message: str
    slide_index: int | None = None
    component_path: str | None = None
    recommended_action: str | None = None
    machine_fix_hint: str | None = None
    confidence: float = 1.0
    shape_id: int | None = None
    other_shape_id: int | None = None
    document_pointer: str | None = None
    extent: Extent | None = None

    @property
    def is_sure(self) -> bool:
        """Whether it may deduct, and stop a deck."""
        return self.confidence >= SURE_ENOUGH

    @property
    def blocking(self) -> bool:
        """Forbids rendering under a preflight policy: a person would stop the deck for it."""
        return self.impact is Impact.CRITICAL or (self.impact is Impact.ERROR and self.is_sure)

    @property
    def severity(self) -> str:
        """The three levels on the wire: critical shows as error."""
        return "error" if self.impact is Impact.CRITICAL else self.impact.value

    def to_wire(self) -> dict[str, Any]:
        """The JSON object of the report: the contract's keys, then ours; what is not known is left out."""
        wire = {
            "code": self.code,
            "severity": self.severity,
            "message": self.message,
            "slideIndex": self.slide_index,
            "componentPath": self.component_path,
            "documentPointer": self.document_pointer,
            "category": self.category,
            "blocking": self.blocking,
            "machineFixHint": self.machine_fix_hint,
            "recommendedAction": self.recommended_action,
            "rule": self.rule,
            "family": self.family.value,
            "impact": self.impact.value,
            "confidence": self.confidence,
            "shapeId": self.shape_id,
            "otherShapeId": self.other_shape_id,
            "remedy": self.recommended_action,
            "extent": {"degree": self.extent.degree, "share": self.extent.share} if self.extent else None,
        }
        return {key: value for key, value in wire.items() if value is not None}

    @classmethod
    def from_wire(cls, wire: dict[str, Any]) -> "Finding":
        """The inverse of `to_wire`. Raises KeyError or ValueError for what is not a finding."""
        return cls(
            rule=wire["rule"],
            code=wire["code"],
            category=wire["category"],
            family=Family(wire["family"]),
            impact=Impact(wire["impact"]),
            message=wire["message"],
            slide_index=wire.get("slideIndex"),
            component_path=wire.get("componentPath"),
            recommended_action=wire.get("recommendedAction"),
            machine_fix_hint=wire.get("machineFixHint"),
            confidence=wire.get("confidence", 1.0),
            shape_id=wire.get("shapeId"),
            other_shape_id=wire.get("otherShapeId"),
            document_pointer=wire.get("documentPointer"),
            extent=Extent(**wire["extent"]) if "extent" in wire else None,
        )
