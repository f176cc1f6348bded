"""Which addresses of pictures a document asks for."""

from collections.abc import Iterator

from deck_documents.paper_document.document import EmbeddedFont
from deck_documents.paper_document.nodes import Audio, Video
from renderer.deck.parts import fields_of, is_part, members_of

_FIELDS = {"src", "svg_src", "poster"}
_NO_PICTURES = (Video, Audio, EmbeddedFont)


def picture_addresses(parts: object) -> list[str]:
    """The https addresses of all pictures of a document or of the slides of a deck, each once, in their order."""
    return list(dict.fromkeys(_addresses(parts)))


def _addresses(value: object) -> Iterator[str]:
    if not is_part(value):
        for member in members_of(value):
            yield from _addresses(member)
        return
    # Recordings are not fetched, only the pictures that stand for them; nor are fonts.
    names = _FIELDS - {"src"} if isinstance(value, _NO_PICTURES) else _FIELDS
    for name, inner in fields_of(value):
        if not isinstance(inner, str):
            yield from _addresses(inner)
        elif name in names and inner.startswith("https:"):
            yield inner
