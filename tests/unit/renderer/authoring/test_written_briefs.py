"""Briefs as people write and paste them: letters, tables, lists in sentences."""

import pytest

from renderer.authoring import plan_of
from tests.support.planned import slide_of


def charted(brief: str) -> tuple[str, str, dict[str, list[float]]]:
    """Title, type and series of the chart, the first series with its categories as keys where it is the only one."""
    slide = slide_of(brief)
    chart = slide["chart"]
    series = {one["name"]: one["values"] for one in chart["series"]}
    if len(series) == 1:
        series = {name: [value] for name, value in zip(chart["categories"], *series.values(), strict=True)}
    return slide["title"], chart["chartType"], series


@pytest.mark.parametrize(
    ("brief", "kind", "title", "left_out"),
    [
        (
            "Hi Tom,\n\ncould you make a slide for Monday's meeting? No-shows went from 14 % to 6 %.\n\n"
            "Thanks\nThe desk",
            "before-after",
            "No-shows went from 14 % to 6 %",
            ["Hi Tom,", "could you make a slide for Monday's meeting?", "Thanks The desk"],
        ),
        (
            "Liebe Kollegen,\nbitte eine Folie für die Sitzung: Wartezeit ist von 38 auf 21 Minuten gesunken.\n"
            "Viele Grüße\nPraxis",
            "before-after",
            "Wartezeit ist von 38 auf 21 Minuten gesunken",
            ["Liebe Kollegen,", "bitte eine Folie für die Sitzung:", "Viele Grüße Praxis"],
        ),
        (
            "お疲れ様です。\n売上: 東京 120億円、大阪 80億円、名古屋 45億円\n\nよろしくお願いします。",
            "chart",
            "売上",
            ["お疲れ様です。", "よろしくお願いします。"],
        ),
        (
            "تحية طيبة،\n العملية: فرز، نقل، بيع\n\nمع التحية",
            "process",
            "فرز ← نقل ← بيع",
            ["تحية طيبة،", "مع التحية"],
        ),
        ("Thanks", "section", "Thanks", []),
        ("We did it. Thanks to the crew.", "title-body", "We did it", []),
        ("Dear customers, the bread is dearer", "section", "Dear customers, the bread is dearer", []),
        ("Please make a slide about our churn. Churn rose to 5 %.", "title-body", "Our churn", []),
        ("Bitte mach was Schönes zum Thema Nachhaltigkeit im Betrieb", "section", "Nachhaltigkeit im Betrieb", []),
        ("新製品についてのスライドを作ってください。", "section", "新製品", []),
    ],
)
def test_what_a_letter_says_to_its_reader_is_not_on_the_slide(
    brief: str, kind: str, title: str, left_out: list[str]
) -> None:
    """And is told, for it was written."""
    slide = slide_of(brief)
    told = [fault.message for fault in plan_of(brief).warnings if fault.message.startswith("Said to the author")]

    assert (slide["slideType"], slide["title"]) == (kind, title)
    assert sorted(told) == sorted(f'Said to the author, and not on the slide: "{part}".' for part in left_out)


@pytest.mark.parametrize(
    ("brief", "title", "kind", "series"),
    [
        (
            "Month,Admissions\nJan,12400\nFeb,9800\nMar,11050",
            "Admissions by month",
            "line",
            {"Jan": [12400], "Feb": [9800], "Mar": [11050]},
        ),
        (
            "Filiale\tUmsatz\nNord\t4,2 Mio. €\nSüd\t3,1 Mio. €\nWest\t2,8 Mio. €",
            "Umsatz nach Filiale",
            "bar",
            {"Nord": [4.2], "Süd": [3.1], "West": [2.8]},
        ),
        (
            "Output\nYear;North;South\n2024;12;9\n2025;14;8\n2026;15;7",
            "Output",
            "line",
            {"North": [12, 14, 15], "South": [9, 8, 7]},
        ),
        (
            'Bar chart\n"Store","Sales"\n"Cologne, North",410\n"Bonn",380\n"Trier",120',
            "Chart",
            "bar",
            {"Cologne, North": [410], "Bonn": [380], "Trier": [120]},
        ),
    ],
)
def test_a_pasted_table_of_one_measure_is_a_chart(
    brief: str, title: str, kind: str, series: dict[str, list[float]]
) -> None:
    """Whatever parts its cells."""
    found = charted(brief)

    assert found[1:] == (kind, series)
    assert title in (found[0], "Chart")


def test_prices_keep_their_decimals() -> None:
    """And are written in the language of the brief."""
    chart = slide_of("Preise je Portion: Suppe 4,20 €, Braten 11,80 €, Torte 3,10 €")["chart"]

    assert chart["dataLabels"]["numberFormat"] == "#,##0.00"


def test_a_pasted_table_of_several_measures_is_a_table() -> None:
    """Per cent and money have no axis in common."""
    slide = slide_of("Quarter;Churn;ARPU\nQ1;2.4 %;31.2 €\nQ2;2.2 %;31.9 €")

    assert slide["columns"] == ["Quarter", "Churn", "ARPU"]
    assert [row["values"] for row in slide["rows"]] == [["2.4 %", "31.2 €"], ["2.2 %", "31.9 €"]]


