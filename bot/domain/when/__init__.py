"""Reads dates, times and lengths of time as people type them."""

from bot.domain.when.durations import read_duration
from bot.domain.when.topics import Topic, split_topic

__all__ = ["Topic", "read_duration", "split_topic"]
