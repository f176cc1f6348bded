"""Arabic words of charts are drawn in fonts without the stroke that LibreOffice would stretch them with."""

import pytest

from deck_package import parse_xml
from deck_presentation.names import A
from previewer.slides.arabic import keep_unstretched, may_be_arabic

_SPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


def _chart(name: str, font: str = "") -> bytes:
    text = f"<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr>{font}<a:hlinkClick/></a:defRPr></a:pPr></a:p></c:txPr>"
    return f"<c:chartSpace {_SPACES}><c:chart><c:v>{name}</c:v></c:chart>{text if font else ''}</c:chartSpace>".encode()


@pytest.mark.parametrize(
    ("font", "drawn"),
    [
        ("", "Plot Sans Arabic"),
        ('<a:latin typeface="Arial"/>', "Plot Sans Arabic"),
        ('<a:cs typeface="Sakkal Majalla"/>', "Plot Sans Arabic"),
        ('<a:cs typeface="Noto Naskh Arabic"/>', "Plot Naskh Arabic"),
    ],
)
def test_arabic_words_get_a_font_without_the_stroke(font: str, drawn: str) -> None:
    """Whether the chart names a font for them or not."""
    data = _chart("المتاجر", font)
    root = parse_xml(data)
    assert may_be_arabic(data)
    assert keep_unstretched(root)
    (properties,) = root.iter(f"{A}defRPr")
    names = [each.tag.removeprefix(A) for each in properties]
    assert [each.get("typeface") for each in properties.iterfind(f"{A}cs")] == [drawn]
    assert names == sorted(names, key=["latin", "cs", "hlinkClick"].index)


@pytest.mark.parametrize("name", ["Shops", "Läden", "店舗", "חנויות", "مـتـاجـر"])
def test_other_charts_keep_their_fonts(name: str) -> None:
    """Those in other scripts, and those whose author wrote such strokes."""
    assert not keep_unstretched(parse_xml(_chart(name)))
