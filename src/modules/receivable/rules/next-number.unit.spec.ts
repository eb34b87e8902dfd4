import { nextNumber, SeriesState } from "./next-number"

const APRIL = { number_format: "{series}-{year}-{number:4}", fiscal_year_start_month: 4 }
const ENDLESS = { number_format: "{series}-{number}", fiscal_year_start_month: 1 }
const last = (change: Partial<SeriesState> = {}): SeriesState => ({
  year: 2026,
  last_date: "2026-11-20",
  next_sequence: 8,
  ...change,
})

describe("the next number of a series", () => {
  it("begins at 1, today", () => {
    expect(nextNumber("INV", APRIL, null, "2026-02-10")).toEqual({
      number: "INV-2025-0001",
      year: 2025,
      sequence: 1,
      date: "2026-02-10",
    })
  })

  it("goes on within the fiscal year, over the turn of the calendar's", () => {
    expect(nextNumber("INV", APRIL, last(), "2027-03-31")).toMatchObject({ number: "INV-2026-0008", year: 2026 })
  })

  it("begins at 1 with the next fiscal year", () => {
    expect(nextNumber("INV", APRIL, last(), "2027-04-01")).toMatchObject({ number: "INV-2027-0001", sequence: 1 })
  })

  it("goes on over the years in a format without a year", () => {
    expect(nextNumber("INV", ENDLESS, last(), "2027-04-01")).toMatchObject({ number: "INV-8", year: 2027, sequence: 8 })
  })

  it("stays in its year when the fiscal year is made to begin later", () => {
    const calendar = last({ year: 2027, last_date: "2027-02-01" })
    expect(nextNumber("INV", APRIL, calendar, "2027-02-02")).toMatchObject({ number: "INV-2027-0008" })
  })

  it("has the wanted day, else today, else the series' last day when that is later", () => {
    expect(nextNumber("INV", APRIL, last(), "2026-11-25", "2026-11-21").date).toBe("2026-11-21")
    expect(nextNumber("INV", APRIL, last(), "2026-11-25").date).toBe("2026-11-25")
    expect(nextNumber("INV", APRIL, last(), "2026-11-19").date).toBe("2026-11-20")
  })
})
