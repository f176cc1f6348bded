"""A tree as an indented list, for what has no room for boxes."""

from collections.abc import Sequence

from renderer.deck.slides.figures import OrgNode
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import Paragraph, Run

_SIZE, _FLOOR = 12.0, 9.0
_INDENT, _DEEPEST, _MOST_INDENT = 14.0, 8, 0.7
_MOST_COLUMNS, _NARROWEST = 4, 100.0
_LINE_HEIGHT = 1.3


def lay_out_outline(sheet: Sheet, nodes: Sequence[OrgNode], area: Rect, path: str) -> None:
    """Fill `area` with a line for each node below its parent, in as many columns as it takes."""
    found = in_order(nodes)
    wanted = -(-len(found) // max(int(area.height / (_SIZE * _LINE_HEIGHT)), 1))
    columns = area.columns(max(min(wanted, _MOST_COLUMNS, int(area.width / _NARROWEST)), 1))
    indent = min(_INDENT, columns[0].width * _MOST_INDENT / _DEEPEST)
    lines = [_line(node, depth, indent) for node, depth in found]
    share = -(-len(lines) // len(columns))
    for index, column in enumerate(columns):
        if part := lines[index * share : (index + 1) * share]:
            sheet.text(column, part, path=path, builds=True)


def in_order(nodes: Sequence[OrgNode]) -> list[tuple[OrgNode, int]]:
    """Each node with its depth, before those below it."""
    children: dict[str | None, list[OrgNode]] = {}
    for node in nodes:
        children.setdefault(node.parent_id, []).append(node)
    found, waiting = [], [(node, 0) for node in reversed(children.get(None, []))]
    while waiting:
        node, depth = waiting.pop()
        found.append((node, depth))
        waiting.extend((child, depth + 1) for child in reversed(children.get(node.id, [])))
    return found


def _line(node: OrgNode, depth: int, indent: float) -> Paragraph:
    runs = [Run(node.label, _SIZE, bold=True, floor=_FLOOR)]
    if node.role:
        runs.append(Run(f"  {node.role}", _SIZE, "tx2", floor=_FLOOR))
    return Paragraph(tuple(runs), indent=indent * min(depth, _DEEPEST), before=2.0)
