import type { LineStock } from "../types"
import { isTight, shortageOf } from "./line-stock"

const stock = (values: Partial<LineStock> = {}): LineStock => ({
  available: 10,
  incoming: 5,
  short_by: null,
  manage_inventory: true,
  allow_backorder: false,
  other_quotes: [],
  other_weighted: 0,
  ...values,
})

describe("the stock of a line", () => {
  it.each([
    ["is enough", 10, {}, { lack: 0, scarce: false }],
    ["waits for what is on its way", 12, {}, { lack: 0, scarce: true }],
    ["lacks what neither covers", 18, {}, { lack: 3, scarce: true }],
    ["counts parts", 15.3, {}, { lack: 0.3, scarce: true }],
    ["is gone", 1, { available: 0, incoming: 0 }, { lack: 1, scarce: true }],
    ["is promised beyond what is there", 1, { available: -2, incoming: 0 }, { lack: 3, scarce: true }],
    ["does not matter where it may be ordered anyway", 99, { allow_backorder: true }, { lack: 0, scarce: false }],
  ])("%s", (_what, quantity, values, shortage) => {
    expect(shortageOf(stock(values), quantity)).toEqual(shortage)
  })

  it.each([
    [10, { other_weighted: 5 }, false],
    [10, { other_weighted: 5.5 }, true],
    [10, { other_weighted: 50, allow_backorder: true }, false],
  ])("of %p pieces with %j is tight: %p", (quantity, values, tight) => {
    expect(isTight(stock(values), quantity)).toBe(tight)
  })
})
