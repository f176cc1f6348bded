"""Themes that are read from presentations: what leads, what stands on what, which logo, and what is said."""

import base64
import io
import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.oxml import parse_xml
from pptx.util import Inches

from deck_documents.own_themes import OwnTheme
from deck_domain.errors import UnusableFile
from deck_runtime.documents.theme_contrast import contrast_faults
from gateway.requests.theme_file import theme_of_file
from tests.support.templates import branded

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def presentation(
    *,
    page: str = "FFFFFF",
    accents: tuple[str, ...] = (),
    logo: bytes | None = None,
    name: str = "Logo",
    **changes: str,
) -> bytes:
    """A presentation with a page and accents, RRGGBB, and a picture on its master; `changes` are of its theme."""
    deck = Presentation(io.BytesIO(branded()))
    master = deck.slide_masters[0]
    master.background.fill.solid()
    master.background.fill.fore_color.rgb = RGBColor.from_string(page)
    if logo:
        _, rid = master.part.get_or_add_image_part(io.BytesIO(logo))
        master.shapes._spTree.append(parse_xml(_picture(rid, name)))
    theme = next(row.target_part for row in master.part.rels.values() if row.reltype.endswith("/theme"))
    root = parse_xml(theme.blob)
    for slot, color in {**{f"accent{n}": one for n, one in enumerate(accents, 1)}, **changes}.items():
        found = root.find(f".//{{{_A}}}{slot}")
        found.clear()
        found.append(parse_xml(f'<a:srgbClr xmlns:a="{_A}" val="{color}"/>'))
    theme._blob = _bytes(root)
    deck.slides.add_slide(deck.slide_layouts[1])
    buffer = io.BytesIO()
    deck.save(buffer)
    return buffer.getvalue()


def png(width: int, height: int, color: str = "navy") -> bytes:
    """A picture of one colour."""
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), color).save(buffer, "PNG")
    return buffer.getvalue()


def read(folder: Path, data: bytes, based_on: str = "") -> tuple[dict[str, Any], list[str]]:
    """The theme of a presentation, and the codes of what is said about it."""
    file = folder / "deck.pptx"
    file.write_bytes(data)
    theme, remarks = theme_of_file(file, "Ours", based_on)
    assert not list(contrast_faults(OwnTheme.model_validate_json(theme), "")), "as strict as a theme that is written"
    return json.loads(theme), [remark.code for remark in remarks]


@pytest.mark.parametrize(
    ("page", "accents", "leading", "base", "codes"),
    [
        ("FFFFFF", ("7A1FA2", "00796B"), "#7A1FA2", "consulting_blue", []),
        ("FFFFFF", ("FFF4C2", "00796B"), "#00796B", "consulting_blue", ["color_replaced"]),
        ("101828", ("38BDF8", "F59E0B"), "#38BDF8", "consulting_dark", ["low_contrast"]),
        ("101828", ("101828", "F59E0B"), "#F59E0B", "consulting_dark", ["color_replaced", "low_contrast"]),
        ("808080", ("858585",) * 6, "#000000", "consulting_blue", ["color_replaced"]),
    ],
)
def test_the_first_accent_that_is_seen_leads(
    page: str, accents: tuple[str, ...], leading: str, base: str, codes: list[str], tmp_path: Path
) -> None:
    """On the page that slides stand on, whose lightness chooses the manner."""
    theme, said = read(tmp_path, presentation(page=page, accents=accents))
    assert (theme["colors"]["primary"], theme["colors"]["background"]) == (leading, f"#{page}")
    assert (theme["based_on"], said) == (base, codes)


def test_the_manner_may_be_asked_for(tmp_path: Path) -> None:
    """A built-in theme by its id."""
    assert read(tmp_path, presentation(), "paper_serif")[0]["based_on"] == "paper_serif"


@pytest.mark.parametrize(("width", "height", "largest"), [(60, 20, 60), (4000, 1000, 800)])
def test_the_logo_of_the_master_comes_along(width: int, height: int, largest: int, tmp_path: Path) -> None:
    """As it is, or smaller where it is large."""
    noise = Image.effect_noise((width, height), 90)
    buffer = io.BytesIO()
    noise.save(buffer, "PNG")
    theme, said = read(tmp_path, presentation(logo=buffer.getvalue()))
    kind, _, data = theme["logo"]["src"].partition(",")
    with Image.open(io.BytesIO(base64.b64decode(data))) as image:
        assert (kind, max(image.size), said) == ("data:image/png;base64", largest, [])
    assert theme["logo"]["alt"] == "Ours"


def test_a_theme_without_colours_is_none(tmp_path: Path) -> None:
    """And a presentation without a master has no theme at all."""
    with pytest.raises(UnusableFile) as error:
        read(tmp_path, _without_accents())
    assert error.value.code == "theme_without_colors"


def _without_accents() -> bytes:
    deck = Presentation(io.BytesIO(branded()))
    theme = next(row.target_part for row in deck.slide_masters[0].part.rels.values() if row.reltype.endswith("/theme"))
    root = parse_xml(theme.blob)
    for number in range(1, 7):
        root.find(f".//{{{_A}}}accent{number}").clear()
    theme._blob = _bytes(root)
    buffer = io.BytesIO()
    deck.save(buffer)
    return buffer.getvalue()


def _picture(rid: str, name: str) -> str:
    side = Inches(1)
    return (
        f'<p:pic xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="{_A}" '
        f'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        f'<p:nvPicPr><p:cNvPr id="90" name="{name}"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{rid}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f'<p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{side}" cy="{side}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )


def _bytes(root: Any) -> bytes:
    from lxml import etree

    return bytes(etree.tostring(root))
