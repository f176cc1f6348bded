"""What a brief says to its author between its sentences: "Can you make it look decent?", "Please show as waterfall"."""

import re
from typing import NamedTuple

from renderer.authoring.cues import kind_of
from renderer.authoring.wishes_behind import form_called, without_wishes_behind

_SLIDES = r"slides?|folien?|diapositives?|diapos?|diapositivas?"
_LOOKS = (
    r"nice|pretty|decent|good|great|clean|simple|short|professional|modern|presentable|readable|beautiful|"
    r"schick|schön|hübsch|ordentlich|übersichtlich|einfach|kurz|professionell|sauber|"
    r"jolie?|propre|claire?|bonit[oa]|sencill[oa]|clar[oa]|profes+ion+el|profesional|"
    r"minimal|plain|fun|colou?rful|blue|green|red|orange|purple|dark|bright|big|bold|blau|grün|rot|dunkel|hell|bunt|"
    r"groß|"
    r"bleue?|verte?|rouge|sobre|azul|verde|roj[oa]|semplice|bella|blu|simples|eenvoudig|mooi|strak"
)
_ASKS = (
    r"(?:maybe|perhaps|vielleicht) (?:show|draw|make|als|zeigen)|please|pls|(?:can|could|would) you|make it|keep it|"
    r"bitte|kannst du|könntest du|können sie|könnten sie|"
    r"merci de|s'il (?:te|vous) plaît|peux-tu|pouvez-vous|pourriez-vous|por favor|puedes|podrías|podría usted|"
    r"per favore|houd het|mach(?:e|t)? es|halte es|faites? simple|hazl[oa]|fall[oa]|use an?|nimm|verwende|nutze|als|"
    r"(?:show|display|draw|plot|visuali[sz]e|present) (?:(?:it|this|that|these|them|everything|all)\s)?(?=as\b)|"
    r"(?:zeige?|stelle?|zeichne)(?:n sie)? (?:(?:es|das|dies|alles)\s)?(?=als\b)|"
    r"(?:affiche|montre|présente)[rz]?(?:-(?:le|la|les|moi ça))? (?:(?:ça|cela|le tout)\s)?(?=en\b|comme\b|sous\b)|"
    r"(?:muestra|muéstra|presenta|dibuja|mostra|apresenta)(?:l[oa]s?|r)? (?:(?:esto|todo|tutto|tudo)\s)?(?=como\b|"
    r"en\b|come\b|em\b|in\b)|"
    r"as an?"
)
_BEGINS = r"(?:(?<=[.!?。])[^\S\n]+|^)"
_NEEDED = re.compile(
    rf"{_BEGINS}(?P<said>(?:(?:as (?:discussed|agreed|mentioned|promised)|wie (?:besprochen|vereinbart|gesagt)|"
    rf"comme convenu|como hablamos)[^.!?\n,]{{0,40}},?\s+)?"
    rf"(?:i need|we need|i'd like|i would like|brauche ich|brauchen wir|bräuchte ich|"
    rf"ich brauche|wir brauchen|j'ai besoin|il (?:me|nous) faut|necesito|necesitamos)\b"
    rf"(?![^.!?\n]*\b(?:about|über|sur|sobre|zum thema)\b)[^.!?\n]{{0,40}}\b(?:{_SLIDES})\b"
    r"[^.!?\n]{0,60}[.!?])(?=\s|$)",
    re.IGNORECASE | re.MULTILINE,
)
_ASKED = re.compile(
    rf"{_BEGINS}(?P<said>(?:{_ASKS})\b[^.!?:\n]{{3,100}}(?:[.!?:]|$))(?=\s|$)", re.IGNORECASE | re.MULTILINE
)
_OF_LOOKS = re.compile(
    rf"\b(?:it|this|everything|es|das|alles|lo|le|la|faites?|"
    rf"fais)\b[^.!?]*\b(?:{_LOOKS})\b",
    re.IGNORECASE,
)
_OF_SLIDES = re.compile(rf"\b(?:{_SLIDES})\b", re.IGNORECASE)
_LOOKS_ALONE = re.compile(
    rf"^(?:{_ASKS})\s(?:(?:as|als|in|ganz|sehr|very|eher|more|etwas|a bit|plus|"
    rf"más)\s)*(?:{_LOOKS})e?[nrs]?\b",
    re.IGNORECASE,
)
_FORM_ALONE = re.compile(rf"^(?:{_ASKS})\s(?P<kind>[^\s.!?]+(?:\s[^\s.!?]+){{0,2}})[.!]?$", re.IGNORECASE)
"""A kind of slide, and nothing else: "Bitte Kreisdiagramm"."""
_AS = re.compile(
    r"\b(?:as|als|comme|como|come|em|in|en forma de|en|sous forme d[e']|use|nimm|verwende|nutze)\s*"
    r"(?:(?:an?|eine?n?|une?|una?|uma?)\s+)?(?P<kind>[^.!?:]{2,40})",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    rf"{_BEGINS}(?P<said>(?:just |nur |bitte )?(?:(?:an?|one|eine?|une|una|"
    rf"uma)\s)?(?:(?:{_LOOKS})e?,?\s){{1,3}}(?:{_SLIDES})"
    r"(?:,?\s(?:please|pls|bitte|thanks|danke|svp))?[.!]?)(?=\s*$)",
    re.IGNORECASE | re.MULTILINE,
)
"""A sentence that only names a slide: "Simple slide pls"."""
_IN_HEAD = re.compile(
    r"^(?P<head>[^:\n]{3,80}?)(?P<said>,?\s(?:(?:pls|please|plz|bitte)\s(?:(?:as|als)\s)?(?:(?:an?|eine?)\s)?"
    r"(?P<kind>(?:(?:bar|line|pie|column)\s)?(?:chart|graph)|\w*diagramm|grafik|table|tabelle)|"
    r"(?:(?:as|als)\s)(?:(?:an?|eine?)\s)?(?P<form>(?:(?:bar|line|pie|column)\s)?(?:chart|graph)|\w*diagramm|grafik|"
    r"table|tabelle)"
    r"\s(?:pls|please|plz|bitte)))(?=\s*:)",
    re.IGNORECASE,
)
"""A wish at the end of a head: "Falls per month pls chart: ..."."""
_POLITE = re.compile(
    r"(?:please|pls|plz|bitte|show|display|draw|plot|use|make|an?|it|this|that|as|in|als|es|das|mach\w*|zeige?n?|"
    r"stelle?n?|dar|nimm|verwende|nutze|eine?n?|une?|una?|uma?|en|em|comme|como|come|sous|forma?e?|de|affiche[rz]?|"
    r"montre[rz]?|présente[rz]?|muestra|presenta|dibuja|mostra|apresenta|les?|la|"
    r"montrer|afficher|mostrar|muéstral[oa]s?|merci|svp|por|favor|can|could|would|you)",
    re.IGNORECASE,
)
"""Words that ask for a form, and for nothing besides."""
_ANY_CHART = re.compile(r"chart|graph|diagramm|grafik", re.IGNORECASE)
_LONGEST = 4_000


