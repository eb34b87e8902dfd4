import { averageDays, paymentDelay } from "./payment-delay"

describe("paymentDelay", () => {
  it.each([
    ["its own median from three instalments on", [40, 2, 5], [1], { days: 5, source: "customer", count: 3 }],
    ["the mean of the two in the middle of four", [1, 2, 5, 90], [], { days: 3.5, source: "customer", count: 4 }],
    ["negative for who pays early", [-3, -2, -1], [], { days: -2, source: "customer", count: 3 }],
    ["the store's with two of its own", [40, 50], [3, 1, 2], { days: 2, source: "store", count: 3 }],
    ["0 where nothing is known", [40], [], { days: 0, source: "none", count: 0 }],
  ] as const)("is %s", (_case, own, store, delay) => {
    expect(paymentDelay([...own], [...store])).toEqual(delay)
  })
})

it("averageDays is the mean, and 0 of none", () => {
  expect([averageDays([1, 2, 6]), averageDays([])]).toEqual([3, 0])
})
