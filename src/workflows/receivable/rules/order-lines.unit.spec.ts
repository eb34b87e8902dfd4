import { HostOrder, HostOrderItem } from "../host/host-order"
import { linesToInvoice, QUOTE_ITEM_KEY } from "./order-lines"

const item = (id: string, quantity: number, unit_price: number, extra: Partial<HostOrderItem> = {}): HostOrderItem =>
  ({
    id,
    title: id,
    quantity,
    unit_price,
    is_tax_inclusive: false,
    subtotal: quantity * unit_price,
    discount_subtotal: 0,
    metadata: null,
    created_at: "2026-11-23T00:00:00Z",
    tax_lines: [{ rate: 10, code: "VAT", description: "VAT", tax_rate_id: null }],
    detail: { return_received_quantity: 0, return_dismissed_quantity: 0, delivered_quantity: 0 },
    ...extra,
  }) as HostOrderItem

const order = (items: HostOrderItem[], shipping = 0): HostOrder =>
  ({
    display_id: 7,
    items,
    shipping_methods: shipping ? [{ id: "sm", name: "Parcel", amount: shipping, subtotal: shipping, discount_subtotal: 0 }] : [],
  }) as unknown as HostOrder

const shown = (result: ReturnType<typeof linesToInvoice>) => ({
  lines: result.lines.map(({ order_item_id, quantity, subtotal, discount_total }) => [
    order_item_id,
    quantity.toFixed(),
    subtotal.toFixed(),
    discount_total.toFixed(),
  ]),
  complete: result.complete,
})

describe("lines to invoice", () => {
  it("takes the whole order with its shipping", () => {
    expect(shown(linesToInvoice(order([item("a", 3, 10.01)], 5), new Map()))).toEqual({
      lines: [["a", "3", "30.03", "0"], ["sm", "1", "5", "0"]],
      complete: true,
    }) // prettier-ignore
  })

  it("takes what is left after parts, and shipping with the first of them only", () => {
    const whole = order([item("a", 3, 10)], 5)
    expect(shown(linesToInvoice(whole, new Map(), [{ order_item_id: "a", quantity: 1 }]))).toEqual({
      lines: [["a", "1", "10", "0"], ["sm", "1", "5", "0"]],
      complete: false,
    }) // prettier-ignore
    const invoiced = new Map([["a", "1"], ["sm", "1"]]) // prettier-ignore
    expect(shown(linesToInvoice(whole, invoiced))).toEqual({ lines: [["a", "2", "20", "0"]], complete: true })
    expect(shown(linesToInvoice(whole, new Map([["a", "3"], ["sm", "1"]])))).toEqual({ lines: [], complete: true }) // prettier-ignore
  })

  it("leaves out what came back", () => {
    const detail = { return_received_quantity: 1, return_dismissed_quantity: 1, delivered_quantity: 3 }
    expect(shown(linesToInvoice(order([item("a", 3, 10, { subtotal: 10, detail })]), new Map()))).toEqual({
      lines: [["a", "1", "10", "0"]],
      complete: true,
    })
  })

  it("shows a quote's lines in the quote's order, with the discount that the host keeps in the price", () => {
    const lines = [
      item("b", 1, 5, { metadata: { [QUOTE_ITEM_KEY]: "q2" } }),
      item("a", 2, 9, { compare_at_unit_price: 10, metadata: { [QUOTE_ITEM_KEY]: "q1" } }),
      item("c", 1, 11, { compare_at_unit_price: 22, is_tax_inclusive: true, subtotal: 10, metadata: { [QUOTE_ITEM_KEY]: "q3" } }),
    ]
    const places = new Map([["q1", 1], ["q2", 2], ["q3", 3]]) // prettier-ignore
    expect(shown(linesToInvoice(order(lines), new Map(), undefined, places)).lines).toEqual([
      ["a", "2", "20", "2"],
      ["b", "1", "5", "0"],
      ["c", "1", "20", "10"],
    ])
  })

  it("refuses a line that the order does not have, and more than is left", () => {
    const ask = (order_item_id: string, quantity: number) => () =>
      linesToInvoice(order([item("a", 3, 10)]), new Map([["a", "2"]]), [{ order_item_id, quantity }])
    expect(ask("z", 1)).toThrow("Order #7 has no item z.")
    expect(ask("a", 2)).toThrow("Order #7: 2 of a cannot be invoiced; 1 is left to invoice.")
  })

  it("adds up what is asked of one line twice", () => {
    const twice = [
      { order_item_id: "a", quantity: 2 },
      { order_item_id: "a", quantity: 2 },
    ]
    expect(() => linesToInvoice(order([item("a", 3, 10)]), new Map(), twice)).toThrow(
      "Order #7: 4 of a cannot be invoiced; 3 is left to invoice."
    )
  })
})
