"""What a request's document says: as a gateway has found and signed, or else as it is found here."""

import asyncio
from pathlib import Path

from deck_documents.facts import DocumentFacts, read_facts
from deck_runtime.documents.large_reader import LARGE_BYTES, LargeReader
from deck_runtime.documents.verdicts import Subject, VerdictKeys
from job_registry.jobs.child import WORK, JudgeOrder
from job_registry.jobs.write_job import JobRequest


class DocumentJudge:
    """Judges documents of requests."""

    def __init__(self, keys: VerdictKeys, children: int, scratch: Path) -> None:
        """Args: keys: whose verdicts are believed. children: how many large documents are validated at once."""
        self._keys = keys
        self._large: LargeReader[JudgeOrder, DocumentFacts] = LargeReader(WORK, children, scratch)

    async def judge(self, request: JobRequest) -> DocumentFacts:
        """As `create_job.Judge`. Raises QueueFull and StoreUnavailable besides."""
        facts = await asyncio.to_thread(self._at_hand, request)
        return facts or await self._by_child(request)

    async def close(self) -> None:
        """End the children."""
        await self._large.close()

    def _at_hand(self, request: JobRequest) -> DocumentFacts | None:
        """What is signed, or quickly found out."""
        if request.verdict:
            subject = Subject.of(request.tenant, request.kind, request.source_schema, request.document)
            if facts := self._keys.facts(request.verdict, subject):
                return facts
        if len(request.document) >= LARGE_BYTES:
            return None
        return read_facts(request.source_schema, request.document, takes_faulty=request.kind.takes_faulty)

    async def _by_child(self, request: JobRequest) -> DocumentFacts:
        def order(file: Path) -> JudgeOrder:
            return JudgeOrder(file, request.source_schema, request.kind.takes_faulty)

        async with self._large.read(request.tenant, request.document, order) as facts:
            return facts
