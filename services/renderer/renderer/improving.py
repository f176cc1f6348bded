"""Plans that may score higher: with the changes that the report of a slide suggests. Nothing of the content goes."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from deck_documents import parse
from deck_documents.json_patch import Operation, patched
from deck_domain.errors import InvalidDocument

Json = dict[str, Any]


def better_plans(plan: Json, report: Mapping[str, Any]) -> Iterator[Json]:
    """Plans to be tried in turn: all suggestions together, then each by itself.

    Args:
        plan: the `protocol_v2` document of one slide.
        report: of its score; the patches of its findings are of this plan.
    """
    patches = [tuple(hint["patch"]) for each in report["findings"] if (hint := each.get("machineFixHint"))]
    tried = [plan]
    for changed in (_with_all(plan, patches), *(_with_all(plan, [patch]) for patch in patches)):
        if changed not in tried:
            tried.append(changed)
            yield changed


def _with_all(plan: Json, patches: Sequence[Sequence[Operation]]) -> Json:
    """With those patches of these that fit one after another."""
    changed = plan
    for patch in patches:
        changed = _patched(changed, patch) or changed
    return changed


def _patched(plan: Json, patch: Sequence[Operation]) -> Json | None:
    """None where the patch takes something out, makes more slides of one, or does not fit."""
    if any(operation["op"] == "remove" for operation in patch):
        return None
    try:
        changed: Json = patched(plan, patch)
        parse("protocol_v2", changed)
    except (InvalidDocument, LookupError):
        return None
    return changed if len(changed["slides"]) == len(plan["slides"]) else None
