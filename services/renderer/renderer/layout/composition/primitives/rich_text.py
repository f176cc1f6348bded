"""Text of a block with several looks as paragraphs of a scene."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from renderer.deck.blocks.words import Paragraph as GivenParagraph
from renderer.deck.blocks.words import RichText, Weight
from renderer.deck.blocks.words import Run as GivenRun
from renderer.layout.composition.colors import scene_color
from renderer.layout.voices import in_ink_of
from renderer.scene import POINT, Align, Paragraph, Run
from renderer.scene.theme import Theme
from renderer.typesetting.scripts import is_cjk

ALIGNS: dict[str, Align] = {"left": "l", "center": "ctr", "right": "r"}
_BOLD = 600
_SMALLEST = 12.0
_CJK_SIZE, _CJK_SPACING = 0.94, 1.1
_GAP, _INDENT = 0.35, 1.15


@dataclass(frozen=True, slots=True)
class Voice:
    """What text looks like where its runs do not say so; sizes in pt, `line_spacing` as `Paragraph` has it."""

    size: float
    floor: float
    color: str = "tx1"
    bold: bool = False
    italic: bool = False
    heading: bool = False
    caps: bool = False
    spacing: float = 0.0
    align: Align = "l"
    line_spacing: float | None = None


def is_bold(weight: Weight | None, otherwise: bool) -> bool:
    """Whether a weight, normal, bold or 100 to 900, is drawn bold."""
    if weight is None:
        return otherwise
    return weight == "bold" if isinstance(weight, str) else weight >= _BOLD


def text_of(content: RichText | None) -> str:
    """All that `content` says."""
    if content is None or isinstance(content, str):
        return content or ""
    runs = [run for one in content for run in ((one,) if isinstance(one, GivenRun) else one.runs)]
    return "".join(run.text for run in runs)


def paragraphs_of(content: RichText, voice: Voice, theme: Theme) -> list[Paragraph]:
    """A string, whose line feeds end paragraphs, runs, or paragraphs, in `voice`."""
    if isinstance(content, str):
        given = [GivenParagraph((GivenRun(line),)) for line in content.split("\n")]
    else:
        runs = tuple(one for one in content if isinstance(one, GivenRun))
        given = [GivenParagraph(runs)] if runs else [one for one in content if isinstance(one, GivenParagraph)]
    lines = [_paragraph(one, voice, theme) for one in given]
    return [replace(line, before=_size(line.runs) * _GAP if n else 0.0) for n, line in enumerate(lines)]


def _paragraph(given: GivenParagraph, voice: Voice, theme: Theme) -> Paragraph:
    cjk = is_cjk("".join(run.text for run in given.runs))
    runs = [_run(run, voice, theme, _CJK_SIZE if cjk else 1.0) for run in given.runs] or [Run("", voice.size)]
    level, step = (given.level or 1) - 1, _size(runs) * _INDENT
    plain = Paragraph(
        tuple(runs),
        align=ALIGNS[given.align] if given.align else voice.align,
        line_spacing=voice.line_spacing or (_CJK_SPACING if cjk else 1.0),
        indent=step * (level + 1) if given.bullet else step * level,
        bullet=in_ink_of(runs[0].color, POINT) if given.bullet else None,
        level=level,
    )
    return _underlined(plain, given) if any(run.underline for run in given.runs) else plain


def _underlined(plain: Paragraph, given: GivenParagraph) -> Paragraph:
    """`plain` with the lines under its runs."""
    runs = tuple(
        replace(run, typeface="+mj-lt" if run.heading else run.typeface, underline="sng" if one.underline else None)
        for run, one in zip(plain.runs, given.runs, strict=True)
    )
    hanging = plain.indent / (plain.level + 1) if plain.bullet else 0.0
    return replace(plain, runs=runs, after=0.0, hanging=hanging, bullet=POINT if plain.bullet else None)


def _run(given: GivenRun, voice: Voice, theme: Theme, scale: float) -> Run:
    size = given.size or round(voice.size * scale * 2) / 2
    return Run(
        given.text,
        size,
        color=scene_color(given.color, theme) if given.color else voice.color,
        bold=is_bold(given.weight, voice.bold),
        italic=voice.italic if given.italic is None else given.italic,
        floor=min(voice.floor if given.size is None else max(voice.floor, _SMALLEST), size),
        spacing=voice.spacing,
        caps=voice.caps,
        heading=voice.heading,
    )


def _size(runs: Sequence[Run]) -> float:
    return max(run.size for run in runs)
