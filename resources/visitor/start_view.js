/**
 * The form that opens a chat.
 */

import { byId, make, setText, show } from "./dom.js";

/** Dispatches `start` (detail: {name, email, queue, subject}) and `reload` (not configured yet). */
export class StartView extends EventTarget {
  #view = byId("start-view");
  #form = byId("start-form");
  #name = byId("start-name");
  #email = byId("start-email");
  #queue = byId("start-queue");
  #button = byId("start-button");
  #error = byId("start-error");
  #hasQueues = false;

  /** @param {{name: string, queue: string}} wishes what the page's address asks for */
  constructor(wishes) {
    super();
    this.wishes = wishes;
    this.#name.value = wishes.name;
    this.#form.addEventListener("submit", (event) => this.#onSubmit(event));
    for (const input of [this.#name, this.#email]) {
      input.addEventListener("input", () => this.#mark(input, true));
    }
  }

  /** Offer the queues of the configuration. */
  setQueues(queues) {
    this.#hasQueues = queues.length > 0;
    this.#queue.replaceChildren(...queues.map(makeOption));
    if (queues.some((queue) => queue.address === this.wishes.queue))
      this.#queue.value = this.wishes.queue;
    show(byId("start-queue-control"), queues.length > 1);
  }

  /** Fill in who was here before. */
  setProfile({ name, email, queue }) {
    this.#name.value = name;
    this.#email.value = email ?? "";
    if ([...this.#queue.options].some((option) => option.value === queue))
      this.#queue.value = queue;
  }

  /** Show or hide the form; `error` is null or the last part of an `error.` text. */
  render({ visible, busy, error }, translator) {
    show(this.#view, visible);
    this.#button.disabled = busy;
    this.#button.ariaBusy = String(busy);
    const label = busy ? "start.busy" : this.#hasQueues ? "start.button" : "error.retry";
    setText(this.#button, translator.text(label));
    show(this.#error, Boolean(error));
    setText(this.#error, error ? translator.text(`error.${error}`) : "");
  }

  /** Send the form as the button does. */
  submit() {
    this.#form.requestSubmit();
  }

  /** Move the keyboard focus to the first thing to fill in. */
  focus() {
    (this.#name.value ? this.#button : this.#name).focus();
  }

  #onSubmit(event) {
    event.preventDefault();
    if (this.#button.disabled) return;
    if (!this.#hasQueues) this.dispatchEvent(new Event("reload"));
    else if (this.#isComplete())
      this.dispatchEvent(new CustomEvent("start", { detail: this.#values() }));
  }

  #isComplete() {
    const checks = [
      [this.#name, this.#name.value.trim() !== ""],
      [this.#email, this.#email.validity.valid],
    ];
    checks.forEach(([input, ok]) => this.#mark(input, ok));
    const wrong = checks.find(([, ok]) => !ok);
    wrong?.[0].focus();
    return !wrong;
  }

  #mark(input, ok) {
    input.ariaInvalid = String(!ok);
    show(byId(`${input.id}-error`), !ok);
  }

  #values() {
    return {
      name: this.#name.value.trim(),
      email: this.#email.value.trim(),
      queue: this.#queue.value,
      subject: this.#queue.selectedOptions[0].textContent,
    };
  }
}

function makeOption({ address, name }) {
  const option = make("option", "", String(name || address));
  option.value = address;
  return option;
}
