"""The slide being drawn: what is on it, under which names, and what there is to say about it."""

from dataclasses import dataclass, field

from deck_documents.paper_document.nodes import TextNode
from deck_domain.findings import Finding
from renderer import notices
from renderer.layout.geometry import Rect
from renderer.media.decoding import FetchedPictures
from renderer.nodes.boxes import bounded
from renderer.scene import Frame
from renderer.scene.theme import Theme
from renderer.typesetting.typesetter import Fitted, Typesetter

_SLACK = 1.0


@dataclass(slots=True)
class Canvas:
    """One slide under construction; lengths are in px of the document.

    Attributes:
        scale: pt for a px: below 1 where PowerPoint knows no slide of that size.
        family: what text without a family of its own is measured with.
        title: the node that is the slide's title.
        fetched: the pictures behind addresses.
    """

    index: int
    type: Typesetter
    theme: Theme
    size: tuple[float, float]
    family: str
    scale: float = 1.0
    title: TextNode | None = None
    fetched: FetchedPictures = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    names: set[str] = field(default_factory=set)

    def name(self, wanted: str) -> str:
        """`wanted`, made unique on the slide."""
        name, count = wanted, 1
        while name in self.names:
            count += 1
            name = f"{wanted} {count}"
        self.names.add(name)
        return name

    def frame(self, rect: Rect) -> Frame:
        """`rect` in EMU."""
        sides = (rect.x, rect.y, rect.width, rect.height)
        return Rect(*(bounded(side) * self.scale for side in sides)).frame()

    def say(self, finding: Finding) -> None:
        """Note a finding, once."""
        if finding not in self.findings:
            self.findings.append(finding)

    def no_effect(self, path: str, message: str) -> None:
        """Note that something asked for is not drawn, in a sentence: `... has no effect here.`"""
        self.say(notices.no_effect(self.index, path, message))

    def check_place(self, rect: Rect, path: str) -> None:
        """Say it when `rect` leaves the slide."""
        width, height = self.size
        inside = rect.x >= -_SLACK and rect.y >= -_SLACK
        if not (inside and rect.right <= width + _SLACK and rect.bottom <= height + _SLACK):
            self.say(notices.off_slide(self.index, path, gone=_is_gone(rect, width, height)))

    def report(self, fitted: Fitted, path: str) -> None:
        """Say that text is too small or too tall."""
        if fitted.too_small:
            smallest = min(run.size for paragraph in fitted.paragraphs for run in paragraph.runs)
            for finding in notices.overflow(self.index, path, smallest, unreadable=fitted.overflows):
                self.say(finding)


def _is_gone(rect: Rect, width: float, height: float) -> bool:
    return rect.x >= width or rect.y >= height or rect.right <= 0 or rect.bottom <= 0
