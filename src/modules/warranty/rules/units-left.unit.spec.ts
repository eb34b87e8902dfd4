import { SameCover, unitsOfLine, unitsOfLot } from "./units-left"

const cover = (source_key: string, quantity: number, some: Partial<SameCover> = {}): SameCover => ({
  id: `${source_key}-${quantity}`, source_key, part: "", fulfillment_item_id: source_key.startsWith("item:") ? source_key : null, status: "active",
  is_of_lot: true, original_quantity: quantity, quantity, returned_quantity: 0, ...some,
}) // prettier-ignore

describe("units of a lot and of its line", () => {
  it("are as many as the largest cover of one lot says", () => {
    const back = cover("item:1", 2, { original_quantity: 3, returned_quantity: 1 })
    expect(unitsOfLot([cover("item:1", 2), back])).toMatchObject({
      original_quantity: 3,
      quantity: 2,
      returned_quantity: 1,
    })
  })

  it.each<[string, SameCover[], number]>([
    ["two plans on one item", [cover("item:1", 2), cover("item:1", 2)], 2],
    ["two items of a line", [cover("item:1", 2), cover("item:2", 1)], 3],
    ["a plan of the whole line beside its items", [cover("line:1", 3), cover("item:1", 1), cover("item:2", 1)], 3],
    ["two registrations of one line", [cover("registration:a", 1), cover("registration:b", 1)], 2],
    ["a registration of one of the units shipped", [cover("item:1", 3), cover("registration:a", 1)], 3],
    [
      "units that were split off an item",
      [cover("item:1", 2), cover("item:1", 1, { part: "a" }), cover("item:1", 2)],
      3,
    ],
    [
      "units that were split off a whole line",
      [cover("line:1", 2), cover("line:1", 1, { part: "a" }), cover("item:1", 2)],
      3,
    ],
    [
      "cover that was bought for some of an item",
      [cover("item:1", 2), cover("sold:9:1", 1, { fulfillment_item_id: "item:1" })],
      2,
    ],
  ])("%s", (_name, covers, quantity) => {
    expect(unitsOfLine(covers).quantity).toBe(quantity)
  })
})
