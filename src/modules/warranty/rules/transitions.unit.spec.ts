import { WarrantyStatus } from "../types"
import { assertWarrantyTransition, WARRANTY_TRANSITIONS } from "./transitions"

const STATUSES = Object.keys(WARRANTY_TRANSITIONS) as WarrantyStatus[]
const ALLOWED = ["pending active", "pending canceled", "active canceled"]

describe("the status of an entitlement", () => {
  it.each(STATUSES.flatMap((from) => STATUSES.map((to) => [from, to] as const)))("%s to %s", (from, to) => {
    const move = () => assertWarrantyTransition({ number: "W-2026-0001", status: from }, to)
    if (ALLOWED.includes(`${from} ${to}`)) {
      expect(move).not.toThrow()
    } else {
      expect(move).toThrow(`Warranty W-2026-0001 is ${from} and cannot become ${to}; `)
    }
  })
})
