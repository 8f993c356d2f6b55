"""Every table of the schema, imported in one place for migrations and tests."""

from sqlmodel import SQLModel

from storage import (
    agencies,
    agendas,
    audit,
    case_reviews,
    changes,
    closed_sessions,
    concerns,
    conversations,
    events,
    meetings,
    outbox,
    people,
    posted,
    taskforces,
)

MODULES = (
    agencies,
    agendas,
    audit,
    case_reviews,
    changes,
    closed_sessions,
    concerns,
    conversations,
    events,
    meetings,
    outbox,
    people,
    posted,
    taskforces,
)
METADATA = SQLModel.metadata
