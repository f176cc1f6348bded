"""The slide being drawn: what is on it, under which names, and what there is to say about it."""

from dataclasses import dataclass, field

from deck_documents.paper_document.nodes import TextNode
from deck_domain.findings import Finding
from renderer.layout.draft import Draft, unique_name
from renderer.layout.geometry import Rect
from renderer.nodes.boxes import bounded
from renderer.scene import Frame
from renderer.typesetting.typesetter import Fitted

_SLACK = 1.0


@dataclass(slots=True, kw_only=True)
class Canvas(Draft):
    """The page of a slide given node by node; lengths are in px of the document.

    Attributes:
        scale: pt for a px: below 1 where PowerPoint knows no slide of that size.
        family: what text without a family of its own is measured with.
        title: the node that is the slide's title.
        from_right: whether texts without letters run from right to left, as those of the document's language do.
        language: BCP 47 tag of the document, by which figures are written.
    """

    size: tuple[float, float]
    family: str
    scale: float = 1.0
    title: TextNode | None = None
    from_right: bool = False
    language: str = "en-US"
    names: set[str] = field(default_factory=set)

    def name(self, wanted: str) -> str:
        """`wanted`, made unique on the slide."""
        name = unique_name(wanted, self.names)
        self.names.add(name)
        return name

    def frame(self, rect: Rect) -> Frame:
        """`rect` in EMU."""
        sides = (rect.x, rect.y, rect.width, rect.height)
        return Rect(*(bounded(side) * self.scale for side in sides)).frame()

    def say(self, finding: Finding) -> None:
        """Note a finding, once: nodes are asked several times."""
        if finding not in self.findings:
            self.findings.append(finding)

    def check_place(self, rect: Rect, path: str) -> None:
        """Say it when `rect` leaves the slide."""
        width, height = self.size
        inside = rect.x >= -_SLACK and rect.y >= -_SLACK
        if not (inside and rect.right <= width + _SLACK and rect.bottom <= height + _SLACK):
            self.off_slide(path, gone=_is_gone(rect, width, height))

    def report(self, fitted: Fitted, path: str) -> None:
        """Say that text is too small or too tall."""
        for finding in self.overflow(fitted, path):
            self.say(finding)


def _is_gone(rect: Rect, width: float, height: float) -> bool:
    return rect.x >= width or rect.y >= height or rect.right <= 0 or rect.bottom <= 0
