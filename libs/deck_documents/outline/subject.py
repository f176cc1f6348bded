"""What a deck is about, and for whom: the first sentence of its prompt, without the words that only ask for a deck."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from deck_documents.outline.listed import has_head, is_bare, listed_in
from deck_documents.outline.slides import shortened
from deck_documents.outline.words import LONGEST_HEAD, head_colon

_DOING = r"(?:explaining|presenting|describing|summari[sz]ing|introducing|outlining|pitching|showing)"
_REQUEST = re.compile(
    r"^(?:please\s+|bitte\s+)?(?:(?:can|could) you\s+|(?:i|we) (?:need|want|would like)\s+"
    r"|(?:ich|wir) (?:brauchen?|möchten?)\s+)?"
    r"(?:(?:make|create|build|prepare|put together|write|draft|give|generate|erstellen?|erstelle|mache?|baue|schreibe|"
    r"generiere)\s+)?"
    r"(?:(?:me|us|mir|uns)\s+)?(?:an?|the|eine?n?|das)?\s*(?:\d{1,2}[- ](?:slides?|pages?|folien|seiten)[- ]?\s*)?"
    r"(?:[\w-]+\s+){0,2}?"
    r"(?:slide deck|pitch deck|deck|presentation|slides|pitch|präsentation|foliensatz|folien|vortrag)\s+"
    r"(?:(?:with|mit|of|von)\s+\d{1,2}\s+(?:slides|folien|seiten)\s+)?"
    rf"(?:(?:about|on|for|of|covering|that \w+|{_DOING}|über|zu[mr]?|für|von)\s+(?:(?:thema|the topic(?: of)?)\s+)?"
    r"|to (?:explain|present|show|tell|describe)(?:\s+(?:to\s+)?(?:my|our|the)\s+\w+)?\s+(?=how|why|what|the|our)"
    r"|(?=comparing\s))"
    rf"|^\d{{1,2}}[- ](?:slides?|pages?|folien|seiten)\s+(?:about|on|for|covering|{_DOING}|über|zu[mr]?|für)\s+"
    r"|^(?:crée[rz]?|fais|faites|prépare[rz]?|haz|crea|prepara)(?:[- ](?:moi|nous))?\s+(?:une?|una?)\s+"
    r"(?:présentation|presentación|deck)\s+"
    r"(?:de\s+\d{1,2}\s+(?:diapositives|diapos|slides|diapositivas)\s+)?(?:sur|pour|sobre|para)\s+"
    r"|^(?:i|we) (?:want|need|have|would like|must|should) (?:to )?(?:present|show|explain|introduce|talk about)\s+"
    r"|^(?:je dois|nous devons|je voudrais|nous voulons|on doit) présenter\s+"
    r"|^(?:tengo|tenemos|debo|debemos|quiero|queremos) (?:que )?presentar\s+"
    r"|^(?:please\s+)?(?:explain|present|describe|summari[sz]e|erkläre|präsentiere|beschreibe)\s+"
    r"|^(?:une? |una )?(?:présentation|presentación)\s+(?:(?:sur|sobre)\s+|(?:pour|para)\s+"
    r"(?=(?:les?|l[ao]s?|el|nos)\s|(?:investisseurs|clients|actionnaires|inversores|clientes|socios|accionistas)\b))"
    r"|^(?:(?:crie|cria|faça|prepare|prepara|crea|maak|zrób|przygotuj)\s+)?(?:uma?|een|una?)?\s*(?:\d{1,2}\s)?"
    r"(?:apresentação|presentazione|presentatie|prezentacj[aęi])\s+"
    r"(?:(?:de|di|van|z|na)\s+\d{1,2}\s+(?:slides?|pagine|dia['\u2019]?s|slajd\w+)\s+)?"
    r"(?:(?:para|per|voor|dla)\s+(?=(?:\S+\s){1,4}(?:sobre|sul\w*|sui|sugli|over|o|na temat)\s)|sobre|sulla|"
    r"sullo|sull['\u2019]|sugli|sulle|sui|"
    r"sul|su|over|o|na temat)\s*"
    r"|^(?:(?:أنشئ|قد\u0651?م|اعمل|اصنع|حضّر|جهز|أعد|نريد|أريد)\s+(?:لنا |لي )?)?"
    r"عرض(?:\u0627\u064b|\u064b\u0627|\u0627)?"
    r"(?: تقديمي(?:\u0627\u064b|\u064b\u0627|\u0627)?)? (?:من \d{1,2} (?:شرائح|شريحة) )?"
    r"(?:ل\S+ (?:\S+ )?)?(?:عن|حول)\s+",
    re.IGNORECASE,
)
_DECK = (
    r"(?:slide deck|pitch deck|deck|presentation|slides|pitch|präsentation|foliensatz|folien|vortrag|présentation|"
    r"presentación)"
)
_HESITANT = re.compile(
    r"^(?:(?:h+m+|u+h*m+|ähm?|euh|well|so|ok(?:ay)?|idk|not (?:really |quite )?sure|keine ahnung|"
    r"je ne sais pas(?: trop)?|"
    r"no sé|maybe|perhaps|vielleicht|peut-être|quizás?)[\s,.;:\u2026-]+)+"
    rf"(?=(?:an?|the|one|eine?n?|une?|una?)\s+(?:[\w-]+\s){{0,2}}?{_DECK}\b)",
    re.IGNORECASE,
)
"""Doubts before what asks for a deck."""
_DECK_ALONE = re.compile(_DECK, re.IGNORECASE)
_ABOUT = re.compile(
    r"(?:(?:について|に関して|に関する)(?:の)?(?:提案|プレゼン(?:テーション)?|資料|スライド)?|"
    r"の(?:提案|プレゼン(?:テーション)?|資料|スライド)(?=を)|"
    r"の(?:プレゼン(?:テーション)?|資料|スライド)(?=$))"
    r"(?:を(?:\d{1,2}\s?枚)?(?:作って|作成して|まとめて|お願い)(?:ください|下さい|ほしい|します|いたします)?)?$"
)
_INDEFINITE = re.compile(r"^(?:an?|eine[rnms]?|ein)\s+(?=\w)", re.IGNORECASE)
COUNT = re.compile(
    r"(?<![\dA-Za-z])(\d{1,2})(?:[- ](?:slides?|pages?|folien|seiten|diapositives?|diapos|diapositivas)\b|"
    r"\s?(?:枚|ページ|スライド)|\s(?:شرائح|شريحة))",
    re.IGNORECASE,
)
"""How many slides a prompt asks for."""
SO_MANY = re.compile(
    r"(?:(?:please|bitte|make it|make|about|around|max(?:imum|imal)?\.?|at most|no more than|not more than|in|on|"
    r"with|höchstens|etwa|"
    r"ca\.|auf|mit|en|sur|unos)\s+)*\d{1,2}[- ](?:slides?|pages?|folien|seiten|diapositives?|diapos|diapositivas)"
    r"(?:,?\s+(?:please|bitte|max(?:imum|imal)?|in total|insgesamt))*\s*[.!]?",
    re.IGNORECASE,
)
"""A sentence that says nothing but how many slides there shall be."""
_IN_SO_MANY = re.compile(
    r"(?:\s+(?:in|on|with|auf|mit)|,)\s+(?:(?:ca\.?|circa|about|around|max\.?|approx\.?|etwa|ungefähr)\s+)?"
    r"\d{1,2}\s+(?:slides|pages|folien|seiten)(?:,?\s+(?:please|bitte))?$|"
    r"\s+(?:(?:turned|made|converted)\s+)?(?:into|as)\s+(?:a\s+)?(?:few\s+)?(?:slides|deck|"
    r"presentation)(?:,?\s+please)?$|を?\d{1,2}\s?枚(?:で|の|に)?$|,?\s+(?:pls|please|bitte|thx|thanks)$|"
    r",?\s+(?:(?:ca\.?|circa|about|around|max\.?|approx\.?|etwa|ungefähr)\s+)?\d{1,2}\s+(?:slides|pages|folien|seiten)"
    r"(?=,|\s+(?:for|to|für|an)\s)",
    re.IGNORECASE,
)
"""On how many slides, and that it shall be slides at all."""
COUNT_IN_BRACKETS = re.compile(
    r"\s*\((?:max(?:imum|imal|imo|\.)?|about|at most|no more than|ca\.?|etwa|höchstens|up to|bis zu|au plus|"
    r"como mucho)?\s*\d{1,2}\s+(?:slides?|pages|folien|seiten|diapositives|diapos|diapositivas|dia['\u2019]?s)"
    r"(?:\s(?:max\.?|maximum|au plus))?\)",
    re.IGNORECASE,
)
"""How many slides, beside what is said: "(max. 5 Folien)"."""
_PEOPLE = (
    r"(?P<whom>(?:(?:the|our|an?|den|die|das|unser\w*|les?|la|l[ao]s|el|nos|nuestros)\s+)?"
    r"(?:(?:school |advisory |supervisory )?board\w*(?: of [\w ]+)?|"
    r"(?:executive|steering|management)[\w ]*|executives|(?:(?:angel|seed|impact|potential|private|new) )?investors?|"
    r"leadership(?: team)?|team|customers?|clients?|staff|employees|vorstand|geschäftsführung|"
    r"aufsichtsrat|lenkungskreis|investoren|kunden|mitarbeiter\w*|belegschaft|gesellschafter\w*|mitglieder|"
    r"eltern|lehrer\w*|schüler\w*|mieter\w*|anwohner\w*|"
    r"shareholders?|trustees|partners|members|parents|teachers|students|tenants|residents|neighbours|volunteers|"
    r"(?:parish |town |city |works )?council|(?:gemeinde|stadt|betriebs)rat|élus|actionnaires|parents d['\u2019]élèves|"
    r"socios|accionistas|padres|vecinos|"
    r"(?:elternbei|bei)rat|elternvertretung|bank|lenders?|landlord|mayor|jury|boss|ceo|cfo|sponsor(?:s|en)?|donors?|"
    r"spender|förderer|funders|(?:works |parents' )?committee|ausschuss|kollegium|bürgermeister\w*|vermieter\w*|"
    r"(?:class|grade|year|klasse) \w{1,3}|\d{1,2}[- ]year[- ]olds|kids|children|kinder|mairie|ayuntamiento|"
    r"new hires|azubis|apprentices|"
    r"habitants|riverains|citoyens|salariés|bénévoles|élèves|vecinos|vicini|moradores|"
    r"investisseurs|conseil(?: d['\u2019]administration)?|direction|inversores|consejo|"
    r"dirección|comité))$"
)
_FOR_WHOM = re.compile(
    rf"\s+(?:for|to|für|an|à)\s+{_PEOPLE}"
    r"|\s(?P<arabic>لل(?:مستثمرين|إدارة|عملاء|موظفين|طلاب|أهالي|شركاء)|لمجلس الإدارة)$",
    re.IGNORECASE,
)
_ON_DAY = re.compile(
    r"\s(?:(?:on|next|this|am|nächsten|le|el|este)\s)?(?:tomorrow|(?:mon|tues|wednes|thurs|fri)day|morgen|"
    r"(?:mon|diens|donners|frei)tag|mittwoch|demain|lundi|mardi|mercredi|jeudi|vendredi|mañana|lunes|martes|"
    r"miércoles|jueves|viernes)$",
    re.IGNORECASE,
)
_JAPANESE_WHOM = re.compile(
    r"^(?P<topic>.+?)(?:について|に関する|に関して)(?:の)?(?P<whom>[^\s、。の]{2,12})(?:への|向けの|向け)"
    r"(?:提案|説明)?(?:資料|スライド|プレゼン(?:テーション)?)?$"
)
_KIND = r"(?P<kind>onboarding|training|welcome|induction|orientation|kick-?off|safety|schulung|einführung|einarbeitung)"
_KIND_FOR = re.compile(
    rf"^(?:(?:please|bitte)\s)?(?:(?:make|create|build|erstelle)\s)?(?:(?:me|us|mir|uns)\s)?(?:an?\s|eine?n?\s)?"
    rf"{_KIND}s?[\s-]?{_DECK}\s(?P<joint>for|für)\s",
    re.IGNORECASE,
)
"""A deck that is called by its kind: "Onboarding deck for new baristas"."""
_WHOSE = re.compile(rf"^(?P<topic>\S.*)['\u2019]s\s+{_PEOPLE}", re.IGNORECASE)
"""Of whom they are: "our club's sponsors"."""
_FOR = re.compile(r"\b(?:for|für|pour|para|per|voor|dla)\s+$", re.IGNORECASE)
_WHOM_ABOUT = re.compile(
    r"^(?P<whom>[\w' -]{3,50}?)\s+(?P<joint>about|on|covering|(?:that )?(?:explain|describ|show|introduc)(?:e?s|ing)|"
    r"über|zum thema|zur|zum|sur|sobre|sulla|sulle|sul|sui|over|na temat)\s+(?P<topic>\S.*)$",
    re.IGNORECASE,
)
"""What follows "a deck for": those whom it is for, and what it is about."""
_ADJECTIVE = re.compile(r"zu[mr] [a-zäöüß]+en [A-ZÄÖÜ]")
_PEOPLE_ALONE = re.compile(rf"^{_PEOPLE}", re.IGNORECASE)
_COVER = re.compile(r"^(?:title slide|title page|cover|opening|titelfolie|deckblatt)\s*[:\uff1a]\s*", re.IGNORECASE)
_DECLINED = re.compile(r"^(?:den|dem|einen|einem)\s+(?=[A-ZÄÖÜ])")
"""Articles behind the preposition of a request: a presentation "über den Umzug" is called "Umzug"."""
_OURS = (
    (re.compile(r"(?:über|für)\s+(?:das thema\s+)?$", re.IGNORECASE), {"unseren": "Unser"}),
    (re.compile(r"(?:zu|von|mit)\s+$", re.IGNORECASE), {"unserem": "Unser", "unserer": "Unsere"}),
)
"""What declined pronouns are behind the prepositions of a request: "über unseren Verein" is about "Unser Verein"."""
_ARTICLE = re.compile(r"^(?:the|an?|den|die|das|les?|la|l[ao]s|el)\s+", re.IGNORECASE)
_LONGEST_REQUEST = 200
LONGEST_TOPIC, _LIST_COMMAS, _FEWEST_PARTS = 100, 2, 3
_OF_ANY_DECK = re.compile(
    r"(?:the )?(?:problem|solution|market|product|team|status|goals?|background|overview|introduction|intro|context|"
    r"situation|agenda|results?|costs?|budget|risks?|timeline|summary|vision|mission|ausgangslage|lösung|markt|produkt|"
    r"ziele?|hintergrund|überblick|einleitung|kontext|ergebnisse?|kosten|risiken|zeitplan|fazit)",
    re.IGNORECASE,
)
"""Parts that many decks have, and that none is called by."""
_NAME_ALONE = re.compile(r"[^\W\d_][\w'-]*(?:\s[^\W\d_][\w'-]*){1,4}")
_FROM_THIS = re.compile(
    rf"^(?:turn|make|convert)\s+(?:this|these(?: \w+)?|the following(?: \w+)?|my notes)\s+into\s+(?:\w+\s)?{_DECK}$|"
    rf"^(?:[\w']+\s+){{0,3}}?{_DECK}\s+(?:from|of|out of|based on|aus|mit)\s+(?:this|these|my|our|the following|"
    rf"following|"
    r"meinen|unseren|"
    r"folgende\w*|diese\w*|dem)(?:\s+(?:notes?|text|facts|points|notizen|stichpunkten))?$",
    re.IGNORECASE,
)
"""A head that says nothing but that what follows shall be a deck."""
_TURNED = re.compile(
    rf"^(?:(?:(?:can|could|would) you|please|pls|bitte|kannst du|könn\w* (?:sie|ihr)|would be great if you could)\s)*"
    rf"(?:(?:turn|make|convert|put|transform)\s(?:this|these(?:\s\w+)?|it|(?:the\s)?(?:below|following)(?:\s\w+)?|"
    rf"(?:my|our|the)\snotes(?:\sbelow)?)\s(?:in)?to\s(?:an?\s)?(?:[\w-]+\s){{0,2}}?{_DECK}"
    rf"|(?:(?:mach|erstell)\w*\s)?(?:(?:mir|uns|bitte)\s)*(?:daraus|hieraus|aus\s(?:dem|den|meinen|diesen|folgenden)\s"
    rf"[\w\s]{{3,20}}?)\s(?:bitte\s)?(?:[\w-]+\s){{0,3}}?{_DECK}(?:\s(?:machen|erstellen|bauen))?)"
    rf"(?:\s(?:for|für|zu[mr]?)\s(?P<whom>[^,:;]+?))?(?:\s(?:machen|erstellen|bauen))?[?.!: ]*$",
    re.IGNORECASE,
)
"""The same as a sentence, perhaps with what it is for: "Can you turn the below into a few slides for the review?"."""
_ASKED_BEHIND = re.compile(
    rf"^(?P<topic>\S.{{3,120}}?)(?:\s[-\u2013\u2014]\s|,\s|;\s|\s(?=(?:and|und)\s))(?:(?:and|und|so)\s)?"
    rf"(?:(?:please|pls|bitte|can you|could you|i|we|ich|wir)\s)*"
    rf"(?:make|create|build|prepare|need|want|erstell\w*|mach\w*|brauch\w*)\s(?:[\w'-]+\s){{0,4}}?{_DECK}\b"
    rf"(?:\s(?:to (?:present|show|pitch)(?: it)?\s)?(?:for|to|für)\s(?P<whom>[^,:;.]+?))?"
    rf"(?:\s(?:next|this|on|by|tomorrow|am|bis|nächste\w*|morgen)(?:\s[^,:;.]+)?)?[.!]*$",
    re.IGNORECASE,
)
"""A topic, and behind it that it shall be a deck: "The Quiet Harbour - make me a deck for my publisher"."""
_WE_ARE = re.compile(r"^(?:i|we)\s(?:run|own|have|manage|lead|am|are)\s(?:(?:an?|the|our|my)\s)?(?=\S)", re.IGNORECASE)
_CALLED = re.compile(
    r"^(?:we are|we['\u2019]re|this is|wir sind|nous sommes|somos|siamo|wij zijn)\s"
    r"(?P<name>(?-i:[A-ZÀ-Þ])[\w&'\u2019-]*(?:\s(?-i:[A-ZÀ-Þ])[\w&'\u2019-]*){0,3})"
    r"(?:(?:,|:|\s[-\u2013\u2014])\s(?P<what>\S.*))?$",
    re.IGNORECASE,
)
"""A sentence in which somebody says who they are: "We are Loopcup, reusable cups for coffee chains"."""
_WHOM_BEHIND = re.compile(
    r",\s(?:zielgruppe|publikum|(?:target )?audience|target group|public|público|destinatari)\s*[:\uff1a]?\s"
    r"(?P<whom>[^,;:.]{3,60})\s*$",
    re.IGNORECASE,
)
_QUOTED_WITHIN = re.compile(r"\w.*[\"“„«][^\"“”»]+[\"”“»]$|^[\"“„«][^\"“”»]+[\"”“»].*\w$")
_DECK_BEHIND = re.compile(r"(?<=\w)\s+(?:slide deck|deck|slides|presentation|folien|foliensatz)$", re.IGNORECASE)


_FEWEST_WORDS = 3
"""Of a thing that is told to people, to say more of a deck than who they are."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a deck is about, for whom, and the sentences that say more than that.

    `lists` where the first of those is what follows the colon of a sentence that asks for a deck: it may list slides.
    """

    topic: str
    audience: str
    rest: tuple[str, ...]
    lists: bool = False


def subject_of(first: str, others: Sequence[str]) -> Subject:
    """The subject of a prompt, by its first sentence and those behind it.

    A first sentence that is short enough for a title is one, and is not said again.
    """
    first = COUNT_IN_BRACKETS.sub("", first)
    if others and _FROM_THIS.match(first.strip(" .!")):
        return subject_of(others[0], others[1:])
    return (_asked_around(first, others) if len(first) <= _LONGEST_REQUEST else None) or _subject_of(first, others)


def _asked_around(first: str, others: Sequence[str]) -> Subject | None:
    """The subject by a sentence that asks for a deck of what follows, or behind its topic; None for other ones."""
    turned = _TURNED.match(first)
    if turned and turned["whom"] and not _PEOPLE_ALONE.match(turned["whom"]):
        return Subject(shortened(people_of(turned["whom"]), LONGEST_TOPIC), "", tuple(others))
    if turned and others:
        found = subject_of(others[0], others[1:])
        return replace(found, audience=found.audience or people_of(turned["whom"] or ""))
    if behind := _ASKED_BEHIND.match(first):
        topic = _WE_ARE.sub("", behind["topic"])
        return Subject(shortened(_tidy(topic), LONGEST_TOPIC), people_of(behind["whom"] or ""), tuple(others))
    if whom := _WHOM_BEHIND.search(first):
        return replace(subject_of(first[: whom.start()], others), audience=people_of(whom["whom"]))
    return None


def _subject_of(first: str, others: Sequence[str]) -> Subject:
    """The subject by a first sentence that asks for a deck before what it is about, or not at all."""
    if doubt := _HESITANT.match(first):
        first = first[doubt.end() :].rstrip("? ")
    kind = _KIND_FOR.match(first)
    if kind:
        first = f"{kind['kind'].capitalize()} {kind['joint'].lower()} {first[kind.end() :]}"
    cover = _COVER.sub("", first, count=1)
    asked = _REQUEST.sub("", cover, count=1)
    joint = found[0].strip() if (found := _FOR.search(cover[: len(cover) - len(asked)])) else ""
    if asked != cover:
        asked = _INDEFINITE.sub("", asked).rstrip("? ")
    if asked != cover and not _WHOM_ABOUT.match(asked):
        asked = _in_nominative(_DECLINED.sub("", asked), cover[: len(cover) - len(asked)])
    found = head_colon(asked)
    if cover == first and found and 0 < found.start() <= LONGEST_HEAD:
        return _headed(
            asked,
            asked[: found.start()],
            [asked[found.end() :], *others],
            whole=asked == first and not kind,
            joint=joint,
        )
    parts = listed_in(asked) if asked != cover and not found else []
    if len(parts) > _FEWEST_PARTS and _NAME_ALONE.fullmatch(parts[0]) and not all(map(is_bare, parts)):
        behind = asked[len(parts[0]) :].lstrip(" ,;\u060c\u3001")
        return replace(_subject(parts[0], [behind, *others], for_whom=bool(joint)), lists=True)
    rest = others if len(asked) <= LONGEST_TOPIC else [first, *others]
    return _subject(asked, rest, for_whom=bool(joint))


def _in_nominative(topic: str, before: str) -> str:
    """A topic without the case that the preposition before it asks for."""
    first, space, rest = topic.partition(" ")
    for preposition, pronouns in _OURS:
        if preposition.search(before) and first.casefold() in pronouns and rest[:1].isupper():
            return f"{pronouns[first.casefold()]}{space}{rest}"
    return topic


def _headed(asked: str, head: str, said: Sequence[str], *, whole: bool, joint: str) -> Subject:
    """A head that names the deck, or those whom it is for, or "deck"; that of a list is a part of what is said.

    `joint` is the "for" before it; empty for none.
    """
    head = head.strip()
    parts = listed_in(said[0])
    is_people = _PEOPLE_ALONE.match(head) is not None
    if is_people and parts and (is_bare(parts[0]) or _NAME_ALONE.fullmatch(parts[0])):
        return _of_list(head, parts[0], said, joint)
    named = _tidy(re.split(r"[(:\uff1a]", parts[0])[0]) if is_people and parts else ""
    if len(named.split()) >= _FEWEST_WORDS and not re.search(r"\d", named):
        return Subject(shortened(named, LONGEST_TOPIC), people_of(head), tuple(said), lists=True)
    if joint and (whose := _WHOSE.match(head)):
        return Subject(
            shortened(_tidy(whose["topic"]), LONGEST_TOPIC), people_of(whose["whom"]), tuple(said), lists=True
        )
    if parts and SO_MANY.fullmatch(head):
        return Subject(_tidy(parts[0]), "", tuple(said), lists=True)
    if (is_people and not parts) or _DECK_ALONE.fullmatch(head) or _FROM_THIS.match(head):
        is_title = len(said[0]) <= LONGEST_TOPIC and len(re.findall(r"\d[\d.,]*", said[0])) <= 1
        rest = said[1:] if is_title else said
        topic = _IN_SO_MANY.sub("", said[0].strip(" .。!"))
        return Subject(shortened(_tidy(topic), LONGEST_TOPIC), people_of(head) if is_people else "", tuple(rest))
    is_of_list = (
        whole
        and len(said) > 1
        and not _IN_SO_MANY.search(head)
        and not _is_fact(said[0])
        and not any(map(has_head, parts))
    )
    rest = [asked, *said[1:]] if is_of_list else said
    parted = _WHOM_ABOUT.match(head) if joint and not is_of_list else None
    is_whom = parted is not None and _PEOPLE_ALONE.match(parted["whom"]) is not None
    return replace(_subject(head, rest, for_whom=is_whom), lists=not is_of_list)


def _of_list(head: str, first: str, said: Sequence[str], joint: str) -> Subject:
    """A list for somebody: the first that it lists is what it is about, unless many decks have such a part."""
    if joint and _OF_ANY_DECK.fullmatch(first.strip()):
        return Subject(f"{joint.capitalize()} {head}", "", tuple(said), lists=True)
    others = said[0].strip()[len(first) :].lstrip(" ,;\u060c\u3001")
    return Subject(_tidy(first), people_of(head), (others, *said[1:]), lists=True)


def _is_fact(text: str) -> bool:
    """Whether a text is no list, but a figure with what is said of it: "revenue 612k, up 9 %"."""
    return (
        text.count(",") < _LIST_COMMAS
        and not re.search(r"[;\n\u3001\uff1b]", text)
        and re.search(r"\d", text) is not None
    )


def _subject(topic: str, rest: Sequence[str], *, for_whom: bool = False) -> Subject:
    topic = _IN_SO_MANY.sub("", topic.strip(" .。!"))
    if _PEOPLE_ALONE.match(topic):
        topic = people_of(topic)
    is_people = for_whom and bool(rest) and _PEOPLE_ALONE.match(topic) is not None
    if is_people and len(rest[0]) <= LONGEST_TOPIC and len(re.findall(r"\d[\d.,]*", rest[0])) <= 1:
        # What is said first is what it is about.
        return Subject(_tidy(_name_told(rest[0])), topic, tuple(rest[1:]))
    if for_whom and (parted := _WHOM_ABOUT.match(topic)):
        return Subject(shortened(_tidy(_named(parted)), LONGEST_TOPIC), people_of(parted["whom"]), tuple(rest))
    if japanese := _JAPANESE_WHOM.match(topic):
        return Subject(shortened(japanese["topic"], LONGEST_TOPIC), japanese["whom"], tuple(rest))
    dated = _FOR_WHOM.search(_ON_DAY.sub("", topic))
    found = dated or _FOR_WHOM.search(topic)
    about = topic[: found.start()] if found else topic
    whom = people_of(found["whom"] or found["arabic"]) if found else ""
    return Subject(shortened(_tidy(about), LONGEST_TOPIC), whom, tuple(rest))


def _name_told(sentence: str) -> str:
    """A sentence in which somebody says who they are as a name, and what they are; other sentences as they are."""
    found = _CALLED.match(sentence.strip(" .!"))
    return ": ".join(filter(None, found.group("name", "what"))) if found else sentence


def _named(parted: re.Match[str]) -> str:
    """What a deck is about, with its preposition where German has declined an adjective behind it."""
    return (
        f"{parted['joint']} {parted['topic']}"
        if _ADJECTIVE.match(f"{parted['joint']} {parted['topic']}")
        else parted["topic"]
    )


def people_of(whom: str) -> str:
    """Those whom a deck is for, without their article."""
    return _tidy(_ARTICLE.sub("", whom))


def _tidy(topic: str) -> str:
    topic = topic.strip(" .。!:;,")
    if len(topic) > LONGEST_TOPIC or not _QUOTED_WITHIN.search(topic):
        topic = topic.strip("\"'“”„")
    topic = _DECK_BEHIND.sub("", _ABOUT.sub("", topic))
    return topic[:1].upper() + topic[1:]
