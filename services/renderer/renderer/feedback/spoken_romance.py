"""Wishes in French, Spanish, Italian and Portuguese, said again in the words that operations know."""

import re
from collections.abc import Mapping, Sequence

_COLORS: Mapping[str, str] = {
    "rouge": "red",
    "rojo": "red",
    "roja": "red",
    "bleu": "blue",
    "bleue": "blue",
    "azul": "blue",
    "vert": "green",
    "verte": "green",
    "verde": "green",
    "noir": "black",
    "noire": "black",
    "negro": "black",
    "negra": "black",
    "orange": "orange",
    "naranja": "orange",
    "gris": "grey",
    "grise": "grey",
    "violet": "purple",
    "violette": "purple",
    "morado": "purple",
    "morada": "purple",
    "rosso": "red",
    "rossa": "red",
    "vermelho": "red",
    "vermelha": "red",
    "blu": "blue",
    "nero": "black",
    "nera": "black",
    "preto": "black",
    "preta": "black",
    "arancione": "orange",
    "laranja": "orange",
    "grigio": "grey",
    "grigia": "grey",
    "cinza": "grey",
    "cinzento": "grey",
    "viola": "purple",
    "roxo": "purple",
    "roxa": "purple",
}
_STYLES: Mapping[str, str] = {
    "gras": "bold",
    "negrita": "bold",
    "italique": "italic",
    "cursiva": "italic",
    "grassetto": "bold",
    "corsivo": "italic",
    "negrito": "bold",
    "itálico": "italic",
}
_SIDES: Mapping[str, str] = {
    "droite": "right",
    "derecha": "right",
    "gauche": "left",
    "izquierda": "left",
    "haut": "up",
    "arriba": "up",
    "bas": "down",
    "abajo": "down",
    "destra": "right",
    "direita": "right",
    "sinistra": "left",
    "esquerda": "left",
}
_CHARTS: Mapping[str, str] = {
    "camembert": "pie chart",
    "diagramme circulaire": "pie chart",
    "graphique circulaire": "pie chart",
    "gráfico circular": "pie chart",
    "gráfico de tarta": "pie chart",
    "anneau": "doughnut chart",
    "gráfico de anillo": "doughnut chart",
    "graphique en barres": "bar chart",
    "graphique à barres": "bar chart",
    "diagramme en barres": "bar chart",
    "histogramme": "bar chart",
    "gráfico de barras": "bar chart",
    "gráfico de columnas": "column chart",
    "courbe": "line chart",
    "barres": "bar chart",
    "barras": "bar chart",
    "graphique linéaire": "line chart",
    "graphique en courbes": "line chart",
    "gráfico de líneas": "line chart",
    "gráfico lineal": "line chart",
    "graphique en aires": "area chart",
    "gráfico de área": "area chart",
    "grafico a torta": "pie chart",
    "grafico a barre": "bar chart",
    "grafico a linee": "line chart",
    "gráfico de pizza": "pie chart",
    "gráfico de linhas": "line chart",
}
_NOUNS = (
    (r"sous-titre|subtítulo|sottotitolo", "subtitle"),
    (r"titre|título|titolo", "title"),
    (r"puces?|viñetas?|points?|puntos?|punti|pontos?", "bullet"),
    (r"lignes?|filas?|rig(?:a|he)|linhas?", "row"),
    (r"colonn(?:es?|a)|columnas?|colunas?", "column"),
    (r"étapes?|pasos?|passagg(?:io|i)|passos?", "step"),
    (r"barres?|barr[ae]|barras", "bar"),
    (r"jalons?|hitos?", "milestone"),
    (r"indicateurs?|indicador(?:es)?", "KPI"),
    (r"source|fuente", "source"),
    (r"étiquettes?|etiquetas?", "labels"),
    (r"valeurs?|valores|valori|chiffres?|cifras?|cifre|números|numeri", "values"),
    (r"graphique|gráfico", "chart"),
    (r"tableau|tabla", "table"),
    (r"textes?|textos?", "text"),
    (r"en-têtes?|encabezados?|cabeceras?", "headers"),
    (r"numéro de page|número de página", "page number"),
    (r"notes?|notas?", "notes"),
    (r"avantages?|ventajas?", "pro"),
    (r"inconvénients?|desventajas?|inconvenientes?", "con"),
)
_NAMED_BY_NOUN = frozenset({"bullet", "row", "column", "step", "bar", "milestone", "KPI", "pro", "con"})
"""Parts of which a slide has several: which one is said by its number or its name."""
_ORDINALS = (
    (r"premi(?:er|ère)|primer[oa]?|prim[oa]|primeir[oa]|1(?:er|ère|re|[ºª])", "first"),
    (r"deuxième|second[eoa]?|segund[oa]|2(?:e|ème|[ºª])", "second"),
    (r"troisième|tercer[oa]?|terz[oa]|terceir[oa]|3(?:e|ème|[ºª])", "third"),
    (r"quatrième|cuart[oa]|4(?:e|ème|[ºª])", "fourth"),
    (r"cinquième|quint[oa]|5(?:e|ème|[ºª])", "fifth"),
    (r"derni(?:er|ère)|[úu]ltim[oa]", "last"),
)
_ARTICLE = re.compile(
    r"^(?:(?:le|la|les|un|une|des|du|el|los|las|una|del|notre|nos|nuestr[oa]s?|il|lo|gli|um|uma|[oai](?=\s\w{3})|os|"
    r"as)\s+|l['\u2019]\s*)",
    re.IGNORECASE,
)
_TITLED = r"[\"«“„].+"
_ADD, _REMOVE = (
    r"ajoute[rz]?|añad(?:e|a|ir)|agrega[r]?|agregue|aggiungi|aggiungere|adicion[ae]r?|acrescent[ae]r?",
    (
        r"supprime[rz]?|enlève|enlever|enlevez|retire[rz]?|efface[rz]?|quita[r]?|quite|elimina[r]?|elimine|borra[r]?|"
        r"borre|rimuovi|togli|cancella|"
        r"apag(?:a|ue|ar)|tir[ae]r?|remov[ea]r?(?= (?:[oa]s?|últim\w|primeir\w) )"
    ),
)
_PUT = (
    r"mets|met(?:s|tez|tre)|rends|rendez|rendre|pon(?:er|ga)?|ha(?:z|cer|ga)|deja[r]?|pass(?:e|ez|er)|"
    r"metti|rendi|põe|ponha|coloca[r]?|coloque|deix[ae]r?"
)
_BIGGER = r"agrandi(?:s|ssez|r)|augmente[rz]?|agranda[r]?|agrande|aumenta[r]?|aumente|ingrandisci"
_SMALLER = (
    r"rédui(?:s|sez|re)|diminue[rz]?|reduc(?:e(?= (?:el|las?|los) )|ir)|reduzca|disminuye|riduci|"
    r"rimpicciolisci|reduz(?:ir)?|diminui[r]?"
)
_CHANGE = (
    r"change[rz]?|modifie[rz]?|corrige[rz]?|cambia[r]?|cambie|modifica[r]?|corrige|corregir|actualiza[r]?|"
    r"mud[ae]r?|alter[ae]r?"
)
_MOVE = r"déplace[rz]?|mue(?:ve|va)|mover|mova|sposta|" + _PUT
_SHADE = "|".join(_COLORS)
_OF_SIZE = r"(?:grand[ei]?s?|gros(?:se)?s?|petite?s?|peque[ñn][oa]s?|piccol[oaie])"
_CHART = "|".join(_CHARTS)
_SAID: Sequence[tuple[re.Pattern[str], str]] = tuple(
    (re.compile(rf"^(?:{words})[.!]?$", re.IGNORECASE), said)
    for words, said in (
        (
            rf"(?:{_PUT}) (?P<part>.+?) (?:en|à|a) (?P<raw>\d+(?:[.,]\d+)?) ?(?:pt|points?|puntos?)",
            "make {part} {raw}pt",
        ),
        (
            rf"(?:{_BIGGER}|{_SMALLER}|{_CHANGE}) (?:la taille (?:de(?: la police| texte)?|du texte)|"
            r"el tamaño(?: de(?: la)? (?:fuente|letra)| del texto)?) (?:à|a) (?P<raw>\d+) ?(?:pt|points?|puntos?)",
            "change font_size to {raw}pt",
        ),
        (
            rf"(?:{_CHANGE}) (?:la couleur|el color)(?: d['\u2019]accent| de acento)? (?:en|à|a|por) "
            rf"(?P<color>{_SHADE})",
            "change the accent color to {color}",
        ),
        (rf"(?:{_PUT})(?:-l[eao]s?|lo|la) (?:en|in|em|a) (?P<color>{_SHADE})", "make it {color}"),
        (rf"(?:{_PUT})(?:-l[eao]s?|lo|la) (?:en|in|em) (?P<style>{'|'.join(_STYLES)})", "make it {style}"),
        (rf"(?:{_PUT}) (?P<part>.+?) (?:en|in|em|a|de color|de cor) (?P<color>{_SHADE})", "make {part} {color}"),
        (
            rf"(?P<part>(?:le |el )?(?:sous-titre|titre|subtítulo|título|titolo)) (?:en|in|em|a|"
            rf"de color) (?P<color>{_SHADE})",
            "make {part} {color}",
        ),
        (rf"(?:{_PUT}) (?:en|in|em) (?P<style>{'|'.join(_STYLES)}) (?P<part>.+)", "make {part} {style}"),
        (rf"(?:{_PUT}) (?P<part>.+?) (?:en|in|em|a) (?P<style>{'|'.join(_STYLES)})", "make {part} {style}"),
        (
            rf"(?:{_PUT}) (?P<part>.+?) en (?:évidence|valeur|avant)|surligne[rz]? (?P<part2>.+)|"
            r"(?:resalta[r]?|resalte|destaca[r]?|destaque) (?P<part3>.+)",
            "highlight {part}{part2}{part3}",
        ),
        (
            rf"(?:(?:{_PUT}) )?(?P<part>.+?) (?P<raw>\d+(?:[.,]\d+)? ?(?:cm|mm|pouces?|pulgadas?)) "
            r"(?:plus|más) (?P<width>large|étroite?|haute?|basse?|anch[oa]|estrech[oa]|alt[oa]|baj[oa])",
            "make {part} {raw} {width}",
        ),
        (
            rf"(?:{_PUT}) (?P<part>.+?) (?:un peu |un poco |un po['\u2019] )?(?:plus|más|più|"
            rf"mais) (?P<size>{_OF_SIZE})",
            "make {part} {size}",
        ),
        (rf"(?:{_PUT}) (?P<part>.+?) (?P<size>maior|menor)", "make {part} {size}"),
        (
            rf"(?P<part>.+?) (?:doit|devrait|doivent|devraient|debe|debería|deben|deberían) (?:être|ser|estar) "
            rf"(?:plus|más) (?P<size>{_OF_SIZE})",
            "make {part} {size}",
        ),
        (rf"(?P<part>[^:]+?) (?:plus|más|più|mais) (?P<size>{_OF_SIZE})", "make {part} {size}"),
        (
            r"(?:plus d['\u2019]espace|plus de blanc|plus aéré|aère[rz]?|más espacio(?: en blanco)?|más aire|"
            r"più (?:spazio|aria)|mais (?:espaço|ar))",
            "more whitespace",
        ),
        (r"(?:moins de (?:texte|mots)|menos (?:texto|palabras|palavras)|meno (?:testo|parole))", "fewer words"),
        (
            rf"(?:(?:{_PUT}|utilise[rz]?|usa[r]?|use) )?(?:le |un |el )?(?:thème|fond|tema|fondo) "
            r"(?P<light>sombre|foncé|noir|oscuro|negro|clair|blanc|claro|blanco)",
            "use the {light} theme",
        ),
        (
            rf"(?:(?:{_PUT}|fais|faites|{_CHANGE}|utilise[rz]?|usa[r]?)(?:-en)? )?(?:en |con |avec )?(?:des |un )?"
            r"(?:graphique en |gráfico de )?(?:barres|barras) horizontales",
            "use horizontal bars",
        ),
        (r"(?:tradui(?:s|sez|re)(?:-l[ea]s?)?|trad[uú](?:ce(?:lo|la)?|cir|zca)) ?(?P<raw>.*)", "translate {raw}"),
        (
            rf"(?:(?:fais|faites|faire|transforme[rz]?|converti(?:s|r)|convierte|conviértelo|hazlo|muéstralo)"
            r"(?:-(?:le|la|en|les))?(?: le graphique| el gráfico)? )?"
            rf"(?:comme |como |en |sous forme de |en forma de )?(?:une? |una? )?(?P<chart>{_CHART})",
            "as a {chart}",
        ),
        (r"(?:trie[rz]?|classe[rz]?|ordena[r]?|ordene) (?:.+ )?par valeur(?: décroissante)?", "sort by value"),
        (r"(?:ordena[r]?|ordene|clasifica|ordina) (?:.+ )?(?:por|per) (?:el )?valor(?:es)?", "sort by value"),
        (
            r"(?:échange[rz]?|inverse[rz]?|interverti(?:s|r)|intercambia[r]?|intercambie) "
            r"(?P<part>.+?) (?:et|y|avec|con) (?P<part2>.+)",
            "swap {part} and {part2}",
        ),
        (r"(?:renomme[rz]?|rinomina) (?P<part>.+?) (?:en|in) (?P<raw>.+)", "rename {part} to {raw}"),
        (
            r"(?:renombra[r]?|renombre|renomei[ae]r?|renomear?) (?P<part>.+?) (?:a|como|por|en|para) (?P<raw>.+)",
            "rename {part} to {raw}",
        ),
        (
            r"(?:change[rz]? le nom de|cambia[r]? el nombre de) (?P<part>.+?) (?:en|à|a|por) (?P<raw>.+)",
            "rename {part} to {raw}",
        ),
        (
            r"(?:remplace[rz]? (?P<part>.+?) par|(?:sustituye|reemplaza|cambia) (?P<part2>.+?) por|"
            r"(?:cambia|sostituisci) (?P<part3>.+?) (?:in|con)) (?P<raw>.+)",
            "replace {part}{part2}{part3} with {raw}",
        ),
        (
            rf"(?:{_CHANGE}) (?P<part>(?:il |o |el |le )?(?:sous-titre|titre|subtítulo|título|sottotitolo|titolo)) "
            r"(?:en|à|a|in|para|por) (?P<raw>.+)",
            "change {part} to {raw}",
        ),
        (rf"(?:{_CHANGE}|{_PUT}) (?P<part>.+?) (?:en|à|a|in|para) (?P<raw>{_TITLED})", "change {part} to {raw}"),
        (
            rf"(?:{_CHANGE}|{_PUT}|{_BIGGER}|{_SMALLER}) (?P<part>.+?) (?:à|a|en) (?P<raw>\S*\d.*)",
            "change {part} to {raw}",
        ),
        (
            rf"(?:{_CHANGE}) (?P<raw>[^:]+? (?:de|du|del|d['\u2019]) ?[^:]+?) (?:en|à|a|par|por) (?P<said>[^:]+)",
            "change {raw} to {said}",
        ),
        (rf"(?:{_BIGGER}) (?P<part>.+)", "make {part} larger"),
        (rf"(?:{_SMALLER}) (?P<part>.+)", "make {part} smaller"),
        (
            rf"(?:{_MOVE}) (?P<part>.+?) (?:de )?(?P<raw>\d+(?:[.,]\d+)? ?(?:cm|mm|pouces?|pulgadas?)) "
            rf"(?:(?:vers|à|a|hacia) (?:la |le |el )?)?(?P<side>{'|'.join(_SIDES)})",
            "move {part} {raw} {side}",
        ),
        (
            rf"(?:{_MOVE}) (?P<part>.+?) (?:tout en haut|en haut|au début|en premier|en première position|"
            r"all['\u2019]inizio|in alto|in cima|per prim[oa]|(?:no|para o) (?:início|topo|começo)|em primeiro|"
            r"para cima|"
            r"al principio|al inicio|arriba(?: del todo)?|en primer lugar|primero)",
            "move {part} to the top",
        ),
        (
            rf"(?:{_MOVE}) (?P<part>.+?) (?:tout en bas|en bas|à la fin|en dernier|en dernière position|al final|"
            r"alla fine|in basso|in fondo|per ultim[oa]|(?:no|para o) (?:fim|final|fundo)|em último|para baixo|"
            r"abajo(?: del todo)?|en último lugar|el último)",
            "move {part} to the bottom",
        ),
        (rf"(?:{_MOVE}) (?P<part>.+?) (?:avant|antes de(?:l)?) (?P<part2>.+)", "put {part} before {part2}"),
        (rf"(?:{_MOVE}) (?P<part>.+?) (?:après|después de(?:l)?) (?P<part2>.+)", "put {part} after {part2}"),
        (
            r"(?:déplace[rz]?|reporte[rz]?|mueve|mover|aplaza) (?P<part>.+?) (?:au|al) (?P<raw>.*\d.*)",
            "move {part} to {raw}",
        ),
        (
            r"(?:décale[rz]?|avance[rz]?|retarde[rz]?|adelanta|retrasa|pospón|anticipa|posticipa|adi[ae]) "
            r"(?P<part>.+?) (?:au|al?|à|a las?|alle|às|para(?: as?)?) (?P<raw>.*\d.*)",
            "move {part} to {raw}",
        ),
        (r"(?:centre[rz]?|centra[r]?) (?P<part>.+)", "center {part}"),
        (
            rf"(?:aligne[rz]?|alinea[r]?) (?P<part>.+?) (?:à|a la) (?P<side>{'|'.join(_SIDES)})",
            "align {part} {side}",
        ),
        (r"(?:utilise[rz]?|usa[r]?|use) (?P<raw>[A-Z][\w ]+?) (?:pour|para) (?P<part>.+)", "use {raw} for {part}"),
        (
            rf"(?:{_ADD}) (?:une?|una?|uma?|la|le|el|il)? ?(?P<ordinal>\d(?:e|ème|ª|º|a) )?(?:nouve(?:au|lle) |"
            rf"nuev[oa] )?"
            r"(?P<noun>[\w-]+) ?: (?P<raw>.+)",
            "add a {noun}: {raw}",
        ),
        (
            rf"(?:{_ADD}) (?:une?|una?|uma?) (?P<noun>[\w-]+) (?P<raw>[^:]+?) (?:après|"
            rf"después de(?:l)?) (?P<part>[^:]+)",
            "add a {noun} {raw} after {part}",
        ),
        (
            rf"(?:{_ADD}) (?P<raw>[^:]+?) (?:en premier(?:e position)?|au début|en tête|tout en haut|al principio|"
            r"all['\u2019]inizio|in cima|no início|no topo|em primeiro|"
            r"al inicio|en primer lugar)",
            "add {raw} at the top",
        ),
        (
            rf"(?:{_ADD}) (?P<raw>[^:]+?) (?:en dernier(?:e position)?|à la fin|tout en bas|al final|"
            r"en último lugar|alla fine|in fondo|no fim|no final)",
            "add {raw} at the end",
        ),
        (rf"(?:{_ADD}) (?P<raw>[^:\"«“„]+?) (?:à|aux?|a|al) (?P<part>[^:]+)", "add {raw} to {part}"),
        (rf"(?:{_ADD}) (?P<raw>[\"«“„][^\"»”“]+[\"»”“])", "add {raw}"),
        (rf"(?:{_ADD}) (?!(?:une?|una?|le|la|les|el|los|las|il|uma?) )(?P<raw>[^:]+)", "add {raw}"),
        (rf"(?:{_ADD}) (?!(?:une?|una?|uma?) )(?P<raw>[^:\"«“„]+?) ?: ?(?P<said>\S.*)", "add {raw}: {said}"),
        (rf"(?:{_REMOVE}) (?P<part>.+)", "remove {part}"),
    )
)
_WIDTHS = (
    (r"large|anch[oa]", "wider"),
    (r"étroite?|estrech[oa]", "narrower"),
    (r"haute?|alt[oa]", "taller"),
    (r"basse?|baj[oa]", "shorter"),
)
_BY_NAME = {"color": _COLORS, "style": _STYLES, "side": _SIDES, "chart": _CHARTS}
_BY_WORDS = {
    "noun": _NOUNS,
    "width": _WIDTHS,
    "size": ((r"pe(?:tit|que[ñn]).*|piccol.*|menor", "smaller"), (r".*", "larger")),
    "light": ((r"clair|blanc|claro|blanco", "light"), (r".*", "dark")),
}
_UNITS = re.compile(r"pouces?|pulgadas?", re.IGNORECASE)


