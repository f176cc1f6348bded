"""A theme as a presentation has it: colours of its theme, its fonts, its page and its logo. Runs in a child process."""

import io
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PIL import Image

from deck_documents.own_themes import OwnTheme
from deck_domain.errors import UnusableFile, Violation
from deck_package import examine_package
from deck_presentation.contrast import contrast, hls
from deck_presentation.model import Shape
from deck_presentation.paints import Color, Paint
from deck_presentation.parts import Parts
from deck_presentation.reading import Presentation
from deck_presentation.sheets import Sheet

_TEXT, _CLEAR, _LEAST = 4.5, 3.0, 1.5
"""Contrasts: of text, of marks that are seen easily, of marks that can be told from the page at all."""
_LIGHT, _DARK = "consulting_blue", "consulting_dark"
_GREY = 0.15
"""Saturations below it are greys."""
_QUIET = 8.0
"""The contrast up to which a grey stands behind what is in colour."""
_ACCENTS = tuple(f"accent{number}" for number in range(1, 7))
_LARGEST_LOGO = 0.1
"""Of the page; larger pictures of a master are decoration."""
_LOGO_PIXELS, _LOGO_BYTES, _MOST_PIXELS = 800, 300_000, 40_000_000
_KEPT = {"PNG": "png", "JPEG": "jpeg", "GIF": "gif"}


@dataclass(slots=True)
class _Found:
    """What a theme is made of, and what is to be said about it."""

    theme: dict[str, Any] = field(default_factory=dict)
    remarks: list[Violation] = field(default_factory=list)

    def say(self, pointer: str, code: str, message: str) -> None:
        """Tell what was not taken as it is."""
        self.remarks.append(Violation(pointer, code, message))


def theme_of_file(file: Path, name: str, based_on: str) -> tuple[str, tuple[Violation, ...]]:
    """The theme of a presentation that was examined, as JSON, and what of it was not taken as it is.

    Args:
        file: the presentation.
        name: what the theme shall be called.
        based_on: the built-in theme whose manner it takes; "" for a light or a dark one, as the page is.

    Raises:
        UnusableFile: it has no master, or its theme no colours.
    """
    package, _ = examine_package(file)
    if package is None:
        raise UnusableFile("The presentation cannot be read: save it anew from PowerPoint.", code="corrupt")
    with package:
        presentation = Presentation(Parts(package))
        master = _main_master(presentation)
        found = _Found({"name": name})
        page = _page(presentation, master, found)
        _take_colors(master, page, found)
        _take_fonts(master, found)
        _take_logo(presentation, master, name, found)
    dark = contrast(page, "#FFFFFF") > contrast(page, "#000000")
    found.theme["based_on"] = based_on or (_DARK if dark else _LIGHT)
    theme = OwnTheme.model_validate(found.theme)
    return theme.model_dump_json(exclude_none=True), tuple(found.remarks)


def _main_master(presentation: Presentation) -> Sheet:
    """The master that most slides use; the first where there are no slides."""
    used = Counter(presentation.layout_of(slide).master.part for slide in presentation.slide_parts)
    masters = {sheet.part: sheet for sheet in presentation.masters}
    chosen = next((part for part, _ in used.most_common() if part in masters), next(iter(masters), None))
    if chosen is None:
        raise UnusableFile(
            "The presentation has no slide master, so it has no theme: save it anew from PowerPoint.",
            code="theme_without_master",
        )
    return masters[chosen]


def _page(presentation: Presentation, master: Sheet, found: _Found) -> str:
    """The colour that most slides have as their ground, of those of a master; else that of its layouts."""
    slides = [layout for part in presentation.slide_parts if (layout := presentation.layout_of(part)).master == master]
    sheets = slides or list(presentation.layouts_of(master)) or [master]
    grounds = Counter(_ground(presentation.background(sheet), master) for sheet in sheets)
    (color, is_plain), _ = grounds.most_common(1)[0]
    if not is_plain:
        message = f"The page is no plain colour: slides in this theme stand on {color}. Use a brand pack to keep it."
        found.say("/colors/background", "background_not_taken", message)
    return color


def _ground(paint: Paint, master: Sheet) -> tuple[str, bool]:
    """The colour of a page, and whether that is all of it."""
    if paint.kind == "solid" and paint.colors:
        return paint.colors[0].hex, True
    if paint.kind == "gradient" and paint.colors:
        return paint.color_at(0.5).hex, False
    return _named(master, "bg1", "#FFFFFF"), False


