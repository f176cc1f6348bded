"""What every slide of a `protocol_v2` document may have, and where its content comes from."""

from typing import Annotated, Any, Literal

from pydantic import Field

from deck_documents.chrome import Chrome
from deck_documents.parts import NonEmpty, Part, Text
from deck_documents.sight import Seen, Unseen
from deck_documents.slide_image import PlacedImage
from deck_documents.sources import Footnotes, Source


class Transform(Part):
    """How a bound value is converted."""

    type: Literal["identity", "number", "string", "boolean", "json"] = "identity"
    fallback: Any = None


class Binding(Part):
    """A value that comes from elsewhere."""

    binding_key: NonEmpty
    path: NonEmpty
    source_id: Text | None = None
    target_path: Text | None = None
    required: bool | None = None
    default_value: Any = None
    transform: Transform | None = None


class Lineage(Part):
    """Where the content came from; kept as custom document properties."""

    source_type: Text | None = None
    source_id: Text | None = None
    workflow_id: Text | None = None
    workflow_run_id: Text | None = None
    release_id: Text | None = None
    labels: dict[str, Text] | None = None


class Transition(Part):
    """How a slide comes in. `advance_after_ms` is in milliseconds."""

    type: Literal["morph", "fade", "push", "wipe", "split", "cover", "zoom", "none"]
    speed: Literal["slow", "med", "fast"] | None = None
    advance_on_click: bool | None = None
    advance_after_ms: Annotated[float, Field(ge=0, le=60_000)] | None = None
    morph_option: Literal["byObject", "byWord", "byChar"] | None = None


Role = Literal["content", "opening", "section", "closing"]
"""What a slide is for a deck; `content` is what its type shows."""


class SlideBase(Part):
    """What every slide may have.

    `role` (see `deck_documents.roles`), `source` and `footnotes`, small lines at its foot, and `image`, at its right
    or above its content, are additions of this server.
    """

    title: Seen[NonEmpty]
    id: Unseen[NonEmpty | None] = None
    slide_id: Unseen[NonEmpty | None] = None
    component_id: Unseen[NonEmpty | None] = None
    subtitle: Seen[Text | None] = None
    insight: Seen[Text | None] = None
    source: Seen[Source | None] = None
    footnotes: Seen[Footnotes | None] = None
    image: Unseen[PlacedImage | None] = None
    notes: Seen[Annotated[list[Text], Field(max_length=6)] | None] = None
    transition: Unseen[Transition | None] = None
    animation: Unseen[Literal["buildByPoint", "fadeIn", "none"] | None] = None
    bindings: Unseen[Annotated[list[Binding], Field(max_length=50)] | None] = None
    lineage: Unseen[Lineage | None] = None
    chrome: Seen[Chrome | None] = None
    role: Unseen[Role | None] = None
