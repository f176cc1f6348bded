"""Text in the voices of a look."""

from dataclasses import replace
from typing import Any

from renderer.looks.look import Bullet as LookBullet
from renderer.looks.look import Voice
from renderer.scene import Bullet
from renderer.typesetting.scripts import has_rtl, is_cjk

_ON_PAPER, _INKS = ("accent2", "tx1", "tx2"), ("tx1", "tx2")
"""Colors of bullets that may have no contrast to a ground of its own; those of words on the ground of the page."""


def voiced(voice: Voice, text: str, size: float, style: dict[str, Any]) -> tuple[str, float, dict[str, Any]]:
    """`text`, its size and the fields of its run and paragraph in `voice`; what `style` says of them goes first.

    Where a document limits the size, that size counts as readable.
    """
    size = voice.sized(size)
    set_in: dict[str, Any] = {"color": voice.color, "heading": voice.heading, **style}
    set_in["bold"] = voice.bold or bool(style.get("bold"))
    # Scripts without italics would only be slanted; what a document asks for is done.
    set_in["upright"] = voice.italic and not style.get("italic") and (is_cjk(text) or has_rtl(text))
    set_in["italic"] = (voice.italic and not set_in["upright"]) or bool(style.get("italic"))
    set_in["floor"] = min(style.get("floor", 12.0), voice.most or size)
    if voice.tracking:
        set_in.setdefault("spacing", voice.tracking)
    if has_rtl(text):
        # Space between letters would tear Arabic words apart.
        set_in.pop("spacing", None)
    if voice.leading != 1.0:
        set_in["line_spacing"] = style.get("line_spacing", 1.0) * voice.leading
    if voice.family:
        set_in["family"] = set_in["typeface"] = voice.family
    if voice.transform == "upper":
        set_in["caps"] = True
    return _transformed(text, voice), size, set_in


def bullet_of(given: LookBullet) -> Bullet:
    """What stands before points."""
    character = None if given.numbered and given.char else given.char
    return Bullet(character, given.color, given.size * 100)


def in_ink_of(ink: str | None, bullet: Bullet) -> Bullet:
    """`bullet` before words in `ink`; where these stand on a ground of their own, it takes their color."""
    return replace(bullet, color=ink) if bullet.color in _ON_PAPER and ink not in _INKS else bullet


def _transformed(text: str, voice: Voice) -> str:
    """PowerPoint knows capitals as a style, but neither small letters nor titles: there the text itself changes."""
    match voice.transform:
        case "lower":
            return text.lower()
        case "title":
            return " ".join(word[:1].upper() + word[1:] for word in text.split(" "))
        case _:
            return text
