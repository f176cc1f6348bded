"""What a template is: plain params with a name, which become a slide of `protocol_v2`."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from deck_documents.parts import NUMBER, STRING, by_kind

Json = dict[str, Any]
Line = Annotated[str, Field(min_length=1, max_length=1_000)]
Lines = Annotated[list[Line], Field(min_length=1, max_length=8)]
Amount = Annotated[Annotated[Line, STRING] | Annotated[float, NUMBER], by_kind("a text or a number")]


class Params(BaseModel):
    """Base of all params: exact types, and no key that is not known."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, allow_inf_nan=False)


class SlideParams(Params):
    """What every template takes."""

    title: Line
    subtitle: Line | None = Field(default=None, description="A line below the title")
    insight: Line | None = Field(default=None, description="What follows from the slide, set off below it")
    source: Line | None = Field(default=None, description="Where its figures come from")
    notes: Annotated[list[Line], Field(max_length=6)] | None = Field(default=None, description="For the speaker")

    def slide(self, slide_type: str, **content: Any) -> Json:
        """The slide of these params; what is None is left out, here and in objects of `content`."""
        around = {name: getattr(self, name) for name in SlideParams.model_fields}
        slide: Json = without_nones({"slideType": slide_type, **around, **content})
        return slide


@dataclass(frozen=True)
class SlideTemplate:
    """One template.

    Attributes:
        id: as `/v1/render` names it.
        description: a sentence: what it shows, and when it fits.
        words: what people may search for beside that.
        example: params that make a good slide.
        make_schema: makes the JSON Schema of the params.
        slide: the slide of params that keep to the schema. Raises ValidationError for others.
    """

    id: str
    name: str
    description: str
    words: str
    example: Json
    make_schema: Callable[[], Json]
    slide: Callable[[Json], Json]

    @cached_property
    def schema(self) -> Json:
        """JSON Schema of the params. Made when it is first asked for: all of them would double the time of a start."""
        return self.make_schema()


def block(primitive: str, region: tuple[int, int, int, int], content: Json) -> Json:
    """A block of a composed slide; its region is column, row, and how many of both, of a grid of 12."""
    names = ("col", "row", "colSpan", "rowSpan")
    return {"primitive": primitive, "region": dict(zip(names, region, strict=True)), "input": content}


def without_nones(value: Any) -> Any:
    """The same without keys that hold nothing."""
    if isinstance(value, dict):
        return {key: without_nones(each) for key, each in value.items() if each is not None}
    return [without_nones(each) for each in value] if isinstance(value, list) else value


def written(amount: str | float) -> str:
    """A text as it is; a number with as many digits as it has, thousands parted."""
    if isinstance(amount, str):
        return amount
    return f"{amount:,.0f}" if float(amount).is_integer() else f"{amount:,}"
