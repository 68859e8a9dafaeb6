// The Bot Framework's own SDK for Node on one thread: a waterfall of text prompts over its in-memory storage, fed with the
// messages of a booking. Prints turns a second. `node botbuilder.cjs SECONDS`, messages as lines on standard input.
'use strict';

const { readFileSync } = require('node:fs');
const { ConversationState, MemoryStorage, TestAdapter } = require('botbuilder');
const { DateTimePrompt, DialogSet, DialogTurnStatus, TextPrompt, WaterfallDialog } = require('botbuilder-dialogs');

const seconds = Number(process.argv[2]);
const dates = process.argv[3] === 'dates';
const isDate = (text) => /day|[0-9]{4}$/.test(text) && text.includes(' ');
const script = readFileSync(0, 'utf8').split('\n').filter((line) => line !== '');

const state = new ConversationState(new MemoryStorage());
const dialogs = new DialogSet(state.createProperty('dialogs'));
const ask = (prompt, text) => (step) => {
  if (step.result !== undefined) step.values[text] = step.result;
  return step.prompt(prompt, text);
};
dialogs.add(new TextPrompt('text'));
dialogs.add(new DateTimePrompt('date'));
dialogs.add(new WaterfallDialog('book', [
  ...script.slice(1).map((answer, at) => ask(dates && isDate(answer) ? 'date' : 'text', `Question ${at + 1}?`)),
  (step) => step.endDialog(step.values),
]));

const adapter = new TestAdapter(async (context) => {
  const dialog = await dialogs.createContext(context);
  const result = await dialog.continueDialog();
  if (result.status === DialogTurnStatus.empty) await dialog.beginDialog('book');
  if (result.status === DialogTurnStatus.complete) await context.sendActivity('Booked.');
  await state.saveChanges(context);
});

async function measure(length) {
  const start = process.hrtime.bigint();
  let turns = 0;
  while (Number(process.hrtime.bigint() - start) < length * 1e9) {
    for (const text of script) {
      await adapter.receiveActivity(text);
      adapter.activityBuffer.length = 0;
      turns++;
    }
  }
  return turns / (Number(process.hrtime.bigint() - start) / 1e9);
}

(async () => {
  await measure(2);
  console.log((await measure(seconds)).toFixed(0));
})();
