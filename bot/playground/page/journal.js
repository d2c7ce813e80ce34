// The bot's journal: each entry is sealed with the one before it, so none can be changed unseen.

import { h, say } from "./dom.js";
import { firstBroken } from "./seals.js";
import { get } from "./server.js";
import { asMoment, counted } from "./words.js";

const PAGES = 20;

export class Journal {
  constructor(root, stage) {
    Object.assign(this, { root, stage });
    this.words = h("p", { class: "quiet" });
    this.button = h("button", { type: "button", onclick: () => this.check() }, "Check the seals");
    this.verdict = h("p", { role: "status" });
    this.list = h("ol", { class: "journal plain", reversed: true });
    root.append(this.words, this.button, this.verdict, this.list);
    this.anew();
  }

  anew() {
    this.next = 0;
    this.entries = [];
    this.last = new Map();
    this.list.replaceChildren();
    this.verdict.replaceChildren();
  }

  async look() {
    const { door } = this.stage;
    this.button.hidden = !door;
    if (!door) return this.problem("The bot shows its journal only in the demo: start all this with “make demo”.");
    if (door !== this.door) this.anew();
    this.door = door;
    this.problem("While a round runs, only whoever runs the bot sees this. When it ends, all of it is in the record. Each entry carries the seal of the one before it, so changing an old one would break every seal after it.");
    for (let page = 0; page < PAGES; page += 1) {
      const { entries, next } = await get(`${door}/journal?after=${this.next}`);
      for (const entry of entries) this.list.prepend(this.line(entry));
      this.entries.push(...entries);
      if (!entries.length) break;
      this.next = next ?? entries.at(-1).number;
    }
  }

  line({ community, number, at, kind, says, text, hash, before }) {
    const whole = this.last.get(community);
    const follows = whole === undefined ? number === 1 || !before : whole === before;
    this.last.set(community, hash);
    const seal = follows ? `seal ${short(hash)}, after ${before ? short(before) : "none"}` : `seal ${short(hash)} does not follow the one before`;
    const title = h("strong", {}, says ?? kind.replaceAll("_", " "));
    return h(
      "li",
      { class: follows ? null : "bad" },
      h("details", {}, h("summary", {}, h("span", { class: "number" }, String(number)), title), h("pre", { tabindex: "0" }, text)),
      h("p", { class: "seal", title: hash }, h("time", { datetime: at }, asMoment(new Date(at))), ` · ${seal}`),
    );
  }

  /** Reckons every seal anew, here, from what the door gave. */
  async check() {
    const broken = await firstBroken(this.entries);
    const last = this.entries.at(-1);
    this.verdict.className = broken ? "verdict bad" : "quiet";
    if (broken !== null) say(this.verdict, broken);
    else if (!last) say(this.verdict, "There is no entry yet.");
    else this.verdict.replaceChildren(h("strong", {}, `All ${counted(this.entries.length, "seal")} fit.`), " A seal that the bot has posted in the group is one of these. The last is ", h("code", {}, last.hash));
  }

  problem(words) {
    say(this.words, words);
  }
}

const short = (hash) => hash.slice(0, 8);
