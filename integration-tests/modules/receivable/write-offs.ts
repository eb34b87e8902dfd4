import { AllocateRequest, InvoiceDraftInput, ReceiptInput, WriteOffInput } from "../../../src/modules/receivable/types"
import { Actor } from "../../../src/shared/actor"
import { addDays, storeToday } from "../../../src/shared/days"
import { draftInput } from "../../fixtures/receivable"
import { ReceivableSuite } from "./suite"

const TODAY = storeToday("UTC")
const CLERK: Actor = { actor_id: "user_clerk", actor_type: "user" }

export const writeOffs: ReceivableSuite = ({ service, sql }) => {
  const issued = async (change: Partial<InvoiceDraftInput> = {}, issue_date = TODAY) =>
    service.issueInvoice((await service.createInvoiceDraft(draftInput(change), CLERK)).id, { issue_date, actor: CLERK })
  const receipt = (change: Partial<ReceiptInput> = {}) =>
    service.recordReceipt({
      source: "manual",
      customer_id: "cus_1",
      amount: "33.03",
      currency_code: "eur",
      received_date: TODAY,
      actor: CLERK,
      ...change,
    })
  const writeOff = (invoice_id: string, change: Partial<WriteOffInput> = {}) =>
    service.writeOff({ invoice_id, reason_code: "small_difference", actor: CLERK, ...change })
  const invoice = (id: string) => service.retrieveCrmInvoice(id)
  const settled = async (id: string) => String((await invoice(id)).allocated_total)
  const allocate = (receipt_id: string, allocations: AllocateRequest["allocations"], change: object = {}) =>
    service.allocate({ receipt_id, allocations, actor: CLERK, ...change })

  describe("a write-off", () => {
    afterEach(async () => expect(await service.verify()).toEqual([]))

    it("closes what is left of an invoice, leaves its taxes, and is undone once", async () => {
      const { id, hash, number, tax_lines } = await issued()
      await receipt({ amount: "33.01", allocations: [{ invoice_id: id, amount: "33.01" }] })
      const made = await writeOff(id, { note: "bank took it" })
      expect(made).toMatchObject({ invoice_id: id, currency_code: "eur", write_off_date: TODAY, customer_name: "Engines Ltd" })
      expect(String(made.amount)).toBe("0.02")
      expect(await invoice(id)).toMatchObject({ allocated_total: 33.03, hash, tax_lines })
      expect(await service.position("cus_1")).toEqual([])
      await expect(writeOff(id)).rejects.toThrow(
        `Invoice ${number} asks for nothing any more; there is nothing to write off.`
      )
      await Promise.all([service.reverseWriteOff(made.id, CLERK), service.reverseWriteOff(made.id, CLERK)])
      expect(await settled(id)).toBe("33.01")
      const acts = await service.listCrmReceivableHistories({ reference_id: id }, { order: { created_at: "ASC" } })
      expect(acts.slice(-3).map(({ act, note }) => [act, note])).toEqual([
        ["allocated", null],
        ["written_off", "bank took it"],
        ["write_off_reversed", null],
      ])
    })

    it("is refused above the limit, counted over the whole invoice", async () => {
      const { id, number } = await issued()
      await writeOff(id, { amount: "0.60", limit: 1 })
      await expect(writeOff(id, { amount: "0.41", limit: 1 })).rejects.toThrow(
        `Invoice ${number}: EUR 1.01 in all is more than the EUR 1.00 that you may write off of one invoice.`
      )
      await writeOff(id, { amount: "0.40", limit: 1 })
      await writeOff(id, { amount: "5", limit: 1, may_exceed: true })
      await writeOff(id, { amount: "1", limit: null })
      expect(await settled(id)).toBe("7")
    })

    it.each<[string, Partial<WriteOffInput>, string]>([
      ["over what is asked for", { amount: "33.04" }, "has EUR 33.03 outstanding; EUR 33.04 cannot be written off."],
      ["of nothing", { amount: "0" }, "The amount to write off is 0; it must be more than 0."],
      ["of parts of a cent", { amount: "0.001" }, "The amount to write off is 0.001, but EUR has 2 decimals."],
      ["before it was issued", { write_off_date: addDays(TODAY, -1) }, `it cannot be written off on ${addDays(TODAY, -1)}, before that.`],
    ])("is refused %s", async (_name, change, message) => {
      const { id } = await issued()
      await expect(writeOff(id, change)).rejects.toThrow(message)
      expect(await settled(id)).toBe("0")
    })

    it("is refused of a draft, of an unknown invoice, in a closed period, and cannot be changed", async () => {
      const draft = await service.createInvoiceDraft(draftInput(), CLERK)
      await expect(writeOff(draft.id)).rejects.toThrow("only issued invoices can be written off.")
      await expect(writeOff("crminv_none")).rejects.toThrow("Invoice crminv_none was not found.")
      await expect(service.reverseWriteOff("crmwo_none", CLERK)).rejects.toThrow("Write-off crmwo_none was not found.")
      const day = addDays(TODAY, -10)
      const { id, number } = await issued({}, day)
      const made = await writeOff(id, { amount: "1", write_off_date: day })
      await expect(sql("update crm_write_off set amount = 2 where id = ?", [made.id])).rejects.toMatchObject({
        detail: "A write-off cannot be changed or deleted; it can be undone once.",
      })
      const [{ id: allocation }] = await service.listCrmAllocations({ write_off_id: made.id })
      await expect(service.reverseAllocation(allocation, CLERK)).rejects.toThrow(
        `Invoice ${number}: a write-off is undone as a whole, not by its allocation.`
      )
      await service.setPeriodLock({ company_id: "default", lock_date: day, may_reopen: false, actor: CLERK })
      await expect(writeOff(id, { write_off_date: day })).rejects.toThrow(`cannot be settled on ${day}: the books are closed`)
      const undone = await service.reverseWriteOff(made.id, CLERK, day)
      expect(undone.reversed_date).toBe(addDays(day, 1))
    })

    it("is spread over instalments, and closes an invoice together with the receipt that falls short", async () => {
      const payment_terms = { name: "two", instalments: [{ percent: 50, days: 10 }, { percent: 50, days: 20 }] } // prettier-ignore
      const { id } = await issued({ payment_terms })
      const rest = { invoice_id: id, reason_code: "bank_fee" as const, limit: 20 }
      await receipt({ amount: "15", allocations: [{ invoice_id: id, amount: "15" }], write_offs: [rest] })
      const [{ id: made }] = await service.listCrmWriteOffs({ invoice_id: id })
      const parts = await service.listCrmAllocations({ write_off_id: made })
      expect(parts.map(({ amount }) => String(amount)).sort()).toEqual(["1.52", "16.51"])
      await service.reverseWriteOff(made, CLERK)
      expect(await settled(id)).toBe("15")
      await expect(
        receipt({ amount: "5", allocations: [{ invoice_id: id, amount: "5" }], write_offs: [{ ...rest, limit: 1 }] })
      ).rejects.toThrow("is more than the EUR 1.00 that you may write off of one invoice.")
      expect(await service.listCrmReceipts({})).toHaveLength(1)
    })

    it("50 at once of the rest: one is made", async () => {
      const { id } = await issued()
      const results = await Promise.allSettled(Array.from({ length: 50 }, () => writeOff(id, { amount: "20" })))
      expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
      expect(await settled(id)).toBe("20")
    })
  })

  describe("money in another currency", () => {
    const rate = (from_currency: string, to_currency: string, value: string, rate_date = TODAY) => ({
      rate_date,
      from_currency,
      to_currency,
      rate: value,
      source: "ECB",
    })
    afterEach(async () => expect(await service.verify()).toEqual([]))

    it("settles an invoice at the rate of the day it came, which the allocation keeps", async () => {
      await service.saveExchangeRates([rate("usd", "eur", "0.92")], CLERK)
      const { id } = await issued()
      const money = await receipt({ currency_code: "usd", amount: "100" })
      const [made] = await allocate(money.id, [{ invoice_id: id, amount: "23" }], { company_currency: "eur" })
      expect(made).toMatchObject({ currency_code: "eur", source_currency: "usd", exchange_rate: "0.92", rate_date: TODAY, rate_source: "ECB", exchange_currency: "eur" }) // prettier-ignore
      expect([made.amount, made.source_amount, made.exchange_difference].map(String)).toEqual(["23", "25", "0"])
      expect(String((await service.retrieveCrmReceipt(money.id)).allocated_total)).toBe("25")
      await service.reverseAllocation(made.id, CLERK)
      expect(String((await service.retrieveCrmReceipt(money.id)).allocated_total)).toBe("0")
      expect(await settled(id)).toBe("0")
    })

    it("is worth more or less than the debt when it was issued, in the currency of the books", async () => {
      const before = addDays(TODAY, -5)
      await service.saveExchangeRates([rate("usd", "eur", "0.90", before), rate("usd", "eur", "0.95")], CLERK)
      const { id } = await issued({ currency_code: "usd" }, before)
      // USD 33.03 was EUR 29.73 when it was issued; EUR 19 and USD 13.03 (EUR 12.38) came for it.
      const euros = await receipt({ amount: "19" })
      const [first] = await allocate(euros.id, [{ invoice_id: id, amount: "20" }], { company_currency: "eur" })
      expect([first.source_amount, first.exchange_difference].map(String)).toEqual(["19", "1"])
      const dollars = await receipt({ currency_code: "usd", amount: "13.03" })
      const [second] = await allocate(dollars.id, [{ invoice_id: id, amount: "13.03" }], { company_currency: "eur" })
      expect(second).toMatchObject({ source_amount: null, exchange_currency: "eur" })
      expect(String(second.exchange_difference)).toBe("0.65")
      expect(await settled(id)).toBe("33.03")
    })

    it("is refused without a rate, over what it comes to, and by SQL", async () => {
      const { id, number } = await issued()
      const money = await receipt({ currency_code: "usd", amount: "10" })
      await expect(allocate(money.id, [{ invoice_id: id, amount: "5" }])).rejects.toThrow(
        `Receipt ${money.number} is in USD and Invoice ${number} in EUR, and there is no exchange rate between them on or before ${TODAY}. Add one in Settings › CRM › Exchange rates.`
      )
      await service.saveExchangeRates([rate("eur", "usd", "1.25")], CLERK)
      await expect(allocate(money.id, [{ invoice_id: id, amount: "8.01" }])).rejects.toThrow(
        `Receipt ${money.number} has USD 10.00 left; USD 10.01 cannot be allocated.`
      )
      const [instalment] = await service.listCrmInstalments({ invoice_id: id })
      await expect(
        sql(
          `insert into crm_allocation (id, amount, raw_amount, currency_code, allocation_date, receipt_id, invoice_id, instalment_id)
           values ('crmal_x', 1, '{"value":"1"}', 'eur', ?, ?, ?, ?)`,
          [TODAY, money.id, id, instalment.id]
        )
      ).rejects.toMatchObject({ detail: "Money in USD settles an invoice in EUR only at an exchange rate." })
      await allocate(money.id, [{ invoice_id: id, amount: "8" }])
      expect(await service.retrieveCrmReceipt(money.id)).toMatchObject({ amount: 10, allocated_total: 10 })
    })
  })
}
