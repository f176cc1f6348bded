"""The author that is a language model: what it plans, what it is told, and what of it is given up."""

import json
from pathlib import Path
from typing import Any

import pytest

from deck_documents import parse
from renderer.model_author import ModelAuthor, Terms
from renderer.model_author.planning import figures_of
from tests.support.model_server import (
    ModelServer,
    Reply,
    breaks_off,
    model_server,
    never_ends,
    says,
    says_nothing,
    sends,
)

PROMPTS = Path("services/renderer/renderer/model_author/prompts")
BRIEF = "Churn fell from 4.1 % to 2.6 % after onboarding changed"


def deck(title: str = "Churn fell to 2.6 %", **slide: Any) -> dict[str, Any]:
    """What a model may answer."""
    content = {"slideType": "title-body", "title": title, "body": ["4.1 % before onboarding changed"]} | slide
    return {"title": "Churn", "slides": [content]}


def terms(server: ModelServer, **values: Any) -> Terms:
    """How that server is reached."""
    return Terms(server.url, "small", **({"seconds": 20.0} | values))


async def planned(server: ModelServer, target: Path, **values: Any) -> tuple[dict[str, Any] | None, int, str]:
    """The plan of the brief, what it cost, and why there is none."""
    model = ModelAuthor(terms(server, **values))
    try:
        asked = await model.plan(BRIEF, target)
    finally:
        await model.close()
    return (json.loads(asked.plan.read_bytes()) if asked.plan else None), asked.cost, asked.reason


def test_every_example_of_the_prompt_keeps_the_schema() -> None:
    """A model is shown nothing that would be refused; each type but pictures and blocks is there."""
    lines = [line for line in (PROMPTS / "plan.md").read_text(encoding="utf-8").splitlines() if line.startswith('{"sl')]
    types = set()
    for line in lines:
        slide = json.loads(line)
        parse("protocol_v2", {"version": "2.0", "title": "T", "slides": [slide]})
        types.add(slide["slideType"])
    assert len(types) == len(lines) >= 24


async def test_a_model_plans_a_slide(tmp_path: Path) -> None:
    """It gets the rules and the brief, and the key; its tokens are counted and paid for."""
    async with model_server(says(deck(), read=2_000, written=500)) as server:
        plan, cost, reason = await planned(server, tmp_path, key="k", price_in=150_000, price_out=600_000)

    assert plan == {"version": "2.0", **deck()}
    assert (cost, reason) == (600, "")
    (asked,) = server.asked
    assert (asked["model"], [each["role"] for each in asked["messages"]]) == ("small", ["system", "user"])
    assert asked["messages"][1]["content"] == BRIEF
    assert server.keys == ["Bearer k"]


@pytest.mark.parametrize(
    ("first", "told"),
    [
        ("Here is your slide!", "JSON object"),
        ('{"title": "half', "JSON object"),
        ({"title": "T", "slides": []}, "one slide"),
        ({"title": "T", "slides": [{"slideType": "poem", "title": "x"}]}, "/slides/0/slideType"),
        (deck("Churn fell to 2.6 % and saved 48,000 customers"), "48000"),
        (deck("Churn fell \ud800"), "/slides/0"),
        ('{"title": "T", "slides": [' + '{"slideType": ' * 900 + "1" + "}" * 900 + "]}", "/slides/0"),
        (deck(image={"src": "https://example.com/a.png", "alt": "A"}), "Pictures"),
    ],
)
async def test_a_plan_with_faults_is_mended(first: object, told: str, tmp_path: Path) -> None:
    """The model is told what is wrong, beside what it said."""
    async with model_server(says(first), says(f"```json\n{json.dumps(deck())}\n```")) as server:
        plan, _, _ = await planned(server, tmp_path)

    assert plan is not None
    messages = server.asked[1]["messages"]
    assert [each["role"] for each in messages] == ["system", "user", "assistant", "user"]
    assert told in messages[3]["content"]


