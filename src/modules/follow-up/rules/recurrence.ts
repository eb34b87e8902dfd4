import { MedusaError } from "@medusajs/framework/utils"
import { RRule } from "rrule"

import { Day } from "../../../shared/days"

/** No rule is longer; it is read by people too. */
const LONGEST = 200
/** What comes again is looked for so many years ahead: 29 February comes after eight at the latest. */
const YEARS_AHEAD = 12

const NUMBER = (least: number, most: number) => (value: string) =>
  /^-?\d{1,4}$/.test(value) && parseInt(value, 10) >= least && parseInt(value, 10) <= most && parseInt(value, 10) !== 0
const EACH = (test: (value: string) => boolean, most: number) => (value: string) => {
  const parts = value.split(",")
  return parts.length <= most && parts.every(test)
}

/** Parts of RFC 5545 that a rule may have; by hour or minute nothing comes again. */
const PARTS: Record<string, (value: string) => boolean> = {
  FREQ: (value) => ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"].includes(value),
  INTERVAL: NUMBER(1, 999),
  COUNT: NUMBER(1, 999),
  UNTIL: (value) => /^\d{8}(T\d{6}Z?)?$/.test(value),
  BYDAY: EACH((value) => /^([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)$/.test(value), 7),
  BYMONTHDAY: EACH(NUMBER(-31, 31), 31),
  BYMONTH: EACH(NUMBER(1, 12), 12),
  BYSETPOS: EACH(NUMBER(-31, 31), 5),
  WKST: (value) => /^(MO|TU|WE|TH|FR|SA|SU)$/.test(value),
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
  const seen = new Set<string>()
  for (const part of rule.split(";")) {
    const [name, value, more] = part.split("=")
    const test = Object.hasOwn(PARTS, name) ? PARTS[name] : undefined
    if (!test || value === undefined || more !== undefined || seen.has(name) || !test(value)) {
      refuse(`${part.slice(0, 40) || "an empty part"} is not understood`)
    }
    seen.add(name)
  }
  if (!seen.has("FREQ")) {
    refuse("it does not say how often (FREQ)")
  }
  if (seen.has("COUNT") && seen.has("UNTIL")) {
    refuse("it has COUNT and UNTIL, of which one ends it")
  }
  return rule
}

/**
 * The next clock time of a rule after another one, in whatever zone both are meant: a weekly task at nine stays at nine when the clock changes.
 *
 * @param start - clock time at which the series began, `2026-11-30T09:00`; counted from there
 * @returns null where nothing comes any more
 */
export function nextClock(rule: string, start: string, after: string): string | null {
  const moment = (clock: string): Date => new Date(`${clock}:00Z`)
  const from = moment(after > start ? after : start)
  const last = new Date(from)
  last.setUTCFullYear(last.getUTCFullYear() + YEARS_AHEAD)
  const options = RRule.parseString(rule)
  const next = new RRule({
    ...options,
    dtstart: moment(start),
    until: options.until && options.until < last ? endOfUntil(rule, options.until) : last,
  }).after(moment(after))
  return next ? next.toISOString().slice(0, 16) : null
}

/** UNTIL as a day means all of that day. */
function endOfUntil(rule: string, until: Date): Date {
  return /UNTIL=\d{8}(;|$)/.test(rule) ? new Date(until.getTime() + 86_399_000) : until
}

/** The day and time of a clock. */
export const dayOfClock = (clock: string): Day => clock.slice(0, 10)
