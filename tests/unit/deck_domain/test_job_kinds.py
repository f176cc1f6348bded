"""The table of the kinds of job, and what repeats it."""

import re
from pathlib import Path

from deck_domain.job_kinds import KINDS, JobKind, Step
from deck_domain.job_options import JobOptions
from deck_domain.lifecycle import Stage

PROTO = Path("protos/deck/registry/v1/job.proto")


def test_names_and_numbers_are_given_once() -> None:
    """A row is found by either."""
    assert [kind.name for kind in KINDS.values()] == list(KINDS)
    assert len({kind.number for kind in KINDS.values()}) == len(KINDS)


def test_the_protos_repeat_the_table() -> None:
    """Numbers, names and meanings of the enumeration are those of the rows; zero stands for none."""
    enumeration = re.search(r"enum JobKind {(.*?)}", PROTO.read_text(), re.DOTALL)
    assert enumeration is not None
    found = re.findall(r"// (.*)\n\s*JOB_KIND_(\w+) = (\d+);", enumeration[1])
    rows = [(kind.meaning, kind.name.upper(), str(kind.number)) for kind in KINDS.values()]
    assert found == [("Never sent.", "UNSPECIFIED", "0"), *rows]


def test_a_step_is_in_the_pipelines_of_jobs_that_want_it() -> None:
    """Where it is left out, nothing waits for it."""
    drawn = Step(Stage.PREVIEW, (Stage.RENDER,), lambda options: options.synchronous, "somebody waits")
    kind = JobKind(
        name="toy",
        number=99,
        meaning="A toy.",
        steps=(Step(Stage.RENDER), drawn, Step(Stage.SCORE, (Stage.RENDER, Stage.PREVIEW))),
        shown_as="toy",
    )
    waited = kind.steps_for(JobOptions(synchronous=True))
    assert [(step.stage, step.after) for step in waited] == [(step.stage, step.after) for step in kind.steps]
    alone = kind.steps_for(JobOptions())
    assert [(step.stage, step.after) for step in alone] == [(Stage.RENDER, ()), (Stage.SCORE, (Stage.RENDER,))]
