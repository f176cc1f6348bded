"""Writes docs/rules-evidence.md: how well the rules find what is injected. Usage: `python -m tests.evidence [PATH]`."""

import sys
from pathlib import Path

from scorer.rules.catalogue import CATALOGUE, RULESET_VERSION
from tests.evidence.decks import NoWriter
from tests.evidence.defect import SEVERITIES
from tests.evidence.pairs import Pair
from tests.evidence.set_aside import SET_ASIDE
from tests.evidence.trial import SLIDES, Tally, Trial, try_rules
from tests.evidence.tuned_on import TUNED_ON

_HEAD = f"""\
# How well the rules find what they are for

Written by `make rules-evidence`, with ruleset {RULESET_VERSION}. Clean decks are spoilt in one place at a time,
by a defect of one rule, at up to three severities (a fault that is there or not has one). The decks are of three
writers, our renderer, python-pptx and PptxGenJS, with {" and ".join(map(str, SLIDES))} slides.

A rule that names the defect, with a confidence of at least 0.5, has found it; where people argue about what a rule
says, so that it never costs (LAY210, COL306, and that a slide is covered all over), 0.4 is enough. A rule that finds
something that costs, in a deck that was spoilt in another way, has raised a false alarm, unless the same change breaks
both rules (text that is much too tall has too many words as well). Rules about a brand are tried on decks with a logo
on their master, held against the brand that these decks would make as a template; clean decks are held against it too.
Rules that compare a deck with its document are tried on the decks of our renderer, which alone have one. The injector
is `tests/evidence/defects.py`.
"""


_BY_EYE = """\
## Judged by eye
What cannot be injected as people do it was looked at in pictures, on 168 decks that others wrote (the test files of
Apache POI and python-pptx, from slides of lectures and of companies down to decks of one chart). Some of these decks
are nearly the same, so that the figures are of findings and not of independent decks.

| rule | told | false alarms | share | what they are |
|---|---|---|---|---|
| CON404, runs of slides that are arranged alike | 22 | 2 | 9 % | posters to print, each a sentence over one banner |
| CON405, titles and signs of lists, as warnings | 14 | 1 | 7 % | a title in the capitals of another master |
| LAY201, boxes that hang off while their words do not | 6 | 0 | 0 % | |
| LAY211, a single short line | 1 | 0 | 0 % | |

Thirteen of these decks were made brand packs. Of 65 decks that our renderer wrote on its own pack, none was told of by
BRD701 to 704; six packs, whose sample slides have no title on a blank layout, are told of by BRD705 with each deck.
Of 156 decks that were held against the pack of others, 148 were told of; the other 8 share their fonts, colours and
names of layouts with it, as ordinary themes do.
"""


def _row(rule: str, tally: Tally) -> str:
    by_severity = [f"{tally.found[name]}/{tally.injected[name]}" if tally.injected[name] else "" for name in SEVERITIES]
    cells = (rule, tally.injected.total(), *by_severity, f"{tally.recall:.2f}", len(tally.false_alarms))
    return f"| {' | '.join(map(str, cells))} | {tally.precision:.2f} |"


def _agreement(pairs: tuple[Pair, ...]) -> str:
    return f"{sum(pair.agrees() for pair in pairs)} of {len(pairs)}"


def page(trial: Trial) -> str:
    """The page as Markdown. Raises NoWriter when a writer is not installed: the figures would be of fewer decks."""
    if trial.absent:
        raise NoWriter(f"Not installed: {', '.join(trial.absent)}. Run `make pptxgenjs`, which needs node and npm.")
    head = f"| rule | injected | {' | '.join(SEVERITIES)} | recall | false alarms | precision |\n|{'---|' * 8}"
    rows = [_row(rule.id, trial.tallies[rule.id]) for rule in CATALOGUE]
    injected = sum(tally.injected.total() for tally in trial.tallies.values())
    found = sum(tally.found.total() for tally in trial.tallies.values())
    alarms = sum(len(tally.false_alarms) for tally in trial.tallies.values())
    costly = sum(len(found) for found in trial.clean.values())
    return "\n".join(
        [
            _HEAD,
            f"{found} of {injected} defects were found, with {alarms} false alarms.",
            f"In the {len(trial.clean)} clean decks, {costly} errors and warnings were found.",
            "",
            head,
            *rows,
            "",
            "## Whether the score orders decks as a person would",
            f"The score agrees in {_agreement(TUNED_ON)} pairs of decks that the formula was tuned on",
            f"(`tests/evidence/tuned_on.py`), and in {_agreement(SET_ASIDE)} that were written before",
            "anybody looked at a score and set aside (`tests/evidence/set_aside.py`).",
            "",
            _BY_EYE,
            *[f"Not found: {name}." for name in trial.missed],
        ]
    )


if __name__ == "__main__":
    try:
        text = page(try_rules())
    except NoWriter as lacking:
        sys.exit(str(lacking))
    Path(sys.argv[1] if len(sys.argv) > 1 else "docs/rules-evidence.md").write_text(
        text.rstrip() + "\n", encoding="utf-8"
    )
