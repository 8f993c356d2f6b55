"""The workspace: organizations, people, channels, files, and who sees what."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bot.clock import Clock
from bot.sandbox.channels import Channel, Kind
from bot.sandbox.messages import SharedFile
from bot.sandbox.seed import BotIdentity, ChannelSeed, Person, Seed, Team


class Workspace:
    def __init__(self, seed: Seed, clock: Clock) -> None:
        self.clock = clock
        self.team: Team = seed.team
        self.teams = {team.id: team for team in (seed.team, *seed.other_teams)}
        self.bot: BotIdentity = seed.bot
        self.people = {person.id: person for person in seed.people}
        self.people[seed.bot.user] = Person(
            seed.bot.user, seed.bot.name, seed.bot.real_name, seed.team.id, tz="UTC", is_bot=True
        )
        self.channels: dict[str, Channel] = {}
        self.files: dict[str, SharedFile] = {}
        self._last_instant = 0
        self._last_number = 0
        for channel in seed.channels:
            self.channels[channel.id] = self._open(channel)

    def _open(self, seed: ChannelSeed) -> Channel:
        return Channel(
            id=seed.id,
            name=seed.name,
            kind=Kind.PRIVATE if seed.is_private else Kind.PUBLIC,
            teams={self.team.id, *seed.shared_with},
            members=dict.fromkeys(seed.members),
            topic=seed.topic,
            creator=seed.members[0] if seed.members else "",
        )

    def next_ts(self) -> str:
        """The present instant as a message timestamp, later than any given before."""
        instant = int(self.clock.now().timestamp() * 1_000_000)
        self._last_instant = max(instant, self._last_instant + 1)
        return f"{self._last_instant // 1_000_000}.{self._last_instant % 1_000_000:06d}"

    def next_id(self, letter: str) -> str:
        """An id that nothing here has, such as `V000012` for a view."""
        self._last_number += 1
        return f"{letter}{self._last_number:06d}"

    def numbering(self) -> list[int]:
        """The last instant and the last number given away, for the next start."""
        return [self._last_instant, self._last_number]

    def continue_numbering(self, instant: int, number: int) -> None:
        self._last_instant, self._last_number = instant, number

    def change_person(self, user: str, **facts: Any) -> Person:
        self.people[user] = replace(self.people[user], **facts)
        return self.people[user]

    def is_foreign(self, user: str) -> bool:
        return self.people[user].team != self.team.id

    def find_channel(self, named: str, user: str) -> Channel | None:
        """The channel with this id or name, or the person's messages with the bot (`dm`)."""
        if named == "dm":
            return self.direct_messages(user)
        if channel := self.channels.get(named):
            return channel
        name = named.removeprefix("#")
        return next((channel for channel in self.channels.values() if channel.name == name), None)

    def direct_messages(self, user: str) -> Channel:
        """The direct messages of `user` and the bot, opened when they are not yet."""
        id = f"D{user.removeprefix('U')}"
        if id not in self.channels:
            self.channels[id] = Channel(
                id=id,
                name=id,
                kind=Kind.DM,
                teams={self.team.id, self.people[user].team},
                members={user: None, self.bot.user: None},
                user=user,
            )
        return self.channels[id]

    def may_read(self, user: str, channel: Channel) -> bool:
        if user in channel.members:
            return True
        person = self.people[user]
        return (
            channel.kind is Kind.PUBLIC
            and person.team in channel.teams
            and not (person.is_restricted or person.is_ultra_restricted)
        )

    def channels_of(self, user: str) -> Iterator[Channel]:
        return (channel for channel in self.channels.values() if self.may_read(user, channel))

    def has_bot(self, channel: Channel) -> bool:
        return self.bot.user in channel.members

    def shares_channel_with_bot(self, user: str) -> bool:
        return any(
            user in channel.members and self.has_bot(channel) for channel in self.channels.values()
        )
