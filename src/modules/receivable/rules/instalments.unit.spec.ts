import { execFile } from "node:child_process"
import path from "node:path"
import { promisify } from "node:util"

import { MathBN } from "@medusajs/framework/utils"
import fc from "fast-check"

import { currencyDecimals } from "../../../shared/money"
import { dueDate, planInstalments } from "./instalments"

/** issue day, days, end of month, due day */
const CALENDAR: [string, number, boolean, string][] = [
  // Plain days, over month and year ends.
  ["2026-01-01", 0, false, "2026-01-01"],
  ["2026-01-01", 1, false, "2026-01-02"],
  ["2026-01-31", 0, false, "2026-01-31"],
  ["2026-01-31", 1, false, "2026-02-01"],
  ["2026-01-31", 28, false, "2026-02-28"],
  ["2026-01-31", 29, false, "2026-03-01"],
  ["2026-01-31", 30, false, "2026-03-02"],
  ["2026-02-28", 1, false, "2026-03-01"],
  ["2026-02-28", 30, false, "2026-03-30"],
  ["2026-03-31", 30, false, "2026-04-30"],
  ["2026-04-30", 30, false, "2026-05-30"],
  ["2026-06-15", 14, false, "2026-06-29"],
  ["2026-06-30", 7, false, "2026-07-07"],
  ["2026-07-31", 31, false, "2026-08-31"],
  ["2026-11-30", 30, false, "2026-12-30"],
  ["2026-12-01", 30, false, "2026-12-31"],
  ["2026-12-02", 30, false, "2027-01-01"],
  ["2026-12-31", 1, false, "2027-01-01"],
  ["2026-12-31", 60, false, "2027-03-01"],
  ["2026-12-31", 365, false, "2027-12-31"],
  // Leap years: 2028 has a 29 February, 2100 has none, 2000 had one.
  ["2028-01-30", 30, false, "2028-02-29"],
  ["2028-01-31", 29, false, "2028-02-29"],
  ["2028-01-31", 30, false, "2028-03-01"],
  ["2028-02-28", 1, false, "2028-02-29"],
  ["2028-02-29", 0, false, "2028-02-29"],
  ["2028-02-29", 1, false, "2028-03-01"],
  ["2028-02-29", 30, false, "2028-03-30"],
  ["2028-02-29", 365, false, "2029-02-28"],
  ["2028-02-29", 366, false, "2029-03-01"],
  ["2027-02-28", 365, false, "2028-02-28"],
  ["2027-03-01", 365, false, "2028-02-29"],
  ["2100-02-28", 1, false, "2100-03-01"],
  ["2100-01-31", 30, false, "2100-03-02"],
  ["2000-02-28", 1, false, "2000-02-29"],
  // Changes of clocks in Europe, America, and the Southern Hemisphere: a day is a day.
  ["2026-03-28", 1, false, "2026-03-29"],
  ["2026-03-28", 2, false, "2026-03-30"],
  ["2026-03-29", 1, false, "2026-03-30"],
  ["2026-10-24", 1, false, "2026-10-25"],
  ["2026-10-25", 1, false, "2026-10-26"],
  ["2026-03-07", 2, false, "2026-03-09"],
  ["2026-10-31", 2, false, "2026-11-02"],
  ["2018-11-03", 1, false, "2018-11-04"],
  ["2018-11-04", 1, false, "2018-11-05"],
  ["2011-12-29", 2, false, "2011-12-31"],
  // End of month: the last day of the month in which the days end.
  ["2026-01-01", 0, true, "2026-01-31"],
  ["2026-01-31", 0, true, "2026-01-31"],
  ["2026-01-15", 30, true, "2026-02-28"],
  ["2026-01-31", 30, true, "2026-03-31"],
  ["2026-01-29", 30, true, "2026-02-28"],
  ["2026-01-30", 30, true, "2026-03-31"],
  ["2028-01-15", 30, true, "2028-02-29"],
  ["2028-01-30", 30, true, "2028-02-29"],
  ["2028-01-31", 30, true, "2028-03-31"],
  ["2028-02-29", 0, true, "2028-02-29"],
  ["2028-02-01", 0, true, "2028-02-29"],
  ["2027-02-01", 0, true, "2027-02-28"],
  ["2100-02-01", 0, true, "2100-02-28"],
  ["2026-04-30", 0, true, "2026-04-30"],
  ["2026-04-01", 30, true, "2026-05-31"],
  ["2026-11-30", 30, true, "2026-12-31"],
  ["2026-12-01", 30, true, "2026-12-31"],
  ["2026-12-31", 30, true, "2027-01-31"],
  ["2026-12-15", 60, true, "2027-02-28"],
  ["2027-12-15", 60, true, "2028-02-29"],
  ["2026-10-25", 0, true, "2026-10-31"],
]

/** Zones at both ends of the day and with odd offsets or changes of clocks at midnight, with their minutes behind UTC in January. */
const OFFSETS: [string, number][] = [
  ["UTC", 0],
  ["Pacific/Kiritimati", -840],
  ["Pacific/Pago_Pago", 660],
  ["Asia/Kathmandu", -345],
  ["America/Sao_Paulo", 180],
  ["Europe/Rome", -60],
]

