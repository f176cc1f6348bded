"""Our verdict on spoilt decks beside that of `openxml-audit`: python -m tests.support.second_opinion [COUNT [SEED]].

What openxml-audit does not look at is counted apart: each such gap has a control that proves it (see the test), so that
a gap that is closed by a newer version is a gap no more.
"""

import io
import random
import re
import sys
import tempfile
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from openxml_audit import FileFormat, OpenXmlValidator

from deck_package import examine_package
from deck_presentation.model import Deck
from deck_presentation.parts import Parts
from deck_presentation.reading import read_deck
from scorer.rules import package
from scorer.rules.evidence import Evidence
from scorer.rules.rule import Skipped
from tests.support.corpus import compiled as corpus
from tests.support.spoiling import spoil

DECKS = ("board_update", "clinic_pilot", "seed_pitch", "nodes", "nodes-dressed", "types-ar", "charts-agent")
GAPS = {
    "text beside elements": "may not hold the text",
    "attributes of types that have none": "it has no attributes",
    "children of types that have none": "it holds no elements",
    "attributes of foreign namespaces": r"has no attribute (\{urn|p:bogus)",
    "attributes of points in charts": r"c:pt(\[\d+\])?: has no attribute",
    "sizes without width or height": r"a:ext: must have the attribute c[xy]",
    "extensions without an address": r"a:ext: must have the attribute uri",
    "relationships that charts name": r"^ppt/charts/\S+ uses the relationship",
    "the theme of the notes' master": r"notesMaster1.xml is tied to no theme",
    "properties of a file that stand twice": r"may stand once",
    "dates of a file": r"dcterms:\w+(\[\d+\])?: .* is none of its values",
    "kinds of dates of a file": r"must have xsi:type",
    "rows that do not fill a table": r"row \d+ of a table has",
    "attributes of sizes, extensions and frames of groups": r"a:(ext|xfrm)(\[\d+\])?: has no attribute",
    "capitals in true and false": r"='(TRUE|FALSE)' is none of its values",
    "letters in colours": r"(val|lastClr)=\S+ is none of its values; allowed is 6 hexadecimal digits",
    "times of animations": r"(dur|delay|repeatCount|repeatDur|advTm|advAuto|spid)=.* is none of its values",
    "ids of relationships of notes": r"^ppt/notesSlides/\S+ has the relationship id",
}
"""What openxml-audit does not look at, by the sentence with which we tell of it."""


@dataclass
class Comparison:
    """How many verdicts are alike, and how the others differ.

    Attributes:
        alike: both say valid, or both say invalid.
        gaps: only we say invalid, where openxml-audit does not look.
        apart: a sentence for each other deck.
    """

    alike: int = 0
    gaps: Counter[str] = field(default_factory=Counter)
    apart: list[str] = field(default_factory=list)

    @property
    def agreement(self) -> float:
        """The share of verdicts that are alike, gaps left out."""
        return self.alike / max(1, self.alike + len(self.apart))


class SecondOpinion:
    """openxml-audit, which is costly to make."""

    def __init__(self, folder: Path) -> None:
        """Args: folder: for a file at a time."""
        self._validator = OpenXmlValidator(FileFormat.MICROSOFT_365)
        self._path = folder / "deck.pptx"

    def on(self, deck: bytes) -> list[str]:
        """What it finds wrong with a deck."""
        self._path.write_bytes(deck)
        return [f"{error.part_uri}: {error.description}" for error in self._validator.validate(self._path).errors]


def ours(deck: bytes) -> list[str]:
    """The errors that our package rules find; warnings are none."""
    opened, faults = examine_package(deck)
    parts = Parts(opened) if opened is not None else None
    evidence = Evidence(read_deck(parts) if parts is not None else Deck(0, 0, ()), parts, faults)
    found = []
    for rule in package.RULES:
        try:
            found += [rule.finding(hit, evidence) for hit in rule.check(evidence)]
        except Skipped:
            continue
    return [finding.message for finding in found if finding.severity == "error"]


def pack(parts: dict[str, bytes]) -> bytes:
    """A package of these parts."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()


def compare(count: int, seed: int, folder: Path) -> Comparison:
    """Both verdicts on so many spoilt decks; the same ones for the same seed."""
    chance, second, result = random.Random(seed), SecondOpinion(folder), Comparison()
    for _ in range(count):
        deck = chance.choice(DECKS)
        what, parts = spoil(corpus.parts(deck), chance)
        data = pack(parts)
        theirs, own = second.on(data), ours(data)
        gap = next((name for name, words in GAPS.items() if own and re.search(words, own[0].removeprefix("In "))), None)
        if bool(theirs) == bool(own):
            result.alike += 1
        elif gap is not None and not theirs:
            result.gaps[gap] += 1
        else:
            told = f"only openxml-audit: {theirs[0]}" if theirs else f"only we: {own[0]}"
            result.apart.append(f"{deck}, {what[:160]}: {told}")
    return result


def _main(count: int = 1_000, seed: int = 1) -> None:
    with tempfile.TemporaryDirectory() as folder:
        result = compare(count, seed, Path(folder))
    print(f"{count:,} spoilt decks: {result.alike} verdicts alike, {len(result.apart)} apart: {result.agreement:.1%}")  # noqa: T201
    print(f"{result.gaps.total()} more are invalid where openxml-audit does not look:")  # noqa: T201
    for name, times in result.gaps.most_common():
        print(f"  {times:4} {name}")  # noqa: T201
    print("\n".join(result.apart))  # noqa: T201


if __name__ == "__main__":
    _main(*map(int, sys.argv[1:3]))
