"""Prompts become slides by rules: what they say is spread, nothing is added, and what they leave open is told."""

import contextlib
import re
import time

import pytest

from deck_documents.consulting_brief import plan_of_consulting
from deck_documents.deck_brief import plan_of_briefs
from deck_documents.deck_plan import DeckPlan
from deck_documents.outline.reading import sections_of, sentences, taken_apart
from deck_documents.outline.storyline import Wish, outline_of
from deck_domain.errors import InvalidDocument

MOVE = (
    "Create a 10-slide deck about our move to Leipzig for the board. Rents are 30 % lower than in Berlin. "
    "Two motorways meet at the site. 400 trained staff live within 20 km. "
    "The move costs €2.4M and pays back in 18 months. Revenue by region: North €12M, South €9M, West €7M. "
    "The risk is a strike in March. We ask the board to approve the lease by 30 June."
)
SECTIONS = """Ward 7 handover project

Background
Handover takes 47 minutes. Nurses stay 30 minutes unpaid.

What we tried
- bedside handover on 2 bays
- a one-page sheet

Results
| | Before | After |
|---|---|---|
| Minutes | 47 | 24 |
| Missed items | 11 | 4 |

What staff say
"I finally go home on time." - Staff nurse, bay B

Next steps
Roll out to wards 5 and 6 by March. Review in June.
"""
SAP = (
    "Erstelle eine Präsentation über die Einführung von SAP. Das Projekt startet am 1. März 2027 und kostet 4,2 Mio. € "
    "bis 2029. Die Risiken sind Datenqualität, Schulung und Schnittstellen. Wir brauchen die Freigabe bis 15. Dezember."
)
REVIEW = """Q3 business review

- Key figures: revenue $12.4M (+18 %), 847 clients (+23 %), NPS 62
- Timeline: freeze 5 Oct, beta 2 Nov, launch 30 Nov
- SWOT: strengths: brand; weaknesses: cost; opportunities: EU; threats: new entrants
- Next steps: sign the lease (COO), hire 20 people (HR)
"""
LAUNCH = "新製品の発売計画。売上目標は12億円です。発売日は2027年4月1日です。次のステップは店舗との契約です。"
MARKET = (
    "The market grows 9 % a year. Three competitors hold 70 % of it. We see three options: build, buy, partner. We "
    "recommend to partner with a local distributor. The board decides on 15 March."
)
TOPIC = "Should we enter the Polish market?"
_FIGURE = re.compile(r"\d[\d.,]*\d|\d")


def _plan(prompt: str, **more: object) -> DeckPlan:
    return plan_of_briefs({"prompt": prompt, **more})


def _briefs(plan: DeckPlan) -> list[str]:
    return [slide["brief"] for slide in plan.slides]


def _codes(plan: DeckPlan) -> list[str]:
    return [one.code for one in plan.warnings]


def test_a_prompt_is_spread_over_as_many_slides_as_are_asked_for() -> None:
    """An opening with its audience, an agenda of what follows, the facts in order, what is asked for at the end."""
    plan = _plan(MOVE, slide_count=8)

    assert plan.roles == ("opening", "agenda", *["content"] * 5, "closing")
    assert plan.title == "Our move to Leipzig"
    briefs = _briefs(plan)
    assert briefs[0] == "Title slide: Our move to Leipzig; Board"
    assert briefs[1].startswith("Agenda: Rents are 30 % lower than in Berlin, two motorways meet at the site; 400 ")
    assert briefs[2] == "- Rents are 30 % lower than in Berlin\n- Two motorways meet at the site"
    assert briefs[5] == "Revenue by region: North €12M, South €9M, West €7M."
    assert briefs[7] == "Next steps: We ask the board to approve the lease by 30 June"
    assert plan.warnings == ()


@pytest.mark.parametrize("prompt", [MOVE, SAP, REVIEW, LAUNCH])
@pytest.mark.parametrize("count", [2, 3, 4, 5, 6, 8, 12, 30])
def test_everything_is_said_and_nothing_is_added(prompt: str, count: int) -> None:
    """Every figure of the prompt is on a slide, and no slide has another; fewer slides than asked for are told."""
    plan = _plan(prompt, slide_count=count)
    told = " ".join(_briefs(plan))
    wanted = set(_FIGURE.findall(re.sub(r"10-slide", "", prompt)))

    assert set(_FIGURE.findall(told)) == wanted
    assert len(plan.slides) <= count
    assert ("fewer_slides" in _codes(plan)) is (len(plan.slides) < count)


