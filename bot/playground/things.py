"""What people send that is neither words, nor a picture, nor a file: told to the bot, and in few words to people."""

from hashlib import sha256
from typing import Any

Json = dict[str, Any]

KINDS = ("voice", "video", "video_note", "animation", "sticker", "contact", "location", "dice", "poll")
WITH_CAPTION = ("voice", "video", "animation")
SIDE, SMALL_SIDE = 512, 320


def clip(mark: str, seconds: int, mime: str, **more: Any) -> Json:
    """Something with a length. Its bytes are nowhere: getFile does not know it."""
    return reference(mark) | {"duration": seconds, "mime_type": mime} | more


def reference(mark: str) -> Json:
    name = sha256(mark.encode()).hexdigest()
    return {"file_id": f"AwACAgQAAxkBAAI{name[:40]}", "file_unique_id": f"AgAD{name[:12]}", "file_size": 4096}


def voice(mark: str, seconds: int) -> Json:
    return {"voice": clip(mark, seconds, "audio/ogg")}


def video(mark: str, seconds: int) -> Json:
    return {"video": clip(mark, seconds, "video/mp4", width=SIDE, height=SMALL_SIDE)}


def video_note(mark: str, seconds: int) -> Json:
    return {"video_note": reference(mark) | {"duration": seconds, "length": SMALL_SIDE}}


def animation(mark: str, seconds: int) -> Json:
    """For old bots it is a document as well."""
    told = clip(mark, seconds, "video/mp4", file_name="animation.mp4", width=SIDE, height=SMALL_SIDE)
    kept = ("file_id", "file_unique_id", "file_size", "file_name", "mime_type")
    return {"animation": told, "document": {name: told[name] for name in kept}}


def sticker(mark: str, emoji: str) -> Json:
    shape = {"type": "regular", "width": SIDE, "height": SIDE, "is_animated": False, "is_video": False}
    return {"sticker": reference(mark) | shape | {"emoji": emoji, "set_name": "GoodNeighbours"}}


def contact(phone: str, name: str, user_id: int | None) -> Json:
    return {"contact": {"phone_number": phone, "first_name": name} | ({"user_id": user_id} if user_id else {})}


def location(latitude: float, longitude: float) -> Json:
    return {"location": {"latitude": latitude, "longitude": longitude}}


def dice(emoji: str, value: int) -> Json:
    return {"dice": {"emoji": emoji, "value": value}}


def poll(mark: str, question: str) -> Json:
    """One that nobody has voted in: yes or no."""
    options = [{"persistent_id": str(n), "text": text, "voter_count": 0} for n, text in enumerate(("Yes", "No"))]
    marks = {"is_closed": False, "is_anonymous": True, "allows_multiple_answers": False, "type": "regular"}
    marks |= {"allows_revoting": False, "members_only": False}
    about = {"id": str(int(sha256(mark.encode()).hexdigest()[:15], 16)), "question": question, "options": options}
    return {"poll": about | marks | {"total_voter_count": 0}}


def kind(told: Json) -> str:
    return next(one for one in KINDS if one in told)


def words(told: Json) -> str:
    """As a list of chats shows it."""
    name = kind(told)
    match name, told[name]:
        case "sticker", {"emoji": emoji}:
            return f"Sticker {emoji}"
        case "contact", {"first_name": first_name, "phone_number": phone}:
            return f"Contact: {first_name}, {phone}"
        case "location", {"latitude": latitude, "longitude": longitude}:
            return f"Location: {latitude:.4f}, {longitude:.4f}"
        case "dice", {"emoji": emoji, "value": value}:
            return f"{emoji} {value}"
        case "poll", {"question": question}:
            return f"Poll: {question}"
        case _, {"duration": seconds}:
            return f"{LASTING[name]}, {seconds // 60}:{seconds % 60:02}"
    raise ValueError(f"there are no words for {name}")


LASTING = {"voice": "Voice message", "video": "Video", "video_note": "Video message", "animation": "GIF"}
