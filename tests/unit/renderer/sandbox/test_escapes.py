"""Code that gets hold of every module of Python still reaches nothing but its own memory and its pipe.

Should a wall be missing one day, these attempts succeed on the machine of whoever runs the tests: none may do harm.
"""

import io
import json
import os
import signal
import zipfile
from pathlib import Path

import pyseccomp
import pytest

from deck_runtime.children.pool import ChildPool
from renderer.sandbox.confinement import Limits, Walls
from renderer.sandbox.escapes import SandboxLeaks, assert_confined
from renderer.sandbox.execution import CONFINED, execute
from renderer.sandbox.orders import CodeAnswer, CodeOrder
from tests.unit.renderer.sandbox.conftest import TOOLS, RunCode

_DRAWN = '\n    prs.slides.add_slide(prs.slide_layouts[5]).shapes.title.text = "%s"\n'

_ATTEMPTS = {
    "a file of the system": 'module("io").open("/etc/passwd").read()',
    "its own program": 'module("io").open(module("sys").executable, "rb").read()',
    "a folder": 'module("os").listdir("/")',
    "whether a file is there": 'module("os").stat("/etc/passwd")',
    "the environment of its parent": 'module("io").open("/proc/%d/environ" % module("os").getppid(), "rb").read()',
    "its own environment": 'module("io").open("/proc/self/environ", "rb").read()',
    "its own memory": 'module("io").open("/proc/self/mem", "rb")',
    "a new file": 'module("io").open("/nowhere/at/all", "w")',
    "shared memory": 'module("io").open("/dev/shm/nowhere/at/all", "w")',
    "a symlink": 'module("os").symlink("nothing", "/nowhere/at/all")',
    "the loss of a file": 'module("os").unlink("/nowhere/at/all")',
    "a memory file": 'module("os").memfd_create("x")',
    "a fork": 'module("os").fork()',
    "a program": 'module("subprocess").run(["true"])',
    "another program in its place": 'module("os").execv("/bin/true", ["true"])',
    "a thread": 'module("_thread").start_new_thread(int, ())',
    "a signal to its parent": 'module("os").kill(module("os").getppid(), 0)',
    "a signal to everybody": 'module("os").kill(-1, 0)',
    "more of its limits": 'module("resource").setrlimit(module("resource").RLIMIT_CPU, (9999, 9999))',
    "another root": 'module("os").chroot("/")',
    "ctypes, then a file": 'opened = module("ctypes").CDLL(None, use_errno=True).open(b"/etc/passwd", 0)\n'
    '    if opened < 0: raise PermissionError("refused")',
    "ctypes, then ptrace": 'traced = module("ctypes").CDLL(None, use_errno=True).ptrace(7, 0, 0, 0)\n'
    '    if traced < 0: raise PermissionError("refused")',
    **{
        f"a socket of {family}": f'module("socket").socket(module("socket").{family})'
        for family in ("AF_INET", "AF_INET6", "AF_UNIX", "AF_NETLINK", "AF_PACKET", "AF_VSOCK")
    },
}


@pytest.mark.parametrize("what", _ATTEMPTS)
def test_code_cannot_reach(what: str, run_code: RunCode) -> None:
    """The attempt ends with an error at its line."""
    answer = run_code(f"{TOOLS}\ndef build(prs):\n    {_ATTEMPTS[what]}{_DRAWN % 'Out'}")

    assert answer.fault
    assert answer.fault.message in {
        "Code may not touch files, the network or other processes.",
        "RuntimeError: can't start new thread.",
        "ValueError: not allowed to raise maximum limit.",
    }
    # The line after the five of the tools, or the next one, where the attempt takes two.
    assert answer.fault.line in {7, 8}


_CALLS = (
    *("userfaultfd", "io_uring_setup", "memfd_secret", "execveat", "clone3", "vfork", "bpf", "perf_event_open"),
    *("pidfd_open", "pidfd_getfd", "pidfd_send_signal", "process_madvise", "process_vm_writev", "kcmp", "tgkill"),
    *("keyctl", "add_key", "shmget", "msgget", "semget", "mq_open", "socketpair", "pipe2", "eventfd2", "signalfd4"),
    *("openat", "openat2", "open_by_handle_at", "name_to_handle_at", "fanotify_init", "inotify_init1", "io_setup"),
    *("dup", "fcntl", "ioctl", "sendfile", "splice", "vmsplice", "seccomp", "prlimit64", "sched_setaffinity"),
)
"""Calls that the C library has no harmless function for; numbers and pointers of -1 ask for nothing."""


