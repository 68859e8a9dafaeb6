// Twilio's own library: signs or checks each line {token, url, form, signature}, or writes {say} as TwiML; one JSON line each.
const twilio = require("twilio");
const { createInterface } = require("readline");
const { getExpectedTwilioSignature } = require("twilio/lib/webhooks/webhooks");

function params(form) {
  const all = {};
  for (const [name, value] of new URLSearchParams(form)) {
    all[name] = name in all ? [].concat(all[name], value) : value;
  }
  return all;
}

function answer({ token, url, form, body, signature, say }) {
  if (say) {
    const response = new twilio.twiml.MessagingResponse();
    for (const text of say) response.message(text);
    return { xml: response.toString() };
  }
  const signed = body === undefined ? params(form) : {};
  return {
    signature: getExpectedTwilioSignature(token, url, signed),
    valid: body === undefined
      ? twilio.validateRequest(token, signature, url, signed)
      : twilio.validateRequestWithBody(token, signature, url, body),
  };
}

createInterface({ input: process.stdin }).on("line", (line) => {
  console.log(JSON.stringify(answer(JSON.parse(line))));
});
