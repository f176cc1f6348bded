"""`/v1/usage`: what a tenant has used."""

from datetime import UTC, date, datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Query, Response

from deck_domain.errors import InvalidRequest, Violation
from gateway.dependencies import ACCEPTS_KEYS, GatewayParts, Reader
from gateway.openapi import described
from gateway.views.responses import json_response
from gateway.views.usage import UsageReport, usage_report

router = APIRouter(prefix="/v1/usage", tags=["usage"], dependencies=ACCEPTS_KEYS)

_USUAL = timedelta(days=29)
_LONGEST = timedelta(days=366)
_First = Annotated[date | None, Query(alias="from", description="The first day, in UTC; else 29 days before the last")]
_Last = Annotated[date | None, Query(alias="to", description="The last day, in UTC, itself included; else today")]


@router.get("", summary="What was used, by day", responses=described(400, ok=UsageReport))
async def get_usage(gateway: GatewayParts, who: Reader, *, first: _First = None, last: _Last = None) -> Response:
    """Jobs that succeeded, their slides and what was charged for them; deleted jobs stay counted."""
    end = last or datetime.now(UTC).date()
    start = first or date.fromordinal(max(1, end.toordinal() - _USUAL.days))
    if not timedelta(0) <= end - start <= _LONGEST:
        message = f"Ask for {_LONGEST.days} days at most, the first one first."
        raise InvalidRequest([Violation("/query/from", "out_of_range", message)], message)
    return json_response(usage_report(start, end, await gateway.registry.list_usage(who.tenant, start, end)))
