"""Prompts whose parts are numbered in one line, and options that are told one after the other."""

import pytest

from deck_documents.outline.storyline import Wish, outline_of

_PARTS = (
    "1. Ausgangslage: Das Freibad von 1974 verliert Wasser. 2. Varianten: Sanierung 2,1 Mio. €, Neubau 5,8 Mio. €. "
    "3. Zeitplan: Beschluss März, Bau ab Oktober. 4. Beschlussvorschlag: Sanierung."
)
_CAMP = "1. Who comes: 64 children. 2. What it costs: 180 euros a child. 3. What we need: two more helpers."


@pytest.mark.parametrize(
    ("prompt", "names"),
    [
        (
            f"Präsentation für den Gemeinderat, 4 Folien: {_PARTS}",
            ["Ausgangslage", "Varianten", "Zeitplan", "Beschlussvorschlag"],
        ),
        (
            f"Präsentation über das Freibad, 5 Folien: {_PARTS}",
            ["Das Freibad", "Ausgangslage", "Varianten", "Zeitplan", "Beschlussvorschlag"],
        ),
        (
            f"Presentation on our summer camp. {_CAMP}",
            ["Our summer camp", "Who comes", "What it costs", "What we need"],
        ),
        (
            "Deck for the board on the new warehouse (1) why: rent is up 18 % (2) where: Linz (3) when: move in May",
            ["The new warehouse", "Why", "Where", "When"],
        ),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else "",
)
def test_numbered_parts_are_slides_in_their_order(prompt: str, names: list[str]) -> None:
    """None is a slide called "1", and none is moved behind another: with as many slides as parts there is no cover."""
    outline = outline_of(prompt, Wish())
    assert [slide.name for slide in outline.slides] == names
    assert outline.warnings == ()


def test_a_part_that_is_but_a_name_has_the_mark() -> None:
    """A number of slides was asked for, and nothing is said of what they hold."""
    outline = outline_of("Training for new baristas, 3 slides: 1) grind size 2) milk texture 3) closing", Wish())
    assert [slide.brief for slide in outline.slides] == [
        "grind size. [open]",
        "milk texture. [open]",
        "closing. [open]",
    ]
    assert [one.code for one in outline.warnings] == ["left_open"] * 3


def test_dates_of_a_day_and_of_a_month_are_no_parts() -> None:
    """German writes days with a full stop."""
    outline = outline_of("Vortrag über die Ernte. Wir ernten am 1. Juli, am 2. August und am 3. September.", Wish())
    assert [slide.role for slide in outline.slides] == ["opening", "content"]


def test_options_of_one_name_stand_side_by_side() -> None:
    """They are one slide, and what is advised is another."""
    outline = outline_of(
        "Deck on our laundromats. Option A: open 3 more stores. Option B: franchise. We recommend option B.", Wish()
    )
    assert [slide.brief for slide in outline.slides[1:]] == [
        "Option A: open 3 more stores; Option B: franchise",
        "We recommend option B.",
    ]


@pytest.mark.parametrize(
    ("prompt", "title", "names"),
    [
        (
            "Deck for our volunteers: water rescue course, dates 3 May, 10 May and 17 May, costs 40 euros, "
            "gear: wetsuit, fins, exam on 4 July",
            "Water rescue course",
            ["Dates 3 May, 10 May and 17 May", "Costs 40 euros", "Gear", "Exam on 4 July"],
        ),
        (
            "Make a deck for our investors. We run 14 laundromats in Ohio. Revenue grew from 1.1M to 1.6M last year.",
            "We run 14 laundromats in Ohio",
            ["Revenue grew from 1.1M to 1.6M last year"],
        ),
        (
            "Deck about the new bike lane, problem (12 crashes a year), option A paint only (20k), option B kerbs "
            "(180k)",
            "The new bike lane",
            ["Problem", "The new bike lane in figures"],
        ),
        (
            "新入社員研修の資料を作ってください。研修は4月3日から3週間です。",
            "新入社員研修",
            ["研修は4月3日から3週間です"],
        ),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else "",
)
def test_a_deck_is_called_by_what_it_is_about(prompt: str, title: str, names: list[str]) -> None:
    """And not by those whom it is for, nor by all that it lists."""
    outline = outline_of(prompt, Wish())
    assert outline.title == title
    assert [slide.name for slide in outline.slides if slide.role == "content"] == names


@pytest.mark.parametrize(
    ("prompt", "briefs"),
    [
        (
            "Pitch deck for our bakery chain, 7 slides. Problem: people waste 30 % of the bread. Solution: half "
            "loaves. "
            "Market: 2.1 million households. Traction: 1,200 subscribers. Team: Eva, Jonas. We raise 400k.",
            [
                "Title slide: Our bakery chain",
                "Problem: people waste 30 % of the bread.",
                "Solution: half loaves.",
                "Market: 2.1 million households.",
                "Traction: 1,200 subscribers.",
                "Team: Eva, Jonas.",
                "Next steps: We raise 400k",
            ],
        ),
        (
            "Deck: history of our town. 1250 founded, 1410 town rights, 1632 burnt down, 1874 railway.",
            ["Title slide: History of our town", "1250 founded, 1410 town rights, 1632 burnt down, 1874 railway."],
        ),
        (
            "We raise 3M: lockers 60 %, software 25 %, marketing 15 %.",
            ["Title slide: We raise 3M", "In figures: lockers 60 %, software 25 %, marketing 15 %."],
        ),
        (
            "Our spring update: enrolment 412, new sports hall opens in May, we look for 6 volunteers",
            [
                "Title slide: Our spring update",
                "Our spring update at a glance: Enrolment 412; New sports hall opens in May; We look for 6 volunteers",
            ],
        ),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else "",
)
def test_each_part_with_a_name_has_its_slide(prompt: str, briefs: list[str]) -> None:
    """An agenda takes no room from them, years are no key figures, and marketing is no date in March."""
    assert [slide.brief for slide in outline_of(prompt, Wish()).slides] == briefs


@pytest.mark.parametrize(
    ("prompt", "title"),
    [
        ("أنشئ عرضا من 5 شرائح عن مكتبتنا. عدد الكتب 12000 كتاب.", "مكتبتنا"),
        (
            "Presentación para los vecinos sobre el ascensor: coste 84.000 €, subvención 30 %, obras en junio",
            "El ascensor",
        ),
        (
            "Pitch for a sauna on the lake, 3 slides: idea, costs: building 48,000, income: 12 euros",
            "Sauna on the lake",
        ),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else "",
)
def test_what_asks_for_a_deck_is_no_part_of_its_title(prompt: str, title: str) -> None:
    """Nor are those whom it is for, while a place stays."""
    assert outline_of(prompt, Wish()).title == title


def test_a_list_alone_keeps_its_head() -> None:
    """A cover with the head, and the list without it, would say one thing on two slides; steps are steps."""
    for prompt in (
        "We see three options: build, buy, partner.",
        "Next steps: sign the lease (COO), hire 20 people (HR)",
    ):
        assert outline_of(prompt, Wish()).slides[-1].brief.rstrip(".") == prompt.rstrip(".")


@pytest.mark.parametrize(
    ("prompt", "briefs"),
    [
        (
            "Three rules for volunteers: 1. Sign in at the desk. 2. Never walk a dog alone. 3. Report bites.",
            [
                "Title slide: Three rules; Volunteers",
                "Three rules\n- Sign in at the desk\n- Never walk a dog alone\n- Report bites",
            ],
        ),
        (
            "Make slides from my notes. Storm damage. The roof of hall B leaks in 3 places, so we play in hall A.",
            ["Title slide: Storm damage", "The roof of hall B leaks in 3 places, so we play in hall A."],
        ),
        (
            "Deck: our dog school, 2 slides. Courses: puppy, basic.",
            ["Title slide: Our dog school", "Courses: puppy, basic."],
        ),
        (
            "製品発表のスライドを6枚作って。価格は9,800円。",
            ["表紙: 製品発表", "価格は9,800円。", "次のステップ: [未定]"],
        ),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else "",
)
def test_short_points_share_a_page_and_requests_are_no_title(prompt: str, briefs: list[str]) -> None:
    """Numbers in a line may count points as well as slides: those with names of their own, or long ones, are slides."""
    assert [slide.brief for slide in outline_of(prompt, Wish()).slides] == briefs
