"""The one table of all rules."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from deck_domain.findings import Family, Finding
from scorer.rules import (
    accessibility,
    alignment,
    balance,
    brand,
    charts,
    color,
    consistency,
    drawn_numbers,
    fidelity,
    hierarchy,
    layout,
    markup_shown,
    package,
    palette,
    percentages,
    pictured_data,
    pictures,
    privacy,
    series_colors,
    text,
    text_fit,
    tones,
    unseen_series,
    writing_styles,
)
from scorer.rules.evidence import Evidence
from scorer.rules.faults import one_for_each_fault
from scorer.rules.placing import placed
from scorer.rules.rule import Rule, Skipped

RULESET_VERSION = "1.24.0"
"""The version of the rules; it is raised whenever the report on an unchanged deck may change."""

CATALOGUE: tuple[Rule, ...] = (
    *package.RULES,
    *drawn_numbers.RULES,
    *pictured_data.RULES,
    *percentages.RULES,
    *fidelity.RULES,
    *text_fit.RULES,
    *text.RULES,
    *markup_shown.RULES,
    *hierarchy.RULES,
    *color.RULES,
    *palette.RULES,
    *series_colors.RULES,
    *tones.RULES,
    *charts.RULES,
    *unseen_series.RULES,
    *layout.RULES,
    *alignment.RULES,
    *pictures.RULES,
    *balance.RULES,
    *consistency.RULES,
    *writing_styles.RULES,
    *brand.RULES,
    *accessibility.RULES,
    *privacy.RULES,
)

_OF_WHAT_IS_SHOWN = {Family.LEGIBILITY, Family.LAYOUT, Family.CONSISTENCY, Family.ACCESSIBILITY}
"""What rules of these families judge is not there in a deck that shows nothing: none of them can fail, or pass."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SkippedRule:
    """A rule that could not run, and why."""

    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Inspection:
    """What all rules found.

    Attributes:
        findings: in the order of the catalogue, each rule's from the first slide to the last, no duplicates.
        skipped: rules that could not run.
        unassessed: families none of whose rules could run, or had anything to judge.
    """

    findings: tuple[Finding, ...]
    skipped: tuple[SkippedRule, ...]
    unassessed: tuple[Family, ...]


def inspect(evidence: Evidence, *, readable: bool = True, rules: Sequence[Rule] = CATALOGUE) -> Inspection:
    """Run every rule; with `readable` False only those that judge the file itself."""
    findings: list[Finding] = list(evidence.renderer_findings)
    skipped: list[SkippedRule] = []
    for rule in rules:
        if rule.needs_deck and not readable:
            skipped.append(SkippedRule(rule.id, "the file could not be read"))
            continue
        try:
            found = [rule.finding(hit, evidence) for hit in rule.check(evidence)]
        except Skipped as reason:
            skipped.append(SkippedRule(rule.id, str(reason)))
        except Exception as error:
            log.exception("rule failed", extra={"rule": rule.id})
            skipped.append(SkippedRule(rule.id, f"it failed on this file ({type(error).__name__})"))
        else:
            findings += found
    left_out = {item.rule for item in skipped}
    ran = {rule.family for rule in rules if rule.id not in left_out}
    if readable and balance.shows_nothing(evidence.deck):
        ran -= _OF_WHAT_IS_SHOWN
    has_rules = {rule.family for rule in rules} if readable else set(Family)
    unassessed = tuple(family for family in Family if family in has_rules and family not in ran)
    told = placed(one_for_each_fault(findings, evidence), evidence.places)
    return Inspection(tuple(told), tuple(skipped), unassessed)
