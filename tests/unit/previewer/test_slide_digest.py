"""What changes the digest of a slide, and what does not."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from deck_package import open_package
from previewer.drawing.canary import write_canary
from previewer.slides.digest import SlideDigests

CHART, MEDIA = "ppt/charts/chart1.xml", "ppt/media/image1.png"
SLIDE, LAYOUT = "ppt/slides/slide1.xml", "ppt/slideLayouts/slideLayout1.xml"
MASTER, THEME = "ppt/slideMasters/slideMaster1.xml", "ppt/theme/theme1.xml"
NUMBER = b'<a:p><a:fld id="{1}" type="slidenum"><a:t>1</a:t></a:fld></a:p>'
Edit = Callable[[str, bytes], tuple[str, bytes]]


def digests(folder: Path, edit: Edit = lambda name, data: (name, data)) -> list[str]:
    """Digests of the canary's slides, each part edited first."""
    edited = folder / "edited.pptx"
    with zipfile.ZipFile(write_canary(folder / "deck.pptx")) as source, zipfile.ZipFile(edited, "w") as target:
        for name in source.namelist():
            target.writestr(*edit(name, source.read(name)))
    with open_package(edited) as package:
        found = SlideDigests(package)
        return [found.of(index) for index in range(len(package.slides))]


def replacing(part: str, old: bytes, new: bytes) -> Edit:
    """Replace bytes of one part."""

    def edit(name: str, data: bytes) -> tuple[str, bytes]:
        assert name != part or old in data
        return name, data.replace(old, new) if name == part else data

    return edit


def test_names_and_ids_do_not_matter(tmp_path: Path) -> None:
    """Other part names, other relationship ids, other quotes: the same slide."""

    def renamed(name: str, data: bytes) -> tuple[str, bytes]:
        if name.endswith((".xml", ".rels")):
            data = data.replace(b"chart1.xml", b"chart77.xml").replace(b"slide2.xml", b"slide9.xml")
            data = (
                data.replace(b'"rId', b'"other').replace(b"UTF-8", b"utf-8").replace(b"<a:t>1</a:t>", b"<a:t >1</a:t>")
            )
            data = data.replace(b"image1.png", b"picture.png")
        for old, new in (("chart1.", "chart77."), ("slide2.", "slide9."), ("image1.", "picture.")):
            name = name.replace(old, new)
        return name, data

    assert digests(tmp_path) == digests(tmp_path, renamed)


@pytest.mark.parametrize(
    ("edit", "changed"),
    [
        (replacing(CHART, b"<c:v>2</c:v>", b"<c:v>3</c:v>"), [True, False]),
        (replacing(MEDIA, b"IEND\xaeB`\x82", b"IEND\xaeB`\x82\0"), [True, False]),
        (replacing(SLIDE, b"Latin", b"Greek"), [True, False]),
        (replacing(LAYOUT, b'name=""', b'name="x"'), [True, True]),
        (replacing(MASTER, b'name=""', b'name="x"'), [True, True]),
        (replacing(THEME, b"1F2937", b"1F2938"), [True, True]),
        (replacing("ppt/presentation.xml", b"6858000", b"6858001"), [True, True]),
        (replacing("ppt/presentation.xml", b'id="256"', b'id="999"'), [False, False]),
    ],
)
def test_what_is_drawn_matters(edit: Edit, changed: list[bool], tmp_path: Path) -> None:
    """A cached value of a chart, a byte of a picture, text, layout, master, theme, size; not the slide's id."""
    assert [old != new for old, new in zip(digests(tmp_path), digests(tmp_path, edit), strict=True)] == changed


def swapped(name: str, data: bytes) -> tuple[str, bytes]:
    """The other order of the two slides."""
    if name != "ppt/presentation.xml":
        return name, data
    first, second = b'<p:sldId id="256" r:id="rId2"/>', b'<p:sldId id="257" r:id="rId3"/>'
    return name, data.replace(first + second, second + first)


@pytest.mark.parametrize("part", [SLIDE, LAYOUT])
def test_the_number_matters_where_it_is_drawn(part: str, tmp_path: Path) -> None:
    """A slide that moves keeps its digest unless it, or its layout, shows the number."""
    box = b'<p:sp><p:nvSpPr><p:cNvPr id="90" name="n"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>'
    add = replacing(part, b"</p:spTree>", box + NUMBER + b"</p:txBody></p:sp></p:spTree>")
    assert digests(tmp_path) == digests(tmp_path, swapped)[::-1]
    before, after = digests(tmp_path, add), digests(tmp_path, lambda name, data: add(*swapped(name, data)))[::-1]
    assert before[0] != after[0]
    assert (before[1] != after[1]) == (part == LAYOUT)


def test_a_placeholder_of_the_layout_shows_no_number(tmp_path: Path) -> None:
    """It is only drawn on slides that have one of their own."""
    box = (
        b'<p:sp><p:nvSpPr><p:cNvPr id="90" name="n"/><p:cNvSpPr/><p:nvPr><p:ph type="sldNum"/></p:nvPr></p:nvSpPr>'
        b"<p:spPr/><p:txBody><a:bodyPr/>"
    )
    add = replacing(LAYOUT, b"</p:spTree>", box + NUMBER + b"</p:txBody></p:sp></p:spTree>")
    assert digests(tmp_path, add) == digests(tmp_path, lambda name, data: add(*swapped(name, data)))[::-1]
