// Each call of the bot and what it was told, the newest on top.

import { h, say } from "./dom.js";
import { get } from "./server.js";
import { asDate, asTime } from "./words.js";

const FIRST = 150;
const SHOWN = 400;

export class Calls {
  constructor(root, store) {
    this.store = store;
    this.after = null;
    this.words = h("p", { class: "quiet" }, "Every call the bot makes to Telegram, the newest on top. Open one to read what was sent and what came back.");
    this.list = h("ol", { class: "calls plain", reversed: true });
    root.append(this.words, this.list);
  }

  async look() {
    this.after ??= await this.start();
    const { calls, next } = await get(`/sim/calls?after=${this.after}`);
    if (next !== undefined && next < this.after) return this.anew();
    for (const call of calls.filter((one) => one.method.toLowerCase() !== "getupdates")) this.list.prepend(this.line(call));
    this.after = calls.at(-1)?.n ?? this.after;
    while (this.list.children.length > SHOWN) this.list.lastChild.remove();
  }

  /** The last of them only: the first may be thousands ago. */
  async start() {
    const { methods } = await get("/sim/counts");
    const made = Object.values(methods).reduce((sum, n) => sum + n, 0);
    return Math.max(0, made - FIRST);
  }

  /** Another world: its calls count from one again. */
  anew() {
    this.list.replaceChildren();
    this.after = null;
  }

  line(call) {
    const outcome = call.fault ? h("span", { class: "tag bad" }, call.fault) : call.ok ? null : h("span", { class: "tag bad" }, call.error_code);
    const summary = h("summary", {}, h("code", {}, call.method), h("span", { class: "quiet" }, this.chat(call.chat)), outcome, h("time", { datetime: call.at }, `${asDate(new Date(call.at))}, ${asTime(new Date(call.at))}`));
    const details = h("details", {}, summary);
    details.addEventListener("toggle", () => this.unfold(details, call), { once: true });
    return h("li", { class: call.ok && !call.fault ? null : "bad" }, details);
  }

  unfold(details, { payload, result }) {
    const shown = (title, what) => [h("h3", {}, title), h("pre", { tabindex: "0" }, JSON.stringify(what, null, 1))];
    details.append(...shown("Sent", payload), ...shown("Answered", result));
  }

  chat(id) {
    if (!id) return "";
    return this.store.chats.get(id)?.title || this.store.person(id)?.name || String(id);
  }

  problem(words) {
    say(this.words, words);
  }
}
