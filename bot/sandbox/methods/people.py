"""auth.test, apps.connections.open, team.info, users.info, users.list."""

from bot.sandbox import payloads
from bot.sandbox.arguments import Takes, signature
from bot.sandbox.limits import AUTH_TEST, CONNECTIONS_OPEN, TIER_2, TIER_3, TIER_4
from bot.sandbox.local_slack import LocalSlack
from bot.sandbox.methods.method import Answer, Arguments, Method, known_person, method, page


def auth_test(slack: LocalSlack, _arguments: Arguments) -> Answer:
    workspace = slack.workspace
    return {
        "url": f"https://{workspace.team.domain}.slack.com/",
        "team": workspace.team.name,
        "team_id": workspace.team.id,
        "user": workspace.bot.name,
        "user_id": workspace.bot.user,
        "bot_id": workspace.bot.bot_id,
        "is_enterprise_install": False,
    }


def open_connection(slack: LocalSlack, _arguments: Arguments) -> Answer:
    address = slack.url.replace("http://", "ws://", 1)
    ticket = slack.sockets.issue_ticket()
    return {"url": f"{address}/link/?ticket={ticket}&app_id={slack.workspace.bot.app_id}"}


def team_info(slack: LocalSlack, _arguments: Arguments) -> Answer:
    team = slack.workspace.team
    return {"team": {"id": team.id, "name": team.name, "domain": team.domain}}


def user_info(slack: LocalSlack, arguments: Arguments) -> Answer:
    known_person(slack, arguments["user"])
    person = slack.workspace.people[arguments["user"]]
    include_locale = bool(arguments.get("include_locale"))
    now = slack.clock.now()
    return {"user": payloads.person(slack, person, now, include_locale=include_locale)}


def users_list(slack: LocalSlack, arguments: Arguments) -> Answer:
    people, metadata = page(list(slack.workspace.people.values()), arguments, most=1000)
    include_locale = bool(arguments.get("include_locale"))
    now = slack.clock.now()
    return {
        "members": [
            payloads.person(slack, person, now, include_locale=include_locale) for person in people
        ],
        "cache_ts": int(now.timestamp()),
        "response_metadata": metadata,
    }


LOCALE = {"include_locale": Takes.FLAG}
METHODS = (
    method("auth.test", auth_test, AUTH_TEST),
    Method(
        "apps.connections.open",
        open_connection,
        signature(),
        CONNECTIONS_OPEN,
        takes_app_token=True,
    ),
    method("team.info", team_info, TIER_3, "team:read", optional={"team": Takes.TEXT}),
    method(
        "users.info",
        user_info,
        TIER_4,
        "users:read",
        required={"user": Takes.TEXT},
        optional=LOCALE,
    ),
    method(
        "users.list",
        users_list,
        TIER_2,
        "users:read",
        optional={**LOCALE, "cursor": Takes.TEXT, "limit": Takes.NUMBER},
    ),
)
