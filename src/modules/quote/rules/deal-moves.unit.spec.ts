import { DealFacts, dealMoves } from "./deal-moves"

const deal = (change: Partial<DealFacts> = {}): DealFacts => ({
  id: "crmq_1",
  stage_id: "crmst_draft",
  owner_id: "ann",
  total: 33.03,
  expected_close_date: "2026-11-30",
  probability: null,
  ...change,
})

describe("moves of a deal", () => {
  it("are none where nothing changed", () => {
    expect(dealMoves(deal(), deal())).toEqual([])
  })

  it.each([
    [{ stage_id: "crmst_sent" }, "stage", "crmst_draft", "crmst_sent"],
    [{ owner_id: null }, "owner", "ann", null],
    [{ total: 40 }, "amount", "33.03", "40"],
    [{ expected_close_date: null }, "expected_close", "2026-11-30", null],
    [{ probability: 0 }, "probability", null, "0"],
  ] as const)("with %j is a move of %s", (change, field, from, to) => {
    expect(dealMoves(deal(), deal(change))).toEqual([{ field, from, to }])
  })

  it("compare amounts exactly, not as floats", () => {
    const exact = (value: string) => deal({ total: 0.3, raw_total: { value, precision: 20 } } as never)
    expect(dealMoves(exact("0.3"), exact("0.30000000000000001"))).toEqual([
      { field: "amount", from: "0.3", to: "0.30000000000000001" },
    ])
    expect(dealMoves(exact("0.3"), exact("0.30"))).toEqual([])
  })
})
