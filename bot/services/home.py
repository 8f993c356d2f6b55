"""What App Home tells a person: the next meeting of each of their task forces."""

from bot.services import taskforces
from bot.services.sheets import Sheet, table_of
from bot.work import Work
from storage import agendas as rows


def sheets(work: Work) -> list[Sheet]:
    """The next agenda of each task force the visitor is in, as they may see it."""
    found = []
    for here in taskforces.mine_of(work):
        upcoming = rows.with_next_meeting(work.session, work.workspace, here.taskforce.id)
        if upcoming:
            found.append(table_of(work, upcoming[0].id).sheet())
    return found
