"""Texts of one figure in their boxes."""

from dataclasses import replace

import pytest

from deck_fonts import Font, FontBook
from renderer.layout.sheet import paragraph
from renderer.typesetting.typesetter import Typesetter


def _sizes(*texts: str) -> list[float]:
    lines = [[paragraph(text, 16.0, floor=9.0)] for text in texts]
    return [one.paragraphs[0].runs[0].size for one in Typesetter(FontBook.load()).fit_alike(lines, 70.0, 12.0)]


def test_boxes_share_their_size() -> None:
    """All as small as the longest needs, above the floor."""
    assert len(set(_sizes("Depots", "Region south", "Data"))) == 1


def test_below_the_floor_boxes_still_share_their_size() -> None:
    """Where several need less than the floor, nobody stays large beside them."""
    long = "Region south dispatch"
    assert len(set(_sizes("Depots", long, "Data", long))) == 1


def test_a_single_long_text_goes_below_the_floor_alone() -> None:
    """The others do not pay for it."""
    *others, last = _sizes("Depots", "Stock", "Data", "Parts", "Fleet", "A name that is far too long for its box")
    assert set(others) == {9.0}
    assert last < 9.0


def test_no_ideograph_is_left_alone_on_the_last_line() -> None:
    """A little smaller, the word takes one line; where that takes much, it stays as large as it was."""
    setter = Typesetter(FontBook.load())

    def size(text: str, width: float) -> float:
        fitted = setter.fit([paragraph(text, 40.0, floor=12.0)], width, 300.0)
        return fitted.paragraphs[0].runs[0].size

    word, largest = "\u30ab\u30b9\u30bf\u30de\u30fc\u30b5\u30af\u30bb\u30b9", size("\u5951\u7d04", 330.0)
    assert 0.84 * largest <= size(word, 330.0) < largest
    assert size("\u5951\u7d04\u3092", 80.0) == largest


def test_a_label_keeps_its_words_of_katakana_whole() -> None:
    """In type a touch smaller, the line ends behind the word; sentences keep their size, and so do other words."""
    setter = Typesetter(FontBook.load())

    def fitted(text: str) -> tuple[float, list[str]]:
        one = setter.fit([paragraph(text, 28.0, floor=12.0)], 112.0, 90.0)
        return one.paragraphs[0].runs[0].size, [line.text for line in one.measured.lines]

    usual, _ = fitted("\u4e09\u70b9\u4e0a\u6607")
    size, lines = fitted("3\u30dd\u30a4\u30f3\u30c8\u4e0a\u6607")
    assert lines == ["3\u30dd\u30a4\u30f3\u30c8", "\u4e0a\u6607"]
    assert 0.8 * usual <= size < usual
    assert fitted("\u4e09\u70b9\u3060\u3051\u4e0a\u6607\u3057\u305f")[0] == usual


def test_a_name_of_two_scripts_takes_one_line_in_its_own_width() -> None:
    """Its width is that of its letters: renderers put nothing between an ideograph and a letter."""
    book = FontBook.load()
    setter = Typesetter(book)
    line = paragraph("\u4ed6\u793eA", 20.0)
    width = setter.width("\u4ed6\u793eA", line.runs[0].size)
    apart = sum(book.width(part, Font("Calibri"), line.runs[0].size) for part in ("\u4ed6\u793e", "A"))
    assert width == pytest.approx(apart)
    assert len(setter.measure([line], width * 1.02).lines) == 1


def test_figures_are_as_wide_as_the_font_that_draws_them() -> None:
    """Among letters of a complex script, and alone on a page from the right, that is the font of the script."""
    book = FontBook.load()
    setter = Typesetter(book)
    turned = setter.turned("Noto Sans Arabic")

    def wide(text: str, family: str) -> float:
        return book.width(text, Font(family), 20.0)

    latin, arabic, thai = (wide("40", family) for family in ("Calibri", "Noto Sans Arabic", "Noto Sans Thai"))
    assert 1.1 * latin < arabic < thai
    assert [setter.width(text, 20.0) for text in ("40", "Q40")] == [latin, wide("Q40", "Calibri")]
    assert [turned.width(text, 20.0) for text in ("40", "Q40")] == [arabic, wide("Q40", "Calibri")]
    word, price = "\u0645\u0628\u064a\u0639\u0627\u062a", "\u0e23\u0e32\u0e04\u0e32"
    for setting in (setter, turned):
        assert setting.width(f"{word}40", 20.0) == pytest.approx(wide(word, "Calibri") + arabic)
        assert setting.width(f"40{price}", 20.0) == pytest.approx(wide(price, "Calibri") + thai)


def test_a_figure_keeps_to_one_line_on_a_page_from_the_right() -> None:
    """In a box that is as wide as its font needs, also where runs of one line differ."""
    turned = Typesetter(FontBook.load()).turned("Noto Sans Arabic")
    line = paragraph("40", 20.0)
    line = replace(line, runs=(*line.runs, *paragraph(" 000", 20.0, bold=True).runs))
    width = turned.measure([line], 500.0).width
    assert len(turned.measure([line], width * 1.02).lines) == 1
    assert len(turned.measure([line], width * 0.95).lines) == 2


def test_texts_of_one_figure_keep_their_size_whatever_ends_their_last_lines() -> None:
    """Where one gets smaller lest an ideograph stand alone, its neighbours do, and none goes further by itself."""
    words = ["\u5317\u90e8\u5009\u5eab\u306e\u958b\u696d", "\u5728\u5eab\u8868\u306e\u7d71\u4e00"]
    words.append("\u30ec\u30f3\u30bf\u30eb\u6a5f\u306e\u30bb\u30f3\u30b5\u30fc")
    lines = [[paragraph(word, 20.0, floor=9.0)] for word in words]
    fitted = Typesetter(FontBook.load()).fit_alike(lines, 58.0, 50.0)
    assert len({one.paragraphs[0].runs[0].size for one in fitted}) == 1


def test_words_that_cannot_be_whole_take_few_others_with_them() -> None:
    """Where one word is too wide at any size, the others are not broken, too, only because they could be larger."""
    setter = Typesetter(FontBook.load())
    text = "Contract renewals Bestandslistenverwaltungssystem"
    fitted = setter.fit([paragraph(text, 24.0, floor=12.0)], 80.0, 300.0)
    assert fitted.measured.broken_words == ("Bestandslistenverwaltungssystem",)
