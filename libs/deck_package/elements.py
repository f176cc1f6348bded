"""How much stands in a part: a small file may hold more than anybody can look at in a minute."""

from lxml import etree

from deck_package.faults import PackageFault

_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_SHAPES = (*(_P + name for name in ("sp", "pic", "graphicFrame", "cxnSp", "grpSp")), _A + "tc")
_ELEMENTS = (*_SHAPES, _A + "p", _A + "r", _C + "pt")


class ElementCount:
    """Counts what a package holds, part by part: shapes and cells of tables, paragraphs, runs and points of charts."""

    def __init__(self, of_part: int, in_all: int) -> None:
        """Args: of_part: how many shapes and cells a part may have. in_all: how many elements all parts."""
        self._of_part, self._in_all, self._total = of_part, in_all, 0

    def add(self, name: str, root: etree._Element) -> PackageFault | None:
        """Count a part; a fault for one with too many shapes, and for the one with which it is too much in all."""
        shapes = sum(1 for _ in root.iter(*_SHAPES))
        if shapes > self._of_part:
            message = (
                f"The part {name} has {shapes:,} shapes and table cells, over the limit of {self._of_part:,}: split it."
            )
            return PackageFault("too_many_elements", message, name)
        before, self._total = self._total, self._total + sum(1 for _ in root.iter(*_ELEMENTS))
        if before <= self._in_all < self._total:
            message = (
                f"The file has more than {self._in_all:,} shapes, table cells, paragraphs, runs of text and points of "
                "charts in all: split it."
            )
            return PackageFault("too_many_elements", message)
        return None
