"""My name and role: how a person is shown, and how they want to be reached."""

from collections.abc import Sequence

from bot.domain.people import LANGUAGES, Member, Naming, Reminders
from bot.domain.roster import Agency
from bot.domain.taskforce import TaskForce
from bot.text import _, mark
from handlers.views import kit
from handlers.views.kit import Block, Message, View

OPEN = "profile.open"
SAVE = "profile.save"

NAMINGS = {
    Naming.ROSTER: mark("By my name"),
    Naming.CHOSEN: mark("By a name I choose"),
    Naming.ORGANIZATION: mark("By my organization only"),
}
REMINDERS = {
    Reminders.AT_ONCE: mark("At once"),
    Reminders.DAILY: mark("Once a day, together"),
    Reminders.HOME: mark("Only in Home"),
}


def summary(taskforce: TaskForce, member: Member) -> Message:
    """How others see the person, with the way to change it."""
    told = _(
        "In {taskforce} you are shown as: *{shown}*",
        taskforce=kit.escape(taskforce.name),
        shown=kit.escape(member.introduction),
    )
    button = kit.button(_("My name and role"), OPEN, taskforce.id)
    return Message(kit.plainly(told), [kit.section(told), kit.actions(button)])


def form(
    taskforce: TaskForce,
    agencies: Sequence[Agency],
    *,
    name: str,
    chosen_name: str,
    naming: Naming,
    role: str,
    agency_id: str,
    language: str,
    reminders: Reminders,
    metadata: str,
) -> View:
    blocks = [
        kit.section(
            _(
                "This is how the others in {taskforce} see you, everywhere and in every export.",
                taskforce=kit.escape(taskforce.name),
            )
        ),
        *_shown(name, chosen_name, naming),
        kit.input_block("role", _("Role"), kit.text_input(role), optional=True),
        *_organization(agencies, agency_id),
        kit.input_block("language", _("Language"), kit.select(_languages(), language)),
        kit.input_block(
            "reminders",
            _("Reminders"),
            kit.select([(_(words), each.value) for each, words in REMINDERS.items()], reminders),
            hint=_("What is due within a day comes at once."),
        ),
    ]
    return kit.modal(
        _("My name and role"),
        blocks,
        form=SAVE,
        submit=_("Save"),
        close=_("Cancel"),
        metadata=metadata,
    )


def _shown(name: str, chosen_name: str, naming: Naming) -> list[Block]:
    ways = [(_(words), each.value) for each, words in NAMINGS.items()]
    return [
        kit.input_block("name", _("Name"), kit.text_input(name)),
        kit.input_block("naming", _("I am shown"), kit.select(ways, naming.value)),
        kit.input_block(
            "chosen_name",
            _("The name I choose"),
            kit.text_input(chosen_name),
            hint=_("Fill this in to be shown by a name you choose."),
            optional=True,
        ),
    ]


def _organization(agencies: Sequence[Agency], chosen: str) -> list[Block]:
    options = [(agency.name, agency.id) for agency in agencies]
    blocks = []
    if options:
        label = _("Organization")
        hint = _("If you change it, your seat for the old one ends, and the coordinators are told.")
        select = kit.select(options, chosen)
        blocks.append(kit.input_block("agency", label, select, hint=hint, optional=True))
    new = kit.text_input()
    blocks.append(kit.input_block("new_agency", _("Or a new one"), new, optional=True))
    return blocks


def _languages() -> list[tuple[str, str]]:
    return [(name, language) for language, name in LANGUAGES.items()]


def saved(taskforce: TaskForce, member: Member) -> View:
    told = [
        _("*Saved.* In {taskforce} you are shown as:", taskforce=kit.escape(taskforce.name)),
        kit.escape(member.introduction),
    ]
    change = kit.button(_("Change it"), OPEN, taskforce.id)
    return kit.modal(
        _("My name and role"),
        [kit.section("\n".join(told)), kit.actions(change)],
        close=_("Done"),
    )
