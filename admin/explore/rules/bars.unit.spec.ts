import { PivotAnswer, PivotLine } from "../queries"
import { barsOf } from "./bars"

const key = (text: string | null) => ({ key: text, name: null, code: null })
const line = (keys: string[], total: number | null, ...cells: (number | null)[]): PivotLine => ({
  keys: keys.map(key) as PivotLine["keys"],
  cells: cells.map((value) => (value === null ? null : [value])),
  total: [total],
})
const answer = (rows: PivotLine[], columns: (string | null)[] = [], subtotals: PivotLine[] = []): PivotAnswer => ({
  ...{ currency_code: "eur", as_of: "2026-11-28", date: "issue_date", count: rows.length },
  ...{ columns: columns.map(key), rows, subtotals, totals: line([], 0) },
})

describe("what a pivot draws", () => {
  it("is a bar of the first figure for each row", () => {
    expect(barsOf(answer([line(["ann"], 30), line(["bob"], 12.5)]))).toEqual({
      bars: [
        { key: key("ann"), total: 30, values: [30] },
        { key: key("bob"), total: 12.5, values: [12.5] },
      ],
      ...{ columns: [], isStacked: false, left: 0 },
    })
  })

  it("is stacked where the columns come to the total, to the cent", () => {
    const { bars, isStacked } = barsOf(answer([line(["ann"], 0.3, 0.1, 0.2), line(["bob"], 5, null, 5)], ["won", null]))
    expect(isStacked).toBe(true)
    expect(bars.map(({ values }) => values)).toEqual([
      [0.1, 0.2],
      [0, 5],
    ])
  })

  it.each([
    ["of a mean or a rate", line(["ann"], 50, 100, 0)],
    ["of what was counted twice", line(["ann"], 1, 1, 1)],
    ["of less than nothing", line(["ann"], 2, 5, -3)],
  ])("stands side by side where a pile would lie: %s", (_why, row) => {
    expect(barsOf(answer([row], ["won", "lost"]))).toMatchObject({
      isStacked: false,
      columns: [key("won"), key("lost")],
    })
  })

  it("is of the totals where there are too many columns to tell apart", () => {
    const cells = [1, 1, 1, 1, 1, 1, 1]
    const drawn = barsOf(answer([line(["ann"], 7, ...cells)], ["a", "b", "c", "d", "e", "f", "g"]))
    expect(drawn).toMatchObject({ columns: [], bars: [{ values: [7] }] })
  })

  it("is of the first of two fields, in the order of the table", () => {
    const rows = [line(["bob", "x"], 9), line(["bob", "y"], 1), line(["ann", "x"], 4)]
    const { bars } = barsOf(answer(rows, [], [line(["ann"], 4), line(["bob"], 10)]))
    expect(bars.map(({ key: { key: name }, total }) => [name, total])).toEqual([
      ["bob", 10],
      ["ann", 4],
    ])
  })

  it("leaves away what is beyond the most rows that are drawn, and says how many", () => {
    const rows = Array.from({ length: 14 }, (_row, index) => line([`r${index}`], 20 - index))
    expect(barsOf(answer(rows), 12)).toMatchObject({ left: 2, bars: { length: 12 } })
  })

  it("is nothing where there is nothing to draw", () => {
    expect(barsOf(answer([])).bars).toEqual([])
    expect(barsOf(answer([line(["ann"], 0), line(["bob"], null)])).bars).toEqual([])
  })
})
