"""Briefs become a deck on the whole stack: slides as jobs of their own, three at a time, put together into one file."""

import io
import zipfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from openxml_audit import FileFormat, OpenXmlValidator
from pptx import Presentation

from tests.support.stack import Scenario, scenario

pytestmark = pytest.mark.asyncio(loop_scope="module")  # the supervisor lives in the loop of its fixture

BRIEFS = [
    "Title slide: Autumn review",
    "KPI dashboard: revenue $12.4M (+18 %), 847 clients (+23 %), NPS 62, churn 2.1 %",
    "Bar chart of revenue: North $12M, South $9M, West $7M",
    "Timeline: freeze 5 Oct, beta 2 Nov, launch 30 Nov",
    "Next steps: sign the lease (COO), hire 20 people (HR)",
]
PARTS = (
    ("slides/slide", ".xml"),
    ("slideMasters/slide", ".xml"),
    ("theme/", ".xml"),
    ("charts/chart", ".xml"),
    ("embeddings/", ".xlsx"),
)
RAISES = "def build(prs):\n    slide = add_slide(prs)\n    draw(slide)\n"


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def stack(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scenario]:
    """One stack for the tests of this file."""
    async with scenario(tmp_path_factory.mktemp("decks")) as made:
        yield made


@pytest.fixture(autouse=True)
def no_failpoints(stack: Scenario) -> None:
    """Each test starts with none."""
    stack.fail_at()


async def _deck(stack: Scenario, briefs: list[Any], **more: Any) -> dict[str, Any]:
    slides = [{"brief": one} if isinstance(one, str) else one for one in briefs]
    answer = await stack.patiently("POST", "/v1/deck", json={"slides": slides, **more})
    assert answer.status_code == 202, answer.text
    return dict(answer.json())


async def _ended(stack: Scenario, job_id: str) -> dict[str, Any]:
    while True:
        answer = await stack.patiently("GET", f"/v1/jobs/{job_id}", params={"poll": "true", "timeout": 60})
        if (job := answer.raise_for_status().json())["status"] in {"complete", "failed"}:
            return dict(job)


async def _bytes(stack: Scenario, job_id: str) -> bytes:
    return (await stack.patiently("GET", f"/v1/jobs/{job_id}/pptx")).raise_for_status().content


async def _file(stack: Scenario, job_id: str) -> Any:
    return Presentation(io.BytesIO(await _bytes(stack, job_id)))


def _words(slide: Any) -> str:
    return " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


async def test_briefs_become_one_deck(stack: Scenario) -> None:
    """Every slide is there, in order, on one theme, with the deck's own properties, a picture and a score."""
    queued = await _deck(stack, BRIEFS, title="Autumn", author="Operations", theme_id="paper_serif")
    job = await _ended(stack, queued["job_id"])

    assert job["status"] == "complete", job.get("error")
    assert (job["name"], job["slides_completed"], job["slides_failed"]) == ("Autumn", 5, 0)
    assert [one["status"] for one in job["slides"]] == ["complete"] * 5
    assert [one["job_id"] for one in job["slides"]] == [one["job_id"] for one in queued["slides"]]
    assert len(job["preview_urls"]) == 5
    assert job["final_score"] >= 9
    deck = await _file(stack, job["job_id"])
    assert (deck.core_properties.title, deck.core_properties.author) == ("Autumn", "Operations")
    assert len(deck.slide_masters) == 1
    assert "Autumn review" in _words(deck.slides[0])
    assert "$12.4M" in _words(deck.slides[1])
    assert any(shape.has_chart for shape in deck.slides[2].shapes)


async def test_at_most_three_slides_are_in_work(stack: Scenario) -> None:
    """Whenever the deck is looked at; and every slide has its turn."""
    queued = await _deck(stack, BRIEFS * 2)
    seen, statuses = 0, {"queued"}
    while statuses & {"queued", "generating", "executing", "rendering"}:
        answer = await stack.patiently("GET", f"/v1/jobs/{queued['job_id']}")
        statuses = {one["status"] for one in answer.json()["slides"]}
        seen = max(
            seen, sum(one["status"] in {"generating", "executing", "rendering"} for one in answer.json()["slides"])
        )

    assert 1 <= seen <= 3
    assert (await _ended(stack, queued["job_id"]))["slides_completed"] == 10


