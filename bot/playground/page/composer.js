// Writing: text, replies, corrections, a photo or a file.

import { h, say, show } from "./dom.js";
import { Commands } from "./commands.js";
import { inBase64 } from "./attaching.js";
import { gist, size } from "./words.js";

export class Composer {
  /** parts: the elements of one form; chat(): the chat it writes to. */
  constructor(store, actions, { form, part, chat, lastOwn, sent }) {
    Object.assign(this, { store, actions, form, part, chat, lastOwn, sent });
    this.drafts = new Map();
    this.about = null; // what one replies to or corrects: {kind, message}
    this.file = null;
    this.field = part("field");
    this.commands = new Commands({
      list: part("commands"),
      field: this.field,
      button: part("menu"),
      pick: (text) => this.pick(text),
      offered: () => this.chat()?.commands ?? [],
    });
    form.addEventListener("submit", (event) => this.submit(event));
    this.field.addEventListener("input", () => this.typed());
    this.field.addEventListener("keydown", (event) => this.key(event));
    part("attach").addEventListener("click", () => part("picker").click());
    part("picker").addEventListener("change", () => this.take(part("picker").files[0]));
    part("cancel").addEventListener("click", () => this.settle());
  }

  /** For another person or chat: their own draft comes back. */
  become(name, label) {
    if (this.named) this.drafts.set(this.named, this.field.value);
    this.named = name;
    this.settle();
    this.field.value = this.drafts.get(name) ?? "";
    this.field.setAttribute("placeholder", label);
    this.field.setAttribute("aria-label", label);
    this.typed();
    this.problem("");
  }

  typed() {
    this.commands.narrow();
    this.grow();
  }

  grow() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight + 2, 160)}px`;
  }

  key(event) {
    if (event.isComposing || this.commands.key(event)) return;
    if (event.key === "Enter" && !event.shiftKey) this.submit(event);
    else if (event.key === "Escape" && (this.about || this.file)) this.settle();
    else if (event.key === "ArrowUp" && !this.field.value) this.correct(event);
  }

  correct(event) {
    const message = this.lastOwn();
    if (!message) return;
    event.preventDefault();
    this.turnTo("edit", message);
    this.field.value = message.text;
    this.grow();
  }

  reply(message) {
    this.turnTo("reply", message);
    this.field.focus();
  }

  turnTo(kind, message) {
    this.settle();
    this.about = { kind, message };
    this.aside(kind === "edit" ? "Correcting your message" : `Replying to ${message.from.name}`, gist(message, 90));
  }

  aside(title, text) {
    this.part("aside-words").replaceChildren(h("strong", {}, title), h("span", {}, text));
    show(this.part("aside"), true);
  }

  /** Nothing is replied to, corrected or attached any more. */
  settle() {
    if (this.about?.kind === "edit") this.field.value = "";
    this.about = null;
    this.file = null;
    this.part("picker").value = "";
    show(this.part("as"), false);
    show(this.part("aside"), false);
    this.grow();
  }

  take(file) {
    if (!file) return;
    this.settle();
    this.file = file;
    this.aside(file.name, size(file.size));
    show(this.part("as"), file.type.startsWith("image/"));
    this.field.focus();
  }

  pick(text) {
    this.field.value = "";
    this.send(text);
  }

  submit(event) {
    event.preventDefault();
    const text = this.field.value.trim();
    if (!text && !this.file) return;
    this.send(text);
  }

  async send(text) {
    const [about, file] = [this.about, this.file];
    const as = this.part("as").hidden || this.part("as-file").checked ? "document" : "photo";
    this.field.value = "";
    this.settle();
    this.problem("");
    this.sent();
    try {
      await this.deliver(text, about, file, as);
    } catch (error) {
      if (file) this.take(file);
      else if (about) this.turnTo(about.kind, about.message);
      this.field.value ||= text;
      this.problem(error.message);
    }
    this.grow();
  }

  async deliver(text, about, file, as) {
    const where = { chat: this.actions.name(this.chat()) };
    if (file) {
      const content = { name: file.name, mime: file.type || "application/octet-stream", data: await inBase64(file) };
      return this.actions.act("attach", { ...where, ...content, as, ...(text && { caption: text }) });
    }
    if (about?.kind === "edit") return this.actions.act("edit", { ...where, message_id: about.message.id, text });
    return this.actions.act("write", { ...where, text, ...(about && { reply_to: about.message.id }) });
  }

  problem(text) {
    say(this.part("problem"), text);
  }
}
