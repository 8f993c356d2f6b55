"""`make screenshots`: pictures of the main surfaces, taken from a meeting's life."""

import asyncio
import sqlite3
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from playwright.async_api import Browser, expect

from bot import logs
from bot.clock import MovableClock
from bot.sandbox import demo
from storage.db import Database
from storage.migrations import upgrade
from tests.e2e.browser import browsing, chromium, linked
from tests.e2e.window import Window
from tests.fixtures import MONDAY

FOLDER = Path(".screenshots")
DESKTOP, LAPTOP, PHONE = (1440, 900), (1280, 800), (390, 844)


@dataclass(frozen=True, slots=True)
class Studio:
    browser: Browser
    url: str
    database: Path

    @asynccontextmanager
    async def window(
        self, user: str, size: tuple[int, int] = DESKTOP, *, dark: bool = False
    ) -> AsyncIterator[Window]:
        context = await self.browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if dark else "light",
        )
        window = Window(await context.new_page())
        await window.page.goto(f"{self.url}/?as={user}")
        await expect(window.message("Coordinators: ")).to_be_visible()
        yield window
        await context.close()


async def shoot(window: Window, name: str) -> None:
    path = FOLDER / f"{name}.png"
    await window.page.screenshot(path=path, animations="disabled")
    sys.stdout.write(f"{path}\n")


async def add_a_topic(studio: Studio) -> None:
    async with studio.window("U0BEN") as ben:
        await ben.types("/agenda add Share the map of shelters 10m")
        await expect(ben.message("Added as topic")).to_be_visible()
        await ben.types("/agenda")
        await expect(ben.message("minutes are taken").last).to_be_visible()
        await shoot(ben, "01-channel")
        await ben.types("/agenda add")
        await ben.field("Topic").fill("Client with SSN 219-09-9999")
        await ben.presses("Add", within=ben.form)
        await expect(ben.form.get_by_role("alert").first).to_be_visible()
        await shoot(ben, "02-form-refused")
        await ben.field("Topic").fill("Handing over K.R. at night")
        await ben.presses("Add", within=ben.form)
        await expect(ben.form).to_contain_text("One question")
        await shoot(ben, "02-form-question")
        await ben.presses("Reword", within=ben.form)
        await ben.field("Topic").fill("Handing over at night")
        await ben.presses("Add", within=ben.form)
        await expect(ben.form).to_contain_text("Added as topic")
        await shoot(ben, "03-form-result")
    async with studio.window("U0BEN", LAPTOP) as ben:
        await ben.composer.fill("/")
        await expect(ben.page.get_by_role("option")).not_to_have_count(0)
        await shoot(ben, "04-commands")


async def look_around(studio: Studio) -> None:
    async with studio.window("U0ADA", LAPTOP, dark=True) as ada:
        await ada.types("/agenda")
        await expect(ada.message("minutes are taken")).to_be_visible()
        await shoot(ada, "05-dark")
        await ada.sidebar.get_by_role("button", name="Roundtable").click()
        await expect(ada.page.get_by_role("tabpanel", name="Home")).to_contain_text("next meeting")
        await shoot(ada, "06-home-dark")
    async with studio.window("U0DANA", PHONE) as dana:
        await shoot(dana, "07-phone")
        await dana.channel.get_by_role("button", name="Add a topic").click()
        await expect(dana.field("Topic")).to_be_visible()
        await shoot(dana, "08-phone-form")
        await dana.page.keyboard.press("Escape")
        await dana.presses("Back to the channels")
        await shoot(dana, "09-phone-list")


ROWS = """\
Full name\tJob title\tAgency\tSector\tE-mail
Lee Wood\tJudge\tCounty Court\tJudges\tlee@example.org
Ben Ortiz\tSergeant\tRiver Police Department\tPolice\tben@example.org
Cruz Vega\tAdvocate\tOpen Door\tNGO\tcruz@example.org
May Hill\tTeacher\tNorth School\tSchools, I think\tmay@example.org
\tClerk\t\t\t"""


async def keep_the_roster(studio: Studio) -> None:
    async with studio.window("U0ADA") as ada:
        await ada.types("/roundtable roster")
        await expect(ada.form).to_contain_text("Roster of River County Task Force")
        await shoot(ada, "20-roster")
        await ada.presses("Paste a list", within=ada.form)
        await ada.field("Rows from the spreadsheet").fill(ROWS)
        await ada.presses("Show me first", within=ada.form)
        await expect(ada.form).to_contain_text("To add (2)")
        await shoot(ada, "21-paste-preview")


