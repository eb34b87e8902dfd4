import { all, anyLike, whereOf } from "./where"

const columns = { number: "i.number", total: "i.total", paid: "(i.total = i.allocated_total)" }

describe("conditions of a list", () => {
  it.each([
    [{}, "true", []],
    [{ number: "A" }, "(i.number = ?)", ["A"]],
    [{ number: ["A", "B"] }, "(i.number in (?, ?))", ["A", "B"]],
    [{ number: [] }, "(false)", []],
    [{ number: null }, "(i.number is null)", []],
    [{ number: { $nin: ["A"] } }, "(i.number is null or not (i.number in (?)))", ["A"]],
    [{ number: { $ne: "A" } }, "(i.number is distinct from ?)", ["A"]],
    [{ number: { $of: "A" } }, "(i.number = any (crm_customer_group(?)))", ["A"]],
    [
      { number: { $notOf: ["A", "B"] } },
      "(i.number is null or not (i.number = any (crm_customer_group(?) || crm_customer_group(?))))",
      ["A", "B"],
    ],
    [
      { total: { $gt: "1", $lte: "5" }, paid: true },
      "(i.total > ?) and (i.total <= ?) and ((i.total = i.allocated_total) = ?)",
      ["1", "5", true],
    ],
  ])("%j", (filters, text, values) => expect(whereOf(filters, columns)).toEqual({ text, values }))

  it("refuses a filter that no column answers", () => {
    expect(() => whereOf({ "1=1; --": "A" }, columns)).toThrow("The list has no column for its filter 1=1; --.")
    expect(() => whereOf({ number: { $re: "A" } }, columns)).toThrow("The list does not know the operator $re.")
  })

  it("takes the signs of a pattern by their letter", () => {
    expect(anyLike("50%_", ["a", "b"])).toEqual({
      text: "a ilike ? or b ilike ?",
      values: ["%50\\%\\_%", "%50\\%\\_%"],
    })
  })

  it("joins parts", () => {
    expect(
      all([
        { text: "a = ?", values: [1] },
        { text: "b or c", values: [] },
      ])
    ).toEqual({ text: "(a = ?) and (b or c)", values: [1] })
  })
})
