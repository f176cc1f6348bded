"""`desktop_blocking` and `repairMode` from the request to the file: on the whole stack, with a real LibreOffice."""

import io
import json
import zipfile
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from deck_documents.json_patch import patched
from tests.support.stack import Scenario, scenario, small_deck
from tests.support.templates import as_strict, branded, with_macros, with_part

pytestmark = pytest.mark.asyncio(loop_scope="module")  # the supervisor lives in the loop of its fixture

OPTIONS: dict[str, Any] = {"renderOptions": {"validationMode": "desktop_blocking"}}
BOTH = ["structural", "desktop_blocking"]


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def stack(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scenario]:
    """One stack for the tests of this file."""
    async with scenario(tmp_path_factory.mktemp("desktop")) as made:
        yield made


@pytest.fixture(autouse=True)
def no_failpoints(stack: Scenario) -> None:
    """Each test starts with none."""
    stack.fail_at()


async def _detail(stack: Scenario, job_id: str) -> dict[str, Any]:
    return dict((await stack.patiently("GET", f"/api/v2/jobs/{job_id}")).raise_for_status().json())


async def _record(stack: Scenario, detail: dict[str, Any]) -> dict[str, Any]:
    url = detail["job"]["validation_record_url"]
    assert url
    assert detail["validation"]["validationRecordUrl"] == url
    return dict((await stack.patiently("GET", url)).raise_for_status().json())


async def test_a_render_is_validated_in_libreoffice(stack: Scenario) -> None:
    """A sync render answers with both checks executed; the record is an artifact, and the report names it."""
    body = {"sourceSchema": "protocol_v2", "document": small_deck(slides=2), "mode": "sync", **OPTIONS}
    answer = (await stack.http.post("/api/v2/render", json=body)).raise_for_status().json()["data"]
    summary = answer["validationSummary"]
    assert (summary["requestedMode"], summary["executedModes"], summary["deferredModes"], summary["reason"]) == (
        "desktop_blocking",
        BOTH,
        [],
        None,
    )
    detail = await _detail(stack, answer["job_id"])
    assert detail["validation"]["desktopValidationStatus"] == "passed"
    assert detail["artifactCounts"]["countsByKind"]["validation_record"] == 1
    record = await _record(stack, detail)
    assert (record["status"], record["pdfExport"]["pageCount"]) == ("passed", 2)
    deck = next(a for a in detail["artifacts"] if a["kind"] == "generated_pptx")
    assert record["contentHash"] == deck["sha256"]
    report = detail["job"]["quality_report"]
    assert (report["desktopValidationId"], report["desktopValidation"]) == (record["id"], record)
    assert (report["validationMode"], report["contractPassed"]) == ("desktop_blocking", True)


async def test_a_render_names_an_earlier_validation_of_the_same_document(stack: Scenario) -> None:
    """Its record is taken over, and LibreOffice is not asked again; one of another document is refused."""
    first = await stack.ended(await stack.submit(small_deck("Seen before"), **OPTIONS))
    record = await _record(stack, await _detail(stack, first["id"]))
    stack.fail_at("previewer.desktop=kill")  # who asks LibreOffice again fails
    for mode in ("structural", "desktop_blocking"):
        options = {"renderOptions": {"validationMode": mode, "desktopValidationId": record["id"]}}
        again = await stack.ended(await stack.submit(small_deck("Seen before"), **options))
        detail = await _detail(stack, again["id"])
        assert detail["validation"]["desktopValidationStatus"] == "passed"
        assert await _record(stack, detail) == record
        assert detail["job"]["quality_report"]["desktopValidationId"] == record["id"]
        assert again["warnings"] == []
    for title, named, status, code in (
        ("Seen before", "dv_none", 404, "validation_record_not_found"),
        ("Another", record["id"], 400, "invalid_request"),
    ):
        body = {"sourceSchema": "protocol_v2", "document": small_deck(title)}
        options = {"renderOptions": {"desktopValidationId": named}}
        answer = await stack.http.post("/api/v2/render", json=body | options)
        assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text


