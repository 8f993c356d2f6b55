"""What submitters hear of their topics when somebody else acted on them."""

from datetime import timedelta

from bot.domain.agenda import OFTEN_CARRIED, Item
from bot.work import Work

UNDO_TIME = timedelta(minutes=5)
"""A removal is told only then, as whoever pressed by mistake undoes it at once."""


def tell_of_answer(work: Work, item: Item) -> None:
    """The topic was accepted or returned."""
    if submitter := _other_than_visitor(work, item):
        work.remind("item_answered", item.id, submitter, work.now)


def tell_of_removal(work: Work, item: Item) -> None:
    """The topic was taken off, if it still is when the time to undo that has passed."""
    if submitter := _other_than_visitor(work, item):
        work.remind("item_removed", item.id, submitter, work.now + UNDO_TIME)


def tell_of_dropping(work: Work, item: Item) -> None:
    """The meeting ended without the topic, and it is not carried."""
    if submitter := _other_than_visitor(work, item):
        work.remind("item_removed", item.id, submitter, work.now)


def ask_if_wanted(work: Work, item: Item) -> None:
    """The topic was carried so often that its submitter may want to withdraw it.

    Asked again, once they have answered, the question shows what became of it.
    """
    submitter = item.submitter
    if item.carried >= OFTEN_CARRIED and submitter and submitter.slack_user:
        work.show("carried_often", item.id, submitter.slack_user)


def _other_than_visitor(work: Work, item: Item) -> str | None:
    submitter = item.submitter.slack_user if item.submitter else None
    return submitter if submitter != work.actor.slack_user else None
