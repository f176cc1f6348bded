"""Companies on two axes; labels are moved until none touch."""

from deck_documents.protocol_v2 import Company, MarketMapSlide
from renderer.layout.geometry import Rect
from renderer.layout.label_placing import Dot, distance, leader, place_labels
from renderer.layout.sheet import Sheet
from renderer.scene import Paragraph, Shape, Stroke
from renderer.typesetting import Fitted

_RADIUS, _RADIUS_PRIMARY = 5.0, 8.0
_SINGLE_LINE = 240.0
# Sizes, and how wide a label may get before it wraps: on one line first.
_LABEL_SIZES = (
    (14.0, _SINGLE_LINE),
    (13.0, _SINGLE_LINE),
    (12.0, _SINGLE_LINE),
    (12.0, 130.0),
    (11.0, _SINGLE_LINE),
    (11.0, 120.0),
    (10.0, _SINGLE_LINE),
    (10.0, 110.0),
    (9.0, _SINGLE_LINE),
    (9.0, 100.0),
    (7.5, 100.0),
    (6.0, 90.0),
    (4.0, 90.0),
)
_LABEL_FLOOR, _SMALL_LABEL = 9.0, 11.0
_NEAR, _MANY = 16.0, 12
_PADDING = 16.0
_LONGEST_NAME = 200


def lay_out(sheet: Sheet, slide: MarketMapSlide, area: Rect) -> None:
    """Fill `area` with the map."""
    plot = area.inset(20 if slide.y_axis_label else 0, 0, 0, 22 if slide.x_axis_label else 0)
    _ground(sheet, plot)
    taken = _quadrants(sheet, slide.quadrants or [], plot)
    _axes(sheet, slide, area, plot)
    inner = plot.inset(_PADDING, _PADDING, _PADDING, _PADDING)
    places, texts, dots = _labels(sheet, slide.companies, inner, plot, taken)
    for company, dot, place in zip(slide.companies, dots, places, strict=True):
        _leader(sheet, dot, place)
        _dot(sheet, company, dot)
    for index, (place, text) in enumerate(zip(places, texts, strict=True)):
        sheet.text(place, [], fitted=text, path=f"companies[{index}]", anchor="ctr", builds=True)


def _ground(sheet: Sheet, plot: Rect) -> None:
    sheet.decoration(plot, fill="bg2")
    middle = Stroke("bg1", 3.0)
    sheet.rule(plot.x, plot.y + plot.height / 2, plot.width, middle)
    sheet.line(Rect(plot.x + plot.width / 2, plot.y, 0, plot.height), middle)


def _quadrants(sheet: Sheet, names: list[str], plot: Rect) -> list[Rect]:
    boxes = []
    for index, name in enumerate(names):
        left, top = index % 2 == 0, index < 2
        words = [sheet.paragraph(name, 12.0, "caption", bold=True, floor=9.0, align="l" if left else "r")]
        fitted = sheet.type.fit(words, plot.width * 0.4, 34)
        width, height = min(fitted.measured.width * 1.02 + 2, plot.width * 0.4), min(fitted.measured.height + 1, 34)
        x = plot.x + 8 if left else plot.right - 8 - width
        y = plot.y + 6 if top else plot.bottom - 6 - height
        boxes.append(Rect(x, y, width, height))
        sheet.text(boxes[-1], words, fitted=fitted, path=f"quadrants[{index}]")
    return boxes


def _axes(sheet: Sheet, slide: MarketMapSlide, area: Rect, plot: Rect) -> None:
    if slide.x_axis_label:
        words = [sheet.paragraph(f"{slide.x_axis_label}  \u2192", 12.0, "caption", floor=9.0, align="r")]
        sheet.text(Rect(plot.x, plot.bottom + 4, plot.width, 18), words, path="xAxisLabel")
    if slide.y_axis_label:
        words = [sheet.paragraph(f"{slide.y_axis_label}  \u2192", 12.0, "caption", floor=9.0, align="r")]
        fitted = sheet.type.fit(words, plot.height, 18)
        box = Rect(area.x - 2, plot.y, 18, plot.height)
        sheet.report(fitted, "yAxisLabel")
        sheet.add(Shape(box.frame(), sheet.name(), fitted.paragraphs, rotated=True))


