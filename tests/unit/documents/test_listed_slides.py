"""Prompts that list the slides they want, and prompts of short sentences."""

import time

import pytest

from deck_documents.outline.listed import listed_in
from deck_documents.outline.storyline import Wish, outline_of


def _briefs(prompt: str) -> list[str]:
    return [slide.brief for slide in outline_of(prompt, Wish()).slides]


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        (
            "problem (nobody repairs anything), our model, 3 towns with revenue 41k, 63k and 88k, costs: rent 18,000, "
            "staff 42,000, team of Nora (ops), Jannis (finance) and Pelin (tech), ask of 750,000 euros",
            [
                "Problem: Nobody repairs anything",
                "Our model",
                "3 towns with revenue 41k, 63k and 88k",
                "Costs: rent 18,000, staff 42,000",
                "Team: Nora (ops), Jannis (finance) and Pelin (tech)",
                "Ask of 750,000 euros",
            ],
        ),
        (
            "members 212 (up from 198), finances: income 48,300, spending 45,100; new jetty costs 65,000, half from a "
            "fund; regatta on 6 June",
            [
                "Members 212 (up from 198)",
                "Finances: income 48,300, spending 45,100",
                "New jetty costs 65,000, half from a fund",
                "Regatta on 6 June",
            ],
        ),
        (
            "Umsatz 4,8 Mio., neue Kunden 17, Ausblick 2027: zweiter Standort, Ziel 6 Mio.",
            ["Umsatz 4,8 Mio.", "Neue Kunden 17", "Ausblick 2027: zweiter Standort, Ziel 6 Mio"],
        ),
        (
            "Sanierung, Zeitplan (Gerüst im April, Farbe im Juni), Kosten 84.000 Euro, davon 30 % Förderung",
            ["Sanierung", "Zeitplan: Gerüst im April, Farbe im Juni", "Kosten 84.000 Euro, davon 30 % Förderung"],
        ),
        ("history since 1921, 84 gardens, open day", ["History since 1921", "84 gardens", "Open day"]),
        ("team of Ana, Bo, Cy and Di, budget, risks", ["Team: Ana, Bo, Cy and Di", "Budget", "Risks"]),
        ("rents are lower, and nobody minds", []),
    ],
)
def test_a_list_is_parted_where_another_thing_begins(sentence: str, parts: list[str]) -> None:
    """The figures of a series, the names of people and what stands behind a colon stay with what they belong to."""
    assert listed_in(sentence) == parts


def test_a_prompt_of_one_sentence_is_a_topic_and_what_is_told_of_it() -> None:
    """Each part is a slide where a number is asked for; else they share one, which is not told the topic again."""
    prompt = "Our oat drink in Denmark: market 120 million litres, up 14 % a year; three competitors; we start in May"
    assert [slide.brief for slide in outline_of(prompt, Wish(slide_count=5)).slides] == [
        "Title slide: Our oat drink in Denmark",
        "Market 120 million litres, up 14 % a year",
        "Three competitors. [open]",
        "We start in May",
        "Next steps: [open]",
    ]
    assert _briefs(prompt)[1] == (
        "Our oat drink in Denmark at a glance: Market 120 million litres, up 14 % a year; Three competitors; "
        "We start in May"
    )


@pytest.mark.parametrize(
    ("prompt", "cover", "first"),
    [
        (
            "Pitch deck for a seed round: we build sensors that tell vineyards when to water. Problem: 40 % of the "
            "water is wasted. Solution: probe, radio, app. Market: 210,000 vineyards.",
            "Title slide: Seed round; We build sensors that tell vineyards when to water",
            "Problem: 40 % of the water is wasted.",
        ),
        (
            "Deck about our harvest: 40 tonnes of apples. The frost cost us 12 %. Prices rose by 8 %. We need a tent.",
            "Title slide: Our harvest",
            "Our harvest in figures: 40 tonnes of apples; The frost cost us 12 %; Prices rose by 8 %",
        ),
    ],
)
def test_what_a_sentence_claims_of_its_topic_stands_on_the_cover(prompt: str, cover: str, first: str) -> None:
    """In words; figures are told on a slide of their own."""
    assert _briefs(prompt)[:2] == [cover, first]


