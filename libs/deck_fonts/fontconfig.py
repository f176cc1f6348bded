"""The fonts that decks are measured with, as a configuration of fontconfig: who draws by it draws what was measured.

https://www.freedesktop.org/software/fontconfig/fontconfig-user.html
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from deck_fonts.substitutes import METRIC_COMPATIBLE, SIMILAR, STANDARD, SYMBOL_FAMILIES, SYMBOL_FONT, last_resorts
from deck_fonts.unstretched import UNSTRETCHED

_HEAD = '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">'
_CACHES = '<cachedir>/var/cache/fontconfig</cachedir>\n<cachedir prefix="xdg">fontconfig</cachedir>'


def fonts_conf(folders: Iterable[Path], cache: Path | None = None) -> str:
    """A `fonts.conf` with the standard families below `folders` and no others, and with the table of substitutes.

    Beside the standard ones may stand those that `deck_fonts.unstretched` makes of them. What fontconfig finds in
    folders that nobody has read before, it keeps in `cache`.

    A family that is installed but none of the standard ones is replaced as if it were not: the same deck looks alike on
    every server.
    """
    own = [f"<cachedir>{escape(str(cache))}</cachedir>"] if cache else []
    families = sorted({*STANDARD, SYMBOL_FONT, *UNSTRETCHED.values()})
    lines = [*map(_folder, folders), *own, _CACHES, _only(families), *_replacements()]
    return "\n".join([_HEAD, "<fontconfig>", *lines, "</fontconfig>", ""])


def _folder(path: Path) -> str:
    return f"<dir>{escape(str(path))}</dir>"


def _only(families: Iterable[str]) -> str:
    """Every font is rejected that is none of these."""
    accepted = "".join(f'<pattern><patelt name="family">{_text(name)}</patelt></pattern>\n' for name in families)
    every = '<pattern><patelt name="scalable"><bool>true</bool></patelt></pattern>'
    none = '<pattern><patelt name="scalable"><bool>false</bool></patelt></pattern>'
    return f"<selectfont><acceptfont>\n{accepted}</acceptfont>\n<rejectfont>{every}{none}</rejectfont></selectfont>"


def _replacements() -> Iterator[str]:
    """Families of the same widths, those of the same kind, symbols, and what is tried in the end for any family."""
    for family, stand_in in {**METRIC_COMPATIBLE, **SIMILAR}.items():
        yield _match(f'<test name="family">{_text(family)}</test>', "assign", [stand_in])
    for family in (f"{name}{number}" for name in SYMBOL_FAMILIES for number in ("", " 2", " 3")):
        yield _match(f'<test name="family">{_text(family)}</test>', "assign", [SYMBOL_FONT])
    yield _match("", "append_last", last_resorts())


def _match(test: str, mode: str, families: Iterable[str]) -> str:
    names = "".join(map(_text, families))
    binding = "same" if test else "weak"
    edit = f'<edit name="family" mode="{mode}" binding="{binding}">{names}</edit>'
    return f'<match target="pattern">{test}{edit}</match>'


def _text(value: str) -> str:
    return f"<string>{escape(value)}</string>"
