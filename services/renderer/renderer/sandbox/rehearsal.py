"""A slide of all that python-pptx can draw, drawn once before any fork, so that what it needs is loaded by then."""

import io
from typing import Any

from PIL import Image
from pptx.chart.data import BubbleChartData, CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.util import Inches

from renderer.sandbox import kept_files
from renderer.sandbox.deckmill_slides import Presentation, add_box, add_image, add_text_box

CODE = """
def build(prs):
    slide = prs.slides.add_slide(prs.slide_layouts[5])
    add_text_box(slide, 1, 1, 4, 1, "Ready")
    slide.notes_slide.notes_text_frame.text = "Ready"
"""
"""What a fork is tried with."""

_HERE = (Inches(1), Inches(1), Inches(4), Inches(3))


def play() -> bytes:
    """Draw it. Returns a presentation without slides, as bytes."""
    kept_files.kept()
    empty = io.BytesIO()
    Presentation().save(empty)
    prs = Presentation(io.BytesIO(empty.getvalue()))
    slide = prs.slides.add_slide(prs.slide_layouts[5])
    add_text_box(slide, 1, 1, 4, 1, "Text", color="#336699")
    add_box(slide, 1, 2, 4, 1, "accent", "text")
    for kind in ("PNG", "JPEG", "GIF", "BMP", "TIFF"):
        add_image(slide, _picture(kind), 1, 1, 2)
    _draw_charts(slide)
    _draw_others(slide)
    prs.save(io.BytesIO())
    return empty.getvalue()


def _draw_charts(slide: Any) -> None:
    kinds: tuple[Any, ...] = (CategoryChartData, XyChartData, BubbleChartData)
    named, points, bubbles = (kind() for kind in kinds)
    named.categories = ["A", "B"]
    named.add_series("Series", (1, 2))
    points.add_series("Series").add_data_point(1, 2)
    bubbles.add_series("Series").add_data_point(1, 2, 3)
    for kind in (XL_CHART_TYPE.COLUMN_CLUSTERED, XL_CHART_TYPE.LINE, XL_CHART_TYPE.AREA, XL_CHART_TYPE.PIE):
        slide.shapes.add_chart(kind, *_HERE, named)
    slide.shapes.add_chart(XL_CHART_TYPE.DOUGHNUT, *_HERE, named)
    slide.shapes.add_chart(XL_CHART_TYPE.RADAR, *_HERE, named)
    slide.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER, *_HERE, points)
    slide.shapes.add_chart(XL_CHART_TYPE.BUBBLE, *_HERE, bubbles)


def _draw_others(slide: Any) -> None:
    slide.shapes.add_table(2, 2, *_HERE).table.cell(0, 0).text = "Cell"
    slide.shapes.add_connector(MSO_CONNECTOR.ELBOW, *_HERE)
    path = slide.shapes.build_freeform(0, 0)
    path.add_line_segments([(100, 0), (100, 100)])
    path.convert_to_shape()
    group = slide.shapes.add_group_shape()
    add_box(group, 1, 1, 1, 1, "accent")
    run = slide.shapes.title.text_frame.paragraphs[0].add_run()
    run.text, run.hyperlink.address = "Link", "https://example.com/"
    slide.notes_slide.notes_text_frame.text = "Notes"


def _picture(kind: str) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (2, 2), "white").save(file, kind)
    return file.getvalue()
