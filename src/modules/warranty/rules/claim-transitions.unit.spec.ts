import { assertTransition } from "../../../shared/transitions"
import {
  CLAIM_STATUSES, CLAIM_TRANSITIONS, claimActions, ClaimStatus, RECOVERY_TRANSITIONS, RecoveryStatus,
} from "./claim-transitions" // prettier-ignore

const pairs = <Status extends string>(statuses: readonly Status[]): [Status, Status][] =>
  statuses.flatMap((from) => statuses.map((to): [Status, Status] => [from, to]))

describe("statuses of a claim", () => {
  it.each(pairs(CLAIM_STATUSES))("%s to %s is as the table says", (from, to) => {
    const move = () => assertTransition(CLAIM_TRANSITIONS, "Claim WC-2026-0001", from, to)
    const possible: readonly ClaimStatus[] = CLAIM_TRANSITIONS[from]
    if (possible.includes(to)) {
      expect(move).not.toThrow()
      return
    }
    const next = possible.length ? `it can become ${possible.join(" or ")}` : "that is final"
    expect(move).toThrow(`Claim WC-2026-0001 is ${from} and cannot become ${to}; ${next}.`)
  })

  it("reaches every status from submitted", () => {
    const reached = new Set<ClaimStatus>(["submitted"])
    for (const status of reached) {
      CLAIM_TRANSITIONS[status].forEach((next) => reached.add(next))
    }
    expect([...reached].sort()).toEqual([...CLAIM_STATUSES].sort())
  })

  it.each<[ClaimStatus, string[]]>([
    ["submitted", ["approve", "reject", "diagnose", "cancel"]],
    ["approved", ["start_repair", "diagnose", "resolve", "cancel"]],
    ["in_repair", ["diagnose", "use_part", "log_labour", "resolve", "cancel"]],
    ["rejected", ["reopen"]],
    ["resolved", []],
    ["canceled", []],
  ])("offers for a %s claim what its status allows", (status, actions) => {
    expect(claimActions({ status, remedy_state: null })).toEqual(actions)
    expect(claimActions({ status, remedy_state: "failed" })).toEqual(actions)
  })

  it("offers nothing but to go on while a remedy is under way", () => {
    expect(claimActions({ status: "approved", remedy_state: "started" })).toEqual(["resume"])
    expect(claimActions({ status: "in_repair", remedy_state: "waiting" })).toEqual(["resume"])
  })
})

describe("statuses of a supplier's share", () => {
  it.each(pairs<RecoveryStatus>(["expected", "claimed", "received", "refused"]))(
    "%s to %s is as the table says",
    (from, to) => {
      const move = () => assertTransition(RECOVERY_TRANSITIONS, "The share of Motor Works", from, to)
      if (RECOVERY_TRANSITIONS[from].includes(to)) {
        expect(move).not.toThrow()
        return
      }
      expect(move).toThrow(`The share of Motor Works is ${from} and cannot become ${to};`)
    }
  )
})
