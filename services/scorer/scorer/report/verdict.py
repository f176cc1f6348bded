"""How far a deck is native and editable, and how likely PowerPoint is to complain: the /api/v2 contract's formulas."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from deck_domain.findings import Family, Finding
from deck_domain.job_options import FallbackLevel, OutputMode, RenderOptions, ValidationMode
from deck_presentation.model import Deck, Slide

LEVELS = tuple(FallbackLevel)
"""Ways to show a thing, from the best to the last resort."""
_DEFAULT_LEVEL = {
    OutputMode.STRICT_EDITABLE: FallbackLevel.NATIVE_EDITABLE,
    OutputMode.EDITABLE_PREFERRED: FallbackLevel.NATIVE_ANCHORED,
    OutputMode.VISUAL_SAFE: FallbackLevel.VISUAL_FALLBACK,
}
_WHOLE_SLIDE = 0.85
_REFUSED_EDITABILITY = 20


@dataclass(frozen=True, slots=True)
class Policy:
    """What the caller allows; `most_fallback` is the last resort."""

    output_mode: OutputMode = OutputMode.EDITABLE_PREFERRED
    validation_mode: ValidationMode = ValidationMode.STRUCTURAL
    most_fallback: FallbackLevel = FallbackLevel.NATIVE_ANCHORED

    @classmethod
    def of(cls, options: RenderOptions) -> "Policy":
        """What the options of a job allow."""
        mode = options.output_mode
        return cls(mode, options.validation_mode, options.max_fallback_level or _DEFAULT_LEVEL[mode])


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
    levels: Mapping[int, FallbackLevel]
    passed: bool


def judge(
    deck: Deck,
    findings: Sequence[Finding],
    policy: Policy,
    *,
    readable: bool,
    refused: bool = False,
    support_level: str = "",
) -> Verdict:
    """Apply the formulas; `refused` by a desktop application, `support_level` of the template, where there is one."""
    levels = {slide.index: slide_level(slide, deck) for slide in deck.slides}
    anchored = sum(level is FallbackLevel.NATIVE_ANCHORED for level in levels.values())
    pictured = sum(level is FallbackLevel.VISUAL_FALLBACK for level in levels.values())
    editability = max(0, 100 - 12 * anchored - 35 * pictured) if readable else 0
    if refused:
        editability = min(editability, _REFUSED_EDITABILITY)
    broken = refused or not readable or structure_failed(findings)
    worst = max((LEVELS.index(level) for level in levels.values()), default=0)
    unsafe = support_level == "unsafe"
    rejected = broken or unsafe or worst > LEVELS.index(policy.most_fallback)
    severities = {finding.severity for finding in findings if finding.family is not Family.PRIVACY}
    risk = "low"
    if anchored or "warning" in severities or support_level == "supported":
        risk = "medium"
    if broken or unsafe or pictured or "error" in severities:
        risk = "high"
    return Verdict(
        _document(anchored, pictured, rejected=rejected), risk, editability, anchored + pictured, levels, not rejected
    )


def structure_failed(findings: Sequence[Finding]) -> bool:
    """The package has an error: PowerPoint may refuse it, or offer a repair."""
    return any(finding.rule.startswith("PKG") and finding.severity == "error" for finding in findings)


def slide_level(slide: Slide, deck: Deck) -> FallbackLevel:
    """How native a slide is: all of it, all but an anchored object, or a picture instead of content."""
    page = deck.width * deck.height
    pictures = [shape for shape in slide.shapes if shape.kind == "picture" and shape.box.area >= _WHOLE_SLIDE * page]
    others = [shape for shape in slide.shapes if shape.has_text or shape.table is not None or shape.chart is not None]
    if pictures and not others:
        return FallbackLevel.VISUAL_FALLBACK
    return FallbackLevel.NATIVE_ANCHORED if slide.anchored else FallbackLevel.NATIVE_EDITABLE


def _document(anchored: int, pictured: int, *, rejected: bool) -> str:
    if rejected:
        return "rejected"
    if pictured:
        return "visual_fallback"
    return "editable_with_constraints" if anchored else "native_editable"
