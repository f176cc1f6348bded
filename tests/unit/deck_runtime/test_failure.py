"""How exceptions become recorded failures."""

import errno

import pytest

from deck_domain.errors import ArtifactGone, DeckError, InvalidDocument, StoreUnavailable, Violation
from deck_domain.lifecycle import FailureCategory, Stage
from deck_runtime.children.pool import ChildDied, ChildFailed, ChildOverworked, ChildTimeout
from deck_runtime.store import disk_trouble
from deck_runtime.worker.failure import failure_of


@pytest.mark.parametrize(
    ("error", "category", "code"),
    [
        (InvalidDocument([Violation("/a", "x", "Mend it.")]), FailureCategory.PERMANENT, "VALIDATION_FAILED"),
        (StoreUnavailable("away"), FailureCategory.TRANSIENT, "STORE_UNAVAILABLE"),
        (ArtifactGone("gone"), FailureCategory.PERMANENT, "ARTIFACT_GONE"),
        (DeckError("no", code="too_many_entries"), FailureCategory.PERMANENT, "TOO_MANY_ENTRIES"),
        (ChildTimeout("x"), FailureCategory.CRASHED, "PREVIEW_TIMEOUT"),
        (ChildOverworked("16 s of processor time"), FailureCategory.PERMANENT, "PREVIEW_TIMEOUT"),
        (ChildDied("signal 9"), FailureCategory.CRASHED, "WORKER_CRASHED"),
        (ChildFailed("boom"), FailureCategory.CRASHED, "INTERNAL"),
        (OSError(errno.ENOSPC, "full"), FailureCategory.TRANSIENT, "DISK_FULL"),
        (ZeroDivisionError(), FailureCategory.CRASHED, "INTERNAL"),
    ],
)
def test_every_way_to_fail_has_a_category_and_a_code(error: Exception, category: FailureCategory, code: str) -> None:
    """The category decides about another attempt, the message is never empty."""
    failure = failure_of(Stage.PREVIEW, error)
    assert (category, code) == (failure.category, failure.code)
    assert failure.message


@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, "DISK_FULL"), (errno.EIO, "STORE_UNAVAILABLE")])
def test_a_full_disk_below_the_store_has_its_own_code(number: int, code: str) -> None:
    """Retried in either case; the code tells the operator what to do."""
    failure = failure_of(Stage.RENDER, disk_trouble("The local disk", OSError(number, "no")))
    assert (FailureCategory.TRANSIENT, code) == (failure.category, failure.code)
