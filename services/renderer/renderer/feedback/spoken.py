"""Wishes in other words, and in Japanese and Arabic: said again in the words that operations know."""

import re
from collections.abc import Sequence

_TITLE, _SIZES = r"(?:タイトル|العنوان)", {"大きく": "larger", "小さく": "smaller", "أكبر": "larger", "أصغر": "smaller"}
_AGAIN: Sequence[tuple[re.Pattern[str], str]] = tuple(
    (re.compile(rf"^(?:{words})[.。!]?$", re.IGNORECASE), said)
    for words, said in (
        (rf"{_TITLE}を?(?P<size>大きく|小さく)(?:して(?:ください)?)?", "make the title {size}"),
        (rf"اجعل {_TITLE} (?P<size>أكبر|أصغر)", "make the title {size}"),
        (r"(?P<a>.+?)を(?:削除|消去|消)(?:して(?:ください)?|する)?", "remove {a}"),
        (r"(?:احذف|أزل) (?P<a>.+)", "remove {a}"),
        (r"(?P<a>.+?)を(?P<b>.+?)に(?:変更|名称変更)(?:して(?:ください)?|する)?", "rename {a} to {b}"),
        (r"(?:غي[ّ]?ر|أعد تسمية) (?P<a>.+?) إلى (?P<b>.+)", "rename {a} to {b}"),
        (r"(?P<a>.+?)を強調(?:して(?:ください)?|する)?", "highlight {a}"),
        (r"(?:أبرز|ميّز) (?P<a>.+)", "highlight {a}"),
        (
            r"mach(?:e|en sie)? (?:daraus|es|das) (?:zu )?(?:eine?[nmr]? )?(?P<a>[a-zäöü]+diagramm)(?: daraus)?",
            "als {a}",
        ),
        (r"(?P<a>(?!.*\b(?:verschieb\w*|beweg\w*|setze?|move)\b).+?) (?:ganz )?nach oben", "move {a} to the top"),
        (r"(?P<a>(?!.*\b(?:verschieb\w*|beweg\w*|setze?|move)\b).+?) (?:ganz )?nach unten", "move {a} to the bottom"),
        (r"(?P<a>.+?) (?:isn't|is not|are not|aren't) needed(?: any ?more)?", "remove {a}"),
        (r"(?P<a>.+?) (?:wird|werden) nicht (?:mehr )?(?:gebraucht|benötigt)", "remove {a}"),
        (r"we (?:don't|do not) need (?P<a>.+?)(?: any ?more)?", "remove {a}"),
    )
)


def said_again(wish: str) -> str:
    """The wish in words that operations know; one that they may know already stays as it is."""
    for pattern, said in _AGAIN:
        if found := pattern.match(wish.strip()):
            parts = {name: _SIZES.get(part, part) for name, part in found.groupdict().items()}
            return said.format(**parts)
    return wish
