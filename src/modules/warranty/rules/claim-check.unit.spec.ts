import { assertClaimable, ClaimedWarranty, ClaimWish, OtherClaim, SaidOfCover, unitsClaimed } from "./claim-check"

const WARRANTY: ClaimedWarranty = {
  id: "crmw_1",
  number: "W-2026-0001",
  title: "Oak desk",
  customer_id: "cus_1",
  quantity: 3,
  returned_quantity: 0,
  covers: [],
  starts_date: "2026-01-10",
  ends_date: "2028-01-10",
  units: [],
}
const SERIAL: ClaimedWarranty = {
  ...WARRANTY,
  units: [
    { serial: "SN-1", status: "active" },
    { serial: "SN-2", status: "returned" },
    { serial: "SN-3", status: "replaced" },
  ],
}
const COVERED: SaidOfCover = { is_covered: true, until: "2028-01-10", reasons: [{ code: "covered" }] }
const not = (...codes: string[]): SaidOfCover => ({
  is_covered: false,
  until: null,
  reasons: codes.map((code) => ({ code })),
})
const wish = (some: Partial<ClaimWish> = {}): ClaimWish => ({
  quantity: 1, serial: null, fault_code: "defect", customer_id: "cus_1", is_goodwill: false, ...some,
}) // prettier-ignore
const claim = (some: Partial<OtherClaim> = {}): OtherClaim => ({
  warranty_id: "crmw_1", number: "WC-2026-0001", serial: null, quantity: 1, fault_code: "defect", status: "submitted", remedy: null, is_taken_back: false, is_under_way: false, ...some,
}) // prettier-ignore
/** A line of three: one plan has them as shipped in two and one, one has all of them since the order. */
const cover = (id: string, quantity: number, item: string | null) => ({
  id, source_key: item ? `item:${item}` : "line:1", fulfillment_item_id: item, part: "", status: "active", is_of_lot: id === "crmw_1", original_quantity: quantity,
  quantity, returned_quantity: 0,
}) // prettier-ignore
const LINE: ClaimedWarranty = {
  ...WARRANTY,
  quantity: 2,
  covers: [cover("crmw_1", 2, "a"), cover("crmw_2", 1, "b"), cover("crmw_3", 3, null)],
}
const NAME = "Warranty W-2026-0001 of Oak desk"

type Case = [
  name: string,
  message: string | null,
  wish: ClaimWish,
  warranty?: ClaimedWarranty,
  coverage?: SaidOfCover,
  others?: OtherClaim[],
]

