"""Keeping secrets of a service from others of the same user: its memory, and the files that hold some."""

import contextlib
import ctypes
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

HIDDEN_FILES = "DECKMILL_HIDDEN_FILES"
"""The variable that says which files and folders children must not read, with a colon between two."""

_PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS = 4, 38
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
"""The system calls of Landlock, alike on every architecture."""
_GET_VERSION, _PATH_BENEATH = 1, 1
_READ_FILE, _REFER = 1 << 2, 1 << 13
_KNOWS_REFER = 2
"""The version of Landlock since which it can leave links and moves between folders to a process: Linux 5.19."""


class _RulesetAttributes(ctypes.Structure):
    _fields_ = (("handled_access_fs", ctypes.c_uint64),)


class _PathBeneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed_access", ctypes.c_uint64), ("parent_fd", ctypes.c_int32))


def hide_memory() -> None:
    """Let nobody but root read this process: neither its children, which open files of strangers, nor core dumps.

    Children that run another program are not concerned: they are as readable as ever.
    """
    ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def hide_files(hidden: Iterable[Path], private: Sequence[Path] = (), read: Iterable[Path] = ()) -> bool:
    """Take from this process, and from all that it starts, that it may read these files, or any in these folders.

    Of what lies beside the folders `private`, each of which lies in the one before, it reads nothing, either, but the
    folders `read`: of the last of them all, of the others what leads there.

    There is no way back. Landlock can only say what may be read: that is everything else that is there now. What is put
    later into a folder that leads to a hidden file cannot be read either; into any other folder, it can. Call it before
    anything starts a thread.

    Returns whether they are hidden: a kernel without Landlock, or before 5.19, cannot. Raises OSError where it fails.
    """
    paths, around = {path.resolve() for path in hidden}, [path.resolve() for path in private]
    own = set(around[-1:])
    kept = own | {path.resolve() for path in read}
    libc = ctypes.CDLL(None, use_errno=True)
    if not paths | own or libc.syscall(_CREATE_RULESET, None, 0, _GET_VERSION) < _KNOWS_REFER:
        return False
    handled = _RulesetAttributes(_READ_FILE | _REFER)
    ruleset = libc.syscall(_CREATE_RULESET, ctypes.byref(handled), ctypes.sizeof(handled), 0)
    if ruleset < 0:
        raise _failed()
    try:
        above = {parent for path in paths | own for parent in path.parents}
        leading = {folder for folder in above if (paths | own).isdisjoint((folder, *folder.parents))}
        for path in (*kept, *_everything_but(paths, leading, {path.parent for path in around})):
            _let_read(libc, ruleset, path)
        if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 or libc.syscall(_RESTRICT_SELF, ruleset, 0) != 0:
            raise _failed()
    finally:
        os.close(ruleset)
    return True


def _everything_but(paths: set[Path], leading: set[Path], private: set[Path]) -> Iterable[Path]:
    """What lies beside the hidden, from the root on. Links count for nothing: what they lead to does."""
    for folder in leading - private:
        with contextlib.suppress(OSError):  # what this process cannot list, it loses; what is not there, it has not
            for entry in folder.iterdir():
                if entry not in paths and entry not in leading and not entry.is_symlink():
                    yield entry


def _let_read(libc: ctypes.CDLL, ruleset: int, path: Path) -> None:
    try:
        descriptor = os.open(path, os.O_PATH | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return  # it has gone, or cannot be reached anyway
    try:
        rights = _READ_FILE | _REFER if path.is_dir() else _READ_FILE
        rule = _PathBeneath(rights, descriptor)
        if libc.syscall(_ADD_RULE, ruleset, _PATH_BENEATH, ctypes.byref(rule), 0) != 0:
            raise _failed()
    finally:
        os.close(descriptor)


def _failed() -> OSError:
    return OSError(ctypes.get_errno(), "Landlock is there, and cannot be used")
