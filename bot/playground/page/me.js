// Who one is here. The address keeps it, so that two windows can be two people.

import { Arrivals } from "./arrivals.js";
import { byId, say } from "./dom.js";
import { get } from "./server.js";
import { fullName, initials, tone } from "./words.js";

const LOOKS_AGAIN = 400; // milliseconds, while nobody is there yet

export class Me {
  constructor(store, stage, become) {
    Object.assign(this, { store, stage, become });
    this.arrivals = new Arrivals();
    this.cast = false; // whether the stage chose whom we are, and may choose again
    stage.listen((state) => this.recast(state));
  }

  recast(state) {
    const you = state?.cast?.you;
    if (this.cast && you && you !== this.store.me && this.store.person(you)) this.become(you);
  }

  /** The person in the address, else whom the stage casts, else the first there is. */
  async choose({ anew = false } = {}) {
    for (;;) {
      const person = await this.candidate(anew).catch(() => null);
      if (person) return this.become(person);
      await new Promise((resolve) => setTimeout(resolve, LOOKS_AGAIN));
    }
  }

  async candidate(anew) {
    const { people } = await get("/sim/people");
    const present = (id) => people.find((one) => one.id === id && !one.deleted)?.id ?? null;
    const asked = Number(new URLSearchParams(location.search).get("as"));
    this.cast = Boolean(this.stage.url) && (anew || !present(asked));
    if (!this.cast && present(asked)) return asked;
    if (!this.stage.url && !people.length) this.arrivals.offer();
    if (!this.stage.url) return people.find((one) => !one.deleted)?.id ?? null;
    await this.stage.look();
    const { you } = this.stage.state?.cast ?? {};
    return you ? present(you) : people[0]?.id ?? null; // until the scene is played, one looks on as the first
  }

  /** The server is in another world now. True: somebody is being chosen for it. */
  anew() {
    if (this.stage.url) this.choose({ anew: true });
    return Boolean(this.stage.url);
  }

  /** Somebody was picked by hand: the stage has no say any more. */
  picked(person) {
    this.cast = false;
    this.become(person);
  }

  /** After the stream was refused: whether somebody else had to be chosen. */
  async refused() {
    const told = await get("/sim/people").catch(() => null);
    if (!told || told.people.some((one) => one.id === this.store.me)) return false;
    await this.choose({ anew: true });
    return true;
  }

  keep() {
    const address = new URL(location.href);
    address.searchParams.set("as", this.store.me);
    history.replaceState(null, "", address);
  }

  draw() {
    const person = this.store.person(this.store.me);
    if (!person) return;
    const name = fullName(person);
    const face = byId("person-face");
    say(face, initials(name));
    face.className = `avatar ${tone(person.id)}`;
    say(byId("person-name"), name);
    say(byId("person-note"), person.note ?? "");
    byId("person").title = person.note ?? "";
  }
}
