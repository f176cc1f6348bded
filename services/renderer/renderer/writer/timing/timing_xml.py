"""Transitions between slides, and animations on them."""

# ruff: noqa: E501 - markup is easier to read and to compare in whole elements.

from collections.abc import Iterator, Mapping

from renderer.scene import Element, Page, Recording, Shape, Transition, nested
from renderer.writer.timing.effects_xml import motions_xml

_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_P159 = "http://schemas.microsoft.com/office/powerpoint/2015/09/main"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_PLAIN = {
    "fade": "<p:fade/>",
    "push": '<p:push dir="u"/>',
    "wipe": '<p:wipe dir="l"/>',
    "split": '<p:split orient="vert" dir="out"/>',
    "cover": '<p:cover dir="l"/>',
    "zoom": '<p:zoom dir="in"/>',
    "blinds": '<p:blinds dir="horz"/>',
    "checker": '<p:checker dir="horz"/>',
    "dissolve": "<p:dissolve/>",
    "comb": '<p:comb dir="horz"/>',
    "none": "",
}
_DURATIONS = {"slow": 2000, "med": 1000, "fast": 500}
_FADE_MS = 500


def transition_xml(transition: Transition | None) -> str:
    """`p:transition`; morph is wrapped so that older readers fade instead."""
    if transition is None or (
        transition.kind == "none" and transition.advance_after_ms is None and transition.advance_on_click
    ):
        return ""
    speed = {"slow": "slow", "med": "med", "fast": "fast"}[transition.speed]
    attributes = f' spd="{speed}"'
    if not transition.advance_on_click:
        attributes += ' advClick="0"'
    if transition.advance_after_ms is not None:
        attributes += f' advTm="{transition.advance_after_ms}"'
    if transition.kind != "morph":
        effect = (
            f'<p:{transition.kind} dir="{transition.direction}"/>' if transition.direction else _PLAIN[transition.kind]
        )
        return f"<p:transition{attributes}>{effect}</p:transition>"
    duration = f' xmlns:p14="{_P14}" p14:dur="{_DURATIONS[transition.speed]}"'
    return (
        f'<mc:AlternateContent xmlns:mc="{_MC}"><mc:Choice xmlns:p159="{_P159}" Requires="p159">'
        f'<p:transition{attributes}{duration}><p159:morph option="{transition.morph_option}"/></p:transition></mc:Choice>'
        f"<mc:Fallback><p:transition{attributes}><p:fade/></p:transition></mc:Fallback></mc:AlternateContent>"
    )


def timing_xml(page: Page, ids: Mapping[str, int]) -> str:
    """`p:timing`: what the page's motions say, and what plays; else what builds fades in.

    That is part by part on each click, or all at once after the slide is there.
    """
    everything = [*page.elements, *nested(page.elements)]
    if page.motions or any(isinstance(element, Recording) for element in everything):
        return motions_xml(page.motions, everything, ids)
    steps = _steps(page, ids)
    if page.animation is None or not steps:
        return ""
    by_point = page.animation == "buildByPoint"
    groups = [group for step in steps for group in _targets(step, by_point=by_point)]
    counter = iter(range(3, 10_000))
    together = [target for group in groups for target in group]
    effects = "".join(_click(group, counter) for group in groups) if by_point else _together(together, counter)
    builds = "".join(_build(shape_id, element, by_point=by_point) for step in steps for shape_id, element in step)
    listed = f"<p:bldLst>{builds}</p:bldLst>" if builds else ""
    return (
        '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"><p:childTnLst>'
        '<p:seq concurrent="1" nextAc="seek"><p:cTn id="2" dur="indefinite" nodeType="mainSeq"><p:childTnLst>'
        f"{effects}</p:childTnLst></p:cTn>"
        '<p:prevCondLst><p:cond evt="onPrev" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:prevCondLst>'
        '<p:nextCondLst><p:cond evt="onNext" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:nextCondLst>'
        f"</p:seq></p:childTnLst></p:cTn></p:par></p:tnLst>{listed}</p:timing>"
    )


