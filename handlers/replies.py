"""Carries a listener's answer back to the person, whichever way they came."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, assert_never

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.text import _
from handlers.answers import Answer, Done, Open, Publish, Revise, Say, Show
from handlers.request import Request, Way
from handlers.views import notes
from handlers.views.kit import Message, View

Later = Callable[[Coroutine[Any, Any, None]], None]


class Reply:
    """One interaction's way back: acknowledged once, then only by other calls."""

    def __init__(
        self, ack: AsyncAck, client: AsyncWebClient, request: Request, later: Later
    ) -> None:
        self._ack = ack
        self._client = client
        self._request = request
        self._later = later
        self._acknowledged = False
        self._loading: str | None = None  # the id of the form that says "Loading"

    async def give(self, answer: Answer) -> None:
        """Acknowledge, if that is still due, and bring the answer."""
        match answer:
            case Say(message):
                await self._tell(message, replace=False)
            case Revise(message):
                await self._tell(message, replace=self._request.is_ephemeral)
            case Open(view):
                await self._open(view)
            case Show(view):
                await self._show(view)
            case Publish(view):
                await self._acknowledge()
                await self._client.views_publish(user_id=self._request.user, view=view)
            case Done():
                await self._acknowledge()
            case _:
                assert_never(answer)

    async def field_error(self, block_id: str, sentence: str) -> None:
        """Put the sentence at a field of the form, which keeps what was typed."""
        self._acknowledged = True
        await self._ack(response_action="errors", errors={block_id: sentence})

    async def loading(self) -> None:
        """Hold the trigger with a form that says so, to be filled when it is ready."""
        opened = await self._open_at_slack(notes.loading())
        self._loading = opened["view"]["id"]
        await self._acknowledge()

    async def still_working(self) -> None:
        """Acknowledge before Slack gives up; what comes later is told by other calls."""
        self._acknowledged = True
        if self._request.way is Way.COMMAND:
            await self._ack(text=_("Still working. The answer follows here."))
        elif self._request.way is Way.FORM:
            await self._ack(response_action="update", view=notes.loading())
        else:
            await self._ack()

    async def _acknowledge(self) -> None:
        if not self._acknowledged:
            self._acknowledged = True
            await self._ack()

    async def _tell(self, message: Message, *, replace: bool) -> None:
        request = self._request
        if self._loading or request.way is Way.FORM:
            await self._show(notes.note(message))
        elif request.way is Way.COMMAND and not self._acknowledged:
            self._acknowledged = True
            await self._ack(
                text=message.text, blocks=message.blocks or None, response_type="ephemeral"
            )
        elif request.response_url:
            await self._acknowledge()
            self._later(self._respond(request.response_url, message, replace=replace))
        elif request.trigger:
            await self._open(notes.note(message))
        else:
            await self._acknowledge()

    async def _respond(self, url: str, message: Message, *, replace: bool) -> None:
        # The session of the client is shared, so that no connection is opened for each answer.
        webhook = AsyncWebhookClient(url, session=self._client.session, timeout=10)
        await webhook.send(
            text=message.text,
            blocks=message.blocks or None,
            response_type="ephemeral",
            replace_original=replace,
            unfurl_links=False,
            unfurl_media=False,
        )

    async def _open(self, view: View) -> None:
        if self._loading:
            await self._client.views_update(view_id=self._loading, view=view)
        elif self._request.way is Way.FORM:
            await self._answer_form("push", view)
        else:
            try:
                await self._open_at_slack(view)
            except (SlackApiError, TimeoutError):
                await self._tell_to_press_again()
                return
            await self._acknowledge()

    async def _open_at_slack(self, view: View) -> Any:
        in_form = self._request.view_type == "modal"
        method = self._client.views_push if in_form else self._client.views_open
        async with asyncio.timeout(2):
            return await method(trigger_id=self._request.trigger, view=view)

    async def _tell_to_press_again(self) -> None:
        sentence = _("Slack did not open the form in time. Please try again.")
        if self._request.response_url:
            await self._tell(Message(sentence), replace=False)
        else:
            await self._acknowledge()

    async def _show(self, view: View) -> None:
        if self._loading:
            await self._client.views_update(view_id=self._loading, view=view)
        elif self._request.way is Way.FORM:
            await self._answer_form("update", view)
        elif self._request.view_type == "modal":
            await self._client.views_update(view_id=self._request.view_id, view=view)
            await self._acknowledge()
        else:
            await self._open(view)

    async def _answer_form(self, action: str, view: View) -> None:
        if self._acknowledged:  # too late for the ack: the form says "Loading" by now
            await self._client.views_update(view_id=self._request.view_id, view=view)
        else:
            self._acknowledged = True
            if self._request.confirmed:  # the form below holds the same words: it closes too
                view = view | {"clear_on_close": True}
            await self._ack(response_action=action, view=view)
