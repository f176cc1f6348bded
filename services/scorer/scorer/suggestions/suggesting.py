"""The table of suggestions by the codes of findings, and the report with those that hold."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from deck_documents import parse
from deck_documents.json_patch import patched
from deck_domain.errors import InvalidDocument
from scorer.suggestions.case import Case, Suggestion
from scorer.suggestions.looks import change_color, enlarge_box, enlarge_text, take_theme_color
from scorer.suggestions.placing import align, bring_to_front, move_from_edge, move_into_slide
from scorer.suggestions.splitting import split_slide
from scorer.suggestions.words import (
    describe,
    name_title,
    number_title,
    remove_left_over_text,
    remove_notes,
    remove_option,
    take_nearest_icon,
)

SUGGESTIONS: Mapping[str, tuple[Callable[[Case], Suggestion | None], ...]] = {
    "ALIGNMENT_OFF": (align,),
    "ALT_TEXT_MISSING": (describe,),
    "COLOR_OFF_PALETTE": (take_theme_color,),
    "CONTENT_HIDDEN": (bring_to_front,),
    "CONTENT_PAGINATED": (split_slide,),
    "CONTRAST_TOO_LOW": (change_color,),
    "ICON_UNKNOWN": (take_nearest_icon,),
    "LAYOUT_SHOULD_SPLIT": (split_slide, enlarge_box),
    "MARGIN_TOO_NARROW": (move_from_edge,),
    "OPTION_WITHOUT_EFFECT": (remove_option,),
    "OUT_OF_BOUNDS": (move_into_slide,),
    "OVERFLOW_BODY_TEXT": (split_slide, enlarge_box),
    "PLACEHOLDER_TEXT_LEFT": (remove_left_over_text,),
    "PRIVATE_DATA_PRESENT": (remove_notes,),
    "TEXT_TOO_DENSE": (split_slide,),
    "TEXT_TOO_SMALL": (enlarge_text,),
    "THEME_CONTRAST_LOW": (change_color,),
    "TITLE_DUPLICATE": (number_title,),
    "TITLE_MISSING": (name_title,),
    "TOO_MANY_BULLETS": (split_slide,),
}


def with_suggestions(report: dict[str, Any], document: Mapping[str, Any], source_schema: str) -> dict[str, Any]:
    """The report whose findings carry a `machineFixHint` where a change of the document would mend them.

    Each by itself: a patch is of the document as it was sent, and may not fit after another one.
    """
    found = [
        {**finding, "machineFixHint": _hint(suggestion)} if suggestion else finding
        for finding in report["findings"]
        for suggestion in [_suggestion(Case(document, source_schema, finding))]
    ]
    return report | {"findings": found}


def without_hints(report: dict[str, Any]) -> dict[str, Any]:
    """The report without the names that rules give to what would mend their findings."""
    kept = [{key: value for key, value in each.items() if key != "machineFixHint"} for each in report["findings"]]
    return report | {"findings": kept}


def _suggestion(case: Case) -> Suggestion | None:
    return next(_holding(case), None) if case.pointer else None


def _holding(case: Case) -> Iterator[Suggestion]:
    """Suggestions after which the document still keeps its schema."""
    for suggest in SUGGESTIONS.get(str(case.finding["code"]), ()):
        suggestion = suggest(case)
        if suggestion is not None and _is_sound(case, suggestion):
            yield suggestion


def _is_sound(case: Case, suggestion: Suggestion) -> bool:
    try:
        parse(case.source_schema, patched(case.document, suggestion.patch))
    except (InvalidDocument, LookupError):
        return False
    return True


def _hint(suggestion: Suggestion) -> dict[str, Any]:
    return {
        "strategy": suggestion.strategy,
        "description": suggestion.description,
        "patch": list(suggestion.patch),
    }
