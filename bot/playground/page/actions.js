// What a person does here, and what becomes of it.

import { act } from "./server.js";
import { alertBox } from "./notice.js";

export class Actions {
  /** show(chat): brings that chat to the front. */
  constructor(store, { show, say }) {
    Object.assign(this, { store, show, say });
  }

  /** The server's name for a chat: everybody's private chat is "private" to them. */
  name(chat) {
    return chat.type === "private" ? "private" : chat.id;
  }

  /** Acts as the person one is. Errors are for whoever asks. */
  act(name, body = {}) {
    return act(name, { person: this.store.me, ...body });
  }

  /** The same, where nobody else would say what went wrong. */
  async try(chat, name, body) {
    try {
      return await this.act(name, body);
    } catch (error) {
      this.say(chat, error.message, "bad");
      return null;
    }
  }

  async tap(chat, message, button) {
    const { me } = this.store;
    const answer = await this.try(chat, "tap", { chat: this.name(chat), message_id: message.id, button: button.data });
    if (!answer || me !== this.store.me) return;
    if (!answer.answered) this.say(chat, "The bot has not answered this tap. It may be stopped, or held up.", "bad");
    if (answer.text && answer.alert) alertBox(answer.text);
    else if (answer.text) this.say(chat, answer.text);
    if (answer.url) this.follow(chat, answer.url);
  }

  /** A link to this bot opens its private chat here; others are left to the browser. */
  follow(chat, url, event = null) {
    const ours = this.ownLink(url);
    if (!ours) {
      if (!event) window.open(url, "_blank", "noopener");
      return;
    }
    event?.preventDefault();
    if (ours.has("startgroup")) this.say(chat, "This link adds the bot to a group of yours, in Telegram.");
    else if (ours.has("start")) this.open(chat, ours.get("start"));
    else this.show("private");
  }

  ownLink(url) {
    const found = URL.canParse(url) ? new URL(url) : null;
    const name = found?.pathname.replaceAll("/", "").toLowerCase();
    return found?.hostname === "t.me" && name === this.store.bot.username.toLowerCase() ? found.searchParams : null;
  }

  async open(chat, start = "") {
    this.show("private");
    await this.try(chat, "open", start ? { start } : {});
  }

  command(chat, text) {
    return this.try(chat, "write", { chat: this.name(chat), text });
  }
}
