"""Text with several looks inside a block."""

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from deck_documents.parts import STRING, PaletteColor, Strict, Text, kind_of
from deck_documents.sight import Seen, SeenAsOne, Unseen

Weight = Annotated[
    Annotated[Literal["normal", "bold"], STRING] | Annotated[Annotated[float, Field(ge=100, le=900)], Tag("<number>")],
    Discriminator(kind_of, custom_error_type="wrong_type", custom_error_message="Give normal, bold or 100 to 900"),
]
FontSize = Annotated[float, Field(ge=1, le=400)]


class Run(Strict):
    """Text of one look; `size` is in pt."""

    text: Seen[Text]
    weight: Unseen[Weight | None] = None
    italic: Unseen[bool | None] = None
    underline: Unseen[bool | None] = None
    color: Unseen[PaletteColor | None] = None
    size: Unseen[FontSize | None] = None


Runs = Annotated[list[Run], Field(max_length=1000)]


class Paragraph(Strict):
    """A paragraph of runs."""

    runs: SeenAsOne[Runs]
    align: Unseen[Literal["left", "center", "right"] | None] = None
    level: Unseen[Literal[1, 2] | None] = None
    bullet: Unseen[bool | None] = None


def _content_kind(value: Any) -> str | None:
    if isinstance(value, list):
        first = value[0] if value else None
        has_runs = isinstance(first, Paragraph) or (isinstance(first, dict) and "runs" in first)
        return "<paragraphs>" if has_runs else "<runs>"
    return kind_of(value)


RichText = Annotated[
    Annotated[Text, STRING]
    | Annotated[Runs, Tag("<runs>")]
    | Annotated[Annotated[list[Paragraph], Field(max_length=1000)], Tag("<paragraphs>")],
    Discriminator(
        _content_kind,
        custom_error_type="wrong_type",
        custom_error_message="Give a string, an array of runs, or an array of paragraphs (objects with `runs`)",
    ),
]
