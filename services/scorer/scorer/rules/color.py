"""COL: does the text stand out from what is behind it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from deck_domain.findings import Extent, Family, Impact
from deck_presentation.backdrop import Backdrop, sample_points
from deck_presentation.boxes import Box
from deck_presentation.model import Run, Shape, Slide, TextBody
from deck_presentation.paints import Color, Paint
from scorer.rules.evidence import Evidence
from scorer.rules.extent import share_of, weight_of_runs
from scorer.rules.rule import Hit, Rule, slides_in_words

NORMAL, LARGE = 4.5, 3.0
"""WCAG 2.2, 1.4.3: contrast of text, and of text from 18 pt, or 14 pt bold."""
_ROUNDING = 0.01
_PART = 0.3
"""The share of a text that may overlap another ground without being judged on it, as of a label beside a dot."""
_HOPELESS = {NORMAL: 2.03, LARGE: 1.65}
"""Text with less contrast is not read at all, by the contrast that it needs."""
WATERMARK_SIZE, WATERMARK_ALPHA, LEAST_SEEN = 24, 0.5, 0.02
"""Large text with less opacity is meant to be faint; with next to none it is not seen, which nobody means."""
_Reading = tuple[float, Color | None, Color]
"""A contrast, and the opaque colours of the text, if it has any, and of its ground."""


@dataclass(frozen=True, slots=True)
class _Weakness:
    """The text of least contrast in a shape; `text` is None for glyphs that are painted with nothing at all."""

    ratio: float
    wanted: float
    text: Color | None
    ground: Color
    confidence: float
    runs: tuple[Run, ...]

    @property
    def lack(self) -> float:
        return self.ratio / self.wanted

    @property
    def degree(self) -> float:
        """0 at the contrast that is wanted, 1 where the text cannot be seen at all; most of the way is near its end."""
        return (self.wanted / self.ratio - 1) / (self.wanted - 1)


def low_contrast(evidence: Evidence) -> Iterator[Hit]:
    """Contrast below WCAG AA; behind a picture or gradient, against the picture or gradient itself.

    The pale footers and page numbers of stock templates are told, but do not cost.
    """
    furniture: dict[tuple[object, ...], list[Hit]] = {}
    for slide in evidence.deck.slides:
        backdrop = evidence.backdrop(slide)
        for shape in slide.shapes:
            weaknesses = [] if shape.hidden else list(_weaknesses(evidence, backdrop, slide, shape))
            if not weaknesses:
                continue
            worst = min(weaknesses, key=lambda weakness: (weakness.confidence < 0.5, weakness.lack))
            hit = replace(_hit(slide, shape, worst), extent=_extent(shape, weaknesses))
            if shape.is_chrome and shape.placeholder is not None:
                look = (shape.placeholder.type, worst.text, worst.ground, hit.impact, hit.confidence)
                furniture.setdefault(look, []).append(hit)
            else:
                yield hit
    for hits in furniture.values():
        yield _on_all(hits)


def _on_all(hits: Sequence[Hit]) -> Hit:
    """Footers of the same colours are one fault, that of their master, however many slides show it."""
    first, *others = hits
    if not others:
        return first
    return replace(first, message=f"{first.message} It is so on {slides_in_words(len(hits))}.")


def _extent(shape: Shape, weaknesses: Sequence[_Weakness]) -> Extent:
    """As bad as the weakest text, of all the text that is too weak."""
    weight = weight_of_runs(shape, (run for weakness in weaknesses for run in weakness.runs))
    return Extent.of(max(weakness.degree for weakness in weaknesses), share_of(weight))


def _hit(slide: Slide, shape: Shape, worst: _Weakness) -> Hit:
    message = f'Text of "{shape.name}" has neither a fill nor an outline: nothing of it is seen.'
    if worst.text is not None:
        message = (
            f'Text of "{shape.name}" has a contrast of {worst.ratio:.1f}:1 ({worst.text.hex} on {worst.ground.hex}); '
            f"{worst.wanted:g}:1 is the least."
        )
    impact = Impact.ERROR if worst.ratio < _HOPELESS[worst.wanted] else Impact.WARNING
    if shape.is_chrome and worst.ratio >= LARGE:
        impact = Impact.INFO
    return Hit(message, slide, shape, impact=impact, confidence=worst.confidence)


def _weaknesses(evidence: Evidence, backdrop: Backdrop, slide: Slide, shape: Shape) -> Iterator[_Weakness]:
    if shape.table is not None:
        layout = evidence.table(slide, shape)
        placed = [(cell, text.lines) for cell, text in layout.cells] if layout is not None else []
        for cell, lines in placed or [(cell, (cell.box,)) for cell in shape.table.cells]:
            paint = cell.paint if cell.paint_known else Paint("unknown")
            own = (cell.box, paint) if paint.is_visible else None
            yield from _of_body(backdrop, shape, cell.body, lines, own)
    elif shape.body is not None and shape.has_text:
        text = evidence.text(slide, shape)
        yield from _of_body(backdrop, shape, shape.body, text.lines if text is not None else (shape.box,), None)


def _of_body(
    backdrop: Backdrop, shape: Shape, body: TextBody, lines: Sequence[Box], cell: tuple[Box, Paint] | None
) -> Iterator[_Weakness]:
    points = sample_points(lines)
    grounds = [ground for x, y in points if (ground := backdrop.color(x, y, shape, cell)) is not None]
    if not grounds or len(grounds) < len(points) / 2:
        return
    for (inks, wanted), runs in _looks(shape, body).items():
        found = _weakest(inks, wanted, grounds)
        if found is not None:
            yield replace(found, runs=tuple(runs))


def _looks(shape: Shape, body: TextBody) -> dict[tuple[tuple[Paint, ...], float], list[Run]]:
    """Each way to paint text, and the contrast it needs, with all that is written so; watermarks are left out."""
    looks: dict[tuple[tuple[Paint, ...], float], list[Run]] = {}
    for run in body.runs():
        size = run.size * body.font_scale
        if not is_watermark(shape, run, size):
            look = (run.inks, LARGE if size >= 18 or (run.bold and size >= 14) else NORMAL)
            looks.setdefault(look, []).append(run)
    return looks


def is_watermark(shape: Shape, run: Run, size: float) -> bool:
    """Large text that is meant to be faint, which nobody is to read; the text of a placeholder is to be read."""
    return shape.placeholder is None and size >= WATERMARK_SIZE and LEAST_SEEN < run.opacity < WATERMARK_ALPHA


def _order(reading: _Reading) -> tuple[float, str, str]:
    """Weakest contrast first; colours have no order of their own."""
    ratio, text, ground = reading
    return ratio, text.hex if text is not None else "", ground.hex


def _weakest(inks: Sequence[Paint], wanted: float, grounds: Sequence[Color]) -> _Weakness | None:
    if any(ink.kind not in ("solid", "gradient") for ink in inks):
        return None
    # Most grounds have a single colour, so equal ones are read once.
    readings = {ground: _reading(inks, ground) for ground in dict.fromkeys(grounds)}
    failing = [reading for ground in grounds if (reading := readings[ground])[0] < wanted - _ROUNDING]
    if len(failing) < max(1, _PART * len(grounds)):
        return None
    ratio, text, ground = min(failing, key=_order)
    return _Weakness(ratio, wanted, text, ground, 1.0, ())


def _reading(inks: Sequence[Paint], ground: Color) -> _Reading:
    """The contrast of glyphs with their ground: of their fill or their outline, whichever stands out more."""
    readings = [
        min(
            ((text.contrast(ground), text, ground) for text in (color.over(ground) for color in ink.colors)), key=_order
        )
        for ink in inks
    ]
    return max(readings, key=_order, default=(1.0, None, ground))


RULES = (
    Rule(
        "COL301",
        "CONTRAST_TOO_LOW",
        "typography",
        Family.LEGIBILITY,
        Impact.WARNING,
        "text with less contrast than WCAG AA asks for",
        "Use a darker or lighter colour for the text or for what is behind it.",
        low_contrast,
        why="Pale text is not read, least of all on a projector.",
        source="WCAG 2.2, 1.4.3 (contrast, minimum).",
        example="Grey #999999 on white.",
    ),
)
