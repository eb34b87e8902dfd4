import fc from "fast-check"

import { promiseCredited, revenueOfDeliveries, RevenuePart, SoldLine } from "./revenue-recognition"

const sold = (change: Partial<SoldLine> & { id?: string } = {}): SoldLine => {
  const { id = "a", ...rest } = change
  const quantity = rest.quantity ?? 3
  return {
    invoice_item_id: id,
    invoice_id: "inv_1",
    order_item_id: "item_1",
    kind: "item",
    dropped: 0,
    promised: { quantity, goods: "100", discount: "10" },
    ...rest,
    quantity,
  }
}
const short = (parts: RevenuePart[]) => parts.map(({ invoice_item_id, quantity, goods, discount }) => [invoice_item_id, quantity, goods, discount])
const delivered = (quantity: number, id = "item_1") => new Map([[id, quantity]])

describe("revenue of deliveries", () => {
  it.each<[string, SoldLine[], number, string[][]]>([
    ["nothing while nothing came", [sold()], 0, []],
    ["the share of the pieces that came, rounded", [sold()], 1, [["a", "1", "33.33", "3.33"]]],
    ["all that is left with the last piece", [sold({ promised: { quantity: 2, goods: "66.67", discount: "6.67" } })], 3, [["a", "2", "66.67", "6.67"]]],
    ["nothing twice", [sold({ promised: { quantity: 2, goods: "66.67", discount: "6.67" } })], 1, []],
    ["nothing of a line that counted as it was issued", [sold({ promised: null })], 3, []],
    [
      "the invoice that was issued first",
      [sold({ promised: null }), sold({ id: "b", invoice_id: "inv_2", quantity: 2 })],
      4,
      [["b", "1", "50", "5"]],
    ],
    ["no more than was not credited", [sold({ dropped: 1, promised: { quantity: 2, goods: "66.67", discount: "6.67" } })], 3, [["a", "2", "66.67", "6.67"]]],
  ])("is %s", (_case, lines, quantity, parts) => {
    expect(short(revenueOfDeliveries(lines, delivered(quantity), "eur"))).toEqual(parts)
  })

  it("takes the shipping charge with the last piece of its invoice, a difference in price with that of its line", () => {
    const shipping = sold({ id: "s", kind: "shipping", order_item_id: "ship_1", quantity: 1, promised: { quantity: 1, goods: "5", discount: "0" } })
    const price = sold({ id: "p", kind: "price", invoice_id: "inv_2", quantity: 1, promised: { quantity: 1, goods: "-2", discount: "0" } })
    const lines = [sold({ quantity: 2, promised: { quantity: 2, goods: "20", discount: "0" } }), shipping, price]
    expect(short(revenueOfDeliveries(lines, delivered(1), "eur"))).toEqual([["a", "1", "10", "0"]])
    expect(short(revenueOfDeliveries(lines, delivered(2), "eur"))).toEqual([["a", "2", "20", "0"], ["s", "1", "5", "0"], ["p", "1", "-2", "0"]])
    const done = { quantity: 0, goods: "0", discount: "0" }
    expect(revenueOfDeliveries(lines.map((line) => ({ ...line, promised: done })), delivered(2), "eur")).toEqual([])
  })

  it("comes to the line to the cent, however the deliveries are cut", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 0, max: 100_000 }),
        fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 8 }),
        (quantity, cents, days) => {
          const goods = cents
          let left = { quantity, goods, discount: Math.floor(goods / 7) }
          const all = { ...left }
          const text = (amount: number) => (amount / 100).toFixed(2)
          for (const come of [...days].sort((a, b) => a - b).concat(quantity)) {
            const line = sold({ quantity, promised: { quantity: left.quantity, goods: text(left.goods), discount: text(left.discount) } })
            for (const moved of revenueOfDeliveries([line], delivered(come), "eur")) {
              left = {
                quantity: left.quantity - Number(moved.quantity),
                goods: left.goods - Math.round(Number(moved.goods) * 100),
                discount: left.discount - Math.round(Number(moved.discount) * 100),
              }
              expect(left.goods).toBeGreaterThanOrEqual(0)
              expect(left.quantity).toBe(all.quantity - Math.min(come, quantity))
            }
          }
          expect(left).toEqual({ quantity: 0, goods: 0, discount: 0 })
        }
      )
    )
  })
})

describe("what a credit note takes of what was never delivered", () => {
  const credited = (quantity: number, goods = "33.33", discount = "3.33") => ({ kind: "item" as const, quantity, goods, discount })
  it.each<[string, SoldLine, ReturnType<typeof credited> | (Omit<ReturnType<typeof credited>, "kind"> & { kind: "price" }), number, string[] | null]>([
    ["a piece that did not come", sold(), credited(1), 0, ["a", "1", "33.33", "3.33"]],
    ["nothing of a piece that came back", sold({ promised: { quantity: 2, goods: "66.67", discount: "6.67" } }), credited(1), 1, null],
    ["only what is left to come", sold({ promised: { quantity: 1, goods: "33.34", discount: "3.34" } }), credited(3, "100", "10"), 0, ["a", "1", "33.34", "3.34"]],
    ["nothing once all came", sold({ promised: { quantity: 0, goods: "0", discount: "0" } }), credited(1), 0, null],
    ["nothing of a line that counted as it was issued", sold({ promised: null }), credited(1), 0, null],
    ["of money off the price what is to come", sold({ promised: { quantity: 1, goods: "33.34", discount: "3.34" } }), { kind: "price", quantity: 1, goods: "9", discount: "0" }, 0, ["a", "0", "3", "0"]],
  ])("is %s", (_case, line, note, cameBack, part) => {
    const found = promiseCredited(line, note, cameBack, "eur")
    expect(found && short([found])[0]).toEqual(part)
  })
})
