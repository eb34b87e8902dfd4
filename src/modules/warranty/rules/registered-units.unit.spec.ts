import { BoughtLine, leftToRegister, RegisteredCover } from "./registered-units"

const LINE: BoughtLine = { line_id: "desk", quantity: 5, left: 4 }
const NOW = { plan_id: "card", source_key: "registration:ann:desk:2026-01-31" }
const cover = (change: Partial<RegisteredCover>): RegisteredCover => ({
  line_id: "desk", plan_id: "card", source: "registration", source_key: "registration:ann:desk:2026-01-05", fulfillment_item_id: null, part: "", quantity: 1,
  ...change,
}) // prettier-ignore

describe("units of a line that may be registered", () => {
  it.each([
    ["what the customer has of it", [], 4],
    ["less what is registered, whatever the plan", [cover({}), cover({ source_key: "other", plan_id: "maker", quantity: 2 })], 1],
    ["each unit once, by however many plans", [cover({}), cover({ plan_id: "maker", quantity: 2 })], 2],
    ["less what was split off", [cover({}), cover({ part: "crmw_1" })], 2],
    ["less what began by the same plan", [cover({ source: "delivery", source_key: "item:1", fulfillment_item_id: "1", quantity: 2 })], 2],
    ["not less what other plans cover", [cover({ plan_id: "law", source: "delivery", source_key: "item:1", fulfillment_item_id: "1", quantity: 2 })], 4],
    ["not less the same registration by another plan", [cover({ source_key: NOW.source_key, plan_id: "maker", quantity: 4 })], 4],
    ["less the same registration by the same plan, which was given away", [cover({ source_key: NOW.source_key })], 3],
    ["not less other lines", [cover({ line_id: "lamp" })], 4],
    ["never less than none", [cover({ quantity: 9 })], 0],
  ] as [string, RegisteredCover[], number][])("are %s", (_what, covers, expected) => {
    expect(leftToRegister(LINE, covers, NOW).toNumber()).toBe(expected)
  }) // prettier-ignore
})