/** Due days and the zone's offset as a server in each zone says; jest keeps the zone it was started in, so that it takes a process. */
async function dueDaysIn(zones: string[]): Promise<{ offset: number; days: string[] }[]> {
  const script = `
    const { dueDate } = require(${JSON.stringify(path.join(__dirname, "instalments.ts"))})
    const answers = ${JSON.stringify(zones)}.map((zone) => {
      process.env.TZ = zone
      const days = ${JSON.stringify(CALENDAR)}.map(([issue, days, end_of_month]) => dueDate(issue, { days, end_of_month }))
      return { offset: new Date("2026-01-15T12:00:00Z").getTimezoneOffset(), days }
    })
    console.log(JSON.stringify(answers))`
  const args = ["-r", "ts-node/register/transpile-only", "-e", script]
  const { stdout } = await promisify(execFile)(process.execPath, args, { env: { ...process.env, NODE_OPTIONS: "" } })
  return JSON.parse(stdout.trim().split("\n").pop() as string)
}

describe("due days", () => {
  it("has a table long enough", () => expect(CALENDAR.length).toBeGreaterThanOrEqual(60))

  it.each(CALENDAR)("%s and %i days (end of month: %s) is %s", (issue, days, end_of_month, due) => {
    expect(dueDate(issue, { days, end_of_month })).toBe(due)
  })

  it("do not depend on the zone of the server", async () => {
    const answers = await dueDaysIn(OFFSETS.map(([zone]) => zone))
    expect(answers).toHaveLength(OFFSETS.length)
    answers.forEach(({ offset, days }, index) => {
      expect([OFFSETS[index][0], offset]).toEqual(OFFSETS[index])
      expect(days).toEqual(CALENDAR.map(([, , , due]) => due))
    })
  }, 120_000)
})

describe("instalments", () => {
  const terms = (...instalments: [string | number, number][]) => ({
    name: "terms",
    instalments: instalments.map(([percent, days]) => ({ percent, days })),
  })
  const plan = (total: string, code: string, ...parts: [string | number, number][]) =>
    planInstalments(total, code, "2026-01-31", terms(...parts)).map(({ position, due_date, amount }) => [
      position,
      due_date,
      amount.toFixed(),
    ])

  it("is one in the usual case", () => expect(plan("33.03", "eur", [100, 30])).toEqual([[1, "2026-03-02", "33.03"]]))

  it("splits to the last cent and in the order of the days", () => {
    expect(plan("100", "eur", ["33.33", 60], ["33.34", 30], ["33.33", 90])).toEqual([
      [1, "2026-03-02", "33.34"],
      [2, "2026-04-01", "33.33"],
      [3, "2026-05-01", "33.33"],
    ])
    expect(plan("10", "jpy", [50, 0], [25, 10], [25, 20]).map(([, , amount]) => amount)).toEqual(["5", "3", "2"])
    expect(plan("0.001", "kwd", [50, 0], [50, 10])).toEqual([[1, "2026-01-31", "0.001"]])
  })

  it("of nothing is one of nothing", () =>
    expect(plan("0", "eur", [50, 0], [50, 10])).toEqual([[1, "2026-02-10", "0"]]))

  it.each<[string, [string | number, number][], string]>([
    ["none", [], "Payment terms need 1 to 60 instalments."],
    ["99.99 %", [[50, 0], ["49.99", 1]], "The instalments of payment terms add up to 99.99 %; they must add up to 100 %."],
    ["a part of 0 %", [[100, 0], [0, 1]], "An instalment of 0 % cannot be asked for; it must be more than 0 %."],
    ["a negative part", [[110, 0], [-10, 1]], "An instalment of -10 % cannot be asked for"],
    ["half a day", [[100, 0.5]], "An instalment cannot be due 0.5 days after issue; it must be a whole number from 0 to 3650."],
    ["days before issue", [[100, -1]], "An instalment cannot be due -1 days after issue"],
  ])("refuses %s", (_case, parts, message) => {
    expect(() => plan("10", "eur", ...parts)).toThrow(message)
  }) // prettier-ignore

  it("add up to the total, whatever it is", () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 1_000_000_00 }),
        fc.array(fc.integer({ min: 1, max: 50 }), {
          minLength: 1,
          maxLength: 12,
        }),
        fc.constantFrom("eur", "jpy", "kwd"),
        (units, weights, code) => {
          const sum = weights.reduce((a, b) => a + b)
          const percents = weights.slice(1).map((weight) => MathBN.div(weight * 100, sum).decimalPlaces(2))
          const first = MathBN.sub(100, ...(percents.length ? percents : [0])).toFixed()
          const total = MathBN.convert(units).shiftedBy(-currencyDecimals(code))
          const parts = planInstalments(
            total,
            code,
            "2026-01-31",
            terms([first, 0], ...percents.map((percent, index): [string, number] => [percent.toFixed(), index]))
          )
          expect(MathBN.add(0, ...parts.map(({ amount }) => amount)).toFixed()).toBe(total.toFixed())
          expect(parts.every(({ amount }) => units === 0 || amount.isGreaterThan(0))).toBe(true)
        }
      )
    )
  })
})
