"""What a tenant has used, as `/v1` shows it: money in US dollars. Pure."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from typing_extensions import TypedDict

from deck_domain.usage import MICRO, Usage, total


class UsageSums(TypedDict):
    """Jobs that succeeded, their slides, what providers of models took, and what was charged."""

    jobs: int
    slides: int
    cost_usd: float
    cost_charged: float


class UsageOfKind(UsageSums):
    """The same of one kind of job."""

    kind: str


class UsageOfDay(UsageSums):
    """The same of one day, YYYY-MM-DD in UTC, and by kind."""

    day: str
    kinds: list[UsageOfKind]


class UsageReport(TypedDict):
    """What was used from one day to another, both included; days without a job are left out."""

    first_day: str
    last_day: str
    total: UsageSums
    days: list[UsageOfDay]


def usage_report(first: date, last: date, lines: Sequence[Usage]) -> UsageReport:
    """The answer to `GET /v1/usage`; the lines in the order of their days."""
    days = [_day(day, list(own)) for day, own in groupby(lines, key=lambda line: line.day)]
    return UsageReport(first_day=first.isoformat(), last_day=last.isoformat(), total=_sums(lines), days=days)


def dollars(millionths: int) -> float:
    """Money as a number of US dollars."""
    return millionths / MICRO


def _day(day: date, lines: list[Usage]) -> UsageOfDay:
    kinds = [UsageOfKind(kind=line.kind, **_sums([line])) for line in lines]
    return UsageOfDay(day=day.isoformat(), kinds=kinds, **_sums(lines))


def _sums(lines: Sequence[Usage]) -> UsageSums:
    jobs, slides, cost, charged = total(lines)
    return UsageSums(jobs=jobs, slides=slides, cost_usd=dollars(cost), cost_charged=dollars(charged))
