"""Findings about text and its room."""

from deck_domain.findings import Family, Finding, Impact


def overflow(
    slide_index: int, path: str, smallest: float, *, unreadable: bool, table: bool = False
) -> tuple[Finding, Finding]:
    """Text had to go below its smallest size, or does not fit even so."""
    drawn = f"it is set at {smallest:g} pt" if not unreadable else "it runs over its box"
    return (
        Finding(
            rule="RND101",
            code="TABLE_TOO_DENSE" if table else "OVERFLOW_BODY_TEXT",
            category="layout",
            family=Family.LEGIBILITY,
            impact=Impact.ERROR if unreadable else Impact.WARNING,
            message=f"The text does not fit at a readable size; {drawn}.",
            slide_index=slide_index,
            component_path=path,
            recommended_action="Shorten the text or split the slide.",
        ),
        Finding(
            rule="RND102",
            code="LAYOUT_SHOULD_SPLIT",
            category="layout",
            family=Family.LAYOUT,
            impact=Impact.INFO,
            message="This slide holds more than one slide can show well.",
            slide_index=slide_index,
            component_path=path,
            recommended_action="Move about half of the content to a second slide with the same title and '(cont.)'.",
            machine_fix_hint="split_slide",
        ),
    )


def paginated(slide_index: int, path: str, pages: int) -> Finding:
    """A slide goes on over further ones."""
    return Finding(
        rule="RND103",
        code="CONTENT_PAGINATED",
        category="layout",
        family=Family.LAYOUT,
        impact=Impact.INFO,
        message=f"One slide cannot show all of this at a readable size: it is spread over {pages} slides.",
        slide_index=slide_index,
        component_path=path,
        recommended_action="Shorten the content if it has to stay on one slide.",
    )


def lines_run_on(path: str, kept: int) -> Finding:
    """A slide or master has far too many line breaks."""
    return Finding(
        rule="RND107",
        code="LINE_BREAKS_LEFT_OUT",
        category="layout",
        family=Family.LEGIBILITY,
        impact=Impact.WARNING,
        message=f"There are more line breaks than a slide can show: each text keeps {kept}, then its lines run on.",
        component_path=path,
        recommended_action="Spread long texts over paragraphs, points or slides.",
    )


def missing_glyphs(slide_index: int, path: str, characters: str) -> Finding:
    """No installed font has these characters, which a slide is the first to show."""
    codes = ", ".join(f"U+{ord(char):04X}" for char in sorted(characters)[:8])
    return Finding(
        rule="RND301",
        code="FONT_COVERAGE_FALLBACK_USED",
        category="typography",
        family=Family.LEGIBILITY,
        impact=Impact.WARNING,
        message=f"No installed font has {codes}: they show as boxes in the previews.",
        slide_index=slide_index,
        component_path=path,
        recommended_action="Replace these characters, or install a font that has them.",
    )


def truncated(slide_index: int, path: str, lost: str) -> Finding:
    """Text was cut, as the document allows."""
    return Finding(
        rule="RND106",
        code="TEXT_CLIP",
        category="layout",
        family=Family.LAYOUT,
        impact=Impact.WARNING,
        message=f"The text was cut before {lost[:60]!r}: the rest is not shown.",
        slide_index=slide_index,
        component_path=path,
        recommended_action="Shorten the text, or give it more room.",
    )


def off_slide(slide_index: int, path: str, *, gone: bool) -> Finding:
    """Something stands partly or wholly beside the slide."""
    return Finding(
        rule="RND105",
        code="OUT_OF_BOUNDS",
        category="layout",
        family=Family.LAYOUT,
        impact=Impact.ERROR if gone else Impact.WARNING,
        message="This stands beside the slide and is not seen." if gone else "This reaches beyond the slide's edge.",
        slide_index=slide_index,
        component_path=path,
        recommended_action="Make it smaller, or move it onto the slide.",
    )
