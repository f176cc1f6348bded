"""Figures and words of charts in the language of their deck: in labels, at axes, in evidence and for screen readers."""

import html
import io
import re
import zipfile
from typing import Any

import pytest

from deck_documents import parse
from deck_fonts import FontBook
from renderer.compile import compile_deck
from renderer.deck.from_protocol import deck_from
from renderer.layout import lay_out
from renderer.layout.charts.number_formats import unit_of
from renderer.scene import Chart, Shape
from renderer.writer.charts.workbook import workbook

Json = dict[str, Any]
_BOOK = FontBook.load()
_TITLES = {
    "de": "Der Umsatz der Pumpen ist mit dem Service gestiegen",
    "fr": "Le chiffre des pompes est plus haut avec le service",
    "es": "Los ingresos de las bombas suben con el servicio",
    "en": "The revenue of pumps is up with the service",
    "ja": "ポンプの売上は伸びている",
    "ar": "ارتفعت إيرادات المضخات مع الخدمة",
}


def _slide(language: str, kind: str, values: tuple[float, ...], **fields: Any) -> Json:
    years = [str(2021 + n) for n in range(len(values))]
    if kind in {"scatter", "bubble"}:
        sizes = {"sizes": list(values)} if kind == "bubble" else {}
        data = {"xySeries": [{"name": "A", "xValues": list(values), "yValues": list(values), **sizes}]}
    else:
        data = {"categories": years, "series": [{"name": "A", "values": list(values)}]}
    return {"slideType": "chart", "title": _TITLES[language], "chart": {"chartType": kind, **data, **fields}}


def _document(language: str, kind: str, values: tuple[float, ...], **fields: Any) -> Json:
    return {"version": "2.0", "title": _TITLES[language], "slides": [_slide(language, kind, values, **fields)]}


def _elements(document: Json) -> list[Any]:
    scene, _, _ = lay_out(deck_from(parse("protocol_v2", document)), _BOOK)
    return list(scene.pages[0].elements)


def _chart(document: Json) -> Chart:
    (chart,) = (one for one in _elements(document) if isinstance(one, Chart))
    return chart


_LABELLED: Json = {"dataLabels": {"showValue": True}}


@pytest.mark.parametrize("kind", ["bar", "line", "area", "pie", "doughnut", "radar", "scatter", "bubble"])
@pytest.mark.parametrize(
    ("language", "texts"),
    [("de", ("1.254,5", "98,5", "410")), ("fr", ("1\u202f254,5", "98,5", "410"))],
)
def test_labels_of_every_kind_say_figures_as_the_deck_does(kind: str, language: str, texts: tuple[str, ...]) -> None:
    """In words that no viewer writes otherwise, and that follow the cells."""
    labels = _chart(_document(language, kind, (1254.5, 98.5, 410), **_LABELLED)).series[0].labels
    assert labels
    assert labels.follows
    assert [text.removesuffix(",0") for text in labels.texts] == list(texts)


@pytest.mark.parametrize("language", ["en", "ja", "ar"])
def test_languages_that_write_as_formats_do_keep_plain_labels(language: str) -> None:
    """Their figures are those of the format itself."""
    labels = _chart(_document(language, "bar", (1254.5, 98.5, 410), **_LABELLED)).series[0].labels
    assert labels
    assert not labels.texts


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ((40, 80, 20), "0"),
        ((4000, 8000, 2500), '[>=1000]#"."000;0'),
        ((0.4, 0.8, 0.1), "[$-407]#,##0.0"),
        ((-4000, 8000, 2500), '[$-407]#,##0;[$-407]"\u2212"#,##0'),
        ((40e6, 80e6, 20e6), '[$-407]0.0,,"\u00a0Mio.";[$-407]"\u2212"0.0,,"\u00a0Mio.";[$-407]0'),
        ((-4e6, 8e6, 2e6), '[$-407]0.0,,"\u00a0Mio.";[$-407]"\u2212"0.0,,"\u00a0Mio.";[$-407]0'),
        ((4e11, 9.8e11, 2e11), '[$-407]0.0,,,,"\u00a0Bio.";[$-407]"\u2212"0.0,,,,"\u00a0Bio.";[$-407]0'),
    ],
)
def test_axes_have_their_separators_in_the_format(values: tuple[float, ...], code: str) -> None:
    """Whole figures in every viewer; of others the format names the language. Zero is 0, not 0.0 millions."""
    axis = _chart(_document("de", "area", values * 3)).value_axis
    assert axis
    assert axis.number_format == code


