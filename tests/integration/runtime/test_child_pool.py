"""Children: killed at limits, replaced after crashes, never left behind."""

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from deck_domain.errors import InvalidDocument, Violation
from deck_runtime.children.niceness import step_back
from deck_runtime.children.pool import ChildDied, ChildFailed, ChildOverworked, ChildPool, ChildTimeout
from deck_runtime.store import open_store
from tests.support.echo_child import WORK, Echo, Wish
from tests.support.stack import wait_until_gone

EchoPool = ChildPool[Wish, Echo]


async def test_a_child_answers_again_and_again(pool: EchoPool) -> None:
    """The same warm process serves request after request, and what it prints disturbs nothing."""
    first = await pool.run(Wish(), timeout=20)
    second = await pool.run(Wish(), timeout=5)
    assert (first.pid, 2) == (second.pid, second.served)


async def test_a_child_looks_for_garbage(pool: EchoPool) -> None:
    """While it works, though not while it starts."""
    assert (await pool.run(Wish(), timeout=20)).collects


async def test_progress_is_passed_on(pool: EchoPool) -> None:
    """Each report of the child reaches the caller, in order."""
    seen: list[tuple[int, int]] = []
    await pool.run(Wish("count"), timeout=20, progress=lambda done, total: seen.append((done, total)))
    assert [(1, 3), (2, 3), (3, 3)] == seen


async def test_domain_errors_cross_the_pipe(pool: EchoPool) -> None:
    """A refusal keeps its pointers, and the child stays."""
    with pytest.raises(InvalidDocument) as caught:
        await pool.run(Wish("refuse"), timeout=20)
    assert (Violation("/slides/0", "missing", "Add a title."),) == caught.value.violations
    assert (await pool.run(Wish(), timeout=5)).served == 2


@pytest.mark.parametrize("bare", [False, True])
async def test_a_child_is_given_no_secret(monkeypatch: pytest.MonkeyPatch, bare: bool) -> None:
    """What it opens comes from strangers: the settings of its service are none of its business."""
    kept = {"DECKMILL_LIBREOFFICE": "/usr/lib/libreoffice", "FONTCONFIG_PATH": "/etc/fonts"}
    for name, value in kept.items():
        monkeypatch.setenv(name, value)
    for name in ("DECKMILL_STORE_URL", "DECKMILL_TOKEN", "DECKMILL_SIGNING_KEYS", "OTEL_EXPORTER_OTLP_HEADERS"):
        monkeypatch.setenv(name, "a secret")
    pool = ChildPool(replace(WORK, bare=bare), 1)
    pool.start()
    child = (await pool.run(Wish(), timeout=20)).pid
    given = Path(f"/proc/{child}/environ").read_text(encoding="utf-8").split("\0")
    await pool.close()
    assert [each for each in given if "a secret" in each] == []
    assert f"PATH={os.environ['PATH']}" in given
    assert [f"{name}={value}" in given for name, value in kept.items()] == [not bare] * len(kept)


