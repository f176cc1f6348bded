"""Elements that should name a font and do not."""

from deck_presentation.names import A, Element

_DEFAULTS = {"latin": "+mn-lt", "ea": "+mn-ea", "cs": "+mn-cs", "sym": "Symbol", "buFont": "Arial"}
_THEME_LATIN = "Calibri"

FONT_ELEMENTS = tuple(A + tag for tag in _DEFAULTS)


def missing_typeface(element: Element) -> str | None:
    """What an element that names no font should name; None where one is named.

    Themes leave the fonts of other scripts empty, and mean it.
    """
    given, tag = element.get("typeface"), str(element.tag).rpartition("}")[2]
    parent = element.getparent()
    in_theme = parent is not None and parent.tag in (A + "majorFont", A + "minorFont")
    if given or (given == "" and in_theme and tag != "latin"):
        return None
    if not in_theme:
        return _DEFAULTS[tag]
    return _THEME_LATIN if tag == "latin" else ""
