import fc from "fast-check"

import { checkedRecurrence, nextClock } from "./recurrence"
import { momentOf } from "./due-moment"

const listed = (rule: string, start: string, count: number): (string | null)[] => {
  const found: (string | null)[] = []
  for (let after: string | null = start; found.length < count && after;) {
    after = nextClock(rule, start, after)
    found.push(after)
  }
  return found
}

describe("what comes again", () => {
  it.each([
    ["FREQ=DAILY", "2026-11-30T09:00", ["2026-12-01T09:00", "2026-12-02T09:00"]],
    ["FREQ=WEEKLY;BYDAY=MO,TH", "2026-11-30T09:00", ["2026-12-03T09:00", "2026-12-07T09:00"]],
    ["FREQ=WEEKLY;INTERVAL=2", "2026-11-30T00:00", ["2026-12-14T00:00", "2026-12-28T00:00"]],
    ["FREQ=MONTHLY;BYDAY=-1FR", "2026-11-27T10:00", ["2026-12-25T10:00", "2027-01-29T10:00"]],
    ["FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1", "2026-12-01T10:00", ["2027-01-01T10:00", "2027-02-01T10:00"]],
    ["FREQ=WEEKLY;COUNT=3", "2026-11-30T09:00", ["2026-12-07T09:00", "2026-12-14T09:00", null]],
    ["FREQ=DAILY;UNTIL=20261202", "2026-11-30T09:00", ["2026-12-01T09:00", "2026-12-02T09:00", null]],
    ["FREQ=DAILY;UNTIL=20261201T090000Z", "2026-11-30T09:00", ["2026-12-01T09:00", null]],
    // A month without the day is passed over (RFC 5545), so that the 31st stays the 31st.
    ["FREQ=MONTHLY", "2026-01-31T09:00", ["2026-03-31T09:00", "2026-05-31T09:00"]],
    ["FREQ=MONTHLY;BYMONTHDAY=-1", "2026-01-31T09:00", ["2026-02-28T09:00", "2026-03-31T09:00"]],
    ["FREQ=MONTHLY;BYMONTHDAY=-1", "2028-01-31T09:00", ["2028-02-29T09:00", "2028-03-31T09:00"]],
    ["FREQ=YEARLY", "2028-02-29T09:00", ["2032-02-29T09:00", "2036-02-29T09:00"]],
    // 2100 is no leap year.
    ["FREQ=YEARLY", "2096-02-29T09:00", ["2104-02-29T09:00"]],
    // The clock is changed on these days; the time on it is not.
    ["FREQ=DAILY", "2026-03-28T02:30", ["2026-03-29T02:30", "2026-03-30T02:30"]],
    ["FREQ=DAILY", "2026-10-24T02:30", ["2026-10-25T02:30", "2026-10-26T02:30"]],
  ])("%s from %s", (rule, start, expected) => {
    expect(listed(rule, start, expected.length)).toEqual(expected)
  })

  it("comes once at 02:30 on both days on which the clock is changed", () => {
    const moments = (start: string) =>
      [start, ...listed("FREQ=DAILY", start, 3)].map((clock) => momentOf(clock!, "Europe/Rome").toISOString())
    expect(moments("2026-03-28T02:30")).toEqual([
      "2026-03-28T01:30:00.000Z",
      "2026-03-29T01:30:00.000Z",
      "2026-03-30T00:30:00.000Z",
      "2026-03-31T00:30:00.000Z",
    ])
    expect(moments("2026-10-24T02:30")).toEqual([
      "2026-10-24T00:30:00.000Z",
      "2026-10-25T00:30:00.000Z",
      "2026-10-26T01:30:00.000Z",
      "2026-10-27T01:30:00.000Z",
    ])
  })

  it("goes on after what was missed, and not through it", () => {
    expect(nextClock("FREQ=DAILY", "2026-01-01T09:00", "2026-11-30T17:00")).toBe("2026-12-01T09:00")
  })

  it.each([
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=YEARLY;INTERVAL=999",
    "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=31",
    "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31",
    "FREQ=DAILY;UNTIL=00000101",
  ])("%s never comes", (rule) => {
    expect(nextClock(checkedRecurrence(rule), "2026-11-30T09:00", "2026-11-30T09:00")).toBeNull()
  })

  it("always comes later than what came before", () => {
    const rules = fc.constantFrom(
      "FREQ=DAILY",
      "FREQ=WEEKLY;BYDAY=TU",
      "FREQ=MONTHLY;BYMONTHDAY=-1",
      "FREQ=YEARLY;INTERVAL=2"
    )
    const minute = fc.integer({ min: 0, max: 3_000_000 })
    fc.assert(
      fc.property(rules, minute, minute, (rule, from, more) => {
        const at = (minutes: number) => new Date(Date.UTC(2026, 0, 1) + minutes * 60_000).toISOString().slice(0, 16)
        const next = nextClock(rule, at(from), at(from + more))
        expect(next !== null && next > at(from + more)).toBe(true)
      }),
      { numRuns: 60 }
    )
  })
})

