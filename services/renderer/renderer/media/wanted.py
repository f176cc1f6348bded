"""Which addresses of pictures a document asks for, and what came of them."""

from collections.abc import Iterator, Mapping, Sequence

from pydantic import BaseModel

from deck_documents.composition.tokens import EmbeddedFont as TokenFont
from deck_documents.paper_document.document import EmbeddedFont
from deck_documents.paper_document.nodes import Audio, Video
from renderer.orders import FetchedPicture

FetchedPictures = Mapping[str, bytes | str]
"""By address: the file, or why there is none."""

NOTHING_FETCHED: FetchedPictures = {}
_FIELDS = {"src", "svg_src", "poster"}
_NO_PICTURES = (Video, Audio, EmbeddedFont, TokenFont)


def picture_addresses(parts: BaseModel | Sequence[BaseModel]) -> list[str]:
    """The https addresses of all pictures of a document or of its parts, each once, in their order."""
    return list(dict.fromkeys(_addresses(parts)))


def load_fetched(found: Mapping[str, FetchedPicture]) -> FetchedPictures:
    """The files of what was fetched."""
    return {url: one.file.read_bytes() if one.file else one.reason for url, one in found.items()}


def _addresses(value: object) -> Iterator[str]:
    if isinstance(value, BaseModel):
        # Recordings are not fetched, only the pictures that stand for them; nor are fonts.
        fields = _FIELDS - {"src"} if isinstance(value, _NO_PICTURES) else _FIELDS
        for name in type(value).model_fields:
            inner = getattr(value, name)
            if isinstance(inner, str):
                if name in fields and inner.startswith("https:"):
                    yield inner
            elif isinstance(inner, BaseModel | list | dict):
                yield from _addresses(inner)
    elif isinstance(value, list | tuple | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _addresses(one)
