"""Waterfalls: sums, signs, and the workbook behind them."""

import io
import zipfile
from typing import Any

import pytest

from deck_documents.theme_names import THEMES
from renderer.layout.charts.differences import words_between
from renderer.layout.charts.number_formats import summed
from renderer.layout.charts.waterfall_bars import Bar, columns
from renderer.typesetting.numerals import Numerals

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
COLORS: dict[Any, str] = dict.fromkeys(("increase", "decrease", "total"), "accent1")
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
C15 = "{http://schemas.microsoft.com/office/drawing/2012/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def stacked(bar: Bar) -> tuple[float, float]:
    """From where to where the visible parts of a bar reach, when all series are stacked."""
    values = {series.name: series.values[0] or 0.0 for series in columns([bar], ["accent1"], COLORS)}
    base = values.pop("Base")
    above = sum(value for value in values.values() if value > 0)
    below = sum(value for value in values.values() if value < 0)
    if above and below:
        assert base == 0
    low = min(base, 0.0) + below if below else base
    high = max(base, 0.0) + above if above else base
    return low, high


@pytest.mark.parametrize(
    ("start", "end"), [(0, 10), (10, 14), (14, 3), (3, -5), (-5, -9), (-9, -2), (-2, 6), (0, -7), (5, 5)]
)
def test_stacks_draw_every_bar_where_it_belongs(start: float, end: float) -> None:
    """Above zero, below zero, and across it."""
    bar = Bar("x", "increase" if end > start else "decrease", start, end, "")
    assert stacked(bar) == (min(start, end), max(start, end))


def entry(kind: str, value: float) -> dict[str, Any]:
    """One entry, labelled by its kind."""
    return {"label": kind, "type": kind, "value": value}


def test_labels_are_signed_and_totals_are_not(deck: Any, slide: Any, write: Any) -> None:
    """Magnitudes get the sign of their kind; a total in the middle and a negative one stand as they are."""
    entries = [
        entry("total", 10),
        entry("increase", -2.5),
        entry("total", 12.5),
        entry("decrease", 20),
        entry("total", -7.5),
    ]
    chart = write(deck(slide("waterfall", entries=entries))).xml("ppt/charts/chart1.xml")
    assert labels_of(chart) == ["10.0", "+2.5", "12.5", "\u221220.0", "\u22127.5"]


ENGLISH = "The cost of it is lower than the plan"
GERMAN = "Die Kosten sind nicht im Plan und auf dem Weg"
STEPS = [
    entry("total", 20_300),
    entry("decrease", 2900),
    entry("decrease", 4400),
    entry("increase", 1400),
    entry("total", 14_400),
]


def labels_of(chart: Any) -> list[str]:
    """What stands at the bars."""
    return ["".join(node.itertext()) for node in chart.iter(f"{C}rich")]


def named(slide: Any, name: str) -> list[str]:
    """The texts of the shapes with a name."""
    shapes = [node.getparent().getparent() for node in slide.iter(f"{P}cNvPr") if node.get("name") == name]
    return ["|".join("".join(line.itertext()) for line in shape.iter(f"{A}p")) for shape in shapes]


def drawn(deck: Any, slide: Any, write: Any, entries: list[Any], **fields: Any) -> Any:
    """A deck of one waterfall, written."""
    return write(deck(slide("waterfall", entries=entries, **fields)))


def minimum(chart: Any) -> float:
    """Where the value axis begins."""
    return float(next(chart.iter(f"{C}valAx")).find(f"{C}scaling").find(f"{C}min").get("val"))


@pytest.mark.parametrize(
    ("title", "labels"),
    [
        (ENGLISH, ["80.4", "+1,200.0", "1,280.4"]),
        (GERMAN, ["80,4", "+1.200,0", "1.280,4"]),
        ("Les coûts sont dans le plan et pour la suite", ["80,4", "+1\u202f200,0", "1\u202f280,4"]),
        ("コストは計画を下回る", ["80.4", "+1,200.0", "1,280.4"]),
    ],
)
def test_figures_are_written_in_the_language_of_the_deck(
    title: str, labels: list[str], deck: Any, slide: Any, write: Any
) -> None:
    """The signs between the digits are those of its words."""
    entries = [entry("total", 80.4), entry("increase", 1200), entry("total", 1280.4)]
    result = drawn(deck, slide, write, entries, title=title)
    assert labels_of(result.xml("ppt/charts/chart1.xml")) == labels


def test_labels_come_from_cells_of_the_workbook(deck: Any, slide: Any, write: Any) -> None:
    """Whoever changes a value there changes its label: the cells show it as the label does."""
    result = drawn(deck, slide, write, STEPS, title=ENGLISH)
    chart = result.xml("ppt/charts/chart1.xml")
    source = next(chart.iter(f"{C15}datalabelsRange"))
    assert source.findtext(f"{C15}f") == "Bridge!$B$2:$B$6"
    assert [point.findtext(f"{C}v") for point in source.iter(f"{C}pt")] == labels_of(chart)
    assert {node.get("type") for node in chart.iter(f"{A}fld")} == {"CELLRANGE"}
    with zipfile.ZipFile(io.BytesIO(result.parts["ppt/embeddings/Microsoft_Excel_Sheet1.xlsx"])) as book:
        sheet, styles = book.read("xl/worksheets/sheet1.xml").decode(), book.read("xl/styles.xml").decode()
    assert '<c r="B3" s="2"><v>-2900</v></c>' in sheet
    assert "+#,##0;" in styles


