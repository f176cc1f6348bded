"""What a template demands of decks: the record that the rules of a brand are held by."""

import hashlib
from typing import Any

from deck_domain.brand import Brand, BrandLogo
from renderer.template import compile_template
from renderer.template.demands import brand_of


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
