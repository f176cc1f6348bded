"""How a trend is shown: by a sign as well as by a colour."""

_MARKS = {"up": ("\u25b2", "accent3"), "down": ("\u25bc", "accent4"), "flat": ("\u25ac", "tx2")}


def trend_mark(trend: str | None) -> tuple[str, str]:
    """The sign of `trend` (up, down, flat) and its colour; no sign for any other."""
    return _MARKS.get(trend or "", ("", "tx2"))
