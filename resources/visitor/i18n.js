/**
 * The languages of the page.
 */

import en from "./i18n/en.js";
import es from "./i18n/es.js";
import pt from "./i18n/pt.js";

const DICTIONARIES = { es, pt, en };
const FALLBACK = "en";

/** The codes of all languages, in the order to offer them. */
export const LANGUAGES = Object.keys(DICTIONARIES);

/** The first of some wishes ("es-MX", "pt", …) that is among the offered languages. */
export function chooseLanguage(wishes, offered = LANGUAGES) {
  const codes = wishes.filter(Boolean).map((wish) => wish.toLowerCase().split("-")[0]);
  return (
    codes.find((code) => offered.includes(code)) ??
    offered.find((code) => code === FALLBACK) ??
    offered[0]
  );
}

/** A language's name in itself. */
export function nameOf(language) {
  return DICTIONARIES[language].name;
}

/** Texts and times in one language. */
export class Translator {
  #texts;
  #clock;

  constructor(language) {
    this.language = language;
    this.#texts = DICTIONARIES[language];
    this.#clock = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit" });
  }

  /** The text of a key, with `{placeholders}` replaced. */
  text(key, values = {}) {
    return this.#texts[key].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  }

  /** Hour and minute of a time in milliseconds. */
  time(milliseconds) {
    return this.#clock.format(new Date(milliseconds));
  }

  /** Fill every element below `root` that names its text in `data-i18n…`. */
  fill(root) {
    const each = (name, set) =>
      root
        .querySelectorAll(`[${name}]`)
        .forEach((node) => set(node, this.text(node.getAttribute(name))));
    each("data-i18n", (node, text) => (node.textContent = text));
    each("data-i18n-label", (node, text) => node.setAttribute("aria-label", text));
    each("data-i18n-placeholder", (node, text) => (node.placeholder = text));
  }
}
