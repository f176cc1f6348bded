"""Sentences that ask for a deck, and what they say of it: "Presentación sobre el teletrabajo para el comité"."""

import re
from dataclasses import dataclass

_SLIDES = r"(?:slides?|diapos?|diapositives?|diapositivas|pagine|páginas|dia['\u2019]?s|slajd\w+)"
_DECK = r"(?:présentation|presentación|presentazione|apresentação|presentatie|prezentacj[aęi])"
_ASKS = (
    r"(?:(?:fai(?:s|tes)?|cré(?:e[rz]?)|prépare[rz]?|il (?:me|nous) faut|je voudrais|nous voulons|haz(?:me|nos)?|crea|"
    r"prepara|necesit\w+|quer\w+|mi serve|ci serve|vorrei|crie|faça|prepare|preciso de|precisamos de|maak|ik wil|"
    r"wij willen|zrób|przygotuj|potrzebuj\w+)(?:[ -](?:moi|nous|me|nos|mi|ci|voor ons|mi|nam))?\s)"
)
_FOR = r"(?:pour|para|per|voor|dla)"
_ABOUT = r"(?:sur|sobre|su|sulla|sullo|sulle|sui|sugli|sul|over|o|na temat)"
_THE = r"(?:(?:le|la|les|el|los|las|il|lo|i|gli|o|a|os|as|de|het|onze|notre|nos|nuestr\w+)\s|l['\u2019])"
_PEOPLE = (
    r"(?:comit\w+|consej\w+|consiglio|conseil\w*|direc\w+|direzione|diretoria|junta|equip\w+|équipe|soci[oa]?s?|"
    r"client\w*|inversor\w+|investi\w+|emplead\w+|salariés|élus|habitants|parents|padres|alumn\w+|élèves|genitori|"
    r"student\w+|collegh\w+|dipendenti|a[cç][ct]ion\w+|raad|bestuur|directie|klanten|medewerkers|ouders|"
    r"aandeelhouders|zarząd\w*|klient\w+|inwestor\w+|pracownik\w+|rodzic\w+)"
)
_ROMANCE = re.compile(
    rf"^{_ASKS}?(?:(?:une?|una?|uma?|um|een)\s)?(?:\w+\s)?{_DECK}"
    rf"(?:\s(?:de|di|van|z|en|em|con|in)\s(?P<count>\d{{1,2}})\s{_SLIDES})?"
    rf"(?:\s(?P<joint>{_FOR})\s(?P<whom>[^:.,;\d]{{3,60}}?))?"
    rf"(?:\s{_ABOUT}\s(?P<topic>[^.:\n]{{3,120}}?)(?:\s{_FOR}\s(?P<others>{_THE}?{_PEOPLE}(?:\s[^:.,;\d]{{2,40}})?))?)?"
    r"\s*(?P<end>[:.\n]\s*|$)",
    re.IGNORECASE,
)
"""A request in French, Spanish, Italian, Portuguese, Dutch or Polish."""
_GERMAN = re.compile(
    r"^(?:bitte\s)?(?:kannst du|könntest du|könnt ihr|könntet ihr|könn\w+ sie)\s(?:(?:mir|uns|bitte|mal)\s)*"
    r"(?:bis\s(?:zum\s|nächste\w*\s)?\S+\s)?(?:eine?n?\s)?(?:[a-zäöü]+e\s)?"
    r"(?:präsentation|foliensatz|vortrag|deck|(?P<count>\d{1,2})\sfolien|folien)\s(?:für\s(?P<whom>[^?:]{3,40}?)\s)?"
    r"(?P<joint>zu[mr]?|über)\s(?P<topic>[^?:]{3,100}?)"
    r"(?:\s(?:machen|erstellen|bauen|vorbereiten|zusammenstellen|schicken))\s?[?.!]\s*",
    re.IGNORECASE,
)
_ARABIC = re.compile(
    r"^(?:أعد|نريد|أريد|جهز|حضّر|اعمل)?\s?عرض\w*(?: تقديمي\w*)? "
    r"ل(?P<whom>[^\s.:]+(?: ال[^\s.:]+)?)"
    r" (?:عن|حول) "
    r"(?P<topic>[^.:\n]{3,80})[.:\n]\s*"
)
_SHORT_TOPIC, _LONGEST, _POLISH = 80, 300, "dla"


@dataclass(frozen=True, slots=True)
class Request:
    """What a deck is about, for whom, on how many slides, and what is said behind the sentence that asks for it."""

    topic: str
    audience: str
    rest: str
    count: int | None = None


def request_of(prompt: str) -> Request | None:
    """What the first sentence of a prompt asks for; None where it asks in another way, or for nothing.

    A sentence that goes on with a list behind its topic is none of these. Where it says only for whom, what stands
    behind its colon in a few words is what the deck is about.
    """
    head = prompt[:_LONGEST]
    if found := _GERMAN.match(head):
        return _asked(found, found["topic"], found["whom"], prompt[found.end() :])
    if found := _ARABIC.match(head):
        return _asked(found, found["topic"], re.sub("^ل", "ال", found["whom"]), prompt[found.end() :])
    found = _ROMANCE.match(head)
    return _romance(found, prompt) if found else None


def _romance(found: re.Match[str], prompt: str) -> Request | None:
    """The request of a sentence in one of the languages of `_ROMANCE`."""
    rest, whom = prompt[found.end() :], found["whom"]
    if whom and found["joint"].lower() == _POLISH:
        whom = f"{_POLISH} {whom}"  # its case asks for the preposition
    lists = found["end"].strip() == ":"
    if found["topic"] and lists:
        return None
    if found["topic"]:
        return _asked(found, found["topic"], whom or found["others"], rest)
    said = re.match(r"([^.!?\n:]+)[.\n]\s*", rest) if lists and whom else None
    if said is None or len(said[1]) > _SHORT_TOPIC or len(re.findall(r"\d[\d.,]*", said[1])) > 1:
        return None
    return _asked(found, said[1], whom, rest[said.end() :])


def _asked(found: re.Match[str], topic: str, whom: str | None, rest: str) -> Request | None:
    """A request, unless nothing is said behind it: then its sentence is all there is."""
    people = re.sub(rf"^{_THE}|^(?:den|die|das|der|unser\w*)\s", "", (whom or "").strip(), flags=re.IGNORECASE)
    count = found.groupdict().get("count")
    return Request(_begun(topic), _begun(people), rest, int(count) if count else None) if rest.strip() else None


def _begun(text: str) -> str:
    text = text.strip(" .,;")
    return text[:1].upper() + text[1:]
