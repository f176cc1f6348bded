"""Which parts of two files differ, whatever their bytes: as XML, in canonical form."""

from collections.abc import Iterator

from lxml import etree

from deck_domain.deck_diff import IssueType, PackageIssue
from deck_package import Package
from deck_package.safe_xml import UnsafeXmlError

MOST_ISSUES = 500

_PASSED_OVER = frozenset({"docProps/core.xml", "docProps/app.xml", "ppt/presProps.xml", "ppt/viewProps.xml"})
"""What programs write about themselves and their windows."""


def package_issues(before: Package, after: Package) -> tuple[PackageIssue, ...]:
    """The parts that differ, by their names; the first `MOST_ISSUES` of them."""
    issues = _issues(before, after)
    return tuple(issue for issue, _ in zip(issues, range(MOST_ISSUES), strict=False))


def _issues(before: Package, after: Package) -> Iterator[PackageIssue]:
    old, new = set(before.names) - _PASSED_OVER, set(after.names) - _PASSED_OVER
    for name in sorted(old | new):
        if name not in old:
            yield PackageIssue(name, IssueType.ADDED)
        elif name not in new:
            yield PackageIssue(name, IssueType.REMOVED)
        elif before.read(name) != after.read(name) and _form(before, name) != _form(after, name):
            yield PackageIssue(name, IssueType.MODIFIED)


def _form(package: Package, name: str) -> bytes:
    try:
        return (
            etree.tostring(package.xml(name), method="c14n") if name.endswith((".xml", ".rels")) else package.read(name)
        )
    except UnsafeXmlError:
        return package.read(name)
