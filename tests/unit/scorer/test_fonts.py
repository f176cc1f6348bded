"""Fonts are a fact of the machine: what a deck is worth does not depend on them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from pptx.enum.text import MSO_AUTO_SIZE

from deck_fonts import FontBook
from deck_fonts.files import font_directories, font_files
from scorer.inspect_deck import score_file

from .conftest import add_text, saved

Report = Callable[..., dict[str, Any]]
ODD = "Gill Sans Nova"


def _in_odd_fonts(deck: Any) -> bytes:
    """The clean deck with titles in a font that few machines have, and some Japanese."""
    for slide in list(deck.slides)[:3]:
        slide.shapes.title.text_frame.paragraphs[0].runs[0].font.name = ODD
    add_text(deck.slides[4], "四半期の業績", 1, 6, 5, 0.5)
    return saved(deck)


def _book(*, more: bool = False, without: str = "") -> FontBook:
    files = [file for file in font_files(font_directories()) if file.family != without]
    wide = [replace(file, family=ODD) for file in files if file.family == "DejaVu Sans"]
    return FontBook([*(wide if more else ()), *files])


def test_more_fonts_change_nothing(deck: Any) -> None:
    """The same bytes get the same report where the real font is installed."""
    data = _in_odd_fonts(deck)
    assert score_file(data, fonts=_book(more=True)) == score_file(data, fonts=_book())


def test_a_font_that_is_not_measured_with_costs_nothing(deck: Any, report_on: Report) -> None:
    """It is told once for the deck, with what stood in for it."""
    before = report_on(deck)["familyScores"]
    report = score_file(_in_odd_fonts(deck))
    (finding,) = [f for f in report["findings"] if f["code"] == "FONT_FALLBACK_USED"]
    assert (finding["impact"], finding["slideIndex"]) == ("info", 0)
    assert f'"{ODD}"' in finding["message"]
    assert report["familyScores"] == before


@pytest.mark.parametrize("lacking", ["Carlito", "Noto Sans CJK JP", "Liberation Sans"])
def test_a_machine_without_a_font_to_measure_with_skips_the_rules(deck: Any, lacking: str) -> None:
    """They are skipped, never passed, and the report names the font."""
    report = score_file(_in_odd_fonts(deck), fonts=_book(without=lacking))
    skipped = {item["rule"]: item["reason"] for item in report["skippedRules"]}
    assert {"TXT101", "TXT107", "LAY202"} <= skipped.keys()
    assert lacking in skipped["TXT101"]
    assert report["coverage"]["missingFonts"] == [lacking]


def test_a_font_that_no_text_needs_is_not_missed(deck: Any) -> None:
    """A deck without Japanese is measured without Japanese fonts."""
    assert score_file(saved(deck), fonts=_book(without="Noto Sans CJK JP"))["coverage"]["missingFonts"] == []


@pytest.mark.parametrize("way", ["font", "symbol"])
def test_characters_of_symbol_fonts_are_not_missing(way: str, deck: Any) -> None:
    """Wingdings as the font of a run, or beside it (`a:sym`): its characters are signs."""
    run = add_text(deck.slides[4], "\uf0e0 done", 1, 6, 5, 0.5).text_frame.paragraphs[0].runs[0]
    if way == "font":
        run.font.name = "Wingdings"
    else:
        sign = run._r.get_or_add_rPr().makeelement("{http://schemas.openxmlformats.org/drawingml/2006/main}sym", {})
        sign.set("typeface", "Wingdings")
        run._r.rPr.append(sign)
    assert not [f for f in score_file(saved(deck))["findings"] if f["rule"] == "TXT107"]


@pytest.mark.parametrize(("font", "code"), [("Font of Icons 5", "FONT_FALLBACK_USED"), ("Carlito", "GLYPH_MISSING")])
def test_signs_of_a_font_that_is_not_here_are_not_missing(font: str, code: str, deck: Any) -> None:
    """Only their font knows them, and that this machine lacks it is no fault of the deck."""
    run = add_text(deck.slides[4], "\uf00c", 1, 6, 5, 0.5).text_frame.paragraphs[0].runs[0]
    run.font.name = font
    assert [f["code"] for f in score_file(saved(deck))["findings"] if f["rule"] == "TXT107"] == [code]


def test_spaces_beside_missing_characters_are_not_missing(deck: Any) -> None:
    """They are drawn as nothing by whatever font stands beside them."""
    add_text(deck.slides[4], "\U0001fbff done", 1, 6, 5, 0.5)
    (finding,) = [f for f in score_file(saved(deck))["findings"] if f["code"] == "GLYPH_MISSING"]
    assert finding["message"].endswith(": U+1FBFF.")


@pytest.mark.parametrize(
    ("font", "words", "is_certain"),
    [(ODD, 5, False), ("Carlito", 8, True), (ODD, 40, True)],
    ids=["odd", "known", "long"],
)
def test_one_line_more_in_the_font_that_stands_in_is_no_certain_overflow(
    deck: Any, font: str, words: int, is_certain: bool
) -> None:
    """In its own font the text may be a little narrower, and then it fits; many lines fit in none."""
    box = add_text(deck.slides[4], " ".join(["measured"] * words), 1, 5.5, 5, 0.45, size=20)
    box.text_frame.paragraphs[0].runs[0].font.name = font
    box.text_frame.auto_size = MSO_AUTO_SIZE.NONE
    (finding,) = [f for f in score_file(saved(deck))["findings"] if f["rule"] == "TXT101" and f["impact"] == "error"]
    assert finding["blocking"] is is_certain
