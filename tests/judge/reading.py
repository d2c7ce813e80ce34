"""Reads the Bot API's types and methods out of @gramio/types, which others generate from Telegram's documentation."""

import json
import re
from pathlib import Path
from typing import Any

Json = dict[str, Any]

PACKAGE, VERSION = "@gramio/types", "10.0.0"
TABLE = Path(__file__).parent / "bot_api.json"

COMMENT = re.compile(r"/\*\*.*?\*/", re.S)
INTERFACE = re.compile(r"^export interface (\w+) \{(|\n.*?^)\}$", re.S | re.M)
FIELD = re.compile(r"^    (\w+)(\??):\s(.*?)(?=^    \w+\??:|\Z)", re.S | re.M)
ALIAS = re.compile(r"^export type (\w+) =(.*?)(?=^export|\Z)", re.S | re.M)
CALL = re.compile(r"CallAPI(\w*)<(.*)>")

# What stands in a type for the comfort of those who write TypeScript.
COMFORTS = (
    (re.compile(r"\| \{ to(String|JSON)\(\): [\w.]+ \}"), ""),
    (re.compile(r'Exclude<keyof (Objects\.)?TelegramUpdate, "update_id">'), "string"),
    (re.compile(r"\b(Objects|Params)\."), ""),
    (re.compile(r"\bTelegram(?=[A-Z])"), ""),
    (re.compile(r"\s+"), " "),
)


def table(folder: Path) -> Json:
    """What the package says: each type's fields with a mark where one may be missing, or its alternatives."""
    objects, params, methods = (
        COMMENT.sub("", (folder / "out" / f"{name}.d.ts").read_text("utf-8"))
        for name in ("objects", "params", "methods")
    )
    types = interfaces(objects) | interfaces(params) | aliases(objects) | aliases(params)
    return {"source": f"{PACKAGE} {VERSION}", "methods": calls(methods), "types": dict(sorted(types.items()))}


def interfaces(text: str) -> Json:
    return {
        plain(name): {field + mark: plain(kind) for field, mark, kind in FIELD.findall(body)}
        for name, body in INTERFACE.findall(text)
    }


def aliases(text: str) -> Json:
    return {plain(name): plain(kind) for name, kind in ALIAS.findall(text) if "<" not in kind}


def calls(text: str) -> Json:
    """What each method takes, by the name of its parameters' type, and gives."""
    found = {}
    for name, _, kind in FIELD.findall(dict(INTERFACE.findall(text))["APIMethods"]):
        how, inside = CALL.findall(plain(kind))[0]
        takes, gives = ("", inside) if how == "WithoutParams" else inside.split(",", 1)
        found[name] = [takes.strip(), gives.strip()]
    return found


def plain(kind: str) -> str:
    for pattern, instead in COMFORTS:
        kind = pattern.sub(instead, kind)
    return kind.strip().removeprefix("| ")


def written(told: Json) -> str:
    """As it is kept: a line for each type and method."""
    parts = [f'"source": {json.dumps(told["source"])}']
    for name in ("methods", "types"):
        lines = [f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in told[name].items()]
        parts.append(f'"{name}": {{\n' + ",\n".join(lines) + "\n}")
    return "{\n" + ",\n".join(parts) + "\n}\n"