@pytest.mark.parametrize(
    ("brief", "title", "kind", "series"),
    [
        (
            "Unit sales by brand were Volkswagen 1,204, Skoda 880 and Cupra 390.",
            "Unit sales by brand",
            "bar",
            {"Volkswagen": [1204], "Skoda": [880], "Cupra": [390]},
        ),
        (
            "Safety record: injuries per million hours were 4.1 in 2016, 2.2 in 2020 and 0.7 in 2026",
            "Safety record: injuries per million hours",
            "line",
            {"2016": [4.1], "2020": [2.2], "2026": [0.7]},
        ),
        (
            "Weddings, company parties and funerals made up 48 %, 39 % and 13 % of revenue.",
            "Weddings, company parties and funerals made up 48 %, 39 % and 13 % of revenue",
            "doughnut",
            {"Weddings": [48], "Company parties": [39], "Funerals": [13]},
        ),
        (
            "Prophylaxe, Implantate, Spangen: 412 T€, 388 T€, 150 T€ Umsatz 2026",
            "Umsatz 2026",
            "bar",
            {"Prophylaxe": [412], "Implantate": [388], "Spangen": [150]},
        ),
        (
            "Parcels rise: letters 2022 410, 2023 380; parcels 2022 95, 2023 108",
            "Parcels rise",
            "line",
            {"Letters": [410, 380], "Parcels": [95, 108]},
        ),
        (
            "Gebühren im Vergleich: bis 200.000 €: 1.390 €; bis 400.000 €: 2.510 €",
            "Gebühren",
            "bar",
            {"Bis 200.000 €": [1390], "Bis 400.000 €": [2510]},
        ),
        (
            "Area by species: spruce 1,200, beech 860, oak 410. Spruce dies; we plant oak.",
            "Area by species",
            "bar",
            {"Spruce": [1200], "Beech": [860], "Oak": [410]},
        ),
        (
            "Menu costs\n\nStarter: 4.20 €\nMain: 11.80 €\n\nWe charge 39 € a head.",
            "Menu costs",
            "bar",
            {"Starter": [4.2], "Main": [11.8]},
        ),
    ],
)
def test_figures_in_sentences_are_a_chart(brief: str, title: str, kind: str, series: dict[str, list[float]]) -> None:
    """With the words before them as its title."""
    assert charted(brief) == (title, kind, series)


@pytest.mark.parametrize(
    ("brief", "title", "body"),
    [
        (
            "Our strategy has two pillars. First, safety: no accidents. Second, cost: 10 % less.",
            "Our strategy has two pillars",
            ["Safety: no accidents", "Cost: 10 % less"],
        ),
        (
            "Pitch: we file taxes for landlords. They spend 3 weekends on it. We charge 99 €.",
            "We file taxes for landlords",
            ["They spend 3 weekends on it.", "We charge 99 €."],
        ),
        (
            "Print fell 9 % to €41.2m while digital rose 22 % to €18.9m in the first half; "
            "subscriptions make up 54 % of the total.",
            "Print fell 9 % to €41.2m while digital rose 22 % to €18.9m in the first half",
            ["Subscriptions make up 54 % of the total."],
        ),
    ],
)
def test_sentences_are_a_claim_and_its_points(brief: str, title: str, body: list[str]) -> None:
    """A title is one clause of them."""
    slide = slide_of(brief)

    assert (slide["title"], slide["body"]) == (title, body)


@pytest.mark.parametrize(
    ("brief", "kind"),
    [
        ("お客様の声: 「また行きたいです」", "quote"),
        ('A guest in Trier: "I came for the bread."', "quote"),
        ("消防署の体制: 署長 > 警防課、予防課; 警防課 > 第一隊、第二隊", "org-chart"),
        ("Our shop: owner > sales, repairs; repairs > bikes, e-bikes", "org-chart"),
        (
            "Season 2027: Carmen (Oct), Tosca (Dec), Fidelio (Feb), Salome (May). 84 performances. From 12 €.",
            "timeline",
        ),
        ("TAM 4.1 Mrd. €, SAM 900 Mio. €, SOM 45 Mio. €", "kpi-grid"),
        ("Vorteile und Nachteile von Montagskino: Vorteile: volle Säle; Nachteile: halber Preis", "pros-cons"),
        ("Occupation: jan 41 %, avr 62 %, juil 93 %", "chart"),
        ("Build stages: steel (4 months), hull (7 months), trials (2 months)", "process"),
        ("- 312 titles published\n- 41 translations\n- 7 prizes", "kpi-grid"),
        ("العمليات: استلام، فرز، نقل", "process"),
        ("مقارنة بين المسرح والأوبرا: التكلفة 50 ألف و120 ألف، الجمهور 300 و800", "comparison-table"),
    ],
)
def test_what_a_brief_lists_says_its_kind(brief: str, kind: str) -> None:
    """Where no word in it does."""
    assert slide_of(brief)["slideType"] == kind


