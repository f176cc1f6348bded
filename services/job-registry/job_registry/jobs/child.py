"""Validates large documents in a child process; see `deck_runtime.children.work`."""

import os
from dataclasses import dataclass
from pathlib import Path

from deck_documents import build_checks
from deck_documents.facts import DocumentFacts, facts_of, read_facts
from deck_runtime.children.work import ChildWork, Progress
from deck_runtime.documents.large_reader import NICENESS


@dataclass(frozen=True, slots=True)
class JudgeOrder:
    """Validate a document; fields as of `read_facts`."""

    document: Path
    source_schema: str
    takes_faulty: bool


WORK = ChildWork("job_registry.jobs.child", JudgeOrder, DocumentFacts)


def warm() -> None:
    """Let others go first, and load the schemas."""
    os.nice(NICENESS)
    build_checks()
    facts_of("protocol_v2", {}, takes_faulty=True)


def handle(order: JudgeOrder, _progress: Progress) -> DocumentFacts:
    """Validate one document. Raises InvalidDocument."""
    return read_facts(order.source_schema, order.document.read_bytes(), takes_faulty=order.takes_faulty)
