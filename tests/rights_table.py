"""Every door of the house and who may go through it: a new verb, button or form needs its row.

The values are what the door's button or form carries, filled with the keys of a task force.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.domain.taskforce import Readers
from handlers.matching import Accounts
from handlers.setup import Founding
from tests.rights_scene import WALKERS, profile

EVERYBODY = frozenset(WALKERS.values())
KNOWN = EVERYBODY - {"stranger", "outsider"}
MEMBERS = KNOWN - {"guest"}
COORDINATOR = frozenset({"coordinator"})
RUNNERS = COORDINATOR | {"facilitator"}
EDITORS = RUNNERS | {"submitter"}
FULL_MEMBERS = frozenset({"facilitator", "guest", "stranger"})
"""Of the workspace: nobody of another organization, nobody with a single channel."""


@dataclass(frozen=True)
class Door:
    may: frozenset[str]
    value: str = ""
    metadata: str = ""
    text: str = ""
    form: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    facts: Any = None  # what Slack would tell; called with the walker where it can be
    in_session: bool = False
    by_account: bool = False  # the Slack account decides, as there is no roster yet

    @property
    def keys(self) -> set[str]:
        """The names of all that is filled in."""
        return set(re.findall(r"%\((\w+)\)s", f"{self.value} {self.metadata} {dict(self.form)}"))


def _founding(user: str) -> Founding:
    readers = Readers("C0NEW", "new", is_public=False, people=3, organizations=1)
    return Founding(readers, profile(user), profile("U0SECOND"))


def _accounts(_user: str) -> Accounts:
    return Accounts((profile("U0HANA"),), frozenset())


NEW_TASKFORCE = {
    "name": "New Task Force",
    "display_name": "Task force",
    "zone": "America/New_York",
    "formed_on": "2026-01-05",
    "first_date": "2026-03-24",
    "start": "10:00",
    "minutes": "90",
    "repeats": "monthly",
}
DATES = {"first_date": "2026-03-24", "start": "10:00", "minutes": "90", "repeats": "monthly"}
TOPIC = {"title": "Share the ride list", "minutes": "10", "presenter": "%(person)s"}
CASES = {"count": "2", "minutes": "10", "agencies": ("%(agency_id)s",), "place": "%(place)s"}
ME = {
    "name": "Somebody Known",
    "naming": "roster",
    "language": "en",
    "reminders": "daily",
    "agency": "%(agency_id)s",
}
SEAT = {"agency": "%(agency_id)s", "sectors": ("%(sector_id)s",)}
ON_LINE = "%(line)s %(spot)s"

VERBS = {
    "roundtable": Door(EVERYBODY),
    "roundtable setup": Door(FULL_MEMBERS, facts=_founding, by_account=True),
    "roundtable roster": Door(COORDINATOR, facts=profile),
    "roundtable settings": Door(COORDINATOR),
    "intro": Door(KNOWN),
    "intro me": Door(KNOWN),
    "agenda": Door(KNOWN),
    "agenda add": Door(MEMBERS, text="Share the ride list 10m"),
    "agenda edit": Door(EDITORS, text="%(proposed_number)s"),
    "agenda remove": Door(EDITORS, text="%(proposed_number)s"),
    "agenda move": Door(RUNNERS, text="%(accepted_number)s to 2"),
    "agenda accept": Door(RUNNERS, text="%(proposed_number)s"),
    "agenda return": Door(RUNNERS, text="%(proposed_number)s Please ask the training group"),
    "meeting": Door(KNOWN),
    "meeting start": Door(RUNNERS),
    "meeting next": Door(RUNNERS, in_session=True),
    "meeting extend": Door(RUNNERS, text="5m", in_session=True),
    "meeting park": Door(RUNNERS, in_session=True),
    "meeting back": Door(RUNNERS, in_session=True),
    "meeting end": Door(RUNNERS, in_session=True),
    "meeting facilitator": Door(COORDINATOR, text="me"),
    "confidentiality": Door(EVERYBODY),
    "confidentiality concern": Door(KNOWN),
}

BUTTONS = {
    "agency.remove": Door(COORDINATOR, "%(empty)s", "%(empty)s %(spot)s"),
    "agenda.accept": Door(RUNNERS, "%(proposed)s"),
    "agenda.add_another": Door(MEMBERS, "%(at)s"),
    "agenda.add_there": Door(
        MEMBERS,
        metadata='["%(meeting)s", [{"title": "Share the ride list", "minutes": 10, '
        '"kind": "discussion", "presenter": "", "detail": ""}]]',
    ),
    "agenda.down": Door(RUNNERS, "%(accepted)s"),
    "agenda.edit_here": Door(EDITORS, "%(proposed)s"),
    "agenda.first": Door(KNOWN, "%(at)s"),
    "agenda.following": Door(KNOWN, "%(at)s"),
    "agenda.keep": Door(EDITORS, "%(proposed)s"),
    "agenda.open_add": Door(MEMBERS, "%(at)s"),
    "agenda.open_edit": Door(EDITORS, "%(proposed)s"),
    "agenda.open_return": Door(RUNNERS, "%(proposed)s"),
    "agenda.page": Door(KNOWN, "%(at)s"),
    "agenda.previous": Door(KNOWN, "%(at)s"),
    "agenda.remove": Door(EDITORS, "%(proposed)s %(cases)s"),
    "agenda.restore": Door(EDITORS, "%(removed)s"),
    "agenda.restore_here": Door(EDITORS, "%(removed)s"),
    "agenda.show": Door(KNOWN),
    "agenda.undo_here": Door(EDITORS, "%(proposed)s %(cases)s"),
    "agenda.up": Door(RUNNERS, "%(accepted)s"),
    "agenda.withdraw": Door(EDITORS, "%(proposed)s"),
    "concern.open": Door(KNOWN),
    "concern.read": Door(COORDINATOR, "%(concern)s"),
    "facilitator.open": Door(RUNNERS, "%(taskforce)s"),
    "kind": Door(MEMBERS, "case review", "%(meeting)s"),
    "meeting.open_now": Door(COORDINATOR, "%(taskforce)s"),
    "meeting.show": Door(KNOWN, "%(taskforce)s"),
    "meeting.start": Door(RUNNERS, "%(at)s"),
    "meeting.start_early": Door(RUNNERS, "%(at)s"),
    "meeting.view_privately": Door(KNOWN, "%(at)s"),
    "panel.back": Door(RUNNERS, "%(at)s", in_session=True),
    "panel.extend": Door(RUNNERS, "%(at)s", in_session=True),
    "panel.next": Door(RUNNERS, "%(at)s", in_session=True),
    "panel.open_end": Door(RUNNERS, "%(at)s", in_session=True),
    "panel.park": Door(RUNNERS, "%(at)s", in_session=True),
    "panel.start": Door(RUNNERS, "%(at)s"),
    "people.open_add": Door(COORDINATOR, "%(taskforce)s"),
    "profile.open": Door(KNOWN, "%(taskforce)s"),
    "roster.back": Door(COORDINATOR, "%(spot)s"),
    "roster.by": Door(COORDINATOR, "%(spot)s"),
    "roster.copy": Door(COORDINATOR, "csv %(spot)s"),
    "roster.following": Door(COORDINATOR, "%(spot)s"),
    "roster.more_rows": Door(COORDINATOR, "%(spot)s"),
    "roster.open": Door(COORDINATOR, "%(taskforce)s", facts=profile),
    "roster.open_add": Door(COORDINATOR, "%(agency)s", "%(spot)s"),
    "roster.open_agency": Door(COORDINATOR, "%(agency)s", "%(spot)s"),
    "roster.open_duplicates": Door(COORDINATOR, "%(spot)s"),
    "roster.open_edit": Door(COORDINATOR, "%(line)s", "%(spot)s"),
    "roster.open_match": Door(COORDINATOR, "%(spot)s C0TASK", facts=_accounts),
    "roster.open_merge": Door(COORDINATOR, "%(line)s", "%(spot)s"),
    "roster.open_move": Door(COORDINATOR, "%(line)s", "%(spot)s"),
    "roster.open_name": Door(COORDINATOR, "%(line)s", "%(spot)s"),
    "roster.open_paste": Door(COORDINATOR, "%(spot)s"),
    "roster.open_retire": Door(COORDINATOR, "%(line)s", "%(spot)s"),
    "roster.open_sectors": Door(COORDINATOR, "%(spot)s"),
    "roster.open_step_down": Door(COORDINATOR, "%(lead)s", "%(spot)s"),
    "roster.previous": Door(COORDINATOR, "%(spot)s"),
    "roster.undo": Door(COORDINATOR, "%(change)s", "%(spot)s"),
    "sector.open_add": Door(COORDINATOR, metadata="%(spot)s"),
    "sector.open_rename": Door(COORDINATOR, "%(sector)s", "%(spot)s"),
    "sector.turn": Door(COORDINATOR, "%(sector)s", "%(spot)s"),
    "sector.turn_presence": Door(COORDINATOR, "%(group)s", "%(spot)s"),
    "settings.open": Door(COORDINATOR, "%(taskforce)s"),
    "setup.how": Door(EVERYBODY),
    "setup.open": Door(FULL_MEMBERS, "C0NEW", facts=_founding, by_account=True),
    "setup.open_dates": Door(COORDINATOR, "%(taskforce)s"),
}

FORMS = {
    "facilitator.choose": Door(
        RUNNERS, metadata="%(meeting)s", form={"helpers": ("%(colleague)s",)}
    ),
    "agency.edit": Door(
        COORDINATOR, metadata="%(agency)s %(spot)s", form={"name": "Lantern", **SEAT}
    ),
    "agenda.add": Door(MEMBERS, metadata="%(meeting)s", form=TOPIC),
    "agenda.add_cases": Door(MEMBERS, metadata="%(meeting)s", form=CASES),
    "agenda.add_several": Door(MEMBERS, metadata="%(meeting)s", form=TOPIC),
    "agenda.edit": Door(EDITORS, metadata="%(proposed)s", form=TOPIC),
    "agenda.edit_cases": Door(EDITORS, metadata="%(cases)s", form=CASES),
    "agenda.return": Door(RUNNERS, metadata="%(proposed)s", form={"reason": "Please ask again"}),
    "closed_session.begin": Door(
        RUNNERS,
        metadata='["%(meeting)s", %(step)s, "next"]',
        form={"checked": ("yes",)},
        in_session=True,
    ),
    "concern.raise": Door(
        KNOWN, metadata="%(taskforce)s", form={"concern": "We run over.", "to": "%(meeting)s"}
    ),
    "panel.end": Door(RUNNERS, metadata='["%(meeting)s", %(step)s, []]', in_session=True),
    "people.add": Door(
        COORDINATOR,
        metadata="%(taskforce)s",
        form={"people": ("U0HANA",), "agency": "Harbor", "sector": "%(sector_id)s"},
        facts=[profile("U0HANA")],
    ),
    "profile.save": Door(KNOWN, metadata="%(taskforce)s:%(own_revision)s", form=ME),
    "roster.add": Door(COORDINATOR, metadata="%(spot)s", form={"name": "May Hill", **SEAT}),
    "roster.appoint": Door(
        COORDINATOR, metadata="%(taskforce)s", facts=(profile("U0HANA"), profile("U0HANA"))
    ),
    "roster.copied": Door(EVERYBODY),
    "roster.edit": Door(COORDINATOR, metadata=ON_LINE, form={"name": "Mo Fields"}),
    "roster.match": Door(COORDINATOR, metadata="%(spot)s", facts=_accounts),
    "roster.merge": Door(COORDINATOR, metadata=ON_LINE, form={"other": "%(other)s"}),
    "roster.move": Door(COORDINATOR, metadata=ON_LINE, form=SEAT),
    "roster.name_coordinator": Door(COORDINATOR, metadata="%(member)s %(spot)s"),
    "roster.retire": Door(COORDINATOR, metadata=ON_LINE),
    "roster.rows": Door(
        COORDINATOR, metadata=" %(spot)s", form={"rows__0": "Name\tAgency\nMay Hill\tLibrary"}
    ),
    "roster.step_down": Door(COORDINATOR, metadata="%(lead)s %(spot)s"),
    "sector.add": Door(COORDINATOR, metadata="%(spot)s", form={"name": "Hotels"}),
    "sector.rename": Door(COORDINATOR, metadata="%(sector)s %(spot)s", form={"name": "Press"}),
    "settings.invite": Door(COORDINATOR, metadata='["%(taskforce)s", ["%(person)s"]]'),
    "settings.save": Door(
        COORDINATOR,
        metadata="%(taskforce)s",
        form={"invited": ("%(person)s",), "readers_known": ("yes",)},
    ),
    "setup.dates": Door(COORDINATOR, metadata="%(taskforce)s", form=DATES),
    "setup.submit": Door(FULL_MEMBERS, metadata="C0NEW", form=NEW_TASKFORCE, facts=_founding),
}
