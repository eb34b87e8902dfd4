import { layAllOnInstalments, layOnInstalments } from "./allocation"

const instalment = (id: string, due_date: string, outstanding: string, position = 1) => ({
  id,
  invoice_id: `inv_${id}`,
  position,
  due_date,
  outstanding,
})
const OPEN = [
  instalment("late", "2026-03-01", "30"),
  instalment("early", "2026-01-01", "20"),
  instalment("done", "2025-01-01", "0"),
]
const lay = (amount: string, named?: string, open = OPEN) =>
  layOnInstalments(amount, open, named).map((part) => [part.instalment_id, part.amount.toFixed()])

describe("an amount on instalments", () => {
  it.each<[string, string, string | undefined, [string, string][]]>([
    ["goes to the one named", "10", "late", [["late", "10"]]],
    ["goes to the one that asks for exactly it", "30", undefined, [["late", "30"]]],
    ["else to the earliest due", "25", undefined, [["early", "20"], ["late", "5"]]],
    ["stays over when all is settled", "70", undefined, [["early", "20"], ["late", "30"]]],
    ["leaves alone what is settled", "10", "done", []],
    ["stays over when the one named asks for less", "40", "late", [["late", "30"]]],
    ["of nothing settles nothing", "0", undefined, []],
  ])("%s", (_case, amount, named, parts) => expect(lay(amount, named)).toEqual(parts)) // prettier-ignore

  it("takes the first by position when two are due on one day", () => {
    const same = [instalment("b", "2026-01-01", "5", 2), instalment("a", "2026-01-01", "5", 1)]
    expect(lay("7", undefined, same)).toEqual([["a", "5"], ["b", "2"]]) // prettier-ignore
  })
})

describe("several sources on instalments", () => {
  it("uses the oldest money first and nothing twice", () => {
    const sources = [
      { id: "new", date: "2026-02-02", left: "40" },
      { id: "old", date: "2026-01-02", left: "25" },
    ]
    const laid = layAllOnInstalments(sources, OPEN).map(({ source_id, parts }) => [
      source_id,
      ...parts.map((part) => `${part.instalment_id} ${part.amount.toFixed()}`),
    ])
    expect(laid).toEqual([
      ["old", "early 20", "late 5"],
      ["new", "late 25"],
    ])
    expect(OPEN[0].outstanding).toBe("30")
  })
})
