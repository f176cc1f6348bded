"""Ways to spoil a deck, whoever wrote it, by as much as one likes: ladders, pairs and the evidence are made of them.

Each function here gives a spoil, which changes a python-pptx presentation. `on` is the number of slides that it is done
to, from the first that has such a thing; all of them by default.
"""

import copy
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE, PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from tests.evidence.decks import CONTENT, add_text

Spoil = Callable[[Any], None]
ALL = 10_000
_TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
_NO_BODY = (*_TITLES, PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.DATE)
_LEAST = 10
"""Characters that a body has more of: what is shorter is a label, such as what the bars of a chart measure."""
_Find = Callable[[Any], Any]


def body(slide: Any) -> Any:
    """The shape with most text besides the title; None where there is none, or labels alone."""
    texts = [
        shape
        for shape in slide.shapes
        if shape.has_text_frame and len(shape.text_frame.text.strip()) > _LEAST
        if not (shape.is_placeholder and shape.placeholder_format.type in _NO_BODY)
    ]
    return max(texts, key=lambda shape: len(shape.text_frame.text), default=None)


def title(slide: Any) -> Any:
    """The title; None where there is none."""
    return next((shape for shape in slide.placeholders if shape.placeholder_format.type in _TITLES), None)


def image(slide: Any) -> Any:
    """The first picture; None where there is none."""
    return next((shape for shape in slide.shapes if shape._element.tag == qn("p:pic")), None)


def table(slide: Any) -> Any:
    """The first frame with a table; None where there is none."""
    return next((shape for shape in slide.shapes if shape.has_table), None)


def chart(slide: Any) -> Any:
    """The first frame with a chart; None where there is none."""
    return next((shape for shape in slide.shapes if shape.has_chart), None)


def runs(shape: Any) -> Iterator[Any]:
    """All runs of text of a shape, those of a table too."""
    frames = [cell.text_frame for row in shape.table.rows for cell in row.cells] if shape.has_table else []
    if shape.has_text_frame:
        frames.append(shape.text_frame)
    yield from (run for frame in frames for paragraph in frame.paragraphs for run in paragraph.runs)


def on_each(find: _Find, on: int, change: Callable[[Any, Any], None]) -> Spoil:
    """Change what `find` finds on the first `on` slides that have it, given the slide and the shape."""

    def spoil(deck: Any) -> None:
        suitable = [(slide, shape) for slide in deck.slides if (shape := find(slide)) is not None]
        assert suitable, "no slide has what is to be spoilt"
        for slide, shape in suitable[:on]:
            change(slide, shape)

    return spoil


def type_size(points: float, on: int = ALL, of: _Find = body) -> Spoil:
    """Text of so many points."""

    def change(_: Any, shape: Any) -> None:
        for run in runs(shape):
            run.font.size = Pt(points)

    return on_each(of, on, change)


def color(rgb: str, on: int = ALL, of: _Find = body) -> Spoil:
    """Text of a colour, as `DDDDDD`."""

    def change(_: Any, shape: Any) -> None:
        for run in runs(shape):
            run.font.color.rgb = RGBColor.from_string(rgb)

    return on_each(of, on, change)


def grey(level: int, on: int = ALL, of: _Find = body) -> Spoil:
    """Text of a grey from 0 (black) to 255 (white)."""
    return color(f"{level:02X}" * 3, on, of)


def see_through(alpha: float, on: int = ALL, of: _Find = body) -> Spoil:
    """Text in ink of so much opacity, 0 to 1; at 0 it has no fill at all."""

    def change(_: Any, shape: Any) -> None:
        for run in runs(shape):
            if not alpha:
                run.font.fill.background()
                continue
            run.font.color.rgb = RGBColor.from_string(CONTENT["brand"]["ink"])
            tone = run._r.rPr.find(qn("a:solidFill"))[0]
            etree.SubElement(tone, qn("a:alpha"), val=str(int(alpha * 100_000)))

    return on_each(of, on, change)


def outlined(level: int, on: int = ALL, of: _Find = body, fill: str = "") -> Spoil:
    """Text with an outline of a grey, and with nothing or a colour within it."""

    def change(_: Any, shape: Any) -> None:
        for run in runs(shape):
            if fill:
                run.font.color.rgb = RGBColor.from_string(fill)
            else:
                run.font.fill.background()
            line = etree.Element(qn("a:ln"))
            etree.SubElement(etree.SubElement(line, qn("a:solidFill")), qn("a:srgbClr"), val=f"{level:02X}" * 3)
            run._r.get_or_add_rPr().insert(0, line)

    return on_each(of, on, change)


def moved(inches: float, on: int = ALL, of: _Find = body, *, down: bool = False) -> Spoil:
    """Everything of a kind so far to the right of where it stood, or down."""

    def change(_: Any, shape: Any) -> None:
        left, top = shape.left + (0 if down else Inches(inches)), shape.top + (Inches(inches) if down else 0)
        width, height = shape.width, shape.height
        shape.left, shape.top, shape.width, shape.height = left, top, width, height

    return on_each(of, on, change)


def hanging_out(share: float, on: int = ALL, of: _Find = body) -> Spoil:
    """So much of the width of the box, 0 to 1, to the right of the slide; above 1, as much farther away."""

    def spoil(deck: Any) -> None:
        def change(_: Any, shape: Any) -> None:
            top, width, height = shape.top, shape.width, shape.height
            shape.left, shape.top = Emu(int(deck.slide_width - width * (1 - share))), top
            shape.width, shape.height = width, height

        on_each(of, on, change)(deck)

    return spoil


