"""Who reads a channel, and what is withheld there."""

from bot.domain.taskforce import Readers, TaskForce
from bot.text import _
from handlers.views import kit
from handlers.views.kit import Block, Message


def who_reads(readers: Readers) -> str:
    """Says who reads an open channel; empty for a private one of one organization."""
    if readers.is_public and readers.organizations > 1:
        return _(
            "This channel is public and shared with {organizations} organizations: everyone in "
            "them can see what I post.",
            organizations=readers.organizations,
        )
    if readers.is_public:
        return _("This channel is public: everyone in the workspace can see what I post.")
    if readers.organizations > 1:
        return _(
            "This channel is shared by {organizations} organizations: all {people} people in it "
            "see what I post.",
            organizations=readers.organizations,
            people=readers.people,
        )
    return ""


def withheld(readers: Readers) -> str:
    """Says what is not posted because of who reads; empty where nothing is withheld."""
    if not readers.withholds:
        return ""
    return _("So I post no sign-in lists and no minutes here, and hold no closed sessions.")


def sure_of(readers: Readers | None) -> list[Block]:
    """Who reads an open channel, and the tick that one knows; nothing for any other."""
    if readers is None or not readers.is_open:
        return []
    sure = kit.checkboxes([(_("I know who can see this channel"), "yes")])
    return [
        kit.section(f"*{who_reads(readers)}* {withheld(readers)}".rstrip()),
        kit.input_block("readers_known", _("Please confirm"), sure),
    ]


def changed(taskforce: TaskForce, readers: Readers) -> Message:
    """Tells a coordinator who reads the channel from now on."""
    head = _(
        "{taskforce}: other people can read your channel now.",
        taskforce=kit.escape(taskforce.display_name),
    )
    if not readers.is_open:
        head = _(
            "{taskforce}: only your own organization's members read your channel now.",
            taskforce=kit.escape(taskforce.display_name),
        )
    told = [who_reads(readers), withheld(readers)]
    if not readers.withholds:
        told.append(_("Sign-in lists, minutes and closed sessions are possible there."))
    if readers.is_public:
        told.append(_("To end that, make the channel private in its settings."))
    where = f"*<#{readers.channel}>*"
    why = _("You get this because you coordinate this task force.")
    blocks = [
        kit.section(head),
        kit.section(" ".join(filter(None, [where, *told]))),
        kit.context(why),
    ]
    return Message(head, blocks)
