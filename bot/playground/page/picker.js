// Choosing whom to be.

import { byId, h, say } from "./dom.js";
import { dialog } from "./panels.js";
import { fullName, initials, tone } from "./words.js";

export class Picker {
  constructor(store, become) {
    Object.assign(this, { store, become });
    this.box = dialog("people");
    this.search = byId("people-search");
    this.list = byId("people-list");
    byId("person").addEventListener("click", () => this.open());
    this.search.addEventListener("input", () => this.draw());
    this.search.addEventListener("keydown", (event) => this.first(event));
    this.box.addEventListener("keydown", (event) => this.walk(event));
  }

  open() {
    this.search.value = "";
    this.draw();
    this.box.showModal();
    this.search.focus();
    this.list.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  }

  draw() {
    const wanted = this.search.value.trim().toLocaleLowerCase("en-GB");
    const matches = (person) => `${fullName(person)} ${person.note ?? ""}`.toLocaleLowerCase("en-GB").includes(wanted);
    const people = [...this.store.people.values()].filter((one) => !one.deleted && matches(one));
    people.sort((a, b) => Boolean(b.note) - Boolean(a.note));
    this.list.replaceChildren(...people.map((person) => h("li", {}, this.choice(person))));
    say(byId("people-none"), people.length ? "" : "Nobody here is called that.");
  }

  choice(person) {
    const name = fullName(person);
    const own = person.id === this.store.me;
    const face = h("span", { class: `avatar ${tone(person.id)}`, "aria-hidden": "true" }, initials(name));
    const words = h("span", { class: "choice-words" }, h("strong", {}, name), person.note && h("span", { class: "quiet" }, person.note));
    const given = { type: "button", "aria-current": own ? "true" : null, onclick: () => this.take(person.id) };
    return h("button", given, face, words, own && h("span", { class: "tag" }, "you"));
  }

  take(id) {
    this.box.close();
    if (id !== this.store.me) this.become(id);
  }

  /** Enter takes the first that is left. */
  first(event) {
    if (event.key !== "Enter") return;
    event.preventDefault();
    this.list.querySelector("button")?.click();
  }

  walk(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const stops = [this.search, ...this.list.querySelectorAll("button")];
    const at = stops.indexOf(document.activeElement) + step;
    stops[Math.min(Math.max(at, 0), stops.length - 1)].focus();
  }
}
