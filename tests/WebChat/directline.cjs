// Microsoft's own Direct Line client, without a browser. Plays the scenario of its second argument against the address
// of its first, and tells as one JSON line what came, in order, and what became of the connection.
global.XMLHttpRequest = require("xhr2");
const Socket = require("ws");
const { DirectLine } = require("botframework-directlinejs");

const [, , base, scenario] = process.argv;
const sockets = [];
global.WebSocket = class extends Socket { constructor(url) { super(url); sockets.push(this); } };

let cookie = "";
async function enter() {
  const response = await fetch(`${base}/chat/token`, { method: "POST", headers: { cookie } });
  cookie = response.headers.getSetCookie().map(one => one.split(";")[0]).join("; ");
  return response.json();
}

(async () => {
  const { token, conversationId } = await enter();
  const line = new DirectLine({
    token, domain: `${base}/v3/directline`, webSocket: scenario !== "polling", pollingInterval: 250,
    conversationStartProperties: { locale: "es-US" }, random: () => 0,
  });
  const activities = [], statuses = [], posted = [];
  line.connectionStatus$.subscribe(status => statuses.push(status));
  line.activity$.subscribe(({ id, type, text, from, channelData, locale }) =>
    activities.push({ id, type, text, role: from.role, client: channelData?.clientActivityID, locale }));

  const until = async holds => {
    for (let i = 0; !holds(); i++) {
      if (i > 600) throw new Error(`It did not come: ${JSON.stringify({ activities, statuses })}`);
      await new Promise(done => setTimeout(done, 50));
    }
  };
  const answers = () => activities.filter(activity => activity.role === "bot").length;
  const post = (text, client) => new Promise((done, fail) => line.postActivity({
    type: "message", text, from: { id: "me" }, channelData: { clientActivityID: client },
  }).subscribe(done, fail));
  // Where no answer came in time the client says "retry", and its user sends the message again.
  const send = async (text, client) => {
    const id = await post(text, client);
    id === "retry" ? await send(text, client) : posted.push(id);
  };
  const say = async (text, client) => {
    const before = answers();
    await send(text, client);
    await until(() => answers() > before);
  };

  await until(() => answers() === 1);
  await say("quiero una cita", "first");
  if (scenario === "drop") {
    sockets.at(-1).terminate();
    await send("1", "second");
    await send("33126", "third");
    await until(() => answers() === 4);
  }
  if (scenario === "refresh")
    line.token = await new Promise((done, fail) => line.refreshToken().subscribe(done, fail));
  if (scenario === "expire") {
    await fetch(`${base}/dev/clock?advance=PT31M`, { method: "POST" });
    await post("1", "lost");
    await until(() => statuses.includes(3));
    const again = await enter();
    const conversation = await fetch(`${base}/v3/directline/conversations/${again.conversationId}?watermark=${line.watermark}`, {
      headers: { Authorization: `Bearer ${again.token}` },
    });
    line.reconnect(await conversation.json());
  }
  if (scenario !== "drop")
    await say("1", "last");
  line.end();
  console.log(JSON.stringify({ conversationId, activities, statuses, posted, sockets: sockets.length, watermark: line.watermark }));
  process.exit(0);
})().catch(fault => { console.error(fault); process.exit(1); });
