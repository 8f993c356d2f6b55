"""files.getUploadURLExternal, files.completeUploadExternal, files.delete; and the upload itself."""

import mimetypes

from bot.sandbox import payloads
from bot.sandbox.arguments import Takes
from bot.sandbox.limits import TIER_3, TIER_4
from bot.sandbox.local_slack import LocalSlack
from bot.sandbox.messages import SharedFile
from bot.sandbox.methods.method import Answer, Arguments, channel_with_bot, method
from bot.sandbox.posting import edit, erase, say
from bot.sandbox.refusals import ApiError

LARGEST = 1_000_000_000


def get_upload_url(slack: LocalSlack, arguments: Arguments) -> Answer:
    if not 0 < arguments["length"] <= LARGEST:
        raise ApiError("invalid_arguments", ["length must be more than 0"])
    name = arguments["filename"]
    id = slack.workspace.next_id("F")
    slack.uploads[id] = SharedFile(
        id=id,
        name=name,
        title=name,
        mimetype=mimetypes.guess_type(name)[0] or "application/octet-stream",
        content=b"",
        owner=slack.workspace.bot.user,
    )
    return {"upload_url": f"{slack.url}/upload/{id}", "file_id": id}


def complete_upload(slack: LocalSlack, arguments: Arguments) -> Answer:
    uploads = [(_uploaded(slack, given), given) for given in arguments["files"]]
    for shared, given in uploads:
        shared.title = given.get("title") or shared.name
    files = [shared for shared, _ in uploads]
    if "channel_id" in arguments:
        _share(slack, arguments, files)
    for shared in files:
        slack.workspace.files[shared.id] = slack.uploads.pop(shared.id)
    return {"files": [payloads.file(slack, shared) for shared in files]}


def _uploaded(slack: LocalSlack, given: Answer) -> SharedFile:
    shared = slack.uploads.get(given.get("id", ""))
    if shared is None or not shared.content:
        raise ApiError("file_not_found")
    return shared


def _share(slack: LocalSlack, arguments: Arguments, files: list[SharedFile]) -> None:
    channel = channel_with_bot(slack, arguments["channel_id"])
    thread_ts = arguments.get("thread_ts")
    if thread_ts is not None and thread_ts not in channel.messages:
        raise ApiError("thread_not_found")
    message = say(
        slack,
        channel,
        user=slack.workspace.bot.user,
        text=arguments.get("initial_comment", ""),
        thread_ts=thread_ts,
        files=files,
    )
    for shared in files:
        shared.shared_in = (channel.id, message.ts)


def delete(slack: LocalSlack, arguments: Arguments) -> Answer:
    shared = slack.workspace.files.pop(arguments["file"], None)
    if shared is None:
        raise ApiError("file_not_found")
    if shared.shared_in:
        channel = slack.workspace.channels[shared.shared_in[0]]
        message = channel.messages.get(shared.shared_in[1])
        if message is not None and shared in message.files:
            message.files.remove(shared)
            if message.files or message.text:
                edit(slack, message, text=message.text, blocks=message.blocks)
            else:
                erase(slack, channel, message)
    return {}


METHODS = (
    method(
        "files.getUploadURLExternal",
        get_upload_url,
        TIER_4,
        "files:write",
        required={"filename": Takes.TEXT, "length": Takes.NUMBER},
        optional={"alt_txt": Takes.TEXT, "snippet_type": Takes.TEXT},
    ),
    method(
        "files.completeUploadExternal",
        complete_upload,
        TIER_4,
        "files:write",
        required={"files": Takes.JSON},
        optional={
            "channel_id": Takes.TEXT,
            "initial_comment": Takes.TEXT,
            "thread_ts": Takes.TEXT,
        },
    ),
    method("files.delete", delete, TIER_3, "files:write", required={"file": Takes.TEXT}),
)
