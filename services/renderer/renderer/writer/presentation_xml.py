"""What the presentation part says of the whole deck: sections, custom shows, what the print dialogue starts with."""

import uuid
from collections.abc import Sequence

from renderer.scene import CustomShow, Printing, Section
from renderer.writer.markup import NOTHING, Markup, attribute, joined, markup

_P14 = markup("http://schemas.microsoft.com/office/powerpoint/2010/main")
_URI = markup("{521415D9-36F7-43E2-AB2F-B90AF26B5E84}")
_NAMESPACE = uuid.UUID("6f1d1d2e-5a0e-4c6e-9f0b-0d6c9c1a7b11")


def sections_xml(sections: Sequence[Section], first_slide_id: int) -> Markup:
    """The `p:extLst` of the presentation that lists `sections`, or nothing."""
    if not sections:
        return NOTHING
    listed = joined(_section(section, number, first_slide_id) for number, section in enumerate(sections))
    return markup(
        '<p:extLst><p:ext uri="%s"><p14:sectionLst xmlns:p14="%s">%s</p14:sectionLst></p:ext></p:extLst>',
        _URI,
        _P14,
        listed,
    )


def _section(section: Section, number: int, first_slide_id: int) -> Markup:
    slides = joined(markup('<p14:sldId id="%s"/>', first_slide_id + page) for page in section.pages)
    identity = str(uuid.uuid5(_NAMESPACE, f"{number} {section.name}")).upper()
    return markup(
        '<p14:section name="%s" id="{%s}"><p14:sldIdLst>%s</p14:sldIdLst></p14:section>',
        attribute(section.name),
        attribute(identity),
        slides,
    )


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
