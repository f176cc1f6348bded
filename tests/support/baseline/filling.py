"""What the baseline's installations hold: something of everything that a tenant can leave behind.

All of it goes over the API of a running stack, so that rows and files are those that the release itself writes.
"""

import asyncio
from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.support.receiver import Receiver
from tests.support.stack import Scenario, small_deck
from tests.support.templates import branded

SETTINGS = {
    "DECKMILL_OBJECT_SWEEP": "0.3",
    "DECKMILL_WEBHOOK_INNER_HOSTS": "127.0.0.1",
    # The task that stands still has its lease while the dump is made.
    "DECKMILL_LEASE_TTL": "300",
}
_STANDING = "Standing"
_BRIEF = "Timeline: freeze 5 Oct, launch 30 Nov"
_THEME = {"name": "Contoso", "colors": {"primary": "#7A1FA2", "accent": "#00796B"}}
_ENDED = {"succeeded", "failed", "cancelled", "complete"}


@dataclass
class Filled:
    """What was made, by name: what the API shows of it is kept beside the dump.

    Attributes:
        keys: secrets of API keys by tenant, each of all scopes that a tenant's own key may have.
        ended: ids of jobs that have ended, by tenant.
        live: ids of jobs that have not.
    """

    keys: dict[str, str] = field(default_factory=dict)
    ended: dict[str, list[str]] = field(default_factory=dict)
    live: list[str] = field(default_factory=list)


async def fill(stack: Scenario, there: Receiver) -> Filled:
    """Fill a new installation; its renderer stands still afterwards, with a task in its hands."""
    made = Filled()
    await _keys(stack, made)
    await _webhooks(stack, there)
    await _themes(stack)
    first = await _renders(stack, there)
    await _checks(stack, first)
    await _reviewed(stack, first)
    await _slides(stack)
    await _brand_packs(stack)
    await _removed_files(stack, made)
    await _that_failed(stack)
    made.ended["default"] = await _listed(stack.http)
    made.live = await _live(stack)
    return made


async def _sent(http: httpx.AsyncClient, method: str, path: str, **arguments: Any) -> httpx.Response:
    answer = await http.request(method, path, **arguments)
    assert answer.is_success, (path, answer.text)
    return answer


async def _posted(stack: Scenario, path: str, **body: Any) -> dict[str, Any]:
    return dict((await _sent(stack.http, "POST", path, json=body)).json())


async def _keys(stack: Scenario, made: Filled) -> None:
    """One of each tenant that stays, one that is revoked, one that ends by itself."""
    for tenant in ("default", "globex"):
        scopes = ["render", "read", "jobs:approve", "admin"]
        made.keys[tenant] = (await _posted(stack, "/api/v2/keys", name="all", tenant=tenant, scopes=scopes))["key"]
    await _posted(stack, "/api/v2/keys", name="ends", scopes=["read"], expires_at="2099-01-01T00:00:00Z")
    revoked = await _posted(stack, "/api/v2/keys", name="revoked", scopes=["read"])
    await _sent(stack.http, "DELETE", f"/api/v2/keys/{revoked['id']}")


async def _webhooks(stack: Scenario, there: Receiver) -> None:
    """One that is reached, one that is not, one that is off; a secret with a predecessor."""
    there.answer(500, "/broken", b"Not today")
    reached = await _posted(stack, "/api/v2/webhooks", url=there.url(), description="To the archive")
    await _sent(stack.http, "POST", f"/api/v2/webhooks/{reached['id']}/rotate", json={"overlapSeconds": 604_800})
    await _posted(stack, "/api/v2/webhooks", url=there.url("/broken"), events=["render.completed"])
    off = await _posted(stack, "/api/v2/webhooks", url=there.url("/off"))
    await _sent(stack.http, "PATCH", f"/api/v2/webhooks/{off['id']}", json={"enabled": False})


async def _themes(stack: Scenario) -> None:
    kept = await _posted(stack, "/v1/themes", **_THEME)
    gone = await _posted(stack, "/v1/themes", **_THEME | {"name": "Gone"})
    await _sent(stack.http, "DELETE", f"/v1/themes/{gone['theme_id']}")
    await _briefed(stack, "/v1/generate", brief=_BRIEF, theme_id=kept["theme_id"])


