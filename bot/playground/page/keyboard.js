// The buttons under a message.

import { h, icon } from "./dom.js";
import { address, link } from "./entities.js";

const SPINS_AFTER = 150; // milliseconds

/** Rows of buttons. tap(button) resolves when the bot has answered; follow(url, event) is asked about links. */
export function keyboard(rows, { tap, follow, say }) {
  const keys = rows.map((row) => h("div", { class: "keyrow" }, row.map((one) => key(one, { tap, follow, say }))));
  return h("div", { class: "keys", role: "group", "aria-label": "Buttons of this message" }, keys);
}

function key(button, { tap, follow, say }) {
  const url = button.url && address({ type: "text_link", url: button.url }, "");
  if (url) {
    const away = link(url, follow, "key");
    away.append(button.text, icon("out"));
    return away;
  }
  const element = h("button", { type: "button", class: "key" }, button.text);
  element.addEventListener("click", () => {
    if ("data" in button) wait(element, tap(button));
    else if (button.copy_text) copy(button.copy_text.text, say);
    else say("This kind of button works in Telegram's own apps only.");
  });
  return element;
}

async function wait(element, answer) {
  if (element.getAttribute("aria-busy") === "true") return;
  element.setAttribute("aria-busy", "true");
  const spin = setTimeout(() => element.classList.add("spins"), SPINS_AFTER);
  await answer;
  clearTimeout(spin);
  element.classList.remove("spins");
  element.removeAttribute("aria-busy");
}

async function copy(text, say) {
  try {
    await navigator.clipboard.writeText(text);
    say(`Copied: ${text}`);
  } catch {
    say(text);
  }
}

/** Puts new buttons in the place of old ones; whoever stood on one stands on its successor. */
export function exchange(old, fresh) {
  const all = [...old.querySelectorAll(".key")];
  const at = all.indexOf(document.activeElement);
  old.replaceWith(fresh);
  if (at < 0) return;
  const successors = [...fresh.querySelectorAll(".key")];
  const same = successors.find((one) => one.textContent === all[at].textContent);
  (same ?? successors[Math.min(at, successors.length - 1)])?.focus({ preventScroll: true });
}
