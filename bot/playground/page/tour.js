// A tour of five steps. It stands above the chats, covers nothing, and may be left at any moment.
// A new beginning opens it again: whoever one is now is another.

import { byId, say, show } from "./dom.js";
import { fullName } from "./words.js";

const KEPT = "playground-tour";

const STEPS = [
  {
    title: ({ name }) => `You are ${name}`,
    text: ({ note }) => `${note ? `${note[0].toUpperCase()}${note.slice(1)}. ` : ""}Nothing here is real, so try anything.`,
    more: ({ says }) => `${says ?? ""} You see what this person would see: the group, and their own chat with the bot.`,
    at: "#person",
  },
  {
    title: () => "Tap a button",
    text: () => "One under a message. The bot’s short answer comes up at the top of the chat, for you alone.",
    more: () => "What it writes in the group, all can read. An arrow marks a button that leads on, often into your private chat.",
    at: "#group .keys",
    last: true,
  },
  {
    title: () => "Let time pass",
    text: () => "The clock stands still until you move it. Let it run to the next thing, and see what happens.",
    more: () => "Reminders, deadlines and decisions come by themselves, each at its own moment.",
    at: "#next",
  },
  {
    title: () => "Be somebody else",
    text: () => "Somebody who runs things, is new, or is not even in the group.",
    more: () => "Each has a private chat of their own. Open a second window to be two people at once.",
    at: "#person",
  },
  {
    title: () => "Look behind the scenes",
    text: () => `See where every penny is. Or break things: is anything lost?${byId("more").checkVisibility() ? " Both are in the menu at the top right." : ""}`,
    more: () => "",
    at: "#behind-open, #faults-open, #more",
  },
];

export class Tour {
  constructor(store, stage, tabs) {
    Object.assign(this, { store, stage, tabs });
    const kept = recall();
    this.step = Math.min(kept?.step ?? 0, STEPS.length - 1);
    this.shown = kept?.shown ?? true;
    this.of = kept?.of;
    byId("tour-open").addEventListener("click", () => this.toggle());
    byId("tour-next").addEventListener("click", () => this.go(1));
    byId("tour-back").addEventListener("click", () => this.go(-1));
    byId("tour-close").addEventListener("click", () => this.close());
    stage.listen(() => this.draw());
  }

  toggle() {
    if (this.shown) this.close();
    else this.open();
  }

  open() {
    this.shown = true;
    this.draw();
    byId("tour-title").focus();
  }

  close() {
    this.shown = false;
    this.draw();
    const opener = byId("tour-open");
    (opener.checkVisibility() ? opener : byId("more")).focus();
  }

  go(by) {
    if (this.step + by >= STEPS.length) {
      this.step = 0;
      this.close();
      return;
    }
    this.step = Math.max(0, this.step + by);
    this.draw();
    byId("tour-title").focus();
  }

  anew() {
    this.step = 0;
    this.shown = true;
  }

  draw() {
    const scene = this.stage.state?.scene;
    if (scene && scene !== this.of) this.anew();
    this.of = scene ?? this.of;
    const person = this.store.person(this.store.me);
    const shown = this.shown && Boolean(person) && this.stage.state?.ready !== false;
    show(byId("tour"), shown);
    byId("tour-open").setAttribute("aria-expanded", String(shown));
    for (const one of document.querySelectorAll(".pointed-at")) one.classList.remove("pointed-at");
    keep({ step: this.step, shown: this.shown, of: this.of });
    if (shown) this.drawStep({ name: fullName(person), note: person.note, says: this.says() });
  }

  drawStep(words) {
    const { title, text, more, at, last } = STEPS[this.step];
    say(byId("tour-title"), title(words));
    say(byId("tour-text"), text(words));
    say(byId("tour-more"), more(words));
    say(byId("tour-step"), `${this.step + 1} of ${STEPS.length}`);
    say(byId("tour-next"), this.step + 1 < STEPS.length ? "Next" : "Done");
    show(byId("tour-back"), this.step > 0 && this.step + 1 < STEPS.length);
    byId("tour").classList.toggle("ends", this.step + 1 === STEPS.length);
    if (last) this.tabs.show("group");
    const found = [...document.querySelectorAll(at)].filter((one) => one.checkVisibility());
    for (const one of last ? found.slice(-1) : found) one.classList.add("pointed-at");
    if (last) found.at(-1)?.scrollIntoView({ block: "nearest" });
  }

  says() {
    const { scene, scenes } = this.stage.state ?? {};
    return scenes?.find((one) => one.name === scene)?.says ?? null;
  }
}

function recall() {
  try {
    return JSON.parse(localStorage.getItem(KEPT));
  } catch {
    return null;
  }
}

function keep(state) {
  try {
    localStorage.setItem(KEPT, JSON.stringify(state));
  } catch {
    // A browser that keeps nothing shows the tour each time.
  }
}
