"""What an acceptable package offers."""

from collections.abc import Callable
from pathlib import Path

import pytest

from deck_package import inspect_package, open_package

Parts = dict[str, bytes]
MAIN = b"presentationml.presentation.main+xml"


def test_a_sound_deck_has_no_faults(sound_file: Path) -> None:
    """Clean decks stay silent."""
    assert inspect_package(sound_file) == ()


def test_slides_come_in_presentation_order(parts: Parts, pack: Callable[[Parts], bytes]) -> None:
    """The order is that of the slide list, not of the names."""
    listed = parts["ppt/presentation.xml"]
    first, second = listed.index(b"<p:sldId "), listed.rindex(b"<p:sldId ")
    end = listed.index(b"</p:sldIdLst>")
    parts["ppt/presentation.xml"] = listed[:first] + listed[second:end] + listed[first:second] + listed[end:]
    with open_package(pack(parts)) as package:
        assert package.slides == ("ppt/slides/slide2.xml", "ppt/slides/slide1.xml")


def test_a_package_offers_parts_relationships_and_types(sound_deck: bytes) -> None:
    """What the scorer and the previewer read."""
    with open_package(sound_deck) as package:
        slide = package.slides[1]
        layout = package.related(slide, "slideLayout")
        chart = package.related(slide, "chart")
        assert layout is not None
        assert chart is not None
        assert package.content_type(chart) == "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
        assert package.xml(slide).tag.endswith("}sld")
        assert package.read(slide).startswith(b"<?xml")
        assert package.slide_size == (9_144_000, 6_858_000)
        assert not package.is_hidden(slide)


def test_hidden_slides_are_told(parts: Parts, pack: Callable[[Parts], bytes]) -> None:
    """`show="0"` hides a slide; it stays in the list."""
    parts["ppt/slides/slide1.xml"] = parts["ppt/slides/slide1.xml"].replace(b"<p:sld ", b'<p:sld show="0" ', 1)
    with open_package(pack(parts)) as package:
        assert [package.is_hidden(slide) for slide in package.slides] == [True, False]


@pytest.mark.parametrize("kind", [b"template", b"slideshow"])
def test_templates_and_shows_are_accepted(parts: Parts, pack: Callable[[Parts], bytes], kind: bytes) -> None:
    """.potx and .ppsx differ by one content type only."""
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        MAIN, MAIN.replace(b"presentation.main", kind + b".main")
    )
    assert inspect_package(pack(parts)) == ()


def test_hyperlinks_may_lead_outside(parts: Parts, pack: Callable[[Parts], bytes]) -> None:
    """A link that a person clicks loads nothing by itself."""
    name = "ppt/slides/_rels/slide1.xml.rels"
    link = (
        b'<Relationship Id="rId99" TargetMode="External" Target="https://example.org/" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"/>'
    )
    parts[name] = parts[name].replace(b"</Relationships>", link + b"</Relationships>")
    assert inspect_package(pack(parts)) == ()
