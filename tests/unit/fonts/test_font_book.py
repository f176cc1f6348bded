"""Choosing faces and measuring text with the installed fonts."""

import cProfile
import pstats

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deck_fonts import Font, FontBook, Match, MeasuredText, Paragraph, TextRun, measure_paragraphs
from deck_fonts.breaking import pieces
from deck_fonts.substitutes import METRIC_COMPATIBLE, SIMILAR, STANDARD

CALIBRI = Font("Calibri")


@pytest.fixture(scope="module")
def book() -> FontBook:
    """The fonts of this machine."""
    return FontBook.load()


def set_text(book: FontBook, text: str, width: float, size: float = 16) -> MeasuredText:
    """One Calibri paragraph set into `width` pt."""
    return measure_paragraphs(book, [Paragraph((TextRun(text, CALIBRI, size),))], width)


@pytest.mark.parametrize(
    ("family", "drawn", "match"),
    [
        ("Carlito", "Carlito", Match.EXACT),
        ("calibri", "Carlito", Match.METRIC),
        ("Arial", "Liberation Sans", Match.METRIC),
        ("Cambria", "Caladea", Match.METRIC),
        ("No Such Family", "Liberation Sans", Match.SUBSTITUTE),
        ("Playfair Display", "Noto Serif", Match.SUBSTITUTE),
        ("Garamond", "Liberation Serif", Match.SUBSTITUTE),
        ("VERDANA", "DejaVu Sans", Match.SUBSTITUTE),
        ("Open Sans", "Noto Sans", Match.SUBSTITUTE),
        ("Consolas", "Liberation Mono", Match.SUBSTITUTE),
    ],
)
def test_metric_twins_are_told_apart_from_substitutes(book: FontBook, family: str, drawn: str, match: Match) -> None:
    """A family of the same widths breaks no line anew."""
    face = book.resolve(family, bold=True)
    assert (face.family, face.match, face.file.bold) == (drawn, match, True)


def test_what_stands_in_is_installed_by_set_up() -> None:
    """Else a family would be measured with another font on each machine."""
    assert {*METRIC_COMPATIBLE.values(), *SIMILAR.values()} <= STANDARD
    assert not METRIC_COMPATIBLE.keys() & SIMILAR.keys()


def test_width_is_the_font_s_own(book: FontBook) -> None:
    """Calibri's figures are 1038/2048 em wide: a column of them is tabular."""
    assert book.width("0123456789", CALIBRI, 2048) == pytest.approx(10 * 1038)


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("売上", "Noto Sans CJK JP"),
        ("الإيرادات", "Noto Sans Arabic"),
        ("הכנסות", "Noto Sans Hebrew"),
        ("राजस्व", "Noto Sans Devanagari"),
        ("รายได้", "Noto Sans Thai"),
        ("\N{PARTY POPPER}", "Noto Color Emoji"),
    ],
)
def test_each_script_has_its_fallback(book: FontBook, text: str, family: str) -> None:
    """Text that Carlito cannot draw is measured with the font that will draw it, and nothing is missing."""
    extent = book.extent(text, CALIBRI)
    assert (extent.families, extent.missing) == ((family,), "")


def test_characters_no_font_has_are_reported(book: FontBook) -> None:
    """A private-use character has no glyph anywhere."""
    assert book.missing("a\U0010fffdb", CALIBRI) == "\U0010fffd"


def test_lines_break_at_spaces_and_hyphens(book: FontBook) -> None:
    """Trailing spaces do not count, a no-break space does not break."""
    lines = [line.text for line in set_text(book, "alpha well-known beta\u00a0gamma", 85).lines]
    assert lines == ["alpha well-", "known", "beta\u00a0gamma"]


@pytest.mark.parametrize(
    ("space", "breaks"), [("\u2003", True), ("\u2009", True), ("\u2007", False), ("\u202f", False)]
)
def test_spaces_of_other_widths_break_as_well(space: str, breaks: bool, book: FontBook) -> None:
    """But for figure spaces, which hold numbers together, and narrow no-break spaces."""
    lines = [line.text for line in set_text(book, f"alpha{space}gamma", 60).lines]
    assert (lines == [f"alpha{space}", "gamma"] or lines == ["alpha", "gamma"]) is breaks


