"""What somebody is in a group, and how the Bot API tells it."""

from dataclasses import dataclass
from typing import Any

from telegram.constants import ChatMemberStatus

Json = dict[str, Any]

IN_THE_GROUP = frozenset({ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.MEMBER})
RUNS_THE_GROUP = frozenset({ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class Membership:
    """Creator, administrator, member, left or kicked; the rights are those of an administrator."""

    status: ChatMemberStatus = ChatMemberStatus.LEFT
    anonymous: bool = False
    can_pin: bool = False

    @property
    def inside(self) -> bool:
        return self.status in IN_THE_GROUP

    @property
    def admin(self) -> bool:
        return self.status in RUNS_THE_GROUP

    @property
    def pins(self) -> bool:
        return self.status is ChatMemberStatus.OWNER or (self.admin and self.can_pin)

    def told(self, user: Json) -> Json:
        """A ChatMember, with every right an administrator's must have."""
        member: Json = {"user": user, "status": str(self.status.value)}
        if self.status is ChatMemberStatus.OWNER:
            member["is_anonymous"] = self.anonymous
        elif self.status is ChatMemberStatus.ADMINISTRATOR:
            member |= self._rights()
        elif self.status is ChatMemberStatus.BANNED:
            member["until_date"] = 0
        return member

    def _rights(self) -> Json:
        return {
            "can_be_edited": False,
            "is_anonymous": self.anonymous,
            "can_manage_chat": True,
            "can_delete_messages": False,
            "can_manage_video_chats": False,
            "can_restrict_members": False,
            "can_promote_members": False,
            "can_change_info": False,
            "can_invite_users": True,
            "can_post_stories": False,
            "can_edit_stories": False,
            "can_delete_stories": False,
            "can_pin_messages": self.can_pin,
            "can_manage_topics": False,
            "can_manage_tags": False,
        }


LEFT = Membership()
MEMBER = Membership(ChatMemberStatus.MEMBER)
OWNER = Membership(ChatMemberStatus.OWNER, can_pin=True)
KICKED = Membership(ChatMemberStatus.BANNED)


def administrator(anonymous: bool = False, can_pin: bool = False) -> Membership:
    return Membership(ChatMemberStatus.ADMINISTRATOR, anonymous, can_pin)
