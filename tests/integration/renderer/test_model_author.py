"""The author that is a language model: what it plans, what it is told, and what of it is given up."""

import json
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest

from deck_documents import parse
from deck_domain.errors import UnusableFile
from renderer.model_author.said_figures import figures_of
from renderer.model_author.slides import ModelAuthor
from renderer.model_slides import written_with
from renderer.orders import AuthorAnswer, AuthorOrder, BaseVersion
from renderer.slide_author import write_code
from tests.integration.renderer.model_author_parts import BRIEF, deck, planned, terms
from tests.support.model_server import (
    ModelServer,
    Reply,
    model_server,
    says,
    sends,
)

PROMPTS = Path("services/renderer/renderer/model_author/prompts")


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
        (deck("Churn fell to 26 %"), "The figure 26 is"),
        (deck("Churn fell to 0.9 %"), "The figure 0.9 is"),
        (deck("word " * 200), "longer than 600 characters"),
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


async def test_a_model_that_sees_is_shown_the_picture(tmp_path: Path) -> None:
    """As a data URL, beside the plan and what the rules found; nothing is fetched, and nothing else is sent."""
    picture = tmp_path / "slide.png"
    picture.write_bytes(b"\x89PNG picture")
    plan = {"version": "2.0", **deck(), "theme": "board"}
    async with model_server(says(deck("4.1 % became 2.6 %"), read=1_000)) as server:
        model = ModelAuthor(terms(server, sees=True, price_in=1_000_000))
        asked = await model.review(plan, picture, ["Much of the slide is empty."], BRIEF, tmp_path)
        await model.close()

    assert asked.plan is not None
    assert json.loads(asked.plan.read_bytes()) == plan | {"slides": deck("4.1 % became 2.6 %")["slides"]}
    assert asked.cost == 1_000
    text, image = server.asked[0]["messages"][1]["content"]
    assert "Much of the slide is empty." in text["text"]
    assert image == {
        "type": "image_url",
        "image_url": {"url": f"data:image/png;base64,{b64encode(picture.read_bytes()).decode()}"},
    }


@pytest.mark.parametrize(
    ("sees", "answer", "titles", "codes"),
    [
        (True, says(deck("4.1 % became 2.6 %")), ["4.1 % became 2.6 %"], []),
        (True, sends(400), [], ["model_away"]),
        (True, says(deck("Churn fell by 37 %")), [], ["model_away"]),
        (False, says(deck("4.1 % became 2.6 %")), [], []),
    ],
    ids=["better", "refused", "invented", "blind"],
)
async def test_the_second_round_is_the_answer_to_the_picture(
    sees: bool, answer: Reply, titles: list[str], codes: list[str], tmp_path: Path
) -> None:
    """Of a model that sees; where its answer is of no use the rules go on, which find nothing to change here."""
    document, picture, report = (tmp_path / name for name in ("brief.json", "slide.png", "report.json"))
    document.write_text(json.dumps({"brief": BRIEF}))
    picture.write_bytes(b"\x89PNG picture")
    report.write_text(json.dumps({"findings": [{"code": "LAY210", "message": "Much of the slide is empty."}]}))
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
    first = write_code(AuthorOrder(document, "brief_v1", "T", tmp_path / "first"))
    assert first.code
    assert first.base
    base = BaseVersion(first.code, first.base, first.plan, report, picture)
    order = AuthorOrder(document, "brief_v1", "T", tmp_path / "second", base, 1, is_second=True)

    async def write(order: AuthorOrder) -> AuthorAnswer:
        return write_code(order)

    async with model_server(answer) as server:
        model = ModelAuthor(terms(server, sees=sees, tries=1))
        second = await written_with(model, order, write)
        await model.close()

    assert [json.loads(second.plan.read_bytes())["slides"][0]["title"] for _ in titles if second.plan] == titles
    assert second.result.unchanged is not bool(titles)
    assert [one.code for one in second.result.left_open] == codes
    assert bool(server.asked) is sees


async def test_a_review_invents_nothing(tmp_path: Path) -> None:
    """A figure that only the picture could have told is refused like any other."""
    picture = tmp_path / "slide.png"
    picture.write_bytes(b"\x89PNG picture")
    plan = {"version": "2.0", **deck()}
    async with model_server(says(deck("Churn fell by 37 %"))) as server:
        model = ModelAuthor(terms(server, sees=True))
        asked = await model.review(plan, picture, [], BRIEF, tmp_path)
        await model.close()

    assert (asked.plan, len(server.asked)) == (None, 3)
    assert "37" in asked.reason


