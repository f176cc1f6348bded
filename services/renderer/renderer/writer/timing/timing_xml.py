"""Animations on slides, and what plays there."""

from collections.abc import Iterator, Mapping, Sequence

from renderer.scene import EFFECTS, Animation, Element, Media, Page, Shape, nested
from renderer.writer.markup import NOTHING, Markup, attribute, joined, markup

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


def timing_xml(page: Page, ids: Mapping[str, int]) -> Markup:
    """`p:timing` of the page's animations, and of what plays; `ids` are those of all elements by name."""
    everything = [*page.elements, *nested(page.elements)]
    media = [element for element in everything if isinstance(element, Media)]
    if not page.animations and not media:
        return NOTHING
    return _Timing(everything, media, ids).xml(page.animations)


class _Timing:
    """Hands out the ids of time nodes and lists builds."""

    def __init__(self, elements: Sequence[Element], media: Sequence[Media], ids: Mapping[str, int]) -> None:
        self._shape_ids, self._ids = ids, iter(range(3, 1_000_000))
        self._shapes = {element.name: element for element in elements if isinstance(element, Shape)}
        self._media = media
        self._builds: dict[tuple[str, int], Markup] = {}

    def xml(self, animations: Sequence[Animation]) -> Markup:
        """`p:timing`."""
        sequence = self._sequence(animations) if animations else NOTHING
        players = joined(_player(one, self._shape_ids[one.name], self._ids) for one in self._media)
        builds = markup("<p:bldLst>%s</p:bldLst>", joined(self._builds.values())) if self._builds else NOTHING
        return markup(
            '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot">'
            "<p:childTnLst>%s%s</p:childTnLst></p:cTn></p:par></p:tnLst>%s</p:timing>",
            sequence,
            players,
            builds,
        )

    def _sequence(self, animations: Sequence[Animation]) -> Markup:
        clicks = joined(self._click(part) for part in _clicks(animations))
        return markup(
            '<p:seq concurrent="1" nextAc="seek"><p:cTn id="2" dur="indefinite" nodeType="mainSeq">'
            '<p:childTnLst>%s</p:childTnLst></p:cTn><p:prevCondLst><p:cond evt="onPrev" delay="0"><p:tgtEl>'
            '<p:sldTgt/></p:tgtEl></p:cond></p:prevCondLst><p:nextCondLst><p:cond evt="onNext" delay="0">'
            "<p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:nextCondLst></p:seq>",
            clicks,
        )

    def _click(self, animations: Sequence[Animation]) -> Markup:
        """What runs after one click, or by itself: steps that follow each other, each of effects side by side."""
        by_itself = animations[0].trigger != "click"
        begin = markup('<p:cond evt="onBegin" delay="0"><p:tn val="2"/></p:cond>') if by_itself else NOTHING
        outer, start, steps = next(self._ids), 0, []
        for step in _steps(animations):
            steps.append(self._step(step, start))
            start += max(round(animation.delay + animation.duration * animation.repeat) for animation in step)
        return markup(
            '<p:par><p:cTn id="%s" fill="hold"><p:stCondLst><p:cond delay="indefinite"/>%s</p:stCondLst>'
            "<p:childTnLst>%s</p:childTnLst></p:cTn></p:par>",
            outer,
            begin,
            joined(steps),
        )

    def _step(self, animations: Sequence[Animation], start: int) -> Markup:
        """Effects side by side, `start` ms after the click."""
        own = next(self._ids)
        return markup(
            '<p:par><p:cTn id="%s" fill="hold"><p:stCondLst><p:cond delay="%s"/></p:stCondLst><p:childTnLst>%s'
            "</p:childTnLst></p:cTn></p:par>",
            own,
            start,
            joined(self._effect(animation) for animation in animations),
        )

    def _effect(self, animation: Animation) -> Markup:
        effect, own = EFFECTS[animation.effect], next(self._ids)
        way = animation.way if animation.way in effect.ways else next(iter(effect.ways), None)
        number = effect.presets[animation.kind]
        subtype = effect.ways[way] if way else 0
        if animation.kind == "path":
            number, subtype = subtype, 0
        repeat = markup(' repeatCount="%s"', round(animation.repeat * 1000)) if animation.repeat != 1 else NOTHING
        inner = _Behaviour(animation, way, self._target(animation), self._ids).xml()
        return markup(
            "<p:par>"
            '<p:cTn id="%s" presetID="%s" presetClass="%s" presetSubtype="%s"%s fill="hold"%s nodeType="%s">'
            '<p:stCondLst><p:cond delay="%s"/></p:stCondLst><p:childTnLst>%s</p:childTnLst></p:cTn></p:par>',
            own,
            number,
            attribute(animation.kind),
            subtype,
            repeat,
            self._build(animation),
            attribute(_NODES[animation.trigger]),
            animation.delay,
            inner,
        )

    def _target(self, animation: Animation) -> Markup:
        shape, number = self._shape_ids[animation.shape], animation.paragraph
        if number is None:
            return markup('<p:tgtEl><p:spTgt spid="%s"/></p:tgtEl>', shape)
        return markup(
            '<p:tgtEl><p:spTgt spid="%s"><p:txEl><p:pRg st="%s" end="%s"/></p:txEl></p:spTgt></p:tgtEl>',
            shape,
            number,
            number,
        )

    def _build(self, animation: Animation) -> Markup:
        """The attribute of an effect that belongs to a build; shapes are listed with theirs."""
        if animation.group is None:
            return NOTHING
        shape = self._shapes.get(animation.shape)
        if shape is not None:
            spid, ground = self._shape_ids[shape.name], markup(' animBg="1"') if animation.ground else NOTHING
            how = ground if animation.paragraph is None else markup(' build="p"')
            build = markup('<p:bldP spid="%s" grpId="%s"%s/>', spid, animation.group, how)
            self._builds.setdefault((shape.name, animation.group), build)
        return markup(' grpId="%s"', animation.group)


