"""How a change is said: `Churn: 4.6 % -> 9.1 %`."""

import re

from deck_domain.deck_diff import Change, ChangeKind

_LONGEST = 160
"""The most characters of a text that a sentence quotes; a longer text is cut and ends in an ellipsis."""
_NUMBER = re.compile(r"\d+(?:[.,'\u2019\u00a0\u202f]\d+)*")


def replaced(kind: ChangeKind, label: str, before: str, after: str, path: str | None) -> Change:
    """One text in the place of another; `label` names what it belongs to."""
    return Change(kind, f"{_head(label)}{short(before)} -> {short(after)}", label, before, after, path)


def added(kind: ChangeKind, what: str, text: str, path: str | None, label: str = "") -> Change:
    """Something that was not there, `what` in a word or two: `Row added: Churn`."""
    return Change(kind, f"{_head(label)}{_capital(what, label)} added: {short(text)}", label, None, text, path)


def removed(kind: ChangeKind, what: str, text: str, path: str | None, label: str = "") -> Change:
    """Something that is no longer there."""
    return Change(kind, f"{_head(label)}{_capital(what, label)} removed: {short(text)}", label, text, None, path)


def either(kind: ChangeKind, what: str, label: str, texts: tuple[str | None, str | None], path: str | None) -> Change:
    """A change from one text to another, of which one may be None. Raises ValueError when both are."""
    match texts:
        case (str(before), str(after)):
            return replaced(kind, label, before, after, path)
        case (None, str(after)):
            return added(kind, what, after, path, label)
        case (str(before), None):
            return removed(kind, what, before, path, label)
    raise ValueError("nothing has changed into nothing")


def kind_of(before: str | None, after: str | None) -> ChangeKind:
    """A number, when nothing but numbers differs; else a text."""
    if before is None or after is None or not (_NUMBER.search(before) and _NUMBER.search(after)):
        return ChangeKind.TEXT
    return ChangeKind.NUMBER if _NUMBER.sub("0", before) == _NUMBER.sub("0", after) else ChangeKind.TEXT


def short(text: str) -> str:
    """A text in one line, cut where it is long."""
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _head(label: str) -> str:
    return f"{short(label)}: " if label else ""


def _capital(what: str, label: str) -> str:
    return what if label else what[:1].upper() + what[1:]
