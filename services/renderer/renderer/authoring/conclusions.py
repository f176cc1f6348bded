"""What a brief says in sentences behind its list: its conclusion."""

import re
from collections.abc import Sequence

from renderer.authoring.apart import REMARK
from renderer.authoring.beside import AIM
from renderer.authoring.kinds import are_events
from renderer.authoring.planners.lists import is_timed
from renderer.authoring.planners.times import dated
from renderer.authoring.planners.week import days_of
from renderer.authoring.quantities import are_dated, capitalised, figure_in, figures_in
from renderer.authoring.sentences import Brief, at_commas, listed, parted, sentences

_NAMED_PART = r"^\W*[^\W\d_][\w'-]*(?: [\w'-]+){0,2}:(?!\d)"
_LABELLED = re.compile(rf"{_NAMED_PART}")
_SAYS = re.compile(r"[\u3041-\u3096]")
"""Words of Japanese that join others: what has them is a sentence, though it has no spaces."""
_BRACKETS = re.compile(r"\s*[(\uff08][^()\uff08\uff09]*[)\uff09]")
_CERTAIN, _ENDS = 3, " .:\uff1a。"
"""With so many commas a sentence is a list, whatever the sentences behind it are like."""


def concluded(brief: Brief) -> tuple[Brief, str]:
    """The brief without the sentences behind its list, and these; a sentence that lists is a part of the list."""
    if conclusion := _behind_semicolon(brief.rest):
        listing = brief.rest.rpartition(";")[0]
        return Brief(brief.head, listing), f"{capitalised(conclusion)}."
    if "\n" in brief.rest:
        return _below(brief)
    if re.match(r"1[.)]\s", brief.rest) and len(behind := sentences(brief.items[-1])) > 1:
        begin = brief.rest.rindex(behind[1])
        return Brief(brief.head, brief.rest[:begin].strip()), brief.rest[begin:]
    said, *others = sentences(brief.rest) or [""]
    has_clause = len(others) > 1 and any(map(REMARK.match, at_commas(said)[1:]))  # a sentence, and no list
    if not others or has_clause or not any(mark in said for mark in (*",;\u3001\u060c", "->", "\u2192")):
        return brief, ""
    is_certain = ";" not in said and said.count(",") >= _CERTAIN
    has_times = is_timed(said)
    is_over = is_certain and (has_times or not any(map(_LABELLED.match, (said, others[0]))))
    behind = others
    if is_over:  # a list of times ends at any sentence, one without names at a sentence that has none
        behind = [] if has_times else others[:1]
    goes_on = _NAMED_PART if is_certain else rf"{_NAMED_PART}|;|^(?:[^\W\d]+\s?){{1,2}}$"
    is_named = any(re.search(goes_on, one) and not AIM.match(one) and not _SAYS.search(one) for one in behind)
    if is_named and not _are_remarks(said, others):
        return brief, ""
    return Brief(brief.head, said), " ".join(others)


def _are_remarks(said: str, others: Sequence[str]) -> bool:
    """Whether a list of named figures is over where sentences with names follow, none of which lists figures."""
    figures = [figure_in(_BRACKETS.sub("", item)) for item in listed(said.rstrip(_ENDS))]
    if len(figures) >= _CERTAIN and are_dated(figures):
        return all(len(figures_in(one)) < 2 for one in others)  # why a series is as it is: "Reasons: ..."
    is_list = len(figures) >= _CERTAIN and all(figure and figure.label and not figure.note for figure in figures)
    return is_list and not any(len(figures_in(one)) > 1 or ";" in one or one.count(",") > 1 for one in others)


def _behind_semicolon(text: str) -> str:
    """What follows a list at commas behind the only semicolon, as in "late parts, two left; new date 1 May"."""
    has_name = ":" in text.partition(";")[0]
    parts = parted(text) if "\n" not in text and not has_name and text.count(";") == 1 else []
    if len(parts) < _CERTAIN - 1 or len(sentences(text)) > 1 or days_of(text):
        return ""
    listing, last = parts
    return last if len(at_commas(listing)) >= _CERTAIN and len(at_commas(last)) == 1 else ""


def _below(brief: Brief) -> tuple[Brief, str]:
    """The last paragraph below a list, where it is a sentence and no line of the list is one."""
    lines = parted(brief.rest)
    if len(lines) > _CERTAIN and are_events(lines[:-1]) and not any(dated(lines[-1])[1:]):
        return Brief(brief.head, "\n".join(lines[:-1])), lines[-1]
    listing, _, last = brief.rest.rpartition("\n\n" if "\n\n" in brief.rest else "\n")
    if "\n\n" not in brief.rest and not _is_no_point(listing, last.strip()):
        return brief, ""
    is_sentence = re.fullmatch(r"\S.*\s.*[.!?。]|.{6,}。", last.strip()) or _is_no_point(listing, last.strip())
    if (
        not is_sentence
        or re.search(r"[^\d\s][.!?。]\s*$", listing, re.MULTILINE)
        or len(parted(listing)) < _CERTAIN - 1
    ):
        return brief, ""
    return Brief(brief.head, listing.strip()), last.strip()


def _is_no_point(listing: str, last: str) -> bool:
    """Whether a line stands below points without being one."""
    return (
        bool(last)
        and "\n" not in last
        and all(re.match(r"[-\u2022]\s", line) for line in [*listing.split("\n"), "- "][:-1])
        and not re.match(r"[-\u2022]\s", last)
    )