def test_as_many_slides_as_are_listed_and_asked_for_are_these() -> None:
    """Without a cover; what a list only names has the mark in its place, and a warning."""
    plan = outline_of(
        "5 slides pitching a repair café to investors: problem (nobody repairs), our model, costs: rent 18, staff 42, "
        "team: Ana (ops), Bo (tech), ask of 750,000 euros",
        Wish(),
    )
    assert plan.title == "Repair café"
    assert [slide.brief for slide in plan.slides] == [
        "Problem: Nobody repairs",
        "Our model. [open]",
        "Costs: rent 18, staff 42",
        "Team: Ana (ops), Bo (tech)",
        "Ask of 750,000 euros",
    ]
    assert [(one.code, "Our model" in one.message) for one in plan.warnings] == [
        ("left_open", True),
        ("not_shown", False),
    ]
    assert '"Investors"' in plan.warnings[-1].message


def test_a_list_of_slides_without_a_number_has_a_cover_and_no_mark() -> None:
    """Bare names alone are an agenda, points without heads a page."""
    assert _briefs("Deck about onboarding nurses: first day, first week, who to ask") == [
        "Title slide: Onboarding nurses",
        "Agenda: First day; First week; Who to ask",
    ]
    assert _briefs("Training deck for shop assistants: greeting all customers, returns within 30 days, closing up") == [
        "Title slide: Training for shop assistants",
        "Training for shop assistants at a glance: Greeting all customers; Returns within 30 days; Closing up",
    ]
    assert "[open]" not in str(_briefs("Deck for the club's meeting: members 212; fees: 30, 12; election of treasurer"))


def test_whom_a_list_is_for_does_not_name_the_deck() -> None:
    """The first that is listed does; the rest are the slides."""
    plan = outline_of(
        "Eine Präsentation mit 4 Folien für unsere Mieter: Sanierung des Treppenhauses, Zeitplan (Gerüst im April, "
        "Farbe im Juni), Kosten 84.000 Euro, davon 30 % Förderung, Kontakt: Frau Demir",
        Wish(),
    )
    assert plan.title == "Sanierung des Treppenhauses"
    assert [slide.brief for slide in plan.slides] == [
        "Titelfolie: Sanierung des Treppenhauses; Unsere Mieter",
        "Zeitplan: Gerüst im April, Farbe im Juni",
        "Kosten 84.000 Euro, davon 30 % Förderung",
        "Kontakt: Frau Demir",
    ]


@pytest.mark.parametrize(
    ("prompt", "title"),
    [
        ("Please make slides explaining our new expense policy. Meals up to 35 a day.", "Our new expense policy"),
        ("A short deck comparing Lisbon and Porto. Rents differ.", "Comparing Lisbon and Porto"),
        ("Town hall slides. We grew to 93 people.", "Town hall"),
        ("6 slides on why we should switch to vans", "Why we should switch to vans"),
        ("10 slides for a school board: enrolment 512 to 548, two rooms missing, option A 180,000", "School board"),
        ("Presentazione sul nuovo orario. Oggi apriamo 28 ore.", "Nuovo orario"),
        ("Crie uma apresentação sobre o condomínio. Hoje separamos 22 % do lixo.", "O condomínio"),
        ("Maak een presentatie over ons jaar. Omzet 4,2 miljoen.", "Ons jaar"),
        ("We need a pitch for our hockey club's sponsors: 340 members. Packages: Bronze 1,000.", "Our hockey club"),
        ("Create a deck to explain to my team why we change shifts. Start: 1 April.", "Why we change shifts"),
        ('Deck on "AI in law" 9 slides for the partners: costs 60, risks, next steps', "AI in law"),
        ("Présentation pour les habitants : une piste cyclable. 2,4 km.", "Une piste cyclable"),
        ("Pitch for a sauna on the lake, 6 slides: idea, place, costs: boat 9,000", "Sauna on the lake"),
        ("a deck on our plan to cut waste, 7 slides, for the works council", "Our plan to cut waste"),
        ("I want to present our survey results to the management. 412 answers.", "Our survey results"),
        ("Slides for tomorrow's standup pls: fixed the login, today payments, blocked by keys", "Tomorrow's standup"),
        ("Presentation for bank: bakery wants a loan for an oven. Sales 2025 389k.", "Bakery wants a loan for an oven"),
        ("新入社員向けの研修資料を3枚で\uff1a会社の歴史、組織、就業規則", "新入社員向けの研修資料"),
        ("عرض من 5 شرائح عن خطة المبيعات: الهدف 12 مليون", "خطة المبيعات"),
        (
            "6 slides for the parish council: why the roof cannot wait (leaks in 3 of 5 bays), options, what we ask",
            "Why the roof cannot wait",
        ),
        (
            "Make a presentation from this: Our food bank served 3,400 homes. 140 help.",
            "Our food bank served 3,400 homes",
        ),
    ],
)
def test_what_asks_for_slides_is_no_part_of_the_title(prompt: str, title: str) -> None:
    """In several languages, with or without a verb."""
    assert outline_of(prompt, Wish()).title == title


