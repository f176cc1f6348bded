"""`/v1/templates` and `/v1/render`."""

from typing import Any

import httpx
import pytest

from deck_documents.slide_templates import TEMPLATES
from tests.support.gateway import Installation, working

KPIS = {"template": "kpi_dashboard", "params": TEMPLATES["kpi_dashboard"].example}


async def test_templates_are_listed_read_and_found(acme: httpx.AsyncClient) -> None:
    """Each with params that can be sent, and a picture that needs no key."""
    listed = (await acme.get("/v1/templates")).json()
    assert listed["total"] == len(listed["templates"]) == len(TEMPLATES)
    head = listed["templates"][0]
    detail = (await acme.get(f"/v1/templates/{head['id']}")).json()
    assert detail == {**head, "params": detail["params"], "example": KPIS["params"]}
    assert detail["params"]["properties"]["metrics"]["minItems"] == 2
    async with httpx.AsyncClient() as stranger:
        picture = await stranger.get(head["preview_url"])
    assert (picture.status_code, picture.headers["content-type"]) == (200, "image/png")
    found = (await acme.post("/v1/templates/search", json={"query": "project plan", "limit": 2})).json()
    assert found["ids"][0] == found["templates"][0]["id"] == "gantt"
    missing = await acme.get("/v1/templates/watrfall")
    assert (missing.status_code, missing.json()["code"]) == (404, "template_not_found")
    assert "waterfall" in missing.json()["detail"]


async def test_a_template_is_rendered_while_its_client_waits(acme: httpx.AsyncClient, served: Installation) -> None:
    """200 with the deck, the picture and the score; the job is one like any other."""
    async with working(served):
        answer = await acme.post("/v1/render", json={**KPIS, "theme_id": "paper_serif", "name": "Q3", "enrich": True})
    assert answer.status_code == 200, answer.text
    job = answer.json()
    assert (job["status"], job["name"]) == ("complete", "Q3")
    assert job["pptx_url"]
    assert job["preview_url"]
    assert [(one["pointer"], one["message"]) for one in job["warnings"]] == [
        ("/enrich", "Params are shown as they are: nothing is added to them.")
    ]
    assert (await acme.get(f"/v1/jobs/{job['job_id']}")).json() == job
    document = (await acme.get(f"/api/v2/jobs/{job['job_id']}/document")).json()
    assert (document["theme"], document["slides"][0]["slideType"]) == ("editorial-serif", "kpi-grid")


async def test_a_brief_in_the_place_of_params_is_a_job(acme: httpx.AsyncClient) -> None:
    """202 at once."""
    answer = await acme.post("/v1/render", json={"brief": "Agenda: welcome, results", "name": "Monday"})
    made = answer.json()
    assert (answer.status_code, made) == (202, {"job_id": made["job_id"], "status": "queued", "name": "Monday"})


async def test_a_theme_of_ones_own_is_worn(acme: httpx.AsyncClient, served: Installation) -> None:
    """By its id."""
    theme = {"colors": {"primary": "#7A1FA2"}}
    theme_id = (await acme.post("/v1/themes", json=theme)).json()["theme_id"]
    async with working(served):
        job = (await acme.post("/v1/render", json={**KPIS, "theme_id": theme_id})).json()
    document = (await acme.get(f"/api/v2/jobs/{job['job_id']}/document")).json()
    assert document["tokens"]["palette"]["accent"] == "#7A1FA2"


@pytest.mark.parametrize(
    ("body", "pointer", "code"),
    [
        ({**KPIS, "template": "kpi_dashbord"}, "/template", "unknown_template"),
        ({"template": "swot"}, "/params", "missing"),
        ({"params": {}}, "/template", "missing"),
        ({**KPIS, "params": {**KPIS["params"], "metrics": []}}, "/params/metrics", "too_few"),
        ({**KPIS, "params": {**KPIS["params"], "metric": 1}}, "/params/metric", "unknown_key"),
        ({**KPIS, "theme_id": "pink"}, "/theme_id", "unknown_theme"),
        ({**KPIS, "theme": {"colors": {"primary": "#FEFEFE"}}}, "/theme/colors/primary", "low_contrast"),
        ({**KPIS, "include_pdf": "yes"}, "/include_pdf", "wrong_type"),
        ({**KPIS, "brief": "Agenda: a, b"}, "/brief", "one_of"),
        ({"brief": " "}, "/brief", "missing"),
        ([], "", "wrong_type"),
    ],
)
async def test_a_bad_request_is_no_job(body: Any, pointer: str, code: str, acme: httpx.AsyncClient) -> None:
    """A fault with its place."""
    before = (await acme.get("/v1/jobs")).json()["total"]
    answer = await acme.post("/v1/render", json=body)
    assert answer.status_code == 400, answer.text
    assert (answer.json()["errors"][0]["pointer"], answer.json()["errors"][0]["code"]) == (pointer, code)
    assert (await acme.get("/v1/jobs")).json()["total"] == before