async def _renders(stack: Scenario, there: Receiver) -> str:
    """With a callback, with a baseline, as PDF, cancelled, deleted; the first one's id."""
    callback = {"url": there.url("/callback"), "metadata": {"order": 4711}}
    first = await stack.submit(small_deck("Board update", 2), callback=callback, metadata={"team": "north"})
    await stack.ended(first)
    changed = small_deck("Board update", 2)
    changed["slides"][1] = changed["slides"][1] | {"title": "Growth goes on"}
    await stack.ended(await stack.submit(changed, baselineJobId=first))
    await stack.ended(await stack.submit(small_deck("Printed"), renderOptions={"formats": ["pptx", "pdf"]}))
    deleted = await stack.submit(small_deck("Deleted"))
    await stack.ended(deleted)
    await _sent(stack.http, "DELETE", f"/api/v2/jobs/{deleted}")
    return first


async def _checks(stack: Scenario, first: str) -> None:
    """A preflight of a large document, a faulty document, an upload that is mended and opened by LibreOffice."""
    await _posted(stack, "/api/v2/preflight", sourceSchema="protocol_v2", document=_large("Large"))
    faulty = {"version": "2.0", "title": "Faulty", "slides": []}
    await _posted(stack, "/api/v2/validate", sourceSchema="protocol_v2", document=faulty)
    (deck,) = [each for each in await _files(stack, first) if each["kind"] == "generated_pptx"]
    pptx = (await _sent(stack.http, "GET", f"/api/v2/jobs/{first}/artifacts/{deck['id']}")).content
    options = '{"validationMode": "desktop_blocking", "repairMode": "structural"}'
    await _sent(
        stack.http, "POST", "/api/v2/validate", files={"file": ("mine.pptx", pptx)}, data={"renderOptions": options}
    )


async def _reviewed(stack: Scenario, first: str) -> None:
    """Rejected and approved, on hold, with links of which one is taken back, and downloaded."""
    path = f"/api/v2/jobs/{first}"
    for status, note in (("rejected", "The numbers are old"), ("approved", "Ünïcode: fine")):
        await _sent(stack.http, "POST", f"{path}/approval", json={"approvalStatus": status, "note": note})
    await _sent(stack.http, "PATCH", path, json={"hold": True})
    links = f"/v1/jobs/{first}/download-url"
    kept, revoked = await _posted(stack, links, expires_in=86_400), await _posted(stack, links)
    await _sent(stack.http, "DELETE", f"{links}/{revoked['link_id']}")
    await _sent(stack.http, "GET", kept["url"])
    await stack.reached(first, "artifact.downloaded")
    await _sent(stack.http, "PATCH", "/api/v2/settings", json={"fourEyes": "not_submitter"})


async def _briefed(stack: Scenario, path: str, **body: Any) -> str:
    job_id = str((await _posted(stack, path, **body))["job_id"])
    params = {"poll": "true", "timeout": 60}
    while (job := (await stack.http.get(f"/v1/jobs/{job_id}", params=params)).json())["status"] not in _ENDED:
        pass
    assert job["status"] == "complete", job
    return job_id


async def _slides(stack: Scenario) -> None:
    """A slide with rounds, its next version, and a deck of slides."""
    first = await _briefed(stack, "/v1/generate", brief=_BRIEF, name="Autumn", auto_iterations=1)
    await _briefed(stack, "/v1/iterate", job_id=first, feedback="Make the title bold")
    briefs = [{"brief": "Title slide: Autumn review"}, {"brief": _BRIEF}]
    await _briefed(stack, "/v1/deck", slides=briefs, title="Autumn")


