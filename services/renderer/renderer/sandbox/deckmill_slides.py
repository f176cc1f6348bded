"""Helpers for slides that are written as code, for python-pptx and nothing else.

One file, to be copied beside your code. A piece of slide code defines `build(prs)` and draws on a canvas of 13.333 by
7.5 inches; this is how to run one:

    import sys
    import deckmill_slides

    code, theme, target = sys.argv[1:4]
    prs = deckmill_slides.Presentation(theme)
    scope = deckmill_slides.names()
    exec(compile(open(code, encoding="utf-8").read(), code, "exec"), scope)
    scope["build"](prs)
    prs.save(target)

Lengths are inches, as numbers, or lengths of python-pptx (`Inches(1)`, `Pt(12)`, `Emu(914400)`). Colours are
"#RRGGBB", an RGBColor, or a name of the theme, which follows when the theme is changed.
"""

import io
import re
from typing import Any

import pptx
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Inches, Length, Pt

_HEX = re.compile("#?[0-9A-Fa-f]{6}")
CANVAS_WIDTH, CANVAS_HEIGHT = Inches(13.333), Inches(7.5)

_THEME_COLORS = {
    "text": MSO_THEME_COLOR.TEXT_1,
    "text2": MSO_THEME_COLOR.TEXT_2,
    "background": MSO_THEME_COLOR.BACKGROUND_1,
    "background2": MSO_THEME_COLOR.BACKGROUND_2,
    "accent": MSO_THEME_COLOR.ACCENT_1,
    **{f"accent{number}": getattr(MSO_THEME_COLOR, f"ACCENT_{number}") for number in range(1, 7)},
    "primary": MSO_THEME_COLOR.ACCENT_1,
    "secondary": MSO_THEME_COLOR.ACCENT_2,
    "neutral": MSO_THEME_COLOR.ACCENT_5,
}
"""Names of the theme's colours; the first six accents are the theme's own."""


def Presentation(file: Any = None) -> Any:  # noqa: N802 - the name that python-pptx has for it
    """Open a presentation, or begin one of 13.333 by 7.5 inches."""
    prs = pptx.Presentation(file)
    if file is None:
        prs.slide_width, prs.slide_height = CANVAS_WIDTH, CANVAS_HEIGHT
    return prs


def theme_color(name: str) -> Any:
    """The theme's colour of a name: text, text2, background, background2, accent, accent1 to accent6 and some others.

    Raises ValueError that lists the names.
    """
    if name not in _THEME_COLORS:
        raise ValueError(f"the theme has no colour {name!r}; it has {', '.join(_THEME_COLORS)}")
    return _THEME_COLORS[name]


def add_text_box(  # noqa: PLR0917 - positions come first, one after the other
    slide: Any,
    left: float,
    top: float,
    width: float,
    height: float,
    text: str,
    font_size: float = 12,
    bold: bool = False,
    color: Any = None,
    *,
    name: str | None = None,
    align: PP_ALIGN | None = None,
    anchor: MSO_ANCHOR = MSO_ANCHOR.TOP,
    italic: bool = False,
) -> Any:
    """Add text in a box that wraps, without margins. Each line of `text` is a paragraph; `font_size` is in points."""
    box = slide.shapes.add_textbox(*_lengths(left, top, width, height))
    _say(box, text, font_size=font_size, bold=bold, italic=italic, color=color or "text", align=align, anchor=anchor)
    return _named(box, name)


def add_box(  # noqa: PLR0917 - as above
    slide: Any,
    left: float,
    top: float,
    width: float,
    height: float,
    fill_color: Any = None,
    line_color: Any = None,
    corner_radius: float = 0.05,
    *,
    name: str | None = None,
    line_width: float = 1.0,
) -> Any:
    """Add a rectangle; `corner_radius` is in inches, 0 for sharp corners, `line_width` in points.

    Without a colour it has no fill, or no line.
    """
    shape = MSO_SHAPE.ROUNDED_RECTANGLE if corner_radius else MSO_SHAPE.RECTANGLE
    box = slide.shapes.add_shape(shape, *_lengths(left, top, width, height))
    if corner_radius:
        box.adjustments[0] = min(0.5, _length(corner_radius) / max(1, min(box.width, box.height)))
    _without_style(box)
    _paint(box.fill, fill_color)
    _draw(box.line, line_color, line_width)
    return _named(box, name)


def add_image(  # noqa: PLR0917 - as above
    slide: Any,
    image: bytes | str,
    left: float,
    top: float,
    width: float | None = None,
    height: float | None = None,
    *,
    name: str | None = None,
    description: str = "",
) -> Any:
    """Add a picture from bytes (or, outside the sandbox, from a path); one side alone keeps its proportions.

    `description` is for people who do not see it.
    """
    source = io.BytesIO(image) if isinstance(image, bytes) else image
    sides = [None if side is None else _length(side) for side in (width, height)]
    picture = slide.shapes.add_picture(source, _length(left), _length(top), *sides)
    picture._element.nvPicPr.cNvPr.set("descr", description)  # noqa: SLF001 - python-pptx has no other way
    return _named(picture, name)


def names() -> dict[str, Any]:
    """What slide code may use without importing it."""
    return {
        "Presentation": Presentation,
        "Inches": Inches,
        "Pt": Pt,
        "Emu": Emu,
        "RGBColor": RGBColor,
        "MSO_ANCHOR": MSO_ANCHOR,
        "PP_ALIGN": PP_ALIGN,
        "MSO_SHAPE": MSO_SHAPE,
        "add_text_box": add_text_box,
        "add_box": add_box,
        "add_image": add_image,
        "theme_color": theme_color,
    }


def _length(value: float) -> Length:
    return value if isinstance(value, Length) else Inches(value)


def _lengths(*values: float) -> list[Length]:
    return [_length(value) for value in values]


def _named(shape: Any, name: str | None) -> Any:
    if name:
        shape.name = name
    return shape


def _say(shape: Any, text: str, **look: Any) -> None:
    """Put text into a shape, a paragraph a line."""
    frame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = look["anchor"]
    for index, line in enumerate(text.split("\n")):
        paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
        paragraph.alignment = look["align"]
        run = paragraph.add_run()
        run.text = line
        run.font.size, run.font.bold, run.font.italic = Pt(look["font_size"]), look["bold"], look["italic"]
        _color(run.font.color, look["color"])


def _color(target: Any, color: Any) -> None:
    """Set one of python-pptx's colours."""
    if isinstance(color, MSO_THEME_COLOR):
        target.theme_color = color
    elif isinstance(color, RGBColor):
        target.rgb = color
    elif isinstance(color, str) and _HEX.fullmatch(color):
        make: Any = RGBColor
        target.rgb = make(*bytes.fromhex(color[-6:]))
    else:
        target.theme_color = theme_color(color)


def _paint(fill: Any, color: Any) -> None:
    if color is None:
        fill.background()
    else:
        fill.solid()
        _color(fill.fore_color, color)


def _draw(line: Any, color: Any, width: float) -> None:
    if color is None:
        line.fill.background()
    else:
        line.width = Pt(width)
        _color(line.color, color)


def _without_style(shape: Any) -> None:
    """Take away the shadow and the colours that python-pptx gives to shapes."""
    element = shape._element  # noqa: SLF001 - python-pptx has no other way
    for style in element.findall("{http://schemas.openxmlformats.org/presentationml/2006/main}style"):
        element.remove(style)
