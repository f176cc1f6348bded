"""Options that are told in prose: two with what is said of them in brackets, or a choice between names."""

import re

from renderer.authoring.quantities import capitalised
from renderer.authoring.sentences import at_commas

_OPTION = r"(?P<{0}>[^().:;\n]{{3,80}}?)\s*\((?P<{0}s>[^()]*{1}[^()]*)\)"
_OPTIONS = re.compile(
    rf"^(?:(?P<head>[^:\n]{{3,80}}):\s+)?{_OPTION.format('a', ',')},?\s+(?P<or>or|oder|vs\.?|"
    rf"versus)\s+{_OPTION.format('b', ',')}\s*[.?!]?(?=\s|$)",
    re.IGNORECASE,
)
_OR = {
    "or": "or|and|with|to|against",
    "oder": "oder|und|mit|gegen",
    "ou": "ou|avec|et|à|com",
    "o": "o|con|y|e",
    "of": "of|met|en",
    "lub": "lub|i",
}
"""The word between two options of a choice, and those that compare one with the other, by language."""
_COMPARED = re.compile(
    r"^(?:compare|comparing|(?:a |the )?comparison (?:of|between)|vergleiche?n?(?: sie| von| zwischen)?|"
    r"gegenüberstellung(?: von)?|compare[rz]|comparaison (?:de|entre)|compara(?:r|ción (?:de|entre))?|"
    r"confront(?:a|o tra)|comparação (?:de|entre)|vergelijk|porównaj)\s*:?\s+"
    rf"{_OPTION.format('a', '')},?\s+(?P<joint>{'|'.join(_OR.values())}|vs\.?|versus)\s+{_OPTION.format('b', '')}"
    r"\s*[.?!]?(?=\s|$)",
    re.IGNORECASE,
)
_CHOICES = (
    (r"options?|choices|alternatives|ways|possibilities|variants", "or"),
    (r"optionen|möglichkeiten|varianten|alternativen|wege|lösungen|vorschläge", "oder"),
    (r"options|possibilités|solutions|variantes|alternatives", "ou"),
    (r"opciones|alternativas|posibilidades|variantes", "o|u"),
    (r"opzioni|alternative|possibilità|varianti", "o|oppure"),
    (r"opções|alternativas|possibilidades", "ou"),
    (r"opties|mogelijkheden|alternatieven", "of"),
    (r"opcje|możliwości|warianty", "lub|albo|czy"),
)
"""What several options are called, and the word before the last one, by language."""
_CHOICE = tuple(
    re.compile(
        rf"^(?P<head>(?:[^:.;\n]{{0,60}}\s)?(?:{nouns})\b[^:.;\n]{{0,60}}?)\s?:\s+"
        rf"(?P<list>[^:;\n]{{2,300}}?),?\s(?:{words})\s(?P<last>[^:;,\n]{{2,100}}?)[.?]?$",
        re.IGNORECASE,
    )
    for nouns, words in _CHOICES
)
_ASKED = re.compile(
    r"^(?P<head>[^?\n]{3,80}\?)\s+(?P<list>[^.:;?\n]{2,200}?),?\s(?:or|oder|ou|o|of|lub)\s(?P<last>[^:;,.?\n]{2,60}?)\.?$",
    re.IGNORECASE,
)
"""A question, and three answers or more."""
_SHARED_VERB = re.compile(
    r"^(?P<joint>with|for|in|at|by|on|mit|für|bei|nach|avec|pour|chez|con|para)\s+\S", re.IGNORECASE
)
_LONGEST = 2_000


def with_options(text: str) -> tuple[str, str]:
    """A text of two options and what is said of them in brackets, as a head and two lines; and what comes after them.

    As "buy (fast, dear) or build (slow, ours). I would buy", "compare A (12k) with B (9k)". A choice between names is a
    head and a list. Other texts come back whole.
    """
    if len(text) > _LONGEST:
        return text, ""
    found = _OPTIONS.match(text) or _COMPARED.match(text)
    if found is None:
        return _chosen(text), ""
    one, other = found["a"].strip(), found["b"].strip()
    if shared := _SHARED_VERB.match(other):  # "sign with Orbit or with Nexa"
        verb, joint, _ = one.partition(f" {shared['joint']} ")
        other = f"{verb} {other}" if joint else other
    head = found.groupdict().get("head") or f"{capitalised(one)} {_joint(found)} {other}"
    return f"{head}\n{capitalised(one)}: {found['as']}\n{capitalised(other)}: {found['bs']}", text[
        found.end() :
    ].strip()


def _joint(found: re.Match[str]) -> str:
    """The word between two options in a title: "compare A with B" is about A or B."""
    said = found.groupdict()
    return said.get("or") or next(
        (word for word, joints in _OR.items() if re.fullmatch(joints, said["joint"], re.IGNORECASE)), said["joint"]
    )


def _chosen(text: str) -> str:
    """A choice with "or" before its last option, "Two ways: by bus, by train or on foot", as a head and a list."""
    if (asked := _ASKED.match(text)) and len(first := at_commas(asked["list"])) > 1:
        return "\n- ".join([asked["head"], *map(str.strip, first), asked["last"]])
    for choice in _CHOICE:
        if found := choice.match(text):
            return f"{found['head']}: {'; '.join([*map(str.strip, at_commas(found['list'])), found['last']])}"
    return text
