"""A coordinator invites Roundtable, sets it up, and changes what was set up."""

from datetime import UTC, datetime

import pytest

from tests.driver import NotThereError, Person
from tests.scenes import (
    BOT,
    NEXT_IN_WORDS,
    agenda,
    chooses,
    create_channel,
    direct,
    form,
    invite,
    posts,
    told,
)
from tests.stage import Stage

HELLO = (
    "Hello, I'm Roundtable. I keep this task force's agenda, time and meetings."
    " Invited by Ada Park.\n"
    "I post little, I never use @channel, and I cannot read what you write to each other."
)
FORMED = "Choose the day the task force was formed, up to its first meeting here."
HINT = "Topics, not people: no names, ages, client addresses, case numbers or operations."


async def test_the_hello_turns_into_the_front_desk(ada: Person) -> None:
    ada = await create_channel(ada, "outreach_group", "U0BEN", BOT)
    assert await posts(ada) == [HELLO]

    await ada.clicks("Set up")
    await chooses(ada, first_date="2026-04-14", second="U0BEN")
    await ada.submits()

    second = Person(ada.stage, "U0BEN")
    assert (await direct(second))[-1].startswith("Task force: you are a coordinator now.")
    assert await form(ada) == (
        "Outreach Group is ready. Its coordinators: Ada Park and Ben Ortiz.\n"
        "Call for topics: Tuesday, March 31, 2026 at 10:00 AM Eastern time\n"
        "Topics close: Monday, April 6, 2026 at 10:00 AM Eastern time\n"
        "Agenda out by: Tuesday, April 7, 2026 at 10:00 AM Eastern time\n"
        f"Meeting: {NEXT_IN_WORDS}\n"
        "Meetings: the second Tuesday of every month at 10:00 AM.\n"
        "My first message in the channel holds the buttons, for everyone."
        " If it is not pinned there yet, please pin it."
    )
    assert "\n".join(await posts(ada)) == (
        f"Task force · next meeting {NEXT_IN_WORDS}.\n"
        "Coordinators: Ada Park and Ben Ortiz."
        f" Topics close Monday, April 6, 2026 at 10:00 AM Eastern time.\n{HINT}"
    )
    desk = (await ada.messages())[-1]
    assert desk["text"] == f"Task force: next meeting {NEXT_IN_WORDS}."
    assert desk["pinned"]
    await ada.closes()
    await ada.clicks("Add a topic")
    await ada.submits(title="Plan the outreach walk")
    assert await agenda(ada) == [
        "1. Introductions · 10 minutes",
        "2. Plan the outreach walk · 10 minutes · Ada Park",
    ]


async def test_without_the_scope_the_front_desk_is_not_pinned(stage: Stage, ada: Person) -> None:
    await stage.post("scopes", {"revoke": ["pins:write"]})

    ada = await create_channel(ada, "outreach-group", BOT)

    assert not (await ada.messages())[-1]["pinned"]


async def test_invited_again_it_says_nothing(ada: Person) -> None:
    ada = await create_channel(ada, "outreach-group", BOT)
    removal = {"as": "U0ADA", "channel": ada.channel, "user": BOT}
    await ada.stage.post("channels/remove", removal)

    await invite(ada, ada.channel)

    assert await posts(ada) == [HELLO]


async def test_somebody_else_who_joins_is_not_greeted(ada: Person) -> None:
    ada = await create_channel(ada, "outreach-group", "U0BEN", BOT)

    await invite(ada, ada.channel, "U0CRUZ")

    assert await posts(ada) == [HELLO]


