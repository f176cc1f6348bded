"""The picture that any slide may have: at the right of its content, cut around its focus, in the manner of the look."""

import base64
import io
from typing import Any

import pytest
from PIL import Image

from deck_documents import parse
from deck_domain.errors import InvalidDocument
from deck_fonts import FontBook
from renderer.deck.from_protocol import deck_from
from renderer.layout import lay_out
from renderer.scene import EMU_PER_PT, Picture, Shape, Table
from tests.gallery.exhibits import exhibits

Json = dict[str, Any]
_BOOK = FontBook.load()
_COVERS = {"slide-type-section", "slide-type-closing"}


def _source(width: int = 400, height: int = 200) -> str:
    data = io.BytesIO()
    Image.new("RGB", (width, height), "#dbeafe").save(data, "PNG")
    return "data:image/png;base64," + base64.b64encode(data.getvalue()).decode()


def _image(**more: Any) -> Json:
    return {"src": _source(), "alt": "A pale blue hall", **more}


def _documents() -> dict[str, Json]:
    """A small slide of each type, in English."""
    return {
        exhibit.name: cell.document
        for exhibit in exhibits()
        if exhibit.group == "slide type" and exhibit.name not in _COVERS
        for row in exhibit.rows
        for cell in row
        if cell.caption == "english, small"
    }


def _pages(document: Json, image: Json, **fields: Any) -> tuple[Any, list[Any]]:
    slides = [slide | {"image": image} | fields for slide in document["slides"]]
    scene, findings, _ = lay_out(deck_from(parse("protocol_v2", document | {"slides": slides})), _BOOK)
    return scene.pages, list(findings)


def _points(**fields: Any) -> Json:
    slide = {"slideType": "title-body", "title": "What we plan", "body": ["One hall", "One road", "One gate"], **fields}
    return {"version": "2.0", "title": "Plan", "slides": [slide]}


def _picture(pages: Any) -> Picture:
    (found,) = (one for one in pages[0].elements if isinstance(one, Picture))
    return found


@pytest.mark.parametrize("name", _documents())
def test_every_kind_of_slide_makes_room_for_it(name: str) -> None:
    """Content stands left of it, and nothing else covers it."""
    pages, _ = _pages(_documents()[name], _image())
    picture = _picture(pages)
    assert picture.description == "A pale blue hall"
    assert picture.frame.width > 200 * EMU_PER_PT
    for one in pages[0].elements:
        if isinstance(one, Shape | Table) and one.name not in {"Title", "Subtitle", "Page number"}:
            is_above = one.frame.y + one.frame.height <= picture.frame.y + EMU_PER_PT
            assert one.frame.x + one.frame.width <= picture.frame.x + EMU_PER_PT or is_above or one.decorative, one.name


@pytest.mark.parametrize("name", _documents())
def test_it_may_be_a_band_above_the_content(name: str) -> None:
    """As wide as the content, which stands below it; a page that has its own place for it says that it keeps to it."""
    pages, found = _pages(_documents()[name], _image(place="top"))
    picture = _picture(pages)
    if any(one.component_path == "slides[0].image.place" for one in found):
        assert picture.frame.y == 0
        return
    assert picture.frame.width > 560 * EMU_PER_PT
    content = [one for one in pages[0].elements if isinstance(one, Shape | Table) and one.builds]
    assert all(one.frame.y >= picture.frame.y + picture.frame.height for one in content)


_AGENT: dict[str, Json] = {
    "bullets": {"bulletPoints": ["One hall", "One road"]},
    "dashboard": {"kpis": [{"label": "Margin", "value": "31 %"}, {"label": "Cash", "value": "4.2"}]},
    "comparison": {"comparison": {"leftLabel": "A", "rightLabel": "B", "rows": [{"left": "1", "right": "2"}]}},
    "statement": {"prose": ["Contracts renew by themselves."]},
    "title": {"subtitle": "14 October 2026"},
}


def _agent_pages(pattern: str, image: Json, **content: Any) -> tuple[Any, list[Any]]:
    slide = {"pattern": pattern, "content": {"title": "What we plan", "image": image, **content}}
    document = {"presentationTitle": "Plan", "slides": [slide]}
    scene, found, _ = lay_out(deck_from(parse("agent_v1", document)), _BOOK)
    return scene.pages, list(found)


@pytest.mark.parametrize("pattern", _AGENT)
def test_patterns_take_it_too(pattern: str) -> None:
    """Each pattern shows the picture, and words keep off it."""
    pages, found = _agent_pages(pattern, _image(), **_AGENT[pattern])
    picture = _picture(pages)
    assert not [one for one in found if "image" in (one.component_path or "")]
    # The title of an opening may stand on its picture, on a panel.
    kept = {"Title", "Page number"} if pattern != "title" else {one.name for one in pages[0].elements}
    for one in pages[0].elements:
        if isinstance(one, Shape) and one.paragraphs and one.name not in kept:
            assert one.frame.x + one.frame.width <= picture.frame.x + EMU_PER_PT, one.name


def test_a_missing_picture_of_a_pattern_is_told_at_its_place() -> None:
    """The path is that of the document."""
    _, found = _agent_pages("bullets", {"src": "data:image/png;base64,AAAA"}, bulletPoints=["One"])
    assert [one.component_path for one in found if one.code == "ASSET_MISSING"] == ["slides[0].content.image.src"]


