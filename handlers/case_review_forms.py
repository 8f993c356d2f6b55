"""The forms of a case review, which open in place of those of any other topic."""

from bot.domain.agenda import DEFAULT_MINUTES
from bot.services import case_reviews
from bot.work import Work
from handlers.views import case_reviews as views
from handlers.views import kit


def add(
    work: Work, meeting_id: str, *, minutes: int = DEFAULT_MINUTES, reason: str = ""
) -> kit.View:
    """The form for a case review on this meeting's agenda."""
    found = case_reviews.choices(work, meeting_id)
    chosen = views.Chosen(minutes=minutes)
    return views.add(
        found.sheet.taskforce, found.sheet.agenda, _offer(found), chosen, reason=reason
    )


def edit(work: Work, item_id: str) -> kit.View:
    found = case_reviews.show_to_edit(work, item_id)
    sheet, draft = found.changed.sheet, found.draft
    chosen = None
    if draft:
        chosen = views.Chosen(draft.count, draft.minutes, draft.agency_ids, draft.place_id)
    offer = _offer(found.choices)
    return views.edit(sheet.taskforce, sheet.agenda, found.changed.item, offer, chosen)


def _offer(found: case_reviews.Choices) -> views.Offer:
    return views.Offer(found.agencies, found.places, found.obstacle, found.may_prepare)
