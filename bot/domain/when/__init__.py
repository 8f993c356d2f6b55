"""Reads dates, times and lengths of time as people type them."""

from bot.domain.when.answers import Answer, Asked, Found, Reason, Refused, Sure
from bot.domain.when.durations import read_duration
from bot.domain.when.reading import read, warm
from bot.domain.when.schedules import Schedule, split_schedule
from bot.domain.when.sentences import question, refusal, words_of
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
    "Schedule",
    "Sure",
    "TaskLine",
    "Topic",
    "question",
    "read",
    "read_duration",
    "read_recurrence",
    "refusal",
    "split_schedule",
    "split_task",
    "split_topic",
    "warm",
    "words_of",
]
