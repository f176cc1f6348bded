"""What the renderer says about a deck it has made: stored beside the deck, read by the scorer."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields

from deck_domain.findings import Finding
from deck_domain.records import from_json, to_json


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """What one page of a deck shows of the document, in paths such as `slides[0].body`.

    Attributes:
        origin: the slide that it shows, or goes on with.
        shapes: what each of its shapes shows, by the shape's name.
    """

    origin: str
    shapes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RenderManifest:
    """The manifest of one deck.

    Attributes:
        slide_count: how many slides it has.
        title: the document's.
        notices: the findings of the renderer; the word is that of the files that are stored.
        fonts: the installed families its text was measured with.
        pictures: sha256 of each picture that was fetched, by its address.
        pages: what each shows; none in manifests of earlier versions.
    """

    slide_count: int
    title: str
    notices: tuple[Finding, ...]
    fonts: tuple[str, ...]
    pictures: Mapping[str, str]
    pages: tuple[RenderedPage, ...] = ()

    def to_bytes(self) -> bytes:
        """The file: JSON in UTF-8, the same for the same manifest."""
        return json.dumps(to_json(self), ensure_ascii=False).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> "RenderManifest":
        """The manifest in a file; keys that a later version added are passed over.

        Raises UnreadableRecord, or ValueError for what is no JSON.
        """
        content = json.loads(data)
        if isinstance(content, dict):
            content = {"pages": []} | {
                field.name: content[field.name] for field in fields(cls) if field.name in content
            }
        return from_json(cls, content)
