"""People as discs: their portrait, or the initials of their name."""

import re
import unicodedata

from renderer import findings
from renderer.deck.blocks.stories import Person, SlideImage
from renderer.layout.geometry import Rect
from renderer.layout.grounds import Ground
from renderer.layout.photos import focused, treated
from renderer.layout.sheet import Sheet
from renderer.media.decoding import UnusablePicture, decode
from renderer.scene import Picture
from renderer.typesetting.scripts import has_rtl, is_cjk

_TITLE = re.compile(
    r"(?:\w{2,}|[\u0590-\u06ff])\.(?:-?\w+\.)*|(?:dr|prof|mr|mrs|ms|mme|ing|mag|sir|dame|frau|herr)", re.IGNORECASE
)
"""Abbreviations: one letter and a point is a title in scripts that abbreviate no names."""
_NAME_AND_MORE = re.compile(r"(\S+(?:\s+\S+)+?|\S+(?=,.*\d)),.*")
_ARTICLE = re.compile(r"^\u0627\u0644(?=\w{3})")
"""Of Arabic words: all that have it would begin alike. What is as short as a name may be one."""
_INITIALS = 0.36
"""The size of the initials in a portrait, as a share of its diameter."""


def lay_out_portrait(sheet: Sheet, person: Person, box: Rect, path: str, ground: Ground) -> None:
    """Add the disc of `person`, who stands at `path` in the document."""
    if not (person.image and _portrait(sheet, person, person.image, box, f"{path}.image")):
        _disc(sheet, person.name, box, path, ground)


def _portrait(sheet: Sheet, person: Person, image: SlideImage, box: Rect, path: str) -> bool:
    """Whether the portrait could be had."""
    try:
        decoded = decode(image.src, sheet.fetched).sharp(box.width, box.height)
    except UnusablePicture as problem:
        sheet.say(findings.missing_asset(sheet.page_index, sheet.at(f"{path}.src"), str(problem)))
        return False
    sheet.judge_picture(decoded, f"{path}.src")
    fill = treated(sheet, focused(decoded, image.focal_point, box.width, box.height))
    described = image.alt or person.name
    sheet.add(
        Picture(
            box.frame(),
            sheet.name(),
            described,
            origin=sheet.at(path),
            builds=True,
            fill=fill,
            radius=min(box.width, box.height) / 2,
        )
    )
    return True


def _disc(sheet: Sheet, name: str, box: Rect, path: str, ground: Ground) -> None:
    fill = sheet.theme.ink_on("accent2") if ground.fill == "accent2" else "accent2"
    ink = "accent2" if ground.fill == "accent2" else sheet.theme.ink_on("accent2")
    # A sign and no running text: it is as large as its disc, whatever the title is.
    line = sheet.paragraph(initials(name), box.height * _INITIALS, "figure", color=ink, align="ctr", floor=8.0)
    sheet.text(box, [line], path=f"{path}.name", fill=fill, geometry="ellipse", anchor="ctr", builds=True)


def initials(name: str) -> str:
    """The first letters of the first and the last word; one where a script joins its letters or needs no spaces.

    Titles before a name, and what follows it after a comma, are none of it; figures only where there is nothing else.
    """
    parts = _without_titles(_NAME_AND_MORE.sub(r"\1", name).split())
    words = [word for word in map(_letters, parts) if word]
    words = [word for word in words if word[0].isalpha()] or words
    if not words:
        return name.strip()[:1]
    if len(words) == 1 or is_cjk(name) or has_rtl(name):
        return _ARTICLE.sub("", words[0])[0].upper()
    return (words[0][0] + words[-1][0]).upper()


def _without_titles(parts: list[str]) -> list[str]:
    """`parts` of a name from its first one on that is no title; all where there is no such one."""
    first = next((index for index, part in enumerate(parts) if not _TITLE.fullmatch(part)), 0)
    return parts[first:]


def _letters(word: str) -> str:
    return "".join(char for char in word if unicodedata.category(char)[0] in "LN")
