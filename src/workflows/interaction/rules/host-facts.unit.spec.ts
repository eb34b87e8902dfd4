import { hostFactsOf, OrderHappenings } from "./host-facts"

const AT = "2026-11-20T09:00:00.000Z"
const ORDER: OrderHappenings = {
  id: "order_1",
  display_id: 7,
  status: "pending",
  is_draft_order: false,
  customer_id: "cus_1",
  currency_code: "usd",
  total: 33.033,
  created_at: AT,
  updated_at: "2026-11-24T09:00:00.000Z",
}

const told = (order: Partial<OrderHappenings>): string[] =>
  hostFactsOf({ ...ORDER, ...order }).map(
    ({ kind, act, reference_id, occurred_at }) => `${kind} ${act} ${reference_id} ${occurred_at.slice(0, 10)}`
  )

describe("what happened to a host order", () => {
  it("begins with its placing, rounded to its currency", () => {
    expect(hostFactsOf(ORDER)).toEqual([
      {
        kind: "order",
        act: "placed",
        customer_id: "cus_1",
        order_id: "order_1",
        reference: "order",
        reference_id: "order_1",
        number: "#7",
        amount: "33.03",
        currency_code: "usd",
        occurred_at: AT,
      },
    ])
  })

  it("tells fulfilments, deliveries and returns by their own moments", () => {
    const returned = {
      id: "ret_1",
      created_at: AT,
      requested_at: "2026-11-22T00:00:00Z",
      received_at: "2026-11-23T00:00:00Z",
    }
    expect(
      told({
        status: "completed",
        fulfillments: [
          { id: "ful_1", created_at: AT, shipped_at: "2026-11-21T00:00:00Z", delivered_at: "2026-11-22T00:00:00Z" },
        ],
        returns: [returned],
      })
    ).toEqual([
      "order placed order_1 2026-11-20",
      "order completed order_1 2026-11-24",
      "delivery packed ful_1 2026-11-20",
      "delivery shipped ful_1 2026-11-21",
      "delivery delivered ful_1 2026-11-22",
      "return requested ret_1 2026-11-22",
      "return received ret_1 2026-11-23",
    ])
  })

  it("tells a canceled order, and nothing of drafts and of orders without a customer", () => {
    expect(told({ canceled_at: "2026-11-21T00:00:00Z" })).toContain("order canceled order_1 2026-11-21")
    expect(told({ is_draft_order: true })).toEqual([])
    expect(told({ status: "draft" })).toEqual([])
    expect(told({ customer_id: null })).toEqual([])
  })
})
