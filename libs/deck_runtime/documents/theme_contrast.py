"""Whether the colours of a theme can be read on its page, whoever has chosen them."""

from collections.abc import Iterator

from deck_documents.brief_themes import BRIEF_THEMES
from deck_documents.own_themes import OwnTheme
from deck_domain.errors import Violation
from deck_presentation.contrast import contrast, mixed

_READABLE, _CLEAR, _LEAST = 4.5, 3.0, 1.5
"""Contrasts: of text, of marks that are seen easily, of marks that can be told from the page at all."""


def contrast_faults(theme: OwnTheme, at: str) -> Iterator[Violation]:
    """Text below 4.5:1 on its page, and a leading colour that cannot be told from the page; `at` is where it stands."""
    ground, text, leading = _page_of(theme), theme.colors.text, _rgb(theme.colors.leading or "")
    if text and (ratio := contrast(_rgb(text), ground)) < _READABLE:
        better = _readable(_rgb(text), ground)
        message = f"Text in {_rgb(text)} on {ground} has a contrast of {ratio:.1f}:1, and needs 4.5: use {better}, say."
        yield Violation(f"{at}/colors/text", "low_contrast", message)
    if (ratio := contrast(leading, ground)) < _LEAST:
        message = (
            f"{leading} cannot be told from the page {ground} ({ratio:.1f}:1): give another colour to one of them."
        )
        yield Violation(f"{at}/colors/{_leading_field(theme)}", "low_contrast", message)


def hard_to_see(theme: OwnTheme, at: str) -> Iterator[Violation]:
    """A leading colour that is seen, but not easily."""
    ground, leading = _page_of(theme), _rgb(theme.colors.leading or "")
    if (ratio := contrast(leading, ground)) < _CLEAR:
        message = (
            f"{leading} on {ground} has a contrast of {ratio:.1f}:1: text in it gets another shade that can be read."
        )
        yield Violation(f"{at}/colors/{_leading_field(theme)}", "low_contrast", message)


def _page_of(theme: OwnTheme) -> str:
    given = theme.colors.background
    return (
        _rgb(given) if given else BRIEF_THEMES[theme.based_on].ground if theme.based_on in BRIEF_THEMES else "#FFFFFF"
    )


def _leading_field(theme: OwnTheme) -> str:
    return "primary" if theme.colors.primary else "accent"


def _readable(color: str, ground: str) -> str:
    """The nearest shade of `color` that reads on `ground`."""
    end = max("#000000", "#FFFFFF", key=lambda ink: contrast(ink, ground))
    shades = (mixed(end, color, share / 20) for share in range(1, 21))
    return next((shade for shade in shades if contrast(shade, ground) >= _READABLE), end)


def _rgb(color: str) -> str:
    """A colour of three, six or eight digits as #RRGGBB."""
    digits = color[1:]
    return f"#{''.join(char * 2 for char in digits) if len(digits) == 3 else digits[:6]}".upper()