class _Behaviour:
    """The time nodes of one effect."""

    def __init__(self, animation: Animation, way: str | None, target: Markup, ids: Iterator[int]) -> None:
        self._animation, self._way, self._target, self._ids = animation, way, target, ids

    def xml(self) -> Markup:
        """All of them."""
        match self._animation.kind:
            case "entr":
                return joined((self._show(), self._course()))
            case "exit":
                return joined((self._course(), self._hide()))
            case "path":
                names = markup("<p:attrName>ppt_x</p:attrName><p:attrName>ppt_y</p:attrName>")
                path = _PATHS[self._way or "right"]
                return markup(
                    '<p:animMotion origin="layout" path="%s" pathEditMode="relative">%s</p:animMotion>',
                    attribute(path),
                    self._moving(names),
                )
            case "mediacall":
                return markup(
                    '<p:cmd type="call" cmd="playFrom(0.0)"><p:cBhvr><p:cTn id="%s" dur="1" fill="hold"/>%s</p:cBhvr>'
                    "</p:cmd>",
                    next(self._ids),
                    self._target,
                )
            case _:
                return self._emphasis()

    def _course(self) -> Markup:
        effect, leaves = EFFECTS[self._animation.effect], self._animation.kind == "exit"
        if effect.filter:
            word = (effect.words or {}).get(self._way or "", self._way)
            return markup(
                '<p:animEffect transition="%s" filter="%s"><p:cBhvr><p:cTn id="%s" dur="%s"/>%s</p:cBhvr>'
                "</p:animEffect>",
                attribute("out" if leaves else "in"),
                attribute(effect.filter.format(word)),
                next(self._ids),
                self._animation.duration,
                self._target,
            )
        if self._animation.effect == "fly":
            name, far = _FAR[self._way or "bottom"]
            sign = "" if leaves else "#"
            other = "ppt_x" if name == "ppt_y" else "ppt_y"
            here, away = f"{sign}{name}", far.format(sign)
            course = (here, away) if leaves else (away, here)
            still = self._property(other, f"{sign}{other}", f"{sign}{other}")
            return joined((still, self._property(name, *course)))
        if self._animation.effect == "zoom":
            pairs = [(name, ("ppt_w" if name == "ppt_w" else "ppt_h")) for name in ("ppt_w", "ppt_h")]
            return joined(self._property(name, *((own, 0.0) if leaves else (0.0, f"#{own}"))) for name, own in pairs)
        return NOTHING

    def _property(self, name: str, first: str | float, last: str | float) -> Markup:
        frames = joined(
            markup('<p:tav tm="%s"><p:val>%s</p:val></p:tav>', moment, _value(value))
            for moment, value in ((0, first), (100_000, last))
        )
        moving = self._moving(
            markup("<p:attrName>%s</p:attrName>", attribute(name)),
            markup(' additive="base"') if isinstance(first, str) and isinstance(last, str) else NOTHING,
        )
        return markup('<p:anim calcmode="lin" valueType="num">%s<p:tavLst>%s</p:tavLst></p:anim>', moving, frames)

    def _moving(self, names: Markup, attributes: Markup = NOTHING, time: Markup = NOTHING) -> Markup:
        listed = markup("<p:attrNameLst>%s</p:attrNameLst>", names) if names else NOTHING
        return markup(
            '<p:cBhvr%s><p:cTn id="%s" dur="%s"%s fill="hold"/>%s%s</p:cBhvr>',
            attributes,
            next(self._ids),
            self._animation.duration,
            time,
            self._target,
            listed,
        )

    def _show(self) -> Markup:
        return self._visible("visible", 0)

    def _hide(self) -> Markup:
        return self._visible(
            "hidden", max(self._animation.duration - 1, 0) if self._animation.effect != "appear" else 0
        )

    def _visible(self, value: str, delay: int) -> Markup:
        return markup(
            '<p:set><p:cBhvr><p:cTn id="%s" dur="1" fill="hold"><p:stCondLst><p:cond delay="%s"/>'
            "</p:stCondLst></p:cTn>%s<p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst>"
            '</p:cBhvr><p:to><p:strVal val="%s"/></p:to></p:set>',
            next(self._ids),
            delay,
            self._target,
            attribute(value),
        )

    def _emphasis(self) -> Markup:
        match self._animation.effect:
            case "spin":
                return markup(
                    '<p:animRot by="%s">%s</p:animRot>', _WHOLE_TURN, self._moving(markup("<p:attrName>r</p:attrName>"))
                )
            case "transparency":
                return markup(
                    '<p:set><p:cBhvr rctx="PPT"><p:cTn id="%s" dur="indefinite"/>%s<p:attrNameLst>'
                    '<p:attrName>style.opacity</p:attrName></p:attrNameLst></p:cBhvr><p:to><p:strVal val="0.5"/>'
                    '</p:to></p:set><p:animEffect filter="image" prLst="opacity: 0.5"><p:cBhvr rctx="IE">'
                    '<p:cTn id="%s" dur="indefinite"/>%s</p:cBhvr></p:animEffect>',
                    next(self._ids),
                    self._target,
                    next(self._ids),
                    self._target,
                )
            case "pulse":
                there_and_back = self._moving(NOTHING, time=markup(' autoRev="1"'))
                return markup('<p:animScale>%s<p:by x="105000" y="105000"/></p:animScale>', there_and_back)
            case _:
                return markup('<p:animScale>%s<p:by x="150000" y="150000"/></p:animScale>', self._moving(NOTHING))


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


def _value(value: str | float) -> Markup:
    return (
        markup('<p:strVal val="%s"/>', attribute(value))
        if isinstance(value, str)
        else markup('<p:fltVal val="%s"/>', attribute(f"{value:g}"))
    )


def _player(media: Media, shape_id: int, ids: Iterator[int]) -> Markup:
    """The media node of the slide's timing."""
    repeat = markup(' repeatCount="indefinite"') if media.loop else NOTHING
    mute = markup(' mute="1"') if media.muted else NOTHING
    idle = markup(' showWhenStopped="0"') if media.hidden_when_idle else NOTHING
    return markup(
        '<p:%s><p:cMediaNode vol="%s"%s%s><p:cTn id="%s"%s fill="hold" display="0"><p:stCondLst>'
        '<p:cond delay="indefinite"/></p:stCondLst></p:cTn><p:tgtEl><p:spTgt spid="%s"/></p:tgtEl>'
        "</p:cMediaNode></p:%s>",
        attribute(media.kind),
        round(media.volume * 1000),
        mute,
        idle,
        next(ids),
        repeat,
        shape_id,
        attribute(media.kind),
    )
