"""Tables in blocks: widths, wrapping, what sets rows off."""

from collections.abc import Callable
from typing import Any

import pytest

from deck_presentation.contrast import contrast
from renderer.scene import Table
from renderer.scene.theme import theme_for

Draw = Callable[..., Any]
LONG = "A sentence that is a good deal longer than any column of this table is wide"


def rows(*cells: str, **options: Any) -> list[dict[str, Any]]:
    """Three rows of the same cells; `options` are of the second."""
    row = {"label": "Revenue", "cells": list(cells)}
    return [row, {**row, **options}, row]


def test_widths_are_in_the_proportions_asked_for(draw: Draw) -> None:
    """With a width for the labels or without one."""
    whole = draw("matrixTable", {"rows": rows("1", "2"), "colW": [2, 1, 1]}, 800, 200).only(Table)
    cells = draw("matrixTable", {"rows": rows("1", "2"), "colW": [3, 1]}, 800, 200).only(Table)
    assert [round(width / sum(whole.widths), 3) for width in whole.widths] == [0.5, 0.25, 0.25]
    assert cells.widths[1] == pytest.approx(3 * cells.widths[2], rel=0.001)


def test_words_stand_apart_from_the_figures_before_them(draw: Draw) -> None:
    """Figures end where words would begin; rows whose cells take one line are all alike."""
    told = [("Alpha", "12 weeks", "ISO 9001"), ("Beta", "9 weeks", "ISO 9001 and 14001"), ("Gamma", "15 weeks", "none")]
    content = {
        "rows": [{"label": name, "cells": cells} for name, *cells in told],
        "columnHeaders": ["", "Time", "Norm"],
    }
    for width in range(340, 700, 40):
        table = draw("matrixTable", content, width, 300).only(Table)
        head, *body = table.rows
        assert all(row[2].paragraphs[0].indent >= 0.9 * row[2].paragraphs[0].runs[0].size for row in (head, *body))
        assert max(table.heights[1:]) - min(table.heights[1:]) <= 1


def test_ellipsis_cuts_to_one_line_and_says_what_it_cut(draw: Draw) -> None:
    """Each cut cell is named, and nothing else is."""
    drawn = draw("matrixTable", {"rows": rows("short", LONG), "wrapPolicy": "ellipsis"}, 420, 200)
    table = drawn.only(Table)
    shown = table.rows[0][2].paragraphs[0].text
    paths = [finding.component_path for finding in drawn.findings]
    assert shown.endswith("…")
    assert LONG.startswith(shown[:-1])
    assert paths == [f"slides[0].blocks[0].input.rows[{index}].cells[1]" for index in range(3)]
    assert LONG[len(shown) - 1 :].strip()[:20] in drawn.findings[0].message
    drawn.holds()


def test_ellipsis_leaves_alone_what_fits(draw: Draw) -> None:
    """Text is cut only where it must be."""
    drawn = draw("matrixTable", {"rows": rows("short", "words"), "wrapPolicy": "ellipsis"}, 420, 200)
    assert not drawn.findings


def test_shrinking_keeps_each_cell_on_one_line(draw: Draw) -> None:
    """Type gets smaller where wrapping would have kept it larger."""
    content = {"rows": rows("Forty customers in six regions", "Northern Europe")}
    wrapped = draw("matrixTable", content, 300, 200).only(Table)
    drawn = draw("matrixTable", {**content, "wrapPolicy": "shrink"}, 300, 200)
    shrunk = drawn.only(Table)
    cell = shrunk.rows[0][1].paragraphs
    inner = shrunk.widths[1] / 12_700 - sum(shrunk.rows[0][0].insets[::2])
    assert len(drawn.setter.measure(cell, inner).lines) == 1
    assert cell[0].runs[0].size < wrapped.rows[0][1].paragraphs[0].runs[0].size