_Step = list[tuple[int, Element]]


def _steps(page: Page, ids: Mapping[str, int]) -> list[_Step]:
    """What comes in together, step by step, with the ids of shapes."""
    numbered = [(ids[element.name], element) for element in page.elements]
    if not page.steps:
        return [[part] for part in numbered if part[1].builds]
    named = {element.name: (shape_id, element) for shape_id, element in numbered}
    return [[named[name] for name in step] for step in page.steps]


def _targets(step: _Step, *, by_point: bool) -> list[list[str]]:
    """The targets that come in together, of the paragraphs of a placeholder one after the other."""
    (shape_id, element), *others = step
    if others or not (by_point and _by_paragraph(element)):
        return [[f'<p:spTgt spid="{shape_id}"/>' for shape_id, _ in step]]
    assert isinstance(element, Shape)
    return [
        [f'<p:spTgt spid="{shape_id}"><p:txEl><p:pRg st="{index}" end="{index}"/></p:txEl></p:spTgt>']
        for index in range(len(element.paragraphs))
    ]


def _by_paragraph(element: object) -> bool:
    return isinstance(element, Shape) and element.placeholder is not None


def _build(shape_id: int, element: object, *, by_point: bool) -> str:
    if not isinstance(element, Shape):
        return ""
    if by_point and _by_paragraph(element):
        return f'<p:bldP spid="{shape_id}" grpId="0" build="p"/>'
    ground = ' animBg="1"' if element.fill or not element.body else ""
    return f'<p:bldP spid="{shape_id}" grpId="0"{ground}/>'


def _click(targets: list[str], ids: Iterator[int]) -> str:
    outer, inner = next(ids), next(ids)
    effects = "".join(
        _fade(target, ids, "withEffect" if index else "clickEffect") for index, target in enumerate(targets)
    )
    return (
        f'<p:par><p:cTn id="{outer}" fill="hold"><p:stCondLst><p:cond delay="indefinite"/></p:stCondLst><p:childTnLst>'
        f'<p:par><p:cTn id="{inner}" fill="hold"><p:stCondLst><p:cond delay="0"/></p:stCondLst><p:childTnLst>'
        f"{effects}</p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par>"
    )


def _together(targets: list[str], ids: Iterator[int]) -> str:
    outer, inner = next(ids), next(ids)
    effects = "".join(
        _fade(target, ids, "withEffect" if index else "afterEffect") for index, target in enumerate(targets)
    )
    return (
        f'<p:par><p:cTn id="{outer}" fill="hold"><p:stCondLst><p:cond delay="indefinite"/>'
        '<p:cond evt="onBegin" delay="0"><p:tn val="2"/></p:cond></p:stCondLst><p:childTnLst>'
        f'<p:par><p:cTn id="{inner}" fill="hold"><p:stCondLst><p:cond delay="0"/></p:stCondLst><p:childTnLst>'
        f"{effects}</p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par>"
    )


def _fade(target: str, ids: Iterator[int], node: str) -> str:
    effect, reveal, fade = next(ids), next(ids), next(ids)
    return (
        f'<p:par><p:cTn id="{effect}" presetID="10" presetClass="entr" presetSubtype="0" fill="hold" grpId="0"'
        f' nodeType="{node}"><p:stCondLst><p:cond delay="0"/></p:stCondLst><p:childTnLst>'
        f'<p:set><p:cBhvr><p:cTn id="{reveal}" dur="1" fill="hold"><p:stCondLst><p:cond delay="0"/></p:stCondLst></p:cTn>'
        f"<p:tgtEl>{target}</p:tgtEl><p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr>"
        '<p:to><p:strVal val="visible"/></p:to></p:set>'
        f'<p:animEffect transition="in" filter="fade"><p:cBhvr><p:cTn id="{fade}" dur="{_FADE_MS}"/>'
        f"<p:tgtEl>{target}</p:tgtEl></p:cBhvr></p:animEffect></p:childTnLst></p:cTn></p:par>"
    )
