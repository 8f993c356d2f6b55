"""The confidentiality wording; the form of a concern, and what its addressees get."""

from collections.abc import Sequence

from bot.domain.concerns import Concern
from bot.domain.echo import day_in_words
from bot.domain.meeting import Meeting
from bot.domain.people import Member
from bot.domain.taskforce import TaskForce
from bot.text import _, language, listed
from handlers.views import kit
from handlers.views.kit import Message, View

OPEN_CONCERN, CONCERN, READ_CONCERN = "concern.open", "concern.raise", "concern.read"
COORDINATORS = "coordinators"


def wording() -> Message:
    text = _(
        "We protect people by protecting their information. Please keep what you hear here within "
        "the purpose of this task force, and do not write anything in Slack that could point to a "
        "victim, client or family member."
    )
    return Message(
        text,
        [kit.section(text), kit.actions(kit.button(_("Raise a concern privately"), OPEN_CONCERN))],
    )


def menu_option() -> tuple[str, str, str]:
    """The way in from a message's overflow."""
    return _("Tell the facilitator privately"), OPEN_CONCERN, "-"


def form(
    taskforce: TaskForce, meeting: Meeting | None, coordinators: Sequence[Member], typed: str
) -> View:
    """Asks what, to whom, and whether with a name: no is where it starts."""
    name = kit.escape(taskforce.name)
    choices = [(_short(_("Coordinators: {names}"), coordinators), COORDINATORS)]
    if meeting and meeting.facilitator:
        choices.insert(0, (_short(_("Facilitator: {names}"), [meeting.facilitator]), meeting.id))
    hint = _("Topics, not people: no names, ages, client addresses, case numbers or operations.")
    return kit.modal(
        _("Raise a concern"),
        [
            kit.section(
                _(
                    "About {taskforce}. Only those whom you choose below will see it.",
                    taskforce=name,
                )
            ),
            kit.input_block(
                "concern", _("Concern"), kit.text_input(typed, multiline=True), hint=hint
            ),
            kit.input_block("to", _("Tell"), kit.select(choices, choices[0][1])),
            kit.input_block(
                "with_name",
                _("Your name"),
                kit.checkboxes([(_("Send it with my name"), "yes")]),
                hint=_(
                    "With your name it arrives now. Without it, it arrives tomorrow at 9, and "
                    "Roundtable keeps the day only: no name, no time."
                ),
                optional=True,
            ),
        ],
        form=CONCERN,
        submit=_("Send"),
        close=_("Cancel"),
        metadata=taskforce.id,
    )


def _short(label: str, people: Sequence[Member]) -> str:
    return label.format(names=listed(member.name for member in people))


def sent(told: Concern, to: Sequence[Member]) -> View:
    """The result of the form."""
    names = kit.escape(listed(member.name for member in to))
    if told.sender:
        lines = [_("*Sent to {names}*, with your name.", names=names)]
    else:
        lines = [
            _("*It goes to {names}* tomorrow at 9, without your name.", names=names),
            _("Roundtable has kept your words and the day, and nothing that leads to you."),
        ]
    return kit.modal(_("Thank you"), [kit.section("\n".join(lines))], close=_("Done"))


def concern(taskforce: TaskForce, told: Concern) -> Message:
    """The direct message: what lock screens show of it has no typed word and no name."""
    head = _(
        "{taskforce}: somebody raised a concern on {day}.",
        taskforce=kit.escape(taskforce.display_name),
        day=day_in_words(told.day, language()),
    )
    blocks = [
        kit.section(head),
        *kit.words(told.text),
        kit.context(_from(told)),
        kit.actions(kit.button(_("View privately"), READ_CONCERN, told.id)),
        kit.context(_why(told)),
    ]
    return Message(head, blocks)


def privately(taskforce: TaskForce, told: Concern) -> Message:
    """All of it, for whoever has it read aloud."""
    head = _(
        "*Concern, {taskforce}, {day}*",
        taskforce=kit.escape(taskforce.name),
        day=day_in_words(told.day, language()),
    )
    text = "\n".join([kit.plainly(head), kit.escape(told.text), _from(told)])
    return Message(text, [kit.section(head), *kit.words(told.text), kit.context(_from(told))])


def _from(told: Concern) -> str:
    if told.sender is None:
        return _("Given without a name. Please do not try to find out whose it is.")
    who = ", ".join(filter(None, [told.sender.name, told.sender.role, told.sender.agency]))
    return _("From {person}.", person=kit.escape(who))


def _why(told: Concern) -> str:
    if told.to_facilitator:
        return _("You get this because you facilitate the meeting.")
    return _("You get this because you coordinate this task force.")
