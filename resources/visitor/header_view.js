/**
 * The bar at the top, the notice below it, and the question before ending.
 */

import { byId, setText, show } from "./dom.js";

/** Dispatches `end` (confirmed) and `hurry` (connect now). */
export class HeaderView extends EventTarget {
  #shell = byId("shell");
  #avatar = byId("peer-avatar");
  #notice = byId("notice");
  #status = byId("status-line");
  #end = byId("end-button");
  #dialog = byId("end-dialog");
  #hurry = byId("reconnect-now");

  constructor() {
    super();
    this.#end.addEventListener("click", () => this.#dialog.showModal());
    byId("end-cancel").addEventListener("click", () => this.#dialog.close());
    byId("end-confirm").addEventListener("click", () => this.#onConfirm());
    this.#hurry.addEventListener("click", () => this.dispatchEvent(new Event("hurry")));
  }

  /**
   * @param {{kind: "brand"|"bot"|"agent", name: string, status: string}} peer the other side
   * @param {{state: string, text: string}} notice the line below the bar
   * @param {{view: "start"|"chat", canEnd: boolean, ending: boolean}} controls
   */
  render(peer, notice, { view, canEnd, ending }) {
    this.#shell.dataset.view = view;
    this.#avatar.dataset.kind = peer.kind;
    setText(byId("peer-initials"), peer.kind === "agent" ? initials(peer.name) : "");
    setText(byId("peer-name"), peer.name);
    setText(byId("peer-status"), peer.status);
    this.#notice.dataset.state = notice.state;
    this.#status.dataset.state = notice.state;
    setText(this.#status, notice.text);
    show(this.#hurry, notice.state === "lost");
    show(this.#end, canEnd);
    this.#end.disabled = ending;
    if (!canEnd && this.#dialog.open) this.#dialog.close();
  }

  /** Move the focus to who is on the other side, where nothing is changed by a key. */
  focus() {
    byId("peer-name").focus({ preventScroll: true });
  }

  #onConfirm() {
    this.#dialog.close();
    this.dispatchEvent(new Event("end"));
  }
}

function initials(name) {
  const words = name.split(/\s+/).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : ""].map(
    (word) => [...(word ?? "")][0] ?? "",
  );
  return letters.join("").toLocaleUpperCase();
}
