"""The page in a browser: its first paint, and a channel of 2,000 messages."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from statistics import median
from typing import Any

from playwright.async_api import Page, expect

from bot.clock import MovableClock
from bot.sandbox.posting import say
from bot.sandbox.server import Sandbox
from tests.benchmarks.figures import Figure
from tests.e2e.browser import browsing, chromium
from tests.sandbox.conftest import MANIFEST

CHANNEL = "C0GENERAL"
MESSAGES, FEW = 2_000, 200
WORDS = "*Shelter beds* opened since spring, and who to call for them at night :wave: "
TWO_FRAMES = 34.0

FIRST_PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"

LOAD_ALL = """async messages => {
  const box = document.querySelector(".messages");
  while (document.querySelectorAll(".message").length < messages) {
    box.dispatchEvent(new WheelEvent("wheel"));
    box.scrollTop = 0;
    await new Promise(requestAnimationFrame);
  }
}"""

SCROLL = """async () => {
  const box = document.querySelector(".messages");
  const frames = [];
  let last = performance.now();
  while (box.scrollTop + box.clientHeight < box.scrollHeight - 1 && frames.length < 300) {
    box.dispatchEvent(new WheelEvent("wheel"));
    box.scrollTop += 600;
    await new Promise(requestAnimationFrame);
    frames.push(performance.now() - last);
    last = performance.now();
  }
  return frames.sort((a, b) => a - b)[Math.floor(frames.length * 0.95)];
}"""

SAY = """async () => {
  const shown = () => document.querySelectorAll(".message").length;
  const before = shown(), began = performance.now();
  const body = JSON.stringify({as: "U0BEN", channel: "C0GENERAL", text: "Hello"});
  fetch("/sandbox/type", {method: "POST", body});
  while (shown() === before) await new Promise(resolve => setTimeout(resolve));
  return performance.now() - began;
}"""


def run(*, quick: bool) -> Iterator[Figure]:
    executable = chromium()
    if executable:
        yield from asyncio.run(_measure(executable, FEW if quick else MESSAGES))


@asynccontextmanager
async def _filled(messages: int) -> AsyncIterator[Sandbox]:
    clock = MovableClock(datetime(2026, 3, 2, 15, tzinfo=UTC))
    async with Sandbox(clock, manifest=MANIFEST) as sandbox:
        channel = sandbox.slack.workspace.channels[CHANNEL]
        for number in range(messages):
            user = ("U0ADA", "U0BEN", "U0CRUZ")[number // 2 % 3]
            say(sandbox.slack, channel, user=user, text=WORDS * (1 + number % 4))
        yield sandbox


async def _measure(executable: str, messages: int) -> list[Figure]:
    async with _filled(messages) as sandbox, browsing(executable) as browser:
        page = await browser.new_page()
        address = f"{sandbox.url}/?as=U0ADA&channel={CHANNEL}"
        paints = [await _open(page, address) for _ in range(5)]
        await page.evaluate(LOAD_ALL, messages)
        frame = await page.evaluate(SCROLL)
        arrivals = [await page.evaluate(SAY) for _ in range(5)]
    return [
        Figure("page: first paint", median(paints), "ms", goal=300),
        Figure(f"page: frame at {messages} messages, p95", frame, "ms", goal=TWO_FRAMES),
        Figure(f"page: message shown at {messages}", median(arrivals), "ms", goal=100),
    ]


async def _open(page: Page, address: str) -> Any:
    await page.goto(address)
    await expect(page.locator(".message").last).to_be_visible()
    return await page.evaluate(FIRST_PAINT)
