"""JSON from outside, refused where it would do harm later: nested too deeply, or with half a character in it."""

import json
from typing import Any


def loaded(raw: bytes | str) -> Any:
    """The value. ValueError for what is no JSON in UTF-8, is nested without end, or holds a lone surrogate."""
    text = raw if isinstance(raw, str) else raw.decode("utf-8")
    try:
        value = json.loads(text)
        if "\\u" in text:
            json.dumps(value, ensure_ascii=False).encode()
    except RecursionError:
        raise ValueError("nested too deeply") from None
    return value
