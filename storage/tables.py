"""Every table of the schema, imported in one place for migrations and tests."""

from sqlmodel import SQLModel

from storage import agendas, audit, conversations, events, meetings, outbox, people, posted
from storage import taskforces

MODULES = (agendas, audit, conversations, events, meetings, outbox, people, posted, taskforces)
METADATA = SQLModel.metadata
