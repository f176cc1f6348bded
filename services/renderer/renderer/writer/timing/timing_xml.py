"""Animations on slides, and what plays there."""

# ruff: noqa: E501 - markup is easier to read and to compare in whole elements.

from collections.abc import Iterator, Mapping, Sequence

from renderer.scene import EFFECTS, Animation, Element, Media, Page, Shape, nested

_NODES = {"click": "clickEffect", "with": "withEffect", "after": "afterEffect"}
_FAR = {
    "bottom": ("ppt_y", "1+{}ppt_h/2"),
    "top": ("ppt_y", "0-{}ppt_h/2"),
    "left": ("ppt_x", "0-{}ppt_w/2"),
    "right": ("ppt_x", "1+{}ppt_w/2"),
}
_PATHS = {
    "right": "M 0 0 L 0.25 0 E",
    "left": "M 0 0 L -0.25 0 E",
    "down": "M 0 0 L 0 0.25 E",
    "up": "M 0 0 L 0 -0.25 E",
}
_WHOLE_TURN = 21_600_000


def timing_xml(page: Page, ids: Mapping[str, int]) -> str:
    """`p:timing` of the page's animations, and of what plays; `ids` are those of all elements by name."""
    everything = [*page.elements, *nested(page.elements)]
    media = [element for element in everything if isinstance(element, Media)]
    if not page.animations and not media:
        return ""
    return _Timing(everything, media, ids).xml(page.animations)


class _Timing:
    """Hands out the ids of time nodes and lists builds."""

    def __init__(self, elements: Sequence[Element], media: Sequence[Media], ids: Mapping[str, int]) -> None:
        self._shape_ids, self._ids = ids, iter(range(3, 1_000_000))
        self._shapes = {element.name: element for element in elements if isinstance(element, Shape)}
        self._media = media
        self._builds: dict[tuple[str, int], str] = {}

    def xml(self, animations: Sequence[Animation]) -> str:
        """`p:timing`."""
        sequence = self._sequence(animations) if animations else ""
        players = "".join(_player(one, self._shape_ids[one.name], self._ids) for one in self._media)
        builds = f"<p:bldLst>{''.join(self._builds.values())}</p:bldLst>" if self._builds else ""
        return (
            '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"><p:childTnLst>'
            f"{sequence}{players}</p:childTnLst></p:cTn></p:par></p:tnLst>{builds}</p:timing>"
        )

    def _sequence(self, animations: Sequence[Animation]) -> str:
        clicks = "".join(self._click(part) for part in _clicks(animations))
        return (
            '<p:seq concurrent="1" nextAc="seek"><p:cTn id="2" dur="indefinite" nodeType="mainSeq"><p:childTnLst>'
            f"{clicks}</p:childTnLst></p:cTn>"
            '<p:prevCondLst><p:cond evt="onPrev" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:prevCondLst>'
            '<p:nextCondLst><p:cond evt="onNext" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:nextCondLst></p:seq>'
        )

    def _click(self, animations: Sequence[Animation]) -> str:
        """What runs after one click, or by itself: steps that follow each other, each of effects side by side."""
        begin = '<p:cond delay="indefinite"/>'
        if animations[0].trigger != "click":
            begin += '<p:cond evt="onBegin" delay="0"><p:tn val="2"/></p:cond>'
        outer, start, inner = next(self._ids), 0, ""
        for step in _steps(animations):
            own = next(self._ids)
            effects = "".join(self._effect(animation) for animation in step)
            inner += f'<p:par><p:cTn id="{own}" fill="hold"><p:stCondLst><p:cond delay="{start}"/></p:stCondLst><p:childTnLst>{effects}</p:childTnLst></p:cTn></p:par>'
            start += max(round(animation.delay + animation.duration * animation.repeat) for animation in step)
        return f'<p:par><p:cTn id="{outer}" fill="hold"><p:stCondLst>{begin}</p:stCondLst><p:childTnLst>{inner}</p:childTnLst></p:cTn></p:par>'

    def _effect(self, animation: Animation) -> str:
        effect, own = EFFECTS[animation.effect], next(self._ids)
        way = animation.way if animation.way in effect.ways else next(iter(effect.ways), None)
        number = effect.presets[animation.kind]
        subtype = effect.ways[way] if way else 0
        if animation.kind == "path":
            number, subtype = subtype, 0
        repeat = f' repeatCount="{round(animation.repeat * 1000)}"' if animation.repeat != 1 else ""
        inner = _Behaviour(animation, way, self._target(animation), self._ids).xml()
        return (
            f'<p:par><p:cTn id="{own}" presetID="{number}" presetClass="{animation.kind}" presetSubtype="{subtype}"{repeat}'
            f' fill="hold"{self._build(animation)} nodeType="{_NODES[animation.trigger]}"><p:stCondLst><p:cond delay="{animation.delay}"/>'
            f"</p:stCondLst><p:childTnLst>{inner}</p:childTnLst></p:cTn></p:par>"
        )

    def _target(self, animation: Animation) -> str:
        shape, number = self._shape_ids[animation.shape], animation.paragraph
        if number is None:
            return f'<p:tgtEl><p:spTgt spid="{shape}"/></p:tgtEl>'
        return f'<p:tgtEl><p:spTgt spid="{shape}"><p:txEl><p:pRg st="{number}" end="{number}"/></p:txEl></p:spTgt></p:tgtEl>'

    def _build(self, animation: Animation) -> str:
        """The attribute of an effect that belongs to a build; shapes are listed with theirs."""
        if animation.group is None:
            return ""
        shape = self._shapes.get(animation.shape)
        if shape is not None:
            spid, ground = self._shape_ids[shape.name], ' animBg="1"' if animation.ground else ""
            how = ground if animation.paragraph is None else ' build="p"'
            build = f'<p:bldP spid="{spid}" grpId="{animation.group}"{how}/>'
            self._builds.setdefault((shape.name, animation.group), build)
        return f' grpId="{animation.group}"'


