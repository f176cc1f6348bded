"""How large a tree of nodes may be; looked at before the models see it, so that no size or depth can hurt them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from deck_domain.errors import MAX_VIOLATIONS, Violation

MAX_NODES = 50_000
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
    stack = list(roots)[::-1]
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
        if total > MAX_NODES:
            message = f"A document has at most {MAX_NODES:,} nodes: split it."
            return [*faults, Violation(branch.pointer, "resource_limit_exceeded", message)]
        for index, node in enumerate(branch.nodes):
            if isinstance(node, dict):
                stack.extend(inner(node, branch, index))
    return faults
