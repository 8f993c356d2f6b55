"""The matrix: who sees which words of one agenda, on every surface there is."""

import json
import re
from collections.abc import Awaitable, Callable

import pytest
from sqlalchemy import text

from bot.domain.agenda import Item, ItemState, Kind
from bot.domain.case_review import CaseReview
from bot.domain.meeting import Meeting, MeetingState
from bot.domain.people import Member, Standing
from bot.domain.visibility import Level, as_seen_by, may_see, may_stay
from tests.driver import Person, text_of
from tests.fixtures import MONDAY
from tests.forged import Forger, button
from tests.logbook import LOGS
from tests.stage import Stage
from tests.test_case_reviews import prepares, reviews

ROLES = {
    "coordinator": "U0ADA",
    "facilitator": "U0ELI",  # of another organization
    "submitter": "U0CRUZ",  # of the proposed topic and of the case review
    "member": "U0FAY",
    "asked": "U0BEN",  # whose agency must attend the closed session
    "outsider": "U0DANA",  # a member of another organization
    "guest": "U0GUS",  # of this meeting
    "stranger": "U0HANA",
}
TELLING = {
    "M": "Update the shelter map",  # accepted: members
    "P": "Transport to court after hours",  # proposed
    "C": "Closed session",  # the label of the case review
    "F": "17 cases",  # what it holds: facilitators only
    "X": "A topic of another workspace",  # with the same Slack ids
}

# Each line is a surface, each column a role in the order above: the letters are what was seen.
PLANNED = """
    agenda           MPF MPF MPC MC  MC  MC  MC  -
    agenda, pressed  MPF MPF MPC MC  MC  MC  MC  -
    elsewhere        -   -   -   -   -   -   -   -
    status           -   -   -   -   -   -   -   -
    help             -   -   -   -   -   -   -   -
    form to add      -   -   -   -   -   -   -   -
    edit closed      F   F   -   -   -   -   -   -
    edit, pressed    F   F   -   -   -   -   -   -
    edit proposed    P   P   P   -   -   -   -   -
    accept closed    -   -   -   -   -   -   -   -
    home             M   -   PC  -   -   -   -   -
    messages         -   -   C   -   -   -   -   -
    notifications    -   -   -   -   -   -   -   -
    channel          -   -   -   -   -   -   -   -
"""
REFUSED = """
    remove closed    .   .   .   -   -   -   -   -
    remove, pressed  .   .   .   -   -   -   -   -
    return closed    .   .   .   -   -   -   -   -
    move closed      .   .   -   -   -   -   -   -
    accept proposed  .   .   -   -   -   -   -   -
    remove proposed  .   .   .   -   -   -   -   -
"""
IN_SESSION = """
    live             C   C   C   C   C   C   C   C
    messages         -   MCF C   -   -   -   -   -
    notifications    -   -   -   -   -   -   -   -
    status           MC  MC  MC  MC  MC  MC  MC  -
    privately        MPF MPF MPC MC  MC  MC  MC  -
    old step         C   C   -   -   -   -   -   -
    form to end      MPC MPC -   -   -   -   -   -
    edit closed      -   -   -   -   -   -   -   -
    home             M   -   PC  -   -   -   -   -
"""


def seen(told: str) -> str:
    """The letters of what stands in this text."""
    plain = told.replace("\\", "")
    letters = [letter for letter, words in TELLING.items() if words in plain]
    chosen = re.search(r'"initial_option": \{"text": \{[^}]*\}, "value": "17"\}', plain)
    return "".join(letters) + ("F" if chosen and "F" not in letters else "") or "-"


Look = Callable[[str], Awaitable[str]]


