"""Briefs as strangers write them: with asides to their author, options in sentences, and series told in prose."""

import pytest

from renderer.authoring import plan_of
from tests.support.planned import slide_of


def told_of(brief: str) -> list[str]:
    """What the author says that it took for words to itself."""
    told = [fault.message for fault in plan_of(brief).warnings if fault.message.startswith("Said to the author")]
    return [message.partition('"')[2].removesuffix('".') for message in told]


def test_what_is_said_to_the_author_between_sentences_is_not_on_the_slide() -> None:
    """And it is told; what the board is asked for is the takeaway."""
    brief = (
        "Subject: Board slide - no shows\nHi Priya,\n\nas discussed on the phone, I need one "
        "slide for Thursday's board. "
        "No-show rate has dropped from 17% to 9% since March. That's roughly 1,150 more appointments per quarter. "
        "What we want from the board: approval for all five sites (one-off £12k).\n\n"
        "Can you make it look decent?\nBest,\nMark"
    )
    slide = slide_of(brief)

    assert slide["title"] == "No shows"
    assert slide["body"] == [
        "No-show rate has dropped from 17% to 9% since March.",
        "That's roughly 1,150 more appointments per quarter.",
    ]
    assert slide["insight"] == "What we want from the board: approval for all five sites (one-off £12k)."
    assert "as discussed on the phone, I need one slide for Thursday's board." in told_of(brief)
    assert "Can you make it look decent?" in told_of(brief)


@pytest.mark.parametrize(
    ("brief", "drawn"),
    [
        ("Revenue: North 12M, South 9M, West 7M. Please show as a pie chart.", "doughnut"),
        (
            "Umsatz je Laden: Mitte 1,2 M€, Nord 0,9 M€, West 0,7 M€. Bitte als Balkendiagramm.",
            "bar",
        ),
        ("Ventas: Madrid 4,2 M€, Sevilla 2,1 M€, Bilbao 1,7 M€. Por favor, como gráfico de barras.", "bar"),
        (
            "Ventes: mai 4,2 M€, juin 2,1 M€, juillet 1,7 M€. Merci de les montrer sous forme de courbe.",
            "line",
        ),
    ],
)
def test_a_wish_for_a_chart_behind_the_figures_is_met(brief: str, drawn: str) -> None:
    """And is no sentence of the slide, nor told as lost."""
    slide = slide_of(brief)

    assert slide["chart"]["chartType"] == drawn
    assert "insight" not in slide
    assert told_of(brief) == []


def test_what_readers_are_asked_stays_on_the_slide() -> None:
    """Because "Please use the stairs" is said to them, and not to the author."""
    slide = slide_of("Fire drill: leave by the north door. Please use the stairs.")

    assert slide["body"] == ["Please use the stairs."]


@pytest.mark.parametrize(
    ("brief", "kind", "title"),
    [
        (
            "Fais-moi une diapo sur le taux d'occupation : mai 48 %, juin 52 %, juillet 61 %",
            "chart",
            "Taux d'occupation",
        ),
        ("Prépare-moi une diapositive sur l'équipe : Léa Roy (PDG), Max Petit (CTO)", "team", "Équipe"),
        ("Hazme una diapositiva sobre los pasos: solicitud, entrevista, decisión", "process", "Pasos"),
        ("Nuestro equipo: Lucía Ferrer (CEO), Marc Puig (CTO)", "team", "Nuestro equipo"),
        ("Feuille de route : Produit : Recherche T1 2027 ; Ventes : Export T2 2027", "roadmap", "Produit, Ventes"),
        ("Embudo: 12.000 visitas, 900 pruebas, 210 clientes", "funnel", "12.000 visitas → 210 clientes"),
        (
            "Wie läuft die Eingewöhnung ab? Woche 1: eine Stunde. Woche 2: bis Mittag.",
            "process",
            "Wie läuft die Eingewöhnung ab?",
        ),
    ],
)
def test_kinds_are_asked_for_in_other_languages_too(brief: str, kind: str, title: str) -> None:
    """What asks for the slide is no part of its title, and neither is an article behind it."""
    slide = slide_of(brief)

    assert (slide["slideType"], slide["title"]) == (kind, title)


