"""Figures, measured as the bot runs: with Python's own pace of looking for garbage."""

import gc

gc.set_threshold(700, 10, 10)
