"""A list pasted from a spreadsheet, previewed in its own form; and the roster copied out."""

from collections.abc import Collection

from bot.services import pasting, roster
from bot.services.pasting import Preview
from bot.text import _
from bot.work import Work
from handlers.answers import Answer, Done, Show
from handlers.registry import Registry
from handlers.request import Request
from handlers.views import kit
from handlers.views import pasting as views
from handlers.views import roster as roster_views
from handlers.views.kit import View
from handlers.views.roster import OPEN_MATCH, Spot, read_at, read_spot

MORE_FIELDS = 3


def register(registry: Registry) -> None:
    registry.action(roster_views.OPEN_PASTE, open_paste)
    registry.action(views.MORE, more_room)
    registry.action(roster_views.COPY, copy)
    registry.form(views.PASTE, submit, refused=reopen)
    registry.form(views.COPIED, close)


def open_paste(work: Work, request: Request) -> Answer:
    spot = read_spot(request.value)
    here, _known = roster.show(work, spot.taskforce_id)
    return Show(views.form(here.taskforce, spot))


def more_room(work: Work, request: Request) -> Answer:
    """More fields below those that are filled."""
    spot = read_spot(request.value)
    here, _known = roster.show(work, spot.taskforce_id)
    least = len(_fields(request)) + MORE_FIELDS
    return Show(views.form(here.taskforce, spot, _rows(request), least=least))


def _fields(request: Request) -> list[str]:
    """The ids of the fields with rows, in their order."""
    found = filter(None, map(views.ROWS.fullmatch, request.form))
    return [match[0] for match in sorted(found, key=lambda match: int(match["number"]))]


def _rows(request: Request) -> str:
    return "\n".join(filter(None, map(request.typed, _fields(request))))


def submit(work: Work, request: Request) -> Answer:
    """Show what the rows would do; once that was shown and still holds, do it."""
    mark, spot = read_at(request.metadata)
    text = _rows(request)
    told, undo = pasting.paste(
        work,
        spot.taskforce_id,
        text,
        mark=mark,
        namesakes=request.chosen("namesakes"),
        leave_out=bool(request.chosen("leave_out")),
    )
    if undo:
        match = kit.button(
            _("Match Slack accounts"), OPEN_MATCH, f"{spot} {told.here.taskforce.channel}"
        )
        lines = views.pasted(told.plan)
        return Show(roster_views.result(_("Pasted"), lines, spot, undo=undo, more=[match]))
    return Show(_previewed(told, text, spot, request.chosen("namesakes")))


def _previewed(told: Preview, text: str, spot: Spot, namesakes: Collection[str]) -> View:
    return views.form(
        told.here.taskforce,
        spot,
        text,
        told=views.preview(told.sheet, told.plan, told.roster, namesakes),
        mark="" if told.plan.is_empty else told.mark,
        submit="" if told.plan.is_empty else _("Store all of it"),
    )


def reopen(work: Work, request: Request, sentence: str) -> Answer:
    """The form again, with why it was refused and all that was typed."""
    _mark, spot = read_at(request.metadata)
    here, _known = roster.show(work, spot.taskforce_id)
    told = [kit.section(f"*{kit.escape(sentence)}*")]
    return Show(views.form(here.taskforce, spot, _rows(request), told=told))


def close(_work: Work, _request: Request) -> Answer:
    return Done()


def copy(work: Work, request: Request) -> Answer:
    form, _space, spot_text = request.value.partition(" ")
    spot = read_spot(spot_text)
    here, text = pasting.copy_out(work, spot.taskforce_id, tabs=form == "tabs")
    return Show(views.copied(here.taskforce, text, spot))
