"""Calls for text: paragraphs, runs, and the colours that everything is painted in."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from renderer.coding.calls import Call
from renderer.coding.not_writable import require_plain
from renderer.scene import Bullet, Line, Paragraph, Run
from renderer.scene.paint import DERIVED
from renderer.scene.theme import Theme

_SLOTS = {"tx1": "text", "tx2": "text2", "bg1": "background", "bg2": "background2", "accent1": "accent"}
_ALIGNS = {"l": None, "ctr": "center", "r": "right"}
_STYLE = ("size", "color", "bold", "italic", "heading", "caps", "spacing", "baseline")


def color_of(color: str | None, theme: Theme) -> str | None:
    """A colour of the scene as the helpers name it; a name that is no slot of the theme becomes #RRGGBB."""
    if color is None:
        return None
    named, *added = color.split(" ")
    base, *transforms = [*DERIVED.get(named, named).split(" "), *added]
    if base in _SLOTS:
        base = _SLOTS[base]
    elif not base.startswith(("#", "accent")):
        base = theme.hex_of(base)
    return " ".join([base, *transforms])


def line_of(line: Line | None, theme: Theme) -> Any:
    """A line as the helpers have it: a colour where it is one point wide, else a `border`."""
    if line is None or line.color is None:
        return None
    color = color_of(line.color, theme)
    if line.width == 1.0 and line.dash == "solid":
        return color
    return Call("border", (color, line.width), {"dash": line.dash if line.dash != "solid" else None})


def paragraphs_of(paragraphs: Sequence[Paragraph], theme: Theme, *, placeholder: bool = False) -> Any:
    """A list of `para` calls; one that says nothing but its text is the text alone."""
    return [_paragraph(one, theme, placeholder=placeholder) for one in paragraphs]


def _paragraph(paragraph: Paragraph, theme: Theme, *, placeholder: bool) -> Any:
    require_plain(paragraph, "tabs")
    styles = [_style(run, theme, placeholder=placeholder) for run in paragraph.runs]
    shared = {name: value for name, value in (styles[0] if styles else {}).items() if _same(styles, name, value)}
    content = tuple(
        run.text
        if style.keys() <= shared.keys()
        else _run(run, {k: v for k, v in style.items() if k not in shared}, shared)
        for run, style in zip(paragraph.runs, styles, strict=True)
    )
    about = {
        "align": "justify" if paragraph.justified else _ALIGNS.get(paragraph.align or "l"),
        "line_spacing": _unless(paragraph.line_spacing, 1.0),
        "before": _unless(paragraph.before, 0.0),
        "after": paragraph.after,
        "indent": _unless(paragraph.indent, 0.0),
        "hanging": paragraph.hanging,
        "bullet": _bullet(paragraph.bullet, theme),
        "rtl": True if paragraph.rtl else None,
        "level": _unless(paragraph.level, 0),
    }
    return Call("para", content, {**shared, **about})


def _same(styles: Sequence[dict[str, Any]], name: str, value: Any) -> bool:
    return all(style.get(name) == value for style in styles)


def _run(run: Run, own: dict[str, Any], shared: dict[str, Any]) -> Call:
    # A run that is a call of its own does not take the paragraph's style over, so it says all of it.
    return Call("run", (run.text,), {**shared, **own})


def _style(run: Run, theme: Theme, *, placeholder: bool) -> dict[str, Any]:
    if run.typeface == (theme.heading_family if run.heading else theme.family):
        run = replace(run, typeface=None)  # the theme says it
    require_plain(run, "typeface", "underline", "strike", "small_caps", "highlight", "gradient", "link")
    style = {
        "size": run.size,
        "color": color_of(run.color, theme) or (None if placeholder else "text"),
        "bold": True if run.bold else None,
        "italic": True if run.italic else None,
        "heading": True if run.heading and not placeholder else None,
        "caps": True if run.caps else None,
        "spacing": _unless(run.spacing, 0.0),
        "baseline": _unless(run.baseline, 0.0),
    }
    return {name: style[name] for name in _STYLE if style[name] is not None}


def _bullet(bullet: Any, theme: Theme) -> Any:
    if not isinstance(bullet, Bullet) or bullet.character == "":
        return None
    require_plain(bullet, "scheme", "start", "typeface")
    sign = "1." if bullet.character is None else bullet.character
    if bullet.color is None and bullet.size is None:
        return sign
    return (sign, color_of(bullet.color, theme), bullet.size)


def _unless(value: Any, usual: Any) -> Any:
    return None if value == usual else value
