"""Figures in cards, up to four in a row."""

from collections.abc import Sequence
from dataclasses import replace

from deck_documents.agent_v1.document import Kpi
from renderer import notices
from renderer.layout.geometry import Rect
from renderer.layout.sheet import CARD_RADIUS, Sheet, paragraph
from renderer.layout.trends import trend_mark
from renderer.scene import Paragraph, Run, Stroke

_INSETS = (16.0, 12.0, 12.0, 12.0)
_FILLS = {"gradient": "accent2", "dark": "tx1", "outline": None, None: "bg2"}
_TALLEST = 210.0


def lay_out(sheet: Sheet, kpis: Sequence[Kpi], area: Rect, *, alone: bool) -> None:
    """One card each; `alone` on the slide they are larger, and four stand in two rows."""
    boxes = (
        [box for row in area.rows(2) for box in row.columns(2)] if alone and len(kpis) == 4 else area.columns(len(kpis))
    )
    if alone and len(kpis) < 4:
        boxes = [box.middle(_TALLEST) for box in boxes]
    boxes = [Rect(box.x, box.y, box.width, min(box.height, _TALLEST)) for box in boxes]
    dark = sheet.theme.is_dark
    texts = [_text(kpi, scale=1.55 if alone else 1.0, dark=dark) for kpi in kpis]
    width, height = boxes[0].width - _INSETS[0] - _INSETS[2], boxes[0].height - _INSETS[1] - _INSETS[3]
    fitted = sheet.type.fit_alike(texts, width, height)
    for index, (kpi, box, text) in enumerate(zip(kpis, boxes, fitted, strict=True)):
        if kpi.style == "gradient":
            place = f"slides[{sheet.index}].content.kpis[{index}].style"
            sheet.findings.append(notices.drawn_flat(sheet.number - 1, place))
        outline = Stroke("rule", 1.0) if kpi.style == "outline" else None
        sheet.text(
            box,
            [],
            fitted=text,
            path=f"content.kpis[{index}]",
            fill="accent6" if dark and kpi.style == "dark" else _FILLS[kpi.style],
            stroke=outline,
            geometry="roundRect",
            radius=CARD_RADIUS,
            insets=_INSETS,
            anchor="ctr",
            builds=True,
        )


def _text(kpi: Kpi, scale: float, *, dark: bool) -> list[Paragraph]:
    # On a dark ground a dark card is a tint: an inverted one would be the lightest thing on the slide.
    filled = kpi.style == "gradient" or (kpi.style == "dark" and not dark)
    quiet, ink = ("bg1", "bg1") if filled else ("tx2", "tx1")
    mark, color = trend_mark(kpi.trend)
    color = "bg1" if filled else color
    value = paragraph(kpi.value or " ", round(34 * scale), color=ink, bold=True, floor=16.0, heading=True)
    lines = [paragraph(kpi.label or " ", round(14 * scale), color=quiet, floor=10.5), value]
    if kpi.sublabel:
        words = "  ".join(part for part in (mark, kpi.sublabel) if part)
        lines.append(paragraph(words, round(13 * scale), color=color, floor=10.5))
    elif mark:
        # An arrow without words stands beside its figure.
        arrow = Run(f"  {mark}", round(18 * scale), color, floor=10.5)
        lines[1] = replace(value, runs=(*value.runs, arrow))
    return lines
