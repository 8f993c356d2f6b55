"""Reads dates, times and lengths of time as people type them."""

from bot.domain.when.durations import read_duration

__all__ = ["read_duration"]