def test_what_is_compared_stands_side_by_side() -> None:
    """Neighbours that each begin with a name of the topic; commas of a title part no lines of its cover."""
    prompt = (
        "A deck comparing HubSpot, Pipedrive and Salesforce. HubSpot has 45 per seat, weak reports. Pipedrive 29 per "
        "seat, no marketing. Salesforce 80 per seat, needs an admin. Pipedrive wins."
    )
    assert _briefs(prompt) == [
        "Title slide: Comparing HubSpot, Pipedrive and Salesforce;",
        "HubSpot, Pipedrive and Salesforce: HubSpot: 45 per seat, weak reports; Pipedrive: 29 per seat, no marketing; "
        "Salesforce: 80 per seat, needs an admin",
        "Pipedrive wins.",
    ]


def test_what_is_good_and_what_is_not_share_a_slide() -> None:
    """Whether they are called strengths and weaknesses or otherwise."""
    told = "Umfrage im Haus. Stärken: Team, Zeiten. Schwächen: Gehalt, Technik. Maßnahmen: neue Laptops bis März."
    assert _briefs(told)[1:] == [
        "Stärken: Team, Zeiten; Schwächen: Gehalt, Technik",
        "Maßnahmen: neue Laptops bis März.",
    ]
    changed = "A deck about shifts. Now: 3 shifts, 6 days. New: 4 crews, 4 days on."
    assert _briefs(changed)[1:] == ["Now: 3 shifts, 6 days; New: 4 crews, 4 days on"]


def test_steps_that_are_only_named_are_open() -> None:
    """And said to be so."""
    plan = outline_of("Deck about AI: use cases: review, search; risks: errors; next steps", Wish())
    assert plan.slides[-1].brief == "Next steps: [open]"
    assert [one.code for one in plan.warnings] == ["left_open"]


def test_short_sentences_share_a_page() -> None:
    """Unless a number of slides is asked for; nobody is told of a number that nobody asked for."""
    prompt = "A deck about our rules. Meals up to 35 a day. No taxis. Receipts in 14 days. Ask Fatma."
    assert _briefs(prompt)[1:] == [
        "Our rules at a glance: Meals up to 35 a day; No taxis; Receipts in 14 days; Ask Fatma"
    ]
    assert not outline_of(prompt, Wish()).warnings
    assert len(outline_of(prompt, Wish(slide_count=5)).slides) == 5


def test_figures_that_are_called_as_the_deck_is_have_a_name_of_their_own() -> None:
    """And what a report lists for the next week comes last."""
    briefs = _briefs("Board update: ARR 3.1M, churn 2.3 %, runway 14 months. Risks: one customer is 18 %.")
    assert briefs[1] == "Board update in figures: ARR 3.1M, churn 2.3 %, runway 14 months."
    report = _briefs("Weekly report slides: sales 41,200, returns 2.1 %, site down 3 hours, next week: stocktaking")
    assert report[1:] == [
        "Weekly report in figures: Sales 41,200; Returns 2.1 %; Site down 3 hours",
        "Next steps: stocktaking",
    ]