async def test_a_renderer_killed_half_way_in_a_slide_costs_an_attempt(stack: Scenario) -> None:
    """The slide is made again from its last recorded step, and the deck is whole."""
    stack.fail_at("worker.stored@EXECUTE=once kill")
    queued = await _deck(stack, BRIEFS[:3])
    job = await _ended(stack, queued["job_id"])

    assert (job["status"], job["slides_completed"]) == ("complete", 3)
    attempts = [await stack.attempts(one["job_id"], "EXECUTE") for one in job["slides"]]
    assert sorted(attempts) == [[1], [1], [1, 2]]


async def test_a_renderer_killed_while_a_deck_is_put_together_costs_an_attempt(stack: Scenario) -> None:
    """No slide is made again."""
    queued = await _deck(stack, BRIEFS[:2])
    slides = [one["job_id"] for one in queued["slides"]]
    for slide in slides:
        await stack.reached(slide, "task.succeeded", stage="EXECUTE")
    stack.fail_at("worker.stored@EXECUTE=once kill")
    job = await _ended(stack, queued["job_id"])

    assert (job["status"], job["slides_completed"]) == ("complete", 2)
    assert await stack.attempts(queued["job_id"], "EXECUTE") == [1, 2]
    assert [await stack.attempts(slide, "EXECUTE") for slide in slides] == [[1], [1]]


async def test_a_slide_that_fails_is_named_and_the_deck_is_delivered(stack: Scenario) -> None:
    """With the line of the code that raised; the other slides are there."""
    queued = await _deck(stack, [BRIEFS[0], {"code": RAISES, "name": "Mine"}, BRIEFS[3]])
    job = await _ended(stack, queued["job_id"])

    assert job["status"] == "complete", job.get("error")
    assert (job["slides_completed"], job["slides_failed"]) == (2, 1)
    (failed,) = job["failed_slides"]
    assert (failed["slide_number"], failed["name"]) == (2, "Mine")
    assert failed["error"]["message"].startswith("Line 3: NameError")
    assert [one["status"] for one in job["slides"]] == ["complete", "failed", "complete"]
    assert len((await _file(stack, job["job_id"])).slides) == 2


async def test_a_deck_of_which_every_slide_fails_has_failed(stack: Scenario) -> None:
    """It says so, and where the reasons are."""
    queued = await _deck(stack, [{"code": RAISES}, {"code": RAISES}])
    job = await _ended(stack, queued["job_id"])

    assert (job["status"], job["error"]["code"]) == ("failed", "NO_SLIDE_COMPLETE")
    assert [one["slide_number"] for one in job["failed_slides"]] == [1, 2]
    assert job["pptx_url"] is None


async def test_code_of_a_client_is_a_slide_like_the_others(stack: Scenario) -> None:
    """Also where it draws several."""
    code = "def build(prs):\n    for title in 'One', 'Two':\n        fill_placeholder(add_slide(prs), title)\n"
    queued = await _deck(stack, [BRIEFS[0], {"code": code}])
    job = await _ended(stack, queued["job_id"])

    assert job["status"] == "complete", job.get("error")
    assert [_words(slide) for slide in (await _file(stack, job["job_id"])).slides][1:] == ["One", "Two"]


async def test_slides_of_decks_are_listed_when_asked_for(stack: Scenario) -> None:
    """Else the decks alone are."""
    queued = await _deck(stack, BRIEFS[:2])
    await _ended(stack, queued["job_id"])
    slides = {one["job_id"] for one in queued["slides"]}
    lists = [
        (await stack.patiently("GET", "/v1/jobs", params=params)).json() for params in ({}, {"with_slides": "true"})
    ]
    usual, whole = [{one["job_id"] for one in each["jobs"]} for each in lists]

    assert queued["job_id"] in usual & whole
    assert not slides & usual
    assert slides <= whole
    assert lists[1]["total"] > lists[0]["total"]


