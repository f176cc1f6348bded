"""Which slides open a deck, part it and close it."""

from typing import Any

import pytest

from deck_documents.parsing import parse
from deck_documents.roles import roles_of

FIGURES = {
    "slideType": "kpi-grid",
    "title": "Growth",
    "items": [{"label": "A", "value": "1"}, {"label": "B", "value": "2"}],
}


def points(title: str, *body: str, **more: Any) -> dict[str, Any]:
    """A slide of points."""
    return {"slideType": "title-body", "title": title, "body": list(body), **more}


COVER, PART, END = points("Strategy", "One", "Two"), points("Where we stand", "Nine months"), points("Next steps", "Go")
CASES = [
    pytest.param([COVER, FIGURES], "opening content", id="a short first slide opens"),
    pytest.param([COVER], "content", id="a single slide has nothing to open"),
    pytest.param([points("Strategy", "1", "2", "3", "4"), FIGURES], "content content", id="four lines are content"),
    pytest.param([points("Strategy", "x" * 91), FIGURES], "content content", id="a long line is content"),
    pytest.param([points("戦略", "線" * 46), FIGURES], "content content", id="wide letters count twice"),
    pytest.param([points("Strategy", "One", insight="So"), FIGURES], "content content", id="a conclusion is content"),
    pytest.param([COVER | {"role": "content"}, FIGURES], "content content", id="content is asked for"),
    pytest.param(
        [points("Strategy", *"123456", role="opening"), FIGURES], "opening content", id="an opening is asked for"
    ),
    pytest.param(
        [{"slideType": "section", "title": "Strategy", "number": "1", "role": "opening"}, FIGURES],
        "section content",
        id="a section with a number stays one",
    ),
    pytest.param(
        [{"slideType": "section", "title": "Strategy", "role": "opening"}, FIGURES],
        "opening content",
        id="a name without lines opens where it is asked to",
    ),
    pytest.param([{"slideType": "section", "title": "Strategy"}, FIGURES], "section content", id="a section is one"),
    pytest.param([FIGURES, PART, FIGURES], "content section content", id="a name and a line between others"),
    pytest.param([FIGURES, points("2. The market", "A"), FIGURES], "content section content", id="a numbered name"),
    pytest.param(
        [FIGURES, points("Sales rose 9 %", "A"), FIGURES], "content content content", id="figures are a claim"
    ),
    pytest.param(
        [FIGURES, points("We sell uptime.", "A"), FIGURES], "content content content", id="a sentence is a claim"
    ),
    pytest.param([FIGURES, PART, PART, FIGURES], "content content content content", id="two in a row say something"),
    pytest.param([FIGURES, PART, FIGURES, END], "content section content closing", id="the last one closes"),
    pytest.param([FIGURES, FIGURES, points("Risks", *"1234")], "content content content", id="four lines are no end"),
    pytest.param([FIGURES, FIGURES, points("Thank you", *"1234")], "content content closing", id="but after thanks"),
    pytest.param(
        [FIGURES, FIGURES, points("次のステップ", *"12345")], "content content closing", id="in other languages"
    ),
    pytest.param([FIGURES, END], "content content", id="a deck of two has no closing"),
    pytest.param([{**FIGURES, "role": "opening"}, FIGURES], "content content", id="figures open nothing"),
    pytest.param(
        [FIGURES, {"slideType": "section", "title": "A"}, {"slideType": "closing", "title": "B"}],
        "content section closing",
        id="types of their own",
    ),
]


@pytest.mark.parametrize(("slides", "roles"), CASES)
def test_roles_follow_from_what_slides_say(slides: list[dict[str, Any]], roles: str) -> None:
    """The rules as docs/authoring.md has them."""
    model = parse("protocol_v2", {"version": "2.0", "title": "Deck", "slides": slides}).model
    assert roles_of(model.slides) == tuple(roles.split())
