"""The doors for documents: what each makes of a body, and which job. The document is validated here, and only here."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from deck_documents import decode_json
from deck_documents.facts import DocumentFacts, facts_of
from deck_domain.errors import InvalidDocument, InvalidRequest, Violation
from deck_domain.job_kinds import JobKind
from gateway.requests.brief_bodies import (
    read_brief,
    read_consulting,
    read_deck,
    read_feedback,
    read_template,
    read_translation,
)
from gateway.requests.envelope import (
    Submission,
    allow_everything,
    read_submission,
    require_no_deck,
    require_supported,
)
from gateway.requests.single_slide import read_slide
from gateway.requests.theme_request import require_readable


class Door(StrEnum):
    """Where a document comes in."""

    RENDER = "render"
    PREFLIGHT = "preflight"
    VALIDATE = "validate"
    PICTURE = "picture"
    PRESENTATION = "presentation"
    BRIEF = "brief"
    TEMPLATE = "template"
    DECK = "deck"
    CONSULTING = "consulting"
    FEEDBACK = "feedback"
    TRANSLATION = "translation"

    @property
    def kind(self) -> JobKind:
        """The kind of job that is asked for here."""
        return _WAYS[self].kind

    @property
    def takes_theme(self) -> bool:
        """Whether its bodies may name a theme that a tenant keeps."""
        return _WAYS[self].takes_theme

    @property
    def most_bytes(self) -> int | None:
        """Of a body, where it may have fewer here than the settings say."""
        return _WAYS[self].most_bytes

    @property
    def most_with_picture(self) -> int | None:
        """Of a body with a picture in the place of words; None where there is no such body."""
        return _WAYS[self].most_with_picture


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a document is refused."""

    violations: tuple[Violation, ...]
    message: str

    def error(self) -> InvalidDocument:
        """To be raised; pointers are relative to the document."""
        return InvalidDocument(self.violations, self.message)


@dataclass(frozen=True, slots=True)
class Reading:
    """A body that was read: what it asks for, and either what its document says or why it is refused.

    `sha256` is of the document's bytes, lower-case hex.
    """

    submission: Submission
    sha256: str
    facts: DocumentFacts | None = None
    fault: Fault | None = None


def read_body(door: Door, body: bytes) -> Reading:
    """Decode a body, make a submission of it and validate its document.

    Raises InvalidRequest for all but a faulty document, with pointers into the body.
    """
    way = _WAYS[door]
    submission = way.read(_decoded(body), body)
    way.require(submission)
    digest = hashlib.sha256(submission.document).hexdigest()
    try:
        facts = facts_of(submission.source_schema, submission.content, takes_faulty=way.kind.takes_faulty)
    except InvalidDocument as error:
        return Reading(submission, digest, fault=Fault(error.violations, error.message))
    return Reading(submission, digest, facts)


@dataclass(frozen=True, slots=True)
class _Way:
    """How bodies of one door are read."""

    kind: JobKind
    read: Callable[[object, bytes], Submission] = read_submission
    require: Callable[[Submission], None] = require_supported
    most_bytes: int | None = None
    most_with_picture: int | None = None
    takes_theme: bool = False


def _read_presentation(value: object, body: bytes) -> Submission:
    submission = read_submission(value, body)
    return submission if submission.enveloped else replace(submission, source_schema="agent_v1")


def _require_readable(submission: Submission) -> None:
    require_readable(submission.content)


_WAYS = {
    Door.RENDER: _Way(JobKind.RENDER),
    Door.PREFLIGHT: _Way(JobKind.PREFLIGHT, require=allow_everything),
    Door.VALIDATE: _Way(JobKind.VALIDATE, require=require_no_deck),
    Door.PICTURE: _Way(JobKind.RENDER, read=read_slide),
    Door.PRESENTATION: _Way(JobKind.RENDER, read=_read_presentation),
    Door.TEMPLATE: _Way(JobKind.RENDER, read=read_template, takes_theme=True),
    Door.BRIEF: _Way(
        JobKind.GENERATE,
        read=read_brief,
        require=_require_readable,
        most_bytes=1 << 20,
        most_with_picture=6 << 20,
        takes_theme=True,
    ),
    Door.DECK: _Way(JobKind.DECK, read=read_deck, require=_require_readable, most_bytes=8 << 20, takes_theme=True),
    Door.CONSULTING: _Way(
        JobKind.DECK, read=read_consulting, require=_require_readable, most_bytes=1 << 20, takes_theme=True
    ),
    Door.TRANSLATION: _Way(JobKind.GENERATE, read=read_translation, most_bytes=1 << 20),
    Door.FEEDBACK: _Way(
        JobKind.GENERATE, read=read_feedback, require=_require_readable, most_bytes=1 << 20, takes_theme=True
    ),
}


def _decoded(body: bytes) -> object:
    """The value; faults in an enveloped document point into it."""
    try:
        return decode_json(body)
    except InvalidDocument as error:
        faults = [replace(each, pointer=_inside(each.pointer)) for each in error.violations]
        raise InvalidRequest(faults, error.message) from None


def _inside(pointer: str) -> str:
    """A pointer into the document: its schema's rules name places without the envelope, too."""
    return pointer.removeprefix("/document") if pointer.startswith("/document/") else pointer
