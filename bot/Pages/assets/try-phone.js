// The phone line: what POST /voice answers is read out by the browser's own voice, keys and words go back to it.
import { Twiml } from "./try-twiml.js";

export class Phone {
  #$; #changed; #call = null; #keys = "";

  constructor($, changed) {
    this.#$ = $;
    this.#changed = changed;
    $("call").addEventListener("click", () => this.#begin());
    $("hang-up").addEventListener("click", () => this.#end("You hung up.", "completed"));
    $("aloud").addEventListener("change", () => { if (!$("aloud").checked) speechSynthesis?.cancel(); });
    $("speaking").addEventListener("submit", (event) => { event.preventDefault(); this.#say(); });
    for (const key of $("keypad").querySelectorAll("button")) key.addEventListener("click", () => this.#press(key.textContent));
    this.#state("No call.");
  }

  async #begin() {
    this.#$("heard").replaceChildren();
    this.#call = { sid: `CA${Date.now().toString(16)}`.padEnd(34, "0") };
    this.#state("Ringing.");
    await this.#post("voice", { CallStatus: "ringing" });
  }

  async #post(address, fields) {
    const call = this.#call;
    const form = new URLSearchParams({
      CallSid: call.sid, AccountSid: "AC".padEnd(34, "0"), From: this.#$("number").value, Caller: this.#$("number").value,
      To: "+15005550006", Called: "+15005550006", Direction: "inbound", ApiVersion: "2010-04-01", CallStatus: "in-progress", ...fields,
    });
    const answer = await fetch(address, { method: "POST", body: form }).catch(() => null);
    if (call !== this.#call) return;
    if (answer?.status === 403) return this.#end("Twilio:AuthToken is set, so calls must be signed.");
    if (!answer?.ok) return this.#end(answer?.status === 404 ? "This build has no phone line." : "The line does not answer.");
    await this.#follow(await answer.text(), call);
    this.#changed();
  }

  // Does what the answer says, in its order; a Gather listens while it speaks.
  async #follow(text, call) {
    for (const verb of Twiml.read(text)) {
      if (call !== this.#call) return;
      if (verb.name === "say") await this.#speak(verb, call);
      else if (verb.name === "play") await this.#play(verb, call);
      else if (verb.name === "pause") await this.#wait(verb.seconds, call);
      else if (verb.name === "redirect") return this.#post(verb.address, {});
      else if (verb.name === "hangup") return this.#end("The line hung up.", "completed");
      else if (verb.name === "dial") return this.#end(`You would now be connected to ${verb.number}.`);
      else if (verb.name === "gather") return this.#gather(verb, call);
    }
    this.#end("The line hung up.", "completed");
  }

  async #gather(verb, call) {
    this.#keys = "";
    call.gather = verb;
    this.#state(verb.speech ? "Say it or press keys." : "Press keys.");
    for (const inner of verb.inner) {
      if (call.gather !== verb || call !== this.#call) return;
      if (inner.name === "say") await this.#speak(inner, call, verb);
      else if (inner.name === "play") await this.#play(inner, call, verb);
      else await this.#wait(inner.seconds, call);
    }
    this.#rest(verb, call);
  }

  // Nothing is pressed or said: the line is told, as it would be. Without the voice there is time to read.
  #rest(verb, call) {
    clearTimeout(call.rest);
    const patience = this.#$("aloud").checked ? verb.seconds : 60;
    call.rest = setTimeout(() => { if (call.gather === verb) this.#answer(this.#keys ? { Digits: this.#keys } : {}); }, patience * 1000);
  }

  #press(key) {
    const call = this.#call, verb = call?.gather;
    if (!verb) return;
    speechSynthesis?.cancel();
    if (key === verb.finish) return this.#answer({ Digits: this.#keys });
    this.#keys += key;
    this.#state(`Keys: ${this.#keys}`);
    if (this.#keys.length === verb.digits) this.#answer({ Digits: this.#keys });
    else this.#rest(verb, call);
  }

  #say() {
    const words = this.#$("speech").value.trim();
    if (words === "" || !this.#call?.gather?.speech) return;
    this.#$("speech").value = "";
    speechSynthesis?.cancel();
    this.#answer({ SpeechResult: words, Confidence: "0.9" });
  }

  #answer(fields) {
    const call = this.#call, verb = call.gather;
    clearTimeout(call.rest);
    call.gather = null;
    this.#bubble(fields.SpeechResult ?? (fields.Digits ? `[${fields.Digits}]` : "(silence)"), "mine");
    this.#state("Listening.");
    return this.#post(verb.action, fields);
  }

  async #speak(verb, call, gather) {
    this.#bubble(verb.words, "", verb.language);
    if (!this.#$("aloud").checked || !globalThis.speechSynthesis) return;
    const voice = speechSynthesis.getVoices().find((voice) => voice.lang.replace("_", "-").startsWith(verb.language.split("-")[0]));
    if (!voice) return;
    await new Promise((done) => {
      const said = new SpeechSynthesisUtterance(verb.words);
      said.lang = verb.language;
      said.voice = voice;
      said.onend = said.onerror = done;
      if (call === this.#call && (!gather || call.gather === gather)) speechSynthesis.speak(said);
      else done();
      // Some browsers never tell that a voice has ended.
      setTimeout(done, 2000 + verb.words.length * 120);
    });
  }

  async #play(verb, call) {
    this.#bubble(`♪ ${verb.address.split("/").pop()}`, "note");
    if (!this.#$("aloud").checked) return;
    const sound = new Audio(verb.address);
    call.sound?.pause();
    call.sound = sound;
    await new Promise((done) => { sound.onended = sound.onerror = sound.onpause = done; sound.play().catch(done); });
  }

  #wait(seconds, call) { return new Promise((done) => setTimeout(done, this.#$("aloud").checked && call === this.#call ? seconds * 1000 : 0)); }

  #end(words, status) {
    const call = this.#call;
    if (!call) return;
    clearTimeout(call.rest);
    call.sound?.pause();
    globalThis.speechSynthesis?.cancel();
    this.#call = null;
    this.#state(words);
    if (status) {
      const form = new URLSearchParams({ CallSid: call.sid, From: this.#$("number").value, To: "+15005550006", CallStatus: status });
      fetch("voice/status", { method: "POST", body: form }).catch(() => {});
    }
  }

  #state(words) {
    this.#$("call-state").textContent = words;
    this.#$("call").disabled = this.#call !== null;
    this.#$("hang-up").disabled = this.#call === null;
    this.#$("speaking").querySelector("button").disabled = !this.#call?.gather?.speech;
  }

  #bubble(words, kind, language) {
    const bubble = document.createElement("div");
    bubble.className = `bubble ${kind}`;
    bubble.dir = "auto";
    if (language) bubble.lang = language;
    bubble.textContent = words;
    this.#$("heard").append(bubble);
    this.#$("heard").scrollTop = this.#$("heard").scrollHeight;
  }
}
