"""Hostile words, and one that may turn up nowhere but before who typed it."""

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

MARKER = "quillfeather"

HARD = "123-45-6789"
"""What the guard lets nobody store."""

MENTIONS = (
    *("<!channel>", f"<!here> {MARKER}", "<!everyone>", "<@U0MARK>", "<!subteam^S0MARK>"),
    *("<@U0BEN|ben.ortiz>", "@U0CRUZ", "<@U0NOBODY>", "@channel", "<#C0TASK|river>", "#general"),
)
LINKS = (
    *(f"<https://evil.example|{MARKER}>", "https://evil.example", "<mailto:a@evil.example|a>"),
    *("&lt;!channel&gt;", "&amp;lt;!channel&amp;gt;", "<!date^oops>", "<", "a>b", "&"),
)
MARKUP = ("*_~`", f"`{MARKER}`", "```", "> quote", ":skull:", "{name}", "{0.__class__}", "%s%n")
HIDDEN = (
    *(f"\u202e{MARKER}", "\u200b", "a\u200db", "\ufeff", "\x00", f"{MARKER}\x00", "\x1b[31m"),
    *("\ud800", f"{MARKER} \udfff", "a\nb", "a\r\n\r\nb", "\t", "\u2028", "\u00ad", "\ue000"),
)
LETTERS = ("🏳️‍🌈", "👩‍👩‍👧", "Ω≈ç√", "ﷺ" * 9, "שלום", "e" + "\u0301" * 40, "表")
NUMBERS = (
    *("1", "4", "0", "-1", "007", "99999999999999999999", "٣", "²", "1e9", "4 to 2", "2 to 99"),
    *("15m", "1.5h", "99999999m", "0m", "٣m", "31 February", "25:99", "tomorrow", "0001-01-01"),
)
PHRASES = (
    *("decision", "case review", "help", "by next meeting", "me", "none", f"SSN {HARD}"),
    *("victim Maria, 14", "'; DROP TABLE person; --", "../../etc/passwd", "\\", '"', "[]", "null"),
    *(MARKER, f"{MARKER} 10m", f"*{MARKER}*", f"{MARKER}\tOpen Door\tAdvocate", "Name\tAgency"),
)
LONG = (f"{MARKER} " * 250, "x" * 3_000, "<" * 3_000, "Maria, 14 " * 300, "😀" * 4_001, "9" * 5_000)

PIECES = (*MENTIONS, *LINKS, *MARKUP, *HIDDEN, *LETTERS, *NUMBERS, *PHRASES, *LONG)

pieces = st.sampled_from(PIECES)
texts = st.one_of(
    pieces,
    pieces.map(lambda piece: f"{MARKER} {piece}"),
    st.text(max_size=60),
    st.lists(pieces | st.text(max_size=8), max_size=5).map(" ".join),
    st.lists(pieces, min_size=2, max_size=25).map("\n".join),
)


def any_of(choices: Sequence[st.SearchStrategy[Any]]) -> st.SearchStrategy[Any]:
    """Each as likely as the others, unlike one_of, which counts the branches of its branches."""
    return st.sampled_from(range(len(choices))).flatmap(lambda index: choices[index])


def pick(choices: Sequence[Any]) -> st.SearchStrategy[Any]:
    """sampled_from for choices that are long to print."""
    return st.sampled_from(range(len(choices))).map(lambda index: choices[index])
