// The bot's journal: each entry is sealed with the one before it, so none can be changed unseen.

import { h } from "./dom.js";
import { get } from "./server.js";
import { asMoment } from "./words.js";

const PAGES = 20;

export class Journal {
  constructor(root, stage) {
    Object.assign(this, { root, stage });
    this.words = h("p", { class: "quiet" });
    this.list = h("ol", { class: "journal plain", reversed: true });
    root.append(this.words, this.list);
    this.anew();
  }

  anew() {
    this.next = 0;
    this.last = new Map();
    this.list.replaceChildren();
  }

  async look() {
    const { door } = this.stage;
    if (!door) return this.problem("The bot shows its journal only in the demo: start all this with “make demo”.");
    if (door !== this.door) this.anew();
    this.door = door;
    this.problem("Each entry carries the seal of the one before it. Changing an old one would break every seal after it.");
    for (let page = 0; page < PAGES; page += 1) {
      const { entries, next } = await get(`${door}/journal?after=${this.next}`);
      for (const entry of entries) this.list.prepend(this.line(entry));
      if (!entries.length) break;
      this.next = next ?? entries.at(-1).number;
    }
  }

  line({ community, number, at, kind, text, hash, before }) {
    const whole = this.last.get(community);
    const follows = whole === undefined ? number === 1 || !before : whole === before;
    this.last.set(community, hash);
    const seal = follows ? `seal ${short(hash)}, after ${before ? short(before) : "none"}` : `seal ${short(hash)} does not follow the one before`;
    return h(
      "li",
      { class: follows ? null : "bad" },
      h("details", {}, h("summary", {}, h("span", { class: "number" }, String(number)), h("strong", {}, kind.replaceAll("_", " ")), h("time", { datetime: at }, asMoment(new Date(at)))), h("pre", { tabindex: "0" }, text)),
      h("p", { class: "seal", title: hash }, seal),
    );
  }

  problem(words) {
    if (this.words.textContent !== words) this.words.textContent = words;
  }
}

const short = (hash) => hash.slice(0, 8);
