"""The errors every service speaks; `deck_wire.errors` maps them to gRPC, the gateway maps them to HTTP.

A message is shown to users: it says what is wrong and what to change.
"""

from dataclasses import dataclass

MAX_VIOLATIONS = 20
"""How many faults of a document are reported at once."""


@dataclass(frozen=True, slots=True)
class Violation:
    """One fault (or warning) in an input.

    Attributes:
        pointer: RFC 6901 JSON pointer to the place, relative to the document (`/slides/0/title`); "" is the whole.
        code: stable snake_case word, e.g. `missing`, `unknown_slide_type`, `not_supported_yet`.
        message: one sentence that says what to change.
    """

    pointer: str
    code: str
    message: str


class DeckError(Exception):
    """Base of all domain errors.

    Attributes:
        code: stable snake_case word that clients switch on.
        message: a sentence for people.
    """

    code = "internal"

    def __init__(self, message: str, *, code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        if code is not None:
            self.code = code


class InvalidDocument(DeckError):
    """The input breaks the rules of its schema; `violations` holds at most `MAX_VIOLATIONS`."""

    code = "invalid_document"
    _what = "document"

    def __init__(self, violations: tuple[Violation, ...] | list[Violation], message: str | None = None) -> None:
        self.violations = tuple(violations)[:MAX_VIOLATIONS]
        count = len(violations)
        super().__init__(message or f"The {self._what} has {count} fault{'s' if count != 1 else ''}.")


class InvalidRequest(InvalidDocument):
    """A field of the request beside the document is wrong; pointers are relative to the whole body."""

    code = "invalid_request"
    _what = "request"


class UnusableFile(DeckError):
    """A file cannot be worked on; the code says why. Another attempt would end alike."""

    code = "unusable_file"


class TooLarge(DeckError):
    """The input is over a size limit."""

    code = "too_large"


class Unauthenticated(DeckError):
    """No key, or none that we know."""

    code = "unauthenticated"


class PermissionDenied(DeckError):
    """The key is known, but may not do this."""

    code = "permission_denied"


class NotFound(DeckError):
    """No such thing, or not of this tenant: the two are not told apart."""

    code = "not_found"


class Gone(DeckError):
    """It existed, and was deleted or has expired."""

    code = "gone"


class RequestIdReused(DeckError):
    """The idempotency key was used before with another body."""

    code = "idempotency_key_reused"


class IllegalTransition(DeckError):
    """The job's state does not allow this."""

    code = "illegal_transition"


class RevisionChanged(DeckError):
    """The job is no longer at the revision that the client has seen."""

    code = "revision_changed"


class LeaseLost(DeckError):
    """This attempt no longer holds the task: stop, and write nothing."""

    code = "lease_lost"


class QueueFull(DeckError):
    """Too much work is waiting, of this tenant or in all.

    Attributes:
        retry_after: seconds.
        limit: how many may wait; 0 when that is not known.
    """

    code = "queue_full"

    def __init__(self, message: str, *, retry_after: float, limit: int = 0, code: str | None = None) -> None:
        super().__init__(message, code=code)
        self.retry_after, self.limit = retry_after, limit


class StoreUnavailable(DeckError):
    """The database, the object store or the registry is away; `retry_after` is in seconds."""

    code = "store_unavailable"

    def __init__(self, message: str, *, retry_after: float = 2.0, code: str | None = None) -> None:
        super().__init__(message, code=code)
        self.retry_after = retry_after


class ArtifactGone(Gone):
    """A recorded object is missing from the store or its bytes do not match their sha256."""

    code = "artifact_gone"
