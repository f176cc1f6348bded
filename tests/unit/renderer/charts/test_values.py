"""Values that not every kind of chart can show: they are drawn right, or it is said; no figure is wrong."""

from typing import Any

import pytest

from renderer.layout.charts.number_formats import number_format, shown

_REPLACED, _EMPTY, _UNSEEN = "CHART_KIND_REPLACED", "CHART_WITHOUT_DATA", "CHART_VALUES_NOT_SHOWN"
_CASES: dict[str, list[float | None]] = {
    "negative": [5, -3, 2],
    "all negative": [-5, -3, -2],
    "zeros": [0, 0, 0],
    "some zeros": [4, 0, 2],
    "nulls": [None, None, None],
    "a null": [4, None, 2],
    "equal": [4, 4, 4],
    "one": [7],
    "one zero": [0],
    "huge": [1e15, 2e15, 3e15],
    "tiny": [1e-9, 2e-9, 3e-9],
    "far apart": [12_000, 0.4, 3],
}
"""Values of one series."""
_EXPECTED: dict[str, dict[str, tuple[str | None, list[str]]]] = {
    "bar": {"nulls": (None, [_EMPTY])},
    "line": {"nulls": (None, [_EMPTY])},
    "area": {
        "nulls": (None, [_REPLACED, _EMPTY]),
        "a null": ("line", [_REPLACED]),
        "one": ("bar", [_REPLACED]),
        "one zero": ("bar", [_REPLACED]),
    },
    "radar": {"nulls": (None, [_EMPTY]), "one": ("bar", [_REPLACED]), "one zero": ("bar", [_REPLACED])},
    **{
        kind: {
            "negative": ("bar", [_REPLACED]),
            "all negative": ("bar", [_REPLACED]),
            "zeros": (None, [_EMPTY]),
            "one zero": (None, [_EMPTY]),
            "nulls": (None, [_EMPTY]),
            "far apart": (kind, ["CHART_LABEL_COLLISION"]),
        }
        for kind in ("pie", "doughnut")
    },
}
"""What is drawn and said: `(None, [...])` is no chart; what is not written is drawn as its kind, without a word."""


def _over_categories(kind: str, values: list[float | None], **more: Any) -> dict[str, Any]:
    names = [f"Part {n}" for n in range(len(values))]
    return {"chartType": kind, "categories": names, "series": [{"name": "S", "values": values}], **more}


def _drawn_kind(drawn: Any) -> str | None:
    return None if drawn.chart is None else drawn.find("//c:plotArea/*[c:ser]")[0].tag.partition("}")[2][:-5]


def _numbers(drawn: Any, tag: str = "val") -> list[float]:
    return [float(v) for v in drawn.find(f"//c:{tag}//c:v/text()")]


@pytest.mark.parametrize("kind", _EXPECTED)
@pytest.mark.parametrize("case", _CASES)
def test_values_are_drawn_as_they_are_or_said(kind: str, case: str, draw: Any) -> None:
    """And the chart and its workbook hold them with their signs."""
    drawn = draw(_over_categories(kind, _CASES[case]))
    shown_as, codes = _EXPECTED[kind].get(case, (kind, []))
    assert (_drawn_kind(drawn), drawn.codes()) == (shown_as, codes)
    if shown_as is not None:
        expected = [value for value in _CASES[case] if value is not None]
        assert _numbers(drawn) == expected
        cells = drawn.cells()
        assert [float(cells[f"B{row}"]) for row in range(2, 2 + len(_CASES[case])) if f"B{row}" in cells] == expected


@pytest.mark.parametrize(
    ("kind", "key", "shown_as", "codes"),
    [
        ("bar", "barGrouping", "bar", []),
        ("line", "lineGrouping", "bar", [_REPLACED]),
        ("area", "areaGrouping", "bar", [_REPLACED]),
    ],
)
def test_shares_below_zero_are_bars(kind: str, key: str, shown_as: str, codes: list[str], draw: Any) -> None:
    """Parts of 100 % that hang below the axis; as lines or areas they would cover each other."""
    series = [{"name": "x", "values": [3, -1, 2]}, {"name": "y", "values": [1, 2, -2]}]
    drawn = draw({"chartType": kind, "categories": ["A", "B", "C"], "series": series, key: "percentStacked"})
    assert (_drawn_kind(drawn), drawn.codes()) == (shown_as, codes)
    assert drawn.one("//c:grouping/@val") == "percentStacked"
    assert _numbers(drawn) == [3, -1, 2, 1, 2, -2]


