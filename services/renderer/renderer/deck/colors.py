"""Colours of a document as colours of a scene: by reference where the document names the theme's."""

from collections.abc import Mapping

from deck_documents.paper_document.color import Color, ModifiedColor
from renderer.scene.theme import Theme, contrast, mixed

# A slide maps its colours to the theme's; the names of both are understood.
_SLOTS = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}
_THEME_SLOTS = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}
_TRANSFORMS: Mapping[str, str] = {
    "tint": "tint",
    "shade": "shade",
    "hue_mod": "hueMod",
    "sat_mod": "satMod",
    "sat_off": "satOff",
    "lum_mod": "lumMod",
    "lum_off": "lumOff",
}


def scene_color(color: Color, opacity: float = 1.0) -> str:
    """`color` in the words of `renderer.scene.paint`, `opacity` 0..1."""
    if isinstance(color, ModifiedColor):
        base = _SLOTS.get(color.scheme, color.scheme)
        given = [(name, getattr(color, field)) for field, name in _TRANSFORMS.items()]
        words = [f"{name}:{round(value * 1000)}" for name, value in given if value is not None]
        opacity *= 1.0 if color.alpha is None else color.alpha / 100
    else:
        base, words = (color.upper() if color.startswith("#") else _SLOTS.get(color, color)), []
    if opacity < 1:
        words.append(f"alpha:{round(opacity * 100_000)}")
    return " ".join([base, *words])


def rgb(color: str, theme: Theme, ground: str = "#FFFFFF") -> str:
    """About what a scene colour looks like on `ground`, as #RRGGBB."""
    base, *words = color.split(" ")
    plain = base if base.startswith("#") else theme.colors[_THEME_SLOTS.get(base, base)]
    values = {name: int(value) / 100_000 for name, value in (word.split(":") for word in words)}
    if (kept := values.get("lumMod")) is not None:
        plain = mixed(plain, "#000000", min(kept, 1.0))
    if (lighter := values.get("lumOff")) is not None:
        plain = mixed("#FFFFFF", plain, min(max(lighter, 0.0), 1.0))
    if (tint := values.get("tint")) is not None:
        plain = mixed(plain, "#FFFFFF", tint)
    if (shade := values.get("shade")) is not None:
        plain = mixed(plain, "#000000", shade)
    return mixed(plain, ground, values.get("alpha", 1.0))


def ink_on(ground: str, theme: Theme) -> str:
    """The theme's ink or paper, whichever reads better on `ground` (#RRGGBB)."""
    dark, light = theme.colors["dk1"], theme.colors["lt1"]
    return "tx1" if contrast(dark, ground) >= contrast(light, ground) else "bg1"
