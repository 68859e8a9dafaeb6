// The full form of the chat: Microsoft's Web Chat, on the same line to the bot as the light form of chat.js.
"use strict";

const Card = "application/vnd.microsoft.card.adaptive";
const dark = matchMedia("(prefers-color-scheme: dark)");
const unsent = new Map();
let spoke = false, shown, render;

// Web Chat keeps its React to itself. This is what React 16 makes of <type {...props} />.
const element = (type, props, key = null) =>
  ({ $$typeof: Symbol.for("react.element"), type, key, ref: null, props, _owner: null });

const direction = lang => /^(ar|fa|he|ur)\b/.test(lang) ? "rtl" : "ltr";

// Each message says in which language it is.
const activityMiddleware = () => next => (...setup) => {
  const render = next(...setup);
  const { activity } = setup[0];
  const lang = activity.from.role === "bot" && activity.locale;
  return !render || !lang ? render : (...rest) => {
    const inner = render(...rest);
    return inner && element("div", { lang, dir: direction(lang), children: inner });
  };
};

// What was offered before counts no more: its numbers may stand for something else now.
function OfferedCard({ activity, attachment }) {
  const [activities] = WebChat.hooks.useActivities();
  const last = activities.findLast(({ type }) => type === "message");
  return element(WebChat.Components.AdaptiveCardContent, {
    content: attachment.content, disabled: !!last && last.id !== activity.id,
  });
}

const attachmentMiddleware = () => next => (...setup) =>
  setup[0].attachment.contentType === Card ? element(OfferedCard, setup[0]) : next(...setup);

// Times of messages are of no use here; what could not be sent is.
const activityStatusMiddleware = () => next => request => request.sendState === "sent" ? null : next(request);

const store = () => WebChat.createStore({}, () => next => action => {
  if (action.type === "DIRECT_LINE/POST_ACTIVITY" && action.payload.activity.type === "message")
    spoke = true;
  if (action.type !== "DIRECT_LINE/INCOMING_ACTIVITY")
    return next(action);
  const { activity } = action.payload;
  if (activity.type === "endOfConversation")
    ended();
  if (activity.type === "message" && activity.from.role === "bot")
    followLanguage(activity, spoke);
  // A card has all the words of its text.
  return next(activity.attachments?.some(({ contentType }) => contentType === Card)
    ? { ...action, payload: { ...action.payload, activity: { ...activity, text: "" } } } : action);
});

const colors = () => dark.matches
  ? { back: "#1b1b1b", text: "#f0f0f0", theirs: "#2e2e2e", mine: "#1d3c6e", line: "#8d9297", accent: "#97b8f0", on: "#1b1b1b" }
  : { back: "#fff", text: "#1b1b1b", theirs: "#f0f0f0", mine: "#dbe8fb", line: "#71767a", accent: "#1a4480", on: "#fff" };

function styleOptions() {
  const { back, text, theirs, mine, line, accent } = colors();
  return {
    accent, subtle: text, backgroundColor: back, primaryFont: "inherit", fontSizeSmall: "100%", paddingRegular: 12, paddingWide: 16,
    bubbleBackground: theirs, bubbleTextColor: text, bubbleBorderColor: line, bubbleBorderRadius: 6, bubbleBorderWidth: 0,
    bubbleFromUserBackground: mine, bubbleFromUserTextColor: text, bubbleFromUserBorderRadius: 6, bubbleFromUserBorderWidth: 0,
    bubbleMaxWidth: 560, bubbleMinHeight: 44, messageActivityWordBreak: "break-word",
    autoScrollSnapOnPage: true, hideUploadButton: true, sendBoxBackground: back, sendBoxTextColor: text, sendBoxHeight: 56, sendBoxTextWrap: true,
    sendBoxButtonColor: accent, sendBoxButtonColorOnDisabled: line, sendBoxPlaceholderColor: dark.matches ? "#c9c9c9" : "#565c65",
    ...Object.fromEntries(["Top", "Right", "Bottom", "Left"].map(side => [`sendBoxBorder${side}`, `2px solid ${line}`])), sendBoxButtonShadeColor: theirs,
    suggestedActionLayout: "flow", suggestedActionBackgroundColor: back, suggestedActionTextColor: accent,
    suggestedActionBorderColor: accent, suggestedActionBorderRadius: 4, suggestedActionHeight: 44,
    cardEmphasisBackgroundColor: theirs, cardPushButtonBackgroundColor: accent, cardPushButtonTextColor: back,
    connectivityTextSize: "100%", notificationText: text, slowConnectionAfter: 15000, showNub: false,
    transcriptOverlayButtonBackground: accent, transcriptOverlayButtonColor: back,
  };
}

