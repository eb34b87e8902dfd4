import { medusaIntegrationTestRunner } from "@medusajs/test-utils"

import { RECEIVABLE_MODULE } from "../../src/modules/receivable"
import type { ReceivableModuleService } from "../../src/modules/receivable/service"
import { BANK_FORMAT } from "../fixtures/bank-format"
import { createUser } from "../support/callers"
import { Client, clientOf } from "../support/receivable-client"
import { createOrder, createStore, Store } from "../support/receivable-store"

jest.setTimeout(180_000)

const IBAN = "DE89370400440532013000"
const file = (...rows: string[]): string => ["Day;Text;Payer;IBAN;Amount", ...rows].join("\n")

medusaIntegrationTestRunner({
  testSuite: ({ getContainer, api }) => {
    let store: Store
    let admin: Client
    let mapping_id: string

    beforeEach(async () => {
      store = await createStore(getContainer())
      admin = clientOf(api, await createUser(getContainer()))
      const made = await admin.post("/admin/crm/bank-mappings", {
        name: "House bank",
        account: "pt50 0002",
        currency_code: "usd",
        format: BANK_FORMAT,
      })
      mapping_id = made.data.bank_mapping.id
    })

    const importFile = (csv: string, change: object = {}) =>
      admin.post("/admin/crm/bank-statements", { mapping_id, filename: "november.csv", csv, ...change })
    const lines = async (query = "") =>
      (await admin.get(`/admin/crm/bank-lines?suggest=true&order=amount${query}`)).data
    const issued = async () => {
      const order_id = await createOrder(getContainer(), store)
      const { invoice } = (await admin.post(`/admin/crm/orders/${order_id}/invoices`, { issue: true })).data
      return { ...invoice, order_id }
    }
    const outstanding = async (id: string) => (await admin.get(`/admin/crm/invoices/${id}`)).data.invoice.outstanding

    it("a file is looked at, imported once, and what it brings is suggested, accepted, shown as paid and undone", async () => {
      const invoice = await issued()
      const csv = file(`20.11.2026;${invoice.number} thanks;Acme Ltd;${IBAN};33,03`, "20.11.2026;Rent;;;-900,00")
      const preview = (await importFile(csv, { dry_run: true })).data
      expect(preview).toMatchObject({ bank_statement: null, line_count: 2, new_count: 2, incoming: { count: 1, total: "33.03" }, outgoing: { count: 1, total: "-900" } }) // prettier-ignore
      expect((await lines()).count).toBe(0)
      const [first, second] = await Promise.all([importFile(csv), importFile(csv)])
      expect([first.data.new_count, second.data.new_count].sort()).toEqual([0, 2])
      const overlap = file(`20.11.2026;${invoice.number} thanks;Acme Ltd;${IBAN};33,03`, "21.11.2026;Other;;;5,00")
      expect((await importFile(overlap)).data).toMatchObject({ new_count: 1, known_count: 1 })

      const { bank_lines, count, open } = await lines("&state=open")
      expect([count, open]).toEqual([2, [{ currency_code: "usd", count: 2, amount: 38.03 }]])
      const line = bank_lines.find(({ amount }: { amount: number }) => amount === 33.03)
      expect(line.suggestions[0]).toMatchObject({
        customer_id: store.customer_id,
        sure: true,
        allocations: [{ invoice_id: invoice.id, number: invoice.number, amount: 33.03 }],
        reasons: [{ kind: "invoice_number", value: invoice.number }, { kind: "exact_amount" }, expect.anything()],
      })
      const all = (await admin.post("/admin/crm/bank-lines/accept", {})).data
      expect(all).toMatchObject({ accepted: 1, unsure: 1, refused: 0 })
      expect(await outstanding(invoice.id)).toBe(0)
      expect((await admin.get(`/admin/orders/${invoice.order_id}`)).data.order.summary.pending_difference).toBe(0)
      const settled = (await admin.get(`/admin/crm/bank-lines/${line.id}`)).data.bank_line
      expect(settled).toMatchObject({ state: "settled", receipt_number: "R-2026-0001", customer_id: store.customer_id })
      const { receipt } = (await admin.get(`/admin/crm/receipts/${settled.receipt_id}`)).data
      expect(receipt).toMatchObject({ source: "bank", source_id: line.id, received_date: "2026-11-20", unallocated: 0 })
      const again = await admin.post(`/admin/crm/bank-lines/${line.id}/accept`, { customer_id: store.customer_id })
      expect([again.status, again.data.message]).toEqual([400, "The line of 2026-11-20 is settled by receipt R-2026-0001; only open lines can be accepted."]) // prettier-ignore

      await admin.post(`/admin/crm/bank-lines/${line.id}/reopen`)
      expect(await outstanding(invoice.id)).toBe(33.03)
      const part = { customer_id: store.customer_id, allocations: [{ invoice_id: invoice.id, amount: 20 }] }
      const accepted = (await admin.post(`/admin/crm/bank-lines/${line.id}/accept`, part)).data.bank_line
      expect(accepted).toMatchObject({ state: "settled", receipt_number: "R-2026-0002" })
      expect(await outstanding(invoice.id)).toBe(13.03)
      expect((await admin.get("/admin/crm/receipts?order=number")).data.receipts).toMatchObject([
        { source_id: line.id, unallocated: 0, refunded_total: 33.03 },
        { source_id: `${line.id}#1`, unallocated: 13.03, refunded_total: 0 },
      ])
      const receivable = getContainer().resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
      expect(await receivable.verify()).toEqual([])
    })

    it("knows an account again, and passes a line over with a reason until it is opened again", async () => {
      const [first, second] = [await issued(), await issued()]
      await importFile(
        file(`20.11.2026;${first.number};Someone;${IBAN};33,03`, `21.11.2026;thanks;Someone;${IBAN};33,03`)
      )
      await admin.post("/admin/crm/bank-lines/accept", {})
      const { bank_lines } = await lines("&state=open")
      expect(bank_lines[0].suggestions[0]).toMatchObject({
        sure: true,
        reasons: [{ kind: "exact_amount" }, { kind: "known_account" }],
        allocations: [{ invoice_id: second.id }],
      })
      const [{ id }] = bank_lines
      expect((await admin.post(`/admin/crm/bank-lines/${id}/ignore`, { reason: "own transfer" })).data.bank_line).toMatchObject({ state: "ignored", note: "own transfer" }) // prettier-ignore
      expect((await lines()).open).toEqual([])
      expect((await admin.post(`/admin/crm/bank-lines/${id}/reopen`)).data.bank_line.state).toBe("open")
    })

    it("a broken file or request names what is wrong and imports nothing", async () => {
      const broken = await importFile(file("20.11.2026;a;;;1,00", "2026-11-21;b;;;1,00", "20.11.2026;c;;;1.0"))
      expect([broken.status, broken.data.message]).toEqual([400, "Nothing was imported. line 3: 2026-11-21 is not a day such as DD.MM.YYYY; line 4: 1.0 is not an amount such as 1.234,50."]) // prettier-ignore
      expect((await lines()).count).toBe(0)
      const twice = await admin.post("/admin/crm/bank-mappings", { name: "Same", account: "PT500002", currency_code: "usd", format: BANK_FORMAT }) // prettier-ignore
      expect([twice.status, twice.data.message]).toEqual([400, "Account PT500002 is kept as House bank already."])
      const none = await admin.post("/admin/crm/bank-statements", { mapping_id: "crmbm_none", csv: "a" })
      expect([none.status, none.data.message]).toEqual([404, "Bank account crmbm_none was not found."])
      await importFile(file("20.11.2026;a;;;1,00"))
      const removed = await admin.delete(`/admin/crm/bank-mappings/${mapping_id}`)
      expect(removed.data.message).toBe(
        "House bank has bank lines; its account and currency stay, and it is not removed."
      )
    })

    it("a rest is written off within the limit, and money is proposed by the one rule", async () => {
      const { id, number } = await issued()
      const ask = { customer_id: store.customer_id, amount: 33.01, currency_code: "usd" }
      expect((await admin.post("/admin/crm/receipts/proposal", ask)).data.proposal).toMatchObject({
        rule: "nearly",
        allocations: [{ invoice_id: id, amount: 33.01 }],
        left: 0,
        short: { invoice_id: id, amount: 0.02 },
      })
      const body = { ...ask, received_date: "2026-11-20", allocations: [{ invoice_id: id, amount: 33.01 }] }
      const rest = { invoice_id: id, reason_code: "small_difference" }
      expect((await admin.post("/admin/crm/receipts", { ...body, write_offs: [rest] })).status).toBe(200)
      expect(await outstanding(id)).toBe(0)
      const { write_offs, count, totals } = (await admin.get(`/admin/crm/write-offs?invoice_id=${id}`)).data
      expect([count, write_offs[0].amount, totals[0].total]).toEqual([1, 0.02, 0.02])
      expect(
        (await admin.delete(`/admin/crm/write-offs/${write_offs[0].id}`)).data.write_off.reversed_at
      ).not.toBeNull()
      await admin.post("/admin/crm/settings", { write_off_over: "nobody", write_off_limits: { usd: 0.01 } })
      const refused = await admin.post("/admin/crm/write-offs", rest)
      expect([refused.status, refused.data.message]).toEqual([400, `Invoice ${number}: USD 0.02 in all is more than the USD 0.01 that you may write off of one invoice.`]) // prettier-ignore
      expect(await outstanding(id)).toBe(0.02)
    })

    it("what a customer has too much settles the next invoice by one button, or by itself where the store wants it", async () => {
      const receive = async (amount: number, invoice_id: string, allocated: number) => {
        const { status } = await admin.post("/admin/crm/receipts", {
          customer_id: store.customer_id,
          ...{ amount, currency_code: "usd", received_date: "2026-11-20" },
          allocations: [{ invoice_id, amount: allocated }],
        })
        expect(status).toBe(200)
      }
      const paidOf = async (order_id: string) =>
        (await admin.get(`/admin/crm/orders/${order_id}`)).data.order.paid_total
      const first = await issued()
      await receive(50, first.id, 33.03)
      const second = await issued()
      expect(await outstanding(second.id)).toBe(33.03)
      const use = (id: string) => admin.post(`/admin/crm/invoices/${id}/use-credit`)
      const [one, two] = await Promise.all([use(second.id), use(second.id)])
      expect([one.status, two.status].sort()).toEqual([200, 400])
      expect([one, two].find(({ status }) => status === 400)!.data.message).toBe(
        `The customer of Invoice ${second.number} has no credit in USD to use.`
      )
      expect(await outstanding(second.id)).toBe(16.06)
      expect(await paidOf(second.order_id)).toBe(16.97)
      const settled = await use(first.id)
      expect([settled.status, settled.data.message]).toEqual([400, `Invoice ${first.number} asks for nothing; no credit can be used on it.`]) // prettier-ignore
      await admin.post("/admin/crm/settings", { use_customer_credit: true })
      await receive(36.06, second.id, 16.06)
      const third = await issued()
      expect(await outstanding(third.id)).toBe(13.03)
      expect(await paidOf(third.order_id)).toBe(20)
    })
  },
})