def more_text(times: int, on: int = ALL) -> Spoil:
    """The body so many times over, in its box."""

    def change(_: Any, shape: Any) -> None:
        run = next(runs(shape))
        run.text = " ".join([run.text] * times)

    return on_each(body, on, change)


def box_height(inches: float, on: int = ALL) -> Spoil:
    """The body in a box of another height."""

    def change(_: Any, shape: Any) -> None:
        left, top, width = shape.left, shape.top, shape.width
        shape.left, shape.top, shape.width, shape.height = left, top, width, Inches(inches)

    return on_each(body, on, change)


def text_on_body(share: float, on: int = ALL, text: str = "Another thought that somebody added later on. ") -> Spoil:
    """Another text over the body, from so far down that `share` of what is written there is overprinted."""

    def change(slide: Any, shape: Any) -> None:
        lines = max(1.0, len(shape.text_frame.text) / 60) * 0.3
        top = shape.top / 914400 + 0.05 + lines * (1 - share)
        add_text(slide, text * 6, shape.left / 914400, top, shape.width / 914400, 2)

    return on_each(body, on, change)


def overprinted(words: int, on: int = ALL, down: float = 0.0) -> Spoil:
    """So many other words over the body, from its top, or so many inches below that."""
    text = " ".join(("another", "thought", "that", "came", "late")[number % 5] for number in range(words))

    def change(slide: Any, shape: Any) -> None:
        left, top, width = (length / 914400 for length in (shape.left, shape.top, shape.width))
        add_text(slide, text, left, top + down, width, 2)

    return on_each(body, on, change)


def cover(share: float, on: int = ALL, of: _Find = body) -> Spoil:
    """An opaque panel over the left of a shape, of so much of its width."""

    def change(slide: Any, shape: Any) -> None:
        panel = slide.shapes.add_shape(
            MSO_SHAPE.RECTANGLE, shape.left, shape.top, Emu(int(shape.width * share)), shape.height
        )
        panel._element.remove(panel._element.find(".//{*}style"))
        panel.fill.solid()
        panel.fill.fore_color.rgb = RGBColor.from_string(CONTENT["brand"]["tint"])

    return on_each(of, on, change)


def gone(on: int = ALL, of: _Find = title) -> Spoil:
    """Without a shape."""
    return on_each(of, on, lambda _slide, shape: shape._element.getparent().remove(shape._element))


def said(text: str, on: int = ALL, of: _Find = body) -> Spoil:
    """Another text."""
    return on_each(of, on, lambda _slide, shape: _say(shape, text))


def _say(shape: Any, text: str) -> None:
    first, *others = list(runs(shape))
    first.text = text
    for run in others:
        run._r.getparent().remove(run._r)


def page_number(rgb: str = "1F2937", on: int = ALL, points: float = 10) -> Spoil:
    """A page number in the corner, in a colour."""

    def change(slide: Any, _: Any) -> None:
        box = add_text(slide, "1", 12.3, 6.85, 0.6, 0.3, points)
        run = box.text_frame.paragraphs[0].runs[0]
        run.font.color.rgb = RGBColor.from_string(rgb)
        field = etree.SubElement(run._r.getparent(), qn("a:fld"), id="{00000000-1234-1234-1234-123412341234}")
        field.set("type", "slidenum")
        field.extend(copy.deepcopy(list(run._r)))
        run._r.getparent().replace(run._r, field)

    return on_each(title, on, change)


def footnote(
    text: str = "Source: management accounts", on: int = ALL, points: float = 10, rgb: str = "1F2937"
) -> Spoil:
    """A line of small print at the foot."""

    def change(slide: Any, _: Any) -> None:
        box = add_text(slide, text, 0.6, 6.75, 8, 0.35, points)
        box.text_frame.paragraphs[0].runs[0].font.color.rgb = RGBColor.from_string(rgb)

    return on_each(title, on, change)


def font(name: str, on: int = ALL, of: _Find = body) -> Spoil:
    """Text in another font."""

    def change(_: Any, shape: Any) -> None:
        for run in runs(shape):
            run.font.name = name

    return on_each(of, on, change)


def no_header(on: int = ALL) -> Spoil:
    """Tables whose first row is no header."""

    def change(_: Any, shape: Any) -> None:
        shape.table.first_row = False

    return on_each(table, on, change)


def bullets(count: int, on: int = ALL) -> Spoil:
    """The body as so many points."""

    def change(_: Any, shape: Any) -> None:
        first = shape.text_frame.paragraphs[0]
        for other in shape.text_frame.paragraphs[1:]:
            other._p.getparent().remove(other._p)
        properties = first._p.get_or_add_pPr()
        if properties.find(qn("a:buChar")) is None:
            etree.SubElement(properties, qn("a:buChar"), char="\u2022")
        _say(shape, "A point that is short")
        for run in runs(shape):
            run.font.size = Pt(14)
        for _ in range(count - 1):
            first._p.addnext(copy.deepcopy(first._p))

    return on_each(body, on, change)


def all_of(*spoils: Spoil) -> Spoil:
    """One after the other."""

    def spoil(deck: Any) -> None:
        for one in spoils:
            one(deck)

    return spoil
