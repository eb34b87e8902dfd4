import { claimActions } from "../../../src/modules/warranty/rules/claim-transitions"
import { ClaimDetail } from "../claim-queries"
import { lasting } from "./lasting"
import { ClaimAct, otherActs, primaryAct } from "./primary-act"

describe("the act that a claim waits for", () => {
  it.each<[ClaimDetail["status"], ClaimDetail["remedy_state"], ClaimAct | null, ClaimAct[]]>([
    ["submitted", null, "approve", ["reject", "cancel"]],
    ["approved", null, "resolve", ["cancel"]],
    ["in_repair", null, "finish_repair", ["resolve", "cancel"]],
    ["rejected", null, "reopen", []],
    ["resolved", "done", null, []],
    ["canceled", null, null, []],
    ["approved", "started", "resume", []],
    ["approved", "waiting", "resume", []],
    ["approved", "failed", "resolve", ["cancel"]],
  ])("of one that is %s with a remedy %s", (status, remedy_state, first, others) => {
    const claim = { status, actions: claimActions({ status, remedy_state }) }
    expect(primaryAct(claim)).toBe(first)
    expect(otherActs(claim)).toEqual(others)
  })

  it("is none that the server does not allow", () => {
    expect(primaryAct({ status: "submitted", actions: ["cancel"] })).toBeNull()
  })
})

describe("how long a claim stood somewhere", () => {
  it.each([
    [59, null],
    [60, { unit: "minutes", count: 1 }],
    [3599, { unit: "minutes", count: 59 }],
    [3600, { unit: "hours", count: 1 }],
    [172_799, { unit: "hours", count: 47 }],
    [172_800, { unit: "days", count: 2 }],
  ])("of %d seconds is %o", (seconds, said) => {
    expect(lasting(seconds)).toEqual(said)
  })
})
