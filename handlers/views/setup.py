"""Hello, the set-up form and its result, and the front desk that the hello becomes."""

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
from handlers.views import agendas, confidentiality, kit
from handlers.views.kit import Block, Message, View
from handlers.views.readers import who_reads, withheld

OPEN_SETUP, SETUP, HOW = "setup.open", "setup.submit", "setup.how"
OPEN_MEMBERS, MEMBERS = "people.open_add", "people.add"
OPEN_DATES, DATES = "setup.open_dates", "setup.dates"

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


def hello(readers: Readers, invited_by: str) -> Message:
    """The first message in a channel; set-up turns it into the front desk."""
    text = _("Roundtable is here. Press Set up to begin.")
    about = _(
        "*Hello, I'm Roundtable.* I keep this task force's agenda, time and meetings. "
        "Invited by {name}.",
        name=kit.escape(invited_by),
    )
    promise = _(
        "I post little, I never use @channel, and I cannot read what you write to each other."
    )
    blocks = [kit.section(about), kit.section(promise)]
    if warning := who_reads(readers):
        blocks.append(kit.context(warning))
    set_up = kit.button(_("Set up"), OPEN_SETUP, readers.channel, primary=True)
    blocks.append(kit.actions(set_up, kit.button(_("How it works"), HOW)))
    return Message(text, blocks)


def how_it_works() -> Message:
    lines = [
        _("*How Roundtable works*"),
        _("1. A coordinator presses Set up: name, time zone, first meeting."),
        _("2. Members add topics with Add a topic or /agenda add."),
        _("3. The facilitator accepts topics. Until then only the submitter sees a topic too."),
        _("4. Five minutes before the meeting the facilitator gets a Start button."),
        _("5. The panel moves through the topics. What is open at the end is carried on."),
        _("Write topics, not people. Roundtable reads only what you give it."),
    ]
    return Message(kit.plainly("\n".join(lines)), [kit.section("\n".join(lines))])


def form(readers: Readers, dates: Dates, *, formed_on: date) -> View:
    """The set-up form; `dates` holds the founder's own zone at first."""
    blocks: list[Block] = []
    if warning := who_reads(readers):
        sure = [(_("I know who can see this channel"), "yes")]
        blocks = [
            kit.section(f"*{warning}* {withheld(readers)}".rstrip()),
            kit.input_block(
                "readers_known", _("Please confirm"), kit.checkboxes(sure), optional=True
            ),
        ]
    name = readers.name.replace("-", " ").replace("_", " ").title()
    blocks += [
        kit.input_block("name", _("Name of the task force"), kit.text_input(name[:80])),
        kit.input_block("zone", _("Time zone"), kit.select(_zones(dates.zone), dates.zone)),
        kit.input_block(
            "formed_on", _("Formed on"), {"type": "datepicker", "initial_date": str(formed_on)}
        ),
        *_date_fields(dates),
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
    return [(zone_name(ZoneInfo(key), language(), city=True)[:75], key) for key in keys]


def _date_fields(dates: Dates) -> list[Block]:
    lengths = [(ngettext("{number} minute", "{number} minutes", n), str(n)) for n in LENGTHS]
    repeats = [(_(words), value) for value, words in REPEATS]
    return [
        kit.input_block(
            "first_date",
            _("First meeting"),
            {"type": "datepicker", "initial_date": str(dates.first)},
        ),
        kit.input_block(
            "start",
            _("Start time"),
            {"type": "timepicker", "initial_time": dates.start},
            hint=_("In the task force's time zone."),
        ),
        kit.input_block("minutes", _("Length"), kit.select(lengths, str(dates.minutes))),
        kit.input_block("repeats", _("Repeats"), kit.select(repeats, dates.repeats)),
    ]


def ready(
    taskforce: TaskForce,
    meeting: Meeting,
    deadlines: Deadlines,
    *,
    rhythm: str,
    in_channel: bool,
    changed: bool = False,
) -> View:
    """The result of the set-up form, or of changed dates: the dates that will hold, in words."""
    zone, name = taskforce.zone, kit.escape(taskforce.name)
    lines = [
        _("*The dates of {taskforce} are changed.*", taskforce=name)
        if changed
        else _("*Ready. You are the coordinator of {taskforce}.*", taskforce=name),
        _("Call for topics: {date}", date=kit.moment(deadlines.call, zone)),
        _("Topics close: {date}", date=kit.moment(deadlines.close, zone)),
    ]
    if deadlines.circulate:
        lines.append(_("Agenda out by: {date}", date=kit.moment(deadlines.circulate, zone)))
    lines.append(_("Meeting: {date}", date=kit.moment(meeting.starts_at, zone)))
    lines.append(rhythm)
    blocks = [kit.section("\n".join(lines))]
    if not in_channel:
        invite = _("To let me post there, type /invite @Roundtable in the channel.")
        blocks.append(kit.section(invite))
    blocks.append(
        kit.actions(
            kit.button(_("Add a topic"), agendas.OPEN_ADD, kit.key(meeting.id, 0), primary=True),
            kit.button(_("Add members"), OPEN_MEMBERS, taskforce.id),
            kit.button(_("Change dates"), OPEN_DATES, meeting.id),
        )
    )
    return kit.modal(_("Ready"), blocks, close=_("Done"))


def dates_form(taskforce: TaskForce, meeting: Meeting, dates: Dates) -> View:
    """Changes when the series meets, from the next meeting on."""
    sentence = _(
        "{taskforce}, times in {zone}.",
        taskforce=kit.escape(taskforce.name),
        zone=zone_name(taskforce.zone, language(), city=True),
    )
    return kit.modal(
        _("Change dates"),
        [kit.section(sentence), *_date_fields(dates)],
        form=DATES,
        submit=_("Save"),
        close=_("Cancel"),
        metadata=kit.key(meeting.id, meeting.step),
    )


def front_desk(
    taskforce: TaskForce,
    meeting: Meeting | None,
    deadlines: Deadlines | None,
    coordinators: Sequence[Member],
    readers: Readers,
) -> Message:
    """The pinned message of a task force's channel: the way in for everyone."""
    zone, name = taskforce.zone, kit.escape(taskforce.display_name)
    if meeting is None or deadlines is None:
        text = head = _("{taskforce}: no meeting is planned.", taskforce=name)
        closing = ""
    else:
        date = kit.moment(meeting.starts_at, zone)
        text = _("{taskforce}: next meeting {date}.", taskforce=name, date=date)
        head = _("*{taskforce}* · next meeting {date}", taskforce=name, date=date)
        closing = _("Topics close {date}.", date=kit.moment(deadlines.close, zone))
    who = _(
        "Coordinators: {names}.", names=kit.escape(listed(member.name for member in coordinators))
    )
    more = [
        (_("Add members"), OPEN_MEMBERS, taskforce.id),
        confidentiality.menu_option(),
        (_("How it works"), HOW, "-"),
    ]
    blocks = [
        kit.section(head),
        kit.context(f"{who} {closing}".strip()),
        kit.actions(
            kit.button(_("Add a topic"), agendas.OPEN_ADD, primary=True),
            kit.button(_("Agenda"), agendas.SHOW),
            kit.overflow(more),
        ),
        kit.context(
            _("Topics, not people: no names, ages, client addresses, case numbers or operations.")
        ),
    ]
    if told := " ".join(filter(None, [who_reads(readers), withheld(readers)])):
        blocks.append(kit.context(told))
    return Message(kit.plainly(text), blocks)
