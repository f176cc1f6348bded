"""What is sent to make and change webhooks, and to give them new secrets."""

from datetime import timedelta
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from deck_domain.job_options import LONGEST_URL
from deck_domain.webhooks import DOCUMENTED_EVENTS, EVENTS

_DAY, _WEEK = 24 * 3600, 7 * 24 * 3600
EventName = Annotated[str, Field(json_schema_extra={"enum": list(EVENTS)})]
Url = Annotated[str, Field(min_length=1, max_length=LONGEST_URL)]
Events = Annotated[list[EventName], Field(min_length=1, max_length=len(EVENTS))]
Description = Annotated[str, Field(max_length=500)]


class _Form(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", alias_generator=to_camel, populate_by_name=True)


class WebhookRequest(_Form):
    """A webhook to be made."""

    url: Url = Field(description="https://...; http:// for hosts that the operator has named")
    events: Events | None = Field(None, description=f"What it is told; {', '.join(DOCUMENTED_EVENTS)} when not given")
    description: Description = ""


class WebhookPatch(_Form):
    """What of a webhook shall change; the rest stays."""

    url: Url | None = None
    events: Events | None = None
    description: Description | None = None
    enabled: bool | None = Field(None, description="Whether it is told anything; one that was disabled begins anew")


class RotationRequest(_Form):
    """How a secret is replaced."""

    overlap_seconds: Annotated[float, Field(ge=0, le=_WEEK)] = Field(
        _DAY, description="For how long messages are signed by the secret before as well; a day when not given"
    )

    @property
    def overlap(self) -> timedelta:
        """The same as a time."""
        return timedelta(seconds=self.overlap_seconds)


DeliveryState = Literal["pending", "delivered", "failed"]
