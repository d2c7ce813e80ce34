// A server without a stage, where nobody is yet: three neighbours and their group come by one click.

import { byId, h, say } from "./dom.js";
import { send } from "./server.js";

const NEIGHBOURS = ["Amina", "Ben", "Rosa"];

export class Arrivals {
  constructor() {
    this.words = h("span", {}, "Nobody is here yet. A program can bring people (docs/sim.md), or they come by this button.");
    this.button = h("button", { type: "button", class: "main", onclick: () => this.arrive() }, "Bring three neighbours and a group");
  }

  /** Says that nobody comes by themselves. */
  offer() {
    if (!this.button.isConnected) byId("nobody").replaceChildren(this.words, this.button);
  }

  async arrive() {
    this.button.disabled = true;
    await this.gather().catch((error) => say(this.words, error.message));
    this.button.disabled = false;
  }

  async gather() {
    const members = [];
    for (const name of NEIGHBOURS) members.push((await send("/sim/people", { name })).id);
    const { id } = await send("/sim/groups", { title: "Mill Lane", type: "group", creator: members[0], members });
    await send(`/sim/groups/${id}/bot`, { by: members[0], admin: true, can_pin: true });
  }
}