@pytest.mark.parametrize("kind", ["bar", "line", "area"])
def test_shares_of_nothing_are_no_chart(kind: str, draw: Any) -> None:
    """Nothing adds up to 100 %."""
    series = [{"name": "x", "values": [0, 0]}, {"name": "y", "values": [0, 0]}]
    drawn = draw({"chartType": kind, "categories": ["A", "B"], "series": series, f"{kind}Grouping": "percentStacked"})
    assert (_drawn_kind(drawn), drawn.codes()) == (None, [_EMPTY])


def test_a_null_among_stacked_areas_makes_them_bars(draw: Any) -> None:
    """Stacked bars leave it out."""
    series = [{"name": "x", "values": [3, None, 2]}, {"name": "y", "values": [1, 2, 2]}]
    drawn = draw({"chartType": "area", "categories": ["A", "B", "C"], "series": series, "areaGrouping": "stacked"})
    assert (_drawn_kind(drawn), drawn.codes()) == ("bar", [_REPLACED])


def test_areas_beside_bars_become_lines_where_a_value_is_missing(draw: Any) -> None:
    """The bars stay bars."""
    series = [{"name": "x", "values": [3, 4, 2]}, {"name": "y", "values": [1, None, 2], "chartType": "area"}]
    drawn = draw({"chartType": "bar", "categories": ["A", "B", "C"], "series": series})
    assert drawn.codes() == [_REPLACED]
    assert [node.tag.partition("}")[2] for node in drawn.find("//c:plotArea/*[c:ser]")] == ["barChart", "lineChart"]


def test_a_hidden_series_does_not_turn_a_pie_into_bars(draw: Any) -> None:
    """Only what is drawn counts."""
    series = [{"name": "x", "values": [3, 1]}, {"name": "y", "values": [-1, 2]}]
    drawn = draw({"chartType": "pie", "categories": ["A", "B"], "series": series})
    assert (_drawn_kind(drawn), drawn.codes()) == ("pie", ["CHART_SERIES_NOT_SHOWN"])


def test_a_ring_of_zeros_is_said(draw: Any) -> None:
    """The other rings are drawn."""
    series = [{"name": "x", "values": [3, 1]}, {"name": "y", "values": [0, 0]}]
    drawn = draw({"chartType": "doughnut", "categories": ["A", "B"], "series": series})
    assert (_drawn_kind(drawn), drawn.codes()) == ("doughnut", [_UNSEEN])


@pytest.mark.parametrize(
    ("values", "shown_as", "codes"), [([5, -3], "bar", [_REPLACED]), ([0, 0], "bar", []), ([900, 1], "bar", [])]
)
def test_funnels_show_the_figures_that_were_given(
    values: list[float], shown_as: str, codes: list[str], draw: Any
) -> None:
    """Negative ones as plain bars; those beside narrow bars are the values, not the lengths of invisible parts."""
    drawn = draw({"chartType": "funnel", "funnelData": {"categories": ["a", "b"], "values": values}})
    assert (_drawn_kind(drawn), drawn.codes()) == (shown_as, codes)
    assert set(values) <= set(_numbers(drawn))
    if 0 in values:
        assert drawn.find("//c:dLbl//a:t/text()") == ["0", "0"]


