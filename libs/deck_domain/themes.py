"""Themes that tenants keep."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ThemeSource(StrEnum):
    """Where a theme comes from: somebody wrote it down, or it was read from a presentation."""

    CUSTOM = "custom"
    UPLOAD = "upload"


@dataclass(frozen=True, slots=True)
class KeptTheme:
    """A theme of a tenant; `definition` is JSON, of a form that the documents' rules know."""

    id: str
    tenant: str
    name: str
    source: ThemeSource
    definition: bytes
    created_at: datetime
