"""Organisations in a region."""

from collections.abc import Iterator, Sequence

from renderer.deck.blocks import OrgBranch, OrgTree
from renderer.deck.model import OrgNode
from renderer.layout.figures.forest import lay_out_forest
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet

_ROOT = "1"


def org_tree(sheet: Sheet, content: OrgTree, area: Rect, path: str) -> None:
    """Boxes of one size under their root, with glued connectors."""
    root = content.root
    label, role = (root, None) if isinstance(root, str) else (root.label, root.role)
    found = [(OrgNode(id=_ROOT, label=label, role=role), f"{path}.root")]
    found += _branches(content.children, _ROOT, path)
    lay_out_forest(sheet, [node for node, _ in found], [place for _, place in found], area, f"{sheet.name()}.node")


def _branches(branches: Sequence[OrgBranch], parent: str, path: str) -> Iterator[tuple[OrgNode, str]]:
    for index, branch in enumerate(branches):
        identity, place = f"{parent}.{index + 1}", f"{path}.children[{index}]"
        yield OrgNode(id=identity, label=branch.label, role=branch.role, parent_id=parent), place
        yield from _branches(branch.children or (), identity, place)
