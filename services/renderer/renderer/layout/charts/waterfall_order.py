"""The order of a waterfall's steps, and which of them are put together, where the document asks for it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from renderer.deck.charts import ChartData, StepKind, Tone
from renderer.layout.charts.number_formats import summed
from renderer.layout.charts.rest_names import others_in
from renderer.layout.charts.waterfall_bars import tones_of


@dataclass(frozen=True, slots=True)
class Step:
    """One value of a waterfall with all that is said of it; `change` is None of a total, `parts` are put together."""

    category: str
    value: float
    kind: StepKind
    text: str = ""
    tone: Tone = ""
    parts: tuple["Step", ...] = ()

    @property
    def change(self) -> float:
        """What it adds; nothing where it is a total."""
        return 0.0 if self.kind == "total" else abs(self.value) if self.kind == "increase" else -abs(self.value)


def steps_of(data: ChartData, language: str) -> list[Step]:
    """The steps of `data` in the order that is asked for, the smallest of them put together where that is asked for."""
    given = data.series[0]
    texts, tones = given.texts or ("",) * len(given.values), tones_of(data)
    steps = [
        Step(category, value or 0.0, kind, text, tone)
        for category, value, kind, text, tone in zip(
            data.categories, given.values, data.steps, texts, tones, strict=True
        )
    ]
    kept = _largest(steps, data.bridge.most_steps)
    found: list[Step] = []
    for stretch, total in _stretches(steps):
        found += _arranged(stretch, kept, others_in(language), by_size=data.bridge.order == "size")
        found += [total] if total else []
    return found


def arranged(data: ChartData, language: str) -> ChartData:
    """`data` with its steps as `steps_of` has them."""
    if data.bridge.order == "given" and data.bridge.most_steps is None:
        return data
    steps = steps_of(data, language)
    values, texts = tuple(step.value for step in steps), tuple(step.text for step in steps)
    return replace(
        data,
        categories=tuple(step.category for step in steps),
        series=(replace(data.series[0], values=values, texts=texts if any(texts) else ()),),
        steps=tuple(step.kind for step in steps),
        bridge=replace(data.bridge, order="given", most_steps=None, tones=tuple(step.tone for step in steps)),
    )


def _largest(steps: Sequence[Step], most: int | None) -> set[int]:
    """The identities of the `most` steps that change most; of all of them without `most`."""
    changes = [step for step in steps if step.kind != "total"]
    return {id(step) for step in sorted(changes, key=lambda step: -abs(step.change))[:most]}


def _stretches(steps: Sequence[Step]) -> Iterator[tuple[list[Step], Step | None]]:
    """The steps up to each total, with that total; the last ones may have none."""
    waiting: list[Step] = []
    for step in steps:
        if step.kind == "total":
            yield waiting, step
            waiting = []
        else:
            waiting.append(step)
    if waiting:
        yield waiting, None


def _arranged(steps: Sequence[Step], kept: set[int], others: str, *, by_size: bool) -> list[Step]:
    small = [step for step in steps if id(step) not in kept]
    if len(small) < 2:
        small = []
    shown = [step for step in steps if step not in small]
    if by_size and shown:
        first = shown[0].kind
        shown.sort(key=lambda step: (step.kind != first, -abs(step.change)))
    if small:
        change = summed(step.change for step in small)
        kind: StepKind = "increase" if change >= 0 else "decrease"
        shown.append(Step(f"{others} ({len(small)})", abs(change), kind, parts=tuple(small)))
    return shown
