import { SplitCover, unitsSplitOff } from "./split"

const cover = (id: string, quantity: number, some: Partial<SplitCover> = {}): SplitCover => ({
  id, quantity, numbered: 0, has_serial: false, ...some,
}) // prettier-ignore

describe("units that become a lot of their own", () => {
  it.each<[string, SplitCover[], number, [string, number][] | null]>([
    ["take all cover of the lot along", [cover("law", 4), cover("maker", 4)], 1, [["law", 1], ["maker", 1]]],
    ["leave cover of fewer units with the others", [cover("law", 4), cover("plus", 2)], 2, [["law", 2]]],
    ["take of it what the others are too few for", [cover("law", 4), cover("plus", 3)], 2, [["law", 2], ["plus", 1]]],
    ["take cover that has their number along", [cover("law", 4, { numbered: 4, has_serial: true }), cover("plus", 1, { numbered: 1, has_serial: true })], 1, [["law", 1], ["plus", 1]]],
    ["are no lot where they are all of it", [cover("law", 2), cover("maker", 2)], 2, null],
    ["are no lot where more are asked for than there are", [cover("law", 1), cover("maker", 1)], 2, null],
    ["are those without a number where none is named", [cover("law", 3, { numbered: 2 })], 1, [["law", 1]]],
    ["are no lot where nobody knows which they are", [cover("law", 3, { numbered: 2 })], 2, null],
  ])("%s", (_name, covers, quantity, moved) => {
    expect(unitsSplitOff(covers, "law", quantity)).toEqual(moved && new Map(moved))
  }) // prettier-ignore
})
