// What the bot answers to a tap: a toast that goes by itself, or an alert with OK. And errors, in words.

import { byId, h } from "./dom.js";

/** Milliseconds in which this many characters can be read without haste. */
const reading = (text) => 3500 + 50 * text.length;

/** A toast in this region; it stays while it is pointed at, and goes at a tap. */
export function toast(region, text, kind = "") {
  const one = h("p", { class: `toast ${kind}` }, text);
  let timer;
  const gone = () => one.remove();
  const start = () => (timer = setTimeout(gone, reading(text)));
  one.addEventListener("click", gone);
  one.addEventListener("pointerenter", () => clearTimeout(timer));
  one.addEventListener("pointerleave", start);
  while (region.children.length > 1) region.firstChild.remove();
  region.append(one);
  start();
}

export function alertBox(text) {
  const box = byId("alert");
  byId("alert-text").textContent = text;
  if (!box.open) box.showModal();
}