def test_japanese_breaks_anywhere_but_before_closing_marks(book: FontBook) -> None:
    """No line starts with a full stop, a closing bracket or a small kana."""
    text = "売上高は、前年比で「過去最高」を更新しました。ちょっと待って。" * 3
    for width in range(60, 200, 7):
        for line in set_text(book, text, width).lines:
            assert line.text[0] not in "、。」っょ"
            assert line.text[-1] != "「"


def test_a_word_wider_than_the_line_is_broken_and_reported(book: FontBook) -> None:
    """Nothing sticks out; the caller learns of it."""
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk"
    measured = set_text(book, f"ein {word} hier", 100)
    assert measured.broken_words == (word,)
    assert "".join(line.text for line in measured.lines).replace(" ", "") == f"ein{word}hier"


def test_height_counts_lines_spacing_and_paragraph_gaps(book: FontBook) -> None:
    """Two lines at 1.5, and space before the second paragraph only."""
    one = book.line_height("x", CALIBRI, 10)
    paragraph = Paragraph((TextRun("x", CALIBRI, 10),), space_before_pt=7, line_spacing=1.5)
    assert measure_paragraphs(book, [paragraph, paragraph], 100).height == pytest.approx(2 * 1.5 * one + 7)


def test_runs_of_one_word_stay_together(book: FontBook) -> None:
    """A change of weight in a word is no place to break."""
    bold = Font("Calibri", bold=True)
    paragraph = Paragraph((TextRun("one tw", CALIBRI, 16), TextRun("o three", bold, 16)))
    lines = [line.text for line in measure_paragraphs(book, [paragraph], 45).lines]
    assert lines == ["one", "two", "three"]


@given(st.text(max_size=80), st.floats(20, 400))
def test_no_line_is_wider_than_its_column_and_no_character_is_lost(text: str, width: float) -> None:
    """Whatever the text: the ink fits (a single character may not), and the lines hold all of it."""
    measured = set_text(FontBook.load(), text, width, size=6)
    assert all(line.width <= width or len(line.text) < 12 for line in measured.lines)
    kept = "".join(line.text for line in measured.lines)
    assert "".join(kept.split()) == "".join(text.split())
    assert measured.height > 0


@pytest.mark.parametrize(
    "text",
    [
        "alpha well-known beta\u00a0gamma  delta ",
        "ein Donaudampfschifffahrtselektrizit\u00e4tenhauptbetriebswerk hier",
        "\u58f2\u4e0a48\u5104\u5186\u3001\u524d\u5e74\u6bd4\u3067\u300c\u904e\u53bb\u6700\u9ad8\u300d\u3092\u66f4\u65b0\u3057\u307e\u3057\u305f\u3002",
        "\u062e\u0637\u0629 \u0627\u0644\u0625\u064a\u0631\u0627\u062f\u0627\u062a 40",
        " ",
        "",
    ],
)
@pytest.mark.parametrize("width", [12.0, 60.0, 130.0, 900.0])
def test_lines_are_the_same_in_one_run_and_in_two(book: FontBook, text: str, width: float) -> None:
    """What is set as a whole comes out as what is set piece by piece, as runs of several looks are."""
    at = text.find(" ") + 1
    whole = measure_paragraphs(book, [Paragraph((TextRun(text, CALIBRI, 20.0),))], width)
    runs = tuple(TextRun(part, CALIBRI, 20.0) for part in (text[:at], text[at:]))
    parts = measure_paragraphs(book, [Paragraph(runs)], width)
    assert [line.text for line in whole.lines] == [line.text for line in parts.lines]
    assert [line.width for line in whole.lines] == pytest.approx([line.width for line in parts.lines])
    assert (whole.broken_words, whole.lone) == (parts.broken_words, parts.lone)
    assert (whole.width, whole.height) == (pytest.approx(parts.width), pytest.approx(parts.height))


