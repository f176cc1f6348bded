"""What decides the look of a slide, as one digest: its own part and all that it leads to, names and ids left out.

A part counts as its canonical XML in which each relationship id is replaced by the digest of what it leads to, so that
neither the names of parts nor the ids of relationships matter.
"""

import copy
import hashlib
from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element

from deck_package import Package, Relationship
from deck_presentation.names import A, P, R

_RELATION_ID = "relId"
"""Of diagrams, in no namespace."""
# What is related without being drawn: texts beside the slide, other slides, and the workbook of a chart, whose values
# the chart repeats. Two workbooks of the same numbers seldom have the same bytes: they hold the time.
_NOT_DRAWN = frozenset(
    {"notesSlide", "notesMaster", "handoutMaster", "comments", "commentAuthors", "tags", "slide", "hyperlink"}
    | {"presProps", "viewProps", "printerSettings", "customXml", "package"}
)
_LISTS = (
    "sldIdLst",
    "sldMasterIdLst",
    "notesMasterIdLst",
    "handoutMasterIdLst",
    "custShowLst",
    "custDataLst",
    "extLst",
)
_MASTER_FIELDS = frozenset({"sldNum", "dt", "ftr", "hdr"})
"""Kinds of placeholders that are only shown on slides that have one of that kind themselves."""


class SlideDigests:
    """Digests of the slides of one package; parts that slides share are digested once."""

    def __init__(self, package: Package) -> None:
        """Args: package: one that passed the guard."""
        self._package = package
        self._known: dict[str, str] = {}
        self._presentation = self._digest_presentation()

    def of(self, index: int) -> str:
        """Digest of all that decides the look of slide `index` (0-based), and its number where that is drawn."""
        number = str(index + 1) if self.shows_number(index) else ""
        return _hash(self._presentation, self._digest(self._package.slides[index], ()), number)

    def shows_number(self, index: int) -> bool:
        """Whether the number of slide `index` may be drawn on it."""
        slide = self._package.slides[index]
        root = self._package.xml(slide)
        if _has_number_field(root) or any(ph.get("type") == "sldNum" for ph in root.iter(f"{P}ph")):
            return True
        layout = self._package.related(slide, "slideLayout")
        master = self._package.related(layout, "slideMaster") if layout else None
        return any(_draws_number(self._package.xml(part)) for part in (layout, master) if part)

    def _digest_presentation(self) -> str:
        """Default text style, table styles, embedded fonts: what slides take from the main part."""
        main = self._package.presentation
        root = copy.deepcopy(self._package.xml(main))
        for name in _LISTS:
            for element in root.findall(f"{P}{name}"):
                root.remove(element)
        return self._digest_tree(root, main, ())

    def _digest(self, part: str, above: tuple[str, ...]) -> str:
        if part in above:  # a sound deck has no such circle of relationships
            return _hash("circle", self._package.read(part))
        if part not in self._known:
            self._known[part] = self._digest_part(part, (*above, part))
        return self._known[part]

    def _digest_part(self, part: str, above: tuple[str, ...]) -> str:
        content_type = self._package.content_type(part) or ""
        if not part.endswith(".xml") or not content_type.endswith("xml"):
            return _hash(content_type, self._package.read(part))
        return self._digest_tree(copy.deepcopy(self._package.xml(part)), part, above)

    def _digest_tree(self, root: _Element, part: str, above: tuple[str, ...]) -> str:
        """Changes `root`."""
        targets = {rel.id: self._digest_target(rel, part, above) for rel in self._package.relationships(part)}
        for element, name in list(_relationship_ids(root)):
            element.set(name, targets.get(element.get(name, ""), ""))
        # A slide names its layout, and a chart its colours, by the relationship alone.
        return _hash(etree.tostring(root, method="c14n"), *sorted(filter(None, targets.values())))

    def _digest_target(self, relationship: Relationship, part: str, above: tuple[str, ...]) -> str:
        """Empty when nothing of the target is drawn."""
        if not self._is_drawn(relationship, part):
            return ""
        if relationship.external or relationship.target not in self._package:
            return relationship.kind
        return f"{relationship.kind}:{self._digest(relationship.target, above)}"

    def _is_drawn(self, relationship: Relationship, part: str) -> bool:
        if relationship.kind == "slideLayout":
            return part in self._package.slides  # a master names its layouts, too
        if relationship.kind == "slideMaster":
            return part != self._package.presentation
        return relationship.kind not in _NOT_DRAWN


def _relationship_ids(root: _Element) -> Iterator[tuple[_Element, str]]:
    for element in root.iter("*"):
        for name in element.attrib:
            if str(name).startswith(R) or name == _RELATION_ID:
                yield element, str(name)


def _has_number_field(root: _Element) -> bool:
    return any(field.get("type") == "slidenum" for field in root.iter(f"{A}fld"))


def _draws_number(root: _Element) -> bool:
    """Whether a layout or master shows the number outside the placeholder that slides have to repeat."""
    for field in root.iter(f"{A}fld"):
        shape = next(field.iterancestors(f"{P}sp"), None)
        placeholder = None if shape is None else shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        if field.get("type") == "slidenum" and (placeholder is None or placeholder.get("type") not in _MASTER_FIELDS):
            return True
    return False


def _hash(*values: str | bytes) -> str:
    digest = hashlib.sha256()
    for value in values:
        data = value.encode() if isinstance(value, str) else value
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()
