"""A line never ends between a figure and its unit, unless a line holds no more than one of them."""

import io
from dataclasses import replace

import pytest
from pptx import Presentation

from deck_documents import parse
from deck_fonts import FontBook
from renderer.compile import compile_deck
from renderer.layout.sheet import paragraph
from renderer.scene import Paragraph
from renderer.typesetting.ties import tied
from renderer.typesetting.typesetter import Typesetter


def _lines(text: Paragraph, width: float) -> list[str]:
    return [line.text.replace("\u00a0", "_") for line in Typesetter(FontBook.load()).measure([text], width).lines]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("68 % des Ziels", "68_% des Ziels"),
        ("bei 310 000 € im Jahr", "bei 310_000_€ im Jahr"),
        ("12 Mrd. € und 5 Mio. t CO2", "12_Mrd._€ und 5_Mio._t CO2"),
        ("EUR 1,234.5 or US$ 5 bn", "EUR_1,234.5 or US$_5_bn"),
        ("ca. 5 % p. a., < 3 h", "ca._5_%_p._a., <_3_h"),
        ("12 million people in 14 days", "12_million people in 14_days"),
        ("1\u2009234 kg and 7\u2009%", "1~234_kg and 7~%"),
        ("in 2025 310 people, Q3 2026", "in 2025 310 people, Q3 2026"),
        ("5 T-shirts, 200 M&A deals, the 5 a day", "5 T-shirts, 200 M&A deals, the 5 a day"),
        ("no figure in 3 Hotels", "no figure in 3 Hotels"),
    ],
)
def test_what_belongs_to_a_figure(text: str, shown: str) -> None:
    """Signs, scales, units and currencies do; words and years do not, and no text gets longer or shorter."""
    assert tied(text).replace("\u00a0", "_").replace("\u202f", "~") == shown
    assert len(tied(text)) == len(text)


def test_a_figure_moves_to_the_next_line_with_its_unit() -> None:
    """The width has room for the figure, and not for its sign."""
    text = paragraph("We are now at 68 % of the target", 16.0)
    width = Typesetter(FontBook.load()).width("We are now at 68", text.runs[0].size) * 1.05
    assert _lines(text, width) == ["We are now at", "68_% of the target"]


def test_a_unit_of_another_run_belongs_to_the_figure_too() -> None:
    """The figure is bold, and its unit is not."""
    text = paragraph("We are now at 68", 16.0)
    text = replace(text, runs=(*text.runs, replace(text.runs[0], text=" % of it", bold=False)))
    width = Typesetter(FontBook.load()).width("We are now at 68", text.runs[0].size) * 1.05
    assert _lines(text, width) == ["We are now at", "68_% of it"]


def test_a_figure_wider_than_a_line_is_broken_at_its_blanks() -> None:
    """Inside a word it would be worse; the other figures stay whole."""
    text = paragraph("310 000 000 € or 8 %", 16.0)
    width = Typesetter(FontBook.load()).width("310 000", text.runs[0].size) * 1.05
    lines = _lines(text, width)
    assert lines[:2] == ["310 000", "000 € or"]
    assert lines[2:] == ["8_%"]


def test_text_on_one_line_stays_as_it_was_written() -> None:
    """Nothing is changed that need not be."""
    line = paragraph("68 % of the target", 16.0)
    assert Typesetter(FontBook.load()).tied([line], 500.0) == (line,)


def test_the_file_breaks_lines_as_they_were_measured() -> None:
    """Texts and cells of all kinds of slides carry the blanks that hold; notes, which are searched, do not."""
    words = "We have reached 68 % of the target that the board set for 310 000 € of yearly revenue, " * 2
    slides = [
        {"slideType": "title-body", "title": "T", "body": [words, words], "notes": [words]},
        {
            "slideType": "comparison-table",
            "title": "T",
            "columns": ["", "A", "B"],
            "rows": [{"label": "x", "values": [words, "b"]}, {"label": "y", "values": [words, "b"]}],
        },
    ]
    compiled = compile_deck(parse("protocol_v2", {"version": "2.0", "title": "T", "slides": slides}))
    shown = Presentation(io.BytesIO(compiled.pptx)).slides
    texts = [shape.text_frame.text for slide in shown for shape in slide.shapes if shape.has_text_frame]
    texts += [cell.text for slide in shown for one in slide.shapes if one.has_table for cell in one.table.iter_cells()]
    found = [text for text in texts if "68" in text]
    assert len(found) >= 3
    assert all("68\u00a0%" in text and "310\u00a0000\u00a0€" in text for text in found)
    assert "68 %" in shown[0].notes_slide.notes_text_frame.text
