"""Marks in cells: lights, Harvey balls, bars, shades, the recommended column, sums, few rows, no heads."""

from typing import Any

import pytest

from deck_documents import parse
from deck_domain.errors import InvalidDocument
from deck_fonts import FontBook
from deck_presentation.contrast import contrast, from_hls, hls
from renderer.deck.blocks.figures import MarkedCell
from renderer.deck.from_protocol import deck_from
from renderer.layout import lay_out
from renderer.layout.figures.cell_marks import scales_of
from renderer.scene import EMU_PER_PT, Shape, Table
from renderer.scene.theme import Theme, rgb
from renderer.typesetting.typesetter import Typesetter

Json = dict[str, Any]
_BOOK = FontBook.load()


def _table(rows: list[Json], title: str = "Three ways", **fields: Any) -> Json:
    columns = ["Criterion", "Buy", "Build", "Lease"][: len(rows[0]["values"]) + 1]
    slide = {"slideType": "comparison-table", "title": title, "columns": columns, "rows": rows, **fields}
    return {"version": "2.0", "title": title, "slides": [slide]}


def _drawn(document: Json) -> tuple[Table, list[Shape]]:
    """The table, and the shapes over it."""
    parsed = parse("protocol_v2", document)
    assert parsed.warnings == ()
    scene, findings, _ = lay_out(deck_from(parsed), _BOOK)
    assert not findings
    elements = scene.pages[0].elements
    (table,) = (one for one in elements if isinstance(one, Table))
    return table, [
        one for one in elements if isinstance(one, Shape) and one.decorative and one.frame.y >= table.frame.y
    ]


_BARS = [{"value": f"{number} M", "bar": number} for number in (4, 2, 1)]
_BALLS = [{"value": word, "harvey": quarters} for word, quarters in (("None", 0), ("All", 4), ("Half", 2))]
_LIGHTS = [{"value": word, "signal": light} for word, light in (("Low", "good"), ("Fair", "warn"), ("High", "bad"))]
_MILLIONS = (("4,2", 4.2), ("4,6", 4.6), ("11,9", 11.9))
_MARKED: list[Json] = [
    {"label": "Cost", "values": _BARS},
    {"label": "Fit", "values": _BALLS},
    {"label": "Risk", "values": _LIGHTS},
]


@pytest.mark.parametrize(
    "title", ["Three ways", "\u062b\u0644\u0627\u062b\u0629 \u0637\u0631\u0642 \u0644\u0644\u0639\u0645\u0644"]
)
def test_marks_stand_in_their_cells_before_the_words(title: str) -> None:
    """Also where the page runs from right to left; every light has a shape of its own, and all cells keep words."""
    table, shapes = _drawn(_table(_MARKED, title))
    kinds = [shape.geometry for shape in shapes]
    words = [cell.paragraphs[0].text for row in table.rows[1:] for cell in row[1:]]
    assert words == ["4 M", "2 M", "1 M", "None", "All", "Half", "Low", "Fair", "High"]
    assert kinds == ["rect"] * 3 + ["ellipse", "ellipse", "ellipse", "pie"] + ["ellipse", "triangle", "diamond"]
    top = table.frame.y + table.heights[0]
    for row, marks in enumerate((shapes[:3], shapes[3:7], shapes[7:])):
        for mark in marks:
            assert top <= mark.frame.y
            assert mark.frame.y + mark.frame.height <= top + table.heights[row + 1]
        top += table.heights[row + 1]
    assert all(table.frame.x <= one.frame.x <= table.frame.x + table.frame.width for one in shapes)


@pytest.mark.parametrize("value", ["-100", "SAP", "\u0643\u0644\u0647\u0627"])
def test_no_mark_lies_over_words_on_a_page_from_the_right(value: str) -> None:
    """A signed figure and a Latin name run from the left, and keep the room of the mark at their right all the same."""
    rows = [{"label": "\u0643\u0644\u0641\u0629", "values": [{"value": value, "bar": bar} for bar in (-100, 40)]}]
    table, shapes = _drawn(
        _table(rows, "\u062b\u0644\u0627\u062b\u0629 \u0637\u0631\u0642 \u0644\u0644\u0639\u0645\u0644")
    )
    bar = max((shape.frame.width for shape in shapes if shape.geometry == "rect"), default=0) / EMU_PER_PT
    cell = table.rows[-1][1]
    (line,) = cell.paragraphs
    assert bar > 0
    assert (line.indent if line.rtl else cell.insets[2]) > bar