@pytest.mark.parametrize(
    ("sizes", "shown_as", "codes"),
    [([4, 1, 2], "bubble", []), ([4, -3, 0], "bubble", [_UNSEEN]), ([0, -3, 0], "scatter", [_REPLACED])],
)
def test_bubbles_without_a_size_are_said(sizes: list[float], shown_as: str, codes: list[str], draw: Any) -> None:
    """And named by their places; without any size the points remain."""
    points = [{"name": "P", "xValues": [1, 2, 3], "yValues": [4, 5, 6], "sizes": sizes}]
    drawn = draw({"chartType": "bubble", "xySeries": points})
    assert (_drawn_kind(drawn), drawn.codes()) == (shown_as, codes)
    if codes == [_UNSEEN]:
        assert "(2, 5), (3, 6)" in drawn.compiled.findings[0].message


def test_bubbles_that_nobody_sees_are_said(draw: Any) -> None:
    """Those of less than 2 pt beside the largest; a chart whose bubbles are nearly alike shows all."""
    for sizes, told in (([1e6, 1, 4e4], "(2, 5)"), ([1e-6, 1e-6, 2e-6], "")):
        points = [{"name": "P", "xValues": [1, 2, 3], "yValues": [4, 5, 6], "sizes": sizes}]
        drawn = draw({"chartType": "bubble", "xySeries": points})
        assert drawn.codes() == ([_UNSEEN] if told else [])
        if told:
            assert drawn.compiled.findings[0].message.endswith(f"of 'P' those at {told}.")


def test_a_lone_point_has_a_marker(draw: Any) -> None:
    """No line would show it: between two gaps, and on a chart of lines alone."""
    many = [float(n) for n in range(20)]
    for values, signs in ((many, "none"), ([*many[:8], None, 8.5, None, *many[11:]], "circle")):
        drawn = draw(_over_categories("line", values))
        assert drawn.one("//c:ser/c:marker/c:symbol/@val") == signs
    for xs, signs in (([1, 2], "none"), ([1], "circle")):
        points = [{"name": "P", "xValues": xs, "yValues": xs}]
        drawn = draw({"chartType": "scatter", "scatterStyle": "line", "xySeries": points})
        assert drawn.one("//c:ser/c:marker/c:symbol/@val") == signs


@pytest.mark.parametrize("symbol", ["none", None])
def test_markers_that_show_lone_points_stay(symbol: str | None, draw: Any) -> None:
    """Also where the document asks for none, which is said."""
    data = _over_categories("line", [1, None, 3])
    if symbol:
        data["series"][0]["marker"] = {"symbol": symbol}
    drawn = draw(data)
    assert drawn.one("//c:ser/c:marker/c:symbol/@val") == "circle"
    assert drawn.unused() == (["series[0].marker"] if symbol else [])


@pytest.mark.parametrize(
    ("data", "axis", "place"),
    [
        (_over_categories("bar", [5, 20]), {"max": 10}, "valueAxis.max"),
        (_over_categories("bar", [5, -20]), {"min": -10}, "valueAxis.min"),
        (_over_categories("line", [5, 20]), {"min": 10}, "valueAxis.min"),
        (
            {"chartType": "scatter", "xySeries": [{"name": "P", "xValues": [1, 2], "yValues": [1, 9]}]},
            {"max": 5},
            ".max",
        ),
    ],
)
def test_values_beyond_the_ends_of_an_axis_are_said(
    data: dict[str, Any], axis: dict[str, float], place: str, draw: Any
) -> None:
    """A bar that is cut reads as a smaller one."""
    drawn = draw({**data, "valueAxis": axis})
    (finding,) = drawn.compiled.findings
    assert finding.code == _UNSEEN
    assert str(finding.component_path).endswith(place)
    assert "1 of 2 values" in finding.message


def test_sums_of_stacked_bars_count_at_the_ends_of_an_axis(draw: Any) -> None:
    """Each value lies within, their sum does not."""
    series = [{"name": "x", "values": [6]}, {"name": "y", "values": [7]}]
    data = {"chartType": "bar", "categories": ["A"], "series": series, "barGrouping": "stacked"}
    assert draw({**data, "valueAxis": {"max": 10}}).codes() == [_UNSEEN]
    assert draw({**data, "valueAxis": {"max": 13}}).codes() == []


