// The clock, and letting time pass.

import { byId, h, say, show } from "./dom.js";
import { send } from "./server.js";
import { asDate, asTime, asYear, minuteOfDay, until } from "./words.js";

const DAY = 86_400_000; // milliseconds
const SKIPS = { hour: { by: 3600 }, day: { by: 86400 }, next: { next: true } };

const SETTLES = 400; // milliseconds until the page has heard of what happened

export class Clock {
  /** watch(passing): whether time passes, for whoever wants to see what comes of it. */
  constructor(store, stage, watch) {
    Object.assign(this, { store, stage, watch });
    this.busy = false;
    for (const [id, skip] of Object.entries(SKIPS)) byId(id).addEventListener("click", () => this.skip(id, skip));
    stage.listen(() => this.draw());
  }

  draw() {
    const { now, next_due: due } = this.store.clock;
    if (!now) return;
    const moment = new Date(now);
    this.face(moment, now);
    this.sky(moment);
    this.next = due && new Date(due) > moment ? new Date(due) : null;
    this.label(moment);
    for (const id of Object.keys(SKIPS)) byId(id).setAttribute("aria-disabled", String(Boolean(this.reason(id))));
    if (this.refused && !this.reason(this.refused)) this.problem("");
  }

  label(moment) {
    const to = this.next ? `To ${asDate(this.next)}, ${asTime(this.next)}` : "To the next thing";
    say(byId("next-when"), this.busy ? "Time is passing…" : to);
    say(byId("next-what"), this.next ? `next thing, ${until(moment, this.next)}` : "nothing is due");
  }

  face(moment, now) {
    if (byId("now").dateTime === now) return;
    byId("now").dateTime = now;
    const date = h("span", { class: "date" }, `${asDate(moment)} ${asYear(moment)} `);
    byId("now").replaceChildren(date, h("span", { class: "hour" }, asTime(moment)));
  }

  /** Why this skip cannot be made now; null if it can. */
  reason(id) {
    if (this.busy) return "Time is passing already.";
    if (this.stage.state?.bot === "stopped") return "Time waits for the bot: start it first.";
    if (this.stage.state?.ready === false) return "Time waits until the scene has been played.";
    if (id === "next" && !this.next) return "Nothing is due. Let an hour or a day pass instead.";
    return null;
  }

  async skip(id, skip) {
    const reason = this.reason(id);
    this.refused = reason ? id : null;
    this.problem(reason && !this.busy ? reason : "");
    if (reason) return;
    this.working(true);
    this.watch(true);
    try {
      await send("/sim/advance", skip);
    } catch (error) {
      this.problem(error.message);
    }
    this.working(false);
    setTimeout(() => this.busy || this.watch(false), SETTLES);
  }

  working(busy) {
    this.busy = busy;
    byId("time").classList.toggle("passing", busy);
    byId("time").setAttribute("aria-busy", String(busy));
    this.draw();
  }

  problem(text) {
    say(byId("time-problem"), text);
    show(byId("time-problem"), Boolean(text));
  }

  /** The sun goes round once a day; the first reading only says where it stands. */
  sky(moment) {
    const minute = minuteOfDay(moment);
    if (!this.since) {
      this.since = moment.getTime() - minute * 60_000;
      requestAnimationFrame(() => requestAnimationFrame(() => byId("sky").classList.add("moves")));
    }
    const turns = (moment.getTime() - this.since) / DAY;
    byId("sky").style.setProperty("--turn", `${((turns - 0.5) * 360).toFixed(1)}deg`);
    byId("sky").dataset.light = light(minute / 60);
  }
}

function light(hour) {
  if (hour < 6 || hour >= 20) return "night";
  if (hour < 8) return "dawn";
  return hour < 17 ? "day" : "dusk";
}