@pytest.mark.parametrize(
    ("amiss", "errors"),
    [
        (
            {"second": "U0ADA"},
            {"second": "You are the first coordinator. Choose somebody else as the second."},
        ),
        ({"second": BOT}, {"second": "Choose a person who uses this workspace."}),
        ({"first_date": "2026-03-01"}, {"first_date": "Choose a first meeting that lies ahead."}),
        (
            {"formed_on": "2026-06-01"},
            {"formed_on": FORMED},
        ),
        ({"name": "x" * 81}, {"name": "This has 81 characters; 80 fit. Please shorten it."}),
    ],
)
async def test_what_is_amiss_stands_at_its_field(
    ada: Person, amiss: dict[str, object], errors: dict[str, str]
) -> None:
    ada = await create_channel(ada, "open-group", BOT, private=False)
    await ada.clicks("Set up")
    assert (await form(ada)).splitlines()[0] == (
        "This channel is public: everyone in the workspace can see what I post."
        " So I post no sign-in lists and no minutes here, and hold no closed sessions."
    )

    await chooses(ada, second="U0BEN", readers_known=["yes"])
    await chooses(ada, **amiss)

    assert (await ada.submits()).errors == errors

    await chooses(ada, second="U0BEN", readers_known=["yes"], name="Open Group")
    await chooses(ada, first_date="2026-04-14", formed_on="2026-03-01")
    assert (await ada.submits()).result == "updated"


async def test_a_second_coordinator_and_the_tick_are_required(ada: Person) -> None:
    ada = await create_channel(ada, "open-group", BOT, private=False)
    await ada.clicks("Set up")

    outcome = await ada.submits()

    assert (outcome.result, set(outcome.errors)) == ("incomplete", {"readers_known", "second"})


async def test_short_notice_shows_the_dates_that_will_hold(ada: Person) -> None:
    ada = await create_channel(ada, "outreach-group", BOT)
    await ada.clicks("Set up")
    await chooses(ada, first_date="2026-03-03", start="09:00", second="U0BEN")
    await ada.submits()

    assert (await form(ada)).splitlines()[1:5] == [
        "Call for topics: now",
        "Topics close: Monday, March 2, 2026 at 5:00 PM Eastern time",
        "Agenda out: too late for this meeting, it can be shown at its start",
        "Meeting: Tuesday, March 3, 2026 at 9:00 AM Eastern time",
    ]


async def test_guests_and_people_of_other_organizations_do_not_set_up(
    stage: Stage, ada: Person
) -> None:
    ada = await create_channel(ada, "shared-group", "U0FAY", BOT)
    await stage.post("channels/share", {"as": "U0ADA", "channel": ada.channel, "team": "T0STATE"})
    await invite(ada, ada.channel, "U0DANA")
    sentence = (
        "Setting up is for full members of the workspace that installed Roundtable. "
        "Ask one of them to press Set up."
    )

    for user in ("U0FAY", "U0DANA"):
        outsider = Person(stage, user, ada.channel)
        await outsider.clicks("Set up")
        assert await outsider.answer() == sentence

    await ada.clicks("Set up")
    await chooses(ada, second="U0DANA", readers_known=["yes"])
    assert (await ada.submits()).result == "updated"


async def test_a_channel_is_set_up_once(ada: Person) -> None:
    await ada.types("/roundtable setup")

    assert await ada.answer() == (
        "River County Task Force is already set up in this channel. Its coordinators, "
        "Ada Park and Gus Reyes, change it from the pinned message."
    )


async def test_set_up_where_roundtable_cannot_post_asks_to_be_invited(ada: Person) -> None:
    public = await create_channel(ada, "open-group", private=False)
    await public.types("/roundtable setup")
    await chooses(public, second="U0BEN", readers_known=["yes"])
    await public.submits()
    assert (await form(public)).splitlines()[-1] == (
        "To let me post there, type /invite @Roundtable in the channel."
    )
    await public.closes()
    await invite(public, public.channel)
    assert [post.partition(" · ")[0] for post in await posts(public)] == ["Task force"]

    private = await create_channel(ada, "closed-group")
    await private.types("/roundtable setup")
    assert await private.answer() == (
        "I cannot see this channel yet. Type /invite @Roundtable in it, then try again."
    )


