"""Clean decks of three writers: ours, python-pptx and PptxGenJS. One content, each written in its writer's own way."""

import base64
import io
import json
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

from PIL import Image
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Inches, Pt

from deck_documents import parse
from renderer.compile import compile_deck

_HERE = Path(__file__).parent
_ROOT = _HERE.parents[1]
_JS = _ROOT / ".make/pptxgenjs"
CONTENT: dict[str, Any] = json.loads((_HERE / "content.json").read_text(encoding="utf-8"))
BULLETS, PROSE, PICTURE, TABLE, CHART, CARDS, PLAN = range(7)
"""Slides of the content, by number; the slides of each writer are in this order."""
WIDTH = 13.333
"""Inches, of the decks of all three writers."""


class NoWriter(Exception):
    """A writer of decks is not installed here."""


def clean_deck(writer: str, slides: int = 7) -> Any:
    """A clean deck of so many slides, to be spoilt. Raises NoWriter."""
    return Presentation(io.BytesIO(_bytes(writer, slides)))


def saved(deck: Any) -> bytes:
    """The deck as a file."""
    data = io.BytesIO()
    deck.save(data)
    return data.getvalue()


def contents(slides: int) -> list[dict[str, Any]]:
    """What so many slides are to say: the content over and over, each title told apart by its part."""
    kept = CONTENT["slides"]
    pages = [deepcopy(kept[number % len(kept)]) for number in range(slides)]
    for number, page in enumerate(pages):
        if number >= len(kept):
            page["title"] += f", part {number // len(kept) + 1}"
    return pages


@cache
def _bytes(writer: str, slides: int) -> bytes:
    return WRITERS[writer](contents(slides))


_SIGNS = {"ornament": {"bullet": {"marker": "filledDot"}}}
"""Points as a list in one body, as the other writers have them, and not as cards."""


def document(pages: list[dict[str, Any]]) -> dict[str, Any]:
    """What our renderer is given, a `protocol_v2` document."""
    slides = [{"title": page["title"], **_OURS[page["kind"]](page)} for page in pages]
    return {"version": "2.0", "title": "Board update", "slides": slides, "tokens": _SIGNS}


def _ours(pages: list[dict[str, Any]]) -> bytes:
    return compile_deck(parse("protocol_v2", document(pages))).pptx


_OURS: Mapping[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    # Its slides are all content, as those of the other writers: a first one of few points would open the deck.
    "bullets": lambda page: {"slideType": "title-body", "role": "content", "body": page["points"]},
    "prose": lambda page: {"slideType": "title-body", "role": "content", "body": [page["text"]]},
    "picture": lambda page: _blocks(
        ("imageBleed", 0, {"src": _data_url(), "alt": page["alt"]}), ("textBlock", 6, {"content": page["text"]})
    ),
    "table": lambda page: {
        "slideType": "comparison-table",
        "columns": page["rows"][0],
        "rows": [{"label": row[0], "values": row[1:]} for row in page["rows"][1:]],
    },
    "chart": lambda page: _blocks(("chartBlock", 0, {"chartData": _chart_data(page), "altText": page["alt"]}), span=12),
    "cards": lambda page: {
        "slideType": "kpi-grid",
        "items": [{"label": text.split()[0], "value": text.split()[1]} for text in page["cards"]],
    },
}


def _blocks(*blocks: tuple[str, int, dict[str, Any]], span: int = 6) -> dict[str, Any]:
    """A composition of blocks beside each other, each with its first column."""
    return {
        "slideType": "composition",
        "blocks": [
            {
                "primitive": primitive,
                "region": {"col": column, "row": 0, "colSpan": span, "rowSpan": 12},
                "input": values,
            }
            for primitive, column, values in blocks
        ],
    }


def _chart_data(page: dict[str, Any]) -> dict[str, Any]:
    series = [{"name": page["series"], "values": page["values"]}]
    return {"chartType": "bar", "categories": page["categories"], "series": series}


def _data_url() -> str:
    return f"data:image/png;base64,{base64.b64encode(picture()).decode()}"


def picture() -> bytes:
    """A plain picture of 1200 x 800 pixels."""
    return _png(1200, 800)


def png(width: int, height: int) -> io.BytesIO:
    """A plain picture, in a file."""
    return io.BytesIO(_png(width, height))


@cache
def _png(width: int, height: int) -> bytes:
    """Compressed once: a deck may hold hundreds of one picture."""
    data = io.BytesIO()
    Image.new("RGB", (width, height), "#dbeafe").save(data, "PNG")
    return data.getvalue()


