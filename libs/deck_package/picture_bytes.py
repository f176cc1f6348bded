"""Files that are shown as pictures and are certainly none."""

_PNG, _PNG_END = b"\x89PNG\r\n\x1a\n", b"IEND"
_WRITTEN = (b"svg", b"%!PS", b"XPM", b"#define")
"""What pictures hold that are written as text: SVG, PostScript, and the bitmaps of X11."""
_LOOKED_AT = 4096
_TEXT = frozenset({*b"\t\n\r\f", *range(0x20, 0x7F)})


def why_no_picture(data: bytes) -> str | None:
    """What a file is in the place of a picture, in words; None where it may be one, whichever programs can show it."""
    if not data:
        return "is empty"
    if data.startswith(_PNG) and _PNG_END not in data:
        return "is cut off"
    head = data[:_LOOKED_AT]
    if _TEXT.issuperset(head) and not any(word in head for word in _WRITTEN):
        return "is text"
    return None
