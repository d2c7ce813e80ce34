// Where every penny is, as the bot's own books have it.

import { h } from "./dom.js";
import { Movements } from "./movements.js";
import { get } from "./server.js";
import { money } from "./words.js";

export class Accounts {
  constructor(root, stage) {
    Object.assign(this, { root, stage });
    this.drawn = "";
    this.movements = new Movements();
  }

  async look() {
    const { door } = this.stage;
    if (!door) return this.problem("The bot shows its accounts only in the demo: start all this with “make demo”.");
    const told = await get(`${door}/accounts`);
    await this.movements.look(door);
    const drawn = JSON.stringify([told, this.movements.all.length]);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    const none = h("p", { class: "quiet" }, "No group has an account yet.");
    this.root.replaceChildren(...(told.communities.length ? told.communities.map((one) => community(one, this.movements)) : [none]));
  }

  problem(words) {
    this.drawn = "";
    this.root.replaceChildren(h("p", { class: "quiet" }, words));
  }
}

const sum = (accounts) => accounts.reduce((total, one) => total + one.pennies, 0);

function community({ id, title, currency, accounts, wrong }, movements) {
  const amount = (pennies) => money(pennies, currency);
  const places = [...Map.groupBy(accounts, (one) => JSON.stringify([one.round ?? null, one.kind, one.purpose ?? null])).values()];
  const funders = [...new Set(accounts.map((one) => one.funder))];
  const even = sum(accounts) === 0;
  const words = even ? `Together ${amount(0)}: the record adds up.` : `Together ${amount(sum(accounts))}. This should be nothing.`;
  return h(
    "section",
    { class: "part" },
    h("h3", {}, title),
    accounts.length
      ? [funders.map((name) => bar(name, places, amount)), table(places, funders, amount)]
      : h("p", { class: "quiet" }, "No money has been recorded yet."),
    h("p", { class: `verdict ${even && !wrong.length ? "" : "bad"}` }, words),
    h("p", { class: "quiet" }, "What funders gave is shown as minus, where it is now as plus, so no penny is lost. Whether the money is really there, the funders know."),
    wrong.map((problem) => h("p", { class: "problem" }, problem)),
    movements.list(id, amount),
  );
}

/** What one funder gave, cut up by where it is now. The table says the same in figures. */
function bar(name, places, amount) {
  const parts = places.map((same, i) => [sum(same.filter((one) => one.funder === name)), i]);
  const given = parts.reduce((total, [pennies]) => total + Math.max(-pennies, 0), 0);
  const pieces = parts.filter(([pennies]) => pennies > 0).map(([pennies, i]) => {
    const piece = h("span", { class: `tone-${i % 8}` });
    piece.style.flexGrow = pennies;
    return piece;
  });
  return h("div", { class: "gift" }, h("p", {}, h("strong", {}, name), ` gave ${amount(given)}`), h("div", { class: "pieces", "aria-hidden": "true" }, pieces));
}

/** A row for each place money can be, a column for each funder. */
function table(places, funders, amount) {
  const head = h("tr", {}, ["Where", ...funders, "Together"].map((name) => h("th", { scope: "col" }, name)));
  const lines = places.map((same, i) => line(same, i, funders, amount));
  const scroller = { class: "sideways", tabindex: "0", role: "group", "aria-label": "Accounts" };
  return h("div", scroller, h("table", {}, h("thead", {}, head), h("tbody", {}, lines)));
}

function line(same, i, funders, amount) {
  const [{ kind, purpose, round }] = same;
  const small = [purpose ? kind : "", round ? `round ${round}` : ""].filter(Boolean).join(", ");
  const mark = h("span", { class: `mark ${sum(same) > 0 ? `tone-${i % 8}` : ""}`, "aria-hidden": "true" });
  const where = h("th", { scope: "row" }, mark, purpose ?? kind[0].toUpperCase() + kind.slice(1), h("small", {}, small));
  const sums = [...funders.map((name) => sum(same.filter((one) => one.funder === name))), sum(same)];
  return h("tr", {}, where, sums.map((pennies) => h("td", { class: pennies ? null : "quiet" }, amount(pennies))));
}
