"""Cases side by side, of which the first stands where a title would: "If we act: 2026 8, 2027 5; if we wait: ..."."""

import re

from renderer.authoring.headlines import contrast
from renderer.authoring.planners.charts import series_of
from renderer.authoring.sentences import Brief, named, parted, sentences

_IF = (
    r"(?:if|unless|assuming|when|with|without|wenn|falls|sollten|mit|ohne|si|sin|con|avec|sans|se|senza|com|sem|als|met|"
    r"zonder|jeśli|z|bez|eğer|إذا|لو|مع|بدون)"
)
_CASE = re.compile(
    rf"{_IF}\s[^:;\d]{{2,60}}|"
    r"(?:(?:the|our|der|die|le|la|el|il|het|o)\s)?(?:best|worst|base|expected|likely|high|low|good|bad|middle|pessimistic|"
    r"optimistic|bester|schlimmster|mittlerer|meilleur|pire|mejor|peor|migliore|peggiore|melhor|pior)\s"
    r"(?:case|scenario|fall|cas|scénario|caso|escenario|cenário)",
    re.IGNORECASE,
)
_TOLD = re.compile(rf"(?P<name>{_IF}\s[^:;,.\d]{{2,60}}?)[:,]?\s(?P<said>\d[^;]*)", re.IGNORECASE)
_LONGEST, _MOST, _TWO = 2_000, 4, 2


def with_cases(brief: Brief) -> Brief:
    """A brief whose head is the name of the first of several cases, or series, with that in its list."""
    parts = parted(brief.rest) if brief.head and len(brief.rest) <= _LONGEST and ";" in brief.rest else []
    names = [named(part)[0] for part in parts]
    if len(parts) < 2 or len(parts) > _MOST or names[0] or not all(names[1:]):
        return brief
    whole = f"{brief.head}: {brief.rest}"
    are_cases = all(map(_CASE.fullmatch, [brief.head, *names[1:]]))
    if not are_cases and not series_of(whole):
        return brief
    return Brief(contrast(brief.head, names[1]) if are_cases and len(parts) == _TWO else "", whole)


def with_cases_told(text: str) -> str:
    """A text whose sentences each tell the figures of a case, as one list of series.

    As "If we wait 12 % in 2026, 15 % in 2028. If we act 10 % in 2026, 8 % in 2028".
    """
    said = sentences(text.strip()) if len(text) <= _LONGEST and "\n" not in text.strip() else []
    told = [_TOLD.fullmatch(one.rstrip(" .")) for one in said]
    if not 1 < len(told) <= _MOST or not all(told):
        return text
    names = [one["name"] for one in told if one]
    listed = "; ".join(f"{one['name']}: {one['said']}" for one in told if one)
    head = f"{contrast(*names)}: " if len(names) == _TWO else ""
    return head + listed if series_of(listed) else text