@pytest.mark.parametrize(
    ("largest", "code"),
    [(980e3, '0.0,,"M"'), (980e6, '0.0,,,"B"'), (9.8e11, '0.0,,,,"T"'), (3.2e12, '0.0,,,,"T"'), (4.1e14, '0,,,,"T"')],
)
def test_axes_count_in_the_unit_of_their_end(largest: float, code: str) -> None:
    """An axis that ends at 10^12 says 1.0T there, never 1000B."""
    axis = _chart(_document("en", "area", (largest / 3, largest, largest / 2))).value_axis
    assert axis
    assert axis.number_format == f'{code};"\u2212"{code};0'


@pytest.mark.parametrize(
    ("language", "units"),
    [
        ("en-GB", "k M B T"),
        ("de-DE", "\u00a0Tsd. \u00a0Mio. \u00a0Mrd. \u00a0Bio."),
        ("fr-FR", "\u202fk \u202fM \u202fMd \u202fBn"),
        ("es-ES", "\u00a0mil \u00a0M \u00a0mil\u00a0M \u00a0B"),
        ("tr-TR", "\u00a0B \u00a0Mn \u00a0Mr \u00a0Tn"),
        ("pt_PT", "\u00a0mil \u00a0M \u00a0mil\u00a0M \u00a0B"),
        ("pt-BR", "\u00a0mil \u00a0mi \u00a0bi \u00a0tri"),
        ("ja-JP", "k M B T"),
    ],
)
def test_units_of_short_figures_are_those_of_the_language(language: str, units: str) -> None:
    """A B is 10^9 in English, 10^12 in Spanish and a thousand in Turkish."""
    assert [unit_of(letter, language) for letter in "kMBT"] == units.split(" ")


def test_an_axis_in_spanish_names_the_locale_of_today() -> None:
    """Viewers write 40A, the traditional one, with a decimal point."""
    axis = _chart(_document("es", "area", (0.4, 0.8, 0.1) * 3)).value_axis
    assert axis
    assert axis.number_format == "[$-C0A]#,##0.0"


def test_shares_keep_off_their_sign_as_the_language_has_it() -> None:
    """24 % in German."""
    labels = _chart(_document("de", "pie", (45, 30, 25))).series[0].labels
    assert labels
    assert labels.number_format == '0"\u00a0"%'


@pytest.mark.parametrize("code", ['#,##0 "Stück"', "[Red]0.0", "0.0;-0.0"])
def test_a_format_of_the_document_is_left_to_it(code: str) -> None:
    """What it says is not reckoned again."""
    chart = _chart(_document("de", "bar", (1.5, 2.5), dataLabels={"showValue": True, "numberFormat": code}))
    labels = chart.series[0].labels
    assert labels
    assert (labels.number_format, labels.texts) == (code, ())


def test_the_file_has_fields_for_cells_that_hold_numbers() -> None:
    """A label is a field with its text, its cells are those of the series, and the workbook is numeric."""
    made = compile_deck(parse("protocol_v2", _document("de", "bar", (1254.5, 98.5, 410), **_LABELLED)), _BOOK)
    with zipfile.ZipFile(io.BytesIO(made.pptx)) as archive:
        part = next(name for name in archive.namelist() if re.search(r"charts/chart[^/]*\.xml$", name))
        markup = archive.read(part).decode()
        book = archive.read(next(name for name in archive.namelist() if name.endswith(".xlsx")))
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert re.search(r'type="CELLRANGE">.*?<a:t>1\.254,5</a:t>', markup)
    assert re.search(r"<c15:f>[^<]*!\$B\$2:\$B\$4</c15:f>", markup)
    assert re.findall(r'<c r="B[234]"><v>([^<]*)</v>', sheet) == ["1254.5", "98.5", "410"]


