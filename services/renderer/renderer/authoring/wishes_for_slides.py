"""What a brief says of itself: "Could you make a slide for Monday's meeting?" is no part of the slide."""

import re

from renderer.authoring.cues import in_nominative, kind_of, unasked
from renderer.authoring.quantities import capitalised

_WISH = re.compile(
    r"^(?:(?:hey|hi|hello|hallo|moin|ok(?:ay)?|so)\b[,!.]?\s+)?"
    r"(?:(?:can|could|would) (?:you|u|ya)(?: please| pls)?|please|pls|"
    r"(?=(?:make|create|prepare|mache?n?|erstellen?|fai(?:s|tes)|prépare[rz]?|crée[rz]?|haz(?:me)?|prepára(?:me|nos)?|"
    r"crea(?:me)?|créa(?:me|nos)?)\b)|"
    r"(?:je voudrais|(?:j'|nous )aimeri?ons|il (?:me|nous) (?:faut|faudrait)|j'ai besoin d|"
    r"(?:necesito|necesitamos|quiero|queremos|quisiera|me gustaría)|(?:mi|ci) serv\w+|vorre(?:i|mmo)|"
    r"(?:ho|abbiamo) bisogno di|precis(?:o|amos) de|gostar(?:ia|íamos) de|quer(?:o|emos)|(?:ik|wij?) (?:wil|willen|"
    r"zoek)|"
    r"maak(?: voor (?:mij|ons))?|potrzebuję|poproszę o)(?![^\W_])|"
    r"i(?:'d| would) (?:need|like)(?: to have)?|(?:(?:i|we) )?(?:need|want)|"
    r"(?:kannst|könntest|könnt|könntet) (?:du|ihr)(?: mir| uns)?(?: bitte)?|könn(?:t)?en sie(?: mir| uns)?(?: bitte)?|"
    r"(?:pouvez-vous|pourriez-vous|peux-tu|pourrais-tu|puedes|podrías)|"
    r"(?:kan|kunne|kunde|vil) (?:du|i|ni|dere) (?:lave|lage|göra|skapa|gjøre)|(?:voisitko|voitko) tehdä|"
    r"(?:für|zu[rm]?|for) [^.:?!]{3,50}? (?:bräuchten?|brauchen?|hätten?) (?:ich|wir)|"
    r"bitte|s'il (?:te|vous) plaît|merci de|por favor|(?:(?:ich|wir) )?(?:brauchen?|möchten?|hätten?)(?: gerne?)?)"
    r"\b[^.:?!]{0,60}\b(?:slides?|folien?|chart|page|diapositives?|diapos?|diapositivas?|slajdu?|lámina)\b"
    r"(?P<about>[^.:?!]{0,80})[.:?!]+\s+(?=\S)",
    re.IGNORECASE,
)
_WISHED = re.compile(
    r"^(?P<about>[^。\n]{2,80}?)(?:についての|に関する|について|の|を)?(?:一枚の)?(?:スライド|資料)(?:を|に)"
    r"(?:作って|作成して|して|まとめて|お願い)(?:ください|下さい|ほしいです|ほしい|します|"
    r"いたします)?[。!\uff01]\s*(?=\S)"
)
"""The same in Japanese, where what a slide is about comes first."""
_TO_SAY = re.compile(
    r"^(?:(?:so|well|ok(?:ay)?|basically|actually|honestly|just),?\s+){0,3}"
    r"(?:i|we) (?:want|need|would like|have) to (?:tell|show|say to|convince|persuade|remind|inform|explain to) "
    r"(?:\w+ ){1,4}that\s+(?=\S)|"
    r"^(?:please\s+|pls\s+|(?:can|could|would) you(?: please)?\s+|(?:i|we) (?:need|want|would like)\s+)?"
    r"(?:make|create|do|prepare|put together)?\s*(?:me |us )?(?:one|an?|the)\s+(?:\w+\s)?(?:slide|page)\s+"
    r"(?:which|that|to)\s+(?:says?|tells?(?: \w+){0,3}|shows?|explains?|announces?)\s+that\s+(?=\S)|"
    r"^(?:(?:bitte\s+)?(?:mach|erstell|bau)e?n?\s+(?:sie\s+)?(?:mir |uns )?(?:bitte\s+)?)?(?:eine|"
    r"ne)\s+(?:\w+\s)?folie,?\s+"
    r"(?:die|auf der|wo)\s+(?:sagt|zeigt|erklärt|steht),?\s+(?:dass|daß)\s+(?=\S)|"
    r"^(?:(?:please|bitte)\s+)?(?:(?:can|could|would) you(?: please)?\s+|"
    r"(?:kannst|könntest) du(?: bitte)?\s+|können sie(?: bitte)?\s+)?"
    r"(?:put|show|say|bring|write|zeigen?|schreiben?|sagen?)?\s*(?:on|auf)\s+(?:one|a|the|eine[rn]?|der)\s+(?:slide|"
    r"folie)"
    r"(?:\s+(?:say|show|zeigen|schreiben|sagen|bringen))?,?\s+(?:that|dass|daß)\s+(?=\S)",
    re.IGNORECASE,
)
"""What a slide shall say, in the words that follow."""
_SOMETHING = re.compile(
    r"^(?:(?:(?:can|could|would) (?:you|u)(?: please| pls)?|please|pls)\s+)?"
    r"(?:put together|make|do|prepare|create|write|draft)\s+"
    r"(?:something|sth|anything)\s+(?:for|about|on)\s+(?:(?:the|our|my)\s+)?(?P<about>[^,:.;?\n]{3,50})[,:.;?]\s+"
    r"(?:(?:mainly|mostly|basically|it['\u2019]s about|with)\s+)?(?=\S)",
    re.IGNORECASE,
)
"""What asks for something, and what it is about, before what shall be said."""
_SLIDE_ON = re.compile(
    r"^(?:(?:(?:can|could|would) (?:you|u|ya)(?: please| pls)?|please|pls|i need|we need)\s+)?(?:make|do|prepare|"
    r"create)?\s*(?:me |us )?"
    r"(?:an?|one)\s+(?:\w+\s)?(?:slide|page)\s+(?:about|abt|on|with)\s+(?:(?:the|our|"
    r"my)\s+)?(?P<about>[^,:.;?\n\d]{3,50}),\s+"
    r"(?=[^\n]*\d[^\n]*,[^\n]*\d)",
    re.IGNORECASE,
)
"""The same of a slide, and figures behind what it is about: "make a slide about our hours, mon-fri 8-18, sat 9-13"."""
_TOPIC_FIRST = re.compile(
    r"^(?P<about>[^\W\d_][^,:.;?!\n]{2,40}?)\s(?:slide|page|folie)\s(?:for|für)\s[^,:.;?!\n]{2,40}\.\s+(?=\S)",
    re.IGNORECASE,
)
"""What a slide is about, before whom it is for: "photosynthesis slide for grade 7. Light and water go in"."""
_FOR_OCCASION = re.compile(
    r"^(?:for|für|zu[rm]?|pour|para|per)\s[^,:.;?!\n]{3,50}?,?\s"
    r"(?:(?:please|pls|could you|can you|we need|i need|we'd like|bitte|bräuchten? (?:wir|ich)|brauchen? (?:wir|ich)|"
    r"il (?:nous|me) faut|necesitamos|ci serve)\s)+"
    r"(?:(?:prepare|make|do|create|have|give|send)\s(?:me |us )?)?(?:an?|one|eine|une|una)\s(?:\w+\s)?"
    r"(?:slide|page|folie|diapo\w*)\s(?:about|abt|on|over|with|for|über|zu[rm]?|zum thema|sur|sobre|su)\s"
    r"(?:(?:the|our|my|die|der|den|das|unsere?n?|le|la|les|el|los|las)\s)?(?P<about>[^,:.;?\n]{3,50}):\s+(?=\S)",
    re.IGNORECASE,
)
"""The same of a slide for an occasion: "For Thursday's council please prepare one slide on the pool: ..."."""
_SHOWN_AT = re.compile(
    r"^(?:(?:ok(?:ay)?|so|well|also|alors|bueno)\b,?\s+){0,3}"
    r"(?:for|at|für|zu[rm]?|pour|para|per|voor)\s+(?:[\w'\u2019]+\s+){0,3}?[\w'\u2019-]*(?:meeting|evening|abend|huddle|stand-?up|"
    r"board|committee|"
    r"council|assembly|sitzung|treffen|besprechung|versammlung|comité|réunion|conseil|assemblée|reunión|junta|comitato|"
    r"riunione|assemblea|reunião|conselho|vergadering|overleg)(?:\s+(?:on|of|am|de|del|du|di|do|da|van|le|"
    r"el)?\s?[\w'\u2019]+){0,2}"
    r"\s?:\s+(?=[^:\n]{3,80}[:=])",
    re.IGNORECASE,
)
"""Where a slide is shown, before what it is about: "For Friday's committee: budget 2025: ..."."""
_HERE_ARE = re.compile(
    r"^(?:please find|here (?:are|is|come)|find|see)\s+(?:(?:below|attached)\s+)?(?:(?:the|our|my|some)\s+)?"
    r"(?:numbers|figures|data|details|facts)(?:\s+(?:below|for [^:\n]{2,30}))?\s*:\s+(?=\S)|"
    r"^(?:hier|anbei)\s+(?:(?:sind|kommen)\s+)?(?:(?:die|unsere|meine)\s+)?(?:zahlen|daten|fakten)\s*:\s+(?=\S)",
    re.IGNORECASE | re.MULTILINE,
)
"""What says that figures follow."""
_ATTACHED = re.compile(
    r"^(?:anbei|hier (?:sind|kommen)|below are|here are|voici|ci-joint|aquí (?:están|van)|ecco|segue[nm]o?|hierbij)\s+"
    r"(?=(?:die|unsere|the|our|les|nos|l[oa]s|nuestr[oa]s|i|le|de|onze)\s+[^\W\d_]+\s+(?:für|zu[rm]?|for|from|of|pour|"
    r"de[ls]?|du|para|"
    r"per|di|da|do|van|voor)\b)",
    re.IGNORECASE,
)
"""The same before what they are of."""
_SUMMED_UP = re.compile(
    r"^(?:summari[sz]e|sum up|fasse?|bring|show|zeige?)\s*(?:(?:this|the following|it|dies(?:es)?|das|"
    r"folgendes|this text|on a slide|"
    r"auf (?:einer|eine) folie)\s*){0,2}(?:zusammen)?\s*[:\uff1a]\s*(?=\S)",
    re.IGNORECASE,
)
_POLITE = re.compile(r"^(?:please|pls|bitte)\s+(?=\S)|,?\s+(?:please|pls|bitte)(?=\s*(?:[:.!]|$))", re.IGNORECASE)
_CALLED = re.compile(r"^(?:zahlen|daten|werte|figures|numbers|data|chiffres|cifras|datos)\s?:\s+", re.IGNORECASE)
"""What says of a list nothing but that it is one."""
_OCCASION = re.compile(
    r"^\s*(?:(?!(?:to|pour|para) (?:explain|show|present|describe|expliquer|montrer|présenter|explicar|mostrar)\b)"
    r"(?:for|at|to|before|by|für|zur|zum|vor|bis|in|im|am|fürs|pour|para)\s+[^,]+|(?:machen|erstellen|bauen|make)?)\s*"
    r"(?:machen|erstellen|vorbereiten|bauen)?$",
    re.IGNORECASE,
)
"""What a slide is for, and not what it is about."""


