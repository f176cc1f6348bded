"""Which text is the title of its slide: the one that says so, else the largest."""

from collections.abc import Sequence

from deck_documents.paper_document import nodes
from renderer.paper.tree import Item, everything

_TITLES = {"title", "ctrTitle"}
_LONGEST = 200
_SMALLEST = 16.0


def title_among(items: Sequence[Item]) -> Item | None:
    """The title of a slide, so that readers and outlines find it; None when no text stands out."""
    texts = [
        item
        for item in everything(items)
        if isinstance(item.node, nodes.TextNode) and item.text is not None and item.style.display != "none"
    ]
    named = [item for item in texts if item.node.placeholder and item.node.placeholder.type in _TITLES]
    if named:
        return named[0]
    fit = [item for item in texts if item.node.placeholder is None and _is_title_like(item)]
    return max(fit, key=_size, default=None)


def _is_title_like(item: Item) -> bool:
    assert item.text is not None
    words = "".join(line.text for line in item.text.paragraphs)
    upright = item.text.style.text_direction in {None, "horizontal"}
    return upright and any(char.isalpha() for char in words) and len(words) <= _LONGEST and _size(item) >= _SMALLEST


def _size(item: Item) -> float:
    assert item.text is not None
    return max(run.size for line in item.text.paragraphs for run in line.runs)
