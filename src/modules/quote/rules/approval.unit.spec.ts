import fc from "fast-check"

import {
  ApprovalLimit,
  approvalReasons,
  approversOf,
  assertApproved,
  effectiveDiscount,
  JudgedQuote,
  sayReason,
} from "./approval"

const limit = (changes: Partial<ApprovalLimit>): ApprovalLimit => ({
  id: "crmqar_1",
  name: "Sales floor",
  is_active: true,
  max_discount_percent: null,
  min_margin_percent: null,
  max_total: null,
  currency_code: null,
  approver_id: null,
  ...changes,
})
const line = (changes: Partial<JudgedQuote["lines"][number]> = {}): JudgedQuote["lines"][number] => ({
  unit_price: 100,
  list_price: 100,
  discount_percent: 0,
  quantity: 2,
  net: 200,
  unit_cost: null,
  kind: "item",
  is_optional: false,
  alternative_group: null,
  is_selected: false,
  ...changes,
})
const quote = (changes: Partial<JudgedQuote> = {}): JudgedQuote => ({
  currency_code: "eur",
  total: 246,
  discount_percent: 0,
  lines: [line()],
  ...changes,
})
const said = (judged: JudgedQuote, ...rules: ApprovalLimit[]) => approvalReasons(judged, rules).map(sayReason)

/** Every choice that a buyer has, by trying them all. */
function choices(lines: JudgedQuote["lines"]): JudgedQuote["lines"][] {
  const groups = [...new Set(lines.flatMap(({ alternative_group }) => alternative_group ?? []))]
  const fixed = lines.filter(({ is_optional, alternative_group }) => !is_optional && alternative_group === null)
  const options = lines.filter(({ is_optional, alternative_group }) => is_optional && alternative_group === null)
  let all = [fixed]
  for (const option of options) {
    all = all.flatMap((taken) => [taken, [...taken, option]])
  }
  for (const group of groups) {
    const members = lines.filter(({ alternative_group }) => alternative_group === group)
    all = all.flatMap((taken) => members.map((member) => [...taken, member]))
  }
  return all
}

/** By whole numbers: net × (100 − percent) against cost × 100, of the lines whose cost is known. */
function isBelow(lines: JudgedQuote["lines"], percent: number): boolean {
  const known = lines.filter(({ unit_cost }) => unit_cost !== null) as unknown as { net: number; unit_cost: number }[]
  return known.reduce((sum, { net, unit_cost }) => sum + net * (100 - percent) - unit_cost * 100, 0) < 0
}

