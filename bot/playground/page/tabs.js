// Which chat is in front on a narrow screen, and how much is unread in each.

import { byId, say } from "./dom.js";
import { counted, fullName } from "./words.js";

export class Tabs {
  constructor(store) {
    this.store = store;
    this.shown = "group";
    for (const name of ["group", "private"]) {
      byId(`${name}-tab`).addEventListener("click", () => this.show(name));
      document.querySelector(`.skip[href="#${name}"]`).addEventListener("click", () => this.show(name));
    }
  }

  show(name) {
    this.shown = name;
    byId("panes").dataset.shown = name;
    for (const one of ["group", "private"]) {
      if (one === name) byId(`${one}-tab`).setAttribute("aria-current", "true");
      else byId(`${one}-tab`).removeAttribute("aria-current");
    }
    this.look();
  }

  /** What is in sight now counts as seen. */
  look() {
    for (const pane of Object.values(this.panes)) if (pane.chat && pane.onScreen) pane.bringIntoSight();
  }

  /** A muted chat keeps its badge, but the title does not count it. */
  count() {
    const [group, own] = [this.store.group(), this.store.private()];
    const heard = [group, own].filter((chat) => chat && !chat.muted);
    const unread = heard.reduce((sum, chat) => sum + this.store.unread(chat).length, 0);
    this.label("group", group?.title ?? "Group", group);
    this.label("private", this.store.bot.name, own);
    const person = this.store.person(this.store.me);
    document.title = `${unread ? `(${unread}) ` : ""}${person ? `${fullName(person)} · ` : ""}${this.store.bot.name} playground`;
  }

  label(name, title, chat) {
    const unread = this.store.unread(chat).length;
    const badge = byId(`${name}-badge`);
    say(byId(`${name}-tab-name`), title);
    say(badge, unread ? String(unread) : "");
    badge.classList.toggle("muted", Boolean(chat?.muted));
    if (unread) badge.setAttribute("aria-label", `${counted(unread, "message")} unread`);
    else badge.removeAttribute("aria-label");
  }
}
