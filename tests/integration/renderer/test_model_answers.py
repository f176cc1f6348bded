"""How a language model is asked: what of its answers can be used, what is tried again, and what it costs."""

import asyncio
import json
import ssl
from pathlib import Path
from typing import Any

import httpx
import pytest

from renderer.model_author.chat import Chat, ModelAway
from renderer.model_author.slides import ModelAuthor
from renderer.model_author.terms import Terms
from tests.integration.renderer.model_author_parts import BRIEF, deck, planned, terms
from tests.support.model_server import Reply, breaks_off, model_server, never_ends, says, says_nothing, sends
from tests.support.picture_server import self_signed


def ended(reason: str, content: str | None, **message: object) -> Reply:
    """An answer that ends for a reason."""
    return sends(200, {"choices": [{"finish_reason": reason, "message": {"content": content, **message}}]})


@pytest.mark.parametrize(
    "answer",
    [
        f"<think>{{Which slide?}} {json.dumps({'x': 1})}</think>\n{json.dumps(deck())}",
        f"Sure, {{here}} it is:\n{json.dumps(deck())}\nDo you {{like}} it?",
        [{"type": "text", "text": json.dumps(deck())[:20]}, {"type": "text", "text": json.dumps(deck())[20:]}],
    ],
    ids=["thoughts", "talk", "parts"],
)
async def test_a_plan_is_found_where_a_model_puts_it(answer: Any, tmp_path: Path) -> None:
    """Behind its thoughts, amid what it says to people, and in parts."""
    reply = sends(200, {"choices": [{"message": {"content": answer}}]})
    async with model_server(reply) as server:
        plan, _, _ = await planned(server, tmp_path)

    assert plan == {"version": "2.0", **deck()}
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    "text",
    ["Churn fell to 2,6 %", "Churn: 0.026", "Churn fell from 4.1 % in 2 steps"],
)
async def test_a_figure_may_be_written_in_another_way(text: str, tmp_path: Path) -> None:
    """With the marks of another language, as a share of one; counts are no figures."""
    async with model_server(says(deck(text))) as server:
        plan, _, reason = await planned(server, tmp_path)

    assert plan is not None, reason


@pytest.mark.parametrize(
    ("brief", "slide"),
    [
        ("Umsatz 12,4 Mio. €, 3 Werke", {"title": "EUR 12,4 Mio. aus drei Werken"}),
        ("Revenue in $M: North 12, South 9", {"title": "North earns $12M"}),
        ("Rents fell thirty per cent in a 3-month pilot", {"title": "Rents: -30 % after 3 months"}),
        ("$1,200,000 and a share of 0.12", {"title": "1.2 million dollars are 12 % of all"}),
        ("Sitzung am 03.05.2027, Abgabe 12.06.", {"title": "3. Mai 2027 und 12. Juni"}),
        ("Freeze on 5 Oct, beta in the second quarter", {"title": "5 October and Q2"}),
        ("41, 42 and 43 % of 5 plants", {"title": "Plants", "body": ["41 %", "42 %", "43 %", "5 plants"]}),
    ],
)
async def test_units_may_be_written_in_another_way(brief: str, slide: dict[str, Any], tmp_path: Path) -> None:
    """As other signs of the same, and where the brief says them once for all its figures."""
    async with model_server(says(deck(**({"body": ["x"]} | slide)))) as server:
        plan, _, reason = await planned(server, tmp_path, brief)

    assert plan is not None, reason


