/**
 * Where the end user writes: grows with the text, keeps the draft, tells when someone is typing.
 */

import { byId, setText, show } from "./dom.js";

const LIMIT = 4000;
const COUNT_FROM = 3600;
const IDLE = 4_000;

/** Dispatches `say` (detail: text), `file` (detail: File) and `typing` (detail: boolean). */
export class ComposerView extends EventTarget {
  #form = byId("composer");
  #input = byId("message-input");
  #button = byId("send-button");
  #count = byId("composer-count");
  #picker = byId("file-input");
  #fileButton = byId("file-button");
  #fileLine = byId("file-line");
  #memory;
  #translator = null;
  #idleTimer = 0;

  /** @param {import("./memory.js").Memory} memory keeps the draft */
  constructor(memory) {
    super();
    this.#memory = memory;
    this.#input.value = memory.read("draft") ?? "";
    this.#form.addEventListener("submit", (event) => this.#onSubmit(event));
    this.#input.addEventListener("input", () => this.#onInput());
    this.#input.addEventListener("keydown", (event) => this.#onKey(event));
    this.#fileButton.addEventListener("click", () => this.#picker.click());
    this.#picker.addEventListener("change", () => this.#onFile());
  }

  /** Show or hide it, in a language; `file` is what becomes of the last file, or null. */
  render(visible, translator, file) {
    this.#translator = translator;
    this.#fileButton.disabled = file === "sending";
    show(this.#fileLine, visible && Boolean(file));
    setText(this.#fileLine, file ? translator.text(`file.${file}`) : "");
    show(this.#form, visible);
    this.#measure();
  }

  /** Move the keyboard focus here. */
  focus() {
    this.#input.focus();
  }

  /** Forget the draft. */
  clear() {
    this.#input.value = "";
    this.#onInput();
  }

  #onKey(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#form.requestSubmit();
  }

  #onSubmit(event) {
    event.preventDefault();
    const text = this.#input.value.trim();
    if (!text) return;
    this.clear();
    this.dispatchEvent(new CustomEvent("say", { detail: text }));
    this.focus();
  }

  #onFile() {
    const [file] = this.#picker.files;
    this.#picker.value = "";
    if (file) this.dispatchEvent(new CustomEvent("file", { detail: file }));
    this.focus();
  }

  #onInput() {
    this.#memory.write("draft", this.#input.value || null);
    this.#measure();
    const typing = this.#input.value.trim() !== "";
    this.#tellTyping(typing);
    clearTimeout(this.#idleTimer);
    if (typing) this.#idleTimer = setTimeout(() => this.#tellTyping(false), IDLE);
  }

  #tellTyping(typing) {
    this.dispatchEvent(new CustomEvent("typing", { detail: typing }));
  }

  #measure() {
    const used = this.#input.value.length;
    this.#button.disabled = !this.#input.value.trim();
    show(this.#count, used >= COUNT_FROM);
    setText(this.#count, this.#translator?.text("composer.count", { used, limit: LIMIT }) ?? "");
    this.#input.style.height = "auto";
    this.#input.style.height = `${this.#input.scrollHeight}px`;
  }
}
