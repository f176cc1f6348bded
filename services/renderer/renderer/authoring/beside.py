"""What a brief says beside its list: the point of it all, and where its figures are from."""

import re
from collections.abc import Callable

from renderer.authoring.quantities import capitalised, figures_in
from renderer.authoring.sentences import at_commas, sentences

_POINT = re.compile(
    r"^(?:(?:the |my |our |key |main )*(?:point|take-?away|message|conclusion|insight|bottom line|so what|upshot)s?"
    r"(?: is)?|"
    r"fazit|kernaussage|kernbotschaft|botschaft|schlussfolgerung|aussage|結論|ポイント|要点|الخلاصة|الرسالة)"
    r"\s*[:\uff1a]\s*(?P<said>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_TO_BE_SAID = re.compile(
    r"^(?:(?:the|my|our) )?(?:main |key |central )?(?:message|point|take-?away|conclusion) "
    r"(?:should be|is|must be|here is)(?: that)?\s+(?P<said>\S.*)$|"
    r"^(?:die |unsere )?(?:haupt|kern)?(?:botschaft|aussage) (?:ist|soll(?:te)? sein|"
    r"lautet),?(?: dass)?\s+(?P<sagt>\S.*)$|"
    r"^(?:le|notre) message (?:principal |clé )?(?:est|doit être)(?: que)?\s+(?P<dit>\S.*)$|"
    r"^el mensaje (?:principal |clave )?(?:es|debe ser)(?: que)?\s+(?P<dice>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
"""The same in a sentence: "The main message should be that the reminders paid off"."""
_SMALL = re.compile(
    r"[.!?]\s+[a-z](?=[a-z]*\s?(?:point|take-?away|message|conclusion|bottom line|fazit|kernaussage|botschaft)s?\s?:)"
)
"""Where a sentence begins in a hurry that says its point by name."""
_SOURCE = re.compile(
    r"^(?:sources?|quellen?|出典|出所|المصدر)\s*[:\uff1a]\s*(?P<said>\S.*)$", re.IGNORECASE | re.DOTALL
)
AIM = re.compile(
    r"(?:our |unser |notre |nuestro )?(?:ziele?|targets?|goals?|aims?|notes?|hinweis|anmerkung|"
    r"risks?|risiko|risiken|caveats?|downside|drawback|nachteil|haken|risques?|riesgos?|rischio|"
    r"objectifs?|cible|objetivos?|metas?|目標|الهدف|actions?|maßnahmen?|actie|azione|acción|ação|działani[ea]|"
    r"対策)(?:\s\d{4})?\s*[:\uff1a]",
    re.IGNORECASE,
)
"""What shall be, said behind what is."""
_SAMPLE = re.compile(
    r"\s*[(\uff08](?P<said>[^()\uff08\uff09]*(?:\bn\s?=\s?\d|"
    r"\b(?:source|survey|quelle|umfrage|erhebung|stand|as of)\b|出典|調査)"
    r"[^()\uff08\uff09]*)[)\uff09]\s*\.?\s*$",
    re.IGNORECASE,
)
_SAMPLE_BEHIND = re.compile(r"(?:[.;]|\s[-\u2013])\s+(?P<said>n\s?=\s?\d[^.;\n]*)\.?\s*$", re.IGNORECASE)
_BEHIND_DASH = re.compile(r"[^\S\n]+(?:[\u2013\u2014-]|->|=>|→)\s+(?P<said>[^\W\d_][^\d,;:\n]{15,150})$")
_OF_ALL = re.compile(
    r"[^\S\n]+[\u2013\u2014-]\s+(?P<said>(?:all|everything|everyone|each|on average|in total|together|alles?|jeweils|"
    r"im schnitt|"
    r"durchschnittlich|insgesamt|zusammen|tous|toutes|tout|en moyenne|en tout|au total|todos?|todas|en total|"
    r"en promedio|"
    r"in media|in totale)\b[^;:\n]{3,100})$",
    re.IGNORECASE,
)
"""What is said of a whole list behind a dash: "- all by 14 June"."""
_AND_SAY = re.compile(
    r",?\s+(?:and|und|et|y)\s+(?:please\s+)?(?:(?:explain|say|mention|note|stress|add|point out|show)\s+that|"
    r"(?:erkläre?|sage?|erwähne?|schreibe?)(?:\s+(?:dazu|bitte))?,?\s+dass|(?:explique[rz]?|dis|dites|"
    r"précise[rz]?)\s+que|"
    r"(?:explica|di|menciona|añade)\s+que)\s+(?P<said>[^:;\n]{3,150})$",
    re.IGNORECASE,
)
"""What the author shall say besides a list: "and explain that the dip came from energy prices"."""
_BEHIND_DASH_WITH_FIGURE = re.compile(
    r"[^\S\n]+[\u2013\u2014-]\s+(?P<said>(?=[^:;\n]*\b[a-zß-ÿ]{2,})[^\W\d_][^,:;\n]{8,80}\s\D{0,3}\d[\d.,]*\s?%?)\.?$"
)
"""The same with a figure: "... HR 2.5 - company average 2.6", and "we are at 2"."""
_TO_DO = re.compile(r"[^\S\n]+(?:->|=>|→)\s+(?P<said>[^\W\d_][^\d,;:\n]{9,150})$")
"""What follows from a list, behind an arrow."""
_LINE_BEHIND_ARROW = re.compile(r"\n\s*(?:->|=>|→|⇒|➜|»)\s*(?P<said>[^\n]{4,200})\s*$")
"""The same on a line of its own, below the others."""
_DASH_OR_ARROW = re.compile(r"\s(?:[\u2013\u2014-]|->|=>|→)\s")
_FEWEST = 3
_NAMED = re.compile(r"^(?:source|quelle)\s*[:\uff1a]\s*", re.IGNORECASE)
_LIST = re.compile(r"[,;:\n\u3001\uff0c\uff1a\uff1b]")
_LONGEST, _LONGEST_QUOTE = 300, 1_000
_QUOTE_FIRST = re.compile(
    r"^(?P<quote>(?:\"[^\"\n]+\"|[“„][^“”„\"\n]+[”“\"]|«[^«»\n]+»)\s*[-\u2013\u2014]\s*[^.:;\n\"]{2,80})\."
    r"(?<!Dr\.)(?<!Mr\.)(?<!Mrs\.)(?<!Ms\.)(?<!Prof\.)(?<!St\.)(?<!Fr\.)(?<!Hr\.)(?<!\s[A-Z]\.)\s+"
    r"(?P<behind>[^\n\"“„«]{4,200})$"
)
"""A quotation with its author, and what is said behind it."""
_VERSE = re.compile(
    r"^(?P<quote>(?:\"[^\"\n]+\"|[“„][^“”„\"\n]+[”“\"]|«[^«»\n]+»))\s+"
    r"(?P<who>\(?(?:\d\.?\s)?[A-ZÀ-Þ][\w.]*(?:\s[A-ZÀ-Þ][\w.]*){0,2}\s\d{1,3}[:,.]\s?\d{1,3}(?:\s?[-\u2013]\s?\d{1,3})?\)?)"
    r"(?:(?:\s+[-\u2013\u2014]|[.,;:]|\s*\n)\s*(?P<behind>[^\n]{3,200}))?\s*$"
)
"""A verse with where it stands, "John 14:27", and what is said behind it."""


_TOTAL = re.compile(
    r"\s\((?P<said>(?:total|in total|altogether|insgesamt|gesamt|zusammen|summe|au total|en total|in totale|totale|"
    r"totaal|razem|łącznie)\b[^()]{1,80})\)(?=\.?(?:\s|$))",
    re.IGNORECASE,
)
"""What all figures of a list come to, in brackets behind the last of them: "day 3 (total 18, last year 26)"."""


def with_point(text: str) -> tuple[str, str]:
    """A text without what it says of its list, and that: what all comes to, and its point; empty for nothing."""
    text, total = _total_apart(text)
    text, point = _point_apart(text)
    return text, " ".join(filter(None, (total, point)))


def _total_apart(text: str) -> tuple[str, str]:
    """A text without the sum in brackets behind its list, and that; empty for none."""
    found = _TOTAL.search(text) if "\n" not in text.strip() else None
    before = text[: found.start()] if found else ""
    if found is None or len(figures_in(before)) < _FEWEST or len(at_commas(before)) < _FEWEST or "(" in before:
        return text, ""
    return before + text[found.end() :], f"{capitalised(found['said'].strip())}."


def _point_apart(text: str) -> tuple[str, str]:
    """A text without the last sentence that says its point by name ("Point: ..."), and that point; empty for none."""
    text = _SMALL.sub(lambda found: found.group()[:-1] + found.group()[-1].upper(), text)
    if (said := _AND_SAY.search(text)) and _is_told(text[: said.start()]):
        return text[: said.start()], capitalised(said["said"].strip())
    if (all_of_it := _OF_ALL.search(text)) and len(at_commas(text)) >= _FEWEST:
        return text[: all_of_it.start()], capitalised(all_of_it["said"].strip())
    below = _LINE_BEHIND_ARROW.search(text)
    if below and text[: below.start()].strip().count("\n"):
        return text[: below.start()].rstrip(), capitalised(below["said"].strip())
    found = _BEHIND_DASH.search(text)
    if found and len(found["said"].split()) >= _FEWEST and len(figures_in(text[: found.start()])) >= _FEWEST:
        return text[: found.start()], capitalised(found["said"].strip())
    for sign in (_BEHIND_DASH_WITH_FIGURE, _TO_DO):
        behind = sign.search(text)
        told, before = (behind["said"], text[: behind.start()]) if behind else ("", "")
        is_list = len(at_commas(before)) >= _FEWEST and len(figures_in(before)) >= _FEWEST
        if is_list and len(told.split()) > 1 and not _DASH_OR_ARROW.search(before):
            return before, capitalised(told.strip())
    left, point = _last(text, _POINT, _is_told)
    return (left, point) if point else _last(text, _TO_BE_SAID, _is_told)


def _is_told(before: str) -> bool:
    """Whether a text says something that has a point: a list, or figures."""
    return bool(_LIST.search(before)) or len(figures_in(before)) > 1


def with_source(text: str) -> tuple[str, str]:
    """A text without where its figures are from, and that: a last "Source: ...", or "(n=312, survey of March)"."""
    left, source = _last(text, _SOURCE, bool)
    if source:
        return left, source.rstrip(".")
    found = _SAMPLE.search(text) or _SAMPLE_BEHIND.search(text)
    if found is None or not (_NAMED.match(found["said"]) or figures_in(text[: found.start()])):
        return text, ""
    return text[: found.start()], _NAMED.sub("", found["said"].strip())


def _last(text: str, sign: re.Pattern[str], is_enough: Callable[[str], bool]) -> tuple[str, str]:
    *others, last = sentences(text) or [""]
    found = sign.match(last)
    if not found or not others or len(last) > _LONGEST:
        return text, ""
    before = text[: text.rindex(last)].rstrip()
    said = next(filter(None, found.groups()))
    return (before, capitalised(said.strip())) if is_enough(before) else (text, "")


_SAID_BEFORE_DASH = re.compile(
    r"^(?P<quote>(?:\"[^\"\n]+\"|[“„][^“”„\"\n]+[”“\"]|«[^«»\n]+»))\s*"
    r"[(\uff08](?P<who>[^()\uff08\uff09\n]{2,60})[)\uff09]"
    r"(?:\s*[-\u2013\u2014]\s*|[.,;:]\s+)(?P<behind>[^\n\"“„«]{4,300})$"
)
"""A quotation with its author in brackets, and what is said behind a dash."""
_SAID_THEN = re.compile(
    r"^(?P<quote>(?:\"(?=(?:[^\"\s]+\s+){4})[^\"\n]+\"|[“„](?=(?:[^“”„\"\s]+\s+){4})[^“”„\"\n]+[”“\"]|"
    r"«(?=(?:[^«»\s]+\s+){4})[^«»\n]+»))\s*\n?\s*(?P<who>[A-ZÀ-Þ][^.:;,\n\"\u2013\u2014]{2,40}?)"
    r"(?:\s+[-\u2013\u2014]\s+(?P<behind>[^\n\"“„«]{4,200}))?\.?$"
)
"""A quotation of several words and who said it with nothing between them, and a remark behind a dash."""


def with_quote(text: str) -> tuple[str, str]:
    """A text of a quotation and who said it, and the sentence behind these, which may be empty."""
    found = _QUOTE_FIRST.match(text) if len(text) <= _LONGEST_QUOTE else None
    if found is None and (verse := _VERSE.match(text[:_LONGEST_QUOTE])):
        return f"{verse['quote']} \u2013 {verse['who']}", capitalised((verse["behind"] or "").strip())
    if found is None and (held := _SAID_BEFORE_DASH.match(text[:_LONGEST_QUOTE])):
        return f"{held['quote']} ({held['who']})", capitalised(held["behind"].strip())
    if found is None and (then := _SAID_THEN.match(text[:_LONGEST_QUOTE])):
        return f"{then['quote']} \u2013 {then['who']}", capitalised((then["behind"] or "").strip())
    return (found["quote"], found["behind"].strip()) if found else (text, "")
