"""Reads the data files."""

import tomllib
from collections.abc import Mapping
from dataclasses import fields, replace
from functools import cache
from importlib.resources import files
from typing import Any

from renderer.looks.look import (
    Bullet,
    Look,
    Manner,
    Numerals,
    Ornaments,
    Palette,
    PhotoStyle,
    Spacing,
    TypeScale,
    Voice,
)
from renderer.looks.rules import lines_from

DEFAULT_LOOK = "clear"
_FIGURES: Mapping[Numerals, Voice] = {
    "serif": Voice(heading=True),
    "sans": Voice(bold=True),
    "light": Voice(scale=1.1),
}
"""The voice of figures, by the numerals of the manner."""
_LINES = ("title_rule", "edge", "divider")


@cache
def look_named(name: str) -> Look:
    """The look of that name, from its file; the schemas list the names."""
    data = tomllib.loads((files("renderer.looks") / f"{name}.toml").read_text("utf-8"))
    palette, manner = data["palette"], Manner(**data["manner"])
    return Look(
        name=name,
        title=data["title"],
        palette=Palette(**{**palette, "series": tuple(palette.get("series", ()))}),
        heading=data["fonts"]["heading"],
        body=data["fonts"]["body"],
        type=_type_scale(data.get("type", {}), manner),
        spacing=Spacing(**data.get("spacing", {})),
        ornaments=_ornaments(data.get("ornaments", {})),
        manner=manner,
        photo=PhotoStyle(**data.get("photo", {})),
    )


def _type_scale(given: Mapping[str, Mapping[str, Any]], manner: Manner) -> TypeScale:
    """The scale with figures in the numerals of `manner`, and each voice changed as given."""
    scale = TypeScale(figure=_FIGURES[manner.numerals])
    return replace(scale, **{name: replace(getattr(scale, name), **voice) for name, voice in given.items()})


def _ornaments(given: Mapping[str, Any]) -> Ornaments:
    values: dict[str, Any] = {name: lines_from(value) if name in _LINES else value for name, value in given.items()}
    for name in ("bullet", "nested"):
        if name in values:
            values[name] = Bullet(**values[name])
    assert values.keys() <= {field.name for field in fields(Ornaments)}
    return Ornaments(**values)
