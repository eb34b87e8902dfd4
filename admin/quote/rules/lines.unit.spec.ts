import { LineDraft } from "./draft"
import { duplicate, insertAfter, moveBy, moveTo, newLine, parsePasted, select } from "./lines"

const lines = (...titles: string[]): LineDraft[] => titles.map((title) => newLine({ title, key: title }))
const titles = (list: LineDraft[]): string[] => list.map(({ title }) => title)

describe("the lines of the editor", () => {
  it("takes new ones below the one where the cursor stands, else at the end", () => {
    expect(titles(insertAfter(lines("a", "b"), "a", lines("x", "y")))).toEqual(["a", "x", "y", "b"])
    expect(titles(insertAfter(lines("a", "b"), null, lines("x")))).toEqual(["a", "b", "x"])
  })

  it("copies a line below itself, as a line of its own", () => {
    const [first, second] = duplicate([newLine({ title: "a", key: "a", item_id: "crmqi_1", quantity: "3" })], "a")
    expect(second).toMatchObject({ title: "a", quantity: "3" })
    expect(second.item_id).toBeUndefined()
    expect(second.key).not.toBe(first.key)
  })

  it("does not choose the copy of an alternative as well", () => {
    const copy = duplicate([newLine({ key: "a", alternative_group: "Top", is_selected: true })], "a")[1]
    expect(copy).toMatchObject({ alternative_group: "Top", is_selected: false })
  })

  it("chooses one of the alternatives at a time, and never none", () => {
    const list = [
      newLine({ key: "a", alternative_group: "Top", is_selected: true }),
      newLine({ key: "b", alternative_group: "Top " }),
      newLine({ key: "c", is_optional: true }),
    ]
    const chosen = (lines: LineDraft[]): string[] => lines.filter((line) => line.is_selected).map(({ key }) => key)
    expect(chosen(select(list, "b", true))).toEqual(["b"])
    expect(chosen(select(list, "a", false))).toEqual(["a"])
    expect(chosen(select(list, "c", true))).toEqual(["a", "c"])
    expect(chosen(select(select(list, "c", true), "c", false))).toEqual(["a"])
  })

  it("moves a line to another's place, and a step up or down, not past the ends", () => {
    expect(titles(moveTo(lines("a", "b", "c"), "a", "c"))).toEqual(["b", "c", "a"])
    expect(titles(moveTo(lines("a", "b", "c"), "c", "a"))).toEqual(["c", "a", "b"])
    expect(titles(moveBy(lines("a", "b", "c"), "b", -1))).toEqual(["b", "a", "c"])
    expect(titles(moveBy(lines("a", "b"), "b", 1))).toEqual(["a", "b"])
  })
})

describe("what is pasted", () => {
  it("is text when it is no table", () => {
    expect(parsePasted("Oak desk")).toBeNull()
    expect(parsePasted(" Oak desk\n")).toBeNull()
  })

  it("is rows of product, quantity, price and discount, in either decimal mark, without a row of headings", () => {
    expect(parsePasted("SKU\tQty\tPrice\tDiscount\r\nDESK-1\t3\t1.234,50 €\t5 %\nAssembly\t\t150\n\n")).toEqual([
      { text: "DESK-1", quantity: "3", unit_price: "1.234,50", discount_percent: "5" },
      { text: "Assembly", quantity: "1", unit_price: "150", discount_percent: "" },
    ])
  })

  it("is one line a row where there is one column", () => {
    expect(parsePasted("DESK-1\nLAMP-1")).toMatchObject([{ text: "DESK-1", quantity: "1" }, { text: "LAMP-1" }])
  })
})
