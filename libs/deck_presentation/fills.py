"""From fill elements of DrawingML to `Paint` (ECMA-376 part 1, 20.1.8)."""

from collections.abc import Iterable, Mapping

from deck_presentation.colors import Palette, read_tone
from deck_presentation.names import A, Element, R, share, whole
from deck_presentation.paints import BLACK, Paint, Tone

_FILLS = {A + name for name in ("noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill")}

_RECOLORED = {A + name for name in ("duotone", "clrRepl", "grayscl", "biLevel")}


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
    placeholder: Tone | None = None,
) -> Paint | None:
    """The paint of a fill element; None when there is no element. That of a group (`a:grpFill`) is none by itself.

    Args:
        fill: `a:solidFill` and its kin.
        palette: the theme's colors.
        images: image part names by relationship id.
        placeholder: what `phClr` refers to.
    """
    if fill is None:
        return None
    kind = str(fill.tag).removeprefix(A)
    if kind == "gradFill":
        return _gradient(fill, palette, placeholder)
    if kind == "pattFill":
        ends = [read_tone(fill.find(A + end), placeholder) for end in ("fgClr", "bgClr")]
        colors = tuple(palette.color(tone) or BLACK for tone in ends)
        return Paint("pattern", colors, tones=tuple(tone or Tone(BLACK.hex) for tone in ends))
    if kind == "blipFill":
        return _picture(fill, images or {}, placeholder)
    if kind == "solidFill":
        return solid(read_tone(fill, placeholder), palette)
    return Paint("none")


def solid(tone: Tone | None, palette: Palette) -> Paint:
    """One tone all over; unknown where the theme lacks it."""
    color = palette.color(tone)
    return Paint("solid", (color,), tones=(tone,)) if color is not None and tone is not None else Paint("unknown")


def _picture(fill: Element, images: Mapping[str, str], placeholder: Tone | None) -> Paint:
    blip = fill.find(A + "blip")
    image = images.get(blip.get(R + "embed", "")) if blip is not None else None
    recolored = blip is not None and any(effect.tag in _RECOLORED for effect in blip)
    return Paint(
        "picture", image=image, tones=(placeholder,) if placeholder is not None else (), is_recolored=recolored
    )


def _gradient(fill: Element, palette: Palette, placeholder: Tone | None) -> Paint:
    stops = []
    for stop in fill.iterfind(f"{A}gsLst/{A}gs"):
        tone = read_tone(stop, placeholder)
        color = palette.color(tone)
        if color is not None and tone is not None:
            stops.append((share(stop, "pos"), color, tone))
    if not stops:
        return Paint("unknown")
    stops.sort(key=lambda stop: stop[0])
    line = fill.find(A + "lin")
    angle = whole(line, "ang") / 60_000 if line is not None else None
    places, colors, tones = zip(*stops, strict=True)
    return Paint("gradient", colors, places, angle, tones=tones)
