"""Ways to spoil the data of a deck: numbers of charts, pictures in the place of data, parts of a whole."""

import io
from collections.abc import Sequence
from functools import cache
from typing import Any

from PIL import Image, ImageDraw
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml.ns import qn

from tests.evidence.spoils import Spoil, chart, image, on_each, table


def numbers_changed(count: int) -> Spoil:
    """So many other numbers in the first chart, and in the workbook behind it."""

    def change(_: Any, frame: Any) -> None:
        plot = frame.chart.plots[0]
        data = CategoryChartData()
        data.categories = list(plot.categories)
        for one in plot.series:
            data.add_series(one.name, [value + (3.5 if at < count else 0) for at, value in enumerate(one.values)])
        frame.chart.replace_data(data)

    return on_each(chart, 1, change)


def pictured(words: str) -> Spoil:
    """A picture of columns in the place of the first picture, which is said to be one."""

    def change(slide: Any, shape: Any) -> None:
        _, rid = slide.part.get_or_add_image_part(io.BytesIO(_columns()))
        shape._element.blipFill.blip.set(qn("r:embed"), rid)
        shape._element.nvPicPr.cNvPr.set("descr", words)

    return on_each(image, 1, change)


@cache
def _columns() -> bytes:
    """Columns on axes, of 1200 x 800 pixels."""
    picture = Image.new("RGB", (1200, 800), "#ffffff")
    draw = ImageDraw.Draw(picture)
    draw.line((80, 60, 80, 740, 1140, 740), fill="#1f2937", width=8)
    for number, height in enumerate((300, 420, 480, 620)):
        draw.rectangle((150 + 250 * number, 740 - height, 300 + 250 * number, 736), fill="#1d4ed8")
    data = io.BytesIO()
    picture.save(data, "PNG")
    return data.getvalue()


def shares_in_table(*shares: str) -> Spoil:
    """Percentages in the second column of the first table, below its head."""

    def change(_: Any, frame: Any) -> None:
        for row, text in zip(list(frame.table.rows)[1:], shares, strict=True):
            row.cells[1].text_frame.paragraphs[0].runs[0].text = text

    return on_each(table, 1, change)


def pie(shares: Sequence[float]) -> Spoil:
    """A pie of percentages in the place of the first chart."""

    def change(slide: Any, frame: Any) -> None:
        data = CategoryChartData(number_format='0.0"%"')
        data.categories = [f"Region {number + 1}" for number in range(len(shares))]
        data.add_series("Share of revenue", shares)
        place = (frame.left, frame.top, frame.width, frame.height)
        words = frame._element.nvGraphicFramePr.cNvPr.get("descr")
        frame._element.getparent().remove(frame._element)
        made = slide.shapes.add_chart(XL_CHART_TYPE.PIE, *place, data)
        made._element.nvGraphicFramePr.cNvPr.set("descr", words)

    return on_each(chart, 1, change)
