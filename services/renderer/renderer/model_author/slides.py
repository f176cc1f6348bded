"""What the author's stage asks a model for: plans as files, what they cost, and a sentence where there is none."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from deck_documents.brief_picture import Picture
from deck_documents.translation import SlideTranslation
from deck_domain.errors import Violation
from renderer.model_author.chat import Chat, ModelAway
from renderer.model_author.planning import change_with, plan_with, read_with, review_with
from renderer.model_author.terms import Terms
from renderer.model_author.translating import translate_with

Json = dict[str, Any]
MODEL_AWAY, COST_UNKNOWN = "model_away", "cost_unknown"
_LARGEST_PICTURE = 4 << 20


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of it.

    Attributes:
        plan: a file with a `protocol_v2` document of one slide; None where the model gave none that can be used.
        cost: in millionths of a dollar, also where there is no plan.
        reason: why there is none.
        unknown: what is not known of the cost; empty for nothing.
    """

    plan: Path | None
    cost: int
    reason: str = ""
    unknown: str = ""

    def warning(self, pointer: str) -> Violation:
        """That the built-in author has done what the model did not."""
        message = f"The language model made no plan, so the built-in author did what it can: {self.reason}."
        return Violation(pointer, MODEL_AWAY, message)

    def uncounted(self, pointer: str) -> Violation | None:
        """That there were answers whose cost nobody told; None where there was none."""
        message = f"What the language model costs is not known: {self.unknown}." if self.unknown else ""
        return Violation(pointer, COST_UNKNOWN, message) if message else None


class ModelAuthor:
    """Asks a model, with a new account for each slide."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._client = httpx.AsyncClient(timeout=None, follow_redirects=False)  # noqa: S113 - `Chat` bounds the whole

    async def plan(self, brief: str, target: Path) -> Asked:
        """A plan of a brief, in the folder `target`."""
        return await self._asked(target, lambda chat: plan_with(chat, brief))

    async def read(self, picture: Picture, wish: str, target: Path) -> Asked:
        """A plan of a picture, and of what is said about it, with the `look` that the picture has."""
        return await self._asked(target, lambda chat: read_with(chat, picture, wish))

    async def translate(self, plan: Json, wanted: SlideTranslation, target: Path) -> Asked:
        """The plan in another language; what stands beside the document in it stays."""

        async def ask(chat: Chat) -> Json:
            return {**plan, **await translate_with(chat, plan, wanted)}

        return await self._asked(target, ask)

    async def change(self, plan: Json, wishes: Sequence[str], target: Path) -> Asked:
        """The plan with wishes done; what stands beside the document in it stays."""
        document = {name: plan[name] for name in ("version", "title", "slides")}
        return await self._asked(target, lambda chat: _changed(chat, plan, document, ". ".join(wishes)))

    @property
    def sees(self) -> bool:
        """Whether it looks at pictures."""
        return self._terms.sees

    async def review(self, plan: Json, picture: Path, findings: Sequence[str], brief: str, target: Path) -> Asked:
        """A better plan of a slide that it looks at; what stands beside the document in the plan stays.

        Args:
            plan: what the slide was drawn from.
            picture: of the slide, PNG.
            findings: what the rules say of it.
            brief: what was asked for; its figures may be used.
            target: the folder for the plan.
        """
        data = await asyncio.to_thread(picture.read_bytes)
        if len(data) > _LARGEST_PICTURE:
            return Asked(None, 0, "the picture of the slide is too large to be sent")
        document = {name: plan[name] for name in ("version", "title", "slides")}

        async def ask(chat: Chat) -> Json:
            return {**plan, "slides": (await review_with(chat, document, data, findings, brief))["slides"]}

        return await self._asked(target, ask)

    async def close(self) -> None:
        """Close connections."""
        await self._client.aclose()

    async def _asked(self, target: Path, ask: Callable[[Chat], Awaitable[Json]]) -> Asked:
        chat = Chat(self._terms, self._client)
        try:
            plan = await ask(chat)
        except ModelAway as error:
            return Asked(None, chat.spent.cost, str(error), chat.spent.unknown)
        file = target / "planned.json"
        await asyncio.to_thread(file.write_text, json.dumps(plan, ensure_ascii=False), encoding="utf-8")
        return Asked(file, chat.spent.cost, unknown=chat.spent.unknown)


async def _changed(chat: Chat, plan: Json, document: Json, wish: str) -> Json:
    return {**plan, "slides": (await change_with(chat, document, wish))["slides"]}
