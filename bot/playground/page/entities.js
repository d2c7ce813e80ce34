// Formatted text from its entities. Offsets are UTF-16 units, as strings count here; entities may nest and overlap.

import { h } from "./dom.js";

const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre" };
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);
const LONG_QUOTE = 160;

/** Nodes for a text. follow(url, event) is asked about links, command(text) about commands. */
export function formatted(text, entities, { follow, command }) {
  const root = document.createDocumentFragment();
  const open = [{ into: root }];
  const bounds = [...new Set([0, text.length, ...entities.flatMap(edges)])].sort((a, b) => a - b);
  const ordered = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length || rank(a) - rank(b));
  for (let i = 0; i + 1 < bounds.length; i += 1) {
    const [from, to] = [bounds[i], bounds[i + 1]];
    const active = ordered.filter((one) => one.offset <= from && one.offset + one.length >= to);
    let kept = 0;
    while (kept < active.length && open[kept + 1]?.entity === active[kept]) kept += 1;
    open.length = kept + 1;
    for (const entity of active.slice(kept)) {
      const made = element(entity, text.slice(entity.offset, entity.offset + entity.length), { follow, command });
      open.at(-1).into.append(made.outer);
      open.push({ entity, into: made.inner });
    }
    open.at(-1).into.append(afterBlock(text.slice(from, to), open.at(-1).into));
  }
  return root;
}

const edges = (entity) => [entity.offset, entity.offset + entity.length];
const rank = (entity) => (BLOCKS.has(entity.type) ? 0 : 1);

/** The line break that ends a block's last line is the block's own. */
function afterBlock(text, into) {
  return into.lastElementChild === into.lastChild && into.lastElementChild?.matches("pre, blockquote, .quote")
    ? text.replace(/^\n/u, "")
    : text;
}

function element(entity, text, { follow, command }) {
  const { type } = entity;
  if (TAGS[type]) return same(h(TAGS[type]));
  if (type === "blockquote") return same(h("blockquote"));
  if (type === "expandable_blockquote") return quote(text);
  if (type === "spoiler") return spoiler(text);
  if (type === "bot_command") {
    return same(h("button", { type: "button", class: "link", onclick: () => command(text) }));
  }
  const url = address(entity, text);
  if (url === null) return same(h("span", { class: type === "mention" || type === "text_mention" ? "mention" : null }));
  return same(link(url, follow));
}

const same = (outer) => ({ outer, inner: outer });

export function link(url, follow, className = null) {
  const away = { href: url, target: "_blank", rel: "noopener noreferrer", class: className };
  return h("a", { ...away, onclick: (event) => follow(url, event) });
}

/** Where a link leads; null for what is none, or none that a page should follow. */
export function address(entity, text) {
  const found = { text_link: entity.url, url: text, email: `mailto:${text}` }[entity.type];
  if (!found) return null;
  const whole = /^[a-z][a-z0-9+.-]*:/iu.test(found) && !/^[^/:]+:\d/u.test(found) ? found : `https://${found}`;
  return /^(https?|mailto):/iu.test(whole) ? whole : null;
}

/** Covered until somebody asks for it; until then screen readers do not hear it either. */
function spoiler(text) {
  const inner = h("span", { class: "revealed", tabindex: "-1" });
  const reveal = () => {
    outer.replaceWith(inner);
    inner.focus();
  };
  const cover = h("span", { "aria-hidden": "true" }, text);
  const outer = h("button", { type: "button", class: "spoiler", "aria-label": "Show the hidden text", onclick: reveal }, cover);
  return { outer, inner };
}

function quote(text) {
  const inner = h("blockquote");
  const long = text.length > LONG_QUOTE || text.split("\n").length > 3;
  if (!long) return same(inner);
  inner.classList.add("folded");
  const unfold = h("button", { type: "button", class: "link small", "aria-expanded": "false" }, "Show all of it");
  unfold.addEventListener("click", () => {
    const folded = inner.classList.toggle("folded");
    unfold.setAttribute("aria-expanded", String(!folded));
    unfold.textContent = folded ? "Show all of it" : "Show less";
  });
  return { outer: h("div", { class: "quote" }, inner, unfold), inner };
}
