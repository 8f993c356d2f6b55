"""Every sentence that a person reads, in that person's language."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar, Token
from gettext import NullTranslations

DEFAULT_LANGUAGE = "en"

_language: ContextVar[str] = ContextVar("language", default=DEFAULT_LANGUAGE)
_catalogs: dict[str, NullTranslations] = {DEFAULT_LANGUAGE: NullTranslations()}


def install(language: str, catalog: NullTranslations) -> None:
    """Make `catalog` answer for `language`; once, where the program is put together."""
    _catalogs[language] = catalog


def language() -> str:
    """The language of the person who is being answered, as a tag such as "en"."""
    return _language.get()


def speak(language: str) -> Token[str]:
    """Answer in `language` from here on, in this task; one without a catalog reads English."""
    return _language.set(language if language in _catalogs else DEFAULT_LANGUAGE)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Answer in `language` within the block."""
    token = speak(language)
    try:
        yield
    finally:
        _language.reset(token)


def mark(message: str) -> str:
    """Name a sentence that is translated where it is shown, not where it stands."""
    return message


def _(message: str, /, **values: object) -> str:
    """Translate `message`, then fill its {fields}."""
    sentence = _catalogs[_language.get()].gettext(message)
    return sentence.format(**values) if values else sentence


def ngettext(one: str, many: str, number: int, /, **values: object) -> str:
    """Translate the form that fits `number`, which fills {number}."""
    sentence = _catalogs[_language.get()].ngettext(one, many, number)
    return sentence.format(number=number, **values)


def either(names: Iterable[str]) -> str:
    """Join names where one of them is enough: "Ada, Ben or Cruz"."""
    *first, last = list(names) or [""]
    return _("{first} or {last}", first=", ".join(first), last=last) if first else last


def listed(names: Iterable[str]) -> str:
    """Join names as people say them: "Ada, Ben and Cruz"."""
    *first, last = list(names) or [""]
    return _("{first} and {last}", first=", ".join(first), last=last) if first else last
