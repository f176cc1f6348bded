"""What kind of slide a brief asks for, by the words that people say it with: in six languages."""

import re
from typing import NamedTuple

_KINDS: tuple[tuple[str, str, str], ...] = (
    (
        "opening",
        r"title (?:slide|page)|cover(?: slide| page)?|opening slide|titelfolie|titelseite|deckblatt|"
        r"page de titre|diapo(?:sitive)? de titre|page de garde|portada|copertina|capa(?=:)|titelpagina|"
        r"شريحة العنوان|غلاف",
        "表紙|タイトルスライド",
    ),
    (
        "agenda",
        r"agenda|tagesordnung|ablaufplan|lesson plan|unterrichtsverlauf|stundenverlauf|plan de (?:cours|séance|clase)|"
        r"table of contents|inhaltsverzeichnis|"
        r"ordre du jour|sommaire|orden del día|ordine del giorno|جدول الأعمال|أجندة",
        "議題|アジェンダ|目次",
    ),
    (
        "swot",
        r"(?:analyse |análisis )?(?:swot|dafo|foda)(?:[ -]an[a-z]+)?|strengths?(?=:)|stärken(?=:)|تحليل سوات|سوات",
        "SWOT分析|SWOT",
    ),
    (
        "pros-cons",
        r"pros?(?=:)|vorteile(?=:)|dafür (?:spricht|sprechen)|in favou?r(?=:)|pros? (?:and|&|/|vs\.?) cons?|"
        r"pros? und (?:k|c)ontras?|"
        r"vor- und nachteile|advantages and disadvantages|"
        r"vorteile und nachteile|für und wider|benefits and drawbacks|"
        r"avantages et inconvénients|pour et contre|le pour et le contre|"
        r"ventajas (?:y|e) (?:desventajas|inconvenientes)|pros y contras|pro e contro|vantaggi e svantaggi|"
        r"prós e contras|vantagens e desvantagens|voor- en nadelen|plusy i minusy|zalety i wady|"
        r"الإيجابيات والسلبيات|المزايا والعيوب",
        "メリットとデメリット|メリット・デメリット|長所と短所|장점(?=:)|优点(?=[:\uff1a])",
    ),
    (
        "heat-map",
        r"heat ?map|risk (?:map|matrix)|risikomatrix|risikokarte|carte (?:de chaleur|des risques)|"
        r"matrice des risques|mapa de (?:calor|riesgos)|matriz de riesgos|خريطة حرارية",
        "ヒートマップ",
    ),
    (
        "matrix",
        r"(?:2 ?[x\u00d7] ?2|two[- ]by[- ]two)(?:[ -]?matrix)?|(?:vier-felder-|priorit\w+[ -]?)?matrix|"
        r"quadrants?|quadranten|matrice|matriz|مصفوفة",
        "マトリクス|マトリックス",
    ),
    (
        "gantt",
        r"gantt(?:[ -]?(?:chart|diagramm))?|project plan|projektplan|diagram(?:me|a) de gantt|plan (?:de|"
        r"du) pro(?:jet|yecto)|مخطط (?:جانت|غانت)",
        "ガントチャート|工程表",
    ),
    ("roadmap", r"road ?map|fahrplan|feuille de route|hoja de ruta|(?:خارطة|خريطة) الطريق", "ロードマップ"),
    (
        "timeline",
        r"time ?line|(?:key )?milestones?|zeitstrahl|zeitleiste|zeitplan|meilensteine?|chronolog[a-z]+|"
        r"frise(?: chronologique)?|calendrier|jalons|cronolog[ií]a|línea (?:de tiempo|temporal)|cronograma|"
        r"linea del tempo|linha do tempo|tijdlijn|oś czasu|harmonogram|"
        r"calendario|hitos|"
        r"الجدول الزمني|جدول زمني",
        "タイムライン|年表|スケジュール|マイルストーン|日程",
    ),
    (
        "waterfall",
        r"waterfall(?: chart)?|wasserfall(?:diagramm)?|(?:graphique )?en cascade|"
        r"(?<!new )(?<!old )(?<!stone )bridge(?: chart|(?!\s(?:\d{1,3}\b|repairs?|closures?|closed|works?|inspections?|"
        r"construction|"
        r"projects?|traffic|tolls?|renovation|over|near|clubs?|loans?|is|was|will)\b))|"
        r"(?:gráfico (?:de|en) )?cascada|brücke(?:ndiagramm)?|مخطط شلالي|شلال",
        "ウォーターフォール|滝グラフ|増減要因",
    ),
    (
        "funnel",
        r"(?:sales )?funnel|(?:vertriebs)?trichter|entonnoir|embudo|funil|imbuto|"
        r"trechter|lejek|conversion(?: rates?)?|قمع",
        "ファネル",
    ),
    ("pyramid", r"pyramide?n?|pir[áâa]mide|piramida|هرم", "ピラミッド"),
    (
        "cycle",
        r"(?:circle|wheel) of (?:the )?(?:\w+ )?(?:year|seasons?|life)(?=\s?:)|cycle|loop|kreislauf|zyklus|ciclo|دورة",
        "サイクル|循環",
    ),
    (
        "org-chart",
        r"org(?:ani[sz]ation(?:al)?)? ?(?:chart|structure)|organisationsstruktur|organisation(?=\s?:)|org(?=:)|"
        r"organigram(?:m?e?|a)|family tree|stammbaum|arbre généalogique|"
        r"árbol genealógico|hierarch(?:y|ie)|الهيكل التنظيمي",
        "組織図",
    ),
    (
        "process",
        r"how to (?:make|bake|cook|build|install|set up|prepare|use) [^:.,]{2,40}(?=:)|"
        r"(?:directions|how to get (?:here|there)|anfahrt|wegbeschreibung|itinéraire|cómo llegar)(?=:)|"
        r"how (?:an? |the |our )?[^:.,]{2,30} (?:is|are|gets?) (?:[a-z]+ed|made|built|paid|sold|done|grown)(?=:)|"
        r"(?:come funziona|como funciona) [^:.,]{2,40}(?=:|\?)|how [^:.,]{2,40} works?(?=:| with\b| for\b| in\b)|"
        r"(?:zo werkt|hoe werkt|jak działa|así funciona|ecco come funziona|é assim que funciona|så funkar|så fungerar) "
        r"[^:.,]{2,40}(?=:)|so funktioniert|(?:the|our) (?:way|road|path|route) to [^:.,]{2,40}(?=:)|"
        r"(?:der|unser) weg zu[mr]? [^:.,]{2,40}(?=:)|(?:le|notre) chemin (?:vers|de) [^:.,]{2,40}(?=\s?:)|"
        r"el camino (?:a|hacia) [^:.,]{2,40}(?=:)|"
        r"wie (?:läuft|funktioniert|geht) [^:.,]{2,40}(?=:|\?)|comment (?:fonctionne|se passe|"
        r"marche) [^:.,]{2,40}(?=:|\?)|"
        r"cómo funciona [^:.,]{2,40}(?=:|\?)|flux de (?:vente|travail|production)|parcours (?:client|d'achat)|"
        r"process(?:us)?|proces(?!\w)|processo|procedura|stappen(?:plan)?|passaggi|kroki|przebieg|passos|étapes|pro(?:ceso|cédure)|procedimiento|pasos|etapas|"
        r"workflow|steps?|stages|phases|journey|life ?cycle|"
        r"(?:\w+)?ablauf|(?:\w+)?prozess|schritte|phasen|vorgehen|خطوات|عملي(?:ة|ات)|مراحل",
        "プロセス|手順|手続き|流れ|フロー|ステップ",
    ),
    ("quote", r"quot(?:e|ation)|zitat|citation(?= d|:)|cita(?=:| de\b)|اقتباس", "引用|お客様の声"),
    (
        "team",
        r"(?<!\bby )(?<!\bper )(?<!\beach )team(?: slide)?"
        r"(?!\s(?:off-?site|meetings?|events?|building|days?|lunch|goals?|rules|budget|update|retro\w*|"
        r"workshops?|trip|spirit|norms|values)\b)|roles(?= (?:in|of|on)\b|:)|who does what|rollen(?= im\b|:)|"
        r"wer macht was|mannschaft|"
        r"(?:notre |l')?équipe|(?:nuestro |el )?equipo|فريق(?: العمل)?",
        "チーム|メンバー",
    ),
    (
        "kpi-grid",
        r"kpis?(?:[ -]?dashboard)?|dashboard|key figures|scorecard|kennzahlen|metrics|chiffres[ -]clés|cifras clave|"
        r"indicateurs(?: clés)?|indicadores(?: clave)?|tableau de bord|cifre chiave|números-chave|kerncijfers|"
        r""
        r"مؤشرات(?: الأداء)?(?: الرئيسية)?|لوحة المؤشرات",
        "主要指標|KPI|ダッシュボード",
    ),
    (
        "small-multiples",
        r"small multiples|(?:several|many) small charts|kleine (?:diagramme|multiples)|mehrere kleine diagramme",
        "スモールマルチプル",
    ),
    (
        "scatter",
        r"scatter(?: ?plot| ?chart| ?diagram)?|streudiagramm|punktdiagramm|punktwolke|مخطط مبعثر|مخطط الانتشار",
        "散布図",
    ),
    (
        "pie",
        r"(?:pie|do(?:ugh)?nut)(?: chart)?|kreisdiagramm|kuchendiagramm|tortendiagramm|ringdiagramm|"
        r"anteile|shares? of|camembert|(?:diagramme|graphique) (?:circulaire|en secteurs)|gráfico (?:circular|"
        r"de (?:tarta|pastel))|"
        r"grafico a torta|gráfico de pizza|(?:cirkel|taart)(?:diagram|grafiek)|wykres kołowy|"
        r"مخطط دائري",
        "円グラフ|内訳|構成比",
    ),
    (
        "line",
        r"line (?:chart|graph)|trend(?: chart)?|liniendiagramm|verlauf|over time|courbe|graphique (?:linéaire|"
        r"en courbes?)|"
        r"gráfico (?:lineal|de líneas|de linhas)|grafico a linee|lijn(?:diagram|grafiek)|wykres liniowy|مخطط خطي",
        "折れ線グラフ|推移",
    ),
    ("area", r"area chart|flächendiagramm", "面グラフ"),
    (
        "bar",
        r"(?:bar|column) (?:chart|graph)|balkendiagramm|säulendiagramm|ranking|rangliste"
        r"|(?:diagramme|graphique) (?:en|à) (?:barres|colonnes|bâtons)|gráfico de (?:barras|columnas)|classement|"
        r"grafico a barre|staaf(?:diagram|grafiek)|wykres słupkowy|"
        r"as (?:bars|columns)|als (?:balken|säulen)|مخطط (?:أعمدة|شريطي)",
        "棒グラフ|ランキング",
    ),
    (
        "table",
        r"(?<!league )(?<!times )table|tabelle|tableau|tabla|tabella|tabela|tabel|جدول",
        "表(?=[ :\uff1a\u306f])|一覧",
    ),
    (
        "before-after",
        r"before(?: and |[/ -])after|before(?=:)|vorher[-/ ]+(?:und )?nachher(?:-vergleich)?|vorher(?=:)|"
        r"avant[ -/]+(?:et )?après|antes y después|قبل وبعد",
        "ビフォーアフター|導入前後",
    ),
    (
        "compare",
        r"(?:in )?compar(?:e|es|ed|ing|ison)(?: of)?|versus|vs\.?|"
        r"(?:im |[\w-]+-)?vergleich(?:e|en|t)?|gegenüberstellung|"
        r"vergelijking|confronto(?: tra)?|comparação(?: entre)?|porównanie|"
        r"compare[rz]|comparaison(?: (?:de|entre))?|compara(?:r|ción)?(?: (?:de|entre))?|مقارنة(?: بين)?",
        "比較",
    ),
    (
        "summary",
        r"(?:executive )?summary|zusammenfassung|fazit|key takeaways|"
        r"synthèse|en résumé|résumé|resumen|en resumen|sintesi(?=:)|resumo(?=:)|samenvatting|ملخص",
        "要約|まとめ|サマリー",
    ),
    (
        "statement",
        r"(?:mission |vision )?statement|big (?:number|idea)|(?:our )?(?:mission|vision)|key message|"
        r"kernaussage|kernbotschaft|leitsatz|leitbild|رسالة|رسالتنا|رؤية|رؤيتنا",
        "メッセージ|結論",
    ),
    (
        "closing",
        r"next steps|to-?do(?:'?s| list)?(?=\s?:)|action (?:items|points|list)|actions?(?=:)|aufgaben(?=:)|"
        r"maßnahmen(?=:)|"
        r"tareas(?=:)|pendientes(?=:)|à faire(?=\s?:)|da fare(?=:)|tarefas(?=:)|actiepunten|acciones(?=:)|"
        r"nächste schritte|closing(?: slide)?|abschlussfolie|"
        r"prochaines étapes|próxim(?:os pass?os|as etapas)|prossimi passi|volgende stappen|الخطوات التالية",
        "次のステップ|今後の対応|やること(?=[:\uff1a])",
    ),
)
_CUES = tuple(
    (kind, re.compile(rf"\b(?:(?:وال|بال|لل|ال)?(?:{words}))(?!\w)|{eastern}", re.IGNORECASE))
    for kind, words, eastern in _KINDS
)
_FORMS = frozenset(
    {"opening", "matrix", "waterfall", "gantt", "quote", "pie", "line", "area", "bar", "scatter", "table", "compare"}
    | {"small-multiples", "statement"}
)
"""Kinds whose words say how a slide looks and not what it is about: a title does without them."""
_FORM_WORD = re.compile(r"statement|big|key|kern|メッセージ|رسالة", re.IGNORECASE)
_EARLY = 24
"""A word further into a head that has a list behind it is a part of the title, and stays there."""
_TO_WHOM = (
    r"(?:(?:to\s+)?(?:our|the|my)\s+[^\W\d_]+(?:\s[^\W\d_]+)?\s+"
    r"(?:(?=(?:how|why|what|when|where|who|which)\b)|that\s+(?=(?:we|our|the)\b)))"
)
_EXPLAIN = (
    rf"^(?:(?:explain|describe|present|illustrate|visuali[sz]e|summari[sz]e)\s+"
    rf"(?:{_TO_WHOM}|(?=(?:our|the|my|how|why|what|when|where)\b))|show\s+(?=(?:how|why|what|when|where)\b)|(?:tell|"
    rf"show|remind|convince|inform)\s+{_TO_WHOM}|"
    r"(?:erklär|zeig|sag|erläuter)e?(?:\s+sie)?\s+(?:de[mrn]|unsere[mrn]|meine[mrn])\s+[^\W\d_]+,?\s+"
    r"(?=(?:wie|warum|weshalb|was|wann|wo|wer)\b)|"
    r"expli(?:que[rz]?|car?|ca|cad)\s+(?:aux?|à la|al?|a l[ao]s?)\s+[^\W\d_]+\s+"
    r"(?=(?:pourquoi|comment|ce que|por qué|cómo|qué)\b))"
)
_REQUEST = re.compile(
    r"^(?:please\s+|bitte\s+)?(?:(?:can|could) you\s+|(?:i|we) (?:need|want|would like)\s+|"
    rf"{_EXPLAIN[1:]}|"
    r"(?:ich |wir )?(?:brauchen?|bräuchten?|möchten?)\s+|(?:pouvez-vous|pourriez-vous|peux-tu|puedes|podrías)\s+)?"
    r"(?:(?:make|create|draw|show|build|give|prepare|need|design|faire|préparer|créer|"
    r"hacer|preparar|erstellen?(?: sie)?|zeigen?(?: sie)?|mache?n?(?: sie)?|baue|zeichne|gestalte|"
    r"(?:fai(?:s|tes)|prépare[rz]?|crée[rz]?)(?:-(?:moi|nous))?|haz(?:me|nos)?|(?:prepára|créa)(?:me|nos)|prepara|"
    r"crea)\s+)?"
    r"(?:(?:me|us|mir|uns)\s+)?(?:bitte\s+)?",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"^(?:(?:an?|the|eine?n?|der|die|das)\s+(?:[a-zäöü]+\s+)?|"
    r"(?:simple|quick|nice|small|short|clean|plain|einfache|schöne|kleine|kurze|schlichte)[srn]?\s+)?"
    r"(?:(?:[a-zäöü]+\s+)?(?:slide|folie)\b)?\s*"
    r"(?:(?:with|of|for|about|on|showing|that shows|über|mit|von|für|zu[rm]?|der|des|the)\s+)*(?:(?:an?|"
    r"eine?n?)\s+)?$",
    re.IGNORECASE,
)
_SLIDE_ABOUT = re.compile(
    r"^(?:(?:an?|the|one|eine|die|une|la|una)?\s*(?:\w+\s+)?(?:slide|folie|diapositive|diapo|diapositiva)|"
    r"(?:something|anything|(?:irgend(?:et)?)?was|etwas)(?:\s+(?:for|für)\s+(?:\w+\s){1,3}?(?=about|über)|\s+\w+)?)\s*"
    r"(?:about|on|with|for|showing|saying|that (?:shows|says|explains|compares|summari[sz]es)|"
    r"sur(?:\s+l(?:es?|a))?|sobre(?:\s+(?:el|l[ao]s?|[ao]s?))?|su(?:l(?:l[aeo])?|i|gli)?|over(?:\s+(?:de|het|ons|"
    r"onze))?|o|"
    r"über|zum thema|to (?:explain|show|present|describe)|(?:pour|qui) (?:expliquer?|montrer?|présenter?|décrire)|"
    r"(?:para|que) (?:explicar?|explique|mostrar|muestre|presentar)|"
    r"für(?:\s+(?:die|den|das))?|"
    r"[-\u2013]|(?=(?:zu[mr]?|mit)\s))(?:(?<=\s)(?=zu|mit)|(?<=\bsur)\s+l['\u2019]|\s+)"
    r"|^(?:أنشئ|اصنع|اعمل|نريد|أريد)\s+(?:لنا\s+|لي\s+)?شريحة\s+(?:عن|حول)\s+",
    re.IGNORECASE,
)
_DATIVE = re.compile(
    r"^(?P<joint>zu[mr]?|mit|vo[nm])\s+(?:(?P<article>de[mnr]|eine[mnr]|(?:unser|mein|ihr|euer|"
    r"eur)e[mnr])\s+)?(?P<rest>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
"""What a German slide is about, behind "eine Folie"."""
_WISHED = re.compile(
    r"(?:(?:についての|に関する|の)?スライドを(?:作って|作成して|お願い)|を(?:一枚の)?スライドに(?:して|まとめて))"
    r"(?:ください|下さい|ほしい|します)?[。.]?$|"
    r"(?:について|に関して)(?:何か|なにか)(?:を)?(?:お願い|作って|作成して)?(?:します|ください|下さい|ほしい)?[。.]?$"
)
"""The same in Japanese, where it comes last."""
_MUSED = re.compile(
    r",?\s+(?:(?:so|about|maybe|perhaps|like|etwa|ca\.?|vielleicht)\s)?\d(?:\s?[-\u2013]\s?\d)?\s(?:bullet ?)?"
    r"(?:points?|bullets?|punkten?|stichpunkten?)$|,?\s+(?:i (?:guess|think|suppose|don'?t know)|idk|or (?:so|"
    r"something)(?: like (?:that|this))?|or whatever|"
    r"oder so(?: was| ähnlich| etwas)?|oder (?:irgend)?(?:so )?was(?: in der art)?|denke ich|glaube ich|keine ahnung|"
    r"ou (?:quelque chose|un truc)(?: comme ça| du genre)?|je crois|je pense|o algo(?: así| parecido)?|creo|"
    r"o qualcosa del genere|ou algo assim)\.?$",
    re.IGNORECASE,
)
_AS = re.compile(r"\s+(?:as|als)(?:\s+(?:an?|eine?n?))?\s*$", re.IGNORECASE)
_JOINT = re.compile(
    r"^\W*(?:slide|chart|folie)?\s*(?:(?:with|of|for|about|on|from|showing|comparing|between|über|mit|von|für|"
    r"zu[rm]?|der|des)\s+)?"
    r"(?:(?:our|the|unsere[rn]?)\s+(?=\S))?",
    re.IGNORECASE,
)


class Cue(NamedTuple):
    """What a brief asks for: the kind, what is left of its head as a title, and the word that it says the kind with."""

    kind: str
    title: str
    word: str

    @property
    def is_form(self) -> bool:
        """Whether the word says nothing but how the slide shall look."""
        return self.kind in _FORMS


_SAYS_ITS_TOPIC = re.compile(
    r"how |(?:circle|wheel) of|zo werkt|hoe werkt|jak działa|así funciona|ecco come|é assim|så f|lesson|unterrichts|"
    r"stundenverlauf|plan de [cs]|anfahrt|(?:der|unser) weg|the |our |(?:le|notre) chemin|el camino|wegbe|direct|itin|"
    r"wie |comment |cómo |come |como ",
    re.IGNORECASE,
)
"""How words for a kind begin that say what the slide is about, too, and so stay in its title."""


def kind_of(head: str, rest: str) -> Cue | None:
    """The kind that the head of a brief names first; None for none. A brief without a colon is all head."""
    full = f"{head}:" if rest else head
    found = [
        (match.start(), -match.end(), order, kind, match)
        for order, (kind, cue) in enumerate(_CUES)
        if (match := cue.search(full))
    ]
    if not found:
        return None
    start, _, _, kind, match = min(found, key=lambda one: one[:3])
    if kind == "compare" and not rest and len(re.findall(r"[,;]", head[:start])) > 1:
        return None  # "Wins 12, draws 5, losses 3, next match vs Rovers"
    if kind == "team" and start > _EARLY and match.end() < len(head) - 1:
        return None  # "We met on Tuesday with the whole team to talk about spring"
    is_whole = (kind == "statement" and not _FORM_WORD.search(match.group())) or (
        kind == "quote" and match.end() == len(head)
    )
    is_whole |= _SAYS_ITS_TOPIC.match(match.group()) is not None
    left = head if is_whole and (kind in {"process", "cycle"} or without(head, match)) else without(head, match)
    is_named = match.end() < len(head) and head[match.end()] in ":\uff1a"
    is_drawn_as = _AS.search(head[:start]) or match.group().lower().startswith(("as ", "als "))
    is_late = start > _EARLY and bool(rest) and not is_drawn_as
    is_versus = start > 0 and match.group().lower() in {"vs", "vs.", "versus"}
    is_about = (kind not in _FORMS and not is_drawn_as) or is_late or is_versus
    if left and is_about and not is_named:
        left = in_nominative(_SLIDE_ABOUT.sub("", _REQUEST.sub("", head)))
    return Cue(kind, left, match.group())


def unasked(head: str) -> str:
    """A head without "please make a slide about"."""
    head = re.sub(_EXPLAIN, "", _MUSED.sub("", head) or head, count=1, flags=re.IGNORECASE)
    about = _REQUEST.sub("", _WISHED.sub("", head))
    if _SLIDE_ABOUT.match(about):
        return in_nominative(_SLIDE_ABOUT.sub("", about).strip())
    return _WISHED.sub("", head) or head


def in_nominative(head: str) -> str:
    """What a German slide is about, without the preposition before it: "zu den Kosten" is about "Kosten".

    With an adjective or a pronoun, which would have to be declined, the preposition stays: "Zum neuen Schichtplan".
    """
    found = _DATIVE.match(head)
    if found is None:
        return head
    article = (found["article"] or "").lower()
    if found["rest"][0].isupper() and article in {"", "den", "dem", "der"}:
        return found["rest"]
    joint = {"dem": "zum", "der": "zur", "": found["joint"].lower()}.get(article, f"zu {article}")
    joint = {"vom": "zum", "mit": "zu", "von": "zu"}.get(joint, joint)
    return f"{joint} {found['rest']}"


def without(head: str, match: re.Match[str]) -> str:
    """The head without the word that names its kind, and without what joins it."""
    before, after = _REQUEST.sub("", head[: match.start()]), head[match.end() :]
    left = "" if not before.strip() or _FILLER.match(before) else _AS.sub("", before)
    return " ".join((left + " " + _JOINT.sub("", after)).split()).strip(" :\uff1a,-").removesuffix("の")