_TOPIC = re.compile(r"^\s*(?P<said>zu[rm]?\s+[^,]+)$", re.IGNORECASE)
_MEETING = re.compile(
    r"(?:sitzung|treffen|meeting|besprechung|versammlung|termin|klausur|workshop|konferenz|tagung|messe|abend|"
    r"fixe)\w*$",
    re.IGNORECASE,
)
"""What a slide is shown at: "zur Vorstandssitzung"; what else stands behind "zu" is what it is about."""


def _topic(wish: re.Match[str]) -> str:
    """What a wish before a colon says that a slide is about, with "zu"; empty for where it is shown."""
    found = _TOPIC.match(wish["about"]) if wish.group().rstrip().endswith(":") else None
    return in_nominative(found["said"]) if found and not _MEETING.search(found["said"]) else ""


def _told_to_say(text: str) -> tuple[str, str] | None:
    """What a slide shall say, and the words that only say so; None for a text without such words."""
    if said := _SOMETHING.match(text) or _SLIDE_ON.match(text):
        return f"{capitalised(said['about'])}: {text[said.end() :]}", said.group().strip()
    if said := _TOPIC_FIRST.match(text):
        return f"{capitalised(said['about'])}\n{capitalised(text[said.end() :])}", said.group().strip()
    if said := _FOR_OCCASION.match(text):
        return f"{capitalised(said['about'])}: {text[said.end() :]}", said.group().strip()
    if said := _TO_SAY.match(text):
        return re.sub(r"\?(?=\s|$)", ".", capitalised(text[said.end() :]), count=1), said.group().strip()
    if said := _SUMMED_UP.match(text):
        return capitalised(text[said.end() :]), said.group().strip()
    return None