def test_one_slide_has_the_whole_prompt() -> None:
    """As a brief for a slide alone."""
    assert _briefs(_plan(MOVE, slide_count=1)) == [MOVE]


def test_without_a_number_the_prompt_says_it_or_there_are_eight() -> None:
    """The request counts first."""
    assert len(_plan(MOVE).slides) > 8
    first = _plan("A deck about trees. They grow.", slide_count=8).warnings[0]
    assert first.message.startswith("The prompt says enough for 3 slides, not for 8")


def test_what_is_next_is_marked_where_nobody_says_it() -> None:
    """With a warning; nothing is made up for a topic alone, and no page is empty but for a mark."""
    plan = _plan("Pitch deck for a logistics startup. We have two vans.", slide_count=8)
    assert _briefs(plan)[-1] == "Next steps: [open]"
    assert _codes(plan) == ["fewer_slides", "left_open"]

    alone = _plan("Pitch deck for a logistics startup", slide_count=8)
    assert _briefs(alone) == ["Title slide: Logistics startup"]
    assert [one.message for one in alone.warnings] == [
        "The prompt says what the deck is about, and no more: that is a cover, and not 8 slides."
    ]


def test_lines_with_a_head_are_briefs_of_their_own() -> None:
    """Word for word."""
    plan = _plan(REVIEW, slide_count=5)

    assert _briefs(plan)[1:] == [
        "Key figures: revenue $12.4M (+18 %), 847 clients (+23 %), NPS 62",
        "Timeline: freeze 5 Oct, beta 2 Nov, launch 30 Nov",
        "SWOT: strengths: brand; weaknesses: cost; opportunities: EU; threats: new entrants",
        "Next steps: sign the lease (COO), hire 20 people (HR)",
    ]


def test_the_words_of_an_outline_are_of_the_prompts_language() -> None:
    """German, Japanese, or the language that is asked for."""
    assert _briefs(_plan(SAP))[0].startswith("Titelfolie: ")
    assert _briefs(_plan(SAP))[-1] == "Nächste Schritte: Wir brauchen die Freigabe bis 15. Dezember"
    assert _briefs(_plan(LAUNCH))[0] == "表紙: 新製品の発売計画"
    assert _briefs(_plan("Q3. It is over.", language="ar", slide_count=5))[-1] == "الخطوات التالية: [غير محدد]"


def test_what_speaks_of_the_focus_comes_first() -> None:
    """A focus that the prompt does not mention is told."""
    plan = _plan(MOVE, slide_count=8, focus_area="motorways")
    assert _briefs(plan)[2].startswith("- Two motorways meet at the site\n")
    assert _codes(_plan(MOVE, slide_count=8, focus_area="submarines")) == ["no_effect"]


@pytest.mark.parametrize(
    ("style", "theme"),
    [("dark and modern", "dark_executive"), ("serif, please", "paper_serif"), ("formell", "corporate_formal")],
)
def test_a_style_chooses_a_theme(style: str, theme: str) -> None:
    """Where none is named; else, or where it chooses none, a warning says so."""
    assert {slide["theme_id"] for slide in _plan(MOVE, visual_style=style).slides} == {theme}
    assert _codes(_plan(MOVE, slide_count=8, visual_style=style, theme_id="investor_pitch")) == ["no_effect"]
    assert _codes(_plan(MOVE, slide_count=8, visual_style="like a poem")) == ["no_effect"]


@pytest.mark.parametrize(
    ("prompt", "cover"),
    [
        ("We run 12 bakeries. Flour costs 22 % more.", "Title slide: We run 12 bakeries"),
        ("Explain zero trust to our executives in 10 slides", "Title slide: Zero trust; Our executives"),
        ("A pitch deck for investors: Loop sells lab gear. 340 labs.", "Title slide: Loop sells lab gear; Investors"),
        ("Slide 1: Title slide: Leasing fleet\nSlide 2: KPIs: 120 cars", "Title slide: Leasing fleet"),
        ("Ein Deck mit 6 Folien zum Thema Mangel für den Vorstand. Es fehlen 34.", "Titelfolie: Mangel; Vorstand"),
        ("# Onboarding\n\nWelcome.", "Title slide: Onboarding"),
        ("#", "Title slide: #"),
        ("عرض عن التحول الرقمي. لدينا 40 فرعا.", "شريحة العنوان: التحول الرقمي"),
    ],
)
def test_the_cover_says_what_the_deck_is_about(prompt: str, cover: str) -> None:
    """And for whom, without the words that only ask for a deck; it is not said twice."""
    briefs = _briefs(_plan(prompt, slide_count=6))

    assert briefs[0] == cover
    assert not any(cover.partition(": ")[2].partition(";")[0] in brief for brief in briefs[1:])