@pytest.mark.parametrize(
    "answer",
    [
        "import os; print(os.environ)",
        "```python\ndef build(prs):\n    open('/etc/passwd')\n```",
        json.dumps(deck(body=["https://example.com/?secret=1", "x"], logo={"src": "http://10.0.0.1/a.png"})),
        json.dumps(deck(image={"src": "file:///etc/passwd", "alt": "A"})),
        json.dumps(deck(image={"src": "data:image/png;base64," + "A" * 500_000, "alt": "A"})),
    ],
    ids=["code", "slide code", "link", "file", "huge picture"],
)
async def test_what_a_model_must_not_say_never_becomes_a_plan(answer: str, tmp_path: Path) -> None:
    """Code, files, addresses and pictures of its own are refused; the built-in author goes on."""
    async with model_server(says(answer)) as server:
        plan, _, reason = await planned(server, tmp_path)

    assert plan is None
    assert reason.startswith("its plan cannot be used")


async def test_a_model_gets_the_brief_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A brief that asks for secrets reaches a request that has none."""
    monkeypatch.setenv("DECKMILL_SIGNING_KEYS", "the-signing-secret")
    async with model_server(says(deck())) as server:
        await planned(server, tmp_path, key="the-model-key")

    sent = json.dumps(server.asked)
    assert "the-signing-secret" not in sent
    assert "the-model-key" not in sent


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


PICTURE = b64encode(b"\x89PNG\r\n\x1a\n" + b"x" * 40).decode()
SEEN = deck("Churn fell to 2.6 %") | {"read": "Churn 4.1 % -> 2.6 %"}


async def pictured(server: ModelServer, target: Path, *, sees: bool = True, **brief: Any) -> AuthorAnswer:
    """What the author's stage makes of a picture."""
    document = target / "brief.json"
    document.write_text(json.dumps({"from_image": {"image": PICTURE}} | brief), encoding="utf-8")
    model = ModelAuthor(terms(server, sees=sees, tries=1))

    async def write(order: AuthorOrder) -> AuthorAnswer:
        return write_code(order)

    try:
        return await written_with(model, AuthorOrder(document, "brief_v1", "T", target), write)
    finally:
        await model.close()


async def test_a_slide_of_a_picture(tmp_path: Path) -> None:
    """The model gets the picture; figures that it has read there may be used, others it mends; a warning says so."""
    invented = deck("Churn fell to 1.9 %, by thirty-seven per cent") | {"read": "Churn 4.1 % -> 2.6 %"}
    async with model_server(says(invented), says(SEEN)) as server:
        answer = await pictured(server, tmp_path, brief="For the board")

    first, second = (asked["messages"] for asked in server.asked)
    assert first[1]["content"] == [
        {"type": "text", "text": "For the board"},
        {"type": "image_url", "image_url": {"url": f"data:image/png;base64,{PICTURE}"}},
    ]
    assert "The figure 19 is not in what was said" in second[3]["content"]
    assert 'The figure "thirty-seven" is not in what was said' in second[3]["content"]
    assert [each.code for each in answer.result.left_open] == ["read_from_picture"]
    assert answer.plan is not None
    assert json.loads(answer.plan.read_bytes())["slides"][0]["title"] == "Churn fell to 2.6 %"


async def test_a_slide_wears_the_colors_of_its_picture_where_they_can_be_read(tmp_path: Path) -> None:
    """Text that cannot be read on the page is mended; a theme that the request names goes before."""
    pale = {"primary": "#AA3300", "background": "#FFFFFF", "text": "#DDDDDD", "font": "Georgia"}
    look = pale | {"text": "#222222"}
    async with model_server(says(SEEN | {"look": pale}), says(SEEN | {"look": look})) as server:
        plans = []
        for named in ({}, {"theme_id": "paper_serif"}):
            answer = await pictured(server, tmp_path, **named)
            assert answer.plan is not None
            plans.append(json.loads(answer.plan.read_bytes()))

    assert "contrast" in server.asked[1]["messages"][3]["content"]
    seen, own = (plan["tokens"]["palette"] for plan in plans)
    assert (seen["accent"], seen["foreground"]) == ("#AA3300", "#222222")
    assert (own["accent"], plans[1]["theme"]) != (seen["accent"], plans[0]["theme"])
    assert not any("look" in plan for plan in plans)


