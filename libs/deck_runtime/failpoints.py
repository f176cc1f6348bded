"""Failpoints: named places where a test may make this very process fail. Inert unless DECKMILL_FAILPOINTS names a file.

The file is read anew at every place, so that a test can change its mind while the processes run. Each line reads
`place=action` or `place@detail=action`; a detail must equal what the place passes (a stage, a title). Actions: `kill`
(SIGKILL to this process), `stop` (SIGSTOP), `raise`, `drop` (the caller drops its reply). `once ` before an action
spends the line: it acts for the first process that comes by, and for no other.
"""

import os
import signal
from pathlib import Path

_ONCE = "once "


class FailpointError(Exception):
    """What the action `raise` raises."""


def failpoint(place: str, detail: str = "") -> bool:
    """Do what the file asks for at this place; True means the caller shall drop its reply."""
    path = os.environ.get("DECKMILL_FAILPOINTS")
    if not path:
        return False
    actions = dict(line.split("=", 1) for line in Path(path).read_text(encoding="utf-8").splitlines() if "=" in line)
    for name in (f"{place}@{detail}", place):
        if name in actions:
            return _act(name, actions[name], Path(path))
    return False


def _act(name: str, action: str, path: Path) -> bool:
    if action.startswith(_ONCE):
        action = action.removeprefix(_ONCE)
        try:
            path.with_name(f"{path.name}.{name.replace('/', '_')}.spent").touch(exist_ok=False)
        except FileExistsError:
            return False
    if action == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    elif action == "stop":
        os.kill(os.getpid(), signal.SIGSTOP)
    elif action == "raise":
        raise FailpointError(name)
    return action == "drop"
