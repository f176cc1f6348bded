"""All repairs, in the order in which each makes the next one safe; and what the report says of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deck_package import examine_package
from deck_package.writing import write_deck
from scorer.repairs.packaging import remove_duplicate_content_types, remove_orphaned_relationships
from scorer.repairs.presentation_part import collapse_custdatalist, dedupe_slide_ids, reorder_presentation_elements
from scorer.repairs.texts import add_normautofit_font_scale, escape_chart_format_codes, fill_missing_font_typefaces
from scorer.repairs.workshop import Done, Workshop


@dataclass(frozen=True, slots=True)
class Repair:
    """A row of the table: what is done, and the code of the finding that it mends."""

    run: Callable[[Workshop], Iterator[Done]]
    finding: str

    @property
    def strategy(self) -> str:
        """Its name on the wire."""
        return self.run.__name__


REPAIRS = (
    Repair(remove_duplicate_content_types, "CONTENT_TYPE_DUPLICATE"),
    Repair(remove_orphaned_relationships, "RELATIONSHIP_TARGET_MISSING"),
    Repair(collapse_custdatalist, "CUSTDATALIST_CONFLICT"),
    Repair(reorder_presentation_elements, "ELEMENT_ORDER_VIOLATION"),
    Repair(dedupe_slide_ids, "SLIDE_ID_NOT_UNIQUE"),
    Repair(fill_missing_font_typefaces, "FONT_TYPEFACE_MISSING"),
    Repair(escape_chart_format_codes, "CHART_FORMAT_CODE_UNESCAPED"),
    Repair(add_normautofit_font_scale, "NORMAUTOFIT_MISSING_FONTSCALE"),
)


_HOW = "Validate the deck with renderOptions.repairMode structural, and take the repaired file."


@dataclass(frozen=True, slots=True)
class Mended:
    """What became of a deck: `file` is the mended one, None where nothing was done; each thing done, by its repair."""

    file: Path | None
    done: tuple[tuple[Repair, Done], ...] = ()

    @property
    def actions(self) -> list[tuple[Repair, Done]]:
        """What was mended."""
        return [(repair, done) for repair, done in self.done if done.success]


def mend(source: Path, target: Path) -> Mended:
    """Mend what can be mended of a deck, in a copy at `target`. A file that cannot be read is left alone."""
    package, _ = examine_package(source)
    if package is None:
        return Mended(None)
    with package:
        workshop = Workshop(package)
        done = tuple((repair, each) for repair in REPAIRS for each in repair.run(workshop))
        changed = workshop.changed
        if changed or workshop.removed:
            write_deck(package, target, changed, workshop.removed, packed=True)
            return Mended(target, done)
    return Mended(None, done)


def told(mended: Mended, report: dict[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """The report on the deck as it is now, with what was mended, by the report on the deck as it was."""
    fixed = list(_fixed(mended, report["findings"], before["findings"]))
    return report | {
        "findings": [*report["findings"], *fixed],
        "repairSummary": {
            "state": _state(mended, report),
            "actions": [
                {"id": repair.strategy, "description": done.description, "file": done.file}
                for repair, done in mended.actions
            ],
        },
        "autoFixesApplied": len(mended.actions),
        "repairLog": [
            {
                "strategy": repair.strategy,
                "finding": repair.finding,
                "description": done.description,
                "success": done.success,
            }
            for repair, done in mended.done
        ],
    }


def with_repairs(report: dict[str, Any]) -> dict[str, Any]:
    """The report whose findings say which repair would mend them, and how it is asked for."""
    by_code = {repair.finding: repair.strategy for repair in REPAIRS}
    return report | {"findings": [_with_repair(each, by_code.get(each["code"])) for each in report["findings"]]}


def _with_repair(finding: Mapping[str, Any], strategy: str | None) -> dict[str, Any]:
    told_of = {key: value for key, value in finding.items() if key != "machineFixHint"}
    if strategy and not finding.get("autoFixed"):
        told_of["machineFixHint"] = {"strategy": strategy, "description": _HOW}
    return told_of


def _state(mended: Mended, report: Mapping[str, Any]) -> str:
    broken = any(each["rule"].startswith("PKG") and each["severity"] == "error" for each in report["findings"])
    if broken or any(not done.success for _, done in mended.done):
        return "failed"
    return "repaired" if mended.actions else "not_needed"


def _fixed(
    mended: Mended, now: Sequence[Mapping[str, Any]], before: Sequence[Mapping[str, Any]]
) -> Iterator[dict[str, Any]]:
    """Findings that are gone since a repair: told still, but nothing stands in the way of the deck any more."""
    left = {_mark(finding) for finding in now}
    descriptions = {repair.finding: done.description for repair, done in reversed(mended.actions)}
    for finding in before:
        if finding["code"] in descriptions and _mark(finding) not in left:
            description = descriptions[finding["code"]]
            yield {**finding, "blocking": False, "autoFixed": True, "repairDescription": description}


def _mark(finding: Mapping[str, Any]) -> tuple[object, ...]:
    return tuple(finding.get(key) for key in ("code", "slideIndex", "componentPath", "message"))
