import { QuoteItem } from "../types"
import { ConversionLine, conversionBody, conversionLines, conversionProblem } from "./conversion"

const item = (values: Partial<QuoteItem>) =>
  ({
    id: "a",
    position: 1,
    kind: "item",
    title: "Desk",
    subtitle: null,
    sku: null,
    quantity: 3,
    ...values,
  }) as QuoteItem

const line = (values: Partial<ConversionLine> = {}): ConversionLine => ({
  item_id: "a",
  title: "Desk",
  subtitle: null,
  sku: null,
  quantity: 3,
  ordered: 0,
  open: 3,
  now: "3",
  ...values,
})

describe("conversionLines", () => {
  it("proposes what is open of each line in the order offered", () => {
    const lines = conversionLines([
      item({ id: "b", position: 2, ordered_quantity: 3 }),
      item({ id: "a", position: 1, ordered_quantity: 1 }),
    ])
    expect(lines.map(({ item_id, ordered, open, now }) => [item_id, ordered, open, now])).toEqual([
      ["a", 1, 2, "2"],
      ["b", 3, 0, "0"],
    ])
  })

  it("leaves out headings, notes and what the buyer did not take", () => {
    const lines = conversionLines([
      item({ id: "s", kind: "section" }),
      item({ id: "n", kind: "note" }),
      item({ id: "o", included: false }),
    ])
    expect(lines).toEqual([])
  })

  it("keeps decimals free of noise", () => {
    expect(conversionLines([item({ quantity: 0.3, ordered_quantity: 0.1 })])[0]).toMatchObject({
      open: 0.2,
      now: "0.2",
    })
  })
})

it.each([
  ["3", null],
  ["0", null],
  ["", null],
  ["1,5", null],
  ["3.01", "tooMuch"],
  ["-1", "number"],
  ["two", "number"],
])("a quantity of %p has the problem %p", (now, problem) => {
  expect(conversionProblem(line({ now }))).toBe(problem)
})

describe("conversionBody", () => {
  it("asks for all the rest without naming lines", () => {
    expect(conversionBody([line(), line({ item_id: "b", open: 0, now: "0" })], true)).toEqual({ with_shipping: true })
  })

  it("names lines and quantities of a part, without those left out", () => {
    expect(conversionBody([line({ now: "1" }), line({ item_id: "b", now: "" })], false)).toEqual({
      items: [{ item_id: "a", quantity: 1 }],
      with_shipping: false,
    })
  })
})
