import { creditBody, LineDraft } from "./credit"

const pieces = (text: string): LineDraft => ({ by: "quantity", text })
const money = (text: string): LineDraft => ({ by: "amount", text })

describe("what of an invoice is asked to be credited", () => {
  it.each([
    ["all", { mode: "all" }, {}],
    ["an amount", { mode: "amount", amount: "1.234,50" }, { amount: 1234.5 }],
    ["no amount", { mode: "amount", amount: "" }, null],
    ["an amount that is none", { mode: "amount", amount: "ten" }, null],
    ["an amount of nothing", { mode: "amount", amount: "0" }, null],
    [
      "lines",
      { mode: "lines", lines: { a: pieces("1"), b: pieces(""), c: pieces("0,5"), d: pieces("0") } },
      {
        items: [
          { invoice_item_id: "a", quantity: 1 },
          { invoice_item_id: "c", quantity: 0.5 },
        ],
      },
    ],
    [
      "money off a line beside pieces of another",
      { mode: "lines", lines: { a: money("12.30"), b: pieces("2") } },
      {
        items: [
          { invoice_item_id: "a", amount: 12.3 },
          { invoice_item_id: "b", quantity: 2 },
        ],
      },
    ],
    ["no lines", { mode: "lines", lines: { a: pieces("0"), b: money(" ") } }, null],
    ["a line that is no number", { mode: "lines", lines: { a: pieces("1"), b: money("x") } }, null],
  ] as const)("%s", (_what, draft, expected) => {
    expect(creditBody({ lines: {}, amount: "", ...draft })).toEqual(expected)
  })
})
