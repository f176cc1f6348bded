"""Wishes in other words, and in Japanese and Arabic: said again in the words that operations know."""

import re
from collections.abc import Sequence

from renderer.feedback.said_otherwise import SAID_OTHERWISE
from renderer.feedback.spoken_dutch import said_from_dutch
from renderer.feedback.spoken_romance import said_in_english

_TITLE, _SIZES = r"(?:タイトル|العنوان)", {"大きく": "larger", "小さく": "smaller", "أكبر": "larger", "أصغر": "smaller"}
_COLORS = {
    "青": "blue",
    "赤": "red",
    "緑": "green",
    "黒": "black",
    "オレンジ": "orange",
    "灰": "grey",
    "紫": "purple",
} | {"الأزرق": "blue", "الأحمر": "red", "الأخضر": "green", "الأسود": "black", "البرتقالي": "orange", "الرمادي": "grey"}
_COLORS |= {name.removeprefix("ال"): said for name, said in _COLORS.items()}
_CHARTS = {"円": "pie", "棒": "bar", "折れ線": "line", "دائري": "pie", "شريطي": "bar", "أعمدة": "bar", "خطي": "line"}
_SIZED = (
    r"(?:(?:a (?:bit|little) |much |slightly |etwas |deutlich |viel )?(?:bigger|larger|smaller|bolder|größer|kleiner)|"
    r"bold|italic|centered|fett|kursiv)"
)
_AGAIN: Sequence[tuple[re.Pattern[str], str]] = tuple(
    (re.compile(rf"^(?:{words})[.。!]?$", re.IGNORECASE), said)
    for words, said in (
        *SAID_OTHERWISE,
        (
            r"(?P<chart>円|棒|折れ線)グラフに(?:して|変更して|変え?て)(?:ください)?|"
            r"(?:حو[ّ]?له|حو[ّ]?ل الرسم) إلى مخطط (?P<plot>دائري|شريطي|أعمدة|خطي)",
            "as a {chart}{plot} chart",
        ),
        (
            r"色を(?P<shade>青|赤|緑|黒|オレンジ|灰|紫)色?に(?:して|変更して)(?:ください)?|"
            r"غي[ّ]?ر اللون إلى (?P<tint>\S+)",
            "change the accent color to {shade}{tint}",
        ),
        (
            r"(?:\d+つ目の)?(?:項目|ポイント)を追加(?:して(?:ください)?)?[:\uff1a] ?(?P<a>.+)|"
            r"أضف نقطة(?: جديدة)?[:\uff1a] ?(?P<b>.+)",
            "add a bullet: {a}{b}",
        ),
        (rf"{_TITLE}を?(?P<size>大きく|小さく)(?:して(?:ください)?)?", "make the title {size}"),
        (rf"اجعل {_TITLE} (?P<size>أكبر|أصغر)", "make the title {size}"),
        (
            r"(?:.+?を)?(?P<a>[^\s を]+語)(?:に|へ)(?:翻訳|訳)(?:して|し)?(?:ください|下さい)?|"
            r"ترجم\S*(?: .+?)? (?:إلى|الى)\s?(?P<b>\S+)",
            "translate to {a}{b}",
        ),
        (r"(?P<a>.+?)を(?:削除|消去|消)(?:して(?:ください)?|する)?", "remove {a}"),
        (r"(?:احذف|أزل) (?P<a>.+)", "remove {a}"),
        (r"(?P<a>.+?)を(?P<b>[¥€$£]?\d\S*?)に(?:変更|修正|訂正|直)(?:して?(?:ください)?|する)?", "change {a} to {b}"),
        (r"(?:غي[ّ]?ر|صح[ّ]?ح) (?P<a>.+?) إلى (?P<b>[\d\u0660-\u0669]\S*(?: \S+)?)", "change {a} to {b}"),
        (r"(?P<a>.+?)を(?P<b>.+?)に(?:変更|名称変更)(?:して(?:ください)?|する)?", "rename {a} to {b}"),
        (r"(?:غي[ّ]?ر|أعد تسمية) (?P<a>.+?) إلى (?P<b>.+)", "rename {a} to {b}"),
        (
            r"(?P<a>.+?)を(?P<shade>青|赤|緑|黒|オレンジ|灰|紫)(?:色|字)?に(?:(?:して|変更して)(?:ください)?)?|"
            r"اجعل (?P<b>.+?) (?:باللون )?(?P<tint>(?:ال)?(?:أزرق|أحمر|أخضر|أسود|برتقالي|رمادي))",
            "make {a}{b} {shade}{tint}",
        ),
        (
            r"(?:set |put |show |setze? |mach )?(?P<a>everything|all(?: text)?|alles|(?:the |den |die )?(?:title|titel|"
            r"bullets?|text)) in (?P<b>Arial|Calibri|Georgia|Verdana|Helvetica|Times New Roman|Roboto|Inter|"
            r"Lato|Open Sans|"
            r"Montserrat|Garamond|Cambria|Tahoma|Poppins|Aptos)",
            "use {b} for {a}",
        ),
        (r"mach(?:e|t)? (?P<a>.+?) eine (?:nummer|stufe|spur) (?P<b>kleiner|größer)", "mach {a} {b}"),
        (rf"(?P<a>{_TITLE})を?太字に(?:して(?:ください)?)?", "make {a} bold"),
        (r"(?P<a>.+?)を強調(?:して(?:ください)?|する)?", "highlight {a}"),
        (r"(?:أبرز|ميّز) (?P<a>.+)", "highlight {a}"),
        (
            r"mach(?:e|en sie)? (?:daraus|es|das) (?:zu )?(?:eine?[nmr]? )?(?P<a>[a-zäöü]+diagramm)(?: daraus)?|"
            r"mach(?:e|en sie)? (?:(?:bitte|lieber) )?eine?n? (?P<b>[a-zäöü]+(?:diagramm|chart|graph|"
            r"torte)) (?:da?)?raus",
            "als {a}{b}",
        ),
        (
            r"(?P<a>(?!.*\b(?:verschieb\w*|beweg\w*|setze?|move)\b).+?) (?:ganz )?nach (?:oben|vorne?)",
            "move {a} to the top",
        ),
        (
            r"(?P<a>(?!.*\b(?:verschieb\w*|beweg\w*|setze?|move)\b).+?) (?:ganz )?nach (?:unten|hinten)",
            "move {a} to the bottom",
        ),
        (rf"(?P<a>(?:the |der )?(?:title|titel|text)) ?: ?(?P<b>{_SIZED})", "make {a} {b}"),
        (r"(?P<a>.+?) (?:should|must|needs to|has to) (?:be removed|go(?: away)?)|(?P<b>[^:]+?) raus", "remove {a}{b}"),
        (r"(?P<a>.+?) (?:should|must|needs to|has to) (?:be|come) (?P<b>first|last)", "move {a} {b}"),
        (rf"(?P<a>.+?) (?:should|must|needs to|has to|could|ought to) be (?P<b>{_SIZED})", "make {a} {b}"),
        (r"(?P<a>.+?) (?:must|needs to|has to|ought to) be (?P<b>.+)", "{a} should be {b}"),
        (rf"(?P<a>.+?) (?:soll|sollte|muss|müsste|könnte) (?P<b>{_SIZED})(?: sein| werden)?", "mach {a} {b}"),
        (rf"(?P<a>.+?) (?P<b>{_SIZED}) machen", "mach {a} {b}"),
        (
            r"(?:use |set |with )?(?:a )?dark(?:er)? background|(?:mit )?dunkle[rnm]? hintergrund|"
            r"背景を?(?:暗|黒)く?(?:して(?:ください)?)?"
            r"|اجعل الخلفية (?:داكنة|سوداء)",
            "use the dark theme",
        ),
        (r"背景を?明るく(?:して(?:ください)?)?|اجعل الخلفية (?:فاتحة|بيضاء)", "use the light theme"),
        (r"(?:an? )?(?P<a>(?:pie|doughnut|donut|bar|column|line|area) charts?) instead", "as a {a}"),
        (r"(?:文字|テキスト|文章)を(?:減ら|短く)(?:して|し)?(?:ください)?|(?:قل[ّ]?ل|اختصر) النص|نص أقل", "fewer words"),
        (r"get (?:the |our )?(?P<a>.+?) in (?P<b>\S+)", "the {a} in {b}"),
        (r"(?P<a>.+?) (?:was|is|were|are) (?:actually|really|in fact) (?P<b>\S+)", "change {a} to {b}"),
        (r"(?P<a>.+?) (?:is|was|are|were) (?P<b>[^\s,]*\d\S*?),? (?:and )?not \S+", "change {a} to {b}"),
        (r"(?P<a>(?:the )?[\w -]+?) (?:moves|is moved|was moved|slips|has moved) to (?P<b>.*\d.*)", "move {a} to {b}"),
        (r"(?P<a>.+?) auf (?P<b>.+?) (?:ändern|setzen|korrigieren|stellen|erhöhen|senken)", "ändere {a} auf {b}"),
        (r"(?P<a>.+?) auf (?P<b>.*\d.*?) verschieben", "move {a} to {b}"),
        (r"(?P<a>.+?) (?:umbenennen in|in) (?P<b>.+?)(?<!umbenennen)(?: umbenennen)", "rename {a} to {b}"),
        (r"(?P<a>.+?) umbenennen in (?P<b>.+)", "rename {a} to {b}"),
        (r"(?P<a>.+?) (?:an die erste stelle|an den anfang|zuerst)", "move {a} to the top"),
        (r"(?P<a>.+?) (?:an die letzte stelle|ans ende|zuletzt)", "move {a} to the bottom"),
        (
            r"(?P<a>quelle|untertitel|fazit|kernaussage|notizen?|fußnote) (?:ergänzen|hinzufügen|einfügen): ?(?P<b>.+)",
            "add {a}: {b}",
        ),
        (
            r"(?P<a>spalte|zeile|punkt|schritt|kennzahl|balken|meilenstein) (?P<s>vor|nach|hinter) (?P<o>[^:]+?) "
            r"(?:ergänzen|hinzufügen|einfügen): ?(?P<b>.+)",
            "add a {a} {s} {o}: {b}",
        ),
        (
            r"(?:eine?n? )?(?:neue[nr]? )?(?P<a>spalte|zeile|punkt|schritt|kennzahl|balken|meilenstein) (?P<b>[^:]+?) "
            r"(?:ergänzen|hinzufügen|einfügen)",
            "add a {a}: {b}",
        ),
        (
            r"(?P<a>spalte|zeile|punkt|schritt|kennzahl|balken|meilenstein) (?P<b>[^:]+?) "
            r"(?:ergänzen|hinzufügen|einfügen): ?(?P<c>.+)",
            "add a {a} {b}: {c}",
        ),
        (r"(?P<a>.+?) empfehlen", "highlight {a}"),
        (r"(?P<a>.+?) bei (?:den |der )?(?P<b>[^:]+?) (?:ergänzen|hinzufügen|einfügen)", "add {a} to {b}"),
        (r"(?P<a>spalten|zeilen|punkte|schritte) (?:vertauschen|tauschen)", "swap the {a}"),
        (r"(?P<a>.+?) und (?P<b>.+?) (?:vertauschen|tauschen)", "swap {a} and {b}"),
        (r"(?P<a>.+?) (?:isn't|is not|are not|aren't) needed(?: any ?more)?", "remove {a}"),
        (r"(?P<a>.+?) (?:wird|werden) nicht (?:mehr )?(?:gebraucht|benötigt)", "remove {a}"),
        (r"we (?:don't|do not) need (?P<a>.+?)(?: any ?more)?", "remove {a}"),
    )
)


