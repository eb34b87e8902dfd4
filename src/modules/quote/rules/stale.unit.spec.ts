import { changesFingerprint, Market, marketChanges } from "./stale"

const lines = [
  { id: "desk", title: "Oak desk", variant_id: "variant_desk" },
  { id: "lamp", title: "Desk lamp", variant_id: "variant_lamp" },
  { id: "work", title: "Assembly", variant_id: null },
]
const market = (prices: Market["prices"], promotions: Market["promotions"] = []): Market => ({ prices, promotions })

it("says nothing while the catalogue says the same, however it is written", () => {
  const was = market({ desk: "480", lamp: "10.010" })
  expect(marketChanges(lines, was, market({ desk: "480.00", lamp: "10.01" }))).toEqual([])
})

it("names lines whose price moved and lines that are gone, and leaves free text out", () => {
  const was = market({ desk: "480", lamp: "10.01", work: "5" })
  expect(marketChanges(lines, was, market({ desk: "500", lamp: null, work: "9" }))).toEqual([
    { item_id: "desk", title: "Oak desk", kind: "price", was: "480", now: "500" },
    { item_id: "lamp", title: "Desk lamp", kind: "gone", was: "10.01", now: null },
  ])
})

it("knows nothing of a line that had no price when it was sent", () => {
  expect(marketChanges(lines, market({ desk: null }), market({ desk: "500" }))).toEqual([])
})

it("names promotions that came, went or changed, where both sides were looked at", () => {
  const was = market({}, [
    { code: "AUTUMN", value: "10%" },
    { code: "SAME", value: "5%" },
  ])
  const now = market({}, [
    { code: "AUTUMN", value: "15%" },
    { code: "SAME", value: "5%" },
    { code: "WINTER", value: "20 EUR" },
  ])
  expect(marketChanges(lines, was, now)).toEqual([
    { item_id: null, title: "AUTUMN", kind: "promotion", was: "10%", now: "15%" },
    { item_id: null, title: "WINTER", kind: "promotion", was: null, now: "20 EUR" },
  ])
  expect(marketChanges(lines, market({}, null), now)).toEqual([])
})

it("has another fingerprint for another change", () => {
  const price = (now: string) => marketChanges(lines, market({ desk: "480" }), market({ desk: now }))
  expect(changesFingerprint(price("500"))).toBe(changesFingerprint(price("500")))
  expect(changesFingerprint(price("500"))).not.toBe(changesFingerprint(price("510")))
})
