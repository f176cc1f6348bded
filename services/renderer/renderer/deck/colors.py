"""Colors of a document as colors of a scene: by reference where the document names the theme's."""

from collections.abc import Mapping

from deck_documents.paper_document.color import Color, ModifiedColor
from deck_presentation.colors import USUAL_MAP

# A slide maps its colors to the theme's; the names of both are understood.
_SLOTS = {slot: name for name, slot in USUAL_MAP.items()}
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
