"""Rules about brands: decks held against what a brand pack demands."""

import io
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest
from pptx.dml.color import RGBColor
from pptx.oxml.ns import qn
from pptx.util import Inches

from deck_domain.brand import Brand, BrandLayout, BrandLogo

from .conftest import add_card, add_slide, add_text, png
from .test_layout_rules import found

Report = Callable[..., dict[str, Any]]
RULES = ("BRD701", "BRD702", "BRD703", "BRD704", "BRD705")
_PALETTE = {
    "dk1": "#000000",
    "lt1": "#FFFFFF",
    "dk2": "#1F497D",
    "lt2": "#EEECE1",
    **dict(
        zip(
            (f"accent{n}" for n in range(1, 7)),
            ("#4F81BD", "#C0504D", "#9BBB59", "#8064A2", "#4BACC6", "#F79646"),
            strict=True,
        )
    ),
}


def _brand(deck: Any, **more: Any) -> Brand:
    layouts = tuple(
        BrandLayout(str(layout.part.partname)[1:], layout.name, "obj") for layout in deck.slide_masters[0].slide_layouts
    )
    return Brand(
        **{"fonts": ("Calibri",), "palette": _PALETTE, "layouts": layouts, "colors": ("#111827", "#EFF6FF")} | more
    )


def _told(report: dict[str, Any]) -> list[tuple[str, Any, Any]]:
    return [(hit["rule"], hit.get("slideIndex"), hit.get("shapeId")) for rule in RULES for hit in found(report, rule)]


def test_without_a_brand_all_its_rules_are_skipped(deck: Any, report_on: Report) -> None:
    """With the reason."""
    skipped = {one["rule"]: one["reason"] for one in report_on(deck)["skippedRules"]}
    assert {skipped[rule] for rule in RULES} == {"the deck has no brand pack to be held against"}


def test_a_deck_that_keeps_to_its_brand_is_silent(deck: Any, report_on: Report) -> None:
    """Fonts and colours of the theme, greys, layouts of the pack."""
    report = report_on(deck, brand=_brand(deck))
    assert [hit for rule in RULES for hit in report["findings"] if hit["rule"] == rule] == []
    assert not {one["rule"] for one in report["skippedRules"]} & set(RULES)


def test_a_font_from_elsewhere_is_told(deck: Any, report_on: Report) -> None:
    """By script: those that the brand names no family for are free, and so are symbols."""
    slide = add_slide(deck, "What comes next")
    latin, greek, hangul, symbol = (
        add_text(slide, text, 0.6, 2 + n, 6, 0.6) for n, text in enumerate(("Next", "Επόμενο", "다음", "\uf0fc"))
    )
    for box, name in ((latin, "Georgia"), (greek, "Georgia"), (symbol, "Wingdings")):
        box.text_frame.paragraphs[0].runs[0].font.name = name
    run = hangul.text_frame.paragraphs[0].runs[0]._r.get_or_add_rPr()
    run.append(run.makeelement(qn("a:ea"), {"typeface": "Batang"}))
    assert _told(report_on(deck, brand=_brand(deck))) == [("BRD701", 7, box.shape_id) for box in (latin, greek)]
    brand = _brand(deck, scripts=("latin", "ea"), fonts=("Calibri", "Georgia"))
    assert _told(report_on(deck, brand=brand)) == [("BRD701", 7, hangul.shape_id)]


@pytest.mark.parametrize(
    ("color", "told"), [("D726D0", True), ("4F81BD", False), ("5082BE", False), ("808080", False), ("A21CAF", True)]
)
def test_a_colour_from_elsewhere_is_told(color: str, told: bool, deck: Any, report_on: Report) -> None:
    """What cannot be told from a colour of the brand is one; a tint of the colour of links is none."""
    card = add_card(add_slide(deck, "What comes next"), "Next", 0.6, color)
    card.text_frame.paragraphs[0].runs[0].font.color.rgb = RGBColor(0, 0, 0)
    report = report_on(deck, brand=_brand(deck, palette={**_PALETTE, "folHlink": "#800080"}))
    assert _told(report) == ([("BRD702", 7, card.shape_id)] if told else [])


def test_a_colour_from_elsewhere_is_told_once(deck: Any, report_on: Report) -> None:
    """The rule on colours that the rest of the deck does not have leaves a branded deck to this one."""
    for number in range(6):
        card = add_card(add_slide(deck, f"Part {number + 1} of the plan"), "Text", 0.6, "4F81BD")
    card = add_card(add_slide(deck, "What comes next"), "Next", 0.6, "D726D0")
    assert [hit["shapeId"] for hit in found(report_on(deck), "COL302")] == [card.shape_id]
    report = report_on(deck, brand=_brand(deck))
    hits = [hit["rule"] for hit in report["findings"] if hit.get("shapeId") == card.shape_id]
    assert [rule for rule in hits if rule.startswith(("BRD", "COL"))] == ["BRD702"]
    (skipped,) = (one for one in report["skippedRules"] if one["rule"] == "COL302")
    assert "brand" in skipped["reason"]