def said_in_english(wish: str) -> str | None:
    """A wish in one of these languages in the words that operations know; None for others, and for one not known."""
    for pattern, said in _SAID:
        if found := pattern.match(wish.strip()):
            parts = {name: _translated(name, text or "") for name, text in found.groupdict().items()}
            if None in parts.values():
                continue  # a noun that is none of a slide's
            return said.format(**parts)
    return None


def _translated(name: str, text: str) -> str | None:
    """A part of a wish by what it is; what is called by its own name stays as it is. None for a noun not known."""
    word = text.casefold()
    if name.startswith("part"):
        return _part(text) if text else ""
    if name == "raw":
        return _UNITS.sub("inches", text)
    if known := _BY_NAME.get(name):
        return known.get(word, text)
    return next((said for words, said in _BY_WORDS.get(name, ((".*", text),)) if re.fullmatch(words, word)), None)


def _part(text: str) -> str:
    """What a wish speaks of: "la troisième puce" is the third bullet, "la fila Coste" the row Coste."""
    bare = _ARTICLE.sub("", text.strip())
    for words, noun in _NOUNS:
        for ordinal, number in _ORDINALS:
            called = rf"(?:(?:{ordinal}) (?:{words})|(?:{words}) (?:{ordinal}))(?: (?:de|du|del|dans|en) (?P<list>.+))?"
            if found := re.fullmatch(called, bare, re.IGNORECASE):
                return f"the {number} {noun}" + (f" of {found['list']}" if found["list"] else "")
        if re.fullmatch(words, bare, re.IGNORECASE):
            return f"the {noun}{'s' if noun in _NAMED_BY_NOUN and bare.endswith('s') else ''}"
        if noun in _NAMED_BY_NOUN and (found := re.fullmatch(rf"(?:{words}) (?P<name>.+)", bare, re.IGNORECASE)):
            return f"{noun} {found['name']}"
    return bare
