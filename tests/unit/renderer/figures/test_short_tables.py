"""Tables of a few rows fill their page, in larger type."""

from typing import Any

import pytest

from deck_documents import parse
from deck_documents.theme_names import THEMES
from deck_fonts import FontBook
from renderer.deck.from_protocol import deck_from
from renderer.layout import lay_out
from renderer.layout.figures.table_columns import space_beside
from renderer.scene import EMU_PER_PT, Shape, Table
from renderer.typesetting.typesetter import Typesetter

BOOK = FontBook.load()
ROWS = [("Margin", "33 %", "36 %"), ("Cost", "none", "9 m"), ("Parts", "now", "later"), ("Risk", "stays", "shared")]


def drawn(look: str, *rows: tuple[str, ...], title: str = "We build") -> tuple[Table, float]:
    """The table, and the size of the title in pt."""
    given = [{"label": label, "values": list(values)} for label, *values in rows]
    slide: dict[str, Any] = {"slideType": "comparison-table", "title": title, "columns": ["", "Wait", "Build"]}
    document = {"version": "2.0", "title": title, "theme": look, "slides": [{**slide, "rows": given}]}
    page = lay_out(deck_from(parse("protocol_v2", document)), BOOK)[0].pages[0]
    shape = next(one for one in page.elements if isinstance(one, Shape) and one.name == "Title")
    return next(one for one in page.elements if isinstance(one, Table)), shape.paragraphs[0].runs[0].size


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize("count", [2, 3, 4])
def test_a_few_rows_take_most_of_the_page(look: str, count: int) -> None:
    """Half of its height and more, in type as large as 24 pt, or as the title where that is smaller."""
    table, title = drawn(look, *ROWS[:count])
    assert sum(table.heights) / 12_700 > 270
    assert table.rows[1][1].paragraphs[0].runs[0].size >= min(20, title)


def test_a_header_grows_less_than_its_rows() -> None:
    """It names the columns, and is no row."""
    table, _ = drawn("clear", *ROWS[:2])
    header, *rows = table.heights
    assert all(header < 0.6 * row for row in rows)


def test_long_cells_keep_their_usual_size() -> None:
    """Larger type is for cells that take one line each."""
    long = "Buy castings from two foundries at the same time until the end of next year"
    table, _ = drawn("clear", ("Way", long, long), ("Cost", long, long))
    assert table.rows[1][1].paragraphs[0].runs[0].size <= 22


def test_ideographs_and_figures_of_a_row_stand_on_one_line() -> None:
    """Both at the foot of their cells, as far from it; a row of one script is centred."""
    table, _ = drawn("clear", ("利益率", "33 %", "36 %"), ("部品", "今", "後"), ("Cost", "1", "2"), title="鋳造所")
    mixed, ideographs, letters = table.rows[1:]
    assert {cell.anchor for cell in mixed} == {"b"}
    assert len({cell.insets[3] for cell in mixed}) == 1
    assert {cell.anchor for cell in (*ideographs, *letters)} == {"ctr"}


@pytest.mark.parametrize(("values", "align"), [(("42", ""), "r"), (("forty", ""), "l"), (("", ""), "l")])
def test_an_empty_column_stands_as_the_others(values: tuple[str, str], align: str) -> None:
    """Its name would else stand against that of figures beside it."""
    table, _ = drawn("clear", ("Price", *values))
    assert [cell.paragraphs[0].align for cell in table.rows[0][1:]] == [align, align]


@pytest.mark.parametrize("look", THEMES)
def test_figures_among_ideographs_stay_whole(look: str) -> None:
    """With their units: of "-3,200万円" no line ends before the last character; short names keep together, too."""
    risk = ("移行期間中の医療安全上のリスク評価", "中程度、病棟ごとに毎月確認する", "高い")
    rows = [
        ("初期費用の見積もり額\uff08税抜\uff09", "1億2,000万円", "4億8,000万円"),
        risk,
        ("診療報酬の増減", "-3,200万円", "全面的再編"),
    ]
    table, _ = drawn(look, *rows, title="段階的な移行が費用と効果の釣り合いに優れる")
    setter = Typesetter(BOOK)
    for row in (table.rows[1], table.rows[3]):
        for cell, width in zip(row[1:], table.widths[1:], strict=True):
            inner = width / EMU_PER_PT - 2 * space_beside(cell.paragraphs[0].runs[0].size)
            assert len(setter.measure(cell.paragraphs, inner).lines) == 1
