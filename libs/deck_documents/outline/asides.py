"""What a prompt says to whoever makes the deck, and no slide shall show: "Tone: bold", "Slides for the board"."""

import re
from dataclasses import dataclass

from deck_documents.outline.subject import COUNT, people_of

_DECK = (
    r"(?:slide ?decks?|decks?|slides?|presentation|präsentation|folien(?:satz|deck)?|vortrag|diapositives?|diapos|"
    r"présentation|diapositivas|presentación|presentazione|apresentação|presentatie)"
)
_TONE = r"(?:tone(?: of voice)?|tonalität|tonfall|ton|tono|tom|toon|visual style|style|stil|estilo|トーン|النبرة)"
_LOOKS = (
    r"(?:nice|fancy|sober|neutral|calm|matter-of-fact|nüchtern|"
    r"simple|short|brief|fun|funny|clean|clear|light|crisp|friendly|warm|formal|informal|casual|serious|"
    r"professional|modern|visual|minimal|concise|bold|playful|upbeat|positive|honest|factual|inspiring|snappy|readable|"
    r"persuasive|convincing|"
    r"einfach|kurz|knapp|sachlich|locker|freundlich|seriös|übersichtlich|professionell|schlicht|klar|verständlich|"
    r"motivierend|überzeugend|"
    r"chaleureux|court|clair|sobre|professionnel|dynamique|convivial|sérieux|"
    r"sencill[oa]|brev[ei]|cort[oa]|clar[oa]|cercan[oa]|cálid[oa]|"
    r"profesional|semplice|chiar[oa]|kort|eenvoudig)(?:e[nrsm]?)?"
)
_LIST_OF_LOOKS = rf"{_LOOKS}(?:\s(?:and|but|und|aber|et|mais|y|pero|e|en|&)\s{_LOOKS})*"
_POLITE = (
    r"(?:please|pls|plz|thanks|thx|bitte|danke|svp|s['\u2019]il (?:te|vous) pla[iî]t|merci|por favor|gracias|graag)"
)
_ASKS = (
    rf"(?:{_POLITE}|(?:can|could|would) (?:you|someone|somebody)|make|turn|create|prepare|i need|we need|"
    r"(?:it |this )?(?:needs to|has to|should|must) be|"
    r"kannst du|könn\w* (?:sie|ihr|du)|daraus|mach\w*|erstell\w*|merci de|fai(?:s|tes)|haz|per favore)"
)
_AT_MOST = (
    r"(?:(?:it\s)?(?:should|shall|must|may|can)\s(?:be|have)|make it|make|about|around|max(?:imum|imal)?\.?|at most|"
    r"(?:no|not) more than|up to|in|on|with|höchstens|maximal|nicht mehr als|etwa|ungefähr|ca\.?|auf|mit|en|sur|unos|"
    rf"pas plus de|{_POLITE})"
)
_MANY = re.compile(
    rf"(?:{_AT_MOST}\s)*\d{{1,2}}[- ](?:slides?|pages?|folien|seiten|diapositives?|diapos|diapositivas)"
    rf"(?:\s(?:max(?:imum|imal)?\.?|in total|insgesamt|{_POLITE}))*"
    r"|(?:max\.?|höchstens|at most)\s\d{1,2}\s(?:minutes|minuten|min\.?)|\d{1,2}\s(?:minutes|minuten|min)\smax\.?",
    re.IGNORECASE,
)
"""How long the deck shall be."""
_OF_TONE = re.compile(
    rf"{_TONE}\s*[:\uff1a]\s*[^.!?。\n\d]{{2,80}}"
    rf"|(?:(?:the|der|le|el)\s)?{_TONE}\s(?:(?:should be|shall be|is|soll sein|ist|est|es)\s)?{_LIST_OF_LOOKS}"
    rf"|(?:in an?\s)?{_LIST_OF_LOOKS}\s(?:tone|style|ton|stil)"
    r"|nothing (?:too )?fancy|nichts besonderes|rien de compliqué|nada complicado"
    r"|no jargon|kein fachchinesisch|sans jargon|"
    r"(?:pictures|images|icons) would be (?:nice|great)|bilder wären (?:schön|gut)"
    rf"|(?:{_POLITE}\s)?(?:keep (?:it|this|everything)|make (?:it|this)|halte? (?:es|das|alles)|restez?|faites|hazlo|"
    rf"mantenlo|houd het)\s(?:(?:very|sehr|très|muy|as|so)\s)*{_LIST_OF_LOOKS}"
    rf"(?:\s(?:{_POLITE}|as possible|wie möglich))?",
    re.IGNORECASE,
)
_OF_SLIDES = re.compile(
    rf"(?:(?:{_ASKS})(?:\s[\w'\u2019]+){{0,7}}?\s)?(?:[\w'\u2019]+\s){{0,2}}?{_DECK}"
    r"(?:\s(?:out of|from|of|aus)\s(?:this|these|it|that|the (?:above|below)|the notes|dem|diesen?))?"
    rf"(?:\s(?:for|für|pour|para|per|voor)\s(?!(?:this|it|that|these)\b)"
    rf"(?P<whom>[^\d:]{{3,60}}?)|\sfor (?:this|it|that))?"
    rf"(?:\s(?:by|until|bis|für|for|pour)\s(?:tomorrow|today|morgen|heute|demain|\w+day|\w+tag))?(?:\s{_POLITE})*",
    re.IGNORECASE,
)
_ASKING = re.compile(rf"(?<!\w)(?:{_ASKS})(?!\w)", re.IGNORECASE)
_CONVINCE = re.compile(
    r"(?:i|we) (?:need|have|want|must|would like) (?:to )?(?:convince|persuade|win over) (?P<whom>[^,.;:\d]{3,60})"
    r"|(?:ich|wir) (?:muss|müssen|möchte|wollen|will) (?P<wen>[^,.;:\d]{3,60}) (?:überzeugen|gewinnen)",
    re.IGNORECASE,
)
_AUDIENCE = re.compile(
    r"(?:(?:target )?audience|target group|zielgruppe|publikum|adressaten|public|público|destinatari|pubblico|publiek)"
    r"\s*[:\uff1a]\s*(?P<whom>[^,;:\n]{3,60})(?:[,;]\s*[^:]{3,40})?"
    r"|対象(?:者)?(?:は|[:\uff1a])\s*(?P<wen>[^。、]{2,20})",
    re.IGNORECASE,
)
_HOLDS = re.compile(
    r"(?:was (?:rein|hinein|drauf|drin sein) (?:muss|soll)|(?:das|folgendes) (?:muss|soll) (?:rein|drauf)|"
    r"(?:what|this|these) (?:must|should|needs? to|has to|have to) (?:be in(?: it)?|go in|be covered)|"
    r"what (?:we|i) (?:need|want) in it|must[- ]haves|ce qu'il faut dire|lo que debe incluir)\s*:?",
    re.IGNORECASE,
)
"""What only announces the list of what the deck shall say."""
_DAY = (
    r"(?:(?:on|next|this|am|nächsten?|le|el)\s)?(?:tomorrow|(?:mon|tues|wednes|thurs|fri)day|morgen|"
    r"(?:mon|diens|donners|frei)tag|mittwoch|demain|mañana|next (?:week|month))"
)
_OCCASION = re.compile(
    rf"(?:(?:it(?:['\u2019]s| is)|das ist|ist)\s)?(?:for\s|für\s)?(?:(?:the|our|die|unsere)\s)?"
    r"(?P<whom>[\w'\u2019]+)[- ]?"
    rf"(?:meeting|call|sitzung|termin|session)\s(?:is\s|ist\s)?{_DAY}",
    re.IGNORECASE,
)
"""When the deck is shown, beside what else is said to the author: "Board meeting Thursday, sober tone"."""
LIMIT = re.compile(
    r"(?:max(?:imum|imal)?\.?|at most|(?:no|not) more than|up to|höchstens|nicht mehr als|bis zu|pas plus de|"
    r"au maximum|máximo|massimo|maximaal|no más de)\s(?P<before>\d{1,2})[- ](?:slides?|pages?|folien|seiten|"
    r"diapositives?|diapos|diapositivas|pagine|dia['\u2019]?s)\b|"
    r"(?P<behind>\d{1,2})[- ](?:slides?|pages?|folien|seiten|diapositives?|diapos|diapositivas)\s"
    r"(?:max\b|maximum|maximal|at most|tops|höchstens|au plus|como máximo)",
    re.IGNORECASE,
)
"""How many slides a deck may have: it may have fewer."""
_BELOW = re.compile(r"see below|details below|siehe unten|s\. u\.|voir ci-dessous", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(r"(?<=[.!?])[^\S\n]+|\n|(?<=。)|$")
_LONGEST, _LONGEST_ASIDE = 20_000, 140
"""Longer prompts are pasted documents, and none of their sentences is taken for one to the author."""


@dataclass(frozen=True, slots=True)
class Asides:
    """The rest of a prompt, what was said to the author, and for whom and of how many slides that says the deck is."""

    rest: str
    said: tuple[str, ...] = ()
    audience: str = ""
    count: int | None = None


def without_asides(prompt: str, *, is_titled: bool = False) -> Asides:
    """Take what is said to the author alone out of a prompt.

    Its first sentence stays, for it says what it is about, unless a title was said before it, or it only says how many
    slides there shall be.
    """
    kept: list[str] = []
    said: list[str] = []
    audience, count, begin = "", None, 0
    for found in _SENTENCE_ENDS.finditer(prompt) if len(prompt) <= _LONGEST else ():
        sentence = prompt[begin : found.start()].strip()
        is_first = not is_titled and not any(map(str.strip, kept))
        whom = _said_to_author(sentence) if 0 < len(sentence) <= _LONGEST_ASIDE else None
        if is_first and not (_MANY.fullmatch(sentence.rstrip(" .!")) and prompt[found.end() :].strip()):
            whom = None
        if whom is None:
            kept.append(prompt[begin : found.end()])
        else:
            kept.append("\n" if found.group() == "\n" else "")
            said.append(sentence)
            audience = audience or people_of(whom)
            count = int(many[1]) if (many := COUNT.search(sentence)) and not LIMIT.search(sentence) else count
        begin = found.end()
    rest = "".join(kept).strip() if said else prompt
    return Asides(rest, tuple(said), audience, count)


def _said_to_author(sentence: str) -> str | None:
    """For whom a sentence says the deck is, perhaps nobody, where it is to the author alone; None for other ones."""
    sentence = sentence.rstrip(" .!?。")
    if audience := _AUDIENCE.fullmatch(sentence):
        return audience["whom"] or audience["wen"]
    if _HOLDS.fullmatch(sentence):
        return ""
    if convinced := _CONVINCE.fullmatch(sentence):
        return convinced["whom"] or convinced["wen"]
    if _OF_TONE.fullmatch(sentence):
        return ""
    whom, is_aside = "", False
    clauses = [*filter(None, map(str.strip, re.split(r"[,;]|\s[-\u2013]\s|[.!]\s", re.sub(r"!+", "!", sentence))))]
    for clause in clauses:
        if len(clauses) > 1 and (occasion := _OCCASION.fullmatch(clause)):
            whom = whom or occasion["whom"]
            continue
        asked = _OF_SLIDES.fullmatch(clause)
        if asked and _ASKING.search(clause):
            whom = whom or asked["whom"] or ""
        elif not (_MANY.fullmatch(clause) or _OF_TONE.fullmatch(clause) or _BELOW.fullmatch(clause)):
            return None
        is_aside = True
    return whom if is_aside else None
