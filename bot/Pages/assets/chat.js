// The chat page: who one is, the line to the bot, and the light form of the chat. It speaks Direct Line 3.0.
"use strict";

const page = document.body.dataset;
const { page: words, webchat } = JSON.parse(document.getElementById("words").textContent);
const byId = id => document.getElementById(id);
const wait = ms => new Promise(done => setTimeout(done, ms));

function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

const Line = {
  token: "", chat: "", watermark: "", live: false,

  async ask(path, body, method = body === undefined ? "GET" : "POST") {
    const response = await fetch(path, {
      method,
      headers: { "Content-Type": "application/json", ...(this.token && { Authorization: `Bearer ${this.token}` }) },
      body: body && JSON.stringify(body),
    });
    const answer = await response.json().catch(() => ({}));
    if (!response.ok)
      throw Object.assign(new Error(answer.error?.code ?? `${response.status}`), {
        status: response.status, said: answer.error?.message, after: Number(response.headers.get("Retry-After")) || 0,
      });
    return answer;
  },

  // Ours, not Direct Line's: the cookie of this page gives back its chat, also after a reload or an expired token.
  async enter() {
    this.token = "";
    const { token, conversationId } = await this.ask("chat/token", {});
    if (this.chat && this.chat !== conversationId)
      throw Object.assign(new Error("Another chat."), { status: 404 });
    [this.token, this.chat] = [token, conversationId];
  },

  async start() {
    await this.enter();
    const opened = await this.ask("v3/directline/conversations", { locale: page.lang });
    this.token = opened.token;
    return opened;
  },

  at(path = "") { return `v3/directline/conversations/${this.chat}${path}`; },

  async post(activity) {
    try {
      return await this.ask(this.at("/activities"), { locale: page.lang, ...activity });
    } catch (fault) {
      if (fault.status !== 403)
        throw fault;
      await this.enter();
      return this.ask(this.at("/activities"), { locale: page.lang, ...activity });
    }
  },

  // Until the chat ends: a web socket while there is one, asking every two seconds while there is none.
  async listen(streamUrl, take, status) {
    for (let failures = 0; ; failures++) {
      if (streamUrl && await this.stream(streamUrl, take, status))
        failures = 0;
      if (this.over)
        return;
      status(words.offline);
      await wait(Math.min(1000 * 2 ** failures, 15000) * (.5 + Math.random() / 2));
      streamUrl = await this.again(take, status, failures);
    }
  },

  stream(url, take, status) {
    return new Promise(closed => {
      let opened = false;
      const socket = new WebSocket(url);
      const patience = setTimeout(() => socket.close(), 10000);
      const beat = setInterval(() => socket.readyState === 1 && socket.send(""), 20000);
      socket.onopen = () => { opened = true; clearTimeout(patience); status(""); };
      socket.onmessage = ({ data }) => data && this.take(JSON.parse(data), take);
      socket.onclose = () => { clearInterval(beat); clearTimeout(patience); closed(opened); };
      addEventListener("offline", () => socket.close(), { once: true });
    });
  },

  async again(take, status, failures) {
    try {
      const back = await this.ask(this.at(`?watermark=${this.watermark}`));
      this.token = back.token;
      if (failures < 2)
        return back.streamUrl;
      this.take(await this.ask(this.at(`/activities?watermark=${this.watermark}`)), take);
      status("");
      return failures % 8 ? null : back.streamUrl;
    } catch (fault) {
      if (fault.status === 404)
        this.end(take);
      else if (fault.status === 403)
        await this.enter().catch(other => other.status === 404 && this.end(take));
      return null;
    }
  },

  take(set, take) {
    if (set.watermark)
      this.watermark = set.watermark;
    for (const activity of set.activities)
      activity.type === "endOfConversation" ? this.end(take) : take(activity);
  },

  end(take) {
    if (!this.over)
      take({ type: "endOfConversation" });
    this.over = true;
  },
};

