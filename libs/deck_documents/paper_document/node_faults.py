"""The faults of every node of an unsound document, one node at a time, so that no number of them can pile up."""

from collections.abc import Iterator
from typing import Any

from pydantic import TypeAdapter, ValidationError

from deck_documents.paper_document.nodes import Node
from deck_documents.parts import DEFERRED
from deck_documents.violations import violations_of
from deck_domain.errors import Violation

_NODE: TypeAdapter[Any] = TypeAdapter(Node, config=DEFERRED)  # type: ignore[arg-type, unused-ignore]


def node_faults(document: object) -> Iterator[Violation]:
    """The faults in the fields of the nodes of slides whose number and depth are within the limits."""
    slides = document.get("slides") if isinstance(document, dict) else None
    stack: list[tuple[str, Any]] = [("/slides", slides)]
    while stack:
        at, items = stack.pop()
        inner = []
        for index, item in enumerate(items if isinstance(items, list) else ()):
            pointer = f"{at}/{index}"
            if at != "/slides":
                yield from _faults_of(item, pointer)
            if isinstance(item, dict):
                inner.append((f"{pointer}/children", item.get("children")))
        stack.extend(reversed(inner))


def _faults_of(node: Any, pointer: str) -> Iterator[Violation]:
    if isinstance(node, dict) and isinstance(node.get("children"), list):
        node = {**node, "children": []}
    try:
        _NODE.validate_python(node)
    except ValidationError as error:
        yield from violations_of(error, pointer, document=node)
