"""Figures that no chart should draw: with their sum among them, what things cost, and what was pasted as JSON."""

import pytest

from renderer.authoring import plan_of
from tests.support.planned import Json, slide_of


def _rows(slide: Json) -> list[tuple[str, str, str]]:
    """The label, the figure and the rank of each row."""
    (block,) = slide["blocks"]
    ranks = ("total", "accent")
    return [
        (row["label"], row["cells"][0], next((rank for rank in ranks if row.get(rank)), ""))
        for row in block["input"]["rows"]
    ]


def test_a_sum_is_set_off_and_told() -> None:
    """It is no bar beside its parts, and neither is what some of them add up to."""
    slide = slide_of(
        "Budget 2027 (in k€)\nPersonnel: 820\n - teachers 640\n - office 180\nMaterials: 95\nTotal: 915",
    )

    assert slide["title"] == "Budget 2027: 915 k€"
    assert _rows(slide) == [
        ("Personnel", "820", "accent"),
        ("Teachers", "640", ""),
        ("Office", "180", ""),
        ("Materials", "95", ""),
        ("Total", "915", "total"),
    ]


def test_a_price_list_is_a_table() -> None:
    """Nobody compares the bars of soup and cake; what holds for all prices stands below them."""
    slide = slide_of(
        "Price list\nFlat up to 50 m²: 89 € per clean\nHouse: 179 € per clean\nWindows: 6 € each\nPlus VAT"
    )

    assert [row[:2] for row in _rows(slide)] == [
        ("Flat up to 50 m²", "89 € per clean"),
        ("House", "179 € per clean"),
        ("Windows", "6 € each"),
    ]
    assert slide["insight"] == "Plus VAT"


def test_a_menu_of_a_week_is_by_its_days() -> None:
    """Prices beside dishes are no figures by day."""
    slide = slide_of("Speisekarte KW 48\nMontag: Linsensuppe 6,50 €\nDienstag: Gulasch 11,90 €\nMittwoch: Curry 9,80 €")

    assert [(one["date"], one["label"]) for one in slide["events"]] == [
        ("Montag", "Linsensuppe 6,50 €"),
        ("Dienstag", "Gulasch 11,90 €"),
        ("Mittwoch", "Curry 9,80 €"),
    ]


@pytest.mark.parametrize(
    ("brief", "title", "values"),
    [
        (
            '{"quarter": "Q3", "revenue": {"EMEA": 12.4, "APAC": 8.1, "AMER": 15.9}, "unit": "M€"}',
            "Revenue Q3",
            [12.4, 8.1, 15.9],
        ),
        (
            'Visits by month: [{"month": "Jan", "visits": 120}, {"month": "Feb", "visits": 140}, '
            '{"month": "Mar", "visits": 90}]',
            "Visits by month",
            [120, 140, 90],
        ),
        (
            "Onze klachten: te laat 41, verkeerd 18, beschadigd 12, factuur klopt niet 7. Actie: nieuwe vervoerder.",
            "Onze klachten",
            [41, 18, 12, 7],
        ),
        (
            "Customer survey, 214 answers. What do you like least? waiting 38%, hours 22%, website 17%, other 23%",
            "Customer survey, 214 answers",
            [38, 22, 17, 23],
        ),
    ],
)
def test_figures_of_one_thing_by_its_kinds_are_a_chart(brief: str, title: str, values: list[float]) -> None:
    """Whether they were pasted as JSON, asked for by a question, or counted down without a unit."""
    slide = slide_of(brief)

    assert (slide["title"], slide["chart"]["series"][0]["values"]) == (title, values)


def test_json_of_other_shapes_stays_as_it_is() -> None:
    """Nothing of it is lost."""
    brief = '{"a": {"b": {"c": 1}}, "d": [true, null]}'

    assert "".join(str(slide_of(brief)).split()).count('"c"') == 1


