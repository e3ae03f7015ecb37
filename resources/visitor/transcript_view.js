/**
 * The transcript: rows become elements, kept by key so that what is on screen stays put.
 */

import { byId, linkify, make, setText, show } from "./dom.js";

const NEAR_END = 80;

/** Dispatches `choose` (detail: text of a suggested answer) and `retry` (detail: entry id). */
export class TranscriptView extends EventTarget {
  #scroller = byId("transcript");
  #rows = byId("transcript-rows");
  #typing = byId("typing-line");
  #typingText = byId("typing-text");
  #jump = byId("jump-latest");
  #shown = new Map();
  #translator = null;
  #pinned = true;

  constructor() {
    super();
    this.#jump.addEventListener("click", () => this.toEnd());
    this.#scroller.addEventListener("scroll", () => this.#onScroll());
    new ResizeObserver(() => this.#pinned && this.toEnd()).observe(this.#scroller);
  }

  /**
   * Show rows (see timeline.js) and who is typing (a name, or "").
   * @returns {number} how many messages of others are new
   */
  render(rows, typist, translator) {
    if (translator !== this.#translator) this.#startOver(translator);
    const fresh = this.#reconcile(rows);
    show(this.#typing, Boolean(typist));
    setText(this.#typingText, typist ? translator.text("typing.one", { name: typist }) : "");
    if (this.#pinned) this.toEnd();
    else if (fresh) show(this.#jump, true);
    return fresh;
  }

  /** Scroll to the newest message. */
  toEnd() {
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
    this.#pinned = true;
    show(this.#jump, false);
  }

  #startOver(translator) {
    this.#translator = translator;
    this.#shown.clear();
    this.#rows.replaceChildren();
    this.#pinned = true;
  }

  #reconcile(rows) {
    let fresh = 0;
    let place = this.#rows.firstElementChild;
    for (const row of rows) {
      const known = this.#shown.get(row.key);
      const node = known ?? this.#create(row);
      if (!known && row.row === "message" && row.author !== "me") fresh += 1;
      this.#update(node, row);
      if (node === place) place = place.nextElementSibling;
      else this.#rows.insertBefore(node, place);
    }
    this.#dropAllBut(new Set(rows.map((row) => row.key)));
    return fresh;
  }

  #dropAllBut(keys) {
    for (const [key, node] of this.#shown) {
      if (keys.has(key)) continue;
      node.remove();
      this.#shown.delete(key);
    }
  }

  #create(row) {
    const node = row.row === "message" ? this.#createMessage(row) : this.#createLine(row);
    node.dataset.row = row.row;
    this.#shown.set(row.key, node);
    return node;
  }

  #createLine(row) {
    const node = make("p", row.row);
    const name = row.name || this.#translator.text("peer.agent");
    const label = row.row === "handover" ? "line.handover" : row.label;
    const text = make("span", "line-text", row.text ?? this.#translator.text(label, { name }));
    text.dir = "auto";
    node.append(text);
    return node;
  }

  #createMessage(row) {
    const node = make("article", "message");
    node.dataset.author = row.author;
    const author = make("p", "author", this.#authorName(row));
    author.dir = "auto";
    node.append(author, this.#createBubble(row.content), make("p", "meta"), make("div", "choices"));
    return node;
  }

  #authorName({ author, name }) {
    const fallback = { me: "peer.me", bot: "peer.assistant", agent: "peer.agent" }[author];
    return name || this.#translator.text(fallback);
  }

  #createBubble(content) {
    const bubble = make("div", "bubble");
    bubble.dir = "auto";
    if (content.kind === "unsupported") {
      bubble.classList.add("bubble-muted");
      bubble.textContent = this.#translator.text("message.unsupported");
    } else bubble.append(...linkify(content.text));
    (content.names ?? []).forEach((file) => bubble.append(this.#createFile(file, content.files)));
    return bubble;
  }

  /** A file that is there can be saved; of any other the name is told. */
  #createFile(name, files) {
    const text = this.#translator.text("message.file", { file: name });
    const file = (files ?? []).find((each) => each.name === name);
    if (!file) return make("span", "file", text);
    return this.#button("file", text, "save", file);
  }

  #update(node, row) {
    if (row.row !== "message") return;
    const [, , meta, choices] = node.children;
    node.classList.toggle("is-first", row.first);
    node.classList.toggle("is-last", row.last || row.state === "failed");
    node.dataset.state = row.state;
    this.#updateChoices(choices, row.open ? row.content.buttons : []);
    this.#updateMeta(meta, row);
  }

  #updateChoices(box, buttons) {
    if (box.childElementCount === buttons.length) return;
    box.role = buttons.length ? "group" : null;
    box.ariaLabel = buttons.length ? this.#translator.text("choices.label") : null;
    box.replaceChildren(
      ...buttons.map((text) => this.#button("button choice", text, "choose", text)),
    );
  }

  #updateMeta(meta, { key, author, state, time, retry }) {
    const at = this.#translator.time(time);
    const text = author === "me" ? `${at} · ${this.#translator.text(`state.${state}`)}` : at;
    if (meta.firstChild?.textContent === text && retry === meta.childElementCount > 1) return;
    meta.replaceChildren(make("span", "meta-text", text));
    if (retry)
      meta.append(this.#button("retry", this.#translator.text("state.retry"), "retry", key));
  }

  #button(className, text, event, detail) {
    const button = make("button", className, text);
    button.type = "button";
    button.dir = "auto";
    button.addEventListener("click", () => this.dispatchEvent(new CustomEvent(event, { detail })));
    return button;
  }

  #onScroll() {
    this.#pinned = this.#isAtEnd();
    if (this.#pinned) show(this.#jump, false);
  }

  #isAtEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
    return scrollHeight - scrollTop - clientHeight < NEAR_END;
  }
}
