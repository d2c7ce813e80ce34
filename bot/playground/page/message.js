// One message as a list item: who, what, when, and its buttons.

import { h, icon } from "./dom.js";
import { formatted } from "./entities.js";
import { exchange, keyboard } from "./keyboard.js";
import { serviceLine } from "./service.js";
import { asDay, asTime, dayKey, gist, initials, size, tone, visible } from "./words.js";

export const moment = (message) => new Date(message.date * 1000);

export class Entry {
  constructor(feed, chat, message) {
    Object.assign(this, { feed, chat, message });
    this.node = h("li", { tabindex: "-1" });
    this.node.entry = this;
    this.keys = null;
    this.drawn = "";
    this.draw();
  }

  get own() {
    return this.message.from.id === this.feed.store.me;
  }

  replace(message) {
    const changed = message.text !== this.message.text;
    this.message = message;
    this.draw();
    if (changed) this.flash("changed");
  }

  draw() {
    const { buttons, ...body } = this.message;
    const drawn = JSON.stringify(body);
    if (drawn !== this.drawn) {
      this.drawn = drawn;
      this.drawBody();
      this.place(this.before, this.after);
    }
    this.drawKeys(JSON.stringify(buttons ?? []));
  }

  /** The buttons stay as they are: somebody may stand on one. */
  drawBody() {
    const bubble = this.node.querySelector(".bubble");
    if (this.message.service) this.node.replaceChildren(this.service());
    else if (bubble) bubble.replaceWith(this.bubble());
    else this.node.replaceChildren(this.row());
  }

  drawKeys(drawn) {
    if (this.keys?.drawn === drawn) return;
    const old = this.keys?.node;
    const rows = this.message.buttons ?? [];
    const node = rows.length ? keyboard(rows, this.feed.keysOf(this)) : h("span", { hidden: true });
    if (old) exchange(old, node);
    else this.node.querySelector(".stack")?.append(node);
    this.keys = { drawn, node };
  }

  service() {
    const line = serviceLine(this.feed.store, this.chat, this.message, (id) => this.feed.jump(this.chat, id));
    return h("p", { class: "service" }, line);
  }

  row() {
    const { id, name } = this.message.from;
    const avatar = h("span", { class: `avatar small ${tone(id)}`, "aria-hidden": "true" }, initials(name));
    return h("div", { class: "row" }, this.feed.group && !this.own && avatar, h("div", { class: "stack" }, this.bubble()));
  }

  bubble() {
    const { from, reply_to: replied, forwarded_from: origin, photo, file, thing, text } = this.message;
    const who = this.own ? h("span", { class: "author unseen" }, "You") : h("span", { class: `author ${tone(from.id)}` }, from.name);
    const alone = photo && !text;
    const parts = [origin && forwarded(origin), replied && this.preview(replied), photo && this.photo(photo), file && attached(file)];
    return h("div", { class: `bubble${alone ? " bare" : ""}` }, who, parts, thing && h("p", { class: "thing" }, thing.words), this.text());
  }

  text() {
    const { text, entities } = this.message;
    const nodes = formatted(visible(text ?? ""), entities ?? [], this.feed.linksOf(this));
    return h("div", { class: "text" }, nodes, this.meta());
  }

  meta() {
    const at = moment(this.message);
    return h(
      "span",
      { class: "meta" },
      this.message.silent && h("span", { class: "silent", title: "Sent without a sound" }, icon("mute"), h("span", { class: "unseen" }, "without a sound")),
      this.message.edited && "edited ",
      h("time", { datetime: at.toISOString() }, asTime(at)),
    );
  }

  preview(id) {
    const about = this.chat.messages.get(id);
    const name = about ? about.from.name : "A message that is gone";
    const words = about ? gist(about, 60) : "";
    const jump = { type: "button", class: `replied ${about ? tone(about.from.id) : ""}`, onclick: () => this.feed.jump(this.chat, id) };
    return h("button", jump, h("span", { class: "unseen" }, "In reply to "), h("strong", {}, name), " ", h("span", {}, words));
  }

  photo({ url, width, height }) {
    const image = h("img", { src: url, width, height, alt: `Photo from ${this.message.from.name}`, loading: "lazy", decoding: "async" });
    return h("a", { class: "photo", href: url, target: "_blank", rel: "noopener" }, image);
  }

  /** Where it stands between its neighbours: first or last of what one author says, first of its day. */
  place(before, after) {
    Object.assign(this, { before, after });
    const service = Boolean(this.message.service);
    const first = !joined(before, this);
    const last = !joined(this, after);
    const name = ["message", this.own && !service && "own", first && "first", last && "last"].filter(Boolean).join(" ");
    if (this.node.className !== name) this.node.className = name;
    this.node.querySelector(".author")?.classList.toggle("unseen", this.own || !first || !this.feed.group);
    const newDay = !before || dayKey(moment(before.message)) !== dayKey(moment(this.message));
    const day = this.node.querySelector(".day");
    if (day && !newDay) day.remove();
    if (!day && newDay) this.node.prepend(h("p", { class: "day" }, h("span", {}, asDay(moment(this.message)))));
  }

  flash(how) {
    const bubble = this.node.querySelector(".bubble, .service");
    bubble?.classList.add(how);
    setTimeout(() => bubble?.classList.remove(how), FLASHES);
  }
}

const TOGETHER = 600; // seconds
const FLASHES = 1500; // milliseconds

function joined(one, next) {
  if (!one || !next || one.chat !== next.chat) return false;
  const [a, b] = [one.message, next.message];
  const near = b.date - a.date < TOGETHER && dayKey(moment(a)) === dayKey(moment(b));
  return near && a.from.id === b.from.id && !a.service && !b.service;
}

const forwarded = (origin) => h("p", { class: "forwarded" }, "Forwarded from ", h("strong", {}, origin));

function attached({ url, name, size: bytes }) {
  const words = h("span", {}, h("strong", {}, name), h("span", { class: "quiet" }, size(bytes)));
  return h("a", { class: "file", href: url, download: name }, h("span", { class: "sheet" }, icon("file")), words);
}
