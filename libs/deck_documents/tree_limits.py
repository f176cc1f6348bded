"""How large a tree of nodes may be; looked at before the models see it, so that no size or depth can hurt them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from deck_domain.errors import MAX_VIOLATIONS, Violation

MAX_NODES = 10_000
MAX_SLIDE_NODES = 2_000
MAX_NODE_DEPTH = 20


@dataclass(frozen=True, slots=True)
class Branch:
    """A list of nodes in a document.

    Attributes:
        nodes: the list, as it came.
        pointer: where it stands.
        limit: how many nodes it may have.
        depth: 1 for the children of a slide.
    """

    nodes: object
    pointer: str
    limit: int
    depth: int = 1


def tree_faults(roots: Iterable[Branch], inner: Callable[[Any, Branch, int], Iterator[Branch]]) -> list[Violation]:
    """What is too many or too deep, at most `MAX_VIOLATIONS`; never recurses.

    Args:
        roots: the lists to start from.
        inner: gives the lists in one node of a branch, from the node, the branch and the node's index.
    """
    faults: list[Violation] = []
    total = 0
    for root in roots:
        count, found = _walk(root, inner, MAX_NODES - total)
        faults += found
        total += count
        if total > MAX_NODES or len(faults) >= MAX_VIOLATIONS:
            break
    return faults


def _walk(
    root: Branch, inner: Callable[[Any, Branch, int], Iterator[Branch]], left: int
) -> tuple[int, list[Violation]]:
    """How many nodes a tree has, and its faults; ends with the first fault of its size, `left` being what may come."""
    faults: list[Violation] = []
    total = 0
    stack = [root]
    while stack and len(faults) < MAX_VIOLATIONS:
        branch = stack.pop()
        if not isinstance(branch.nodes, list) or not branch.nodes:
            continue
        if branch.depth > MAX_NODE_DEPTH:
            message = f"Nodes are nested deeper than {MAX_NODE_DEPTH} levels: flatten them."
            faults.append(Violation(branch.pointer, "too_deep", message))
            continue
        count = len(branch.nodes)
        if count > branch.limit:
            message = f"Give at most {branch.limit:,} entries; there are {count:,}."
            faults.append(Violation(branch.pointer, "too_many", message))
        total += count
        if total > min(left, MAX_SLIDE_NODES):
            return total, [*faults, _too_many(branch if total > left else root, whole=total > left)]
        below = [
            lower
            for index, node in enumerate(branch.nodes)
            if isinstance(node, dict)
            for lower in inner(node, branch, index)
        ]
        stack.extend(reversed(below))
    return total, faults


def _too_many(branch: Branch, *, whole: bool) -> Violation:
    message = (
        f"A document has at most {MAX_NODES:,} nodes: split it."
        if whole
        else f"A slide has at most {MAX_SLIDE_NODES:,} nodes: split it."
    )
    return Violation(branch.pointer, "resource_limit_exceeded", message)
