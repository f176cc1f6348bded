"""Tables whose first column is the rightmost look in pictures as PowerPoint shows them."""

from pathlib import Path

import pptx
from pptx.oxml.ns import qn
from pptx.util import Inches

from deck_package import open_package
from deck_package.writing import write_deck
from previewer.slides.freeze import freeze
from tests.support.preview_decks import new_deck, save

_NAMES = (("a", "b", "c"), ("d", "e", "f"))


def _copied(folder: Path, *, rtl: bool) -> pptx.presentation.Presentation | None:
    """The copy for LibreOffice of a deck with a table of three columns, the first two of whose second row are one."""
    deck = new_deck()
    frame = deck.slides.add_slide(deck.slide_layouts[6]).shapes.add_table(2, 3, 0, 0, Inches(6), Inches(2))
    table = frame.table
    for row, names in enumerate(_NAMES):
        for column, name in enumerate(names):
            table.cell(row, column).text = name
    table.cell(1, 0).merge(table.cell(1, 1))
    table.columns[0].width = Inches(3)
    table.first_col = True
    if rtl:
        table._tbl.tblPr.set("rtl", "1")
    source, target = save(deck, folder / "deck.pptx"), folder / "copy.pptx"
    with open_package(source) as package:
        changed = freeze(package)
        slides = {name: part for name, part in changed.items() if "/slides/" in name}
        if not slides:
            return None
        write_deck(package, target, changed)
    return pptx.Presentation(str(target))


def test_columns_change_sides(tmp_path: Path) -> None:
    """The first one is the rightmost and still stands out; a cell over two others stays in front of them."""
    copy = _copied(tmp_path, rtl=True)
    assert copy is not None
    table = copy.slides[0].shapes[0].table
    assert [table.cell(0, column).text for column in range(3)] == ["c", "b", "a"]
    assert table.cell(1, 0).text == "f"
    assert table.cell(1, 1).is_merge_origin
    assert table.cell(1, 2).is_spanned
    assert table.columns[2].width == Inches(3)
    assert (table.first_col, table.last_col) == (False, True)
    assert table._tbl.find(qn("a:tblPr")).get("rtl") is None


def test_other_tables_are_left_alone(tmp_path: Path) -> None:
    """Without the mark nothing is written anew."""
    assert _copied(tmp_path, rtl=False) is None
