"""`tokens` of protocol_v2: a look, changed as the document asks, and what of it cannot take effect."""

from dataclasses import dataclass, field, replace
from typing import Any

from deck_documents.chrome import Chrome
from deck_documents.composition.tokens import (
    BulletOrnament,
    Canvas,
    Ornament,
    Photo,
    Rules,
    Spacing,
    TokenBundle,
    Typeface,
)
from renderer.looks import Look, PhotoStyle, Voice, lines_from
from renderer.looks.coloring import changed, with_second_accent
from renderer.looks.look import Bullet
from renderer.looks.rules import opaque

_PAGES = {"16:9": (960.0, 540.0), "4:3": (720.0, 540.0)}
_COLORS = {
    "foreground": "ink",
    "muted": "muted",
    "faint": "grey",
    "rule": "rule",
    "accent": "accent",
    "accent_inverse": "inverse",
    "accent_secondary": "second",
}
# Names that blocks use and that are no slots of a theme.
_NAMED = {"faint": "grey", "rule": "rule", "accentSecondary": "second"}
_BOLD = 600
_NATURAL_LEADING = 1.22
_SPACES = {"xs": "under_title", "sm": "points", "md": "gutter", "lg": "content", "xl": "columns", "xxl": "opening"}
_MARKERS = {
    "filledDot": Bullet("\u25cf", size=0.6),
    "openDot": Bullet("\u25cb", size=0.7),
    "enDash": Bullet("\u2013", size=1.0),
    "square": Bullet("\u25a0", size=0.7),
    "chevron": Bullet("\u203a", size=1.1),
    "none": Bullet(""),
    "autoNum": Bullet("1.", size=1.0, numbered=True),
}
_STEPS = {
    "dot": "dot",
    "filledDot": "dot",
    "ring": "ring",
    "openDot": "ring",
    "square": "square",
    "number": "number",
    "autoNum": "number",
}
_RULES = {"title": "title_rule", "section": "section", "divider": "divider", "edge": "edge"}
_NUMBERS = {"plain", "chip", "ruled"}


@dataclass(slots=True)
class _Change:
    """A look under change, and what could not be done, as pairs of a path and a reason."""

    look: Look
    ignored: list[tuple[str, str]] = field(default_factory=list)

    def ornaments(self, **changes: Any) -> None:
        self.look = replace(self.look, ornaments=replace(self.look.ornaments, **changes))

    def spacing(self, **changes: Any) -> None:
        self.look = replace(self.look, spacing=replace(self.look.spacing, **changes))

    def ignore(self, path: str, why: str) -> None:
        self.ignored.append((f"tokens.{path}", why))


def with_tokens(look: Look, tokens: TokenBundle | None, accent: str | None) -> tuple[Look, list[tuple[str, str]]]:
    """`look` with `accent` (#RRGGBB) and `tokens`, whose accent goes first, and what has no effect."""
    change = _Change(look)
    colors = {"accent": accent.upper()} if accent else {}
    if tokens is None:
        return replace(look, palette=changed(look.palette, colors)), []
    palette = tokens.palette
    colors |= {ours: opaque(given) for name, ours in _COLORS.items() if palette and (given := getattr(palette, name))}
    if tokens.canvas:
        _canvas(change, tokens.canvas, colors)
    named = {name: colors[ours] for name, ours in _NAMED.items() if ours in colors}
    base = look.palette
    if palette and palette.series:
        base = replace(base, series=(*map(opaque, palette.series), *base.series))
    change.look = replace(change.look, palette=changed(base, colors), named=named)
    for role in ("display", "title", "body", "caption", "eyebrow", "nav") if tokens.type else ():
        given = getattr(tokens.type, role)
        if given:
            _voice(change, role, given)
    if tokens.rules:
        _rules(change, tokens.rules)
    if tokens.ornament:
        _ornament(change, tokens.ornament)
    if tokens.spacing:
        _spacing(change, tokens.spacing)
    if tokens.photo:
        change.look = replace(change.look, photo=_photo(tokens.photo, change.look.photo))
    _not_drawn(change, tokens)
    return with_second_accent(change.look), change.ignored


def merged_chrome(own: Chrome | None, default: Chrome | None) -> Chrome | None:
    """The chrome of a slide, with that of the deck wherever it has none of its own."""
    if default is None:
        return own
    own = own or Chrome()
    parts = {}
    for name in ("header_ribbon", "footer"):
        below, above = getattr(default, name), getattr(own, name)
        if below is not None and above is not None:
            above = below.model_copy(update={key: getattr(above, key) for key in above.model_fields_set})
        parts[name] = above or below
    return Chrome.model_construct(**parts)


def _canvas(change: _Change, canvas: Canvas, colors: dict[str, str]) -> None:
    if canvas.ratio:
        change.spacing(page=_PAGES[canvas.ratio])
    if canvas.margin is not None:
        most = change.look.spacing.page[0] * 0.2
        if canvas.margin > most:
            change.ignore("canvas.margin", f"a margin over {most:g} px leaves too little room: that much is kept free")
        change.spacing(margin=min(canvas.margin, most))
    if canvas.density is not None:
        change.spacing(density=change.look.spacing.density * canvas.density)
    if canvas.surface:
        colors["ground"] = opaque(canvas.surface)


