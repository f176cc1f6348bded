"""Which addresses of pictures a document asks for."""

from collections.abc import Iterable, Iterator

from deck_documents.paper_document.document import EmbeddedFont
from deck_documents.paper_document.nodes import Audio, Video
from renderer.deck.parts import fields_of, is_part, members_of

_FIELDS = {"src", "svg_src", "poster"}
_NO_PICTURES = (Video, Audio, EmbeddedFont)


def picture_addresses(parts: object) -> list[str]:
    """The https addresses of all pictures of a document or of the slides of a deck, each once, in their order."""
    return list(dict.fromkeys(_addresses(parts)))


def _addresses(value: object) -> Iterator[str]:
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        else:
            waiting.extend(reversed(list(_below(one))))


def _below(value: object) -> Iterable[object]:
    """What `value` holds, in its order: of its texts, the addresses of pictures alone."""
    if not is_part(value):
        return (member for member in members_of(value) if not isinstance(member, str))
    # Recordings are not fetched, only the pictures that stand for them; nor are fonts.
    names = _FIELDS - {"src"} if isinstance(value, _NO_PICTURES) else _FIELDS
    return (
        member
        for name, member in fields_of(value)
        if member is not None and (not isinstance(member, str) or (name in names and member.startswith("https:")))
    )
