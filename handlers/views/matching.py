"""Confirming who is whom: Slack accounts for lines of the roster, lines entered twice."""

from collections.abc import Collection, Sequence

from bot.domain.matching import Match
from bot.domain.roster import Entry
from bot.domain.taskforce import TaskForce
from bot.text import _, ngettext
from handlers.views import kit
from handlers.views.kit import Block, View
from handlers.views.roster import OPEN_MERGE, Spot, back, introduced

MATCH = "roster.match"
AT_ONCE, GROUP, PAIRS = 400, 10, 40


def accounts(
    taskforce: TaskForce, found: Sequence[Match], in_channel: Collection[str], spot: Spot
) -> View:
    """Who may be whom; ticked beforehand only for people who are in the task force's channel."""
    near = [match for match in found if match.profile.slack_user in in_channel]
    far = [match for match in found if match.profile.slack_user not in in_channel]
    told = _(
        "*Slack accounts for the roster of {taskforce}* Found by name alone: untick whoever is "
        "somebody else. An account gives its owner the rights of a member.",
        taskforce=kit.escape(taskforce.name),
    )
    blocks = [kit.section(told)]
    here, elsewhere = _("In this channel"), _("Elsewhere in the workspace")
    blocks += _boxes("near", here, near[:AT_ONCE], ticked=True)
    blocks += _boxes("far", elsewhere, far[: AT_ONCE - len(near[:AT_ONCE])], ticked=False)
    if not found:
        nobody = _("No account carries a name of the roster that has none yet.")
        blocks.append(kit.section(nobody))
    blocks.append(kit.actions(back(spot)))
    return kit.modal(
        _("Match Slack accounts"),
        blocks,
        form=MATCH,
        submit=_("Give accounts") if found else "",
        close=_("Cancel"),
        metadata=f"{spot} {taskforce.channel}",
    )


def _boxes(name: str, label: str, found: Sequence[Match], *, ticked: bool) -> list[Block]:
    groups = [found[at : at + GROUP] for at in range(0, len(found), GROUP)]
    return [
        kit.input_block(
            f"{name}_{number}",
            label,
            kit.checkboxes([_choice(match) for match in group], ticked=ticked),
            optional=True,
        )
        for number, group in enumerate(groups)
    ]


def _choice(match: Match) -> tuple[str, str]:
    line = _(
        "{person} is {account} on Slack",
        person=match.entry.member.introduction,
        account=match.profile.name,
    )
    return line, f"{match.entry.id}:{match.profile.slack_user}"


def given(number: int) -> str:
    return ngettext(
        "*{number} person has their Slack account now.*",
        "*{number} people have their Slack accounts now.*",
        number,
    )


def duplicates(pairs: Sequence[tuple[Entry, Entry]], spot: Spot) -> View:
    """Lines that may be one person, each pair with its button."""
    blocks: list[Block] = []
    for first, second in pairs[:PAIRS]:
        line = f"{introduced(first.member)}\n{introduced(second.member)}"
        key = kit.key(first.id, first.revision)
        button = kit.button(_("Same person?"), OPEN_MERGE, key, read_as=kit.plainly(line))
        blocks.append(kit.section(line, accessory=button))
    if not blocks:
        blocks = [kit.section(_("No two lines carry the same name."))]
    blocks.append(kit.actions(back(spot)))
    return kit.modal(_("Entered twice?"), blocks, close=_("Close"), metadata=str(spot))
