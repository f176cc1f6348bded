"""Failpoints: named places where a test may make this very process fail. Inert unless DECKMILL_FAILPOINTS is set.

The variable is a comma-separated list of `place=action` or `place@detail=action`; a detail must equal what the place
passes (a title, a stage). Actions: `kill` (SIGKILL to this process), `stop` (SIGSTOP), `drop` (the caller drops its
reply), `raise`. With `once:/path/of/flag:` before the action it happens only for the process that makes that file.
"""

import os
import signal
from functools import lru_cache
from pathlib import Path


class FailpointError(Exception):
    """What the action `raise` raises."""


def failpoint(place: str, detail: str = "") -> bool:
    """Do what the environment asks for at this place; True means the caller shall drop its reply."""
    actions = _configured(os.environ.get("DECKMILL_FAILPOINTS", ""))
    action = actions.get(f"{place}@{detail}") or actions.get(place)
    return action is not None and _act(place, action)


@lru_cache(maxsize=4)
def _configured(text: str) -> dict[str, str]:
    return dict(part.split("=", 1) for part in text.split(",") if "=" in part)


def _act(place: str, action: str) -> bool:
    if action.startswith("once:"):
        _, flag, action = action.split(":", 2)
        try:
            Path(flag).touch(exist_ok=False)
        except FileExistsError:
            return False
    if action == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    elif action == "stop":
        os.kill(os.getpid(), signal.SIGSTOP)
    elif action == "raise":
        raise FailpointError(place)
    return action == "drop"
