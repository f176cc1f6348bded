"""Defects injected into clean decks of three writers: how many the rules find, and what they find that is not there."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from scorer.inspect_deck import score_file
from tests.evidence.brand_spoils import put_on_brand
from tests.evidence.decks import WRITERS, NoWriter, clean_deck, contents, document, saved
from tests.evidence.defect import Defect
from tests.evidence.defects import DEFECTS

SLIDES = (7, 10)
_IGNORED = frozenset({"TXT102", "PRV801"})
"""Rules that only inform: what they tell beside a defect of another rule is no false alarm."""


@dataclass
class Tally:
    """Of one rule: defects injected and found, by severity, and its alarms where nothing was injected."""

    injected: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    false_alarms: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """The share of injected defects that was found; 1 where none was injected."""
        return self.found.total() / self.injected.total() if self.injected.total() else 1.0

    @property
    def precision(self) -> float:
        """The share of its alarms that were right; 1 where there were none."""
        alarms = self.found.total() + len(self.false_alarms)
        return self.found.total() / alarms if alarms else 1.0


@dataclass
class Trial:
    """Tallies by rule; clean decks with what costs in them (nothing should), and writers that are not installed."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    clean: dict[str, list[str]] = field(default_factory=dict)
    missed: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)


def try_rules(writers: Iterable[str] = tuple(WRITERS), sizes: Sequence[int] = SLIDES) -> Trial:
    """Inject every defect into the decks of every writer that is installed."""
    trial = Trial()
    for writer in writers:
        try:
            _try_writer(trial, writer, sizes)
        except NoWriter:
            trial.absent.append(writer)
    return trial


def _try_writer(trial: Trial, writer: str, sizes: Sequence[int]) -> None:
    for slides in sizes:
        deck = clean_deck(writer, slides)
        brand = put_on_brand(deck)
        report = score_file(saved(deck), brand=brand)
        trial.clean[f"{writer}, {slides} slides"] = [finding["message"] for finding in _costly(report)]
        for defect in DEFECTS:
            if writer in defect.writers:
                _try_defect(trial, writer, slides, defect)


def _try_defect(trial: Trial, writer: str, slides: int, defect: Defect) -> None:
    deck = clean_deck(writer, slides)
    compared: dict[str, Any] = {"brand": put_on_brand(deck)} if defect.branded else {}
    if defect.document:
        compared |= {"document": document(contents(slides)), "source_schema": "protocol_v2"}
    report = score_file(defect.inject(deck), **compared)
    tally = trial.tallies.setdefault(defect.rule, Tally())
    tally.injected[defect.severity] += 1
    name = f"{defect.rule} {defect.severity} in {writer}, {slides} slides"
    if any(
        finding["rule"] == defect.rule and finding["confidence"] >= defect.least_confidence
        for finding in report["findings"]
    ):
        tally.found[defect.severity] += 1
    else:
        trial.missed.append(name)
    for rule in sorted({finding["rule"] for finding in _costly(report)} - {defect.rule} - defect.also - _IGNORED):
        trial.tallies.setdefault(rule, Tally()).false_alarms.append(name)


def _costly(report: dict[str, Any]) -> Iterator[dict[str, Any]]:
    return (f for f in report["findings"] if f["impact"] != "info" and f["confidence"] >= 0.5)