const CASES: Case[] = [
  ["a covered unit", null, wish()],
  ["all units at once", null, wish({ quantity: 3 })],
  ["staff, who name no customer", null, wish({ customer_id: null })],
  ["another customer's unit", `${NAME} is of another customer.`, wish({ customer_id: "cus_2" })],
  ["another customer's unit as goodwill", `${NAME} is of another customer.`, wish({ customer_id: "cus_2", is_goodwill: true })],
  ["more units than there are", `${NAME} has 3 of 3 units left to claim; 4 cannot be claimed.`, wish({ quantity: 4 })],
  [
    "more units than open claims leave",
    `${NAME} has 1 of 3 units left to claim; 2 cannot be claimed.`,
    wish({ quantity: 2 }), WARRANTY, COVERED, [claim({ quantity: 2 })],
  ],
  [
    "a unit that was replaced, once more",
    `${NAME} has no unit left to claim: claim WC-2026-0001 stands for it.`,
    wish(), { ...WARRANTY, quantity: 1 }, COVERED, [claim({ status: "resolved", remedy: "replace" })],
  ],
  ["one of two, where the other was replaced and taken off", null, wish(), { ...WARRANTY, quantity: 1, returned_quantity: 1 }, COVERED, [claim({ status: "resolved", remedy: "replace" })]],
  [
    "a unit whose price was given back and that stayed there",
    `${NAME} has no unit left to claim: claim WC-2026-0001 stands for it.`,
    wish(), { ...WARRANTY, quantity: 1 }, COVERED, [claim({ status: "resolved", remedy: "refund" })],
  ],
  ["the unit that is left of two, where one came back and was paid back", null, wish(), { ...WARRANTY, quantity: 1 }, COVERED, [claim({ status: "resolved", remedy: "refund", is_taken_back: true })]],
  ["a unit that was repaired, once more", null, wish(), { ...WARRANTY, quantity: 1 }, COVERED, [claim({ status: "resolved", remedy: "repair" })]],
  ["a unit whose claim was rejected, once more", null, wish(), { ...WARRANTY, quantity: 1 }, COVERED, [claim({ status: "rejected" })]],
  ["a unit whose claim was canceled, once more", null, wish(), { ...WARRANTY, quantity: 1 }, COVERED, [claim({ status: "canceled" })]],
  ["both units of an item, where the other item of the line is claimed", null, wish({ quantity: 2 }), LINE, COVERED, [claim({ warranty_id: "crmw_2" })]],
  [
    "a unit of a line that is claimed as a whole by another plan",
    `${NAME} has no unit left to claim: claim WC-2026-0001 stands for it.`,
    wish(), LINE, COVERED, [claim({ warranty_id: "crmw_3", quantity: 3 })],
  ],
  [
    "more units than another plan's claims leave of the line",
    `${NAME} has 1 of 2 units left to claim; 2 cannot be claimed.`,
    wish({ quantity: 2 }), LINE, COVERED, [claim({ warranty_id: "crmw_3", quantity: 2 })],
  ],
  ["what was returned", `${NAME} has no unit left to claim: all of it was returned.`, wish(), { ...WARRANTY, quantity: 0 }],
  ["what was returned, as goodwill", `${NAME} has no unit left to claim: all of it was returned.`, wish({ is_goodwill: true }), { ...WARRANTY, quantity: 0 }],
  ["a serial number", null, wish({ serial: "SN-1" }), SERIAL],
  ["a serial number it does not have", `${NAME} has no serial number SN-9; it has SN-1, SN-2, SN-3.`, wish({ serial: "SN-9" }), SERIAL],
  ["a serial number where none is kept", `${NAME} has no serial numbers; add SN-9 to it first.`, wish({ serial: "SN-9" })],
  ["a serial number that was returned", "Serial number SN-2 was returned; it cannot be claimed.", wish({ serial: "SN-2" }), SERIAL],
  ["a serial number that was replaced", "Serial number SN-3 was replaced already; claim its replacement instead.", wish({ serial: "SN-3" }), SERIAL],
  [
    "a serial number that a claim replaced",
    "Serial number SN-1 was replaced already by claim WC-2026-0001; claim its replacement instead.",
    wish({ serial: "SN-1" }), SERIAL, COVERED, [claim({ serial: "SN-1", status: "resolved", remedy: "replace" })],
  ],
  ["two units of one serial number", "Serial number SN-1 is one unit; 2 cannot be claimed under it.", wish({ serial: "SN-1", quantity: 2 }), SERIAL],
  [
    "the same fault of one serial number twice",
    "Claim WC-2026-0001 for the same fault of serial number SN-1 is still open.",
    wish({ serial: "SN-1" }), SERIAL, COVERED, [claim({ serial: "SN-1", status: "in_repair" })],
  ],
  [
    "the same fault of one serial number under another plan, written otherwise",
    "Claim WC-2026-0001 for the same fault of serial number SN-1 is still open.",
    wish({ serial: "SN-1" }), SERIAL, COVERED, [claim({ warranty_id: "crmw_2", serial: "sn 1" })],
  ],
  ["the same fault of one serial number after it was repaired", null, wish({ serial: "SN-1" }), SERIAL, COVERED, [claim({ serial: "SN-1", status: "resolved", remedy: "repair" })]],
  ["another fault of one serial number", null, wish({ serial: "SN-1", fault_code: "wear" }), SERIAL, COVERED, [claim({ serial: "SN-1" })]],
  ["another fault of the only unit", null, wish({ serial: "SN-1", fault_code: "wear" }), { ...SERIAL, quantity: 1 }, COVERED, [claim({ serial: "sn1" })]],
  [
    "one without a serial number, where two faults of the other unit are open", null,
    wish(), { ...SERIAL, quantity: 2 }, COVERED, [claim({ serial: "SN-1" }), claim({ serial: "SN-1", fault_code: "wear" })],
  ],
  [
    "the unit that is left, where another fault of one that was replaced is open still", null,
    wish(), { ...SERIAL, quantity: 1, returned_quantity: 1 }, COVERED,
    [claim({ serial: "SN-1", status: "resolved", remedy: "replace" }), claim({ serial: "SN-1", fault_code: "wear", status: "approved" })],
  ],
  [
    "another fault of a unit whose price was given back",
    "Serial number SN-1 was paid back by claim WC-2026-0001; it cannot be claimed.",
    wish({ serial: "SN-1", fault_code: "wear" }), SERIAL, COVERED, [claim({ serial: "SN-1", status: "resolved", remedy: "refund" })],
  ],
  [
    "another fault of a unit whose price is being given back",
    "Serial number SN-1 is being paid back by claim WC-2026-0001; it cannot be claimed.",
    wish({ serial: "SN-1", fault_code: "wear" }), SERIAL, COVERED, [claim({ serial: "SN-1", status: "approved", remedy: "refund", is_under_way: true })],
  ],
  ["after the end", `${NAME} does not cover this: its cover ended on 2028-01-10.`, wish(), WARRANTY, not("expired")],
  [
    "after the end of a consumer's commercial cover",
    `${NAME} does not cover this: its cover ended on 2028-01-10; statutory rights may apply.`,
    wish(), WARRANTY, not("expired", "statutory_may_apply"),
  ],
  ["after the end, as goodwill", null, wish({ is_goodwill: true }), WARRANTY, not("expired")],
  ["before it begins", `${NAME} does not cover this: its cover begins on 2026-01-10.`, wish(), WARRANTY, not("not_begun")],
  ["before it is registered", `${NAME} does not cover this: it waits to be registered.`, wish(), WARRANTY, not("waits_for_registration")],
  ["a canceled one", `${NAME} does not cover this: it was canceled; statutory rights may apply.`, wish(), WARRANTY, not("canceled", "statutory_may_apply")],
] // prettier-ignore

describe("what may be claimed", () => {
  it.each(CASES)("%s", (...[, message, asked, warranty = WARRANTY, coverage = COVERED, others = []]) => {
    const check = () => assertClaimable(asked, warranty, coverage, others)
    if (message === null) {
      expect(check).not.toThrow()
    } else {
      expect(check).toThrow(new Error(message))
    }
  })

  it("counts open claims, and units that are gone for good", () => {
    expect(
      unitsClaimed(
        [
          claim({ quantity: 1 }),
          claim({ quantity: 2, status: "approved" }),
          claim({ quantity: 4, status: "in_repair" }),
          claim({ quantity: 8, status: "resolved", remedy: "replace" }),
          claim({ quantity: 16, status: "resolved", remedy: "repair" }),
          claim({ quantity: 32, status: "resolved", remedy: "refund", is_taken_back: true }),
          claim({ quantity: 64, status: "resolved", remedy: "refund" }),
          claim({ quantity: 128, status: "rejected" }),
        ],
        3
      )
    ).toBe(1 + 2 + 4 + 64 + (8 - 3))
  })
})
