// What money moved, and when: the newest on top.

import { h } from "./dom.js";
import { get } from "./server.js";
import { asMoment } from "./words.js";

const SHOWN = 200;

export class Movements {
  /** Reads what is new since the last time; all of it from another door. */
  async look(door) {
    if (door !== this.door) Object.assign(this, { door, all: [], next: 0 });
    for (;;) {
      const { movements, next } = await get(`${door}/movements?after=${this.next}`);
      if (!movements.length) return;
      this.all.push(...movements);
      this.next = next;
    }
  }

  /** A list of those of one community; amount(pennies) writes a sum. */
  list(community, amount) {
    const own = this.all.filter((one) => one.community === community).slice(-SHOWN);
    const lines = own.toReversed().map((one) => h("li", {}, h("span", {}, way(one), h("small", {}, asMoment(new Date(one.at)))), h("strong", {}, amount(one.pennies))));
    return own.length > 0 && [h("h4", {}, "Movements"), h("ol", { class: "plain movements", reversed: true }, lines)];
  }
}

const way = (one) => `${one.funder}: from ${place(one, one.giver)} to ${place(one, one.taker)}`;

function place({ purpose, round }, kind) {
  if (kind === "purpose" && purpose) return `“${purpose}”`;
  return kind === "shares" && round ? `shares of round ${round}` : kind;
}
