"""The Web API: from token to answer, with everything that Slack refuses."""

from typing import Any

from aiohttp import web

from bot.sandbox.arguments import read_arguments
from bot.sandbox.gateway import Gateway, Reply, rate_limited
from bot.sandbox.limits import POSTS_IN_CHANNEL
from bot.sandbox.local_slack import LocalSlack
from bot.sandbox.methods import chat, conversations, files, people, pins, views
from bot.sandbox.methods.method import Arguments, Method, require_scope
from bot.sandbox.refusals import ApiError

METHODS: dict[str, Method] = {
    method.name: method
    for family in (chat, conversations, files, people, pins, views)
    for method in family.METHODS
}
POST_MESSAGE = "chat.postMessage"


class WebApi:
    def __init__(self, slack: LocalSlack, gateway: Gateway) -> None:
        self._slack = slack
        self._gateway = gateway

    async def handle(self, request: web.Request) -> web.Response:
        name = request.match_info["method"]
        try:
            given = await read_arguments(request)
        except ApiError as refused:
            return Reply(_refusal(refused)).as_response()
        token = given.pop("token", None) or _bearer(request)
        response = await self._gateway.serve(
            request, name, given, lambda: self._reply(name, token, given)
        )
        response.headers["x-oauth-scopes"] = ",".join(sorted(self._slack.granted))
        return response

    def _reply(self, name: str, token: str | None, given: Arguments) -> Reply:
        method = METHODS.get(name)
        if method is None:
            return Reply({"ok": False, "error": "unknown_method", "req_method": name})
        try:
            self._check_token(method, token)
            wait = self._seconds_to_wait(method, given)
            if wait is not None:
                return rate_limited(wait)
            if method.scopes:
                require_scope(self._slack, *method.scopes)
            answer = method.call(self._slack, method.signature.read(given))
        except ApiError as refused:
            return Reply(_refusal(refused))
        return Reply({"ok": True, **answer})

    def _check_token(self, method: Method, token: str | None) -> None:
        bot = self._slack.workspace.bot
        if not token:
            raise ApiError("not_authed")
        if token not in (bot.bot_token, bot.app_token):
            raise ApiError("invalid_auth")
        if method.takes_app_token != (token == bot.app_token):
            raise ApiError("not_allowed_token_type")

    def _seconds_to_wait(self, method: Method, given: Arguments) -> int | None:
        limits = self._slack.limits
        if method.name == POST_MESSAGE:
            wait = limits.admit(method.name, POSTS_IN_CHANNEL, str(given.get("channel")))
            if wait is not None:
                return wait
        return limits.admit(method.name, method.rate)


def _bearer(request: web.Request) -> str | None:
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    return token if kind == "Bearer" else None


def _refusal(refused: ApiError) -> dict[str, Any]:
    answer: dict[str, Any] = {"ok": False, "error": refused.error, **refused.details}
    if refused.messages:
        answer["response_metadata"] = {"messages": refused.messages}
    return answer