const Light = {
  sent: new Map(),

  async show() {
    byId("light").hidden = false;
    byId("say").addEventListener("submit", event => {
      event.preventDefault();
      const text = byId("text").value.trim();
      byId("text").value = "";
      if (text)
        this.say(text);
    });
    for (let tries = 0; !Line.chat; tries++)
      try {
        const opened = await Line.start();
        tellLanguage();
        byId("say").hidden = false;
        Line.listen(opened.streamUrl, activity => this.take(activity), text => this.status(text));
      } catch (fault) {
        Line.chat = "";
        this.status(fault.said && fault.status === 502 ? fault.said : words.offline);
        await wait(1000 * Math.max(fault.after ?? 0, Math.min(2 ** tries, 15)));
      }
  },

  status(text) { byId("status").textContent = text; },

  take(activity) {
    if (activity.type === "typing")
      return this.typing();
    if (activity.type === "endOfConversation")
      return ended();
    if (activity.type !== "message" || byId(activity.id))
      return;
    this.typing(false);
    activity.from.role === "user" ? this.mine(activity) : this.theirs(activity);
    this.scroll();
  },

  typing(on = true) {
    clearTimeout(this.until);
    if (on || byId("status").textContent === words.typing)
      this.status(on ? words.typing : "");
    if (on)
      this.until = setTimeout(() => this.typing(false), 10000);
  },

  theirs(activity) {
    this.disableButtons();
    const card = activity.attachments?.find(a => a.contentType === "application/vnd.microsoft.card.adaptive")?.content;
    const links = (card?.actions ?? []).filter(a => a.type === "Action.OpenUrl" && /^https?:/.test(a.url));
    const actions = (card?.actions ?? []).filter(a => a.data?.cardAction).map(a => ({ title: a.title, ...a.data.cardAction }))
      .concat(activity.suggestedActions?.actions ?? []);
    const bubble = this.bubble("theirs", words.bot, activity.locale,
      card ? card.body.map(block => this.block(block)) : this.paragraphs(activity.text));
    bubble.id = activity.id;
    for (const { title, url } of links)
      bubble.append(make("p", {}, make("a", { className: "button", href: url, target: "_blank", rel: "noopener", textContent: title })));
    if (actions.length)
      bubble.append(make("ul", { className: "choices" }, ...actions.map(action => make("li", {}, make("button", {
        type: "button", textContent: action.title, onclick: () => this.say(action.text, action.displayText),
      })))));
    byId("log").append(bubble);
    followLanguage(activity, this.spoke);
  },

  block({ inlines }) {
    return make("p", {}, ...inlines.map(run =>
      run.weight ? make("strong", { className: run.size ? "large" : "", textContent: run.text }) : run.text));
  },

  paragraphs(text) {
    return text.split("\n").filter(line => line).map(line => make("p", {}, line));
  },

  mine(activity) {
    const id = activity.channelData?.clientActivityID;
    const bubble = this.sent.get(id) ?? this.draw(activity.channelData?.messageBack?.displayText ?? activity.text);
    this.sent.delete(id);
    bubble.id = activity.id;
    bubble.querySelector(".fate")?.remove();
    this.disableButtons(bubble);
  },

  draw(text) {
    const bubble = this.bubble("mine", words.you, "", [make("p", { dir: "auto", textContent: text })]);
    byId("log").append(bubble);
    return bubble;
  },

  bubble(kind, who, lang, children) {
    const bubble = make("div", { className: `bubble ${kind}` }, make("span", { className: "who", textContent: `${who}: ` }), ...children);
    if (lang) {
      bubble.lang = lang;
      bubble.dir = /^(ar|fa|he|ur)\b/.test(lang) ? "rtl" : "ltr";
    }
    return bubble;
  },

  // What was offered before counts no more: its numbers may stand for something else now.
  disableButtons(before) {
    for (const button of document.querySelectorAll(".choices button:not([disabled])"))
      if (!before || before.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_PRECEDING)
        button.disabled = true;
  },

  async say(text, shown) {
    const id = Array.from(crypto.getRandomValues(new Uint8Array(12)), byte => byte.toString(16)).join("");
    this.spoke = true;
    const bubble = this.draw(shown ?? text);
    this.sent.set(id, bubble);
    this.disableButtons();
    byId("text").focus();
    this.scroll();
    await this.send({
      type: "message", text, textFormat: "plain", from: { id: "me", role: "user" },
      channelData: { clientActivityID: id, ...(shown && { messageBack: { displayText: shown } }) },
    }, bubble);
  },

  // The same message under the same name, however often: the bot takes it once.
  async send(activity, bubble) {
    const fate = make("p", { className: "fate", textContent: words.sending });
    bubble.append(fate);
    for (let tries = 0; tries < 5; tries++)
      try {
        await Line.post(activity);
        return fate.remove();
      } catch (fault) {
        if (fault.said && fault.status === 502)
          this.status(fault.said);
        if (fault.status === 404)
          return Line.end(one => this.take(one));
        if (fault.status >= 400 && fault.status < 500 && fault.status !== 429)
          break;
        await wait(1000 * Math.max(fault.after ?? 0, 2 ** tries));
      }
    if (!bubble.id)
      fate.replaceChildren(`${words.unsent} `, make("button", {
        type: "button", textContent: words.retry, onclick: () => { fate.remove(); this.send(activity, bubble); },
      }));
  },

  // To the end, but never past the beginning of what is new.
  scroll() {
    const log = byId("log"), last = log.lastElementChild;
    if (last)
      log.scrollTop += last.getBoundingClientRect().height > log.clientHeight
        ? last.getBoundingClientRect().top - log.getBoundingClientRect().top : log.scrollHeight;
  },
};

// A page that was set to another language asks the bot for it, but not where it only follows the bot.
function tellLanguage() {
  if (sessionStorage.getItem("followed") !== page.lang)
    Line.post({ type: "event", name: "language" }).catch(() => {});
  sessionStorage.removeItem("followed");
}

// Who writes Spanish on an English page is answered in Spanish, and gets the page in Spanish too.
function followLanguage({ locale }, spoke) {
  if (!spoke || !locale || locale === page.lang)
    return;
  sessionStorage.setItem("followed", locale);
  const address = new URL(location);
  address.searchParams.set("lang", locale);
  location.replace(address);
}

function ended() {
  for (const id of ["light", "full", "end"])
    byId(id).hidden = true;
  byId("over").hidden = false;
  byId("over").querySelector("a").focus();
}

async function endChat() {
  await Line.post({ type: "endOfConversation" }).catch(fault => { if (fault.status !== 404) throw fault; });
  await fetch("chat/token", { method: "DELETE" });
  Line.over = true;
  ended();
}

byId("end").addEventListener("click", endChat);
byId("lang").addEventListener("change", event => event.target.form.submit());

// The full chat is a large file: not where the line is slow, and not where it is not there.
const slow = navigator.connection?.saveData || /2g$/.test(navigator.connection?.effectiveType ?? "");
if (page.full && page.form !== "light" && (page.form === "full" || !slow)) {
  byId("status").textContent = words.loading;
  document.head.append(make("script", { src: page.full, onerror: () => Light.show() }));
} else
  Light.show();
