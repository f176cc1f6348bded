"""A render with a baseline, from the request to the comparison: on the whole stack, with real pictures."""

import copy
import io
import json
import signal
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from PIL import Image

from tests.support.stack import Scenario, scenario, small_deck

pytestmark = pytest.mark.asyncio(loop_scope="module")  # the supervisor lives in the loop of its fixture

BOARD: dict[str, Any] = json.loads(Path("examples/board_update.json").read_text(encoding="utf-8"))["document"]
NEW: dict[str, Any] = {"slideType": "title-body", "title": "What we ask for", "body": ["A decision on the second pod."]}
SLIDES = len(BOARD["slides"])


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def stack(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scenario]:
    """One stack for the tests of this file."""
    async with scenario(tmp_path_factory.mktemp("diff")) as made:
        yield made


@pytest.fixture(autouse=True)
def no_failpoints(stack: Scenario) -> None:
    """Each test starts with none."""
    stack.fail_at()


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def baseline(stack: Scenario) -> str:
    """The job that the others are compared with."""
    job = await stack.ended(await stack.submit(BOARD))
    assert job["status"] == "succeeded"
    return str(job["id"])


async def _compared(stack: Scenario, document: dict[str, Any], baseline: str) -> dict[str, Any]:
    job = await stack.ended(await stack.submit(document, baselineJobId=baseline))
    assert job["status"] == "succeeded", job["error_message"]
    return dict((await stack.patiently("GET", f"/api/v2/jobs/{job['id']}/diff")).raise_for_status().json())


def _counts(diff: dict[str, Any]) -> tuple[int, ...]:
    summary = diff["diffSummary"]
    names = ("totalSlides", "changedSlides", "unchangedSlides", "addedSlides", "removedSlides", "movedSlides")
    counts = tuple(summary[name] for name in names)
    assert summary["changedSlides"] + summary["unchangedSlides"] + summary["addedSlides"] == summary["totalSlides"]
    return counts


def _changed() -> dict[str, Any]:
    document = copy.deepcopy(BOARD)
    document["slides"][1]["items"][3]["value"] = "11.4 %"
    return document


async def test_the_same_document_has_no_changed_slide(stack: Scenario, baseline: str) -> None:
    """Nothing changed, nothing marked, and no finding more or less."""
    diff = await _compared(stack, BOARD, baseline)
    assert _counts(diff) == (SLIDES, 0, SLIDES, 0, 0, 0)
    assert all(slide["diffPreviewUrl"] is None and slide["changes"] == [] for slide in diff["slides"])
    assert all(row["delta"] == 0 for row in diff["findingDelta"])
    assert diff["packageDiff"]["issues"] == []


async def test_one_changed_number_is_told_and_marked(stack: Scenario, baseline: str) -> None:
    """In words with its label and place; its picture keeps the colors there and pales elsewhere."""
    diff = await _compared(stack, _changed(), baseline)
    assert _counts(diff) == (SLIDES, 1, SLIDES - 1, 0, 0, 0)
    slide = diff["slides"][1]
    assert (slide["status"], slide["slideIndex"], slide["baselineSlideIndex"]) == ("changed", 1, 1)
    assert slide["changes"] == [
        {
            "kind": "number",
            "message": "Logo churn: 9.1 % -> 11.4 %",
            "label": "Logo churn",
            "before": "9.1 %",
            "after": "11.4 %",
            "componentPath": "slides[1].items[3]",
        }
    ]
    assert 0 < slide["diffPixels"] < 0.05 * slide["totalPixels"] == 0.05 * 1920 * 1080
    current, older = diff["currentJob"]["id"], baseline
    assert slide["currentPreviewUrl"].startswith(f"/api/v2/jobs/{current}/artifacts/")
    assert slide["diffPreviewUrl"].startswith(f"/api/v2/jobs/{current}/artifacts/")
    assert slide["baselinePreviewUrl"].startswith(f"/api/v2/jobs/{older}/artifacts/")
    marked = Image.open(io.BytesIO((await stack.patiently("GET", slide["diffPreviewUrl"])).content))
    assert marked.size == (960, 540)
    reds = {(x, y) for x in range(960) for y in range(540) if marked.getpixel((x, y)) == (220, 38, 38)}
    assert reds
    # The card of churn is the first of the second row.
    assert all(x < 330 and 270 < y < 460 for x, y in reds)
    detail = (await stack.patiently("GET", f"/api/v2/jobs/{current}")).json()
    assert detail["diffSummary"] == diff["diffSummary"]
    assert detail["baseline"]["jobId"] == baseline
    assert detail["artifactCounts"]["countsByKind"]["baseline_diff"] == 2
    assert diff["artifactCounts"]["current"] == detail["artifactCounts"]
    assert diff["baselineJob"]["findingSummary"]["totalCount"] >= 0


async def test_a_slide_inserted_first_is_the_only_one_added(stack: Scenario, baseline: str) -> None:
    """Those behind it have other numbers and are unchanged."""
    document = copy.deepcopy(BOARD)
    document["slides"].insert(0, NEW)
    diff = await _compared(stack, document, baseline)
    assert _counts(diff) == (SLIDES + 1, 0, SLIDES, 1, 0, 0)
    assert (diff["slides"][0]["status"], diff["slides"][0]["baselinePreviewUrl"]) == ("added", None)
    assert [slide["baselineSlideIndex"] for slide in diff["slides"]] == [None, *range(SLIDES)]
    assert all(slide["diffPreviewUrl"] is None for slide in diff["slides"])


