"""The five steps of the guided start, by their buttons and by hand."""

import pytest
from playwright.async_api import expect

from tests.e2e.conftest import Opens

pytestmark = pytest.mark.asyncio(loop_scope="session")

BUTTONS = (
    "Add it for me",
    "Accept it for me",
    "Jump there for me",
    "Start it for me",
    "End it for me",
)


async def test_the_guide_leads_through_a_whole_meeting(opens: Opens) -> None:
    ada = await opens("U0ADA")
    guide = ada.page.get_by_role("complementary", name="Guided start")

    for number, button in enumerate(BUTTONS, start=1):
        await ada.presses(button, within=guide)
        await expect(guide.get_by_role("heading", name="(done)")).to_have_count(number)

    await expect(guide).to_contain_text("That was a whole meeting.")
    await expect(ada.channel).to_contain_text("Share the shelter map")


async def test_a_step_done_by_hand_counts(opens: Opens) -> None:
    ben = await opens("U0BEN")
    guide = ben.page.get_by_role("complementary", name="Guided start")
    await expect(guide.get_by_role("heading", name="(done)")).to_have_count(0)

    await ben.types("/agenda add Share the map of shelters 10m")

    await expect(guide.get_by_role("heading", name="Add a topic (done)")).to_be_visible()


async def test_the_guide_is_skipped_for_good(opens: Opens) -> None:
    ada = await opens("U0ADA")
    guide = ada.page.get_by_role("complementary", name="Guided start")

    await ada.presses("Skip the guide", within=guide)
    await expect(guide).to_have_count(0)
    await ada.page.reload()

    await expect(ada.composer).to_be_visible()
    await expect(guide).to_have_count(0)