@pytest.mark.parametrize(
    "text", ["1" * 20_000, "x" * 20_000, "." * 20_000, "a: b\n" * 4_000, "A b. " * 4_000, "- " * 9]
)
@pytest.mark.parametrize("count", [1, 2, 30])
def test_strange_prompts_are_slides_or_refused(text: str, count: int) -> None:
    """Never anything else; a title is short, and no slide has more words than a brief may have."""
    with contextlib.suppress(InvalidDocument):
        plan = _plan(text, slide_count=count)

        assert 1 <= len(plan.slides) <= count
        assert len(plan.title) <= 100
        assert all(len(brief) <= 20_000 for brief in _briefs(plan))


def test_a_step_that_has_an_and_stays_one() -> None:
    """Only a list with a head of its own is cut at its commas."""
    asks, lists = _plan("A deck about Loop. We raise $3M for Germany and France."), _plan(REVIEW)

    assert _briefs(asks)[-1] == "Next steps: We raise $3M for Germany and France;"
    assert _briefs(lists)[-1] == "Next steps: sign the lease (COO), hire 20 people (HR)"


def test_a_title_of_ones_own_stands_above_the_topic() -> None:
    """Which stays on the cover."""
    plan = _plan(MOVE, slide_count=8, title="Leipzig 2027", audience="Supervisors")

    assert (plan.title, _briefs(plan)[0]) == (
        "Leipzig 2027",
        "Title slide: Leipzig 2027; Our move to Leipzig; Supervisors",
    )


def test_an_agenda_that_is_there_is_enough() -> None:
    """No other is made."""
    prompt = f"{REVIEW}- Agenda: figures, dates\n- Process: plan, do, check"
    assert [brief.partition(":")[0] for brief in _briefs(_plan(prompt, slide_count=9))].count("Agenda") == 1


def test_points_that_end_no_sentence() -> None:
    """Of dates, of abbreviations and in numbers."""
    text = (
        "Start am 1. März 2027. Es kostet 4,2 Mio. € im Jahr. "
        "Rents are 1.5 times lower, e.g. in Halle. 400 people come."
    )
    assert sentences(text) == [
        "Start am 1. März 2027.",
        "Es kostet 4,2 Mio. € im Jahr.",
        "Rents are 1.5 times lower, e.g. in Halle.",
        "400 people come.",
    ]


def test_a_consulting_deck_runs_from_the_hook_to_what_is_next() -> None:
    """Each fact where it belongs, and the topic in the footer of every slide."""
    plan = plan_of_consulting({"topic": TOPIC, "context": MARKET, "audience": "Board"})

    assert plan.roles == ("hook", "evidence", "evidence", "framework", "recommendation", "closing")
    assert _briefs(plan) == [
        "Title slide: Should we enter the Polish market?; Board",
        "The market grows 9 % a year.",
        "Three competitors hold 70 % of it.",
        "We see three options: build, buy, partner.",
        "We recommend to partner with a local distributor.",
        "Next steps: The board decides on 15 March",
    ]
    assert {slide["chrome"]["footer"] for slide in plan.slides} == {"Should we enter the Polish market?"}
    assert plan.warnings == ()


@pytest.mark.parametrize("count", range(2, 21))
def test_a_consulting_deck_of_any_length_says_everything(count: int) -> None:
    """Its roles stand in the order of the story, and no figure is lost or added."""
    plan = plan_of_consulting({"topic": TOPIC, "context": MARKET, "slide_count": count})
    order = ["hook", "evidence", "framework", "recommendation", "closing"]

    assert sorted(plan.roles, key=order.index) == list(plan.roles)
    assert len(plan.slides) <= count
    assert set(_FIGURE.findall(" ".join(_briefs(plan)))) == set(_FIGURE.findall(MARKET))


@pytest.mark.parametrize(
    ("topic", "evidence"),
    [
        ("Reducing scrap in the paint shop from 9 % to 4 % by 2027", "Reducing scrap in the paint shop from 9 %"),
        ("Where to build plant no. 3 by 2030", "Evidence. [open]"),
    ],
)
def test_the_change_that_a_topic_tells_is_evidence(topic: str, evidence: str) -> None:
    """Where nothing else is told; one figure is none."""
    plan = plan_of_consulting({"topic": topic})
    assert _briefs(plan)[1].startswith(evidence)


def test_a_topic_alone_is_a_story_with_open_places() -> None:
    """Each is marked and told."""
    plan = plan_of_consulting({"topic": "Digital transformation of a hospital group"})

    assert plan.roles == ("hook", "evidence", "framework", "recommendation", "closing")
    assert _briefs(plan)[1] == "Evidence. [open]"
    assert _codes(plan) == ["fewer_slides", *["left_open"] * 4]