class Scene:
    """River County's agenda with a topic of each level, and everyone who might look at it."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.forger = stage, Forger(stage)

    async def prepare(self) -> None:
        ada, cruz = Person(self.stage, "U0ADA"), Person(self.stage, "U0CRUZ")
        await ada.types("/meeting facilitator <@U0ELI>")
        await prepares(ada)
        await reviews(cruz, count="17")
        self.stage.typed.add("17 cases")  # to be found in logs and notifications
        await ada.types("/agenda accept 6")
        await ada.types("/agenda move 6 to 2")
        own = {"meeting": self.meeting()}
        with self.stage.bot.database.engine.begin() as connection:
            connection.execute(
                text(
                    "UPDATE membership SET standing = 'guest', guest_of = :meeting "
                    "WHERE workspace = 'T0RIVER' AND person_id = (SELECT id FROM person WHERE "
                    "workspace = 'T0RIVER' AND slack_user = 'U0GUS') AND taskforce_id = "
                    "(SELECT taskforce_id FROM meeting WHERE id = :meeting)"
                ),
                own,
            )

    def one(self, sql: str) -> str:
        with self.stage.bot.database.engine.connect() as connection:
            return str(connection.execute(text(sql)).scalar_one())

    def meeting(self, workspace: str = "T0RIVER") -> str:
        named = "River County Task Force" if workspace == "T0RIVER" else "Elsewhere"
        return self.one(
            "SELECT m.id FROM meeting m JOIN taskforce t ON t.workspace = m.workspace AND "  # noqa: S608 - our own words
            f"t.id = m.taskforce_id WHERE t.workspace = '{workspace}' AND t.name = '{named}'"
        )

    def item(self, number: int) -> str:
        """The key that its buttons carry."""
        asked = f"meeting_id = '{self.meeting()}' AND number = {number}"
        return self.one(f"SELECT id || ':' || revision FROM agenda_item WHERE {asked}")  # noqa: S608 - our own words

    def typing(self, line: str) -> Look:
        command, _space, rest = line.partition(" ")

        async def look(user: str) -> str:
            return (await self.forger.types(user, command, rest)).shown

        return look

    def pressing(self, action: str, value: str) -> Look:
        async def look(user: str) -> str:
            return (await self.forger.presses(user, button(action, value))).shown

        return look

    async def home(self, user: str) -> str:
        return (await self.forger.tells({"type": "app_home_opened", "user": user})).shown

    async def channel(self, user: str) -> str:
        """Without the private answers: those are other surfaces."""
        shown = [each for each in await Person(self.stage, user).messages() if persists(each)]
        return json.dumps([shown[-1]] if shown else [])

    async def messages(self, user: str) -> str:
        return "\n".join(await Person(self.stage, user).reads("dm"))

    async def notifications(self, user: str) -> str:
        toasts = await Person(self.stage, user).toasts()
        return json.dumps([[each["phone"], each["desktop"]] for each in toasts])

    async def hold(self) -> None:
        """Start, and go on to the closed session."""
        await self.start()
        await self.close()

    async def start(self) -> None:
        await self.forger.presses("U0ELI", button("meeting.start_early", f"{self.meeting()}:0"))
        self.first_step = f"{self.meeting()}:1"

    async def close(self) -> None:
        """Go on to the closed session."""
        begun = json.dumps([self.meeting(), 1, "next"])
        ticked = {"type": "checkboxes", "selected_options": [{"value": "yes"}]}
        await self.forger.submits("U0ELI", "closed_session.begin", begun, {"checked": ticked})

    def planned(self) -> dict[str, Look]:
        closed, proposed = self.item(6), self.item(4)
        return {
            "agenda": self.typing("/agenda"),
            "agenda, pressed": self.pressing("agenda.page", f"{self.meeting()}:0"),
            "elsewhere": self.pressing("agenda.page", f"{self.meeting('T0DECOY')}:0"),
            "status": self.typing("/meeting"),
            "help": self.typing("/agenda help"),
            "form to add": self.typing("/agenda add"),
            "edit closed": self.typing("/agenda edit 6"),
            "edit, pressed": self.pressing("agenda.open_edit", closed),
            "edit proposed": self.pressing("agenda.open_edit", proposed),
            "accept closed": self.typing("/agenda accept 6"),
            "remove closed": self.typing("/agenda remove 6"),
            "remove, pressed": self.pressing("agenda.remove", closed),
            "return closed": self.typing("/agenda return 6"),
            "move closed": self.typing("/agenda move 6 to 3"),
            "accept proposed": self.pressing("agenda.accept", proposed),
            "remove proposed": self.pressing("agenda.remove", proposed),
            "home": self.home,
            "messages": self.messages,
            "notifications": self.notifications,
            "channel": self.channel,
        }

    def in_session(self) -> dict[str, Look]:
        return self.planned() | {
            "live": self.channel,
            "privately": self.pressing("meeting.view_privately", f"{self.meeting()}:0"),
            "old step": self.pressing("panel.next", self.first_step),
            "form to end": self.pressing("panel.open_end", f"{self.meeting()}:2"),
        }

    async def differs(self, table: str, surfaces: dict[str, Look]) -> list[str]:
        """Every cell in which something else is seen; a dot is one that is not looked at."""
        wrong = []
        for line in table.strip().splitlines():
            surface, cells = line.strip()[:17].strip(), line.strip()[17:].split()
            for cell, (role, user) in zip(cells, ROLES.items(), strict=True):
                found = cell if cell == "." else seen(await surfaces[surface](user))
                if found != cell:
                    wrong.append(f"{surface}, {role}: {found} instead of {cell}")
        return wrong


def persists(message: dict[str, object]) -> bool:
    return not message["ephemeral"]


@pytest.fixture
async def scene(stage: Stage) -> Scene:
    prepared = Scene(stage)
    await prepared.prepare()
    return prepared


async def test_before_the_meeting(scene: Scene) -> None:
    assert await scene.differs(PLANNED, scene.planned()) == []


async def test_what_is_refused_tells_nothing(scene: Scene) -> None:
    before = [scene.item(number) for number in range(1, 7)]
    assert await scene.differs(REFUSED, scene.planned()) == []
    assert [scene.item(number) for number in range(1, 7)] == before


async def test_during_the_closed_session(scene: Scene) -> None:
    await scene.hold()
    assert await scene.differs(IN_SESSION, scene.in_session()) == []


async def test_a_guest_reads_of_their_own_meeting_alone(scene: Scene, stage: Stage) -> None:
    own = scene.meeting()
    await scene.start()
    await stage.moves_by(minutes=6)
    await scene.forger.submits("U0ELI", "panel.end", json.dumps([own, 1, []]), {})
    following = scene.one(
        "SELECT next.id FROM meeting next JOIN meeting own ON next.starts_at > own.starts_at AND "  # noqa: S608 - our own words
        f"next.taskforce_id = own.taskforce_id WHERE own.id = '{own}'"
    )

    of_own, of_following = (
        scene.pressing("agenda.first", f"{meeting}:0") for meeting in (own, following)
    )
    assert seen(await of_own("U0FAY")) == seen(await of_own("U0GUS")) != "-"
    assert "meeting of" in await scene.typing("/agenda")("U0GUS")
    assert (seen(await of_following("U0FAY")), seen(await of_following("U0GUS"))) == ("MC", "-")
    assert "· meeting of" in await Person(stage, "U0GUS").opens_home()


async def test_a_guest_is_offered_what_they_may_do(scene: Scene) -> None:
    """Gus coordinates Lake County, where he may add a topic."""
    add, show, look = '"Add a topic"', '"Agenda"', scene.typing("/agenda")

    assert [(await look(user)).count(add) for user in ("U0FAY", "U0GUS")] == [1, 0]
    asked = await scene.typing("/agenda add")("U0GUS")
    assert "You are a guest of River County Task Force, and only its members can do that." in asked
    home = await scene.home("U0GUS")
    assert (home.count(add), home.count(show)) == (1, 2)


async def test_the_log_tells_none_of_it(scene: Scene) -> None:
    await scene.hold()
    logged = LOGS.getvalue()

    assert "agency_asked" in logged
    told = [*TELLING.values(), "Prosecutor's office", "River Police Department"]
    assert [words for words in told if words in logged] == []


async def test_what_is_queued_is_judged_again_when_it_is_sent(scene: Scene, stage: Stage) -> None:
    """The panel of whoever facilitated until just now shows no more what a case review holds."""
    await scene.hold()
    eli = Person(stage, "U0ELI")
    assert TELLING["F"] in await eli.last("dm")
    await Person(stage, "U0ADA").types("/meeting facilitator <@U0FAY>")

    assert TELLING["F"] not in "\n".join(await eli.reads("dm"))
    panel = [each for each in await Person(stage, "U0FAY").messages("dm") if "blocks" in each][-1]
    assert TELLING["F"] in text_of(panel)
    assert TELLING["F"] not in json.dumps([panel["text"], panel["blocks"][0]])


# The rule itself, cell by cell

MEETING = Meeting(
    id="m",
    taskforce_id="t",
    starts_at=MONDAY,
    minutes=90,
    state=MeetingState.PLANNED,
    facilitator=Member("facilitator", "U1", "F", Standing.MEMBER),
    planned_at=MONDAY,
)
LEVELS = """
    proposed             yes yes yes no  no  no  no  no  no
    members              yes yes yes yes yes yes no  no  yes
    closed session       yes yes no  no  yes no  no  no  no
    facilitators only    yes yes no  no  no  no  no  no  no