class _Behaviour:
    """The time nodes of one effect."""

    def __init__(self, animation: Animation, way: str | None, target: str, ids: Iterator[int]) -> None:
        self._animation, self._way, self._target, self._ids = animation, way, target, ids

    def xml(self) -> str:
        """All of them."""
        match self._animation.kind:
            case "entr":
                return self._show() + self._course()
            case "exit":
                return self._course() + self._hide()
            case "path":
                names = "<p:attrName>ppt_x</p:attrName><p:attrName>ppt_y</p:attrName>"
                path = _PATHS[self._way or "right"]
                return f'<p:animMotion origin="layout" path="{path}" pathEditMode="relative">{self._moving(names)}</p:animMotion>'
            case "mediacall":
                return f'<p:cmd type="call" cmd="playFrom(0.0)"><p:cBhvr><p:cTn id="{next(self._ids)}" dur="1" fill="hold"/>{self._target}</p:cBhvr></p:cmd>'
            case _:
                return self._emphasis()

    def _course(self) -> str:
        effect, leaves = EFFECTS[self._animation.effect], self._animation.kind == "exit"
        if effect.filter:
            word = (effect.words or {}).get(self._way or "", self._way)
            return (
                f'<p:animEffect transition="{"out" if leaves else "in"}" filter="{effect.filter.format(word)}">'
                f'<p:cBhvr><p:cTn id="{next(self._ids)}" dur="{self._animation.duration}"/>{self._target}</p:cBhvr></p:animEffect>'
            )
        if self._animation.effect == "fly":
            name, far = _FAR[self._way or "bottom"]
            sign = "" if leaves else "#"
            other = "ppt_x" if name == "ppt_y" else "ppt_y"
            here, away = f"{sign}{name}", far.format(sign)
            course = (here, away) if leaves else (away, here)
            return self._property(other, f"{sign}{other}", f"{sign}{other}") + self._property(name, *course)
        if self._animation.effect == "zoom":
            pairs = [(name, ("ppt_w" if name == "ppt_w" else "ppt_h")) for name in ("ppt_w", "ppt_h")]
            return "".join(self._property(name, *((own, 0.0) if leaves else (0.0, f"#{own}"))) for name, own in pairs)
        return ""

    def _property(self, name: str, first: str | float, last: str | float) -> str:
        frames = "".join(
            f'<p:tav tm="{moment}"><p:val>{_value(value)}</p:val></p:tav>'
            for moment, value in ((0, first), (100_000, last))
        )
        moving = self._moving(
            f"<p:attrName>{name}</p:attrName>",
            ' additive="base"' if isinstance(first, str) and isinstance(last, str) else "",
        )
        return f'<p:anim calcmode="lin" valueType="num">{moving}<p:tavLst>{frames}</p:tavLst></p:anim>'

    def _moving(self, names: str, attributes: str = "", time: str = "") -> str:
        listed = f"<p:attrNameLst>{names}</p:attrNameLst>" if names else ""
        return f'<p:cBhvr{attributes}><p:cTn id="{next(self._ids)}" dur="{self._animation.duration}"{time} fill="hold"/>{self._target}{listed}</p:cBhvr>'

    def _show(self) -> str:
        return self._visible("visible", 0)

    def _hide(self) -> str:
        return self._visible(
            "hidden", max(self._animation.duration - 1, 0) if self._animation.effect != "appear" else 0
        )

    def _visible(self, value: str, delay: int) -> str:
        return (
            f'<p:set><p:cBhvr><p:cTn id="{next(self._ids)}" dur="1" fill="hold"><p:stCondLst><p:cond delay="{delay}"/></p:stCondLst></p:cTn>'
            f"{self._target}<p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr>"
            f'<p:to><p:strVal val="{value}"/></p:to></p:set>'
        )

    def _emphasis(self) -> str:
        match self._animation.effect:
            case "spin":
                return f'<p:animRot by="{_WHOLE_TURN}">{self._moving("<p:attrName>r</p:attrName>")}</p:animRot>'
            case "transparency":
                return (
                    f'<p:set><p:cBhvr rctx="PPT"><p:cTn id="{next(self._ids)}" dur="indefinite"/>{self._target}<p:attrNameLst><p:attrName>style.opacity</p:attrName></p:attrNameLst></p:cBhvr>'
                    '<p:to><p:strVal val="0.5"/></p:to></p:set><p:animEffect filter="image" prLst="opacity: 0.5">'
                    f'<p:cBhvr rctx="IE"><p:cTn id="{next(self._ids)}" dur="indefinite"/>{self._target}</p:cBhvr></p:animEffect>'
                )
            case "pulse":
                there_and_back = self._moving("", time=' autoRev="1"')
                return f'<p:animScale>{there_and_back}<p:by x="105000" y="105000"/></p:animScale>'
            case _:
                return f'<p:animScale>{self._moving("")}<p:by x="150000" y="150000"/></p:animScale>'