@pytest.mark.parametrize(
    ("document", "pointer", "code"),
    [
        ({"topic": "Too short"}, "/topic", "text_too_short"),
        ({"topic": "          x"}, "/topic", "text_too_short"),
        ({}, "/topic", "missing"),
        ({"topic": TOPIC, "slide_count": 1}, "/slide_count", "out_of_range"),
        ({"topic": TOPIC, "slide_count": 21}, "/slide_count", "out_of_range"),
        ({"topic": TOPIC, "theme_id": "pink"}, "/theme_id", "unknown_theme"),
    ],
)
def test_bad_topics_are_refused(document: dict[str, object], pointer: str, code: str) -> None:
    """With their place."""
    with pytest.raises(InvalidDocument) as caught:
        plan_of_consulting(document)
    assert [(one.pointer, one.code) for one in caught.value.violations] == [(pointer, code)]


def test_greetings_and_thanks_are_on_no_slide() -> None:
    """They are told; what is asked of the author is not the title."""
    said = "please make a deck on the outage. The API was down for 47 minutes. We need a second provider."
    prompt = f"Hi team, {said} Thanks, Ops"
    outline = outline_of(prompt, Wish())

    assert outline.title == "The outage"
    assert [one.message for one in outline.warnings if one.code == "not_shown"] == [
        'Said to the author, and on no slide: "Hi team,".',
        'Said to the author, and on no slide: "Thanks, Ops".',
    ]
    assert not [slide.brief for slide in outline.slides if "Thanks" in slide.brief or "Hi team" in slide.brief]


def test_what_is_asked_in_french_comes_last() -> None:
    """Nothing is marked as open."""
    prompt = "Présentation sur notre hôtel. Le coût est de 1,2 M. Nous demandons l'accord du conseil."
    outline = outline_of(prompt, Wish())

    assert not [slide.brief for slide in outline.slides if "[open]" in slide.brief]


def test_steps_with_a_head_are_the_framework() -> None:
    """Though one of them is to decide; nothing is left open."""
    context = (
        "38 % of patients ask for it. Steps: pilot, measure, decide. We should start with two. "
        "We ask for the pilot by March."
    )
    plan = plan_of_consulting({"topic": "Should the practices open on Saturdays?", "context": context})

    assert [one.code for one in plan.warnings if one.code == "left_open"] == []


@pytest.mark.parametrize(
    ("prompt", "title", "agenda", "closing"),
    [
        (
            "Crée une présentation sur l'ouverture de notre restaurant. Le loyer est de 4 800 € par mois. "
            "Risques: le personnel, les travaux. Calendrier: bail en mars 2026, ouverture en mai 2026. "
            "Équipe: Ana, Luc. Nous demandons un prêt de 350 000 €.",
            "L'ouverture de notre restaurant",
            "Ordre du jour",
            "Prochaines étapes",
        ),
        (
            "Plan de la nueva tienda. Los clientes son 4.200. Riesgos: obras, personal. Equipo: Ana, Luis. "
            "Calendario: obra en mayo, apertura en julio. Pedimos la aprobación de la junta.",
            "Plan de la nueva tienda",
            "Orden del día",
            "Próximos pasos",
        ),
    ],
)
def test_a_deck_has_the_words_of_its_language(prompt: str, title: str, agenda: str, closing: str) -> None:
    """French and Spanish like the others; what an outline itself writes is read again as it is meant."""
    outline = outline_of(prompt, Wish())

    assert (outline.title, outline.slides[1].name, outline.slides[-1].name) == (title, agenda, closing)
    assert [slide.role for slide in outline.slides[:2]] == ["opening", "agenda"]


@pytest.mark.parametrize(
    ("prompt", "title", "cover"),
    [
        ("Make a deck for our investors about GreenCrate. We sell boxes.", "GreenCrate", "GreenCrate; Our investors"),
        (
            "Erstelle eine Präsentation für den Gemeinderat über das neue Hallenbad. Es kostet 18,4 Mio. €.",
            "Das neue Hallenbad",
            "Das neue Hallenbad; Gemeinderat",
        ),
    ],
)
def test_those_whom_a_deck_is_for_are_not_its_subject(prompt: str, title: str, cover: str) -> None:
    """Though they are named before it."""
    outline = outline_of(prompt, Wish())

    assert (outline.title, outline.slides[0].brief.partition(": ")[2]) == (title, cover)


