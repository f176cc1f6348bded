"""Briefs as strangers wrote them: numbered parts in a sentence, torn sentences, pasted rows, people in brackets."""

import pytest

from tests.support.planned import Json, slide_of


def _series(slide: Json) -> dict[str, list[float]]:
    return {one["name"]: one["values"] for one in slide["chart"]["series"]}


@pytest.mark.parametrize(
    ("brief", "title", "categories", "series"),
    [
        (
            "Quarterly numbers (EUR k): Q1: rev 1210 / cost 980; Q2: rev 1340 / cost 1015; Q3: rev 1290 / cost 1100",
            "Quarterly numbers (EUR k)",
            ["Q1", "Q2", "Q3"],
            {"Rev": [1210, 1340, 1290], "Cost": [980, 1015, 1100]},
        ),
        (
            "Region;2024;2025;2026\nNord;410;455;498\nSüd;620;598;640",
            "Region 2024 \u2013 2026",
            ["2024", "2025", "2026"],
            {"Nord": [410, 455, 498], "Süd": [620, 598, 640]},
        ),
        (
            "our gym lost 120 members in q3, mostly because of (1) price 45% (2) moved away 37% (3) other 18%. we act",
            "Our gym lost 120 members in q3",
            ["Price", "Moved away", "Other"],
            {"Our gym lost 120 members in q3": [45, 37, 18]},
        ),
        (
            "Vereinsheim: Sanierung\n- Dach: 38.000 €\n- Heizung: 52.500 €\n- Fenster: 21.000 €\nEigenmittel 40.000 €",
            "Vereinsheim: Sanierung",
            ["Dach", "Heizung", "Fenster"],
            {"€": [38000, 52500, 21000]},
        ),
        (
            "Our service is faster: answers took from 14 hours in January to 9 hours in March and 6 hours in May",
            "Our service is faster: answers took from 14 hours in January to 6 hours in May",
            ["January", "March", "May"],
            {"hours": [14, 9, 6]},
        ),
    ],
)
def test_figures_of_a_brief_are_drawn_by_what_they_are_of(
    brief: str, title: str, categories: list[str], series: dict[str, list[float]]
) -> None:
    """A stroke between two figures is no unit, and a number in brackets no figure."""
    slide = slide_of(brief)

    assert (slide["title"], slide["chart"]["categories"], _series(slide)) == (title, categories, series)


@pytest.mark.parametrize(
    ("brief", "items"),
    [
        (
            "Our practice: revenue was 1.86M, up 7%, no-shows fell from 11% to 6.5% since we send text messages, "
            "the waiting time is now 9 days instead of 16",
            [
                ("Revenue", "1.86M", "up 7%"),
                ("No-shows", "11% to 6.5%", "since we send text messages"),
                ("The waiting time", "9 days", "instead of 16"),
            ],
        ),
        (
            "Padaria: vendas de R$ 412 mil (+9%), 17.600 clientes, desperdício caiu de 8% para 5%",
            [("Vendas", "R$ 412 mil", "+9%"), ("Clientes", "17.600", ""), ("Desperdício caiu", "8% para 5%", "")],
        ),
        (
            "Bonjour, il me faudrait une diapo pour la crèche : 64 places, 97 enfants en attente, 3 postes vacants. "
            "On demande une subvention.",
            [("Places", "64", ""), ("Enfants en attente", "97", ""), ("Postes vacants", "3", "")],
        ),
    ],
)
def test_a_figure_keeps_the_words_that_are_about_it(brief: str, items: list[tuple[str, str, str]]) -> None:
    """How it moved stands beside it, and so does what is said behind it."""
    shown = [(one["label"], one["value"], one.get("sublabel", "")) for one in slide_of(brief)["items"]]

    assert shown == items


@pytest.mark.parametrize(
    ("brief", "title", "body"),
    [
        (
            "Two scenarios: if fuel stays at 0.80 we break even at 210 passengers, at 1.00 we need 255",
            "Two scenarios",
            ["If fuel stays at 0.80 we break even at 210 passengers", "At 1.00 we need 255"],
        ),
        (
            'Slack from Dana: "@all 3 things. 1 we have 10k users 2 churn is down to 1.9% 3 Berlin opens on Feb 1"',
            "3 things",
            ["We have 10k users", "Churn is down to 1.9%", "Berlin opens on Feb 1"],
        ),
    ],
)
def test_sentences_with_figures_are_points(brief: str, title: str, body: list[str]) -> None:
    """What a figure depends on, and the day of a date, are no key figures."""
    slide = slide_of(brief)

    assert (slide["title"], slide["body"]) == (title, body)


