"""From the release before to this one: its data is served, it works on the new schema, both side by side."""

import asyncio
import signal
from collections.abc import Iterator
from contextlib import AsyncExitStack, ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.support.baseline.kept import KeptInstallation, install_code, kept_on_postgres, kept_on_sqlite
from tests.support.baseline.showing import answer_of, broken_promises
from tests.support.gateway import OWNER_KEY, PPTX_BYTES, Process, envelope, installation, working
from tests.support.postgres import postgres_url
from tests.support.replicas import replicas
from tests.support.servers import TOKEN, free_port, nats

_JOBS, _CLIENTS = 32, 8
_WORKERS = ("renderer", "previewer", "scorer")
_FOR_EVER = "1e9"
_ENDED = ("succeeded", "failed", "cancelled")


@pytest.fixture(scope="module")
def code_before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The code of the release before, in a folder that Python may look into first."""
    folder = tmp_path_factory.mktemp("before")
    install_code(folder)
    return folder


@pytest.fixture(params=["sqlite", "postgres"])
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[KeptInstallation]:
    """What the release before left behind."""
    if request.param == "sqlite":
        yield kept_on_sqlite(tmp_path / "kept")
        return
    with postgres_url(tmp_path / "pg") as url:
        yield kept_on_postgres(tmp_path / "kept", url)


async def _insisted(http: httpx.AsyncClient, method: str, path: str, **arguments: Any) -> httpx.Response:
    answer = await http.request(method, path, **arguments)
    assert answer.is_success, (method, path, answer.status_code, answer.text)
    return answer


async def _ended(http: httpx.AsyncClient, job_id: str) -> str:
    async with asyncio.timeout(60):
        while True:
            job = (await _insisted(http, "GET", f"/api/v2/jobs/{job_id}", params={"wait": 10})).json()["job"]
            if job["status"] in _ENDED:
                return str(job["status"])


async def test_what_the_release_before_left_is_served_as_it_was(kept: KeptInstallation) -> None:
    """Every job, timeline, file, brand pack, webhook, theme and key of both tenants; what had not ended ends."""
    # Its receivers are gone, and what was sent to them is as old as the release: nobody gives up meanwhile.
    with installation(kept.data.root, **kept.settings, WEBHOOK_GIVE_UP_SECONDS=_FOR_EVER) as running:
        for tenant, shown in kept.shown["tenants"].items():
            async with running.client(kept.shown["keys"][tenant]) as http:
                broken = [
                    loss
                    for path, before in shown.items()
                    for loss in broken_promises(before, await answer_of(http, path), path)
                ]
                assert not broken, "\n".join(broken)
        async with running.client(kept.shown["keys"]["default"]) as http, working(running):
            ends = await asyncio.gather(*(_ended(http, job_id) for job_id in kept.shown["live"]))
            assert ends == ["succeeded"] * len(ends)


@contextmanager
def _before(process: Process, code: Path, name: str, **settings: str) -> Iterator[Process]:
    """The service of the release before, set as `process` is but for `settings`, with a run folder of its own."""
    folder = Path(process.environment["DECKMILL_RUN_DIR"]) / name
    folder.mkdir()
    own = {"PYTHONPATH": str(code), "DECKMILL_RUN_DIR": str(folder)}
    own |= {f"DECKMILL_{key}": value for key, value in settings.items()}
    made = Process(process.name, process.module, {**process.environment, **own})
    try:
        made.start()
        assert made.process is not None
        assert str(code) in Path(f"/proc/{made.process.pid}/environ").read_text(encoding="utf-8")
        yield made
    finally:
        made.end()


async def _rendered(http: httpx.AsyncClient, other: httpx.AsyncClient, title: str) -> str:
    """The id of a job that was made at one gateway, and whose end and deck were seen at the other."""
    made = (await _insisted(http, "POST", "/api/v2/render", json=envelope(title, mode="async"))).json()["data"]
    assert await _ended(other, made["job_id"]) == "succeeded"
    files = (await _insisted(other, "GET", f"/api/v2/jobs/{made['job_id']}/artifacts")).json()["artifacts"]
    (deck,) = [each for each in files if each["kind"] == "generated_pptx"]
    assert (await _insisted(http, "GET", f"/api/v2/jobs/{made['job_id']}/artifacts/{deck['id']}")).content == PPTX_BYTES
    return str(made["job_id"])


async def _listed(http: httpx.AsyncClient) -> list[str]:
    """The ids of all jobs, page by page."""
    found: list[str] = []
    cursor = ""
    while True:
        page = (await _insisted(http, "GET", "/api/v2/jobs", params={"limit": 100, "cursor": cursor})).json()
        found += [job["id"] for job in page["jobs"]]
        if not (cursor := page["next_cursor"] or ""):
            return found


async def test_registry_of_the_release_before_works_on_the_new_schema(
    kept: KeptInstallation, code_before: Path
) -> None:
    """As after a release that was taken back: behind gateways of both, it creates, leases, completes and lists."""
    with ExitStack() as services:
        now = services.enter_context(installation(kept.data.root, **kept.settings))
        now.registry.end()
        services.enter_context(_before(now.registry, code_before, "registry-before"))
        listen = f"127.0.0.1:{free_port()}"
        services.enter_context(_before(now.gateway, code_before, "gateway-before", LISTEN=listen))
        async with (
            now.client(kept.shown["keys"]["default"]) as new,
            httpx.AsyncClient(base_url=f"http://{listen}", headers=new.headers, timeout=60) as old,
            working(now),
        ):
            made = [await _rendered(new, old, "At the new door"), await _rendered(old, new, "At the old door")]
            ends = await asyncio.gather(*(_ended(new, job_id) for job_id in kept.shown["live"]))
            assert ends == ["succeeded"] * len(ends)
            jobs = await _listed(old)
            assert (jobs, jobs[:2]) == (await _listed(new), made[::-1])


async def test_both_releases_side_by_side_lose_nothing(tmp_path: Path, code_before: Path) -> None:
    """On one database and one bus: a worker at each registry, load at a gateway of each; then the old registry goes."""
    async with AsyncExitStack() as services:
        kept = kept_on_postgres(tmp_path / "kept", services.enter_context(postgres_url(tmp_path / "pg")))
        bus = services.enter_context(nats(tmp_path / "nats")).start()
        settings = {**kept.settings, "NATS_URL": bus, "TOKEN": TOKEN}
        now = services.enter_context(installation(kept.data.root, **settings))
        own, listen = f"127.0.0.1:{free_port()}", f"127.0.0.1:{free_port()}"
        old_registry = services.enter_context(
            _before(now.registry, code_before, "registry-before", LISTEN=own, REGISTRY=own)
        )
        services.enter_context(_before(now.gateway, code_before, "gateway-before", LISTEN=listen))
        async with (
            now.client(kept.shown["keys"]["default"]) as new,
            httpx.AsyncClient(base_url=f"http://{listen}", headers=new.headers, timeout=60) as old,
            working(now),
        ):
            places = asyncio.Semaphore(_CLIENTS)

            async def one(number: int) -> str:
                async with places:
                    return await _rendered(*((new, old) if number % 2 else (old, new)), title=f"Deck {number}")

            async with working(replace(now, registry=old_registry)):
                made = await asyncio.gather(*(one(number) for number in range(_JOBS)))
            assert len(set(made)) == _JOBS
            jobs = await _listed(new)
            assert set(made) <= set(jobs)
            assert jobs == await _listed(old)
            old_registry.end(signal.SIGTERM)
            assert await _rendered(old, new, title="After it") not in jobs


@pytest.mark.timeout(600)  # many processes start, and may share their processors with others
async def test_workers_of_both_releases_share_the_work(tmp_path: Path, code_before: Path) -> None:
    """As while workers are rolled out, and while that is taken back: each deck is whole, whoever made which part."""
    counts = {"registry": 1, "gateway": 1, **dict.fromkeys(_WORKERS, 2)}
    old = {f"{name}-1": code_before for name in _WORKERS}
    async with replicas(tmp_path, counts, old, LEASE_TTL="5", HEARTBEAT="1", SWEEP="1") as running:
        new = [replica for replica in running.all.values() if replica.kind in _WORKERS and not replica.code]
        headers = {"Authorization": f"Bearer {OWNER_KEY}"}
        async with httpx.AsyncClient(base_url=running.urls[0], headers=headers, timeout=60) as http:
            together = [await _asked_for(http, f"Deck {number}") for number in range(4)]
            assert await _ended(http, together[0]) == "succeeded"
            await asyncio.gather(*(replica.end() for replica in new))
            alone = await _asked_for(http, "The last deck")
            for job_id in [*together, alone]:
                assert await _ended(http, job_id) == "succeeded"
                files = (await _insisted(http, "GET", f"/api/v2/jobs/{job_id}/artifacts")).json()["artifacts"]
                assert {"generated_pptx", "preview_png", "quality_report"} <= {file["kind"] for file in files}
            events = (await _insisted(http, "GET", f"/api/v2/jobs/{alone}/events")).json()["events"]
            workers = {each["actor"]["id"].rpartition(":")[2] for each in events if each["actor"]["type"] == "system"}
            assert workers == {str(running.all[name].process.pid) for name in old}  # type: ignore[union-attr]


async def _asked_for(http: httpx.AsyncClient, title: str) -> str:
    """The id of a new job."""
    made = await _insisted(http, "POST", "/api/v2/render", json=envelope(title, mode="async"))
    return str(made.json()["data"]["job_id"])