def test_the_kernel_is_asked_for_nothing_else(run_code: RunCode) -> None:
    """Each call is refused before its arguments are looked at."""
    numbers = {pyseccomp.resolve_syscall(pyseccomp.system_arch(), name): name for name in _CALLS}
    asks = (
        f"{TOOLS}\ndef build(prs):\n    c = module('ctypes')\n    asks = c.CDLL(None, use_errno=True).syscall\n"
        f"    for number in {list(numbers)}:\n"
        "        if asks(number, *[c.c_long(-1)] * 6) != -1 or c.get_errno() != 1: print(number)"
    )

    answer = run_code(asks + _DRAWN % "x")

    assert answer.fault is None
    assert [numbers[int(line)] for line in answer.printed.split()] == []


_READERS = {
    "a picture by its path": 'slide.shapes.add_picture("/etc/hostname", 0, 0)',
    "a film by its path": 'slide.shapes.add_movie("/etc/hostname", 0, 0, 9, 9)',
    "an object by its path": 'slide.shapes.add_ole_object("/etc/hostname", "Excel.Sheet", 0, 0, 9, 9)',
    "the deck itself": 'prs.save("/nowhere/at/all.pptx")',
    "a file as XML": 'etree.parse("/etc/hostname")',
    "an address as XML": 'etree.parse("http://127.0.0.1:9/x.xml")',
    "an entity": "etree.fromstring('<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>', "
    "etree.XMLParser(load_dtd=True, resolve_entities=True, no_network=False))",
    "entities of entities": "etree.fromstring('<!DOCTYPE a [<!ENTITY b0 \"lol\">' + ''.join("
    "f'<!ENTITY b{n + 1} \"{f\"&b{n};\" * 10}\">' for n in range(9)) + ']><a>&b9;</a>', "
    "etree.XMLParser(huge_tree=True))",
    "a document of a stylesheet": "STYLE('<xsl:copy-of select=\"document(&quot;file:///etc/hostname&quot;)\"/>')",
    "a file of a stylesheet": "STYLE('<exsl:document href=\"file:///nowhere/at/all\"><a/></exsl:document>')",
    "a function of a stylesheet": "STYLE('<a><xsl:value-of select=\"py:read()\"/></a>')",
}
_REFUSALS = (
    "Code may not touch files, the network or other processes.",
    "Operation not permitted",
    "Attempt to load network entity",
    "Maximum entity amplification factor exceeded",
    "Cannot resolve URI",
    "unable to save to",
    "`open` is not there for slide code.",
)
_STYLE = """
from lxml import etree
etree.FunctionNamespace("urn:py")["read"] = lambda _context: open("/etc/hostname").read()
def STYLE(body):
    sheet = (
        '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:py="urn:py" '
        'xmlns:exsl="http://exslt.org/common" extension-element-prefixes="exsl"><xsl:template match="/">%s'
        '</xsl:template></xsl:stylesheet>'
    )
    return etree.XSLT(etree.fromstring(sheet % body))(etree.fromstring("<a/>"))
"""


@pytest.mark.parametrize("what", _READERS)
def test_what_code_may_import_reads_nothing_either(what: str, run_code: RunCode) -> None:
    """By python-pptx or lxml: the attempt is a fault, whatever the library makes of it."""
    slide = "    slide = prs.slides.add_slide(prs.slide_layouts[6])\n"

    answer = run_code(f"{_STYLE}\ndef build(prs):\n{slide}    {_READERS[what]}")

    assert answer.fault
    assert answer.fault.line
    assert any(words in answer.fault.message for words in _REFUSALS), answer.fault