_NUMBERS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_NUMBERED = re.compile(
    r"(?:(?P<last>最後|一番下)|(?P<first>最初|一番上)|(?P<number>[1-8一二三四五六七八])(?:つ目|番目|個目))"
    r"(?:の(?:項目|ポイント|行|列|点|箇条書き|棒|ステップ|もの))?"
)
_NUMBERED_ARABIC = re.compile(
    r"(?:ال(?:نقطة|بند|عنصر|صف|عمود|خطوة|سطر)) (?P<which>ال[\u0621-\u064a]+)|"
    r"(?P<before>آخر|أول|ثاني|ثالث|رابع) (?:نقطة|بند|عنصر|صف|عمود|خطوة|سطر)"
)
_ORDINALS_ARABIC = (
    *(("أول", "first"), ("ثاني", "second"), ("ثالث", "third"), ("رابع", "fourth"), ("خامس", "fifth")),
    *(("آخر", "last"), ("أخير", "last")),
)


def _entry(part: str) -> str:
    """What Japanese and Arabic call an entry by its number, in English; other parts as they are."""
    if found := _NUMBERED.fullmatch(part):
        number = "12345678一二三四五六七八".find(found["number"] or "1") % len(_NUMBERS)
        return f"the {'last' if found['last'] else _NUMBERS[number]} one"
    if found := _NUMBERED_ARABIC.fullmatch(part.strip()):
        called = found["which"] or found["before"]
        said = next((said for word, said in _ORDINALS_ARABIC if word in called), "")
        return f"the {said} one" if said else part
    return {"タイトル": "the title", "العنوان": "the title"}.get(part.strip(), part)


_SAID = {**_SIZES, **_COLORS, **_CHARTS}


def said_again(wish: str) -> str:
    """The wish in words that operations know; one that they may know already stays as it is."""
    if (said := said_in_english(wish) or said_from_dutch(wish)) is not None:
        return said
    for pattern, said in _AGAIN:
        if found := pattern.match(wish.strip()):
            parts = {name: _SAID.get(part or "", _entry(part or "")) for name, part in found.groupdict().items()}
            return said.format(**parts)
    return wish
