"""The artifact store: immutable objects in a directory or in S3, verified by their sha256 whenever they are read."""

from deck_runtime.store.artifact_store import ArtifactStore, NewObject, open_store, require_prefix
from deck_runtime.store.backend import ObjectInfo, disk_trouble
from deck_runtime.store.tidying import keep_tidy

__all__ = ["ArtifactStore", "NewObject", "ObjectInfo", "disk_trouble", "keep_tidy", "open_store", "require_prefix"]