@pytest.mark.parametrize(
    ("language", "growth", "points", "told"),
    [
        ("en", "CAGR +100.0%", "+10 pp", "From 2021 to 2023"),
        ("de", "+100,0\u00a0% p.\u00a0a.", "+10 %-Punkte", "Von 2021 bis 2023"),
        ("ja", "年平均成長率 +100.0%", "+10 ポイント", "2021から2023まで"),
        ("ar", "نمو سنوي مركب \u200e+100.0%", "\u200e+10 نقطة مئوية", "من 2021 إلى 2023"),
    ],
)
def test_evidence_speaks_the_language_of_the_deck(language: str, growth: str, points: str, told: str) -> None:
    """Growth, percentage points, and what is told of them."""
    ends = {"from": "2021", "to": "2023"}
    drawn = _elements(_document(language, "bar", (20, 30, 80), evidence={"growth": ends}))
    assert growth in {line.text for one in drawn if isinstance(one, Shape) for line in one.paragraphs}
    share = {"valueAxis": {"numberFormat": "0%"}, "evidence": {"difference": ends}}
    drawn = _elements(_document(language, "bar", (0.2, 0.25, 0.3), **share))
    (found,) = (one for one in drawn if isinstance(one, Shape) and one.name.endswith("difference"))
    assert [line.text for line in found.paragraphs] == [points]
    assert found.description.startswith(told)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Bar chart. A: from 98.5 (2022) to 1,254.5 (2021)"),
        ("de", "Balkendiagramm. A: von 98,5 (2022) bis 1.254,5 (2021)"),
        ("ja", "棒グラフ. A: 98.5 (2022)\uff5e1,254.5 (2021)"),
        ("ar", "مخطط أعمدة. A: من 98.5 (2022) إلى 1,254.5 (2021)"),
    ],
)
def test_charts_are_read_out_in_the_language_of_the_deck(language: str, told: str) -> None:
    """Kind, series and extremes."""
    assert _chart(_document(language, "bar", (1254.5, 98.5, 410))).description == told


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "Tone: bad"), ("de", "Wertung: schlecht"), ("ja", "評価\uff1a悪い"), ("ar", "التقييم: سيئ")],
)
def test_tones_and_tables_are_read_out_in_it_too(language: str, told: str) -> None:
    """What people hear who do not see the colours."""
    item = {"label": "A", "value": "12", "trend": "up", "tone": "bad"}
    slide = {"slideType": "kpi-grid", "title": _TITLES[language], "items": [item, item]}
    drawn = _elements({"version": "2.0", "title": _TITLES[language], "slides": [slide]})
    assert [one.description for one in drawn if one.description] == [told, told]


@pytest.mark.parametrize(("language", "locale"), [("en", ""), ("de", "[$-407]")])
def test_figures_below_zero_have_a_minus_sign(language: str, locale: str) -> None:
    """Labels, axes and the cells of the workbook, where programs by themselves write a hyphen."""
    chart = _chart(_document(language, "bar", (-4.5, 8, 2.5), **_LABELLED))
    (series,) = chart.series
    assert chart.number_format == '#,##0.0;"\u2212"#,##0.0'
    assert series.labels
    written = series.labels.texts[0] if series.labels.texts else series.labels.number_format or chart.number_format
    assert "\u2212" in written
    assert "-" not in written
    axis = _chart(_document(language, "area", (-4.5, 8, 2.5))).value_axis
    assert axis
    assert axis.number_format.partition(";")[2].startswith(f'{locale}"\u2212"')
    sheets = zipfile.ZipFile(io.BytesIO(workbook(chart)))
    assert '"\u2212"#,##0.0' in html.unescape(sheets.read("xl/styles.xml").decode())


