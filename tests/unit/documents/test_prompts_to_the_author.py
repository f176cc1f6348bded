"""What a prompt says to whoever makes the deck is on no slide, and what it says of audience and length is heeded."""

import pytest

from deck_documents.outline.storyline import Wish, outline_of


def _shown(prompt: str) -> list[str]:
    """The briefs of all slides of a prompt."""
    return [slide.brief for slide in outline_of(prompt, Wish()).slides]


@pytest.mark.parametrize(
    "aside",
    [
        "Tone: bold, short.",
        "Nothing fancy.",
        "Keep it fun and simple.",
        "Ton chaleureux.",
        "Make it persuasive but honest!!",
        "See below, needs to be slides by tomorrow.",
        "10 minutes max.",
    ],
)
def test_wishes_for_the_tone_are_told_and_on_no_slide(aside: str) -> None:
    """They say how the deck shall be, and nothing that it shall say."""
    outline = outline_of(f"A deck about our harbour. {aside} Traffic fell by 12 %. Two cranes stand still.", Wish())

    assert not [slide for slide in outline.slides if aside.rstrip(".!") in slide.brief]
    assert f'"{aside}"' in outline.warnings[-1].message
    assert "Traffic fell by 12 %" in " ".join(slide.brief for slide in outline.slides)


@pytest.mark.parametrize(
    ("aside", "audience"),
    [
        ("slides for the exec team pls", "Exec team"),
        ("Bitte daraus eine kurze Präsentation für die Mitgliederversammlung.", "Mitgliederversammlung"),
        ("I need to convince my two co-founders.", "My two co-founders"),
    ],
)
def test_an_audience_behind_what_is_said_is_on_the_cover(aside: str, audience: str) -> None:
    """It is for them, wherever that is said."""
    shown = _shown(f"Harbour notes\nTraffic fell by 12 %\nCrane 2: stands still since May\n{aside}")

    assert shown[0].endswith(f": Harbour notes; {audience}")
    assert not [brief for brief in shown[1:] if aside.rstrip(".") in brief]


def test_a_number_of_slides_behind_what_is_said_counts() -> None:
    """It is asked for in a sentence with other wishes."""
    outline = outline_of("A deck about our harbour. Traffic fell. Should be around 6 slides, no jargon.", Wish())

    assert any("not for 6" in warning.message for warning in outline.warnings)


@pytest.mark.parametrize(
    ("prompt", "cover"),
    [
        (
            "Can you please turn the below into a few slides for Thursday's ops review?\n\n- Overtime: 412 hours",
            "Thursday's ops review",
        ),
        ('Book outline "The Quiet Harbour" - make me a deck to present to my publisher\n\nInes finds maps.', ""),
        (
            "I run a 14-room guesthouse and need a presentation for the bank next Tuesday. Revenue is 412,000.",
            "14-room guesthouse; Bank",
        ),
        (
            "Workshop CRM, ca. 9 Folien, Zielgruppe Vertriebsleitung\n\nAusgangslage: 3 Systeme",
            "Workshop CRM; Vertriebsleitung",
        ),
        (
            "Create a deck for high school students explaining how vaccines work. They train cells.",
            "How vaccines work; High school students",
        ),
        ("Can you make a presentation about compost for the city council? We began in 2023.", "Compost; City council"),
        ("Je dois présenter notre jardin à la mairie jeudi. Il fait 1 200 m².", "Notre jardin; Mairie"),
        ("Apresentação para a diretoria sobre a nova política. 62% em casa.", "A nova política; Diretoria"),
        ("空き店舗活用について市役所への提案資料を6枚で。空き店舗は14軒。", "空き店舗活用; 市役所"),
        ("قدّم عرضًا عن إطلاق التطبيق للمستثمرين. السوق ينمو 22%.", "إطلاق التطبيق; للمستثمرين"),
        ("Onboarding deck for new baristas: grinder, milk, till, who to call.", "Onboarding for new baristas"),
        ("FW: harbour deck\n\nTraffic fell by 12 %.", "Harbour"),
    ],
)
def test_a_request_is_no_part_of_the_title(prompt: str, cover: str) -> None:
    """The cover says what the deck is about and for whom, however that is asked for."""
    cover = cover or 'Book outline "The Quiet Harbour"; My publisher'

    assert _shown(prompt)[0].partition(": ")[2] == cover


