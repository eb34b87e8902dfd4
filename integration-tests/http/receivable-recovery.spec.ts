import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"

import { ACCESS_MODULE } from "../../src/modules/access"
import type { AccessModuleService } from "../../src/modules/access/service"
import { RECEIVABLE_MODULE } from "../../src/modules/receivable"
import type { ReceivableModuleService } from "../../src/modules/receivable/service"
import { SYSTEM_ACTOR } from "../../src/shared/actor"
import { invoiceOrderWorkflow } from "../../src/workflows/receivable"
import { payOnHost } from "../../src/workflows/receivable/host/pay-on-host"
import { reconcileReceivables } from "../../src/workflows/receivable/host/reconcile"
import { hostFacts } from "../../src/workflows/receivable/host/tell-host"
import { createUser } from "../support/callers"
import { Client, clientOf, countRows, eventually } from "../support/receivable-client"
import { checkout, createOrder, createStore, deliver, Store } from "../support/receivable-store"

jest.setTimeout(180_000)

medusaIntegrationTestRunner({
  testSuite: ({ getContainer, api }) => {
    let store: Store
    let admin: Client
    let receivable: ReceivableModuleService

    beforeEach(async () => {
      store = await createStore(getContainer())
      admin = clientOf(api, await createUser(getContainer()))
      receivable = getContainer().resolve(RECEIVABLE_MODULE)
    })

    const sql = (text: string) => getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(text)
    const hostOrder = async (orderId: string) => (await admin.get(`/admin/orders/${orderId}`)).data.order
    const transactions = (orderId: string) => getContainer().resolve(Modules.ORDER).listOrderTransactions({ order_id: orderId })
    const invoice = async (id: string) => (await admin.get(`/admin/crm/invoices/${id}`)).data.invoice
    const issued = async (orderId: string) =>
      (await admin.post(`/admin/crm/orders/${orderId}/invoices`, { issue: true })).data.invoice
    const receiptInput = (amount: string) => ({
      source: "manual" as const,
      customer_id: store.customer_id,
      customer_name: "Acme Ltd",
      amount,
      currency_code: "usd",
      received_date: "2026-11-20",
      actor: SYSTEM_ACTOR,
    })
    const record = (amount: number, invoice_id: string) =>
      admin.post("/admin/crm/receipts", {
        customer_id: store.customer_id,
        amount,
        currency_code: "usd",
        received_date: "2026-11-20",
        allocations: [{ invoice_id, amount }],
      })
    const paymentsOf = async (orderId: string) =>
      (await hostOrder(orderId)).payment_collections.flatMap((c: { payments: { id: string; captures: unknown[] }[] }) => c.payments)

    describe("a crash between our ledger and the host", () => {
      it("before the host was told: told once by the job, however often it runs", async () => {
        const orderId = await createOrder(getContainer(), store)
        const { id } = await issued(orderId)
        await receivable.recordReceipt({ ...receiptInput("33.03"), allocations: [{ invoice_id: id, amount: "33.03" }] })
        const facts = await hostFacts(getContainer(), orderId)
        const claim = await receivable.claimHostPayment(facts!)
        expect(claim).toMatchObject({ mine: true, act: { state: "pending" } })
        expect(await transactions(orderId)).toHaveLength(0)

        await sql(`update crm_host_payment set leased_until = now() - interval '1 second'`)
        await Promise.all([reconcileReceivables(getContainer()), reconcileReceivables(getContainer())])
        await reconcileReceivables(getContainer())
        const order = await hostOrder(orderId)
        expect(order.summary).toMatchObject({ pending_difference: 0, transaction_total: 33.033 })
        expect(await transactions(orderId)).toHaveLength(1)
        expect(await receivable.listCrmHostPayments({ order_id: orderId })).toEqual([expect.objectContaining({ state: "done" })])
        expect(await receivable.listCrmReceipts({})).toHaveLength(1)
      })

      it("after the host captured: found by its id, and not paid again", async () => {
        const orderId = await createOrder(getContainer(), store)
        const { id } = await issued(orderId)
        await receivable.recordReceipt({ ...receiptInput("10"), allocations: [{ invoice_id: id, amount: "10" }] })
        const claim = await receivable.claimHostPayment((await hostFacts(getContainer(), orderId))!)
        await payOnHost(getContainer(), claim!.act as never)
        await sql(`update crm_host_payment set leased_until = now() - interval '1 second'`)
        await reconcileReceivables(getContainer())
        expect((await hostOrder(orderId)).summary).toMatchObject({ pending_difference: 23.033, transaction_total: 10 })
        expect(await receivable.listCrmHostPayments({ order_id: orderId })).toEqual([expect.objectContaining({ state: "done" })])
      })

      it("brings back an order's row that was missed", async () => {
        const orderId = await createOrder(getContainer(), store)
        await sql(`delete from crm_receivable_order`)
        await reconcileReceivables(getContainer())
        expect(await receivable.listCrmReceivableOrders({ order_id: orderId })).toEqual([
          expect.objectContaining({ order_id: orderId, total: 33.03, customer_name: "Acme Ltd" }),
        ])
      })
    })

    it("tells the host the sum of two receipts allocated at once", async () => {
      const orderId = await createOrder(getContainer(), store)
      const { id } = await issued(orderId)
      const answers = await Promise.all([record(10, id), record(20, id), record(3.03, id)])
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
      const order = await hostOrder(orderId)
      expect(order.summary).toMatchObject({ pending_difference: 0, transaction_total: 33.033 })
      expect(order.total).toBe(33.033)
      expect(await invoice(id)).toMatchObject({ outstanding: 0 })
      expect(await receivable.listCrmReceipts({})).toHaveLength(3)
    })

    it("captures the customer's open promise with the manual provider instead of taking money twice", async () => {
      const orderId = await checkout(getContainer(), store)
      const { id } = await issued(orderId)
      await record(20, id)
      await record(18.53, id)
      const payments = await paymentsOf(orderId)
      expect(payments).toHaveLength(1)
      expect(payments[0].captures).toHaveLength(2)
      expect(await hostOrder(orderId)).toMatchObject({ payment_status: "captured", total: 38.533 })
      expect(await receivable.listCrmReceipts({})).toHaveLength(2)
    })

    describe("a refund in the host", () => {
      it("of money captured there is taken from its receipt, once", async () => {
        const orderId = await checkout(getContainer(), store)
        const [payment] = await paymentsOf(orderId)
        await admin.post(`/admin/payments/${payment.id}/capture`)
        const { id } = await issued(orderId)
        expect(await invoice(id)).toMatchObject({ payment_status: "paid" })
        await admin.post(`/admin/payments/${payment.id}/refund`, { amount: 8.53 })
        await eventually(async () => (await invoice(id)).outstanding === 8.53)
        await reconcileReceivables(getContainer())
        expect(await receivable.listCrmReceipts({})).toEqual([
          expect.objectContaining({ amount: 38.53, refunded_total: 8.53, allocated_total: 30 }),
        ])
      })

      it("of a payment that we told sets the money free, and is not told again", async () => {
        const orderId = await createOrder(getContainer(), store)
        const { id } = await issued(orderId)
        await record(33.03, id)
        const [payment] = await paymentsOf(orderId)
        const refund = await admin.post(`/admin/payments/${payment.id}/refund`, { amount: 10 })
        expect(refund.status).toBe(200)
        await eventually(async () => (await invoice(id)).outstanding === 10)
        await reconcileReceivables(getContainer())
        expect(await receivable.listCrmReceipts({})).toEqual([
          expect.objectContaining({ amount: 33.03, allocated_total: 23.03, refunded_total: 0 }),
        ])
        expect((await hostOrder(orderId)).summary.transaction_total).toBe(23.033)
      })
    })

    describe("invoicing by itself", () => {
      const invoiceOn = (invoice_on: "placed" | "delivered") =>
        getContainer().resolve<AccessModuleService>(ACCESS_MODULE).updateSettings({ invoice_on }, SYSTEM_ACTOR)
      const invoicesOf = async (orderId: string) => (await admin.get(`/admin/crm/invoices?order_id=${orderId}`)).data

      it("makes one invoice when the order is placed, also when the event comes three times", async () => {
        await invoiceOn("placed")
        const orderId = await checkout(getContainer(), store)
        const bus = getContainer().resolve(Modules.EVENT_BUS)
        await bus.emit([1, 2, 3].map(() => ({ name: "order.placed", data: { id: orderId } })))
        await eventually(async () => (await invoicesOf(orderId)).invoices[0]?.status === "issued")
        // A second one would be made by an event that came later: told to invoice once more, the order answers the one it has.
        await invoiceOrderWorkflow(getContainer()).run({ input: { order_id: orderId, issue: true, actor: SYSTEM_ACTOR } })
        expect((await invoicesOf(orderId)).invoices).toEqual([expect.objectContaining({ status: "issued", total: 38.53 })])
      })

      it("makes one invoice when the order is delivered", async () => {
        await invoiceOn("delivered")
        const orderId = await createOrder(getContainer(), store)
        expect((await invoicesOf(orderId)).count).toBe(0)
        await deliver(getContainer(), store, orderId)
        const { invoices } = await eventually(async () => {
          const data = await invoicesOf(orderId)
          return data.invoices[0]?.status === "issued" && data
        })
        expect(invoices).toHaveLength(1)
        expect(invoices[0]).toMatchObject({ status: "issued", total: 33.03, supply_date: expect.any(String) })
      })
    })

    describe("orders that change in the host", () => {
      it("canceled after payment: the money is free again, the invoice is open, nothing is told twice", async () => {
        const orderId = await createOrder(getContainer(), store)
        const { id } = await issued(orderId)
        await record(33.03, id)
        expect((await admin.post(`/admin/orders/${orderId}/cancel`)).status).toBe(200)
        await eventually(async () => (await invoice(id)).outstanding === 33.03)
        await reconcileReceivables(getContainer())
        expect(await receivable.listCrmReceipts({})).toEqual([
          expect.objectContaining({ amount: 33.03, allocated_total: 0, refunded_total: 0 }),
        ])
        const [row] = await receivable.listCrmReceivableOrders({ order_id: orderId })
        expect(row).toMatchObject({ canceled_at: expect.any(Date), invoiced_total: 33.03 })
        const { data } = await admin.get(`/admin/crm/orders/${orderId}/invoices`)
        expect(data.order).toMatchObject({ to_invoice: 0, to_credit: 33.03 })
        await admin.post(`/admin/crm/invoices/${id}/credit-notes`, {})
        expect(await invoice(id)).toMatchObject({ outstanding: 0 })
        expect(await receivable.verify()).toEqual([])
      })

      it("credited before its invoice: the invoice comes to what the order is worth", async () => {
        const orderId = await checkout(getContainer(), store)
        const [payment] = await paymentsOf(orderId)
        await admin.post(`/admin/payments/${payment.id}/capture`)
        await admin.post(`/admin/payments/${payment.id}/refund`, { amount: 10 })
        const order = await hostOrder(orderId)
        expect(order.total).toBe(28.533)
        const made = await issued(orderId)
        expect(made).toMatchObject({ total: 28.53, prepaid: 28.53, payable: 0, outstanding: 0 })
        expect((await issued(orderId)).id).toBe(made.id)
        expect((await hostOrder(orderId)).total).toBe(28.533)
      })

      it("credited before its invoice: a part never comes to more than the order is worth", async () => {
        const orderId = await checkout(getContainer(), store)
        const [payment] = await paymentsOf(orderId)
        await admin.post(`/admin/payments/${payment.id}/capture`)
        await admin.post(`/admin/payments/${payment.id}/refund`, { amount: 20 })
        const { items } = await hostOrder(orderId)
        const part = { items: [{ order_item_id: items[0].id, quantity: 2 }], issue: true }
        const refused = await admin.post(`/admin/crm/orders/${orderId}/invoices`, part)
        expect([refused.status, refused.data.message]).toEqual([
          400,
          "The lines to invoice add up to USD 27.52, but USD 18.53 of the order is left to invoice; invoice all that is left of it at once.",
        ])
        expect(await issued(orderId)).toMatchObject({ total: 18.53, payable: 0 })
      })

      it("drafts are not invoiced", async () => {
        const draft = await admin.post("/admin/draft-orders", {
          email: "ann@acme.test",
          region_id: store.region_id,
          sales_channel_id: store.sales_channel_id,
          items: [{ title: "Part", quantity: 1, unit_price: 5 }],
        })
        const { id, display_id } = draft.data.draft_order
        const answer = await admin.post(`/admin/crm/orders/${id}/invoices`, {})
        expect([answer.status, answer.data.message]).toEqual([
          400,
          `Order #${display_id} is a draft order and cannot be invoiced; convert it to an order first.`,
        ])
      })
    })

    it("throws the draft away when it cannot be issued", async () => {
      const orderId = await createOrder(getContainer(), store)
      const before = await countRows(getContainer())
      const refusal = await invoiceOrderWorkflow(getContainer())
        .run({ input: { order_id: orderId, issue: true, issue_date: "2099-01-01", actor: SYSTEM_ACTOR } })
        .catch(({ message }) => message)
      expect(refusal).toMatch(/2099-01-01/)
      const after = await countRows(getContainer())
      expect({ ...after, receivable_history: 0 }).toEqual({ ...before, receivable_history: 0 })
    })
  },
})
