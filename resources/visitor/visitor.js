/**
 * The end user's chat page: puts the parts together. Everything is derived from where this file
 * was loaded from, so the page works below any tenant's path.
 */

import { Chat } from "./chat.js";
import { ComposerView } from "./composer_view.js";
import { byId, make, setText, show } from "./dom.js";
import { HeaderView } from "./header_view.js";
import { chooseLanguage, LANGUAGES, nameOf, Translator } from "./i18n.js";
import { Memory } from "./memory.js";
import { noticeOf, overText, peerOf, typistIn } from "./present.js";
import { loadConfig } from "./session.js";
import { StartView } from "./start_view.js";
import { timeline } from "./timeline.js";
import { TranscriptView } from "./transcript_view.js";

class Page {
  #base = new URL("../", import.meta.url);
  #wishes = new URLSearchParams(location.search);
  #memory = new Memory(this.#base.pathname);
  #chat = new Chat(this.#base, this.#memory);
  #start = new StartView({
    name: this.#wishes.get("name") ?? "",
    queue: this.#wishes.get("queue") ?? "",
  });
  #header = new HeaderView();
  #transcript = new TranscriptView();
  #composer = new ComposerView(this.#memory);
  #language = byId("lang-select");
  #translator = null;
  #title = "Chat";
  #offered = LANGUAGES;
  #configError = null;
  #phase = "idle";
  #unread = 0;
  #planned = false;

  /** Bring the page up: a chat of this tab goes on, else the form waits. */
  async open() {
    this.#listen();
    this.#offerLanguages();
    const resumed = this.#chat.resume();
    await this.#configure();
    if (resumed || this.#phase !== "idle") return;
    this.#start.focus();
    if (this.#wishes.get("autostart") === "1" && !this.#memory.read("autostarted"))
      this.#autostart();
  }

  #listen() {
    this.#listenToViews();
    this.#chat.addEventListener("change", () => this.#plan());
    byId("new-chat").addEventListener("click", () => this.#startOver());
    this.#language.addEventListener("change", () => this.#speak(this.#language.value));
    window.addEventListener("online", () => this.#chat.hurry());
    window.addEventListener("offline", () => this.#plan());
    document.addEventListener("visibilitychange", () => this.#onVisible());
    window.visualViewport?.addEventListener("resize", fitToKeyboard);
  }

  #listenToViews() {
    this.#start.addEventListener("start", ({ detail }) => this.#begin(detail));
    this.#start.addEventListener("reload", () => this.#configure());
    this.#header.addEventListener("end", () => this.#chat.end());
    this.#header.addEventListener("hurry", () => this.#chat.hurry());
    this.#transcript.addEventListener("choose", ({ detail }) => this.#say(detail));
    this.#transcript.addEventListener("retry", ({ detail }) => this.#chat.retry(detail));
    this.#transcript.addEventListener("save", ({ detail }) => this.#save(detail));
    this.#composer.addEventListener("file", ({ detail }) => this.#chat.sendFile(detail));
    this.#composer.addEventListener("say", ({ detail }) => this.#say(detail));
    this.#composer.addEventListener("typing", ({ detail }) => this.#chat.setTyping(detail));
  }

  /** Hand a file to the browser, which saves it. */
  async #save({ id, name }) {
    const content = await this.#chat.fetchFile(id);
    if (!content) return;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(content);
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  async #configure() {
    this.#configError = null;
    try {
      const config = await loadConfig(this.#base);
      this.#title = config.title || this.#title;
      this.#offered = LANGUAGES.filter(
        (code) => !config.languages.length || config.languages.includes(code),
      );
      this.#start.setQueues(config.queues);
      if (!config.queues.length) this.#configError = "queue";
    } catch {
      this.#configError = "config";
    }
    this.#offerLanguages();
  }

  #offerLanguages() {
    const offered = this.#offered.length ? this.#offered : LANGUAGES;
    this.#language.replaceChildren(...offered.map(makeLanguageOption));
    const wishes = [
      this.#memory.read("language"),
      this.#wishes.get("lang"),
      ...navigator.languages,
    ];
    this.#show(chooseLanguage(wishes, offered));
  }

  #speak(language) {
    this.#memory.write("language", language);
    this.#show(language);
  }

  #show(language) {
    this.#language.value = language;
    this.#language.parentElement.dataset.code = language.toUpperCase();
    this.#translator = new Translator(language);
    document.documentElement.lang = language;
    this.#translator.fill(document);
    this.#render();
  }

  #autostart() {
    this.#memory.write("autostarted", true);
    this.#start.submit();
  }

  #begin(form) {
    const from = document.referrer ? new URL(document.referrer) : location;
    this.#memory.write("profile", form);
    this.#chat.start({
      ...form,
      page: from.origin + from.pathname,
      language: this.#translator.language,
    });
  }

  #say(text) {
    this.#transcript.toEnd();
    this.#chat.say(text);
    this.#composer.focus();
  }

  #startOver() {
    this.#composer.clear();
    this.#chat.leave();
    this.#render();
    this.#start.setProfile(this.#memory.read("profile") ?? { name: "" });
    this.#start.focus();
  }

  #onVisible() {
    if (document.hidden) return;
    this.#unread = 0;
    this.#chat.hurry();
    this.#render();
  }

  /** Many changes in one turn are painted once. */
  #plan() {
    if (this.#planned) return;
    this.#planned = true;
    queueMicrotask(() => this.#render());
  }

  #render() {
    this.#planned = false;
    const { phase } = this.#chat;
    const inChat = phase === "open" || phase === "over";
    const translator = this.#translator;
    const error = phase === "idle" ? (this.#chat.error ?? this.#configError) : null;
    this.#start.render({ visible: !inChat, busy: phase === "starting", error }, translator);
    this.#renderHeader(inChat);
    show(byId("chat-view"), inChat);
    this.#composer.render(phase === "open", translator, this.#chat.file);
    show(byId("over-panel"), phase === "over");
    setText(byId("over-text"), phase === "over" ? overText(this.#chat, translator) : "");
    if (inChat) this.#renderTranscript();
    document.title = this.#unread ? `(${this.#unread}) ${this.#title}` : this.#title;
    this.#moveFocus(phase);
  }

  #renderHeader(inChat) {
    const peer = peerOf(this.#chat, this.#title, this.#translator);
    const notice = noticeOf(this.#chat, !navigator.onLine, this.#translator);
    const canEnd = this.#chat.phase === "open";
    this.#header.render(peer, notice, {
      view: inChat ? "chat" : "start",
      canEnd,
      ending: this.#chat.ending,
    });
  }

  #renderTranscript() {
    const rows = timeline(this.#chat.conversation, this.#chat.outbox.entries);
    const fresh = this.#transcript.render(
      rows,
      typistIn(this.#chat, this.#translator),
      this.#translator,
    );
    if (document.hidden) this.#unread += fresh;
  }

  /** When the view changes the focus goes with it; a phone's keyboard is not forced open. */
  #moveFocus(phase) {
    if (phase === this.#phase) return;
    this.#phase = phase;
    if (phase === "over") byId("new-chat").focus();
    else if (phase === "open" && matchMedia("(pointer: coarse)").matches) this.#header.focus();
    else if (phase === "open") this.#composer.focus();
  }
}

function makeLanguageOption(language) {
  const option = make("option", "", nameOf(language));
  option.value = language;
  option.lang = language;
  return option;
}

/** Where the keyboard covers the page instead of shrinking it, shrink the page to what is seen. */
function fitToKeyboard() {
  const { height, scale } = window.visualViewport;
  if (scale === 1) document.documentElement.style.setProperty("--visible-height", `${height}px`);
}

new Page().open();
