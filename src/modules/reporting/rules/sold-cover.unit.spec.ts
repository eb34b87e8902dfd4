import { MathBN } from "@medusajs/framework/utils"

import { BoughtCover, CoverPart, releaseCover } from "./sold-cover"

const part = (change: Partial<Record<"units" | "goods" | "discount", number>> & Partial<Pick<CoverPart, "id" | "warranty_id" | "state" | "released_until">> = {}): CoverPart => {
  const { units = 1, goods = 100, discount = 0, ...rest } = change
  return {
    ...{ id: "p1", invoice_item_id: "i1", warranty_id: null, state: "waiting", released_until: null, ...rest },
    units: MathBN.convert(units),
    goods: MathBN.convert(goods),
    discount: MathBN.convert(discount),
  } as CoverPart
} // prettier-ignore

const cover = (change: Partial<Omit<BoughtCover, "live" | "gone">> & { live?: number; gone?: number } = {}): BoughtCover => {
  const { live = 1, gone = 0, ...rest } = change
  return { id: "w1", replaces_id: null, first: "2025-01-01", last: "2025-12-31", ...rest, live: MathBN.convert(live), gone: MathBN.convert(gone) }
} // prettier-ignore

const on = (day: string, parts: CoverPart[], covers: BoughtCover[], credited = 0, currency = "eur") =>
  releaseCover({ parts, covers, credited: MathBN.convert(credited) }, day, currency).map(
    ({ state, warranty_id, units, goods, discount, released }) => [
      ...[state, warranty_id, units.toNumber()],
      ...[goods.minus(discount).toNumber(), released.goods.minus(released.discount).toNumber()],
    ]
  )

describe("what of sold cover is earned", () => {
  it.each([
    ["nothing before it begins", "2024-12-31", {}, {}, ["running", "w1", 1, 100, 0]],
    ["by its days", "2025-01-31", {}, {}, ["running", "w1", 1, 91.51, 8.49]],
    ["all of it on its last day", "2025-12-31", {}, {}, ["running", "w1", 1, 0, 100]],
    ["what is left over the days that are left", "2025-02-28", { state: "running", warranty_id: "w1", released_until: "2025-01-31", goods: 91.51 }, {}, ["running", "w1", 1, 83.84, 7.67]],
    ["the rest over more days once it is made longer", "2025-02-28", { state: "running", warranty_id: "w1", released_until: "2025-01-31", goods: 91.51 }, { last: "2026-12-31" }, ["running", "w1", 1, 87.84, 3.67]],
    ["the rest at once where it was made shorter", "2025-02-28", { state: "running", warranty_id: "w1", released_until: "2025-01-31", goods: 91.51 }, { last: "2025-01-20" }, ["running", "w1", 1, 0, 91.51]],
    ["the days before it was invoiced too", "2025-06-30", {}, {}, ["running", "w1", 1, 50.41, 49.59]],
    ["what its discount leaves", "2025-01-31", { discount: 10 }, {}, ["running", "w1", 1, 82.36, 7.64]],
    ["nothing while it waits", "2025-06-30", {}, { first: null, last: null, live: 0 }, ["waiting", null, 1, 100, 0]],
    ["the rest of units that went", "2025-06-30", { state: "running", warranty_id: "w1", goods: 60 }, { live: 0, gone: 1 }, ["gone", "w1", 1, 0, 60]],
    ["the rest of units that went before they were covered", "2025-06-30", {}, { first: null, last: null, live: 0, gone: 1 }, ["gone", null, 1, 0, 100]],
    ["what a credit note left of its units", "2025-06-30", { units: 0, goods: 7 }, {}, ["waiting", null, 0, 0, 7]],
  ] as const)("%s", (_, day, sold, bought, expected) => {
    expect(on(day, [part(sold)], [cover(bought)])).toEqual([expected])
  }) // prettier-ignore

  it("units of one line go their own ways, their shares adding up to the cent", () => {
    const covers = [cover({ first: "2025-01-01", last: "2025-01-31" }), cover({ id: "w2", first: "2025-02-01", last: "2026-01-31" })]
    expect(on("2025-01-31", [part({ units: 3, goods: 100 })], covers)).toEqual([
      ["waiting", null, 1, 33.33, 0],
      ["running", "w1", 1, 0, 33.33],
      ["running", "w2", 1, 33.34, 0],
    ])
  }) // prettier-ignore

  it("what was sent in place of a unit goes on with what is left of it", () => {
    const before = part({ state: "running", warranty_id: "w1", released_until: "2025-01-31", goods: 91.51 })
    const covers = [cover({ live: 0 }), cover({ id: "w2", replaces_id: "w1", first: "2025-02-10" })]
    expect(on("2025-02-28", [before], covers)).toEqual([["running", "w2", 1, 86.16, 5.35]])
  })

  it("a unit that was credited takes none of the others along", () => {
    const parts = [part({ id: "p1", units: 0, goods: 0 }), part({ id: "p2" })]
    expect(on("2025-06-30", parts, [cover({ live: 0, gone: 1, first: null, last: null })], 1)[1]).toEqual(["waiting", null, 1, 100, 0])
  }) // prettier-ignore

  it.each([
    ["goes on under the cover whose units were credited in its place", {}, ["running", "w2", 1, 86.16, 5.35]],
    ["is earned whole where that has no room", { live: 0, gone: 1 }, ["gone", "w1", 1, 0, 91.51]],
  ] as const)("what is left of a unit that went %s", (_, other, expected) => {
    const parts = [
      part({ state: "running", warranty_id: "w1", released_until: "2025-01-31", goods: 91.51 }),
      part({ id: "p2", state: "running", warranty_id: "w2", units: 0, goods: 0 }),
    ]
    const covers = [cover({ live: 0, gone: 1 }), cover({ id: "w2", first: "2025-02-10", ...other })]
    expect(on("2025-02-28", parts, covers, 1)[0]).toEqual(expected)
  })

  it.each([
    ["jpy", 100, [8, 92]],
    ["kwd", 100, [8.493, 91.507]],
  ] as const)("in the digits of %s", (currency, goods, [earned, left]) => {
    expect(on("2025-01-31", [part({ goods })], [cover()], 0, currency)).toEqual([["running", "w1", 1, left, earned]])
  })

  it("month by month a cent is never lost, and no month differs from another of as many days by more than one", () => {
    let parts = [part({ goods: 100 })]
    const earned: Record<number, number[]> = {}
    for (const [month, days] of [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].entries()) {
      const [{ released, ...rest }] = releaseCover(
        { parts, covers: [cover()], credited: MathBN.convert(0) },
        `2025-${String(month + 1).padStart(2, "0")}-${days}`,
        "eur"
      )
      parts = [rest]
      earned[days] = [...(earned[days] ?? []), Math.round(released.goods.toNumber() * 100)]
    }
    expect(Object.values(earned).flat().reduce((sum, cents) => sum + cents, 0)).toBe(10_000)
    for (const months of Object.values(earned)) {
      expect(Math.max(...months) - Math.min(...months)).toBeLessThanOrEqual(1)
    }
  }) // prettier-ignore
})
