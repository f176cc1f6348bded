"""Colors as DrawingML writes them: a slot or a literal, and what is done to it (ECMA-376 part 1, 20.1.2.3)."""

import colorsys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from string import hexdigits

from PIL import ImageColor

from deck_presentation.names import A, Element, share, whole
from deck_presentation.paints import BLACK, Color, Tone, encoded, linear

USUAL_MAP: Mapping[str, str] = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
"""Which slots of a theme the names stand for that shapes use, unless a master maps them otherwise."""
_SHORT = (("dk", "dark"), ("lt", "light"), ("med", "medium"))
_WHOLE = 100_000
_FULL_TURN = 21_600_000
"""In sixty-thousandths of a degree."""


@dataclass(frozen=True, slots=True)
class Palette:
    """A theme's colors behind a color map.

    Attributes:
        scheme: colors by their slot: dk1, lt1, accent1, ...
        mapping: from bg1, tx1, ... to slots.
    """

    scheme: Mapping[str, Color] = field(default_factory=dict)
    mapping: Mapping[str, str] = field(default_factory=lambda: USUAL_MAP)
    _seen: dict[Tone, Color | None] = field(default_factory=dict, init=False, repr=False, compare=False)

    def named(self, name: str) -> Color | None:
        """The color of a scheme name; None for one that the theme lacks."""
        return self.scheme.get(self.mapping.get(name, name))

    def color(self, tone: Tone | None) -> Color | None:
        """What a tone looks like; None where the theme lacks its slot."""
        if tone is None:
            return None
        if tone not in self._seen:
            base = Color.from_hex(tone.base[1:]) if tone.base.startswith("#") else self.named(tone.base)
            self._seen[tone] = base and _transformed(base, tone)
        return self._seen[tone]

    def hex(self, tone: Tone) -> str:
        """What a tone looks like as #RRGGBB, opacity left out; black where the theme lacks its slot."""
        return (self.color(tone) or BLACK).hex

    def mapped(self, mapping: Mapping[str, str]) -> "Palette":
        """The same theme behind another map, which may leave names out."""
        return Palette(self.scheme, {**USUAL_MAP, **mapping})

    def recolored(self, scheme: Mapping[str, Color]) -> "Palette":
        """The same map before other colors; what `scheme` leaves out stays."""
        return Palette({**self.scheme, **scheme}, self.mapping)


def read_scheme(scheme: Element | None) -> dict[str, Color]:
    """The twelve colors of an `a:clrScheme` by their slot."""
    empty = Palette()
    slots = scheme.iterchildren("{*}*") if scheme is not None else ()
    found = {str(slot.tag).removeprefix(A): read_color(slot, empty) for slot in slots}
    return {name: color for name, color in found.items() if color is not None}


def read_color(parent: Element | None, palette: Palette, placeholder: Tone | None = None) -> Color | None:
    """The first color below `parent`; `placeholder` stands for `phClr` in theme styles."""
    return palette.color(read_tone(parent, placeholder))


def read_tone(parent: Element | None, placeholder: Tone | None = None) -> Tone | None:
    """The first color below `parent` as it is written; `placeholder` stands for `phClr` in theme styles."""
    for element in parent if parent is not None else ():
        if isinstance(element.tag, str):
            base = _base(element, placeholder)
            if base is not None:
                return base._replace(transforms=base.transforms + _transforms(element)) if len(element) else base
    return None


def _transforms(element: Element) -> tuple[tuple[str, int | None], ...]:
    return tuple(
        (step.tag.removeprefix(A), None if step.get("val") is None else round(share(step, "val", 1.0) * _WHOLE))
        for step in element
        if isinstance(step.tag, str)
    )


def _base(element: Element, placeholder: Tone | None) -> Tone | None:
    kind, value = str(element.tag).removeprefix(A), element.get("val", "")
    if kind == "schemeClr":
        return placeholder if value == "phClr" else Tone(value)
    read = _READERS.get(kind)
    literal = read(element) if read is not None else None
    return Tone(literal) if literal is not None else None


def _system(element: Element) -> str | None:
    return _hex(element.get("lastClr") or ("FFFFFF" if element.get("val") == "window" else "000000"))


def _light(element: Element) -> str:
    red, green, blue = (encoded(share(element, channel)) for channel in "rgb")
    return Color(red, green, blue).hex


def _hue(element: Element) -> str:
    hue = whole(element, "hue") / _FULL_TURN
    return _from_hls(hue, _clipped(share(element, "lum")), _clipped(share(element, "sat"))).hex


def _hex(value: str) -> str | None:
    return f"#{value.upper()}" if len(value) == 6 and all(char in hexdigits for char in value) else None


def _preset(name: str) -> str | None:
    for short, long in _SHORT:
        if name.startswith(short) and name[len(short) : len(short) + 1].isupper():
            name = long + name[len(short) :]
    value = ImageColor.colormap.get(name.lower())
    return _hex(value[1:]) if isinstance(value, str) else None


_READERS: Mapping[str, Callable[[Element], str | None]] = {
    "srgbClr": lambda element: _hex(element.get("val", "")),
    "sysClr": _system,
    "prstClr": lambda element: _preset(element.get("val", "")),
    "scrgbClr": _light,
    "hslClr": _hue,
}


def _transformed(color: Color, tone: Tone) -> Color:
    for name, value in tone.transforms:
        color = _step(color, name, 1.0 if value is None else value / _WHOLE, value or 0)
    return color


def _step(color: Color, name: str, amount: float, raw: int) -> Color:
    if name.startswith("alpha"):
        alpha = {"alpha": amount, "alphaMod": color.alpha * amount, "alphaOff": color.alpha + amount}
        return replace(color, alpha=_clipped(alpha.get(name, color.alpha)))
    if name in ("tint", "shade"):
        # In linear light, as PowerPoint shows them: half of 00FF00 is 00BC00 and BCFFBC (20.1.2.3.31, 20.1.2.3.34).
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
        gray = encoded(color.luminance)
        return Color(gray, gray, gray, color.alpha)
    return _hsl_step(color, "hueOff", 0.0, _FULL_TURN // 2)


def _hsl_step(color: Color, name: str, amount: float, raw: int) -> Color:
    hue, light, saturation = colorsys.rgb_to_hls(color.red, color.green, color.blue)
    values = {"hue": hue, "lum": light, "sat": saturation}
    slot, change = name[:3], name[3:]
    if slot not in values:
        return color
    if slot == "hue" and change != "Mod":
        amount = raw / _FULL_TURN
    current = values[slot]
    values[slot] = {"": amount, "Mod": current * amount, "Off": current + amount}.get(change, current)
    return replace(_from_hls(values["hue"] % 1.0, _clipped(values["lum"]), _clipped(values["sat"])), alpha=color.alpha)


def _from_hls(hue: float, light: float, saturation: float) -> Color:
    return Color(*colorsys.hls_to_rgb(hue, light, saturation))


def _clipped(value: float) -> float:
    return min(1.0, max(0.0, value))
