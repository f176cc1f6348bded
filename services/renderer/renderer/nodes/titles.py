"""Which text is the title of its slide: the one that says so, else the largest that is no figure below a heading."""

from collections.abc import Collection, Iterator, Sequence

from deck_documents.paper_document import nodes
from deck_documents.paper_document.style import TextStyle
from deck_documents.paper_document.text import Run
from renderer.nodes.writing import DEFAULT_SIZE

_TITLES = {"title", "ctrTitle"}
_LONGEST = 200
_UNIT = 6
"""Letters that a figure may have: those of its unit."""
_SMALLEST = 16.0


def title_among(children: Sequence[nodes.Node], beside: Collection[int] = ()) -> nodes.TextNode | None:
    """The title of a slide, so that readers and outlines find it; None when no text stands out.

    `beside` are the ids of texts that stand beside the slide: none of them is its title, unless it says so itself.
    """
    texts = list(_texts(children))
    named = [node for node in texts if node.placeholder and node.placeholder.type in _TITLES]
    fit = [node for node in texts if node.placeholder is None and id(node) not in beside and _is_title_like(node)]
    largest = max(fit, key=_size, default=None)
    if named or largest is None:
        return named[0] if named else None
    # A figure is larger than the heading above it, and does not say what the slide is about.
    above = [node for node in fit[: fit.index(largest)] if not _is_figure(node)] if _is_figure(largest) else []
    return max(above, key=_size, default=largest)


def _texts(children: Sequence[nodes.Node]) -> Iterator[nodes.TextNode]:
    for node in children:
        if node.style is not None and node.style.display == "none":
            continue
        if isinstance(node, nodes.TextNode):
            yield node
        elif isinstance(node, nodes.View | nodes.Group):
            yield from _texts(node.children or ())


def _is_title_like(node: nodes.TextNode) -> bool:
    style = node.style or TextStyle()
    words = _words(node)
    upright = style.text_direction in {None, "horizontal"} and (style.columns or 1) == 1
    return upright and any(char.isalpha() for char in words) and len(words) <= _LONGEST and _size(node) >= _SMALLEST


def _is_figure(node: nodes.TextNode) -> bool:
    words = _words(node)
    return any(char.isdigit() for char in words) and sum(map(str.isalpha, words)) <= _UNIT


def _runs(node: nodes.TextNode) -> Iterator[Run]:
    if isinstance(node.content, list):
        yield from node.content
    for paragraph in node.paragraphs or ():
        yield from paragraph.runs


def _words(node: nodes.TextNode) -> str:
    own = node.content if isinstance(node.content, str) else ""
    return own + "".join(run.text for run in _runs(node))


def _size(node: nodes.TextNode) -> float:
    base = (node.style and node.style.font_size) or DEFAULT_SIZE
    sizes = [run.style.font_size for run in _runs(node) if run.style and run.style.font_size]
    return max([base, *sizes]) if isinstance(node.content, str) or not sizes else max(sizes)
