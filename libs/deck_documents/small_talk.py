"""What people say before they come to the point: "hmm not sure, maybe put something about ..." is on no slide."""

import re

_SOUND = r"(?:h+m+|u+h+m*|u+m+|e+r+m+|[äe]+h+m*|euh+|pff+|puh|うーん|えーと|ええと)(?![^\W\d_])"
_FILLER = r"(?:well|so|ok(?:ay)?|hey|hi|also|naja|tja|bon|ben|bueno|pues|allora|bom)(?![^\W\d_])"
_UNSURE = (
    r"(?:(?:honestly|to be honest|ehrlich gesagt)?,?\s*(?:"
    r"(?:i'?m |i am )?not (?:really |quite |so |too |entirely |100 ?% )?sure|idk|i?\s?dunno|no idea|no clue|"
    r"i (?:don'?t|do not) (?:really |quite |exactly )?know|"
    r"(?:(?:ich )?hab(?:e)? )?(?:noch )?keine ahnung|(?:(?:ich )?wei(?:ß|"
    r"ss) (?:es )?)(?:noch )?nicht(?: so)?(?: recht| genau)?|"
    r"(?:ich )?bin (?:mir )?(?:noch )?(?:nicht (?:ganz |so )?|un)sicher|"
    r"(?:je (?:ne )?|j'?)sais pas(?: trop| encore| bien)?|aucune idée|"
    r"no (?:lo )?sé(?: muy bien| bien| exactamente| todavía)?|ni idea|no estoy segur[oa]|"
    r"non (?:lo )?so(?: bene)?|não sei(?: bem| ao certo)?|よく(?:わか|分か)らない(?:のです)?(?:けど|が))"
    r"(?:,? (?:yet|exactly|really|(?:what|how)(?: exactly| to (?:put|say|phrase|call) (?:it|this|that)| (?:i|"
    r"we) (?:want|need))?|"
    r"about (?:this|it)(?: one)?|was genau|wie genau|quoi (?:faire|mettre)|qué (?:poner|hacer)))?)"
    r"(?=\s*[,.;:!\u2026\u2013-]|\s*、|\s+(?:but|aber|mais|pero|ma|mas|maybe|perhaps|vielleicht|peut-être|quizás?)\b)"
)
_KIND = (
    r"(?:(?:i )?hope (?:you(?:'re| are)? (?:all )?(?:are )?(?:doing )?(?:well|fine|good)|all is well|"
    r"this (?:e-?mail |message )?finds you well)|"
    r"sorry (?:to (?:bother|disturb) you|for the (?:late|short) notice)|quick (?:one|question|favou?r|"
    r"request)(?: for [^:.,;\n]{2,40})?|"
    r"ich hoffe,? (?:es geht (?:dir|euch|ihnen) gut|(?:dir|euch|ihnen) geht es gut)|kurze (?:frage|bitte)|"
    r"entschuldig(?:e|en sie)(?: die störung)?|j'espère que (?:tu vas|vous allez) bien|petite (?:question|demande)|"
    r"(?:as|per) (?:we )?(?:discussed|agreed|promised|requested|my last (?:(?:e-?)?mail|message|note))|"
    r"following up on (?:our (?:call|chat|meeting|conversation)|my last (?:(?:e-?)?mail|message))|"
    r"wie (?:gerade |eben |telefonisch )?(?:besprochen|vereinbart|versprochen|gewünscht)|"
    r"comme (?:convenu|discuté|promis|demandé)|como (?:acordamos|hablamos|quedamos)|"
    r"désolée? de (?:te|vous) déranger|espero que (?:estés|esté|estéis|estén) bien|perdona(?: la molestia)?)"
    r"(?=\s*[,.;:!\u2026\u2013-])"
)
_BUT = r"(?:but|aber|mais|pero|ma|mas)\b"
_MAYBE = (
    r"(?:maybe|perhaps|possibly|vielleicht|eventuell|evtl\.|peut-être|quizás?|tal vez|a lo mejor|forse|magari|talvez|"
    r"just|einfach|simplement|simplemente)(?![^\W\d_])"
)
_ASKING = (
    r"(?:i (?:was|am|'m) (?:just )?wondering (?:if|whether) (?:you|we|someone) (?:could|can|might)|"
    r"(?:would|is|might) it be possible to|is it possible to|"
    r"(?:can|could|would) (?:you|(?:some|any)(?:one|body))|you (?:can|could)|"
    r"i (?:guess|think|suppose) (?:we|i)(?: need| want| could use)?|let'?s(?! do something about)|"
    r"wäre es möglich|ist es möglich|ich wollte fragen,? ob du|(?:kannst|könntest|könnten|können) (?:du|wir|sie|ihr)|"
    r"(?:hättest|hast) du (?:kurz )?zeit für|wir könnten|"
    r"(?:serait|est)-il possible d(?:e |['\u2019])(?:avoir|faire|mettre|montrer|préparer|créer)|est-ce que (?:tu|"
    r"vous) (?:peux|pourrais|pouvez|pourriez)|"
    r"(?:on|nous) (?:peut|pourrait|pourrions)|(?:peux|pourrais)-tu|(?:pouvez|pourriez)-vous|"
    r"¿?\s?(?:sería|es) posible|¿?\s?(?:podrías?|puedes?|podríamos|podéis|pueden)|potresti|potremmo|poderias?|podemos)"
    r"(?:\s+(?:please|pls|bitte|maybe|perhaps|mal|eben|kurz|schnell|mir|uns|vielleicht|s'il te plaît|"
    r"por favor)(?![^\W\d_]))*"
)
VERB = (
    r"(?:(?:put|make|do|show|write|add|have|get|create|build|prepare|draft|throw|give|need|want)(?: (?:me|us|"
    r"together|up))?|"
    r"(?:mach|zeig|schreib|bau|erstell|bring)e?(?: (?:mal|mir|uns|doch|bitte|eben|kurz))*|"
    r"(?:mettre|faire|préparer|montrer|avoir|créer)|(?:poner|hacer|preparar|tener|mostrar|crear)|fare|fazer|"
    r"haz(?:me)?|pon|fais|mets)"
    r"(?![^\W\d_])"
)
_ARTICLE = r"(?:an?|one|1|the|some|(?:'n)?e?ine?|une?|una?|uma?)"
_THING = (
    r"(?:something|anything|sth|(?:irgend)?(?:was|etwas)|quelque chose|un truc|algo|alguna cosa|qualcosa|"
    rf"(?:{_ARTICLE} )?(?:(?:quick|short|simple|single|nice|kurze|einfache|petite) )?"
    r"(?:slide|folie|diapositive|diapo|diapositiva|slide))"
    r"(?: (?:quick|short|simple|nice|together|kurzes|einfaches))?"
)
_ABOUT = (
    r"(?:(?:about|on|regarding|around|showing|of|with|w/|über|zum thema|acerca de|con|su|sul|sulla|sui)\s+|"
    r"sobre\s+(?:(?:el|l[ao]s?)\s+)?|"
    r"sur\s+(?:l(?:es?|a)\s+|l['\u2019])?|à propos d(?:e\s+|['\u2019])|de\s+|(?=(?:zu[mr]?|mit|vo[nm])\s))(?=\S)"
)
_GAP = r"[\s,.;:!\u2026\u2013-]*"
_CHAIN = re.compile(
    rf"^{_GAP}(?P<chain>(?:(?:(?P<sound>{_SOUND})|(?P<unsure>{_UNSURE})|(?P<kind>{_KIND})|{_FILLER}|{_BUT}|"
    rf"(?P<maybe>{_MAYBE})|"
    rf"(?P<asking>{_ASKING})|{VERB})[\s,.;:!\u2026\u2013、-]+)*)",
    re.IGNORECASE,
)
_THING_ABOUT = re.compile(rf"^{_THING}\s+{_ABOUT}", re.IGNORECASE)
WITHOUT_ASKING = re.compile(
    rf"^(?:(?:{_SOUND}|{_UNSURE}|{_KIND}|{_FILLER}|{_BUT}|{_MAYBE})[\s,.;:!\u2026\u2013、-]+)*", re.IGNORECASE
)
"""Doubts and kind words alone, without what asks for something."""
_LONGEST = 400
"""How far into a text there is small talk, in characters."""


def small_talk(text: str) -> re.Match[str] | None:
    """What a text says before its point, its `chain`.

    It may have a `sound`, be `unsure`, `kind` or a `maybe`, and be `asking` for something.
    """
    return _CHAIN.match(text[:_LONGEST])


def asked_thing(text: str) -> re.Match[str] | None:
    """What a text that has come behind small talk begins with: "something about", "a slide on"."""
    return _THING_ABOUT.match(text)


def without_small_talk(text: str) -> str:
    """A text from where it comes to the point; one that does so at once comes back whole."""
    found = small_talk(text)
    if found is None or not (found["sound"] or found["unsure"] or found["kind"] or found["asking"]):
        return text
    rest = text[found.end() :]
    thing = asked_thing(rest)
    begin = WITHOUT_ASKING.match(text)
    point = rest[thing.end() :] if thing else text[begin.end() :] if begin else text
    return point[:1].upper() + point[1:] if re.search(r"\w", point) else text
