"""What a brief wishes for behind the last comma of its list: "North 12, South 9, please as a table", ", groß"."""

import re

from deck_documents.wished_colors import POLITE
from renderer.authoring.cues import kind_of

_AS = (
    r"(?:as|als|comme|en|como|come|em|jako|sous forme de|en forma de|in form of|in form (?:von|eine[rs])|shown as|"
    r"draw as)"
)
_ARTICLE = r"(?:(?:an?|one|eine?n?|une?|una|um|uma|een|simple|plain|einfache[srn]?)\s+)"
_FORM = re.compile(rf"{_AS}\s+{_ARTICLE}{{0,2}}(?P<kind>[^\W\d_][\w -]{{1,38}})", re.IGNORECASE)
_LOOK = (
    r"(?:big|bigger|large|nice|clean|simple|modern|pretty|colou?rful|bold|plain|readable|"
    r"groß|größer|schön|schlicht|einfach|übersichtlich|modern|bunt|fett|"
    r"grande|grand|gros|simple|sencillo|claro|semplice|bello|simples|eenvoudig|groot|mooi|duże|proste)"
)
_LOOKS = re.compile(
    rf"(?:(?:make it|mach es|faites|hazlo|schön|very|really|sehr|ganz|in|keep it)\s+)?{_LOOK}"
    rf"(?:(?:,|\s(?:and|und|et|y|e|en|i|&))\s{_LOOK}){{0,2}}",
    re.IGNORECASE,
)
_ONE_SLIDE = re.compile(
    r"(?:all |alles |das |this |it )?(?:on|auf|sur|en|su|em|op|na)\s(?:just |nur )?(?:one|a|1|single|eine[rm]?|"
    r"une(?: seule)?|una(?: sola)?|uma|één|een|jednym)\s(?:single )?"
    r"(?:slide|page|folie|seite|diapo\w*|page|página|pagina|slajdzie|dia)",
    re.IGNORECASE,
)
_IN_JAPANESE = re.compile(r"(?P<kind>[^、。\s]{1,12}?)(?:で|にして)(?:お願いします|ください|下さい)?")
_SHORT = {
    **dict.fromkeys(("kreis", "torte", "kuchen", "donut", "doughnut", "ring"), "pie chart"),
    **dict.fromkeys(("balken", "säulen", "bars", "columns", "barres", "colonnes", "barras", "barre"), "bar chart"),
    **dict.fromkeys(
        ("linie", "linien", "line", "lines", "courbe", "courbes", "líneas", "linee", "linhas"), "line chart"
    ),
}
"""What a chart is called in short, where nothing but a chart can be meant."""
_BEHIND = re.compile(
    r"(?:[,;]|\s[-\u2013\u2014]|[\u3001\u060c]|(?=\s(?:pls|please|plz|bitte)\s(?:as|als)\s)\s)\s*"
    r"(?P<tail>(?:(?!\s[-\u2013\u2014]\s|\s(?:pls|please|plz|bitte)\s(?:as|"
    r"als)\s)[^,;\u3001\u060c\n]){2,60}?)[\s.!\u3002]*$"
)
_ALSO_SAID = frozenset({"team", "statement", "summary", "closing", "opening", "quote"})
"""Kinds whose words say something else behind "as", too: "fast, friendly, as a team"."""
_MOST, _TAIL, _FEWEST = 4, 80, 2


def form_called(words: str) -> str:
    """The words for a kind of slide in full: what is called "barres" in short is a bar chart."""
    called = re.sub(rf",?\s+{POLITE}$", "", words.strip(" .!?:"), flags=re.IGNORECASE)
    return _SHORT.get(called.casefold(), words)


def without_wishes_behind(text: str) -> tuple[str, list[str], str, set[str]]:
    """A text without the wishes behind its list, these as they are written, and the words for the kind of slide.

    The last are those of the wishes that ask for this kind.

    A look alone is a wish where all items before it have figures: "hell, ruhig, groß" describes something.
    """
    told: list[str] = []
    forms: set[str] = set()
    form = ""
    for _ in range(_MOST):
        found = _BEHIND.search(text, max(0, len(text) - _TAIL))
        if found is None:
            break
        said = found["tail"].strip()
        wish = re.sub(rf"^{POLITE},?\s+|,?\s+{POLITE}$", "", said, flags=re.IGNORECASE)
        before = text[: found.start()]
        if kind := _form(wish, before, is_asked=wish != said):
            form = form or kind
            forms.add(said)
        elif not _is_wish(wish, before, is_asked=wish != said or bool(told)):
            break
        told.insert(0, said)
        text = before
    return text, told, form, forms


def _form(wish: str, before: str, *, is_asked: bool) -> str:
    """The words for the kind of slide that a wish asks for; empty for none, and where the list says the like."""
    found = _FORM.fullmatch(wish) or _IN_JAPANESE.fullmatch(wish)
    if found is None or re.search(rf"[,;:]\s+{_AS}\s", before[-200:], re.IGNORECASE):
        return ""
    kind = form_called(found["kind"])
    asked = kind_of(kind, "")
    is_whole = asked is not None and len(asked.word) >= len(kind.strip()) - _FEWEST
    return kind if asked and is_whole and (is_asked or asked.kind not in _ALSO_SAID) else ""


def _is_wish(wish: str, before: str, *, is_asked: bool) -> bool:
    """Whether a part says how the slide shall look, or nothing but please."""
    if re.fullmatch(POLITE, wish, re.IGNORECASE) or _ONE_SLIDE.fullmatch(wish):
        return True
    if not _LOOKS.fullmatch(wish):
        return False
    items = re.split(r"[,;]\s", before.rpartition(":")[2][-400:])
    return is_asked or (len(items) >= _FEWEST and all(re.search(r"\d", item) for item in items))
