"""Names with two figures each, whose head says what the two are: "Hours and marks: Ana 2/55, Ben 5/71, Cem 7/80"."""

import re

from renderer.authoring.sentences import Brief, listed

_PAIR = re.compile(
    r"^(?P<name>[^\W\d_][^\d/:]{0,40}?):?\s(?P<one>[-+]?[$€£]?\d[\d.,]*\S{0,3})\s?/\s?"
    r"(?P<other>[-+]?[$€£]?\d[\d.,]*\S{0,3})$"
)
_MEASURES = re.compile(
    r"(?:^|,\s|:\s)(?P<one>[^,:\d()]{2,40}?(?:\s\([^()]{1,12}\))?)\s"
    r"(?:and|und|vs\.?|versus|against|gegen|et|y|e|en|i)\s"
    r"(?P<other>[^,:\d()]{2,40}?(?:\s\([^()]{1,12}\))?)$",
    re.IGNORECASE,
)
_PLOTTED = re.compile(
    r"\b(?:plot|scatter\w*|correlat\w+|relationship|against|zusammenhang|korrelation|streu\w+|punktwolke|corrélation|"
    r"correlación|correlazione|correlação|nuage de points|dispersión)\b",
    re.IGNORECASE,
)
_FEWEST, _LONGEST = 3, 2_000


def are_plotted(brief: Brief) -> bool:
    """Whether a brief lists pairs of figures of two measures, and asks how the one goes with the other."""
    return bool(_pairs(brief)) and _PLOTTED.search(brief.head) is not None and _MEASURES.search(brief.head) is not None


def with_measures(brief: Brief) -> Brief:
    """A brief of names with two figures each as a table, with what its head calls these as columns."""
    found = _MEASURES.search(brief.head)
    pairs = _pairs(brief) if found and not _PLOTTED.search(brief.head) else []
    if found is None or not pairs:
        return brief
    rows = "\n".join(f"{one['name']} | {one['one']} | {one['other']}" for one in pairs)
    return Brief(brief.head, f"columns: {found['one']}, {found['other']}; rows: {rows}")


def measures_of(head: str) -> tuple[str, str] | None:
    """What a head calls the two figures of each name; None where it says no two things at its end."""
    found = _MEASURES.search(head)
    return (found["one"].strip(), found["other"].strip()) if found else None


def _pairs(brief: Brief) -> list[re.Match[str]]:
    """The names of a list with their two figures; none where one is something else."""
    items = listed(brief.rest.rstrip(" .")) if len(brief.rest) <= _LONGEST and "/" in brief.rest else []
    found = [one for item in items if (one := _PAIR.match(item))]
    return found if _FEWEST <= len(found) == len(items) else []
