// What the bot answers to a tap: a toast that goes by itself or at the next tap, or an alert with OK. And errors, in words.

import { byId, h } from "./dom.js";

/** Milliseconds in which this many characters can be read without haste. */
const reading = (text) => 2500 + 45 * text.length;

/** The one toast in this region; it stays while it is pointed at. */
export function toast(region, text, kind = "") {
  const one = h("p", { class: `toast ${kind}` }, text);
  let timer;
  const gone = () => one.remove();
  const start = () => (timer = setTimeout(gone, reading(text)));
  one.addEventListener("pointerenter", () => clearTimeout(timer));
  one.addEventListener("pointerleave", start);
  region.replaceChildren(one);
  start();
}

/** What was answered is over: somebody does something else, or is somebody else. */
export function noToasts() {
  for (const one of document.querySelectorAll(".toast")) one.remove();
}

document.addEventListener("click", noToasts, { capture: true });

export function alertBox(text) {
  const box = byId("alert");
  byId("alert-text").textContent = text;
  if (!box.open) box.showModal();
}