async def test_a_cancelled_deck_cancels_its_slides(stack: Scenario) -> None:
    """None of them goes on."""
    queued = await _deck(stack, BRIEFS * 4)
    answer = await stack.patiently("POST", f"/api/v2/jobs/{queued['job_id']}/cancel")
    assert answer.status_code == 202, answer.text
    job = await _ended(stack, queued["job_id"])

    assert (job["status"], job["error"]["code"]) == ("failed", "cancelled")
    assert {one["status"] for one in job["slides"]} <= {"complete", "failed"}
    assert job["slides"][-1]["error"]["code"] == "cancelled"


async def test_a_cancelled_slide_is_left_out(stack: Scenario) -> None:
    """The deck is made of the others."""
    queued = await _deck(stack, BRIEFS)
    last = queued["slides"][-1]["job_id"]
    assert (await stack.patiently("POST", f"/api/v2/jobs/{last}/cancel")).status_code == 202
    job = await _ended(stack, queued["job_id"])

    assert (job["status"], job["slides_completed"], job["slides_failed"]) == ("complete", 4, 1)
    assert job["failed_slides"][0]["error"]["code"] == "cancelled"


async def test_a_deleted_deck_takes_its_slides_along(stack: Scenario) -> None:
    """In whatever state they are; a slide alone stays while its deck is in work."""
    queued = await _deck(stack, BRIEFS * 2)
    slide = queued["slides"][-1]["job_id"]
    refused = await stack.patiently("DELETE", f"/v1/jobs/{slide}")
    deleted = await stack.patiently("DELETE", f"/v1/jobs/{queued['job_id']}")
    gone = [await stack.patiently("GET", f"/v1/jobs/{job_id}") for job_id in (queued["job_id"], slide)]

    assert (refused.status_code, refused.json()["code"]) == (409, "slide_of_deck")
    assert (deleted.status_code, [one.status_code for one in gone]) == (204, [404, 404])


async def test_a_failed_deck_is_made_again_with_all_its_slides(stack: Scenario) -> None:
    """A retry is a deck of its own."""
    queued = await _deck(stack, [{"code": RAISES, "name": "Mine"}])
    await _ended(stack, queued["job_id"])
    answer = await stack.patiently("POST", f"/api/v2/jobs/{queued['job_id']}/retry")
    again = await _ended(stack, str(answer.json()["job"]["id"]))

    assert again["job_id"] != queued["job_id"]
    assert [(one["name"], one["status"]) for one in again["slides"]] == [("Mine", "failed")]
    assert again["slides"][0]["job_id"] != queued["slides"][0]["job_id"]


async def test_the_same_briefs_make_the_same_bytes(stack: Scenario) -> None:
    """Whatever slide was done first."""
    files = []
    for _ in range(2):
        job = await _ended(stack, (await _deck(stack, BRIEFS))["job_id"])
        files.append(await _bytes(stack, job["job_id"]))

    assert files[0] == files[1]


async def test_a_deck_is_valid_and_holds_nothing_twice(stack: Scenario, tmp_path: Path) -> None:
    """One master and one theme for all slides, a workbook for each chart, and no fault for others who look at it."""
    job = await _ended(stack, (await _deck(stack, [*BRIEFS, BRIEFS[2]]))["job_id"])
    file = tmp_path / "deck.pptx"
    file.write_bytes(await _bytes(stack, job["job_id"]))
    with zipfile.ZipFile(file) as archive:
        names = archive.namelist()

    counted = {
        kind: sum(name.startswith(f"ppt/{kind}") and name.endswith(end) for name in names) for kind, end in PARTS
    }
    assert counted == {"slides/slide": 6, "slideMasters/slide": 1, "theme/": 1, "charts/chart": 2, "embeddings/": 2}
    assert len(names) == len(set(names))
    assert not [error.description for error in OpenXmlValidator(FileFormat.MICROSOFT_365).validate(file).errors]
