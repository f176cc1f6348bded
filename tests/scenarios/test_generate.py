"""A brief becomes a slide on the whole stack: an author's code, the sandbox, pictures, a score."""

import asyncio
import io
import os
import signal
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from pptx import Presentation

from tests.support.model_server import model_server, says, sends
from tests.support.stack import Scenario, scenario, small_deck

pytestmark = pytest.mark.asyncio(loop_scope="module")  # the supervisor lives in the loop of its fixture

KPIS = "KPI dashboard: revenue $12.4M (+18 %), 847 clients (+23 %), NPS 62, churn 2.1 %"
DRAWS = "def build(prs):\n    slide = add_slide(prs)\n    fill_placeholder(slide, 'Drawn by hand', name='Title')\n"


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def stack(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scenario]:
    """One stack for the tests of this file."""
    async with scenario(tmp_path_factory.mktemp("generate")) as made:
        yield made


@pytest.fixture(autouse=True)
def no_failpoints(stack: Scenario) -> None:
    """Each test starts with none."""
    stack.fail_at()


async def _generate(stack: Scenario, **body: Any) -> str:
    answer = await stack.patiently("POST", "/v1/generate", json=body)
    assert answer.status_code == 202, answer.text
    assert answer.json()["status"] == "queued"
    return str(answer.json()["job_id"])


async def _ended(stack: Scenario, job_id: str) -> dict[str, Any]:
    while True:
        answer = await stack.patiently("GET", f"/v1/jobs/{job_id}", params={"poll": "true", "timeout": 60})
        if (job := answer.raise_for_status().json())["status"] in {"complete", "failed"}:
            return dict(job)


async def _deck(stack: Scenario, job_id: str) -> bytes:
    return (await stack.patiently("GET", f"/v1/jobs/{job_id}/pptx")).raise_for_status().content


async def test_a_brief_becomes_a_native_slide(stack: Scenario) -> None:
    """Every figure of the brief is on it, as text, and it has a picture and a score."""
    job = await _ended(stack, await _generate(stack, brief=KPIS, name="Our quarter"))

    assert job["status"] == "complete", job.get("error")
    assert (job["name"], job["iterations"], job["max_iterations"]) == ("Our quarter", 1, 1)
    assert job["final_score"] >= 9
    (slide,) = Presentation(io.BytesIO(await _deck(stack, job["job_id"]))).slides
    words = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    assert all(said in words for said in ("$12.4M", "+18 %", "847", "62", "2.1 %"))
    picture = await stack.patiently("GET", f"/v1/jobs/{job['job_id']}/preview")
    assert picture.headers["content-type"] == "image/png"


async def test_the_same_brief_makes_the_same_bytes(stack: Scenario) -> None:
    """Whatever ran in between."""
    first, second = [await _ended(stack, await _generate(stack, brief=KPIS)) for _ in range(2)]

    assert await _deck(stack, first["job_id"]) == await _deck(stack, second["job_id"])


async def test_the_code_is_handed_out_and_can_be_sent(stack: Scenario) -> None:
    """What the author wrote, sent as code of one's own, draws the same slide."""
    job = await _ended(stack, await _generate(stack, brief=KPIS))
    files = (await stack.job(job["job_id"]))["artifacts"]
    (code,) = [file for file in files if file["kind"] == "slide_code"]
    text = (await stack.patiently("GET", code["public_url"])).raise_for_status().text

    again = await _ended(stack, await _generate(stack, code=text, name="By hand"))

    assert "def build(prs):" in text
    assert again["status"] == "complete", again.get("error")
    (first,), (second,) = [Presentation(io.BytesIO(await _deck(stack, one["job_id"]))).slides for one in (job, again)]
    assert [shape.name for shape in first.shapes] == [shape.name for shape in second.shapes]


async def test_code_that_fails_ends_its_job_with_the_line(stack: Scenario) -> None:
    """At once: another attempt would end alike."""
    job = await _ended(
        stack, await _generate(stack, code="def build(prs):\n    slide = add_slide(prs)\n    draw(slide)")
    )

    assert job["status"] == "failed"
    assert job["error"]["message"].startswith("Line 3: NameError: name 'draw' is not defined.")
    assert job["pptx_url"] is None


