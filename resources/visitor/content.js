/**
 * What a message says, by its type. All types but `text` carry JSON inside the string; other
 * people's JSON is often broken, so whatever cannot be read becomes `unsupported` or nothing.
 */

import { isObject, parseJson } from "./wire.js";

const MAX_BUTTONS = 12;

/**
 * The content of a message, null when there is nothing to show:
 * `{kind: "text", text}`, `{kind: "choice", text, buttons}`, `{kind: "files", text, names, files: [{id, name}]}`,
 * `{kind: "state", state, id, name}` or `{kind: "unsupported"}`.
 */
export function readContent(type, message) {
  const reader = READERS[type ?? "text"];
  return reader ? reader(message) : null;
}

const READERS = {
  text: readText,
  template: (message) => readTemplate(parsed(message)),
  attachment: (message) => readFiles([parsed(message)].flat().filter(isObject)),
  location: (message) => readPlace(parsed(message)),
  state: (message) => readState(parsed(message)),
};

function parsed(message) {
  return typeof message === "string" ? parseJson(message) : message;
}

function readText(message) {
  return typeof message === "string" && message.trim() ? { kind: "text", text: message } : null;
}

function readTemplate(template) {
  const content = readText(template?.text);
  if (!content) return { kind: "unsupported" };
  const buttons = readButtons(template.buttons);
  return buttons.length ? { kind: "choice", text: content.text, buttons } : content;
}

function readButtons(buttons) {
  if (!Array.isArray(buttons)) return [];
  const texts = buttons.map((button) => (isObject(button) ? button.text : button));
  return texts.filter((text) => typeof text === "string" && text.trim()).slice(0, MAX_BUTTONS);
}

function readFiles(parts) {
  const files = parts.flatMap((part) => (Array.isArray(part.attachments) ? part.attachments : []));
  const names = files.map((file) => file?.filename).filter((name) => typeof name === "string");
  const text = parts
    .map((part) => part.text)
    .filter((part) => typeof part === "string")
    .join("\n");
  const kept = files
    .filter((file) => typeof file?.filename === "string" && /^[0-9A-F]{32}$/.test(file.id ?? ""))
    .map(({ id, filename }) => ({ id, name: filename }));
  return names.length || text ? { kind: "files", text, names, files: kept } : { kind: "unsupported" };
}

function readPlace(place) {
  if (!isObject(place)) return { kind: "unsupported" };
  const { latitude, longitude } = isObject(place.coordinates) ? place.coordinates : {};
  const where = [latitude, longitude].every(Number.isFinite) ? `${latitude}, ${longitude}` : "";
  return (
    readText([place.title, place.label, where].filter(Boolean).join("\n")) ?? {
      kind: "unsupported",
    }
  );
}

function readState(state) {
  if (!isObject(state) || typeof state.state !== "string") return null;
  const originator = isObject(state.originator) ? state.originator : {};
  return {
    kind: "state",
    state: state.state,
    id: originator.id ?? "",
    name: asText(originator.display_name),
  };
}

function asText(value) {
  return typeof value === "string" ? value.trim() : "";
}
