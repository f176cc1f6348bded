"""Which layout a pattern gets: by what the slide says, so that nothing it says is lost."""

from renderer.agent_deck import PatternSlide
from renderer.layout.charts import lay_out_chart
from renderer.layout.frame import lay_out_frame
from renderer.layout.geometry import Rect
from renderer.layout.patterns import comparison, kpi_cards, pages
from renderer.layout.sheet import Sheet

_COLUMN_GAP = 28.0
_SIDE_SHARE = 0.3
_KPI_HEIGHT = 112.0
_ROW_GAP = 20.0


def lay_out(sheet: Sheet, slide: PatternSlide) -> None:
    """Add all elements of `slide`."""
    if slide.kpis or slide.chart or slide.rows:
        _content(sheet, slide, lay_out_frame(sheet, slide))
    elif pages.on_template(sheet, slide):
        return
    elif slide.pattern == "title":
        pages.title_page(sheet, slide)
    else:
        pages.statement(sheet, slide)


def _content(sheet: Sheet, slide: PatternSlide, area: Rect) -> None:
    texts = (*slide.prose, *slide.points)
    if slide.kpis:
        alone = not (texts or slide.chart or slide.rows)
        height = area.height if alone else _KPI_HEIGHT
        kpi_cards.lay_out(sheet, slide.kpis, Rect(area.x, area.y, area.width, height), alone=alone)
        area = area.inset(0, height + _ROW_GAP, 0, 0)
    if slide.rows:
        area = comparison.lay_out(sheet, slide, area, bool(texts or slide.chart))
    if slide.chart and texts:
        side = area.width * _SIDE_SHARE
        lay_out_chart(sheet, slide.chart, area.inset(0, 0, side + _COLUMN_GAP, 0), "content.chart")
        _side(sheet, slide, Rect(area.right - side, area.y, side, area.height))
    elif slide.chart:
        lay_out_chart(sheet, slide.chart, area, "content.chart")
    elif texts:
        _side(sheet, slide, area)


def _side(sheet: Sheet, slide: PatternSlide, area: Rect) -> None:
    """What is said beside a chart or below cards."""
    lines = [
        sheet.paragraph(text, 18.0, before=10.0 if n else 0.0, line_spacing=1.1) for n, text in enumerate(slide.prose)
    ]
    lines += [
        sheet.paragraph(text, 18.0, bullet=True, indent=18.0, before=10.0 if n or lines else 0.0)
        for n, text in enumerate(slide.points)
    ]
    sheet.line(Rect(area.x, area.y, area.width, 0))
    sheet.text(
        area.inset(0, 12, 0, 0), lines, path="content.prose" if slide.prose else "content.bulletPoints", builds=True
    )
