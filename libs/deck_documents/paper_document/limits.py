"""How large a `paper_document` may be."""

from collections.abc import Iterator
from typing import Any

from deck_documents.tree_limits import Branch, tree_faults
from deck_domain.errors import Violation

MAX_SLIDES = 200
MAX_SLIDE_CHILDREN = 500
MAX_CHILDREN = 1000


def limit_faults(document: object) -> list[Violation]:
    """What is too many or too deep in `document`, sound or not."""
    return tree_faults(_roots(document), _children)


def _roots(document: object) -> Iterator[Branch]:
    if not isinstance(document, dict):
        return
    for pointer, part in [*_entries(document, "slides", ""), *_masters(document)]:
        yield Branch(part.get("children"), f"{pointer}/children", MAX_SLIDE_CHILDREN)


def _masters(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for pointer, master in _entries(document, "masters", ""):
        yield pointer, master
        yield from _entries(master, "layouts", pointer)


def _entries(owner: dict[str, Any], key: str, pointer: str) -> Iterator[tuple[str, dict[str, Any]]]:
    parts = owner.get(key)
    # More than so many are refused anyway.
    for index, part in enumerate(parts[:MAX_SLIDES] if isinstance(parts, list) else ()):
        if isinstance(part, dict):
            yield f"{pointer}/{key}/{index}", part


def _children(node: Any, branch: Branch, index: int) -> Iterator[Branch]:
    if "children" in node:
        yield Branch(node["children"], f"{branch.pointer}/{index}/children", MAX_CHILDREN, branch.depth + 1)