def test_figures_above_zero_have_a_format_of_one_part() -> None:
    """What is not needed is not written."""
    assert _chart(_document("en", "bar", (4.5, 8, 2.5))).number_format == "#,##0.0"


def test_prices_beside_volumes_are_in_the_language_of_their_deck() -> None:
    """Their axis hides its lower figures by conditions, which hide no language."""
    prices = {"high": [5.5, -1], "low": [5, -9], "close": [5, -3], "volume": [10, 20]}
    chart = {"chartType": "stock", "stockData": {"categories": ["Mai", "Juni"], **prices}}
    slide = {"slideType": "chart", "title": _TITLES["de"], "chart": chart}
    axis = _chart({"version": "2.0", "title": _TITLES["de"], "slides": [slide]}).second_value_axis
    assert axis is not None
    assert axis.number_format == '[<-10]"";[<0][$-407]"\u2212"#,##0;[$-407]#,##0'


@pytest.mark.parametrize(("language", "code"), [("en", "[<1]#,##0.0;#,##0"), ("de", "[<1][$-407]#,##0.0;[$-407]#,##0")])
def test_tenfolds_have_decimals_below_one_alone(language: str, code: str) -> None:
    """A logarithmic axis counts 0.1, 1 and 10, and not 1.0 and 10.0, in the separators of its deck."""
    axis = _chart(_document(language, "line", (1, 90, 9000), valueAxis={"logBase": 10})).value_axis
    assert axis is not None
    assert axis.number_format == code


@pytest.mark.parametrize(
    ("language", "code"),
    [("en", '[<0.005]"<1%";0%'), ("de", '[<0.005]"<1\u00a0%";0"\u00a0"%'), ("es", '[<0.005]"<1\u00a0%";0"\u00a0"%')],
)
@pytest.mark.parametrize("asked", [{"legend": {"position": "right"}}, {"dataLabels": {"showPercent": True}}])
def test_no_share_that_there_is_reads_as_zero(asked: Json, language: str, code: str) -> None:
    """A slice of less than half a per cent says that it is less than one, whoever asks for its label."""
    (ring,) = _chart(_document(language, "pie", (9120, 812, 61, 7), **asked)).series
    assert ring.labels is not None
    assert ring.labels.number_format == code
    (ring,) = _chart(_document(language, "pie", (60, 30, 10), **asked)).series
    assert ring.labels is not None
    assert "<" not in ring.labels.number_format


def test_scales_of_combined_charts_are_called_by_what_they_measure() -> None:
    """Two axes say which series is measured by which, in the place of a guess; titles that are asked for stay alone."""
    pair = [
        {"name": "Revenue, m", "values": [1, 2]},
        {"name": "Staff", "values": [90, 80], "chartType": "line", "axis": "secondary"},
    ]
    data = {"chartType": "bar", "categories": ["2025", "2026"], "series": pair}
    for title, asked, titles in (
        ("Revenue grows", {}, ("Revenue, m", "Staff")),
        ("Revenue grows", {"secondaryValueAxis": {"title": "People"}}, (None, "People")),
    ):
        slide = {"slideType": "chart", "title": title, "chart": {**data, **asked}}
        chart = _chart({"version": "2.0", "title": title, "slides": [slide]})
        axes = (chart.value_axis, chart.second_value_axis)
        assert tuple(axis and axis.title and axis.title.text for axis in axes) == titles


def test_parts_of_a_hundred_have_their_figures() -> None:
    """Bars of 100 % whose values are per cents say them; others would contradict their axis."""
    for first, labelled in (((40, 55), True), ((400, 550), False)):
        pair = [{"name": "Yes", "values": list(first)}, {"name": "No", "values": [60, 45]}]
        data = {"chartType": "bar", "categories": ["A", "B"], "series": pair, "barGrouping": "percentStacked"}
        chart = _chart(
            {"version": "2.0", "title": "T", "slides": [{"slideType": "chart", "title": "Answers", "chart": data}]}
        )
        assert [one.labels is not None for one in chart.series] == [labelled, labelled]
        assert chart.value_axis is not None
        assert chart.value_axis.size is not None