def test_a_colour_in_a_group_or_a_cell_is_told_too(deck: Any, report_on: Report) -> None:
    """Wherever it stands; a tint of a colour of the brand is only mentioned."""
    group = deck.slides[5].shapes[1]
    group.shapes[0].text_frame.paragraphs[0].runs[0].font.color.rgb = RGBColor(0xA0, 0x10, 0x90)
    cell = deck.slides[1].shapes[1].table.cell(1, 1)
    cell.fill.solid()
    cell.fill.fore_color.rgb = RGBColor(0xF0, 0xB0, 0xF0)
    add_card(add_slide(deck, "What comes next"), "Next", 0.6, "AFC9E9")
    report = report_on(deck, brand=_brand(deck))
    assert _told(report) == [
        ("BRD702", 1, deck.slides[1].shapes[1].shape_id),
        ("BRD702", 5, group.shapes[0].shape_id),
    ]
    assert [(hit["slideIndex"], hit["impact"]) for hit in found(report, "BRD702", sure=False)] == [(7, "info")]


def _with_logo(deck: Any) -> tuple[Any, Brand]:
    """The deck with a logo on its master, and its brand."""
    data = png(300, 100, "#4F81BD").getvalue()
    _, rid = deck.slide_masters[0].part.get_or_add_image_part(io.BytesIO(data))
    slide = deck.slides[0]
    picture = slide.shapes.add_picture(io.BytesIO(data), Inches(11), Inches(0.2), Inches(1.5), Inches(0.5))
    element = picture._element
    element.find(".//" + qn("a:blip")).set(qn("r:embed"), rid)
    deck.slide_masters[0].shapes._spTree.append(element)
    logo = BrandLogo(sha256(data).hexdigest(), "Logo", "ppt/slideMasters/slideMaster1.xml")
    return deck, _brand(deck, logos=(logo,))


def test_a_logo_that_no_slide_shows_or_one_hides_is_told(deck: Any, report_on: Report) -> None:
    """Once for the deck where none shows it, else at the slide."""
    logo = BrandLogo("0" * 64, "Logo", "ppt/slideMasters/slideMaster1.xml")
    assert _told(report_on(deck, brand=_brand(deck, logos=(logo,)))) == [("BRD703", None, None)]
    deck, brand = _with_logo(deck)
    assert _told(report_on(deck, brand=brand)) == []
    deck.slides[4]._element.set("showMasterSp", "0")
    assert _told(report_on(deck, brand=brand)) == [("BRD703", 4, None)]


def test_a_layout_that_the_pack_does_not_have_is_told(deck: Any, report_on: Report) -> None:
    """By its name, since programs rename parts."""
    brand = _brand(deck)
    deck.slide_layouts[1]._element.cSld.set("name", "From another deck")
    (hit,) = found(report_on(deck, brand=brand), "BRD704")
    assert (hit["code"], hit["slideIndex"]) == ("UNSUPPORTED_LAYOUT_SELECTION", 0)
    assert '"From another deck"' in hit["message"]


@pytest.mark.parametrize(("level", "impact"), [("supported", "warning"), ("unsafe", "error")])
def test_a_title_beside_its_placeholder_is_told(level: str, impact: str, deck: Any, report_on: Report) -> None:
    """It stops a deck whose pack is unsafe."""
    slide = add_slide(deck, "What comes next")
    slide.shapes.title._element.getparent().remove(slide.shapes.title._element)
    box = add_text(slide, "What comes next", 0.6, 0.5, 8, 0.8, 28)
    (hit,) = found(report_on(deck, brand=_brand(deck, support_level=level)), "BRD705")
    assert (hit["code"], hit.get("slideIndex"), hit.get("shapeId")) == ("BRAND_TOKEN_MISSING", 7, box.shape_id)
    assert (hit["impact"], hit["blocking"]) == (impact, level == "unsafe")


@pytest.mark.parametrize(("level", "impact"), [("supported", "info"), ("unsafe", "error")])
def test_what_the_pack_lacks_is_told(level: str, impact: str, deck: Any, report_on: Report) -> None:
    """A pack that is safe all the same costs nothing."""
    brand = _brand(deck, support_level=level, missing_placeholders=("title (timeline on 'Blank')",))
    hits = found(report_on(deck, brand=brand), "BRD705")
    assert [(hit["message"], hit["impact"]) for hit in hits] == [
        ("The brand pack has no placeholder for title (timeline on 'Blank').", impact)
    ]