def test_days_of_one_month_are_spans_of_a_plan() -> None:
    """What only the end says of the month goes for both."""
    slide = slide_of("Férias: Ana 3 a 14 de julho, Bruno 17 a 28 de julho, Carla 1 a 15 de agosto")

    assert [(one["start"], one["end"]) for one in slide["tasks"]][:2] == [
        ("3 de julho", "14 de julho"),
        ("17 de julho", "28 de julho"),
    ]


def test_a_quotation_keeps_what_is_said_of_its_author() -> None:
    """And its source stands below it."""
    slide = slide_of('"What gets measured gets managed" - attributed to Drucker, who never wrote it (Source: X, 2013)')

    assert (slide["slideType"], slide["quote"], slide["source"]) == (
        "quote",
        "What gets measured gets managed",
        "X, 2013",
    )


@pytest.mark.parametrize(
    ("brief", "told"),
    [
        ("Budget: rent 24k, staff 180k, total 210k", ["The figures add up to 204,000, and the brief says 210k"]),
        ("Staff: nurses 12, doctors 4, others 3, total 20", ["The figures add up to 19, and the brief says 20"]),
        ("Costs: A 1.2 M€, B 0.8 M€, C 0.35 M€, total 2.4 M€", []),
        ("Budget: rent 24k, staff 180k, materials 36.5k, reserve 12k, total 252.5k", []),
        ("Budget: staff 200k, nurses 150k, doctors 50k, rooms 30k, total 230k", []),
    ],
)
def test_a_sum_that_is_none_is_said(brief: str, told: list[str]) -> None:
    """It is shown as the brief says it; what rounding makes of a sum is no contradiction."""
    found = [warning.message for warning in plan_of(brief).warnings]

    assert [message.partition(" in all")[0] for message in found] == told


PLANS = [["Users", "3", "25"], ["SSO", "no", "yes"], ["Price", "$0", "$49"]]


@pytest.mark.parametrize(
    "brief",
    [
        "Our plans\n,Free,Team\nUsers,3,25\nSSO,no,yes\nPrice,$0,$49",
        "Our plans\n\n| | Free | Team |\n|---|---|---|\n| Users | 3 | 25 |\n| SSO | no | yes |\n| Price | $0 | $49 |",
        "Our plans\n\tFree\tTeam\nUsers\t3\t25\nSSO\tno\tyes\nPrice\t$0\t$49",
        "Our plans\nFree\tTeam\nUsers\t3\t25\nSSO\tno\tyes\nPrice\t$0\t$49",
    ],
)
def test_a_blank_corner_moves_no_head_to_another_column(brief: str) -> None:
    """Over the names of rows nothing has to stand, however the table was copied."""
    slide = slide_of(brief)

    assert (slide["title"], slide["columns"]) == ("Our plans", ["", "Free", "Team"])
    assert [[row["label"], *row["values"]] for row in slide["rows"]] == PLANS


def test_a_table_without_a_title_is_called_by_its_rows() -> None:
    """What it is about, and not what its columns are called; what stands above a rule is their head."""
    slide = slide_of("| Metric | Q1 | Q2 |\n|---|---|---|\n| ARR ($M) | 4.1 | 4.9 |\n| Retention | 108% | 111% |")

    assert (slide["title"], slide["columns"]) == ("ARR ($M), Retention", ["Metric", "Q1", "Q2"])


def test_sums_among_the_rows_and_the_rate_of_a_tax_are_told_apart() -> None:
    """A subtotal is no part of the total, the rate of a tax no second figure, and what stands in brackets stays."""
    slide = slide_of(
        "Devis\nPlomberie 1 240 €\nCarrelage (18 m²) 760 €\nSous-total 2 000 €\nTVA 10 % 200 €\nTotal 2 200 €"
    )

    assert slide["title"] == "Devis: 2 200 €"
    assert _rows(slide) == [
        ("Plomberie", "1 240 €", ""),
        ("Carrelage (18 m²)", "760 €", ""),
        ("Sous-total", "2 000 €", "accent"),
        ("TVA (10 %)", "200 €", ""),
        ("Total", "2 200 €", "total"),
    ]