def test_small_steps_cut_the_axis_with_a_mark(deck: Any, slide: Any, write: Any) -> None:
    """A double slash through every total and the axis; the description says it as well."""
    entries = [entry("total", 2030), entry("decrease", 90), entry("increase", 40), entry("total", 1980)]
    result = drawn(deck, slide, write, entries, title=ENGLISH)
    chart, page = result.xml("ppt/charts/chart1.xml"), result.xml("ppt/slides/slide1.xml")
    assert 1500 < minimum(chart) < 1940
    names = [node.get("name") for node in page.iter(f"{P}cNvPr")]
    assert "Chart axis break" in names
    assert sum("slash" in name for name in names) == 2 * 2 + 2
    assert "does not begin at zero" in next(n.get("descr") for n in page.iter(f"{P}cNvPr") if n.get("name") == "Chart")


@pytest.mark.parametrize(
    "entries",
    [
        [entry("total", 10), entry("increase", 5), entry("total", 15)],
        [entry("total", 100), entry("increase", 1), entry("decrease", 101), entry("total", 0)],
        [entry("total", 0), entry("increase", 1), entry("increase", 1), entry("total", 2)],
        [entry("increase", 100), entry("increase", 1), entry("increase", 1)],
    ],
)
def test_other_axes_begin_at_zero_and_have_no_mark(entries: list[Any], deck: Any, slide: Any, write: Any) -> None:
    """Large steps, bars that reach zero, and bars without a total."""
    result = drawn(deck, slide, write, entries, title=ENGLISH)
    assert minimum(result.xml("ppt/charts/chart1.xml")) <= 0
    assert b"axis break" not in result.parts["ppt/slides/slide1.xml"]


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        (STEPS, "\u22125,900|\u221229%"),
        ([entry("total", 10), entry("increase", 5), entry("total", 15)], "+5|+50%"),
        ([entry("total", 1000), entry("decrease", 3), entry("total", 997)], "\u22123|\u22120.3%"),
        ([entry("total", 3), entry("decrease", 8), entry("total", -5)], "\u22128"),
        ([entry("total", 3), entry("increase", 0), entry("total", 3)], "0|0%"),
    ],
)
def test_the_totals_are_compared(entries: list[Any], words: str, deck: Any, slide: Any, write: Any) -> None:
    """With sign and share; a share that would be told as nothing has decimals, and one across zero is none."""
    page = drawn(deck, slide, write, entries, title=ENGLISH).xml("ppt/slides/slide1.xml")
    assert named(page, "Chart difference") == [words]


def test_steps_of_large_figures_have_all_their_digits(deck: Any, slide: Any, write: Any) -> None:
    """Rupiahs have thirteen of them; sums of small figures have no more than was given."""
    entries = [entry("total", 1_234_567_890_123), entry("decrease", 234_567_890_121), entry("total", 1_000_000_000_002)]
    chart = write(deck(slide("waterfall", entries=entries))).xml("ppt/charts/chart1.xml")
    assert labels_of(chart) == ["1,234,567,890,123", "\u2212234,567,890,121", "1,000,000,000,002"]
    assert [summed(values) for values in ((0.1, 0.2), (1000.3, -1000.1), (1e12, 1), (), (1e-300, 0))] == [
        0.3,
        0.2,
        1_000_000_000_001,
        0,
        1e-300,
    ]


def test_the_comparison_can_be_left_out(deck: Any, slide: Any, write: Any) -> None:
    """And there is none where the bars do not begin and end with a total."""
    for entries, fields in ((STEPS, {"difference": False}), (STEPS[:4], {})):
        page = drawn(deck, slide, write, entries, title=ENGLISH, **fields).xml("ppt/slides/slide1.xml")
        assert named(page, "Chart difference") == []


def test_more_than_ten_steps_are_rows(deck: Any, slide: Any, write: Any) -> None:
    """Ten stand; eleven lie, with names and figures that are upright and of 11 pt at least."""
    for count, direction in ((10, "col"), (11, "bar"), (18, "bar")):
        entries = [entry("total", 100), *(entry("increase", 5) for _ in range(count)), entry("total", 100 + 5 * count)]
        chart = drawn(deck, slide, write, entries, title=ENGLISH).xml("ppt/charts/chart1.xml")
        assert next(chart.iter(f"{C}barDir")).get("val") == direction
        names = next(chart.iter(f"{C}catAx")).find(f"{C}txPr")
        assert names.find(f"{A}bodyPr").get("rot") == "0"
        assert min(int(node.get("sz")) for node in chart.iter(f"{A}defRPr", f"{A}rPr")) >= 1100


