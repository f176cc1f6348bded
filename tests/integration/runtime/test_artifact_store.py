"""One suite for every storage behind the artifact store."""

import asyncio
import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from deck_domain.errors import ArtifactGone, InvalidRequest, StoreUnavailable
from deck_domain.job import StoredObject
from deck_runtime.store import ArtifactStore, open_store, require_prefix
from tests.support.servers import s3

SOUND = StoredObject("a/b", "0" * 64, 1)


@pytest.fixture(scope="module")
def s3_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real S3 server."""
    with s3(tmp_path_factory.mktemp("weed")) as url:
        yield url


@pytest.fixture(params=["directory", "s3"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> ArtifactStore:
    """Each storage in turn, empty below the test's own prefix."""
    url = f"file://{tmp_path}/objects" if request.param == "directory" else request.getfixturevalue("s3_url")
    return open_store(url, tmp_path / "scratch")


@pytest.fixture
def prefix(request: pytest.FixtureRequest) -> str:
    """A folder of the test's own."""
    return f"{abs(hash(request.node.nodeid))}/job_1/task_1/1/"


async def test_what_goes_in_comes_out(store: ArtifactStore, prefix: str, tmp_path: Path) -> None:
    """Bytes and files come back whole, in memory, on disk and as a seekable file."""
    source = tmp_path / "deck.pptx"
    source.write_bytes(bytes(range(256)) * 50_000)
    stored = await store.put_file(prefix + "deck.pptx", source, "application/octet-stream")
    assert source.read_bytes() == await store.read(stored)
    assert source.read_bytes() == (await store.fetch(stored, tmp_path / "deep" / "copy")).read_bytes()
    with await store.open(stored) as file:
        file.seek(1_000_003)
        assert source.read_bytes()[1_000_003:1_000_013] == file.read(10)


async def test_an_altered_object_is_never_handed_out(store: ArtifactStore, prefix: str) -> None:
    """A wrong checksum or size is the same as a missing object."""
    stored = await store.put_bytes(prefix + "a", b"right", "text/plain")
    for wrong in (replace(stored, sha256="0" * 64), replace(stored, size=4)):
        with pytest.raises(ArtifactGone):
            await store.read(wrong)


async def test_a_missing_object_is_gone(store: ArtifactStore, prefix: str) -> None:
    """Reading, copying and looking for what is not there."""
    missing = StoredObject(prefix + "none", "0" * 64, 1)
    assert not await store.holds(missing)
    with pytest.raises(ArtifactGone):
        await store.read(missing)
    with pytest.raises(ArtifactGone):
        await store.copy(missing, prefix + "copy")


async def test_putting_the_same_again_is_no_error(store: ArtifactStore, prefix: str) -> None:
    """A repeat after a lost reply stores nothing new."""
    first = await store.put_bytes(prefix + "a", b"same", "text/plain")
    assert first == await store.put_bytes(prefix + "a", b"same", "text/plain")


async def test_a_copy_outlives_its_source(store: ArtifactStore, prefix: str) -> None:
    """What another job reuses is its own."""
    source = await store.put_bytes(prefix + "a", b"bytes", "text/plain")
    copied = await store.copy(source, prefix + "b")
    await store.delete([source.key])
    assert await store.read(copied) == b"bytes"
    assert not await store.holds(source)


async def test_what_is_lacking_among_many_is_found_at_once(store: ArtifactStore, prefix: str) -> None:
    """Missing, of another size, in other folders, or with its bytes in hand but not in the store."""
    held = [await store.put_bytes(f"{prefix}{name}", b"12345", "text/plain") for name in ("1/a", "1/b", "2/a")]
    short = replace(held[0], size=4)
    missing = StoredObject(f"{prefix}3/a", "0" * 64, 5, b"12345")
    loose = StoredObject("loose", "0" * 64, 5)
    assert await store.lacking(held) == []
    assert await store.lacking([]) == []
    assert await store.lacking([held[1], short, missing, held[2], loose]) == [short.key, missing.key, "loose"]


async def test_listing_and_deleting_below_a_prefix(store: ArtifactStore, prefix: str) -> None:
    """The sweeper finds everything below a folder, with sizes, and removes it; a repeat is no error."""
    for name in ("a", "deep/b"):
        await store.put_bytes(prefix + name, b"12345", "text/plain")
    found = await store.list(prefix)
    assert {(prefix + "a", 5), (prefix + "deep/b", 5)} == {(info.key, info.size) for info in found}
    await store.put_bytes(prefix + "deep/c/d", b"12345", "text/plain")
    assert set(await store.folders(prefix)) == {"deep"}
    assert set(await store.folders(prefix + "nowhere/")) == set()
    keys = [info.key for info in await store.list(prefix)]
    await store.delete(keys)
    await store.delete(keys)
    assert await store.list(prefix) == []


@pytest.mark.parametrize("key", ["", "../escape", "/absolute", "a/../../b", "a//b", "a/", "a\0b", "acme/../.."])
async def test_what_is_no_key_is_refused(store: ArtifactStore, key: str) -> None:
    """Before a path exists, and as the caller's fault."""
    with pytest.raises(InvalidRequest):
        await store.put_bytes(key, b"x", "text/plain")
    stored = StoredObject(key=key, sha256="0" * 64, size=1)
    for ask in (
        store.read(stored),
        store.holds(stored),
        store.lacking([stored]),
        store.copy(stored, "a/b"),
        store.copy(SOUND, key),
    ):
        with pytest.raises(InvalidRequest):
            await ask


@pytest.mark.parametrize("prefix", ["", "/", "acme/job", "acme//", "acme/../", "../acme/"])
def test_outputs_lie_below_a_whole_prefix(prefix: str) -> None:
    """Without its slash, an output would be named after the prefix and not lie below it."""
    with pytest.raises(InvalidRequest):
        require_prefix(prefix)


def test_a_whole_prefix_is_accepted() -> None:
    """As internal callers make them."""
    require_prefix("acme/job_1/task_1/1/")


async def test_an_s3_that_is_silent_is_away(tmp_path: Path) -> None:
    """One that stands still accepts connections and says nothing: who has patience set does not wait for it."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"s3://key:secret@127.0.0.1:{silent.getsockname()[1]}/decks?secure=false"
        store = open_store(url, tmp_path, patience=0.3)
        for ask in (store.put_bytes("a/b", b"x", "text/plain"), store.read(SOUND), store.holds(SOUND), store.check()):
            async with asyncio.timeout(15):  # half of what it takes without
                with pytest.raises(StoreUnavailable):
                    await ask


async def test_a_disk_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    """Also one that only the way to the storage needs."""
    store = open_store(f"file://{tmp_path}/objects", tmp_path / "scratch")
    store.scratch.rmdir()
    with pytest.raises(StoreUnavailable, match="No such file"):
        await store.put_bytes("t/job_1/task_1/1/a", b"a", "text/plain")
