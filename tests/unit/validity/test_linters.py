"""What other people's linters say of our decks: no error, nothing of high severity."""

from pathlib import Path

import pytest
from decklint.model import load_deck
from decklint.rules import audit_deck
from ooxml_integrity import ERROR, WARN, check_pptx

from tests.support.corpus import compiled as corpus

# The corpus shows the same kind of slide again and again.
_MEANT_ANYWHERE = {"consistency.repeated-layout"}
_MEANT = {
    "nodes": {"privacy.external-relationship"},  # it has links
    "types-overfull": {"readability.small-font"},  # each such slide has a finding of ours
}


@pytest.fixture
def path(tmp_path: Path, name: str) -> Path:
    """The deck of that name as a file."""
    target = tmp_path / "deck.pptx"
    target.write_bytes(corpus.compiled(name).pptx)
    return target


@pytest.mark.parametrize("name", corpus.names())
def test_ooxml_integrity_finds_no_error(path: Path, name: str) -> None:
    """Nor a warning: text stays in its box, shapes on the slide."""
    findings = [finding for finding in check_pptx(path) if finding.severity in {ERROR, WARN}]
    assert [str(finding) for finding in findings] == []


@pytest.mark.parametrize("name", corpus.names())
def test_pptlint_finds_nothing_of_high_severity(path: Path, name: str) -> None:
    """Read as what is sent round before a meeting: captions may be smaller than on a wall."""
    findings = audit_deck(load_deck(path), scenario="document")
    severe = [finding for finding in findings if finding.severity in {"high", "critical"}]
    meant = _MEANT_ANYWHERE | _MEANT.get(name, set())
    assert [f"{finding.rule_id}: {finding.evidence}" for finding in severe if finding.rule_id not in meant] == []
