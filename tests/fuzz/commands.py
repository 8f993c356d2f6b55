"""Every command and verb, with anything after it."""

from collections.abc import Iterator

from hypothesis import strategies as st

from bot.app import registered
from tests.fuzz.acts import OWN, Types
from tests.fuzz.words import any_of, texts

CHANNELS = st.sampled_from(("C0TASK", "C0TASK", "C0SECOND", "C0GENERAL", OWN))

TELLING = (
    "/agenda add Talk about parking 10m",
    "/agenda add case review",
    "/agenda add 2 decisions 10m each",
    "/agenda add A topic 10m\nAnother one 5m",
    "/agenda add A topic 10m\nAnother one 900m",
    *(f"/agenda {verb} 3" for verb in ("edit", "return", "remove", "accept")),
    "/agenda edit 6",
    "/agenda move 3 to 2",
    "/meeting facilitator <@U0BEN|ben.ortiz>",
    "/confidentiality concern We keep running over",
)
"""Lines that bring more buttons and forms than verbs alone do."""


def lines() -> Iterator[Types]:
    """Each verb alone, and what more there is to be brought."""
    for name, command in registered().commands.items():
        yield Types(f"/{name}", "")
        for verb in command.verbs:
            yield Types(f"/{name}", verb.name)
    for line in TELLING:
        word, _, text = line.partition(" ")
        yield Types(word, text)
    yield Types("/roundtable", "setup", "C0GENERAL")


def typing() -> st.SearchStrategy[Types]:
    commands = registered().commands
    verbs = [(f"/{name}", verb.name) for name, each in commands.items() for verb in each.verbs]
    bare = [("/gone", ""), *((f"/{name}", word) for name in commands for word in ("", "help"))]
    second_door = [("/roundtable", f"{name[1:]} {word}") for name, word in (*verbs, *bare)]
    return st.builds(
        lambda start, text, channel: Types(start[0], f"{start[1]} {text}".strip(), channel),
        any_of([st.sampled_from(words) for words in (verbs, verbs, bare, second_door)]),
        any_of([st.just(""), texts, texts, st.builds("{} {}".format, st.integers(1, 6), texts)]),
        CHANNELS,
    )
