"""Patterns of what people say, written with names for groups of words of English and German.

`<add>` in a pattern stands for any word of its group, `<way:left|right>` for a group of its own that is called `way`,
and `<of>` for whatever is named there. Wishes have single spaces, so patterns have them too; they match a whole wish.
"""

import re
from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "the": r"(?:(?:the|an?|our|this|all|der|die|das|den|dem|eine?n?|diese[nr]?) )?",
    "add": r"add|insert|append|include|füge?|ergänze?|setze?",
    "remove": r"remove|delete|drop|omit|cut|hide|get rid of|take (?:out|away)|entferne?|lösche?|streiche?",
    "change": r"change|set|make|put|turn|switch|update|correct|edit|ändere?|ändern|setze?|stell\w*|"
    r"mach\w*|korrigiere?|aktualisiere?",
    "make": r"make|set|put|have|turn|mach\w*|setze?|stell\w*",
    "use": r"use|apply|choose|take|try|switch to|change to|nimm|verwende|nutze|benutze|wähle|"
    r"wechsle? (?:zu[mr]?|auf|ins?)",
    "move": r"move|shift|push|nudge|pull|drag|bring|put|place|verschiebe?|rücke?|bewege?|schiebe?|"
    r"setze?|stelle?|ziehe?",
    "to": r"to|into|in|as|on|at|auf|in|zu[mr]?|als|nach|an",
    "quote": r"[\"'“„«]",
    "size": r"(?:font|text|type)[ _-]?size|size|font|schriftgröße|schrift|größe|textgröße",
    "colour": r"(?:font |text )?colou?rs?|schriftfarbe|textfarbe|farben?",
    "floor": r"(?P<least>(?:at least|mindestens|minimum|a minimum of) )",
    "pt": r"pt|pts|points?|punkte?",
    "unit": r"inch(?:es)?|in\b|\"|cm|centimet(?:er|re)s?|zentimetern?|mm|millimet(?:er|re)s?|millimetern?|zoll|"
    r"pt|points?|punkte?|px|pixels?",
    "away": r"(?: (?:weg|raus|heraus|aus|ab|um|ein|hinzu|dar|hervor))?",
}
"""Groups of words, by the names that patterns call them."""
_NAME = re.compile(r"(?<!P)<(\w+)(?::([^<>]+))?>")


def phrase(pattern: str) -> re.Pattern[str]:
    """A pattern with its groups of words in the place of their names; KeyError for a name that there is not."""
    return re.compile(_NAME.sub(_group, pattern), re.IGNORECASE | re.DOTALL)


def phrases(*patterns: str) -> tuple[re.Pattern[str], ...]:
    """Several patterns, the first that matches first."""
    return tuple(map(phrase, patterns))


def said_in(patterns: tuple[re.Pattern[str], ...], wish: str) -> dict[str, str | None] | None:
    """The groups of the first pattern that a whole wish matches; None where none does."""
    return next((found.groupdict() for one in patterns if (found := one.fullmatch(wish))), None)


def _group(name: re.Match[str]) -> str:
    called, words = name.groups()
    if words is not None:
        return f"(?P<{called}>{WORDS.get(words, words)})"
    return "(?P<of>.+?)" if called == "of" else f"(?:{WORDS[called]})"
