"""Runs and paragraphs of a document as those of a scene."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from deck_documents.paper_document.style import TextStyle
from deck_documents.paper_document.text import CharacterBullet, Hyperlink, NumberBullet, RunStyle
from deck_documents.paper_document.text import Link as DocumentLink
from deck_documents.paper_document.text import Paragraph as DocumentParagraph
from deck_documents.paper_document.text import Run as DocumentRun
from renderer.deck.colors import scene_color
from renderer.nodes.drawingml_names import NUMBER_SCHEMES
from renderer.nodes.painting import gradient_of
from renderer.scene import Align, Bullet, Link, Paragraph, Run
from renderer.typesetting.scripts import is_rtl

DEFAULT_SIZE = 18.0
_CSS_LINE = 1.2
# What PowerPoint reads, in pt.
_MOST_SPACE, _MOST_INDENT = 1584.0, 4000.0
_ALIGNS: dict[str, Align] = {"left": "l", "center": "ctr", "right": "r", "justify": "l"}
_UNDERLINES = {
    "single": "sng",
    "double": "dbl",
    "heavy": "heavy",
    "dotted": "dotted",
    "dash": "dash",
    "wavy": "wavy",
    "words": "words",
}
# Many write the scheme where the schema asks for the address alone.
_SCHEME_OF_MAIL = re.compile(r"\s*(?:mailto:)?\s*", re.IGNORECASE)
_CHANGED_CASE = {"uppercase": str.upper, "lowercase": str.lower, "capitalize": str.title}


@dataclass(frozen=True, slots=True)
class Voice:
    """What text looks like where neither its run nor its style says so.

    Attributes:
        family: what text without a family of its own is measured with.
        color: a scene colour.
        floor: as a share of the given size; below it text counts as too small.
        align: of paragraphs without one.
        from_right: whether paragraphs without letters run from right to left.
    """

    family: str
    color: str = "tx1"
    size: float = DEFAULT_SIZE
    bold: bool = False
    align: Align = "l"
    opacity: float = 1.0
    floor: float | None = None
    from_right: bool = False


def paragraphs_of(
    content: str | Sequence[DocumentRun] | None,
    paragraphs: Sequence[DocumentParagraph] | None,
    style: TextStyle,
    voice: Voice,
    link: Hyperlink | None = None,
) -> list[Paragraph]:
    """The text of a node: its content, whose line feeds end paragraphs, then its paragraphs."""
    made: list[Paragraph] = []
    if isinstance(content, str):
        made += [_plain([DocumentRun(text=line)], style, voice, link) for line in content.split("\n")]
    elif content:
        made += [_plain(line, style, voice, link) for line in _lines(content)]
    return made + [_paragraph(one, style, voice, link) for one in paragraphs or ()]


def link_of(link: Hyperlink | None) -> Link | None:
    """Where a click leads."""
    if link is None or isinstance(link, str):
        return Link(address=link) if link else None
    assert isinstance(link, DocumentLink)
    address = link.url or (f"mailto:{_SCHEME_OF_MAIL.sub('', link.mailto, count=1)}" if link.mailto else None)
    return Link(address=address, slide=link.slide, jump=link.action, tooltip=link.tooltip)


def _lines(runs: Sequence[DocumentRun]) -> Iterator[list[DocumentRun]]:
    """Runs cut into paragraphs at line feeds."""
    line: list[DocumentRun] = []
    for run in runs:
        first, *rest = run.text.split("\n")
        line.append(run.model_copy(update={"text": first}))
        for text in rest:
            yield line
            line = [run.model_copy(update={"text": text})]
    yield line


def _plain(runs: Sequence[DocumentRun], style: TextStyle, voice: Voice, link: Hyperlink | None) -> Paragraph:
    return _paragraph(DocumentParagraph(runs=list(runs)), style, voice, link)


def _paragraph(given: DocumentParagraph, style: TextStyle, voice: Voice, link: Hyperlink | None) -> Paragraph:
    runs = tuple(_run(run, style, voice, link) for run in given.runs) or (
        _run(DocumentRun(text=""), style, voice, None),
    )
    text = "".join(run.text for run in runs)
    usual = is_rtl(text, without_letters=voice.from_right)
    rtl = next((value for value in (given.rtl, style.rtl) if value is not None), usual)
    named = given.align or style.text_align
    at_right = rtl or (voice.from_right and not any(map(str.isalpha, text)))
    align = _ALIGNS[named] if named else ("r" if at_right and voice.align == "l" else voice.align)
    margin, hanging, bullet = _indents(given, max(run.size for run in runs), voice.opacity)
    height = given.line_height or style.line_height
    return Paragraph(
        runs=runs,
        align=align,
        justified=named == "justify",
        line_spacing=height / _CSS_LINE if height else 1.0,
        before=min(given.space_before or 0.0, _MOST_SPACE),
        after=min(given.space_after or 0.0, _MOST_SPACE),
        indent=min(margin, _MOST_INDENT),
        hanging=max(min(hanging, margin, _MOST_INDENT), -_MOST_INDENT),
        bullet=bullet,
        level=given.level or 0,
        rtl=rtl or None,
        tabs=tuple((min(stop.position, _MOST_INDENT), stop.align or "left") for stop in given.tab_stops or ()),
    )


def _indents(given: DocumentParagraph, size: float, opacity: float) -> tuple[float, float, Bullet | None]:
    """Left margin, how far the first line hangs out of it, and what stands there."""
    bullet, level = given.bullet, given.level or 0
    kind = bullet if isinstance(bullet, str) else bullet.type if bullet else "none"
    if kind == "none":
        margin = level * size * 1.2 if given.margin_left is None else given.margin_left
        return max(margin, 0.0), -(given.indent or 0.0), None
    step = max(size * (1.1 if kind == "char" else 1.5), 12.0)
    hanging = step if given.indent is None or given.indent >= 0 else -given.indent
    margin = step * (level + 1) if given.margin_left is None else given.margin_left
    return max(margin, hanging), hanging, _bullet(bullet, opacity)


def _bullet(bullet: object, opacity: float) -> Bullet:
    match bullet:
        case CharacterBullet():
            color = scene_color(bullet.color, opacity) if bullet.color else None
            return Bullet(bullet.char or "\u2022", color, bullet.size, typeface=bullet.font_family)
        case NumberBullet():
            color = scene_color(bullet.color, opacity) if bullet.color else None
            scheme = bullet.scheme if bullet.scheme in NUMBER_SCHEMES else "arabicPeriod"
            return Bullet(None, color, bullet.size, scheme, bullet.start_at or 1)
        case "autoNum":
            return Bullet(None)
        case _:
            return Bullet("\u2022")


def _run(run: DocumentRun, style: TextStyle, voice: Voice, link: Hyperlink | None) -> Run:
    own = run.style or RunStyle()
    size = own.font_size or style.font_size or voice.size
    weight = own.font_weight or style.font_weight
    family = own.font_family or style.font_family
    color = own.color or style.color
    target = link_of(run.hyperlink or link)
    underline = own.underline if own.underline is not True else "single"
    fallback = "hlink" if target else voice.color
    return Run(
        text=_changed(run.text, own.text_transform),
        size=size,
        color=scene_color(color, voice.opacity) if color else scene_color(fallback, voice.opacity),
        bold=weight == "bold" if weight else voice.bold,
        italic=(own.font_style or style.font_style) == "italic",
        floor=min(size, 12.0) if voice.floor is None else min(size, voice.floor),
        spacing=own.letter_spacing or style.letter_spacing or 0.0,
        family=family or voice.family,
        typeface=family,
        complex_typeface=None if family and family.startswith("+") else family,
        underline=_UNDERLINES.get(underline)
        if isinstance(underline, str)
        else ("sng" if target and underline is None else None),
        strike=bool(own.strikethrough),
        baseline=own.baseline or 0.0,
        small_caps=own.text_transform == "smallCaps",
        highlight=scene_color(own.highlight, voice.opacity) if own.highlight else None,
        gradient=gradient_of(own.gradient_fill, voice.opacity) if own.gradient_fill else None,
        link=target,
        language=own.lang or style.lang,
    )


def _changed(text: str, transform: str | None) -> str:
    change = _CHANGED_CASE.get(transform or "")
    return change(text) if change else text
