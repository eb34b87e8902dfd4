import { WarrantyTerms } from "../types"
import { endAfterRepair } from "./after-repair"

const terms = (change: Partial<WarrantyTerms>): WarrantyTerms => ({ months: 12, days: null, after_repair: "none", ...change }) as WarrantyTerms
const EXTEND = terms({ after_repair: "extend", after_repair_months: 12 })
const RESTART = terms({ after_repair: "restart" })

describe("the last day after a repair", () => {
  it.each([
    ["adds nothing where the terms say nothing", terms({}), "2027-01-31", "2026-06-30", false, null],
    ["adds months to the end", EXTEND, "2028-02-29", "2026-06-30", false, "2029-02-28"],
    ["adds them once", EXTEND, "2029-02-28", "2026-09-30", true, null],
    ["begins anew", RESTART, "2027-01-31", "2026-08-31", false, "2027-08-31"],
    ["begins anew again", RESTART, "2027-08-31", "2027-02-28", true, "2028-02-28"],
    ["never ends earlier than before", RESTART, "2028-12-31", "2026-08-31", false, null],
    ["leaves what waits for registration", RESTART, null, "2026-08-31", false, null],
  ])("%s", (_what, of, ends_date, day, extended, expected) => {
    expect(endAfterRepair({ terms: of, ends_date }, day, extended)).toBe(expected)
  })
})