def _take_colors(master: Sheet, page: str, found: _Found) -> None:
    """The leading colours of a theme that can be told from its page, in their order."""
    slots = {slot: color.hex for slot in _ACCENTS if (color := master.theme.palette.named(slot))}
    if not slots:
        message = "The theme of the presentation has no accent colours: save it anew, or send the colours as JSON."
        raise UnusableFile(message, code="theme_without_colors")
    seen = {slot: color for slot, color in slots.items() if contrast(color, page) >= _LEAST}
    vivid = [color for color in seen.values() if _saturation(color) >= _GREY] or list(seen.values())
    leading = _leading(master, vivid, page)
    rest = [color for color in dict.fromkeys(vivid) if color != leading]
    colors = {"primary": leading, "background": page} | dict(zip(("accent", "secondary"), rest, strict=False))
    quiet = (color for color in seen.values() if color not in vivid and contrast(color, page) <= _QUIET)
    if grey := next(quiet, None):
        colors["neutral"] = grey
    if leading != slots.get("accent1", leading):
        first = slots["accent1"]
        message = f"The first accent, {first}, is not seen well on {page}: {leading} leads in its place."
        found.say("/colors/primary", "color_replaced", message)
    found.theme["colors"] = colors | _ink(master, page, found)


def _leading(master: Sheet, vivid: Sequence[str], page: str) -> str:
    """The first accent that is seen clearly, else the theme's own dark or light colour, else the clearest of all."""
    dark = [_named(master, slot, "") for slot in ("tx2", "tx1")]
    clear = (color for color in (*vivid, *dark) if color and contrast(color, page) >= _CLEAR)
    tried = [*vivid, "#000000", "#FFFFFF"]
    return next(clear, None) or max(tried, key=lambda color: contrast(color, page))


def _ink(master: Sheet, page: str, found: _Found) -> dict[str, str]:
    text = _named(master, "tx1", "")
    if not text or contrast(text, page) >= _TEXT:
        return {"text": text} if text else {}
    message = f"Text in {text} on {page} has a contrast of {contrast(text, page):.1f}:1, and needs 4.5: it is set in "
    found.say("/colors/text", "low_contrast", f"{message}a colour that can be read.")
    return {}


def _take_fonts(master: Sheet, found: _Found) -> None:
    heading, body = (_family(master, prefix) for prefix in ("+mj", "+mn"))
    given = {"font_family": body, "heading_family": heading if heading != body else ""}
    if families := {name: family for name, family in given.items() if family}:
        found.theme["typography"] = families


def _family(master: Sheet, prefix: str) -> str:
    name = master.theme.font(f"{prefix}-lt").strip()
    return name if 0 < len(name) <= 200 and name.isprintable() and not name.startswith("+") else ""


def _take_logo(presentation: Presentation, master: Sheet, name: str, found: _Found) -> None:
    """The first logo of the master, or of one of its layouts."""
    for sheet in (master, *presentation.layouts_of(master)):
        for shape in _logos(presentation, sheet):
            source = _carried(presentation.parts, shape.picture.part if shape.picture else None)
            if source:
                found.theme["logo"] = {"src": source, "alt": (shape.alt.strip() or name)[:200]}
                return
            message = (
                f"The logo {shape.name[:60]!r} is no picture that a theme can hold: send it as PNG with the theme."
            )
            found.say("/logo", "logo_not_taken", message)


def _logos(presentation: Presentation, sheet: Sheet) -> Iterator[Shape]:
    width, height = presentation.size
    for shape in presentation.decorations(sheet):
        named = "logo" in f"{shape.name} {shape.alt}".casefold()
        small = 0 < shape.box.area <= _LARGEST_LOGO * width * height
        if shape.picture is not None and not shape.hidden and (named or small):
            yield shape


def _carried(parts: Parts, part: str | None) -> str:
    """A picture as a data URL, smaller where it is large; "" for one that cannot be read here."""
    if part is None:
        return ""
    data = parts.data(part)
    try:
        with Image.open(io.BytesIO(data), formats=(*_KEPT, "WEBP", "BMP", "TIFF")) as image:
            if image.width * image.height > _MOST_PIXELS:
                return ""
            if image.format not in _KEPT or len(data) > _LOGO_BYTES:
                data, kind = _smaller(image), "png"
            else:
                kind = _KEPT[image.format]
                image.verify()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return ""
    return f"data:image/{kind};base64,{b64encode(data).decode()}" if len(data) <= _LOGO_BYTES else ""


def _smaller(image: Image.Image) -> bytes:
    """PNG of at most 800 pixels a side: twice what a logo has on a page."""
    pixels = image.convert("RGBA")
    pixels.thumbnail((_LOGO_PIXELS, _LOGO_PIXELS))
    buffer = io.BytesIO()
    pixels.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _named(master: Sheet, slot: str, spare: str) -> str:
    color: Color | None = master.theme.palette.named(slot)
    return color.hex if color else spare


def _saturation(color: str) -> float:
    return hls(color)[2]
