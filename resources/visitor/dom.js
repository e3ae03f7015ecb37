/**
 * Small helpers for the page's elements. Text always goes in as text.
 */

const LINK = /https?:\/\/[^\s<>"'\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gi;
const TRAILING = /[.,;:!?)\]}»”’]+$/u;

/** The element with an id. */
export function byId(id) {
  return document.getElementById(id);
}

/** A new element with a class and a text. */
export function make(tag, className, text = "") {
  const node = document.createElement(tag);
  node.className = className;
  if (text) node.textContent = text;
  return node;
}

/** Set a text only when it differs, so that assistive technology is not told twice. */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** Show or hide an element. */
export function show(node, visible) {
  if (node.hidden === visible) node.hidden = !visible;
}

/**
 * The parts of a text: strings, and `{url}` for what may become a link. Only http and https, and
 * never an address that hides its host behind a user name.
 */
export function linkParts(text) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    const shown = match[0].replace(TRAILING, "");
    if (!isPlainUrl(shown)) continue;
    parts.push(text.slice(end, match.index), { url: shown });
    end = match.index + shown.length;
  }
  return [...parts, text.slice(end)].filter(Boolean);
}

/** Nodes for a text with its links. */
export function linkify(text) {
  return linkParts(text).map((part) =>
    part.url ? makeLink(part.url) : document.createTextNode(part),
  );
}

function isPlainUrl(text) {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return ["http:", "https:"].includes(url.protocol) && !url.username && !url.password;
}

function makeLink(url) {
  const link = make("a", "link", url);
  link.href = url;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  return link;
}
