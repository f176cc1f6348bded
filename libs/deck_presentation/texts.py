"""From `p:txBody` to `TextBody`: every run with the size, font and color it is shown in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from unicodedata import normalize

from deck_presentation.fills import find_fill, read_paint
from deck_presentation.model import NO_PAINT, UNKNOWN, Paragraph, Run, Spacing, TextBody
from deck_presentation.names import EQUATION, A, Element, M, R, number, share, whole
from deck_presentation.paints import Paint, Tone
from deck_presentation.styles import Cascade, Style
from deck_presentation.themes import FALLBACK_FONT, Theme

_AUTOFITS = {A + "noAutofit": "none", A + "normAutofit": "shrink", A + "spAutoFit": "resize"}
_INSETS = (("lIns", 91440), ("tIns", 45720), ("rIns", 91440), ("bIns", 45720))
_INK = Tone("tx1")
_MOST_COLUMNS = 16
_LEAST_SIZE, _USUAL_SIZE, _MOST_SIZE = 1.0, 18.0, 4000.0
_RUNS = {A + "r", A + "fld", A + "br"}


@dataclass(frozen=True, slots=True)
class Writing:
    """What text on a slide is resolved against."""

    theme: Theme
    images: Mapping[str, str]


def read_body(
    body: Element,
    cascade: Cascade,
    writing: Writing,
    inherited: Sequence[Element] = (),
    cell: Element | None = None,
) -> TextBody:
    """Read the text of a shape or table cell.

    Args:
        body: `p:txBody` or `a:txBody`.
        cascade: the list styles beneath the body's own.
        writing: theme and images of the slide.
        inherited: `a:bodyPr` of the layout's and the master's placeholder, nearest first.
        cell: `a:tcPr` of a table cell, which holds insets and anchor instead.
    """
    own = body.find(A + "bodyPr")
    cascade = cascade.over(body.find(A + "lstStyle"))
    paragraphs = tuple(_paragraph(p, cascade, writing) for p in body.iterfind(A + "p"))
    if cell is not None:
        return TextBody(paragraphs, _cell_insets(cell), cell.get("anchor", "t"), vertical=cell.get("vert", "horz"))
    chain = [*([own] if own is not None else ()), *inherited]
    fit = _fit_of(chain)
    stored = fit is not None and fit.getparent() is own and fit.get("fontScale") is not None
    return TextBody(
        paragraphs,
        insets_of(chain),
        nearest(chain, "anchor", "t"),
        nearest(chain, "wrap", "square") != "none",
        autofit_of(chain),
        share(fit, "fontScale", 1.0) if stored else 1.0,
        share(fit, "lnSpcReduction") if stored else 0.0,
        stored,
        min(_MOST_COLUMNS, max(1, number(nearest(chain, "numCol", "1"), 1))),
        number(nearest(chain, "spcCol", "0")),
        nearest(chain, "vert", "horz"),
    )


def autofit_of(chain: Sequence[Element]) -> str:
    """What text that is too long does, by the first of some `a:bodyPr` that says it: as `TextBody.autofit`."""
    fit = _fit_of(chain)
    return _AUTOFITS[fit.tag] if fit is not None else "none"


def _fit_of(chain: Sequence[Element]) -> Element | None:
    return next((child for item in chain for child in item if child.tag in _AUTOFITS), None)


def nearest(chain: Sequence[Element], name: str, default: str) -> str:
    """An attribute of the first of some `a:bodyPr` that has it."""
    return next((found for item in chain if (found := item.get(name)) is not None), default)


def insets_of(chain: Sequence[Element]) -> tuple[int, int, int, int]:
    """Left, top, right and bottom in EMU of text with these `a:bodyPr`, the nearest first."""
    left, top, right, bottom = (number(nearest(chain, name, ""), default) for name, default in _INSETS)
    return left, top, right, bottom


def _cell_insets(cell: Element) -> tuple[int, int, int, int]:
    names = (("marL", 91440), ("marT", 45720), ("marR", 91440), ("marB", 45720))
    left, top, right, bottom = (whole(cell, name, default) for name, default in names)
    return left, top, right, bottom


def _paragraph(paragraph: Element, cascade: Cascade, writing: Writing) -> Paragraph:
    properties = paragraph.find(A + "pPr")
    level = min(8, max(0, whole(properties, "lvl")))
    style = cascade.level(level).under(properties)
    runs = tuple(_run(item, style, writing) for item in paragraph if item.tag in _RUNS or item.tag == EQUATION)
    ending = style.under_run(paragraph.find(A + "endParaRPr"))
    bullet = style.parts.get("bullet")
    return Paragraph(
        runs,
        size_of(ending),
        font_of(ending, "latin", writing.theme) or FALLBACK_FONT,
        style.attributes.get("algn", "l"),
        level,
        _emu(style, "marL"),
        _emu(style, "indent"),
        _emu(style, "marR"),
        spacing_of(style, "lnSpc", 1.0),
        spacing_of(style, "spcBef", 0.0),
        spacing_of(style, "spcAft", 0.0),
        bullet is not None and bullet.tag != A + "buNone",
        style.attributes.get("rtl") in ("1", "true"),
        _bullet(bullet),
    )


def _bullet(bullet: Element | None) -> str:
    if bullet is None:
        return ""
    return "1." if bullet.tag == A + "buAutoNum" else bullet.get("char", "")


def _emu(style: Style, name: str) -> int:
    return number(style.attributes.get(name))


def spacing_of(style: Style, name: str, default: float) -> Spacing:
    """A distance of a style: `lnSpc`, `spcBef` or `spcAft`; `default` is a share of the line."""
    element = style.parts.get(name)
    points = element.find(A + "spcPts") if element is not None else None
    if points is not None:
        return Spacing(points=whole(points, "val") / 100)
    percent = element.find(A + "spcPct") if element is not None else None
    return Spacing(share(percent, "val", default))


def _run(item: Element, base: Style, writing: Writing) -> Run:
    if item.tag == EQUATION:
        return _equation(item, base, writing)
    style = base.under_run(item.find(A + "rPr"))
    text = item.find(A + "t")
    shown = text.text or "" if text is not None else ""
    return _styled("\v" if item.tag == A + "br" else shown, item, style, writing)


def _equation(item: Element, base: Style, writing: Writing) -> Run:
    """An equation in one line, as it may be read out: its letters in the font of the text, since its own is always one.

    Its size is that of its first part.
    """
    text = normalize("NFKC", "".join(part.text or "" for part in item.iter(M + "t")))
    first = next(item.iter(A + "rPr"), None)
    return replace(_styled(text, item, base, writing), size=size_of(base.under_run(first)))


def _styled(text: str, item: Element, style: Style, writing: Writing) -> Run:
    attributes = style.run_attributes
    return Run(
        text,
        size_of(style),
        font_of(style, "latin", writing.theme) or FALLBACK_FONT,
        font_of(style, "ea", writing.theme),
        font_of(style, "cs", writing.theme),
        attributes.get("b") in ("1", "true"),
        attributes.get("i") in ("1", "true"),
        paint_of(style, writing),
        attributes.get("baseline", "0") not in ("0", "0%"),
        attributes.get("lang", ""),
        item.get("type", "") if item.tag == A + "fld" else "",
        attributes.get("cap", "none"),
        attributes.get("u", "none") != "none",
        attributes.get("strike", "noStrike") != "noStrike",
        font_of(style, "sym", writing.theme),
        _outline_of(style, writing),
    )


def size_of(style: Style) -> float:
    """The size of a style in points; 18 where nobody names one, or one that none can be."""
    size = number(style.run_attributes.get("sz")) / 100
    return min(_MOST_SIZE, size) if size >= _LEAST_SIZE else _USUAL_SIZE


def font_of(style: Style, script: str, theme: Theme) -> str:
    """The family for a script (latin, ea, cs); "" when the theme leaves it open."""
    element = style.run_parts.get(script)
    if isinstance(element, Element):
        return theme.font(element.get("typeface", ""))
    suffix = {"latin": "lt"}.get(script, script)
    return theme.font(style.run_attributes.get("themeFont", "+mn-lt")[:3] + "-" + suffix)


def paint_of(style: Style, writing: Writing) -> Paint:
    """What glyphs of a style are painted with."""
    link = style.run_parts.get("link")
    if isinstance(link, Element) and link.get(R + "id"):
        color = writing.theme.palette.named("hlink")
        if color is not None and link.find(".//{*}hlinkClr") is None:
            return Paint.solid(color)
    fill = style.run_parts.get("fill")
    if isinstance(fill, Paint):
        return fill
    if isinstance(fill, Element) and fill.tag == A + "grpFill":
        return UNKNOWN
    paint = read_paint(fill, writing.theme.palette, images=writing.images)
    return paint or Paint("solid", (writing.theme.ink,), tones=(_INK,))


def _outline_of(style: Style, writing: Writing) -> Paint:
    """What glyphs of a style are drawn around with; a line that says nothing of its paint has none (21.1.2.3.9)."""
    line = style.run_parts.get("outline")
    fill = find_fill(line) if isinstance(line, Element) else None
    return read_paint(fill, writing.theme.palette, images=writing.images) or NO_PAINT
