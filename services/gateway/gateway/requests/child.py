"""Reads large bodies and examines templates in a child process; see `deck_runtime.children.work`."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from deck_documents import build_checks
from deck_documents.facts import DocumentFacts, facts_of
from deck_domain.errors import Violation
from deck_domain.job_options import JobOptions
from deck_package import UnsafePackage, inspect_package
from deck_runtime.children.work import ChildWork, Progress
from deck_runtime.documents.large_reader import NICENESS
from deck_runtime.failpoints import failpoint
from gateway.requests.doors import Door, Fault, Reading, read_body
from gateway.requests.envelope import Submission
from gateway.requests.theme_file import theme_of_file


@dataclass(frozen=True, slots=True)
class BodyOrder:
    """Read a body that came in at a door; a document that was taken out of it is written to `document`."""

    body: Path
    door: Door
    document: Path


@dataclass(frozen=True, slots=True)
class BodyAnswer:
    """A reading, its document as a file: the body itself, or what was taken out of it."""

    source_schema: str
    document: Path
    options: JobOptions
    enveloped: bool
    sha256: str
    facts: DocumentFacts | None
    fault: Fault | None

    def reading(self) -> Reading:
        """As who asked needs it."""
        submission = Submission(self.source_schema, self.document.read_bytes(), self.options, self.enveloped)
        return Reading(submission, self.sha256, self.facts, self.fault)


@dataclass(frozen=True, slots=True)
class TemplateOrder:
    """Examine a presentation before anybody works with it."""

    template: Path


@dataclass(frozen=True, slots=True)
class Examined:
    """A template that may be worked with; `faults` are codes of what is wrong with it all the same."""

    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ThemeOrder:
    """Examine a presentation, and read its theme, which shall have a `name`; see `theme_of_file`."""

    presentation: Path
    name: str
    based_on: str


@dataclass(frozen=True, slots=True)
class ThemeFound:
    """The theme of a presentation as JSON, and what of it was not taken as it is."""

    definition: str
    remarks: tuple[Violation, ...]


Order = BodyOrder | TemplateOrder | ThemeOrder
Answer = BodyAnswer | Examined | ThemeFound

WORK: ChildWork[Order, Answer] = ChildWork(
    "gateway.requests.child", cast("type[Order]", Order), cast("type[Answer]", Answer)
)

_MAY_BE_DROPPED = frozenset({"script_link", "external_target"})
"""What compiling leaves out where it stands on sample slides, and refuses elsewhere."""

_WARMING = {"version": "2.0", "title": "Warm", "slides": [{"slideType": "title-body", "title": "Warm", "body": ["-"]}]}


def warm() -> None:
    """Let others go first, and load the schemas."""
    os.nice(NICENESS)
    build_checks()
    facts_of("protocol_v2", _WARMING, takes_faulty=True)


def handle(order: Order, _progress: Progress) -> Answer:
    """Read one body, or examine one file. Raises InvalidRequest; UnsafePackage and UnusableFile for a file."""
    if isinstance(order, ThemeOrder):
        examine(order.presentation)
        return ThemeFound(*theme_of_file(order.presentation, order.name, order.based_on))
    return examine(order.template) if isinstance(order, TemplateOrder) else read(order)


def examine(template: Path) -> Examined:
    """Look at a file from outside. Raises UnsafePackage unless it is a presentation without code that may be opened."""
    faults = inspect_package(template)
    if any(fault.rejects and fault.code not in _MAY_BE_DROPPED for fault in faults):
        raise UnsafePackage(tuple(fault for fault in faults if fault.code not in _MAY_BE_DROPPED))
    return Examined(tuple(fault.code for fault in faults))


def read(order: BodyOrder) -> BodyAnswer:
    """Read one body. Raises InvalidRequest."""
    failpoint("gateway.document")
    body = order.body.read_bytes()
    reading = read_body(order.door, body)
    submission, document = reading.submission, order.body
    if submission.document is not body:
        document = order.document
        document.write_bytes(submission.document)
    return BodyAnswer(
        submission.source_schema,
        document,
        submission.options,
        submission.enveloped,
        reading.sha256,
        reading.facts,
        reading.fault,
    )
