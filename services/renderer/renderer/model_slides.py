"""Slides that a language model plans: where it cannot, the built-in author does, and that is said."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import replace

from deck_documents.brief import BRIEF_V1, SlideBrief, read_brief
from deck_documents.brief_picture import Picture, picture_of
from deck_documents.json_input import decode_json
from deck_documents.translation import TRANSLATION_V1, read_translation
from deck_domain.errors import InvalidDocument, UnusableFile, Violation
from renderer.model_author.slides import MODEL_AWAY, Asked, ModelAuthor
from renderer.orders import AuthorAnswer, AuthorOrder
from renderer.plan_keys import LANGUAGE

_TRANSLATED = "A language model has translated the texts; figures were compared, words were not: read them once."
_READ = "A language model has read texts and figures from the picture: compare them with it."
Write = Callable[[AuthorOrder], Awaitable[AuthorAnswer]]
"""Writes code in a child, of a model's plan or of its own. Raises UnusableFile for a plan that cannot be drawn."""


async def written_with(model: ModelAuthor, order: AuthorOrder, write: Write) -> AuthorAnswer:
    """The code of a slide; further rounds need no model, unless it sees what it made. Raises as `write` does."""
    if order.attempts:
        return await _looked_at(model, order, write) or await write(order)
    if order.source_schema == TRANSLATION_V1:
        return await _translated(model, order, write)
    if order.source_schema != BRIEF_V1:
        return await _changed(model, order, write)
    brief, _ = read_brief(decode_json(order.document.read_bytes()))
    if brief.code is not None:
        return await write(order)
    if brief.from_image is not None:
        picture = picture_of(brief.from_image) if model.sees else None
        return await (_read(model, picture, brief, order, write) if picture else write(order))
    asked = await model.plan(brief.brief, order.target)
    answer, trouble = await _drawn(asked, order, write)
    if answer is None:
        answer = await write(order)
    return _told(answer, asked, trouble.warning("/brief") if trouble else None)


async def _read(
    model: ModelAuthor, picture: Picture, brief: SlideBrief, order: AuthorOrder, write: Write
) -> AuthorAnswer:
    """A slide of a picture; where it cannot be read, of the words beside it. Raises UnusableFile without any."""
    wish = "\n".join(filter(str.strip, (brief.brief, brief.from_image.instructions if brief.from_image else "")))
    asked = await model.read(picture, wish, order.target)
    answer, without = await _drawn(asked, order, write)
    if answer is not None:
        return _told(answer, asked, Violation("/from_image", "read_from_picture", _READ))
    reason = without.reason if without else asked.reason
    if not brief.brief.strip():
        message = f"The picture could not be read ({reason}): try again, or describe the slide in `brief`."
        raise UnusableFile(message, code="picture_not_read")
    trouble = Violation("/from_image", MODEL_AWAY, f"The language model could not read the picture: {reason}.")
    return _told(await write(order), asked, trouble)


async def _translated(model: ModelAuthor, order: AuthorOrder, write: Write) -> AuthorAnswer:
    """A slide in another language. Raises UnusableFile where there is no plan, or no translation that can be used."""
    if order.base is None or order.base.plan is None:
        message = "This slide was made by code of your own, in which nothing says what is text: translate the code."
        raise UnusableFile(message, code="not_changeable")
    wanted, _ = read_translation(decode_json(order.document.read_bytes()))
    plan = json.loads(order.base.plan.read_bytes())
    plan.pop(LANGUAGE, None)  # of the brief, and not of the translation
    asked = await model.translate(plan, wanted, order.target)
    titled = order if asked.plan is None else replace(order, title=json.loads(asked.plan.read_bytes())["title"])
    answer, without = await _drawn(asked, titled, write)
    if answer is None:
        reason = without.reason if without else asked.reason
        raise UnusableFile(f"The slide could not be translated ({reason}): try again.", code="not_translated")
    return _told(answer, asked, Violation("/target_language", "machine_translated", _TRANSLATED))


async def _looked_at(model: ModelAuthor, order: AuthorOrder, write: Write) -> AuthorAnswer | None:
    """The next round of a slide as a model plans it that has seen the one before; None leaves it to the rules."""
    base = order.base
    if not (model.sees and order.is_second and base and base.plan and base.picture):
        return None
    plan = json.loads(base.plan.read_bytes())
    findings = json.loads(base.report.read_bytes())["findings"] if base.report else []
    said = [str(each.get("message") or each.get("code", "")) for each in findings]
    asked = await model.review(plan, base.picture, said, _wording(order), order.target)
    answer, trouble = await _drawn(asked, order, write)
    if answer is None or asked.plan is None or json.loads(asked.plan.read_bytes()) == plan:
        return _told(await write(order), asked, trouble.warning("/auto_iterations") if trouble else None)
    return _told(answer, asked, None)


def _wording(order: AuthorOrder) -> str:
    """What was said of the slide, whichever document says it."""
    content = decode_json(order.document.read_bytes())
    said = content.get("brief") or content.get("feedback") if isinstance(content, dict) else ""
    return str(said or "")


async def _changed(model: ModelAuthor, order: AuthorOrder, write: Write) -> AuthorAnswer:
    """What the built-in author understands it does; the model gets the rest."""
    own = await write(order)
    if own.plan is None or not own.not_understood:
        return own
    plan = json.loads(own.plan.read_bytes())
    asked = await model.change(plan, own.not_understood, order.target)
    answer, trouble = await _drawn(asked, order, write)
    if answer is None:  # a plan that cannot be drawn has written nothing
        return _told(own, asked, trouble.warning("/feedback") if trouble else None)
    kept = tuple(each for each in own.result.left_open if each.code != "not_understood")
    result = replace(answer.result, left_open=(*kept, *answer.result.left_open))
    return _told(replace(answer, result=result), asked, None)


async def _drawn(asked: Asked, order: AuthorOrder, write: Write) -> tuple[AuthorAnswer | None, Asked | None]:
    """The code of a model's plan; without one that can be drawn, why."""
    if asked.plan is None:
        return None, asked
    try:
        return await write(replace(order, planned=asked.plan)), None
    except (UnusableFile, InvalidDocument) as error:
        return None, replace(asked, plan=None, reason=f"its plan cannot be drawn ({error.message.rstrip('.')})")


def _told(answer: AuthorAnswer, asked: Asked, warning: Violation | None) -> AuthorAnswer:
    uncounted = asked.uncounted(warning.pointer if warning else "")
    warnings = (*answer.result.left_open, *(one for one in (warning, uncounted) if one))
    return replace(answer, result=replace(answer.result, left_open=warnings, cost=asked.cost))
