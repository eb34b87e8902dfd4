import {
  assertAhead,
  assertPlannable,
  clockOf,
  dueByDay,
  dueByMoment,
  dueByRule,
  endOf,
  isOverdue,
  momentOf,
} from "./due-moment"

const OFFICE = { weekdays: [1, 2, 3, 4, 5], hour_from: 8, hour_to: 18 }
const LISBON = "Europe/Lisbon"
const ROME = "Europe/Rome"
const SAO_PAULO = "America/Sao_Paulo"

describe("the moment of a clock time", () => {
  it.each([
    ["2026-11-30T09:00", "UTC", "2026-11-30T09:00:00.000Z"],
    ["2026-11-30T09:00", LISBON, "2026-11-30T09:00:00.000Z"],
    ["2026-07-01T09:00", LISBON, "2026-07-01T08:00:00.000Z"],
    ["2026-11-30T09:00", SAO_PAULO, "2026-11-30T12:00:00.000Z"],
    ["2026-11-30T00:00", "Asia/Kathmandu", "2026-11-29T18:15:00.000Z"],
    ["2026-11-30T00:00", "Pacific/Kiritimati", "2026-11-29T10:00:00.000Z"],
    ["2026-11-30T23:59", "Pacific/Pago_Pago", "2026-12-01T10:59:00.000Z"],
    // The clock goes from 2 to 3 in Rome, from 1 to 2 in Lisbon: what is left out is as long after the change.
    ["2026-03-29T01:59", ROME, "2026-03-29T00:59:00.000Z"],
    ["2026-03-29T02:30", ROME, "2026-03-29T01:30:00.000Z"],
    ["2026-03-29T03:00", ROME, "2026-03-29T01:00:00.000Z"],
    ["2026-03-29T01:30", LISBON, "2026-03-29T01:30:00.000Z"],
    // It goes back from 3 to 2 in Rome: the hour comes twice, and the first is meant.
    ["2026-10-25T01:59", ROME, "2026-10-24T23:59:00.000Z"],
    ["2026-10-25T02:30", ROME, "2026-10-25T00:30:00.000Z"],
    ["2026-10-25T03:00", ROME, "2026-10-25T02:00:00.000Z"],
    ["2026-10-25T01:30", LISBON, "2026-10-25T00:30:00.000Z"],
    ["2026-03-08T02:30", "America/New_York", "2026-03-08T07:30:00.000Z"],
    ["2026-11-01T01:30", "America/New_York", "2026-11-01T05:30:00.000Z"],
    ["2028-02-29T12:00", LISBON, "2028-02-29T12:00:00.000Z"],
    ["2100-03-01T12:00", "UTC", "2100-03-01T12:00:00.000Z"],
  ])("%s in %s is %s", (clock, timezone, moment) => {
    expect(momentOf(clock, timezone).toISOString()).toBe(moment)
  })

  it("reads the clock of a moment back", () => {
    expect(clockOf(new Date("2026-03-29T01:30:00Z"), ROME)).toBe("2026-03-29T03:30")
    expect(clockOf(new Date("2026-10-25T00:30:00Z"), ROME)).toBe("2026-10-25T02:30")
    expect(clockOf(new Date("2026-10-25T01:30:00Z"), ROME)).toBe("2026-10-25T02:30")
  })
})

