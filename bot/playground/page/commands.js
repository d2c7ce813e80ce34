// The command menu: what the bot offers here, narrowed by what is typed after the slash.

import { h, show } from "./dom.js";

export class Commands {
  constructor({ list, field, button, pick, offered }) {
    Object.assign(this, { list, field, button, pick, offered });
    this.chosen = 0;
    this.found = [];
    button.addEventListener("click", () => this.toggle());
    field.addEventListener("blur", () => setTimeout(() => document.activeElement === field || this.close(), 150));
  }

  get open() {
    return !this.list.hidden;
  }

  toggle() {
    const open = !this.open;
    if (open && !this.field.value.startsWith("/")) this.field.value = "/";
    this.field.focus();
    if (open) this.narrow();
    else this.close();
  }

  /** Follows what is typed. */
  narrow() {
    const typed = /^\/([a-z0-9_]*)$/iu.exec(this.field.value)?.[1];
    this.found = typed === undefined ? [] : this.offered().filter((one) => one.command.startsWith(typed.toLowerCase()));
    this.chosen = 0;
    this.draw();
  }

  draw() {
    this.list.replaceChildren(...this.found.map((one, i) => this.option(one, i)));
    show(this.list, this.found.length > 0);
    this.button.setAttribute("aria-expanded", String(this.open));
    if (this.open) this.field.setAttribute("aria-activedescendant", `${this.list.id}-${this.chosen}`);
    else this.field.removeAttribute("aria-activedescendant");
    this.list.children[this.chosen]?.scrollIntoView({ block: "nearest" });
  }

  option({ command, description }, i) {
    const given = { id: `${this.list.id}-${i}`, role: "option", "aria-selected": String(i === this.chosen) };
    const option = h("li", given, h("strong", {}, `/${command}`), " ", h("span", {}, description));
    option.addEventListener("pointerdown", (event) => event.preventDefault());
    option.addEventListener("click", () => this.take(i));
    return option;
  }

  take(i = this.chosen) {
    const { command } = this.found[i];
    this.close();
    this.pick(`/${command}`);
  }

  close() {
    this.found = [];
    this.draw();
  }

  /** Whether the menu took this key for itself. */
  key(event) {
    if (!this.open) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      this.chosen = (this.chosen + step + this.found.length) % this.found.length;
      this.draw();
    } else if (event.key === "Enter") this.take();
    else if (event.key === "Tab") this.complete();
    else if (event.key === "Escape") this.close();
    else return false;
    event.preventDefault();
    return true;
  }

  complete() {
    this.field.value = `/${this.found[this.chosen].command} `;
    this.close();
  }
}