def colors(chart: Any) -> dict[str, str]:
    """The colour of each kind of step."""
    found = {}
    for series in chart.iter(f"{C}ser"):
        fill = series.find(f"{C}spPr").find(f"{A}solidFill")
        name = "".join(series.find(f"{C}tx").iter(f"{C}v").__next__().itertext())
        if fill is not None and name in {"Increase", "Decrease"}:
            found[name] = fill[0].get("val")
    return found


def test_a_falling_cost_is_not_red(deck: Any, slide: Any, write: Any) -> None:
    """Colours are neutral, the accent for the way the whole goes, until the document says what is good."""
    neutral = colors(drawn(deck, slide, write, STEPS, title=ENGLISH).xml("ppt/charts/chart1.xml"))
    assert neutral["Decrease"] == "accent1"
    assert not {"accent3", "accent4"} & set(neutral.values())
    for good_when, expected in (("down", ("accent4", "accent3")), ("up", ("accent3", "accent4"))):
        chart = drawn(deck, slide, write, STEPS, title=ENGLISH, goodWhen=good_when).xml("ppt/charts/chart1.xml")
        assert (colors(chart)["Increase"], colors(chart)["Decrease"]) == expected


@pytest.mark.parametrize("theme", THEMES)
def test_steps_are_in_colours_of_the_look(theme: str, deck: Any, slide: Any, write: Any) -> None:
    """The accent, its tints and greys: a grey accent has no blue beside it."""
    written = write(deck(slide("waterfall", entries=STEPS, title=ENGLISH), theme=theme))
    chart = written.xml("ppt/charts/chart1.xml")
    kinds = [one.tag for one in chart.iter(f"{A}srgbClr", f"{A}schemeClr")]
    assert kinds
    assert f"{A}srgbClr" not in kinds


def test_a_step_has_the_colour_of_its_tone(deck: Any, slide: Any, write: Any) -> None:
    """Whatever its direction."""
    entries = [*STEPS[:3], {**STEPS[3], "tone": "bad"}, STEPS[4]]
    chart = drawn(deck, slide, write, entries, title=ENGLISH).xml("ppt/charts/chart1.xml")
    (point,) = chart.iter(f"{C}dPt")
    assert point.find(f"{C}idx").get("val") == "3"
    assert point.find(f"{C}spPr").find(f"{A}solidFill")[0].get("val") == "accent4"


def test_steps_are_sorted_and_put_together_when_asked(deck: Any, slide: Any, write: Any) -> None:
    """One sign after the other, the small ones as one bar, and a line below says which they are."""
    entries = [
        {"label": "Start", "type": "total", "value": 100},
        {"label": "Tiny", "type": "decrease", "value": 1},
        {"label": "Small", "type": "increase", "value": 2},
        {"label": "Less", "type": "decrease", "value": 20},
        {"label": "More", "type": "increase", "value": 30},
        {"label": "Much less", "type": "decrease", "value": 40},
        {"label": "End", "type": "total", "value": 71},
    ]
    result = drawn(deck, slide, write, entries, title=ENGLISH, order="size", mostSteps=3)
    chart, page = result.xml("ppt/charts/chart1.xml"), result.xml("ppt/slides/slide1.xml")
    names = [point.findtext(f"{C}v") for point in next(chart.iter(f"{C}cat")).iter(f"{C}pt")]
    assert names == ["Start", "Much less", "Less", "More", "Others (2)", "End"]
    assert labels_of(chart)[1:5] == ["\u221240", "\u221220", "+30", "+1"]
    assert named(page, "Chart others") == ["Others (2): Tiny \u22121; Small +2"]
    assert [finding.code for finding in result.compiled.findings] == []


def test_the_workbook_holds_what_the_chart_shows(deck: Any, slide: Any, write: Any) -> None:
    """Labels and values are there to be edited, and no time of making."""
    entries = [entry("total", 1234.5), entry("increase", 1), entry("total", 1235.5)]
    result = write(deck(slide("waterfall", entries=entries)))
    with zipfile.ZipFile(io.BytesIO(result.parts["ppt/embeddings/Microsoft_Excel_Sheet1.xlsx"])) as book:
        assert b"<v>1234.5</v>" in book.read("xl/worksheets/sheet1.xml")
        assert b"2000-01-01" in book.read("docProps/core.xml")


def test_a_bridge_of_zeros_is_drawn(deck: Any, slide: Any, write: Any) -> None:
    """The axis does not collapse."""
    chart = write(deck(slide("waterfall", entries=[entry("total", 0)] * 3))).xml("ppt/charts/chart1.xml")
    scaling = next(chart.iter(f"{C}valAx")).find(f"{C}scaling")
    assert float(scaling.find(f"{C}max").get("val")) > float(scaling.find(f"{C}min").get("val"))


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [(20.3, 14.4, ("\u22125.9", "\u221229%")), (-4.2, -7.9, ("\u22123.7",)), (-4.2, 1.0, ("+5.2",)), (0, 3, ("+3.0",))],
)
def test_only_what_was_above_zero_has_a_share(first: float, last: float, words: tuple[str, ...]) -> None:
    """A loss that grows by 87 % would read like one that shrinks."""
    assert words_between(first, last, Numerals(), 1) == words