def _clicks(animations: Sequence[Animation]) -> list[list[Animation]]:
    """Cut where a click is awaited."""
    parts: list[list[Animation]] = []
    for animation in animations:
        if not parts or animation.trigger == "click":
            parts.append([])
        parts[-1].append(animation)
    return parts


def _steps(animations: Sequence[Animation]) -> list[list[Animation]]:
    """Cut where an effect waits for the one before."""
    parts: list[list[Animation]] = []
    for animation in animations:
        if not parts or animation.trigger == "after":
            parts.append([])
        parts[-1].append(animation)
    return parts


def _value(value: str | float) -> str:
    return f'<p:strVal val="{value}"/>' if isinstance(value, str) else f'<p:fltVal val="{value:g}"/>'


def _player(media: Media, shape_id: int, ids: Iterator[int]) -> str:
    """The media node of the slide's timing."""
    repeat = ' repeatCount="indefinite"' if media.loop else ""
    mute = ' mute="1"' if media.muted else ""
    idle = ' showWhenStopped="0"' if media.hidden_when_idle else ""
    return (
        f'<p:{media.kind}><p:cMediaNode vol="{round(media.volume * 1000)}"{mute}{idle}>'
        f'<p:cTn id="{next(ids)}"{repeat} fill="hold" display="0"><p:stCondLst><p:cond delay="indefinite"/>'
        f'</p:stCondLst></p:cTn><p:tgtEl><p:spTgt spid="{shape_id}"/></p:tgtEl></p:cMediaNode></p:{media.kind}>'
    )