@pytest.mark.parametrize(
    ("slide", "told"),
    [
        ({"title": "North earns €12M"}, "€12M"),
        ({"title": "North earns 12 billion dollars"}, "12 billion dollars"),
        ({"title": "Revenue grew by 12 %"}, "12 %"),
        ({"title": "Churn fell by five per cent"}, "five per cent"),
        ({"title": "We save $8M a year"}, "$8M"),
        ({"title": "Live within 8 weeks"}, "8 weeks"),
        ({"title": "Open by 5 March"}, "The date 5 March"),
        ({"title": "Revenue of Q4"}, "The date Q4"),
        ({"slideType": "kpi-grid", "items": [{"label": "NPS", "value": "8"}, {"label": "Plants", "value": "3"}]}, "8"),
    ],
)
async def test_a_small_figure_or_another_unit_is_as_invented(slide: dict[str, Any], told: str, tmp_path: Path) -> None:
    """A count has no unit; a figure that was said is that of its unit, and no other."""
    brief = "Revenue by region: North $12M, South $9M. Three plants. Churn fell to 2.6 %."
    slide = {"slideType": "title-body", "title": "T"} | ({} if "items" in slide else {"body": ["x"]}) | slide
    good = deck("North leads with 12 million dollars", body=["Three plants"])
    async with model_server(says({"title": "T", "slides": [slide]}), says(good)) as server:
        plan, _, reason = await planned(server, tmp_path, brief)

    assert plan is not None, reason
    assert f"{told} is not" in server.asked[1]["messages"][3]["content"].replace('"', "")


@pytest.mark.parametrize(
    ("brief", "is_mended"),
    [
        ("Die Kosten sind mit der neuen Linie auf 30 % gefallen, und wir haben sie nicht erhöht", True),
        ("Die Kosten sind mit der neuen Linie auf 30 % gefallen. Bitte die Folie auf Englisch.", False),
        ("Kosten: 30 %", False),
    ],
)
async def test_a_slide_has_the_language_of_its_brief(brief: str, is_mended: bool, tmp_path: Path) -> None:
    """Where that is plain, and nobody asks for another one."""
    english = deck("Our costs have fallen to 30 % with the new line", body=["We have not raised any of them"])
    async with model_server(says(english), says(deck("Kosten: 30 %", body=["Neue Linie"]))) as server:
        plan, _, reason = await planned(server, tmp_path, brief)

    assert plan is not None, reason
    assert (len(server.asked) == 2) is is_mended


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
        (sends(429, Retry_After="86400"), 1, "for longer than there is time"),
        (sends(200, "x", Content_Encoding="gzip"), 1, "packs its answers"),
        (ended("length", '{"title": "half'), 1, "cut off"),
        (ended("content_filter", ""), 1, "refuses to answer"),
        (ended("stop", None, refusal="I cannot help with that."), 1, "refuses to answer"),
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


@pytest.mark.parametrize("trouble", [breaks_off, never_ends, sends(200, "{")], ids=["half", "endless", "garbage"])
async def test_an_answer_that_was_lost_is_told_with_the_cost(trouble: Reply, tmp_path: Path) -> None:
    """A provider may charge for it, and nobody says how much."""
    async with model_server(trouble, says(deck(), read=10)) as server:
        author = ModelAuthor(terms(server, price_in=1_000_000))
        asked = await author.plan(BRIEF, tmp_path)
        await author.close()

    assert (asked.cost, asked.unknown.startswith("1 answer of it was lost on the way")) == (10, True)


async def test_an_answer_that_did_not_come_in_time_counts_against_the_budget(tmp_path: Path) -> None:
    """As far as it is known: what it was asked holds what the model has read before."""
    async with model_server(says("No.", read=100), breaks_off, says("No.", read=100)) as server:
        _, cost, reason = await planned(server, tmp_path, price_in=1_000_000, budget=250)

    assert (cost, len(server.asked)) == (200, 3)
    assert "budget" in reason


@pytest.mark.parametrize(
    ("usage", "cost"),
    [(None, 0), ({}, 0), ({"prompt_tokens": 7}, 7), ({"prompt_tokens": -7, "completion_tokens": "5"}, 0)],
)
async def test_an_answer_that_is_not_counted_is_told(usage: object, cost: int, tmp_path: Path) -> None:
    """Where tokens have a price; its length counts against the budget."""
    uncounted = sends(200, {"choices": [{"message": {"content": "No."}}], "usage": usage})
    async with model_server(uncounted) as server:
        author = ModelAuthor(terms(server, price_in=1_000_000, price_out=1_000_000, budget=20))
        asked = await author.plan(BRIEF, tmp_path)
        await author.close()

    assert (asked.cost, len(server.asked), "budget" in asked.reason) == (cost, 1, True)
    assert asked.unknown.startswith("1 answer of it was not counted")


