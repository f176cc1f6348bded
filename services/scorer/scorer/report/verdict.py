"""How far a deck is native and editable, and how likely PowerPoint is to complain: the /api/v2 contract's formulas."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from deck_domain.findings import Family, Finding
from deck_presentation.model import Deck, Slide

LEVELS = ("native_editable", "native_anchored", "alternate_content", "visual_fallback")
"""Ways to show a thing, from the best to the last resort."""
_DEFAULT_LEVEL = {
    "strict_editable": "native_editable",
    "editable_preferred": "native_anchored",
    "visual_safe": "visual_fallback",
}
_DEFAULT_MODE = "editable_preferred"
_WHOLE_SLIDE = 0.85


@dataclass(frozen=True, slots=True)
class Policy:
    """What the caller allows: the values of `renderOptions`, unknown ones replaced by the defaults."""

    output_mode: str = _DEFAULT_MODE
    validation_mode: str = "structural"
    most_fallback: str = "native_anchored"

    @classmethod
    def from_options(cls, options: Mapping[str, Any]) -> "Policy":
        """Read `outputMode`, `validationMode` and `maxFallbackLevel`."""
        mode = options.get("outputMode")
        mode = mode if mode in _DEFAULT_LEVEL else _DEFAULT_MODE
        level = options.get("maxFallbackLevel")
        validation = options.get("validationMode")
        return cls(
            mode,
            validation if isinstance(validation, str) and validation else "structural",
            level if level in LEVELS else _DEFAULT_LEVEL[mode],
        )


@dataclass(frozen=True, slots=True)
class Verdict:
    """The contract's figures.

    Attributes:
        document: native_editable, editable_with_constraints, visual_fallback or rejected.
        repair_risk: low, medium or high.
        editability: 0..100.
        fallbacks: slides with something that is not native.
        levels: of each slide, by index.
        passed: the contract was kept.
    """

    document: str
    repair_risk: str
    editability: int
    fallbacks: int
    levels: Mapping[int, str]
    passed: bool


def judge(deck: Deck, findings: Sequence[Finding], policy: Policy, *, readable: bool) -> Verdict:
    """Apply the formulas."""
    levels = {slide.index: slide_level(slide, deck) for slide in deck.slides}
    anchored = sum(level == "native_anchored" for level in levels.values())
    pictured = sum(level == "visual_fallback" for level in levels.values())
    editability = max(0, 100 - 12 * anchored - 35 * pictured) if readable else 0
    broken = not readable or structure_failed(findings)
    worst = max((LEVELS.index(level) for level in levels.values()), default=0)
    rejected = broken or worst > LEVELS.index(policy.most_fallback)
    severities = {finding.severity for finding in findings if finding.family is not Family.PRIVACY}
    risk = "low"
    if anchored or "warning" in severities:
        risk = "medium"
    if broken or pictured or "error" in severities:
        risk = "high"
    return Verdict(
        _document(anchored, pictured, rejected=rejected), risk, editability, anchored + pictured, levels, not rejected
    )


def structure_failed(findings: Sequence[Finding]) -> bool:
    """The package has an error: PowerPoint may refuse it, or offer a repair."""
    return any(finding.rule.startswith("PKG") and finding.severity == "error" for finding in findings)


def slide_level(slide: Slide, deck: Deck) -> str:
    """How native a slide is: all of it, all but an anchored object, or a picture instead of content."""
    page = deck.width * deck.height
    pictures = [shape for shape in slide.shapes if shape.kind == "picture" and shape.box.area >= _WHOLE_SLIDE * page]
    others = [shape for shape in slide.shapes if shape.has_text or shape.table is not None or shape.chart is not None]
    if pictures and not others:
        return "visual_fallback"
    return "native_anchored" if slide.anchored else "native_editable"


def _document(anchored: int, pictured: int, *, rejected: bool) -> str:
    if rejected:
        return "rejected"
    if pictured:
        return "visual_fallback"
    return "editable_with_constraints" if anchored else "native_editable"
