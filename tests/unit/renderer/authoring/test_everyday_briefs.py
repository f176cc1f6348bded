"""Briefs as people of twenty trades write them, and the slides that these mean."""

import pytest

from renderer.authoring import plan_of
from tests.support.planned import slide_of


@pytest.mark.parametrize(
    ("brief", "title", "kind", "points", "subtitle", "insight"),
    [
        (
            "Our podcast had 12,400 downloads in January, 13,900 in February and 18,050 in April after the interview",
            "Our podcast had 12,400 downloads in January and 18,050 in April",
            "line",
            {"January": 12400, "February": 13900, "April": 18050},
            None,
            "18,050 in April after the interview.",
        ),
        (
            "Le musée a accueilli 48 000 visiteurs en 2022, 61 000 en 2023 et 73 500 en 2024",
            "Le musée a accueilli 48 000 visiteurs en 2022 et 73 500 en 2024",
            "line",
            {"2022": 48000, "2023": 61000, "2024": 73500},
            None,
            None,
        ),
        (
            "Machine 3 stopped on Monday for 4 hours, on Wednesday for 1.5 hours and on Friday for 7 hours",
            "Machine 3 stopped",
            "bar",
            {"Monday": 4, "Wednesday": 1.5, "Friday": 7},
            "in hours",
            None,
        ),
        (
            "Rent per square metre: Berlin 14.2, Hamburg 13.8, Leipzig 8.4 euros",
            "Rent per square metre",
            "bar",
            {"Berlin": 14.2, "Hamburg": 13.8, "Leipzig": 8.4},
            "in euros",
            None,
        ),
        (
            "Top four complaints: late delivery (34), damaged goods (21), wrong item (12), billing (5)",
            "Top four complaints",
            "bar",
            {"Late delivery": 34, "Damaged goods": 21, "Wrong item": 12, "Billing": 5},
            None,
            None,
        ),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else "",
)
def test_figures_of_sentences_are_drawn_whole(
    brief: str, title: str, kind: str, points: dict[str, float], subtitle: str | None, insight: str | None
) -> None:
    """None is left in the title alone, and what explains the last one is said with it."""
    slide = slide_of(brief)
    chart = slide["chart"]
    assert (slide["title"], chart["chartType"], slide.get("subtitle")) == (title, kind, subtitle)
    assert dict(zip(chart["categories"], chart["series"][0]["values"], strict=True)) == points
    assert slide.get("insight") == insight


def test_days_that_follow_each_other_are_a_line() -> None:
    """Between others lies a day of which nothing is said."""
    assert slide_of("Takings Mon 1,200 €, Tue 900 €, Wed 1,450 €")["chart"]["chartType"] == "line"
    assert slide_of("Takings Mon 1,200 €, Wed 900 €, Sat 1,450 €")["chart"]["chartType"] == "bar"


def test_what_is_this_year_is_one_of_the_figures() -> None:
    """Behind those of years that are named."""
    slide = slide_of("Number of volunteers rose from 45 in 2021 to 78 in 2023 and 130 this year")
    assert [(one["label"], one["value"]) for one in slide["items"]] == [
        ("2021", "45"),
        ("2023", "78"),
        ("This year", "130"),
    ]


@pytest.mark.parametrize(
    ("brief", "title", "members", "insight"),
    [
        (
            "Who does what for the wedding: Anna flowers and cake, Ben music, Chloe invitations (done), David transport"
            " - all by 14 June",
            "Who does what for the wedding",
            {"Anna": "flowers and cake", "Ben": "music", "Chloe": "invitations (done)", "David": "transport"},
            "All by 14 June",
        ),
        (
            "The team: Maria Lopez, head of design; Jonas Weber, front end; two open positions",
            "Team",
            {"Maria Lopez": "head of design", "Jonas Weber": "front end"},
            "Two open positions",
        ),
        (
            "Our board: Erika van der Berg, chair; Tom Ade, treasurer; Li Na, secretary",
            "Our board",
            {"Erika van der Berg": "chair", "Tom Ade": "treasurer", "Li Na": "secretary"},
            None,
        ),
        (
            "Team: Chief engineer (pumps), Site manager (Lyon)",
            "Team",
            {"Chief engineer": "pumps", "Site manager": "Lyon"},
            None,
        ),
    ],
)
def test_people_are_told_with_what_they_do(
    brief: str, title: str, members: dict[str, str], insight: str | None
) -> None:
    """Whichever sign stands behind a name; what is said of no person stands below them."""
    slide = slide_of(brief)
    assert (slide["slideType"], slide["title"], slide.get("insight")) == ("team", title, insight)
    assert {one["name"]: one["role"] for one in slide["members"]} == members


def test_companies_with_what_they_make_are_no_people() -> None:
    """A list says who they are by its head."""
    assert (
        slide_of("Suppliers: Munich Re, insurer; Siemens Energy, turbines; Vestas Wind, blades")["slideType"] != "team"
    )


def test_a_target_in_brackets_is_that_of_all_figures() -> None:
    """It is a line of a chart, a mark of each key figure, and words where neither can be."""
    chart = slide_of("Customer satisfaction by branch: Leeds 4.6, York 4.1, Hull 3.2 (target 4.0)")["chart"]
    assert chart["evidence"] == {"target": {"value": 4.0, "label": "target"}}
    figures = slide_of("Wartezeit (Ziel 14 Tage): Nord 12 Tage, Süd 19 Tage, West 9 Tage")
    assert figures["chart"]["evidence"] == {"target": {"value": 14.0, "label": "Ziel"}}
    marks = slide_of("Shops (goal 90): Leeds 92, York 85, Hull 91")
    assert [item["target"] for item in marks["items"]] == ["90"] * 3
    words = slide_of("Shops (goal 90): Leeds 92 visitors, York open late, Hull closed")
    assert words["subtitle"] == "Goal 90"


def test_a_target_behind_one_of_several_measures_is_its_own() -> None:
    """Revenue is not measured by the target of the score."""
    slide = slide_of("Our year: revenue 12 M€, staff 40, NPS 41 (target 45)")
    assert [(item["value"], item.get("sublabel"), item.get("target")) for item in slide["items"]] == [
        ("12 M€", None, None),
        ("40", None, None),
        ("41", "target 45", None),
    ]


@pytest.mark.parametrize(
    ("brief", "title"),
    [
        ("Explain to the board why the move is late: no permit, two left, more scope", "Why the move is late"),
        ("Tell the parents what changes in autumn: later start, longer lunch, new uniforms", "What changes in autumn"),
        ("Remind our members that the hall is closed: no class, no bar, no courts", "The hall is closed"),
        ("Erkläre dem Vorstand, warum wir warten: kein Bescheid, kein Personal, kein Geld", "Warum wir warten"),
        ("Explique au conseil pourquoi nous attendons : permis, budget, équipe", "Pourquoi nous attendons"),
        ("Bitte eine Folie zur Urlaubsregelung: Antrag, Freigabe, Vertretung", "Urlaubsregelung"),
    ],
)
def test_whom_a_slide_is_for_is_no_part_of_its_title(brief: str, title: str) -> None:
    """What they shall learn is."""
    assert slide_of(brief)["title"] == title


def test_where_a_slide_is_shown_is_not_what_it_is_about() -> None:
    """A meeting is said back as a warning."""
    plan = plan_of("Bitte eine Folie zur Vorstandssitzung: Umsatz 4 Mio. €, Gewinn 0,3 Mio. €, Kunden 210")
    assert "Vorstandssitzung" not in plan.document["title"]
    assert any("Vorstandssitzung" in warning.message for warning in plan.warnings)


def test_what_a_list_comes_to_stands_behind_a_semicolon() -> None:
    """The only one, behind a list at commas."""
    slide = slide_of("Why we are late: parts came late, two people left, scope grew; new date 1 October")
    assert slide["body"] == ["Parts came late", "Two people left", "Scope grew"]
    assert slide["insight"] == "New date 1 October."


@pytest.mark.parametrize(
    "brief",
    [
        "Wie wir Bewerber auswählen: Unterlagen prüfen, Telefongespräch (30 min), Probetag, Entscheidung",
        "How we hire: read the letters, phone call, trial day, decision",
        "Comment nous recrutons : lecture, appel, journée d'essai, décision",
        "Mon flux de vente : prospect, rendez-vous, devis, signature",
    ],
)
def test_how_something_is_done_is_a_process(brief: str) -> None:
    """One step after the other."""
    slide = slide_of(brief)
    assert slide["slideType"] == "process"
    assert len(slide["steps"]) == 4


@pytest.mark.parametrize(
    "brief",
    [
        "How we work better: fewer meetings, shorter mails, clear owners",
        "How we make money: shops 61 %, web 29 %, fairs 10 %",
    ],
)
def test_means_and_shares_are_no_steps(brief: str) -> None:
    """Nothing says that one follows the other."""
    assert slide_of(brief)["slideType"] != "process"


@pytest.mark.parametrize(
    ("brief", "title"),
    [
        ("From 1,000 leads we got 320 calls, 110 demos and 19 contracts", "1,000 leads → 19 contracts"),
        ("Aus 400 Bewerbungen wurden 60 Gespräche, 12 Angebote und 9 Verträge", "400 Bewerbungen → 9 Verträge"),
    ],
)
def test_what_is_left_of_something_step_by_step_is_a_funnel(brief: str, title: str) -> None:
    """Each stage with its figure."""
    slide = slide_of(brief)
    assert (slide["slideType"], slide["title"], len(slide["stages"])) == ("funnel", title, 4)


def test_counts_that_fall_are_no_funnel_by_themselves() -> None:
    """A shop that sells fewer guides than novels does not lose readers between them."""
    assert slide_of("We sold 12,400 novels, 5,300 comics, 3,100 maps and 900 guides")["slideType"] != "funnel"


@pytest.mark.parametrize(
    ("brief", "title", "body"),
    [
        ("Our three values are honesty, curiosity and care", "Our three values", ["Honesty", "Curiosity", "Care"]),
        ("Die zwei Gründe sind der Preis und die Lage", "Die zwei Gründe", ["Der Preis", "Die Lage"]),
        (
            "Nos trois priorités sont la santé, le climat et l'école",
            "Nos trois priorités",
            ["La santé", "Le climat", "L'école"],
        ),
    ],
)
def test_as_many_things_as_a_sentence_says_are_its_points(brief: str, title: str, body: list[str]) -> None:
    """Its verb joins them to their head."""
    slide = slide_of(brief)
    assert (slide["title"], slide["body"]) == (title, body)


def test_a_sentence_that_counts_something_else_stays_whole() -> None:
    """Two sisters are not three cities."""
    assert (
        slide_of("The two sisters are in Rome, Paris and Lima")["title"]
        == "The two sisters are in Rome, Paris and Lima"
    )


def test_years_of_long_ago_are_dates_of_a_history() -> None:
    """Beside others that can only be years."""
    slide = slide_of("Timeline of the castle: 1180 first mentioned, 1427 rebuilt after fire, 1902 bought by the town")
    assert [(one["date"], one["label"]) for one in slide["events"]] == [
        ("1180", "First mentioned"),
        ("1427", "Rebuilt after fire"),
        ("1902", "Bought by the town"),
    ]


def test_several_figures_behind_each_name_are_a_table() -> None:
    """Of what all say the same things."""
    slide = slide_of(
        "Unsere Standorte: München 42 Mitarbeiter, 8,1 Mio. € Umsatz; Köln 31 Mitarbeiter, 5,4 Mio. € Umsatz"
    )
    assert slide["columns"] == ["", "München", "Köln"]
    assert slide["rows"] == [
        {"label": "Mitarbeiter", "values": ["42", "31"]},
        {"label": "Umsatz", "values": ["8,1 Mio. €", "5,4 Mio. €"]},
    ]


def test_options_with_several_figures_are_told_whole() -> None:
    """No figure of theirs is larger than another; a verb that both have is said of both."""
    slide = slide_of(
        "Two ways: keep the caterer (4.80 € a meal, no investment) or cook (3.90 € a meal, 85,000 € investment)"
    )
    assert slide["body"] == [
        "Keep the caterer: 4.80 € a meal, no investment",
        "Cook: 3.90 € a meal, 85,000 € investment",
    ]
    slide = slide_of("By Friday: sign with Orbit (cheaper, slower) or with Nexa (faster, 20 % dearer)")
    assert [one.partition(":")[0] for one in slide["body"]] == ["Sign with Orbit", "Sign with Nexa"]


def test_risks_are_rated_by_many_words() -> None:
    """How likely they are, and how bad."""
    slide = slide_of("Risks: data loss (rare, severe), key staff leave (often, moderate), strike (possible, minor)")
    assert slide["columns"] == ["", "Likelihood", "Impact"]
    assert [[cell["heat"] for cell in row["values"]] for row in slide["rows"]] == [[0, 75], [100, 50], [50, 25]]


def test_phases_with_their_dates_are_a_plan() -> None:
    """And phases without are steps."""
    slide = slide_of("Project phases: discovery Jan-Feb, design Mar-Apr, build May-Aug, launch in September")
    assert slide["slideType"] == "gantt"
    assert slide["tasks"][0] == {"label": "Discovery", "start": "Jan", "end": "Feb"}


def test_counts_that_fall_along_arrows_are_a_funnel() -> None:
    """What arrows lead to otherwise is a process."""
    slide = slide_of("Sales pipeline Q3: 120 leads > 64 qualified > 31 proposals > 12 won")
    assert [(stage["label"], stage["value"]) for stage in slide["stages"]] == [
        ("Leads", 120),
        ("Qualified", 64),
        ("Proposals", 31),
        ("Won", 12),
    ]
    assert slide_of("How a request travels: desk -> lawyer -> court -> archive")["slideType"] == "process"


def test_shares_of_spans_are_bars_in_their_order() -> None:
    """A span is a name, though it has figures."""
    slide = slide_of("Wait times at A&E: under 1 h 22 %, 1-2 h 31 %, 2-4 h 29 %, over 4 h 18 %")
    assert slide["chart"]["chartType"] == "bar"
    assert slide["chart"]["categories"] == ["Under 1 h", "1-2 h", "2-4 h", "Over 4 h"]
    assert slide["chart"]["series"][0]["values"] == [22, 31, 29, 18]


def test_a_number_behind_an_article_is_a_name() -> None:
    """As marks of schools are."""
    slide = slide_of("Class 7b: 2 students got a 1, 8 got a 2, 11 got a 3, 5 got a 4")
    assert [(item["value"], item["label"]) for item in slide["items"]] == [
        ("2", "Students got a 1"),
        ("8", "Got a 2"),
        ("11", "Got a 3"),
        ("5", "Got a 4"),
    ]


@pytest.mark.parametrize(
    ("brief", "unit"),
    [
        ("Donations 2025: individuals 412,000, companies 268,000, events 74,000 euros", "in euros"),
        ("Spenden 2025: Privat 412.000, Firmen 268.000, Feste 74.000 Euro", "in Euro"),
    ],
)
def test_money_that_is_said_once_is_that_of_all(brief: str, unit: str) -> None:
    """Where the head is about money."""
    slide = slide_of(brief)
    assert (slide["subtitle"], slide["chart"]["series"][0]["values"]) == (unit, [412000, 268000, 74000])


def test_money_behind_other_counts_is_its_own_alone() -> None:
    """Staff and shops are not paid."""
    slide = slide_of("Our year: staff 62, shops 14, profit 8 M€")
    assert [item["value"] for item in slide["items"]] == ["62", "14", "8 M€"]
    slide = slide_of("Sales: staff 62, shops 14, revenue 8 M€")
    assert [item["value"] for item in slide["items"]] == ["62", "14", "8 M€"]


def test_figures_of_sentences_with_a_name_each_are_a_chart() -> None:
    """From the first year to the last."""
    slide = slide_of("Umsatz 2024: 4,2 Mio. €. Umsatz 2025: 4,9 Mio. €. Plan 2026: 5,5 Mio. €.")
    assert slide["title"] == "Umsatz 2024: 4,2 Mio. € → Plan 2026: 5,5 Mio. €"
    assert slide["chart"]["categories"] == ["Umsatz 2024", "Umsatz 2025", "Plan 2026"]


@pytest.mark.parametrize(
    ("brief", "title", "cons"),
    [
        (
            "Ventajas del teletrabajo: menos viajes, más calma. Desventajas: menos contacto, más reuniones",
            "Ventajas y desventajas del teletrabajo",
            ["Menos contacto", "Más reuniones"],
        ),
        (
            "Vorteile von Leasing: planbar, neu; Nachteile: teurer, kein Eigentum",
            "Vorteile und Nachteile von Leasing",
            ["Teurer", "Kein Eigentum"],
        ),
        (
            "Les avantages du vélo sont la santé et le prix. Les inconvénients sont la pluie et le vol.",
            "Avantages et inconvénients du vélo",
            ["La pluie", "Le vol"],
        ),
    ],
)
def test_both_sides_are_weighed_in_other_languages(brief: str, title: str, cons: list[str]) -> None:
    """Under a title that names both."""
    slide = slide_of(brief)
    assert (slide["slideType"], slide["title"], slide["cons"]) == ("pros-cons", title, cons)


def test_an_organisation_is_told_in_words() -> None:
    """Who is below whom, and who leads what."""
    plan = plan_of(
        "Org structure: CEO Lena Fischer; below her CFO Paul Ott, CTO Raj Patel; CTO leads Platform and Data"
    )
    (slide,) = plan.document["slides"]
    names = {node["id"]: node["label"] for node in slide["nodes"]}
    assert {node["label"]: names.get(node.get("parentId", ""), "") for node in slide["nodes"]} == {
        "CEO Lena Fischer": "",
        "CFO Paul Ott": "CEO Lena Fischer",
        "CTO Raj Patel": "CEO Lena Fischer",
        "Platform": "CTO Raj Patel",
        "Data": "CTO Raj Patel",
    }
    assert not plan.warnings


@pytest.mark.parametrize(
    ("brief", "told"),
    [
        (
            "Results: revenue up 12 % to 8.4 million, profit down 3 % to 0.9 million",
            [("Revenue", "8.4 million", "up 12 %", "up"), ("Profit", "0.9 million", "down 3 %", "down")],
        ),
        (
            "Halbjahr: Umsatz stieg um 12 % auf 8,4 Mio. €, Gewinn fiel um 3 % auf 0,9 Mio. €",
            [("Umsatz", "8,4 Mio. €", "stieg um 12 %", "up"), ("Gewinn", "0,9 Mio. €", "fiel um 3 %", "down")],
        ),
        (
            "Résultats : ventes en hausse de 12 % à 8,4 M€, bénéfice en baisse de 3 % à 0,9 M€",
            [("Ventes", "8,4 M€", "en hausse de 12 %", "up"), ("Bénéfice", "0,9 M€", "en baisse de 3 %", "down")],
        ),
    ],
)
def test_what_a_figure_came_to_is_larger_than_how_it_moved(brief: str, told: list[tuple[str, ...]]) -> None:
    """That stands below it, with its arrow."""
    slide = slide_of(brief)
    assert [(one["label"], one["value"], one["sublabel"], one["trend"]) for one in slide["items"]] == told


def test_where_a_level_stands_is_seen_and_not_said() -> None:
    """Nor is that one follows another."""
    plan = plan_of("Strategy pyramid: vision at the top, then goals, then daily work")
    assert [level["label"] for level in plan.document["slides"][0]["levels"]] == ["Vision", "Goals", "Daily work"]
    assert not plan.warnings


def test_points_that_a_line_numbers_are_all_shown() -> None:
    """And no number of theirs is missed."""
    plan = plan_of("Three things to remember: 1. Book early 2. Bring your ID 3. Be on time")
    assert plan.document["slides"][0]["body"] == ["Book early", "Bring your ID", "Be on time"]
    assert not plan.warnings


def test_a_history_has_its_years_within_its_events() -> None:
    """Whatever else some of them count."""
    slide = slide_of(
        "10 years of our club: founded 2016 with 14 members, first trophy 2018, own pitch 2021, 400 members 2026"
    )
    assert [(one["date"], one["label"]) for one in slide["events"]] == [
        ("2016", "Founded with 14 members"),
        ("2018", "First trophy"),
        ("2021", "Own pitch"),
        ("2026", "400 members"),
    ]


@pytest.mark.parametrize(
    ("brief", "said"),
    [
        (
            'What our guests say: "Best breakfast in town" - Maria; "We will come back" - family Chen',
            {"Best breakfast in town": "Maria", "We will come back": "Family Chen"},
        ),
        (
            "Stimmen: „Endlich einer, der pünktlich ist.“ (Frau Sommer) „Sauber.“ (Herr Öz)",
            {"Endlich einer, der pünktlich ist.": "Frau Sommer", "Sauber.": "Herr Öz"},
        ),
        (
            'Stimmen zur App: „Endlich einfach" (Frau Koch, Praxis), „Die Suche findet nichts" (Herr Demir, Empfang)',
            {"Endlich einfach": "Frau Koch", "Die Suche findet nichts": "Herr Demir"},
        ),
    ],
)
def test_several_voices_stand_side_by_side(brief: str, said: dict[str, str]) -> None:
    """Each with who it is of."""
    blocks = slide_of(brief)["blocks"]
    assert {block["input"]["quote"]: block["input"]["by"]["name"] for block in blocks} == said
    assert sum(block["region"]["colSpan"] for block in blocks) == 12


def test_a_summary_of_nothing_but_figures_is_key_figures() -> None:
    """Sentences with figures are what proves it."""
    slide = slide_of("Sprint 14 summary: 34 points planned, 29 done, 3 bugs open")
    assert (slide["slideType"], [item["value"] for item in slide["items"]]) == ("kpi-grid", ["34 points", "29", "3"])
    assert slide_of("Summary: Revenue grew 12 %. We hired 40 people.")["slideType"] == "executive-summary"


@pytest.mark.parametrize(
    ("brief", "title", "body"),
    [
        ("أكبر ثلاثة أسواق لنا هي السعودية ومصر والإمارات", "أكبر ثلاثة أسواق لنا", ["السعودية", "مصر", "الإمارات"]),
        ("当社の三つの強みは、品質、納期、価格です", "当社の三つの強み", ["品質", "納期", "価格"]),
    ],
)
def test_as_many_things_as_a_sentence_says_in_other_scripts(brief: str, title: str, body: list[str]) -> None:
    """Their number stands within the head."""
    slide = slide_of(brief)
    assert (slide["title"], slide["body"]) == (title, body)


def test_changes_of_a_japanese_sentence_keep_their_units() -> None:
    """No blank stands around its figures, and a sign has letters behind it."""
    slide = slide_of("在庫日数を45日から28日に短縮し、欠品率も3.2%から1.1%に下がりました")
    assert [(item["label"], item["value"]) for item in slide["items"]] == [
        ("在庫日数", "45日 → 28日"),
        ("欠品率", "3.2% → 1.1%"),
    ]


@pytest.mark.parametrize(
    ("brief", "before", "after"),
    [
        ("Liczba klientów wzrosła z 1200 w 2022 do 1850 w 2024", ("2022", "1200"), ("2024", "1850")),
        ("O desperdício caiu de 8 % para 5 %", ("O desperdício", "8 %"), ("O desperdício", "5 %")),
        ("Het verzuim daalde van 6,1 % naar 4,8 %", ("Het verzuim", "6,1 %"), ("Het verzuim", "4,8 %")),
        ("Il tempo è sceso da 12 a 7 giorni", ("Il tempo", "12 giorni"), ("Il tempo", "7 giorni")),
    ],
)
def test_changes_are_read_in_more_languages(brief: str, before: tuple[str, str], after: tuple[str, str]) -> None:
    """Counts that could be years are none beside the years that they are of."""
    slide = slide_of(brief)
    assert slide["slideType"] == "before-after"
    assert (slide["before"]["label"], slide["before"]["figure"]) == before
    assert (slide["after"]["label"], slide["after"]["figure"]) == after


def test_the_number_of_a_standard_is_no_figure() -> None:
    """It is a name."""
    slide = slide_of("Ziele für 2027: 10 % weniger Energie, 5 neue Azubis, Zertifizierung nach ISO 50001")
    assert slide["body"] == ["10 % weniger Energie", "5 neue Azubis", "Zertifizierung nach ISO 50001"]


def test_a_way_to_something_is_a_process_with_its_whole_title() -> None:
    """In the order in which it is told."""
    slide = slide_of("Der Weg zur Baugenehmigung: Bauvoranfrage, Bauantrag, Prüfung (3 Monate), Baubeginn")
    assert (slide["slideType"], slide["title"], len(slide["steps"])) == ("process", "Der Weg zur Baugenehmigung", 4)


@pytest.mark.parametrize(
    ("brief", "columns", "rows"),
    [
        (
            "Compare suppliers: Plan A price 12 €, delivery 5 days; Plan B price 10 €, delivery 9 days",
            ["", "Plan A", "Plan B"],
            [["Price", "12 €", "10 €"], ["Delivery", "5 days", "9 days"]],
        ),
        (
            "مقارنة بين الموردين: الشركة أ السعر 120 ريال والتسليم 5 أيام؛ الشركة ب السعر 98 ريال والتسليم 12 يوما",
            ["", "الشركة أ", "الشركة ب"],
            [["السعر", "120 ريال", "98 ريال"], ["التسليم", "5 أيام", "12 يوما"]],
        ),
    ],
)
def test_names_before_what_all_are_measured_by_are_columns(
    brief: str, columns: list[str], rows: list[list[str]]
) -> None:
    """No sign need stand between the two, and nothing of them is missed."""
    plan = plan_of(brief)
    (slide,) = plan.document["slides"]
    assert slide["columns"] == columns
    assert [[row["label"], *row["values"]] for row in slide["rows"]] == rows
    assert not plan.warnings


def test_who_has_several_things_is_named_with_all_of_them() -> None:
    """A verb stands between the two."""
    chart = slide_of("Teams: Anna has 3 shops, 12 staff; Ben has 2 shops, 9 staff")["chart"]
    assert [(one["name"], one["values"]) for one in chart["series"]] == [("Anna", [3, 12]), ("Ben", [2, 9])]


def test_what_all_come_to_stands_behind_a_dash() -> None:
    """On average, or in all."""
    slide = slide_of("Unser Fuhrpark: 12 Lkw, 7 Transporter, 3 Pkw - im Schnitt 6,4 Jahre alt")
    assert [item["value"] for item in slide["items"]] == ["12", "7", "3"]
    assert slide["insight"] == "Im Schnitt 6,4 Jahre alt"


def test_a_unit_of_a_sentence_behind_a_list_is_none_of_the_list() -> None:
    """The list ends before it."""
    slide = slide_of("Revenue by region: North 82, South 97, West 91. South leads with 97 k€.")
    assert (slide["chart"]["series"][0]["values"], slide["insight"]) == ([82, 97, 91], "South leads with 97 k€.")
    assert "subtitle" not in slide


def test_what_shall_be_said_beside_a_list_is_its_takeaway() -> None:
    """And no point of the list."""
    slide = slide_of(
        "Show how our margin developed: 2023 27.5%, 2024 28.9%, 2025 30.4% and explain that energy was dear"
    )
    assert (slide["title"], slide["insight"]) == ("How our margin developed", "Energy was dear")
    assert slide["chart"]["categories"] == ["2023", "2024", "2025"]


def test_whom_a_slide_shall_convince_is_told_to_the_author() -> None:
    """Of what, is its title."""
    plan = plan_of("I need to convince our CFO that remote work saves money. Rent is 420k. Travel is 95k. Kit is 30k.")
    assert plan.document["title"] == "Remote work saves money"
    assert any("CFO" in warning.message for warning in plan.warnings)


def test_accounts_of_which_the_same_is_said_are_a_table() -> None:
    """A column for each thing, with what all say of it in its head alone."""
    slide = slide_of(
        "Key accounts: Bosch 4.2M revenue, contract until 2027, satisfied; Siemens 3.1M, contract until 2026, unhappy; "
        "ABB 1.8M, contract until 2028, satisfied"
    )
    assert slide["columns"] == ["", "Revenue", "Contract until", ""]
    assert slide["rows"][1] == {"label": "Siemens", "values": ["3.1M", "2026", "unhappy"]}


@pytest.mark.parametrize(
    ("brief", "names"),
    [
        ("Two years ago we had 3 shops and 40 people. Now we have 9 shops and 210 people.", ["Two years ago", "Now"]),
        (
            "Vor zwei Jahren hatten wir 3 Läden und 40 Leute. Heute haben wir 9 Läden und 210 Leute.",
            ["Vor zwei Jahren", "Heute"],
        ),
    ],
)
def test_what_there_was_and_what_there_is_stand_side_by_side(brief: str, names: list[str]) -> None:
    """Each with all that is said of it."""
    plan = plan_of(brief)
    (slide,) = plan.document["slides"]
    assert [slide["before"]["label"], slide["after"]["label"]] == names
    assert [len(slide[side]["points"]) for side in ("before", "after")] == [2, 2]
    assert not plan.warnings


def test_the_time_of_a_step_stands_below_it_and_the_whole_beside_all() -> None:
    """A result behind an equals sign is that of all steps."""
    slide = slide_of("Our process: request 5 days, check 12 days, setup 4 days = 21 days. We want 10.")
    assert slide["steps"] == [
        {"label": "Request", "description": "5 days"},
        {"label": "Check", "description": "12 days"},
        {"label": "Setup", "description": "4 days"},
    ]
    assert slide["insight"] == "Total: 21 days. We want 10."


def test_since_when_there_is_something_is_told_beside_its_figures() -> None:
    """A year is no count, but this one belongs to them."""
    slide = slide_of("Zoo: 412 animals, 68 species, 54 keepers, founded 1931")
    assert [(item["label"], item["value"]) for item in slide["items"]][-1] == ("Founded", "1931")


def test_names_of_shares_end_with_their_clause() -> None:
    """A verb at the end is a part of it."""
    slide = slide_of("The survey asked 400 parents: 64 % want longer hours, 22 % are happy as it is, 14 % don't care")
    assert slide["chart"]["categories"] == ["Want longer hours", "Are happy as it is", "Don't care"]


def test_square_metres_are_no_millions() -> None:
    """Whichever sign they are written with, also below a stroke."""
    slide = slide_of("Compare sites. Harbour: 2,400 m2, rent 14 €/m2. Mill: 3,100 m2, rent 11 €/m2.")
    assert [[row["label"], *row["values"]] for row in slide["rows"]] == [
        ["m2", "2,400 m2", "3,100 m2"],
        ["Rent", "14 €/m2", "11 €/m2"],
    ]


def test_a_short_form_keeps_its_full_stop() -> None:
    """At the end of an item, too."""
    assert slide_of("Kampagne: Reichweite 1,2 Mio., Klicks 48.000, Käufe 610")["items"][0]["value"] == "1,2 Mio."


def test_contacts_with_what_they_are_for_in_brackets_are_people() -> None:
    """Whole names, under a head that is about people."""
    slide = slide_of("Contacts: Eva Lang (dogs), Tom Reuter (cats)")
    assert slide["slideType"] == "team"
    assert {one["name"]: one["role"] for one in slide["members"]} == {"Eva Lang": "dogs", "Tom Reuter": "cats"}


def test_a_time_at_the_end_of_an_item_is_its_time() -> None:
    """Within one it is a part of what it says."""
    slide = slide_of("First day: tour 9:00, safety briefing 10:00, feeding 11:30")
    assert [(item["time"], item["label"]) for item in slide["items"]] == [
        ("9:00", "Tour"),
        ("10:00", "Safety briefing"),
        ("11:30", "Feeding"),
    ]
    slide = slide_of("Agenda: People use a drill 13 minutes in its life; Break (15 min)")
    assert slide["items"] == [
        {"label": "People use a drill 13 minutes in its life"},
        {"label": "Break", "time": "15 min"},
    ]


def test_hours_from_and_to_are_no_change() -> None:
    """A Japanese sentence says both alike."""
    assert slide_of("開所時間は14時から19時です")["title"] == "開所時間は14時から19時です"
    assert slide_of("開所時間は14時から19時です")["slideType"] == "section"


@pytest.mark.parametrize(
    ("brief", "told"),
    [
        (
            "Solar en cifras: La inversión es de 900.000 €; El ahorro es de 140.000 € al año",
            [("La inversión", "900.000 €", None), ("El ahorro", "140.000 € al año", None)],
        ),
        (
            "Ferry: passengers rose from 410,000 to 468,000; fuel cost 3.1 million euros, 12 % more than last year; "
            "delays 4 %",
            [
                ("Passengers", "468,000", "rose from 410,000"),
                ("Fuel cost", "3.1 million euros", "12 % more than last year"),
                ("Delays", "4 %", None),
            ],
        ),
        (
            "Pools in figures: Visitors fell from 214,000 to 187,000 because the pool was closed for 11 weeks; Energy "
            "cost 1.42 million, 0.3 million less than planned",
            [
                ("Visitors", "187,000", "fell from 214,000, because the pool was closed for 11 weeks"),
                ("Energy cost", "1.42 million", "0.3 million less than planned"),
            ],
        ),
        (
            "Our year: Revenue is 4.2 million; We have 31 people; 12 vans",
            [("Revenue", "4.2 million", None), ("People", "31", None), ("Vans", "12", None)],
        ),
        (
            "Toolbox: 42 lockers in 6 cities, 18,000 users, 31 staff",
            [("Lockers in 6 cities", "42", None), ("Users", "18,000", None), ("Staff", "31", None)],
        ),
        ("学童: 定員は60名です; 面積は180m²です", [("定員", "60名", None), ("面積", "180m²", None)]),
    ],
)
def test_key_figures_are_called_by_what_they_are_of(brief: str, told: list[tuple[str, str, str | None]]) -> None:
    """Without the verb, and with how they compare below them."""
    plan = plan_of(brief)
    (slide,) = plan.document["slides"]
    assert [(item["label"], item["value"], item.get("sublabel")) for item in slide["items"]] == told
    assert not plan.warnings
