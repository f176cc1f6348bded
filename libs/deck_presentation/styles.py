"""Text formats, one over the other: defaults, master, layout, shape, paragraph, run (ECMA-376 part 1, 21.1.2.4)."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from deck_presentation.fills import find_fill
from deck_presentation.names import A, Element, attributes
from deck_presentation.paints import Paint

_BULLETS = {A + name for name in ("buNone", "buChar", "buAutoNum", "buBlip")}
_FONTS = {A + "latin": "latin", A + "ea": "ea", A + "cs": "cs", A + "sym": "sym"}
_OTHERS = {A + "lnSpc": "lnSpc", A + "spcBef": "spcBef", A + "spcAft": "spcAft", A + "tabLst": "tabLst"}


@dataclass(frozen=True, slots=True)
class Style:
    """What has been said so far about a paragraph and its runs.

    Attributes:
        attributes: of `a:pPr`.
        parts: bullet, spacing and tab elements by name.
        run_attributes: of `a:rPr`.
        run_parts: fill (`fill`; also a ready `Paint`), outline, font and link elements by name.
    """

    attributes: dict[str, str] = field(default_factory=dict)
    parts: dict[str, Element] = field(default_factory=dict)
    run_attributes: dict[str, str] = field(default_factory=dict)
    run_parts: dict[str, Element | Paint] = field(default_factory=dict)

    def under(self, properties: Element | None) -> "Style":
        """This style with `a:pPr` or `a:lvlNpPr` laid over it."""
        if properties is None:
            return self
        parts = dict(self.parts)
        for element in properties:
            if element.tag in _BULLETS:
                parts["bullet"] = element
            elif element.tag in _OTHERS:
                parts[_OTHERS[element.tag]] = element
        style = Style({**self.attributes, **attributes(properties)}, parts, self.run_attributes, self.run_parts)
        return style.under_run(properties.find(A + "defRPr"))

    def under_run(self, properties: Element | None) -> "Style":
        """This style with `a:rPr` or `a:defRPr` laid over it."""
        if properties is None:
            return self
        parts: dict[str, Element | Paint] = dict(self.run_parts)
        fill = find_fill(properties)
        if fill is not None:
            parts["fill"] = fill
        for element in properties:
            if element.tag in _FONTS:
                parts[_FONTS[element.tag]] = element
            elif element.tag == A + "hlinkClick":
                parts["link"] = element
            elif element.tag == A + "ln":
                parts["outline"] = element
        return Style(self.attributes, self.parts, {**self.run_attributes, **attributes(properties)}, parts)

    def under_tint(self, tint: "Tint | None") -> "Style":
        """This style with what the shape or table style says about its text laid over it."""
        if tint is None:
            return self
        parts = {**self.run_parts, "fill": tint.paint} if tint.paint is not None else self.run_parts
        said = dict(self.run_attributes)
        if tint.bold is not None:
            said["b"] = "1" if tint.bold else "0"
        if tint.theme_font:
            said["themeFont"] = tint.theme_font
            parts = {name: part for name, part in parts.items() if name not in _FONTS.values()}
        return Style(self.attributes, self.parts, said, parts)


@dataclass(frozen=True, slots=True)
class Tint:
    """Text as `p:style` or a table style wants it; None and "" leave it alone. `theme_font` is +mj or +mn."""

    paint: Paint | None = None
    bold: bool | None = None
    theme_font: str = ""


class Cascade:
    """The list styles that hold for a shape, weakest first; `level(n)` is worked out once."""

    def __init__(self, lists: Iterable[Element | None], tint: Tint | None = None, start: Style | None = None) -> None:
        """Take `a:lstStyle`-like elements, weakest first; the tint lies over the first of them, all over `start`."""
        self._lists = [item for item in lists if item is not None]
        self._tint = tint
        self._start = start or Style()
        self._levels: dict[int, Style] = {}
        self._tinted: dict[Tint, Cascade] = {}

    def level(self, number: int) -> Style:
        """The style of paragraphs of a level, 0..8."""
        if number not in self._levels:
            self._levels[number] = self._resolved(number)
        return self._levels[number]

    def over(self, own: Element | None, tint: Tint | None = None) -> "Cascade":
        """The cascade of a shape with a list style or tint of its own (itself when it has neither)."""
        if own is not None and len(own):
            return Cascade([*self._lists, own], tint or self._tint, self._start)
        if tint is None:
            return self
        if tint not in self._tinted:
            self._tinted[tint] = Cascade(self._lists, tint, self._start)
        return self._tinted[tint]

    def _resolved(self, number: int) -> Style:
        style = self._start
        for position, item in enumerate(self._lists):
            if position == 1:
                style = style.under_tint(self._tint)
            style = style.under(item.find(A + "defPPr")).under(item.find(f"{A}lvl{number + 1}pPr"))
        return style if len(self._lists) > 1 else style.under_tint(self._tint)
