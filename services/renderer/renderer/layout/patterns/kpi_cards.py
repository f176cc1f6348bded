"""Figures in cards, up to four in a row."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from renderer import findings
from renderer.deck.model import PatternKpi
from renderer.layout.figures.cards import card_style, on_fill, rounded, trend_mark
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import Line, Paragraph, Run

_INSETS = (16.0, 12.0, 12.0, 12.0)
_TALLEST = 210.0


def lay_out(sheet: Sheet, kpis: Sequence[PatternKpi], area: Rect, *, alone: bool) -> None:
    """One card each; `alone` on the slide they are larger, and four stand in two rows."""
    boxes = (
        [box for row in area.rows(2, sheet.gutter) for box in row.columns(2, sheet.gutter)]
        if alone and len(kpis) == 4
        else area.columns(len(kpis), sheet.gutter)
    )
    if alone and len(kpis) < 4:
        boxes = [box.middle(_TALLEST) for box in boxes]
    boxes = [Rect(box.x, box.y, box.width, min(box.height, _TALLEST)) for box in boxes]
    dark = sheet.theme.is_dark
    texts = [_text(sheet, kpi, scale=1.55 if alone else 1.0, dark=dark) for kpi in kpis]
    width, height = boxes[0].width - _INSETS[0] - _INSETS[2], boxes[0].height - _INSETS[1] - _INSETS[3]
    fitted = sheet.type.fit_alike(texts, width, height)
    for index, (kpi, box, text) in enumerate(zip(kpis, boxes, fitted, strict=True)):
        if kpi.style == "gradient":
            place = f"slides[{sheet.index}].content.kpis[{index}].style"
            sheet.say(findings.drawn_flat(sheet.page_index, place))
        style = _style(sheet, kpi, dark=dark)
        sheet.text(
            box,
            [],
            fitted=on_fill(sheet, text, style["fill"]),
            path=f"content.kpis[{index}]",
            insets=(0.0, *_INSETS[1:]) if _is_open(sheet, kpi) else _INSETS,
            anchor="t" if _is_open(sheet, kpi) else "ctr",
            builds=True,
            **rounded(sheet, box),
            **style,
        )
        if _is_open(sheet, kpi):
            sheet.decoration(Rect(box.x, box.y, box.width, 2.5), fill=sheet.theme.mark)


def _is_open(sheet: Sheet, kpi: PatternKpi) -> bool:
    """Whether the card is but a rule along its top."""
    return kpi.style is None and not sheet.look.manner.has_surfaces


def _style(sheet: Sheet, kpi: PatternKpi, *, dark: bool) -> dict[str, Any]:
    """Fill and line: what the document asks for, else what the look has."""
    match kpi.style:
        case None:
            return card_style(sheet)
        case "outline":
            return {"fill": None, "line": Line("rule", 1.0)}
        case "gradient":
            return {"fill": "accent2"}
        case _:
            return {"fill": "accent6" if dark else "tx1"}


def _text(sheet: Sheet, kpi: PatternKpi, scale: float, *, dark: bool) -> list[Paragraph]:
    # On a dark ground a dark card is a tint: an inverted one would be the lightest thing on the slide.
    filled = kpi.style == "gradient" or (kpi.style == "dark" and not dark)
    quiet = "bg1" if filled else "tx2"
    ink = {"color": "bg1"} if filled else {}
    mark, color = trend_mark(kpi.trend)
    color = "bg1" if filled else color
    value = sheet.paragraph(kpi.value or " ", round(34 * scale), "figure", floor=16.0, **ink)
    lines = [sheet.paragraph(kpi.label or " ", round(14 * scale), color=quiet, floor=10.5), value]
    if kpi.sublabel:
        words = "  ".join(part for part in (mark, kpi.sublabel) if part)
        lines.append(sheet.paragraph(words, round(13 * scale), color=color, floor=10.5))
    elif mark:
        # An arrow without words stands beside its figure.
        arrow = Run(f"  {mark}", round(18 * scale), color, floor=10.5)
        lines[1] = replace(value, runs=(*value.runs, arrow))
    return lines