def test_headers_may_leave_the_labels_out(draw: Draw) -> None:
    """One header for each cell stands above the cells; without any, there is no header row."""
    named = draw("matrixTable", {"rows": rows("1", "2"), "columnHeaders": ["2024", "2025"]}, 600, 200).only(Table)
    bare = draw("matrixTable", {"rows": rows("1", "2")}, 600, 200).only(Table)
    assert [cell.paragraphs[0].text for cell in named.rows[0]] == ["", "2024", "2025"]
    assert (named.parts["firstRow"], bare.parts["firstRow"]) == (True, False)
    assert (len(named.rows), len(bare.rows)) == (4, 3)


def test_accents_and_label_fills_set_rows_off(draw: Draw) -> None:
    """Labels on a fill of their own can be read on it."""
    for color, fill in (("accent", "accent1"), ("#FFE600", "#FFE600"), ("#123", "#112233")):
        content = {"rows": rows("1", accent=True, labelFill=color)}
        row = draw("matrixTable", content, 600, 200).only(Table).rows[1]
        theme = theme_for(None)
        ink = row[0].paragraphs[0].runs[0].color
        assert (row[0].fill, row[1].fill) == (fill, "accent6")
        assert contrast(theme.hex_of(ink), theme.hex_of(fill)) >= 4.5


def test_short_rows_are_filled_up(draw: Draw) -> None:
    """A row may have fewer cells than the widest one."""
    content = {"rows": [{"label": "a", "cells": ["1", "2"]}, {"label": "b", "cells": []}]}
    table = draw("matrixTable", content, 600, 200).only(Table)
    assert [len(row) for row in table.rows] == [3, 3]


def test_alternatives_stand_under_a_band(draw: Draw) -> None:
    """Their names on the band, their values centred below."""
    content = {"columns": ["Build", "Buy"], "rows": [{"label": "Cost", "values": ["1", "2"]}]}
    table = draw("comparisonBand", content, 600, 200).only(Table)
    assert [cell.fill for cell in table.rows[0]] == [None, "accent6", "accent6"]
    assert {cell.paragraphs[0].align for cell in table.rows[1][1:]} == {"ctr"}


def test_rows_are_as_high_as_their_fonts_claim(draw: Draw) -> None:
    """Readers give Arabic twice its size in cells; the table still ends in its region."""
    content = {"rows": [{"label": "الإيرادات السنوية المتكررة", "cells": ["هامش الربح"]} for _ in range(8)]}
    drawn = draw("matrixTable", content, 420, 200)
    table = drawn.only(Table)
    size = table.rows[0][0].paragraphs[0].runs[0].size
    assert min(table.heights) / 12_700 >= 2.1 * size
    drawn.holds()


def aligned(draw: Draw, *columns: tuple[str, str, str]) -> list[str | None]:
    """How the values of columns are aligned in a table of three rows."""
    cells = [{"label": "Row", "cells": list(row)} for row in zip(*columns, strict=True)]
    table = draw("matrixTable", {"rows": cells, "columnHeaders": ["A"] * len(columns)}, 800, 250).only(Table)
    return [cell.paragraphs[0].align for cell in table.rows[1][1:]]


@pytest.mark.parametrize("missing", ["n/a", "N/A", "k. A.", "\u2013", "-", ""])
def test_a_missing_value_leaves_its_column_one_of_figures(missing: str, draw: Draw) -> None:
    """One that has none in a row stands right like those beside it."""
    assert aligned(draw, ("$4,200", "$118", "$7"), ("$4,074", missing, "$5")) == ["r", "r"]


def test_figures_of_several_units_stand_like_the_words_beside_them(draw: Draw) -> None:
    """What cannot be compared down a column does not stand alone at its right; measures of one unit do."""
    assert aligned(draw, ("+1.2pt", "38 m", "2028"), ("+2.9pt", "4 m", "April 2027")) == ["l", "l"]
    assert aligned(draw, ("1.2 %", "3 %", "10 %"), ("North", "South", "West")) == ["r", "l"]
    assert aligned(draw, ("214", "\u20ac 412", "19 days"), ("260", "\u20ac 398", "11 days")) == ["r", "r"]
