// The text messages of a number, as bubbles: what is written goes to POST /sms as the network would deliver it.

export class Texts {
  #$; #seen = new Set(); #sent = 0; #first = true;
  onSent = () => {};

  constructor($) {
    this.#$ = $;
    $("texting").addEventListener("submit", (event) => { event.preventDefault(); this.#write(); });
    $("text").addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); this.#write(); }
    });
    $("begin").addEventListener("change", () => { $("text").value = $("begin").value; $("begin").value = ""; $("text").focus(); });
    $("number").addEventListener("change", () => { $("texts").replaceChildren(); $("choices").replaceChildren(); this.#seen.clear(); });
  }

  // What would have gone out to this number meanwhile. What was there before the page opened is no news.
  arrived(outbox) {
    for (const message of outbox) {
      const mine = message.to === this.#$("number").value && message.state === "would have gone" && message.text;
      const name = `${message.kind} ${message.number} ${message.due}`;
      if (!mine || this.#seen.has(name)) continue;
      this.#seen.add(name);
      if (!this.#first) this.#show(message.text);
    }
    this.#first = false;
  }

  async #write() {
    const words = this.#$("text").value.trim();
    if (words === "") return;
    this.#$("text").value = "";
    await this.#send(words);
  }

  async #send(words) {
    this.#bubble(words, "mine");
    this.#$("choices").replaceChildren();
    const form = new URLSearchParams({
      MessageSid: `SM${Date.now().toString(16)}${(this.#sent++).toString(16)}`.padEnd(34, "0"),
      From: this.#$("number").value, To: "+15005550006", NumMedia: "0", Body: words,
    });
    try {
      const answer = await fetch("sms", { method: "POST", body: form });
      if (answer.status === 403) this.#note("Twilio:AuthToken is set, so texts must be signed. Start without it to try this page.");
      else if (!answer.ok && answer.status !== 503) this.#note(`Refused (${answer.status}).`);
      else this.#read(await answer.text());
    } catch {
      this.#note("The server does not answer.");
    }
    this.onSent();
  }

  #read(twiml) {
    const messages = [...new DOMParser().parseFromString(twiml, "text/xml").querySelectorAll("Message")];
    if (messages.length === 0) this.#note("To this word the network answers by itself; the bot noted it and says nothing.");
    for (const message of messages) this.#show(message.textContent);
  }

  #show(words) {
    this.#bubble(words, "");
    const choices = words.split("\n").map((line) => /^(\d{1,2}) (.+)$/.exec(line)).filter((line) => line);
    this.#$("choices").replaceChildren(...choices.map(([, number, words]) => {
      const button = document.createElement("button");
      button.type = "button";
      button.dir = "auto";
      button.textContent = `${number} ${words}`;
      button.addEventListener("click", () => this.#send(number));
      return button;
    }));
  }

  #note(words) { this.#bubble(words, "note"); }

  #bubble(words, kind) {
    const bubble = document.createElement("div");
    bubble.className = `bubble ${kind}`;
    bubble.dir = "auto";
    for (const piece of words.split(/(https?:\/\/\S+)/)) bubble.append(piece.startsWith("http") ? link(piece) : piece);
    this.#$("texts").append(bubble);
    this.#$("texts").scrollTop = this.#$("texts").scrollHeight;
  }
}

// Ours lead here, whatever address the bot knows itself by.
function link(address) {
  const a = document.createElement("a");
  a.href = /\/a\/[^/]+$/.test(address) ? `a/${address.split("/").pop()}` : address;
  a.target = "_blank";
  a.rel = "noopener";
  a.textContent = address;
  return a;
}
