import { contentKey, isUntold, noticeKind } from "./notice"

const line = (change: object = {}) => ({
  line_id: "desk",
  promised_date: "2026-12-03" as string | null,
  change_no: 1,
  told_no: null as number | null,
  told_date: null as string | null,
  closed_at: null as Date | null,
  ...change,
})

describe("what a customer is told of delivery dates", () => {
  it.each([
    ["a first date", line(), true],
    ["what they know", line({ told_no: 1 }), false],
    ["another date", line({ change_no: 2, told_no: 1 }), true],
    ["a date of what came", line({ closed_at: new Date(0) }), false],
  ])("%s", (_what, given, untold) => {
    expect(isUntold(given)).toBe(untold)
  })

  it.each([
    ["dated", [line()]],
    ["undated", []],
    ["undated", [line({ promised_date: null })]],
    ["changed", [line({ told_date: "2026-11-28" })]],
    ["changed", [line({ promised_date: null, told_date: "2026-11-28" })]],
    ["dated", [line({ told_date: "2026-12-03" })]],
  ] as const)("is %s", (kind, untold) => {
    expect(noticeKind([...untold])).toBe(kind)
  })

  it("is one notice for the same changes in any order, another for a date that came back", () => {
    const lamp = line({ line_id: "lamp" })
    expect(contentKey([line(), lamp])).toBe(contentKey([lamp, line()]))
    expect(contentKey([line()])).not.toBe(contentKey([line({ change_no: 3 })]))
    expect(contentKey([])).toBe("undated")
  })
})