@pytest.mark.parametrize(
    ("brief", "title", "body", "insight"),
    [
        (
            "Buy or lease the forklifts? Buying: 4 x 38,000 € up front, 6,000 €/yr, ours after. "
            "Leasing: 3,400 €/month, 48 months, nothing left. Over 4 years buying is cheaper.",
            "Buy or lease the forklifts?",
            [
                "Buying: 4 x 38,000 € up front, 6,000 €/yr, ours after",
                "Leasing: 3,400 €/month, 48 months, nothing left",
            ],
            "Over 4 years buying is cheaper.",
        ),
        (
            "should we renovate or sell? renovate: cost 1.4m, value after 3.9m, 14 months. sell now: 2.2m, no risk. "
            "I think we should renovate",
            "Should we renovate or sell?",
            ["Renovate: cost 1.4m, value after 3.9m, 14 months", "Sell now: 2.2m, no risk"],
            "I think we should renovate.",
        ),
        (
            "Buying: one price, ours for good. Leasing: nothing down, dear.",
            "Buying \u2013 Leasing",
            ["Buying: one price, ours for good", "Leasing: nothing down, dear"],
            None,
        ),
        (
            "予約システムの比較をスライドにしてください。A社\uff1a月額3万円、導入2週間。"
            "B社\uff1a月額1万8千円、導入6週間。A社が合っています。",
            "予約システム",
            ["A社: 月額3万円、導入2週間", "B社: 月額1万8千円、導入6週間"],
            "A社が合っています。",
        ),
        (
            "Comparer les deux fournisseurs : Novachem livre en 12 jours, 4,20 €/kg ; Betalabs livre en 5 jours, "
            "4,90 €/kg",
            "Les deux fournisseurs",
            ["Novachem: livre en 12 jours, 4,20 €/kg", "Betalabs: livre en 5 jours, 4,90 €/kg"],
            None,
        ),
    ],
)
def test_options_told_in_sentences_stay_whole(brief: str, title: str, body: list[str], insight: str | None) -> None:
    """Each with what is said of it; the sentence behind them is the takeaway."""
    slide = slide_of(brief)

    assert (slide["title"], slide["body"], slide.get("insight")) == (title, body, insight)


def test_a_figure_at_three_times_is_a_line_and_no_change() -> None:
    """The title says the first and the last, and what is behind them is the takeaway."""
    slide = slide_of(
        "Our MRR grew from $82k in Jan to $91k in Feb, $97k in Mar and $131k in June, mostly because of the new plan"
    )

    assert slide["title"] == "Our MRR grew from $82k in Jan to $131k in June"
    assert slide["chart"]["chartType"] == "line"
    assert slide["chart"]["categories"] == ["Jan", "Feb", "Mar", "June"]
    assert slide["chart"]["series"][0]["values"] == [82, 91, 97, 131]
    assert slide["insight"] == "Mostly because of the new plan."


@pytest.mark.parametrize(
    ("brief", "before", "after"),
    [
        ("Le taux d'absentéisme est passé de 7,2 % à 5,8 % depuis janvier", "7,2 %", "5,8 %"),
        ("El tiempo de entrega ha bajado de 14 días a 6 días", "14 días", "6 días"),
    ],
)
def test_changes_are_read_in_french_and_spanish(brief: str, before: str, after: str) -> None:
    """By the verbs that say them."""
    slide = slide_of(brief)

    assert (slide["before"]["figure"], slide["after"]["figure"]) == (before, after)


def test_arrows_between_more_than_two_are_a_way() -> None:
    """Whatever figures its stations say, and without the sentence behind the last."""
    slide = slide_of("Theory of change: train mechanics -> repairs in 3 days -> 40% fewer cases. 118 trained so far.")

    assert [step["label"] for step in slide["steps"]] == ["Train mechanics", "Repairs in 3 days", "40% fewer cases"]
    assert slide["insight"] == "118 trained so far."


def test_a_sample_behind_the_last_figure_is_the_source() -> None:
    """And does not end in the name of that figure."""
    slide = slide_of("why members leave: price 60%, moved 30%, other 10%. n=412 exit interviews, Jan-Oct 2026")

    assert slide["chart"]["categories"] == ["Price", "Moved", "Other"]
    assert slide["source"] == "n=412 exit interviews, Jan-Oct 2026"


def test_the_message_of_a_list_without_a_head_is_its_title() -> None:
    """Said by name behind the list, even in small letters."""
    slide = slide_of("Cows 120, feed costs up 12%, two robots since May. main message: robots pay off in 5 years")

    assert slide["title"] == "Robots pay off in 5 years"
    assert slide["body"] == ["Cows 120", "Feed costs up 12%", "Two robots since May"]


