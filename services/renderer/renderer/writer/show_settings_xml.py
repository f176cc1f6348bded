"""Custom shows, and what the print dialogue starts with."""

from collections.abc import Sequence

from renderer.scene import CustomShow, Printing
from renderer.writer.markup import attribute


def custom_shows_xml(shows: Sequence[CustomShow], slides: Sequence[str]) -> str:
    """`p:custShowLst`, or nothing; `slides` are the relationship ids of all slides."""
    listed = "".join(
        f'<p:custShow name="{attribute(show.name)}" id="{number}"><p:sldLst>'
        + "".join(f'<p:sld r:id="{slides[page]}"/>' for page in show.pages)
        + "</p:sldLst></p:custShow>"
        for number, show in enumerate(shows)
    )
    return f"<p:custShowLst>{listed}</p:custShowLst>" if listed else ""


def printing_xml(printing: Printing | None) -> str:
    """`p:prnPr`, or nothing."""
    if printing is None:
        return ""
    given = (
        ("prnWhat", printing.what),
        ("clrMode", printing.colors),
        ("hiddenSlides", printing.hidden),
        ("scaleToFitPaper", printing.fit),
        ("frameSlides", printing.frames),
    )
    attributes = "".join(
        f' {name}="{int(value) if isinstance(value, bool) else value}"' for name, value in given if value is not None
    )
    return f"<p:prnPr{attributes}/>"
