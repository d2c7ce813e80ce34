"""Looking at the purposes in private, a list at a time or one of them."""

from telegram import Update, User

from handlers.belonging import in_the_group
from handlers.buttons import Button
from handlers.context import Context
from handlers.where import answer, here, meant, private, refused, sender
from models.questions.community import belongs
from models.questions.mine import receipts
from models.questions.purposes import community_of_purpose
from models.rules.people import Community


async def require_inside(context: Context, user: User, community: Community) -> None:
    """Refuses whoever neither joined nor is in the group: what is told there is not theirs to read."""
    if not await _inside(context, user, community):
        raise await refused(context, "not_in_the_group")


async def inside_here(update: Update, context: Context) -> Community:
    """The community meant. In private it is shown only to who belongs to it or is in its group, as by a link."""
    community = await here(update, context)
    if private(update) and not await _inside(context, await sender(update, context), community):
        raise await refused(context, "not_inside")
    return community


async def _inside(context: Context, user: User, community: Community) -> bool:
    return await context.turn.ask(belongs, community.id, user.id) or await in_the_group(context, user, community)


async def on_list(update: Update, context: Context, button: Button) -> None:
    """A tap on Purposes, or on what shows more of them."""
    user = await sender(update, context)
    shown, community = await meant(update, context, button)
    await require_inside(context, user, community)
    await answer(context, "purposes", community.id, after=Button.parse(f"list:{shown}").subject)


async def on_show(update: Update, context: Context, button: Button) -> None:
    """A tap on a purpose in the list: it comes with its own buttons."""
    user = await sender(update, context)
    community = await context.turn.ask(community_of_purpose, button.number)
    await require_inside(context, user, community)
    await answer(context, "purpose_alone", community.id, purpose_id=button.number)


async def on_texts(update: Update, context: Context, button: Button) -> None:
    """A tap on Earlier texts."""
    user = await sender(update, context)
    community = await context.turn.ask(community_of_purpose, button.number)
    await require_inside(context, user, community)
    await answer(context, "texts", community.id, purpose_id=button.number)


async def on_receipts(update: Update, context: Context, button: Button) -> None:
    """A tap on My receipts, or on an earlier round under them."""
    user = await sender(update, context)
    which, community = await meant(update, context, button)
    number = Button.parse(f"receipts:{which}").subject
    if await context.turn.ask(receipts, community.id, user.id, number) is None:
        raise await refused(context, "no_such_thing")
    await answer(context, "receipts", community.id, number=number)


async def on_accounts(update: Update, context: Context, button: Button) -> None:
    """A tap on As a spreadsheet."""
    user = await sender(update, context)
    _, community = await meant(update, context, button)
    await require_inside(context, user, community)
    await answer(context, "accounts", community.id)