@pytest.mark.parametrize(
    ("brief", "title", "categories", "insight"),
    [
        (
            "Visitors 2023 190k, 2024 221k, 2025 236k. We are back above the level of before.",
            "Visitors",
            ["2023", "2024", "2025"],
            "We are back above the level of before.",
        ),
        (
            "Umsatz 2024 2,1 Mio, 2025 2,4 Mio, 2026 voraussichtlich 2,7 Mio. Wir brauchen 250.000 €.",
            "Umsatz",
            ["2024", "2025", "2026 voraussichtlich"],
            "Wir brauchen 250.000 €.",
        ),
        (
            "Our trip budget\n\ncoach hire | 1,240\nyouth hostel | 3,960\nfood | 1,580\n\ntotal £6,780",
            "Our trip budget",
            ["Coach hire", "Youth hostel", "Food"],
            "Total £6,780",
        ),
    ],
)
def test_figures_before_a_sentence_are_a_chart(brief: str, title: str, categories: list[str], insight: str) -> None:
    """And the sentence is the takeaway."""
    slide = slide_of(brief)

    assert (slide["title"], slide["chart"]["categories"], slide["insight"]) == (title, categories, insight)


def test_lines_of_parts_between_dashes_are_a_table() -> None:
    """Its columns are named by the word that all their cells begin with."""
    slide = slide_of(
        "Top risks:\n- Cyber attack - likelihood medium, impact very high - owner CISO\n"
        "- Rate shock - likelihood low, impact high - owner Treasury\n- Fine - likelihood low, impact high - owner HR"
    )

    assert (slide["title"], slide["columns"]) == ("Top risks", ["", "Likelihood", "Impact", "Owner"])
    assert slide["rows"][0] == {"label": "Cyber attack", "values": ["medium", "very high", "CISO"]}


def test_a_payment_up_front_has_not_risen() -> None:
    """For "up" is a direction only before a figure, or where it ends what is said."""
    items = slide_of("Prices: Plan A: 380 € up front, Plan B: 34 € (up 9 %), Plan C: 3 h (+1)")["items"]

    assert [one.get("trend") for one in items] == ["none", "up", "up"]


def test_an_arabic_figure_keeps_the_noun_that_it_counts() -> None:
    """And its name is what stands before it."""
    items = slide_of("نتائج الحملة: التبرعات 1.2 مليون ريال، المتطوعون 340 متطوعاً، تكلفة الإدارة 7%")["items"]

    assert [(one["label"], one["value"]) for one in items][1] == ("المتطوعون", "340 متطوعاً")


@pytest.mark.parametrize(
    ("brief", "unit", "values"),
    [
        (
            "Gastos: personal 3,4 millones de euros, local 1,8 millones de euros, luz 800 mil euros",
            "es",
            [3.4, 1.8, 0.8],
        ),
        (
            "Budget : 2024 1,2 million d'euros, 2025 1,5 million d'euros, 2026 1,9 million d'euros",
            "fr",
            [1.2, 1.5, 1.9],
        ),
    ],
)
def test_scales_in_words_are_read_in_french_and_spanish(brief: str, unit: str, values: list[float]) -> None:
    """So that a thousand is not a word of the name."""
    (series,) = slide_of(brief)["chart"]["series"]

    assert series["values"] == values, unit


@pytest.mark.parametrize(
    ("brief", "labels", "mark"),
    [
        (
            "Analyse SWOT de notre atelier : forces : équipe, emplacement ; faiblesses : trésorerie",
            ["Forces", "Faiblesses", "Opportunités", "Menaces"],
            "[à préciser]",
        ),
        (
            "Análisis DAFO de nuestra tienda: fortalezas: equipo, local; debilidades: precio",
            ["Fortalezas", "Debilidades", "Oportunidades", "Amenazas"],
            "[por definir]",
        ),
        ("SWOT: Stärken: Team; Schwächen: Preis", ["Stärken", "Schwächen", "Chancen", "Risiken"], "[offen]"),
        ("SWOT: 強み: 人材、立地; 弱み: 価格", ["強み", "弱み", "機会", "脅威"], "[未定]"),
    ],
)
def test_words_of_the_author_are_in_the_language_of_the_brief(brief: str, labels: list[str], mark: str) -> None:
    """The names of its lists, and the mark in those that the brief does not fill."""
    slide = slide_of(brief)

    assert (slide["labels"], slide["opportunities"], slide["threats"]) == (labels, [mark], [mark])


@pytest.mark.parametrize(
    ("brief", "field", "said"),
    [
        ("Chiffre d'affaires de nos régions : Nord 12M, Sud 9M, Ouest 7M, Est 4M", "subtitle", "en millions"),
        ("Ingresos por región: Norte 12M, Sur 9M, Oeste 7M, Este 4M", "subtitle", "en millones"),
        (
            "Calendrier : planification janvier 2027, travaux mars 2027, ouverture juin 2027",
            "title",
            "De Planification à Ouverture: janvier 2027 \u2013 juin 2027",
        ),
    ],
)
def test_joints_of_the_author_are_in_the_language_of_the_brief(brief: str, field: str, said: str) -> None:
    """Even where a list has none of its small words."""
    assert slide_of(brief)[field] == said