@pytest.mark.parametrize("kind", ["treemap", "sunburst"])
def test_parts_that_do_not_add_up_are_said(kind: str, draw: Any) -> None:
    """What a branch says of itself is not what its parts come to."""
    parts = [{"name": "b", "value": 3}, {"name": "c", "value": 4}]
    for value, codes in ((5, [_UNSEEN]), (10, [_UNSEEN]), (7, []), (None, [])):
        whole = {"name": "a", "children": parts} | ({} if value is None else {"value": value})
        drawn = draw({"chartType": kind, f"{kind}Data": [whole, {"name": "z", "value": 6}]})
        assert [code for code in drawn.codes() if code == _UNSEEN] == codes


@pytest.mark.parametrize("kind", ["treemap", "sunburst"])
def test_parts_of_zero_are_no_chart(kind: str, draw: Any) -> None:
    """Nothing has a share."""
    assert draw({"chartType": kind, f"{kind}Data": [{"name": "z", "value": 0}]}).codes() == [_EMPTY]


@pytest.mark.parametrize("values", [[5, -3, 2], [0, 0, 0], [-5, -5, -10], [1e-9, 2e-9, 3e-9]])
def test_waterfalls_write_their_figures(values: list[float], draw: Any) -> None:
    """Below zero, all zero, tiny: a label that says 0 is one of 0."""
    drawn = draw({"chartType": "waterfall", "waterfallData": {"categories": ["a", "b", "c"], "values": values}})
    labels = [str(text).replace("\u2212", "-") for text in drawn.find("//c:dLbl//a:t/text()")]
    assert [float(label) for label in labels] == [pytest.approx(value) for value in values]


@pytest.mark.parametrize(
    ("values", "types", "wrong"),
    [
        ([12, -7, 5], None, None),
        ([12, -7, 4], None, ("values[2]", "5", "4")),
        ([12, -7, -5], None, ("values[2]", "5", "-5")),
        ([100, 50, 150.5], None, None),
        ([0.12, -0.07, 0.04], None, ("values[2]", "0.05", "0.04")),
        ([3e-7, -1e-7, 9e-7], None, ("values[2]", "2e-07", "9e-07")),
        ([0.05, 0.02, 0.073], None, ("values[2]", "0.07", "0.073")),
        ([0.1, 0.2, 0.3], None, None),
        ([100, -99.99, 0], ["total", "decrease", "total"], None),
        ([10, 5, 20, 2, 18], ["total", "increase", "total", "decrease", "total"], ("values[2]", "15", "20")),
        ([7], None, None),
    ],
)
def test_totals_that_do_not_follow_are_said(values: list[float], types: Any, wrong: Any, draw: Any) -> None:
    """At the total, with where its steps lead; the steps after it go on from what it says."""
    data = {"categories": [f"c{index}" for index in range(len(values))], "values": values, "types": types}
    found = draw({"chartType": "waterfall", "waterfallData": data}).compiled.findings
    if wrong is None:
        assert not found
        return
    place, reached, stated = wrong
    (finding,) = found
    assert finding.code == "BRIDGE_DOES_NOT_ADD_UP"
    assert str(finding.component_path).endswith(f"chartData.waterfallData.{place}")
    assert finding.message == f"The steps before this bar lead to {reached}, and it shows {stated}."


@pytest.mark.parametrize("short", [False, True])
@pytest.mark.parametrize(
    "values",
    [
        [12_000, 0.4],
        [5, 1e-5],
        [1.5e6, 6e4],
        [1.5e9, 2],
        [1e15, 1],
        [2e15, 9e15],
        [0.00012],
        [0, 1.25e6, 2.5e5],
        [-4e3, 30],
    ],
)
def test_no_format_writes_a_value_as_zero(values: list[float], short: bool) -> None:
    """A short one is close to each value."""
    code = number_format(values, short=short)
    scales = {"k": 1e3, "M": 1e6, "B": 1e9, "T": 1e12}
    for value in values:
        text = shown(value, code).replace(",", "").replace("\u2212", "-")
        read = float(text[:-1]) * scales[text[-1]] if text[-1] in scales else float(text)
        assert read == pytest.approx(value, rel=0.2 if abs(value) < 1 else 0.05)


