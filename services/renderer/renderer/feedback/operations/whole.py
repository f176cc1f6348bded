"""Wishes that are understood and that no operation does: they are refused, with what to do instead."""

import re
from collections.abc import Sequence

from renderer.feedback.draft import CannotDo, Draft
from renderer.feedback.phrases import phrase

_REFUSED: Sequence[tuple[str, str]] = (
    (
        r"translate\b|übersetz\w*|(?:into|in|to|auf|ins) (?:english|german|french|spanish|italian|portuguese|dutch|"
        r"japanese|arabic|chinese|englische?|deutsche?|französische?|spanische?|italienische?|japanische?|"
        r"arabische?)(?: please| bitte)?$",
        "feedback translates nothing. `POST /v1/translate` with this `job_id` does where a language model is set up; "
        "without one, send a brief in the language that you want.",
    ),
    (
        r"one slide (?:per|for each|for every|each)|split (?:this |the |it )*(?:slide|into|up)|"
        r"(?:more|another|new) slide|"
        r"(?:several|multiple|two|three|mehrere|zwei|drei) (?:slides|folien)|(?:eine|weitere|neue) folie|"
        r"teil\w* .*folien",
        "a version has one slide. Send a brief for each slide that you want.",
    ),
    (
        r"(?:fewer|less) (?:words|text)|shorten\b|more concise|too (?:wordy|much text)|"
        r"(?:text|bullets?|points?|titles?|sentences?|it|is|are)(?: should be| must be)?"
        r" (?:shorter|briefer|crisper|too long)|"
        r"weniger (?:worte|wörter|text)|"
        r"kürze\w*\b|zu viel text",
        "nothing on the slide is marked as left out at need, and no text is cut that somebody wrote. "
        'Name what shall go, as in "remove the third bullet", or say how it reads, as in "rename X to Y".',
    ),
    (
        r"(?:add|insert|include|put|use|füge?|setze?|ergänze?|verwende?) (?:\w+ ){0,4}?"
        r"(?:logo|image|picture|photo|illustration|icon|emoji|bild|bilder|foto|symbol|symbole|clip ?art)(?:e?s|n)?"
        r"(?=$| (?:to|on|in|at|next|beside|for|of|zu|auf|neben|für|hinzu|ein|links|rechts)\b)",
        "pictures come by a template or a document, not by feedback.",
    ),
    (
        r"(?:add|insert|include|use|put|more|füge?|ergänze?|mehr) (?:\w+ ){0,4}?"
        r"(?:animation|transition|shadow|border|gradient|texture|watermark|3d effect|video|sound|animationen|"
        r"übergänge?|schatten|"
        r"rahmen|verlauf|wasserzeichen)(?:e?s|n)?"
        r"(?=$| (?:to|on|in|at|around|between|for|of|zu|auf|um|zwischen|für|hinzu|ein)\b)",
        "slides here are still, and their theme says how things are drawn: name another theme, or do it in PowerPoint.",
    ),
    (
        r"(?:number|nummeriere?n?) (?:(?:the|all|die|alle) )?(?:bullets?|points?|items?|list|punkte|liste)$|"
        r"(?:use |make (?:it |them )?|as )?(?:numbers|a numbered list) "
        r"(?:instead of|not|rather than) (?:bullets|points)$|"
        r"(?:als )?nummerierte liste$|zahlen statt punkte$",
        "how points are numbered is up to the theme: up to five have 01, 02 and so on before them. "
        'For numbers of your own, say how a point reads, as in "rename the first bullet to 1. Intake".',
    ),
    (
        r"(?:undo|revert|go back|mach .*rückgängig|zurück zur)\b",
        "earlier versions are kept. Send the feedback with the `job_id` of the version that you want to go on from.",
    ),
)
NO_ENTRY = phrase(
    r"<add> (?:<the>|(?:some|a few|mehr|einige) )(?:(?:small|big|thin|today|kleine|große) )*"
    r"(?:more (?:detail|information|context|space|room|colou?r|text)|details?|arrows?|lines?|markers?|dividers?|"
    r"separators?|sub-?bullets?|unterpunkte?|shapes?|boxes|spacing|space|check ?marks?|effects?|captions?|"
    r"highlights?|examples?|"
    r"pfeile?|linien?|trennlinien?|kästen|haken|farben?|abstand|beispiele?)"
    r"(?: (?:to|between|around|for|in|on|at|zwischen|um|zu|für|bei|hinzu|ein)\b[^:]*)?"
)
"""What is no entry of a list, though it is added: how a slide looks, or something that the wish does not say."""
_PATTERNS = tuple((re.compile(rf"\b(?:{words})", re.IGNORECASE), why) for words, why in _REFUSED)
_QUOTED = re.compile(r"[\"“„«:].*", re.DOTALL)


def refused(wish: str, _: Draft) -> Draft | None:
    """Raise CannotDo for what feedback cannot do; what is quoted, or stands behind a colon, is content and no wish."""
    said = _QUOTED.sub("", wish)
    for pattern, why in _PATTERNS:
        if pattern.search(said):
            raise CannotDo(why)
    return None
