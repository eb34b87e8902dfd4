import { creditBody } from "./credit"

describe("what of an invoice is asked to be credited", () => {
  it.each([
    ["all", { mode: "all" }, {}],
    ["an amount", { mode: "amount", amount: "1.234,50" }, { amount: 1234.5 }],
    ["no amount", { mode: "amount", amount: "" }, null],
    ["an amount that is none", { mode: "amount", amount: "ten" }, null],
    ["an amount of nothing", { mode: "amount", amount: "0" }, null],
    ["lines", { mode: "lines", quantities: { a: "1", b: "", c: "0,5", d: "0" } }, { items: [{ invoice_item_id: "a", quantity: 1 }, { invoice_item_id: "c", quantity: 0.5 }] }],
    ["no lines", { mode: "lines", quantities: { a: "0", b: " " } }, null],
    ["a line that is no number", { mode: "lines", quantities: { a: "1", b: "x" } }, null],
  ] as const)("%s", (_what, draft, expected) => {
    expect(creditBody({ quantities: {}, amount: "", ...draft })).toEqual(expected)
  })
})
