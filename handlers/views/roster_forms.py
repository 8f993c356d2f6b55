"""The forms that change one line of the roster."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.domain.people import Seat
from bot.domain.roster import Agency, Entry, Roster, Sector
from bot.domain.taskforce import TaskForce
from bot.text import _
from handlers.views import kit
from handlers.views.kit import Block, View
from handlers.views.roster import SEATS, Spot, at, back, introduced

ADD, EDIT, MOVE, RETIRE, MERGE = (
    "roster.add",
    "roster.edit",
    "roster.move",
    "roster.retire",
    "roster.merge",
)
NAME_COORDINATOR, STEP_DOWN, APPOINT = (
    "roster.name_coordinator",
    "roster.step_down",
    "roster.appoint",
)


@dataclass(frozen=True, slots=True)
class Filled:
    """What a person's form holds at first."""

    name: str = ""
    role: str = ""
    seat: Seat = Seat.PRIMARY
    agency_id: str = ""
    account: str = ""
    nameless: bool = False


def add(known: Roster, filled: Filled, spot: Spot) -> View:
    blocks = [
        _name(filled, optional=True),
        *_place(known, filled),
        _role(filled),
        _seat(filled),
        _account(filled),
        _nameless(filled),
        kit.actions(back(spot)),
    ]
    return kit.modal(
        _("Add a person"),
        blocks,
        form=ADD,
        submit=_("Add"),
        close=_("Cancel"),
        metadata=str(spot),
    )


def edit(entry: Entry, filled: Filled, spot: Spot) -> View:
    blocks = [_name(filled, optional=False), _role(filled), _seat(filled), _account(filled)]
    if entry.member.slack_user is None:
        blocks.append(_nameless(filled))
    else:
        shown = _("They choose how they are shown, with My name and role.")
        blocks.append(kit.context(shown))
    blocks.append(kit.actions(back(spot)))
    return kit.modal(
        _("Edit a person"),
        blocks,
        form=EDIT,
        submit=_("Save"),
        close=_("Cancel"),
        metadata=at(kit.key(entry.id, entry.revision), spot),
    )


def move(known: Roster, entry: Entry, filled: Filled, spot: Spot) -> View:
    told = _(
        "*{person}* What they held for the organization they leave ends with it: a coordinator "
        "becomes a member again. What they did stays on record.",
        person=introduced(entry.member),
    )
    blocks = [kit.section(told), *_place(known, filled), _role(filled), _seat(filled)]
    blocks.append(kit.actions(back(spot)))
    return kit.modal(
        _("Move a person"),
        blocks,
        form=MOVE,
        submit=_("Move"),
        close=_("Cancel"),
        metadata=at(kit.key(entry.id, entry.revision), spot),
    )


def _name(filled: Filled, *, optional: bool) -> Block:
    hint = _("Left empty, the name on Slack.") if optional else ""
    return kit.input_block(
        "name", _("Name"), kit.text_input(filled.name), hint=hint, optional=optional
    )


def _role(filled: Filled) -> Block:
    return kit.input_block("role", _("Role"), kit.text_input(filled.role), optional=True)


def _seat(filled: Filled) -> Block:
    seats = [(_(name), seat.value) for seat, name in SEATS.items()]
    return kit.input_block("seat", _("Stands as"), kit.select(seats, filled.seat.value))


def _account(filled: Filled) -> Block:
    element: Block = {"type": "users_select"}
    if filled.account:
        element["initial_user"] = filled.account
    hint = _("Without one they are a full member; others sign them in.")
    return kit.input_block("account", _("Slack account"), element, hint=hint, optional=True)


def _nameless(filled: Filled) -> Block:
    only = [(_("Show their organization only"), "yes")]
    ticks = kit.checkboxes(only, ticked=filled.nameless)
    return kit.input_block("nameless", _("For people without Slack"), ticks, optional=True)


def _place(known: Roster, filled: Filled) -> list[Block]:
    blocks = []
    if known.agencies:
        agencies = kit.select(agency_options(known.agencies), filled.agency_id)
        blocks.append(kit.input_block("agency", _("Organization"), agencies, optional=True))
    new = kit.input_block("new_agency", _("Or a new organization"), kit.text_input(), optional=True)
    sectors = kit.input_block(
        "sectors", _("Its sectors"), several(sector_options(known.sectors)), optional=True
    )
    return [*blocks, new, sectors]


