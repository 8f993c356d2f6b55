"""Reads dates, times and lengths of time as people type them."""

from bot.domain.when.answers import Answer, Asked, Found, Reason, Refused, Sure
from bot.domain.when.durations import read_duration
from bot.domain.when.reading import read, warm
from bot.domain.when.series import Repeating, read_recurrence
from bot.domain.when.tasks import TaskLine, split_task
from bot.domain.when.topics import Topic, split_topic

__all__ = [
    "Answer",
    "Asked",
    "Found",
    "Reason",
    "Refused",
    "Repeating",
    "Sure",
    "TaskLine",
    "Topic",
    "read",
    "read_duration",
    "read_recurrence",
    "split_task",
    "split_topic",
    "warm",
]
