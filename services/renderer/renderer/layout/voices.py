"""Text in the voices of a look."""

from typing import Any

from renderer.looks.look import Bullet, Voice
from renderer.scene import BulletSign
from renderer.typesetting.scripts import is_rtl


def voiced(voice: Voice, text: str, size: float, style: dict[str, Any]) -> tuple[str, float, dict[str, Any]]:
    """`text`, its size and the fields of its run and paragraph in `voice`; what `style` says of them goes first.

    Where a document limits the size, that size counts as readable.
    """
    size = voice.sized(size)
    set_in: dict[str, Any] = {"color": voice.color, "heading": voice.heading, **style}
    set_in["bold"] = voice.bold or bool(style.get("bold"))
    set_in["italic"] = voice.italic or bool(style.get("italic"))
    set_in["floor"] = min(style.get("floor", 12.0), voice.most or size)
    if voice.tracking:
        set_in.setdefault("spacing", voice.tracking)
    if is_rtl(text):
        # Space between letters would tear Arabic words apart.
        set_in.pop("spacing", None)
    if voice.leading != 1.0:
        set_in["line_spacing"] = style.get("line_spacing", 1.0) * voice.leading
    if voice.family:
        set_in["family"] = voice.family
    if voice.transform == "upper":
        set_in["caps"] = True
    return _transformed(text, voice), size, set_in


def sign_of(bullet: Bullet) -> BulletSign:
    """The sign of points in a paragraph."""
    return BulletSign(bullet.char, bullet.color, bullet.size, bullet.numbered)


def _transformed(text: str, voice: Voice) -> str:
    """PowerPoint knows capitals as a style, but neither small letters nor titles: there the text itself changes."""
    match voice.transform:
        case "lower":
            return text.lower()
        case "title":
            return " ".join(word[:1].upper() + word[1:] for word in text.split(" "))
        case _:
            return text
