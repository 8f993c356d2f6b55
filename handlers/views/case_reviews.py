"""The form of a case review, which has no field to type in; and what its agencies are told."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.agenda import DEFAULT_MINUTES, Agenda, Item, Kind
from bot.domain.case_review import FEWEST, MOST, ListPlace
from bot.domain.meeting import Meeting
from bot.domain.taskforce import TaskForce
from bot.text import _
from handlers.views import agenda_forms, kit, times
from handlers.views.closed_sessions import OPEN_SETTINGS
from handlers.views.kit import Block, Message, View

ADD, EDIT = "agenda.add_cases", "agenda.edit_cases"


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be chosen: agencies as (id, name); `obstacle` says why nothing can be."""

    agencies: Sequence[tuple[str, str]]
    places: Sequence[ListPlace]
    obstacle: str = ""
    may_prepare: bool = False


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the form holds before the person chooses."""

    count: int = FEWEST
    minutes: int = DEFAULT_MINUTES
    agency_ids: Sequence[str] = ()
    place_id: str = ""


def add(
    taskforce: TaskForce, seen: Agenda, offer: Offer, chosen: Chosen, *, reason: str = ""
) -> View:
    """The second form of "Add a topic"; where nothing can be chosen only the way back."""
    fields = [kit.section(kit.escape(offer.obstacle))] if offer.obstacle else []
    if not offer.obstacle:
        fields = [_who_sees(), *_fields(offer, chosen)]
    if offer.may_prepare:
        settings = kit.button(_("Closed session settings"), OPEN_SETTINGS, taskforce.id)
        fields.append(kit.actions(settings))
    return kit.modal(
        _("Add a topic"),
        [
            *agenda_forms.on_top(reason),
            agenda_forms.for_meeting(taskforce, seen),
            agenda_forms.kinds(Kind.CASE_REVIEW),
            *fields,
        ],
        form=ADD,
        submit=_("Add"),
        close=_("Cancel"),
        metadata=seen.meeting.id,
    )


def edit(
    taskforce: TaskForce, seen: Agenda, item: Item, offer: Offer, chosen: Chosen | None
) -> View:
    """Without `chosen`, for somebody who may not see what it held: chosen anew."""
    anew = _("What was chosen before is shown to whoever runs the meeting only. Choose anew.")
    blocks = [agenda_forms.for_meeting(taskforce, seen)]
    if offer.obstacle:
        blocks.append(kit.section(kit.escape(offer.obstacle)))
    else:
        blocks += [_who_sees() if chosen else kit.context(anew)]
        blocks += _fields(offer, chosen or Chosen(minutes=item.minutes))
    return kit.modal(
        _("Edit topic {number}", number=item.number),
        blocks,
        form=EDIT,
        submit="" if offer.obstacle else _("Save"),
        close=_("Cancel"),
        metadata=kit.key(item.id, item.revision),
    )


def _who_sees() -> Block:
    return kit.context(
        _(
            "No text: only the facilitator and the coordinators see what you choose here. "
            "Everyone else sees a closed session and its minutes."
        )
    )


def _fields(offer: Offer, chosen: Chosen) -> list[Block]:
    counts = [(str(count), str(count)) for count in range(FEWEST, MOST + 1)]
    places = [(place.name, place.id) for place in offer.places]
    blocks = [
        kit.input_block("count", _("How many"), kit.select(counts, str(chosen.count))),
        kit.input_block("minutes", _("Minutes"), agenda_forms.minutes_select(chosen.minutes)),
    ]
    if offer.agencies:
        agencies = kit.select_several(
            [(name, agency_id) for agency_id, name in offer.agencies], chosen.agency_ids
        )
        label = _("Agencies that must attend")
        hint = _("Once it is accepted, each is told privately, without the number.")
        blocks.append(kit.input_block("agencies", label, agencies, hint=hint, optional=True))
    where = kit.select(places, chosen.place_id or places[0][1])
    return [*blocks, kit.input_block("place", _("Where the list is held"), where)]


def asked(taskforce: TaskForce, meeting: Meeting) -> Message:
    """Asks an agency's primary to a closed session."""
    more = _(
        "Your agency is asked to attend a closed session of it. Whoever runs the meeting can "
        "tell you more; please do not ask in Slack."
    )
    return _note(taskforce, meeting, more)


def moved(taskforce: TaskForce, meeting: Meeting) -> Message:
    """Tells a primary who was asked already that the date is another."""
    more = _(
        "The closed session that your agency is asked to attend is at this time now. Whoever "
        "runs the meeting can tell you more; please do not ask in Slack."
    )
    return _note(taskforce, meeting, more)


def called_off(taskforce: TaskForce, meeting: Meeting) -> Message:
    """Tells a primary who was asked already not to come for it."""
    more = _(
        "Your agency need not attend the closed session of it that you were told about. Whoever "
        "runs the meeting can tell you more; please do not ask in Slack."
    )
    return _note(taskforce, meeting, more)


def _note(taskforce: TaskForce, meeting: Meeting, more: str) -> Message:
    """What a lock screen shows of it could be about anything."""
    date = times.moment(meeting.starts_at, taskforce.zone)
    head = _(
        "{taskforce}: a note about the meeting {date}.",
        taskforce=kit.escape(taskforce.display_name),
        date=date,
    )
    why = kit.context(_("You get this because you sit for your agency as its primary."))
    return kit.message(head, [kit.section(head), kit.section(more), why])
