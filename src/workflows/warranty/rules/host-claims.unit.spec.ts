import { ClaimFacts, replacedLines, takenUnits } from "./host-claims"

const item = (id: string, item_id: string, quantity: number, is_additional_item = false) => ({ id, item_id, quantity, is_additional_item })
const claim = (change: Partial<ClaimFacts>): ClaimFacts => ({ id: "claim", order_id: "order", canceled_at: null, ...change })

describe("units that the customer has no more", () => {
  it.each([
    ["received", { return_received_quantity: 1, return_dismissed_quantity: 1 }, [], 2],
    ["written off by a claim", { written_off_quantity: 2 }, [claim({ claim_items: [item("1", "desk", 2)] })], 2],
    ["asked back and not received yet", { return_requested_quantity: 3 }, [], 0],
    ["written off and received by one claim, counted once", { written_off_quantity: 2, return_received_quantity: 1 },
      [claim({ claim_items: [item("1", "desk", 2)], received: [{ item_id: "desk", received: 1, damaged: 0 }] })], 2],
    ["received damaged by a claim", { written_off_quantity: 1, return_dismissed_quantity: 1 },
      [claim({ claim_items: [item("1", "desk", 1)], received: [{ item_id: "desk", received: 0, damaged: 1 }] })], 1],
    ["written off and received by one claim in two parcels", { written_off_quantity: 3, return_received_quantity: 2, return_dismissed_quantity: 1 },
      [claim({ claim_items: [item("1", "desk", 3)], received: [{ item_id: "desk", received: 1, damaged: 1 }, { item_id: "desk", received: 1, damaged: 0 }] })], 3],
    ["of a claim and of a return besides", { written_off_quantity: 1, return_received_quantity: 2 },
      [claim({ claim_items: [item("1", "desk", 1)], received: [{ item_id: "desk", received: 1, damaged: 0 }] })], 2],
    ["another line's claim", { return_received_quantity: 1 },
      [claim({ claim_items: [item("1", "lamp", 1)], received: [{ item_id: "desk", received: 1, damaged: 0 }] })], 1],
  ] as [string, Record<string, number>, ClaimFacts[], number][])("%s", (_what, detail, claims, expected) => {
    expect(takenUnits("desk", detail, claims).toNumber()).toBe(expected)
  }) // prettier-ignore
})

describe("lines that claims sent", () => {
  const line = (id: string, variant_id: string, product_id = variant_id) => ({ id, variant_id, product_id })
  const LINES = [line("desk", "oak", "desk"), line("lamp", "lamp"), line("new", "oak", "desk"), line("pine", "pine", "desk"), line("gift", "pen")]

  it("stand for the faulty line of the same variant, else product, else the first", () => {
    const both = [item("1", "lamp", 1), item("2", "desk", 1), item("3", "new", 1, true), item("4", "pine", 1, true), item("5", "gift", 1, true)]
    const map = replacedLines([claim({ claim_items: both, additional_items: both })], LINES)
    expect([...map]).toEqual([
      ["new", "desk"],
      ["pine", "desk"],
      ["gift", "lamp"],
    ])
  })

  it("stand for a line that is only asked back", () => {
    const back = { id: "return", items: [{ item_id: "desk" }] }
    expect([...replacedLines([claim({ additional_items: [item("1", "new", 1, true)], return: back })], LINES)]).toEqual([["new", "desk"]])
  })

  it("stand for nothing where the claim was canceled", () => {
    const canceled = claim({ canceled_at: "2026-01-01", claim_items: [item("1", "desk", 1)], additional_items: [item("2", "new", 1, true)] })
    expect([...replacedLines([canceled], LINES)]).toEqual([])
  })
})
