"""Briefs that are written as letters: greetings, thanks and the wish for a slide are no part of it."""

import re
from dataclasses import dataclass

from renderer.authoring.cues import kind_of, unasked
from renderer.authoring.sentences import sentences

_LINE = 60
"""How long a greeting or a name below a letter may be."""
_TO_SOMEBODY = (
    r"hi|hello|hey|dear|good (?:morning|afternoon|evening)|hallo|liebe[rs]?|sehr geehrte[rn]?|"
    r"guten (?:tag|morgen|abend)|moin|servus|grüezi"
)
_GREETING = re.compile(
    rf"^(?:(?:{_TO_SOMEBODY})\b[^\n.:;\d]*[,!]?|(?:{_TO_SOMEBODY})(?:\s+[^\W\d_]+){{0,3}}[,!]"
    r"|[^\n]{0,20}(?:お世話になって|お疲れ様|お疲れさま|こんにちは|ご担当者様|各位)[^\n]{0,20}"
    r"|(?:السلام عليكم|مرحبا|تحية طيبة|عزيزي|عزيزتي|أعزائي)[^\n.:]*)$",
    re.IGNORECASE,
)
_GREETED = re.compile(
    rf"^(?:{_TO_SOMEBODY})(?:\s+[^\W\d_]+){{0,3}}[,!\u2013-]\s+(?=(?:can|could|would|please|i|we|bitte|k[oö]nn\w*|ich|wir)\b)",
    re.IGNORECASE,
)
"""A greeting on the line of what is asked."""
_BYE = (
    r"thanks(?: (?:a lot|so much|in advance))?|thank you(?: (?:very much|so much|in advance))?|many thanks|thx|cheers|"
    r"(?:(?:best|kind|warm) )?regards|best(?: wishes)?|(?:yours )?sincerely|all the best|"
    r"danke(?: (?:dir|euch|ihnen|schön|im voraus))?|(?:vielen|herzlichen|besten) dank(?: im voraus)?|"
    r"(?:(?:viele|liebe|beste|schöne|herzliche|freundliche) )?grüße|mit (?:freundlichen|besten) grüßen|"
    r"(?:lieben )?gruß|[vlm]g|mfg|"
    r"(?:どうぞ)?(?:よろしく|宜しく)お願い(?:いた|致)?します|以上です|ありがとうございます|"
    r"مع (?:خالص )?(?:التحية|الشكر)|شكرا(?: جزيلا| لكم| لك)?|تحياتي"
)
_FAREWELL = re.compile(rf"^(?:{_BYE})(?:\s+[^\n,.!?:;\d]{{1,40}})?[,.!。]*$", re.IGNORECASE)
_SUBJECT = re.compile(r"^(?:subject|betreff|件名|الموضوع)\s*[:\uff1a]\s*(?:(?:re|aw|fwd?|wg):\s*)*", re.IGNORECASE)
_MOST_SIGNED = 3
"""Lines below a farewell: a name, a role, a company."""
_WISH = re.compile(
    r"^(?:(?:can|could|would) you(?: please)?|please|i(?:'d| would) (?:need|like)(?: to have)?|(?:i|we) (?:need|want)|"
    r"(?:kannst|könntest|könnt|könntet) (?:du|ihr)(?: mir| uns)?(?: bitte)?|könn(?:t)?en sie(?: mir| uns)?(?: bitte)?|"
    r"bitte|(?:ich|wir) (?:brauchen?|möchten?|hätten?)(?: gerne?)?)"
    r"\b[^.:?!]{0,60}\b(?:slides?|folien?|chart|page)\b(?P<about>[^.:?!]{0,80})[.:?!]\s+(?=\S)",
    re.IGNORECASE,
)
_OCCASION = re.compile(
    r"^\s*(?:(?:for|at|to|before|by|für|zur|zum|vor|bis|in|im|am)\s+[^,]+|(?:machen|erstellen|bauen|make)?)\s*"
    r"(?:machen|erstellen|vorbereiten|bauen)?$",
    re.IGNORECASE,
)
"""What a slide is for, and not what it is about."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A brief without what is said to its reader, and these words as they were written."""

    brief: str
    left_out: tuple[str, ...] = ()


def read_letter(text: str) -> Letter:
    """Take greeting, farewell and the wish for a slide off a brief; one that is nothing else stays as it is."""
    lines = [line.strip() for line in text.strip().split("\n")]
    lines, greeting = _without_greeting(lines)
    lines, farewell = _without_farewell(lines, is_letter=bool(greeting))
    left = _SUBJECT.sub("", "\n".join(lines).strip())
    left, wish = _without_wish(left)
    return Letter(left, tuple(filter(None, (greeting, wish, farewell)))) if left else Letter(text)


def _without_greeting(lines: list[str]) -> tuple[list[str], str]:
    start = 1 if len(lines) > 2 and _SUBJECT.match(lines[0]) else 0
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
    *before, last = sentences(lines[-1]) if filled else [""]
    if before and _FAREWELL.match(last):
        return [*lines[:-1], lines[-1].removesuffix(last).rstrip()], last
    return lines, ""


def _without_wish(text: str) -> tuple[str, str]:
    """A text without "Could you make a slide for Monday's meeting?"; what a slide is about is its title."""
    found = _WISH.match(text)
    if found is None or kind_of(found.group(), text[found.end() :]):
        return text, ""
    rest = text[found.end() :].strip()
    if _OCCASION.match(found["about"]):
        return rest, found.group().strip()
    about = unasked(found.group().strip().rstrip(".:?!"))
    return f"{about}\n{rest}", ""
