"""Ways to spoil how a deck is laid out, coloured and kept alike from slide to slide."""

import copy
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from tests.evidence.decks import CONTENT, WIDTH, add_text, png
from tests.evidence.spoils import Spoil, body, chart, on_each, page_number, runs, title

STRANGE = "A21CAF"
"""A magenta that no theme of the decks has, dark enough to be read on white."""
_RED, _GREEN = "C00000", "00B050"
_HEIGHT = 7.5
_LINE = "We ask the board for a credit line and the second pod before the summer"


def card_moved(number: int, right: float = 0.0, down: float = 0.0) -> Spoil:
    """One of the cards of the first slide that has three of them, so many inches from where it stood."""

    def change(_: Any, cards: list[Any]) -> None:
        card = cards[number]
        card.left, card.top = card.left + Inches(right), card.top + Inches(down)

    return on_each(_cards, 1, change)


def _cards(slide: Any) -> list[Any] | None:
    texts = [
        shape for shape in slide.shapes if shape.has_text_frame and not shape.is_placeholder and shape.text_frame.text
    ]
    sizes = {(round(shape.width, -3), round(shape.height, -3)) for shape in texts}
    return texts if len(texts) == len(CONTENT["slides"][-2]["cards"]) and len(sizes) == 1 else None


def only_title(slide: Any) -> None:
    """Nothing but the placeholders of title and page number is left on a slide."""
    kept = {
        title(slide).shape_id,
        *(shape.shape_id for shape in slide.placeholders if shape.placeholder_format.idx > 1),
    }
    for shape in [shape for shape in slide.shapes if shape.shape_id not in kept or shape == body(slide)]:
        shape._element.getparent().remove(shape._element)


def as_picture(slides: int) -> Spoil:
    """A picture in the place of all that slides show below their titles."""

    def change(slide: Any, _: Any) -> None:
        only_title(slide)
        shape = slide.shapes.add_picture(png(1920, 1080), 0, 0, Inches(WIDTH), Inches(_HEIGHT))
        shape._element.nvPicPr.cNvPr.set("descr", "All of the slide, as it was shown in March.")
        slide.shapes._spTree.insert(2, shape._element)

    return on_each(title, slides, change)


def on_one_side(width: float, text: str) -> Spoil:
    """All text of the second slide in a narrow column at its left."""

    def spoil(deck: Any) -> None:
        slide = deck.slides[1]
        only_title(slide)
        add_text(slide, text, 0.6, 1.8, width, 4, 16)

    return spoil


def nearly_empty(text: str) -> Spoil:
    """Next to nothing below the title of the second slide."""

    def spoil(deck: Any) -> None:
        slide = deck.slides[1]
        only_title(slide)
        add_text(slide, text, 0.6, 1.8, 4, 0.5, 12)

    return spoil


def one_line(words: int, slides: int = 1) -> Spoil:
    """A line of so many words below the title of the second slide and of those after it, and nothing else."""
    text = " ".join(_LINE.split()[:words])

    def spoil(deck: Any) -> None:
        for slide in list(deck.slides)[1 : slides + 1]:
            only_title(slide)
            add_text(slide, text, 0.6, 1.8, 11, 0.5, 16)

    return spoil


def title_alone(slides: int) -> Spoil:
    """So many slides from the second on with their title and nothing else."""

    def spoil(deck: Any) -> None:
        for slide in list(deck.slides)[1 : slides + 1]:
            only_title(slide)

    return spoil


def short_table(height: float) -> Spoil:
    """A header and one row, so many inches high together, below the title of the second slide, and nothing else."""

    def spoil(deck: Any) -> None:
        slide = deck.slides[1]
        only_title(slide)
        frame = slide.shapes.add_table(2, 3, Inches(0.6), Inches(1.8), Inches(11), Inches(height))
        for cell, text in zip(
            frame.table.iter_cells(), ("Way", "Cost", "Speed", "Cash", "None", "At once"), strict=True
        ):
            cell.text = text

    return spoil