CROWDED = "SWOT: Strengths: " + ", ".join(f"strength number {n} of the whole company" for n in range(30))


async def test_rounds_end_where_nothing_is_left_to_mend(stack: Scenario) -> None:
    """A slide that is tried again keeps its best round; the round that finds nothing to change is not counted."""
    job = await _ended(stack, await _generate(stack, brief=CROWDED, auto_iterations=3))
    versions = (await stack.patiently("GET", f"/v1/jobs/{job['job_id']}/versions")).json()

    assert job["status"] == "complete", job.get("error")
    assert job["max_iterations"] == 4
    assert [each["iteration"] for each in versions] == list(range(job["iterations"]))
    assert job["final_score"] == max(each["score"] for each in versions)


async def test_a_slide_is_changed_by_theme_and_stays_the_same_otherwise(stack: Scenario) -> None:
    """The next version is made from the kept plan, also when the first job is gone by then."""
    first = await _ended(stack, await _generate(stack, brief=KPIS))
    answer = await stack.patiently(
        "POST", "/v1/iterate", json={"job_id": first["job_id"], "theme_id": "dark_executive", "name": "Dark"}
    )
    before = Presentation(io.BytesIO(await _deck(stack, first["job_id"])))
    await stack.patiently("DELETE", f"/v1/jobs/{first['job_id']}")
    second = await _ended(stack, answer.json()["job_id"])
    after = Presentation(io.BytesIO(await _deck(stack, second["job_id"])))

    assert (second["status"], second["name"]) == ("complete", "Dark")
    for deck in (before, after):
        words = " ".join(shape.text_frame.text for shape in deck.slides[0].shapes if shape.has_text_frame)
        assert all(said in words for said in ("$12.4M", "+18 %", "847", "62", "2.1 %"))
    assert _theme(before) != _theme(after)


def _theme(deck: Any) -> bytes:
    (part,) = [part for part in deck.part.package.iter_parts() if part.partname == "/ppt/theme/theme1.xml"]
    return bytes(part.blob)


async def test_feedback_that_nobody_understands_is_quoted(stack: Scenario) -> None:
    """The slide stays as it is, and its job says so."""
    first = await _ended(stack, await _generate(stack, brief=KPIS))
    body = {"job_id": first["job_id"], "feedback": "Frobnicate the quux"}
    second = await _ended(stack, (await stack.patiently("POST", "/v1/iterate", json=body)).json()["job_id"])

    assert second["status"] == "complete", second.get("error")
    assert any("Frobnicate the quux" in warning["message"] for warning in second["warnings"])
    assert await _deck(stack, first["job_id"]) == await _deck(stack, second["job_id"])


async def test_a_renderer_killed_while_an_author_writes_is_followed_by_another(stack: Scenario) -> None:
    """The job begins again where its last recorded step ended."""
    stack.fail_at("worker.stored@AUTHOR=once kill")
    job = await _ended(stack, await _generate(stack, brief=KPIS))

    assert job["status"] == "complete", job.get("error")
    started = [event["data"]["stage"] for event in await stack.events(job["job_id"]) if event["type"] == "task.started"]
    assert (started.count("AUTHOR"), started.count("EXECUTE")) == (2, 1)


async def test_open_points_of_a_brief_are_warnings(stack: Scenario) -> None:
    """What nobody said is not invented."""
    job = await _ended(stack, await _generate(stack, brief="SWOT of a regional airline entering the cargo market"))

    assert job["status"] == "complete", job.get("error")
    assert {warning["code"] for warning in job["warnings"]} == {"left_open"}


async def test_a_killed_sandbox_loses_no_job(stack: Scenario) -> None:
    """The process that forks is killed before each of three jobs; they are all done."""
    jobs = []
    for _ in range(3):
        for pid in stack.children("renderer"):
            if b"renderer.sandbox.child" in _command(pid):
                os.kill(pid, signal.SIGKILL)
        jobs.append(await _generate(stack, code=DRAWS))

    ended = [await _ended(stack, job_id) for job_id in jobs]

    assert [job["status"] for job in ended] == ["complete"] * 3


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


