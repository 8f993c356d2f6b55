"""Folds the spellings of one word together: case, accents, dots, dashes."""

import re
import unicodedata

_DOTTED_MERIDIEM = re.compile(r"(?:\b(?=[ap]\.)|(?<=\d )(?=[ap] m))([ap])\.? ?m\b\.?")
_GLUED_MERIDIEM = re.compile(r"(?<=\d)([ap])\b")
_APOSTROPHE = "['\N{RIGHT SINGLE QUOTATION MARK}]"
_SHORT_YEAR = re.compile(_APOSTROPHE + r"(?=\d\d\b)")
_MARKS = (
    '"*_[]\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{INVERTED QUESTION MARK}'
)
_WITHOUT_MARKS = str.maketrans(_MARKS, " " * len(_MARKS))
_TEXTED_TO = re.compile(r"\b2(?=mor|day\b)")  # 2morrow
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d+ ?h)")
_DOT_AFTER_LETTER = re.compile(r"(?<=[a-z])\.")


def plain(phrase: str) -> str:
    """Lower case without accents and apostrophes, a.m. and p.m. in one word, one kind of dash."""
    folded = unicodedata.normalize("NFKD", phrase.casefold())
    text = "".join(char for char in folded if not unicodedata.combining(char))
    text = text.translate(_WITHOUT_MARKS).replace("\N{DEGREE SIGN}", "o")
    text = re.sub("[\N{EN DASH}\N{EM DASH}\N{HYPHEN}\N{MINUS SIGN}]", "-", text)
    text = re.sub(_APOSTROPHE, "", _SHORT_YEAR.sub("20", text))
    text = _TEXTED_TO.sub("to", text)
    text = _DOTTED_MERIDIEM.sub(r"\1m", text)
    text = _GLUED_MERIDIEM.sub(r"\1m", text)
    text = _DECIMAL_COMMA.sub(".", text)
    return _DOT_AFTER_LETTER.sub("", text).replace("week-end", "weekend")
