"""The words that an outline itself writes, by language, and by which it knows a language and what a sentence is for."""

import re
from dataclasses import dataclass

from deck_domain.date_words import MONTHS


@dataclass(frozen=True, slots=True)
class Words:
    """What slides of an outline are asked for with, in one language; each is a word that briefs are read by."""

    opening: str
    agenda: str
    summary: str
    figures: str
    closing: str
    evidence: str
    framework: str
    recommendation: str
    open: str
    """The mark in the place of what nobody said."""
    in_figures: str
    """What a slide of several figures is called, with the topic of the deck in it."""
    at_a_glance: str
    """The same of short sentences."""


WORDS = {
    "en": Words(
        "Title slide",
        "Agenda",
        "Executive summary",
        "Key figures",
        "Next steps",
        "Evidence",
        "Framework",
        "Recommendation",
        "[open]",
        "{} in figures",
        "{} at a glance",
    ),
    "de": Words(
        "Titelfolie",
        "Agenda",
        "Zusammenfassung",
        "Kennzahlen",
        "Nächste Schritte",
        "Belege",
        "Vorgehen",
        "Empfehlung",
        "[offen]",
        "{} in Zahlen",
        "{} auf einen Blick",
    ),
    "fr": Words(
        "Page de titre",
        "Ordre du jour",
        "Synthèse",
        "Chiffres clés",
        "Prochaines étapes",
        "Constats",
        "Démarche",
        "Recommandation",
        "[à préciser]",
        "{} en chiffres",
        "{} en bref",
    ),
    "es": Words(
        "Portada",
        "Orden del día",
        "Resumen",
        "Cifras clave",
        "Próximos pasos",
        "Hechos",
        "Planteamiento",
        "Recomendación",
        "[por definir]",
        "{} en cifras",
        "{} de un vistazo",
    ),
    "it": Words(
        "Copertina",
        "Ordine del giorno",
        "Sintesi",
        "Cifre chiave",
        "Prossimi passi",
        "Fatti",
        "Metodo",
        "Raccomandazione",
        "[da definire]",
        "{} in cifre",
        "{} in breve",
    ),
    "pt": Words(
        "Capa",
        "Agenda",
        "Resumo",
        "Números-chave",
        "Próximos passos",
        "Factos",
        "Método",
        "Recomendação",
        "[por definir]",
        "{} em números",
        "{} em resumo",
    ),
    "nl": Words(
        "Titelpagina",
        "Agenda",
        "Samenvatting",
        "Kerncijfers",
        "Volgende stappen",
        "Feiten",
        "Aanpak",
        "Aanbeveling",
        "[nog open]",
        "{} in cijfers",
        "{} in het kort",
    ),
    "ja": Words(
        "表紙",
        "議題",
        "要約",
        "主要指標",
        "次のステップ",
        "根拠",
        "枠組み",
        "提言",
        "[未定]",
        "数字で見る{}",
        "{}の概要",
    ),
    "ar": Words(
        "شريحة العنوان",
        "جدول الأعمال",
        "ملخص",
        "مؤشرات",
        "الخطوات التالية",
        "الأدلة",
        "الإطار",
        "التوصية",
        "[غير محدد]",
        "{} بالأرقام",
        "{} في لمحة",
    ),
}
"""By language; other languages are kept as they are, under English words."""

_GERMAN = re.compile(
    r"\b(?:der|die|das|und|ist|sind|wir|für|über|mit|auf|eine?r?|nicht|wird|werden|zum|zur|bis|im|von)\b", re.IGNORECASE
)
_ENGLISH = re.compile(
    r"\b(?:the|and|is|are|we|for|about|with|on|an|not|will|our|to|of|in|by|from|that)\b", re.IGNORECASE
)
_FRENCH = re.compile(
    r"\b(?:les|des|et|est|nous|pour|avec|dans|sur|du|aux|une|qui|notre|nos|au)\b|\bl['\u2019]", re.IGNORECASE
)
_SPANISH = re.compile(r"\b(?:los|las|el|y|nuestr[oa]s?|más|años?|está|son|una|del)\b", re.IGNORECASE)
"""Words that most neighbours of a language do not have."""
_JAPANESE, _ARABIC = re.compile("[぀-ヿ一-鿿]"), re.compile("[؀-ۿ]")
_ITALIAN = re.compile(
    r"\b(?:il|gli|dei|della|delle|degli|dalla|alla|(?-i:di)|milioni|sono|non|che|nel|nella|sul|sulla|entro|più|è)\b|\bl['\u2019]",
    re.IGNORECASE,
)
_PORTUGUESE = re.compile(r"\b(?:os|dos|são|não|em|uma|até|ao|é|nossos?|nossas?)\b", re.IGNORECASE)
_DUTCH = re.compile(r"\b(?:het|een|voor|niet|wij|zijn|wordt|naar|aan|dat|onze?)\b", re.IGNORECASE)
_LATIN = {
    "en": _ENGLISH,
    "de": _GERMAN,
    "fr": _FRENCH,
    "es": _SPANISH,
    "it": _ITALIAN,
    "pt": _PORTUGUESE,
    "nl": _DUTCH,
}

