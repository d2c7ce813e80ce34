// The messages of one chat, oldest first. Only what changed is drawn again.

import { h, icon, say, show } from "./dom.js";
import { Entry } from "./message.js";
import { counted } from "./words.js";

const NEAR = 48; // pixels from the end that still count as being there

export class Feed {
  constructor(store, { log, list, jumpButton, group, keysOf, linksOf, reply, read }) {
    Object.assign(this, { store, log, list, jumpButton, group, keysOf, linksOf, reply, read });
    this.entries = [];
    this.known = new Map();
    this.atEnd = true;
    this.divider = h("li", { class: "unread-line" }, h("span", {}, "Unread messages"));
    this.replyButton = h("button", { type: "button", class: "reply", onclick: () => this.reply(this.pointed) }, icon("reply"), h("span", { class: "unseen" }));
    log.addEventListener("scroll", () => this.moved(), { passive: true });
    log.addEventListener("keydown", (event) => this.walk(event));
    for (const kind of ["pointerover", "focusin"]) list.addEventListener(kind, (event) => this.point(event));
    jumpButton.addEventListener("click", () => this.toEnd());
    const resized = new ResizeObserver(() => this.atEnd && this.toEnd());
    resized.observe(log);
    resized.observe(list);
  }

  /** Shows these chats, the later below the earlier, as if opened now. */
  open(chats) {
    this.chats = chats;
    this.entries = [];
    this.known.clear();
    this.log.setAttribute("aria-busy", "true");
    for (const chat of chats) {
      const messages = [...chat.messages.values()].sort((a, b) => a.id - b.id);
      for (const message of messages) this.remember(this.entries.length, new Entry(this, chat, message));
    }
    this.entries.forEach((entry, i) => entry.place(this.entries[i - 1], this.entries[i + 1]));
    this.list.replaceChildren(...this.entries.map((entry) => entry.node));
    this.log.removeAttribute("aria-busy");
    this.since &&= this.entries.at(-1);
    this.begin();
  }

  /** At the first message one has not read, else at the end. */
  begin() {
    const first = this.firstUnread();
    first?.node.before(this.divider);
    const room = this.log.scrollHeight - (this.divider.isConnected ? this.divider.offsetTop : 0);
    if (!first || room <= this.log.clientHeight) this.toEnd();
    else this.stand(this.divider.offsetTop - 12, false);
  }

  /** None for whoever has never looked in here: to them everything is new, and the end tells most. */
  firstUnread() {
    if (!this.chats.at(-1).read) return null;
    const unread = new Set(this.store.unread(this.chats.at(-1)).map((message) => message.id));
    return this.entries.find((entry) => entry.chat === this.chats.at(-1) && unread.has(entry.message.id));
  }

  change(chat, { messages, gone }) {
    for (const id of gone) this.remove(key(chat, id));
    const fresh = messages.map((id) => this.put(chat, chat.messages.get(id))).filter((entry) => entry && !entry.own);
    if (this.since !== undefined && fresh.length) this.showFrom(this.firstSince());
    else if (this.atEnd) this.showFrom(fresh.at(-1));
    this.scrolled();
  }

  firstSince() {
    return this.entries.slice(this.entries.indexOf(this.since) + 1).find((entry) => !entry.own);
  }

  /** Draws a message; tells its entry if it is a new one. */
  put(chat, message) {
    const entry = this.known.get(key(chat, message.id));
    if (entry) {
      entry.replace(message);
      return null;
    }
    const fresh = new Entry(this, chat, message);
    let at = this.entries.length;
    while (at > 0 && this.after(this.entries[at - 1], fresh)) at -= 1;
    this.remember(at, fresh);
    this.list.insertBefore(fresh.node, this.entries[at + 1]?.node ?? null);
    this.settle(at - 1, at, at + 1);
    if (fresh.own) this.atEnd = true;
    return fresh;
  }

  after(one, other) {
    const place = (entry) => this.chats.indexOf(entry.chat);
    return place(one) - place(other) > 0 || (one.chat === other.chat && one.message.id > other.message.id);
  }

  remember(at, entry) {
    this.entries.splice(at, 0, entry);
    this.known.set(key(entry.chat, entry.message.id), entry);
  }

  remove(name) {
    const entry = this.known.get(name);
    if (!entry) return;
    const at = this.entries.indexOf(entry);
    this.entries.splice(at, 1);
    this.known.delete(name);
    entry.node.remove();
    this.settle(at - 1, at);
  }

  settle(...places) {
    for (const at of places) this.entries[at]?.place(this.entries[at - 1], this.entries[at + 1]);
  }

  toEnd() {
    this.stand(this.log.scrollHeight, true);
  }

  /** From this one on, where what follows is more than the room holds; else at the end. */
  showFrom(entry) {
    const top = entry ? entry.node.offsetTop - 8 : Infinity;
    const { scrollHeight, clientHeight } = this.log;
    const fits = !clientHeight || scrollHeight - top <= clientHeight;
    this.stand(fits ? scrollHeight : top, fits);
  }

  stand(top, atEnd) {
    this.atEnd = atEnd;
    this.room = `${this.log.scrollHeight}/${this.log.clientHeight}`;
    this.log.scrollTop = top;
    this.scrolled();
  }

  /** Comes into sight again. */
  look() {
    if (this.atEnd) this.showFrom(this.firstUnread());
    this.scrolled();
  }

  /** Whatever comes from now on is to be seen from its beginning, wherever one has scrolled to. */
  watch(watching) {
    this.since = watching ? (this.entries.at(-1) ?? null) : undefined;
  }

  /** Somebody scrolled; unless the room has just changed, which says nothing of where one wants to be. */
  moved() {
    const { scrollTop, scrollHeight, clientHeight } = this.log;
    const room = `${scrollHeight}/${clientHeight}`;
    if (room === this.room) this.atEnd = scrollHeight - scrollTop - clientHeight < NEAR;
    this.room = room;
    this.scrolled();
  }

  scrolled() {
    const unread = this.chats?.length ? this.store.unread(this.chats.at(-1)).length : 0;
    show(this.jumpButton, !this.atEnd);
    say(this.jumpButton.querySelector(".badge"), unread ? String(unread) : "");
    this.jumpButton.setAttribute("aria-label", unread ? `Jump to the newest messages, ${counted(unread, "message")} unread` : "Jump to the newest messages");
    if (this.atEnd && this.chats?.length) this.read();
  }

  jump(chat, id) {
    const entry = this.known.get(key(chat, id));
    if (!entry) return;
    const tall = entry.node.offsetHeight > this.log.clientHeight;
    entry.node.scrollIntoView({ block: tall ? "start" : "center" });
    entry.node.focus({ preventScroll: true });
    entry.flash("found");
  }

  /** With the arrow keys from message to message. */
  walk(event) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const here = document.activeElement?.entry;
    if (!step || event.target.closest("button, a, input, textarea") || !this.entries.length) return;
    if (!here && document.activeElement !== this.log) return;
    event.preventDefault();
    const at = here ? this.entries.indexOf(here) + step : this.entries.length - 1;
    this.entries[Math.min(Math.max(at, 0), this.entries.length - 1)].node.focus();
  }

  /** One reply button, which stands on the message one looks at. */
  point(event) {
    const entry = event.target.closest(".message")?.entry;
    if (!entry || entry.message.service || entry.node.contains(this.replyButton)) return;
    this.pointed = entry;
    this.replyButton.lastChild.textContent = `Reply to ${entry.own ? "yourself" : entry.message.from.name}`;
    entry.node.querySelector(".stack").append(this.replyButton);
  }
}

const key = (chat, id) => `${chat.id}:${id}`;
