import { createCustomersWorkflow } from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"

import { createUser } from "../support/callers"
import { Client, clientOf } from "../support/receivable-client"
import { createOrder, createStore, Store } from "../support/receivable-store"

jest.setTimeout(180_000)

/*
 * The ledger of this file: Acme has INV-1 of 11 (one part at 10 + 10 %), paid 4, and INV-2 of 22, untouched; Beta has INV-3 of 33,
 * paid, and a draft of 44. Receipts: R-1 of 4 (Acme, wholly used), R-2 of 50 (Beta, 33 used). INV-2 is credited: CN-1 of 22.
 */
medusaIntegrationTestRunner({
  testSuite: ({ getContainer, api }) => {
    let store: Store
    let admin: Client
    let beta: string
    let orders: string[]
    let invoices: { id: string; number: string; issue_date: string; due_date: string }[]
    let note: { id: string; number: string }

    beforeEach(async () => {
      store = await createStore(getContainer())
      admin = clientOf(api, await createUser(getContainer()))
      const { result } = await createCustomersWorkflow(getContainer()).run({
        input: { customersData: [{ email: "bea@beta.test", company_name: "Beta SA" }] },
      })
      beta = result[0].id
      orders = []
      invoices = []
      for (const [unit_price, customer_id, issue] of [
        [10, store.customer_id, true],
        [20, store.customer_id, true],
        [30, beta, true],
        [40, beta, false],
      ] as const) {
        const order = await createOrder(getContainer(), store, { items: [{ quantity: 1, unit_price }], customer_id })
        orders.push(order)
        invoices.push((await admin.post(`/admin/crm/orders/${order}/invoices`, { issue })).data.invoice)
      }
      const receive = (customer_id: string, amount: number, invoice: number, used: number, extra: object) =>
        admin.post("/admin/crm/receipts", {
          customer_id,
          amount,
          currency_code: "usd",
          received_date: "2026-11-20",
          allocations: [{ invoice_id: invoices[invoice].id, amount: used }],
          ...extra,
        })
      await receive(store.customer_id, 4, 0, 4, { method: "bank_transfer", reference: "ACME-7" })
      await receive(beta, 50, 2, 33, { method: "check", received_date: "2026-11-21" })
      note = (await admin.post(`/admin/crm/invoices/${invoices[1].id}/credit-notes`, {})).data.credit_note
    })

    const totalsOf = async (query: string) => {
      const { status, data } = await admin.get(`/admin/crm/invoices?${query}`)
      expect([query, status, data.message]).toEqual([query, 200, undefined])
      return { totals: data.invoices.map(({ total }: { total: number }) => total).sort((a: number, b: number) => a - b), data }
    }

    it("narrows invoices by each filter", async () => {
      const [first, second, third, draft] = invoices
      for (const [query, expected] of [
        ["", [11, 22, 33, 44]],
        [`id=${first.id}`, [11]],
        [`id[]=${first.id}&id[]=${third.id}`, [11, 33]],
        [`number=${second.number}`, [22]],
        ["number[$ilike]=%250003", [33]],
        ["status=draft", [44]],
        ["status[]=issued", [11, 22, 33]],
        ["payment_status=unpaid", [44]],
        ["payment_status=partially_paid", [11]],
        ["payment_status=paid", [22, 33]],
        ["overdue=true", []],
        ["overdue=false", [11, 22, 33, 44]],
        [`issue_date=${first.issue_date}`, [11, 22, 33]],
        [`issue_date[$gt]=${first.issue_date}`, []],
        [`supply_date[$lte]=${first.issue_date}`, [11, 22, 33]],
        [`due_date[$gte]=${first.due_date}`, [11, 22, 33]],
        [`due_date[$lt]=${first.due_date}`, []],
        [`next_due_date=${first.due_date}`, [11]],
        ["currency_code=usd", [11, 22, 33, 44]],
        ["currency_code=EUR", []],
        [`order_id=${orders[3]}`, [44]],
        [`customer_id=${beta}`, [33, 44]],
        [`customer_id[$ne]=${beta}`, [11, 22]],
        [`bill_to_customer_id=${store.customer_id}`, [11, 22]],
        ["owner_id=user_nope", []],
        ["total[$gte]=33", [33, 44]],
        ["outstanding=7", [11]],
        ["outstanding[$gt]=0", [11]],
        ["created_at[$lt]=2020-01-01T00:00:00Z", []],
        ["updated_at[$gt]=2020-01-01T00:00:00Z", [11, 22, 33, 44]],
        ["q=beta", [33, 44]],
        ["q=0001", [11]],
        [`customer_id=${beta}&status=issued`, [33]],
      ] as [string, number[]][]) {
        expect([query, (await totalsOf(query)).totals]).toEqual([query, expected])
      }
      expect(draft.number).toBeNull()
    })

    it("adds up what is filtered, per currency", async () => {
      const { data } = await totalsOf("status=issued&limit=1")
      expect(data).toMatchObject({ count: 3, limit: 1, offset: 0 })
      expect(data.invoices).toHaveLength(1)
      expect(data.totals).toEqual([{ currency_code: "usd", count: 3, total: 66, outstanding: 7 }])
    })

    it("sorts by each listed column, and pages", async () => {
      const columns = ["number", "status", "payment_status", "issue_date", "due_date", "next_due_date", "customer_name", "currency_code", "total", "outstanding", "created_at", "updated_at"] // prettier-ignore
      for (const order of columns.flatMap((column) => [column, `-${column}`])) {
        expect((await totalsOf(`order=${order}`)).data.invoices).toHaveLength(4)
      }
      const page = (await totalsOf("order=-total&limit=2&offset=1")).data.invoices
      expect(page.map(({ total }: { total: number }) => total)).toEqual([33, 22])
    })

    it("answers the asked fields only", async () => {
      const { data } = await admin.get(`/admin/crm/invoices/${invoices[0].id}?fields=id,number,outstanding`)
      expect(data.invoice).toEqual({ id: invoices[0].id, number: invoices[0].number, outstanding: 7 })
    })

    it("narrows receipts by each filter", async () => {
      for (const [query, expected] of [
        ["", [4, 50]],
        ["number=R-2026-0001", [4]],
        [`customer_id=${beta}`, [50]],
        [`bill_to_customer_id=${store.customer_id}`, [4]],
        ["owner_id=user_nope", []],
        ["order_id=order_nope", []],
        ["currency_code=usd", [4, 50]],
        ["received_date=2026-11-21", [50]],
        ["received_date[$lt]=2026-11-21", [4]],
        ["method=check", [50]],
        ["reference=ACME-7", [4]],
        ["source=manual", [4, 50]],
        ["source=host_capture", []],
        ["amount[$gt]=4", [50]],
        ["unallocated=17", [50]],
        ["has_unallocated=true", [50]],
        ["has_unallocated=false", [4]],
        ["q=acme", [4]],
      ] as [string, number[]][]) {
        const { status, data } = await admin.get(`/admin/crm/receipts?order=amount&${query}`)
        expect([query, status, data.receipts?.map(({ amount }: { amount: number }) => amount)]).toEqual([query, 200, expected])
      }
      const { data } = await admin.get("/admin/crm/receipts")
      expect(data.totals).toEqual([{ currency_code: "usd", count: 2, total: 54, outstanding: 17 }])
    })

    it("narrows credit notes by each filter", async () => {
      const hit = [note.id]
      for (const [query, expected] of [
        ["", hit],
        [`number=${note.number}`, hit],
        [`invoice_id=${invoices[1].id}`, hit],
        [`invoice_id=${invoices[0].id}`, []],
        [`order_id=${orders[1]}`, hit],
        [`order_id=${orders[0]}`, []],
        [`customer_id=${beta}`, []],
        [`bill_to_customer_id=${store.customer_id}`, hit],
        ["currency_code=eur", []],
        ["total=22", hit],
        ["unallocated[$gt]=0", []],
        ["issue_date[$gt]=2099-01-01", []],
        ["q=acme", hit],
      ] as [string, string[]][]) {
        const { status, data } = await admin.get(`/admin/crm/credit-notes?${query}`)
        expect([query, status, data.credit_notes?.map(({ id }: { id: string }) => id)]).toEqual([query, 200, expected])
      }
    })

    it("has terms to choose from, and keeps a customer's own", async () => {
      const { data } = await admin.get("/admin/crm/payment-terms")
      expect(data.payment_terms.length).toBeGreaterThan(0)
      const terms = data.payment_terms.find(({ code }: { code: string }) => code === "net_30") ?? data.payment_terms[0]
      const path = `/admin/crm/customers/${beta}/credit-terms`
      expect((await admin.get(path)).data.credit_terms).toMatchObject({ customer_id: beta, credit_limit: null, hold: false })
      const saved = await admin.post(path, { credit_limit: 100, currency_code: "usd", payment_terms_id: terms.id, tax_id: "PT501442600" })
      expect([saved.status, saved.data.message]).toEqual([200, undefined])
      expect((await admin.get(path)).data.credit_terms).toMatchObject({ credit_limit: 100, payment_terms_id: terms.id, tax_id: "PT501442600" })
      expect((await admin.post("/admin/crm/customers/cus_nope/credit-terms", {})).data.message).toBe("There is no customer cus_nope.")
      const position = await admin.get(`/admin/crm/customers/${store.customer_id}/position`)
      expect(position.status).toBe(200)
      expect(JSON.stringify(position.data)).toContain('"outstanding"')
      // 11 + 22 invoiced, 4 paid, 22 credited; 33 + 50 of the other customer are not theirs.
      const statement = await admin.get(`/admin/crm/customers/${store.customer_id}/statement?from=2026-01-01`)
      expect([statement.status, statement.data.message]).toEqual([200, undefined])
      expect(statement.data.statement).toMatchObject({
        ...{ bill_to_customer_id: store.customer_id, currency_code: "usd", currencies: ["usd"], from: "2026-01-01" },
        ...{ opening_balance: 0, closing_balance: 7, outstanding: 7, unallocated: 0, advances: 0 },
        open_items: [{ invoice_number: invoices[0].number, outstanding: 7 }],
      })
      const [owed] = position.data.positions
      expect([owed.outstanding, owed.unallocated]).toEqual([7, 0])
      const moved = statement.data.statement.movements.map(({ kind, amount }: { kind: string; amount: number }) => [kind, amount])
      expect(moved.sort()).toEqual([["credit_note", -22], ["invoice", 11], ["invoice", 22], ["receipt", -4]]) // prettier-ignore
      expect((await admin.get("/admin/crm/customers/cus_nope/statement")).data.message).toBe("There is no customer cus_nope.")
      expect((await admin.get(`/admin/crm/customers/${store.customer_id}/statement?to=soon`)).data.message).toBe(
        "Invalid request: to must be a day such as 2026-11-23"
      )
    })
  },
})
