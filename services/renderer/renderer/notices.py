"""What the renderer has to say about a deck it has drawn: findings with `RND` rules."""

from deck_domain.findings import Family, Finding, Impact


def overflow(slide_index: int, path: str, smallest: float, *, unreadable: bool) -> tuple[Finding, Finding]:
    """Text had to go below its smallest size, or does not fit even so."""
    drawn = f"it is set at {smallest:g} pt" if not unreadable else "it runs over its box"
    return (
        Finding(
            rule="RND101",
            code="TABLE_TOO_DENSE" if path.endswith("table") else "OVERFLOW_BODY_TEXT",
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


def unresolved_binding(slide_index: int | None, binding: str) -> Finding:
    """A binding has no effect yet."""
    return Finding(
        rule="RND201",
        code="BINDING_NOT_RESOLVED",
        category="validation",
        family=Family.INTEGRITY,
        impact=Impact.INFO,
        message=f"The binding {binding} was not resolved: the text stands as it was sent.",
        slide_index=slide_index,
        recommended_action="Fill in the value before you submit the document.",
    )


def no_effect(slide_index: int, path: str, what: str) -> Finding:
    """Something asked for is not drawn."""
    return Finding(
        rule="RND202",
        code="OPTION_WITHOUT_EFFECT",
        category="layout",
        family=Family.LAYOUT,
        impact=Impact.INFO,
        message=f"{what} has no effect here.",
        slide_index=slide_index,
        component_path=path,
        recommended_action="Leave it out, or use another one.",
    )


def missing_glyphs(characters: str) -> Finding:
    """No installed font has these characters."""
    codes = ", ".join(f"U+{ord(char):04X}" for char in sorted(characters)[:8])
    return Finding(
        rule="RND301",
        code="FONT_COVERAGE_FALLBACK_USED",
        category="typography",
        family=Family.LEGIBILITY,
        impact=Impact.WARNING,
        message=f"No installed font has {codes}: they show as boxes in the previews.",
        recommended_action="Replace these characters, or install a font that has them.",
    )


def empty_chart(slide_index: int, path: str) -> Finding:
    """A chart without any value."""
    return Finding(
        rule="RND203",
        code="CHART_WITHOUT_DATA",
        category="chart",
        family=Family.INTEGRITY,
        impact=Impact.WARNING,
        message="The chart has no values: its place stays empty.",
        slide_index=slide_index,
        component_path=path,
        recommended_action="Add data points, or leave the chart out.",
    )


def hidden_series(slide_index: int, path: str, count: int) -> Finding:
    """A pie shows one series; the others are only in its workbook."""
    return Finding(
        rule="RND204",
        code="CHART_SERIES_NOT_SHOWN",
        category="chart",
        family=Family.INTEGRITY,
        impact=Impact.WARNING,
        message=f"A pie shows one series: {count} more are in its workbook but not drawn.",
        slide_index=slide_index,
        component_path=path,
        recommended_action="Use a doughnut, which has a ring for each series, or stacked bars.",
    )


def drawn_flat(slide_index: int, path: str) -> Finding:
    """A gradient was asked for."""
    return Finding(
        rule="RND205",
        code="GRADIENT_DRAWN_FLAT",
        category="layout",
        family=Family.LAYOUT,
        impact=Impact.INFO,
        message="The style `gradient` is drawn as a flat accent fill, which reads alike everywhere.",
        slide_index=slide_index,
        component_path=path,
        recommended_action="Nothing; set the fill in PowerPoint if you want a gradient.",
    )


def token_without_effect(name: str) -> Finding:
    """A design token changes nothing."""
    return Finding(
        rule="RND202",
        code="OPTION_WITHOUT_EFFECT",
        category="layout",
        family=Family.LAYOUT,
        impact=Impact.INFO,
        message=f"`designTokens.{name}` has no effect here: the theme decides.",
        recommended_action="Leave it out, or use another one.",
    )
