import { lastDayOf, promiseState } from "./promise"

describe("promiseState", () => {
  it.each([
    ["open before its last day", { canceled_at: null, kept: false, last_date: "2026-11-27" }, "open"],
    ["open on its last day", { canceled_at: null, kept: false, last_date: "2026-11-26" }, "open"],
    ["broken the day after", { canceled_at: null, kept: false, last_date: "2026-11-25" }, "broken"],
    ["kept as soon as the money came", { canceled_at: null, kept: true, last_date: "2026-12-24" }, "kept"],
    ["kept for good", { canceled_at: null, kept: true, last_date: "2026-01-01" }, "kept"],
    ["canceled whatever came", { canceled_at: new Date(0), kept: true, last_date: "2026-11-25" }, "canceled"],
  ] as const)("is %s", (_case, facts, state) => {
    expect(promiseState(facts, "2026-11-26")).toBe(state)
  })
})

describe("lastDayOf", () => {
  it.each([
    ["2026-11-26", 0, "2026-11-26"],
    ["2026-11-30", 3, "2026-12-03"],
    ["2027-02-27", 2, "2027-03-01"],
  ])("%s with %i days of grace is %s", (promised, grace, last) => {
    expect(lastDayOf(promised, "2026-11-26", grace)).toBe(last)
  })

  it.each(["2026-11-25", "2027-11-28"])("refuses %s", (promised) => {
    expect(() => lastDayOf(promised, "2026-11-26", 0)).toThrow(
      `The promised day is ${promised}; it must be from 2026-11-26 to 2027-11-27.`
    )
  })
})