def _voice(change: _Change, role: str, given: Typeface) -> None:
    scale = change.look.type
    voice: Voice = getattr(scale, role)
    if given.weight not in {None, 400, 700}:
        drawn = "bold" if (given.weight or 0) >= _BOLD else "regular"
        change.ignore(f"type.{role}.weight", f"PowerPoint knows regular and bold alone: it is set {drawn}")
    voice = _styled(voice, given, limits=role in {"body", "caption"})
    changes = {role: voice}
    if role == "display":
        changes["statement"] = _styled(scale.statement, given, limits=False)
    if role == "body":
        changes["heading"] = replace(
            scale.heading, most=voice.most, scale=voice.scale, family=voice.family, leading=voice.leading
        )
    change.look = replace(change.look, type=replace(scale, **changes))
    if role == "body" and given.family:
        change.look = replace(change.look, body=given.family)
    if role == "title" and given.family:
        change.look = replace(change.look, heading=given.family)


def _styled(voice: Voice, given: Typeface, *, limits: bool) -> Voice:
    """`voice` as given. Of text that layouts size by its room, the given size is the largest."""
    changes: dict[str, Any] = {}
    if given.family:
        changes["family"] = given.family
    if given.weight is not None:
        changes["bold"] = given.weight >= _BOLD
    if given.size is not None:
        changes |= {"most": given.size, "scale": 1.0} if limits else {"size": given.size}
    if given.letter_spacing is not None:
        changes["tracking"] = given.letter_spacing
    if given.line_height is not None:
        size = given.size or voice.most or voice.size or 14.0
        changes["leading"] = min(max(given.line_height / (size * _NATURAL_LEADING), 0.7), 3.0)
    if given.italic is not None:
        changes["italic"] = given.italic
    if given.transform is not None:
        changes["transform"] = given.transform
    return replace(voice, **changes)


def _rules(change: _Change, rules: Rules) -> None:
    for name, ours in _RULES.items():
        text = getattr(rules, name)
        if text is None:
            continue
        try:
            lines = lines_from(text)
        except ValueError:
            change.ignore(f"rules.{name}", f'{text[:40]!r} is no line: write one as "3px solid #DA291C", or "none"')
            continue
        change.ornaments(**{ours: lines})
        if name == "title":
            change.ornaments(title="none")


def _ornament(change: _Change, ornament: Ornament) -> None:
    if ornament.bullet:
        _bullet(change, ornament.bullet)
    if ornament.step_marker is not None:
        step = _STEPS.get(ornament.step_marker)
        if step is None:
            change.ignore("ornament.stepMarker", f"it is none of {', '.join(_STEPS)}")
        else:
            change.ornaments(step=step)
    if ornament.page_number is not None:
        if "{n}" in ornament.page_number:
            change.ornaments(number_text=ornament.page_number)
        elif ornament.page_number in _NUMBERS:
            change.ornaments(number=ornament.page_number)
        else:
            change.ignore("ornament.pageNumber", f"it has no {{n}} and is none of {', '.join(sorted(_NUMBERS))}")


def _bullet(change: _Change, given: BulletOrnament) -> None:
    bullet, nested = change.look.ornaments.bullet, change.look.ornaments.nested
    indent = None if given.indent is None and given.gap is None else (given.indent or 14.0) + (given.gap or 0.0)
    style: dict[str, Any] = {"indent": indent} if indent is not None else {}
    if given.color:
        style["color"] = opaque(given.color)
    if given.marker:
        bullet = replace(_MARKERS[given.marker], color=bullet.color)
    if given.nested_marker:
        nested = replace(_MARKERS[given.nested_marker], color=nested.color)
    size: dict[str, Any] = {"size": given.size_ratio} if given.size_ratio else {}
    change.ornaments(bullet=replace(bullet, **style, **size), nested=replace(nested, **style))


def _spacing(change: _Change, given: Spacing) -> None:
    most = change.look.spacing.page[0] * 0.12
    for name, ours in _SPACES.items():
        distance = getattr(given, name)
        if distance is None:
            continue
        if distance > most:
            change.ignore(f"spacing.{name}", f"distances end at {most:g} px")
        change.spacing(**{ours: min(distance, most)})


def _photo(given: Photo, usual: PhotoStyle) -> PhotoStyle:
    """The treatment is the look's unless one is given; with an overlay, the opacity is that of the overlay."""
    opacity = 1.0 if given.opacity is None else given.opacity
    overlay = given.overlay
    if overlay and given.opacity is not None:
        overlay, opacity = f"{opaque(overlay)}{round(opacity * 255):02X}", 1.0
    return PhotoStyle(given.treatment or usual.treatment, overlay, opacity, given.radius or 0.0)


def _not_drawn(change: _Change, tokens: TokenBundle) -> None:
    for number, font in enumerate(tokens.embedded_fonts or ()):
        why = f"the file carries no fonts: {font.family} is drawn where it is installed"
        change.ignore(f"embeddedFonts[{number}]", why)
