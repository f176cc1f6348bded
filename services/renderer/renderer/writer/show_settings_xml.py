"""Custom shows, and what the print dialogue starts with."""

from collections.abc import Sequence

from renderer.scene import CustomShow, Printing
from renderer.writer.markup import NOTHING, Markup, attribute, joined, markup


def custom_shows_xml(shows: Sequence[CustomShow], slides: Sequence[str]) -> Markup:
    """`p:custShowLst`, or nothing; `slides` are the relationship ids of all slides."""
    listed = joined(
        joined(
            (
                markup('<p:custShow name="%s" id="%s"><p:sldLst>', attribute(show.name), number),
                joined(markup('<p:sld r:id="%s"/>', attribute(slides[page])) for page in show.pages),
                markup("</p:sldLst></p:custShow>"),
            )
        )
        for number, show in enumerate(shows)
    )
    return markup("<p:custShowLst>%s</p:custShowLst>", listed) if listed else NOTHING


def printing_xml(printing: Printing | None) -> Markup:
    """`p:prnPr`, or nothing."""
    if printing is None:
        return NOTHING
    given = (
        ("prnWhat", printing.what),
        ("clrMode", printing.colors),
        ("hiddenSlides", printing.hidden),
        ("scaleToFitPaper", printing.fit),
        ("frameSlides", printing.frames),
    )
    attributes = joined(
        markup(' %s="%s"', attribute(name), int(value) if isinstance(value, bool) else attribute(value))
        for name, value in given
        if value is not None
    )
    return markup("<p:prnPr%s/>", attributes)