@pytest.mark.parametrize("look", ["board", "monochrome", "terminal"])
def test_a_figure_beside_a_bar_is_not_parted_from_its_unit(look: str) -> None:
    """However narrow the columns are: type gets smaller, and names break, before it does."""
    rows = [
        {"label": "Passt zum Ablauf", "values": ["Zur H\u00e4lfte", "Ganz", "Gar nicht"]},
        {
            "label": "Kosten \u00fcber f\u00fcnf Jahre",
            "values": [{"value": f"{amount} Mio. \u20ac", "bar": bar} for amount, bar in _MILLIONS],
        },
    ]
    table, _ = _drawn(_table(rows, "Leasing ist zuerst bereit", recommended=2) | {"theme": look})
    type_ = Typesetter(_BOOK)
    for cell, width in zip(table.rows[-1][1:], table.widths[1:], strict=True):
        room = width / EMU_PER_PT - cell.insets[0] - cell.insets[2]
        assert len(type_.measure(cell.paragraphs, room).lines) == 1


def test_bars_of_one_criterion_are_on_one_scale() -> None:
    """Half the figure is half the bar, though each stands in a column of its own."""
    _, shapes = _drawn(_table(_MARKED))
    long, half, quarter = (shape.frame.width for shape in shapes[:3])
    assert long == pytest.approx(2 * half, rel=0.01)
    assert long == pytest.approx(4 * quarter, rel=0.01)


def _cell(value: str, bar: float) -> MarkedCell:
    return MarkedCell(value, bar=bar)


@pytest.mark.parametrize(
    ("rows", "scales"),
    [
        ([[_cell("3 M", 3), _cell("90 %", 90)], [_cell("6 M", 6), _cell("40 %", 40)]], [(0, 6), (0, 90)] * 2),
        ([[_cell("3 M", 3), _cell("9 M", 9)], [_cell("6 M", 6), _cell("4 M", 4)]], [(0, 9)] * 4),
        ([[_cell("3", 3), _cell("-9", -9)], [_cell("6", 6), None]], [(-9, 6)] * 3),
        ([[_cell("3", 3), _cell("9", 9)], [None, None]], [(0, 9)] * 2),
    ],
)
def test_bars_that_are_compared_share_a_scale(rows: Any, scales: list[tuple[float, float]]) -> None:
    """Those of a column, of columns in one unit, or of a row; 0 is always on it."""
    assert list(scales_of(rows).values()) == scales


def test_a_column_is_recommended_a_value_the_best_and_a_row_a_sum() -> None:
    """In the accent, with a tick; bold; under a line of its own. People who do not see it are told."""
    rows = [
        {"label": "Cost", "values": ["4 M", "2 M"], "best": 2},
        {"label": "In sum", "values": ["6", "8"], "total": True},
    ]
    table, shapes = _drawn(_table(rows, recommended=2))
    fills = [[cell.fill for cell in row] for row in table.rows]
    assert [row[2] for row in fills] == ["accent2", "accent6", "accent6"]
    assert {fill for row in fills for fill in row[:2]} == {None}
    assert [cell.paragraphs[0].runs[0].bold for cell in table.rows[1]] == [True, False, True]
    assert all(cell.paragraphs[0].runs[0].bold and cell.borders[2] for cell in table.rows[2])
    assert [row[2].paragraphs[0].align for row in table.rows] == [row[1].paragraphs[0].align for row in table.rows]
    assert [shape.name for shape in shapes] == ["Icon check"]
    assert table.description.endswith("recommended: Build")


@pytest.mark.parametrize("count", [1, 2, 3])
def test_few_rows_fill_their_page(count: int) -> None:
    """Of 540 pt, the table takes three fifths of what the frame leaves."""
    rows = [{"label": f"Site {number}", "values": ["1", "2"]} for number in range(count)]
    table, _ = _drawn(_table(rows))
    assert table.frame.height / EMU_PER_PT > (0.6 * 390 if count > 1 else 200)


