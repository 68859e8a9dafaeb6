// ical.js, the parser of Thunderbird: reads each line {file} as a calendar and tells what it understood; one JSON line each.
const ICAL = require("ical.js").default ?? require("ical.js");
const { createInterface } = require("readline");

function read({ file }) {
  const calendar = new ICAL.Component(ICAL.parse(file));
  const zone = new ICAL.Timezone(calendar.getFirstSubcomponent("vtimezone"));
  ICAL.TimezoneService.reset();
  ICAL.TimezoneService.register(zone);
  const component = calendar.getFirstSubcomponent("vevent");
  const event = new ICAL.Event(component);
  const start = event.startDate, end = event.endDate;
  start.zone = end.zone = zone;
  return {
    method: calendar.getFirstPropertyValue("method"),
    uid: event.uid,
    sequence: event.sequence,
    status: component.getFirstPropertyValue("status"),
    summary: event.summary,
    location: event.location,
    description: event.description,
    language: component.getFirstProperty("summary").getParameter("language"),
    organizer: event.organizer,
    zone: zone.tzid,
    start: start.toUnixTime(),
    end: end.toUnixTime(),
    stamp: component.getFirstPropertyValue("dtstamp").toUnixTime(),
    alarms: component.getAllSubcomponents("valarm").map((alarm) =>
      alarm.getFirstPropertyValue("trigger").toSeconds()),
  };
}

createInterface({ input: process.stdin }).on("line", (line) => {
  console.log(JSON.stringify(read(JSON.parse(line))));
});
