"""The artifact store: immutable objects in a directory or in S3, verified by their sha256 whenever they are read."""

from deck_runtime.store.artifact_store import ArtifactStore, ObjectInfo, disk_trouble, open_store

__all__ = ["ArtifactStore", "ObjectInfo", "disk_trouble", "open_store"]
