"""What a job takes over from another is copied, so that each outlives the other."""

from collections.abc import Iterable
from dataclasses import replace

from deck_domain.ids import new_id
from deck_domain.job import Artifact, StoredObject
from deck_runtime.store import ArtifactStore


class Copies:
    """Gives artifacts new homes, and remembers which objects must be copied there: those without their bytes."""

    def __init__(self) -> None:
        """With nothing to copy."""
        self.made: list[tuple[StoredObject, str]] = []

    def below(self, prefix: str, artifacts: Iterable[Artifact]) -> tuple[Artifact, ...]:
        """The same artifacts as records of their own, below a prefix."""
        moved = []
        for artifact in artifacts:
            name = artifact.stored.key.split("/", 4)[4]  # the part of the key after {tenant}/{job}/{task}/{attempt}/
            key = prefix + name
            if artifact.stored.data is None:
                self.made.append((artifact.stored, key))
            moved.append(replace(artifact, id=new_id("art"), stored=replace(artifact.stored, key=key)))
        return tuple(moved)


async def copy_all(store: ArtifactStore, copies: Iterable[tuple[StoredObject, str]]) -> None:
    """Copy objects to these keys. Raises ArtifactGone, StoreUnavailable."""
    for source, target in copies:
        await store.copy(source, target)
