"""The steps of a meeting in session, as buttons that carry the step they belong to."""

from bot.domain.agenda import Agenda
from bot.text import _
from handlers.views import kit
from handlers.views.kit import Block

NEXT, EXTEND, PARK, BACK = "panel.next", "panel.extend", "panel.park", "panel.back"
OPEN_END = "panel.open_end"


def steps(seen: Agenda) -> Block:
    """What whoever runs the meeting can do now."""
    key = kit.key(seen.meeting.id, seen.meeting.step)
    back = kit.button(_("Back one topic"), BACK, key)
    if seen.current is None:
        more = [kit.button(_("Next topic"), NEXT, key)] if seen.to_come else []
        end = kit.button(_("End meeting"), OPEN_END, key, primary=not more)
        return kit.actions(*more, end, back)
    buttons = [
        kit.button(_("Next topic"), NEXT, key, primary=True),
        kit.button(_("Extend 5 minutes"), EXTEND, key),
    ]
    if not seen.current.from_template:
        buttons += [kit.button(_("Park topic"), PARK, key), back]
    return kit.actions(*buttons, kit.button(_("End meeting"), OPEN_END, key))
