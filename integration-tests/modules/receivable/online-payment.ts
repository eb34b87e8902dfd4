import { Actor } from "../../../src/shared/actor"
import { storeToday } from "../../../src/shared/days"
import { draftInput } from "../../fixtures/receivable"
import { ReceivableSuite } from "./suite"

const TODAY = storeToday("UTC")
const CLERK: Actor = { actor_id: "user_clerk", actor_type: "user" }
const BUYER: Actor = { actor_id: "crmit_1", actor_type: "buyer" }
const TERMS = {
  name: "2/10, net 30",
  instalments: [{ percent: 100, days: 30 }],
  early_discount: [{ percent: 2, days: 10 }],
}

/** What buyers pay on the page of an invoice, through a payment of the host. */
export const onlinePayments: ReceivableSuite = ({ service }) => {
  const issued = async (change: Parameters<typeof draftInput>[0] = {}) =>
    service.issueInvoice((await service.createInvoiceDraft(draftInput(change), CLERK)).id, { actor: CLERK })
  const begin = (invoice_id: string, amount: string, payment_collection_id: string, provider_id = "pp_bank_test") =>
    service.beginInvoicePayment({ invoice_id, amount, payment_collection_id, provider_id, today: TODAY }, BUYER)
  const take = (id: string, amount: string, capture_id = "capt_1") =>
    service.takeInvoicePayment(id, { capture_id, payment_id: "pay_1", amount, received_date: TODAY, today: TODAY })
  const invoice = async (id: string) => {
    const { total, allocated_total } = await service.retrieveCrmInvoice(id)
    return (Number(total) - Number(allocated_total)).toFixed(2)
  }
  const receipts = async () =>
    (await service.listCrmReceipts({ source: "invoice_page" }, { order: { sequence: "ASC" } })).map((receipt) => [
      Number(receipt.amount).toFixed(2),
      Number(receipt.allocated_total).toFixed(2),
    ])

  describe("a payment on the page of an invoice", () => {
    afterEach(async () => expect(await service.verify()).toEqual([]))

    it("is begun once for an amount, however many begin it at once, and gives way to one for another amount", async () => {
      const { id, number } = await issued()
      const begun = await Promise.all(Array.from({ length: 8 }, (_, n) => begin(id, "33.03", `pay_col_${n}`)))
      expect(new Set(begun.map((one) => one.id)).size).toBe(1)
      const [first] = begun
      await service.disputeInvoice({ invoice_id: id, reason: "price", amount: "3.03", actor: CLERK })
      await expect(begin(id, "33.03", "pay_col_9")).rejects.toThrow(
        `Invoice ${number} asks for EUR 30.00 by now; open its page again.`
      )
      const second = await begin(id, "30.00", "pay_col_9")
      expect(second.ended).toBe(first.id)
      const rows = await service.listCrmInvoicePayments({ invoice_id: id }, { order: { created_at: "ASC" } })
      expect(rows.map(({ status, amount }) => [status, Number(amount)])).toEqual([
        ["ended", 33.03],
        ["pending", 30],
      ])
      const acts = await service.listCrmReceivableHistories({ reference_id: id, act: "payment_begun" })
      expect(acts.map(({ note, actor_id, actor_type }) => [note, actor_id, actor_type]).sort()).toEqual([
        ["EUR 30.00", "crmit_1", "buyer"],
        ["EUR 33.03", "crmit_1", "buyer"],
      ])
    })

    it("gives way to one at another provider", async () => {
      const { id } = await issued()
      const first = await begin(id, "33.03", "pay_col_1")
      const second = await begin(id, "33.03", "pay_col_2", "pp_other_test")
      expect([second.ended, (await begin(id, "33.03", "pay_col_3", "pp_other_test")).id]).toEqual([first.id, second.id])
    })

    it("is one receipt on the invoice, however often and at once the capture is told", async () => {
      const { id, number } = await issued()
      const { id: payment } = await begin(id, "33.03", "pay_col_1")
      const taken = await Promise.all([1, 2, 3, 4, 5].map(() => take(payment, "33.03")))
      expect(new Set(taken.map(({ receipt_id }) => receipt_id)).size).toBe(1)
      expect(taken.filter(({ is_new }) => is_new)).toHaveLength(1)
      expect(await invoice(id)).toBe("0.00")
      expect(await service.retrieveCrmReceipt(taken[0].receipt_id)).toMatchObject({
        ...{ source: "invoice_page", source_id: "capt_1", payment_id: "pay_1", payment_collection_id: "pay_col_1" },
        ...{ method: "pp_bank_test", reference: number, order_id: null, customer_id: "cus_1", customer_name: "Engines Ltd" },
        ...{ amount: 33.03, allocated_total: 33.03 },
      })
      await expect(begin(id, "33.03", "pay_col_2")).rejects.toThrow(`Invoice ${number} asks for nothing any more.`)
    })

    it("that the invoice does not ask for any more is the customer's credit, wholly or in part", async () => {
      const [paid, credited] = [await issued(), await issued()]
      const [one, two] = [await begin(paid.id, "33.03", "pay_col_1"), await begin(credited.id, "33.03", "pay_col_2")]
      const transfer = { source: "manual", customer_id: "cus_1", currency_code: "eur", received_date: TODAY, actor: CLERK } as const
      await service.recordReceipt({ ...transfer, amount: "20.00", allocations: [{ invoice_id: paid.id, amount: "20.00" }] })
      await service.createCreditNote({ invoice_id: credited.id, reason: "Canceled", actor: CLERK })
      expect(await take(one.id, "33.03", "capt_1")).toMatchObject({ is_new: true, settles: true })
      expect(await take(two.id, "33.03", "capt_2")).toMatchObject({ is_new: true, settles: false })
      expect(await receipts()).toEqual([
        ["33.03", "13.03"],
        ["33.03", "0.00"],
      ])
      expect([await invoice(paid.id), await invoice(credited.id)]).toEqual(["0.00", "0.00"])
      const [{ unallocated }] = await service.position("cus_1", { currency_code: "eur" })
      expect(Number(unallocated)).toBe(53.03)
    })

    it("takes the discount for paying early off, and settles the invoice with it", async () => {
      const { id } = await issued({ payment_terms: TERMS })
      const offer = await service.invoicePaymentOffer(id, TODAY)
      expect(offer).toMatchObject({ amount: expect.anything(), discount: expect.anything() })
      const { id: payment } = await begin(id, "32.37", "pay_col_1")
      await take(payment, "32.37")
      expect(await invoice(id)).toBe("0.00")
      expect(await service.listCrmCreditNotes({ invoice_id: id })).toMatchObject([
        { reason_code: "early_payment", total: 0.66 },
      ])
    })

    it("goes back to the host's own sum once, and the invoice asks for it again", async () => {
      const { id } = await issued()
      const { id: payment } = await begin(id, "33.03", "pay_col_1")
      await take(payment, "33.03")
      await service.setPaymentRefunded({ payment_id: "pay_1", refunded_total: "10.00" })
      await service.setPaymentRefunded({ payment_id: "pay_1", refunded_total: "10.00" })
      expect(await invoice(id)).toBe("10.00")
      expect(await receipts()).toEqual([["33.03", "23.03"]])
    })

    it("is held by one caller at a time, and paid or ended once", async () => {
      const { id } = await issued()
      const { id: payment } = await begin(id, "33.03", "pay_col_1")
      const held = await Promise.all([1, 2, 3].map(() => service.holdInvoicePayment(payment)))
      expect(held.filter(Boolean)).toHaveLength(1)
      await service.freeInvoicePayment(payment)
      expect(await service.holdInvoicePayment(payment)).toBe(true)
      await service.markInvoicePayment(payment, "ended")
      await service.markInvoicePayment(payment, "paid")
      await service.markInvoicePayment(payment, "ended")
      const row = await service.retrieveCrmInvoicePayment(payment)
      expect([row.status, row.paid_at]).toEqual(["paid", expect.any(Date)])
    })
  })
}