async def _brand_packs(stack: Scenario) -> None:
    """Two versions of one, of which the second is active, and a deck of it; another that is gone."""
    form = {"file": ("Contoso.potx", branded())}
    pack = (await _sent(stack.http, "POST", "/api/v2/brand-packs", files=form, data={"name": "Contoso"})).json()
    own = f"/api/v2/brand-packs/{pack['id']}"
    second = {"file": ("Contoso 2.potx", branded("7A1FA2"))}
    await _sent(stack.http, "POST", f"{own}/versions", files=second)
    versions = (await _sent(stack.http, "GET", own)).json()["versions"]
    for version in versions:
        async with asyncio.timeout(90):
            while not await _is_drawn(stack, f"{own}/versions/{version['id']}"):
                await asyncio.sleep(0.1)
    await _sent(stack.http, "POST", f"{own}/versions/{versions[0]['id']}/activate")
    await stack.ended(await stack.submit(small_deck("In its colours"), brandPackId=pack["id"]))
    gone = {"file": ("Gone.potx", branded("00796B"))}
    other = (await _sent(stack.http, "POST", "/api/v2/brand-packs", files=gone)).json()
    await _sent(stack.http, "DELETE", f"/api/v2/brand-packs/{other['id']}")


async def _is_drawn(stack: Scenario, path: str) -> bool:
    version = (await _sent(stack.http, "GET", path)).json()
    return bool(version["layouts"]) and all(layout["preview_url"] for layout in version["layouts"])


async def _removed_files(stack: Scenario, made: Filled) -> None:
    """Of a tenant that keeps none."""
    headers = {"Authorization": f"Bearer {made.keys['globex']}"}
    async with httpx.AsyncClient(base_url=stack.stack.url, headers=headers, timeout=90) as globex:
        body = {"sourceSchema": "protocol_v2", "document": small_deck("Not kept"), "mode": "sync"}
        job = (await _sent(globex, "POST", "/api/v2/render", json=body)).json()["data"]
        await _sent(globex, "PATCH", "/api/v2/settings", json={"retentionDaysBinaries": 0})
        async with asyncio.timeout(30):
            while not (await _sent(globex, "GET", job["job_url"])).json()["job"]["files_removed_at"]:
                await asyncio.sleep(0.1)
        made.ended["globex"] = await _listed(globex)


async def _that_failed(stack: Scenario) -> None:
    stack.fail_at("worker.stored@RENDER=raise")
    assert (await stack.ended(await stack.submit(small_deck("Doomed"))))["status"] == "failed"


async def _live(stack: Scenario) -> list[str]:
    """One that runs, in a renderer that stands still; one that was cancelled, and others that wait behind it."""
    stack.fail_at(f"worker.deck@{_STANDING}=stop")
    standing = await stack.submit(small_deck(_STANDING))
    await stack.reached(standing, "task.started")
    cancelled = await stack.submit(small_deck("Cancelled"))
    await _sent(stack.http, "POST", f"/api/v2/jobs/{cancelled}/cancel")
    waiting = [await stack.submit(small_deck("Waiting")), await stack.submit(_large("Large and waiting"))]
    brief = await _posted(stack, "/v1/generate", brief=_BRIEF, name="A slide that waits")
    deck = await _posted(stack, "/v1/deck", slides=[{"brief": _BRIEF}, {"brief": _BRIEF}], title="A deck that waits")
    return [standing, *waiting, brief["job_id"], deck["job_id"], *(each["job_id"] for each in deck["slides"])]


def _large(title: str) -> dict[str, Any]:
    """A document of more than 64 KiB, which lies in the store: speaker's notes, mostly."""
    document = small_deck(title, 12)
    notes = ["What is said here was agreed upon with the northern region. " * 16] * 6
    document["slides"] = [slide | {"notes": notes} for slide in document["slides"]]
    return document


async def _files(stack: Scenario, job_id: str) -> list[dict[str, Any]]:
    return list((await _sent(stack.http, "GET", f"/api/v2/jobs/{job_id}/artifacts")).json()["artifacts"])


async def _listed(http: httpx.AsyncClient) -> list[str]:
    jobs = (await _sent(http, "GET", "/api/v2/jobs", params={"limit": 100, "withSlides": "true"})).json()["jobs"]
    return [str(job["id"]) for job in jobs]
