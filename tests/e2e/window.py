"""A browser window in which one person looks at the local Slack."""

from dataclasses import dataclass
from typing import Any

from playwright.async_api import Locator, Page, expect

# What each surface is called by those who cannot see it.
COMPOSER = "Message to"


@dataclass(frozen=True, slots=True)
class Window:
    page: Page

    @property
    def composer(self) -> Locator:
        return self.page.get_by_role("textbox", name=COMPOSER)

    @property
    def channel(self) -> Locator:
        return self.page.get_by_role("main")

    @property
    def sidebar(self) -> Locator:
        return self.page.get_by_role("navigation", name="Channels")

    @property
    def thread(self) -> Locator:
        return self.page.get_by_role("complementary", name="Thread")

    @property
    def form(self) -> Locator:
        """The dialog on top: a form of the bot's, or a question."""
        return self.page.get_by_role("dialog").last

    def message(self, words: str) -> Locator:
        return self.channel.locator(".message").filter(has_text=words)

    def field(self, label: str) -> Locator:
        return self.form.get_by_label(label)

    async def types(self, text: str) -> None:
        await expect(self.page.get_by_role("dialog")).to_have_count(0)  # nobody types behind one
        await self.composer.fill(text)
        await self.composer.press("Enter")

    async def presses(self, name: str, *, within: Locator | None = None) -> None:
        await (within or self.page).get_by_role("button", name=name, exact=True).last.click()

    async def chooses(self, option: str, *, under: str, within: Locator) -> None:
        """Pick from a menu of actions."""
        await within.get_by_role("button", name=under).last.click()
        await self.page.get_by_role("menuitem", name=option).click()

    async def opens(self, panel: str) -> None:
        """Press one of the sandbox's own buttons in the bar above Slack."""
        await self.page.get_by_role("banner").get_by_role("button", name=panel).click()

    async def findings(self, axe: str, within: str) -> list[str]:
        """What axe-core holds to be serious or worse there, in the light and in the dark."""
        if await self.page.evaluate("!window.axe"):
            await self.page.evaluate(axe)
        found = await self._findings(within, {})
        await self.page.emulate_media(color_scheme="dark")
        try:
            return found + await self._findings(within, {"runOnly": ["color-contrast"]})
        finally:
            await self.page.emulate_media(color_scheme="light")

    async def _findings(self, within: str, options: dict[str, Any]) -> list[str]:
        options |= {"preload": False, "resultTypes": ["violations"]}
        found = await self.page.evaluate("([where, how]) => axe.run(where, how)", [within, options])
        return [
            f"{finding['id']}: {node['html']}"
            for finding in found["violations"]
            if finding["impact"] in ("serious", "critical")
            for node in finding["nodes"]
        ]
