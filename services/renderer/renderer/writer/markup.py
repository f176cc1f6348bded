"""Text as it stands in XML."""

from xml.sax.saxutils import escape

_QUOTES = {'"': "&quot;", "\n": "&#10;", "\t": "&#9;"}


def attribute(text: str) -> str:
    """`text` for use between double quotes."""
    return escape(text, _QUOTES)