def test_a_subtotal_is_no_bar_beside_its_parts() -> None:
    """Nor where more follows; one that its parts do not make up is told."""
    plan = plan_of(
        "Fiestas: orquesta 6.500 €, hinchables 900 €; subtotal gastos 7.500 €; subvención 5.000 €, bar 2.500 €"
    )
    (slide,) = plan.document["slides"]

    assert [rank for _, _, rank in _rows(slide)] == ["", "", "accent", "", ""]
    assert [one.message for one in plan.warnings] == [
        "The figures add up to 7,400 €, and the brief says 7.500 € in all: it is shown as said."
    ]


@pytest.mark.parametrize(
    ("brief", "head"),
    [
        ("Prijslijst: wit € 2,80, bruin € 3,10, spelt € 4,25", "Prijs"),
        ("Listino: taglio 18 €, piega 22 €, colore 45 €", "Prezzo"),
        ("Cennik: chleb 6 zł, bułka 1 zł, drożdżówka 4 zł", "Cena"),
    ],
)
def test_prices_are_called_in_the_language_of_their_list(brief: str, head: str) -> None:
    """And not in English."""
    (block,) = slide_of(brief)["blocks"]

    assert block["input"]["columnHeaders"] == ["", head]


def test_a_unit_stands_alone_where_the_author_has_no_word_before_it() -> None:
    """Portuguese is no Spanish."""
    slide = slide_of("Classificação após 8 jornadas\nSporting Vila 20 pts\nUnião FC 17 pts\nOs Leões 9 pts")

    assert slide["subtitle"] == "pts"


def test_a_price_from_which_on_keeps_its_word() -> None:
    """The word belongs to the price."""
    slide = slide_of("Nos tarifs : coupe 38 €, brushing 20 €, couleur à partir de 45 €")

    assert [row[:2] for row in _rows(slide)][-1] == ("Couleur", "à partir de 45 €")


@pytest.mark.parametrize(
    "brief",
    [
        "Product | Price | Stock | Note\nTea | 3.50 | 12\nCoffee | 4.20 | 8\nMilk | 1.20 | 40",
        "Product\tPrice\tStock\tNote\nTea\t3.50\t12\nCoffee\t4.20\t8\nMilk\t1.20\t40",
        "Product;Price;Stock;Note\nTea;3.50;12\nCoffee;4.20;8\nMilk;1.20;40",
        "Product,Price,Stock,Note\nTea,3.50,12\nCoffee,4.20,8\nMilk,1.20,40",
        "Table: columns: Product, Price, Stock, Note; rows: Tea, 3.50, 12; Coffee, 4.20, 8; Milk, 1.20, 40",
    ],
)
def test_a_head_with_more_cells_than_the_rows_is_one(brief: str) -> None:
    """And the column of which nothing is said is told."""
    plan = plan_of(brief)
    (slide,) = plan.document["slides"]
    assert slide["columns"] == ["Product", "Price", "Stock", "Note"]
    assert [row["values"][:2] for row in slide["rows"]] == [["3.50", "12"], ["4.20", "8"], ["1.20", "40"]]
    assert [one.message for one in plan.warnings] == ['The brief says nothing below "Note".']


def test_rows_of_a_sheet_may_lack_their_last_cells() -> None:
    """Those of one row, and the head stays a head."""
    (slide,) = plan_of(
        "Kunden\nName\tOrt\tUmsatz\tBemerkung\nMeyer\tUlm\t12.000 €\t\nSchulz\tKöln\t8.000 €\tneu\nRoth\tBonn"
    ).document["slides"]
    assert slide["columns"] == ["Name", "Ort", "Umsatz", "Bemerkung"]
    assert slide["rows"][2] == {"label": "Roth", "values": ["Bonn", "", ""]}
