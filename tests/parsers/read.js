// Read a calendar with three parsers and print what each of them found: read.js CALENDAR.ics [CALENDAR.jcal]
import { readFileSync } from "node:fs";
import ICAL from "ical.js";
import nodeIcal from "node-ical";
import { convertIcsCalendar } from "ts-ics";

const [path, jcal] = process.argv.slice(2);
const text = readFileSync(path, "utf8");
const plain = (value) => (typeof value === "object" && value !== null ? value.val : value) ?? "";
const instant = (date) => new Date(date).toISOString();

function byIcalJs(component) {
  return component.getAllSubcomponents("vevent").map((each) => {
    const event = new ICAL.Event(each);
    const said = (name) => each.getFirstPropertyValue(name) ?? "";
    return [event.uid, instant(event.startDate.toJSDate()), instant(event.endDate.toJSDate()),
      said("summary"), said("location"), said("description"), said("status")];
  });
}

function byNodeIcal() {
  return Object.values(nodeIcal.sync.parseICS(text)).filter((each) => each.type === "VEVENT").map((each) => [
    each.uid, instant(each.start), instant(each.end), plain(each.summary), plain(each.location),
    plain(each.description), each.status]);
}

function byTsIcs() {
  return convertIcsCalendar(undefined, text).events.map((each) => [
    each.uid, instant(each.start.date), instant((each.end ?? each.start).date), each.summary,
    each.location ?? "", each.description ?? "", each.status]);
}

const found = { "ical.js": byIcalJs(new ICAL.Component(ICAL.parse(text))), "node-ical": byNodeIcal(), "ts-ics": byTsIcs() };
if (jcal) {
  found["ical.js, from jCal"] = byIcalJs(new ICAL.Component(JSON.parse(readFileSync(jcal, "utf8"))));
}
console.log(JSON.stringify(found));
