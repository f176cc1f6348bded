"""Why the rules of packages are there, where they come from, and what breaks them."""

from typing import TypedDict


class Grounds(TypedDict):
    """What the page of all rules tells of one."""

    why: str
    source: str
    example: str


_ROWS = {
    1: (
        "Nothing can open it, or what opens it shows only a part.",
        "ECMA-376 part 2 (physical package); APPNOTE.TXT, 4.3 (zip).",
        "A .ppt that was renamed, or a download that broke off.",
    ),
    2: (
        "PowerPoint refuses the file.",
        "ECMA-376 part 2 (content types).",
        "A slide that [Content_Types].xml does not name.",
    ),
    3: (
        "PowerPoint offers a repair, and leaves out what is missing.",
        "ECMA-376 part 2 (relationships).",
        "A slide whose picture is not in the file.",
    ),
    4: (
        "PowerPoint offers a repair, or drops one of the two.",
        "ECMA-376 part 1, 19.2.1.33 (sldId) and 20.1.2.2.8 (cNvPr).",
        "Two shapes of one slide with the same id.",
    ),
    5: (
        "Mail filters stop the file, and whoever opens it runs the code.",
        "MS-OFFMACRO2 (parts that hold macros).",
        "A .pptm that was renamed to .pptx.",
    ),
    6: (
        "It is fetched when the file is opened, tells who opens it, and may be gone.",
        "ECMA-376 part 2 (relationships whose TargetMode is External).",
        "A picture that is linked from a web server.",
    ),
    7: (
        "Nobody without the password can read it.",
        "MS-OFFCRYPTO (encrypted packages).",
        "A deck that was saved with a password.",
    ),
    8: ("Many programs cannot read it.", "ISO/IEC 29500-1 (strict).", "A deck that was saved as Strict Open XML."),
    9: (
        "What opens it may run out of memory.",
        "CWE-409 (improper handling of highly compressed data).",
        "A zip of 1 MB that unpacks to 10 GB.",
    ),
    10: (
        "PowerPoint offers a repair, which frightens readers and loses content.",
        "ECMA-376 part 1, annex A (schemas).",
        "Paragraph properties behind the text they belong to.",
    ),
    11: (
        "The numbers cannot be corrected.",
        "ECMA-376 part 1, 21.2.2.63 (externalData).",
        "A chart whose workbook was stripped.",
    ),
    13: (
        "PowerPoint offers a repair, or shows the number without its unit.",
        "ECMA-376 part 1, 18.8.31 (numFmts: literal text stands in quotation marks).",
        'The format `0 days` in the place of `0 "days"`.',
    ),
    14: (
        "Each program chooses a font of its own.",
        "ECMA-376 part 1, 21.1.2.3.7 (latin, typeface).",
        "An `a:latin` with an empty typeface.",
    ),
    12: ("There is nothing to show.", "ECMA-376 part 1, 19.2.1.34 (sldIdLst).", "A template that was sent as a deck."),
}


def grounds(number: int) -> Grounds:
    """Those of `PKG` and a number."""
    why, source, example = _ROWS[number]
    return Grounds(why=why, source=source, example=example)
