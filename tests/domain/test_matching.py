"""Which spellings are one name."""

import pytest

from bot.domain.matching import agency_key, duplicates, matches, person_key
from bot.domain.people import Member, Naming, SlackProfile, Standing
from bot.domain.roster import Entry


def entry(name: str, user: str | None = None, naming: Naming = Naming.ROSTER) -> Entry:
    member = Member("p", user, name, Standing.MEMBER)
    return Entry(f"{name} {user}", 0, member, None, naming, name, "")


def profile(name: str, user: str, *, is_gone: bool = False, is_bot: bool = False) -> SlackProfile:
    return SlackProfile(
        slack_user=user,
        name=name,
        zone=None,
        is_outsider=False,
        is_limited=False,
        is_bot=is_bot,
        is_gone=is_gone,
        is_admin=False,
    )


@pytest.mark.parametrize(
    "name",
    [
        "Dana Lee",
        "dana  LEE",
        "Lee, Dana",
        "Dr. Dana M. Lee",
        "Dana Lee, RN",
        "Dána Lée",
        "Lee Dana",
    ],
)
def test_one_person(name: str) -> None:
    assert person_key(name) == person_key("Dana Lee")


@pytest.mark.parametrize("name", ["Dan Lee", "Dana Leeds", "Dana", "Dana Ann Lee", "Lily Ma", ""])
def test_another_person(name: str) -> None:
    assert person_key(name) != person_key("Dana Lee")


def test_titles_and_initials_count_where_there_is_nothing_else() -> None:
    assert person_key("Judge M.") == person_key("judge m")
    assert person_key("Judge M.") != person_key("Judge K.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("River Police Department", "The River Police Dept."),
        ("County Prosecutor's Office", "County Prosecutor’s Office"),  # noqa: RUF001 - as phones type
        ("Health & Human Services", "Health and Human Services"),
    ],
)
def test_one_agency(one: str, other: str) -> None:
    assert agency_key(one) == agency_key(other)


def test_lines_of_one_name_may_be_one_person_unless_both_have_slack() -> None:
    first, second, third = entry("Dana Lee"), entry("Lee, Dana", "U1"), entry("Dana Lee", "U2")

    assert duplicates([first, second, third, entry("Ben Ortiz")]) == (
        (first, second),
        (first, third),
    )


def test_the_only_account_of_a_name_is_suggested() -> None:
    ben = entry("Ben Ortiz")
    account = profile("Ben Ortiz", "U1")

    found = matches(
        [ben, entry("Dana Lee"), entry("Dana Lee"), entry("Eli Stone"), entry("Fay Moss", "U9")],
        [
            account,
            profile("Dana Lee", "U2"),
            profile("Eli Stone", "U3"),
            profile("Eli Stone", "U4"),
            profile("Fay Moss", "U9"),
        ],
    )

    assert [(match.entry, match.profile) for match in found] == [(ben, account)]


def test_nobody_is_matched_to_a_bot_or_a_closed_account() -> None:
    people = [entry("Ben Ortiz"), entry("Dana Lee")]

    assert not matches(
        people,
        [profile("Ben Ortiz", "U1", is_gone=True), profile("Dana Lee", "U2", is_bot=True)],
    )


def test_whoever_shows_no_name_is_not_matched_by_it() -> None:
    hidden = entry("Ben Ortiz", naming=Naming.ORGANIZATION)

    assert not matches([hidden], [profile("Ben Ortiz", "U1")])
