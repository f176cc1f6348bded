"""Page numbers, footers and dates."""

from deck_documents.paper_document.document import HeaderFooter
from renderer import findings
from renderer.layout.geometry import Rect
from renderer.nodes.canvas import Canvas
from renderer.nodes.free_placeholders import Slots
from renderer.scene import Align, Paragraph, Placeholder, Run, Shape, TextBody
from renderer.typesetting.scripts import is_rtl

_MARGIN, _HEIGHT, _BELOW = 40.0, 16.0, 22.0
"""In px. So far below them is what the rules ask for at the edge of a slide of 13.333 in."""
_OPPOSITE: dict[Align, Align] = {"l": "r", "ctr": "ctr", "r": "l"}


def footers(canvas: Canvas, given: HeaderFooter | None, ground: str, slots: Slots) -> list[Shape]:
    """What stands at the foot of the slide: date left, footer in the middle, number right.

    In a deck that runs from right to left they change sides.
    """
    if given is None:
        return []
    color = "tx2" if canvas.theme.text_on(ground) == "tx1" else "bg1"
    made = []
    if given.date_time is True:
        path = f"slides[{canvas.index}].headerFooter.dateTime"
        canvas.say(findings.no_effect(canvas.index, path, "`true` as a date: name the date, which has no effect here."))
    if isinstance(given.date_time, str):
        made.append(_shape(canvas, "Date", given.date_time, "l", slots.take("dt"), color=color))
    if isinstance(given.footer, str):
        made.append(_shape(canvas, "Footer", given.footer, "ctr", slots.take("ftr"), color=color))
    if given.slide_number:
        made.append(
            _shape(
                canvas, "Slide number", str(canvas.index + 1), "r", slots.take("sldNum"), color=color, field="slidenum"
            )
        )
    return made


def _shape(
    canvas: Canvas,
    name: str,
    text: str,
    align: Align,
    placeholder: Placeholder | None,
    *,
    color: str,
    field: str | None = None,
) -> Shape:
    width, height = canvas.size
    align = _OPPOSITE[align] if canvas.from_right else align
    room = (width - 2 * _MARGIN) / 3
    left = {"l": _MARGIN, "ctr": _MARGIN + room, "r": _MARGIN + 2 * room}[align]
    line = Paragraph((Run(text, 10.0, color, floor=7.0, field=field),), align=align, rtl=True if is_rtl(text) else None)
    fitted = canvas.type.fit([line], room, _HEIGHT)
    canvas.report(fitted, f"slides[{canvas.index}].headerFooter")
    return Shape(
        frame=canvas.frame(Rect(left, height - _BELOW - _HEIGHT, room, _HEIGHT)),
        name=canvas.name(name),
        origin=f"slides[{canvas.index}].headerFooter",
        body=TextBody(fitted.paragraphs, anchor="b"),
        placeholder=placeholder,
    )
