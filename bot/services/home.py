"""What App Home tells a person: the next meeting of each of their task forces."""

from bot.services import taskforces
from bot.services.sheets import Sheet, lay, with_next_meeting
from bot.services.taskforces import Here
from bot.work import Work


def sheets(work: Work) -> list[tuple[Here, Sheet | None]]:
    """Each task force the visitor is in, by name, with its next agenda as they may see it."""
    return [(here, _sheet(work, here)) for here in taskforces.mine_of(work)]


def _sheet(work: Work, here: Here) -> Sheet | None:
    found = with_next_meeting(work, here)
    return lay(work, here, *found).sheet() if found else None
