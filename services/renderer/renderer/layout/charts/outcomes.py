"""Which of two things that are compared came, or comes, of the other, by their names in many languages."""

import re
from collections.abc import Sequence

_BEFORE = (
    r"\b(?:before|vorher|zuvor|avant|antes|prima|voor|then|damals)\b"
    "|[\u4ee5\u4e4b]\u524d|(?:\u5b9f\u65bd|\u5c0e\u5165|\u6539\u5584)\u524d|\u0642\u0628\u0644"
)
_AFTER = (
    r"\b(?:after|nachher|danach|apr\u00e8s|despu\u00e9s|depois|dopo|na|now|today|jetzt|heute)\b"
    "|[\u4ee5\u4e4b]\u540e|(?:\u5b9f\u65bd|\u5c0e\u5165|\u6539\u5584)\u5f8c|\u73fe\u5728|\u73b0\u5728|\u0628\u0639\u062f|\u0627\u0644\u0622\u0646"
)
_PLANNED = (
    r"\b(?:plan|planned|budget|target|forecast|soll|ziel|pr\u00e9vu|objectif|presupuesto|objetivo)\b"
    "|\u8a08\u753b|\u4e88\u7b97|\u76ee\u6a19|\u8ba1\u5212|\u9884\u7b97|\u76ee\u6807|\u0627\u0644\u0645?\u062e\u0637|\u0627\u0644\u0647\u062f\u0641"
)
_ACTUAL = (
    r"\b(?:actuals?|ist|r\u00e9el|r\u00e9alis\u00e9|real|achieved)\b"
    "|\u5b9f\u7e3e|\u5b9f\u969b|\u5b9e\u9645|\u0627\u0644\u0641\u0639\u0644\u064a"
)
_NOW = (
    r"\b(?:today|now|current(?:ly)?|as[- ]is|status quo|heute|jetzt|bisher\w*|aktuell\w*|derzeit\w*|actuel\w*|"
    r"aujourd['\u2019]hui|hoy|actual(?:mente)?|oggi|attual\w+|hoje|nu|vandaag|huidig\w*)\b"
    "|\u73fe[\u72b6\u5728]|\u76ee\u524d|\u73b0[\u72b6\u5728]|\u4eca\u65e5"
    "|\u0627\u0644\u064a\u0648\u0645|\u0627\u0644\u0622\u0646|\u062d\u0627\u0644\u064a"
)
_NEXT = (
    r"\b(?:next (?:year|quarter|month)|tomorrow|future|to[- ]be|propos(?:ed|al)|from 20\d\d|morgen|ab 20\d\d|"
    r"k\u00fcnftig\w*|zuk\u00fcnftig\w*|in zukunft|n\u00e4chstes jahr|vorschlag|demain|futur\w*|propos\w+|ma\u00f1ana|"
    r"domani|toekomst\w*|voorstel)\b"
    "|\u4eca\u5f8c|\u5c06\u6765|\u5c07\u6765|\u63d0\u6848|\u672a\u6765|\u4eca\u540e"
    "|\u063a\u062f\u0627|\u0645\u0633\u062a\u0642\u0628\u0644|\u0627\u0644\u0645\u0642\u062a\u0631\u062d"
)
_OLD = (
    r"\b(?:old|legacy|alte?[nrs]?|ancien(?:ne)?s?|viej[oa]s?|vecchi[oa]?|velh[oa]s?|oude?)\b"
    "|\u65e7|\u820a|\u0627\u0644\u0642\u062f\u064a\u0645"
)
_NEW = (
    r"\b(?:new|neue?[nrsm]?|nouve(?:au|lle)x?s?|nuev[oa]s?|nuov[oaie]|nov[oa]s?|nieuwe?)\b"
    "|\u65b0|\u0627\u0644\u062c\u062f\u064a\u062f"
)
_PAIRS = tuple(
    (re.compile(first), re.compile(second))
    for first, second in ((_BEFORE, _AFTER), (_PLANNED, _ACTUAL), (_NOW, _NEXT), (_OLD, _NEW))
)
"""Names of two things that are compared, without case: what was, is or should be, and what came or comes of it."""


def outcome(names: Sequence[str]) -> tuple[int, ...]:
    """Of two names the one that says what came of the other: after and before, actual and plan, next year and today."""
    said = [name.casefold().strip() for name in names]
    for before, after in _PAIRS:
        if len(said) == 2 and any(before.search(one) for one in said):
            found = [index for index, one in enumerate(said) if after.search(one) and not before.search(one)]
            return (found[0],) if len(found) == 1 else ()
    return ()
