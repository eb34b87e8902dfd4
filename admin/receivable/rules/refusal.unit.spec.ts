import { refusal } from "./refusal"

const issued = { status: "issued" as const, total: 33.03, allocated_total: 0, credit_notes: [], handed_over_at: null }
const draft = { ...issued, status: "draft" as const }

describe("why an act on an invoice is refused", () => {
  it.each([
    ["issuing a draft", "issue", draft, null],
    ["issuing twice", "issue", issued, "notDraft"],
    ["throwing a draft away", "delete", draft, null],
    ["throwing an issued one away", "delete", issued, "notDraft"],
    ["crediting an issued one", "credit", issued, null],
    ["crediting a paid one", "credit", { ...issued, allocated_total: 33.03 }, null],
    ["crediting the rest of one", "credit", { ...issued, credit_notes: [{ total: 10 }] }, null],
    ["crediting twice", "credit", { ...issued, credit_notes: [{ total: 10 }, { total: 23.03 }] }, "credited"],
    ["crediting a draft", "credit", draft, "notIssued"],
    ["crediting a voided one", "credit", { ...issued, status: "voided" as const }, "voided"],
    ["voiding what nobody has seen", "void", issued, null],
    ["voiding what is paid in part", "void", { ...issued, allocated_total: 1 }, "allocated"],
    ["voiding what is credited", "void", { ...issued, credit_notes: [{ total: 1 }] }, "credited"],
    ["voiding what other books may have", "void", { ...issued, exported_at: "2026-11-23T10:00:00Z" }, "exported"],
    ["voiding an opening balance that was exported", "void", { ...issued, document_type: "opening", exported_at: "2026-11-23T10:00:00Z" }, null],
    ["voiding what the buyer has", "void", { ...issued, handed_over_at: "2026-11-23T10:00:00Z" }, "handedOver"],
  ] as const)("%s", (_what, act, invoice, expected) => {
    expect(refusal(act, { ...invoice, credit_notes: [...invoice.credit_notes] }, true)).toBe(expected)
  })

  it("is money for those who may not act on it, whatever the invoice", () => {
    expect(refusal("credit", issued, false)).toBe("money")
  })
})