async def test_tokens_may_be_written_as_decimals(tmp_path: Path) -> None:
    """As some servers do; without a price nothing is told of answers that have none."""
    usage = {"prompt_tokens": 7.0, "completion_tokens": 2.0}
    reply = sends(200, {"choices": [{"message": {"content": json.dumps(deck())}}], "usage": usage})
    async with model_server(reply) as server:
        _, cost, _ = await planned(server, tmp_path, price_in=1_000_000, price_out=1_000_000)
    async with model_server(sends(200, {"choices": [{"message": {"content": "No."}}]})) as free:
        author = ModelAuthor(terms(free, budget=1))
        asked = await author.plan(BRIEF, tmp_path)
        await author.close()

    assert (cost, asked.unknown, len(free.asked)) == (9, "", 3)


async def test_tokens_of_an_answer_without_a_message_are_counted(tmp_path: Path) -> None:
    """They were paid for, whatever it says."""
    nothing = {"choices": [], "usage": {"prompt_tokens": 7, "completion_tokens": 0}}
    async with model_server(sends(200, nothing), says(deck(), read=10)) as server:
        _, cost, _ = await planned(server, tmp_path, price_in=1_000_000)

    assert cost == 17


async def test_a_model_that_is_away_is_told(tmp_path: Path) -> None:
    """Nobody listens there."""
    async with model_server(says(deck())) as server:
        away = server
    plan, _, reason = await planned(away, tmp_path, tries=1)

    assert plan is None
    assert reason.startswith("it cannot be reached")


@pytest.mark.parametrize(
    ("host", "days", "is_known", "reason"),
    [
        ("127.0.0.1", 1, False, "its certificate is not trusted: self-signed certificate"),
        ("127.0.0.1", -1, True, "its certificate is not trusted: certificate has expired"),
        (
            "localhost",
            1,
            True,
            "its certificate is not trusted: Hostname mismatch, certificate is not valid for 'localhost'",
        ),
    ],
    ids=["nobody vouches", "expired", "of another"],
)
async def test_a_certificate_that_is_not_right_is_named(
    host: str, days: int, is_known: bool, reason: str, tmp_path: Path
) -> None:
    """Once, for another try would find the same."""
    file = self_signed(tmp_path, "models.example", days=days)
    ours = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ours.load_cert_chain(file)
    theirs = ssl.create_default_context(cafile=str(file) if is_known else None)
    asked: list[object] = []
    listening = await asyncio.start_server(lambda *streams: asked.append(streams), "127.0.0.1", 0, ssl=ours)
    port = listening.sockets[0].getsockname()[1]
    async with listening, httpx.AsyncClient(verify=theirs) as client:
        chat = Chat(Terms(f"https://{host}:{port}/v1", "m"), client)
        with pytest.raises(ModelAway) as away:
            await chat.answer([{"role": "user", "content": "Hello"}])
    assert str(away.value) == reason
    assert asked == []


async def test_another_protocol_than_tls_is_told() -> None:
    """An address with https of a server that speaks http."""
    async with model_server(says(deck()), says(deck())) as server, httpx.AsyncClient() as client:
        chat = Chat(Terms(server.url.replace("http://", "https://"), "m"), client)
        with pytest.raises(ModelAway, match="does not speak TLS as it should: look at its address"):
            await chat.answer([{"role": "user", "content": "Hello"}])


async def test_a_budget_ends_the_mending(tmp_path: Path) -> None:
    """What was spent is known, whatever came of it."""
    async with model_server(says("No.", written=100)) as server:
        plan, cost, reason = await planned(server, tmp_path, price_out=1_000_000, budget=150)

    assert (plan, cost, len(server.asked)) == (None, 200, 2)
    assert "budget" in reason