def test_the_environment_is_empty(run_code: RunCode, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fork has none."""
    answer = run_code(f'{TOOLS}\ndef build(prs):\n    print(dict(module("os").environ)){_DRAWN % "x"}')

    assert answer.fault is None
    assert answer.printed == "{}\n"


def test_the_process_that_forks_has_no_secret_of_the_service(pool: ChildPool[CodeOrder, CodeAnswer]) -> None:
    """So there is none in the memory that forks copy."""
    (pid,) = pool.pids()

    entries = Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")

    assert {entry.split(b"=")[0].decode() for entry in entries if entry} <= {
        *("PATH", "LANG", "LC_ALL", "PYTHONPATH", "TMPDIR", "DECKMILL_HIDDEN_FILES")
    }


def test_the_sandbox_outlives_code_that_ends_itself(run_code: RunCode) -> None:
    """By a call, by a crash: only the fork ends."""
    ended = run_code(f'{TOOLS}\ndef build(prs):\n    module("os")._exit(0)')
    crashed = run_code(f'{TOOLS}\ndef build(prs):\n    module("ctypes").string_at(0)')
    after = run_code(f"def build(prs):{_DRAWN % 'Still here'}")

    assert ended.fault
    assert "ended its own process" in ended.fault.message
    assert crashed.fault
    assert f"signal {int(signal.SIGSEGV)}" in crashed.fault.message
    assert after.slide_count == 1


def test_memory_is_bounded(run_code: RunCode) -> None:
    """And told as what it is."""
    answer = run_code("def build(prs):\n    kept = []\n    while True:\n        kept.append(bytearray(10_000_000))")

    assert answer.fault
    assert answer.fault.message == "The code ran out of memory."
    assert answer.fault.line == 4


@pytest.mark.parametrize(
    ("endless", "line"),
    [
        ("while True: pass", 2),
        ("text = Pt(1)\n    while True: Inches(1)", 3),
        ("while True:\n        try:\n            raise ValueError\n        except BaseException: pass", None),
        ("x = 9 ** 9 ** 9", None),
    ],
)
def test_processor_time_is_bounded(endless: str, line: int | None, run_code: RunCode) -> None:
    """Whatever the code does with exceptions, and inside one long operation; a loop is told by one of its lines."""
    answer = run_code(f"def build(prs):\n    {endless}", Limits(cpu_seconds=1, wall_seconds=30))

    assert answer.fault
    assert answer.fault.message == "The code worked too long and was ended."
    assert answer.fault.line == line if line is not None else answer.fault.line <= 5


def test_waiting_without_work_ends_at_the_clock(run_code: RunCode) -> None:
    """A wait costs no processor time."""
    waits = TOOLS + (
        '\ndef build(prs):\n    lock = module("_thread").allocate_lock()\n    lock.acquire()\n    lock.acquire()'
    )

    answer = run_code(waits, Limits(wall_seconds=0.5))

    assert answer.fault
    assert "too long" in answer.fault.message


def test_a_million_shapes_end_at_a_limit(run_code: RunCode) -> None:
    """No deck comes of it."""
    code = (
        "def build(prs):\n    slide = prs.slides.add_slide(prs.slide_layouts[6])\n"
        "    for number in range(1_000_000):\n        add_box(slide, 0, 0, 1, 1, 'accent')"
    )

    answer = run_code(code, Limits(cpu_seconds=2))

    assert answer.fault
    assert answer.slide_count == 0


def test_a_file_beyond_the_limit_is_not_taken(run_code: RunCode) -> None:
    """Reading stops there, however long the code goes on writing."""
    code = f'{TOOLS}\ndef build(prs):\n    while True: module("os").write(3, b"x" * 65536)'

    answer = run_code(code, Limits(output_bytes=1 << 20))

    assert answer.fault
    assert answer.slide_count == 0


def _evil_zips() -> dict[str, bytes]:
    def zipped(*entries: tuple[zipfile.ZipInfo | str, bytes]) -> bytes:
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in entries:
                archive.writestr(name, data)
        return file.getvalue()

    link = zipfile.ZipInfo("ppt/presentation.xml")
    link.external_attr = 0o120777 << 16
    entity = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><Types>&x;</Types>'
    return {
        "no zip": b"PK but not really",
        "a bomb": zipped(("[Content_Types].xml", b"<Types/>"), ("ppt/presentation.xml", bytes(50 << 20))),
        "a path outside": zipped(("../../outside.xml", b"<x/>"), ("[Content_Types].xml", b"<Types/>")),
        "a symlink": zipped(("[Content_Types].xml", b"<Types/>"), (link, b"/etc/passwd")),
        "an entity": zipped(("[Content_Types].xml", entity)),
    }


@pytest.mark.parametrize("kind", _evil_zips())
def test_forged_results_are_examined_like_uploads(kind: str, run_code: RunCode, tmp_path: Path) -> None:
    """Code may write to the pipe itself; what it writes is a file from outside."""
    forged = b'{"fault": null, "printed": ""}\n' + _evil_zips()[kind]
    writes = f'module("os").write(3, bytes.fromhex("{forged.hex()}"))'
    code = f'{TOOLS}\ndef build(prs):\n    {writes}\n    module("os")._exit(0)'

    answer = run_code(code)

    assert answer.fault
    assert not (tmp_path / "deck.pptx").exists()


@pytest.mark.parametrize(
    "head",
    [b"[]", b"{}", b"\xff", b'{"fault": {"line": "x"}, "printed": 1}', b"[" * 9_999,
     b'{"fault": {"line": 1e999, "message": "", "remedy": ""}, "printed": ""}'],
)  # fmt: skip
def test_a_forged_head_is_no_result(head: bytes, run_code: RunCode) -> None:
    """Nor does it harm the process that reads it."""
    code = f'{TOOLS}\ndef build(prs):\n    module("os").write(3, {head + b"|deck"!r})\n    module("os")._exit(0)'

    assert run_code(code.replace("|", "\\n")).fault


_LONG = "x" * 9_000_000
_FORGED = {"line": -5, "message": f"a\0\ud800{_LONG}", "remedy": _LONG}


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("    raise ValueError('a\\0\\ud800' + 'x' * 9_000_000)", 2),
        ("    raise type('a' * 9_000, (Exception,), {})", 2),
        (f"    import {'a' * 9_000}", 2),
        (f'    module("os").write(3, {json.dumps({"fault": _FORGED, "printed": _LONG})!r}.encode())', 0),
        ("    for _ in range(200): print('\\ud800' + 'x' * 9_000_000)\n    raise ValueError('x' * 9_000_000)", 3),
    ],
    ids=["a message", "a name", "an import", "a forged fault", "what is printed"],
)
def test_what_is_told_of_code_is_short_text(code: str, line: int, run_code: RunCode) -> None:
    """That can be sent, kept and shown, whatever the code says."""
    forges = code.startswith("    module")
    answer = run_code(f"{TOOLS if forges else ''}\ndef build(prs):\n{code}".lstrip("\n"))

    assert answer.fault
    assert len(answer.fault.message) <= 1_000
    assert len(answer.fault.remedy) <= 1_000
    assert len(answer.printed) <= 4_000
    assert not set("\0\ud800") & set(answer.fault.message + answer.printed)
    assert answer.fault.line == line


def test_an_error_that_cannot_speak_is_told_by_its_name(run_code: RunCode) -> None:
    """With its line."""
    answer = run_code("class Mute(Exception):\n    def __str__(self): raise self\ndef build(prs):\n    raise Mute")

    assert answer.fault
    assert (answer.fault.line, answer.fault.message) == (4, "Mute.")


def test_a_leak_stops_the_sandbox_before_it_takes_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without walls, the self-test names the way out."""

    class Open(Walls):
        def close_in(self, limits: Limits) -> None:
            """Leave everything as it is."""

    with pytest.raises(SandboxLeaks, match="reading a file"):
        assert_confined(Open(), Limits())


def test_a_fork_ends_with_the_process_that_made_it(run_code: RunCode) -> None:
    """Nobody is left behind after an answer."""
    answer = run_code(f'{TOOLS}\ndef build(prs):\n    print(module("os").getpid()){_DRAWN % "x"}')

    with pytest.raises(ProcessLookupError):
        os.kill(int(answer.printed), 0)


def test_a_fork_stays_in_the_session_of_the_process_that_made_it() -> None:
    """Linux shares processors out by session: in one of its own, code would not step back with that process."""

    def tell(pipe: int) -> None:
        told = {"fault": None, "printed": f"{os.getsid(0)} {os.getpgrp() == os.getpid()}"}
        os.write(pipe, CONFINED + json.dumps(told).encode() + b"\ndeck")

    assert execute(tell, Limits()).printed == f"{os.getsid(0)} True"
