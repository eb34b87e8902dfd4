import { Disputable, DISPUTE_TRANSITIONS, DisputeWish, judgeDispute } from "./dispute"

/** 3 bolts at 11.01 (33.03 with tax) and a screw at 10; 43.03 asked, nothing paid. */
const INVOICE: Disputable = {
  name: "Invoice INV-1",
  currency_code: "eur",
  outstanding: "43.03",
  disputed: "0",
  lines: [
    { id: "bolt", title: "Bolt", quantity: "3", total: "33.03" },
    { id: "screw", title: "Screw", quantity: "1", total: "10" },
  ],
}

const judged = (wish: DisputeWish, change: Partial<Disputable> = {}) => {
  const { amount, items } = judgeDispute(wish, { ...INVOICE, ...change })
  return { amount: amount.toFixed(), items }
}

describe("judgeDispute", () => {
  it.each<[string, DisputeWish, Partial<Disputable>, string]>([
    ["an amount", { amount: "10.5" }, {}, "10.5"],
    ["all that is outstanding", {}, {}, "43.03"],
    ["all that is not disputed yet", {}, { disputed: "3.03" }, "40"],
    ["one of three bolts, with its tax", { items: [{ invoice_item_id: "bolt", quantity: 1 }] }, {}, "11.01"],
    [
      "two lines",
      {
        items: [
          { invoice_item_id: "bolt", quantity: 2 },
          { invoice_item_id: "screw", quantity: 1 },
        ],
      },
      {},
      "32.02",
    ],
    [
      "of a line no more than is still asked for",
      { items: [{ invoice_item_id: "bolt", quantity: 3 }] },
      { outstanding: "5" },
      "5",
    ],
    [
      "a third of a line, rounded to the cent",
      { items: [{ invoice_item_id: "screw", quantity: "0.3333" }] },
      {},
      "3.33",
    ],
  ])("takes %s", (_case, wish, change, amount) => {
    expect(judged(wish, change).amount).toBe(amount)
  })

  it("keeps what the lines were called", () => {
    expect(judged({ items: [{ invoice_item_id: "bolt", quantity: 1 }] }).items).toEqual([
      { invoice_item_id: "bolt", title: "Bolt", quantity: "1", amount: "11.01" },
    ])
  })

  it.each<[string, DisputeWish, Partial<Disputable>, string]>([
    [
      "more than is outstanding",
      { amount: 43.04 },
      {},
      "Invoice INV-1 has EUR 43.03 outstanding, of which EUR 0.00 is disputed; EUR 43.04 more cannot be.",
    ],
    [
      "more than is left of other disputes",
      { amount: 4 },
      { disputed: "40" },
      "Invoice INV-1 has EUR 43.03 outstanding, of which EUR 40.00 is disputed; EUR 4.00 more cannot be.",
    ],
    [
      "what is wholly disputed",
      { amount: 1 },
      { disputed: "43.03" },
      "Invoice INV-1 cannot be disputed: all of its EUR 43.03 outstanding is disputed.",
    ],
    [
      "what is paid",
      { amount: 1 },
      { outstanding: "0" },
      "Invoice INV-1 cannot be disputed: nothing of it is outstanding.",
    ],
    ["nothing", { amount: 0 }, {}, "The disputed amount is 0; it must be more than 0."],
    ["half a cent", { amount: "1.005" }, {}, "The disputed amount is 1.005, but EUR has 2 decimals."],
    [
      "a line of another invoice",
      { items: [{ invoice_item_id: "nut", quantity: 1 }] },
      {},
      "Invoice INV-1 has no line nut.",
    ],
    [
      "more pieces than the line has",
      { items: [{ invoice_item_id: "bolt", quantity: 4 }] },
      {},
      "Invoice INV-1 has 3 of Bolt; 4 cannot be disputed.",
    ],
  ])("refuses %s", (_case, wish, change, message) => {
    expect(() => judged(wish, change)).toThrow(message)
  })

  it("has no way back from resolved", () => {
    expect(DISPUTE_TRANSITIONS).toEqual({ open: ["resolved"], resolved: [] })
  })
})