async def test_a_renderer_killed_while_code_runs_is_followed_by_another(stack: Scenario) -> None:
    """The stages before it are not done again."""
    stack.fail_at("worker.stored@EXECUTE=once kill")
    job = await _ended(stack, await _generate(stack, brief=KPIS))

    assert job["status"] == "complete", job.get("error")
    started = [event["data"]["stage"] for event in await stack.events(job["job_id"]) if event["type"] == "task.started"]
    assert started.count("AUTHOR") == 1
    assert started.count("EXECUTE") == 2


async def test_a_machine_that_cannot_confine_code_says_so(tmp_path: Path) -> None:
    """The job waits with the reason, the stack names it, and documents are rendered all the same."""
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "pyseccomp.py").write_text("raise OSError('no such library')\n", encoding="utf-8")

    async with scenario(tmp_path / "stack", {"PYTHONPATH": str(tmp_path / "broken")}) as stack:
        rendered = await stack.ended(await stack.submit(small_deck()))
        job_id = await _generate(stack, brief=KPIS)
        await stack.reached(job_id, "task.succeeded", stage="AUTHOR")
        reason = await _waiting_reason(stack, job_id, "EXECUTE")
        ready = (await stack.patiently("GET", "/readyz")).json()

    assert rendered["status"] == "succeeded"
    assert "libseccomp2 is missing" in reason
    assert (ready["status"], "libseccomp2" in ready["components"]["renderer"]) == ("degraded", True)


async def _waiting_reason(stack: Scenario, job_id: str, stage: str) -> str:
    """Why a stage waits, once the job says so."""
    async with asyncio.timeout(30):
        while True:
            params = {"wait": 1, "after_revision": (await stack.job(job_id))["revision"]}
            answer = (await stack.patiently("GET", f"/api/v2/jobs/{job_id}", params=params)).json()
            (found,) = [one for one in answer["job"]["stages"] if one["stage"] == stage]
            if found["waiting_reason"]:
                return str(found["waiting_reason"])


async def test_a_language_model_plans_slides_where_there_is_one(tmp_path: Path) -> None:
    """Its plan is drawn like any other and its cost is the job's; where it fails, the built-in author goes on."""
    slide = {"slideType": "title-body", "title": "Churn fell to 2.6 %", "body": ["Onboarding changed", "4.1 % before"]}
    plan = {"title": "Churn", "slides": [slide]}
    wished = {"title": "Churn", "slides": [slide | {"insight": "Onboarding pays"}]}
    answers = says(plan, read=1_000_000), says(wished), sends(401)
    async with model_server(*answers) as server:
        settings = {"DECKMILL_MODEL_URL": server.url, "DECKMILL_MODEL": "small", "DECKMILL_MODEL_PRICES": "0.25/1"}
        settings["DECKMILL_LEASE_TTL"] = "60"  # a second attempt would take the answer for the next job
        async with scenario(tmp_path / "stack", settings) as stack:
            brief = "Churn fell from 4.1 % to 2.6 % when onboarding changed"
            first = await _ended(stack, await _generate(stack, brief=brief))
            body = {"job_id": first["job_id"], "feedback": "Sound more confident about onboarding"}
            second = await _ended(stack, (await stack.patiently("POST", "/v1/iterate", json=body)).json()["job_id"])
            third = await _ended(stack, await _generate(stack, brief=KPIS))
            decks = [Presentation(io.BytesIO(await _deck(stack, job["job_id"]))) for job in (first, second)]

    assert [job["status"] for job in (first, second, third)] == ["complete"] * 3
    assert (first["cost_usd"], first["warnings"], second["warnings"]) == (0.25, [], [])
    words = ["\n".join(s.text_frame.text for s in deck.slides[0].shapes if s.has_text_frame) for deck in decks]
    assert ["Onboarding pays" in each for each in words] == [False, True]
    assert [warning["code"] for warning in third["warnings"]] == ["model_away"]
    assert len(server.asked) == 3
