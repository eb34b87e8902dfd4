import { customerKind, debtorOf, netTerms } from "./account-defaults"
import { INVOICE_TRANSITIONS } from "./transitions"

describe("defaults of a customer", () => {
  it("owes for itself unless the account says who pays", () => {
    expect(debtorOf("cus_1")).toBe("cus_1")
    expect(debtorOf("cus_1", { bill_to_customer_id: null })).toBe("cus_1")
    expect(debtorOf("cus_1", { bill_to_customer_id: "cus_2" })).toBe("cus_2")
    expect(debtorOf(null)).toBeNull()
  })

  it("is a business by account, company or tax id", () => {
    expect(customerKind(null)).toBe("consumer")
    expect(customerKind(null, "Engines Ltd")).toBe("business")
    expect(customerKind(null, null, "GB1")).toBe("business")
    expect(customerKind({ customer_kind: "consumer" }, "Engines Ltd")).toBe("consumer")
  })

  it("pays so many days after issue", () =>
    expect(netTerms(30)).toEqual({
      name: "Net 30",
      instalments: [{ percent: 100, days: 30 }],
    }))
})

describe("an invoice", () => {
  it("never comes back from issued but by being voided", () => {
    expect(INVOICE_TRANSITIONS).toEqual({
      draft: ["issued", "voided"],
      issued: ["voided"],
      voided: [],
    })
  })
})