def test_four_times_the_runs_are_four_times_the_work(book: FontBook) -> None:
    """Counted in calls, so that no other load matters; each run against each word would be sixteen times."""

    def calls(count: int) -> int:
        runs = tuple(TextRun(word, CALIBRI, 20.0) for _ in range(count) for word in ("load ", "12 "))
        profile = cProfile.Profile()
        measured = profile.runcall(measure_paragraphs, book, [Paragraph(runs)], 300.0)
        assert "".join("".join(line.text.split()) for line in measured.lines) == "load12" * count
        return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]

    calls(10)  # what is measured once
    assert calls(800) < 5 * calls(200)


def test_type_of_no_size_takes_no_room(book: FontBook) -> None:
    """Boxes can be so small that their type is shrunk to nothing: its text is on a line all the same."""
    measured = set_text(book, "ein Wort und \u58f2\u4e0a", 10.0, size=0.0)
    assert [line.text for line in measured.lines] == ["ein Wort und \u58f2\u4e0a"]
    assert (measured.width, measured.broken_words) == (0.0, ())


def test_ideographs_and_letters_stand_side_by_side(book: FontBook) -> None:
    """As in PowerPoint, nothing stands between them: a line is as wide as its parts."""
    font = Font("Carlito")
    line = Paragraph((TextRun("\u58f2\u4e0a48\u5104\u5186", font, 40.0),))
    parts = sum(book.width(part, font, 40.0) for part in ("\u58f2\u4e0a", "48", "\u5104\u5186"))
    assert measure_paragraphs(book, [line], 900.0).width == pytest.approx(parts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "\uae30\uc5c5 \uc601\uc5c5\uc774 482\uc5b5 \uc6d0",
            ["\uae30\uc5c5 ", "\uc601\uc5c5\uc774 ", "482\uc5b5 ", "\uc6d0"],
        ),
        ("\u58f2\u4e0a48", ["\u58f2", "\u4e0a", "48"]),
        ("\u0e01\u0e01\u0e01\u0e01 \u0e01", ["\u0e01\u0e01\u0e01\u0e01 ", "\u0e01"]),
        ("\u0e01" * 18, ["\u0e01" * 8, "\u0e01" * 8, "\u0e01" * 2]),
        ("\u1780" * 9, ["\u1780" * 8, "\u1780"]),
    ],
)
def test_lines_are_broken_where_each_script_breaks_them(text: str, expected: list[str]) -> None:
    """Korean at spaces, ideographs anywhere, and scripts whose words only a dictionary knows after many letters."""
    assert list(pieces(text)) == expected


@pytest.mark.parametrize(
    ("text", "lone"),
    [
        ("\u30ab\u30b9\u30bf\u30de\u30fc\u30b5\u30af\u30bb\u30b9", ("\u30b9",)),
        ("\u5951\u7d04\u3092\u66f4\u65b0\u3057\u307e\u3057\u305f\u3002", ("\u305f\u3002",)),
        ("\u5951\u7d04\u3092\u66f4\u65b0\u3057\u307e\u3059\n\u7b2c", ()),
        ("\u30ab\u30b9\u30bf\u30de\u30fc\u30b5\u30af\u30bb\u30b9\u90e8", ("\u30b9\u90e8",)),
        ("\u30ab\u30b9\u30bf\u30de\u30fc\u30b5\u30af\u30bb\u30b9\u90e8\u9580", ()),
        ("\u5951\u7d04", ()),
        ("Contracts are renewed by A", ()),
    ],
)
def test_a_character_that_is_left_alone_is_told(book: FontBook, text: str, lone: tuple[str, ...]) -> None:
    """On the last line of a paragraph, unless the text breaks the line there itself."""
    paragraph = Paragraph((TextRun(text, Font("Carlito"), 40.0),))
    assert measure_paragraphs(book, [paragraph], 330.0).lone == lone
