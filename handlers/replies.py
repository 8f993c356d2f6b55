"""Carries a listener's answer back to the person, whichever way they came."""

import asyncio
from typing import Any, assert_never

from aiohttp import ClientError
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.text import _
from handlers.answers import Answer, Done, Open, Point, Publish, Revise, Say, Show
from handlers.calls import reason
from handlers.request import Request, Way
from handlers.views import notes
from handlers.views.kit import Message, View

TOO_LATE = frozenset(
    {"expired_trigger_id", "exchanged_trigger_id", "trigger_expired", "trigger_exchanged"}
)
"""What Slack says of a trigger that it opens no form for any more."""


class Reply:
    """One interaction's way back: acknowledged once, in time; the rest goes by other calls."""

    def __init__(self, ack: AsyncAck, client: AsyncWebClient, request: Request) -> None:
        self._ack = ack
        self._client = client
        self._request = request
        self._turn = asyncio.Lock()
        self._settled = asyncio.Event()
        self._holding: str | None = None  # the id of the form that says "Loading"
        self._is_given = False
        self.is_declined = False

    async def give(self, answer: Answer) -> None:
        """Acknowledge, if that is still due, and bring the answer; raises what Slack raises."""
        async with self._turn:
            self._is_given = True
            await self._give(answer)
            await self.acknowledge()

    async def _give(self, answer: Answer) -> None:
        match answer:
            case Say(message):
                await self._tell(message, replace=self._request.taskforce_id is not None)
            case Revise(message):
                await self._tell(message, replace=True)
            case Open(view):
                await self._open(view)
            case Show(view):
                await self._show(view)
            case Point(block_id, sentence):
                await self._point(block_id, sentence)
            case Publish(view):
                await self.acknowledge()
                await self._client.views_publish(user_id=self._request.user, view=view)
            case Done():
                if self._holding:
                    await self._show(notes.note(Message(_("Done."))))
            case _:
                assert_never(answer)

    async def hold(self) -> None:
        """Use the trigger while it lives, for a form that says "Loading" until it is filled."""
        async with self._turn:
            if self._is_given:
                return
            try:
                opened = await self._open_at_slack(notes.loading())
            except (SlackApiError, ClientError, TimeoutError):
                return  # whoever brings the answer finds out, and tells
            self._holding = opened["view"]["id"]
            await self.acknowledge()

    async def still_working(self) -> None:
        """Acknowledge before Slack gives up on the person; events it simply sends again."""
        match self._request.way:
            case Way.COMMAND:
                await self.acknowledge(text=_("Still working. The answer follows here."))
            case Way.FORM:
                await self.acknowledge(response_action="update", view=notes.loading())
            case Way.PRESS:
                await self.acknowledge()
            case Way.EVENT:
                pass
            case _:
                assert_never(self._request.way)

    def decline(self) -> None:
        """Leave an event without an ack: nothing was stored, and Slack sends it again."""
        self.is_declined = True
        self._settled.set()

    async def settled(self, within: float | None = None) -> bool:
        """Whether it is acknowledged or declined, after waiting for that so many seconds."""
        try:
            async with asyncio.timeout(within):
                await self._settled.wait()
        except TimeoutError:
            return False
        return True

    async def acknowledge(self, **payload: Any) -> None:
        """Once; what comes later does nothing."""
        if not self._settled.is_set():
            await self._ack(**payload)
            self._settled.set()

    async def _tell(self, message: Message, *, replace: bool) -> None:
        request = self._request
        in_place = replace and request.view_type == "modal"
        if self._holding or request.way is Way.FORM or in_place:
            await self._show(notes.note(message))
        elif request.way is Way.COMMAND and not self._settled.is_set():
            await self.acknowledge(
                text=message.text, blocks=message.blocks or None, response_type="ephemeral"
            )
        elif request.response_url:
            await self.acknowledge()
            await self._respond(request.response_url, message, replace=replace)
        elif request.trigger:
            await self._open(notes.note(message))

    async def _respond(self, url: str, message: Message, *, replace: bool) -> None:
        """Answer at the response URL; where that fails, as a new message to the person."""
        # The session of the client is shared, so that no connection is opened for each answer.
        webhook = AsyncWebhookClient(url, session=self._client.session, retry_handlers=[])
        content: dict[str, Any] = {"text": message.text, "blocks": message.blocks or None}
        try:
            response = await webhook.send(
                **content,
                response_type="ephemeral",
                replace_original=replace and self._request.is_ephemeral,
                unfurl_links=False,
                unfurl_media=False,
            )
            has_arrived = response.status_code == 200  # noqa: PLR2004 - HTTP's "OK"
        except (ClientError, TimeoutError):
            has_arrived = False
        if not has_arrived:
            await self._client.chat_postEphemeral(
                channel=self._request.channel or "", user=self._request.user, **content
            )

    async def _open(self, view: View) -> None:
        if self._holding:
            await self._client.views_update(view_id=self._holding, view=view)
        elif self._request.way is Way.FORM:
            await self._answer_form("push", view)
        else:
            await self.acknowledge()
            try:
                await self._open_at_slack(view)
            except TimeoutError:
                await self._ask_to_repeat()
            except SlackApiError as error:
                if reason(error) not in TOO_LATE:
                    raise
                await self._ask_to_repeat()

    async def _open_at_slack(self, view: View) -> Any:
        in_form = self._request.view_type == "modal"
        method = self._client.views_push if in_form else self._client.views_open
        return await method(trigger_id=self._request.trigger, view=view)

    async def _ask_to_repeat(self) -> None:
        if self._request.response_url:
            sentence = _("Slack did not open the form in time. Please try again.")
            message = notes.sentence(sentence, self._request.words)
            await self._respond(self._request.response_url, message, replace=False)

    async def _show(self, view: View) -> None:
        if self._holding:
            await self._client.views_update(view_id=self._holding, view=view)
        elif self._request.way is Way.FORM:
            await self._answer_form("update", view)
        elif self._request.view_type == "modal":
            await self.acknowledge()
            await self._client.views_update(view_id=self._request.view_id, view=view)
        else:
            await self._open(view)

    async def _answer_form(self, action: str, view: View) -> None:
        if self._settled.is_set():  # too late for the ack: the form says "Loading" by now
            await self._client.views_update(view_id=self._request.view_id, view=view)
        else:
            if self._request.confirmed:  # the form below holds the same words: it closes too
                view = view | {"clear_on_close": True}
            await self.acknowledge(response_action=action, view=view)

    async def _point(self, block_id: str, sentence: str) -> None:
        if self._settled.is_set():
            await self._show(notes.refused(sentence, self._request.words))
        else:
            await self.acknowledge(response_action="errors", errors={block_id: sentence})