async def test_a_child_cannot_read_the_files_of_secrets(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither by their names, nor past a link; what lies beside them, and comes into folders there later, it can.

    The folder of temporary files leads to them, and the child has another one. A file may lie in a folder that is
    hidden as a whole, or in one that is not there.
    """
    names = {
        "DECKMILL_TOKEN_FILE": "token",
        "DECKMILL_HIDDEN_FILES": "bus",
        "DECKMILL_TLS_KEY_FILE": "bus/key",
        "DECKMILL_OTHER_TOKEN_FILE": "absent/token",
    }
    (tmp_path / "bus").mkdir()
    for name in ("token", "bus/conf", "bus/key", "beside"):
        (tmp_path / name).write_text("text", encoding="utf-8")
    for variable, name in names.items():
        monkeypatch.setenv(variable, str(tmp_path / name))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    (tmp_path / "link").symlink_to("token")
    (tmp_path / "work").mkdir()
    pool = ChildPool(WORK, 1)
    pool.start()
    await pool.run(Wish("read", file=str(tmp_path / "beside")), timeout=20)
    (tmp_path / "work" / "order").write_text("text", encoding="utf-8")
    await pool.run(Wish("read", file=str(tmp_path / "work" / "order")), timeout=20)
    await pool.run(Wish("read"), timeout=20)
    for name in ("token", "bus/conf", "bus/key", "link"):
        with pytest.raises(ChildFailed, match="Permission denied"):
            await pool.run(Wish("read", file=str(tmp_path / name)), timeout=20)
    await pool.close()


async def test_a_child_cannot_read_the_files_of_other_services(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither in the store, nor where other services, or a cache, keep theirs beside the folder of its own service.

    What it makes itself, and what lies in and beside another folder that it is given, it can.
    """
    store = open_store(f"file://{tmp_path}/objects", tmp_path / "scratch")
    other = open_store(f"file://{tmp_path}/objects", tmp_path / "scratch")
    stored = await store.put_bytes("tenant/job/output.pptx", b"a deck", "")
    (tmp_path / "scratch" / "preview-cache").mkdir()
    shared = tmp_path / "var" / "cache"
    shared.mkdir(parents=True)
    monkeypatch.setenv("DECKMILL_STORE_URL", f"file://{tmp_path}/objects")
    monkeypatch.setenv("TMPDIR", str(tmp_path / "scratch"))
    async with _pool(store.scratch, shared) as pool:
        await pool.run(Wish(), timeout=20)
        later = open_store(f"file://{tmp_path}/objects", tmp_path / "scratch")
        strange = [each.scratch / "order" for each in (other, later)] + [tmp_path / "scratch/preview-cache/slide.png"]
        for file in (*strange, shared / "pictures", shared.with_name("fonts")):
            file.write_text("text", encoding="utf-8")
        for known in (shared / "pictures", shared.with_name("fonts"), ""):
            await pool.run(Wish("read", file=str(known)), timeout=20)
        for file in (tmp_path / "objects" / stored.key, *strange):
            await _is_kept_from(pool, file)


async def test_a_child_reads_the_files_of_its_own_work_alone(tmp_path: Path) -> None:
    """None of what its service has for others, waiting or with another child; and its own until it has answered."""
    store = open_store(f"file://{tmp_path}/objects", tmp_path / "scratch")
    stored = await store.put_bytes("tenant/job/output.pptx", b"a deck", "")
    own, elsewhere, waiting = [await store.fetch(stored, store.scratch / name / "deck") for name in ("a", "b", "c")]
    upload = await store.fetch(stored, store.scratch / "upload")
    async with _pool(store.scratch, children=2) as pool:
        busy = asyncio.create_task(pool.run(Wish("hang", given=(elsewhere.parent,)), timeout=60))
        while not elsewhere.parent.is_symlink():
            await asyncio.sleep(0)
        told = Wish("read", file=str(own), given=(own.parent,))
        assert (await pool.run(told, timeout=20)).pid == (await pool.run(told, timeout=20)).pid
        await pool.run(Wish("read", file=str(upload), given=(upload,)), timeout=20)
        for file in (own, elsewhere, elsewhere.resolve(), waiting, upload):
            assert file.exists()
            await _is_kept_from(pool, file)
        busy.cancel()
        await asyncio.gather(busy, return_exceptions=True)
        await pool.run(Wish("read", file=str(elsewhere), given=(elsewhere,)), timeout=20)
    assert sorted(each.name for each in store.scratch.iterdir()) == ["a", "b", "c", "upload"]


@pytest.mark.parametrize("what", ["write", "die", "fail", "refuse"])
async def test_files_are_where_they_were_once_a_child_has_ended(tmp_path: Path, what: str) -> None:
    """However it ended, with what it has made; they are no links any more, and nothing else is left of it."""
    (folder := tmp_path / "work").mkdir()
    (folder / "deck").write_text("text", encoding="utf-8")
    async with _pool(tmp_path) as pool:
        told = pool.run(Wish(what, given=(folder, folder / "deck", folder / "marked")), timeout=20)
        await asyncio.gather(told, return_exceptions=True)
        assert not folder.is_symlink()
        assert {each.name for each in folder.iterdir()} == {"deck", *(["made"] if what == "write" else [])}
    assert list(tmp_path.iterdir()) == [folder]


async def _is_kept_from(pool: EchoPool, file: Path) -> None:
    with pytest.raises(ChildFailed, match="Permission denied"):
        await pool.run(Wish("read", file=str(file)), timeout=20)


@asynccontextmanager
async def _pool(*folders: Path, children: int = 1) -> AsyncIterator[EchoPool]:
    pool = ChildPool(WORK, children, folders=folders)
    pool.start()
    try:
        yield pool
    finally:
        await pool.close()


_HIDING = """
import ctypes, os, subprocess
from deck_runtime.hiding import hide_memory
if os.geteuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
    ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)  # who changes his user is hidden already
def read():
    told = subprocess.run(["cat", f"/proc/{os.getpid()}/environ"], capture_output=True, check=False)
    return b"KEY=a secret" in told.stdout
print(read())
hide_memory()
print(read())
"""


def test_a_child_cannot_read_what_its_service_was_given() -> None:
    """It is of the same user, and may read the environment of others of this user, but not of one that hides."""
    told = subprocess.run([sys.executable, "-c", _HIDING], env=os.environ | {"KEY": "a secret"}, capture_output=True,
                          text=True, check=True)  # fmt: skip
    assert told.stdout.split() == ["True", "False"]


@pytest.mark.parametrize(("what", "error"), [("die", ChildDied), ("fail", ChildFailed), ("hang", ChildTimeout)])
async def test_a_broken_child_is_replaced(pool: EchoPool, what: str, error: type[Exception]) -> None:
    """After a crash, an unexpected exception or a time-out the next request gets a new process."""
    with pytest.raises(error):
        await pool.run(Wish(what), timeout=20 if what != "hang" else 2)
    assert (await pool.run(Wish(), timeout=20)).served == 1


async def test_work_that_uses_up_its_processor_time_is_told_apart(pool: EchoPool) -> None:
    """The kernel ends it, however long the time limit still is; work that only waits is not charged."""
    with pytest.raises(ChildOverworked, match="1 s of processor time"):
        await pool.run(Wish("spin"), timeout=300, cpu_seconds=1)
    with pytest.raises(ChildTimeout):
        await pool.run(Wish("hang"), timeout=2, cpu_seconds=1)


async def test_a_child_is_charged_for_each_work_alone(pool: EchoPool) -> None:
    """What it has used before is not held against the next."""
    answers = [await pool.run(Wish("busy"), timeout=300, cpu_seconds=1) for _ in range(3)]
    assert [answer.served for answer in answers] == [1, 2, 3]


async def test_a_fresh_child_and_a_recycled_one_are_new(pool: EchoPool) -> None:
    """Asking for a fresh child, or being told to recycle, ends the used one."""
    first = await pool.run(Wish(), timeout=20)
    fresh = await pool.run(Wish(worn_out="100 decks"), timeout=5, fresh=True)
    after = await pool.run(Wish(), timeout=20)
    assert len({first.pid, fresh.pid, after.pid}) == 3


async def test_cancelling_kills_the_whole_process_group(pool: EchoPool) -> None:
    """Grandchildren die with the child when its work is cancelled."""
    grandchild = (await pool.run(Wish("grandchild"), timeout=20)).pid
    work = asyncio.create_task(pool.run(Wish("hang"), timeout=60))
    await asyncio.sleep(0)
    work.cancel()
    await asyncio.gather(work, return_exceptions=True)
    await asyncio.to_thread(wait_until_gone, grandchild, 5)


async def test_who_waits_for_an_idle_child_takes_none(pool: EchoPool) -> None:
    """It tells that one is there, once the work of others has ended."""
    await pool.wait_idle()
    assert pool.idle == 1
    work = asyncio.create_task(pool.run(Wish(), timeout=20))
    while pool.idle:
        await asyncio.sleep(0)
    waiting = asyncio.create_task(pool.wait_idle())
    await asyncio.sleep(0)
    assert not waiting.done()
    await work
    async with asyncio.timeout(20):
        await waiting
    assert pool.idle == 1


async def test_children_step_back_and_the_spare_one_does_not() -> None:
    """From the moment on when they are told, and those that come later; each kind of work keeps its rank till then."""
    many = ChildPool(replace(WORK, niceness=2), 1)
    spare = many.spare()
    many.start()
    spare.start()
    first, alone = (await many.run(Wish(), timeout=20)).pid, (await spare.run(Wish(), timeout=20)).pid
    assert (_steps(first), _steps(alone)) == (2, 0)
    many.step_back(5)
    second = (await many.run(Wish(), timeout=20, fresh=True)).pid
    assert (_steps(second), _steps(alone)) == (5, 0)
    many.step_back(3)
    third = (await many.run(Wish(), timeout=20, fresh=True)).pid
    assert _steps(third) == 5
    await many.close()
    await spare.close()


async def test_a_child_at_work_steps_back(pool: EchoPool) -> None:
    """At once, all its threads and its session; it needs no privileges, and there is none to come forward again."""
    child = (await pool.run(Wish(), timeout=20)).pid
    await asyncio.to_thread(step_back, 4, child)
    await asyncio.to_thread(step_back, 3, child)
    assert os.getpriority(os.PRIO_PROCESS, child) == min(19, os.getpriority(os.PRIO_PROCESS, 0) + 4)
    await asyncio.to_thread(step_back, 4, 2**22 + 1)  # nobody has this number


def _steps(child: int) -> int:
    """How many steps behind this process, by its session where the kernel shares processors out by session."""
    told = _of_session(child)
    return int(told) if told else os.getpriority(os.PRIO_PROCESS, child) - os.getpriority(os.PRIO_PROCESS, 0)


def _of_session(process: int) -> str:
    """The niceness of its session, "" where there is none."""
    try:
        told = Path(f"/proc/{process}/autogroup").read_text(encoding="utf-8")
    except OSError:
        return ""
    return told.strip().rpartition(" ")[2]


async def test_a_child_that_starts_slowly_is_given_more_time() -> None:
    """On a machine that is starved it would else be started over and over again, and starve it the more."""
    pool = ChildPool(WORK, 1, start_timeout=0.02)
    pool.start()
    try:
        async with asyncio.timeout(60):
            assert (await pool.run(Wish(), timeout=60)).served == 1
    finally:
        await pool.close()
    assert not pool.trouble
