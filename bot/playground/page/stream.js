// The stream of what one person sees. EventSource reconnects by itself; where it gives up, this does.
// A browser keeps six connections to one address, whatever the number of windows: out of sight, a window gives its own back.

const AGAIN = 1000; // milliseconds
const OUT_OF_SIGHT = 3000; // milliseconds after which a hidden window stops listening

export class Stream {
  /** lost(): the connection is gone for now. refused(): the server does not know this person. */
  constructor(store, { world, open, lost, refused }) {
    Object.assign(this, { store, world, open, lost, refused });
    this.source = null;
    this.timer = 0;
    this.name = null;
    document.addEventListener("visibilitychange", () => this.seen(document.visibilityState !== "hidden"));
  }

  seen(inSight) {
    clearTimeout(this.hiding);
    if (!inSight) this.hiding = setTimeout(() => this.stop(), OUT_OF_SIGHT);
    else if (!this.source && this.person) this.follow(this.person);
  }

  follow(person) {
    this.stop();
    this.person = person;
    const source = new EventSource(`/sim/stream?as=${person}`);
    this.source = source;
    source.addEventListener("state", (event) => this.take(event, true));
    source.addEventListener("change", (event) => this.take(event, false));
    source.addEventListener("error", () => this.failed(source));
  }

  stop() {
    clearTimeout(this.timer);
    this.source?.close();
    this.source = null;
  }

  take(event, whole) {
    this.open();
    const name = event.lastEventId.split("-")[0];
    const another = this.name !== null && name !== this.name;
    this.name = name;
    if (another && this.world()) return; // another world: whoever we were may be somebody else there
    if (whole) this.store.replace(JSON.parse(event.data));
    else this.store.apply(JSON.parse(event.data));
  }

  failed(source) {
    this.lost();
    if (source.readyState !== EventSource.CLOSED) return;
    this.timer = setTimeout(async () => {
      if (await this.refused()) return;
      if (this.source === source) this.follow(this.person);
    }, AGAIN);
  }
}
