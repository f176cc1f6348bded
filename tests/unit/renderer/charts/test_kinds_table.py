"""The table of kinds: one row for each, and nothing that is known elsewhere alone."""

from collections.abc import Callable
from typing import Any, get_args

import pytest

from deck_documents.paper_document import charts
from deck_fonts import FontBook
from renderer.deck.charts import ChartData, ChartKind, ChartOption, SeriesData, SeriesOption
from renderer.layout.charts import lay_out_chart
from renderer.layout.charts.kinds import KINDS, without_effect
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import Group
from renderer.scene.charts import Chart, NativeKind
from renderer.scene.theme import theme_for
from renderer.typesetting.typesetter import Typesetter

_AREA = Rect(40.0, 40.0, 600.0, 320.0)


@pytest.fixture
def sheet() -> Sheet:
    """An empty page."""
    return Sheet(index=0, component="slide-1", number=1, type=Typesetter(FontBook.load()), theme=theme_for(None))


def test_every_kind_of_the_schema_has_a_row() -> None:
    """And there is no row for anything else."""
    union = get_args(get_args(charts.ChartData)[0])
    schema = {kind for model in union for kind in get_args(model.model_fields["chart_type"].annotation)}
    assert schema == set(get_args(ChartKind)) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_each_row_draws_what_it_says(kind: ChartKind, draw: Callable[..., Any], sample: Callable[..., Any]) -> None:
    """A native chart has a part; the others are shapes, which is said."""
    drawn = draw(sample(kind))
    assert (drawn.chart is not None) is KINDS[kind].native
    assert ("CHART_DRAWN_AS_SHAPES" in drawn.codes()) is not KINDS[kind].native


@pytest.mark.parametrize("kind", KINDS)
def test_options_of_a_row_are_taken_and_all_others_are_said(kind: ChartKind) -> None:
    """What is not in the row changes nothing, and the finding names it."""
    series = SeriesData("A", (1.0,), xs=(1.0,), sizes=(1.0,), secondary=True, asked=get_args(SeriesOption))
    data = ChartData(kind, ("a",), (series,), asked=get_args(ChartOption))
    said = {where.rpartition(".")[2] for where, _ in without_effect(data) if "[" not in where}
    assert said == set(get_args(ChartOption)) - KINDS[kind].options
    said = {where.rpartition(".")[2] for where, _ in without_effect(data) if "[" in where}
    assert said == set(get_args(SeriesOption)) - KINDS[kind].series_options


def test_no_option_is_without_a_kind() -> None:
    """Each is of use somewhere."""
    assert set(get_args(ChartOption)) == set().union(*(kind.options for kind in KINDS.values()))
    assert set(get_args(SeriesOption)) == set().union(*(kind.series_options for kind in KINDS.values()))


def test_native_kinds_are_drawn_by_some_row() -> None:
    """The writer knows no kind that no document can ask for."""
    assert set(get_args(NativeKind)) <= set(KINDS)


def test_an_unknown_kind_raises(sheet: Sheet) -> None:
    """Rather than leave its place empty."""
    unknown: Any = "gantt"
    with pytest.raises(KeyError, match="gantt"):
        lay_out_chart(sheet, ChartData(unknown, ("a",), (SeriesData("A", (1.0,)),)), _AREA, "chart")


def test_a_row_is_all_that_a_kind_needs(sheet: Sheet, monkeypatch: pytest.MonkeyPatch) -> None:
    """A toy kind, described, drawn and told from what it cannot have."""
    toy: Any = "toy"
    row = KINDS["bar"].__class__("Toy chart", KINDS["funnel"].lay_out, frozenset({"legend"}))
    monkeypatch.setitem(KINDS, toy, row)  # type: ignore[arg-type]
    data = ChartData(toy, ("a", "b"), (SeriesData("A", (2.0, 1.0)),), asked=("legend", "overlap"))
    lay_out_chart(sheet, data, _AREA, "chart")
    (chart,) = sheet.elements
    assert isinstance(chart, Chart | Group)
    assert chart.description.startswith("Toy chart.")
    assert [finding.component_path for finding in sheet.findings] == ["slides[0].chart.overlap"]


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"treemap", "sunburst"}))
def test_remarks_stand_where_the_table_says(
    kind: ChartKind, draw: Callable[..., Any], sample: Callable[..., Any]
) -> None:
    """A kind that has none draws none: what is said to have no effect has none."""
    drawn = draw(sample(kind, annotations=[{"text": "Best ever"}]))
    texts = drawn.slide.xpath("//a:t/text()", namespaces={"a": "http://schemas.openxmlformats.org/drawingml/2006/main"})
    assert ("Best ever" in texts) is ("annotations" in KINDS[kind].options) is ("annotations" not in drawn.unused())