describe("a rule of what comes again", () => {
  it.each([
    ["RRULE:freq=weekly;byday=mo", "FREQ=WEEKLY;BYDAY=MO"],
    ["FREQ=DAILY;", "FREQ=DAILY"],
    ["FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20261201T235959Z", "FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20261201T235959Z"],
  ])("%s is kept as %s", (given, kept) => {
    expect(checkedRecurrence(given)).toBe(kept)
  })

  it.each([
    ["FREQ=SECONDLY", "FREQ=SECONDLY is not DAILY, WEEKLY, MONTHLY or YEARLY"],
    ["FREQ=MINUTELY;INTERVAL=1", "FREQ=MINUTELY is not DAILY, WEEKLY, MONTHLY or YEARLY"],
    ["FREQ=HOURLY", "FREQ=HOURLY is not DAILY, WEEKLY, MONTHLY or YEARLY"],
    ["FREQ=DAILY;BYSECOND=0", "BYSECOND=0 is not understood in a rule of FREQ=DAILY"],
    // What may never come, and would be looked for day by day.
    ["FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "BYMONTH=2 is not understood in a rule of FREQ=DAILY"],
    ["FREQ=DAILY;BYSETPOS=31", "BYSETPOS=31 is not understood in a rule of FREQ=DAILY"],
    ["FREQ=WEEKLY;BYDAY=1MO", "BYDAY=1MO is not understood in a rule of FREQ=WEEKLY"],
    ["FREQ=WEEKLY;BYMONTH=2", "BYMONTH=2 is not understood in a rule of FREQ=WEEKLY"],
    ["FREQ=DAILY;INTERVAL=0", "INTERVAL=0 is not understood"],
    ["FREQ=DAILY;INTERVAL=-1", "INTERVAL=-1 is not understood"],
    ["FREQ=DAILY;COUNT=100000", "COUNT=100000 is not understood"],
    ["FREQ=DAILY;COUNT=2;UNTIL=20261201", "it has COUNT and UNTIL, of which one ends it"],
    ["FREQ=DAILY;FREQ=DAILY", "FREQ=DAILY is not understood"],
    ["DTSTART=20261201T000000Z;FREQ=DAILY", "DTSTART=20261201T000000Z is not understood"],
    ["FREQ=DAILY;\nRDATE:20261201", "\nRDATE:20261201 is not understood"],
    ["BYDAY=MO", "it does not say how often (FREQ)"],
    ["every monday", "it does not say how often (FREQ)"],
    ["FREQ=DAILY;__proto__=1", "__PROTO__=1 is not understood"],
    ["FREQ=MONTHLY;BYMONTHDAY=0", "BYMONTHDAY=0 is not understood"],
    [`FREQ=DAILY;BYMONTHDAY=${Array(60).fill("1").join(",")}`, "is not understood"],
    [`FREQ=DAILY;${"WKST=MO;".repeat(40)}`, "it is longer than 200 characters"],
  ])("%j is refused", (given, why) => {
    expect(() => checkedRecurrence(given)).toThrow(why)
  })
})
