import { Actor } from "../../../src/shared/actor"
import { addDays, storeToday } from "../../../src/shared/days"
import { draftInput } from "../../fixtures/receivable"
import { ReceivableSuite } from "./suite"

const TODAY = storeToday("UTC")
const CLERK: Actor = { actor_id: "user_clerk", actor_type: "user" }

/** Credit that is used elsewhere, paid back, or belongs to somebody else. */
export const creditGoesBack: ReceivableSuite = ({ service }) => {
  const issued = async (change: Parameters<typeof draftInput>[0] = {}) =>
    service.issueInvoice((await service.createInvoiceDraft(draftInput(change), CLERK)).id, { actor: CLERK })
  const receipt = (amount: string, customer_id = "cus_1") =>
    service.recordReceipt({
      source: "manual",
      customer_id,
      amount,
      currency_code: "eur",
      received_date: TODAY,
      actor: CLERK,
    })
  const acts = async (id: string) =>
    (await service.listCrmReceivableHistories({ reference_id: id }, { order: { created_at: "ASC" } })).map(
      ({ act }) => act
    )
  const unallocated = async (customer_id = "cus_1") => (await service.position(customer_id))[0]?.unallocated

  describe("credit", () => {
    afterEach(async () => expect(await service.verify()).toEqual([]))

    it("by lines and by amounts, in any order, takes the invoice back to the cent", async () => {
      const made = await issued()
      const [item] = made.items
      const credit = (part: { items?: { invoice_item_id: string; quantity: string }[]; amount?: string }) =>
        service.createCreditNote({ invoice_id: made.id, actor: CLERK, ...part })
      const lines = (quantity: string) => credit({ items: [{ invoice_item_id: item.id, quantity }] })
      const preview = await service.previewCreditNote({ invoice_id: made.id, amount: "3.30" })
      expect(preview).toMatchObject({
        left: "33.03",
        credit_note: { subtotal: "3", tax_total: "0.3", total: "3.3" },
        left_after: "29.73",
        becomes_credit: "0",
      })
      const notes = [await lines("1"), await credit({ amount: "3.30" }), await lines("1"), await credit({})]
      expect(notes.map((note) => String(note.total))).toEqual(["11.01", "3.3", "9.36", "9.36"])
      expect(notes.map((note) => note.tax_lines)).toMatchObject([
        [{ rate: "10", name: "VAT", base: "10.01", amount: "1.00" }],
        [{ rate: "10", name: "VAT", base: "3.00", amount: "0.30" }],
        [{ rate: "10", name: "VAT", base: "8.51", amount: "0.85" }],
        [{ rate: "10", name: "VAT", base: "8.51", amount: "0.85" }],
      ])
      await expect(credit({ amount: "0.01" })).rejects.toThrow(
        `Invoice ${made.number}: EUR 0.01 cannot be credited; nothing is left to credit.`
      )
    })

    it("left on a note or a receipt is paid back, and counts as that everywhere", async () => {
      const made = await issued()
      const paid = await receipt("50")
      await service.allocate({
        receipt_id: paid.id,
        allocations: [{ invoice_id: made.id, amount: "33.03" }],
        actor: CLERK,
      })
      const note = await service.createCreditNote({ invoice_id: made.id, amount: "10", actor: CLERK })
      expect(await unallocated()).toBe("26.97")
      const refund = await service.payBack({ credit_note_id: note.id, amount: "4", method: "bank_transfer", actor: CLERK })
      await service.payBack({ receipt_id: paid.id, amount: "16.97", actor: CLERK })
      expect(await unallocated()).toBe("6")
      await expect(service.payBack({ credit_note_id: note.id, amount: "6.01", actor: CLERK })).rejects.toThrow(
        `Credit note ${note.number} has EUR 6.00 left; EUR 6.01 cannot be paid back.`
      )
      await expect(service.payBack({ receipt_id: paid.id, amount: "0.01", actor: CLERK })).rejects.toThrow(
        `Receipt ${paid.number} has EUR 0.00 left; EUR 0.01 cannot be paid back.`
      )
      const next = await issued()
      await expect(
        service.allocate({
          credit_note_id: note.id,
          allocations: [{ invoice_id: next.id, amount: "6.01" }],
          actor: CLERK,
        })
      ).rejects.toThrow(`Credit note ${note.number} has EUR 6.00 left; EUR 6.01 cannot be allocated.`)
      await service.reversePayBack(refund.id, CLERK)
      await service.reversePayBack(refund.id, CLERK)
      expect(await unallocated()).toBe("10")
      await service.allocate({
        credit_note_id: note.id,
        allocations: [{ invoice_id: next.id, amount: "10" }],
        actor: CLERK,
      })
      expect(await unallocated()).toBe("0")
      expect(await acts(note.id)).toEqual(["issued", "paid_back", "pay_back_reversed", "allocated"])
    })

    it("is not paid back before it came, in the future, over nothing, or for what the host holds", async () => {
      const paid = await receipt("5")
      const back = (change: object) => service.payBack({ receipt_id: paid.id, amount: "1", actor: CLERK, ...change })
      await expect(back({ paid_date: addDays(TODAY, -1) })).rejects.toThrow(
        `Receipt ${paid.number} is of ${TODAY}; it cannot be paid back on ${addDays(TODAY, -1)}, before that.`
      )
      await expect(back({ paid_date: addDays(TODAY, 2) })).rejects.toThrow("lies in the future")
      await expect(back({ amount: "0" })).rejects.toThrow("it must be more than 0")
      await expect(back({ amount: "1.001" })).rejects.toThrow("EUR has 2 decimals")
      await expect(back({ credit_note_id: "crmcn_1" })).rejects.toThrow("of one receipt or of one credit note")
      await expect(service.reversePayBack("crmrf_none", CLERK)).rejects.toThrow(
        "Payment back crmrf_none was not found."
      )
      const captured = await service.recordReceipt({
        source: "host_capture",
        source_id: "cap_1",
        customer_id: "cus_1",
        amount: "5",
        currency_code: "eur",
        received_date: TODAY,
        order_id: "order_1",
        actor: CLERK,
      })
      await expect(service.payBack({ receipt_id: captured.id, amount: "1", actor: CLERK })).rejects.toThrow(
        `Receipt ${captured.number} is a payment of an order; give it back on the order's page, and it shows here.`
      )
    })

    it("off the price of a line is at its tax alone, takes no piece of it, and goes with the pieces that come back", async () => {
      const taxed = (rate: number, quantity: number) => ({
        kind: "item" as const, title: `Bolt ${rate}`, order_item_id: `item_${rate}`, quantity, unit_price: 100, subtotal: 100 * quantity,
        discount_total: 0, tax_lines: [{ rate, code: `VAT${rate}`, name: "VAT" }],
      }) // prettier-ignore
      const made = await issued({ order_id: "order_1", lines: [taxed(20, 1), taxed(10, 2)] })
      const item = made.items.find(({ title }) => title === "Bolt 10")!
      const credit = (items: object[]) => service.createCreditNote({ invoice_id: made.id, items: items as never, actor: CLERK })
      const note = await credit([{ invoice_item_id: item.id, amount: "22" }])
      expect(note.tax_lines).toMatchObject([{ rate: "10", base: "20.00", amount: "2.00" }])
      expect(note.items).toMatchObject([
        { kind: "price", title: "Bolt 10: difference in price", order_item_id: null, invoice_item_id: item.id, quantity: 1, total: 22 },
      ])
      expect((await service.orderBilling("order_1")).quantities.get("item_10")).toBe("2")
      const back = await credit([{ invoice_item_id: item.id, quantity: "1" }])
      expect([back.subtotal, back.discount_total, back.tax_total, back.total].map(String)).toEqual(["100", "10", "9", "99"])
      await expect(credit([{ invoice_item_id: item.id, amount: "99.01" }])).rejects.toThrow(
        `Invoice ${made.number}: EUR 99.01 of Bolt 10 cannot be credited; EUR 99.00 of it is left to credit.`
      )
      expect(String((await credit([{ invoice_item_id: item.id, amount: "99" }])).total)).toBe("99")
    })

    it("of money that the host then gives back settles its invoice again: the amount leaves once", async () => {
      const made = await issued({ order_id: "order_1" })
      const money = await service.recordReceipt({
        source: "host_capture", source_id: "cap_1", payment_id: "pay_1", order_id: "order_1", customer_id: "cus_1", amount: "33.03",
        currency_code: "eur", received_date: TODAY, allocations: [{ invoice_id: made.id, amount: "33.03" }], actor: CLERK,
      }) // prettier-ignore
      const note = await service.createCreditNote({ invoice_id: made.id, amount: "10", actor: CLERK })
      expect(await unallocated()).toBe("10")
      await service.setPaymentRefunded({ payment_id: "pay_1", refunded_total: "10" })
      await service.setPaymentRefunded({ payment_id: "pay_1", refunded_total: "10" })
      const read = async () => {
        const [invoice, receipt, credit] = [
          await service.retrieveCrmInvoice(made.id),
          await service.retrieveCrmReceipt(money.id),
          await service.retrieveCrmCreditNote(note.id),
        ]
        return [invoice.allocated_total, receipt.allocated_total, receipt.refunded_total, credit.allocated_total].map(String)
      }
      expect(await read()).toEqual(["33.03", "23.03", "10", "10"])
      expect(await unallocated()).toBeUndefined()
      await service.setPaymentRefunded({ payment_id: "pay_1", refunded_total: "15" })
      expect(await read()).toEqual(["28.03", "18.03", "15", "10"])
    })

    it("of one company settles no invoice of another, and is paid back instead", async () => {
      const [own, theirs] = [await issued(), await issued({ company_id: "crmco_2" })]
      const money = await receipt("33.03")
      await service.allocate({ receipt_id: money.id, allocations: [{ invoice_id: own.id, amount: "33.03" }], actor: CLERK })
      const note = await service.createCreditNote({ invoice_id: own.id, actor: CLERK })
      await expect(
        service.allocate({ credit_note_id: note.id, allocations: [{ invoice_id: theirs.id, amount: "1" }], actor: CLERK })
      ).rejects.toThrow(
        `Credit note ${note.number} and Invoice ${theirs.number} are of different companies; a credit note settles invoices of its own company only. It can be paid back instead.`
      )
      expect(await service.payBack({ credit_note_id: note.id, amount: "33.03", actor: CLERK })).toMatchObject({ amount: 33.03 })
    })

    it("of one debtor settles nobody else's invoices, until one pays for the other", async () => {
      const theirs = await issued({ customer_id: "cus_2" })
      const paid = await receipt("10")
      const settle = () =>
        service.allocate({
          receipt_id: paid.id,
          allocations: [{ invoice_id: theirs.id, amount: "10" }],
          actor: CLERK,
        })
      await expect(settle()).rejects.toThrow(
        `Receipt ${paid.number} is of customer cus_1, and Invoice ${theirs.number} is owed by customer cus_2; one cannot settle the other unless one of them pays for the other by its terms.`
      )
      await service.setCreditTerms({ customer_id: "cus_2", bill_to_customer_id: "cus_1" }, CLERK)
      expect(await settle()).toHaveLength(1)
    })
  })
}
