// Breaking things on purpose: the line to the bot, the group, the bot itself.

import { byId, h, say, show } from "./dom.js";
import { get, send } from "./server.js";
import { asTime, counted } from "./words.js";

const EVERY = 1500; // milliseconds, while the panel is open

const LINE = [
  ["lose", "Lose an answer", "The bot’s next call is carried out, but the bot never hears so. Watch that nothing is said or counted twice."],
  ["refuse", "Too many requests", "The bot’s next call is refused, and the bot must wait five seconds. Watch the message come a little later."],
  ["fail", "An error of the server", "The next call is answered with an error, and not carried out. Watch the bot try again."],
  ["reset", "Cut the line", "The connection is cut before the next call is carried out. Watch the bot try again."],
  ["slow", "A slow answer", "The next call is answered only after three seconds. Watch that other chats do not wait for it."],
];
const KINDS = new Map(LINE.map(([kind, label]) => [kind, label]));

export class Faults {
  constructor(store, stage, panels, actions) {
    Object.assign(this, { store, stage, panels, actions });
    this.armed = h("ul", { class: "plain" });
    this.met = h("ol", { class: "plain met" });
    this.answer = h("p", { class: "answer", role: "status" });
    this.groups = h("div", { class: "deeds" });
    this.bot = h("div", { class: "deeds" });
    panels.onOpen("faults", () => this.open());
    stage.listen(() => this.isOpen && this.drawDeeds());
    this.waiting = part("Waiting for the bot’s next call", "", this.armed);
    this.past = part("Met so far", "", this.met);
    byId("faults-body").append(
      this.answer,
      this.waiting,
      part("The line between bot and Telegram", "Each waits for the bot’s next call. Press one, then tap something in a chat.", h("div", { class: "deeds" }, LINE.map((one) => this.fault(one)))),
      this.past,
      part("The group and you", "", this.groups),
      part("The bot", "", this.bot),
    );
  }

  get isOpen() {
    return this.panels.open === "faults";
  }

  open() {
    this.drawDeeds();
    this.look();
  }

  stirred() {
    if (this.isOpen) this.drawDeeds();
  }

  async look() {
    clearTimeout(this.timer);
    if (!this.isOpen) return;
    this.drawFaults(await get("/sim/faults").catch(() => ({ armed: [], met: [] })));
    this.timer = setTimeout(() => this.look(), EVERY);
  }

  fault([kind, label, watch]) {
    return this.deed(label, watch, () => send("/sim/faults", { kind }), "it waits for the bot’s next call. Now do something in a chat.");
  }

  deed(label, words, work, done) {
    const button = h("button", { type: "button" }, label);
    button.addEventListener("click", async () => {
      button.setAttribute("aria-busy", "true");
      say(this.answer, "");
      try {
        await work();
        say(this.answer, `${label}: ${done ?? "done."}`);
        this.answer.className = "answer";
      } catch (error) {
        say(this.answer, error.message);
        this.answer.className = "answer bad";
      }
      button.removeAttribute("aria-busy");
      this.look();
    });
    return h("div", { class: "deed" }, button, h("p", { class: "quiet" }, words));
  }

  drawFaults({ armed, met }) {
    const waiting = armed.map(({ kind, method, left }) => h("li", {}, `${KINDS.get(kind)}: the next ${left > 1 ? counted(left, "call") : "call"}${method ? ` of ${method}` : ""}`));
    const forget = h("button", { type: "button", onclick: () => this.forget() }, "Call them off");
    show(this.waiting, armed.length > 0);
    this.redraw(this.armed, JSON.stringify(armed), [...waiting, h("li", {}, forget)]);
    const lines = met.toReversed().map(({ at, kind, method }) => h("li", {}, h("time", { datetime: at }, asTime(new Date(at))), ` ${KINDS.get(kind) ?? kind}, in `, h("code", {}, method)));
    show(this.past, met.length > 0);
    this.redraw(this.met, JSON.stringify(met), lines);
  }

  /** Draws only what is another, so that focus and reading are not disturbed. */
  redraw(element, drawn, nodes) {
    if (element.drawn === drawn) return;
    const stoodThere = element.contains(document.activeElement);
    element.drawn = drawn;
    element.replaceChildren(...nodes);
    if (stoodThere) element.querySelector("button")?.focus();
  }

  async forget() {
    await send("/sim/faults", {}, "DELETE").catch((error) => say(this.answer, error.message));
    this.look();
  }

  drawDeeds() {
    const [group, own] = [this.store.group(), this.store.private()];
    const state = this.stage.state;
    const known = JSON.stringify([group?.id, group?.bot, group?.type, own?.blocked, this.store.me, state?.bot, Boolean(state)]);
    this.redraw(this.groups, known, this.groupDeeds(group, own));
    this.redraw(this.bot, known, this.botDeeds(state));
  }

  groupDeeds(group, own) {
    const there = group && !["left", "kicked"].includes(group.bot);
    return [
      group?.type === "group" && this.deed("Upgrade the group", "It becomes a supergroup with another number, as large groups do. Watch the bot find it again.", () => this.byAdmin(group, (by) => send(`/sim/groups/${group.id}/upgrade`, { by }))),
      there && this.deed("Remove the bot from the group", "An admin throws it out. Watch what it still answers in private.", () => this.byAdmin(group, (by) => send(`/sim/groups/${group.id}/bot?by=${by}`, {}, "DELETE"))),
      group && !there && this.deed("Add the bot again", "An admin lets it in again, with the right to pin.", () => this.byAdmin(group, (by) => send(`/sim/groups/${group.id}/bot`, { by, admin: true, can_pin: true }))),
      own && (own.blocked
        ? this.deed("Unblock the bot", "It may write to you again.", () => this.actions.act("unblock"))
        : this.deed("Block the bot, as yourself", "It can no longer write to you. Watch that the others notice nothing.", () => this.actions.act("block"))),
    ].filter(Boolean);
  }

  async byAdmin(group, work) {
    const { chats } = await get("/sim/chats");
    const by = chats.find((chat) => chat.id === group.id)?.admins[0];
    if (!by) throw new Error("This group has no admin who could do that.");
    return work(by);
  }

  botDeeds(state) {
    if (!state) return [h("p", { class: "quiet" }, "Stopping and starting the bot needs the stage: start all this with “make demo”.")];
    if (state.bot === "stopped") return [this.deed("Start the bot", "It works through what has waited for it.", () => this.stage.do("bot/start"))];
    return [
      this.deed("Restart the bot", "It is asked to stop, finishes what it is doing, and starts again.", () => this.stage.do("bot/restart"), "it runs again."),
      this.deed("Kill the bot", "As a power cut would, in the middle of whatever it is doing. Tap something meanwhile, then start it.", () => this.stage.do("bot/kill"), "it is gone. Do something in a chat, then start it."),
    ];
  }
}

function part(title, words, ...content) {
  return h("section", { class: "part" }, h("h3", {}, title), words && h("p", { class: "quiet" }, words), content);
}