@pytest.mark.parametrize(
    ("brief", "title", "body"),
    [
        (
            "Elevator pitch: We rent out e-bikes to hotels. 46 hotels, 380 bikes, 92% renew. Raising 1.5m for Austria.",
            "Elevator pitch",
            ["We rent out e-bikes to hotels", "46 hotels, 380 bikes, 92% renew", "Raising 1.5m for Austria"],
        ),
        (
            "We ask the board to approve: 1. the purchase of the site for 6.2m, 2. a credit line, 3. a plant manager.",
            "We ask the board to approve",
            ["The purchase of the site for 6.2m", "A credit line", "A plant manager"],
        ),
    ],
)
def test_no_point_is_torn_out_of_its_sentence(brief: str, title: str, body: list[str]) -> None:
    """Where commas would cut across sentences, these are the points; a comma before a number ends none."""
    slide = slide_of(brief)

    assert (slide["title"], slide["body"]) == (title, body)


def test_options_in_brackets_are_the_columns() -> None:
    """What stands before the brackets is what is compared."""
    slide = slide_of("Loss by line (motor vs home): claims 81 / 76, days to settle 58 / 63, complaints 72 / 69")

    assert slide["columns"] == ["", "Motor", "Home"]
    assert slide["rows"][0] == {"label": "Claims", "values": ["81", "76"]}


@pytest.mark.parametrize(
    "head",
    ["Loss ratio by line (2025 vs 2026)", "Schadenquote 2025 vs. 2026", "Loss ratio 2025 and 2026", "Taux 2025 / 2026"],
)
def test_pairs_of_figures_of_two_dates_are_series(head: str) -> None:
    """Each date has its bars, whatever stands between the two."""
    slide = slide_of(f"{head}: motor 81% / 76%, home 58% / 63%, travel 72% / 69%")

    assert slide["title"] == head
    assert slide["chart"]["categories"] == ["Motor", "Home", "Travel"]
    assert [(one["name"], one["values"]) for one in slide["chart"]["series"]] == [
        ("2025", [81.0, 58.0, 72.0]),
        ("2026", [76.0, 63.0, 69.0]),
    ]


def test_a_wave_with_a_number_is_no_day_of_its_months() -> None:
    """And most of the dates being spans, the slide is a plan."""
    tasks = slide_of("Migration: Pilot Mar-Apr 2027, Wave 1 May-Jul 2027, Wave 2 Aug-Oct 2027, Closing Nov 2027")[
        "tasks"
    ]

    assert [one["label"] for one in tasks] == ["Pilot", "Wave 1", "Wave 2", "Closing"]
    assert (tasks[1]["start"], tasks[1]["end"]) == ("May", "Jul 2027")


def test_a_brief_that_is_a_quotation_is_a_quote() -> None:
    """With who said it as its title, whatever title that has."""
    slide = slide_of('"I have not waited longer since spring" - Dr. Keller')

    assert (slide["slideType"], slide["quote"], slide["title"]) == (
        "quote",
        "I have not waited longer since spring",
        "Dr. Keller",
    )


def test_what_a_slide_is_wished_for_goes_before_its_list() -> None:
    """The occasion is told, what it is about is the title, and the word "Zahlen" names no figure."""
    slide = slide_of(
        "Hi zusammen,\nfür die Sitzung am Freitag bräuchte ich noch eine Folie zu den Reklamationen. "
        "Zahlen: Jan 34, Feb 41, Mrz 29, Apr 22, Mai 18. Hauptgrund war die neue Verpackung.\nDanke euch!\nJana"
    )

    assert slide["title"] == "Reklamationen"
    assert slide["chart"]["categories"] == ["Jan", "Feb", "Mrz", "Apr", "Mai"]
    assert slide["insight"] == "Hauptgrund war die neue Verpackung."


def test_what_is_said_behind_a_change_is_said_once() -> None:
    """And a farewell with the space that French has before its mark is one."""
    slide = slide_of(
        "Bonjour Sophie,\n\nil me faut une diapo pour lundi. Le délai est passé de 9 jours à 5 jours. "
        "Les retours ont baissé. Nous demandons 40 000 €.\n\nMerci !\nKarim"
    )

    assert slide["insight"] == "Les retours ont baissé. Nous demandons 40 000 €."
    assert "subtitle" not in slide