async def test_other_jobs_have_no_such_stage(stack: Scenario) -> None:
    """Nobody waits for a check that was not asked for."""
    job = await stack.ended(await stack.submit(small_deck()))
    assert [stage["stage"] for stage in job["stages"]] == ["RENDER", "PREVIEW", "SCORE"]
    assert job["validation_record_url"] is None


async def test_a_previewer_killed_while_it_validates_costs_an_attempt(stack: Scenario) -> None:
    """The stage runs again, once; the record of the second attempt is the only one."""
    stack.fail_at("worker.worked@DESKTOP=once kill")
    job_id = await stack.submit(small_deck(), **OPTIONS)
    job = await stack.ended(job_id)
    assert (job["status"], await stack.attempts(job_id, "DESKTOP")) == ("succeeded", [1, 2])
    assert await stack.attempts(job_id, "PREVIEW") == [1]
    assert [a["kind"] for a in job["artifacts"]].count("validation_record") == 1


async def test_a_deck_that_ends_libreoffice_every_time_has_failed(stack: Scenario) -> None:
    """The job fails with the documented code; the record, the report and its finding tell why, the deck stays."""
    stack.fail_at("previewer.desktop=kill")
    job_id = await stack.submit(small_deck(), **OPTIONS)
    job = await stack.ended(job_id, 90)
    assert (job["status"], job["error_code"], job["error_stage"]) == ("failed", "DESKTOP_VALIDATION_FAILED", "DESKTOP")
    assert await stack.attempts(job_id, "DESKTOP") == [1, 2, 3]
    detail = await _detail(stack, job_id)
    assert detail["validation"]["desktopValidationStatus"] == "failed"
    assert detail["validation"]["validationSummary"]["executedModes"] == BOTH
    assert (await _record(stack, detail))["status"] == "worker_failed"
    report = detail["job"]["quality_report"]
    assert (report["documentVerdict"], report["repairRisk"], report["contractPassed"]) == ("rejected", "high", False)
    assert report["deckScore"] <= 20
    assert job["deck_score"] == report["deckScore"]
    (finding,) = (each for each in report["findings"] if each["code"] == "DESKTOP_VALIDATION_FAILED")
    assert (finding["severity"], finding["blocking"], finding["category"]) == ("error", True, "validation")
    assert detail["policy"]["blocking"] is True
    assert job["download_url"]
    body = {"sourceSchema": "protocol_v2", "document": small_deck("Sync"), "mode": "sync", **OPTIONS}
    waited = await stack.http.post("/api/v2/render", json=body)
    assert (waited.status_code, waited.json()["error_code"]) == (422, "DESKTOP_VALIDATION_FAILED")


async def _validated(stack: Scenario, deck: bytes, **options: str) -> dict[str, Any]:
    answer = await stack.http.post(
        "/api/v2/validate", files={"file": ("deck.pptx", deck)}, data={"renderOptions": json.dumps(options)}
    )
    return dict(answer.raise_for_status().json()["data"])


def _with_a_second_content_type(deck: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(deck)) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            data = source.read(name)
            if name == "[Content_Types].xml":
                data = data.replace(b"</Types>", b'<Default Extension="xml" ContentType="application/xml"/></Types>')
            copy.writestr(name, data)
    return target.getvalue()


