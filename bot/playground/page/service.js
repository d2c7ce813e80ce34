// Service messages in words: who came, who left, what was pinned.

import { h } from "./dom.js";
import { fullName, gist, straight } from "./words.js";

/** Nodes for a service message; jump(id) leads to the message it is about. */
export function serviceLine(store, chat, message, jump) {
  const { kind, of } = message.service;
  const by = straight(message.from.name);
  switch (kind) {
    case "new_chat_members":
      return [alone(message, of) ? `${by} joined the group` : `${by} added ${names(store, of)}`];
    case "left_chat_member":
      return [alone(message, [of]) ? `${by} left the group` : `${by} removed ${names(store, [of])}`];
    case "pinned_message":
      return pinned(chat, by, of, jump);
    case "migrate_to_chat_id":
      return ["The group was upgraded. It goes on below under another number."];
    case "migrate_from_chat_id":
      return ["The group is now a supergroup"];
    case "new_chat_title":
      return [`${by} renamed the group to “${of}”`];
    default:
      return [kind.replaceAll("_", " ")];
  }
}

const alone = (message, ids) => ids.length === 1 && ids[0] === message.from.id;

function names(store, ids) {
  const all = ids.map((id) => (id === store.bot.id ? store.bot.name : named(store.person(id))));
  return all.length > 1 ? `${all.slice(0, -1).join(", ")} and ${all.at(-1)}` : all[0];
}

const named = (person) => (person ? fullName(person) : "somebody");

function pinned(chat, by, id, jump) {
  const about = chat.messages.get(id);
  if (!about) return [`${by} pinned a message`];
  const words = about.text ? `“${gist(about, 40)}”` : "a message";
  return [`${by} pinned `, h("button", { type: "button", class: "link", onclick: () => jump(id) }, words)];
}
