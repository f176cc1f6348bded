"""Brand packs in the registry: versions that are compiled, which one a job gets, and what is kept for ever."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import insert

from deck_domain.brand_packs import BrandPackFilter, CompileStatus, PackStatus
from deck_domain.errors import Gone, IllegalTransition, InvalidRequest, NotFound, RequestIdReused
from deck_domain.ids import new_id
from deck_domain.job import ArtifactKind, Job
from deck_domain.job_kinds import JobKind
from deck_domain.job_options import JobOptions
from deck_domain.job_pages import JobFilter
from deck_domain.lifecycle import FailureCategory, JobState, Stage
from job_registry.aggregate.read_job import get_document, get_job, list_job_events
from job_registry.background.sweep_objects import Sweeper
from job_registry.brand_packs.change_pack import activate_version, delete_pack, update_pack
from job_registry.brand_packs.read_packs import get_pack, get_version, list_packs
from job_registry.jobs.create_job import create_job
from job_registry.jobs.end_job import cancel_job, delete_job
from job_registry.jobs.list_jobs import list_jobs
from job_registry.jobs.retry_job import RetryRequest, retry_job
from job_registry.jobs.write_job import JobRequest
from job_registry.limits import QueueLimits
from job_registry.sql import tenant_tables
from job_registry.sql.engines import Engines, open_engines
from job_registry.sql.migrate import migrate, upgrade
from job_registry.sql.transaction import Transaction
from job_registry.tasks.claim_task import claim_task
from tests.support.registry import BRAND, TERMS, ManualClock, Parts, insert_as_the_first_release

BEFORE = "0006"
"""The schema before there were brand packs."""

LIMITS = QueueLimits(per_tenant=100, in_all=100)
DOCUMENT: dict[str, Any] = {
    "version": "2.0",
    "title": "Small",
    "slides": [{"slideType": "title-body", "title": "A", "body": ["b"]}],
}


async def render(parts: Parts, brand: dict[str, str] | None = None, tenant: str = "acme", **asked: str) -> Job:
    """A job that asks for a pack in its document, or beside it."""
    document = DOCUMENT | ({"brand": brand} if brand else {})
    options = JobOptions(**asked)  # type: ignore[arg-type]
    request = JobRequest(tenant, "key", JobKind.RENDER, "protocol_v2", json.dumps(document).encode(), options=options)
    return (await create_job(request, parts.database, parts.store, LIMITS, parts.judge))[0]


async def test_a_version_is_compiled_and_drawn_by_a_job_that_nobody_sees(parts: Parts) -> None:
    """Its status follows its task; no list shows the job, and its id finds nothing."""
    made = await parts.pack()
    (version,) = made.pack.versions
    assert (version.number, version.status, version.id) == (1, CompileStatus.QUEUED, made.version_id)
    assert made.pack.active_version_id is None
    lease = await parts.claimed(Stage.COMPILE)
    template = lease.input(ArtifactKind.BRAND_TEMPLATE)
    assert template is not None
    assert await parts.store.read(template.stored) == b"PK template"
    pack = await parts.database.read(get_pack, "acme", made.pack.id)
    assert pack.current.status is CompileStatus.COMPILING
    await parts.complete(lease, BRAND)
    await parts.complete(await parts.claimed(Stage.PREVIEW))
    pack = await parts.database.read(get_pack, "acme", made.pack.id)
    assert (pack.active_version_id, pack.current.status, pack.current.drawing) == (
        version.id,
        CompileStatus.COMPILED,
        JobState.SUCCEEDED,
    )
    assert pack.current.result == BRAND
    detail = await parts.database.read(get_version, "acme", pack.id, version.id)
    kinds = [artifact.kind for artifact in detail.artifacts]
    assert kinds == [ArtifactKind.BRAND_TEMPLATE, ArtifactKind.BRAND_DEMANDS, ArtifactKind.PREVIEW_PNG]
    assert (await parts.database.read(list_jobs, "acme", JobFilter())).total == 0
    for read in (get_job, get_document, list_job_events):
        with pytest.raises(NotFound):
            await parts.database.read(read, "acme", lease.job_id)
    with pytest.raises(NotFound):
        await parts.database.write(cancel_job, "acme", lease.job_id)
    with pytest.raises(NotFound):
        await parts.database.write(delete_job, "acme", lease.job_id, key_id="key_owner", admin=True)


async def test_a_template_that_cannot_be_compiled_says_why(parts: Parts) -> None:
    """The pack has no active version, and a job that names it is told so."""
    made = await parts.pack()
    await parts.fail(await parts.claimed(Stage.COMPILE), FailureCategory.PERMANENT, "TEMPLATE_WITHOUT_LAYOUTS")
    pack = await parts.database.read(get_pack, "acme", made.pack.id)
    assert (pack.current.status, pack.current.error_code) == (CompileStatus.FAILED, "TEMPLATE_WITHOUT_LAYOUTS")
    assert pack.active_version_id is None
    with pytest.raises(IllegalTransition) as refused:
        await render(parts, brand_pack_id=pack.id)
    assert refused.value.code == "brand_pack_failed"
    with pytest.raises(IllegalTransition):
        await parts.database.write(activate_version, "acme", pack.id, made.version_id)


async def test_an_attempt_that_crashes_is_made_again(parts: Parts) -> None:
    """As in any stage; meanwhile the version is still compiling."""
    made = await parts.pack()
    await parts.fail(await parts.claimed(Stage.COMPILE), FailureCategory.CRASHED)
    pack = await parts.database.read(get_pack, "acme", made.pack.id)
    assert pack.current.status is CompileStatus.COMPILING
    with pytest.raises(IllegalTransition) as refused:
        await render(parts, brand_pack_id=pack.id)
    assert refused.value.code == "brand_pack_not_compiled"
    parts.clock.advance(60)
    await parts.complete(await parts.claimed(Stage.COMPILE), BRAND)
    assert (await parts.database.read(get_pack, "acme", pack.id)).active_version_id == made.version_id


async def test_a_job_gets_the_active_version_or_the_one_it_names(parts: Parts) -> None:
    """Named beside the document or in it; what stands beside it counts, and that is said."""
    first = await parts.compiled_pack()
    second = await parts.compiled_pack(pack_id=first.pack.id)
    assert [version.number for version in second.pack.versions] == [1, 2]
    pack_id = first.pack.id
    for job in (await render(parts, brand_pack_id=pack_id), await render(parts, {"brandPackId": pack_id})):
        assert (job.brand_pack_id, job.brand_pack_version_id) == (pack_id, first.version_id)
    pinned = await render(parts, {"brandPackId": "bp_other"}, brand_pack_version_id=second.version_id)
    assert (pinned.brand_pack_id, pinned.brand_pack_version_id) == (pack_id, second.version_id)
    assert [warning["code"] for warning in pinned.warnings] == ["overruled"]
    await parts.database.write(activate_version, "acme", pack_id, second.version_id)
    assert (await render(parts, brand_pack_id=pack_id)).brand_pack_version_id == second.version_id
    assert (await render(parts)).brand_pack_id is None
    listed = await parts.database.read(list_jobs, "acme", JobFilter(brand_pack_id=pack_id))
    assert listed.total == 4


async def test_a_pack_that_is_not_there_is_not_found(parts: Parts) -> None:
    """Nor one of another tenant, and a version of another pack is told."""
    ours, theirs = await parts.compiled_pack(), await parts.compiled_pack("globex")
    other = await parts.compiled_pack()
    for asked in (
        {"brand_pack_id": "bp_none"},
        {"brand_pack_id": theirs.pack.id},
        {"brand_pack_version_id": theirs.version_id},
        {"brand_pack_id": ours.pack.id, "brand_pack_version_id": "bpv_none"},
    ):
        with pytest.raises(NotFound):
            await render(parts, **asked)
    with pytest.raises(NotFound):
        await render(parts, {"brandPackVersionId": theirs.version_id})
    with pytest.raises(InvalidRequest) as mixed:
        await render(parts, brand_pack_id=ours.pack.id, brand_pack_version_id=other.version_id)
    assert mixed.value.violations[0].pointer == "/brandPackVersionId"
    for verb in (get_pack, update_pack, delete_pack):
        with pytest.raises(NotFound):
            await parts.database.write(verb, "acme", theirs.pack.id)
    with pytest.raises(NotFound):
        await parts.database.write(activate_version, "acme", ours.pack.id, other.version_id)
    with pytest.raises(NotFound):
        await parts.pack(pack_id=theirs.pack.id)


async def test_the_stages_of_a_job_get_what_they_need_of_its_brand(parts: Parts) -> None:
    """The renderer the template, the scorer the demands: of the version that the job began with."""
    made = await parts.compiled_pack()
    await render(parts, brand_pack_id=made.pack.id)
    newer = await parts.compiled_pack(pack_id=made.pack.id, template=b"PK newer")
    await parts.database.write(activate_version, "acme", made.pack.id, newer.version_id)
    rendering = await parts.claimed(Stage.RENDER)
    template = rendering.input(ArtifactKind.BRAND_TEMPLATE)
    assert template is not None
    assert await parts.store.read(template.stored) == b"PK template"
    assert rendering.input(ArtifactKind.BRAND_DEMANDS) is None
    await parts.complete(rendering)
    scoring = await parts.claimed(Stage.SCORE)
    assert scoring.input(ArtifactKind.BRAND_DEMANDS) is not None
    assert (await parts.claimed(Stage.PREVIEW)).input(ArtifactKind.BRAND_TEMPLATE) is None


async def test_a_job_that_is_tried_again_keeps_its_version(parts: Parts) -> None:
    """Also when another one is active by then, and the pack is archived."""
    made = await parts.compiled_pack()
    job = await render(parts, brand_pack_id=made.pack.id)
    await parts.database.write(cancel_job, "acme", job.id)
    newer = await parts.compiled_pack(pack_id=made.pack.id, template=b"PK newer")
    await parts.database.write(activate_version, "acme", made.pack.id, newer.version_id)
    await parts.database.write(update_pack, "acme", made.pack.id, status=PackStatus.ARCHIVED)
    again, _ = await retry_job(RetryRequest("acme", job.id, "key"), parts.database, parts.store, LIMITS)
    assert (again.brand_pack_id, again.brand_pack_version_id) == (made.pack.id, made.version_id)
    template = (await parts.claimed(Stage.RENDER)).input(ArtifactKind.BRAND_TEMPLATE)
    assert template is not None
    assert await parts.store.read(template.stored) == b"PK template"


async def test_an_archived_pack_is_for_rendering_its_jobs_again(parts: Parts) -> None:
    """New jobs and new versions are refused, until it is active again."""
    made = await parts.compiled_pack()
    job = await render(parts, brand_pack_id=made.pack.id)
    await parts.finish(job.id)
    pack = await parts.database.write(
        update_pack, "acme", made.pack.id, name="  Old brand ", status=PackStatus.ARCHIVED
    )
    assert (pack.name, pack.status) == ("Old brand", PackStatus.ARCHIVED)
    for asked in ({"brand_pack_id": pack.id}, {"brand_pack_version_id": made.version_id}):
        with pytest.raises(IllegalTransition) as refused:
            await render(parts, **asked)
        assert refused.value.code == "brand_pack_archived"
        again = await render(parts, **asked, baseline_job_id=job.id)
        assert again.brand_pack_version_id == made.version_id
    with pytest.raises(IllegalTransition):
        await parts.pack(pack_id=pack.id)
    await parts.database.write(update_pack, "acme", pack.id, status=PackStatus.ACTIVE)
    assert (await render(parts, brand_pack_id=pack.id)).brand_pack_id == pack.id


async def test_a_pack_that_jobs_refer_to_is_archived_instead_of_deleted(parts: Parts) -> None:
    """Its file stays for them; one that nobody refers to goes with its files."""
    used, unused = await parts.compiled_pack(), await parts.pack()
    await render(parts, brand_pack_id=used.pack.id)
    archived = await parts.database.write(delete_pack, "acme", used.pack.id)
    assert archived is not None
    assert archived.status is PackStatus.ARCHIVED
    assert await parts.database.write(delete_pack, "acme", unused.pack.id) is None
    with pytest.raises(NotFound):
        await parts.database.read(get_pack, "acme", unused.pack.id)
    await Sweeper(parts.database, parts.store, interval=1, grace=0).sweep()
    kept = [info.key for info in await parts.store.list("acme/")]
    assert len([key for key in kept if key.endswith("template.pptx")]) == 1
    (version,) = archived.versions
    assert any(key.startswith(f"acme/{version.job_id}/source/") for key in kept)


async def test_a_repeated_upload_makes_one_version(parts: Parts) -> None:
    """The same key and body; another body is refused, and a pack that is gone is told."""
    first = await parts.pack(request_id="r1", fingerprint="f1")
    twin = await parts.pack(request_id="r1", fingerprint="f1")
    assert (twin.replayed, twin.version_id, twin.pack.id) == (True, first.version_id, first.pack.id)
    with pytest.raises(RequestIdReused):
        await parts.pack(request_id="r1", fingerprint="f2")
    assert len([info for info in await parts.store.list("acme/") if "source" in info.key]) == 1
    await parts.database.write(delete_pack, "acme", first.pack.id)
    with pytest.raises(Gone):
        await parts.pack(request_id="r1", fingerprint="f1")


async def test_versions_that_come_at_once_get_a_number_each(parts: Parts) -> None:
    """In whatever order."""
    made = await parts.pack()
    await asyncio.gather(*(parts.pack(pack_id=made.pack.id) for _ in range(4)))
    pack = await parts.database.read(get_pack, "acme", made.pack.id)
    assert [version.number for version in pack.versions] == [1, 2, 3, 4, 5]


async def test_packs_are_listed_newest_first(parts: Parts) -> None:
    """By pages, by status, and by the file that one of their versions is of."""
    made = []
    for number in range(3):
        made.append(await parts.pack(name=f"Brand {number}"))
        parts.clock.advance(1)
    await parts.database.write(update_pack, "acme", made[0].pack.id, status=PackStatus.ARCHIVED)
    page = await parts.database.read(list_packs, "acme", BrandPackFilter(), page_size=2)
    assert ([pack.name for pack in page.packs], page.total) == (["Brand 2", "Brand 1"], 3)
    rest = await parts.database.read(list_packs, "acme", BrandPackFilter(), page_size=2, page_token=page.next_token)
    assert ([pack.name for pack in rest.packs], rest.next_token) == (["Brand 0"], "")
    archived = BrandPackFilter(status=PackStatus.ARCHIVED)
    assert [pack.name for pack in (await parts.database.read(list_packs, "acme", archived)).packs] == ["Brand 0"]
    digest = made[0].pack.versions[0].sha256
    assert (await parts.database.read(list_packs, "acme", BrandPackFilter(sha256=digest))).total == 3
    assert (await parts.database.read(list_packs, "acme", BrandPackFilter(sha256="0" * 64))).total == 0
    assert (await parts.database.read(list_packs, "globex", BrandPackFilter())).total == 0


@pytest.fixture(params=["sqlite", "postgres"])
def old_engines(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engines]:
    """A database of the release before, with a job in it."""
    url = f"sqlite:///{tmp_path / 'old.sqlite3'}"
    if request.param == "postgres":
        server = request.getfixturevalue("postgres_database")
        url = f"{server.rpartition('/')[0]}/before_brand_packs"
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute("DROP DATABASE IF EXISTS before_brand_packs")
            connection.execute("CREATE DATABASE before_brand_packs")
    engines = open_engines(url)
    with engines.writer.begin() as connection:
        upgrade(connection, BEFORE)
        insert_as_the_first_release(connection)
    yield engines
    engines.dispose()


def test_a_database_of_the_release_before_takes_packs(old_engines: Engines) -> None:
    """Its jobs are worked on, and the release before goes on beside the new tables."""
    migrate(old_engines)
    with old_engines.writer.begin() as connection:
        tx = Transaction(connection, ManualClock())
        pack_id = new_id("bp")
        values = {"id": pack_id, "tenant": "acme", "name": "Brand", "status": "active"}
        moments = {"created_at": tx.now, "updated_at": tx.now}
        connection.execute(insert(tenant_tables.brand_packs).values(**values, **moments))
        assert list_packs(tx, "acme", BrandPackFilter(status=PackStatus.ACTIVE)).total == 1
        assert get_job(tx, "acme", "job_old").brand_pack_id is None
        lease, _ = claim_task(tx, [Stage.RENDER], "worker", "claim", TERMS)
        assert lease is not None
        assert lease.input(ArtifactKind.BRAND_TEMPLATE) is None


@pytest.mark.parametrize("name", ["", "  ", "x" * 101, "a\nb"])
async def test_a_name_is_readable(parts: Parts, name: str) -> None:
    """1 to 100 printable characters."""
    with pytest.raises(InvalidRequest):
        await parts.pack(name=name)
    made = await parts.pack()
    with pytest.raises(InvalidRequest):
        await parts.database.write(update_pack, "acme", made.pack.id, name=name)
