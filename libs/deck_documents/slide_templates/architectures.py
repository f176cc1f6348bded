"""Templates that show what systems are made of, and how they are joined."""

import itertools
from typing import Annotated, Literal

from pydantic import Field

from deck_documents.icons import IconName
from deck_documents.slide_templates.template import Json, Line, Params, SlideParams, block

_Parts = Annotated[list[Line], Field(min_length=1, max_length=6)]


def _card(region: tuple[int, int, int, int], lead: str, body: list[str], **more: str | None) -> Json:
    """A card; one without a body has its name alone."""
    text: Json = {"lead": lead, "body": body} if body else {"body": [lead]}
    return block("infoCard", region, {**text, **more})


def _shares(count: int) -> list[tuple[int, int]]:
    """Where each of `count` parts of twelve cells begins, and how many it has; as even as they can be."""
    edges = [round(12 * number / count) for number in range(count + 1)]
    return [(begin, end - begin) for begin, end in itertools.pairwise(edges)]


class Component(Params):
    """A part of a layer."""

    label: Line
    detail: Line | None = None
    icon: IconName | None = Field(default=None, description="A name of docs/icons.md")


class Layer(Params):
    """A layer, and what it consists of."""

    label: Line
    components: Annotated[list[Component], Field(min_length=1, max_length=4)]


class ArchitectureOverview(SlideParams):
    """Two to four layers, from the top down."""

    layers: Annotated[list[Layer], Field(min_length=2, max_length=4)]


def architecture_overview(params: ArchitectureOverview) -> Json:
    """Layers below each other, their parts beside each other."""
    blocks: list[Json] = []
    for layer, (row, height) in zip(params.layers, _shares(len(params.layers)), strict=True):
        name = {"text": layer.label, "fill": "accent", "color": "accentInverse"}
        places = _shares(len(layer.components))
        parts = [
            _card((col, 0, width, 12), part.label, [part.detail] if part.detail else [], icon=part.icon)
            for part, (col, width) in zip(layer.components, places, strict=True)
        ]
        blocks.append(block("bannerBand", (0, row, 2, height), name))
        blocks.append(block("container", (2, row, 10, height), {"blocks": parts, "padding": 0}))
    return params.slide("composition", blocks=blocks)


class DataPlatform(SlideParams):
    """From the sources of data to those who use it; what is not given is left out."""

    sources: _Parts
    ingestion: _Parts | None = None
    storage: _Parts
    processing: _Parts | None = None
    consumption: _Parts
    governance: Line | None = Field(default=None, description="What holds for all of it, as a band below")
    labels: Annotated[list[Line], Field(max_length=5)] | None = Field(
        default=None, description="Names of the stages that are shown, in the words of the deck"
    )


_STAGES = ("sources", "ingestion", "storage", "processing", "consumption")
_WIDTHS = {3: (4, 4, 4), 4: (3, 3, 3, 3), 5: (2, 2, 4, 2, 2)}
"""Columns of the stages, by their number: of five, storage is the widest."""


def data_platform(params: DataPlatform) -> Json:
    """Stages from left to right, and what each consists of below."""
    stages = [name for name in _STAGES if getattr(params, name)]
    names = params.labels if params.labels and len(params.labels) == len(stages) else map(str.capitalize, stages)
    bottom = 10 if params.governance else 12
    blocks: list[Json] = []
    widths = _WIDTHS[len(stages)]
    for stage, label, col, width in zip(stages, names, itertools.accumulate(widths, initial=0), widths, strict=False):
        blocks.append(block("chevronArrow", (col, 0, width, 2), {"direction": "right", "label": label}))
        blocks.append(block("infoCard", (col, 2, width, bottom - 2), {"body": getattr(params, stage)}))
    if params.governance:
        blocks.append(block("calloutBox", (0, 10, 12, 2), {"content": params.governance}))
    return params.slide("composition", blocks=blocks)


class System(Params):
    """An application, and how it is joined to the hub."""

    name: Line
    direction: Literal["in", "out"] = Field("in", description="Whether data goes to the hub or comes from it")
    interface: Line | None = Field(default=None, description="What is exchanged, and how")


class ApplicationIntegration(SlideParams):
    """A hub, and two to eight applications around it."""

    hub: Line
    hub_detail: Annotated[list[Line], Field(max_length=4)] | None = None
    systems: Annotated[list[System], Field(min_length=2, max_length=8)]


def application_integration(params: ApplicationIntegration) -> Json:
    """What feeds the hub at its left, what it feeds at its right."""
    blocks: list[Json] = []
    for direction, col, arrow in (("in", 0, 3), ("out", 9, 8)):
        systems = [one for one in params.systems if one.direction == direction]
        for one, (row, height) in zip(systems, _shares(len(systems)) if systems else (), strict=True):
            blocks.append(_card((col, row, 3, height), one.name, [one.interface] if one.interface else []))
        if systems:
            blocks.append(block("chevronArrow", (arrow, 5, 1, 2), {"direction": "right"}))
    feeding, fed = (any(one.direction == way for one in params.systems) for way in ("in", "out"))
    begin, end = (4 if feeding else 0), (8 if fed else 12)
    blocks.append(_card((begin, 2, end - begin, 8), params.hub, params.hub_detail or [], fill="accent"))
    return params.slide("composition", blocks=blocks)
