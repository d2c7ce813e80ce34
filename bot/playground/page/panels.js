// Panels at the side, one at a time; dialogs; and the menu that holds the tools on a narrow screen.

import { byId, show } from "./dom.js";

const NARROW = matchMedia("(max-width: 60rem)");

export class Panels {
  constructor() {
    this.open = null;
    this.listeners = new Map();
    for (const id of ["faults", "behind"]) {
      byId(`${id}-open`).addEventListener("click", () => this.toggle(id));
      byId(id).querySelector(".close").addEventListener("click", () => this.close());
      byId(id).addEventListener("keydown", (event) => event.key === "Escape" && this.close());
    }
    byId("more").addEventListener("click", () => menu(byId("more").getAttribute("aria-expanded") === "false"));
    byId("tools").addEventListener("click", () => menu(false));
    byId("tools").addEventListener("keydown", (event) => event.key === "Escape" && menu(false, true));
    document.addEventListener("pointerdown", (event) => event.target.closest("#tools, #more") || menu(false));
    NARROW.addEventListener("change", () => this.cover());
    menu(false);
  }

  /** Calls listener each time this panel is opened. */
  onOpen(id, listener) {
    this.listeners.set(id, listener);
  }

  toggle(id) {
    if (this.open === id) this.close();
    else this.show(id);
  }

  show(id) {
    this.open = id;
    this.draw();
    byId(`${id}-title`).focus();
    this.listeners.get(id)?.();
  }

  close() {
    const id = this.open;
    this.open = null;
    this.draw();
    const opener = byId(`${id}-open`);
    (opener.checkVisibility() ? opener : byId("more")).focus();
  }

  draw() {
    for (const id of ["faults", "behind"]) {
      show(byId(id), this.open === id);
      byId(`${id}-open`).setAttribute("aria-expanded", String(this.open === id));
    }
    byId("body").classList.toggle("aside-open", Boolean(this.open));
    this.cover();
  }

  /** On a narrow screen a panel covers the chats, and then they cannot be reached. */
  cover() {
    byId("panes").inert = Boolean(this.open) && NARROW.matches;
  }
}

function menu(open, back = false) {
  byId("more").setAttribute("aria-expanded", String(open));
  byId("tools").classList.toggle("open", open);
  if (open) byId("tools").querySelector("button").focus();
  else if (back && byId("more").checkVisibility()) byId("more").focus();
}

/** A dialog with its Close button; a tap beside it closes it too. */
export function dialog(id) {
  const box = byId(id);
  box.querySelector(".close").addEventListener("click", () => box.close());
  box.addEventListener("click", (event) => event.target === box && box.close());
  return box;
}