def test_options_with_many_points_of_their_own_are_cards() -> None:
    """They have no rows in common."""
    slide = slide_of("Compare train and bus: train: fast, quiet; bus: cheap, flexible, slow, frequent")
    cards = [(block["input"]["lead"], block["input"]["body"]) for block in slide["blocks"]]
    assert cards == [("Train", ["Fast", "Quiet"]), ("Bus", ["Cheap", "Flexible", "Slow", "Frequent"])]


@pytest.mark.parametrize(
    ("brief", "body"),
    [
        (
            "Compare train and bus: train: fast, quiet; bus: cheap, flexible, slow",
            ["Train: fast, quiet", "Bus: cheap, flexible, slow"],
        ),
        ("比較: 電車と車: 電車: 速い、静か; 車: 安い、自由", ["電車: 速い、静か", "車: 安い、自由"]),
    ],
)
def test_options_with_few_points_are_rows(brief: str, body: list[str]) -> None:
    """Cards as high as the page would be all but empty."""
    assert slide_of(brief)["body"] == body


@pytest.mark.parametrize(
    ("brief", "title"),
    [
        (
            "Project plan: permits March to August 2027, grid July 2028",
            "From Permits to Grid: March 2027 \u2013 July 2028",
        ),
        ("Projektplan: Planung Mai 2027, Bau Juni bis Juli 2027", "Von Planung bis Bau: Mai 2027 \u2013 Juli 2027"),
        ("工程表: 設計 2027年1月〜6月、建設 2027年7月〜2029年3月", "設計から建設まで: 2027年1月 \u2013 2029年3月"),
    ],
)
def test_a_plan_without_a_title_is_called_by_its_ends(brief: str, title: str) -> None:
    """In the language of the brief, with the days from the first to the last."""
    assert slide_of(brief)["title"] == title


@pytest.mark.parametrize(
    ("brief", "title", "points"),
    [
        (
            "Slide 1: Why a new roof. It leaks in 4 places. Slide 2: Options: tiles 40,000 €, metal 31,000 €",
            "Why a new roof",
            ["It leaks in 4 places.", "Options: tiles 40,000 €, metal 31,000 €"],
        ),
        (
            "Folie 1: Titel Erntedank\nFolie 2: Programm\n- 10 Uhr Umzug\n- 12 Uhr Essen",
            "Erntedank",
            ["Programm: 10 Uhr Umzug, 12 Uhr Essen"],
        ),
    ],
)
def test_numbered_slides_are_points_of_one(brief: str, title: str, points: list[str]) -> None:
    """A brief makes one slide: what it numbers as several is all there, and a warning says what makes them all."""
    plan = plan_of(brief)
    (slide,) = plan.document["slides"]
    assert (slide["title"], slide["body"]) == (title, points)
    assert ["`prompt` of a deck" in warning.message for warning in plan.warnings] == [True]


@pytest.mark.parametrize(
    ("brief", "title", "points", "insight"),
    [
        (
            "To: The board\nFrom: Yard\n\nThe crane in yard 2 stood still for 31 days last year. Each day costs us "
            "about 4,000 €. We have three offers: Kito 88,000 €, Demag 92,000 €, Abus 79,000 €. We recommend Abus "
            "because it is repaired within a day. It also comes with training. The old one can be sold. "
            "Please decide by 3 June.",
            "The crane in yard 2 stood still for 31 days last year",
            [
                "Each day costs us about 4,000 €.",
                "We have three offers: Kito 88,000 €, Demag 92,000 €, Abus 79,000 €.",
                "The old one can be sold.",
            ],
            "We recommend Abus because it is repaired within a day. It also comes with training. "
            "Please decide by 3 June.",
        ),
        (
            "Im letzten Jahr haben 840 Kinder bei uns Musik gelernt. Auf der Warteliste stehen noch 210 Kinder. "
            "Grund ist der Mangel an Räumen: Von 12 Räumen sind 4 gesperrt. Wir schlagen vor, die alte "
            "Schule zu mieten. Das kostet 2.100 € im Monat.",
            "Im letzten Jahr haben 840 Kinder bei uns Musik gelernt",
            [
                "Auf der Warteliste stehen noch 210 Kinder.",
                "Grund ist der Mangel an Räumen: Von 12 Räumen sind 4 gesperrt.",
            ],
            "Wir schlagen vor, die alte Schule zu mieten. Das kostet 2.100 € im Monat.",
        ),
    ],
)
def test_a_memo_is_its_sentences_and_what_it_advises(brief: str, title: str, points: list[str], insight: str) -> None:
    """One list among many sentences does not make a chart of them; what is advised stands with what speaks of it."""
    slide = slide_of(brief)
    assert (slide["title"], slide["body"], slide["insight"]) == (title, points, insight)


def test_words_that_join_dates_stay_where_there_is_no_date() -> None:
    """A label keeps its last word where its date stands before it."""
    slide = slide_of("First weeks: week 1 moving in, week 2 listening in, week 3 settling in")
    assert [event["label"] for event in slide["events"]] == ["Moving in", "Listening in", "Settling in"]
