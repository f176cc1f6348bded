"""Colours as a template names them: a slot of its scheme, or a literal, and what is done to it."""

import colorsys
from collections.abc import Mapping
from dataclasses import dataclass, replace

from lxml.etree import QName, _Element

from renderer.template.xml import A, integer

_WHOLE = 100_000
_ATTRIBUTE_TRANSFORMS = frozenset(
    {"lumMod", "lumOff", "shade", "tint", "satMod", "satOff", "hueOff", "hueMod", "alpha"}
)
_PRESETS = {"black": "#000000", "white": "#FFFFFF", "red": "#FF0000", "green": "#008000", "blue": "#0000FF"}


@dataclass(frozen=True, slots=True)
class Tone:
    """A colour by reference.

    Attributes:
        base: a slot (tx1, accent2, ...) or #RRGGBB.
        transforms: DrawingML's, in their order; values in thousandths of a per cent.
    """

    base: str
    transforms: tuple[tuple[str, int], ...] = ()

    def lum(self, factor: int, offset: int = 0) -> "Tone":
        """The same with its lightness times `factor` per cent plus `offset` per cent."""
        more = (("lumMod", factor * 1000),) + ((("lumOff", offset * 1000),) if offset else ())
        return replace(self, transforms=self.transforms + more)

    @property
    def inner_xml(self) -> str:
        """The transforms as elements."""
        return "".join(f'<a:{name} val="{value}"/>' for name, value in self.transforms)


@dataclass(frozen=True, slots=True)
class Scheme:
    """The colours of a theme as a master or a layout maps them.

    Attributes:
        colors: #RRGGBB by theme slot (dk1, lt1, ..., folHlink).
        mapping: theme slot by the name that shapes use (tx1, bg1, ...).
    """

    colors: Mapping[str, str]
    mapping: Mapping[str, str]

    def hex(self, tone: Tone) -> str:
        """What `tone` looks like, as #RRGGBB; opacity is left out."""
        base = tone.base
        if not base.startswith("#"):
            slot = self.mapping.get(base, base)
            base = self.colors.get(slot, "#000000")
        for name, value in tone.transforms:
            base = _transformed(base, name, value / _WHOLE)
        return base


def tone_of(element: _Element | None, placeholder: Tone | None = None) -> Tone | None:
    """The colour below `element` (a:solidFill, a:clrScheme's slots, ...); `placeholder` stands for phClr."""
    color = next(iter(element), None) if element is not None else None
    if color is None or not isinstance(color.tag, str):
        return None
    base = _base(color, QName(color).localname, placeholder)
    if base is None:
        return None
    transforms = tuple(
        (QName(node).localname, integer(node.get("val"), _WHOLE))
        for node in color
        if isinstance(node.tag, str) and QName(node).localname in _ATTRIBUTE_TRANSFORMS
    )
    return replace(base, transforms=base.transforms + transforms)


def first_tone(fill: _Element | None, placeholder: Tone | None = None) -> Tone | None:
    """The colour of a solid fill, or the first stop of a gradient."""
    if fill is None:
        return None
    if fill.tag == f"{A}solidFill":
        return tone_of(fill, placeholder)
    if fill.tag == f"{A}gradFill":
        return tone_of(fill.find(f"{A}gsLst/{A}gs"), placeholder)
    return None


def _base(color: _Element, kind: str, placeholder: Tone | None) -> Tone | None:
    value = color.get("val", "")
    match kind:
        case "srgbClr":
            return Tone(f"#{value.upper()}") if _is_hex(value) else None
        case "sysClr":
            last = color.get("lastClr", "000000" if value == "windowText" else "FFFFFF")
            return Tone(f"#{last.upper()}") if _is_hex(last) else None
        case "schemeClr":
            return placeholder if value == "phClr" else Tone(value)
        case "prstClr":
            return Tone(_PRESETS.get(value, "#808080"))
        case "scrgbClr":
            channels = (min(max(integer(color.get(name)), 0), _WHOLE) / _WHOLE for name in "rgb")
            return Tone(_hex(tuple(channel ** (1 / 2.2) for channel in channels)))
        case _:
            return None


def _is_hex(text: str) -> bool:
    return len(text) == 6 and all(char in "0123456789abcdefABCDEF" for char in text)


def _transformed(color: str, name: str, value: float) -> str:
    red, green, blue = (int(color[n : n + 2], 16) / 255 for n in (1, 3, 5))
    if name == "shade":
        return _hex((red * value, green * value, blue * value))
    if name == "tint":
        return _hex(tuple(1 - (1 - channel) * value for channel in (red, green, blue)))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    if name in {"lumMod", "lumOff"}:
        light = light * value if name == "lumMod" else light + value
    elif name in {"satMod", "satOff"}:
        saturation = saturation * value if name == "satMod" else saturation + value
    return _hex(colorsys.hls_to_rgb(hue, min(max(light, 0.0), 1.0), min(max(saturation, 0.0), 1.0)))


def _hex(channels: tuple[float, ...]) -> str:
    return "#{:02X}{:02X}{:02X}".format(*(round(255 * min(max(channel, 0.0), 1.0)) for channel in channels))
