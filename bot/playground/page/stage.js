// The process that started the server and the bot: it can stop and start them. Only `make demo` has one.

import { get, send } from "./server.js";

const EVERY = 2000; // milliseconds

export class Stage {
  constructor() {
    this.url = null;
    this.state = null;
    this.listeners = new Set();
  }

  listen(listener) {
    this.listeners.add(listener);
  }

  at(url) {
    this.url = url?.replace(/\/$/u, "") ?? null;
    if (this.url) this.watch();
    this.tell();
  }

  async watch() {
    if (document.visibilityState === "visible") await this.look();
    setTimeout(() => this.watch(), this.state?.ready ? EVERY : EVERY / 4);
  }

  /** How things stand now. While the stage does not answer, the last that was known. */
  async look() {
    const state = await get(`${this.url}/`).catch(() => null);
    if (!state) return;
    const changed = JSON.stringify(state) !== JSON.stringify(this.state);
    this.state = state;
    if (changed) this.tell();
  }

  tell() {
    for (const listener of this.listeners) listener(this.state);
  }

  /** Whether everything is being started anew just now. */
  get restarting() {
    return this.busy || this.state?.ready === false;
  }

  async do(path) {
    this.busy = path.startsWith("scenes/");
    try {
      return await send(`${this.url}/${path}`);
    } finally {
      await this.look();
      this.busy = false;
    }
  }

  get door() {
    return this.state?.door?.replace(/\/$/u, "") ?? null;
  }
}
