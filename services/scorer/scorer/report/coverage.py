"""How much of a deck the rules could look at."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from deck_fonts.book import Match
from deck_fonts.substitutes import is_symbol_family
from deck_presentation.backdrop import Backdrop, sample_points
from deck_presentation.model import Shape, Slide
from scorer.rules.evidence import Evidence

_SURE = 0.5


@dataclass(frozen=True, slots=True)
class Coverage:
    """Shares in 0..1 of what was there; 1 where there was nothing to look at.

    Attributes:
        fonts: runs of text in a font that is installed, or has the same metrics as one that is.
        contrast: texts whose ground is known.
        text_fit: texts measured with confidence.
        missing_fonts: families that this machine lacks, so that no text was measured.
        fonts_by_slide: font family -> what it is drawn with if that has other metrics, by slide.
    """

    fonts: float
    contrast: float
    text_fit: float
    missing_fonts: tuple[str, ...]
    fonts_by_slide: Mapping[int, Mapping[str, str | None]]

    def to_wire(self) -> dict[str, Any]:
        """`coverage` of the report."""
        shares = {"fonts": self.fonts, "contrast": self.contrast, "textFit": self.text_fit}
        return {name: round(share, 3) for name, share in shares.items()} | {"missingFonts": list(self.missing_fonts)}


def measure_coverage(evidence: Evidence) -> Coverage:
    """Count what could be judged."""
    by_slide: dict[int, dict[str, str | None]] = {}
    known, fitted, grounded = [], [], []
    for slide in evidence.deck.slides:
        backdrop = evidence.backdrop(slide)
        fonts = by_slide.setdefault(slide.index, {})
        for shape in slide.shapes:
            for run in (run for body in shape.bodies for run in body.runs()):
                fonts[run.font] = _substitute(evidence, run.font)
                known.append(evidence.fonts is not None and fonts[run.font] is None)
            if shape.has_text:
                layout = evidence.text(slide, shape)
                fitted.append(layout is not None and layout.confidence >= _SURE)
                grounded.append(_is_grounded(evidence, slide, shape, backdrop))
    return Coverage(_share(known), _share(grounded), _share(fitted), evidence.missing_fonts, by_slide)


def _substitute(evidence: Evidence, family: str) -> str | None:
    if evidence.fonts is None or is_symbol_family(family):
        return None
    face = evidence.fonts.resolve(family)
    return face.family if face.match is Match.SUBSTITUTE else None


def _is_grounded(evidence: Evidence, slide: Slide, shape: Shape, backdrop: Backdrop) -> bool:
    layout = evidence.text(slide, shape)
    points = sample_points(layout.lines if layout is not None else (shape.box,))[:3]
    return all(backdrop.color(x, y, shape) is not None for x, y in points)


def _share(flags: list[bool]) -> float:
    return sum(flags) / len(flags) if flags else 1.0
