"""What a client may ask for: one row for each kind of job, with all that differs between the kinds.

The registry, the workers and both APIs read here what they need, so that a new kind is a new row; the protos repeat its
number and name for readers. `docs/lifecycle.md` is made from the table.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import ClassVar

from deck_domain.job_options import JobOptions, RepairMode, ValidationMode
from deck_domain.lifecycle import Stage


def _always(_options: JobOptions) -> bool:
    return True


def _compares(options: JobOptions) -> bool:
    return options.baseline_job_id is not None


def _on_a_desktop(options: JobOptions) -> bool:
    asked = options.render
    return asked.validation_mode is ValidationMode.DESKTOP_BLOCKING or asked.desktop_validation_id is not None


def _mended_first(options: JobOptions) -> bool:
    return _on_a_desktop(options) and options.render.repair_mode is RepairMode.STRUCTURAL


def _of_a_deck(wanted: Callable[[JobOptions], bool]) -> Callable[[JobOptions], bool]:
    """The same where a deck was sent."""
    return lambda options: wanted(options) and options.file_name is not None


@dataclass(frozen=True, slots=True)
class Step:
    """One task of a pipeline.

    Attributes:
        after: the stages that must have succeeded before it, those of them that the job has.
        wanted: whether a job with these options has it.
        condition: that, in words that follow "when", for the documents; empty for a step of every job.
        after_slides: whether it waits until all slides of the deck, each a job of its own, have ended.
    """

    stage: Stage
    after: tuple[Stage, ...] = ()
    wanted: Callable[[JobOptions], bool] = _always
    condition: str = ""
    after_slides: bool = False


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class JobKind:
    """A row of the table. There is one object for each kind, so kinds may be compared by identity.

    Attributes:
        name: the word in the database, in events and in sentences.
        number: the number on the wire.
        meaning: a sentence for the documents.
        steps: the pipeline at its longest; empty for a kind that cannot be asked for yet.
        shown_as: what `/api/v2` calls it.
        in_v1: whether `/v1` knows it.
        waits: whether a request for it always waits for the end; else only one that asks to.
        publishes_deck: whether clients may fetch the deck that it compiles.
        takes_upload: whether it takes a finished deck in place of a document.
        takes_faulty: whether it takes a document that breaks the rules: its report then names the faults.
        inner: whether it is made by the registry alone, for another thing than a job: no list shows it, no id finds it.
        judged: whether its answer holds the deck against the client's policy; a validation that cannot be done here
            then ends the job.
    """

    name: str
    number: int
    meaning: str
    steps: tuple[Step, ...] = ()
    shown_as: str
    in_v1: bool = False
    waits: bool = False
    publishes_deck: bool = False
    takes_upload: bool = False
    takes_faulty: bool = False
    judged: bool = False
    inner: bool = False

    RENDER: ClassVar["JobKind"]
    PREFLIGHT: ClassVar["JobKind"]
    VALIDATE: ClassVar["JobKind"]
    GENERATE: ClassVar["JobKind"]
    DECK: ClassVar["JobKind"]
    BRAND: ClassVar["JobKind"]

    def __str__(self) -> str:
        """Its name."""
        return self.name

    def steps_for(self, options: JobOptions) -> tuple[Step, ...]:
        """The pipeline of a job with these options."""
        wanted = [step for step in self.steps if step.wanted(options)]
        stages = {step.stage for step in wanted}
        return tuple(replace(step, after=tuple(each for each in step.after if each in stages)) for step in wanted)

    def waits_for_slides(self, stage: Stage) -> bool:
        """Whether the stage waits until all slides, each a job of its own, have ended."""
        return any(step.after_slides for step in self.steps if step.stage is stage)

    @property
    def of_slides(self) -> bool:
        """Whether each slide of such a job is a job of its own."""
        return any(step.after_slides for step in self.steps)

    def has(self, stage: Stage) -> bool:
        """Whether any job of this kind has the stage."""
        return any(step.stage is stage for step in self.steps)


KINDS: dict[str, JobKind] = {
    kind.name: kind
    for kind in (
        JobKind(
            name="render",
            number=1,
            meaning="A document becomes a deck, pictures and a report.",
            steps=(
                Step(Stage.RENDER),
                Step(Stage.PREVIEW, after=(Stage.RENDER,)),
                Step(
                    Stage.REPAIR,
                    after=(Stage.RENDER,),
                    wanted=_mended_first,
                    condition="there is a DESKTOP and `repairMode` is `structural`",
                ),
                Step(
                    Stage.DESKTOP,
                    after=(Stage.RENDER, Stage.REPAIR, Stage.PREVIEW),
                    wanted=_on_a_desktop,
                    condition="`validationMode` is `desktop_blocking` or there is a `desktopValidationId`",
                ),
                Step(Stage.SCORE, after=(Stage.RENDER, Stage.REPAIR, Stage.DESKTOP)),
                Step(Stage.DIFF, after=(Stage.PREVIEW,), wanted=_compares, condition="there is a baseline"),
            ),
            shown_as="render",
            in_v1=True,
            publishes_deck=True,
        ),
        JobKind(
            name="preflight",
            number=2,
            meaning="A document becomes a report; the deck is not published.",
            steps=(Step(Stage.RENDER), Step(Stage.SCORE, after=(Stage.RENDER,))),
            shown_as="preflight",
            waits=True,
            judged=True,
        ),
        JobKind(
            name="validate",
            number=3,
            meaning="A document or an uploaded deck is checked.",
            steps=(
                Step(
                    Stage.REPAIR,
                    wanted=_of_a_deck(_mended_first),
                    condition="there is a DESKTOP and `repairMode` is `structural`",
                ),
                Step(
                    Stage.DESKTOP,
                    after=(Stage.REPAIR,),
                    wanted=_of_a_deck(_on_a_desktop),
                    condition="a deck is sent, and `validationMode` is `desktop_blocking` or there is a "
                    "`desktopValidationId`",
                ),
                Step(Stage.SCORE, after=(Stage.REPAIR, Stage.DESKTOP)),
            ),
            shown_as="validate",
            waits=True,
            takes_upload=True,
            takes_faulty=True,
        ),
        JobKind(
            name="generate",
            number=4,
            meaning="A brief becomes a slide: an author writes code, which runs in a sandbox.",
            steps=(
                Step(Stage.AUTHOR),
                Step(Stage.EXECUTE, after=(Stage.AUTHOR,)),
                Step(Stage.PREVIEW, after=(Stage.EXECUTE,)),
                Step(Stage.SCORE, after=(Stage.EXECUTE,)),
            ),
            shown_as="render",
            in_v1=True,
            publishes_deck=True,
        ),
        JobKind(
            name="deck",
            number=5,
            meaning="Slides, each a job of its own, become one deck.",
            steps=(
                Step(Stage.EXECUTE, after_slides=True),
                Step(Stage.PREVIEW, after=(Stage.EXECUTE,)),
                Step(Stage.SCORE, after=(Stage.EXECUTE,)),
            ),
            shown_as="render",
            in_v1=True,
            publishes_deck=True,
        ),
        JobKind(
            name="brand",
            number=6,
            meaning="A template becomes a version of a brand pack.",
            steps=(Step(Stage.COMPILE), Step(Stage.PREVIEW, after=(Stage.COMPILE,))),
            shown_as="brand",
            inner=True,
        ),
    )
}
"""The table, by name."""

JobKind.RENDER, JobKind.PREFLIGHT, JobKind.VALIDATE = KINDS["render"], KINDS["preflight"], KINDS["validate"]
JobKind.GENERATE, JobKind.DECK, JobKind.BRAND = KINDS["generate"], KINDS["deck"], KINDS["brand"]


def kind_named(name: str) -> JobKind:
    """The row of a name. Raises ValueError for a kind that is not known here."""
    if name not in KINDS:
        raise ValueError(f"there is no kind of job called {name!r}")
    return KINDS[name]