def on_a_strip(height: float) -> Spoil:
    """Three cards on a strip of so many inches below the title of the second slide, and nothing else."""

    def spoil(deck: Any) -> None:
        slide = deck.slides[1]
        only_title(slide)
        for number, text in enumerate(("Pays for itself in a year", "Ready by May", "Two people to hire")):
            card = add_text(slide, text, 0.6 + 4.1 * number, 1.8, 3.9, height, 16)
            _paint(card, CONTENT["brand"]["tint"])

    return spoil


def paved(share: float) -> Spoil:
    """A panel behind the text of the second slide, over so much of its height; one over all of it is its ground."""

    def spoil(deck: Any) -> None:
        slide = deck.slides[1]
        height = Emu(int(deck.slide_height * share))
        panel = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, 0, 0, deck.slide_width, height)
        _paint(panel, CONTENT["brand"]["tint"])
        slide.shapes._spTree.insert(2, panel._element)

    return spoil


def _paint(shape: Any, rgb: str) -> None:
    style = shape._element.find(".//{*}style")
    if style is not None:
        shape._element.remove(style)
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor.from_string(rgb)


def series(count: int) -> Spoil:
    """The first chart with so many series."""

    def change(_: Any, frame: Any) -> None:
        _replace_series(frame, count)

    return on_each(chart, 1, change)


def _replace_series(frame: Any, count: int) -> None:
    page = next(page for page in CONTENT["slides"] if page["kind"] == "chart")
    data = CategoryChartData()
    data.categories = page["categories"]
    for number in range(count):
        data.add_series(f"Region {number + 1}", [value + number for value in page["values"]])
    frame.chart.replace_data(data)


def shades(brightness: float) -> Spoil:
    """Two series of the first colour of the theme, the second so much lighter, 0 to 1."""

    def change(_: Any, frame: Any) -> None:
        _replace_series(frame, 2)
        for number, one in enumerate(frame.chart.plots[0].series):
            one.format.fill.solid()
            one.format.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_1
            one.format.fill.fore_color.brightness = brightness * number

    return on_each(chart, 1, change)


def two_colors(first: str, second: str) -> Spoil:
    """Two series of two colours."""

    def change(_: Any, frame: Any) -> None:
        _replace_series(frame, 2)
        for one, rgb in zip(frame.chart.plots[0].series, (first, second), strict=True):
            one.format.fill.solid()
            one.format.fill.fore_color.rgb = RGBColor.from_string(rgb)

    return on_each(chart, 1, change)


def cut_axis(share: float) -> Spoil:
    """The axis of the first chart begins at so much of its least value."""

    def change(_: Any, frame: Any) -> None:
        _replace_series(frame, 1)
        least = min(value for value in frame.chart.plots[0].series[0].values)
        frame.chart.value_axis.minimum_scale = least * share

    return on_each(chart, 1, change)


def dwarfed_series(share: float) -> Spoil:
    """The first chart with a second series, so small a share of the first."""

    def change(_: Any, frame: Any) -> None:
        data = CategoryChartData()
        data.categories = [f"Region {number + 1}" for number in range(4)]
        sales = [40 + (number * 7) % 23 for number in range(4)]
        data.add_series("Sales", sales)
        data.add_series("Returns", [share * value for value in sales])
        frame.chart.replace_data(data)
        first, second = frame.chart.plots[0].series
        for one, color in ((first, MSO_THEME_COLOR.ACCENT_1), (second, MSO_THEME_COLOR.TEXT_1)):
            one.format.fill.solid()
            one.format.fill.fore_color.theme_color = color
        for labels in list(frame.chart._chartSpace.iter(qn("c:dLbls"))):
            labels.getparent().remove(labels)

    return on_each(chart, 1, change)