class Asides(NamedTuple):
    """What a brief says to its author.

    Attributes:
        text: the brief without it.
        told: each aside as it is written.
        form: the words for the kind of slide that is asked for; empty for none.
        asking: those of `told` that ask for this form and for nothing besides.
    """

    text: str
    told: list[str]
    form: str = ""
    asking: frozenset[str] = frozenset()


def without_asides(text: str) -> Asides:
    """A text without what asks for a look or for a slide.

    The first sentence stays unless it asks for a form alone, for it may be all that says what the slide is about.
    """
    told: list[str] = []
    asking: set[str] = set()
    kind = ""
    if len(text) > _LONGEST:
        return Asides(text, told)
    if head := _IN_HEAD.match(text):
        told.append(head["said"].strip(" ,"))
        kind = "" if _ANY_CHART.fullmatch(head["kind"] or head["form"]) else head["kind"] or head["form"]
        text = head["head"] + text[head.end() :]
    for found in [*_NEEDED.finditer(text), *_ASKED.finditer(text), *_PLAIN.finditer(text)]:
        said = found["said"].strip()
        form = _AS.search(said)
        asked = kind_of(form_called(form["kind"]), "") if form else None
        is_form = asked is not None
        if not is_form and (form := _FORM_ALONE.match(said)):
            asked = kind_of(form["kind"], "")
            is_form = asked is not None and asked.is_form
        is_aside = (
            found.re is not _ASKED
            or is_form
            or _OF_LOOKS.search(said)
            or _LOOKS_ALONE.match(said)
            or _OF_SLIDES.search(said)
        )
        is_only_form = form is not None and asked is not None and is_form and _asks_only(said, form["kind"], asked.word)
        if (found.start("said") == 0 and not is_only_form) or not is_aside or said in told:
            continue
        if form and is_form:
            kind, asking = form_called(form["kind"]), {said} if is_only_form else set()
        told.append(said)
    for said in told:
        text = text.replace(said, "", 1)
    text, behind, kind_behind, forms = without_wishes_behind(re.sub(r"[^\S\n]+(?=\n|$)", "", text).strip())
    if kind_behind and not kind:
        kind, asking = kind_behind, forms
    return Asides(text, [*told, *behind], kind, frozenset(asking))


def _asks_only(said: str, form: str, word: str) -> bool:
    """Whether an aside asks for a form, in short or by its `word`, and for nothing besides: "please as a pie chart"."""
    left = said.replace(word if word.casefold() in said.casefold() else form, " ", 1)
    return all(map(_POLITE.fullmatch, re.findall(r"[^\W\d_]+", left)))
