import { Actor } from "../../../src/shared/actor"
import { addDays, storeToday } from "../../../src/shared/days"
import { draftInput, line } from "../../fixtures/receivable"
import { ReceivableSuite } from "./suite"

const TODAY = storeToday("UTC")
const CLERK: Actor = { actor_id: "user_clerk", actor_type: "user" }

/** 33.03 EUR (30.03 + 10 %), 3 % within 5 days (0.99), 2 % within 10 days (0.66), all due in 30 days. */
const TERMS = {
  name: "3/5, 2/10, net 30",
  instalments: [{ percent: 100, days: 30 }],
  early_discount: [
    { percent: 3, days: 5 },
    { percent: 2, days: 10 },
  ],
}

/** Terms of payment, and the discount they promise for paying early. */
export const earlyPayment: ReceivableSuite = ({ service }) => {
  const issued = async (change: Parameters<typeof draftInput>[0] = {}, ago = 0) => {
    const { id } = await service.createInvoiceDraft(draftInput({ payment_terms: TERMS, ...change }), CLERK)
    return service.issueInvoice(id, { issue_date: addDays(TODAY, -ago), actor: CLERK })
  }
  type Part = { amount: string; early_discount?: boolean; early_discount_note?: string }
  const pay = (invoice_id: string, part: Part, received_date = TODAY) =>
    service.recordReceipt({
      source: "manual",
      customer_id: "cus_1",
      amount: part.amount,
      currency_code: "eur",
      received_date,
      allocations: [{ invoice_id, ...part }],
      actor: CLERK,
    })
  const notes = (invoice_id: string) =>
    service.listCrmCreditNotes({ invoice_id }, { order: { sequence: "ASC" }, relations: ["items"] })
  const outstanding = async (id: string) => {
    const { total, allocated_total } = await service.retrieveCrmInvoice(id)
    return (Number(total) - Number(allocated_total)).toFixed(2)
  }

  describe("payment terms", () => {
    const terms = { name: "15th of next month", instalments: [{ percent: 100, days: 0, months: 1, day_of_month: 15 }] }

    it("are made, changed and removed, with one default, and none that a customer has", async () => {
      const made = await service.savePaymentTerms(null, { ...terms, early_discount: TERMS.early_discount }, CLERK)
      expect(made).toMatchObject({ ...terms, early_discount: TERMS.early_discount, is_default: false })
      await service.savePaymentTerms(made.id, { is_default: true }, CLERK)
      const other = await service.savePaymentTerms(null, { ...terms, name: "Other", is_default: true }, CLERK)
      expect(await service.listCrmPaymentTerms({ is_default: true })).toMatchObject([{ id: other.id }])
      await expect(service.removePaymentTerms(other.id, CLERK)).rejects.toThrow(
        "Payment terms Other cannot be removed: they are the store's own. Choose others there first."
      )
      await service.setCreditTerms({ customer_id: "cus_1", payment_terms_id: made.id }, CLERK)
      await expect(service.removePaymentTerms(made.id, CLERK)).rejects.toThrow(
        "Payment terms 15th of next month cannot be removed: 1 customer has them. Choose others there first."
      )
      await service.setCreditTerms({ customer_id: "cus_1", payment_terms_id: null }, CLERK)
      await service.removePaymentTerms(made.id, CLERK)
      await expect(service.savePaymentTerms(made.id, { name: "Again" }, CLERK)).rejects.toThrow("were not found")
      await expect(service.savePaymentTerms(null, { ...terms, name: "other" }, CLERK)).rejects.toThrow(
        "There are payment terms called other already."
      )
      const wrong = { name: "Wrong", instalments: [{ percent: 99, days: 0 }] }
      await expect(service.savePaymentTerms(null, wrong, CLERK)).rejects.toThrow("add up to 99 %")
    })
  })

  describe("a discount for paying early", () => {
    afterEach(async () => expect(await service.verify()).toEqual([]))

    it("becomes a credit note by tax rate when the rest is paid in time", async () => {
      const lines = [line(), line({ title: "Book", quantity: 1, unit_price: "10", tax_lines: [{ rate: "5", code: null, name: "VAT" }] })]
      const made = await issued({ lines })
      expect(String(made.total)).toBe("43.53")
      await pay(made.id, { amount: "42.22" })
      expect(await notes(made.id)).toMatchObject([
        {
          reason_code: "early_payment",
          reason: expect.stringMatching(/^3% discount if paid by /),
          total: 1.31,
          tax_lines: [
            { rate: "10", amount: "0.09" },
            { rate: "5", amount: "0.02" },
          ],
        },
      ])
      expect(await outstanding(made.id)).toBe("0.00")
    })

    it("is the later, smaller one after the first days, and none after the last", async () => {
      const [second, late] = [await issued({}, 7), await issued({}, 6)]
      await pay(second.id, { amount: "32.37" })
      expect(await outstanding(second.id)).toBe("0.00")
      // Money of the third day counts, though it is recorded on the sixth.
      await pay(late.id, { amount: "32.04" }, addDays(TODAY, -3))
      expect(await outstanding(late.id)).toBe("0.00")
      const over = await issued({ series: "OLD" }, 11)
      await pay(over.id, { amount: "32.37" })
      expect(await outstanding(over.id)).toBe("0.66")
      expect(await notes(over.id)).toEqual([])
      await expect(pay(over.id, { amount: "0.66", early_discount: true })).rejects.toThrow(
        `Invoice ${over.number}: the discount of 2 % was for payment by ${addDays(TODAY, -1)}; Receipt R-${TODAY.slice(0, 4)}-0004 is of ${TODAY}. Say in a note why it is given all the same.`
      )
    })

    it("is given late with a note, which History keeps", async () => {
      const made = await issued({}, 11)
      await pay(made.id, { amount: "32.37", early_discount: true, early_discount_note: "agreed with the CFO" })
      expect(await outstanding(made.id)).toBe("0.00")
      const acts = await service.listCrmReceivableHistories({ reference_id: made.id, act: "late_discount_given" })
      expect(acts).toMatchObject([{ note: "agreed with the CFO" }])
    })

    it("keeps the tax where the terms say so", async () => {
      const made = await issued({ payment_terms: { ...TERMS, early_discount_keeps_tax: true } })
      await pay(made.id, { amount: "32.13" })
      expect(await notes(made.id)).toMatchObject([
        { total: 0.9, tax_total: 0, tax_lines: [{ rate: "0", category: "O", base: "0.90", amount: "0.00" }] },
      ])
      expect(await outstanding(made.id)).toBe("0.00")
      const rest = await service.createCreditNote({ invoice_id: made.id, actor: CLERK })
      expect([rest.total, rest.tax_total, rest.subtotal, rest.rounding_total].map(String)).toEqual(["32.13", "3", "30.03", "0"])
    })

    it("is not taken against one's will, of a part, or without terms for it", async () => {
      const made = await issued()
      await pay(made.id, { amount: "32.04", early_discount: false })
      expect(await outstanding(made.id)).toBe("0.99")
      const other = await issued()
      await expect(pay(other.id, { amount: "20", early_discount: true })).rejects.toThrow(
        `Invoice ${other.number}: EUR 33.03 is outstanding, and EUR 32.04 less the discount of EUR 0.99; EUR 20.00 does not settle it exactly.`
      )
      const plain = await issued({ payment_terms: { name: "net", instalments: [{ percent: 100, days: 30 }] } })
      await expect(pay(plain.id, { amount: "32.04", early_discount: true })).rejects.toThrow(
        `Invoice ${plain.number}: its terms give no discount for paying early.`
      )
    })

    it("goes with the payment that is undone, comes back with the next in time, and never twice", async () => {
      const made = await issued()
      const first = await pay(made.id, { amount: "32.04" })
      await service.reverseAllocation(first.allocations[0].id, CLERK)
      expect(await outstanding(made.id)).toBe("33.03")
      const [note] = await notes(made.id)
      const other = await issued()
      const misuse = { credit_note_id: note.id, allocations: [{ invoice_id: other.id, amount: "0.5" }], actor: CLERK }
      await expect(service.allocate(misuse)).rejects.toThrow(
        `Credit note ${note.number} is the discount for paying Invoice ${made.number} early; it can settle that invoice only.`
      )
      await expect(service.payBack({ credit_note_id: note.id, amount: "0.99", actor: CLERK })).rejects.toThrow(
        "it can settle that invoice only"
      )
      await service.allocate({ receipt_id: first.id, allocations: [{ invoice_id: made.id, amount: "32.04" }], actor: CLERK })
      expect(await outstanding(made.id)).toBe("0.00")
      expect(await notes(made.id)).toHaveLength(1)
    })

    it("is given once to ten payments at once", async () => {
      const made = await issued()
      const receipts = await Promise.all(
        Array.from({ length: 10 }, () =>
          service.recordReceipt({
            source: "manual",
            customer_id: "cus_1",
            amount: "32.04",
            currency_code: "eur",
            received_date: TODAY,
            actor: CLERK,
          })
        )
      )
      const results = await Promise.allSettled(
        receipts.map(({ id }) =>
          service.allocate({ receipt_id: id, allocations: [{ invoice_id: made.id, amount: "32.04" }], actor: CLERK })
        )
      )
      expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
      expect(await notes(made.id)).toHaveLength(1)
      expect(await outstanding(made.id)).toBe("0.00")
    })
  })
}
