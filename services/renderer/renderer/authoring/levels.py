"""The level that all figures of a brief are measured by, named in a sentence before or behind them: "Target: 900."."""

import re

from renderer.authoring.figure_grammar import SINGLE
from renderer.authoring.quantities import capitalised

_WHOSE = (
    r"(?:our|the|this year['\u2019]s|unser(?:e|er)?|das|die|der|notre|nos|la|le|l['\u2019]|nuestr[oa]|el|il|nostr[oa]|"
    r"lo|noss[oa]|onze?|het|de)"
)
_ARTICLE = re.compile(r"^(?:(?:the|das|die|der|la|le|el|il|lo|het|de)\s|l['\u2019])(?=\w)", re.IGNORECASE)
_LEVEL = (
    r"(?:target|goal|aim|objective|benchmark|threshold|limit|minimum|maximum|break-?even|capacity|required|needed|"
    r"(?:(?:last year|[^\W\d_]{2,15})(?:['\u2019]s)? )?(?:average|mean|median)|"
    r"ziel(?:wert|vorgabe)?|soll(?:wert)?|grenzwert|richtwert|vorgabe|mindestens|kapazität|"
    r"(?:bundes|landes|branchen|konzern|vorjahres)?(?:durchschnitt|schnitt)|"
    r"objectif|cible|seuil|moyenne(?: nationale)?|limite|capacité|objetivo|meta|umbral|límite|promedio|media|capacidad|"
    r"obiettivo|soglia|capienza|doel|streefwaarde|grens(?:waarde)?|gemiddelde|mål|gräns|grænse|tavoite|cel|hedef)"
)
_LEVEL_IN_OTHERS = "(?:目標(?:値)?|基準(?:値)?|上限|下限|定員|平均(?:値)?|目标(?:值)?|المستهدف|الهدف|المتوسط)"
_OF_WHAT = (
    r"(?:\s(?:for|per|a|für|pro|je|pour|par|para|por|voor)\s(?:(?:the|each|every|all|jede[nms]?|alle|chaque|cada|ogni)\s)?"
    r"[^\W\d_]{2,20})"
)
_IS = (
    r"(?:\s?[:=\uff1a]|\s(?:is|was|of|at|ist|war|liegt(?: bei)?|lag(?: bei)?|von|bei|est(?: de)?|était(?: de)?|de|"
    r"es(?: de)?|era(?: de)?|è|di|é|van))"
)
_SAID = (
    rf"(?P<name>(?:{_WHOSE}\s)?{_LEVEL}{_OF_WHAT}?){_IS}?\s{SINGLE}(?:\s?(?P<counted>[^\W\d_]{{1,15}}))?"
    rf"|(?P<other>{_LEVEL_IN_OTHERS})\s?(?:[:=\uff1aは]|هو)?\s?{SINGLE}"
)
_BEHIND = re.compile(
    rf"(?:[.;。\uff1b]\s*|\s[-\u2013\u2014]\s|\n\s*(?:[-*•]\s)?)(?P<said>{_SAID})[.!。]*\s*$", re.IGNORECASE
)
_BEFORE = re.compile(rf"^\s*(?P<said>{_SAID})(?:[.;。\uff1b]\s*|\n\s*)(?=\S)", re.IGNORECASE)
_VERB = re.compile(rf"^(?:{_IS}|は|هو)?\s*", re.IGNORECASE)
_LONGEST, _TAIL, _FEWEST = 2_000, 120, 3
_FIGURES = re.compile(r"\d+(?:[.,]\d+)*")


def without_level(text: str) -> tuple[str, str] | None:
    """A text of some figures without the sentence that names a level for all, and name and level ("Target 900").

    None where it has no such sentence.
    """
    if len(text) > _LONGEST:
        return None
    found = _BEHIND.search(text, max(0, len(text) - _TAIL)) or _BEFORE.match(text)
    if found is None:
        return None
    rest = f"{text[: found.start()]}{text[found.end() :]}".strip()
    if len(_FIGURES.findall(rest)) < _FEWEST:
        return None
    counted = found["counted"]
    if counted and counted.casefold() not in rest.casefold():
        return None
    name = "name" if found["name"] else "other"
    level = text[found.end(name) : found.start("counted") if counted else found.end("said")]
    return rest, f"{capitalised(_ARTICLE.sub('', found[name]))} {_VERB.sub('', level).strip()}"
