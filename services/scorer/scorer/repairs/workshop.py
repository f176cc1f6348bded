"""A package while it is mended, and what is said of each thing that was done."""

import copy
from dataclasses import dataclass

from lxml import etree

from deck_package import Package, parse_xml
from deck_package.content_types import CONTENT_TYPES
from deck_package.safe_xml import UnsafeXmlError
from deck_presentation.names import Element


@dataclass(frozen=True, slots=True)
class Done:
    """One thing that a repair did, or could not do.

    Attributes:
        description: a sentence.
        file: the part.
        success: whether it is mended.
    """

    description: str
    file: str
    success: bool = True


class Workshop:
    """The parts of a package as they shall be. What a repair changes, those after it see."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.removed: set[str] = set()
        self._trees: dict[str, Element] = {}
        self._touched: set[str] = set()

    @property
    def names(self) -> tuple[str, ...]:
        """The parts that are left, in the archive's order."""
        return tuple(name for name in self.package.names if name not in self.removed)

    def tree(self, name: str) -> Element | None:
        """The root of a part, which may be changed if `touch` is told; None for one that is missing or broken."""
        if name not in self._trees:
            try:
                self._trees[name] = self._parsed(name)
            except (KeyError, UnsafeXmlError):
                return None
        return self._trees[name]

    def touch(self, name: str) -> None:
        """Write this part anew."""
        self._touched.add(name)

    def remove(self, name: str) -> None:
        """Leave this part out."""
        self.removed.add(name)

    @property
    def changed(self) -> dict[str, bytes]:
        """New bytes by part."""
        return {
            name: etree.tostring(self._trees[name], encoding="UTF-8", standalone=True, xml_declaration=True)
            for name in sorted(self._touched - self.removed)
        }

    def _parsed(self, name: str) -> Element:
        if name == CONTENT_TYPES:
            return parse_xml(self.package.read(name))
        return copy.deepcopy(self.package.xml(name))


def drop(element: Element) -> None:
    """Take an element out of its parent."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
