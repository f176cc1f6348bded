"""Feedback taken apart: one wish after the other, without the words that are only polite."""

import re

_VERBS = "|".join(
    (
        "make|change|set|add|insert|append|remove|delete|drop|rename|call|replace|move|shift|put|swap|switch|exchange",
        "sort|order|reorder|rank|highlight|emphasi[sz]e|increase|decrease|reduce|enlarge|shrink|use|turn|convert|show",
        "double|halve|keep|leave|paint|write|verdoppel|halbier|behalt|schreib|"
        "draw|align|cent(?:er|re)|bold|widen|narrow|give|update|correct|raise|lower|translate|split|shorten|let|hide",
        "colou?r|italici[sz]e|take|get rid",
        "mach|setz|stell|änder|füg|ergänz|entfern|lösch|streich|nimm|benenn|nenn|ersetz|verschieb|rück|beweg|tausch",
        "met(?:s|tez|tre)|rends|chang|modifi|remplac|supprim|enlèv|enlev|retir|ajout|renomm|déplac|agrandi|rédui|tri|centr|trad|échang|"
        "surlign|align|utilis|augment|diminu|pon|haz|haga|cambi|quit|elimin|borr|añad|agreg|renombr|muev|mov|agrand|"
        "reduc|orden|intercambi|resalt|destac|aline|us|sustituy|reemplaz|aument",
        "vertausch|sortier|ordn|heb|beton|vergrößer|verkleiner|erhöh|verringer|verwend|nutz|benutz|zeig|zeichn|richt",
        "zentrier|verbreiter|verschmäler|korrigier|übersetz|teil|kürz|färb|aktualisier|markier",
    )
)
_BEFORE_VERBS = (
    "also|then|please|just|only|instead|rather|bitte|auch|dann|nur|lieber|stattdessen|and|und|aussi|puis|ensuite|"
    "también|luego|et|y"
)
_VERB = rf"(?:(?:{_BEFORE_VERBS}) )*(?:{_VERBS})\w{{0,4}}\b"
_QUOTED = re.compile(r"\"[^\"\n]*\"|“[^”\n]*”|„[^“\n]*“|«[^»\n]*»|「[^」\n]*」|(?<!\w)'[^'\n]*'(?!\w)")
_ENDS = re.compile(
    r"\s*\n+\s*(?:[-*\u2022]\s+|\d+[.)]\s+)?"
    r"|(?<!\bvs)(?<!\bMio)(?<!\bMrd)(?<!\bTsd)(?<!\bca)(?<!\bDr)(?<!\bNo)(?<!\bNr)(?<!\d)[.!?]\s+(?=[^\W\d_])"
    rf"|(?<=\d)[.!?]\s+(?={_VERB}|(?:the|titles?|titel|headers?|labels?|text|more|less|as|als|titre|título)\b)"
    r"|\u3002\s*(?=\S)"
    rf"|\s*;\s*(?={_VERB})"
    rf"|\s*,?\s+(?:and|und|then|dann|also|as well as|but|aber|sowie|et|y|puis|ensuite|luego|mais|pero)\s+(?={_VERB})"
    rf"|\s*,\s+(?={_VERB})"
    r"|\s*,?\s+(?:and|but)\s+(?=(?:it|they) (?:should|must|needs?)\b)",
    re.IGNORECASE,
)
_POLITE = re.compile(
    r"^(?:(?:please|pls|kindly|just|instead|thanks?|thank you|also|then|next|finally|now|hi|hello|and|but|can you|"
    r"could you|"
    r"would you|will you|can we|could we|let'?s|i(?:'d| would) like (?:you )?to|i want (?:you )?to|we should|"
    r"you should|"
    r"bitte|danke|außerdem|zudem|dann|noch|jetzt|hallo|und|aber|könntest du|kannst du|können wir|könnten sie|"
    r"können sie|s'il (?:te|vous) plaît|merci(?: de| d['\u2019])?|aussi|ensuite|puis|enfin|bonjour|peux-tu|"
    r"pouvez-vous|"
    r"pourrais-tu|pourriez-vous|por favor|gracias|también|luego|además|hola|puedes|podrías|podría|"
    r"finalmente)\b[, ]*)+",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"(?:[,\s]+(?:please|thanks?|thank you|bitte|danke|s'il (?:te|vous) plaît|merci|por favor|gracias))?[\s.!?;,]*$",
    re.IGNORECASE,
)


_NUMBERED = re.compile(r"\s*1[.)]\s.+?\s2[.)]\s", re.DOTALL)
_NUMBER = re.compile(r"(?:^|\s+)\d{1,2}[.)]\s+")
"""Before each of several wishes in one line."""


def wishes_of(feedback: str) -> list[str]:
    """What is wished for, one thing each, in order; what stands in quotation marks is never taken apart."""
    kept = [found.span() for found in _QUOTED.finditer(feedback)]
    if not kept and _NUMBERED.match(feedback):
        feedback = _NUMBER.sub("\n", feedback)
    elif not kept and ":" not in feedback:
        feedback = feedback.replace(";", "\n")
    parts, begin, quote = [], 0, 0
    for end in _ENDS.finditer(feedback):
        while quote < len(kept) and kept[quote][1] <= end.start():
            quote += 1
        if quote < len(kept) and kept[quote][0] < end.start():
            continue
        parts.append(feedback[begin : end.start()])
        begin = end.end()
    wishes = [wish for part in (*parts, feedback[begin:]) if (wish := _plain(part))]
    return wishes or [said for said in [" ".join(feedback.split())] if said]


_LONGEST_TITLE = 300
_ASKING_TITLE = re.compile(
    r"(?P<wish>(?!(?:can|could|would|will|kannst|könnt|peux|pouvez|pourri|pued|podr)\w*\b)[^\"“„«?]*"
    r"\b(?:title|headline|titel|überschrift|titre|título|titolo)\b[^:?]*?(?::|\b(?:to|in|zu|auf|en|a|par|por)\b(?=\s(?-i:[A-ZÀ-Þ¿]))))"
    r"\s*(?P<title>[^\"“„«?]+\?)\s*",
    re.IGNORECASE,
)
"""A title that is a question, whose sign is a part of it: "Title: Open till 5?"."""


def _plain(part: str) -> str:
    if len(part) <= _LONGEST_TITLE and (asking := _ASKING_TITLE.fullmatch(part)):
        part = f'{asking["wish"]} "{asking["title"]}"'
    text = _POLITE.sub("", " ".join(part.split()).lstrip("-*\u2022 "))
    if not _QUOTED.search(text) and ":" not in text:
        text = re.sub(r"\s(?:bitte|please)(?=\s)", "", text)
    return _TRAILING.sub("", text)


def unquoted(text: str) -> str:
    """A name without the quotation marks, articles and stops around it."""
    text = text.strip().strip(".,;:!?").strip()
    if len(text) > 1 and _QUOTED.fullmatch(text):
        return text[1:-1].strip()
    return _ARTICLE.sub("", text).strip()


_ARTICLE = re.compile(r"^(?:the|an?|der|die|das|den|dem|des|eine[nmrs]?|ein)\s+(?=\S)", re.IGNORECASE)
