// Making elements. Text always enters as text, never as markup.

export function h(tag, given = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className = value;
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

/** A small line drawing, hidden from screen readers: its button says what it does. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  for (const d of SHAPES[name]) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", d);
    svg.append(path);
  }
  return svg;
}

const SHAPES = {
  reply: ["M10 6 4 12l6 6", "M4 12h9c4 0 7 2 7 7"],
  mute: ["M6 17V11a6 6 0 0 1 9-5.2", "M18 11v6l1.5 1.5H9", "M4 4l16 16"],
  file: ["M7 3h7l4 4v14H7z", "M14 3v4h4"],
  out: ["M9 6h9v9", "M18 6 7 17"],
};

export const byId = (id) => document.getElementById(id);

/** Shows or hides, and tells whether that changed anything. */
export function show(element, shown) {
  const changed = element.hidden === Boolean(shown);
  element.hidden = !shown;
  return changed;
}

/** Sets a text only where it is another, so that nothing is announced twice. */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