@pytest.mark.parametrize(
    ("prompt", "names"),
    [
        (
            "Report on our brigade. 147 calls (2025: 132), 41 fires, 8 alarms.",
            ["147 calls (2025: 132), 41 fires, 8 alarms"],
        ),
        (
            "Umfrage im Haus. Zufriedenheit 7,2 von 10. Stärken: Team, Zeiten. Schwächen: Gehalt, Technik.",
            ["Zufriedenheit 7,2 von 10", "Stärken, Schwächen"],
        ),
        (
            "Kickoff deck for Orion: goals (one system, fewer errors), budget 480k, rules: weekly, decisions in 48 h",
            ["Goals", "Budget 480k", "Rules"],
        ),
        ("3 slides: who we are, our prices, contact", ["Who we are", "Our prices", "Contact"]),
        (
            "A deck on how the second oven of our bakery pays for itself. Profit is 41k. It costs 64,000. Risks: few.",
            ["In figures", "Risks"],
        ),
    ],
)
def test_what_slides_are_called(prompt: str, names: list[str]) -> None:
    """Colons in brackets make no heads, nor do figures; a long title is not repeated."""
    assert [slide.name for slide in outline_of(prompt, Wish()).slides if slide.role == "content"] == names


@pytest.mark.parametrize("unit", ["a, ", "team of Ana (x), Bo and Cy, ", "b: c 1, ", "(, ", "d; e: f, "])
def test_long_lists_are_read_in_linear_time(unit: str) -> None:
    """20,000 characters, well within a second."""
    started = time.process_time()
    outline_of(f"A deck about trees: {unit * (20_000 // len(unit))}", Wish())
    assert time.process_time() - started < 5


def test_fields_of_a_form_are_what_they_say() -> None:
    """A title and an audience in lines of their own, or a sentence that names the topic."""
    form = (
        "Deck\nTitle: Neighbourhood solar\nAudience: residents\n\nWhy: bills are up 38 %.\nCosts: 86,000 euros, 9 years"
    )
    assert _briefs(form)[0] == "Title slide: Neighbourhood solar; Residents"
    assert _briefs(form)[1:] == ["Why: bills are up 38 %.", "Costs: 86,000 euros, 9 years"]
    asked = "Hi, could you put together a deck for Thursday's committee? Topic is the cloud move. Costs: 1.9M of 2.6M."
    assert _briefs(asked) == ["Title slide: The cloud move; Thursday's committee", "Costs: 1.9M of 2.6M."]
    assert "The cloud move" in outline_of(asked, Wish(title="Step two")).slides[0].brief
    assert "cloud move" in outline_of(asked, Wish(slide_count=1)).slides[0].brief


@pytest.mark.parametrize(
    ("prompt", "names"),
    [
        (
            "4 slides for class 8: what is inflation, example: bread 1.20 in 2000, 2.90 in 2025, who loses (savers, "
            "pensioners), what the bank does",
            ["What is inflation", "Example", "Who loses", "What the bank does"],
        ),
        (
            "Bitte eine Präsentation (max 5 Folien) für den Gemeinderat zum neuen Bauhof. Der alte ist 52 Jahre alt.",
            ["Zum neuen Bauhof", "Der alte ist 52 Jahre alt"],
        ),
    ],
)
def test_slides_of_a_request_in_brackets_or_in_questions(prompt: str, names: list[str]) -> None:
    """A question begins another slide, and a limit in brackets, which a deck may stay below, makes none."""
    assert [slide.name for slide in outline_of(prompt, Wish()).slides] == names


@pytest.mark.parametrize(
    ("prompt", "first", "last"),
    [
        (
            "Presentazione sul nuovo orario. Oggi apriamo 28 ore. Chiediamo il via libera entro gennaio.",
            "Copertina: Nuovo orario",
            "Prossimi passi: Chiediamo il via libera entro gennaio",
        ),
        (
            "Apresentação sobre o programa do condomínio. Não separamos o lixo. Pedimos a aprovação do conselho.",
            "Capa: O programa do condomínio",
            "Próximos passos: Pedimos a aprovação do conselho",
        ),
        (
            "Maak een presentatie over ons jaar. De omzet is 4,2 miljoen. Wij vragen de raad om een besluit.",
            "Titelpagina: Ons jaar",
            "Volgende stappen: Wij vragen de raad om een besluit",
        ),
    ],
)
def test_neighbours_of_french_and_german_have_words_of_their_own(prompt: str, first: str, last: str) -> None:
    """Which briefs are read by."""
    briefs = _briefs(prompt)
    assert (briefs[0], briefs[-1]) == (first, last)
