import { addDays, addMonthsTo, dayOf, daysBetween, isDay, monthEnd } from "./days"

describe("days", () => {
  it.each(["2026-02-28", "2028-02-29", "2026-12-31"])("takes %s as a day", (day) => expect(isDay(day)).toBe(true))
  it.each(["2026-02-29", "2026-02-30", "2026-13-01", "2026-1-1", "20260101", "", null, 5])("refuses %s", (day) =>
    expect(isDay(day)).toBe(false)
  )

  it.each([
    ["UTC", "2026-11-23"],
    ["Pacific/Kiritimati", "2026-11-24"],
    ["Pacific/Pago_Pago", "2026-11-23"],
    ["America/Sao_Paulo", "2026-11-23"],
    ["Asia/Kathmandu", "2026-11-24"],
  ])("gives the day of the store in %s", (zone, day) => {
    expect(dayOf(new Date("2026-11-23T19:30:00Z"), zone)).toBe(day)
  })

  it("adds months to the last day that the month has", () => {
    expect(addMonthsTo("2026-01-31", 1)).toBe("2026-02-28")
    expect(addMonthsTo("2028-01-31", 1)).toBe("2028-02-29")
    expect(addMonthsTo("2028-02-29", 12)).toBe("2029-02-28")
  })

  it("counts days over the change of clocks and of years", () => {
    expect(addDays("2026-03-28", 2)).toBe("2026-03-30")
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01")
    expect(daysBetween("2026-10-24", "2026-10-26")).toBe(2)
    expect(daysBetween("2026-10-26", "2026-10-24")).toBe(-2)
    expect(monthEnd("2100-02-01")).toBe("2100-02-28")
  })
})
