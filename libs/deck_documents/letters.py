"""Texts that are written as letters: what greets and thanks their reader is no part of what they say."""

import re
from dataclasses import dataclass

_LINE = 60
"""How long a greeting or a name below a letter may be."""
_TO_SOMEBODY = (
    r"hi|hello|hey|dear|good (?:morning|afternoon|evening)|hallo|liebe[rs]?|sehr geehrte[rn]?|"
    r"bonjour|bonsoir|salut|ch(?:er|ère)s?|hola|buenos días|buenas tardes|estimad[oa]s?|ciao|buongiorno|beste|"
    r"guten (?:tag|morgen|abend)|moin|servus|grüezi"
)
_GREETING = re.compile(
    rf"^(?:(?:{_TO_SOMEBODY})\b[^\n.:;\d]*[,!]?|(?:{_TO_SOMEBODY})(?:\s+[^\W\d_]+){{0,3}}[,!]"
    r"|[^\n]{0,20}(?:お世話になって|お疲れ様|お疲れさま|こんにちは|ご担当者様|各位)[^\n]{0,20}"
    r"|(?:السلام عليكم|مرحبا|تحية طيبة|عزيزي|عزيزتي|أعزائي)[^\n.:]*)$",
    re.IGNORECASE,
)
_GREETED = re.compile(
    rf"^(?:{_TO_SOMEBODY})(?:\s+[^\W\d_]+){{0,3}}[,!\u2013-]\s+(?=(?:can|could|would|please|pls|i|we|make|create|"
    rf"bitte|k[oö]nn\w*|as (?:we )?(?:discussed|agreed|promised)|wie (?:besprochen|vereinbart)|comme convenu|"
    r"ich|wir|mach\w*|erstell\w*|pou[rv]\w+|peux|je|nous|il (?:me|nous) (?:faut|faudrait)|j['\u2019]\w+|fai(?:s|"
    r"tes)|prépare\w*|puedes?|podr\w+|haz\w*|necesit\w+)\b)"
    rf"|^(?:{_TO_SOMEBODY})(?:\s(?-i:(?:[Hh]err|[Ff]rau|[A-ZÄÖÜÀ-Þ][\w-]+))){{1,3}}[,!]\s+(?=[^\n]{{30}})"
    r"|^(?:hi|hello|hey|hallo|moin|servus)(?: (?:all|team|there|everyone|zusammen))?!\s+(?=\S)"
    r"|^(?:hi|hello|hey|hallo|moin|servus|grüezi|good (?:morning|afternoon)|guten (?:tag|morgen)|bonjour|bonsoir|salut|"
    r"hola|buenos días|buenas tardes|ciao|buongiorno|olá|bom dia|hoi|dag|goedemorgen|cześć|dzień dobry|hej|merhaba)"
    r"(?:\s(?:all|team|there|everyone|folks|both|zusammen|allerseits|à tous|tout le monde|a todos|a tutti|a todas|"
    r"allemaal|"
    r"hallå|(?-i:[A-ZÄÖÜÀ-Þ][\w-]+)))?,\s+(?!(?:need|want)\b)(?=[^\n]{30})",
    re.IGNORECASE,
)
"""A greeting on the line of what is asked."""
_GREETS = re.compile(rf"^(?:{_TO_SOMEBODY})\s?[,!]", re.IGNORECASE)
_BYE = (
    r"thanks(?: (?:a lot|so much|in advance))?|thank you(?: (?:very much|so much|in advance))?|many thanks|thx|cheers|"
    r"(?:(?:best|kind|warm) )?regards|best wishes|best(?=\s*(?:[,!.]|$))|(?:yours )?sincerely|all the best|"
    r"danke(?: (?:dir|euch|ihnen|schön|im voraus))?|(?:vielen|herzlichen|besten) dank(?: im voraus)?|"
    r"(?:(?:viele|liebe|beste|schöne|herzliche|freundliche) )?grüße|mit (?:freundlichen|besten) grüßen|"
    r"(?:lieben )?gruß|[vlm]g|mfg|merci(?: (?:beaucoup|d'avance|bien))?|(?:bien )?cordialement|bien à vous|"
    r"(?:muchas )?gracias|(?:un )?saludos?|grazie|bedankt|(?:mange )?tak|(?:tusen )?takk|tack(?: så mycket)?|kiitos|"
    r"(?:med venlig |venlig )?hilsen|mvh|(?:med vänliga )?hälsningar|"
    r"(?:どうぞ)?(?:よろしく|宜しく)お願い(?:いた|致)?します|以上です|ありがとうございます|"
    r"مع (?:خالص )?(?:التحية|الشكر)|شكرا(?: جزيلا| لكم| لك)?|تحياتي"
)
_FAREWELL = re.compile(
    rf"^(?:{_BYE})(?:,\s*(?:(?-i:[A-Z])\.\s?)*[^\n,.!?:;\d]{{1,40}}|!?\s+(?!(?:to|for|"
    rf"für)\b)[^\n\s,.!?:;\d]+(?:\s[^\n\s,.!?:;\d]+){{0,2}})?\s?[,.!。]*$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?。])\s+")
