// Where every penny is, as the bot's own books have it.

import { h } from "./dom.js";
import { get } from "./server.js";
import { money } from "./words.js";

export class Accounts {
  constructor(root, stage) {
    Object.assign(this, { root, stage });
    this.drawn = "";
  }

  async look() {
    const { door } = this.stage;
    if (!door) return this.problem("The bot shows its accounts only in the demo: start all this with “make demo”.");
    const told = await get(`${door}/accounts`);
    const drawn = JSON.stringify(told);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    this.root.replaceChildren(...(told.communities.length ? told.communities.map(community) : [h("p", { class: "quiet" }, "No group has an account yet.")]));
  }

  problem(words) {
    this.drawn = "";
    this.root.replaceChildren(h("p", { class: "quiet" }, words));
  }
}

function community({ title, currency, accounts, wrong }) {
  const sums = accounts.reduce((sum, one) => sum + one.pennies, 0);
  const amount = (pennies) => money(pennies, currency);
  return h(
    "section",
    { class: "part" },
    h("h3", {}, title),
    h("p", { class: "quiet" }, "What came from a funder stands below nothing, what it has become above it. So everything together is always nothing."),
    accounts.length ? table(accounts, amount) : h("p", { class: "quiet" }, "No money has been recorded yet."),
    h("p", { class: `verdict ${sums === 0 && !wrong.length ? "" : "bad"}` }, sums === 0 ? `Together ${amount(0)}. Every penny is accounted for.` : `Together ${amount(sums)}. This should be nothing.`),
    wrong.map((words) => h("p", { class: "problem" }, words)),
  );
}

/** A row for each place money can be, a column for each funder. */
function table(accounts, amount) {
  const funders = [...new Set(accounts.map((one) => one.funder))];
  const rows = Map.groupBy(accounts, (one) => JSON.stringify([one.round ?? null, one.kind, one.purpose ?? null]));
  const head = h("tr", {}, h("th", { scope: "col" }, "Where"), funders.map((name) => h("th", { scope: "col" }, name)), h("th", { scope: "col" }, "Together"));
  const lines = [...rows.values()].map((same) => line(same, funders, amount));
  return h("div", { class: "sideways", tabindex: "0", role: "group", "aria-label": "Accounts" }, h("table", {}, h("thead", {}, head), h("tbody", {}, lines)));
}

function line(same, funders, amount) {
  const [{ kind, purpose, round }] = same;
  const of = (name) => same.filter((one) => one.funder === name).reduce((sum, one) => sum + one.pennies, 0);
  const where = h("th", { scope: "row" }, purpose ?? kind, h("small", {}, [purpose ? kind : "", round ? `round ${round}` : ""].filter(Boolean).join(", ")));
  return h("tr", {}, where, [...funders.map(of), same.reduce((sum, one) => sum + one.pennies, 0)].map((pennies) => h("td", {}, amount(pennies))));
}
