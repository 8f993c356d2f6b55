"""The set-up form, the form that changes dates, and their result."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from bot.domain.deadlines import Deadlines
from bot.domain.meeting import Meeting
from bot.domain.people import Member
from bot.domain.taskforce import Readers, TaskForce
from bot.domain.zones import zone_name
from bot.text import _, language, listed, mark, ngettext
from handlers.views import agendas, kit, times
from handlers.views.kit import Block, View
from handlers.views.readers import sure_of
from handlers.views.roster import OPEN_MEMBERS

SETUP, DATES = "setup.submit", "setup.dates"
OPEN_DATES = "setup.open_dates"

ZONES = (
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Phoenix",
    "America/Los_Angeles",
    "America/Anchorage",
    "Pacific/Honolulu",
    "America/Puerto_Rico",
    "Pacific/Guam",
    "Pacific/Pago_Pago",
    "America/Toronto",
    "America/Mexico_City",
    "America/Detroit",
    "America/Indiana/Indianapolis",
    "America/Kentucky/Louisville",
    "America/Boise",
    "America/Adak",
    "America/Halifax",
    "America/St_Johns",
    "America/Winnipeg",
    "America/Edmonton",
    "America/Vancouver",
    "America/Tijuana",
    "America/Bogota",
    "America/Lima",
    "America/Santiago",
    "America/Sao_Paulo",
    "America/Buenos_Aires",
    "Europe/London",
    "Europe/Dublin",
    "Europe/Madrid",
    "Europe/Paris",
    "Europe/Berlin",
    "Europe/Rome",
    "Europe/Athens",
    "Africa/Johannesburg",
    "Africa/Nairobi",
    "Asia/Dubai",
    "Asia/Kolkata",
    "Asia/Bangkok",
    "Asia/Manila",
    "Asia/Singapore",
    "Asia/Tokyo",
    "Australia/Perth",
    "Australia/Sydney",
    "Pacific/Auckland",
    "UTC",
)
"""Offered in the form, the common ones first; Slack's select searches them as one types."""

LENGTHS = (30, 45, 60, 75, 90, 105, 120, 150, 180)

REPEATS = (
    ("monthly", mark("Every month, on that weekday")),
    ("every other month", mark("Every other month, on that weekday")),
    ("quarterly", mark("Every 3 months, on that weekday")),
    ("every 2 weeks", mark("Every 2 weeks")),
    ("weekly", mark("Every week")),
)


@dataclass(frozen=True, slots=True)
class Dates:
    """What the fields about the first meeting hold."""

    zone: str
    first: date
    start: str = "10:00"
    minutes: int = 90
    repeats: str = "monthly"


def form(readers: Readers, dates: Dates, *, formed_on: date) -> View:
    """The set-up form; `dates` holds the founder's own zone at first."""
    name = readers.name.replace("-", " ").replace("_", " ").title()
    formed = {"type": "datepicker", "initial_date": str(formed_on)}
    zones = kit.select(_zones(dates.zone), dates.zone)
    blocks = [
        *sure_of(readers),
        kit.input_block("name", _("Name of the task force"), kit.text_input(name)),
        kit.input_block("zone", _("Time zone"), zones),
        kit.input_block("formed_on", _("Formed on"), formed),
        *_date_fields(dates, label=_("First meeting"), zone=_("In the time zone chosen above.")),
        kit.input_block(
            "second",
            _("Second coordinator"),
            {"type": "users_select"},
            hint=_("You are the first. Two can stand in for each other."),
        ),
        kit.input_block(
            "display_name",
            _("Name in notifications"),
            kit.text_input(_("Task force")),
            hint=_("Notifications can be read on a locked phone: keep it neutral."),
        ),
    ]
    return kit.modal(
        _("Set up Roundtable"),
        blocks,
        form=SETUP,
        submit=_("Save"),
        close=_("Cancel"),
        metadata=readers.channel,
    )


