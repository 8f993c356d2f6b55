"""Forms as people fill them: refused, mended, closed; always with the keyboard."""

import pytest
from playwright.async_api import Route, expect

from tests.e2e.conftest import Opens

SUBMIT = "**/sandbox/submit"
READ_AND_DRAWN = """fetch("/sandbox/state?as=U0BEN").then(
  () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))"""

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_form_left_empty_is_not_sent_and_a_refused_one_keeps_what_was_typed(
    opens: Opens,
) -> None:
    ben = await opens("U0BEN")
    await ben.types("/agenda add")
    await ben.presses("Add", within=ben.form)
    await expect(ben.form.get_by_role("alert").first).to_have_text(
        "Please complete this required field."
    )

    await ben.field("Topic").fill("Client with SSN 219-09-9999")
    await ben.field("Detail").fill("How we hand over at night")
    await ben.presses("Add", within=ben.form)

    await expect(ben.form.get_by_role("alert").filter(has_text="take it out")).to_be_visible()
    await expect(ben.field("Topic")).to_have_value("Client with SSN 219-09-9999")
    await expect(ben.field("Topic")).to_be_focused()
    await expect(ben.field("Detail")).to_have_value("How we hand over at night")

    await ben.field("Topic").fill("Handing over at night")
    await ben.presses("Add", within=ben.form)
    await expect(ben.form).to_contain_text("Added as topic")


async def test_a_form_in_doubt_asks_and_rewording_keeps_what_was_typed(opens: Opens) -> None:
    ben = await opens("U0BEN")
    await ben.types("/agenda add")
    await ben.field("Topic").fill("Housing for Maria G., 16")
    await ben.presses("Add", within=ben.form)

    await expect(ben.form.get_by_role("heading", name="One question")).to_be_visible()
    await ben.presses("Reword", within=ben.form)

    await expect(ben.field("Topic")).to_have_value("Housing for Maria G., 16")


async def test_a_form_shows_its_result_when_it_can_be_closed(opens: Opens) -> None:
    ben = await opens("U0BEN")

    async def answer_late(route: Route) -> None:
        answer = await route.fetch()  # the change of the form is told to the page meanwhile
        await ben.page.evaluate(READ_AND_DRAWN)
        assert await ben.form.get_by_label("Topic").is_visible()
        await route.fulfill(response=answer)

    await ben.types("/agenda add")
    await ben.field("Topic").fill("Handing over at night")
    async with ben.page.expect_response(SUBMIT):
        await ben.page.route(SUBMIT, answer_late, times=1)
        await ben.presses("Add", within=ben.form)
    await expect(ben.form).to_contain_text("Added as topic")
    await ben.presses("Done", within=ben.form)

    await expect(ben.page.get_by_role("dialog")).to_have_count(0)


async def test_focus_stays_in_a_form_and_returns(opens: Opens) -> None:
    ben = await opens("U0BEN")
    await ben.types("/agenda add")
    await expect(ben.field("Topic")).to_be_focused()

    first, last = ben.form.get_by_role("button", name="Close"), ben.form.get_by_text("Add").last
    await last.focus()
    await ben.page.keyboard.press("Tab")
    await expect(first).to_be_focused()
    await ben.page.keyboard.press("Shift+Tab")
    await expect(last).to_be_focused()

    await ben.page.keyboard.press("Escape")
    await expect(ben.page.get_by_role("dialog")).to_have_count(0)
    await expect(ben.composer).to_be_focused()
