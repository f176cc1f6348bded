"""Wishes as people say them in passing, and what operations know them by: a pattern, and its words said again."""

from collections.abc import Sequence

_SHOULD = r"(?:should|must|needs? to|has to|have to|ought to|could)"
_SOLL = r"(?:soll(?:te)?n?|muss|müssen|gehört|kommt|könnte)"
_COLOR = (
    r"(?:#[0-9a-f]{3,6}|(?:dark |light |dunkel|hell)?(?:red|blue|green|orange|yellow|gr[ea]y|purple|violet|pink|teal|"
    r"black|white|brown|rote?[nrs]?|blaue?[nrs]?|grüne?[nrs]?|gelbe?[nrs]?|graue?[nrs]?|lila|schwarze?[nrs]?))"
)
_ENTRY = (
    r"(?:spalte|zeile|punkt|schritt|kennzahl|balken|meilenstein|column|row|bullet|point|step|kpi|bar|milestone|event)"
)
_MONTH = (
    r"(?:(?:mid|early|late)[ -])?(?:january|february|march|april|may|june|july|august|september|october|november|"
    r"december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|spring|summer|autumn|winter)"
)
_POINTS = r"(?:pts?|points?|punkte?)"
SAID_OTHERWISE: Sequence[tuple[str, str]] = (
    (
        r"(?:inverti|scambia) i (?:due )?lati|(?:inverse[rz]?|échange[rz]?) les (?:deux )?côtés|"
        r"(?:cambia|intercambia|invierte) los (?:dos )?lados|(?:troc(?:a|ar|ue)|invert[ae]r?) os (?:dois )?lados|"
        r"wissel de (?:twee )?kanten(?: om)?|zamień strony(?: miejscami)?|(?:die )?seiten (?:ver)?tauschen",
        "swap the sides",
    ),
    (
        r"(?:numera|enumera)(?:r|te)? (?:i|os|los) (?:punti|pontos|puntos)|numérote[rz]? les (?:points|puces)|"
        r"nummer de punten|ponumeruj punkty|(?:die )?punkte nummerieren",
        "number the bullets",
    ),
    (
        r"dodaj (?P<a>[^:]+?: ?\S.*)|(?:добавь|lägg till|tilføj|ekle) (?P<b>[^:]+: ?\S.*)",
        "add {a}{b}",
    ),
    (rf"(?P<a>.+?) {_SHOULD} (?:be|come|go|stand|appear)(?: at)?(?: the)?(?: very)? (?:first|"
     rf"top)", "move {a} to the top"),
    (
        rf"(?P<a>.+?) {_SHOULD} (?:be|come|go|stand|appear)(?: at)?(?: the)?(?: very)? (?:last|bottom|end)",
        "move {a} to the bottom",
    ),
    (
        rf"(?P<a>.+?) {_SOLL} (?:bitte )?(?:ganz )?(?:nach vorne?|vorne?|zuerst|nach oben|oben|an (?:die |"
        rf"der )?erste[rn]? "
        r"(?:stelle|position)|an den anfang|als erste[rs]?)(?: stehen| kommen| sein| rücken| hin)?",
        "move {a} to the top",
    ),
    (
        rf"(?P<a>.+?) {_SOLL} (?:bitte )?(?:ganz )?(?:nach hinten|hinten|zuletzt|nach unten|unten|an (?:die |"
        rf"der )?letzte[rn]? "
        r"(?:stelle|position)|ans ende|als letzte[rs]?)(?: stehen| kommen| sein| rücken| hin)?",
        "move {a} to the bottom",
    ),
    (rf"(?P<a>.+?) {_SOLL} (?:weg|raus|verschwinden|entfernt werden|gelöscht werden)", "remove {a}"),
    (rf"(?P<a>.+?) {_SOLL} (?P<b>{_COLOR})(?: sein| werden)?", "make {a} {b}"),
    (r"(?P<a>.+?) (?:should(?:n['\u2019]t| not)|must not|need not) be (?P<b>bold|italic)", "make {a} not {b}"),
    (rf"(?P<a>.+?) {_SOLL} nicht (?:mehr )?(?P<b>fett|kursiv)(?: sein)?", "mach {a} nicht {b}"),
    (r"(?:make|set) (?:the )?(?:font |text )?size(?: to)? (?P<b>\d+)(?: ?pts?| points?)? (?:for|of|on|in) (?P<a>.+)",
     "make {a} {b}pt"),
    (rf"(?:make |mach )?(?P<a>.+?) (?P<b>\d+) ?{_POINTS} (?:larger|bigger|größer)", "increase {a} by {b} pt"),
    (rf"(?:make |mach )?(?P<a>.+?) (?P<b>\d+) ?{_POINTS} (?:smaller|kleiner)", "decrease {a} by {b} pt"),
    (
        r"(?:double|verdopple?) (?:the size of |die größe (?:von |des |der )?)?(?P<a>.+)|"
        r"make (?P<b>.+?) twice (?:as (?:big|large)|the size|its size)|mach (?P<c>.+?) doppelt so groß",
        "increase {a}{b}{c} by 100%",
    ),
    (
        r"(?:halve|halbiere?) (?:the size of |die größe (?:von |des |der )?)?(?P<a>.+)|"
        r"make (?P<b>.+?) half (?:as (?:big|large)|the size|its size)|mach (?P<c>.+?) halb so groß",
        "decrease {a}{b}{c} by 50%",
    ),
    (rf"(?:highlight|emphasi[sz]e|mark|markiere?) (?P<a>.+?) (?:in |with )?(?P<b>{_COLOR})", "make {a} {b}"),
    (rf"(?P<a>.+?) (?:in |mit )(?P<b>{_COLOR}) hervorheben|(?P<c>.+?) hervorheben (?:in|mit) (?P<d>{_COLOR})",
     "make {a}{c} {b}{d}"),
    (r"(?:titel|überschrift)(?: bitte)? (?:kürzer|knapper)(?: bitte)? ?: ?(?P<a>.+)|"
     r"(?:shorter|new) title ?: ?(?P<b>.+)|(?:please )?(?:make )?(?:the )?title shorter(?: please)? ?: ?(?P<c>.+)|"
     r"(?:un )?titre plus court ?: ?(?P<d>.+)|(?:un )?título más corto ?: ?(?P<e>.+)|"
     r"(?:un )?titolo più (?:corto|breve) ?: ?(?P<f>.+)|(?:um )?título mais curto ?: ?(?P<g>.+)",
     "change the title to {a}{b}{c}{d}{e}{f}{g}"),
    (r"(?:ergänze?|füge|schreibe?|setze?) (?:noch )?(?:bei|unter|zu) (?:den |der |dem )?(?P<b>[^:]+?)"
     r"(?: hinzu| ein)? ?: ?(?P<a>.+)",
     "add {a} to {b}"),
    (rf"(?P<a>(?:the )?[\w -]+?) (?:moves|is moved|was moved|slips|has moved) to (?P<b>{_MONTH}(?: \d{{4}})?)",
     "move {a} to {b}"),
    (r"lieber (?:als |ein(?:e|en)? )?(?P<a>balken|säulen|linien?|kreis|torte|tabelle)(?:diagramm)?|"
     r"rather (?:as )?(?P<b>bars|columns|an? (?:line|pie|bar|column)(?: chart)?)",
     "als {a}{b}"),
    (r"(?P<a>[^:\d]{2,60}?) weg(?:lassen)?", "remove {a}"),
    (r"aus (?P<a>.*\d.*?) (?:werden|wird|mach(?:en?)?|mache bitte) (?P<b>.*\d.*)", "replace {a} with {b}"),
    (r"(?:add|draw) (?:an? )?line at (?P<a>[^\s,]*\d\S*)(?P<b> (?:called|named|labell?ed) .+)?",
     "add a target line at {a}{b}"),
    (r"(?:add|ergänze|füge hinzu|hinzufügen) ?: ?(?P<a>.+)", "add {a}"),
    (rf"hebe? (?P<a>.+?) (?:in |mit )?(?P<b>{_COLOR}) hervor", "make {a} {b}"),
    (
        rf"(?:please )?use (?P<a>{_COLOR}) instead(?: of {_COLOR})?|(?P<b>{_COLOR}) (?:instead of|rather than|"
        rf"statt) {_COLOR}|"
        rf"(?:nimm )?lieber (?P<c>{_COLOR})",
        "change the accent color to {a}{b}{c}",
    ),
    (
        r"use (?:the )?(?:our |company|corporate|brand|house)[ -]?\w*(?: colou?r| blue| green| red)?(?: for| on) "
        r"(?P<a>.+)|"
        r"(?:paint|colou?r|make|put) (?P<b>.+?) (?:in )?(?:our |the )?(?:company|corporate|brand|"
        r"house)[ -]?(?:colou?rs?|blue)|"
        r"(?P<c>.+?) in (?:unserer? |der )?(?:firmenfarbe|hausfarbe|markenfarbe|firmenblau)",
        "make {a}{b}{c} our accent color",
    ),
    (rf"paint (?P<a>.+?) (?:in )?(?P<b>{_COLOR})", "make {a} {b}"),
    (r"white text on (?:a )?(?:dark|black|blue) background|weiße[rs]? (?:schrift|text) auf dunklem (?:grund|"
     r"hintergrund)",
     "use the dark theme"),
    (r"(?:dark|black) text on (?:a )?(?:white|light) background|dunkle[rs]? (?:schrift|text) auf hellem (?:grund|"
     r"hintergrund)",
     "use the light theme"),
    (
        r"(?:use |show |draw )?(?P<a>bars|columns|lines|an? (?:pie|line|bar|column|area|doughnut)(?: chart)?) "
        r"(?:instead(?: of .+)?|rather than .+)",
        "as a {a}",
    ),
    (r"(?P<a>balken|säulen) (?P<b>waagerecht|senkrecht)(?:e)?|(?P<d>waagerechte|senkrechte) (?P<c>balken|säulen)",
     "als {b}{d} {a}{c}"),
    (
        r"(?:write|say|put|schreibe?) (?P<b>.+?) (?:instead of|rather than|statt|anstelle von|anstatt) (?P<a>.+)|"
        r"(?P<d>.+?) (?:statt|anstelle von|anstatt) (?P<c>.+?) (?:schreiben|verwenden)",
        "rename {a}{c} to {b}{d}",
    ),
    (rf"(?:(?:eine?n?|one) )?(?:neue[nrs]?|new|another|weitere[nrs]?) "
     rf"(?P<a>{_ENTRY}) ?: ?(?P<b>.+)", "add a {a}: {b}"),
    (
        r"(?P<a>(?:the )?[\w -]+?) (?:(?:is|was|has been|gets) (?:now )?(?:postponed|delayed|moved|pushed(?: back)?)|"
        r"slipped|"
        r"moved) (?:to|until|till) (?P<b>.+)",
        "move {a} to {b}",
    ),
    (
        r"(?P<a>.+?) (?:verschiebt sich|rutscht|wird verschoben|wurde verschoben|verlegt) (?:auf|in) (?:den |"
        r"die )?(?P<b>.+)",
        "move {a} to {b}",
    ),
    (r"(?P<a>.+?) (?:is|was|are|were|ist|war) (?P<b>[^\s,]*\d\S*?)(?: now| jetzt| nun)?,? (?:and )?(?:not|nicht) \S+",
     "change {a} to {b}"),
    (r"(?P<a>[^\d:,]{2,40}?) (?P<b>[^\s,]*\d[^\s,]*(?: ?%)?),? (?:and )?(?:not|nicht|statt|instead of|pas|no|non|niet) "
     r"[^\s,]*\d\S*(?: ?%)?",
     "change {a} to {b}"),
    (
        r"(?:new |neue[rs]? )(?P<a>title|headline|titel|überschrift|sub-?title|untertitel|source|quelle|footer|"
        r"fußzeile) ?: ?"
        r"(?P<b>.+)",
        "change the {a} to {b}",
    ),
    (
        r"(?P<a>(?:the |der |die |das |den )?(?:first|second|third|fourth|fifth|last|erste|zweite|dritte|vierte|"
        r"letzte)[nrs]? "
        r"[\w-]+) ?: ?(?P<b>.+)",
        "rename {a} to {b}",
    ),
    (
        r"(?:add|insert|füge|ergänze|setze) (?:at the end|at the bottom|am ende|unten)(?: hinzu| ein)? ?: ?(?P<a>.+)",
        "add '{a}' at the end",
    ),
    (
        r"(?:add|insert|füge|ergänze|setze) (?P<s>after|before|nach|vor|hinter) (?P<o>[^:]+?)(?: hinzu|"
        r" ein)? ?: ?(?P<a>.+)",
        "add '{a}' {s} {o}",
    ),
    (
        r"(?:füge|setze|ergänze) zwischen (?P<o>[^:]+?) und [^:]+? (?:de[nrms]|die|das|eine?n?) "
        rf"(?P<k>{_ENTRY}) (?P<a>.+?)(?: hinzu| ein)?|"
        rf"between (?P<p>[^:]+?) and [^:]+?,? (?:add|insert) (?:the|an?) (?P<l>{_ENTRY}) (?:called )?(?P<b>.+)",
        "add a {k}{l} '{a}{b}' after {o}{p}",
    ),
    (r"(?P<a>.+?) (?:now |should )?reports? to (?P<b>.+)", "move {a} under {b}"),
    (r"(?P<a>.+?) (?:was|is|takes place) on (?:the )?(?P<b>.*\d.*)", "move {a} to {b}"),
    (r"(?:trie|classe|ordonne)\w*(?: .+)? par ordre croissant|ordena (?:de menor a mayor|en orden ascendente)",
     "sort ascending"),
    (r"(?:trie|classe|ordonne)\w*(?: .+)? par ordre décroissant|ordena (?:de mayor a menor|en orden descendente)",
     "sort descending"),
    (r"swap (?:the )?first two(?: \w+)?|(?:vertausche?|tausche?) die ersten (?:beiden|zwei)(?: \w+)?",
     "swap the first one and the second one"),
    (r"(?:back to|as) (?:how )?it was(?: before)?|(?:mach(?:e)? es |so )?wie (?:vorher|zuvor)", "undo"),
    (r"タイトルを(?P<a>青|赤|緑|黒|オレンジ|灰|紫)色?に(?:して)?(?:ください)?|"
     r"اجعل العنوان (?:باللون )?(?P<b>(?:ال)?(?:أزرق|أحمر|أخضر|أسود|برتقالي|رمادي))", "make the title {a}{b}"),
    (r"(?:كب[ّ]?ر|اجعل) العنوان(?: أكبر)?|(?:agrandir|agrandis) le titre", "make the title larger"),
    (r"صغ[ّ]?ر العنوان", "make the title smaller"),
)  # fmt: skip
"""Tried before the other sentences of `spoken.py`, the first that fits."""
