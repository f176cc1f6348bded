"""One deck through the product: scored, read as a template, drawn. Nothing that it does ends the run."""

import asyncio
import json
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from deck_domain.errors import DeckError
from deck_runtime.children.pool import ChildDied, ChildFailed, ChildPool, ChildTimeout
from previewer.orders import DRAWING, PreviewOrder
from previewer.preview import DEFAULT_FORMATS
from previewer.split import PreviewPool
from scorer.orders import SCORING, ScoreOrder
from scorer.score_deck import ScorePool
from tests.corpus.template_child import WORK as READING
from tests.corpus.template_child import TemplateAnswer, TemplateOrder

T = TypeVar("T")
TemplatePool = ChildPool[TemplateOrder, TemplateAnswer]
OK = "ok"
DEFECTS = frozenset({"timeout", "died", "failed"})
"""Codes that no deck should bring about: over the time, a process that ended, an unexpected error."""


@dataclass(frozen=True, slots=True)
class Step:
    """How one of the three went.

    Attributes:
        code: `ok`; the reason why the file was refused; or one of `DEFECTS`.
        seconds: that it took, without waiting.
        message: why it is not `ok`.
    """

    code: str
    seconds: float
    message: str = ""


@dataclass(frozen=True, slots=True)
class Scored:
    """What is said about a deck.

    Attributes:
        score: of 100; None for a file that could not be read.
        slides: in the deck.
        findings: how many by rule.
        blocking: the first finding that blocks, with its code; empty if none does.
    """

    score: int | None
    slides: int
    findings: Counter[str] = field(default_factory=Counter)
    blocking: str = ""


@dataclass(frozen=True, slots=True)
class Trial:
    """All of one file: `scored` is None without a report, `support` is how well it serves as a template."""

    file: str
    validate: Step
    template: Step
    preview: Step
    scored: Scored | None = None
    support: str = ""
    pictures: int = 0

    @property
    def steps(self) -> tuple[Step, Step, Step]:
        """The three in their order."""
        return self.validate, self.template, self.preview

    @property
    def has_defect(self) -> bool:
        """One of the steps came to what no deck should bring about."""
        return any(step.code in DEFECTS for step in self.steps)


class Bench:
    """Tries files, several at a time."""

    def __init__(
        self, scorer: ScorePool, templates: TemplatePool, previewer: PreviewPool, *, at_once: int, seconds: float
    ) -> None:
        """Args: at_once: how many files. seconds: that a step may take."""
        self._scorer, self._templates, self._previewer, self._seconds = scorer, templates, previewer, seconds
        self._gate = asyncio.Semaphore(at_once)

    async def try_file(self, path: Path, name: str) -> Trial:
        """Args: path: the deck. name: how it is called in the result."""
        async with self._gate:
            scratch = Path(await asyncio.to_thread(tempfile.mkdtemp, prefix="deckmill-corpus-"))
            try:
                scored, validate = await _timed(lambda: self._score(path, scratch))
                support, template = await _timed(lambda: self._read_as_template(path))
                pictures, preview = await _timed(lambda: self._draw(path, scratch))
            finally:
                await asyncio.to_thread(shutil.rmtree, scratch, ignore_errors=True)
        return Trial(name, validate, template, preview, scored, support or "", pictures or 0)

    async def _score(self, path: Path, scratch: Path) -> Scored:
        answer = await self._scorer.run(ScoreOrder(scratch, path), timeout=self._seconds)
        report = json.loads(answer.report.read_text(encoding="utf-8"))
        found = report["findings"]
        first = next((f"{one['rule']} {one['code']}: {one['message']}" for one in found if one["blocking"]), "")
        return Scored(report["deckScore"], report["slideCount"], Counter(one["rule"] for one in found), first)

    async def _read_as_template(self, path: Path) -> str:
        return (await self._templates.run(TemplateOrder(path), timeout=self._seconds)).support

    async def _draw(self, path: Path, scratch: Path) -> int:
        drawn = await self._previewer.run(PreviewOrder(path, scratch, DEFAULT_FORMATS), timeout=self._seconds)
        return len(drawn.slides)


async def _timed(step: Callable[[], Awaitable[T]]) -> tuple[T | None, Step]:
    started = time.perf_counter()
    answer, code, message = None, OK, ""
    try:
        answer = await step()
    except DeckError as refusal:
        code, message = refusal.code, refusal.message
    except ChildTimeout as error:
        code, message = "timeout", str(error)
    except ChildDied as error:
        code, message = "died", str(error)
    except (ChildFailed, OSError) as error:
        code, message = "failed", str(error)
    return answer, Step(code, time.perf_counter() - started, message)


@asynccontextmanager
async def bench(processes: int, seconds: float) -> AsyncIterator[Bench]:
    """Args: processes: how many files are tried at once. seconds: that a step may take."""
    scorer, templates, previewer = (
        ChildPool(SCORING, processes),
        ChildPool(READING, processes),
        ChildPool(DRAWING, processes),
    )
    async with AsyncExitStack() as stack:
        pools: tuple[ChildPool[Any, Any], ...] = (scorer, templates, previewer)
        for pool in pools:
            pool.start()
            stack.push_async_callback(pool.close)
        for pool in pools:
            await pool.wait_ready()
        yield Bench(scorer, templates, previewer, at_once=processes, seconds=seconds)