def _python_pptx(pages: list[dict[str, Any]]) -> bytes:
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(7.5)
    for page in pages:
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        title = slide.shapes.title
        title.left, title.top, title.width, title.height = Inches(0.6), Inches(0.4), Inches(12.1), Inches(0.9)
        title.text_frame.text = page["title"]
        title.text_frame.paragraphs[0].runs[0].font.size = Pt(28)
        _BY_HAND[page["kind"]](slide, page)
    return saved(deck)


def add_text(slide: Any, text: str, left: float, top: float, width: float, height: float, size: float = 18) -> Any:
    """A wrapping text box in ink; lengths in inches, the size in points."""
    box = slide.shapes.add_textbox(Inches(left), Inches(top), Inches(width), Inches(height))
    box.text_frame.word_wrap = True
    box.text_frame.text = text
    for run in (run for paragraph in box.text_frame.paragraphs for run in paragraph.runs):
        run.font.size, run.font.color.rgb = Pt(size), RGBColor.from_string(CONTENT["brand"]["ink"])
    return box


def add_picture(slide: Any, alt: str, left: float, top: float, width: float, height: float) -> Any:
    """A picture with words for those who cannot see it; lengths in inches."""
    shape = slide.shapes.add_picture(io.BytesIO(picture()), Inches(left), Inches(top), Inches(width), Inches(height))
    shape._element.nvPicPr.cNvPr.set("descr", alt)
    return shape


def _picture_by_hand(slide: Any, page: dict[str, Any]) -> None:
    add_picture(slide, page["alt"], 0.6, 1.8, 6, 4)
    add_text(slide, page["text"], 7.2, 1.8, 5, 2.4)


def _table_by_hand(slide: Any, page: dict[str, Any]) -> None:
    rows = page["rows"]
    table = slide.shapes.add_table(
        len(rows), len(rows[0]), Inches(0.6), Inches(1.8), Inches(11), Inches(0.45 * len(rows))
    ).table
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text


def _chart_by_hand(slide: Any, page: dict[str, Any]) -> None:
    data = CategoryChartData()
    data.categories = page["categories"]
    data.add_series(page["series"], page["values"])
    frame = slide.shapes.add_chart(
        XL_CHART_TYPE.COLUMN_CLUSTERED, Inches(0.6), Inches(1.7), Inches(11.5), Inches(5), data
    )
    frame._element.nvGraphicFramePr.cNvPr.set("descr", page["alt"])


def _cards_by_hand(slide: Any, page: dict[str, Any]) -> None:
    for number, text in enumerate(page["cards"]):
        card = slide.shapes.add_shape(
            MSO_SHAPE.RECTANGLE, Inches(0.6 + number * 4.1), Inches(1.8), Inches(3.8), Inches(2)
        )
        card._element.remove(card._element.find(".//{*}style"))
        card.fill.solid()
        card.fill.fore_color.rgb = RGBColor.from_string(CONTENT["brand"]["tint"])
        card.text_frame.word_wrap = True
        card.text_frame.text = text
        font = card.text_frame.paragraphs[0].runs[0].font
        font.size, font.color.rgb = Pt(18), RGBColor.from_string(CONTENT["brand"]["ink"])


_BY_HAND: Mapping[str, Callable[[Any, dict[str, Any]], Any]] = {
    "bullets": lambda slide, page: add_text(slide, "\n".join(page["points"]), 0.6, 1.8, 11, 2.6),
    "prose": lambda slide, page: add_text(slide, page["text"], 0.6, 1.8, 11, 2.6),
    "picture": _picture_by_hand,
    "table": _table_by_hand,
    "chart": _chart_by_hand,
    "cards": _cards_by_hand,
}


def _pptxgenjs(pages: list[dict[str, Any]]) -> bytes:
    """Its tables cannot mark their header row, so that is done afterwards, as an author would tick it."""
    node = shutil.which("node")
    if node is None or not (_JS / "node_modules").is_dir():
        raise NoWriter("PptxGenJS is not installed: run `make pptxgenjs`, which needs node and npm.")
    with tempfile.TemporaryDirectory() as folder:
        content, image, target = (Path(folder, name) for name in ("content.json", "picture.png", "deck.pptx"))
        content.write_text(json.dumps({**CONTENT, "slides": pages}), encoding="utf-8")
        image.write_bytes(picture())
        script = _JS / "write_deck.js"
        subprocess.run([node, script, content, image, target], check=True, capture_output=True)
        deck = Presentation(io.BytesIO(target.read_bytes()))
    for shape in (shape for slide in deck.slides for shape in slide.shapes if shape.has_table):
        shape.table.first_row = True
    return saved(deck)


WRITERS: Mapping[str, Callable[[list[dict[str, Any]]], bytes]] = {
    "deckmill": _ours,
    "python-pptx": _python_pptx,
    "PptxGenJS": _pptxgenjs,
}
