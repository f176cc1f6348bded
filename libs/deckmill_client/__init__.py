"""Deckmill for services beside it: make jobs, watch them, fetch their files, and call the workers without a job."""

from deckmill_client.client import Addresses, DeckmillClient, JobFailed
from deckmill_client.repeating import service_config
from deckmill_client.stores import Damaged, DirectoryStore, S3Store, Store

__all__ = [
    "Addresses",
    "Damaged",
    "DeckmillClient",
    "DirectoryStore",
    "JobFailed",
    "S3Store",
    "Store",
    "service_config",
]