def test_headings_take_along_what_stands_below_them() -> None:
    """A sentence, and points that are a name and a figure; points that list are slides of their own."""
    prompt = (
        "# Safety\n\n## Incidents\nThey fell from 14 to 9.\n\n## Causes\n- Guards: 4\n- Floors: 3\n- Other: 2\n\n"
        "## Plan\n- Steps: ask, order, train\n- People: Ana, Luc"
    )

    briefs = [slide.brief for slide in outline_of(prompt, Wish()).slides]

    assert briefs[2:] == [
        "Incidents\nThey fell from 14 to 9.",
        "Causes: Guards: 4; Floors: 3; Other: 2",
        "Plan\nSteps: ask, order, train",
        "People: Ana, Luc",
    ]


def test_a_figure_at_the_end_of_a_sentence_is_no_ordinal() -> None:
    """As in "3,1 von 5. Wir empfehlen"; that of a date is one."""
    assert sentences("Es sind 3,1 von 5. Wir gehen. Am 3. März ist Schluss.") == [
        "Es sind 3,1 von 5.",
        "Wir gehen.",
        "Am 3. März ist Schluss.",
    ]


@pytest.mark.parametrize(
    ("prompt", "cover", "last"),
    [
        (
            "hmm maybe a deck about our onboarding? It takes 9 weeks. Laptops are late.",
            "Title slide: Our onboarding",
            "",
        ),
        (
            "Pitch deck: We find leaks in water pipes. Utilities lose 30 % of their water. We raise $2M.",
            "Title slide: We find leaks in water pipes",
            "Next steps: We raise $2M",
        ),
        (
            "Présentation pour les investisseurs : notre boulangerie. Nous avons 4 magasins. Nous cherchons 800 000 €.",
            "Page de titre: Notre boulangerie; Investisseurs",
            "Prochaines étapes: Nous cherchons 800 000 €",
        ),
        (
            "Plan de una clínica veterinaria. Hay tres clínicas a menos de 5 km. Pedimos un préstamo de 120.000 €.",
            "Portada: Plan de una clínica veterinaria",
            "Próximos pasos: Pedimos un préstamo de 120.000 €",
        ),
        ("日本市場への進出について。市場は6%で成長。予算の承認をお願いします。", "表紙: 日本市場への進出", ""),
    ],
)
def test_what_asks_for_a_deck_is_not_its_subject(prompt: str, cover: str, last: str) -> None:
    """Neither are doubts before it, nor the word for it, nor those whom it is for."""
    outline = outline_of(prompt, Wish())

    assert outline.slides[0].brief == cover
    assert not last or outline.slides[-1].brief == last


@pytest.mark.parametrize(
    ("prompt", "title", "briefs"),
    [
        (
            "make a deck about our dog walking startup. we have 3 walkers. people pay 18 € a walk. we want to open in "
            "Leeds. competitors: Rover, Wag. next: hire 2 walkers, get insurance (Kim, Lee)",
            "Our dog walking startup",
            [
                "Our dog walking startup in figures: We have 3 walkers; People pay 18 € a walk",
                "Competitors: Rover, Wag.",
                "Next steps: We want to open in Leeds; hire 2 walkers; get insurance (Kim, Lee)",
            ],
        ),
        (
            "Praxis-Update für das Team\nNeue Regeln ab Januar: Termine online, Blutabnahme nur bis 10 Uhr, Rezepte "
            "per App\nNächste Schritte: Anzeige schalten (Meier), Telefon testen (IT)",
            "Praxis-Update",
            [
                "Neue Regeln ab Januar: Termine online, Blutabnahme nur bis 10 Uhr, Rezepte per App",
                "Nächste Schritte: Anzeige schalten (Meier), Telefon testen (IT)",
            ],
        ),
        (
            "新しい社内研修制度についてのプレゼンを作ってください。現在の研修は年1回です。経営会議の承認をお願いします。",
            "新しい社内研修制度",
            ["現在の研修は年1回です。", "次のステップ: 経営会議の承認をお願いします"],
        ),
        (
            "Title: Q3 review\n\n## Safety\n- 2 accidents\n- no fire\n\n## Next quarter\n1. tools\n2. hire 6 fitters",
            "Q3 review",
            ["Safety: 2 accidents; no fire", "Next steps: tools; hire 6 fitters"],
        ),
    ],
)
def test_every_sentence_of_a_hurried_prompt_is_on_a_slide(prompt: str, title: str, briefs: list[str]) -> None:
    """Also without capitals, in lines without full stops, and where what is next has a heading."""
    outline = outline_of(prompt, Wish())

    assert (outline.title, [slide.brief for slide in outline.slides if slide.role != "opening"]) == (title, briefs)


