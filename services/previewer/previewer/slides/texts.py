"""The text that slides show: of their own parts, their charts, diagrams and layouts."""

from collections.abc import Iterator

from deck_package import Package

_TEXT_KINDS = frozenset({"chart", "chartEx", "diagramData", "diagramDrawing", "slideLayout"})


class SlideTexts:
    """Texts of the slides of one package; parts that slides share are read once."""

    def __init__(self, package: Package) -> None:
        """Args: package: one that passed the guard."""
        self._package = package
        self._known: dict[str, str] = {}
        self.count = len(package.slides)

    def of(self, index: int) -> Iterator[str]:
        """All text of each part of slide `index` (0-based), without marks between."""
        slide = self._package.slides[index]
        yield self._text(slide)
        for relationship in self._package.relationships(slide):
            if relationship.kind in _TEXT_KINDS and relationship.target in self._package:
                yield self._text(relationship.target)

    def _text(self, part: str) -> str:
        if part not in self._known:
            self._known[part] = "".join(map(str, self._package.xml(part).itertext()))
        return self._known[part]
