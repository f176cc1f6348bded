"""What a template demands of decks: the record that the rules of a brand are held by."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from pptx.enum.shapes import PP_PLACEHOLDER

from deck_documents import parse
from deck_domain.brand import Brand, BrandLogo
from deck_domain.findings import Impact
from renderer.compile import compile_deck
from renderer.template import compile_template
from renderer.template.demands import brand_of
from scorer.inspect_deck import score_file


def test_a_brand_is_what_its_template_says(template_bytes: dict[str, bytes]) -> None:
    """Families, palette, logo, layouts with their placeholders, how far it may be relied on."""
    template = compile_template(template_bytes["wide"])
    brand = brand_of(template)
    assert brand.fonts == ("Calibri",)
    assert brand.scripts == ("latin",)
    assert (brand.palette["accent1"], brand.palette["accent2"]) == ("#C8102E", "#00677F")
    picture = next(data for name, data in template.base.parts.items() if name.endswith(".png"))
    logo = BrandLogo(hashlib.sha256(picture).hexdigest(), "Logo", "ppt/slideMasters/slideMaster1.xml")
    assert brand.logos == (logo,)
    assert [layout.name for layout in brand.layouts][:2] == ["Title Slide", "Title and Content"]
    assert [place.kind for place in brand.layouts[0].placeholders] == ["ctrTitle", "subTitle", "dt", "ftr", "sldNum"]
    assert (brand.support_level, brand.placeholder_coverage) == (template.certification.support_level, 1.0)


def test_literal_colors_of_layouts_are_the_brands(maker: Any) -> None:
    """A band in a colour that the palette lacks, and what the renderer mixes for each layout."""
    template = compile_template(maker((12_192_000, 6_858_000)).band("12ab34").bytes())
    colors = brand_of(template).colors
    assert "#12AB34" in colors
    assert {color for layout in template.layouts for color in layout.toning.colors.values()} <= {
        *colors,
        *brand_of(template).palette.values(),
    }


def test_a_brand_is_read_as_it_was_written(template_bytes: dict[str, bytes]) -> None:
    """The same template gives the same file, and a newer version's keys are passed over."""
    data = template_bytes["named"]
    first, second = (brand_of(compile_template(data)).to_bytes() for _ in range(2))
    assert first == second
    assert Brand.from_bytes(first) == brand_of(compile_template(data))
    assert Brand.from_bytes(first.replace(b"{", b'{"newer": 1, ', 1)) == brand_of(compile_template(data))


@pytest.mark.parametrize("name", ["plain", "wide", "night", "named"])
def test_decks_on_a_template_keep_to_its_brand(name: str, template_bytes: dict[str, bytes]) -> None:
    """The report says how far the template may be relied on, and finds nothing that leaves the brand."""
    template = compile_template(template_bytes[name])
    document = json.loads(Path("examples/board_update.json").read_text(encoding="utf-8"))
    compiled = compile_deck(parse("protocol_v2", document.get("document", document)), template=template)
    report = score_file(compiled.pptx, renderer_findings=compiled.findings, brand=brand_of(template))
    assert report["templateReport"] == {
        "supportLevel": "certified",
        "certified": True,
        "placeholderCoverage": 1.0,
        "missingPlaceholderCount": 0,
        "missingPlaceholders": [],
    }
    assert [f["message"] for f in report["findings"] if f["category"] == "brand" and f["severity"] != "info"] == []


def test_what_an_unsafe_template_lacks_stops_its_decks(maker: Any) -> None:
    """A title that no layout has a placeholder for is an error there, and the deck is rejected."""
    template = compile_template(without_titles(maker((12_192_000, 6_858_000))))
    assert template.certification.support_level == "unsafe"
    slide = {"slideType": "title-body", "title": "Plan", "body": ["One", "Two"]}
    compiled = compile_deck(
        parse("protocol_v2", {"version": "2.0", "title": "P", "slides": [slide]}), template=template
    )
    missing = [finding for finding in compiled.findings if finding.code == "BRAND_TOKEN_MISSING"]
    assert {(finding.impact, finding.blocking) for finding in missing} == {(Impact.ERROR, True)}
    report = score_file(compiled.pptx, renderer_findings=compiled.findings, brand=brand_of(template))
    assert (report["documentVerdict"], report["repairRisk"]) == ("rejected", "high")


def without_titles(made: Any) -> bytes:
    """A template none of whose layouts has a title."""
    for layout in made.deck.slide_layouts:
        for shape in list(layout.placeholders):
            if shape.placeholder_format.type in (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE):
                shape._element.getparent().remove(shape._element)
    return bytes(made.bytes())