async def test_two_slides_that_changed_places_have_moved(stack: Scenario, baseline: str) -> None:
    """And nothing on them has changed."""
    document = copy.deepcopy(BOARD)
    slides = document["slides"]
    slides[2], slides[5] = slides[5], slides[2]
    diff = await _compared(stack, document, baseline)
    assert _counts(diff) == (SLIDES, 0, SLIDES, 0, 0, 2)
    assert [slide["slideIndex"] for slide in diff["slides"] if slide["moved"]] == [2, 5]


async def test_a_removed_slide_comes_last(stack: Scenario, baseline: str) -> None:
    """It has no picture of today."""
    document = copy.deepcopy(BOARD)
    del document["slides"][3]
    diff = await _compared(stack, document, baseline)
    assert _counts(diff) == (SLIDES - 1, 0, SLIDES - 1, 0, 1, 0)
    last = diff["slides"][-1]
    assert (last["slideIndex"], last["baselineSlideIndex"], last["status"]) == (None, 3, "removed")
    assert (last["currentPreviewUrl"], last["baselinePreviewUrl"] is not None) == (None, True)


async def test_another_look_changes_every_slide(stack: Scenario, baseline: str) -> None:
    """No word has changed, so each is told to look different."""
    diff = await _compared(stack, BOARD | {"theme": "midnight"}, baseline)
    assert _counts(diff) == (SLIDES, SLIDES, 0, 0, 0, 0)
    assert {change["kind"] for slide in diff["slides"] for change in slide["changes"]} == {"appearance"}
    assert all(slide["diffPreviewUrl"] for slide in diff["slides"])


async def test_what_cannot_be_compared_is_said(stack: Scenario, baseline: str) -> None:
    """Before the work where it is known before, and by the route where there is no comparison."""
    answer = await stack.http.post("/api/v2/render", json=_request(baselineJobId="job_unknown"))
    assert (answer.status_code, answer.json()["code"]) == (404, "baseline_not_found")
    data = (await stack.http.post("/api/v2/preflight", json=_request())).raise_for_status().json()["data"]
    answer = await stack.http.post("/api/v2/render", json=_request(baselineJobId=data["job_id"]))
    assert (answer.status_code, answer.json()["code"]) == (422, "baseline_without_deck")
    answer = await stack.http.get(f"/api/v2/jobs/{baseline}/diff")
    assert (answer.status_code, answer.json()["code"]) == (404, "no_baseline")
    stack.fail_at("worker.claimed@DIFF=once stop")
    job_id = await stack.submit(small_deck(), baselineJobId=baseline)
    await stack.reached(job_id, "task.started", stage="DIFF")
    answer = await stack.http.get(f"/api/v2/jobs/{job_id}/diff")
    assert (answer.status_code, answer.json()["code"]) == (409, "diff_not_ready")
    answer = await stack.http.post("/api/v2/render", json=_request(baselineJobId=job_id))
    assert (answer.status_code, answer.json()["code"]) == (409, "baseline_not_succeeded")
    stack.kill("previewer", signal.SIGCONT)
    assert (await stack.ended(job_id))["status"] == "succeeded"


async def test_a_baseline_that_is_deleted_meanwhile_fails_nothing(stack: Scenario) -> None:
    """The job succeeds, and says why it was not compared."""
    older = str((await stack.ended(await stack.submit(small_deck())))["id"])
    stack.fail_at("worker.claimed@PREVIEW=once stop")
    job_id = await stack.submit(_changed(), baselineJobId=older)
    await stack.reached(job_id, "task.started", stage="PREVIEW")
    assert (await stack.http.delete(f"/api/v2/jobs/{older}")).status_code == 204
    stack.kill("previewer", signal.SIGCONT)
    job = await stack.ended(job_id)
    assert job["status"] == "succeeded"
    detail = (await stack.patiently("GET", f"/api/v2/jobs/{job_id}")).json()
    assert detail["diffSummary"] is None
    assert "was deleted" in detail["baseline"]["unavailableReason"]
    answer = await stack.http.get(f"/api/v2/jobs/{job_id}/diff")
    assert (answer.status_code, answer.json()["code"]) == (410, "baseline_gone")


async def test_a_previewer_that_dies_while_it_compares_loses_nothing(stack: Scenario, baseline: str) -> None:
    """Another attempt compares, and the pictures are not drawn anew."""
    stack.fail_at("worker.claimed@DIFF=once kill")
    job_id = await stack.submit(_changed(), baselineJobId=baseline)
    job = await stack.ended(job_id)
    assert job["status"] == "succeeded"
    assert {stage["stage"]: stage["attempt"] for stage in job["stages"]} == {
        "RENDER": 1,
        "PREVIEW": 1,
        "SCORE": 1,
        "DIFF": 2,
    }
    diff = (await stack.patiently("GET", f"/api/v2/jobs/{job_id}/diff")).raise_for_status().json()
    assert diff["diffSummary"]["changedSlides"] == 1


def _request(**values: Any) -> dict[str, Any]:
    return {"sourceSchema": "protocol_v2", "document": small_deck(), **values}
