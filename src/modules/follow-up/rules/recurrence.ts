import { MedusaError } from "@medusajs/framework/utils"
import { RRule } from "rrule"

import { Day } from "../../../shared/days"

/** No rule is longer; it is read by people too. */
const LONGEST = 200
/** What comes again is looked for so many years ahead: 29 February comes after eight at the latest. */
const YEARS_AHEAD = 12

/** The calendar is the same again after so many years, weekdays included. */
const CYCLE_YEARS = 400
const LAST_YEAR = 9999

const NUMBER = (least: number, most: number) => (value: string) =>
  /^-?\d{1,4}$/.test(value) && parseInt(value, 10) >= least && parseInt(value, 10) <= most && parseInt(value, 10) !== 0
const EACH = (test: (value: string) => boolean, most: number) => (value: string) => {
  const parts = value.split(",")
  return parts.length <= most && parts.every(test)
}
const WEEKDAY = /^(MO|TU|WE|TH|FR|SA|SU)$/
const NUMBERED_WEEKDAY = /^([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)$/

/** Parts of RFC 5545 that every rule may have. */
const PARTS: Record<string, (value: string) => boolean> = {
  INTERVAL: NUMBER(1, 999),
  COUNT: NUMBER(1, 999),
  UNTIL: (value) => /^\d{8}(T\d{6}Z?)?$/.test(value),
  WKST: (value) => WEEKDAY.test(value),
}
const BYMONTHDAY = EACH(NUMBER(-31, 31), 31)
const BYDAY = EACH((value) => NUMBERED_WEEKDAY.test(value), 7)

/** The parts beside them, by how often; by hour or minute nothing comes again. */
const PARTS_OF: Record<string, typeof PARTS> = {
  DAILY: PARTS,
  WEEKLY: { ...PARTS, BYDAY: EACH((value) => WEEKDAY.test(value), 7) },
  MONTHLY: { ...PARTS, BYDAY, BYMONTHDAY, BYSETPOS: EACH(NUMBER(-31, 31), 5) },
  YEARLY: { ...PARTS, BYDAY, BYMONTHDAY, BYMONTH: EACH(NUMBER(1, 12), 12) },
}

/**
 * A rule of what comes again, as it is kept: without "RRULE:", in capitals.
 *
 * One that never ends is fine, for only the next one is ever opened.
 *
 * @throws INVALID_DATA for what is no rule of days, weeks, months or years
 */
export function checkedRecurrence(given: string): string {
  const rule = given
    .trim()
    .replace(/^RRULE:/i, "")
    .replace(/;$/, "")
    .toUpperCase()
  const refuse = (why: string): never => {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `The recurrence ${given.slice(0, 60)} is refused: ${why}. It may be such as FREQ=WEEKLY;BYDAY=MO,TH or FREQ=MONTHLY;INTERVAL=3;COUNT=4.`
    )
  }
  if (rule.length > LONGEST) {
    refuse(`it is longer than ${LONGEST} characters`)
  }
  const [often] = rule.split(";").flatMap((part) => /^FREQ=(.*)$/.exec(part)?.[1] ?? [])
  if (often === undefined) {
    refuse("it does not say how often (FREQ)")
  }
  if (!Object.hasOwn(PARTS_OF, often)) {
    refuse(`FREQ=${often.slice(0, 20)} is not DAILY, WEEKLY, MONTHLY or YEARLY`)
  }
  const known: typeof PARTS = { ...PARTS_OF[often], FREQ: (value) => value === often }
  const seen = new Set<string>()
  for (const part of rule.split(";")) {
    const [name, value, more] = part.split("=")
    const test = Object.hasOwn(known, name) ? known[name] : undefined
    if (!test || value === undefined || more !== undefined || seen.has(name) || !test(value)) {
      refuse(`${part.slice(0, 40) || "an empty part"} is not understood in a rule of FREQ=${often}`)
    }
    seen.add(name)
  }
  if (seen.has("COUNT") && seen.has("UNTIL")) {
    refuse("it has COUNT and UNTIL, of which one ends it")
  }
  return rule
}

/**
 * The next clock time of a rule after another one, in whatever zone both are meant: a weekly task at nine stays at nine when the clock changes.
 *
 * @param rule - as `checkedRecurrence` answers it
 * @param start - clock time at which the series began, `2026-11-30T09:00`; counted from there
 * @returns null where nothing comes any more
 */
export function nextClock(rule: string, start: string, after: string): string | null {
  const options = RRule.parseString(rule)
  const from = moment(after > start ? after : start)
  const last = moved(from, YEARS_AHEAD)
  // What never comes is looked for by the library up to the year 9999, day by day: it is asked as close before it as the calendar allows.
  const cycles = CYCLE_YEARS * Math.floor((LAST_YEAR - YEARS_AHEAD - from.getUTCFullYear()) / CYCLE_YEARS)
  const until = options.until && options.until < last ? endOfUntil(rule, options.until) : last
  const next = new RRule({
    ...options,
    dtstart: moved(moment(start), cycles),
    until: moved(until, cycles),
  }).after(moved(moment(after), cycles))
  return next ? moved(next, -cycles).toISOString().slice(0, 16) : null
}

const moment = (clock: string): Date => new Date(`${clock}:00Z`)

function moved(date: Date, years: number): Date {
  const other = new Date(date)
  other.setUTCFullYear(other.getUTCFullYear() + years)
  return other
}

/** UNTIL as a day means all of that day. */
function endOfUntil(rule: string, until: Date): Date {
  return /UNTIL=\d{8}(;|$)/.test(rule) ? new Date(until.getTime() + 86_399_000) : until
}

/** The day of a clock time. */
export const dayOfClock = (clock: string): Day => clock.slice(0, 10)
