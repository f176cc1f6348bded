"""Whether the objects of a completion are in the store; asked before its transaction: no row precedes its object."""

import asyncio
from collections.abc import Sequence

from deck_domain.job import Artifact
from deck_runtime.store import ArtifactStore


async def missing_objects(store: ArtifactStore, artifacts: Sequence[Artifact]) -> list[str]:
    """The keys that the store does not hold in the size that is claimed. Raises StoreUnavailable."""
    held = await asyncio.gather(*(store.holds(artifact.stored) for artifact in artifacts))
    return [artifact.stored.key for artifact, here in zip(artifacts, held, strict=True) if not here]