_SUBJECT = re.compile(
    r"^(?:subj?(?:ect)?|betr(?:eff|\.)?|objet|asunto|oggetto|assunto|onderwerp|temat|title|titel|titre|título|titolo|"
    r"件名|タイトル|الموضوع|العنوان)\s*[:\uff1a]\s*(?:(?:re|aw|fwd?|"
    r"wg):\s*)*",
    re.IGNORECASE,
)
_FORWARDED = re.compile(r"^(?:(?:re|aw|fwd?|wg)\s?:\s*)+(?=\S)", re.IGNORECASE)
_FIELD = re.compile(
    r"^(?:from|to|cc|bcc|date|sent|reply-to|von|an|datum|gesendet|差出人|宛先|日時|من|إلى|التاريخ)\s*[:\uff1a]\s*\S",
    re.IGNORECASE,
)
"""A line of what stands above a message: who wrote it, to whom and when."""
_REPLIED = re.compile(
    r"^(?:>+\s*)?(?:on\b.{3,100}\bwrote:|am\b.{3,100}\bschrieb\b.{0,60}:|-+ ?(?:original message|forwarded message|"
    r"ursprüngliche nachricht|weitergeleitete nachricht) ?-+)$",
    re.IGNORECASE,
)
"""Where a message begins that this one answers."""
_FRAMED = re.compile(
    r"^(?P<frame>(?:(?:slack|teams|whatsapp|sms|chat|e-?mail|mail|message|note|nachricht|mensaje)\s+(?:from|by|von|"
    r"de)\s+"
    r"[^:\"\n]{1,40}|[A-Z]\w+ (?:wrote|writes|schrieb|schreibt))\s*:)\s*"
    r"[\"\u201c\u201e\u00ab](?:@\w+,?\s+)?(?P<said>[^\"\u201c\u201d\u201e\u00bb]+)[\"\u201c\u201d\u00bb]$",
    re.IGNORECASE,
)
"""A message that is quoted: 'Slack from Dana: "@all ..."'."""
_ABOUT_SLIDES = re.compile(r"\b(?:slides?|folien?|präsentation|presentation|deck)\b", re.IGNORECASE)
_SLIDES_FOR = re.compile(
    rf"(?:[\w'\u2019-]+\s){{0,3}}(?:{_ABOUT_SLIDES.pattern})(?:\s+(?:for|für|zu[mr]|pour|para)\s+[^:\u2013-]+)?",
    re.IGNORECASE,
)
"""What is wanted and what for, and not what it is about."""
_MOST_SIGNED = 3
"""Lines below a farewell: a name, a role, a company."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What a text says, and what it says to its reader alone, as it was written."""

    text: str
    left_out: tuple[str, ...] = ()


