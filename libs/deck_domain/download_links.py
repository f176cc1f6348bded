"""Links to files of jobs that were given to somebody, and can be taken back."""

from dataclasses import dataclass
from datetime import datetime

SHORTEST, LONGEST, USUAL = 60, 86_400, 900
"""Seconds that such a link works."""


@dataclass(frozen=True, slots=True)
class DownloadLink:
    """A link to a file of a job; `key_id` is of the key that asked for it.

    It is gone when it was revoked, when its job was deleted, and some time after it has expired.
    """

    id: str
    tenant: str
    job_id: str
    artifact_id: str
    key_id: str
    created_at: datetime
    expires_at: datetime
