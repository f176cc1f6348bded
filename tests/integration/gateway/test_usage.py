"""`GET /v1/usage`: what a tenant has used."""

from datetime import UTC, datetime, timedelta

import httpx
import pytest

from tests.support.gateway import Installation, envelope, working


async def test_usage_is_shown_by_day_and_kind(served: Installation) -> None:
    """The sums of the days are the total; the tenant has no jobs of other tests that wait for somebody to work."""
    async with served.client(served.key("counted")) as client, working(served):
        await client.post("/api/v2/render", json=envelope(mode="sync"))
        job_id = (await client.post("/v1/generate", json={"brief": "Agenda: welcome, results"})).json()["job_id"]
        await client.get(f"/v1/jobs/{job_id}", params={"poll": "true"})
        report = (await client.get("/v1/usage")).json()

    assert report["total"]["jobs"] == 2
    assert report["total"]["slides"] == sum(day["slides"] for day in report["days"])
    assert {kind["kind"] for day in report["days"] for kind in day["kinds"]} == {"render", "generate"}
    assert (report["total"]["cost_charged"], report["total"]["cost_usd"]) == (0.0, 0.0)


@pytest.mark.parametrize("days", [1, -367])
async def test_days_that_cannot_be_asked_for_are_refused(days: int, acme: httpx.AsyncClient) -> None:
    """The last before the first, and more than a year."""
    first = datetime.now(UTC).date()
    answer = await acme.get(
        "/v1/usage", params={"to": first.isoformat(), "from": (first + timedelta(days)).isoformat()}
    )

    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, "/query/from")
    assert (await acme.get("/v1/usage", params={"from": "yesterday"})).status_code == 400
