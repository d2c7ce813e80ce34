// Behind the scenes: three views, drawn only while somebody looks at them.

import { Accounts } from "./accounts.js";
import { Calls } from "./calls.js";
import { byId, show } from "./dom.js";
import { Journal } from "./journal.js";

const NAMES = ["accounts", "journal", "calls"];
const SETTLES = 350; // milliseconds after a change, so that many are one look
const EVERY = 2500; // for what happens without a change in any chat

export class Behind {
  constructor(store, stage, panels) {
    this.panels = panels;
    this.views = { calls: new Calls(byId("calls"), store), accounts: new Accounts(byId("accounts"), stage), journal: new Journal(byId("journal"), stage) };
    this.shown = NAMES[0];
    for (const name of NAMES) {
      byId(`${name}-tab`).addEventListener("click", () => this.show(name));
      byId(`${name}-tab`).addEventListener("keydown", (event) => this.walk(event));
    }
    panels.onOpen("behind", () => this.look());
  }

  show(name) {
    this.shown = name;
    for (const one of NAMES) {
      show(byId(one), one === name);
      byId(`${one}-tab`).setAttribute("aria-selected", String(one === name));
      byId(`${one}-tab`).tabIndex = one === name ? 0 : -1;
    }
    this.look();
  }

  walk(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const name = NAMES[(NAMES.indexOf(this.shown) + step + NAMES.length) % NAMES.length];
    this.show(name);
    byId(`${name}-tab`).focus();
  }

  stirred() {
    if (this.panels.open !== "behind") return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), SETTLES);
  }

  async look() {
    clearTimeout(this.timer);
    if (this.panels.open !== "behind") return;
    const view = this.views[this.shown];
    view.looking ??= view
      .look()
      .catch((error) => view.problem(error.message))
      .finally(() => (view.looking = null)); // one at a time: two would both read what is new
    await view.looking;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), EVERY);
  }
}