describe("what needs approval", () => {
  it.each([
    ["a line's discount", line({ discount_percent: 25 }), 0, "25"],
    ["a price under the catalogue's", line({ unit_price: 80 }), 0, "20"],
    ["both, and the quote's own discount", line({ unit_price: 80, discount_percent: 10 }), 10, "35.2"],
    ["a free line's discount, off its own price", line({ list_price: null, discount_percent: 5 }), 0, "5"],
    ["nothing for a price above the catalogue's", line({ unit_price: 130 }), 0, "0"],
    ["nothing for what costs nothing", line({ unit_price: 0, list_price: null }), 0, "0"],
  ])("counts %s", (_what, judged, quoteDiscount, expected) => {
    expect(effectiveDiscount(judged, quoteDiscount).toFixed()).toBe(expected)
  })

  it("is a discount over the limit, not one at it", () => {
    const rule = limit({ max_discount_percent: 20 })
    expect(said(quote({ lines: [line({ discount_percent: 20 })] }), rule)).toEqual([])
    expect(said(quote({ lines: [line(), line({ discount_percent: 20.01 })] }), rule)).toEqual([
      "discount of 20.01 % is above 20 % (Sales floor)",
    ])
  })

  it("is a discount on an option that nobody took yet, too", () => {
    const lines = [line(), line({ is_optional: true, discount_percent: 90 })]
    expect(said(quote({ lines }), limit({ max_discount_percent: 20 }))).toHaveLength(1)
  })

  it("is a margin under the limit where costs are known", () => {
    const rule = limit({ min_margin_percent: 30 })
    expect(said(quote(), rule)).toEqual([])
    expect(said(quote({ lines: [line({ unit_cost: 75 })] }), rule)).toEqual(["margin is below 30 % (Sales floor)"])
    expect(approvalReasons(quote({ lines: [line({ unit_cost: 75 })] }), [rule])).toMatchObject([
      { kind: "margin", limit: "30", value: "25" },
    ])
    expect(said(quote({ lines: [line({ unit_cost: 70 })] }), rule)).toEqual([])
  })

  it("is a margin where nothing is charged for what costs something", () => {
    const free = line({ net: 0, unit_cost: 10, discount_percent: 100 })
    expect(approvalReasons(quote({ lines: [free] }), [limit({ min_margin_percent: 0 })])).toMatchObject([
      { kind: "margin", limit: "0", value: null },
    ])
    expect(said(quote({ lines: [line({ net: 0, unit_cost: 0 })] }), limit({ min_margin_percent: 30 }))).toEqual([])
  })

  it.each<[string, JudgedQuote["lines"], string | undefined]>([
    ["an option that nobody took yet", [line({ unit_cost: 50 }), line({ is_optional: true, unit_cost: 99 })], "25.5"],
    [
      "an option that makes it better, which need not be taken",
      [line({ unit_cost: 75 }), line({ is_optional: true, unit_cost: 1 })],
      "25",
    ],
    [
      "the worst alternative of each group",
      [
        line({ alternative_group: "top", is_selected: true, unit_cost: 50 }),
        line({ alternative_group: "top", unit_cost: 90 }),
      ],
      "10",
    ],
    [
      "nothing where the worst choice reaches the limit",
      [line({ unit_cost: 10 }), line({ is_optional: true, unit_cost: 95 })],
      undefined,
    ],
    ["nothing where no cost is known", [line(), line({ is_optional: true })], undefined],
  ])("looks at %s", (_what, lines, value) => {
    const [reason] = approvalReasons(quote({ lines }), [limit({ min_margin_percent: 30 })])
    expect(reason?.value).toBe(value)
  })

  it("finds a choice under the limit whenever there is one", () => {
    const some = fc.record({
      net: fc.integer({ min: 0, max: 300 }),
      unit_cost: fc.option(fc.integer({ min: 0, max: 200 })),
      is_optional: fc.boolean(),
      alternative_group: fc.option(fc.constantFrom("a", "b")),
    })
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 6 }), fc.integer({ min: 0, max: 90 }), (facts, percent) => {
        const lines = facts.map((fact) => line({ ...fact, quantity: 1 }))
        const asked = approvalReasons(quote({ lines }), [limit({ min_margin_percent: percent })]).length > 0
        expect(asked).toBe(choices(lines).some((taken) => isBelow(taken, percent)))
      }),
      { numRuns: 300 }
    )
  })

  it("is a total over the limit in the rule's currency only", () => {
    const rule = limit({ max_total: 200, currency_code: "eur" })
    expect(said(quote(), rule)).toEqual(["total of EUR 246 is above EUR 200 (Sales floor)"])
    expect(said(quote({ currency_code: "usd" }), rule)).toEqual([])
  })

  it("is nothing by a rule that is switched off", () => {
    expect(said(quote(), limit({ max_total: 1, currency_code: "eur", is_active: false }))).toEqual([])
  })

  it("is decided by those the rules name, or by everyone with the right where one names nobody", () => {
    const [reason] = approvalReasons(quote(), [limit({ max_total: 1, currency_code: "eur", approver_id: "user_1" })])
    expect(approversOf([reason, { ...reason, approver_id: "user_2" }, reason])).toEqual(["user_1", "user_2"])
    expect(approversOf([reason, { ...reason, approver_id: null }])).toBeNull()
  })

  it("may be sent when each reason was approved, whatever its figure is", () => {
    const reasons = approvalReasons(quote(), [limit({ max_total: 1, currency_code: "eur" })])
    expect(() => assertApproved("Quote Q-1", reasons, [{ rule_id: "crmqar_1", kind: "total" }])).not.toThrow()
    expect(() => assertApproved("Quote Q-1", reasons, [{ rule_id: "crmqar_2", kind: "total" }])).toThrow(
      "Quote Q-1 needs approval: total of EUR 246 is above EUR 1 (Sales floor). Submit it for approval."
    )
    expect(() => assertApproved("Quote Q-1", [], null)).not.toThrow()
  })
})
