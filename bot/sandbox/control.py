"""The JSON interface under `/sandbox/`: all that a person, or a developer, can do in this Slack.

The page and the specs use it. Requests and answers are JSON. A POST takes one object; a GET takes
its arguments in the query. What cannot be done answers 400 (404 for a thing that is not there)
with `{"error": code, "sentence": what to tell the person}`; what was done and failed at the bot
(no ack in time, say) answers 200 with the `outcome` that tells so.

Names used below
    as        a person's id (`U0ADA`): who reads or acts
    channel   an id, a name (`river-county-task-force`), or `dm`: the person's messages with the bot
    ts        a message's timestamp; ephemeral messages have one too
    place     where an element stands: `{"channel", "ts"}` for a message (ephemeral or not),
              `{"view": id}` for a modal or the Home (`{"view": "home"}` finds the person's Home,
              `{"view": "top"}` the modal on top of their stack)
    value     what is chosen or typed, by the element's type:
                  button                          nothing
                  overflow, radio_buttons, static_select, external_select
                                                  the option's `value` (None clears)
                  checkboxes, multi_static_select, multi_external_select   a list of such
                  users_select, conversations_select, channels_select      an id; multi_: a list
                  datepicker "2026-03-09" · timepicker "14:30" · datetimepicker unix seconds
                  plain_text_input, number_input, email_text_input, url_text_input   the text
    outcome   what came of something sent to the bot:
              {"acked": bool, "ack": the ack's payload or null, "seconds": how long it took,
               "error": null | "operation_timeout" (no ack in 3 s) | "dispatch_failed" (no bot is
               connected, or the socket broke), "sentence": what Slack shows for it, or null,
               "envelope_id", "trigger_id", "response_url": each where Slack has one}
              Commands, clicks and forms are never sent twice. Events are, up to three times,
              with the same `event_id`, when they are not acked in 3 s.

Reading as a person
    GET  state [?as]          {"now", "revision", "team", "teams", "bot", "me", "people",
                              "channels", "dms", "commands", "shortcuts", "modals", "home",
                              "scopes", "rates"}
        team      {"id", "name", "domain"}: the workspace that installed the bot; teams: all of them
        bot       {"user", "bot_id", "app_id", "name", "sockets": how many are connected,
                  "linked": whether it follows the clock, "process": null or see `bot`}
                  without `as`: as the first person of the workspace, whom `me` names
        me, people  {"id", "name" (handle), "real_name", "title", "initials", "team", "tz",
                  "tz_label", "tz_offset", "locale", "deleted", "is_admin", "is_restricted",
                  "is_ultra_restricted", "is_bot", "is_foreign"}
        channels  those the person sees (theirs, and the public ones of their workspace), dms alike:
                  {"id", "name", "kind": "public"|"private"|"dm", "topic", "teams" (ids),
                  "is_shared", "is_archived", "is_member", "has_bot", "members", "user" (dm: the
                  other one), "unread", "mentions", "last_ts", "pinned" (list of ts), "may_type",
                  "may_command"}
        commands  {"command", "description", "usage_hint", "should_escape"} of manifest.yml, empty
                  for people who have none (other organizations, single-channel guests)
        shortcuts {"name", "type": "global"|"message", "callback_id", "description"}, likewise
        modals    the person's stack, the top last, as `view` below; home: a view or null
    GET  messages ?as, channel [, thread] [, before (ts)] [, limit=200]
                              {"channel", "messages", "more": bool}, oldest first; without `thread`
                              those of the channel (with thread broadcasts), with it the parent and
                              its replies. A message:
                              {"ts", "user", "bot_id", "text", "blocks", "ephemeral", "edited"
                              (ts or null), "thread_ts", "reply_count", "reply_users",
                              "latest_reply", "subtype", "files" ({"id", "name", "title",
                              "mimetype", "size", "url"}), "pinned", "unread", "values" (chosen in
                              its elements, as Slack's `state.values`), "metadata"}
    GET  message  ?as, channel, ts          {"message"}
    GET  view     ?as, view                 {"view"}: {"id", "type", "callback_id", "title",
                              "submit", "close", "blocks", "values", "errors" ({block_id:
                              sentence}), "hash", "private_metadata", "external_id",
                              "previous_view_id", "root_view_id", "depth"}
    GET  toasts   ?as [, after=id]          {"toasts": [{"id", "at", "channel", "ts", "user" (whose
                              post), "kind": "dm"|"mention"|"thread"|"channel", "push": bool,
                              "desktop" (the first block's text), "phone" (`text`)}]}:
                              everything posted where the person reads; `push` is true for
                              what Slack notifies by default (direct messages, mentions,
                              threads they are in), never for edits
    GET  files/{id}                         the file's bytes
    GET  changes  [?as]                     server-sent events, one JSON object each, first
                              {"kind": "hello", "revision"}; then {"revision", "kind", …}:
                              channel {"channel", "ts"?, "thread"?} (a message came, changed or
                              went) · channels (created, renamed, members, unread) · modals {"user"}
                              · home {"user"} · toast {"user", "toast"} · clock {"now"} · people ·
                              scopes · log · bot. With `as` only what that person may see.

Acting as a person
    POST type     {as, channel, text [, thread]}   a message, or a command when it begins with "/":
                              {"kind": "message", "message"} or {"kind": "command", "outcome"}.
                              `@Name` and `#channel` become mentions, addresses become links,
                              `&`, `<`, `>` are escaped, as Slack does (in commands where the
                              manifest says should_escape). Refused with 400: unknown_command,
                              not_supported_in_threads, command_of_other_organization,
                              command_of_guest, read_only, not_in_channel, is_archived
    POST click    {as, place…, action_id [, block_id] [, value]}   {"outcome", "modals"}
                              any interactive element; the value is kept and sent
    POST fill     {as, place…, block_id [, action_id], value}      {"values"}
                              type or choose in an input block without telling the bot (an input
                              with `dispatch_action` is clicked)
    POST submit   {as [, view="top"] [, values: {block_id: value}]}
                              {"result": "incomplete" (required or malformed, told by the client;
                              nothing was sent) | "errors" | "updated" | "pushed" | "closed" |
                              "cleared" | "failed", "errors" ({block_id: sentence}; "" is the whole
                              form), "problems" (why Slack refused the bot's answer), "outcome",
                              "modals"}
    POST close    {as [, view="top"] [, all: bool]}   {"outcome" or null, "modals"}: the form's
                              close button (back to the one below), or all of the stack
    POST suggest  {as, place…, action_id [, block_id], query}   {"options" or "option_groups",
                              "outcome"}: the choices of an external select
    POST shortcut {as, callback_id [, channel, ts]}   {"outcome", "modals"}
    POST home     {as [, tab="home"|"messages"]}      {"view", "outcome"}: opens the bot's Home
    POST read     {as, channel}                       {}: marks it read
    POST reload   {as}                                {}: ephemeral messages, forms and what was
                              chosen in messages are gone
    POST delete   {as, channel, ts}                   {}: one's own message

Channels and people
    POST channels/create    {as, name [, private]}    {"channel"}
    POST channels/invite    {as, channel, user}       {"channel", "outcome"} (also the bot's user)
    POST channels/remove    {as, channel, user}       likewise; oneself: leave
    POST channels/rename    {as, channel, name}       POST channels/archive   {as, channel}
    POST channels/unarchive {as, channel}             POST channels/private   {as, channel, private}
    POST channels/share     {as, channel, team}       POST channels/unshare   {as, channel, team}
    POST people/add         {name [, id, team, tz, locale, is_admin, is_restricted,
                            is_ultra_restricted, channels]}      {"person"}
    POST people/change      {user, any of those, deleted}        {"person", "outcome"}

The clock (workspace time and, when it is linked, the bot's)
    GET  clock                                  {"now", "ticking", "linked"}
    POST clock    {"to": iso | "next"} or {"by": seconds}; it only goes forward
                              {"now", "arrived": [{"channel", "name", "user" (of a dm: whose
                              it is), "ts", "text", "edited": bool}]}, after the bot has
                              settled; stops on the way at each of the bot's due rows, the
                              first of which is "next"
    GET  upcoming                               {"rows": [{"due_at", "kind", "to", "subject",
                              "posts": false where it only watches for what may happen}]}
    POST settle                                 {}: once nothing is due or in flight at the bot

For developers
    GET  log      [?after=id] [, method] [, limit=200]   {"calls": [{"id", "at", "method",
                              "arguments", "answer", "status", "milliseconds"}]}
    GET  deliveries [?after=id] [, type] [, limit=200]   {"deliveries": [{"id", "at", "type",
                              "payload", "event_id", "attempt", "outcome"}]}: what was sent to the
                              bot and what its acks took
    GET  scopes                                 {"granted", "manifest"}
    POST scopes   {"granted": [...]} or {"grant": [...], "revoke": [...]}     {"granted"}
    POST rates    {"enforced": bool}            {"enforced"}
    GET  failures                               {"failures": [...]}
    POST failures {"method" ("chat.postMessage", "response_url", "upload", "*"), "kind", "times"=1,
                  "after"=0 (calls let through first), "channel" (only there), and by kind
                      ratelimited  "retry_after"=30
                      status       "status"=500
                      words        the same "status", in plain words, as what stands before Slack
                      error        "error": the answer's error code
                      drop         the connection breaks before the call is accepted
                      drop_after   it is accepted, then the connection breaks
                      slow         "seconds": accepted, answered that much later (real time)
                      slow_before  "seconds": waits first, then is accepted
                      hang         accepted, never answered}
                                                {"id"}
    POST failures/clear                         {}
    POST triggers/expire {["next": n]}          {}: every trigger_id now out, or the next n
    GET  sockets                                {"sockets": [{"id", "since", "waiting"}]}
    POST sockets/close                          {}: every socket breaks
    POST sockets/disconnect {["reason"]}        {}: the `disconnect` envelope
    POST redeliver {"event_id"}                 {"outcome"}
    POST event    {"event": {…}}                {"outcome"}: any event, as Slack would send it
    GET  bot                                    {"running", "pid", "restarts", "sockets",
                              "linked", "supervised"}
    POST bot/kill, bot/restart, bot/stop, bot/start      the same (`make sandbox` only)
"""