def _labels(
    sheet: Sheet, companies: list[Company], inner: Rect, plot: Rect, taken: list[Rect]
) -> tuple[list[Rect], list[Fitted], list[Dot]]:
    readable = [pair for pair in _LABEL_SIZES[2 if len(companies) > _MANY else 0 :] if pair[0] >= _LABEL_FLOOR]
    tries = [(pair, True) for pair in readable if pair[0] >= _SMALL_LABEL]
    tries += [(pair, False) for pair in readable if pair[0] >= _SMALL_LABEL]
    tries += [(pair, strict) for pair in readable if pair[0] < _SMALL_LABEL for strict in (True, False)]
    tries += [(pair, False) for pair in _LABEL_SIZES if pair[0] < _LABEL_FLOOR]
    for (size, widest), strict in tries:
        texts = [_label(sheet, company, size, widest) for company in companies]
        dots = [_spot(company, text, inner) for company, text in zip(companies, texts, strict=True)]
        places = place_labels(dots, plot.inset(4, 4, 4, 4), taken, strict=strict)
        if places is not None and (size <= _SMALL_LABEL or _spread(dots, places) <= _NEAR):
            return places, texts, dots
    boxes = [Rect(dot.x, dot.y, dot.width, dot.height) for dot in dots]
    return [_kept_inside(box, plot) for box in boxes], texts, dots


def _spread(dots: list[Dot], places: list[Rect]) -> float:
    """The mean distance of labels from their dots, in pt."""
    return sum(distance(dot, place) for dot, place in zip(dots, places, strict=True)) / len(dots)


def _kept_inside(box: Rect, plot: Rect) -> Rect:
    width, height = min(box.width, plot.width), min(box.height, plot.height)
    return Rect(min(box.x, plot.right - width), min(box.y, plot.bottom - height), width, height)


def _label(sheet: Sheet, company: Company, size: float, widest: float) -> Fitted:
    primary = company.emphasis == "primary"
    size = size + 1 if primary else size
    color = "accent2" if primary else "tx1"
    line: Paragraph = sheet.paragraph(company.name, size, bold=primary, color=color, floor=size)
    longest = sheet.type.longest_word(company.name[:_LONGEST_NAME], size, bold=primary) * 1.02
    fitted = sheet.type.fit([line], min(max(widest, longest), _SINGLE_LINE), 120.0)
    return Fitted(fitted.paragraphs, fitted.measured, fitted.too_small or size < _LABEL_FLOOR, fitted.overflows)


def _spot(company: Company, text: Fitted, inner: Rect) -> Dot:
    primary = company.emphasis == "primary"
    radius = _RADIUS_PRIMARY if primary else _RADIUS
    x = inner.x + inner.width * company.x / 100
    y = inner.bottom - inner.height * company.y / 100
    return Dot(x, y, radius, text.measured.width * 1.02 + 2, text.measured.height + 1, primary)


def _dot(sheet: Sheet, company: Company, dot: Dot) -> None:
    fill = sheet.theme.mark if company.emphasis == "primary" else "accent5"
    sheet.decoration(dot.box, fill=fill, geometry="ellipse", stroke=Stroke("bg1", 1.0))


def _leader(sheet: Sheet, dot: Dot, place: Rect) -> None:
    line = leader(dot, place)
    if line is None:
        return
    x, y = line[1]
    box = Rect(min(x, dot.x), min(y, dot.y), abs(x - dot.x), abs(y - dot.y))
    sheet.line(box, Stroke("accent5", 0.75), rising=(x - dot.x) * (y - dot.y) < 0)
