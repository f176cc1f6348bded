"""What a defect is, and how one is made of a change of a deck, of the parts of its package or of the file."""

import io
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from tests.evidence.decks import saved
from tests.evidence.spoils import Spoil

Parts = dict[str, bytes]
SEVERITIES = ("mild", "clear", "grave")


@dataclass(frozen=True, slots=True)
class Defect:
    """One way to break a rule.

    Attributes:
        rule: what should be found.
        severity: mild, clear or grave.
        inject: from a clean deck to the bytes of the spoilt one.
        also: other rules that the same change breaks, rightly.
        writers: whose decks have what is to be spoilt; all by default.
        document: the deck is compared with the document that it was made from.
        branded: the deck is put on a brand first, and held against it.
        argued: people argue about what the rule says, so that it tells it with a confidence that never costs.
    """

    rule: str
    severity: str
    inject: Callable[[Any], bytes]
    also: frozenset[str] = frozenset()
    writers: frozenset[str] = frozenset({"deckmill", "python-pptx", "PptxGenJS"})
    document: bool = False
    branded: bool = False
    argued: bool = False

    @property
    def least_confidence(self) -> float:
        """Of a finding that counts as found."""
        return 0.4 if self.argued else 0.5


def of_deck(
    rule: str, *spoils_by_severity: Spoil, also: Iterable[str] = (), writers: Iterable[str] = ()
) -> list[Defect]:
    """Changes of a deck, the mildest first."""

    def inject(spoil: Spoil) -> Callable[[Any], bytes]:
        def change(deck: Any) -> bytes:
            spoil(deck)
            return saved(deck)

        return change

    return _graded(rule, [inject(spoil) for spoil in spoils_by_severity], also, writers)


def of_parts(rule: str, *changes: Callable[[Parts], None], also: Iterable[str] = ()) -> list[Defect]:
    """Changes of the parts of its package, the mildest first."""

    def inject(change: Callable[[Parts], None]) -> Callable[[Any], bytes]:
        def spoil(deck: Any) -> bytes:
            with zipfile.ZipFile(io.BytesIO(saved(deck))) as source:
                parts = {name: source.read(name) for name in source.namelist()}
            change(parts)
            out = io.BytesIO()
            with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
                for name, data in parts.items():
                    target.writestr(name, data)
            return out.getvalue()

        return spoil

    return _graded(rule, [inject(change) for change in changes], also, ())


def of_file(rule: str, *changes: Callable[[bytes], bytes]) -> list[Defect]:
    """Changes of the file, the mildest first."""
    return _graded(rule, [lambda deck, change=change: change(saved(deck)) for change in changes], (), ())


def _graded(
    rule: str, injections: list[Callable[[Any], bytes]], also: Iterable[str], writers: Iterable[str]
) -> list[Defect]:
    """Defects of a rule at the gravest so many severities."""
    named = zip(SEVERITIES[-len(injections) :], injections, strict=True)
    known = frozenset(writers) or Defect.__dataclass_fields__["writers"].default
    return [Defect(rule, severity, inject, frozenset(also), known) for severity, inject in named]