def test_people_in_brackets_lead_the_units_of_an_organisation() -> None:
    """A unit that is named again without them is the same."""
    slide = slide_of("Org: Board (M. Braun) > Plant (S. Yilmaz), Sales (A. Koch); Plant > Foundry, Assembly")

    names = {one["id"]: one["label"] for one in slide["nodes"]}
    assert slide["title"] == "Board: Plant, Sales"
    assert [(one["label"], one.get("role", ""), names.get(one.get("parentId"), "")) for one in slide["nodes"]] == [
        ("Board", "M. Braun", ""),
        ("Plant", "S. Yilmaz", "Board"),
        ("Sales", "A. Koch", "Board"),
        ("Foundry", "", "Plant"),
        ("Assembly", "", "Plant"),
    ]


@pytest.mark.parametrize(
    ("brief", "kind", "title"),
    [
        ("Título: Plan 2027\nLunes: seguridad\nMartes: Excel\nJueves: liderazgo", "timeline", "Plan 2027"),
        (
            "SWOT Weingut Keller - Stärken: Lage. Schwächen: Menge. Chancen: Export. Risiken: Frost",
            "swot",
            "SWOT Weingut Keller",
        ),
        (
            "Come funziona il reso: richiesta online, spedizione, controllo, rimborso",
            "process",
            "Come funziona il reso",
        ),
    ],
)
def test_what_calls_itself_a_title_is_one(brief: str, kind: str, title: str) -> None:
    """Without the word for it, and without a dash at its end."""
    slide = slide_of(brief)

    assert (slide["slideType"], slide["title"]) == (kind, title)


@pytest.mark.parametrize(
    ("brief", "title", "insight"),
    [
        (
            "Subject: slide for Thursday's meeting\n\nHi Tom,\n\ncan you put together one slide on how the office did "
            "last year? We had 4,120 patients, revenue was 1.86M, no-shows were 6.5%. The main message should be that "
            "the reminders paid off.\n\nCheers,\nNadia",
            "How the office did last year",
            "The reminders paid off.",
        ),
        (
            "buy or lease? We need 6 vans. Buying costs 228,000 once; leasing is 690 per van per month. I'd lease.",
            "Buy or lease?",
            "I'd lease.",
        ),
        (
            "Nous avons 12 magasins. Le panier moyen est de 34 €. Le web fait 22 % du total. Il faut y investir.",
            "Nous avons 12 magasins",
            "Il faut y investir.",
        ),
    ],
)
def test_what_a_brief_comes_to_is_the_takeaway(brief: str, title: str, insight: str) -> None:
    """And what a slide is wanted for is not its title."""
    slide = slide_of(brief)

    assert (slide["title"], slide["insight"]) == (title, insight)


@pytest.mark.parametrize(
    ("brief", "columns", "rows"),
    [
        (
            "Options: Nova: price 12 $, delivery 5 days; Beta: price 10 $, delivery 12 days",
            ["", "Nova", "Beta"],
            [("Price", ["12 $", "10 $"]), ("Delivery", ["5 days", "12 days"])],
        ),
        (
            "الموردون: شركة النور: السعر 12 دولار، الضمان سنتان؛ شركة الأمل: السعر 10 دولارات، الضمان سنة واحدة",
            ["", "شركة النور", "شركة الأمل"],
            [("السعر", ["12 دولار", "10 دولارات"]), ("الضمان", ["سنتان", "سنة واحدة"])],
        ),
    ],
)
def test_options_of_which_the_same_is_said_are_a_table(
    brief: str, columns: list[str], rows: list[tuple[str, list[str]]]
) -> None:
    """With what all say first as the name of the row, and no Arabic word torn at a letter that could be "and"."""
    slide = slide_of(brief)

    assert (slide["columns"], [(row["label"], row["values"]) for row in slide["rows"]]) == (columns, rows)


def test_prices_in_full_width_signs_keep_what_stands_in_brackets() -> None:
    """And the sentence behind them is the takeaway, though it has no spaces."""
    slide = slide_of(
        "料金プラン\uff1aライト 980円\uff0f月\uff085GB\uff09、標準 1,980円\uff0f月\uff08無制限\uff09。標準を推奨"
    )

    assert [(one["label"], one["value"], one["sublabel"]) for one in slide["items"]] == [
        ("ライト", "980円\uff0f月", "5GB"),
        ("標準", "1,980円\uff0f月", "無制限"),
    ]
    assert slide["insight"] == "標準を推奨"


def test_what_stands_beside_figures_of_a_chart_stands_below_it() -> None:
    """Bars have no room for it, and nothing is dropped."""
    slide = slide_of("Bar chart of revenue: North 12M (+4%), South 9M, West 7M")

    assert (slide["chart"]["chartType"], slide["footnotes"]) == ("bar", ["North: +4%"])