_NEEDED_HERE = re.compile(
    r"^(?:(?:as (?:promised|discussed|agreed|mentioned)|wie (?:versprochen|besprochen|vereinbart)|comme convenu|"
    r"como (?:hablamos|acordamos)),?\s+)?(?:here(?:['\u2019]s| is| are)|this is|below is|hier (?:ist|sind|kommt|"
    r"kommen)|"
    r"voici|aquí (?:está|tienes|van?)|ecco)\s+(?:what (?:i|we) (?:need|have|want|would like)|"
    r"was (?:ich|wir) (?:brauche|brauchen|habe|haben)|ce qu['\u2019]il (?:me|nous) faut|lo que (?:necesito|"
    r"necesitamos)|"
    r"(?:the|my|our|die|meine|unsere|mes|nos|mis) (?:info|infos|text|content|input|gist|notes|notizen|stichpunkte|"
    r"punkte|"
    r"notas))\b[^.:!?\n]{0,60}[.:!]\s+(?=\S)",
    re.IGNORECASE,
)
"""A sentence that only says that what is needed follows: "As promised here's what I need for Monday."."""


def without_wish(text: str) -> tuple[str, str]:
    """A text without "Could you make a slide for Monday's meeting?"; what a slide is about is its title."""
    text = _HERE_ARE.sub("", text)
    if attached := _ATTACHED.match(text):
        text = capitalised(text[attached.end() :])
    if beside := _NEEDED_HERE.match(text) or _SHOWN_AT.match(text):
        return capitalised(text[beside.end() :]), beside.group().strip(" :")
    found = _WISH.match(text)
    text = _POLITE.sub("", text) if found is None else text
    if wished := _WISHED.match(text):
        return f"{wished['about']}\u3002{text[wished.end() :]}", ""
    if told := _told_to_say(text):
        return told
    if found is None or kind_of(found.group(), text[found.end() :]):
        return text, ""
    rest = text[found.end() :].strip()
    if _OCCASION.match(found["about"]):
        topic = _topic(found)
        return (f"{topic}: {rest}", "") if topic else (rest, found.group().strip())
    whole = found.group().strip().rstrip(".:?!")
    about = next((left for said in (whole, "slide" + found["about"]) if (left := unasked(said)) != said), whole)
    return f"{about}\n{_CALLED.sub('', rest)}", ""
