"""Entries of the slide cache: verified, shared within a tenant alone, capped, and gone with the last job."""

import json
import os
import shutil
import time
from pathlib import Path

import pytest

from deck_domain.job_options import Format
from previewer.cache.entries import ENTRY, SlideCache
from previewer.cache.keeper import CacheKeeper
from previewer.cache.reuse import digest_code

DAY = 86_400.0


def put(folder: Path, key: str, data: bytes = b"picture", tenant: str = "t", job: str = "job_1") -> int:
    """Keep one picture."""
    source = folder.with_name("source.png")
    source.write_bytes(data)
    return SlideCache(folder, tenant, job).put(key, {Format.PNG: source}, 16, 9)


def take(folder: Path, key: str, tenant: str = "t", job: str = "job_1") -> bytes | None:
    """The picture of an entry, None for a miss."""
    target = folder.with_name("target.png")
    found = SlideCache(folder, tenant, job).take(key, {Format.PNG: target})
    assert found in (None, (16, 9))
    return target.read_bytes() if found else None


@pytest.fixture
def keeper(tmp_path: Path) -> CacheKeeper:
    """Of a folder of 1,000 bytes and a week."""
    return CacheKeeper(tmp_path / "cache", 1_000, 7 * DAY)


def entry_file(keeper: CacheKeeper, data: bytes) -> Path:
    """The file in the cache that holds these bytes."""
    return next(path for path in keeper.folder.rglob("png") if path.read_bytes() == data)


def age(keeper: CacheKeeper, data: bytes, seconds: float) -> None:
    """Make an entry's last use so long ago."""
    then = time.time() - seconds
    os.utime(entry_file(keeper, data).with_name(ENTRY), (then, then))


def test_an_entry_is_found_by_its_tenant_alone(keeper: CacheKeeper) -> None:
    """By key, in another job too; the same picture has another key for another tenant."""
    assert put(keeper.folder, "k") > len(b"picture")
    assert take(keeper.folder, "k", job="job_2") == b"picture"
    assert take(keeper.folder, "other") is None
    assert take(keeper.folder, "k", tenant="u") is None
    assert SlideCache(keeper.folder, "t", "j").key("x") != SlideCache(keeper.folder, "u", "j").key("x")


@pytest.mark.parametrize("damage", [b"", b"pictur3", b"picture!"])
def test_an_altered_entry_is_a_miss(keeper: CacheKeeper, damage: bytes) -> None:
    """Cut, changed or longer: it goes, and can be put again."""
    put(keeper.folder, "k")
    entry_file(keeper, b"picture").write_bytes(damage)
    assert take(keeper.folder, "k") is None
    assert put(keeper.folder, "k")
    assert take(keeper.folder, "k") == b"picture"


@pytest.mark.parametrize("entry", [b"", b"[]", b"{}", b"\xff", json.dumps({"files": {"png": 1}}).encode()])
def test_an_unreadable_list_of_files_is_a_miss(keeper: CacheKeeper, entry: bytes) -> None:
    """Whatever lies there instead."""
    put(keeper.folder, "k")
    entry_file(keeper, b"picture").with_name(ENTRY).write_bytes(entry)
    assert take(keeper.folder, "k") is None


def test_two_writers_of_one_slide(keeper: CacheKeeper) -> None:
    """The second adds nothing but that its job refers to the entry."""
    put(keeper.folder, "k")
    assert put(keeper.folder, "k", job="job_2") == 0
    assert keeper.forget("t", "job_1") == 0
    assert take(keeper.folder, "k", job="job_2") == b"picture"


def test_a_cache_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    """Slides are drawn without it."""
    (tmp_path / "cache").write_bytes(b"a file")
    assert put(tmp_path / "cache", "k") == 0
    assert take(tmp_path / "cache", "k") is None


async def test_the_least_recently_used_go_first(keeper: CacheKeeper) -> None:
    """Over the cap; a use counts as new."""
    sizes = {}
    for number in range(4):
        data = bytes([number]) * 200
        sizes[number] = put(keeper.folder, f"k{number}", data)
        age(keeper, data, 1000 - number)
    assert take(keeper.folder, "k0") is not None
    await keeper.added(sum(sizes.values()))
    found = [number for number in range(4) if take(keeper.folder, f"k{number}")]
    assert 0 in found
    assert 1 not in found
    assert found == [0, *range(4 - len(found) + 1, 4)]
    assert sum(path.stat().st_size for path in keeper.folder.rglob("*") if path.is_file()) <= 1_000


def test_another_release_uses_no_picture_of_the_one_before(tmp_path: Path) -> None:
    """A changed, an added or a renamed source is another release; what Python compiles beside it is not."""
    source = tmp_path / "drawing.py"
    source.write_text("WIDTH = 1\n", encoding="utf-8")
    seen = [digest_code([tmp_path], ["pillow"])]
    (tmp_path / "drawing.pyc").write_bytes(b"compiled")
    assert digest_code([tmp_path], ["pillow"]) == seen[0]
    source.write_text("WIDTH = 2\n", encoding="utf-8")
    seen.append(digest_code([tmp_path], ["pillow"]))
    source.rename(tmp_path / "painting.py")
    seen.append(digest_code([tmp_path], ["pillow"]))
    (tmp_path / "more.py").touch()
    seen.append(digest_code([tmp_path], ["pillow"]))
    seen.append(digest_code([tmp_path], ["pillow", "zlib-ng"]))
    assert len(set(seen)) == len(seen)


def test_old_entries_go(keeper: CacheKeeper) -> None:
    """After a week without use, as does what a killed writer left."""
    for name, days in (("old", 8), ("young", 6)):
        put(keeper.folder, name, name.encode())
        age(keeper, name.encode(), days * DAY)
    tenant = entry_file(keeper, b"old").parent.parent
    for name, seconds in ((".new-dead", 2 * 3600), (".new-alive", 0)):
        (tenant / name).mkdir()
        os.utime(tenant / name, (time.time() - seconds,) * 2)
    keeper.trim()
    assert {path.name for path in tenant.iterdir()} == {"young", ".new-alive"}


def deletion(job: str, kind: str = "job.deleted") -> bytes:
    """The event as the registry publishes it."""
    return json.dumps({"type": f"org.deckmill.{kind}", "data": {"jobId": job, "tenant": "t", "seq": "9"}}).encode()


async def test_a_deleted_job_takes_its_pictures_along(keeper: CacheKeeper) -> None:
    """But not those that another job refers to, nor another tenant's, and no other event counts."""
    put(keeper.folder, "own")
    put(keeper.folder, "shared")
    put(keeper.folder, "foreign", tenant="u")
    take(keeper.folder, "shared", job="job_2")
    for event in (deletion("job_1", "job.succeeded"), deletion("job_3"), b"nonsense", b"{}", b"[]"):
        await keeper.hear(event)
    assert len(list(keeper.folder.rglob(ENTRY))) == 3
    await keeper.hear(deletion("job_1"))
    assert len(list(keeper.folder.rglob(ENTRY))) == 2
    assert take(keeper.folder, "own") is None
    assert take(keeper.folder, "foreign", tenant="u") == b"picture"
    await keeper.hear(deletion("job_2"))
    assert take(keeper.folder, "shared") is None


def test_a_cache_that_was_wiped(keeper: CacheKeeper) -> None:
    """Whoever removes the folder costs nothing but drawing."""
    put(keeper.folder, "k")
    shutil.rmtree(keeper.folder)
    keeper.trim()
    assert keeper.forget("t", "job_1") == 0
    assert put(keeper.folder, "k")
