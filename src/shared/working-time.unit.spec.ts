import { isWorkingTime, nextWorkingDay } from "./working-time"

const OFFICE = { weekdays: [1, 2, 3, 4, 5], hour_from: 8, hour_to: 18 }
const LISBON = "Europe/Lisbon"
const SAO_PAULO = "America/Sao_Paulo"

describe("working hours", () => {
  it.each([
    ["2026-11-26T08:00:00Z", LISBON, true],
    ["2026-11-26T07:59:59Z", LISBON, false],
    ["2026-11-26T17:59:59Z", LISBON, true],
    ["2026-11-26T18:00:00Z", LISBON, false],
    // Saturday in Lisbon; still Friday afternoon in São Paulo.
    ["2026-11-28T12:00:00Z", LISBON, false],
    ["2026-11-27T20:00:00Z", SAO_PAULO, true],
    // The last Sunday of March: the clock goes from 1 to 2, so that Monday 8 o'clock is 7 in UTC.
    ["2026-03-30T07:00:00Z", LISBON, true],
    ["2026-03-27T07:00:00Z", LISBON, false],
    // The last Sunday of October: it goes back, and Monday 8 o'clock is 8 in UTC again.
    ["2026-10-26T07:30:00Z", LISBON, false],
    ["2026-10-23T07:30:00Z", LISBON, true],
  ])("%s in %s: %s", (moment, zone, open) => {
    expect(isWorkingTime(new Date(moment), zone, OFFICE)).toBe(open)
  })

  it.each([
    ["2026-11-26T10:00:00Z", LISBON, "2026-11-26"],
    ["2026-11-26T03:00:00Z", LISBON, "2026-11-26"],
    ["2026-11-26T18:00:00Z", LISBON, "2026-11-27"],
    ["2026-11-27T18:30:00Z", LISBON, "2026-11-30"],
    ["2026-11-28T12:00:00Z", LISBON, "2026-11-30"],
    ["2026-11-28T01:00:00Z", SAO_PAULO, "2026-11-30"],
    ["2026-03-28T23:30:00Z", LISBON, "2026-03-30"],
    ["2026-10-24T23:30:00Z", LISBON, "2026-10-26"],
  ])("after %s in %s messages leave on %s", (moment, zone, day) => {
    expect(nextWorkingDay(new Date(moment), zone, OFFICE)).toBe(day)
  })

  it("covers a night shift of Sundays only", () => {
    const sundays = { weekdays: [7], hour_from: 0, hour_to: 2 }
    expect(isWorkingTime(new Date("2026-10-25T00:30:00Z"), LISBON, sundays)).toBe(true)
    expect(isWorkingTime(new Date("2026-10-25T02:30:00Z"), LISBON, sundays)).toBe(false)
    expect(nextWorkingDay(new Date("2026-10-25T03:00:00Z"), LISBON, sundays)).toBe("2026-11-01")
  })
})
