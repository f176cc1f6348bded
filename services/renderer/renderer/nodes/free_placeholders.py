"""Which placeholder of a layout a node of a slide fills."""

from collections.abc import Iterable, Sequence

from deck_documents.paper_document import nodes
from renderer.scene import Placeholder

_FAMILIES = {"ctrTitle": "title", "obj": "body", "subTitle": "body"}
_OURS = (
    Placeholder("title"),
    Placeholder("body", 1),
    Placeholder("body", 2),
    Placeholder("ftr", 11),
    Placeholder("sldNum", 12),
)


class Slots:
    """The placeholders of one layout that nobody fills yet."""

    def __init__(self, placeholders: Iterable[Placeholder] = _OURS) -> None:
        """Args: placeholders: those of the layout; of our own layouts when not given."""
        self._free = list(placeholders)

    def find(self, kind: str, idx: int | None = None) -> Placeholder | None:
        """The placeholder that a node of `kind` would fill: the one of that number, else the first of its family."""
        alike = [one for one in self._free if family_of(one.kind) == family_of(kind)]
        return next((one for one in alike if idx is not None and one.idx == idx), next(iter(alike), None))

    def take(self, kind: str, idx: int | None = None) -> Placeholder | None:
        """The same, and it is filled from now on."""
        found = self.find(kind, idx)
        if found:
            self._free.remove(found)
        return found


def family_of(kind: str) -> str:
    """Kinds that stand for each other have one family."""
    return _FAMILIES.get(kind, kind)


def can_fill(node: nodes.Node) -> bool:
    """Whether a node has a placeholder, and is of a kind that can fill one."""
    return node.placeholder is not None and isinstance(node, nodes.View | nodes.TextNode | nodes.Image | nodes.Table)


def numbered(wanted: Sequence[tuple[str, int | None]]) -> list[Placeholder]:
    """Placeholders of a layout: the first title has no number, the others have one each that no other has."""
    taken = {idx for kind, idx in wanted if idx}
    made: list[Placeholder] = []
    used: set[int] = set()
    for kind, idx in wanted:
        if family_of(kind) == "title" and not any(family_of(one.kind) == "title" for one in made):
            made.append(Placeholder("title"))
            continue
        number = idx or 0
        while not number or number in used or (number != idx and number in taken):
            number += 1
        used.add(number)
        made.append(Placeholder(kind, number))
    return made
