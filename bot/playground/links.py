"""Links to the bot's private chat."""

from urllib.parse import parse_qs, urlsplit

HOSTS = ("t.me", "telegram.me")


def asked_by(link: str, username: str) -> dict[str, list[str]] | None:
    """What a link like t.me/<username>?start=... asks; None where it leads anywhere else."""
    try:
        parts = urlsplit(link if "//" in link else f"https://{link}")
    except ValueError:
        return None
    if parts.netloc.lower() not in HOSTS or parts.path.strip("/").lower() != username.lower():
        return None
    return parse_qs(parts.query)
