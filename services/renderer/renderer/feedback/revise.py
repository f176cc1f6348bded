"""Feedback on a plan: each wish in its turn, and a warning for each that changes nothing."""

import re
from dataclasses import dataclass, replace
from itertools import islice

from deck_documents import parse
from deck_domain.errors import InvalidDocument, Violation
from renderer.feedback.adjustments import document_of
from renderer.feedback.draft import CannotDo, Draft, Json
from renderer.feedback.operations import OPERATIONS
from renderer.feedback.operations.counting import counted
from renderer.feedback.operations.following_figures import following_figures
from renderer.feedback.operations.keeping import stays
from renderer.feedback.operations.sums_told import sums_told
from renderer.feedback.operations.titles import following_titles
from renderer.feedback.references import done_to_it
from renderer.feedback.spoken import said_again
from renderer.feedback.wishes import wishes_of

_LONGEST_QUOTE, _MOST_WISHES, _MOST_JOINTS, _MOST_WORDS = 200, 50, 4, 4
_TWICE = re.compile(
    r"[^\"“„«:]+? (?:to|in|auf|zu|with|durch) [^\"“„«:]+? (?:and|und) [^\"“„«:]+? (?:to|in|auf|zu|with|durch) .+"
)
_JOINT = re.compile(r",? (?:and|und|et|y|e|en) (?:also |auch )?|, ")
_AND_ALL = re.compile(
    r"\b(?:and|und|et|y) (?:less|more|fewer|weniger|mehr|moins|plus|menos|más) [\w-]+$", re.IGNORECASE
)
"""A wish for the whole slide behind another one: "make it green and less crowded"."""


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
    ahead = wishes[:_MOST_WISHES]
    before = ""
    while ahead:
        wish, *ahead = ahead
        try:
            to_it = done_to_it(wish, before, draft)
            changed, together = (to_it, 0) if to_it else _done(wish, ahead, draft)
        except CannotDo as reason:
            warnings.append(Violation("/feedback", "not_done", f'"{_quoted(wish)}" was not done: {reason}'))
            continue
        if changed is None:
            message = f'This was not understood, and nothing was changed for it: "{_quoted(wish)}".'
            warnings.append(Violation("/feedback", "not_understood", message))
            unknown.append(wish)
            continue
        warnings += [Violation("/feedback", "done_otherwise", note) for note in changed.notes]
        if changed == draft and not stays(wish):
            message = f'"{_quoted(wish)}" changes nothing: the slide is like that already.'
            warnings.append(Violation("/feedback", "done_otherwise", message))
        draft = replace(changed, notes=())
        before = before if to_it else wish
        done += [wish, *ahead[:together]]
        ahead = ahead[together:]
    if rest := wishes[_MOST_WISHES:]:
        message = f"{len(rest)} more wishes were left: send them as feedback on the new version."
        warnings.append(Violation("/feedback", "not_done", message))
    return Revision(draft.plan, draft.theme_id, tuple(warnings), tuple(done), tuple(unknown))


def _done(wish: str, ahead: list[str], draft: Draft) -> tuple[Draft | None, int]:
    """The draft after a wish, None where nobody knows it; and how many of those ahead were done with it.

    Raises CannotDo. A bridge whose step is another one keeps the rules only with its next total, so the next wish is
    done with one that breaks them.
    """
    changed = _understood(wish, draft)
    if changed is None:
        return None, 0
    try:
        _check(changed.plan)
    except CannotDo:
        both = _tried(ahead[0], changed) if ahead else None
        if both is None:
            raise
        _check(both.plan)
        return both, 1
    return changed, 0


def _understood(wish: str, draft: Draft) -> Draft | None:
    """The draft after a wish, taken whole or in parts that share a verb. Raises CannotDo."""
    is_twice = _TWICE.fullmatch(wish) or _AND_ALL.search(wish)
    if is_twice and (changed := _in_parts(wish, draft)) is not None:
        return changed
    try:
        changed = _operated(wish, draft)
    except CannotDo:
        if (changed := _in_parts(wish, draft)) is None:
            raise
    return changed or _in_parts(wish, draft)


def _operated(wish: str, draft: Draft) -> Draft | None:
    """The draft after a single wish, as the first operation does it that knows it. Raises CannotDo."""
    said = said_again(wish)
    changed = next((changed for one in OPERATIONS if (changed := one(said, draft)) is not None), None)
    if changed is None:
        return None
    return sums_told(draft, following_figures(draft, following_titles(draft, counted(draft, changed))))


def _in_parts(wish: str, draft: Draft) -> Draft | None:
    """As "make the title bold and the bullets 18pt"; None where one of the parts is not understood."""
    verb = wish.split(" ", 1)[0]
    for joint in islice(_JOINT.finditer(wish), _MOST_JOINTS):
        first = _tried(wish[: joint.start()], draft)
        rest = wish[joint.end() :]
        both = _tried(f"{verb} {rest}", first) if first else None
        if first and both is None:  # "make the title bold and blue", "bars in orange and the figures larger"
            words = wish[: joint.start()].split()
            subjects = (" ".join(words[:-count]) for count in range(1, min(_MOST_WORDS, len(words))))
            both = next(filter(None, (_tried(f"{said} {rest}".strip(), first) for said in (*subjects, ""))), None)
        if both is not None:
            return both
    return None


def _tried(wish: str, draft: Draft) -> Draft | None:
    try:
        return _operated(wish, draft)
    except CannotDo:
        return None


def _check(plan: Json) -> None:
    """Raise CannotDo for a slide against the rules of documents."""
    try:
        parse("protocol_v2", document_of(plan))
    except InvalidDocument as error:
        fault = error.violations[0]
        raise CannotDo(f"the slide would break a rule of its kind. {fault.message}") from None


def _quoted(wish: str) -> str:
    return wish if len(wish) <= _LONGEST_QUOTE else wish[:_LONGEST_QUOTE] + "\u2026"
