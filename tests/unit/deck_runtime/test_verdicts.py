"""Verdicts on documents."""

from dataclasses import replace
from itertools import pairwise

import pytest

from deck.registry.v1.document_verdict_pb2 import DocumentVerdict, SignedVerdict
from deck_documents import RULES_VERSION
from deck_documents.facts import DocumentFacts
from deck_domain.errors import Violation
from deck_domain.job_kinds import JobKind
from deck_runtime.documents.verdicts import Subject, VerdictKeys

OLD, NEW = {"k1": b"the secret of yesterday"}, {"k2": b"the secret of tomorrow"}
SUBJECT = Subject.of("acme", JobKind.RENDER, "protocol_v2", b'{"title":"Q3"}')
FACTS = DocumentFacts("Q3", 4, (Violation("/theme", "deprecated", "Use look."),), RULES_VERSION)


def signed(keys: VerdictKeys | None = None, facts: DocumentFacts = FACTS) -> SignedVerdict:
    """A verdict of a gateway."""
    verdict = (keys or VerdictKeys(OLD)).sign(SUBJECT, facts)
    assert verdict is not None
    return verdict


@pytest.mark.parametrize("facts", [FACTS, replace(FACTS, rules=None), DocumentFacts("", 0)])
def test_what_was_found_is_believed(facts: DocumentFacts) -> None:
    """Also of a document that is taken with its faults."""
    assert VerdictKeys(OLD).facts(signed(facts=facts), SUBJECT) == facts


@pytest.mark.parametrize(
    "other",
    [
        replace(SUBJECT, tenant="rival"),
        replace(SUBJECT, kind=JobKind.VALIDATE),
        replace(SUBJECT, source_schema="agent_v1"),
        Subject.of("acme", JobKind.RENDER, "protocol_v2", b'{"title":"Q4"}'),
    ],
    ids=["tenant", "kind", "schema", "bytes"],
)
def test_a_verdict_is_good_for_its_subject_alone(other: Subject) -> None:
    """Nobody can send it along with anything else."""
    assert VerdictKeys(OLD).facts(signed(), other) is None


def test_without_the_key_nothing_is_believed() -> None:
    """Neither another key's word, nor a word that was changed, nor one of who has no key at all."""
    keys = VerdictKeys(OLD)
    changed = DocumentVerdict.FromString(signed().verdict)
    changed.title = "Q4"
    forged = SignedVerdict(verdict=changed.SerializeToString(), key_id="k1", mac=signed().mac)
    other_secret = VerdictKeys({"k1": b"a secret that was guessed"})
    for word in (forged, signed(other_secret), signed(VerdictKeys(NEW)), SignedVerdict()):
        assert keys.facts(word, SUBJECT) is None
    assert VerdictKeys({}).facts(signed(), SUBJECT) is None
    assert VerdictKeys({}).sign(SUBJECT, FACTS) is None


def test_keys_are_replaced_without_a_gap() -> None:
    """The first signs and all are believed: a new one comes second, then first, then alone."""
    steps = [VerdictKeys(keys) for keys in (OLD, OLD | NEW, NEW | OLD, NEW)]
    for before, after in pairwise(steps):
        assert before.facts(signed(after), SUBJECT) == FACTS
        assert after.facts(signed(before), SUBJECT) == FACTS


def test_other_rules_are_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A gateway of another release judged by other rules: the document is validated again."""
    word = signed()
    monkeypatch.setattr("deck_runtime.documents.verdicts.RULES_VERSION", "another")
    assert VerdictKeys(OLD).facts(word, SUBJECT) is None
