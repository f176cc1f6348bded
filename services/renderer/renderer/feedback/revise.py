"""Feedback on a plan: each wish in its turn, and a warning for each that changes nothing."""

from dataclasses import dataclass

from deck_documents import parse
from deck_domain.errors import InvalidDocument, Violation
from renderer.feedback.adjustments import document_of
from renderer.feedback.draft import CannotDo, Draft, Json
from renderer.feedback.operations import OPERATIONS
from renderer.feedback.wishes import wishes_of

_LONGEST_QUOTE, _MOST_WISHES = 200, 50


@dataclass(frozen=True, slots=True)
class Revision:
    """A plan that was changed.

    Attributes:
        plan: the `protocol_v2` document of one slide, with its adjustments.
        theme_id: the theme that was wished for; None for the one it has. The plan is in it already.
        warnings: what was not understood, could not be done, or was done otherwise, in the words of the feedback.
        done: the wishes that were done, as they were said.
        unknown: the wishes that were not understood.
    """

    plan: Json
    theme_id: str | None = None
    warnings: tuple[Violation, ...] = ()
    done: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def revise(plan: Json, feedback: str) -> Revision:
    """The plan with what the feedback wishes, in the order in which it says it."""
    draft = Draft(plan)
    warnings, done, unknown = list[Violation](), list[str](), list[str]()
    wishes = wishes_of(feedback)
    for wish in wishes[:_MOST_WISHES]:
        try:
            changed = _done(wish, draft)
        except CannotDo as reason:
            warnings.append(Violation("/feedback", "not_done", f'"{_quoted(wish)}" was not done: {reason}'))
            continue
        if changed is None:
            message = f'This was not understood, and nothing was changed for it: "{_quoted(wish)}".'
            warnings.append(Violation("/feedback", "not_understood", message))
            unknown.append(wish)
            continue
        warnings += [Violation("/feedback", "done_otherwise", note) for note in changed.notes]
        draft = Draft(changed.plan, changed.theme_id)
        done.append(wish)
    if rest := wishes[_MOST_WISHES:]:
        message = f"{len(rest)} more wishes were left: send them as feedback on the new version."
        warnings.append(Violation("/feedback", "not_done", message))
    return Revision(draft.plan, draft.theme_id, tuple(warnings), tuple(done), tuple(unknown))


def _done(wish: str, draft: Draft) -> Draft | None:
    """The draft after a wish; None where no operation knows it. Raises CannotDo, also for a slide against the rules."""
    for operation in OPERATIONS:
        if (changed := operation(wish, draft)) is not None:
            _check(changed.plan)
            return changed
    return None


def _check(plan: Json) -> None:
    try:
        parse("protocol_v2", document_of(plan))
    except InvalidDocument as error:
        fault = error.violations[0]
        raise CannotDo(f"the slide would break a rule. {fault.message}") from None


def _quoted(wish: str) -> str:
    return wish if len(wish) <= _LONGEST_QUOTE else wish[:_LONGEST_QUOTE] + "\u2026"
