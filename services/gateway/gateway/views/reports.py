"""Reports, comparisons and validation records, read from the store; they never change, so a few stay in memory."""

import asyncio
import json
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

from deck_domain.brand_packs import BrandPackVersion
from deck_domain.errors import ArtifactGone
from deck_domain.job import Artifact, ArtifactKind, Job, StoredObject
from deck_domain.lifecycle import Stage
from deck_domain.records import to_json
from deck_domain.stage_results import CheckResult
from deck_runtime.store import ArtifactStore
from deck_runtime.telemetry import get_logger
from gateway.problems import Fault

log = get_logger(__name__)

_CACHED_BYTES = 2 << 20
"""As JSON; decoded they take about eight times as much."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a validation found.

    Attributes:
        errors: of a document, pointers into it; of a deck, pointers of the form `/slides/0`.
        report: the quality report, where a deck was examined.
    """

    valid: bool
    errors: list[Fault]
    report: dict[str, Any] | None


class Reports:
    """Reads reports; keeps those read last, by their sha256."""

    def __init__(self, store: ArtifactStore) -> None:
        self._store = store
        self._cache: OrderedDict[str, tuple[int, dict[str, Any]]] = OrderedDict()
        self._held = 0

    async def quality(self, job: Job) -> dict[str, Any] | None:
        """The job's quality report; None while there is none, or when its bytes are lost."""
        return await self._of(job, ArtifactKind.QUALITY_REPORT)

    async def diff(self, job: Job) -> dict[str, Any] | None:
        """How the job differs from its baseline; None while that is not known, or when its bytes are lost."""
        return await self._of(job, ArtifactKind.BASELINE_DIFF)

    async def template(self, version: BrandPackVersion) -> dict[str, Any] | None:
        """What a version of a brand pack offers; None before it is compiled, or when its bytes are lost."""
        found = next((one for one in version.artifacts if one.kind is ArtifactKind.TEMPLATE_REPORT), None)
        return await self._read_or_miss(found, version.id) if found else None

    async def verdict(self, job: Job) -> Verdict:
        """What a validation found, by its task's result or by its record."""
        task = job.task(Stage.SCORE)
        if task and isinstance(task.result, CheckResult):
            return Verdict(task.result.valid, to_json(task.result.errors), await self.quality(job))
        found = await self._of(job, ArtifactKind.VALIDATION_RECORD) or {}
        report = await self.quality(job)
        errors = found.get("errors")
        if errors is None:
            findings = (report or {}).get("findings", ())
            errors = [_as_error(finding) for finding in findings if finding.get("blocking")]
            errors = errors or _failed_checks(report or {})
        return Verdict(bool(found.get("valid", not errors)), errors, report)

    async def _of(self, job: Job, kind: ArtifactKind) -> dict[str, Any] | None:
        artifact = job.artifact(kind)
        return await self._read_or_miss(artifact, job.id) if artifact else None

    async def _read_or_miss(self, artifact: Artifact, owner: str) -> dict[str, Any] | None:
        try:
            return await self._read(artifact.stored)
        except ArtifactGone:
            log.error("artifact gone", of=owner, artifact_id=artifact.id)
            return None

    async def _read(self, stored: StoredObject) -> dict[str, Any]:
        if stored.sha256 in self._cache:
            self._cache.move_to_end(stored.sha256)
            return self._cache[stored.sha256][1]
        data = await self._store.read(stored)
        # Large reports take milliseconds to decode, so they are decoded outside the event loop.
        report: dict[str, Any] = await asyncio.to_thread(json.loads, data) if len(data) > 1 << 17 else json.loads(data)
        self._cache[stored.sha256] = (len(data), report)
        self._held += len(data)
        while self._held > _CACHED_BYTES and len(self._cache) > 1:
            self._held -= self._cache.popitem(last=False)[1][0]
        return report


def _as_error(finding: dict[str, Any]) -> Fault:
    index = finding.get("slideIndex")
    pointer = "" if index is None else f"/slides/{index}"
    return Fault(pointer=pointer, code=finding["code"], message=finding["message"])


def _failed_checks(report: dict[str, Any]) -> list[Fault]:
    """Faults of a deck's structure that no rule has a finding for."""
    checks = (report.get("structuralValidation") or {}).get("checks", ())
    failed = (check for check in checks if not check["passed"] and check["severity"] == "error")
    return [Fault(pointer="", code="STRUCTURAL_VALIDATION_FAILED", message=check["message"]) for check in failed]
