"""What the scorer asks of its children, and what they answer."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from deck_domain.job_options import RenderOptions
from deck_domain.lifecycle import Stage
from deck_domain.stage_results import CheckResult, ScoreResult
from deck_runtime.children.work import ChildWork

REPAIRED, PPTX = "repaired.pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"
"""What a mended deck is called, and its media type."""


@dataclass(frozen=True, slots=True)
class ScoreOrder:
    """Score a deck; without one, check the document alone.

    Attributes:
        out: an existing folder for the report.
        pptx: the deck.
        document: the JSON document it came from, to see whether all of it is there.
        source_schema: the document's; empty when unknown.
        manifest: what the renderer said about the deck.
        brand: what the brand demands that the deck was made for.
        desktop: the record of a validation by LibreOffice.
        suggests: whether findings say how the document may be changed so that they go away.
        options: what the caller asks for and allows.
    """

    out: Path
    pptx: Path | None = None
    document: Path | None = None
    source_schema: str = ""
    manifest: Path | None = None
    brand: Path | None = None
    desktop: Path | None = None
    suggests: bool = False
    options: RenderOptions = field(default_factory=RenderOptions)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a job fails though its report was written.

    Attributes:
        code: upper-case word.
        message: says what to change.
        stage: the one to blame.
    """

    code: str
    message: str
    stage: Stage


@dataclass(frozen=True, slots=True)
class ScoreAnswer:
    """What came of an order.

    Attributes:
        report: a file.
        result: what is recorded of it.
        refusal: why the job fails all the same; None when it does not.
        repaired: the deck with its structure mended, where that was asked for and needed.
    """

    report: Path
    result: ScoreResult | CheckResult
    refusal: Refusal | None = None
    repaired: Path | None = None


@dataclass(frozen=True, slots=True)
class RepairOrder:
    """Mend the structure of a deck; `target` is where the mended one shall lie."""

    pptx: Path
    target: Path


@dataclass(frozen=True, slots=True)
class RepairAnswer:
    """What was mended: how much, and the mended deck; None where there was nothing to mend."""

    mended_count: int
    repaired: Path | None


_COURTESY = 5
"""Pictures take longest, and people wait for them. Beside two scorers at work, ten slides were drawn in 0.85 of the
time, and jobs ended as soon as before; with 10 steps, reports came last and jobs took 1.8 times as long."""

SCORING = ChildWork("scorer.child", ScoreOrder, ScoreAnswer, niceness=_COURTESY)
"""For who scores alone."""

Order = ScoreOrder | RepairOrder
Answer = ScoreAnswer | RepairAnswer

# A record may be one of several whose keys differ, which no type says of a class.
CHILD_WORK: ChildWork[Order, Answer] = ChildWork(
    "scorer.child", cast("Any", Order), cast("Any", Answer), niceness=_COURTESY
)
