"""Whose approval counts, by the rule that a tenant has chosen."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from deck_domain.actor import key_holder
from deck_domain.errors import PermissionDenied
from deck_domain.job import ApprovalStatus, Decision
from deck_domain.tenant_settings import FourEyes, standing

NOW = datetime(2026, 3, 1, tzinfo=UTC)
SUBMITTER = "key_submitter"
APPROVED, REJECTED, PENDING = ApprovalStatus.APPROVED, ApprovalStatus.REJECTED, ApprovalStatus.NEEDS_REVIEW


def by(key_id: str, status: ApprovalStatus = APPROVED) -> Decision:
    """A decision of a key."""
    return Decision(status, key_holder(key_id), NOW)


def after(rule: FourEyes, *decisions: Decision) -> ApprovalStatus:
    """Where a job stands after decisions, the last of them new."""
    return standing(rule, key_holder(SUBMITTER), decisions[:-1], decisions[-1])


@pytest.mark.parametrize("rule", FourEyes)
def test_a_rejection_counts_at_once(rule: FourEyes) -> None:
    """Whatever was decided before."""
    assert after(rule, by("key_a"), by("key_b"), by("key_c", REJECTED)) is REJECTED


def test_without_a_rule_the_newest_decision_counts() -> None:
    """Also the submitter's own, and a second one of the same key."""
    assert after(FourEyes.OFF, by(SUBMITTER)) is APPROVED
    assert after(FourEyes.OFF, by("key_a", REJECTED), by("key_a")) is APPROVED


@pytest.mark.parametrize("status", [APPROVED, REJECTED])
def test_a_submitter_does_not_decide_where_others_have_to(status: ApprovalStatus) -> None:
    """It is told who can."""
    with pytest.raises(PermissionDenied, match="another key") as caught:
        after(FourEyes.NOT_SUBMITTER, by(SUBMITTER, status))
    assert caught.value.code == "four_eyes"
    assert after(FourEyes.NOT_SUBMITTER, by("key_a", status)) is status


@pytest.mark.parametrize(
    ("decisions", "status"),
    [
        ([by("key_a")], PENDING),
        ([by("key_a"), by("key_b")], APPROVED),
        ([by(SUBMITTER), by("key_b")], APPROVED),
        ([by("key_a"), by("key_b"), by("key_a")], APPROVED),
        ([by("key_a"), by("key_b", REJECTED), by("key_c")], PENDING),
        ([by("key_a"), by("key_b", REJECTED), by("key_c"), by("key_a")], APPROVED),
        ([by("key_a", REJECTED), by("key_a")], PENDING),
    ],
)
def test_two_keys_have_to_agree_since_the_last_rejection(decisions: Sequence[Decision], status: ApprovalStatus) -> None:
    """Until then the job needs review."""
    assert after(FourEyes.TWO_KEYS, *decisions) is status


def test_one_key_does_not_count_twice() -> None:
    """Its second approval is refused while nobody else has agreed."""
    with pytest.raises(PermissionDenied, match="already") as caught:
        after(FourEyes.TWO_KEYS, by("key_a"), by("key_a"))
    assert caught.value.code == "four_eyes"
