"""The page being laid out: elements, and what there is to say about them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from deck_domain.findings import Finding
from renderer import notices
from renderer.layout.geometry import MARGIN, PAGE, Rect
from renderer.layout.surround import Surround
from renderer.scene import Element, Layout, Paragraph, Run, Shape, Stroke
from renderer.scripts import is_cjk
from renderer.theme import Theme
from renderer.typesetting import Fitted, Typesetter

HAIRLINE = Stroke("hairline", 0.75)
CARD_RADIUS = 5.0
_CJK_SIZE, _CJK_SPACING = 0.94, 1.1
_PARAGRAPH_STYLES = ("align", "line_spacing", "before", "indent", "bullet", "level")


@dataclass(slots=True)
class Sheet:
    """A page under construction. Text goes through `text`, which never lets it leave its box unsaid.

    Attributes:
        index: the slide of the document, from 0.
        number: the page of the file, from 1.
        first: index of the first item it shows, when items are spread over several pages.
        layout: of the file; None leaves it to the placeholders in use.
        page: the whole slide; `margin` is what stays free along its sides, in pt.
        surround: the template's layout that it is built on, if any.
        ground: the colour that the block being laid out stands on.
        steps: names of elements that an animation brings in together, step by step.
    """

    index: int
    component: str
    number: int
    first: int
    type: Typesetter
    theme: Theme
    elements: list[Element] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    closing: list[Element] = field(default_factory=list)
    layout: Layout | None = None
    page: Rect = PAGE
    margin: float = MARGIN
    surround: Surround | None = None
    ground: str = "bg1"
    steps: list[tuple[str, ...]] = field(default_factory=list)

    @property
    def axis(self) -> float:
        """Where pages from right to left are mirrored: x becomes this - x, in pt."""
        return self.surround.axis if self.surround else self.page.width

    def name(self) -> str:
        """The next stable shape name."""
        return f"{self.component}.{len(self.elements) + len(self.closing) + 1}"

    def unique(self, wanted: str) -> str:
        """`wanted`, with a number behind it if an element of the page has that name: "Table", "Table 2"."""
        taken = {element.name for element in (*self.elements, *self.closing)}
        name, count = wanted, 1
        while name in taken:
            count += 1
            name = f"{wanted} {count}"
        return name

    def add(self, element: Element) -> None:
        """Put an element above the others."""
        self.elements.append(element)

    def close(self, since: int) -> None:
        """Have everything added from the index `since` on come after the content, before what was closed earlier."""
        self.closing[:0] = self.elements[since:]
        del self.elements[since:]

    def text(
        self, rect: Rect, paragraphs: Sequence[Paragraph], *, path: str, fitted: Fitted | None = None, **style: Any
    ) -> Fitted:
        """Fit `paragraphs` into `rect` (less `insets`) and add them as one shape; `style` are fields of `Shape`."""
        insets = style.setdefault("insets", (0.0, 0.0, 0.0, 0.0))
        inner = rect.inset(*insets)
        fitted = fitted or self.type.fit(paragraphs, inner.width, inner.height)
        self.report(fitted, path)
        self.add(Shape(rect.frame(), style.pop("name", self.name()), fitted.paragraphs, **style))
        return fitted

    def report(self, fitted: Fitted, path: str, *, table: bool = False) -> None:
        """Say that text, or that of a `table`, is too small or too tall, once for each path."""
        full_path = f"slides[{self.index}].{path}"
        if fitted.too_small and not any(finding.component_path == full_path for finding in self.findings):
            smallest = min(run.size for paragraph in fitted.paragraphs for run in paragraph.runs)
            said = notices.overflow(self.number - 1, full_path, smallest, unreadable=fitted.overflows, table=table)
            known = {finding.code for finding in self.findings}
            self.findings.extend(finding for finding in said if finding.code not in known or finding is said[0])

    def item(self, kind: str, index: int) -> str:
        """The path of the `index`-th item on this page."""
        return f"{kind}[{self.first + index}]"

    def no_effect(self, path: str, what: str) -> None:
        """Say that something asked for is not drawn."""
        self.findings.append(notices.no_effect(self.number - 1, f"slides[{self.index}].{path}", what))

    def collision(self, path: str, message: str) -> None:
        """Say that labels of a chart have no room."""
        self.findings.append(notices.chart_labels(self.number - 1, f"slides[{self.index}].{path}", message))

    def decoration(self, rect: Rect, **style: Any) -> None:
        """Add a shape that says nothing."""
        self.add(Shape(rect.frame(), self.name(), decorative=True, **style))

    def rule(self, x: float, y: float, width: float, stroke: Stroke = HAIRLINE) -> None:
        """Add a horizontal line."""
        self.line(Rect(x, y, width, 0), stroke)

    def line(self, rect: Rect, stroke: Stroke = HAIRLINE, *, rising: bool = False) -> None:
        """Add a line from the top left of `rect` to its bottom right, or from bottom left to top right."""
        shape = Shape(rect.frame(), self.name(), stroke=stroke, geometry="line", decorative=True, rising=rising)
        self.add(shape)


def paragraph(text: str, size: float, **style: Any) -> Paragraph:
    """One paragraph of one run; `style` are fields of `Run` or of `Paragraph`."""
    options = {key: style.pop(key) for key in _PARAGRAPH_STYLES if key in style}
    if is_cjk(text):
        size = round(size * _CJK_SIZE * 2) / 2
        options.setdefault("line_spacing", _CJK_SPACING)
    return Paragraph((Run(text, size, **style),), **options)
