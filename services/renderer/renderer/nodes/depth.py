"""`scene3d` and `sp3d`: DrawingML's own names, taken where they are sound and told of where they are not."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from renderer.deck.colors import scene_color
from renderer.nodes.drawingml_names import BEVELS, CAMERAS, LIGHT_DIRECTIONS, LIGHTS, MATERIALS
from renderer.scene import Camera, Solid

_COLOR = re.compile(r"#[0-9A-Fa-f]{6}|(?:dk|lt|bg|tx)[12]|accent[1-6]|hlink|folHlink")
_THICKEST = 500.0
_BEVEL = 6.0

Complain = Callable[[str, str], None]
"""Told the key and what has no effect."""


def camera_of(given: Mapping[str, Any], complain: Complain) -> Camera:
    """`scene3d`: `camera` and `lightRig`, each a name or an object with `prst`, or with `rig` and `dir`."""
    camera, light = _object(given.get("camera"), "prst"), _object(given.get("lightRig"), "rig")
    _tell_rest(given, {"camera", "lightRig"}, complain)
    of_camera, of_light = _within(complain, "camera"), _within(complain, "lightRig")
    _tell_rest(camera, {"prst"}, of_camera)
    _tell_rest(light, {"rig", "dir"}, of_light)
    return Camera(
        _name(camera, "prst", CAMERAS, of_camera) or "orthographicFront",
        _name(light, "rig", LIGHTS, of_light) or "threePt",
        _name(light, "dir", LIGHT_DIRECTIONS, of_light) or "t",
    )


def solid_of(given: Mapping[str, Any], complain: Complain) -> Solid:
    """`sp3d`: bevels (`w`, `h` in px, `prst`), `extrusionH`, `contourW`, `z` in px, their colours, `prstMaterial`."""
    known = {"bevelT", "bevelB", "extrusionH", "extrusionClr", "contourW", "contourClr", "prstMaterial", "z"}
    _tell_rest(given, known, complain)
    return Solid(
        top=_bevel(given, "bevelT", complain),
        bottom=_bevel(given, "bevelB", complain),
        height=_length(given, "extrusionH", complain),
        color=_color(given, "extrusionClr", complain),
        contour=_length(given, "contourW", complain),
        contour_color=_color(given, "contourClr", complain),
        material=_name(given, "prstMaterial", MATERIALS, complain),
        lift=_length(given, "z", complain),
    )


def _bevel(given: Mapping[str, Any], key: str, complain: Complain) -> tuple[str, float, float] | None:
    if key not in given:
        return None
    bevel, complain = _object(given[key], "prst"), _within(complain, key)
    _tell_rest(bevel, {"w", "h", "prst"}, complain)
    name = _name(bevel, "prst", BEVELS, complain) or "circle"
    return name, _length(bevel, "w", complain, _BEVEL), _length(bevel, "h", complain, _BEVEL)


def _within(complain: Complain, key: str) -> Complain:
    return lambda inner, message: complain(f"{key}.{inner}", message)


def _object(value: Any, name: str) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {} if value is None else {name: value}


def _name(given: Mapping[str, Any], key: str, names: frozenset[str], complain: Complain) -> str | None:
    value = given.get(key)
    if value is None or value in names:
        return value
    complain(key, f"`{key}` {str(value)[:60]!r}, which DrawingML does not know, has no effect here.")
    return None


def _length(given: Mapping[str, Any], key: str, complain: Complain, default: float = 0.0) -> float:
    value = given.get(key)
    if value is None:
        return default
    if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= _THICKEST:
        return float(value)
    complain(key, f"`{key}` {str(value)[:60]!r}, which is no length from 0 to {_THICKEST:g} px, has no effect here.")
    return default


def _color(given: Mapping[str, Any], key: str, complain: Complain) -> str | None:
    value = given.get(key)
    if value is None:
        return None
    if isinstance(value, str) and _COLOR.fullmatch(value):
        return scene_color(value)
    complain(key, f"`{key}` {str(value)[:60]!r}, which is no colour, has no effect here.")
    return None


def _tell_rest(given: Mapping[str, Any], known: set[str], complain: Complain) -> None:
    for key in given:
        if key not in known:
            complain(key, f"`{key[:60]}` has no effect here.")
