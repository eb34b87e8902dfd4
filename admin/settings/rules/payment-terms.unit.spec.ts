import { emptyPart, partDraft, PartDraft, TermsDraft, termsBody, TermsPart, termsProblem } from "./payment-terms"

const draft = (change: Partial<TermsDraft> = {}): TermsDraft => ({
  name: "Net 30",
  parts: [emptyPart()],
  steps: [],
  is_default: false,
  ...change,
})
const part = (change: Partial<PartDraft>): PartDraft => ({ ...emptyPart(), ...change })

describe("payment terms as they are typed", () => {
  it.each<[string, TermsPart]>([
    ["net days", { percent: 100, days: 30 }],
    ["months", { percent: 100, days: 0, months: 12 }],
    ["end of month", { percent: 100, days: 30, end_of_month: true, days_after: 10 }],
    ["a day of the month", { percent: 100, days: 0, months: 1, day_of_month: 15 }],
    ["a down payment", { percent: 100, days: 0, down_payment: true }],
  ])("%s comes back as it was", (_what, stored) => {
    expect(termsBody(draft({ parts: [partDraft(stored)] })).instalments).toEqual([stored])
  })

  it.each([
    ["all well", {}, null],
    ["thirds", { parts: ["33.33", "33,33", "33.34"].map((percent) => part({ percent })) }, null],
    ["no name", { name: " " }, "name"],
    ["99 percent", { parts: [part({ percent: "99" })] }, "percent"],
    ["no percent", { parts: [part({ percent: "x" })] }, "percent"],
    ["nothing and all", { parts: [part({ percent: "0" }), part({})] }, "percent"],
    ["half a day", { parts: [part({ days: "1.5" })] }, "number"],
    ["day 32", { parts: [part({ kind: "day_of_month", day: "32" })] }, "number"],
    ["a discount of all", { steps: [{ percent: "100", days: "10" }] }, "discount"],
    ["a later one that is greater", { steps: [{ percent: "2", days: "5" }, { percent: "3", days: "10" }] }, "discount"],
    ["two steps", { steps: [{ percent: "3", days: "5" }, { percent: "2", days: "10" }] }, null],
  ] as const)("%s", (_what, change, problem) => {
    expect(termsProblem(draft(change as unknown as Partial<TermsDraft>))).toBe(problem)
  })
})