@pytest.mark.parametrize(
    ("cell", "pointer"),
    [
        ({"value": "2", "harvey": 5}, "/harvey"),
        ({"value": "2", "harvey": 1.5}, "/harvey"),
        ({"signal": "good"}, "/value"),
        ({"value": "", "signal": "good"}, "/value"),
        ({"value": "2", "signal": "green"}, "/signal"),
        ({"value": "2", "bar": "3"}, "/bar"),
        ({"value": "2", "bar": 1, "harvey": 1}, ""),
        (2, ""),
    ],
)
def test_what_is_no_mark_is_refused_at_its_place(cell: Any, pointer: str) -> None:
    """With one fault each."""
    assert _faults(_table([{"label": "a", "values": ["1", cell, "3"]}])) == [f"/slides/0/rows/0/values/1{pointer}"]


@pytest.mark.parametrize(("column", "told"), [(0, True), (1, False), (3, False), (4, True), (6, True)])
def test_a_column_that_there_is_not_is_refused(column: int, told: bool) -> None:
    """Columns count from 0, which is that of the labels."""
    recommended = _table(_MARKED, recommended=column)
    best = _table([{"label": "a", "values": ["1", "2", "3"], "best": column}])
    assert _faults(recommended) == (["/slides/0/recommended"] if told else [])
    assert _faults(best) == (["/slides/0/rows/0/best"] if told else [])


def _faults(document: Json) -> list[str]:
    try:
        parse("protocol_v2", document)
    except InvalidDocument as refused:
        return [fault.pointer for fault in refused.violations]
    return []


_LOOKS = ("clear", "midnight", "paper", "board", "consulting", "editorial-wide")


@pytest.mark.parametrize("look", _LOOKS)
def test_a_heat_map_is_shaded_by_how_much_its_cells_say(look: str) -> None:
    """Five shades of the accent, words that read on them, and cells without a heat as they were."""
    heats = [0, 25, 50, 75, 100]
    rows = [{"label": str(heat), "values": [{"value": f"{heat} h", "heat": heat}, "plain"]} for heat in heats]
    scene, findings, _ = lay_out(deck_from(parse("protocol_v2", _table(rows) | {"theme": look})), _BOOK)
    assert not findings

    (table,) = (one for one in scene.pages[0].elements if isinstance(one, Table))

    shades = [row[1].fill for row in table.rows[1:]]
    assert len(set(shades)) == len(heats)
    strongest = hls(scene.theme.hex_of("accent2"))[2] + 0.01
    assert all(hls(_exact(str(shade), scene.theme))[2] <= strongest for shade in shades)
    assert shades[-1] == "accent2"
    for row in table.rows[1:]:
        assert isinstance(row[1].fill, str)
        (run,) = row[1].paragraphs[0].runs
        assert contrast(rgb(run.color or "tx1", scene.theme), _exact(row[1].fill, scene.theme)) >= 4.5
        assert row[2].fill is None


def _exact(fill: str, theme: Theme) -> str:
    """What a shade looks like, reckoned as PowerPoint does."""
    words = dict(word.split(":") for word in fill.split(" ")[1:])
    kept, added, calmed = (int(words.get(name, usual)) / 100_000 for name, usual in _TRANSFORMS)
    hue, light, saturation = hls(theme.hex_of("accent2"))
    return from_hls(hue, light * kept + added, saturation * calmed)


_TRANSFORMS = (("lumMod", 100_000), ("lumOff", 0), ("satMod", 100_000))


def test_a_table_whose_columns_have_no_names_has_no_head() -> None:
    """An empty band above the rows would say nothing."""
    rows = [{"label": "North", "values": ["120 MW", "2011"]}, {"label": "South", "values": ["85 MW", "2018"]}]
    scene, _, _ = lay_out(deck_from(parse("protocol_v2", _table(rows) | {"slides": [_headless(rows)]})), _BOOK)

    (table,) = (one for one in scene.pages[0].elements if isinstance(one, Table))

    assert [row[0].paragraphs[0].text for row in table.rows] == ["North", "South"]


def _headless(rows: list[Json]) -> Json:
    return {"slideType": "comparison-table", "title": "Plants", "columns": ["", "", ""], "rows": rows}
