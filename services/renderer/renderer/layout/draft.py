"""A page under construction: what layouts and documents given node by node need in the same way."""

from collections.abc import Collection
from dataclasses import dataclass, field

from deck_domain.findings import Finding
from renderer import findings
from renderer.media.decoding import DecodedPicture, FetchedPictures
from renderer.scene.theme import Theme
from renderer.typesetting.typesetter import Fitted, Typesetter


@dataclass(slots=True, kw_only=True)
class Draft:
    """Who measures and colors a page, and what there is to say about it.

    Attributes:
        index: the slide of the document, from 0.
        fetched: the pictures behind addresses.
    """

    index: int
    type: Typesetter
    theme: Theme
    findings: list[Finding] = field(default_factory=list)
    fetched: FetchedPictures = field(default_factory=dict)

    @property
    def page_index(self) -> int:
        """The page of the file, from 0."""
        return self.index

    def at(self, path: str) -> str:
        """Where `path` is in the document."""
        return path

    def say(self, finding: Finding) -> None:
        """Note a finding."""
        self.findings.append(finding)

    def no_effect(self, path: str, message: str) -> None:
        """Say that something asked for is not drawn, in a sentence that ends in `has no effect here`."""
        self.say(findings.no_effect(self.page_index, self.at(path), message))

    def off_slide(self, path: str, *, gone: bool = False) -> None:
        """Say that something leaves the slide, or is `gone` from it."""
        self.say(findings.off_slide(self.page_index, self.at(path), gone=gone))

    def judge_picture(self, picture: DecodedPicture, path: str) -> None:
        """Say what was taken out of a picture, and that it shows nothing."""
        if picture.removed:
            self.say(findings.drawing_cleaned(self.page_index, self.at(path), picture.removed))
        if picture.is_empty:
            self.say(findings.empty_picture(self.page_index, self.at(path)))
        if picture.is_cut_off:
            self.say(findings.picture_cut_off(self.page_index, self.at(path)))

    def overflow(self, fitted: Fitted, path: str, *, table: bool = False) -> tuple[Finding, ...]:
        """What there is to say about text, or that of a `table`, that is too small or too tall."""
        if not fitted.too_small:
            return ()
        smallest = min(run.size for paragraph in fitted.paragraphs for run in paragraph.runs)
        return findings.overflow(self.page_index, self.at(path), smallest, unreadable=fitted.overflows, table=table)


def unique_name(wanted: str, taken: Collection[str]) -> str:
    """`wanted`, with a number behind it if it is taken: "Table", "Table 2"."""
    name, count = wanted, 1
    while name in taken:
        count += 1
        name = f"{wanted} {count}"
    return name
