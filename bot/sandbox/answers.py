"""What the bot sends to a `response_url`, and the bytes that it uploads."""

import json
from typing import Any

from aiohttp import web

from bot.sandbox.channels import Channel
from bot.sandbox.gateway import Gateway, Reply
from bot.sandbox.local_slack import LocalSlack
from bot.sandbox.messages import Message
from bot.sandbox.posting import edit, erase, say, whisper
from bot.sandbox.refusals import ApiError
from bot.sandbox.response_urls import ResponseUrl
from bot.sandbox.validation.surfaces import message_blocks

Json = dict[str, Any]
KNOWN = frozenset(
    {
        "text",
        "blocks",
        "response_type",
        "replace_original",
        "delete_original",
        "thread_ts",
        "unfurl_links",
        "unfurl_media",
        "metadata",
        "mrkdwn",
    }
)


class Answers:
    def __init__(self, slack: LocalSlack, gateway: Gateway) -> None:
        self._slack = slack
        self._gateway = gateway

    async def respond(self, request: web.Request) -> web.Response:
        """One use of a response URL: `ok`, or 404 and why it no longer works."""
        token = request.match_info["token"]
        try:
            body = json.loads(await request.read())
        except ValueError:
            body = None
        if not isinstance(body, dict):
            return Reply({"ok": False, "error": "invalid_payload"}, 400).as_response()
        return await self._gateway.serve(
            request, "response_url", body, lambda: self._reply(token, body)
        )

    def _reply(self, token: str, body: Json) -> Reply:
        url = self._slack.response_urls.use(token)
        if isinstance(url, str):
            return Reply({"ok": False, "error": url}, 404)
        try:
            self._answer(url, body)
        except ApiError as refused:
            answer = {"ok": False, "error": refused.error, "messages": refused.messages}
            return Reply(answer, 400)
        return Reply("ok")

    def _answer(self, url: ResponseUrl, body: Json) -> None:
        if strange := sorted(body.keys() - KNOWN):
            raise ApiError("invalid_arguments", [f"unknown argument: {name}" for name in strange])
        channel = self._slack.workspace.channels[url.channel]
        original = channel.message_for(url.user, url.original) if url.original else None
        if body.get("delete_original"):
            if original:
                erase(self._slack, channel, original)
            return
        blocks = message_blocks(body["blocks"]) if body.get("blocks") else None
        content: Json = {"text": body.get("text", ""), "blocks": blocks}
        if not content["text"] and not blocks:
            raise ApiError("no_text")
        if body.get("replace_original") and original:
            edit(self._slack, original, **content, metadata=body.get("metadata"))
        else:
            self._show(url, channel, content, body)

    def _show(self, url: ResponseUrl, channel: Channel, content: Json, body: Json) -> Message:
        content["thread_ts"] = body.get("thread_ts")
        if body.get("response_type") == "in_channel":
            return say(self._slack, channel, user=self._slack.workspace.bot.user, **content)
        return whisper(self._slack, channel, to=url.user, **content)

    async def upload(self, request: web.Request) -> web.Response:
        """The bytes of a file that `files.getUploadURLExternal` announced."""
        id, content = request.match_info["id"], await _content(request)
        told = {"file": id, "bytes": len(content)}
        return await self._gateway.serve(request, "upload", told, lambda: self._keep(id, content))

    def _keep(self, id: str, content: bytes) -> Reply:
        shared = self._slack.uploads.get(id)
        if shared is None:
            return Reply({"ok": False, "error": "file_not_found"}, 404)
        shared.content = content
        return Reply(f"OK - {len(content)}")


async def _content(request: web.Request) -> bytes:
    """A raw body, or the one file of a multipart form."""
    if not request.content_type.startswith("multipart/"):
        return await request.read()
    for field in (await request.post()).values():
        if isinstance(field, web.FileField):
            return field.file.read()
    return b""
