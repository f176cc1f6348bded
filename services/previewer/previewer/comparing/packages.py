"""Which parts of two files differ, whatever their bytes: as XML, in canonical form."""

from collections.abc import Iterator, Sequence

from lxml import etree

from deck_domain.deck_diff import IssueType, PackageIssue
from deck_package import Package
from deck_package.safe_xml import UnsafeXmlError

MOST_ISSUES = 500

_PASSED_OVER = frozenset({"docProps/core.xml", "docProps/app.xml", "ppt/presProps.xml", "ppt/viewProps.xml"})
"""Parts in which programs describe themselves and their windows; differences in them are not reported."""


def differing_parts(before: Package, after: Package) -> frozenset[str]:
    """The names of parts that one file has alone, or that have other bytes in the other."""
    old, new = set(before.names), set(after.names)
    return frozenset((old ^ new) | {name for name in old & new if before.read(name) != after.read(name)})


def package_issues(before: Package, after: Package, differing: frozenset[str]) -> tuple[PackageIssue, ...]:
    """Of the parts whose bytes differ, those that differ all the same, by their names; the first `MOST_ISSUES`."""
    issues = _issues(before, after, sorted(differing - _PASSED_OVER))
    return tuple(issue for issue, _ in zip(issues, range(MOST_ISSUES), strict=False))


def _issues(before: Package, after: Package, names: Sequence[str]) -> Iterator[PackageIssue]:
    for name in names:
        if name not in before:
            yield PackageIssue(name, IssueType.ADDED)
        elif name not in after:
            yield PackageIssue(name, IssueType.REMOVED)
        elif _form(before, name) != _form(after, name):
            yield PackageIssue(name, IssueType.MODIFIED)


def _form(package: Package, name: str) -> bytes:
    try:
        return (
            etree.tostring(package.xml(name), method="c14n") if name.endswith((".xml", ".rels")) else package.read(name)
        )
    except UnsafeXmlError:
        return package.read(name)
