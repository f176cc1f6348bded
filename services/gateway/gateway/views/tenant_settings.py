"""A tenant's settings as answers show them. Pure."""

from typing_extensions import TypedDict

from deck_domain.tenant_settings import FourEyes, TenantSettings


class Settings(TypedDict):
    """What a tenant has chosen; days are counted from the end of a job, null is for ever."""

    gateDownloads: bool
    fourEyes: FourEyes
    retentionDaysBinaries: int | None
    retentionDaysRecords: int | None


def settings_view(settings: TenantSettings) -> Settings:
    """The answer to `GET /api/v2/settings`."""
    return Settings(
        gateDownloads=settings.gate_downloads,
        fourEyes=settings.four_eyes,
        retentionDaysBinaries=settings.retention_days_binaries,
        retentionDaysRecords=settings.retention_days_records,
    )
