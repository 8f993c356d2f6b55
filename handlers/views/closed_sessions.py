"""Closed sessions: the question before one begins, and what a coordinator prepares for them."""

import json
from collections.abc import Iterable, Sequence

from bot.domain.agenda import Item
from bot.domain.case_review import ListPlace
from bot.domain.meeting import Meeting
from bot.domain.people import Member
from bot.domain.taskforce import Readers, TaskForce
from bot.text import _, listed
from handlers.views import facilitators, kit, topics
from handlers.views.kit import Block, View
from handlers.views.readers import sure_of
from handlers.views.setup import OPEN_DATES

BEGIN = "closed_session.begin"
OPEN_SETTINGS, SETTINGS, INVITE = "settings.open", "settings.save", "settings.invite"


def begin(meeting: Meeting, items: Sequence[Item], invited: Sequence[Member], *, way: str) -> View:
    """The text to read aloud, and the check; only its Begin moves the meeting on."""
    confirm = kit.checkboxes([(_("The room and the video call were checked"), "yes")])
    return kit.modal(
        _("Closed session"),
        [
            *kit.sections(f"{item.number}. {topics.label(item)}" for item in items),
            kit.section(_("*Please read aloud:*")),
            kit.section(_to_read_aloud()),
            kit.context(_who_may_stay(invited)),
            kit.input_block(
                "checked", _("Look around first: sign-ins miss people who call in"), confirm
            ),
        ],
        form=BEGIN,
        submit=_("Begin"),
        close=_("Not yet"),
        metadata=json.dumps([meeting.id, meeting.step, way]),
    )


def _to_read_aloud() -> str:
    return _(
        "Before we begin: share only what your own law, policy and any signed release allow, and "
        "only what this group needs. It is always fine to say 'I cannot share that.' Nothing here "
        "changes a legal duty to report abuse or disclose evidence. Please take no photos or "
        "recordings, write no names in notes, and return any papers before you leave. If you "
        "cannot agree to this today, please tell the facilitator and step out for this part. Our "
        "agreement to be careful does not replace a survivor's permission."
    )


def _who_may_stay(invited: Sequence[Member]) -> str:
    if not invited:
        return _(
            "Nobody is on the invite list of closed sessions yet. A coordinator adds people with "
            "/roundtable settings."
        )
    names = kit.escape(listed(member.name for member in invited))
    return _("On the invite list: {names}. Everyone else steps out.", names=names)


def begun(until: str) -> View:
    sentence = _(
        "The closed session has begun, until {time}. Notes are paused, and the channel shows "
        "nothing but that.",
        time=until,
    )
    return kit.modal(_("Closed session"), [kit.section(sentence)], close=_("Done"))


def settings(
    taskforce: TaskForce,
    readers: Readers | None,
    places: Sequence[ListPlace],
    members: Sequence[Member],
    invited: Sequence[Member],
) -> View:
    """The ways to dates and facilitators; where lists are held, who is in closed sessions."""
    lines = "\n".join(place.name for place in places)
    people = [(_named(member), member.person_id or "") for member in members]
    chosen = [member.person_id or "" for member in invited]
    return kit.modal(
        _("Settings"),
        [
            kit.section(f"*{kit.escape(taskforce.name)}*"),
            kit.actions(
                kit.button(_("Change dates"), OPEN_DATES, taskforce.id),
                facilitators.opening(taskforce),
            ),
            *sure_of(readers),
            kit.input_block(
                "places",
                _("Where case lists are held"),
                kit.text_input(lines, multiline=True),
                hint=_("One place to a line, such as Prosecutor's office. No names, no cases."),
                optional=True,
            ),
            kit.input_block(
                "invited",
                _("Who may stay in closed sessions"),
                kit.select_several(people, chosen),
                hint=_("The facilitator and the coordinators see this list, nobody else."),
                optional=True,
            ),
        ],
        form=SETTINGS,
        submit=_("Save"),
        close=_("Cancel"),
        metadata=taskforce.id,
    )


def _named(member: Member) -> str:
    return ", ".join(filter(None, [member.name, member.agency]))


def saved(
    taskforce: TaskForce,
    places: Sequence[ListPlace],
    invited: Sequence[Member],
    watched: Sequence[tuple[Member, str]],
) -> View:
    """What was stored; whoever is of a watched sector is asked about before being added."""
    lines = [
        _("*Lists are held at:* {places}", places=_listed(place.name for place in places)),
        _("*May stay in closed sessions:* {names}", names=_listed(map(_named, invited))),
    ]
    if not watched:
        return kit.modal(_("Saved"), [kit.section("\n".join(lines))], close=_("Done"))
    ids = [member.person_id for member, _sector in watched]
    return kit.modal(
        _("One question"),
        [*map(_warning, watched), kit.section("\n".join([_("Saved so far:"), *lines]))],
        form=INVITE,
        submit=_("Add to the list"),
        close=_("Leave off"),
        metadata=json.dumps([taskforce.id, ids]),
    )


def _warning(watched: tuple[Member, str]) -> Block:
    member, sector = watched
    return kit.section(
        _(
            "*{name}* sits for the sector {sector}. What is said in a closed session could reach "
            "the public from there. Add them all the same?",
            name=kit.escape(_named(member)),
            sector=kit.escape(_(sector)),
        )
    )


def _listed(names: Iterable[str]) -> str:
    return kit.escape(listed(names)) or _("none yet")
