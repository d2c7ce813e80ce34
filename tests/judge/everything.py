"""Every method this server has, called once with success, and everything people can do to make an update."""

from base64 import b64encode
from typing import Any

from tests.playground.pictures import png
from tests.playground.street import Json, Street, buttons

EVERY_KIND = [
    "message",
    "edited_message",
    "callback_query",
    "my_chat_member",
    "chat_member",
]
FILE = {"name": "a.png", "data": b64encode(png()).decode()}


async def acted(street: Street, anna: int, ben: int, group: int) -> None:
    """People write, edit, send, forward, come, go, tap and are put out; the bot is moved about."""
    card = await street.result("sendMessage", chat_id=group, text="Card /me", reply_markup=buttons({"Yes": "y"}))
    mine = await street.write(ben, group, "Hello @anna, see https://a.b", reply_to=card["message_id"])
    await street.ask("act/edit", person=ben, chat=group, message_id=mine, text="Good morning")
    for kind in ("photo", "document"):
        await street.ask("act/attach", person=ben, chat=group, caption="/pool", **FILE, **{"as": kind})
    for what in ("voice", "video", "video_note", "animation", "sticker", "contact", "location", "dice"):
        await street.ask("act/send", person=ben, chat="private", what=what)
    await street.ask(f"groups/{group}/admins", person=anna, anonymous=True)
    theirs = await street.write(anna, group, "We are the street")
    for number, hidden in ((theirs, False), (mine, False), (mine, True), (card["message_id"], False)):
        sent = {"person": ben, "chat": "private", "message_id": number, "from": group, "hidden": hidden}
        await street.ask("act/forward", **sent)
    tapped = {"person": ben, "chat": group, "button": "y", "wait": 0}
    await street.ask("act/tap", message_id=card["message_id"], **tapped)
    await street.ask("act/tap", message_id=9_999, forged=True, **tapped)
    await street.ask("act/remove", by=anna, person=ben, chat=group)
    dora = await street.person("Dora", last_name="Diaz", username="dora")
    await street.ask("act/join", person=dora, chat=group)
    await street.ask("act/leave", person=dora, chat=group)
    await street.ask("act/block", person=ben)
    await street.ask("act/unblock", person=ben)
    upgraded = (await street.ask(f"groups/{group}/upgrade", by=anna))["id"]
    await street.ask(f"groups/{upgraded}/bot", by=anna, admin=True, can_pin=True, anonymous=True)
    await street.ask(f"groups/{upgraded}/bot", by=anna)
    await street.client.delete(f"/sim/groups/{upgraded}/bot", params={"by": anna})


async def calls(street: Street, anna: int, group: int) -> list[tuple[str, Json]]:
    """Each with what it needs to be carried out; the last of them leaves the group."""
    here: Json = {"chat_id": group}
    there: Json = {"chat_id": anna}
    own = await street.result("sendMessage", **here, text="*Card*", parse_mode="MarkdownV2")
    gone = await street.result("sendMessage", **there, text="Gone")
    query = (await street.ask("act/tap", person=anna, chat=group, message_id=1, button="x", forged=True, wait=0))[
        "query"
    ]
    photo = await picture(street, anna)
    shown = await street.result("sendPhoto", **there, photo=photo, caption="Before")
    changed: Json = {**there, "message_id": shown["message_id"]}
    card: Json = {**here, "message_id": own["message_id"]}
    commands = [{"command": "pool", "description": "The pot"}]
    return [
        ("getMe", {}),
        ("getUpdates", {"allowed_updates": EVERY_KIND}),
        ("deleteWebhook", {}),
        ("setWebhook", {"url": ""}),
        ("getWebhookInfo", {}),
        ("sendMessage", {**there, "text": "<b>Hi</b>", "parse_mode": "HTML", "reply_markup": buttons({"Yes": "y"})}),
        ("sendPhoto", {**there, "photo": photo, "caption": "@anna"}),
        ("sendDocument", {**there, "document": await document(street, anna)}),
        ("getFile", {"file_id": photo}),
        ("editMessageCaption", {**changed, "caption": "After"}),
        ("editMessageMedia", {**changed, "media": {"type": "photo", "media": photo}}),
        ("pinChatMessage", card),
        ("getChat", here),
        ("getChat", there),
        ("unpinChatMessage", card),
        ("editMessageText", {**card, "text": "New"}),
        ("editMessageReplyMarkup", {**card, "reply_markup": buttons({"Yes": "y", "See": "https://a.b"})}),
        ("deleteMessage", {**there, "message_id": gone["message_id"]}),
        ("answerCallbackQuery", {"callback_query_id": query, "text": "Thanks"}),
        ("getChatMember", {**here, "user_id": anna}),
        ("getChatMember", {**here, "user_id": anna + 1}),
        ("getChatMemberCount", here),
        ("getChatAdministrators", here),
        ("setMyCommands", {"commands": commands, "scope": {"type": "chat", **here}, "language_code": "en"}),
        ("getMyCommands", {"scope": {"type": "chat", **here}, "language_code": "en"}),
        ("deleteMyCommands", {"scope": {"type": "chat_member", **here, "user_id": anna}}),
        *[(f"{verb}My{what}", {}) for what in ("Name", "Description", "ShortDescription") for verb in ("set", "get")],
        ("setChatMenuButton", {**there, "menu_button": {"type": "commands"}}),
        ("getChatMenuButton", there),
        ("leaveChat", here),
    ]


async def picture(street: Street, person: int) -> str:
    return str((await attached(street, person, "photo"))["photo"][-1]["file_id"])


async def document(street: Street, person: int) -> str:
    return str((await attached(street, person, "document"))["document"]["file_id"])


async def attached(street: Street, person: int, kind: str) -> Any:
    """What the bot is told of a photo or a document somebody sends."""
    await street.ask("act/attach", person=person, chat="private", **FILE, **{"as": kind})
    return (await street.updates())[-1]["message"]