async def test_a_model_that_does_not_mend_its_plan_is_given_up(tmp_path: Path) -> None:
    """After three answers, with the reason."""
    async with model_server(says("I would rather write a poem.", read=10, written=10)) as server:
        plan, cost, reason = await planned(server, tmp_path, price_out=1_000_000)

    assert (plan, cost, len(server.asked)) == (None, 30, 3)
    assert reason.startswith("its plan cannot be used")


@pytest.mark.parametrize(
    "trouble",
    [sends(429, Retry_After="0"), sends(500), sends(503, Retry_After="Wed, 01 Jan 2020 00:00:00 GMT"), sends(200, "{"),
     sends(200, {"choices": []}), says(""), breaks_off, never_ends],
    ids=["429", "500", "503", "garbage", "nothing chosen", "empty", "half", "endless"],
)  # fmt: skip
async def test_trouble_is_tried_again(trouble: Reply, tmp_path: Path) -> None:
    """And forgotten when the next try succeeds."""
    async with model_server(trouble, says(deck())) as server:
        plan, _, _ = await planned(server, tmp_path)

    assert plan is not None
    assert len(server.asked) == 2


@pytest.mark.parametrize(
    ("trouble", "tries", "reason"),
    [
        (sends(401), 1, "status 401"),
        (sends(404), 1, "status 404"),
        (sends(302, Location="http://127.0.0.1:9/"), 1, "status 302"),
        (sends(500), 2, "status 500"),
    ],
)
async def test_trouble_that_stays_is_told(trouble: Reply, tries: int, reason: str, tmp_path: Path) -> None:
    """What another try cannot mend is not tried again."""
    async with model_server(trouble) as server:
        plan, _, told = await planned(server, tmp_path, tries=2)

    assert (plan, len(server.asked)) == (None, tries)
    assert reason in told


async def test_a_model_that_says_nothing_is_left_in_time(tmp_path: Path) -> None:
    """The limit is of all tries together."""
    async with model_server(says_nothing) as server:
        plan, _, reason = await planned(server, tmp_path, seconds=0.2)

    assert (plan, reason) == (None, "it did not answer within 0.2 seconds")


async def test_a_model_that_is_away_is_told(tmp_path: Path) -> None:
    """Nobody listens there."""
    async with model_server(says(deck())) as server:
        away = server
    plan, _, reason = await planned(away, tmp_path, tries=1)

    assert plan is None
    assert reason.startswith("it cannot be reached")


async def test_a_budget_ends_the_mending(tmp_path: Path) -> None:
    """What was spent is known, whatever came of it."""
    async with model_server(says("No.", written=100)) as server:
        plan, cost, reason = await planned(server, tmp_path, price_out=1_000_000, budget=150)

    assert (plan, cost, len(server.asked)) == (None, 200, 2)
    assert "budget" in reason


async def test_a_change_keeps_what_stands_beside_the_plan(tmp_path: Path) -> None:
    """Theme and adjustments stay; the model gets the slide and the wish, and may use the figures of both."""
    plan = {"version": "2.0", **deck(), "theme": "board", "adjustments": [{"part": "title"}]}
    async with model_server(says(deck("Churn: 4.1 % to 2.6 %, goal 1.9 %"))) as server:
        model = ModelAuthor(terms(server))
        asked = await model.change(plan, ["Mention our goal of 1.9 %"], tmp_path)
        await model.close()

    assert asked.plan is not None
    changed = json.loads(asked.plan.read_bytes())
    assert changed == plan | {"slides": deck("Churn: 4.1 % to 2.6 %, goal 1.9 %")["slides"]}
    assert "Mention our goal" in server.asked[0]["messages"][1]["content"]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("3 reasons", set()),
        ("9" * 20_000, {"9" * 20_000}),
        ("1,204 and 1204", {"1204"}),
        ("$12.4M in 2027", {"124", "2027"}),
        ("no", set()),
    ],
)
def test_figures_are_compared_without_the_marks_between_digits(text: str, figures: set[str]) -> None:
    """Small counts are no figures."""
    assert figures_of(text) == figures
