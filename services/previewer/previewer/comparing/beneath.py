"""What the layout and the master of a slide show on it themselves."""

from collections.abc import Iterator
from hashlib import sha256

from deck_presentation.model import Slide
from deck_presentation.names import A, Element, P, child, flag
from deck_presentation.parts import Parts
from deck_presentation.placeholders import read_role
from deck_presentation.places import GROUP, members
from deck_presentation.reading import Presentation
from deck_presentation.sheets import Sheet
from previewer.comparing.contents import Block, Shared

_MOST_DEPTH = 32


class Beneath:
    """The layouts and masters of one deck, each read once."""

    def __init__(self, deck: Presentation) -> None:
        self._deck = deck
        self._read: dict[str, Shared] = {}

    def of(self, slide: Slide) -> tuple[Shared, Shared]:
        """What the layout of a slide and its master show on it: nothing of what the slide or the layout hides."""
        if not flag(self._deck.parts.tree(slide.part), "showMasterSp", default=True):
            return Shared(), Shared()
        layout = self._deck.layout(slide.layout) if slide.layout else Sheet()
        master = layout.below if layout.shows_below else None
        return self._shared(layout), self._shared(master or Sheet())

    def _shared(self, sheet: Sheet) -> Shared:
        if sheet.part not in self._read:
            self._read[sheet.part] = _shared(self._deck, sheet)
        return self._read[sheet.part]


def digest(parts: Parts, name: str | None) -> str:
    """The SHA-256 of an image; empty where the file has none."""
    return sha256(parts.data(name)).hexdigest() if name and parts.has(name) else ""


def _shared(deck: Presentation, sheet: Sheet) -> Shared:
    tree = child(sheet.root, P + "cSld", P + "spTree")
    if tree is None:
        return Shared()
    texts = ((_name(shape), _lines(shape)) for shape in _shown(tree))
    pictures = (shape.picture.part for shape in deck.decorations(sheet) if shape.picture and not shape.hidden)
    return Shared(
        tuple(Block(lines, name) for name, lines in texts if lines),
        tuple(digest(deck.parts, part) for part in pictures),
    )


def _shown(tree: Element, depth: int = 0) -> Iterator[Element]:
    for element in members(tree):
        if flag(element.find(f"./*/{P}cNvPr"), "hidden"):
            continue
        if element.tag != GROUP:
            yield from () if read_role(element) else (element,)
        elif depth < _MOST_DEPTH:
            yield from _shown(element, depth + 1)


def _name(shape: Element) -> str:
    naming = shape.find(f"./*/{P}cNvPr")
    return naming.get("name", "") if naming is not None else ""


def _lines(shape: Element) -> tuple[str, ...]:
    """Without those that hold the number of the slide, which is another on each."""
    paragraphs = (
        paragraph
        for paragraph in shape.iter(A + "p")
        if not any(each.get("type") == "slidenum" for each in paragraph.iter(A + "fld"))
    )
    texts = (" ".join("".join(run.text or "" for run in each.iter(A + "t")).split()) for each in paragraphs)
    return tuple(filter(None, texts))