def test_sections_of_notes_are_slides() -> None:
    """Below their headings, which need no mark; tables keep their rows, and next steps their sentences."""
    briefs = [slide.brief for slide in outline_of(SECTIONS, Wish()).slides]

    assert briefs[0] == "Title slide: Ward 7 handover project"
    assert [brief.partition("\n")[0] for brief in briefs[2:]] == [
        "Background",
        "What we tried: bedside handover on 2 bays; a one-page sheet",
        "Results",
        "What staff say",
        "Next steps: Roll out to wards 5 and 6 by March; Review in June",
    ]
    assert briefs[4].split("\n")[1:] == [
        "| | Before | After |",
        "|---|---|---|",
        "| Minutes | 47 | 24 |",
        "| Missed items | 11 | 4 |",
    ]
    assert briefs[1] == "Agenda: Background; What we tried; Results; What staff say"


@pytest.mark.parametrize(
    ("prompt", "cover"),
    [
        (
            "Präsentation für die Gesellschafter: Wir eröffnen eine Filiale in Erfurt.\nMiete 4.200 €.",
            "Titelfolie: Wir eröffnen eine Filiale in Erfurt; Gesellschafter",
        ),
        (
            "Presentación para inversores: Verde, cajas de verdura. Entregamos 2.400 cajas al mes y a los mercados.",
            "Portada: Verde, cajas de verdura; Inversores",
        ),
        ("deck about our zoo's new penguin house, 6 slides", "Title slide: Our zoo's new penguin house"),
        (
            "Tenant newsletter turned into slides please: Rents rise by 2.1 %. Bikes: 40.",
            "Title slide: Tenant newsletter",
        ),
    ],
)
def test_what_is_asked_for_is_on_no_cover(prompt: str, cover: str) -> None:
    """Whom it is for stands below what it is about."""
    assert outline_of(prompt, Wish()).slides[0].brief == cover


def test_a_list_and_what_is_said_of_it_share_a_slide() -> None:
    """The list comes first, so that the slide is called by it and the sentences are its takeaway."""
    prompt = (
        "Review of Lumo.\n\nRevenue is $6.2M. Cash is $9.8M. "
        "Revenue by product: lamps $3.1M, parts $0.7M, service $0.5M."
    )
    (slide,) = outline_of(prompt, Wish(slide_count=2)).slides[1:]

    assert slide.brief == (
        "Revenue by product: lamps $3.1M, parts $0.7M, service $0.5M. Revenue is $6.2M. Cash is $9.8M."
    )


def test_who_is_asked_to_answer_is_asked_at_the_end() -> None:
    """Also in Japanese, and a "please" that is for the author asks nobody."""
    asked = outline_of("新しい給食センター。1日に3,200食を作ります。ご意見は1月末までにお寄せください。", Wish()).slides
    told = outline_of("Newsletter turned into slides please: Rents rise. The lift is repaired.", Wish()).slides

    assert asked[-1].brief == "次のステップ: ご意見は1月末までにお寄せください"
    assert [slide.brief for slide in told[1:]] == ["Rents rise.", "The lift is repaired."]


@pytest.mark.parametrize("unit", ["Name\nHe said so.\n\n", "Head\n|a|b|\n|c|d|\n\n", "|a|b|\n", "a\n\n"])
def test_long_notes_are_read_in_linear_time(unit: str) -> None:
    """Twice as many headings and tables take about twice as long, up to what the door lets in."""
    taken = []
    for length in (5_000, 20_000):
        text = (unit * length)[:length]
        begun = time.process_time()
        sections_of(text)
        taken_apart(text)
        taken.append(time.process_time() - begun)
    assert taken[1] < 8 * taken[0] + 0.2


def test_a_number_at_the_beginning_is_no_mark_of_a_point() -> None:
    """Of a prompt, of a line of it, and of a context."""
    outline = outline_of("Our flats.\n1.200 flats are ours\n-3 °C was the coldest day", Wish(slide_count=5))
    plan = plan_of_consulting({"topic": "Heat pumps in our flats", "context": "1.200 flats, 400 with oil."})

    assert [slide.brief for slide in outline.slides][1:3] == ["1.200 flats are ours", "-3 °C was the coldest day"]
    assert _briefs(plan)[1] == "1.200 flats, 400 with oil."


def test_what_is_decided_already_is_not_next() -> None:
    """What shall be is."""
    prompt = "Team update. Budget approved. The board decided to move. The lease must be approved by May."

    slides = outline_of(prompt, Wish(slide_count=6)).slides

    assert [slide.brief for slide in slides][1:] == [
        *("Budget approved.", "The board decided to move."),
        "Next steps: The lease must be approved by May",
    ]


