"""A page of a pattern: laid out by what the slide says, so that nothing it says is lost."""

from renderer.deck.slides.composed import PatternSlide
from renderer.layout.charts import lay_out_chart
from renderer.layout.figures.remarks import beside_remarks, lay_out_remarks
from renderer.layout.frame import lay_out_frame
from renderer.layout.geometry import Rect
from renderer.layout.patterns import comparison, few_words, kpi_cards
from renderer.layout.sheet import Sheet
from renderer.scene import POINT, Paragraph

_COLUMN_GAP = 28.0
_SIDE_SHARE = 0.3
_ROW_GAP = 20.0
_SAID, _REMARK, _REMARK_SHARE = 18.0, 25.0, 0.6
"""What is said beside a figure in pt; few words are a remark, larger, on so much of the height."""
_LITTLE, _FIGURES_SHARE, _REMARKED = 160, 0.56, 220
"""Letters below figures that leave these more than half of the height; and so many beside a chart are remarks."""
_SIDE_RULE = 2.0
_FIGURES_BESIDE = 3


def lay_out(sheet: Sheet, slide: PatternSlide) -> None:
    """Add all elements of `slide`."""
    if _has_figures(slide):
        _content(sheet, slide, lay_out_frame(sheet, slide))
    elif few_words.on_template(sheet, slide):
        return
    else:
        few_words.statement(sheet, slide)


def layout_for(slide: PatternSlide) -> str:
    """Which layout of a template `slide` is built on: `free` or `statement`."""
    return "free" if _has_figures(slide) else "statement"


def is_wide(slide: PatternSlide) -> bool:
    """Whether `slide` needs the whole width: for a row of more figures than three, or for several things at once."""
    return len(slide.kpis) > _FIGURES_BESIDE or sum(map(bool, (slide.kpis, slide.chart, slide.rows))) > 1


def _has_figures(slide: PatternSlide) -> bool:
    return bool(slide.kpis or slide.chart or slide.rows)


def _content(sheet: Sheet, slide: PatternSlide, area: Rect) -> None:
    texts = (*slide.prose, *slide.points)
    if slide.kpis:
        alone = not (texts or slide.chart or slide.rows)
        is_little = not (slide.chart or slide.rows) and sum(map(len, texts)) <= _LITTLE
        height = kpi_cards.lay_out(sheet, slide.kpis, area, alone=alone, share=_FIGURES_SHARE if is_little else 0.0)
        area = area.inset(0, height + _ROW_GAP, 0, 0)
    if slide.rows:
        area = comparison.lay_out(sheet, slide, area, bool(texts or slide.chart))
    if slide.chart and texts and not (slide.kpis or slide.rows) and sum(map(len, texts)) <= _REMARKED:
        room, panel = beside_remarks(sheet, area, texts)
        lay_out_chart(sheet, slide.chart, room, "content.chart")
        lay_out_remarks(sheet, texts, panel, few_words.path_of_words(slide, subtitle=False))
    elif slide.chart and texts:
        side = area.width * _SIDE_SHARE
        lay_out_chart(sheet, slide.chart, area.inset(0, 0, side + _COLUMN_GAP, 0), "content.chart")
        _side(sheet, slide, Rect(area.right - side, area.y, side, area.height))
    elif slide.chart:
        lay_out_chart(sheet, slide.chart, area, "content.chart")
    elif texts:
        _side(sheet, slide, area)


def _side(sheet: Sheet, slide: PatternSlide, area: Rect) -> None:
    """What is said beside a chart or below cards."""
    path = few_words.path_of_words(slide, subtitle=False)
    inner = area.inset(0, 14, 0, 0)
    remark = sheet.type.fit(_remarks(sheet, slide, _REMARK), inner.width, inner.height * _REMARK_SHARE)
    sheet.decoration(Rect(area.x, area.y, area.width, _SIDE_RULE), fill=sheet.theme.mark)
    if min(run.size for line in remark.paragraphs for run in line.runs) > sheet.voice("body").sized(_SAID):
        sheet.text(inner, [], fitted=remark, path=path, builds=True)
    else:
        sheet.text(inner, _remarks(sheet, slide, _SAID), path=path, builds=True)


def _remarks(sheet: Sheet, slide: PatternSlide, size: float) -> list[Paragraph]:
    """Prose and points in `size` pt."""
    lines = [
        sheet.paragraph(text, size, before=0.55 * size if n else 0.0, line_spacing=1.1)
        for n, text in enumerate(slide.prose)
    ]
    lines += [
        sheet.paragraph(text, size, bullet=POINT, indent=size, before=0.55 * size if n or lines else 0.0)
        for n, text in enumerate(slide.points)
    ]
    return lines