from collections.abc import Awaitable, Callable
from functools import partial

from bot.sandbox import acting, administration, reading, workbench
from bot.sandbox.given import Given, Json
from bot.sandbox.local_slack import LocalSlack

Handler = Callable[[LocalSlack, Given], Awaitable[Json]]

READING: dict[str, Handler] = {
    "state": reading.state,
    "messages": reading.messages,
    "message": reading.one_message,
    "view": reading.one_view,
    "toasts": reading.toasts,
    "clock": workbench.read_clock,
    "upcoming": workbench.upcoming,
    "log": workbench.log,
    "deliveries": workbench.deliveries,
    "scopes": workbench.read_scopes,
    "failures": workbench.read_failures,
    "sockets": workbench.read_sockets,
}
ACTING: dict[str, Handler] = {
    "type": acting.type_text,
    "click": acting.click,
    "fill": acting.fill,
    "submit": acting.submit,
    "close": acting.close,
    "suggest": acting.suggest,
    "shortcut": acting.shortcut,
    "home": acting.open_home,
    "read": acting.read,
    "reload": acting.reload,
    "delete": acting.delete,
    "channels/create": administration.create_channel,
    "channels/invite": administration.invite,
    "channels/remove": administration.remove,
    "channels/rename": administration.rename,
    "channels/archive": administration.archive,
    "channels/unarchive": administration.unarchive,
    "channels/private": administration.set_private,
    "channels/share": administration.share,
    "channels/unshare": administration.unshare,
    "people/add": administration.add_person,
    "people/change": administration.change_person,
    "clock": workbench.move_clock,
    "settle": workbench.settle,
    "scopes": workbench.grant_scopes,
    "rates": workbench.enforce_rates,
    "failures": workbench.inject_failure,
    "failures/clear": workbench.clear_failures,
    "triggers/expire": workbench.expire_triggers,
    "sockets/close": workbench.close_sockets,
    "sockets/disconnect": workbench.disconnect_sockets,
    "redeliver": workbench.redeliver,
    "event": workbench.send_any_event,
    **{
        f"bot/{order}": partial(workbench.order_bot, order=order)
        for order in ("kill", "restart", "stop", "start")
    },
}
