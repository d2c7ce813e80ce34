// Starting again from the beginning, and how the stage is doing.

import { byId, h, say, show } from "./dom.js";
import { dialog } from "./panels.js";

export class Scenes {
  /** begins(): it has been asked for. */
  constructor(stage, begins) {
    Object.assign(this, { stage, begins });
    this.box = dialog("scenes");
    dialog("alert");
    byId("scenes-open").addEventListener("click", () => this.open());
    byId("stopped-start").addEventListener("click", () => this.startBot());
    stage.listen((state) => this.draw(state));
  }

  open() {
    const scenes = this.stage.state?.scenes ?? [];
    const lost = "What was said and done so far is lost, here and in the bot.";
    say(byId("scenes-words"), scenes.length ? lost : "Scenes need the stage: start all this with “make demo”.");
    byId("scenes-list").replaceChildren(...scenes.map((scene) => h("li", {}, this.choice(scene))));
    this.box.showModal();
  }

  choice({ name, title, says }) {
    const now = name === this.stage.state.scene;
    const words = h("span", { class: "choice-words" }, h("strong", {}, title), h("span", { class: "quiet" }, says));
    return h("button", { type: "button", onclick: () => this.play(name) }, words, now && h("span", { class: "tag" }, "this one"));
  }

  /** The stage plays it before everybody's eyes, so the dialog makes way at once. */
  async play(name) {
    this.box.close();
    this.line("Starting again…");
    this.begins();
    await this.stage.do(`scenes/${name}`).then(() => this.draw(this.stage.state), (error) => this.line(error.message));
  }

  draw(state) {
    show(byId("stopped"), state?.bot === "stopped" && state.ready);
    const playing = "The scene is being played. You can look on; it is ready in a few seconds.";
    const advice = "Look in the window where you started all this, then start again.";
    this.line(state?.problem ? `${state.problem} ${advice}` : state && !state.ready ? playing : "");
  }

  line(words) {
    say(byId("setting"), words);
    show(byId("setting"), Boolean(words));
  }

  async startBot() {
    await this.stage.do("bot/start").catch((error) => this.line(error.message));
  }
}
