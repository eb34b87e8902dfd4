import { medusaIntegrationTestRunner } from "@medusajs/test-utils"

import { createUser } from "../support/callers"
import { Client, clientOf } from "../support/receivable-client"
import { createStore, Store } from "../support/receivable-store"

jest.setTimeout(180_000)

medusaIntegrationTestRunner({
  testSuite: ({ getContainer, api }) => {
    let store: Store
    let admin: Client

    let rep: Client
    let adminId: string
    let repId: string

    beforeEach(async () => {
      store = await createStore(getContainer())
      const [boss, seller] = [await createUser(getContainer(), "boss"), await createUser(getContainer(), "rep")]
      adminId = boss.user_id
      repId = seller.user_id
      admin = clientOf(api, boss)
      rep = clientOf(api, seller)
    })

    const ok = async (request: ReturnType<Client["get"]>) => {
      const { status, data } = await request
      expect([status, data.message]).toEqual([200, undefined])
      return data
    }

    const soldBy = async (owner_id: string) => {
      const { quote } = await ok(
        admin.post("/admin/crm/quotes", {
          customer_id: store.customer_id,
          currency_code: "usd",
          region_id: store.region_id,
          owner_id,
          items: [{ title: "Advice", quantity: 1, unit_price: 10 }],
        })
      )
      await ok(admin.post(`/admin/crm/quotes/${quote.id}/send`))
      const accepted = await ok(admin.post(`/admin/crm/quotes/${quote.id}/accept`, { name: "Ann Lee" }))
      return accepted.quote.order_id as string
    }

    it("shows a rep their own documents only, and lets only finance act on money", async () => {
      const [others, own] = [await soldBy(adminId), await soldBy(repId)]
      const hidden = (await ok(admin.post(`/admin/crm/orders/${others}/invoices`, { issue: true }))).invoice
      const shown = (await ok(admin.post(`/admin/crm/orders/${own}/invoices`, { issue: true }))).invoice
      expect([hidden.owner_id, shown.owner_id]).toEqual([adminId, repId])
      await ok(admin.post("/admin/crm/access", { user_id: adminId, scope: "all", can_money: true, can_setup: true, can_approve: true }))
      await ok(admin.post("/admin/crm/access", { user_id: repId, scope: "own" }))

      const list = await ok(rep.get("/admin/crm/invoices"))
      expect([list.count, list.invoices.map(({ id }: { id: string }) => id)]).toEqual([1, [shown.id]])
      for (const path of [`invoices/${hidden.id}`, `invoices/${hidden.id}/pdf`, `invoices/${hidden.id}/history`, `orders/${others}`]) {
        expect([path, (await rep.get(`/admin/crm/${path}`)).status]).toEqual([path, 404])
      }
      await ok(rep.get(`/admin/crm/orders/${own}/invoices`))
      for (const [path, body] of [
        [`orders/${own}/invoices`, {}],
        [`invoices/${shown.id}/credit-notes`, {}],
        [`invoices/${shown.id}/void`, {}],
        ["receipts", { customer_id: store.customer_id, amount: 1, currency_code: "usd", received_date: "2026-11-20" }],
        [`customers/${store.customer_id}/credit-terms`, { credit_limit: 1 }],
      ] as const) {
        expect([path, (await rep.post(`/admin/crm/${path}`, body)).status]).toEqual([path, 403])
      }
    })

    it("carries a quote on to its invoice: lines, discount, terms, purchase order, total", async () => {
      const { quote: draft } = await ok(
        admin.post("/admin/crm/quotes", {
          customer_id: store.customer_id,
          currency_code: "usd",
          region_id: store.region_id,
          sales_channel_id: store.sales_channel_id,
          purchase_order_number: "PO-77",
          items: [
            { variant_id: store.variant_id, quantity: 3, discount_percent: 10 },
            { title: "Installation", quantity: 1, unit_price: 99.99 },
          ],
        })
      )
      await ok(admin.post(`/admin/crm/quotes/${draft.id}/send`))
      const { quote } = await ok(admin.post(`/admin/crm/quotes/${draft.id}/accept`, { name: "Ann Lee" }))
      expect(quote.order_id).toEqual(expect.any(String))

      const { invoice } = await ok(admin.post(`/admin/crm/orders/${quote.order_id}/invoices`, { issue: true }))
      expect(invoice).toMatchObject({
        total: quote.total,
        subtotal: quote.subtotal,
        discount_total: quote.discount_total,
        shipping_total: quote.shipping_total,
        tax_total: quote.tax_total,
        rounding_total: quote.rounding_total,
        purchase_order_number: "PO-77",
        customer_id: store.customer_id,
        owner_id: quote.owner_id,
      })
      const titles = (rows: { title: string }[]) => rows.map(({ title }) => title)
      expect(titles(invoice.items)).toEqual(titles(quote.items))
      const facts = await ok(admin.get(`/admin/crm/orders/${quote.order_id}/invoices`))
      expect(facts.quote).toMatchObject({ id: quote.id, number: quote.number })
      expect(facts).toMatchObject({ outstanding: quote.total, order: { to_invoice: 0, invoiced_total: quote.total } })

      await ok(
        admin.post("/admin/crm/receipts", {
          customer_id: store.customer_id,
          amount: quote.total,
          currency_code: "usd",
          received_date: "2026-11-20",
          allocations: [{ invoice_id: invoice.id, amount: quote.total }],
        })
      )
      const { order } = await ok(admin.get(`/admin/orders/${quote.order_id}`))
      expect(order.payment_status).toBe("captured")
      expect(order.summary.pending_difference).toBe(0)
    })
  },
})
