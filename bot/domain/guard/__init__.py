"""Looks for what could point to a person in a line of typed text, in English and Spanish."""