async def test_changed_dates_move_what_is_pending(stage: Stage, ada: Person) -> None:
    await ada.clicks("Settings")
    await ada.clicks("Change dates")
    await chooses(ada, first_date="2026-03-12", start="14:00")
    await chooses(ada, minutes="60", repeats="every 2 weeks")
    await ada.submits()

    assert (await form(ada)).splitlines()[0] == (
        "The dates of River County Task Force are changed."
    )
    assert (await form(ada)).splitlines()[-3:-1] == [
        "Meeting: Thursday, March 12, 2026 at 2:00 PM Eastern time",
        "Meetings: every 2 weeks on Thursday at 2:00 PM.",
    ]
    assert (await posts(ada))[0].splitlines()[0] == (
        "Task force · next meeting Thursday, March 12, 2026 at 2:00 PM Eastern time."
    )
    await stage.moves_to(datetime(2026, 3, 10, 15, tzinfo=UTC))
    assert await direct(ada) == []
    await stage.moves_to(datetime(2026, 3, 12, 17, 56, tzinfo=UTC))
    assert [each.partition(".")[0] for each in await direct(ada)] == [
        "Task force starts at 2:00 PM Eastern time"
    ]


async def test_a_facilitator_hears_of_changed_dates(stage: Stage, ada: Person) -> None:
    await ada.types("/meeting facilitator @Ben Ortiz")
    await stage.moves_by(minutes=1)
    await ada.clicks("Settings")
    await ada.clicks("Change dates")
    await chooses(ada, first_date="2026-03-12")
    await ada.submits()

    assert [each.splitlines()[0] for each in await direct(Person(stage, "U0BEN"))] == [
        "Task force: you facilitate the meeting Tuesday, March 10, 2026 at 10:00 AM Eastern time.",
        "Task force: you facilitate the meeting Thursday, March 12, 2026 at 10:00 AM Eastern time.",
    ]


async def test_dates_of_the_past_are_refused(ada: Person) -> None:
    await ada.clicks("Settings")
    await ada.clicks("Change dates")

    await chooses(ada, first_date="2026-03-01")

    assert (await ada.submits()).errors == {"first_date": "Choose a meeting that lies ahead."}


async def test_only_coordinators_change_dates_and_add_members(cruz: Person) -> None:
    for label in ("Settings", "Roster"):
        await cruz.clicks(label)
        assert await cruz.answer() == ("Only a coordinator can do that: Ada Park and Gus Reyes.")
        with pytest.raises(NotThereError):
            await cruz.form()


async def test_once_topics_have_closed_the_front_desk_says_no_more_when(
    stage: Stage, ada: Person
) -> None:
    coordinators = "Coordinators: Ada Park and Gus Reyes."
    closing = f"{coordinators} Topics close Friday, March 6, 2026 at 9:00 AM Eastern time."
    assert (await posts(ada))[0].splitlines()[1] == closing

    await stage.moves_to(datetime(2026, 3, 6, 14, tzinfo=UTC))

    assert (await posts(ada))[0].splitlines()[1] == coordinators


async def test_added_members_take_part(stage: Stage, ada: Person) -> None:
    hana = Person(stage, "U0HANA")
    await hana.types("/agenda")
    assert await hana.answer() == (
        "You are not on the roster of River County Task Force yet."
        " Ask Ada Park or Gus Reyes to add you."
    )

    await ada.clicks("Roster")
    await ada.clicks("Add from Slack")
    await chooses(ada, people=["U0HANA"])
    await ada.submits(agency="River Schools", role="Counselor")
    assert await form(ada) == (
        "Added to River County Task Force\nHana Kim, Counselor, River Schools"
    )

    await hana.types("/agenda add Open the school gym in winter")
    assert (await told(hana)).splitlines()[0] == (
        "Added as topic 6: Open the school gym in winter · 10 minutes"
    )


async def test_bots_are_not_members(ada: Person) -> None:
    await ada.clicks("Roster")
    await ada.clicks("Add from Slack")

    await chooses(ada, people=[BOT])

    assert (await ada.submits(agency="River Schools")).errors == {
        "people": "Choose at least one person who uses Slack."
    }