@pytest.mark.parametrize(
    ("values", "written"),
    [
        ([0.00067, 0.00054], ["0.00067", "0.00054"]),
        ([0.0, 0.00025, 0.00125], ["0.00000", "0.00025", "0.00125"]),
        ([0.0003], ["0.0003"]),
        ([4.2, 0.00032], ["4.2000", "0.0003"]),
        ([1e12, 3.0], ["1,000,000,000,000", "3"]),
        ([1534.25, 1398.5], ["1,534.25", "1,398.50"]),
        ([48_250.75, -12.5], ["48,250.75", "\u221212.50"]),
        ([1534.2567, 1398.5], ["1,534.3", "1,398.5"]),
        ([1_534_250.75, 12.0], ["1,534,251", "12"]),
        ([1e15, 1.05e15], ["1000T", "1050T"]),
    ],
)
def test_small_values_keep_their_digits(values: list[float], written: list[str]) -> None:
    """Two that differ by a quarter do not read alike."""
    assert [shown(value, number_format(values)) for value in values] == written


def test_small_steps_of_a_bridge_keep_their_digits(draw: Any) -> None:
    """Also beside totals that are large."""
    steps = {
        "categories": ["A", "B", "C"],
        "values": [100, 0.00067, 100.00067],
        "types": ["total", "increase", "total"],
    }
    drawn = draw({"chartType": "waterfall", "waterfallData": steps})
    assert "+0.00067" in drawn.find("//a:t/text()")


@pytest.mark.parametrize("kind", ["pie", "doughnut"])
def test_a_slice_without_room_for_its_share_is_said(kind: str, draw: Any) -> None:
    """Of a ring always, for it has no labels beside it; of a pie where it is too small for them."""
    small = _over_categories(kind, [60, 37.2, 2.8], legend={"position": "right"})
    drawn = draw(small, style={"width": 400, "height": 200})
    told = [one.message for one in drawn.compiled.findings if one.code == "CHART_LABEL_COLLISION"]
    shown_of = drawn.find("//c:dLbls/c:dLbl[c:delete[@val=1]]/c:idx/@val")
    assert told == (["1 of 3 slices are too small for their share: 'Part 2'."] if "2" in shown_of else [])
    assert kind == "pie" or told
    assert not draw(_over_categories(kind, [60, 30, 10])).codes()


@pytest.mark.parametrize(("kind", "axis", "side"), [("bar", "categoryAxis", "h"), ("bar", "valueAxis", "w")])
def test_a_title_of_an_axis_that_wraps_has_room_for_its_lines(kind: str, axis: str, side: str, draw: Any) -> None:
    """It would else stand on the figures beside it."""
    words = "Containers of the inland port that waited longer than a day "
    plots = [
        float(
            draw(_over_categories(kind, [4, 2], **{axis: {"title": title}})).one(
                f"//c:plotArea/c:layout//c:{side}/@val"
            )
        )
        for title in ("Days", words * 3)
    ]
    assert plots[1] < plots[0] - 0.02


@pytest.mark.parametrize(
    ("value", "code", "written"),
    [(1534.25, "#,##0.0", "1,534.3"), (-0.125, "0.00", "\u22120.13"), (2.675, "0.00", "2.68"), (0.145, "0%", "15%")],
)
def test_halves_are_rounded_as_spreadsheets_round_them(value: float, code: str, written: str) -> None:
    """What labels say at first is what programs write when they read the cells again."""
    assert shown(value, code) == written


def test_labels_without_room_lose_decimals_before_digits() -> None:
    """The next form after the exact one is that of the size of the values."""
    assert number_format([1534.25, 1398.5], exact=False) == "#,##0.0"
    assert number_format([98.25, 104.5], exact=False) == "#,##0.00"