def test_no_agenda_and_no_summary_is_a_part_of_itself() -> None:
    """Where there is more than a slide shows, there is none."""
    prompt = "A deck about visits. " + " ".join(
        f"In {year} there were {year - 1700} visits." for year in range(2000, 2024)
    )

    roles = [slide.role for slide in outline_of(prompt, Wish(slide_count=30)).slides]

    assert roles == ["opening", *["content"] * 24, "closing"]


def test_short_facts_share_a_slide() -> None:
    """One figure each would be a page of one line; a date is none, and as many slides as are asked for are made."""
    prompt = (
        "Quarterly update for the board. Passengers rose from 410,000 to 468,000. Punctuality was 94 % (target 96 %). "
        "Fuel cost 3.1 million euros, 12 % more than last year. The new ferry arrives in May 2027. Risks: strike, fuel."
    )
    facts = "Passengers rose from 410,000 to 468,000; Punctuality was 94 % (target 96 %); "

    together = [slide.brief for slide in outline_of(prompt, Wish()).slides[1:]]
    apart = [slide.brief for slide in outline_of(prompt, Wish(slide_count=9)).slides]

    assert together == [
        f"Quarterly update in figures: {facts}Fuel cost 3.1 million euros, 12 % more than last year",
        "The new ferry arrives in May 2027.",
        "Risks: strike, fuel.",
    ]
    assert "Punctuality was 94 % (target 96 %)." in apart


def test_what_money_is_asked_for_is_content_and_keeps_its_head() -> None:
    """It is told in figures, and is no step."""
    prompt = "Pitch for Toolbox. We rent tools. We raise 3M: lockers 60 %, software 25 %, marketing 15 %."

    assert [slide.brief for slide in outline_of(prompt, Wish()).slides][-1] == (
        "We raise 3M: lockers 60 %, software 25 %, marketing 15 %."
    )


def test_a_head_with_a_figure_is_a_part_of_the_step() -> None:
    """Only a name of the steps is none."""
    prompt = "Pitch for Toolbox. We rent tools. We need 2 rooms: one in Leeds, one in York."

    assert outline_of(prompt, Wish()).slides[-1].brief.startswith("Next steps: We need 2 rooms: one in Leeds")


@pytest.mark.parametrize("words", ["6 slides.", "Please make 6 slides.", "Max. 6 slides", "Höchstens 6 Folien."])
def test_how_many_slides_there_shall_be_is_on_none_of_them(words: str) -> None:
    """Though it is a sentence of its own."""
    outline = outline_of(f"Fire safety for new staff. Exits are marked. Alarms are loud. {words}", Wish())

    assert not [slide.brief for slide in outline.slides if "6" in slide.brief]
    is_limit = words.startswith("H\u00f6chstens")  # fewer are as good
    assert any("not for 6" in warning.message for warning in outline.warnings) is not is_limit


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Hours: Mon-Fri 10-16, Sat 10-14. Rules: wash your hands.", 2),
        ("Complaints: noise 14, prices 4. Plans: a terrace.", 2),
        ("Wir bauten Halle 4. Budget und Zeit reichten.", 2),
        ("Fertig seit dem 14. Oktober war alles.", 1),
        ("Seit 14. Oktober ist alles fertig.", 1),
        ("Im 3. Quartal wurde es besser.", 1),
    ],
)
def test_a_number_ends_a_sentence_unless_it_counts_what_follows(text: str, parts: int) -> None:
    """German counts days and quarters with a full stop."""
    assert len(sentences(text)) == parts


def test_a_figure_behind_the_topic_is_a_fact_and_no_list() -> None:
    """It is not called by the topic once more."""
    outline = outline_of(
        "Review of our wine bar: revenue 612k, up 9 %. Guests 31,400. Best seller is Riesling.", Wish()
    )

    assert outline.slides[0].name == "Review of our wine bar"
    assert outline.slides[1].brief == "Review of our wine bar in figures: revenue 612k, up 9 %; Guests 31,400"


@pytest.mark.parametrize(
    "prompt",
    [
        "Hallenbau. Wir bauten an. Fertig seit 14. Oktober. Geplant war der 1. September.",
        "学童クラブの提案。新しい部屋です。開所時間は14時から19時です。休みは8月です。",
    ],
)
def test_days_and_hours_are_no_figures_of_a_deck(prompt: str) -> None:
    """Nothing is counted by them."""
    assert not [
        slide.brief for slide in outline_of(prompt, Wish()).slides if "Zahlen" in slide.brief or "数字" in slide.brief
    ]