def agency_options(agencies: Sequence[Agency]) -> list[tuple[str, str]]:
    return [(agency.name, agency.id) for agency in agencies]


def sector_options(sectors: Sequence[Sector]) -> list[tuple[str, str]]:
    """What an agency can be of: not what is said of the group, nor what does not apply here."""
    return [
        (f"{sector.position}. {_(sector.name)}", sector.id)
        for sector in sectors
        if sector.applies and not sector.of_group
    ]


def several(options: Sequence[tuple[str, str]], chosen: Collection[str] = ()) -> Block:
    """A select of several; options as (label, value)."""
    block: Block = {
        "type": "multi_static_select",
        "options": [kit.option(label, value) for label, value in options],
    }
    initial = [each for each in block["options"] if each["value"] in chosen]
    return block | {"initial_options": initial} if initial else block


def retire(entry: Entry, spot: Spot) -> View:
    told = _(
        "*Retire {person}?* They leave the roster and lose every right here. What they did stays "
        "on record.",
        person=introduced(entry.member),
    )
    return _ask(entry, spot, told, title=_("Retire a person"), form=RETIRE, submit=_("Retire"))


def name_coordinator(entry: Entry, spot: Spot) -> View:
    told = _(
        "*Make {person} a coordinator?* They may change everything here, this roster too, and "
        "hear of it at once.",
        person=introduced(entry.member),
    )
    title = _("Make coordinator")
    return _ask(entry, spot, told, title=title, form=NAME_COORDINATOR, submit=title)


def step_down(entry: Entry, spot: Spot) -> View:
    told = _(
        "*{person} is no coordinator any more?* They stay a member. Another coordinator has to "
        "remain.",
        person=introduced(entry.member),
    )
    return _ask(entry, spot, told, title=_("Step down"), form=STEP_DOWN, submit=_("Step down"))


def _ask(entry: Entry, spot: Spot, told: str, *, title: str, form: str, submit: str) -> View:
    return kit.modal(
        title,
        [kit.section(told), kit.actions(back(spot))],
        form=form,
        submit=submit,
        close=_("Cancel"),
        metadata=at(kit.key(entry.id, entry.revision), spot),
    )


def merge(known: Roster, entry: Entry, spot: Spot) -> View:
    others = [
        (each.member.introduction, each.id)
        for each in known.entries
        if each.id != entry.id and not (each.member.slack_user and entry.member.slack_user)
    ]
    told = _("*{person}* is the same person as:", person=introduced(entry.member))
    blocks = [kit.section(told)]
    if others:
        hint = _("The line with a Slack account stays; what both did counts as one person's.")
        blocks.append(kit.input_block("other", _("On the roster"), kit.select(others), hint=hint))
    else:
        blocks.append(kit.section(_("There is nobody else it could be.")))
    blocks.append(kit.actions(back(spot)))
    return kit.modal(
        _("Same person"),
        blocks,
        form=MERGE,
        submit=_("Put together") if others else "",
        close=_("Cancel"),
        metadata=at(kit.key(entry.id, entry.revision), spot),
    )


def appoint(taskforce: TaskForce) -> View:
    told = _(
        "*{taskforce} has no coordinator left.* As an admin of this workspace you can name one.",
        taskforce=kit.escape(taskforce.name),
    )
    chosen = kit.input_block("coordinator", _("Coordinator"), {"type": "users_select"})
    return kit.modal(
        _("Name a coordinator"),
        [kit.section(told), chosen],
        form=APPOINT,
        submit=_("Name"),
        close=_("Cancel"),
        metadata=taskforce.id,
    )


def appointed(name: str, taskforce: TaskForce) -> View:
    told = _(
        "*{person} is coordinator of {taskforce}.*",
        person=kit.escape(name),
        taskforce=kit.escape(taskforce.name),
    )
    return kit.modal(_("Coordinator"), [kit.section(told)], close=_("Done"))
