import { firstShippedAt, isPacked, openLines, promisedByFulfilment, promisesOf, ShippedOrder } from "./progress"

const line = (line_id: string, quantity: number, more: object = {}) => ({
  line_id,
  title: line_id,
  quantity,
  fulfilled: 0,
  shipped: 0,
  delivered: 0,
  returned: 0,
  ...more,
})
const AT = "2026-11-20T10:00:00Z"
const order = (change: Partial<ShippedOrder> = {}): ShippedOrder => ({
  status: "pending",
  lines: [line("desk", 2), line("lamp", 1)],
  fulfillments: [],
  ...change,
})

describe("what of an order is still to come", () => {
  it.each([
    ["nothing came", order(), ["desk", "lamp"]],
    ["a part came", order({ lines: [line("desk", 2, { delivered: 1 })] }), ["desk"]],
    ["all of a line came", order({ lines: [line("desk", 2, { delivered: 2 }), line("lamp", 1)] }), ["lamp"]],
    ["it came and went back", order({ lines: [line("desk", 2, { delivered: 2, returned: 2 })] }), []],
    ["the order is canceled", order({ status: "canceled" }), []],
    ["the order was canceled", order({ canceled_at: AT }), []],
  ])("%s", (_what, given, open) => {
    expect(openLines(given).map(({ line_id }) => line_id)).toEqual(open)
  })
})

describe("what left the house", () => {
  const created_at = AT
  it("is the first shipment that stands, or a delivery without one", () => {
    expect(firstShippedAt(order())).toBeNull()
    const fulfillments = [
      { id: "a", created_at, shipped_at: "2026-11-22T10:00:00Z" },
      { id: "b", created_at, shipped_at: "2026-11-19T10:00:00Z", canceled_at: AT },
      { id: "c", created_at, delivered_at: "2026-11-21T10:00:00Z" },
    ]
    expect(firstShippedAt(order({ fulfillments }))).toEqual(new Date("2026-11-21T10:00:00Z"))
  })

  it("is not what is packed only", () => {
    expect(isPacked(order({ fulfillments: [{ id: "a", created_at }] }))).toBe(true)
    expect(isPacked(order({ fulfillments: [{ id: "a", created_at, shipped_at: AT }] }))).toBe(false)
    expect(isPacked(order({ fulfillments: [{ id: "a", created_at, canceled_at: AT }] }))).toBe(false)
  })
})

describe("the date that a fulfilment promises", () => {
  it.each([
    [{ metadata: { promised_date: "2026-12-01" } }, "2026-12-01"],
    [{ data: { estimated_delivery_date: "2026-12-02" } }, "2026-12-02"],
    [{ metadata: { promised_date: "2026-12-01" }, data: { promised_date: "2026-12-09" } }, "2026-12-01"],
    [{ metadata: { promised_date: "2026-02-30" }, data: { promised_date: "2026-12-09" } }, "2026-12-09"],
    // 01:30 in UTC is the evening before in São Paulo.
    [{ data: { estimated_delivery: "2026-12-03T01:30:00Z" } }, "2026-12-02"],
    [{ data: { estimated_delivery: "soon" } }, null],
    [{ data: { estimated_delivery: 20261203 } }, null],
    [{ metadata: null, data: null }, null],
  ])("%j", (fulfilment, day) => {
    expect(promisedByFulfilment({ id: "ful_1", created_at: AT, ...fulfilment }, "America/Sao_Paulo")).toBe(day)
  })

  it("is of its own lines; what was canceled or came promises nothing", () => {
    const one = { created_at: AT, metadata: { promised_date: "2026-12-01" } }
    const items = [
      { line_item_id: "desk", quantity: 1 },
      { line_item_id: "desk", quantity: 1 },
      { line_item_id: null, quantity: 1 },
    ]
    const fulfillments = [
      { id: "a", ...one, items },
      { id: "b", ...one, items, canceled_at: AT },
      { id: "c", ...one, items, delivered_at: AT },
      { id: "d", ...one, items: [] },
    ]
    expect(promisesOf(order({ fulfillments }), "UTC")).toEqual([
      { fulfilment_id: "a", promised_date: "2026-12-01", line_ids: ["desk"] },
    ])
  })
})