async def prepare_a_closed_session(studio: Studio) -> None:
    async with studio.window("U0ADA") as ada:
        await ada.types("/roundtable settings")
        await ada.field("I know who can see this channel").check()
        await ada.field("Where case lists are held").fill("Prosecutor's office")
        await shoot(ada, "22-closed-sessions")
        await ada.presses("Save", within=ada.form)
        await expect(ada.form).to_contain_text("Lists are held at")
        await ada.presses("Done", within=ada.form)
        await ada.types("/agenda add case review")
        await expect(ada.form).to_contain_text("No text")
        await shoot(ada, "23-case-review")
        await ada.presses("Add", within=ada.form)
        await expect(ada.form).to_contain_text("Added as topic")
        await ada.presses("Done", within=ada.form)
        await ada.types("/agenda move 8 to 2")
        await expect(ada.message("Case review: 1 case")).to_be_visible()
        await shoot(ada, "24-agenda-of-the-coordinator")


def make_guest(database: Path, name: str) -> None:
    """Sign-in will do that one day."""
    person = "SELECT id FROM person WHERE workspace = membership.workspace AND name = ?"
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(
            f"UPDATE membership SET standing = 'guest' WHERE person_id IN ({person})",  # noqa: S608
            [name],
        )


async def look_as_others(studio: Studio) -> None:
    async with studio.window("U0DANA") as dana:
        await dana.presses("Agenda", within=dana.message("next meeting"))
        await expect(dana.message("Closed session")).to_be_visible()
        await shoot(dana, "25-closed-session-ahead")
    make_guest(studio.database, "Eli Stone")
    async with studio.window("U0ELI") as eli:
        await eli.presses("Agenda", within=eli.message("next meeting"))
        await expect(eli.message("You are a guest")).to_be_visible()
        await shoot(eli, "26-guest")


async def hold_the_meeting(studio: Studio) -> None:
    async with studio.window("U0ADA") as ada:
        await ada.opens("Clock")
        await ada.presses("To the next reminder")
        arrived = ada.page.get_by_role("button", name="To Ada Park")
        await expect(arrived).to_be_visible()
        await shoot(ada, "10-clock")
        await arrived.click()
        await ada.presses("Start meeting")
        await expect(ada.message("You are facilitating")).to_be_visible()
        await shoot(ada, "11-panel")
        await ada.sidebar.get_by_role("button", name="river-county").click()
        live = ada.message("In session").last
        await expect(live).to_be_visible()
        await live.hover()
        await ada.presses("Reply in thread", within=live)
        await expect(ada.thread.get_by_role("textbox")).to_be_visible()
        await shoot(ada, "12-live-and-thread")
        await ada.opens("Notifications")
        await ada.opens("Developer")
        await expect(ada.page.get_by_text("chat.postMessage").first).to_be_visible()
        await shoot(ada, "13-developer")
    await close_the_doors(studio)


async def close_the_doors(studio: Studio) -> None:
    async with studio.window("U0ADA") as ada:
        await ada.types("/meeting next")
        await expect(ada.form).to_contain_text("Please read aloud")
        await shoot(ada, "14-before-a-closed-session")
        await ada.field("The room and the video call were checked").check()
        await ada.presses("Begin", within=ada.form)
        await expect(ada.form).to_contain_text("The closed session has begun")
        await ada.presses("Done", within=ada.form)
        await ada.sidebar.get_by_role("button", name="Roundtable").click()
        await ada.page.get_by_role("tab", name="Messages").click()
        await expect(ada.message("Remind everyone")).to_be_visible()
        await shoot(ada, "15-panel-of-a-closed-session")
    async with studio.window("U0DANA") as dana:
        await expect(dana.message("Notes are paused").last).to_be_visible()
        await shoot(dana, "16-closed-session")


WALKS: tuple[Callable[[Studio], Awaitable[None]], ...] = (
    add_a_topic,
    look_around,
    keep_the_roster,
    prepare_a_closed_session,
    look_as_others,
    hold_the_meeting,
)


async def main() -> int:
    executable = chromium()
    if executable is None:
        sys.stderr.write("Screenshots need chromium. On Debian: apt-get install chromium\n")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "roundtable.db")
        url = f"sqlite:///{path}"
        database = Database(url)
        upgrade(database.engine)
        database.close()
        demo.prepare(url, MONDAY)
        clock = MovableClock(MONDAY, ticking=True)
        async with browsing(executable) as browser, linked(url, clock) as slack:
            for walk in WALKS:
                await walk(Studio(browser, slack.url, path))
    return 0


if __name__ == "__main__":
    logs.configure(StringIO())  # only the pictures' names are told
    sys.exit(asyncio.run(main()))