describe("when something is due", () => {
  it("by a day: it is sorted by when work begins in the store, whatever the offset of that day", () => {
    expect(dueByDay("2026-03-27", LISBON, OFFICE).due_at).toBe("2026-03-27T08:00:00.000Z")
    expect(dueByDay("2026-03-30", LISBON, OFFICE).due_at).toBe("2026-03-30T07:00:00.000Z")
    expect(dueByDay("2026-10-26", LISBON, OFFICE).due_at).toBe("2026-10-26T08:00:00.000Z")
    expect(dueByDay("2028-02-29", SAO_PAULO, OFFICE)).toEqual({
      due_at: "2028-02-29T11:00:00.000Z",
      due_date: "2028-02-29",
      has_time: false,
    })
  })

  it("by a moment: its day is the store's", () => {
    expect(dueByMoment(new Date("2026-11-30T01:30:00Z"), SAO_PAULO)).toEqual({
      due_at: "2026-11-30T01:30:00.000Z",
      due_date: "2026-11-29",
      has_time: true,
    })
  })

  it.each([
    ["in the office's hours: now", "2026-11-26T10:20:00Z", "2026-11-26T10:20:00.000Z", "2026-11-26"],
    ["before them: when they begin", "2026-11-26T05:00:00Z", "2026-11-26T08:00:00.000Z", "2026-11-26"],
    ["after them: the next morning", "2026-11-26T18:00:00Z", "2026-11-27T08:00:00.000Z", "2026-11-27"],
    ["on Friday night: Monday", "2026-11-27T20:00:00Z", "2026-11-30T08:00:00.000Z", "2026-11-30"],
    ["on Saturday: Monday", "2026-11-28T12:00:00Z", "2026-11-30T08:00:00.000Z", "2026-11-30"],
    [
      "over the change to summer time: Monday at the new eight",
      "2026-03-28T12:00:00Z",
      "2026-03-30T07:00:00.000Z",
      "2026-03-30",
    ],
    ["over the change back: Monday at the old eight", "2026-10-24T12:00:00Z", "2026-10-26T08:00:00.000Z", "2026-10-26"],
    ["before a leap day that is a working day", "2028-02-28T19:00:00Z", "2028-02-29T08:00:00.000Z", "2028-02-29"],
  ])("of a rule, %s", (_when, now, due_at, due_date) => {
    expect(dueByRule(new Date(now), LISBON, OFFICE)).toEqual({ due_at, due_date, has_time: false })
  })

  it.each([
    ["23 hours long", "2026-03-29", ROME, "2026-03-28T23:00:00.000Z", "2026-03-29T22:00:00.000Z"],
    ["25 hours long", "2026-10-25", ROME, "2026-10-24T22:00:00.000Z", "2026-10-25T23:00:00.000Z"],
    ["an ordinary one", "2026-11-30", SAO_PAULO, "2026-11-30T03:00:00.000Z", "2026-12-01T03:00:00.000Z"],
  ])("a day ends where the next one begins: %s", (_what, day, timezone, begins, ends) => {
    expect(momentOf(`${day}T00:00`, timezone).toISOString()).toBe(begins)
    expect(endOf(day, timezone).toISOString()).toBe(ends)
  })
})

describe("overdue", () => {
  const byDay = { due_at: "2026-11-30T08:00:00Z", due_date: "2026-11-30", has_time: false }
  const byTime = { ...byDay, has_time: true }
  it.each([
    ["by a day: not while that day lasts", byDay, "2026-11-30T23:59:00Z", "2026-11-30", false],
    ["by a day: with the next one", byDay, "2026-12-01T00:00:00Z", "2026-12-01", true],
    ["by a day: where whoever looks has the next day already", byDay, "2026-11-30T11:00:00Z", "2026-12-01", true],
    ["by a moment: not before it", byTime, "2026-11-30T08:00:00Z", "2026-11-30", false],
    ["by a moment: right after it", byTime, "2026-11-30T08:00:01Z", "2026-11-30", true],
  ])("%s", (_what, due, now, today, late) => {
    expect(isOverdue(due, { now: new Date(now), today })).toBe(late)
  })
})

describe("what is refused", () => {
  const clock = { now: new Date("2026-11-26T12:00:00Z"), today: "2026-11-26" }
  it.each([
    [
      "a moment that has passed",
      dueByMoment(new Date("2026-11-26T11:59:00Z"), "UTC"),
      "A follow-up cannot be snoozed to 2026-11-26T11:59:00.000Z: that has passed. Choose a moment after now.",
    ],
    [
      "today",
      dueByDay("2026-11-26", "UTC", OFFICE),
      "A follow-up cannot be snoozed to 2026-11-26: today is 2026-11-26. Choose a day after it.",
    ],
    [
      "yesterday",
      dueByDay("2026-11-25", "UTC", OFFICE),
      "A follow-up cannot be snoozed to 2026-11-25: today is 2026-11-26. Choose a day after it.",
    ],
    [
      "what nobody plans",
      dueByDay("2199-01-01", "UTC", OFFICE),
      "A follow-up cannot be due on 2199-01-01: it may be due up to 2036-11-23.",
    ],
  ])("snoozing to %s", (_what, due, message) => {
    expect(() => assertAhead(due, clock)).toThrow(message)
  })

  it("takes tomorrow, and a moment later today", () => {
    expect(() => assertAhead(dueByDay("2026-11-27", "UTC", OFFICE), clock)).not.toThrow()
    expect(() => assertAhead(dueByMoment(new Date("2026-11-26T12:01:00Z"), "UTC"), clock)).not.toThrow()
    expect(() => assertPlannable(dueByDay("2026-01-01", "UTC", OFFICE), clock.today)).not.toThrow()
  })
})
