"""What compiling costs a slide, beside the same slides through python-pptx. `python -m tests.bench compile`.

CPU times of this process, medians of alternating runs: other work on the machine hardly moves them.
"""

import gc
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from deck_documents import ParsedDocument, parse
from deck_fonts import FontBook
from deckmill.terminal import out, table
from renderer.deck.from_protocol import deck_from
from renderer.layout import lay_out
from renderer.scene import Scene
from renderer.writer import write_pptx
from tests.bench import by_object_api
from tests.support.corpus import pattern_slides, typed_slides

MIXED_TARGET, CHART_TARGET, GROWTH_TARGET, MEMORY_TARGET = 0.4, 0.7, 1.2, 300
_SLIDES, _REPEATS = 10, 5
_LENGTHS = (10, 100, 1000)
_LARGEST_DOCUMENT = 200
_ALL_TYPES, _SCRIPTS = "all types", ("en", "ja", "ar")
Document = dict[str, Any]
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Cost:
    """ms a slide: of each step, and of the same slides through the object API."""

    parse: float
    layout: float
    write: float
    object_api: float

    @property
    def total(self) -> float:
        """All steps."""
        return self.parse + self.layout + self.write

    @property
    def ratio(self) -> float:
        """Of the object API's time."""
        return self.total / self.object_api


def decks() -> Mapping[str, tuple[str, Document]]:
    """By name: decks of each type of slide, of all types in each script, of each kind of chart; and the mixed one."""
    made: dict[str, tuple[str, Document]] = {}
    for slide in typed_slides.slides(typed_slides.TEXTS["en"], many=2):
        made[slide["slideType"]] = "protocol_v2", _typed([slide])
    for language in _SCRIPTS:
        full = list(typed_slides.slides(typed_slides.TEXTS[language], many=2))
        made[f"{_ALL_TYPES}, {language}"] = "protocol_v2", _typed(full, 2 * len(full))
    for kind in pattern_slides.CHART_KINDS:
        content = {"title": f"A {kind} chart", "chart": pattern_slides.chart(kind)}
        made[f"chart: {kind}"] = "agent_v1", _patterns([{"pattern": "chart-focus", "content": content}])
    return made | {"mixed": ("protocol_v2", _typed(_example(), 8 * _SLIDES))}


def _example() -> list[Document]:
    return json.loads(Path("examples/board_update.json").read_text(encoding="utf-8"))["document"]["slides"]


def _typed(slides: list[Document], count: int = _SLIDES) -> Document:
    made = [slides[n % len(slides)] for n in range(count)]
    numbered = [{"title": "Title", **slide, "slideId": f"s{n}"} for n, slide in enumerate(made)]
    return {"version": "2.0", "title": "Bench", "slides": numbered}


def _patterns(slides: list[Document]) -> Document:
    return {"presentationTitle": "Bench", "slides": [slides[n % len(slides)] for n in range(_SLIDES)]}


def measure() -> dict[str, Cost]:
    """The cost of each deck."""
    book = FontBook.load()
    return {name: _cost(schema, document, book) for name, (schema, document) in decks().items()}


def _cost(schema: str, document: Document, book: FontBook) -> Cost:
    runs: list[tuple[float, ...]] = []
    for _ in range(_REPEATS + 1):
        parsed, parsing = timed(lambda: parse(schema, document))
        scene, layout = timed(lambda: _scene(parsed, book))  # noqa: B023 - called at once
        _, writing = timed(lambda: write_pptx(scene))  # noqa: B023
        _, by_api = timed(lambda: by_object_api.build(scene))  # noqa: B023
        runs.append((parsing, layout, writing, by_api))
    # The first run fills caches that any second deck of a process finds full.
    return Cost(*(statistics.median(step) / len(document["slides"]) for step in zip(*runs[1:], strict=True)))


def _scene(parsed: ParsedDocument, book: FontBook) -> Scene:
    return lay_out(deck_from(parsed), book)[0]


def timed(work: Callable[[], _T]) -> tuple[_T, float]:
    """What `work` gives, and its CPU time in ms."""
    gc.collect()
    started = time.process_time()
    result = work()
    return result, (time.process_time() - started) * 1000


@dataclass(frozen=True, slots=True)
class Length:
    """A mixed deck in a fresh process: ms a slide, and the process's peak memory in MB."""

    slides: int
    per_slide: float
    peak: float


def of_length(slides: int) -> Length:
    """Compile a deck of `slides`. No document has more than 200: longer decks join the slides of several."""
    book = FontBook.load()
    _joined(_LENGTHS[0], book)
    # Short decks are done often enough for one hiccup of the machine not to count.
    spent = statistics.median(timed(lambda: _joined(slides, book))[1] for _ in range(max(1, 500 // slides)))
    return Length(slides, spent / slides, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def _joined(slides: int, book: FontBook) -> bytes:
    counts = [min(_LARGEST_DOCUMENT, slides - start) for start in range(0, slides, _LARGEST_DOCUMENT)]
    parsed = [deck_from(parse("protocol_v2", _typed(_example(), count))) for count in counts]
    whole = replace(
        parsed[0],
        slides=tuple(slide for deck in parsed for slide in deck.slides),
        slide_properties=tuple(properties for deck in parsed for properties in deck.slide_properties),
        places=tuple(places for deck in parsed for places in deck.places),
    )
    return write_pptx(lay_out(whole, book)[0])


def lengths() -> list[Length]:
    """Decks of all lengths, each in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.compile"]
    runs = (subprocess.run([*command, str(n)], check=True, capture_output=True, text=True) for n in _LENGTHS)
    return [Length(**json.loads(run.stdout)) for run in runs]


def report(costs: Mapping[str, Cost], long: list[Length]) -> list[str]:
    """Print tables; returns what misses its target."""
    rows = table("MS A SLIDE", "PARSE", "LAYOUT", "WRITE", "ALL", "PYTHON-PPTX", "RATIO")
    for name, cost in costs.items():
        figures = (cost.parse, cost.layout, cost.write, cost.total, cost.object_api)
        rows.add_row(name, *(f"{figure:.2f}" for figure in figures), f"{cost.ratio:.2f}")
    out.print(rows)
    rows = table("MIXED SLIDES", "MS A SLIDE", "PEAK")
    for one in long:
        rows.add_row(str(one.slides), f"{one.per_slide:.2f}", f"{one.peak:.0f} MB")
    out.print(rows)
    targets = [(f"compile / python-pptx, {name}", cost.ratio, _target(name)) for name, cost in costs.items()]
    targets.append(("ms a slide, 1,000 / 100 slides", long[-1].per_slide / long[-2].per_slide, GROWTH_TARGET))
    targets.append(("peak MB, 1,000 slides", long[-1].peak, MEMORY_TARGET))
    return [f"{what}: {figure:.2f}, target at most {limit}" for what, figure, limit in targets if figure > limit]


def _target(name: str) -> float:
    if name == "mixed" or name.startswith(_ALL_TYPES):
        return MIXED_TARGET
    return CHART_TARGET if name.startswith("chart") or name == "waterfall" else 1.0


def main() -> int:
    """Run and print all; exit code 1 when a target is missed."""
    misses = report(measure(), lengths())
    for miss in misses:
        out.print(f"missed: {miss}", style="red")
    return 1 if misses else 0


if __name__ == "__main__":
    if len(sys.argv) > 1:
        sys.stdout.write(json.dumps(asdict(of_length(int(sys.argv[1])))))
    else:
        sys.exit(main())
