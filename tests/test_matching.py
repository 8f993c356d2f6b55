"""Slack accounts for lines of the roster: suggested by name, confirmed by the coordinator."""

from typing import Any

from tests.driver import Person
from tests.rosters import opens_roster
from tests.stage import Stage

SHEET = "Name\tOrganization\nHana Kim\tRiver Schools\nJo Lane\tRiver Schools\nKai Moon\tOpen Door"


async def a_list_without_accounts(ada: Person) -> None:
    await opens_roster(ada)
    await ada.clicks("Paste a list")
    (field,) = [
        block["block_id"] for block in (await ada.form())["blocks"] if block["type"] == "input"
    ]
    await ada.submits(**{field: SHEET})
    await ada.submits()


async def newcomer(stage: Stage, user: str, name: str, **facts: Any) -> None:
    await stage.post("people/add", {"id": user, "name": name, **facts})


async def offered(ada: Person) -> dict[str, list[tuple[str, bool]]]:
    """By group: whom the form offers, and whether they are ticked beforehand."""
    groups: dict[str, list[tuple[str, bool]]] = {}
    for block in (await ada.form())["blocks"]:
        if block["type"] == "input":
            ticked = bool(block["element"].get("initial_options"))
            for option in block["element"]["options"]:
                who = (option["text"]["text"], ticked)
                groups.setdefault(block["label"]["text"], []).append(who)
    return groups


async def test_people_in_the_channel_are_ticked_others_are_not(stage: Stage, ada: Person) -> None:
    await newcomer(stage, "U0JO", "Jo Lane", channels=["C0TASK"])
    await newcomer(stage, "U0KAI1", "Kai Moon")
    await newcomer(stage, "U0KAI2", "Kai Moon")
    await stage.post("people/change", {"user": "U0HANA", "name": "Hana Kim"})
    await a_list_without_accounts(ada)

    await ada.clicks("Match Slack accounts")

    assert await offered(ada) == {
        "In this channel": [
            ("Hana Kim, River Schools is Hana Kim on Slack", True),
            ("Jo Lane, River Schools is Jo Lane on Slack", True),
        ]
    }


async def test_whoever_is_elsewhere_is_offered_unticked(stage: Stage, ada: Person) -> None:
    await newcomer(stage, "U0JO", "Jo Lane")
    await a_list_without_accounts(ada)

    await ada.clicks("Match Slack accounts")

    assert (await offered(ada))["Elsewhere in the workspace"] == [
        ("Jo Lane, River Schools is Jo Lane on Slack", False)
    ]


async def test_only_who_is_confirmed_gets_an_account(stage: Stage, ada: Person) -> None:
    await newcomer(stage, "U0JO", "Jo Lane", channels=["C0TASK"])
    hana, jo = Person(stage, "U0HANA"), Person(stage, "U0JO")
    await a_list_without_accounts(ada)
    await ada.clicks("Match Slack accounts")
    (block,) = [each for each in (await ada.form())["blocks"] if each["type"] == "input"]
    only_hana = [each["value"] for each in block["element"]["options"] if "U0HANA" in each["value"]]

    await ada.submits(**{block["block_id"]: only_hana})

    assert await ada.reads_form() == "*1 person has their Slack account now.*"
    await hana.types("/agenda")
    assert (await hana.answer()).startswith("*Agenda of River County Task Force")
    await jo.types("/agenda")
    assert (await jo.answer()).startswith("You are not on the roster")

    await ada.clicks("Undo")
    await hana.types("/agenda")
    assert (await hana.answer()).startswith("You are not on the roster")


async def test_whoever_is_known_elsewhere_keeps_one_record(stage: Stage, ada: Person) -> None:
    gus = Person(stage, "U0GUS", "C0SECOND")
    await gus.types("/roundtable roster")
    await gus.clicks("Add a person")
    await gus.submits(account="U0HANA", new_agency="Lake Schools")
    await a_list_without_accounts(ada)
    await ada.clicks("Match Slack accounts")
    (block,) = [each for each in (await ada.form())["blocks"] if each["type"] == "input"]

    await ada.submits(**{block["block_id"]: [block["element"]["options"][0]["value"]]})

    assert (await opens_roster(ada)).count("Hana Kim") == 1
    hana = Person(stage, "U0HANA")
    assert (await hana.opens_home()).count("next meeting") == 2


async def test_people_are_listed_once_in_a_while(stage: Stage, ada: Person) -> None:
    await a_list_without_accounts(ada)
    await ada.clicks("Match Slack accounts")
    await ada.clicks("Back to the roster")
    await ada.clicks("Match Slack accounts")
    assert len(await stage.calls("users.list")) == 1

    await stage.moves_by(minutes=6)
    await ada.clicks("Back to the roster")
    await ada.clicks("Match Slack accounts")

    assert len(await stage.calls("users.list")) == 2


async def test_a_silent_slack_is_told(stage: Stage, ada: Person) -> None:
    await a_list_without_accounts(ada)
    await stage.post("failures", {"method": "users.list", "kind": "status", "status": 503})

    await ada.clicks("Match Slack accounts")

    assert (await ada.reads_form()).startswith("Slack does not answer just now")
