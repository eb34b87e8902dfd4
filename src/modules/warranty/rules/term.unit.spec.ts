import { dayOf } from "../../../shared/days"
import { endOfTerm } from "./term"

const months = (count: number) => ({ months: count, days: null })
const days = (count: number) => ({ months: null, days: count })

describe("the last day of a term", () => {
  it.each([
    ["2026-01-15", months(24), "2028-01-15"],
    ["2026-01-31", months(1), "2026-02-28"],
    ["2028-01-31", months(1), "2028-02-29"],
    ["2026-01-30", months(1), "2026-02-28"],
    ["2026-01-28", months(1), "2026-02-28"],
    ["2026-02-28", months(1), "2026-03-28"],
    ["2026-03-31", months(1), "2026-04-30"],
    ["2026-05-31", months(13), "2027-06-30"],
    ["2026-08-31", months(6), "2027-02-28"],
    ["2027-08-31", months(6), "2028-02-29"],
    ["2026-10-31", months(1), "2026-11-30"],
    ["2026-12-31", months(2), "2027-02-28"],
    ["2026-12-31", months(12), "2027-12-31"],
    ["2028-02-29", months(12), "2029-02-28"],
    ["2028-02-29", months(24), "2030-02-28"],
    ["2028-02-29", months(48), "2032-02-29"],
    ["2028-02-29", months(1), "2028-03-29"],
    ["2096-02-29", months(48), "2100-02-28"],
    ["2099-02-28", months(12), "2100-02-28"],
    ["2099-12-31", months(2), "2100-02-28"],
    ["1999-02-28", months(12), "2000-02-28"],
    ["2026-11-27", months(600), "2076-11-27"],
    ["2026-01-15", days(30), "2026-02-14"],
    ["2026-01-31", days(30), "2026-03-02"],
    ["2028-01-31", days(30), "2028-03-01"],
    ["2028-02-28", days(1), "2028-02-29"],
    ["2028-02-29", days(365), "2029-02-28"],
    ["2027-02-28", days(366), "2028-02-29"],
    ["2100-02-28", days(1), "2100-03-01"],
    ["2026-12-31", days(1), "2027-01-01"],
    // Days of a change of clocks are days like others.
    ["2026-03-28", days(1), "2026-03-29"],
    ["2026-03-29", days(1), "2026-03-30"],
    ["2026-10-24", days(2), "2026-10-26"],
    ["2026-10-25", months(1), "2026-11-25"],
    ["2026-11-01", days(90), "2027-01-30"],
    ["2011-12-29", days(2), "2011-12-31"],
    ["2026-10-02", days(90), "2026-12-31"],
  ])("%s and %j end with %s", (starts, term, ends) => {
    expect(endOfTerm(starts, term)).toBe(ends)
  })

  const MIDNIGHT = [
    // One delivery at half past ten in the evening UTC on the last day of February 2028.
    ["UTC", "2028-02-29", "2029-02-28"],
    ["Pacific/Kiritimati", "2028-03-01", "2029-03-01"],
    ["Pacific/Pago_Pago", "2028-02-29", "2029-02-28"],
    ["Asia/Kathmandu", "2028-03-01", "2029-03-01"],
    ["America/Sao_Paulo", "2028-02-29", "2029-02-28"],
    ["Europe/Rome", "2028-02-29", "2029-02-28"],
  ] as const
  it.each(MIDNIGHT)("in %s a delivery at 2028-02-29T22:30Z starts on %s and ends with %s", (timezone, starts, ends) => {
    const day = dayOf(new Date("2028-02-29T22:30:00Z"), timezone)
    expect([day, endOfTerm(day, months(12))]).toEqual([starts, ends])
  })

  const CLOCKS = [
    // In the night in which clocks change, in each zone that changes them, and in those that do not.
    ["Europe/Rome", "2026-03-29T00:59:59Z", "2026-03-29", "2026-04-29"],
    ["Europe/Rome", "2026-03-28T22:59:59Z", "2026-03-28", "2026-04-28"],
    ["Europe/Rome", "2026-10-24T21:59:59Z", "2026-10-24", "2026-11-24"],
    ["Europe/Rome", "2026-10-24T22:00:00Z", "2026-10-25", "2026-11-25"],
    ["Europe/Rome", "2026-10-25T22:59:59Z", "2026-10-25", "2026-11-25"],
    ["America/Sao_Paulo", "2018-11-04T02:59:59Z", "2018-11-03", "2018-12-03"],
    ["America/Sao_Paulo", "2018-11-04T03:00:00Z", "2018-11-04", "2018-12-04"],
    ["Asia/Kathmandu", "2026-01-30T18:14:59Z", "2026-01-30", "2026-02-28"],
    ["Asia/Kathmandu", "2026-01-30T18:15:00Z", "2026-01-31", "2026-02-28"],
    ["Pacific/Kiritimati", "2026-12-31T10:00:00Z", "2027-01-01", "2027-02-01"],
    ["Pacific/Pago_Pago", "2027-01-01T10:59:59Z", "2026-12-31", "2027-01-31"],
    ["UTC", "2027-01-01T00:00:00Z", "2027-01-01", "2027-02-01"],
  ] as const
  it.each(CLOCKS)("in %s one month from %s starts on %s and ends with %s", (timezone, moment, starts, ends) => {
    const day = dayOf(new Date(moment), timezone)
    expect([day, endOfTerm(day, months(1))]).toEqual([starts, ends])
  })
})
