/**
 * The requests that an end user's page makes, as frames.
 */

import { interactionPath, newId } from "./wire.js";

const ME = "/users/me";

/** Say who the end user is: the address they write from, the name to show, the language. */
export function introduce({ address, profile }) {
  const language = profile.language.toUpperCase();
  return request("PUT", `${ME}/properties`, {
    chat_address: address,
    alias: profile.name,
    language,
  });
}

/** Ask to be told of everything; the answer begins with what there is. */
export function subscribeAll() {
  return [`${ME}/properties`, interactionPath()].map((path) => request("SUBSCRIBE", path));
}

/** Ask for a chat. Of the profile, queue and subject say where to; the rest goes with the chat. */
export function openChat({ startId, profile }) {
  const { queue, subject, ...data } = profile;
  const body = {
    channel_type: "chat",
    channel_sub_type: "text",
    destination: queue,
    attached_data: Object.fromEntries(Object.entries(data).filter(([, value]) => value)),
    title: subject,
  };
  return once(request("POST", interactionPath(), body, startId));
}

/** Send a message of the outbox. */
export function sendMessage({ id: interaction }, { id, text }) {
  const path = interactionPath(interaction, "transcript", "messages");
  return once(request("POST", path, { message: text, type: "text" }, id));
}

/** Say that a file will come; the answer names the id to send it under. */
export function announceFile({ id: interaction }, id, { name, size, type }) {
  const path = interactionPath(interaction, "attachments");
  return once(request("POST", path, { filename: name, size, mime_type: type || null }, id));
}

/** Tell whether the end user is typing. */
export function tellTyping({ id, address }, typing) {
  const status = typing ? "typing" : "not_typing";
  return request("PUT", interactionPath(id, "participants", address), { status });
}

/** End the chat. */
export function endChat({ id: interaction }, id) {
  return once(request("PUT", interactionPath(interaction), { status: "ended" }, id));
}

function request(method, uri, body = {}, id = newId()) {
  return { client_req_id: id, method, uri, body };
}

/**
 * A request that may be made again under its id and is to take effect once. Servers that do not
 * know the extra key do it each time.
 */
function once(frame) {
  return { ...frame, idempotent: true };
}
