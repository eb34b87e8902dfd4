import { readRange } from "./read-range"

describe("a range in the address", () => {
  it.each([
    ['{"$gte":"2026-11-01","$lte":"2026-11-30"}', { $gte: "2026-11-01", $lte: "2026-11-30" }],
    ['{"$lte":"2026-11-27T12:00:00.000Z"}', { $lte: "2026-11-27" }],
    ['{"$gte":"soon"}', undefined],
    ['"2026-11-01"', undefined],
    ["{", undefined],
    [null, undefined],
  ])("of days: %s", (raw, range) => {
    expect(readRange(raw, "day")).toEqual(range)
  })

  it.each([
    ['{"$gte":1000}', { $gte: 1000 }],
    ["500", { $gte: 500, $lte: 500 }],
    ['{"$eq":500}', { $gte: 500, $lte: 500 }],
    ['{"$lt":"a lot"}', undefined],
  ])("of numbers: %s", (raw, range) => {
    expect(readRange(raw, "number")).toEqual(range)
  })

  it("of moments keeps them", () => {
    expect(readRange('{"$gte":"2026-11-01T00:00:00.000Z"}', "moment")).toEqual({ $gte: "2026-11-01T00:00:00.000Z" })
  })
})
