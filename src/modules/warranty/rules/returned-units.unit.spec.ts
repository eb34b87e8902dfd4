import fc from "fast-check"

import { spreadReturned } from "./returned-units"

const lots = (...pairs: [number, number][]) =>
  pairs.map(([original_quantity, returned_quantity], place) => ({ id: `${place}`, original_quantity, returned_quantity }))
const named = (...pairs: [number, number, number][]) =>
  pairs.map(([original_quantity, returned_quantity, named_quantity], place) => ({ id: `${place}`, original_quantity, returned_quantity, named_quantity })) // prettier-ignore
const spread = (pairs: [number, number][], taken: number) =>
  spreadReturned(lots(...pairs), taken).map(({ id, returned_quantity }) => [id, returned_quantity.toNumber()])

describe("units that came back", () => {
  it.each([
    ["none", [[2, 0], [1, 0]], 0, []],
    ["one of the lot that ends first", [[2, 0], [1, 0]], 1, [["0", 1]]],
    ["more than the first has", [[2, 0], [2, 0]], 3, [["0", 2], ["1", 1]]],
    ["what stays with its lot, as another came that ends earlier", [[2, 0], [1, 1]], 1, []],
    ["one more", [[2, 0], [1, 1]], 2, [["0", 1]]],
    ["more than were sold", [[2, 0], [1, 0]], 9, [["0", 2], ["1", 1]]],
    ["fewer than before", [[2, 2], [1, 1]], 1, [["0", 0]]],
    ["less than a whole one", [[2.5, 0]], 0.5, [["0", 0.5]]],
  ] as [string, [number, number][], number, unknown[]][])("%s", (_what, pairs, taken, expected) => {
    expect(spread(pairs, taken)).toEqual(expected)
  }) // prettier-ignore

  it.each([
    ["one of the lot that is named", [[2, 0, 0], [1, 0, 1]], 1, [["1", 1]]],
    ["one more than is named", [[2, 0, 0], [1, 0, 1]], 2, [["0", 1], ["1", 1]]],
    ["one that is named and was taken already", [[2, 0, 0], [2, 1, 1]], 2, [["0", 1]]],
    ["more named than a lot has", [[2, 0, 0], [1, 0, 3]], 2, [["0", 1], ["1", 1]]],
    ["fewer than before, of those that nothing names", [[2, 1, 1], [2, 1, 0]], 1, [["1", 0]]],
  ] as [string, [number, number, number][], number, unknown[]][])("%s", (_what, lots, taken, expected) => {
    expect(spreadReturned(named(...lots), taken).map(({ id, returned_quantity }) => [id, returned_quantity.toNumber()])).toEqual(expected)
  }) // prettier-ignore

  it("are as many over all lots as came back, never more of one than it has, and the same again changes nothing", () => {
    const lot = fc.integer({ min: 1, max: 9 }).chain((size) => fc.tuple(fc.constant(size), fc.integer({ min: 0, max: size })))
    fc.assert(
      fc.property(fc.array(lot, { minLength: 1, maxLength: 6 }), fc.integer({ min: 0, max: 60 }), (pairs, taken) => {
        const changed = new Map(spread(pairs, taken) as [string, number][])
        const after = pairs.map(([size, was], place): [number, number] => [size, changed.get(`${place}`) ?? was])
        const sold = pairs.reduce((sum, [size]) => sum + size, 0)
        expect(after.reduce((sum, [, returned]) => sum + returned, 0)).toBe(Math.min(taken, sold))
        expect(after.every(([size, returned]) => returned >= 0 && returned <= size)).toBe(true)
        expect(spread(after, taken)).toEqual([])
      })
    )
  })
})