// Cards count in points of the screen: theirs follow the size of letters that the reader has chosen.
const hostConfig = () => {
  const { text, accent } = colors();
  const size = parseFloat(getComputedStyle(document.body).fontSize);
  const foreground = { default: text, subtle: text };
  const color = Object.fromEntries(["default", "accent", "attention", "dark", "good", "light", "warning"].map(name => [name, foreground]));
  return {
    fontFamily: "inherit",
    fontSizes: { small: size, default: size, medium: size, large: size * 1.2, extraLarge: size * 1.5 },
    spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 12 },
    containerStyles: { default: { backgroundColor: "transparent", foregroundColors: color } },
    actions: { maxActions: 100, actionsOrientation: "vertical", actionAlignment: "stretch", buttonSpacing: 8, spacing: "default" },
    adaptiveCard: { allowCustomStyle: false }, separator: { lineColor: accent },
  };
};

function line() {
  const directLine = WebChat.createDirectLine({
    domain: new URL("v3/directline", document.baseURI).href, token: Line.token,
    conversationStartProperties: { locale: page.lang },
  });
  // Web Chat says which of its own languages it took; the bot is to know the page's.
  const post = directLine.postActivity.bind(directLine);
  directLine.postActivity = activity => {
    const name = activity.channelData?.clientActivityID;
    if (activity.type === "message")
      unsent.set(name, activity);
    return post({ ...activity, locale: page.lang }).do(id => id === "retry" || unsent.delete(name));
  };
  directLine.connectionStatus$.subscribe(status => {
    if (status === 2 && byId("status").textContent) {
      byId("status").textContent = "";
      tellLanguage();
    }
    if (status === 3 && directLine === shown)
      renew(directLine);
    if (status === 4)
      fallBack();
  });
  return directLine;
}

// Expired: the page was asleep for longer than a token lives. Our cookie still knows the chat, and Web Chat, which gives up
// on such a line, begins anew with all that was said. What it could not send goes first; under its name it goes once.
async function renew(directLine) {
  shown = null;
  try {
    await Line.enter();
    for (const [name, activity] of unsent) {
      await Line.post(activity);
      unsent.delete(name);
    }
  } catch (fault) {
    return fault.status === 404 ? ended() : fallBack();
  }
  directLine.end();
  showChat();
  byId("full").querySelector("[data-id=webchat-sendbox-input]")?.focus();
}

function fallBack() {
  byId("full").hidden = true;
  byId("full").replaceChildren();
  Line.chat = "";
  Light.show();
}

async function showFull() {
  try {
    await Line.enter();
  } catch {
    return fallBack();
  }
  byId("full").hidden = false;
  showChat();
  dark.addEventListener("change", () => render());
}

function showChat() {
  const once = { directLine: line(), store: store() }, place = make("div", {});
  byId("full").replaceChildren(place);
  shown = once.directLine;
  render = () => WebChat.renderWebChat({
    ...once, activityMiddleware, activityStatusMiddleware, attachmentMiddleware,
    adaptiveCardsHostConfig: hostConfig(), dir: document.documentElement.dir, locale: page.lang === "pt" ? "pt-BR" : page.lang,
    nonce: page.nonce, overrideLocalizedStrings: webchat, sendTypingIndicator: false,
    styleOptions: styleOptions(), userID: JSON.parse(atob(Line.token.split(".")[1].replace(/-/g, "+").replace(/_/g, "/"))).user,
  }, place);
  render();
}

document.head.append(make("script", { src: page.webchat, onload: showFull, onerror: () => Light.show() }));