def read_letter(text: str) -> Letter:
    """Take greeting and farewell off a text; one that is nothing else stays as it is."""
    text, framed = _without_frame(text)
    lines = [line.strip() for line in text.strip().split("\n")]
    lines, answered = _without_answered(lines)
    lines, fields = _without_fields(lines)
    lines, greeting = _without_greeting(lines)
    lines, farewell = _without_farewell(lines, is_letter=bool(greeting or fields or _GREETS.match(text.strip())))
    left = _FORWARDED.sub("", _SUBJECT.sub("", "\n".join(lines).strip()))
    return Letter(left, tuple(filter(None, (framed, *fields, greeting, farewell, answered)))) if left else Letter(text)


def _without_frame(text: str) -> tuple[str, str]:
    """A message without who wrote it where, and without the quotation marks around it."""
    found = _FRAMED.match(text.strip())
    return (found["said"].strip(), found["frame"].strip()) if found else (text, "")


def _without_answered(lines: list[str]) -> tuple[list[str], str]:
    """The lines before the message that is answered, and that message."""
    begin = next((number for number, line in enumerate(lines) if number and _REPLIED.match(line)), len(lines))
    return lines[:begin], " ".join(filter(None, lines[begin:]))


def _without_fields(lines: list[str]) -> tuple[list[str], list[str]]:
    """The lines below the fields of a message, and these; a subject that is about slides is one of them."""
    count = 0
    while count < len(lines) and (_FIELD.match(lines[count]) or _SUBJECT.match(lines[count])):
        count += 1
    fields, rest = lines[:count], lines[count:]
    if count == 1 and any(rest) and _SUBJECT.match(fields[0]) and _SLIDES_FOR.fullmatch(_SUBJECT.sub("", fields[0])):
        return rest, fields
    if sum(_FIELD.match(field) is not None for field in fields) < 2 or not any(rest):
        return lines, []
    kept = [field for field in fields if _SUBJECT.match(field) and not _names_slides(field)]
    return [*kept, *rest], [field for field in fields if field not in kept]


def _names_slides(field: str) -> bool:
    """Whether a subject says that slides are wanted."""
    return _SUBJECT.match(field) is not None and _ABOUT_SLIDES.search(_SUBJECT.sub("", field)) is not None


def _without_greeting(lines: list[str]) -> tuple[list[str], str]:
    start = 1 if len(lines) > 1 and _SUBJECT.match(lines[0]) else 0
    while start < len(lines) - 1 and not lines[start]:
        start += 1
    first = lines[start]
    if start < len(lines) - 1 and len(first) <= _LINE and _GREETING.match(first):
        return [*lines[:start], *lines[start + 1 :]], first
    if found := _GREETED.match(first):
        return [*lines[:start], first[found.end() :], *lines[start + 1 :]], found.group().strip()
    return lines, ""


def _without_farewell(lines: list[str], *, is_letter: bool) -> tuple[list[str], str]:
    """The lines before the last thanks; without a greeting these stand in a paragraph of their own."""
    filled = [number for number, line in enumerate(lines) if line]
    for number in filled[1:][-_MOST_SIGNED - 1 :]:
        below = [line for line in lines[number + 1 :] if line]
        if (
            _FAREWELL.match(lines[number])
            and all(len(line) <= _LINE for line in below)
            and (is_letter or not lines[number - 1])
        ):
            return lines[:number], " ".join([lines[number], *below])
    said = lines[-1] if filled else ""
    left = _before_farewells(said)
    return [*lines[:-1], left] if left != said else lines, said.removeprefix(left).strip()


def _before_farewells(line: str) -> str:
    """A line without the thanks and the farewells at its end, as "Danke! Gruß, B. Thoma" has two."""
    for found in reversed(list(_SENTENCE.finditer(line))[-_MOST_SIGNED - 1 :]):
        if _FAREWELL.match(line[found.end() :]):
            return _before_farewells(line[: found.start()].rstrip())
    return line
