"""What the models of all schemas are made of: base classes, texts, numbers, and unions told apart by JSON type."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag
from pydantic.alias_generators import to_camel

from deck_documents import formats

MAX_MEDIA = 8_000_000
"""The longest data URL, in characters: about 6 MB of picture, sound or font."""


DEFERRED = ConfigDict(defer_build=True)
"""Checks are built when they are first needed, once for a whole document: built part by part, hundreds of times over,
they took a third of every start."""


class Part(BaseModel):
    """Base of all parts: exact types, and unknown keys are kept apart in `model_extra` to be warned about."""

    model_config = ConfigDict(
        strict=True,
        extra="allow",
        frozen=True,
        alias_generator=to_camel,
        allow_inf_nan=False,
        serialize_by_alias=True,
        **DEFERRED,
    )


class Strict(Part):
    """Base of parts that refuse unknown keys."""

    model_config = ConfigDict(extra="forbid")


def _whole(value: object) -> object:
    # JSON knows one kind of number: 3.0 is as whole as 3.
    return int(value) if isinstance(value, float) and value.is_integer() else value


Text = Annotated[str, Field(max_length=100_000)]
NonEmpty = Annotated[str, Field(min_length=1, max_length=100_000)]
Name = Annotated[str, Field(min_length=1, max_length=200)]
HexColor = Annotated[str, Field(pattern=formats.HEX_COLOR)]
AnyHexColor = Annotated[str, Field(pattern=formats.ANY_HEX_COLOR)]
PaletteColor = Annotated[str, Field(pattern=formats.PALETTE_COLOR)]
PLAIN_SOURCE = AfterValidator(formats.plain_source)
"""Stands last beside the pattern of a source: whoever reads the model meets one way of writing it."""
ImageSource = Annotated[str, Field(pattern=formats.IMAGE_SOURCE, max_length=MAX_MEDIA), PLAIN_SOURCE]
FontSource = Annotated[str, Field(pattern=formats.FONT_SOURCE, max_length=MAX_MEDIA), PLAIN_SOURCE]
Tone = Literal["good", "bad", "neutral"]
"""What a change means to the reader; where it goes (up, down) does not say it."""
WHOLE = BeforeValidator(_whole)
"""Stands last beside `int`: the limits before it are then part of the published schema."""
Whole = Annotated[int, WHOLE]
NotNegative = Annotated[float, Field(ge=0)]
Positive = Annotated[float, Field(gt=0)]
Percent = Annotated[float, Field(ge=0, le=100)]
Fraction = Annotated[float, Field(ge=0, le=1)]
Degrees = Annotated[float, Field(ge=-360, le=360)]

# Tags stand in angle brackets so that no key of a document is mistaken for one.
STRING = Tag("<string>")
NUMBER = Tag("<number>")
BOOLEAN = Tag("<boolean>")
ARRAY = Tag("<array>")
OBJECT = Tag("<object>")
_KINDS = {str: "<string>", int: "<number>", float: "<number>", bool: "<boolean>", list: "<array>", dict: "<object>"}


def kind_of(value: Any) -> str | None:
    """The tag of a JSON value, or of a part made from one; None for null."""
    return "<object>" if isinstance(value, BaseModel) else _KINDS.get(type(value))


def by_kind(expected: str) -> Discriminator:
    """Tells the members of a union apart by JSON type, so that a fault is one of the member that was meant.

    Args:
        expected: what to give, for the message, e.g. `a number or a share`.
    """
    return Discriminator(kind_of, custom_error_type="wrong_type", custom_error_message=f"Give {expected}")
