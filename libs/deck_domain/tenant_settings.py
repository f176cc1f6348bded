"""What a tenant may choose, and what follows from it for decisions and downloads. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from deck_domain.actor import Actor
from deck_domain.errors import PermissionDenied
from deck_domain.job import ApprovalStatus, Decision

MOST_DAYS = 36_500
"""The longest time that retention can be set to: a hundred years."""


class FourEyes(StrEnum):
    """Who may approve a job.

    OFF: every key that may decide. NOT_SUBMITTER: every one but the key that made the job. TWO_KEYS: it takes two keys,
    and the one that made the job may be one of them.
    """

    OFF = "off"
    NOT_SUBMITTER = "not_submitter"
    TWO_KEYS = "two_keys"


@dataclass(frozen=True, slots=True)
class TenantSettings:
    """What a tenant has chosen.

    Attributes:
        gate_downloads: whether decks can be downloaded only once they are approved.
        retention_days_binaries: days that files are kept after the end of their job; None for ever.
        retention_days_records: days that jobs are kept after their end; None for ever.
    """

    gate_downloads: bool = False
    four_eyes: FourEyes = FourEyes.OFF
    retention_days_binaries: int | None = None
    retention_days_records: int | None = None


def standing(rule: FourEyes, submitter: Actor, earlier: Sequence[Decision], decision: Decision) -> ApprovalStatus:
    """Where a job stands once a decision has followed the earlier ones, the oldest of them first.

    `submitter` made the job. Raises PermissionDenied for a decision that the rule does not let count.
    """
    if rule is FourEyes.NOT_SUBMITTER and decision.actor == submitter:
        raise _refused("The key that made this job may not decide about it")
    if rule is not FourEyes.TWO_KEYS or decision.status is ApprovalStatus.REJECTED:
        return decision.status
    agreed = {each.actor for each in _since_rejection(earlier)}
    if agreed == {decision.actor}:
        raise _refused("This key has approved the job already")
    return ApprovalStatus.APPROVED if agreed else ApprovalStatus.NEEDS_REVIEW


def _since_rejection(decisions: Sequence[Decision]) -> Sequence[Decision]:
    for index in range(len(decisions), 0, -1):
        if decisions[index - 1].status is ApprovalStatus.REJECTED:
            return decisions[index:]
    return decisions


def _refused(what: str) -> PermissionDenied:
    return PermissionDenied(f"{what}: another key with the scope approve has to.", code="four_eyes")
