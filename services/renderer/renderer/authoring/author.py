"""The author that needs no model: it reads a brief and plans one slide."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from deck_documents import parse
from deck_documents.capitals import with_capitals
from deck_documents.letters import read_letter
from deck_documents.markup import without_markup
from deck_documents.numbered_slides import NumberedSlides, numbered_slides
from deck_documents.outline.subject import subject_of
from deck_documents.wished_colors import without_colors
from deck_domain.errors import InvalidDocument, Violation
from renderer.authoring.apart import in_sentences, is_torn
from renderer.authoring.asides import without_asides
from renderer.authoring.bare_lists import with_items
from renderer.authoring.beside import with_point, with_quote, with_source
from renderer.authoring.cases import with_cases, with_cases_told
from renderer.authoring.casual import (
    with_aim,
    with_answers,
    with_both_sides,
    with_brackets_open,
    with_first_name,
    with_parts,
    with_question,
    with_results_below,
    with_scale_in_head,
    with_slashes_open,
    with_speaker,
    with_whole,
)
from renderer.authoring.chiefs import with_chief
from renderer.authoring.clauses import with_causes, with_clauses
from renderer.authoring.conclusions import concluded
from renderer.authoring.cues import Cue, kind_of, unasked
from renderer.authoring.hesitation import without_hesitation
from renderer.authoring.hours_told import with_hours_told
from renderer.authoring.kinds import are_events, kinds_of_items
from renderer.authoring.lettered import with_letters
from renderer.authoring.levels import without_level
from renderer.authoring.memos import memo
from renderer.authoring.names_and_figures import (
    with_bands,
    with_dates_before_measures,
    with_listed_names,
    with_names_before_dashes,
    with_names_before_figures,
    with_names_before_measures,
    with_pairs,
    with_shares_behind,
)
from renderer.authoring.numbered import is_counted, with_numbers_apart
from renderer.authoring.options_told import with_options
from renderer.authoring.owners import with_whom
from renderer.authoring.pasted import with_bars, with_figures
from renderer.authoring.pasted_json import without_json
from renderer.authoring.planners import PLANNERS, statement
from renderer.authoring.planners.asked import Asked
from renderer.authoring.planners.changes import has_sides, is_old_and_new
from renderer.authoring.planners.matrix import with_quadrants
from renderer.authoring.planners.states import states_of
from renderer.authoring.planners.sums import with_total_named
from renderer.authoring.planners.tables import is_barred
from renderer.authoring.planners.week import days_of, with_open_days
from renderer.authoring.prose import with_lines, with_list, with_unit_once
from renderer.authoring.quantities import capitalised, figures_in
from renderer.authoring.run_together import with_commas
from renderer.authoring.sectioned import sectioned
from renderer.authoring.sections import SIDES, SWOT, are_votes, told_in, with_sections, with_sides_named
from renderer.authoring.sentences import Brief, at_commas, listed, parted, sentences, taken_apart
from renderer.authoring.two_measures import with_measures
from renderer.authoring.unsaid import unsaid
from renderer.authoring.wishes_for_slides import without_wish

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Plan:
    """What an author wants a slide to be.

    Attributes:
        document: a `protocol_v2` document of one slide.
        warnings: what the brief leaves open; pointers are into the brief's request.
    """

    document: Json
    warnings: tuple[Violation, ...] = field(default=())


def plan_of(text: str) -> Plan:
    """Plan the slide of a brief; whatever it says, there is one."""
    text, accent, others = without_colors(text)
    plan = _measured_by_a_level(text) or _planned_of(text)
    if not accent and others:
        message = f'"{others}" is no colour in which something stands out: the slide has those of its theme.'
        return Plan(plan.document, (*plan.warnings, Violation("/brief", "done_otherwise", message)))
    if not accent:
        return plan
    document = {**plan.document, "tokens": {"palette": {"accent": accent}}}
    message = f'Of the colours "{others}" {accent} is the accent; the others have no place in the theme.'
    told = [Violation("/brief", "done_otherwise", message)] if others else []
    return Plan(document, (*plan.warnings, *told))


def _measured_by_a_level(text: str) -> Plan | None:
    """The chart of figures with the level that a sentence names for all of them; None for other texts."""
    found = without_level(text)
    plan = _planned_of(*found) if found else None
    charts = [slide.get("chart", {}) for slide in plan.document["slides"]] if plan else []
    return plan if any("target" in chart.get("evidence", {}) for chart in charts) else None


def _planned_of(text: str, level: str = "") -> Plan:
    """The plan of a text that wishes for no colour; `level` is what all its figures are measured by, with its name."""
    letter = read_letter(with_commas(without_json(text)))
    told = [_SAID.format(part) for part in letter.left_out]
    if numbered := numbered_slides(without_markup(letter.text)):
        return _of_numbered(numbered, told)
    if notes := sectioned(letter.text):
        points, left = notes
        return Plan(_document(points), (*_not_shown(told, ""), *_left_out(sentences(left))))
    text, before = without_hesitation(without_markup(with_numbers_apart(letter.text)))
    text, asides, form, asking = without_asides(with_capitals(text))
    form = form or ("steps" if is_counted(letter.text) else "")
    told += [_SAID.format(part) for part in filter(None, (before, *asides))]
    text, wish = without_wish(text)
    text, source = with_source(text)
    text, point = with_point(text)
    if slide := memo(text):
        return Plan(_document(_around(slide, "", point, source)), _not_shown(told, wish))
    text, said_after = with_quote(with_whom(with_chief(with_listed_names(with_causes(with_quadrants(text))))))
    text, aim = with_aim(with_clauses(with_cases_told(with_hours_told(text))))
    text, beside = with_sides_named(text)
    text, behind = with_options(with_brackets_open(_written_out(with_letters(text))))
    text, below = with_bars(with_parts(with_answers(with_lines(text))))
    weighed, kind = _weighed(text)
    brief = weighed or with_items(
        with_list(
            with_pairs(
                with_shares_behind(
                    with_bands(with_first_name(with_cases(with_question(with_whole(taken_apart(text))))))
                )
            )
        )
    )
    if not weighed and not has_sides(text) and is_torn(text, brief):
        slide = _around(in_sentences(text), "", " ".join(filter(None, (behind, beside, below, point))), source)
        return Plan(_document(slide), _not_shown(told, wish))
    brief = with_unit_once(with_total_named(brief))
    lead, brief = ("", brief) if weighed or is_old_and_new(text) or has_sides(text) else _led(brief)
    cue = kind_of(brief.head, brief.rest) or (Cue(kind, brief.head, "SWOT") if weighed else _wished(form, brief))
    if cue is None or cue.kind != "table":
        brief = with_figures(with_measures(brief) if cue is None else brief)
    if cue is None and point and not brief.rest and len(sentences(brief.head)) == 1 and len(listed(brief.head)) > 2:
        brief, point = Brief(point.rstrip("."), brief.head), ""  # a list, and what it says
    if cue and not brief.rest and cue.kind in _OF_LISTS:
        cue = None  # "We table the motion until May"
    is_whole = cue.kind in _OF_SENTENCES if cue else has_sides(text)
    may_conclude = not is_whole or (cue is not None and cue.kind == "compare" and _compares_first(brief.rest))
    brief, conclusion = concluded(brief) if may_conclude else (brief, "")
    brief, closed = with_open_days(brief)
    conclusion = ". ".join(filter(None, (closed, conclusion)))
    title = re.sub(r"^swot\b", "SWOT", capitalised(cue.title if cue else unasked(brief.head)), flags=re.IGNORECASE)
    brief = _untorn(brief)
    asked = Asked(lead or title, brief, text, cue.word if cue else "", aim or level)
    slide, open_points, kind = _planned(asked, cue)
    if cue and kind == cue.kind:  # what was asked for is there
        told = [one for one in told if one not in map(_SAID.format, asking)]
    aim = "" if '"target"' in json.dumps(slide) else capitalised(aim)
    slide = _around(
        slide,
        ", ".join(filter(None, (title if lead else "", aim))),
        _in_sentences(conclusion, behind, beside, below, point, said_after),
        source,
    )
    is_numbered = re.match(r"1[.)]\s", brief.rest) is not None
    said = "\n".join(brief.items) if is_numbered else brief.rest or ("" if cue else unasked(text))
    if weighed:
        said = told_in(brief.rest, SWOT if kind == "swot" else SIDES)
    warnings = [*(Violation("/brief", "left_open", one) for one in open_points), *_not_shown(told, wish)]
    return Plan(_document(slide), (*warnings, *_left_out(unsaid(said, slide))))


def _in_sentences(*parts: str) -> str:
    """What a brief says beside its list, a sentence each."""
    *said, last = list(map(capitalised, filter(None, parts))) or [""]
    return " ".join([*(re.sub(r"(?<=[\w%€$)])$", ".", one) for one in said), last])


def _left_out(parts: Sequence[str]) -> Iterator[Violation]:
    """What of a brief is not on its slide, part by part; where there are many, what would show them all."""
    for part in parts:
        yield Violation("/brief", "not_shown", f'Not on the slide: "{part}".')
    if len(parts) > _MANY:
        message = f"{len(parts)} parts of the brief have no room on one slide. As `prompt` of a deck it is spread."
        yield Violation("/brief", "done_otherwise", message)


def _not_shown(told: Sequence[str], wish: str) -> tuple[Violation, ...]:
    """What a brief says to its author, as warnings; `told` are sentences about it."""
    said = [*told, *([_SAID.format(wish)] if wish else [])]
    return tuple(Violation("/brief", "not_shown", message) for message in said)


def _of_numbered(numbered: NumberedSlides, told: Sequence[str]) -> Plan:
    """One slide of a brief that numbers several: each is a point of it, and a warning says what makes them all."""
    count = len(numbered.parts)
    title = subject_of(numbered.head, []).topic if numbered.head else ""
    points = list(numbered.parts)
    if not title:
        first, *others = sentences(numbered.cover or points[0])
        title, points = first, [" ".join(others), *points[1:]]
    elif numbered.cover:
        points[0] = numbered.cover
    slide: Json = {"slideType": "title-body", "role": "content", "title": capitalised(title.rstrip(_ENDS))}
    slide["body"] = [capitalised(_in_a_line(point)) for point in points if point][:_MOST_POINTS]
    message = (
        f"The brief numbers {count} slides; this is one, with a point for each. As `prompt` of a deck it makes all."
    )
    warnings = [Violation("/brief", "done_otherwise", message)]
    return Plan(_document(slide), (*warnings, *_not_shown(told, "")))


def _in_a_line(part: str) -> str:
    """A part of several lines as its first one, and what stands below it."""
    first, _, below = part.partition("\n")
    items = ", ".join(parted(below)) if below.strip() else ""
    return f"{first.rstrip(_ENDS)}: {items}" if items else first


_SAID = 'Said to the author, and not on the slide: "{}".'
_OF_SENTENCES = frozenset({"opening", "quote", "compare", "before-after", "summary", "statement", "swot", "pros-cons"})
"""Kinds whose lists may be sentences: the last one is a part of them, and no conclusion."""


_OF_LISTS = frozenset({"waterfall", "gantt", "pie", "line", "area", "bar", "scatter", "table", "small-multiples"})
"""Kinds whose words say in a sentence without a list something else."""


_OF_DAYS = frozenset({"timeline", "agenda", "process", "gantt"})
"""Kinds that are asked for with a word for a plan, of which the days of a week are one."""
_NAMED_PART = r"^\W*[^\W\d_][\w'-]*(?: [\w'-]+){0,2}:(?!\d)"
_LABELLED = re.compile(rf"{_NAMED_PART}")
_BOTH = tuple(re.compile(rf"\b(?:{word})\s*:", re.IGNORECASE) for word in (r"pros?", r"[ck]ontras?|cons"))
_HEAD, _LONGEST, _SHORT_TITLE = 200, 4_000, 40
"""In so many characters a brief says what kind of slide it asks for."""
_SHORT_LIST = 2
_MANY = 8
"""Parts that are left out: with more, the brief is that of several slides."""
_MOST_POINTS, _ENDS = 12, " .:\uff1a。"


def _wished(form: str, brief: Brief) -> Cue | None:
    """What a brief asks for with words that its head has not; None for nothing."""
    asked = kind_of(form, "") if form else None
    return Cue(asked.kind, unasked(brief.head), asked.word) if asked else None


def _written_out(text: str) -> str:
    """A text whose short forms (slashes, dashes) and sentences with two sides are lists with names."""
    text = with_slashes_open(with_scale_in_head(with_results_below(with_both_sides(with_speaker(text)))))
    text = with_names_before_measures(with_names_before_figures(with_names_before_dashes(text)))
    return with_dates_before_measures(text)


def _weighed(text: str) -> tuple[Brief | None, str]:
    """A brief of strengths and weaknesses, or of what speaks for and against, and its kind; None for others."""
    named = kind_of(text.partition("\n")[0][:_HEAD], "")
    if (named is None or named.kind == "swot") and all(sign.search(text[:_LONGEST]) for sign in _BOTH):
        named = Cue("pros-cons", "", "pro")  # "Strengths and weaknesses: Pro: ... Contra: ..."
    lists = SIDES if named and named.kind == "pros-cons" else SWOT
    if named is None or named.kind not in {"swot", "pros-cons"}:
        return with_sections(text, SWOT, len(SWOT) - 1), "swot"
    if are_votes(text):
        return None, ""  # votes
    is_list = any(re.fullmatch(words, named.word, re.IGNORECASE) for words in lists.values())
    begin = 0 if is_list else text.index(named.word) + len(named.word)
    return with_sections(text, lists, 2, begin), named.kind


def _led(brief: Brief) -> tuple[str, Brief]:
    """What a brief says in sentences before the head of its list: that is its point; empty for nothing."""
    said = sentences(brief.head) if brief.rest else []
    if len(said) < 2:
        return "", brief
    title, *between = said[:-1]
    if between and len(title) <= _SHORT_TITLE and not figures_in(title):
        return title.rstrip("."), Brief(" ".join([*between, said[-1]]), brief.rest)
    return " ".join(said[:-1]).rstrip("."), Brief(said[-1], brief.rest)


def _untorn(brief: Brief) -> Brief:
    """A brief whose commas would tear sentences, with these as its list: "We rent bikes. 46 hotels, 380 bikes"."""
    said = sentences(brief.rest) if "\n" not in brief.rest and ";" not in brief.rest else []
    is_torn = len(said) > 1 < len(brief.items) and any(len(sentences(item)) > 1 for item in brief.items)
    return Brief(brief.head, "\n".join(said)) if is_torn and not any(map(_LABELLED.match, said)) else brief


def _compares_first(text: str) -> bool:
    """Whether what is compared stands in a paragraph of its own, or in a first sentence that lists."""
    said, *others = sentences(text) or [""]
    is_list = ";" in said or len([one for one in at_commas(said) if figures_in(one)]) > _SHORT_LIST
    return "\n\n" in text or ("\n" not in text and is_list and not re.search("[;:]", " ".join(others)))


def _around(slide: Json, subtitle: str, conclusion: str, source: str) -> Json:
    """The slide with what the brief says beside its list."""
    said: Json = {}
    if subtitle and subtitle.rstrip(".") not in " ".join([conclusion, str(slide.get("insight", ""))]):
        said["subtitle"] = ", ".join(part for part in (subtitle, slide.get("subtitle")) if part)
    if conclusion:
        said["insight"] = " ".join(filter(None, (slide.get("insight"), conclusion)))
    if source:
        said["source"] = source
    return slide | said


def _planned(asked: Asked, cue: Cue | None) -> tuple[Json, list[str], str]:
    """The slide of the first kind that the brief has what it takes for, what it leaves open, and that kind."""
    faults = []
    for kind in _kinds(asked, cue):
        if planned := PLANNERS[kind](asked):
            slide, open_points = planned
            if not (fault := _fault(slide)):
                break
            faults.append(f"The brief's {kind} is shown in another way: {fault}")
    else:
        (slide, open_points), kind = statement(asked), ""
    if cue and cue.is_form and cue.kind not in {kind, "statement"} and not faults:
        faults.append(f'What the brief says cannot be drawn as "{cue.word}": it is shown in another way.')
    return slide, [*faults, *open_points], kind


def _kinds(asked: Asked, cue: Cue | None) -> Iterator[str]:
    """Kinds to try: the one that the brief names, a change, and what its items are."""
    if is_old_and_new(asked.text) and not is_barred(asked.brief.rest):
        yield "before-after"
    if (cue is None or cue.kind in _OF_DAYS) and days_of(asked.brief.rest):
        yield "week"
    if cue and cue.kind == "closing" and states_of(asked.brief.rest):
        yield "states"  # how far each is, and nobody who does it
    if cue and cue.kind == "process" and len(asked.brief.items) > 1 and are_events(asked.brief.items):
        yield from kinds_of_items(asked.brief)
    if cue:
        yield cue.kind
    if not is_barred(asked.brief.rest):
        yield "before-after"
    yield from kinds_of_items(asked.brief)


def _document(slide: Json) -> Json:
    return {"version": "2.0", "title": slide["title"], "slides": [slide]}


def _fault(slide: Json) -> str:
    """Why a planned slide breaks the rules of documents, as a bridge does that does not add up; empty for none."""
    try:
        parse("protocol_v2", _document(slide))
    except InvalidDocument as error:
        return str(error.violations[0].message)
    return ""
