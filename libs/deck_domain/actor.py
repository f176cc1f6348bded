"""Who does things to a job: the lines of its timeline, and decisions about it, name one."""

from dataclasses import dataclass
from enum import StrEnum


class ActorType(StrEnum):
    """What somebody is: the holder of an API key, the holder of a signed link, or a part of this installation."""

    USER = "user"
    LINK = "link"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody.

    Attributes:
        id: of a user the key's id, of a link's holder a digest of the link, of the system the service or the worker
            process; None where it was not written down.
    """

    type: ActorType
    id: str | None = None


UNKNOWN = Actor(ActorType.SYSTEM)
"""Of whom nothing was written down."""

REGISTRY = Actor(ActorType.SYSTEM, "job-registry")
"""Who acts where nobody asked: leases that run out, files that are kept no longer."""


def key_holder(key_id: str) -> Actor:
    """Whoever holds a key; peers of a release before name none."""
    return Actor(ActorType.USER, key_id or None)


def worker(worker_id: str) -> Actor:
    """A worker process, by its name in logs."""
    return Actor(ActorType.SYSTEM, worker_id or None)
