"""What Roundtable does each morning for a task force, of its own accord."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.taskforce import Readers, TaskForce
from bot.services import concerns, readers
from bot.work import Work
from storage import taskforces as rows

HOUR = time(9)


def expect(work: Work, taskforce: TaskForce) -> None:
    """Have the next morning come; each morning calls for the one after it."""
    due_at = next_morning(work.now, taskforce.zone).astimezone(work.now.tzinfo)
    work.remind("morning", taskforce.id, taskforce.channel, due_at)


def next_morning(now: datetime, zone: ZoneInfo) -> datetime:
    """The next nine o'clock there."""
    today = now.astimezone(zone).date()
    nine = datetime.combine(today, HOUR, zone)
    return nine if nine > now else datetime.combine(today + timedelta(days=1), HOUR, zone)


def begin(work: Work, taskforce_id: str, found: Readers | None) -> None:
    """`found` is who reads the channel as Slack tells it now, None where it does not."""
    row = rows.taskforce(work.session, work.workspace, taskforce_id)
    if row is None:
        return
    taskforce = row.value()
    if found:
        readers.note(work, found)
    concerns.hand_over(work, taskforce)
    work.show("front_desk", taskforce.channel, taskforce.channel)  # a closing may have passed
    expect(work, taskforce)
