"""The trials of a corpus as a table of tab-separated values, and in a few lines."""

import statistics
from collections import Counter
from collections.abc import Iterator, Sequence

from tests.corpus.trying import DEFECTS, OK, Step, Trial

COLUMNS = (
    "file",
    "code",
    "seconds",
    "score",
    "slides",
    "findings",
    "first_blocking",
    "template",
    "template_seconds",
    "preview",
    "preview_seconds",
    "pictures",
    "message",
)
_SLOWEST = 5


def row(trial: Trial) -> str:
    """One line: how validating went with its findings, then the template, the preview, and why a step is not `ok`."""
    scored = trial.scored
    found = " ".join(f"{rule}:{times}" for rule, times in sorted(scored.findings.items())) if scored else ""
    said = " | ".join(step.message for step in trial.steps if step.message)
    cells = [
        trial.file,
        trial.validate.code,
        f"{trial.validate.seconds:.2f}",
        str(scored.score) if scored and scored.score is not None else "",
        str(scored.slides) if scored else "",
        found,
        scored.blocking if scored else "",
        trial.support if trial.template.code == OK else trial.template.code,
        f"{trial.template.seconds:.2f}",
        trial.preview.code,
        f"{trial.preview.seconds:.2f}",
        str(trial.pictures),
        said,
    ]
    return "\t".join(" ".join(cell.split()) for cell in cells)


def summary(trials: Sequence[Trial]) -> Iterator[str]:
    """How the files went, in lines."""
    scores = [trial.scored.score for trial in trials if trial.scored and trial.scored.score is not None]
    yield f"{len(trials)} files, {sum(scored_blocks(trial) for trial in trials)} with a finding that blocks"
    if scores:
        yield f"score: median {statistics.median(scores):.0f}, lowest {min(scores)}, highest {max(scores)}"
    for name in ("validate", "template", "preview"):
        yield _step(name, [getattr(trial, name) for trial in trials])
    rules = Counter(rule for trial in trials if trial.scored for rule in trial.scored.findings)
    yield "files by rule: " + (", ".join(f"{rule} {files}" for rule, files in rules.most_common()) or "none")
    slowest = sorted(trials, key=lambda trial: -sum(step.seconds for step in trial.steps))[:_SLOWEST]
    yield "slowest: " + ", ".join(f"{one.file} {sum(step.seconds for step in one.steps):.1f} s" for one in slowest)
    for trial in trials:
        if trial.has_defect:
            said = "; ".join(f"{step.code}: {step.message}" for step in trial.steps if step.code in DEFECTS)
            yield f"defect: {trial.file}: {said}"


def scored_blocks(trial: Trial) -> bool:
    """The report has a finding that blocks."""
    return trial.scored is not None and bool(trial.scored.blocking)


def _step(name: str, steps: Sequence[Step]) -> str:
    codes = Counter(step.code for step in steps)
    seconds = sorted(step.seconds for step in steps)
    told = ", ".join(f"{code} {files}" for code, files in codes.most_common())
    return f"{name}: {told}; seconds: median {statistics.median(seconds):.2f}, longest {seconds[-1]:.2f}"
