"""What is sent to change a tenant's settings."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from deck_domain.tenant_settings import MOST_DAYS, FourEyes, TenantSettings

_Days = Annotated[int, Field(ge=0, le=MOST_DAYS)]


class SettingsPatch(BaseModel):
    """The settings that shall change; the others stay."""

    model_config = ConfigDict(strict=True, extra="forbid", alias_generator=to_camel)

    gate_downloads: bool = Field(False, description="Whether decks can be downloaded only once they are approved")
    four_eyes: Literal["off", "not_submitter", "two_keys"] = Field(
        "off", description="Whether the key that made a job may approve it, or two keys have to"
    )
    retention_days_binaries: _Days | None = Field(
        None, description="Days that files are kept after the end of their job; null for ever"
    )
    retention_days_records: _Days | None = Field(
        None, description="Days that jobs are kept after their end; null for ever"
    )

    @property
    def settings(self) -> TenantSettings:
        """The values, of which those of `model_fields_set` count."""
        return TenantSettings(
            self.gate_downloads, FourEyes(self.four_eyes), self.retention_days_binaries, self.retention_days_records
        )
