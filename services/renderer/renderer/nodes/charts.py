"""Chart nodes: laid out as the charts of the other schemas are, into their box."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from deck_documents.paper_document import nodes
from renderer.deck.charts_from_document import chart_of
from renderer.layout.charts import lay_out_chart
from renderer.layout.direction import mirrored
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.nodes.canvas import Canvas
from renderer.nodes.tree import Item
from renderer.scene import Element, Paragraph, Shape
from renderer.typesetting.scripts import is_rtl
from renderer.typesetting.typesetter import Typesetter


def chart_elements(canvas: Canvas, item: Item, name: str) -> list[Element]:
    """The chart of a node, and the texts around it; what the node asks for and no chart has is told."""
    node, style = item.node, item.style
    assert isinstance(node, nodes.Chart)
    canvas.check_place(item.rect, item.path)
    if style.rotation or style.flip_h or style.flip_v:
        canvas.no_effect(f"{item.path}.style", "Turning a chart has no effect here.")
    if item.opacity < 1:
        canvas.no_effect(f"{item.path}.style.opacity", "The opacity of a chart has no effect here.")
    if node.chart_animation not in {None, "none"}:
        canvas.no_effect(f"{item.path}.chartAnimation", "`chartAnimation` has no effect here.")
    box = _inner(canvas, item)
    path = item.path.partition(".")[2]
    data = chart_of(node.chart_data)
    words = " ".join((data.title or "", *data.categories, *(one.name for one in data.series)))
    from_right = is_rtl(words, without_letters=canvas.from_right)
    typesetter = Typesetter(
        canvas.type.book, canvas.family, from_right=canvas.theme.complex_script if from_right else None
    )
    typesetter.families, typesetter.missing = canvas.type.families, canvas.type.missing
    sheet = Sheet(
        index=canvas.index,
        component=name,
        number=canvas.index + 1,
        type=typesetter,
        theme=canvas.theme,
        language=canvas.language,
        from_right=from_right,
    )
    lay_out_chart(
        sheet,
        data,
        box,
        f"{path}.chartData",
        alt_text=node.alt_text or "",
        name=name,
        ground=item.ground,
        # Whoever places a chart freely places the words around it, too.
        measured=False,
    )
    for finding in sheet.findings:
        canvas.say(finding)
    elements: Sequence[Element] = sheet.elements
    if sheet.from_right:
        elements = mirrored(elements, 2 * box.x + box.width)
    return list(_placed(canvas, elements, name))


def _inner(canvas: Canvas, item: Item) -> Rect:
    """The box of the chart in pt of the slide, within its padding."""
    rect = item.rect.inset(*item.padding)
    return Rect(*(side * canvas.scale for side in (rect.x, rect.y, rect.width, rect.height)))


def _placed(canvas: Canvas, elements: Sequence[Element], name: str) -> Iterator[Element]:
    """The elements under names that the slide has once: texts as shapes, then the chart and the remarks in its plot."""
    texts = list(takewhile(lambda element: element.name != name, elements))
    for text in texts:
        assert isinstance(text, Shape)
        body = text.body and replace(text.body, paragraphs=tuple(map(_directed, text.paragraphs)))
        yield Shape(text.frame, canvas.name(text.name), fill=text.fill, body=body)
    for element in elements[len(texts) :]:
        yield element if element.name == name else replace(element, name=canvas.name(element.name))


def _directed(line: Paragraph) -> Paragraph:
    """A line that runs from right to left begins at the right."""
    if not is_rtl(line.text):
        return line
    return replace(line, rtl=True, align="r" if line.align == "l" else line.align)