def alike_bars(count: int) -> Spoil:
    """The first chart with so many bars of one colour."""

    def change(_: Any, frame: Any) -> None:
        data = CategoryChartData()
        data.categories = [f"Region {number + 1}" for number in range(count)]
        data.add_series("Sales", [40 + (number * 7) % 23 for number in range(count)])
        frame.chart.replace_data(data)

    return on_each(chart, 1, change)


def long_names(word: str, count: int) -> Spoil:
    """The first chart with so many columns, all named by one long word that may not turn."""

    def change(_: Any, frame: Any) -> None:
        data = CategoryChartData()
        data.categories = [f"{word} {number + 1}" for number in range(count)]
        data.add_series("Sales", [40 + (number * 7) % 23 for number in range(count)])
        frame.chart.replace_data(data)
        frame.chart.category_axis.tick_labels.font.size = Pt(16)
        body = frame.chart.category_axis._element.find(qn("c:txPr")).find(qn("a:bodyPr"))
        body.set("rot", "0")
        body.set("vert", "horz")

    return on_each(chart, 1, change)


def drifting_number(inches: float) -> Spoil:
    """Page numbers on all slides, so much higher on the first one."""

    def spoil(deck: Any) -> None:
        page_number(points=12)(deck)
        number = deck.slides[0].shapes[-1]
        number.top = number.top - Inches(inches)

    return spoil


def again(times: int) -> Spoil:
    """The second slide so many times more at the end of the deck, under other titles."""

    def spoil(deck: Any) -> None:
        model = deck.slides[1]
        for number in range(times):
            slide = deck.slides.add_slide(model.slide_layout)
            tree = slide.shapes._spTree
            for element in list(tree)[2:]:
                tree.remove(element)
            tree.extend(copy.deepcopy(list(model.shapes._spTree)[2:]))
            title(slide).text_frame.paragraphs[0].runs[0].text = f"What we ask of the board, item {number + 1}"

    return spoil


def retitled(*texts: str) -> Spoil:
    """Other titles of the first slides."""

    def spoil(deck: Any) -> None:
        for slide, text in zip(deck.slides, texts, strict=False):
            title(slide).text_frame.paragraphs[0].runs[0].text = text

    return spoil


def traffic_lights(count: int, on: int = 1) -> Spoil:
    """Dots at the right of the second slide, red and green by turns, without words."""

    def spoil(deck: Any) -> None:
        for slide in list(deck.slides)[1 : 1 + on]:
            for number in range(count):
                dot = slide.shapes.add_shape(
                    MSO_SHAPE.OVAL, Inches(12.2), Inches(1.8 + 0.5 * number), Inches(0.3), Inches(0.3)
                )
                _paint(dot, (_RED, _GREEN)[number % 2])

    return spoil


def false_tone(tone: str, rgb: str, slides: int) -> Spoil:
    """An arrow before the text of slides, in a colour that contradicts the tone that the shape states."""

    def change(_: Any, shape: Any) -> None:
        shape._element.nvSpPr.cNvPr.set("descr", f"Tone: {tone}")
        first = next(runs(shape))
        first.text = f"\u25b2 {first.text}"
        first.font.color.rgb = RGBColor.from_string(rgb)

    return on_each(body, slides, change)


def in_colors(*spoils: Spoil) -> Spoil:
    """A deck with titles in the first colour of its theme, so that it has a set of colours, and then a spoil of it."""

    def spoil(deck: Any) -> None:
        for shape in map(title, deck.slides):
            for run in runs(shape):
                run.font.color.theme_color = MSO_THEME_COLOR.ACCENT_1
        for one in spoils:
            one(deck)

    return spoil


def strange_panel(width: float) -> Spoil:
    """A panel so many inches wide beside the first slide's text, in a colour that the deck does not have."""

    def change(slide: Any, _: Any) -> None:
        panel = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(12.85), Inches(2), Inches(width), Inches(2))
        _paint(panel, STRANGE)

    return on_each(title, 1, change)
