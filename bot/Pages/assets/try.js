// The page to try the lines: the clock, the outbox, and what ties them to the texts and the phone.
import { Texts } from "./try-texts.js";
import { Phone } from "./try-phone.js";

const $ = (id) => document.getElementById(id);
const texts = new Texts($);
new Phone($, () => refresh());

const day = new Intl.DateTimeFormat(undefined, { weekday: "short", day: "numeric", month: "short", hour: "numeric", minute: "2-digit", timeZone: "America/New_York", timeZoneName: "short" });
let outbox = [];

async function refresh() {
  const [clock, sent] = await Promise.all([fetch("dev/clock"), fetch("dev/outbox")]);
  $("now").textContent = `It is ${day.format(new Date((await clock.json()).now))}.`;
  outbox = await sent.json();
  list();
  texts.arrived(outbox);
}

function list() {
  $("outbox").replaceChildren(...outbox.map((message) => {
    const row = document.createElement("tr");
    for (const words of [day.format(new Date(message.due)), message.to, message.kind, message.state, message.text ?? ""]) {
      const cell = document.createElement("td");
      cell.dir = "auto";
      cell.textContent = words;
      row.append(cell);
    }
    return row;
  }));
}

async function pass(by) {
  const buttons = $("advance").querySelectorAll("button");
  for (const button of buttons) button.disabled = true;
  try {
    await fetch(`dev/clock?advance=${by}`, { method: "POST" });
    await refresh();
  } finally {
    for (const button of buttons) button.disabled = false;
  }
}

async function passUntilNext() {
  const now = new Date((await (await fetch("dev/clock")).json()).now);
  const next = outbox.filter((message) => message.state === "waiting").map((message) => new Date(message.due))
    .filter((due) => due > now).sort((a, b) => a - b)[0];
  if (next) await pass(`PT${Math.ceil((next - now) / 1000) + 60}S`);
  else $("now").textContent = "No message is waiting to be sent.";
}

for (const button of $("advance").querySelectorAll("[data-by]")) {
  button.addEventListener("click", () => pass(button.dataset.by));
}
$("until-next").addEventListener("click", passUntilNext);
texts.onSent = refresh;
setInterval(() => { if (!document.hidden) refresh().catch(() => {}); }, 5000);
refresh();