def test_days_in_a_list_are_no_key_figures() -> None:
    """And the evening that a deck is for is called without the article that German puts before it."""
    outline = outline_of(
        "Präsentation für den Elternabend der Klasse 3a: Klassenfahrt vom 4. bis 8. Mai, Kosten 210 € pro Kind, "
        "Anmeldung bis 1. März. Das Sommerfest ist am 20. Juni.",
        Wish(),
    )

    assert outline.title == "Elternabend der Klasse 3a"
    assert outline.slides[1].brief.startswith("Auf einen Blick: Klassenfahrt vom 4. bis 8. Mai; ")


@pytest.mark.parametrize(
    ("prompt", "title"),
    [
        ("Deck für den Gemeinderat zum neuen Bauhof. Er kostet 2,5 Mio. €.", "Zum neuen Bauhof"),
        ("Bitte eine Präsentation für die Eltern. Wir haben 48 Plätze und 71 Anmeldungen.", "Eltern"),
    ],
)
def test_a_title_is_no_part_of_a_german_sentence(prompt: str, title: str) -> None:
    """Adjectives and articles are declined by what stands before them."""
    assert outline_of(prompt, Wish()).title == title


def test_a_topic_in_figures_is_called_so_once() -> None:
    """The slide of its figures has its name."""
    outline = outline_of(
        "Our book shop in figures: 41,200 books sold, 612k turnover, 9 staff. Online is 14 % of sales.", Wish(6)
    )

    assert outline.slides[1].name == "Our book shop in figures"


@pytest.mark.parametrize(
    ("prompt", "cover"),
    [
        (
            "Présentation pour le conseil municipal : la piscine. Elle perd 30 m³.",
            "La piscine; Conseil municipal",
        ),
        (
            "Presentación de 5 diapositivas sobre el plan de teletrabajo para el comité de empresa. El 62 % quiere.",
            "El plan de teletrabajo; Comité de empresa",
        ),
        ("Presentazione per i soci della cooperativa: bilancio 2026. Utile 210.000 €.", "Bilancio 2026; Soci della"),
        ("Prezentacja dla zarządu: rotacja pracowników. Odeszło 148 osób.", "Rotacja pracowników; Dla zarządu"),
        (
            "Kannst du mir bis Freitag eine Präsentation zur Einführung von SAP machen? Zielgruppe: Werkleiter.\n"
            "Was rein muss:\n- Warum jetzt: Wartung endet\n- Kosten: 4 Mio. €",
            "Einführung von SAP; Werkleiter",
        ),
        ("新工場計画のプレゼンを6枚で。対象は取締役会。受注は増えています。", "新工場計画; 取締役会"),
        ("عرض تقديمي لمجلس الإدارة عن توسعة المستشفى. نسبة إشغال الأسرة 96%.", "توسعة المستشفى; مجلس الإدارة"),
        (
            "max 6 slides pls. Board meeting Thursday, sober tone. Topic: should we close? Essen costs 19 %.",
            "Should we close?; Board",
        ),
        ("Deck for investors: problem, solution, market, team", "For investors"),
    ],
)
def test_a_request_is_no_title(prompt: str, cover: str) -> None:
    """Its cover has what the deck is about and for whom, in each language."""
    slides = outline_of(prompt, Wish()).slides

    assert slides[0].brief.partition(": ")[2].startswith(cover)
    assert not any("Was rein muss" in slide.brief or "Zielgruppe" in slide.brief for slide in slides)


def test_a_limit_is_no_count() -> None:
    """Nothing is marked as open to make the deck as long as it may be, and it is no longer."""
    said = "The move. Rents are 30 % lower. Two motorways meet there. Staff: 40 people. Start: in May. Cost: 2M."
    few = outline_of(f"{said} Max 3 slides.", Wish())
    many = outline_of(f"{said} At most 20 slides.", Wish())

    assert len(few.slides) == 3
    assert not any("[open]" in slide.brief for slide in (*few.slides, *many.slides))
    assert not [one for one in many.warnings if one.code == "fewer_slides"]


def test_the_time_of_day_parts_no_head_from_its_list() -> None:
    """And what stands behind a head in its line belongs to it."""
    outline = outline_of("Minutes\nHours: from 14:00 to 15:00. Late bus at 16:00.\nClubs until 16:00", Wish())

    assert [slide.brief for slide in outline.slides][1:] == [
        "Hours: from 14:00 to 15:00. Late bus at 16:00.",
        "Clubs until 16:00",
    ]
