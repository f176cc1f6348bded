"""The logo of a deck: where looks, templates and drawn slides give it a place, and what is said where they do not."""

import base64
import io
from typing import Any

import pytest
from PIL import Image

from deck_documents import parse
from deck_documents.theme_names import THEMES
from deck_domain.errors import InvalidDocument
from deck_fonts import FontBook
from renderer.compile import source_of
from renderer.deck.from_protocol import deck_from
from renderer.layout import lay_out
from renderer.nodes import lay_out_nodes
from renderer.scene import EMU_PER_PT, Element, Page, Picture, Shape

Json = dict[str, Any]
_BOOK = FontBook.load()


def _picture(color: str = "#0F172A", *, own_ground: bool = False, size: tuple[int, int] = (200, 50)) -> str:
    image = Image.new("RGBA", size, "#FFFFFF" if own_ground else "#00000000")
    image.paste(color, (0, 0, size[0] // 2, size[1]))
    data = io.BytesIO()
    image.save(data, "PNG")
    return "data:image/png;base64," + base64.b64encode(data.getvalue()).decode()


def _deck(look: str = "clear", *, alt: str | None = "Northwind", src: str | None = None, **fields: Any) -> Json:
    slides = [
        {
            "slideType": "title-body",
            "title": "Growth",
            "subtitle": "14 October 2026",
            "body": ["Two questions"],
        },
        {"slideType": "kpi-grid", "title": "All above plan", "items": [{"label": "Margin", "value": "31 %"}] * 3},
        {"slideType": "section", "title": "What comes next", "subtitle": "Three years"},
        {"slideType": "closing", "title": "Next steps", "steps": [{"text": "Open two hubs"}], "decision": "Approve"},
    ]
    logo = {"src": src or _picture(), **({"alt": alt} if alt else {})}
    return {"version": "2.0", "title": "Plan", "theme": look, "logo": logo, "slides": slides, **fields}


def _laid_out(document: Json, schema: str = "protocol_v2") -> tuple[tuple[Page, ...], list[Any]]:
    scene, findings, _ = lay_out(deck_from(parse(schema, document)), _BOOK)
    return scene.pages, list(findings)


def _logos(page: Page) -> list[Picture]:
    return [one for one in page.elements if isinstance(one, Picture) and one.name == "Logo"]


def _apart(one: Element, other: Element) -> bool:
    a, b = one.frame, other.frame
    return a.x + a.width <= b.x or b.x + b.width <= a.x or a.y + a.height <= b.y or b.y + b.height <= a.y


@pytest.mark.parametrize("look", THEMES)
def test_every_look_shows_it_where_a_deck_opens_runs_and_ends(look: str) -> None:
    """It stands undistorted within its page, and no words lie on it."""
    pages, findings = _laid_out(_deck(look))
    assert [len(_logos(page)) for page in pages] == [1, 1, 0, 1]
    assert not [one for one in findings if one.component_path == "logo"]
    for page in (pages[0], pages[1], pages[3]):
        (logo,) = _logos(page)
        assert logo.description == "Northwind"
        assert logo.frame.width / logo.frame.height == pytest.approx(4, rel=0.01)
        assert logo.frame.x >= 0
        assert logo.frame.x + logo.frame.width <= 960 * EMU_PER_PT
        words = [one for one in page.elements if isinstance(one, Shape) and one.paragraphs]
        assert all(_apart(one, logo) for one in words), page.name


def test_it_stands_across_from_the_page_number() -> None:
    """A footer that begins with the number has the logo at its end."""
    first, last = (
        _logos(_laid_out(_deck(tokens={"chrome": {"footer": {"enabled": True, "layout": layout}}}))[0][1])[0].frame.x
        for layout in (["spacer", "pageNumber"], ["pageNumber", "spacer", "disclaimer"])
    )
    assert first < 100 * EMU_PER_PT < 700 * EMU_PER_PT < last


def test_a_page_that_runs_from_right_to_left_is_turned_with_it() -> None:
    """The corner of the logo is then the lower right one."""
    slide = {"slideType": "kpi-grid", "title": "كل رقم فوق الخطة", "items": [{"label": "الهامش", "value": "31"}] * 3}
    pages, _ = _laid_out(_deck(title="الخطة", slides=[slide, slide | {"title": "الأرقام الأخرى"}]))
    assert _logos(pages[0])[0].frame.x > 700 * EMU_PER_PT


@pytest.mark.parametrize(
    ("color", "own_ground", "look", "has_plate"),
    [
        ("#0F172A", False, "midnight", True),
        ("#F8FAFC", False, "midnight", False),
        ("#F8FAFC", False, "clear", True),
        ("#0F172A", False, "clear", False),
        ("#0F172A", True, "midnight", False),
    ],
)
def test_it_has_a_plate_where_it_would_not_be_seen(color: str, own_ground: bool, look: str, has_plate: bool) -> None:
    """A dark one on a dark page, a light one on a light page; one with a ground of its own needs none."""
    pages, _ = _laid_out(_deck(look, src=_picture(color, own_ground=own_ground)))
    assert any(one.name == "Logo plate" for one in pages[1].elements) == has_plate


def test_a_logo_without_words_is_an_ornament() -> None:
    """What says nothing to people who do not see it is not read out."""
    (logo,) = _logos(_laid_out(_deck(alt=None))[0][1])
    assert logo.decorative
    assert not logo.description


@pytest.mark.parametrize("schema", ["protocol_v2", "agent_v1", "paper_document"])
def test_a_logo_that_cannot_be_had_is_told_once(schema: str) -> None:
    """Of any schema; and the deck is made all the same."""
    broken = {"src": "data:image/png;base64,AAAA"}
    document = {
        "protocol_v2": _deck() | {"logo": broken},
        "agent_v1": {"presentationTitle": "P", "logo": broken, "slides": [_bullets()] * 2},
        "paper_document": _paper(logo=broken),
    }[schema]
    if schema == "paper_document":
        _, found, _ = lay_out_nodes(parse(schema, document).model, _BOOK)  # type: ignore[arg-type]
    else:
        _, found = _laid_out(document, schema)
    (said,) = (one for one in found if one.code == "ASSET_MISSING")
    assert said.component_path == "logo.src"
    assert "no page shows the logo" in said.message


@pytest.mark.parametrize("schema", ["protocol_v2", "agent_v1", "paper_document"])
def test_its_address_is_fetched_and_judged_as_those_of_all_pictures(schema: str) -> None:
    """It is wanted before the deck is made, and a file of this machine is refused."""
    address = {"src": "https://pictures.example/logo.png"}
    make = {
        "protocol_v2": lambda logo: _deck() | {"logo": logo},
        "agent_v1": lambda logo: {"presentationTitle": "P", "logo": logo, "slides": [_bullets()]},
        "paper_document": lambda logo: _paper(logo=logo),
    }[schema]
    assert source_of(parse(schema, make(address))).wanted_pictures() == ["https://pictures.example/logo.png"]
    with pytest.raises(InvalidDocument) as refused:
        parse(schema, make({"src": "file:///etc/passwd"}))
    assert [one.pointer for one in refused.value.violations] == ["/logo/src"]


def _bullets(**more: Any) -> Json:
    return {"pattern": "bullets", "content": {"title": "Plan", "bulletPoints": ["One hall", "One road"], **more}}


def _paper(*boxes: Json, **fields: Any) -> Json:
    slide = {"type": "Slide", "children": list(boxes)}
    return {"type": "Document", "version": "1.0", "meta": {"title": "P"}, "slides": [slide], **fields}


def _box(left: float, top: float, width: float, height: float, color: str = "#334155") -> Json:
    place = {"position": "absolute", "left": left, "top": top, "width": width, "height": height}
    return {"type": "View", "style": place | {"backgroundColor": color}}


_LOWER_RIGHT, _LOWER_LEFT = _box(900, 470, 60, 70), _box(0, 470, 60, 70)
_UPPER = _box(30, 0, 900, 80)


@pytest.mark.parametrize(
    ("boxes", "x", "y"),
    [
        ((), 842, 490),
        ((_LOWER_RIGHT,), 22, 490),
        ((_LOWER_RIGHT, _LOWER_LEFT), 842, 22),
        ((_box(0, 0, 960, 540, "#FFFFFF"),), 842, 490),
    ],
)
def test_drawn_slides_have_it_in_the_first_corner_that_is_free(boxes: tuple[Json, ...], x: float, y: float) -> None:
    """What covers the page is its ground, and takes no corner."""
    document = parse("paper_document", _paper(*boxes, logo={"src": _picture()}))
    scene, _, _ = lay_out_nodes(document.model, _BOOK)  # type: ignore[arg-type]
    (logo,) = _logos(scene.pages[0])
    assert (logo.frame.x / EMU_PER_PT, logo.frame.y / EMU_PER_PT) == pytest.approx((x, y), abs=6)


def test_a_drawn_slide_without_a_free_corner_says_so() -> None:
    """Nothing is laid over what the document places."""
    document = parse("paper_document", _paper(_LOWER_RIGHT, _LOWER_LEFT, _UPPER, logo={"src": _picture()}))
    scene, found, _ = lay_out_nodes(document.model, _BOOK)  # type: ignore[arg-type]
    assert not _logos(scene.pages[0])
    assert [one.message for one in found if one.component_path == "logo"] == [
        "The logo is not on slide 1: all corners there are taken."
    ]


def test_the_ground_of_a_drawn_slide_decides_about_the_plate() -> None:
    """A dark logo on a slide that a dark box covers."""
    document = parse("paper_document", _paper(_box(0, 0, 960, 540, "#0B1020"), logo={"src": _picture()}))
    scene, _, _ = lay_out_nodes(document.model, _BOOK)  # type: ignore[arg-type]
    assert any(one.name == "Logo plate" for one in scene.pages[0].elements)


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize("decision", ["Approve", None])
def test_nothing_covers_the_logo_of_a_closing(look: str, decision: str | None) -> None:
    """Bands are below it, words keep off it, and it is seen on the ground that it stands on."""
    document = _deck(look)
    steps = [{"text": f"Step {number}", "owner": "Finance", "date": "March"} for number in range(6)]
    document["slides"][-1] = {"slideType": "closing", "title": "Next", "steps": steps}
    if decision:
        document["slides"][-1]["decision"] = decision
    page = _laid_out(document)[0][-1]
    (logo,) = _logos(page)
    above = page.elements[page.elements.index(logo) + 1 :]
    covering = [
        one for one in above if isinstance(one, Shape) and (one.fill or one.paragraphs) and not _apart(one, logo)
    ]
    assert covering == []
