"""From DrawingML color and fill elements to `Color` and `Paint`."""

import colorsys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from PIL import ImageColor

from deck_presentation.names import A, Element, R, share, whole
from deck_presentation.paints import BLACK, Color, Paint, encoded, linear

_FILLS = {A + name for name in ("noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill")}
_SHORT = (("dk", "dark"), ("lt", "light"), ("med", "medium"))
_IDENTITY = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}


@dataclass(frozen=True, slots=True)
class Palette:
    """A theme's colors behind a color map.

    Attributes:
        scheme: colors by their slot: dk1, lt1, accent1, ...
        mapping: from bg1, tx1, ... to slots.
    """

    scheme: Mapping[str, Color] = field(default_factory=dict)
    mapping: Mapping[str, str] = field(default_factory=lambda: _IDENTITY)

    def named(self, name: str) -> Color | None:
        """The color of a scheme name; None for one that the theme lacks."""
        return self.scheme.get(self.mapping.get(name, name))

    def mapped(self, mapping: Mapping[str, str]) -> "Palette":
        """The same theme behind another map."""
        return replace(self, mapping=mapping)


def read_scheme(theme: Element) -> dict[str, Color]:
    """The twelve colors of a theme part."""
    scheme = theme.find(f".//{A}clrScheme")
    if scheme is None:
        return {}
    empty = Palette()
    found = {slot.tag.removeprefix(A): read_color(slot, empty) for slot in scheme if isinstance(slot.tag, str)}
    return {name: color for name, color in found.items() if color is not None}


def read_color(parent: Element | None, palette: Palette, placeholder: Color | None = None) -> Color | None:
    """The first color below `parent` with its transforms; `placeholder` stands for `phClr` in theme styles."""
    for element in parent if parent is not None else ():
        if not isinstance(element.tag, str):
            continue
        base = _base(element, palette, placeholder)
        if base is not None:
            return _transformed(base, element)
    return None


def _base(element: Element, palette: Palette, placeholder: Color | None) -> Color | None:
    kind, value = element.tag.removeprefix(A), element.get("val", "")
    if kind == "schemeClr":
        return placeholder if value == "phClr" else palette.named(value)
    read = _READERS.get(kind)
    return read(element) if read is not None else None


def _system(element: Element) -> Color | None:
    return _hex(element.get("lastClr") or ("FFFFFF" if element.get("val") == "window" else "000000"))


def _light(element: Element) -> Color:
    red, green, blue = (encoded(share(element, channel)) for channel in "rgb")
    return Color(red, green, blue)


def _hue(element: Element) -> Color:
    hue = whole(element, "hue") / 21_600_000
    red, green, blue = colorsys.hls_to_rgb(hue, share(element, "lum"), share(element, "sat"))
    return Color(red, green, blue)


def _hex(value: str) -> Color | None:
    try:
        return Color.from_hex(value)
    except ValueError:
        return None


def _preset(name: str) -> Color | None:
    for short, long in _SHORT:
        if name.startswith(short) and name[len(short) : len(short) + 1].isupper():
            name = long + name[len(short) :]
    value = ImageColor.colormap.get(name.lower())
    return _hex(value[1:]) if isinstance(value, str) else None


_READERS: dict[str, Callable[[Element], Color | None]] = {
    "srgbClr": lambda element: _hex(element.get("val", "")),
    "sysClr": _system,
    "prstClr": lambda element: _preset(element.get("val", "")),
    "scrgbClr": _light,
    "hslClr": _hue,
}


def _transformed(color: Color, element: Element) -> Color:
    for step in element:
        if isinstance(step.tag, str):
            color = _step(color, step.tag.removeprefix(A), share(step, "val", 1.0), whole(step, "val"))
    return color


def _step(color: Color, name: str, amount: float, raw: int) -> Color:
    if name.startswith("alpha"):
        alpha = {"alpha": amount, "alphaMod": color.alpha * amount, "alphaOff": color.alpha + amount}
        return replace(color, alpha=min(1.0, max(0.0, alpha.get(name, color.alpha))))
    if name in ("tint", "shade"):
        rest = 1 - amount if name == "tint" else 0.0
        red, green, blue = (encoded(linear(c) * amount + rest) for c in (color.red, color.green, color.blue))
        return Color(red, green, blue, color.alpha)
    if name in ("inv", "gray", "comp"):
        return _named_step(color, name)
    return _hsl_step(color, name, amount, raw)


def _named_step(color: Color, name: str) -> Color:
    if name == "inv":
        return Color(1 - color.red, 1 - color.green, 1 - color.blue, color.alpha)
    if name == "gray":
        grey = encoded(color.luminance)
        return Color(grey, grey, grey, color.alpha)
    return _hsl_step(color, "hueOff", 0.0, 180 * 60_000)


def _hsl_step(color: Color, name: str, amount: float, raw: int) -> Color:
    hue, light, saturation = colorsys.rgb_to_hls(color.red, color.green, color.blue)
    values = {"hue": hue, "lum": light, "sat": saturation}
    slot, change = name[:3], name[3:]
    if slot not in values:
        return color
    if slot == "hue" and change != "Mod":
        amount = raw / 21_600_000
    current = values[slot]
    values[slot] = {"": amount, "Mod": current * amount, "Off": current + amount}.get(change, current)
    hue, light, saturation = values["hue"] % 1.0, *(min(1.0, max(0.0, values[k])) for k in ("lum", "sat"))
    return Color(*colorsys.hls_to_rgb(hue, light, saturation), color.alpha)


def find_fill(properties: Iterable[Element] | None) -> Element | None:
    """The fill element of shape, run, cell or background properties."""
    for element in properties if properties is not None else ():
        if element.tag in _FILLS:
            return element
    return None


def read_paint(
    fill: Element | None,
    palette: Palette,
    *,
    images: Mapping[str, str] | None = None,
    group: Paint | None = None,
    placeholder: Color | None = None,
) -> Paint | None:
    """The paint of a fill element; None when there is no element.

    Args:
        fill: `a:solidFill` and its kin.
        palette: the theme's colors.
        images: image part names by relationship id.
        group: what `a:grpFill` refers to.
        placeholder: what `phClr` refers to.
    """
    if fill is None:
        return None
    kind = fill.tag.removeprefix(A)
    if kind == "gradFill":
        return _gradient(fill, palette, placeholder)
    if kind == "pattFill":
        ends = (read_color(fill.find(A + end), palette, placeholder) for end in ("fgClr", "bgClr"))
        return Paint("pattern", tuple(color or BLACK for color in ends))
    if kind == "blipFill":
        return _picture(fill, images or {})
    if kind == "solidFill":
        color = read_color(fill, palette, placeholder)
        return Paint.solid(color) if color else Paint("unknown")
    return group if kind == "grpFill" and group is not None else Paint("none")


def _picture(fill: Element, images: Mapping[str, str]) -> Paint:
    blip = fill.find(A + "blip")
    return Paint("picture", image=images.get(blip.get(R + "embed", "")) if blip is not None else None)


def _gradient(fill: Element, palette: Palette, placeholder: Color | None) -> Paint:
    stops = []
    for stop in fill.iterfind(f"{A}gsLst/{A}gs"):
        color = read_color(stop, palette, placeholder)
        if color is not None:
            stops.append((share(stop, "pos"), color))
    if not stops:
        return Paint("unknown")
    stops.sort(key=lambda pair: pair[0])
    line = fill.find(A + "lin")
    angle = whole(line, "ang") / 60_000 if line is not None else None
    return Paint("gradient", tuple(c for _, c in stops), tuple(p for p, _ in stops), angle)
