// One chat: its name, what is pinned, the messages, and a place to write, or what stands in the way of it.

import { byId, say, show } from "./dom.js";
import { Composer } from "./composer.js";
import { Feed } from "./feed.js";
import { toast } from "./notice.js";
import { counted, gist, initials, tone } from "./words.js";

export class Pane {
  /** chats(): what it shows, the present one last. */
  constructor(root, store, actions, { chats, seen }) {
    Object.assign(this, { root, store, actions, chats, seen });
    this.part = (name) => root.querySelector(`[data-part="${name}"]`);
    this.feed = new Feed(store, this.feedParts());
    this.composer = new Composer(store, actions, {
      form: this.part("composer"),
      part: this.part,
      chat: () => this.chat,
      lastOwn: () => this.lastOwn(),
      sent: () => this.feed.toEnd(),
    });
    this.pinAt = 0;
    this.part("pinned").addEventListener("click", () => this.nextPin());
    this.part("mute").addEventListener("click", () => this.act("mute", { muted: !this.chat.muted }));
    this.part("groups").addEventListener("change", () => this.choose());
    this.part("past").addEventListener("click", () => this.writingPlace()?.focus());
    this.part("join").addEventListener("click", () => this.act("join"));
    this.part("start").addEventListener("click", () => this.actions.open(this.chat));
    this.part("unblock").addEventListener("click", () => this.act("unblock"));
  }

  feedParts() {
    const keysOf = ({ chat, message }) => ({
      tap: (button) => this.actions.tap(chat, message, button),
      follow: (url, event) => this.actions.follow(chat, url, event),
      say: (text) => this.toast(text),
    });
    const linksOf = ({ chat }) => ({
      follow: (url, event) => this.actions.follow(chat, url, event),
      command: (text) => this.actions.command(this.chat, text),
    });
    return {
      log: this.part("log"),
      list: this.part("list"),
      jumpButton: this.part("jump"),
      group: this.root.id === "group",
      keysOf,
      linksOf,
      reply: (entry) => entry.chat === this.chat && this.composer.reply(entry.message),
      read: () => this.read(),
    };
  }

  get chat() {
    return this.chats().at(-1) ?? null;
  }

  get onScreen() {
    return this.root.checkVisibility() && document.visibilityState === "visible";
  }

  act(name, body = {}) {
    return this.actions.try(this.chat, name, { chat: this.actions.name(this.chat), ...body });
  }

  toast(text, kind) {
    toast(this.part("toasts"), text, kind);
  }

  /** Draws what has changed; everything when another chat or person is to be seen. */
  change(what) {
    const { chat } = this;
    show(this.root, Boolean(chat));
    if (!chat) this.shown = null;
    if (!chat) return;
    const name = `${this.store.me}:${this.chats().map((one) => one.id).join()}:${chat.inside}`;
    const another = what.fresh || name !== this.shown;
    if (!another && !what.chats.size && !what.people) return;
    this.drawState();
    if (another) this.opened(name);
    else for (const one of this.chats()) if (what.chats.has(one.id)) this.feed.change(one, what.chats.get(one.id));
    this.drawHead();
  }

  opened(name) {
    const again = name === this.shown;
    this.shown = name;
    this.pinAt = 0;
    this.part("toasts").replaceChildren();
    if (!again) this.composer.become(name, this.private ? "Message the bot" : `Message ${this.chat.title}`);
    this.feed.open(this.chats());
  }

  get private() {
    return this.chat.type === "private";
  }

  drawHead() {
    const { chat } = this;
    const title = this.private ? this.store.bot.name : chat.title;
    const face = this.part("face");
    say(face, initials(title));
    face.className = `avatar ${tone(this.private ? this.store.bot.id : chat.id)}`;
    say(this.part("title"), title);
    say(this.part("subtitle"), this.private ? "bot · only you see this chat" : `group · ${counted(chat.members, "member")}`);
    this.part("mute").setAttribute("aria-pressed", String(Boolean(chat.muted)));
    this.part("mute").title = chat.muted ? "Muted. Press to hear of new messages again." : "Mute this chat";
    this.part("log").setAttribute("aria-label", `Messages in ${this.private ? "your private chat" : chat.title}`);
    this.drawPin();
    this.drawGroups();
  }

  drawPin() {
    const pins = this.chat.pinned ?? [];
    const about = this.chat.messages.get(pins.at(-1 - (this.pinAt % Math.max(1, pins.length))));
    show(this.part("pinned"), Boolean(about));
    if (about) say(this.part("pinned-text"), gist(about, 120));
  }

  nextPin() {
    const pins = this.chat.pinned;
    this.feed.jump(this.chat, pins.at(-1 - (this.pinAt % pins.length)));
    this.pinAt += 1;
    this.drawPin();
  }

  drawState() {
    const { inside, started, blocked, anonymous, muted } = this.chat;
    const outside = !this.private && !inside;
    const state = outside ? "outside" : this.private && blocked ? "blocked" : this.private && !started ? "unopened" : "open";
    if (this.root.dataset.state === state && this.state === `${state}${anonymous}${muted}`) return;
    this.state = `${state}${anonymous}${muted}`;
    this.root.dataset.state = state;
    for (const name of ["outside", "blocked", "unopened"]) show(this.part(name), state === name);
    show(this.part("log"), !outside);
    show(this.part("composer"), state === "open");
    show(this.part("mute"), !outside);
    show(this.part("anonymous"), Boolean(anonymous));
    if (outside) say(this.part("outside-title"), `You are not in ${this.chat.title}`);
  }

  /** Another group, where there are several. */
  choose() {
    this.store.wanted = Number(this.part("groups").value);
    this.change({ fresh: false, people: false, clock: false, chats: new Map([[this.chat.id, {}]]) });
    this.seen();
  }

  drawGroups() {
    const groups = this.private ? [] : this.store.groups();
    const options = groups.map(({ id, title }) => new Option(title, id, false, id === this.chat.id));
    this.part("groups").replaceChildren(...options);
    show(this.part("groups"), groups.length > 1);
  }

  /** Where one can do something, past all the messages. */
  writingPlace() {
    const places = ["field", "start", "unblock", "join"].map(this.part);
    return places.find((one) => one.checkVisibility());
  }

  lastOwn() {
    const own = this.feed.entries.filter((entry) => entry.own && entry.chat === this.chat && entry.message.text && !entry.message.service);
    return own.at(-1)?.message ?? null;
  }

  /** Tells the server how far one has read, a moment after the newest message has come into sight. */
  read() {
    const { chat } = this;
    const newest = Math.max(0, ...(chat?.messages.keys() ?? []));
    if (!chat || !this.onScreen || newest <= chat.read || chat.inside === false) return;
    chat.read = newest;
    this.act("read", { message_id: newest });
    this.seen();
  }

  bringIntoSight() {
    this.feed.look();
  }
}

/** A pane from the template, in its place. */
export function paneIn(id, ...given) {
  const root = byId(id);
  root.append(byId("pane").content.cloneNode(true));
  root.querySelector("[data-part=title]").id = `${id}-title`;
  root.querySelector("[data-part=commands]").id = `${id}-commands`;
  root.querySelector("[data-part=field]").setAttribute("aria-controls", `${id}-commands`);
  root.querySelector("[data-part=as]").querySelectorAll("input").forEach((input) => (input.name = `${id}-as`));
  root.setAttribute("aria-labelledby", `${id}-title`);
  return new Pane(root, ...given);
}