def _zones(chosen: str) -> list[tuple[str, str]]:
    keys = dict.fromkeys([*ZONES, chosen])
    return [(zone_name(ZoneInfo(key), language(), city=True), key) for key in keys]


def _date_fields(dates: Dates, *, label: str, zone: str) -> list[Block]:
    lengths = [
        (ngettext("{number} minute", "{number} minutes", each), str(each))
        for each in sorted({*LENGTHS, dates.minutes})
    ]
    repeats = [(_(words), value) for value, words in REPEATS]
    return [
        kit.input_block(
            "first_date",
            label,
            {"type": "datepicker", "initial_date": str(dates.first)},
        ),
        kit.input_block(
            "start",
            _("Start time"),
            {"type": "timepicker", "initial_time": dates.start},
            hint=zone,
        ),
        kit.input_block("minutes", _("Length"), kit.select(lengths, str(dates.minutes))),
        kit.input_block("repeats", _("Repeats"), kit.select(repeats, dates.repeats)),
    ]


def ready(
    taskforce: TaskForce,
    meeting: Meeting,
    deadlines: Deadlines,
    coordinators: Sequence[Member],
    *,
    rhythm: str,
    in_channel: bool,
    changed: bool = False,
) -> View:
    """The result of the set-up form, or of changed dates: the dates that will hold, in words."""
    name = kit.escape(taskforce.name)
    who = kit.escape(listed(each.name for each in coordinators))
    head = _("*{taskforce} is ready.* Its coordinators: {names}.", taskforce=name, names=who)
    if changed:
        head = _("*The dates of {taskforce} are changed.*", taskforce=name)
    lines = [head, *_dates_that_hold(taskforce, meeting, deadlines), rhythm]
    blocks = [kit.section("\n".join(lines)), kit.context(_way_in(in_channel=in_channel))]
    blocks.append(
        kit.actions(
            kit.button(_("Add a topic"), agendas.OPEN_ADD, kit.key(meeting.id, 0), primary=True),
            kit.button(_("Add members"), OPEN_MEMBERS, taskforce.id),
            kit.button(_("Change dates"), OPEN_DATES, taskforce.id),
        )
    )
    return kit.modal(_("Ready"), blocks, close=_("Done"))


def _dates_that_hold(taskforce: TaskForce, meeting: Meeting, deadlines: Deadlines) -> list[str]:
    zone = taskforce.zone
    at_once = deadlines.call <= meeting.planned_at
    call = _("now") if at_once else times.spelled_out(deadlines.call, zone)
    lines = [
        _("Call for topics: {date}", date=call),
        _("Topics close: {date}", date=times.spelled_out(deadlines.close, zone)),
    ]
    if deadlines.circulate:
        date = times.spelled_out(deadlines.circulate, zone)
        lines.append(_("Agenda out by: {date}", date=date))
    else:
        lines.append(_("Agenda out: too late for this meeting, it can be shown at its start"))
    return [*lines, _("Meeting: {date}", date=times.spelled_out(meeting.starts_at, zone))]


def _way_in(*, in_channel: bool) -> str:
    if in_channel:
        return _(
            "My first message in the channel holds the buttons, for everyone. If it is not "
            "pinned there yet, please pin it."
        )
    return _("To let me post there, type /invite @Roundtable in the channel.")


def dates_form(taskforce: TaskForce, dates: Dates) -> View:
    """Changes when the series meets, from the next meeting on."""
    sentence = _(
        "For {taskforce}: the next meeting, and the rhythm of those after it.",
        taskforce=kit.escape(taskforce.name),
    )
    zone = zone_name(taskforce.zone, language(), city=True)
    return kit.modal(
        _("Change dates"),
        [kit.section(sentence), *_date_fields(dates, label=_("Next meeting"), zone=zone)],
        form=DATES,
        submit=_("Save"),
        close=_("Cancel"),
        metadata=taskforce.id,
    )