"""
PEOPLE = (
    *("coordinator", "facilitator", "submitter", "member", "invited"),
    *("guest", "former guest", "stranger", None),
)


def person(name: str | None) -> Member | None:
    if name is None:
        return None
    standings = {each.value: each for each in Standing} | {"former guest": Standing.GUEST}
    guest_of = {"guest": MEETING.id, "former guest": "an earlier meeting"}
    standing = standings.get(name, Standing.MEMBER)
    return Member(name, None, name, standing, guest_of=guest_of.get(name))


@pytest.mark.parametrize("line", LEVELS.strip().splitlines())
def test_levels(line: str) -> None:
    level, *cells = re.split(r"\s{2,}| (?=yes|no\b)", line.strip())
    thing: Item | Level = Level(level)
    if thing is Level.PROPOSED:
        thing = item(ItemState.PROPOSED)
    told = [
        may_see(person(name), thing, MEETING, invited=name in {"invited", "guest"})
        for name in PEOPLE
    ]
    assert told == [cell == "yes" for cell in cells]


def item(state: ItemState, cases: CaseReview | None = None) -> Item:
    kind = Kind.CASE_REVIEW if cases else Kind.DISCUSSION
    submitter = person("submitter")
    return Item("i", 1, "Words", 20, kind, state, submitter, cases=cases)


def test_a_guest_on_the_invite_list_still_steps_out() -> None:
    invited = frozenset({"member", "guest"})
    stays = [name for name in PEOPLE if name and may_stay(_known(name), MEETING, invited)]
    assert stays == ["coordinator", "facilitator", "member"]


def _known(name: str) -> Member:
    found = person(name)
    assert found is not None
    return found


def test_the_channel_sees_no_more_than_its_label_even_where_more_was_read() -> None:
    review = item(ItemState.ACCEPTED, CaseReview(3, ("River Hospital",), "The office"))

    assert as_seen_by(_known("coordinator"), MEETING, (review,)).items == (review,)
    for other in (None, person("member"), person("submitter")):
        [shown] = as_seen_by(other, MEETING, (review,)).items
        assert shown.cases is None
