// Reads TwiML for a call into what is to be done, in order. An address is taken by its path alone: nothing leaves here.

export const Twiml = {
  read(text) {
    const response = new DOMParser().parseFromString(text, "text/xml").documentElement;
    return response.tagName === "Response" ? [...response.children].map(verb) : [];
  },
};

function verb(element) {
  const get = (name, usual) => element.getAttribute(name) ?? usual;
  switch (element.tagName) {
    case "Say": return { name: "say", words: element.textContent.trim().replace(/\s+/g, " "), language: get("language", "en-US") };
    case "Play": return { name: "play", address: path(element.textContent) };
    case "Pause": return { name: "pause", seconds: Number(get("length", "1")) };
    case "Redirect": return { name: "redirect", address: path(element.textContent) };
    case "Dial": return { name: "dial", number: element.textContent.trim() };
    case "Gather": return {
      name: "gather", action: path(get("action", "voice/turn")), speech: get("input", "dtmf").includes("speech"),
      digits: Number(get("numDigits", "0")), finish: get("finishOnKey", "#"), seconds: Number(get("timeout", "5")),
      inner: [...element.children].map(verb),
    };
    default: return { name: element.tagName.toLowerCase() };
  }
}

// Relative to this page, so that a path in front of us is kept.
function path(address) {
  const url = new URL(address.trim(), document.baseURI);
  return url.pathname.replace(/^.*\/(?=voice)/, "") + url.search;
}
