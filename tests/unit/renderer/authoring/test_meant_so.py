"""Briefs whose slide is another one than their first words look like."""

from renderer.authoring import plan_of
from renderer.authoring.planners.asked import Json


def slide_of(brief: str) -> Json:
    """The planned slide."""
    (slide,) = plan_of(brief).document["slides"]
    return slide


def test_a_question_with_what_speaks_for_it_and_against_is_weighed() -> None:
    """Its two lists stand side by side."""
    slide = slide_of(
        "Soll der Hort bis 17 Uhr öffnen? Dafür spricht: Eltern arbeiten länger, 34 Familien wünschen es. "
        "Dagegen: zwei neue Stellen, Kosten von 86.000 €."
    )
    assert slide["pros"] == ["Eltern arbeiten länger", "34 Familien wünschen es"]
    assert slide["cons"] == ["Zwei neue Stellen", "Kosten von 86.000 €"]


def test_a_quotation_of_two_sentences_is_one() -> None:
    """With who said it behind it, and a remark behind a dash."""
    slide = slide_of(
        '"If you want to go fast, go alone. If you want to go far, go together." African proverb - for tonight'
    )
    assert slide["quote"] == "If you want to go fast, go alone. If you want to go far, go together."
    assert (slide["title"], slide["insight"]) == ("African proverb", "For tonight")


def test_spans_of_days_and_months_are_a_plan() -> None:
    """Days of one month are a span as two months are."""
    slide = slide_of("Hall: roof march to may, heating april until june, painting in july, floor 1-15 august")
    assert slide["slideType"] == "gantt"
    assert slide["tasks"][-1] == {"label": "Floor", "start": "1 august", "end": "15 august"}


def test_chances_of_a_food_truck_are_opportunities() -> None:
    """And none of its weaknesses."""
    slide = slide_of("swot: strong in taste, weak: only one truck. chances are festivals and lunches. threat is rain")
    assert slide["weaknesses"] == ["Only one truck"]
    assert slide["opportunities"] == ["Festivals", "Lunches"]


def test_somebody_who_leads_it_stands_above_those_below_her() -> None:
    """Their titles end no sentence."""
    slide = slide_of("Lab: Prof. Okafor leads it. Below her are Dr. Lind (imaging), Dr. Sato (chemistry) and Ms. Reyes")
    assert [(node["label"], node.get("parentId")) for node in slide["nodes"]] == [
        ("Prof. Okafor", None),
        ("Dr. Lind", "n1"),
        ("Dr. Sato", "n1"),
        ("Ms. Reyes", "n1"),
    ]


def test_what_is_only_needed_is_no_title() -> None:
    """It is told instead."""
    plan = plan_of(
        "as promised here's what I need for the council on Monday. The playground is closed since October. "
        "Repair costs 18,400 €, new equipment 61,000 €. We propose to repair now."
    )
    (slide,) = plan.document["slides"]
    assert slide["title"] == "The playground is closed since October"
    assert "as promised here's what I need for the council on Monday." in plan.warnings[0].message


def test_something_for_a_day_is_about_its_topic() -> None:
    """And steps of how a thing works in Dutch are a process."""
    slide = slide_of("something for monday about being more careful with passwords")
    assert slide["title"] == "Being more careful with passwords"
    slide = slide_of("Zo werkt de ruilbieb: 1. kies een boek 2. schrijf je naam op 3. zet een ander boek terug")
    assert (slide["slideType"], len(slide["steps"])) == ("process", 3)
