import { MathBN } from "@medusajs/framework/utils"

import { HostOrder, HostOrderItem } from "../host/host-order"
import { withoutReplacements } from "./replacements"

const item = (id: string, quantity: number, back: [number, number] = [0, 0], discount = 0): HostOrderItem => {
  const counted = quantity - back[0] - back[1]
  const net = (counted * 10 * (quantity - 0)) / quantity
  const less = (discount * counted) / quantity
  return {
    id,
    quantity,
    unit_price: 10,
    is_tax_inclusive: false,
    subtotal: net,
    discount_subtotal: less,
    tax_total: (net - less) / 10,
    total: (net - less) * 1.1,
    tax_lines: [{ rate: 10 }],
    adjustments: discount ? [{ amount: discount }] : [],
    detail: { return_received_quantity: back[0], return_dismissed_quantity: back[1], delivered_quantity: quantity },
  } as unknown as HostOrderItem
}

const order = (items: HostOrderItem[]): HostOrder =>
  ({ items, total: MathBN.add(0, ...items.map(({ total }) => total)).toFixed() }) as unknown as HostOrder

const shown = ({ items, total }: HostOrder) => ({
  total: MathBN.convert(total).toNumber(),
  items: items.map((one) => [one.id, MathBN.convert(one.total).toNumber()]),
})

describe("an order without its replacements", () => {
  it("is the same where nothing was replaced", () => {
    const whole = order([item("a", 3)])
    expect(withoutReplacements(whole, { added: [], returned: [] })).toBe(whole)
  })

  it("is without the lines that were sent and with the pieces that came back", () => {
    const changed = order([item("a", 4, [1, 1]), item("b", 2)])
    const back = [{ item_id: "a", received: 1, damaged: 1 }]
    expect(shown(withoutReplacements(changed, { added: ["b"], returned: back }))).toEqual({ total: 44, items: [["a", 44]] })
  })

  it("knows what a line is worth that came back wholly, discount taken off", () => {
    const changed = order([item("a", 4, [4, 0], 8), item("b", 4)])
    const back = [{ item_id: "a", received: 4, damaged: 0 }]
    expect(shown(withoutReplacements(changed, { added: ["b"], returned: back }))).toEqual({ total: 35.2, items: [["a", 35.2]] })
  })

  it("keeps what came back for another reason as returned", () => {
    const changed = order([item("a", 4, [2, 0])])
    const seen = withoutReplacements(changed, { added: [], returned: [{ item_id: "a", received: 1, damaged: 0 }] })
    expect(shown(seen)).toEqual({ total: 33, items: [["a", 33]] })
    expect(seen.items[0].detail.return_received_quantity).toBe("1")
  })
})
