"""What a brief wishes for behind the last comma of its list is done or told, and no entry of the list."""

import json
from time import process_time

import pytest

from renderer.authoring import plan_of
from renderer.authoring.wishes_behind import without_wishes_behind


@pytest.mark.parametrize(
    ("brief", "accent"),
    [
        ("Umsatz je Jahr: 2022 1 180, 2023 1 290, 2024 1 402, in grün", "#15803D"),
        ("Umsatz: Nord 12, Süd 9, West 7, bitte in Grün", "#15803D"),
        ("Revenue: North 12, South 9, West 7 (in blue please)", "#1D4ED8"),
        ("Ventes : Nord 12, Sud 9, Ouest 7, en bleu s'il vous plaît", "#1D4ED8"),
        ("Vendas: Norte 12, Sul 9, Oeste 7, em verde, por favor", "#15803D"),
        ("Omzet: Noord 12, Zuid 9, West 7, in het blauw graag", "#1D4ED8"),
        ("Sprzedaż: Północ 12, Południe 9, Zachód 7, w kolorze niebieskim", "#1D4ED8"),
        ("売上: 北 12、南 9、西 7、青で", "#1D4ED8"),
        ("المبيعات: الشمال 12، الجنوب 9، الغرب 7، بالأزرق", "#1D4ED8"),
        ("Agenda: welcome, results, outlook, in dark blue", "#1E3A8A"),
        ("results, in blue", "#1D4ED8"),
    ],
)
def test_a_colour_behind_a_list_is_the_accent(brief: str, accent: str) -> None:
    """And the list has the entries that it has without the wish."""
    document = plan_of(brief).document
    assert document["tokens"] == {"palette": {"accent": accent}}
    shown = json.dumps(document["slides"], ensure_ascii=False).casefold()
    assert not any(word in shown for word in ("grün", "blue", "bleu", "verde", "blauw", "niebiesk", "青", "أزرق"))


@pytest.mark.parametrize(
    ("brief", "kind"),
    [
        ("Revenue: North 12, South 9, West 7, as bar chart, in blue", "bar"),
        ("Revenue: North 12, South 9, West 7, in blue, as a pie chart please", "doughnut"),
        ("Revenue: North 12, South 9, West 7 - as pie chart", "doughnut"),
        ("Umsatz: Nord 12, Süd 9, West 7, als Balken", "bar"),
        ("Umsatz: Nord 12, Süd 9, West 7, bitte als Kreisdiagramm in Rot", "doughnut"),
        ("Ventas: Norte 12, Sur 9, Oeste 7, como gráfico de barras por favor", "bar"),
        ("売上: 北 12、南 9、西 7、棒グラフで", "bar"),
    ],
)
def test_a_chart_behind_a_list_is_drawn(brief: str, kind: str) -> None:
    """With the figures of the list and nothing else."""
    (slide,) = plan_of(brief).document["slides"]
    assert slide["chart"]["chartType"] == kind
    assert slide["chart"]["series"][0]["values"] == [12, 9, 7]


@pytest.mark.parametrize(
    "brief",
    [
        "Revenue: North 12, South 9, West 7, please as a table",
        "Ventes : Nord 12, Sud 9, Ouest 7, sous forme de tableau svp",
        "Vendite: Nord 12, Sud 9, Ovest 7, come tabella",
        "Omzet: Noord 12, Zuid 9, West 7, als tabel graag",
    ],
)
def test_a_table_behind_a_list_is_drawn(brief: str) -> None:
    """In the language of the list."""
    plan = plan_of(brief)
    (slide,) = plan.document["slides"]
    assert [row["cells"] for row in slide["blocks"][0]["input"]["rows"]] == [["12"], ["9"], ["7"]]
    assert not plan.warnings


@pytest.mark.parametrize(
    ("brief", "told"),
    [
        ("affiche en barres: ventes T1 12, T2 14, T3 9", []),
        ("ventes T1 12, T2 14, T3 9. affiche en barres", []),
        ("Please show as bar chart. Ventas T1 12, T2 14, T3 9", []),
        ("ventas T1 12, T2 14, T3 9. Muéstralo en barras por favor", []),
        ("Sales Q1 12, Q2 14, Q3 9. Use a bar chart and make it green.", ["Use a bar chart and make it green."]),
    ],
)
def test_a_form_that_is_obeyed_is_not_told(brief: str, told: list[str]) -> None:
    """It is the slide; one that says more than the form is told, for the rest of it."""
    plan = plan_of(brief)
    (slide,) = plan.document["slides"]
    assert (slide["chart"]["chartType"], slide["chart"]["series"][0]["values"]) == ("bar", [12, 14, 9])
    assert slide["title"].casefold() in {"ventes", "ventas", "sales"}
    assert [one.message for one in plan.warnings] == [
        f'Said to the author, and not on the slide: "{one}".' for one in told
    ]


@pytest.mark.parametrize("wish", ["groß", "nice and big", "on one slide please", "groß und bunt bitte", "please"])
def test_a_look_behind_figures_is_told(wish: str) -> None:
    """It is no entry without a figure among those that have one."""
    plan = plan_of(f"Umsatz: Nord 12, Süd 9, West 7, {wish}")
    (slide,) = plan.document["slides"]
    assert [item["value"] for item in slide["items"]] == ["12", "9", "7"]
    assert [one.message for one in plan.warnings] == [f'Said to the author, and not on the slide: "{wish}".']


def test_a_colour_in_which_nothing_stands_out_is_told() -> None:
    """It is no accent, and no entry either."""
    plan = plan_of("Umsatz: Nord 12, Süd 9, West 7, in grau")
    assert "tokens" not in plan.document
    assert "grau" not in json.dumps(plan.document["slides"])
    assert [one.message for one in plan.warnings] == [
        '"grau" is no colour in which something stands out: the slide has those of its theme.'
    ]


@pytest.mark.parametrize(
    ("brief", "entries"),
    [
        ("Unser Haus: hell, ruhig, groß", ["Hell", "Ruhig", "Groß"]),
        ("Paint comes in three kinds: in red, in green, in blue", ["In red", "In green", "In blue"]),
        ("Our hall serves many: as a stage, as a table", ["As a stage", "As a table"]),
        ("Our strengths are three: fast, friendly, as a team", ["Fast", "Friendly", "As a team"]),
    ],
)
def test_what_a_list_is_about_stays(brief: str, entries: list[str]) -> None:
    """Colours, forms and looks may be what a slide tells of."""
    assert plan_of(brief).document["slides"][0]["body"] == entries


@pytest.mark.parametrize("part", [", in blue", ", as a table", ", groß", " - as a", "、青で", ", please"])
def test_long_texts_are_read_in_time(part: str) -> None:
    """Whatever ends as a wish does."""
    begin = process_time()
    without_wishes_behind((part * 9_000)[:20_000])
    assert process_time() - begin < 1
