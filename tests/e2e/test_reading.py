"""What people read: at once, each their own, and nothing after a reload that Slack would lose."""

import pytest
from playwright.async_api import expect

from tests.e2e.conftest import Opens

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_an_answer_for_one_person_is_gone_after_a_reload(opens: Opens) -> None:
    ben = await opens("U0BEN")
    answer, front_desk = ben.message("Added as topic"), ben.message("next meeting")
    await ben.types("/agenda add Share the map of shelters 10m")
    await expect(answer).to_contain_text("Only visible to you")
    await expect(front_desk).to_be_visible()

    await ben.page.reload()

    await expect(front_desk).to_be_visible()
    await expect(answer).to_have_count(0)


async def test_two_people_see_each_others_changes_at_once(opens: Opens) -> None:
    ada, ben = await opens("U0ADA"), await opens("U0BEN")
    await expect(ben.composer).to_be_visible()

    await ada.types("Who brings the map, @Ben Ortiz?")
    said = ben.message("Who brings the map")
    await expect(said).to_contain_text("@Ben Ortiz")

    await said.hover()
    await ben.presses("Reply in thread", within=said)
    reply = ben.thread.get_by_role("textbox")
    await reply.fill("I do")
    await reply.press("Enter")
    await expect(ada.message("Who brings the map")).to_contain_text("1 reply")

    await ada.message("Who brings the map").hover()
    await ada.chooses("Delete", under="More actions", within=ada.message("Who brings the map"))
    await expect(ben.channel).not_to_contain_text("Who brings the map")


async def test_what_slack_notifies_pops_up_and_is_marked_unread(opens: Opens) -> None:
    ada, ben = await opens("U0ADA"), await opens("U0BEN")
    await expect(ben.message("next meeting")).to_be_visible()
    await ben.sidebar.get_by_role("button", name="general").click()
    await expect(ben.page.get_by_text("beginning of #general")).to_be_visible()

    await ada.types("Who brings the map, @Ben Ortiz?")

    toast = ben.page.get_by_role("status", name="Notifications")
    await expect(toast).to_contain_text("Who brings the map, @Ben Ortiz?")
    unread = ben.sidebar.get_by_role("button", name="river-county-task-force")
    await expect(unread).to_contain_text("1 unread")
    await toast.get_by_role("button", name="Who brings").click()
    await expect(ben.message("Who brings the map")).to_be_visible()
    await expect(unread).not_to_contain_text("unread")


async def test_what_somebody_proposed_is_seen_by_whom_it_is_for(opens: Opens) -> None:
    ben, cruz = await opens("U0BEN"), await opens("U0CRUZ")
    await ben.types("/agenda add A topic of mine 10m")
    await expect(ben.message("A topic of mine")).to_be_visible()

    await cruz.types("/agenda")

    await expect(cruz.message("minutes are taken")).to_contain_text("proposed")
    await expect(cruz.channel).not_to_contain_text("A topic of mine")


async def test_times_stand_in_the_readers_zone(opens: Opens) -> None:
    ada, cruz = await opens("U0ADA"), await opens("U0CRUZ")

    await expect(ada.message("next meeting")).to_contain_text("at 10:00 AM")
    await expect(cruz.message("next meeting")).to_contain_text("at 9:00 AM")


async def test_what_people_type_is_never_markup(opens: Opens) -> None:
    ben = await opens("U0BEN")
    asked: list[str] = []
    ben.page.on("dialog", lambda dialog: asked.append(dialog.message))
    title = '<img src=x onerror="alert(1)"> & <script>alert(2)</script>'

    await ben.types(f"/agenda add {title} 10m")

    await expect(ben.message("Added as topic")).to_contain_text(title)
    await expect(ben.channel.locator("script, img[src=x]")).to_have_count(0)
    assert asked == []
