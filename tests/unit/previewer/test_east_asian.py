"""The language that a deck is opened in, and what charts get of it."""

from pathlib import Path

import pytest

from deck_package import open_package, parse_xml
from deck_presentation.names import A, C
from previewer.slides.east_asian import name_language, opening_language
from previewer.slides.texts import SlideTexts
from tests.support.preview_decks import add_text, new_deck, save

_SPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


@pytest.mark.parametrize(
    ("texts", "language"),
    [
        (("Plain", "Größe", "ملخص", "रिपोर्ट"), "en-US"),
        (("Plain", "2026年10月"), "ja-JP"),
        (("Plain", "第2季度"), "ja-JP"),
        (("Plain", "かな"), "ja-JP"),
        (("3분기", "漢字"), "ko-KR"),
    ],
)
def test_a_deck_is_opened_in_the_language_of_its_letters(tmp_path: Path, texts: tuple[str, ...], language: str) -> None:
    """One slide with such letters is enough."""
    deck = new_deck()
    for text in texts:
        add_text(deck, text)
    with open_package(save(deck, tmp_path / "deck.pptx")) as package:
        assert opening_language(SlideTexts(package)) == language


def _named(content: str) -> str:
    root = parse_xml(f"<c:chartSpace {_SPACES}>{content}</c:chartSpace>".encode())
    assert name_language(root)
    assert not name_language(root)
    text = root.find(f"{C}txPr/{A}p/{A}pPr/{A}defRPr")
    assert text is None or text.get("lang")
    return " ".join(f"{each.tag.partition('}')[2]}={each.get('lang')}" for each in root.iter() if each.get("lang"))


def test_text_of_charts_gets_a_language() -> None:
    """Where it has none; a chart without properties of text gets them in their place."""
    assert _named("<c:chart/><c:externalData/>") == "defRPr=en-US"
    rich = '<c:chart><a:defRPr lang="ja-JP"/><a:rPr/></c:chart><c:txPr><a:p><a:pPr><a:defRPr/></a:pPr></a:p></c:txPr>'
    assert _named(rich) == "defRPr=ja-JP rPr=en-US defRPr=en-US"
    root = parse_xml(f"<c:chartSpace {_SPACES}><c:chart/><c:spPr/><c:externalData/></c:chartSpace>".encode())
    name_language(root)
    assert [each.tag for each in root] == [f"{C}{name}" for name in ("chart", "spPr", "txPr", "externalData")]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("mmm yy", "[$-409]mmm yy"),
        ("dddd", "[$-409]dddd"),
        ("h:mm AM/PM", "[$-409]h:mm AM/PM"),
        ("[$-411]mmm", "[$-411]mmm"),
        ("yyyy-mm-dd", "yyyy-mm-dd"),
        ('0.0" mmm"', '0.0" mmm"'),
        ("General", "General"),
    ],
)
def test_names_of_days_and_months_stay_as_they_were(code: str, expected: str) -> None:
    """In attributes and in what a chart keeps of its workbook."""
    escaped = code.replace('"', "&quot;")
    formats = (
        f'<c:chart/><c:txPr><a:defRPr/></c:txPr><c:numFmt formatCode="{escaped}"/><c:formatCode>{code}</c:formatCode>'
    )
    root = parse_xml(f"<c:chartSpace {_SPACES}>{formats}</c:chartSpace>".encode())
    name_language(root)
    attribute, text = root.find(f"{C}numFmt"), root.find(f"{C}formatCode")
    assert attribute is not None
    assert text is not None
    assert (attribute.get("formatCode"), text.text) == (expected, expected)
