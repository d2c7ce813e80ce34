"""Which handler an update goes to."""

from collections.abc import Awaitable, Callable, Coroutine, Mapping
from typing import Any

from telegram import Update
from telegram.ext import Application, CallbackQueryHandler, ChatMemberHandler, CommandHandler, MessageHandler, filters

from handlers import (
    admitting,
    asking,
    backing,
    choosing,
    coordinating,
    filling,
    joining,
    leaving,
    looking,
    members,
    merging,
    objecting,
    privacy,
    proposing,
    reaching,
    seconding,
    setting,
    starting,
    steering,
)
from handlers.buttons import Button
from handlers.catching import on_refusal
from handlers.context import Context
from handlers.where import private
from models.rules.refusals import Refusal

Tap = Callable[[Update, Context, Button], Awaitable[None]]
Command = Callable[[Update, Context], Coroutine[Any, Any, None]]

IN_GROUP: Mapping[str, Tap] = {
    "agree": seconding.on_agree,
    "back": backing.on_back,
    "coordinate": coordinating.on_coordinate,
    "drop": steering.on_drop,
    "extend": seconding.on_extend_by,
    "join": joining.on_join,
    "object": backing.on_object,
    "off": seconding.on_call_off,
    "open": steering.on_open,
    "record": steering.on_record,
    "share": asking.on_share,
    "silent": backing.on_take_back,
}


async def on_choose(update: Update, context: Context, button: Button) -> None:
    """Which group is meant; the command that asked for it goes on."""
    await choosing.on_choose(update, context, button, COMMANDS)


IN_PRIVATE: Mapping[str, Tap] = {
    "accept": admitting.on_accept,
    "anew": filling.on_anew,
    "appoint": coordinating.on_appoint,
    "another": choosing.on_another,
    "accounts": looking.on_accounts,
    "amend": proposing.on_amend,
    "answer": objecting.on_answer,
    "ask": seconding.on_ask,
    "back": backing.on_back,
    "back_here": backing.on_back,
    "choose": on_choose,
    "decline": admitting.on_decline,
    "coordinate": coordinating.on_coordinate,
    "correct": seconding.on_correct,
    "erase": privacy.on_erase,
    "export": privacy.on_export,
    "extend": seconding.on_extend_by,
    "first": seconding.on_first,
    "form": filling.on_form,
    "interest": backing.on_interest,
    "keep": proposing.on_keep,
    "leave": leaving.on_sure,
    "list": looking.on_list,
    "members": members.on_more,
    "merge": merging.on_merge,
    "merge_ask": merging.on_ask,
    "merge_into": merging.on_into,
    "merge_no": merging.on_decline,
    "merge_not": merging.on_take_back,
    "merge_yes": merging.on_agree,
    "no_interest": backing.on_no_interest,
    "nudges": joining.on_nudges,
    "object_for_good": backing.on_object,
    "object_here": backing.on_object,
    "privacy": privacy.on_look,
    "propose": proposing.on_propose_tap,
    "receipts": looking.on_receipts,
    "remove": members.on_remove,
    "rejoin": joining.on_rejoin,
    "role": joining.on_role,
    "set": setting.on_set,
    "settle": objecting.on_settle,
    "share": asking.on_share,
    "show": looking.on_show,
    "silent_for_good": backing.on_take_back,
    "silent_here": backing.on_take_back,
    "speak": objecting.on_speak,
    "stay": objecting.on_stay,
    "texts": looking.on_texts,
    "step": coordinating.on_step,
    "why": objecting.on_why,
    "withdraw": proposing.on_withdraw,
    "withdraw_now": proposing.on_withdraw_now,
}

COMMANDS: Mapping[str, Command] = {
    "start": starting.on_start,
    "cancel": seconding.on_cancel,
    "close": seconding.on_close,
    "coordinators": coordinating.on_coordinators,
    "extend": seconding.on_extend,
    "fund": steering.on_fund,
    "help": asking.on_help,
    "join": joining.on_join_command,
    "leave": leaving.on_leave,
    "link": asking.on_link,
    "me": asking.on_me,
    "members": members.on_members,
    "nudges": asking.on_nudges,
    "pool": asking.on_pool,
    "privacy": privacy.on_privacy,
    "propose": proposing.on_propose,
    "purposes": asking.on_purposes,
    "round": steering.on_round,
    "settings": setting.on_settings,
}


async def on_tap(update: Update, context: Context) -> None:
    """Every button, known or not.

    One that never stands in this kind of chat is forged: nobody joins a group from outside it, and nothing personal is
    brought into it.
    """
    query = update.callback_query
    button = Button.parse(query.data if query else None)
    tap = (IN_PRIVATE if private(update) else IN_GROUP).get(button.act)
    if tap is None:
        raise Refusal("no_such_thing")
    await tap(update, context, button)


async def _unknown(update: Update, context: Context) -> None:
    await asking.on_unknown_command(update, context, COMMANDS)


def register(application: Application[Any, Context, Any, Any, Any, Any]) -> None:
    """Puts every handler in its place; the first that fits takes an update."""
    alone, new = filters.ChatType.PRIVATE, filters.UpdateType.MESSAGE
    own = new & ~filters.FORWARDED  # a command somebody sent on is no wish of theirs
    application.add_handler(CallbackQueryHandler(on_tap))
    application.add_handler(ChatMemberHandler(reaching.on_my_place, ChatMemberHandler.MY_CHAT_MEMBER))
    application.add_handler(ChatMemberHandler(leaving.on_their_place, ChatMemberHandler.CHAT_MEMBER))
    application.add_handler(MessageHandler(filters.StatusUpdate.NEW_CHAT_MEMBERS, leaving.on_brought))
    application.add_handler(MessageHandler(filters.StatusUpdate.LEFT_CHAT_MEMBER, leaving.on_left))
    application.add_handler(MessageHandler(filters.StatusUpdate.MIGRATE, reaching.on_migration))
    for name, handler in COMMANDS.items():
        application.add_handler(CommandHandler(name, handler, filters=own))
    application.add_handler(MessageHandler(alone & own & filters.COMMAND, _unknown))
    application.add_handler(MessageHandler(alone & filters.UpdateType.EDITED_MESSAGE, filling.on_edited))
    application.add_handler(MessageHandler(alone & new & filters.FORWARDED, filling.on_forwarded))
    application.add_handler(MessageHandler(alone & new & filters.TEXT, filling.on_words))
    application.add_handler(MessageHandler(alone & new & ~filters.StatusUpdate.ALL, filling.on_other_message))
    application.add_error_handler(on_refusal)
