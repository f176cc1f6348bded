"""Films and sounds: what a picture needs to play one."""

from collections.abc import Iterator

from renderer.scene.drawing import Photo, Recording
from renderer.writer.links import Links

PLAY_CLICK = '<a:hlinkClick r:id="" action="ppaction://media"/>'
_URI = "{DAA4B4D4-6D71-4841-9C94-3DE7FCFB9230}"
_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"


def recording_xml(photo: Photo, links: Links) -> str:
    """What stands in the `p:nvPr` of a recording; nothing for a plain picture."""
    if not isinstance(photo, Recording):
        return ""
    linked, embedded = links.recording(photo)
    trim = f'<p14:trim st="{photo.skip:g}"/>' if photo.skip else ""
    media = f'<p14:media xmlns:p14="{_P14}" r:embed="{embedded}">{trim}</p14:media>'
    return f'<a:{photo.kind}File r:link="{linked}"/><p:extLst><p:ext uri="{_URI}">{media}</p:ext></p:extLst>'


def player_xml(recording: Recording, shape_id: int, ids: Iterator[int]) -> str:
    """The media node of the slide's timing."""
    repeat = ' repeatCount="indefinite"' if recording.loop else ""
    mute = ' mute="1"' if recording.muted else ""
    idle = ' showWhenStopped="0"' if recording.hidden_when_idle else ""
    return (
        f'<p:{recording.kind}><p:cMediaNode vol="{round(recording.volume * 1000)}"{mute}{idle}>'
        f'<p:cTn id="{next(ids)}"{repeat} fill="hold" display="0"><p:stCondLst><p:cond delay="indefinite"/>'
        f'</p:stCondLst></p:cTn><p:tgtEl><p:spTgt spid="{shape_id}"/></p:tgtEl></p:cMediaNode></p:{recording.kind}>'
    )