@pytest.mark.parametrize("sees", [True, False])
async def test_a_picture_that_is_not_read_is_told(sees: bool, tmp_path: Path) -> None:
    """The slide is made of the words beside it; without any it fails, and says what to do."""
    async with model_server(sends(401)) as server:
        answer = await pictured(server, tmp_path, sees=sees, brief=BRIEF)
        with pytest.raises(UnusableFile, match="describe") as refused:
            await pictured(server, tmp_path, sees=sees)

    assert "/from_image" in [each.pointer for each in answer.result.left_open]
    assert answer.plan is not None
    assert refused.value.code == ("picture_not_read" if sees else "vision_model_required")


SLIDE: dict[str, Any] = {
    "slideType": "chart",
    "title": "Costs fell by 12.5 % to $1,240 in 30 days",
    "chart": {"chartType": "bar", "categories": ["North", "South"], "series": [{"name": "Q1", "values": [3, 4]}]},
    "notes": ["See {{source}}"],
}
PLAN = {"version": "2.0", "title": "Costs", "slides": [SLIDE]}


def german(**slide: Any) -> dict[str, Any]:
    """What a model may answer: the plan in German, but for `slide`."""
    words = {
        "title": "Die Kosten sanken in 30 Tagen um 12,5 % auf 1.240 $",
        "chart": SLIDE["chart"] | {"categories": ["Nord", "S\u00fcd"]},
        "notes": ["Siehe {{source}}"],
    }
    return {"title": "Kosten", "slides": [SLIDE | words | slide]}


async def translated(server: ModelServer, target: Path, **wanted: Any) -> AuthorAnswer:
    """The slide of the plan in German."""
    document, plan = target / "wanted.json", target / "before.json"
    document.write_text(json.dumps({"job_id": "j", "target_language": "German"} | wanted), encoding="utf-8")
    plan.write_text(json.dumps(PLAN), encoding="utf-8")
    base = BaseVersion(target / "before.py", target / "before.pptx", plan)
    model = ModelAuthor(terms(server, tries=1))

    async def write(order: AuthorOrder) -> AuthorAnswer:
        return write_code(order)

    try:
        return await written_with(model, AuthorOrder(document, "translation_v1", "Costs", target, base), write)
    finally:
        await model.close()


@pytest.mark.parametrize(
    ("first", "told"),
    [
        (german(title="Die Kosten sanken in 30 Tagen um 12,5 % auf 1.420 $"), "the figures of this text"),
        (german(title="Die Kosten sanken um ein Achtel"), "the figures of this text"),
        (german(chart={"chartType": "bar", "categories": ["Nord"], "series": []}), "only texts may change"),
        (german(chart=SLIDE["chart"] | {"chartType": "line"}), "keep 'bar'"),
        (german(notes=["Siehe Quelle"]), "braces"),
        (german(title=" "), "the text is missing"),
        (german(insight="Weiter so"), "only texts may change"),
    ],
)
async def test_a_translation_changes_words_alone(first: object, told: str, tmp_path: Path) -> None:
    """Figures, kinds, items and what stands in braces stay; only the marks between digits follow the language."""
    async with model_server(says(first), says(german())) as server:
        answer = await translated(server, tmp_path, concise_mode=True, source_language="en")

    asked, mended = (each["messages"] for each in server.asked)
    assert asked[1]["content"].startswith("Translate from en into German. Prefer the shortest wording.")
    assert told in mended[3]["content"]
    assert answer.plan is not None
    assert json.loads(answer.plan.read_bytes()) == PLAN | german()
    assert [each.code for each in answer.result.left_open] == ["machine_translated"]


async def test_what_shall_not_be_translated_stays(tmp_path: Path) -> None:
    """Notes, where they are left out."""
    async with model_server(says(german())) as server:
        answer = await translated(server, tmp_path, include_notes=False)

    assert answer.plan is not None
    assert json.loads(answer.plan.read_bytes())["slides"][0]["notes"] == ["See {{source}}"]


async def test_a_translation_that_fails_is_told(tmp_path: Path) -> None:
    """There is no slide in the old language in its place."""
    async with model_server(sends(401)) as server:
        with pytest.raises(UnusableFile, match="could not be translated") as refused:
            await translated(server, tmp_path)

    assert refused.value.code == "not_translated"