@pytest.mark.parametrize(("x", "left", "right"), [(0.0, 0.0, 1.0), (1.0, 1.0, 0.0), (0.5, 0.5, 0.5)])
def test_what_is_in_focus_stays_in_sight(x: float, left: float, right: float) -> None:
    """A wide picture in a high frame is cut at its sides, by the place of its focus."""
    pages, _ = _pages(_points(), _image(focalPoint={"x": x, "y": 0.5}))
    crop = _picture(pages).fill.crop
    cut = crop[0] + crop[2]
    assert cut > 20
    assert crop == pytest.approx((cut * left, crop[1], cut * right, crop[3]))


def test_a_mirrored_page_has_it_at_the_left() -> None:
    """With the content at its right."""
    words = [
        "\u0628\u0646\u0627\u0621 \u0642\u0627\u0639\u0629",
        "\u0637\u0631\u064a\u0642",
        "\u0628\u0648\u0627\u0628\u0629",
    ]
    document = {
        "version": "2.0",
        "title": words[0],
        "slides": [{"slideType": "title-body", "title": words[0], "body": words}],
    }
    pages, _ = _pages(document, _image())
    assert _picture(pages).frame.x < 100 * EMU_PER_PT


def test_a_picture_that_cannot_be_had_leaves_its_description() -> None:
    """In a panel, and a finding says so at its place."""
    pages, findings = _pages(_points(), {"src": "data:image/png;base64,AAAA", "alt": "A pale blue hall"})
    assert [one.component_path for one in findings if one.code == "ASSET_MISSING"] == ["slides[0].image.src"]
    assert any(
        "A pale blue hall" in line.text
        for one in pages[0].elements
        if isinstance(one, Shape)
        for line in one.paragraphs
    )


def test_the_description_of_a_missing_opening_is_not_below_its_panel() -> None:
    """It is all that is left of the picture: its words stand where nothing covers them."""
    pages, _ = _agent_pages("title", {"src": "data:image/png;base64,AAAA", "alt": "A pale blue hall"})
    (words,) = (
        one
        for one in pages[0].elements
        if isinstance(one, Shape) and [line.text for line in one.paragraphs] == ["A pale blue hall"]
    )
    assert words.body is not None
    left = words.frame.x + round(words.body.insets[0] * EMU_PER_PT)
    panels = [one for one in pages[0].elements if one.decorative and one.frame.y < words.frame.y + words.frame.height]
    assert panels
    assert all(panel.frame.x + panel.frame.width <= left for panel in panels)


def test_an_encoded_picture_says_nothing_of_the_language() -> None:
    """The source is named in English though letters of the picture make words of other languages."""
    image = _image(src="data:image/png;base64," + "o/os/da/do/e/em/" * 40)
    pages, _ = _pages(_points(source="Report"), image)
    assert any(
        line.text == "Source: Report" for one in pages[0].elements if isinstance(one, Shape) for line in one.paragraphs
    )


@pytest.mark.parametrize(
    ("image", "pointer"),
    [
        ({"alt": "x"}, "/slides/0/image/src"),
        ({"src": "ftp://host/a.png"}, "/slides/0/image/src"),
        ({"src": "https://host/a.png", "focalPoint": {"x": 2, "y": 0}}, "/slides/0/image/focalPoint/x"),
    ],
)
def test_what_is_no_picture_is_refused_at_its_place(image: Json, pointer: str) -> None:
    """Before anything is drawn."""
    with pytest.raises(InvalidDocument) as refused:
        parse("protocol_v2", _points(image=image))
    assert [fault.pointer for fault in refused.value.violations] == [pointer]


def _deck(theme: str, **fields: Any) -> Json:
    first = {"slideType": "title-body", "title": "What we plan", "body": ["Board of directors, May 2027"], **fields}
    return {"version": "2.0", "title": "Plan", "theme": theme, "slides": [first, *_points()["slides"]]}


@pytest.mark.parametrize("theme", ["clear", "board", "default-navy", "dark-punch", "editorial-serif"])
@pytest.mark.parametrize("role", ["opening", "section", "closing"])
def test_covers_show_their_picture_or_say_that_they_do_not(theme: str, role: str) -> None:
    """Icons have no place there."""
    document = _deck(theme, role=role, image=_image(), icons=["truck"])
    scene, findings, _ = lay_out(deck_from(parse("protocol_v2", document)), _BOOK)
    told = {one.component_path for one in findings}
    drawn = any(isinstance(one, Picture) for one in scene.pages[0].elements)
    assert ("slides[0].image" in told) != drawn
    assert "slides[0].icons" in told


@pytest.mark.parametrize(
    ("look", "grey", "duotone"),
    [
        ("monochrome", True, None),
        ("dark-punch", False, ("bg1", "accent2")),
        ("terminal", False, ("bg1", "accent2")),
        ("midnight", False, ("bg1", "accent2")),
        ("default-navy", False, ("accent2", "bg1")),
        ("editorial-wide", False, ("accent2", "bg1")),
        ("editorial-serif", True, None),
        ("board", True, None),
        ("paper", True, None),
        ("clear", False, None),
        ("consulting", False, None),
    ],
)
def test_looks_of_few_hues_show_pictures_in_them(look: str, grey: bool, duotone: tuple[str, str] | None) -> None:
    """By effects of the picture that PowerPoint and LibreOffice show alike; its own colours stay in the file."""
    pages, _ = _pages(_points() | {"theme": look}, _image())
    assert (_picture(pages).fill.grey, _picture(pages).fill.duotone) == (grey, duotone)


@pytest.mark.parametrize(("photo", "grey"), [({"treatment": "none"}, False), ({"radius": 8}, True)])
def test_a_document_may_ask_for_the_colours(photo: Json, grey: bool) -> None:
    """What its tokens say goes before the look; what they do not say is the look's."""
    pages, _ = _pages(_points() | {"theme": "monochrome", "tokens": {"photo": photo}}, _image())
    assert _picture(pages).fill.grey == grey
