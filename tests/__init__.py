"""Specs; and what is run beside them, each by its `python -m tests.…`."""

import gc

# Importing the house makes half a million objects that stay. Python's own pace would search them
# for garbage four hundred times before the first spec: a sixth of the time until then.
gc.set_threshold(100_000, 10, 10)