def test_bars_on_a_logarithmic_axis_stand_on_its_foot(draw: Any) -> None:
    """The least has a bar, those up to 1 do not hang, and their figures keep off the names below the axis."""
    series = [{"name": "Share", "values": [0.001, 1, 1000]}]
    chart = {"chartType": "bar", "categories": list("ABC"), "series": series, "valueAxis": {"logBase": 10}}
    drawn = draw({**chart, "dataLabels": True})
    assert drawn.find("//c:valAx/c:scaling/c:min/@val") == ["0.0001"]
    assert drawn.find("//c:catAx/c:crosses/@val") == ["min"]
    assert drawn.find("//c:dLbl[c:idx/@val='0']/c:dLblPos/@val") == ["ctr"]
    assert drawn.find("//c:dLbl[c:idx/@val='1']/c:dLblPos/@val") == ["ctr"]


@pytest.mark.parametrize(
    ("code", "values", "zeros"),
    [
        ("0", [0.4, 0.5, 2], [0.4]),
        ("0%", [0.004, 0.2], [0.004]),
        ('0.0,,"M"', [49_000, 2e6], [49_000]),
        ('"no. "0', [0.4], [0.4]),
        ("0.00", [0.4, 0], []),
        ("0;(0)", [0.4], []),
    ],
)
def test_a_format_that_writes_values_as_zero_is_said(
    code: str, values: list[float], zeros: list[float], draw: Any
) -> None:
    """Once for all series; what sections of a format do is left to viewers."""
    data = _over_categories("bar", values, dataLabels={"showValue": True, "numberFormat": code})
    said = [one.message for one in draw(data).compiled.findings if one.code == "CHART_VALUES_NOT_SHOWN"]
    assert said == [f"The format {code!r} writes 1 values as zero that are not, as {zero:g}." for zero in zeros]


def test_the_largest_figures_are_written_with_a_power(draw: Any) -> None:
    """At the axis, too, where 300 digits would take the whole chart."""
    drawn = draw(_over_categories("bar", [1e100, 1, 2], valueAxis={"min": 0}))
    assert drawn.find("//c:valAx/c:numFmt/@formatCode") == ["0.0E+00"]


def test_a_value_that_is_pointed_at_has_the_decimals_of_its_series(deck: Any, slide: Any, write: Any) -> None:
    """6.0 among 6.3 and 5.8 is no 6."""
    months = [f"{year}" for year in range(2020, 2030)]
    values = [7.9, 7.6, 7.4, 7.7, 7.1, 6.6, 6.3, 6.0, 5.8, 5.7]
    chart = {"chartType": "line", "categories": months, "series": [{"name": "Cost", "values": values}]}
    written = write(deck(slide("chart", title="Costs reach six cents in 2027", chart=chart)))
    part = next(data for name, data in written.parts.items() if name.startswith("ppt/charts/chart"))
    assert b'<c:numFmt formatCode="#,##0.0"' in part.partition(b"<c:dLbls>")[2].partition(b"</c:dLbls>")[0]


@pytest.mark.parametrize(
    ("base", "ends", "unit"),
    [(10, ["10000.0", "0.1"], []), (2, ["8192.0", "0.5"], ["2.0"]), (5, ["15625.0", "0.2"], ["5.0"])],
)
def test_logarithmic_axes_count_by_their_base(base: int, ends: list[str], unit: list[str], draw: Any) -> None:
    """Points at the edge would be left out in pictures, and tenfolds be marked whatever the base."""
    series = [{"name": "Load", "values": [1, 16, 4096]}]
    chart = {"chartType": "line", "categories": list("ABC"), "series": series, "valueAxis": {"logBase": base}}
    drawn = draw(chart)
    assert drawn.find("//c:valAx/c:scaling/c:max/@val | //c:valAx/c:scaling/c:min/@val") == ends
    assert drawn.find("//c:valAx/c:majorUnit/@val") == unit


def test_figures_of_sixteen_digits_lie_within_their_plot(draw: Any) -> None:
    """Programs of spreadsheets keep fifteen: a tight axis around the rest left the last point outside the picture."""
    drawn = draw(_over_categories("line", [1e15 + n for n in range(6)]))
    assert drawn.find("//c:valAx/c:scaling/c:min/@val") == ["0.0"]
    assert float(drawn.one("//c:valAx/c:scaling/c:max/@val")) > 1.1e15
    assert "E+" not in drawn.one("//c:valAx/c:numFmt/@formatCode")
