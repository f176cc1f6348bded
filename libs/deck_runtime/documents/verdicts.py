"""Verdicts on documents: who validated one at the door says so under a key, and nobody needs to do it again.

Only gateways, and the registry that believes them, hold the keys: the installation token, which every worker carries,
proves nothing here. A verdict names the tenant, the kind of job, the schema, the digest of the bytes and the version of
the rules, so that it is good for nothing else.
"""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass

from google.protobuf.message import DecodeError

from deck.registry.v1 import document_verdict_pb2 as pb
from deck_documents import RULES_VERSION
from deck_documents.facts import DocumentFacts, SlideVersion
from deck_domain.brand import BrandChoice
from deck_domain.errors import Violation
from deck_domain.job_kinds import JobKind
from deck_wire.jobs import kind_number


@dataclass(frozen=True, slots=True)
class Subject:
    """What is judged: a document of a tenant, for a kind of job; `sha256` of its bytes, lower-case hex."""

    tenant: str
    kind: JobKind
    source_schema: str
    sha256: str

    @classmethod
    def of(cls, tenant: str, kind: JobKind, source_schema: str, document: bytes) -> "Subject":
        """The subject of these bytes."""
        return cls(tenant, kind, source_schema, hashlib.sha256(document).hexdigest())


class VerdictKeys:
    """Signs verdicts and believes those that are signed alike."""

    def __init__(self, keys: Mapping[str, bytes]) -> None:
        """Args: keys: secrets by key id; the first signs, all are believed, so that one can be replaced."""
        self._keys = keys

    def sign(self, subject: Subject, facts: DocumentFacts) -> pb.SignedVerdict | None:
        """That the document was judged by today's rules, and what it says; None without a key."""
        if not self._keys:
            return None
        verdict = pb.DocumentVerdict(
            rules=RULES_VERSION,
            tenant=subject.tenant,
            kind=kind_number(subject.kind),
            source_schema=subject.source_schema,
            sha256=subject.sha256,
            passed=facts.rules is not None,
            title=facts.title,
            slide_count=facts.slide_count,
            brand_pack_id=facts.brand.pack_id or "",
            brand_pack_version_id=facts.brand.version_id or "",
            auto_iterations=facts.auto_iterations,
            base_job_id=facts.base.job_id if facts.base else "",
            base_version=facts.base.number if facts.base else None,
        )
        for warning in facts.warnings:
            verdict.warnings.add(pointer=warning.pointer, code=warning.code, message=warning.message)
        key_id, data = next(iter(self._keys)), verdict.SerializeToString()
        return pb.SignedVerdict(verdict=data, key_id=key_id, mac=self._mac(key_id, data))

    def facts(self, signed: pb.SignedVerdict, subject: Subject) -> DocumentFacts | None:
        """What a verdict says of this very subject by the rules of this version; None for one not to be believed."""
        known = signed.key_id in self._keys
        if not known or not hmac.compare_digest(signed.mac, self._mac(signed.key_id, signed.verdict)):
            return None
        try:
            verdict = pb.DocumentVerdict.FromString(signed.verdict)
        except DecodeError:
            return None
        about = (verdict.rules, verdict.tenant, verdict.kind, verdict.source_schema, verdict.sha256)
        if about != (RULES_VERSION, subject.tenant, kind_number(subject.kind), subject.source_schema, subject.sha256):
            return None
        warnings = tuple(Violation(each.pointer, each.code, each.message) for each in verdict.warnings)
        rules = RULES_VERSION if verdict.passed else None
        brand = BrandChoice(verdict.brand_pack_id or None, verdict.brand_pack_version_id or None)
        number = verdict.base_version if verdict.HasField("base_version") else None
        base = SlideVersion(verdict.base_job_id, number) if verdict.base_job_id else None
        rounds = verdict.auto_iterations
        return DocumentFacts(verdict.title, verdict.slide_count, warnings, rules, brand, rounds, base)

    def _mac(self, key_id: str, data: bytes) -> bytes:
        return hmac.digest(self._keys[key_id], b"deckmill document verdict\n" + data, "sha256")
