"""For developers: the clock, the journal, scopes, rates, failures, sockets, the bot's process."""

from datetime import datetime, timedelta

from bot.clock import MovableClock
from bot.sandbox.events import redeliver as send_again
from bot.sandbox.events import send_event
from bot.sandbox.failures import KINDS
from bot.sandbox.given import Given, Json
from bot.sandbox.local_slack import LocalSlack
from bot.sandbox.reading import bot
from bot.sandbox.refusals import NotPossibleError


async def read_clock(slack: LocalSlack, _given: Given) -> Json:
    clock = slack.clock
    return {
        "now": clock.now().isoformat(),
        "ticking": slack.is_ticking,
        "linked": slack.link.is_linked,
    }


async def move_clock(slack: LocalSlack, given: Given) -> Json:
    clock = slack.clock
    if not isinstance(clock, MovableClock):
        raise NotPossibleError("clock_stands", "This clock cannot be moved.")
    instant = await _instant(slack, given)
    if instant < clock.now():
        raise NotPossibleError("in_the_past", "The clock only goes forward.")
    before = slack.workspace.next_ts()
    while (due := await _next_stop(slack)) and due < instant:
        await _step(slack, clock, due)
    await _step(slack, clock, instant)
    return {"now": clock.now().isoformat(), "arrived": _arrived_since(slack, before)}


async def _next_stop(slack: LocalSlack) -> datetime | None:
    """When the bot's next row falls due: a jump stops there, or what is due would come too late."""
    if not slack.link.is_linked:
        return None
    due = (datetime.fromisoformat(row["due_at"]) for row in await slack.link.upcoming())
    return next((instant for instant in due if instant > slack.clock.now()), None)


async def _step(slack: LocalSlack, clock: MovableClock, instant: datetime) -> None:
    clock.move_to(max(instant, clock.now()))
    slack.changes.tell("clock", now=clock.now().isoformat())
    await slack.link.follow_clock()


async def _instant(slack: LocalSlack, given: Given) -> datetime:
    now = slack.clock.now()
    if "by" in given:
        return now + timedelta(seconds=given.number("by", 0))
    if given["to"] == "next":
        rows = await slack.link.upcoming()
        if not rows:
            raise NotPossibleError("nothing_upcoming", "Nothing is planned.")
        return max(now, datetime.fromisoformat(rows[0]["due_at"]))
    try:
        instant = datetime.fromisoformat(given["to"])
    except ValueError:
        instant = datetime.min  # noqa: DTZ901  # has no zone, so it is refused below
    if instant.tzinfo is None:
        raise NotPossibleError("invalid_request", "Say when and the zone: 2026-03-09T14:00:00Z.")
    return instant


def _arrived_since(slack: LocalSlack, before: str) -> list[Json]:
    return [
        {
            "channel": channel.id,
            "name": channel.name,
            "user": channel.user,
            "ts": message.ts,
            "text": message.text,
            "edited": message.ts <= before,
        }
        for channel in slack.workspace.channels.values()
        for message in channel.messages.values()
        if max(message.ts, message.edited or "") > before
    ]


async def upcoming(slack: LocalSlack, _given: Given) -> Json:
    return {"rows": await slack.link.upcoming()}


async def settle(slack: LocalSlack, _given: Given) -> Json:
    await slack.link.settle()
    return {}


async def log(slack: LocalSlack, given: Given) -> Json:
    calls = slack.journal.calls(
        after=given.number("after", 0),
        method=given.get("method"),
        limit=given.number("limit", 200),
    )
    return {"calls": calls}


async def deliveries(slack: LocalSlack, given: Given) -> Json:
    rows = slack.journal.deliveries(
        after=given.number("after", 0),
        kind=given.get("type"),
        limit=given.number("limit", 200),
    )
    return {"deliveries": rows}


async def read_scopes(slack: LocalSlack, _given: Given) -> Json:
    return {"granted": sorted(slack.granted), "manifest": sorted(slack.manifest.scopes)}


async def grant_scopes(slack: LocalSlack, given: Given) -> Json:
    granted = set(given.get("granted", slack.granted))
    granted |= set(given.get("grant", ()))
    slack.granted = granted - set(given.get("revoke", ()))
    slack.changes.tell("scopes")
    return {"granted": sorted(slack.granted)}


async def enforce_rates(slack: LocalSlack, given: Given) -> Json:
    slack.limits.enforced = bool(given["enforced"])
    return {"enforced": slack.limits.enforced}


async def read_failures(slack: LocalSlack, _given: Given) -> Json:
    return {"failures": [failure.as_json() for failure in slack.failures.pending]}


async def inject_failure(slack: LocalSlack, given: Given) -> Json:
    if given["kind"] not in KINDS:
        raise NotPossibleError("invalid_request", f"kind must be one of {', '.join(KINDS)}.")
    details = {name: value for name, value in given.items() if name not in ("method", "kind")}
    try:
        failure = slack.failures.inject(given["method"], given["kind"], **details)
    except TypeError as unknown:
        raise NotPossibleError("invalid_request", str(unknown)) from None
    return {"id": failure.id}


async def clear_failures(slack: LocalSlack, _given: Given) -> Json:
    slack.failures.clear()
    return {}


async def expire_triggers(slack: LocalSlack, given: Given) -> Json:
    if "next" in given:
        slack.triggers.expire_next(given.number("next", 1))
    else:
        slack.triggers.expire_all()
    return {}


async def read_sockets(slack: LocalSlack, _given: Given) -> Json:
    return {"sockets": [connection.as_json() for connection in slack.sockets.connections]}


async def close_sockets(slack: LocalSlack, _given: Given) -> Json:
    await slack.sockets.close()
    return {}


async def disconnect_sockets(slack: LocalSlack, given: Given) -> Json:
    await slack.sockets.tell_disconnect(given.get("reason", "refresh_requested"))
    return {}


async def redeliver(slack: LocalSlack, given: Given) -> Json:
    outcome = await send_again(slack, given["event_id"])
    return {"outcome": outcome.as_json()}


async def send_any_event(slack: LocalSlack, given: Given) -> Json:
    event = given["event"]
    channel = slack.workspace.channels.get(str(event.get("channel")))
    outcome = await send_event(slack, event, channel)
    return {"outcome": outcome.as_json()}


async def read_bot(slack: LocalSlack, _given: Given) -> Json:
    process = slack.supervisor.as_json() if slack.supervisor else {}
    told = bot(slack)
    return {
        "running": None,
        "pid": None,
        "restarts": 0,
        **process,
        "sockets": told["sockets"],
        "linked": told["linked"],
        "supervised": slack.supervisor is not None,
    }


async def order_bot(slack: LocalSlack, given: Given, order: str) -> Json:
    """`kill` and `restart` (SIGKILL, then again), `stop` (SIGTERM), `start`."""
    if slack.supervisor is None:
        raise NotPossibleError("not_supervised", "The bot was not started by this sandbox.")
    await slack.supervisor.obey(order)
    slack.changes.tell("bot")
    return await read_bot(slack, given)
