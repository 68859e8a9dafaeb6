// Twilio's own builder: writes each line, an answer as {name, attributes, children, text}, with its methods; one JSON line each.
const { twiml: { VoiceResponse } } = require("twilio");
const { createInterface } = require("readline");

const inside = {
  Say: (to, attributes) => to.say(attributes),
  Play: (to, attributes, text) => to.play(attributes, text),
  Pause: (to, attributes) => to.pause(attributes),
  Gather: (to, attributes) => to.gather({ ...attributes, input: attributes.input.split(" ") }),
  Dial: (to, attributes) => to.dial(attributes),
  Number: (to, attributes, text) => to.number(attributes, text),
  Redirect: (to, attributes, text) => to.redirect(attributes, text),
  Hangup: (to) => to.hangup(),
  break: (to, attributes) => to.break(attributes),
  prosody: (to, attributes) => to.prosody(attributes),
};
const whole = new Set(["Play", "Number", "Redirect", "Hangup", "Pause", "break"]);

// Text between SSML elements has no method: it is written through the element, which each object keeps under its own name.
function write(to, node) {
  if (node.text !== undefined) return void to[to._propertyName].txt(node.text);
  const text = node.children.map((child) => child.text ?? "").join("");
  const made = inside[node.name](to, node.attributes, text);
  if (!whole.has(node.name)) {
    for (const child of node.children) write(made, child);
  }
}

createInterface({ input: process.stdin }).on("line", (line) => {
  const response = new VoiceResponse();
  for (const child of JSON.parse(line).children) write(response, child);
  console.log(JSON.stringify({ xml: response.toString() }));
});