async def test_an_uploaded_deck_is_mended_and_opened(stack: Scenario) -> None:
    """Broken it is invalid; mended it is valid, and the mended file is there to be fetched."""
    job = await stack.ended(await stack.submit(small_deck("To be broken")))
    sound = (await stack.http.get(job["download_url"])).content
    broken = _with_a_second_content_type(sound)
    as_it_is = await _validated(stack, broken)
    assert (as_it_is["valid"], [fault["code"] for fault in as_it_is["errors"]]) == (False, ["CONTENT_TYPE_DUPLICATE"])
    mended = await _validated(stack, broken, repairMode="structural")
    assert (mended["valid"], mended["errors"]) == (True, [])
    assert mended["quality_report"]["repairSummary"]["state"] == "repaired"
    detail = await _detail(stack, mended["job_id"])
    (repaired,) = (each for each in detail["artifacts"] if each["kind"] == "repaired_pptx")
    again = await _validated(stack, (await stack.http.get(repaired["public_url"])).content)
    assert again["valid"] is True
    both = await _validated(stack, broken, repairMode="structural", validationMode="desktop_blocking")
    assert (both["valid"], both["quality_report"]["repairSummary"]["state"]) == (True, "repaired")
    detail = await _detail(stack, both["job_id"])
    (handed_out,) = (each for each in detail["artifacts"] if each["kind"] == "repaired_pptx")
    assert handed_out["sha256"] == repaired["sha256"]
    assert (await _record(stack, detail))["contentHash"] == handed_out["sha256"]
    nothing = await _validated(stack, sound, repairMode="structural")
    assert nothing["quality_report"]["repairSummary"]["state"] == "not_needed"
    opened = await _validated(stack, sound, validationMode="desktop_blocking")
    assert (opened["valid"], opened["quality_report"]["desktopValidation"]["status"]) == (True, "passed")
    detail = await _detail(stack, opened["job_id"])
    assert detail["validation"]["validationSummary"]["executedModes"] == BOTH


async def test_a_preflight_suggests_what_makes_it_pass(stack: Scenario) -> None:
    """Blocked by its score; with the patches of its hints applied one by one, the findings are gone and it passes."""
    body = [f"A point of a few more words than it needs to be {number}" for number in range(12)]
    full: dict[str, Any] = {"slideType": "title-body", "title": "What we learned", "body": body}
    # Another type between: a row of like slides is a finding that no program can mend.
    figures = {"slideType": "kpi-grid", "title": "In figures", "items": [{"label": "Teams", "value": "12"}] * 3}
    slides = [full, figures, dict(full)]
    document: dict[str, Any] = small_deck() | {"slides": slides}
    policy = {"autoFix": "suggest_only", "renderIfScoreAbove": 100}
    statuses = []
    for _ in range(8):
        asked = {"sourceSchema": "protocol_v2", "document": document, "preflightPolicy": policy}
        answer = (await stack.http.post("/api/v2/preflight", json=asked)).raise_for_status().json()
        statuses.append(answer["status"])
        found = [each for each in answer["data"]["quality_report"]["findings"] if each["severity"] != "info"]
        hints = [each["machineFixHint"] for each in found]
        if not hints:
            break
        assert answer["data"]["policyResult"]["suggestedFixes"]
        document = patched(document, hints[0]["patch"])
    assert (statuses[0], statuses[-1]) == ("blocked", "success")
    assert found == []


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"no zip at all", "NOT_A_ZIP"),
        (branded()[:-200], "CORRUPT"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "ENCRYPTED"),
        (as_strict(branded()), "ISO_STRICT"),
        (with_part(branded(), "ppt/media/bomb.bin", bytes(64 << 20)), "RATIO"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_a_file_that_nobody_can_read_is_422_with_its_code(stack: Scenario, data: bytes, code: str) -> None:
    """Its job has failed for the same reason, and its report is there."""
    answer = await stack.http.post("/api/v2/validate", files={"file": ("deck.pptx", data)})
    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (422, code), answer.text
    detail = await _detail(stack, problem["job_id"])
    job = detail["job"]
    assert (job["status"], job["error_code"], job["error_stage"]) == ("failed", code, "SCORE")
    assert job["error_message"] == problem["detail"]
    assert job["quality_report"]["verdict"] == "rejected"
    assert (job["deck_score"], job["quality_report"]["deckScore"]) == (None, None)
    assert job["stages"][0]["attempt"] == 1


async def test_a_deck_with_macros_is_judged_and_not_refused(stack: Scenario) -> None:
    """It can be read: the report calls it critical."""
    found = await _validated(stack, with_macros(branded()))
    assert found["valid"] is False
    assert "critical" in {finding["impact"] for finding in found["quality_report"]["findings"]}
