import fc from "fast-check"

import { contrast, inkOn, safeColor } from "./color"

describe("the house's color", () => {
  it.each([
    ["#1F6FEB", "#1f6feb"],
    ["#fff", null],
    ["red", null],
    ["url(javascript:1)", null],
    ['#000000"', null],
    [null, null],
    [undefined, null],
  ])("%p is taken as %p", (asked, taken) => {
    expect(safeColor(asked)).toBe(taken)
  })

  it.each([
    ["#ffffff", "#18181b"],
    ["#facc15", "#18181b"],
    ["#1f6feb", "#ffffff"],
    ["#000000", "#ffffff"],
  ])("%s carries letters of %s", (color, ink) => {
    expect(inkOn(color)).toBe(ink)
  })

  it("can always be read: one of the two inks stands off at least 4.2 to 1", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (number) => {
        const color = `#${number.toString(16).padStart(6, "0")}`
        expect(contrast(color, inkOn(color))).toBeGreaterThanOrEqual(4.2)
      })
    )
  })
})