@pytest.mark.parametrize("word", ["Cover", "Please include", "Topics"])
def test_a_sentence_that_lists_what_to_cover_is_a_slide_for_each(word: str) -> None:
    """As behind the colon of the request itself."""
    listed = "what is a virus, types (mRNA, vector, inactivated), a quiz at the end"
    outline = outline_of(f"A 5-slide deck about vaccines. {word}: {listed}.", Wish())

    assert [slide.name for slide in outline.slides][1:4] == ["What is a virus", "Types", "A quiz at the end"]


def test_things_with_heads_have_a_page_each_where_no_number_is_asked_for() -> None:
    """Nine named things are nine pages, with what is asked for at the end."""
    heads = ["Problem", "Solution", "Market", "Traction", "Model", "Rivals", "Team", "Costs", "Risks"]
    outline = outline_of(f"Pitch deck for vans. {' '.join(f'{head}: it is said here.' for head in heads)}", Wish())

    assert [slide.name for slide in outline.slides if slide.role == "content"] == heads


def test_chapters_are_called_by_what_they_are_about() -> None:
    """A list of numbers says nothing."""
    outline = outline_of("The Quiet Harbour\nChapter 1: The storm\nChapter 2: The maps\nChapter 3: The sea", Wish())

    assert next(slide.name for slide in outline.slides if slide.role == "content") == "Chapter 1: The storm"


def test_days_before_a_colon_stay_whole() -> None:
    """The number of a day ends no sentence, and its month is no head."""
    outline = outline_of("Vereinssitzung\nKasse: 400 €\nSommerfest am 4. Juli: Leitung Petra, Budget 2.500 €", Wish())

    assert outline.slides[-1].brief == "Sommerfest am 4. Juli: Leitung Petra, Budget 2.500 €"


def test_whose_a_thing_to_do_is_stays_with_it() -> None:
    """The mark goes, the name stays."""
    shown = _shown("Pricing\nChurn is 3 %\nPlans: two of them\nTODO Dev: model by Friday\nTODO Jo: draft the mail")

    assert shown[-1] == "Next steps: Dev: model by Friday; Jo: draft the mail"


def test_slide_ideas_that_are_numbered_are_slides() -> None:
    """A head above them says what they are."""
    parts = "1. Where we stand: 18.4M\n2. What worked: partners +34 %\n3. Q&A"

    shown = _shown(f"Sales kickoff 2027\n\nSlide ideas:\n{parts}")
    assert (len(shown), shown[-1]) == (4, "Q&A")  # its name says all


def test_an_item_of_an_agenda_has_no_semicolon() -> None:
    """What stands between semicolons is an item each."""
    prompt = "9 slides on buses. Parents worry. Two routes. Rides are short. It costs 64; the county pays 40. It snows."

    assert "It costs 64, the county pays 40;" in _shown(prompt)[1]


def test_figures_that_are_compared_are_no_key_figures() -> None:
    """A page of key figures would show one of the two, under words that speak of the other."""
    said = "Holders cost 0.11 instead of 0.04, we sell 210,000 packs a year, so that is 14,700 more."

    assert said in _shown(f"A deck about holders. {said} Machines are used.")


@pytest.mark.parametrize(
    ("prompt", "title", "audience"),
    [
        (
            "Bitte ein Deck (max. 5 Folien) für den Elternabend: Klassenfahrt nach Rügen, Kosten 320 €, Packliste",
            "Elternabend",
            "",
        ),
        (
            "Elevator pitch deck for angel investors. We are Loopcup, reusable cups for coffee chains. "
            "Problem: 500M cups thrown away a year. Solution: deposit cup with chip. Ask: 400k for 18 months",
            "Loopcup: reusable cups for coffee chains",
            "Angel investors",
        ),
        (
            "Pitch deck for investors. We are Halden Robotics. Problem: docks. Solution: drones.",
            "Halden Robotics",
            "Investors",
        ),
    ],
)
def test_how_long_it_shall_be_and_who_speaks_make_no_odd_title(prompt: str, title: str, audience: str) -> None:
    """A limit in brackets ends no sentence, and a company that says who it is gives its name to the deck."""
    outline = outline_of(prompt, Wish())
    assert outline.title == title
    assert outline.slides[0].brief.endswith(f"{title}{'; ' if audience else ''}{audience}")
