"""How large the blocks of a presentation may be."""

from collections.abc import Iterator
from typing import Any

from deck_documents.tree_limits import Branch, tree_faults
from deck_domain.errors import Violation

MAX_BLOCKS = 20
MAX_INNER_BLOCKS = 48


def limit_faults(document: object) -> list[Violation]:
    """What is too many or too deep in the blocks of a `protocol_v2` document, sound or not."""
    return tree_faults(_roots(document), _inner)


def _roots(document: object) -> Iterator[Branch]:
    slides = document.get("slides") if isinstance(document, dict) else None
    # More slides than a deck may have are refused anyway.
    for index, slide in enumerate(slides[:200] if isinstance(slides, list) else ()):
        if isinstance(slide, dict) and slide.get("slideType") == "composition":
            yield Branch(slide.get("blocks"), f"/slides/{index}/blocks", MAX_BLOCKS)


def _inner(block: Any, branch: Branch, index: int) -> Iterator[Branch]:
    content = block.get("input")
    if isinstance(content, dict) and "blocks" in content:
        pointer = f"{branch.pointer}/{index}/input/blocks"
        yield Branch(content["blocks"], pointer, MAX_INNER_BLOCKS, branch.depth + 1)
