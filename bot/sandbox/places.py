"""Where an element stands: a message (ephemeral or not), a modal, a Home."""

from dataclasses import dataclass
from typing import Any

from bot.sandbox.channels import Channel
from bot.sandbox.forms import carry_over, find_element, initial_state, state_of
from bot.sandbox.local_slack import LocalSlack
from bot.sandbox.messages import Message, State
from bot.sandbox.refusals import NotPossibleError
from bot.sandbox.views import View

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class InMessage:
    channel: Channel
    message: Message
    user: str

    @property
    def blocks(self) -> list[Json]:
        return self.message.blocks

    @property
    def values(self) -> State:
        return chosen_in(self.message, self.user)

    def keep(self, values: State) -> None:
        self.message.chosen[self.user] = values


@dataclass(frozen=True, slots=True)
class InView:
    view: View

    @property
    def user(self) -> str:
        return self.view.user

    @property
    def blocks(self) -> list[Json]:
        return self.view.blocks

    @property
    def values(self) -> State:
        return self.view.values

    def keep(self, values: State) -> None:
        self.view.values = values


Place = InMessage | InView


def chosen_in(message: Message, user: str) -> State:
    """What `user` has chosen in the message's elements, or what they begin with."""
    return carry_over(message.chosen.get(user, {}), initial_state(message.blocks))


def find_channel(slack: LocalSlack, user: str, named: str) -> Channel:
    """A channel that `user` sees; NotPossibleError when there is none."""
    channel = slack.workspace.find_channel(named, user)
    if channel is None or not slack.workspace.may_read(user, channel):
        raise NotPossibleError("channel_not_found", "There is no such channel.", status=404)
    return channel


def find_message(channel: Channel, user: str, ts: str) -> Message:
    message = channel.message_for(user, ts)
    if message is None:
        raise NotPossibleError("message_not_found", "That message is gone.", status=404)
    return message


def find_place(slack: LocalSlack, user: str, where: Json) -> Place:
    if view := where.get("view"):
        return InView(slack.views.of_person(user, view))
    if "channel" in where and "ts" in where:
        channel = find_channel(slack, user, where["channel"])
        return InMessage(channel, find_message(channel, user, where["ts"]), user)
    raise NotPossibleError("no_place", "Say where: a view, or a channel and a ts.")


def fill(
    slack: LocalSlack, place: Place, *, block_id: str | None, action_id: str | None, value: Any
) -> State:
    """Type or choose in one element without telling the bot."""
    block, element = find_element(place.blocks, action_id, block_id)
    value = slack.suggestions.resolve(place.user, element, value)
    values = {id: dict(actions) for id, actions in place.values.items()}
    values[block["block_id"]][element["action_id"]] = state_of(element, value)
    place.keep(values)
    return values