_MONTH = "|".join(sorted((name for name in MONTHS if name not in {"out", "set"}), key=len, reverse=True))
"""Names of months; not those that are words of English beside a number: "3 out of 4"."""
DATE = re.compile(
    rf"\b(?:19|20)\d\d\b|\b\d{{1,2}}(?:\.|st|nd|rd|th)?\s(?:de\s)?(?:{_MONTH})(?!\w)|\b(?:{_MONTH})\s\d{{1,2}}\b|"
    r"\d{1,2}(?::\d\d|\s?Uhr|\s?[ap]m\b|\s?h\b|[時月])|\d{4}年",
    re.IGNORECASE,
)
"""Years, days, months and hours, which count nothing."""
COLON = re.compile(r"[:\uff1a](?!//)(?!(?<=\d[:\uff1a])\d\d)\s*")
"""What parts a head from its list; those of addresses and of the time of day part nothing."""
LONGEST_HEAD = 60
_IN_BRACKETS = re.compile(r"\([^()]*\)")
AGENDA = re.compile(
    r"(?:agenda|tagesordnung|table of contents|inhalt\w*|ordine del giorno|"
    r"ordre du jour|sommaire|orden del día|議題|目次|جدول الأعمال)\s*[:\uff1a]",
    re.IGNORECASE,
)
"""Of lines that are an agenda themselves."""
AHEAD = re.compile(
    r"\b(?:next steps?|next(?: (?:up|week|month|quarter|year))?(?=\s*[:\uff1a])|"
    r"we (?:will|need|ask|want|plan|raise|seek|propose)|(?:^|(?<=; ))vote (?:on|by)|"
    r"please|decides?|decisions?|approv(?:es?|al|ing)|"
    r"(?:be|gets?) approved|sign off|"
    r"to[ -]?do|ask is|^ask(?=\s?:)|wir suchen|"
    r"nächste schritte|nächster schritt|wir (?:brauchen|bitten|wollen|werden|beantragen|"
    r"schlagen)|bitte|entscheid\w*|freigabe|freigeben|"
    r"beschließen|beschluss|nous (?:demandons|proposons|voulons|devons|sollicitons|(?:re)?cherchons)|prochaines étapes|"
    r"(?:pedimos|proponemos|queremos|buscamos|solicitamos)|próxim[oa]s pass?os|"
    r"chiediamo|proponiamo|precisamos|propomos|prossimi passi|wij vragen|"
    r"volgende stappen)\b|"
    r"次のステップ|今後|お願い|(?:お|ご)\w+ください|決定|الخطوات|نحتاج|نطلب|القرار",
    re.IGNORECASE,
)
"""Of sentences that say what shall be done."""
ADVICE = re.compile(
    r"\b(?:recommend\w*|should|propose[sd]?|proposal|advise|best option|empfehl\w+|empfiehlt|sollt\w+|vorschlag\w*|"
    r"schlagen .{0,40}vor|recommand\w+|proposons|recomend\w+|proponemos)\b|提案|推奨|べき|نوصي|التوصية|ينبغي|نقترح",
    re.IGNORECASE,
)
"""Of sentences that say what is right."""
SAYS_ALL = re.compile(
    r"q\s?&\s?a|q and a|(?:any )?questions\??|discussion|thank you|thanks|"
    r"fragen(?: und antworten)?\??|diskussion|danke|"
    r"vielen dank|questions et réponses|merci|preguntas|gracias|domande|grazie|perguntas|obrigad[oa]|質疑応答|أسئلة",
    re.IGNORECASE,
)
"""Names of slides that say all there is to say on them."""
OPPOSITES = {
    "strengths": "weaknesses",
    "pros": "cons",
    "advantages": "disadvantages",
    "stärken": "schwächen",
    "vorteile": "nachteile",
    "forces": "faiblesses",
    "avantages": "inconvénients",
    "fortalezas": "debilidades",
    "ventajas": "desventajas",
    "before": "after",
    "old": "new",
    "now": "new",
    "today": "tomorrow",
    "vorher": "nachher",
    "bisher": "künftig",
    "heute": "künftig",
    "alt": "neu",
    "avant": "après",
    "antes": "después",
}
"""Heads of lists that belong beside each other: the one for and the one against, what is and what shall be."""
METHOD = re.compile(
    r"\b(?:steps?|phases?|stages?|pillars?|levers?|criteria|options?|framework|approach|model|process|first|second|"
    r"third|"
    r"schritte?|phasen?|säulen?|hebel|kriterien|optionen|ansatz|modell|vorgehen|erstens|zweitens)\b"
    r"|段階|フェーズ|選択肢|基準|مراحل|خيارات|معايير",
    re.IGNORECASE,
)
"""Of sentences that say how to look at it, or how to go about it."""


def head_colon(text: str) -> re.Match[str] | None:
    """The first colon outside brackets: in "78 % (2024: 64 %)" there is none."""
    return COLON.search(_IN_BRACKETS.sub(lambda found: "_" * len(found[0]), text))


def language_of(text: str, asked: str | None = None) -> str:
    """The language of a text, or the one asked for, of those in `WORDS`; anything else counts as English."""
    if asked and (known := asked[:2].lower()) in WORDS:
        return known
    if len(_ARABIC.findall(text)) * 4 > len(text):
        return "ar"
    if len(_JAPANESE.findall(text)) * 4 > len(text):
        return "ja"
    counts = {name: len(words.findall(text)) for name, words in _LATIN.items()}
    found = max(counts, key=lambda name: counts[name])
    return found if found in WORDS else "en"
