import { medusaIntegrationTestRunner } from "@medusajs/test-utils"

import { issueInvoiceWorkflow, recordReceiptWorkflow } from "../../src/workflows/receivable"
import { createUser } from "../support/callers"
import { Client, clientOf } from "../support/receivable-client"
import { createOrder, createStore, Store } from "../support/receivable-store"

jest.setTimeout(180_000)

const heard: object[] = []
let fails = false

const listen = (input: object): void => {
  heard.push(input)
  if (fails) {
    throw new Error("the application's own mistake")
  }
}
issueInvoiceWorkflow.hooks.invoiceIssued(async (input) => listen(input))
recordReceiptWorkflow.hooks.receiptRecorded(async (input) => listen(input))

medusaIntegrationTestRunner({
  testSuite: ({ getContainer, api }) => {
    let store: Store
    let admin: Client

    beforeEach(async () => {
      heard.length = 0
      store = await createStore(getContainer())
      admin = clientOf(api, await createUser(getContainer()))
    })

    afterEach(() => {
      fails = false
    })

    const receipt = (invoice_id: string) => ({
      customer_id: store.customer_id,
      amount: 33.03,
      currency_code: "usd",
      received_date: "2026-11-20",
      allocations: [{ invoice_id, amount: 33.03 }],
    })

    it("lets an application step in when an invoice is issued and a receipt recorded", async () => {
      const order_id = await createOrder(getContainer(), store)
      const { invoice } = (await admin.post(`/admin/crm/orders/${order_id}/invoices`, { issue: true })).data
      const recorded = (await admin.post("/admin/crm/receipts", receipt(invoice.id))).data.receipt
      expect(heard).toEqual([
        expect.objectContaining({ invoice_id: invoice.id, order_id }),
        expect.objectContaining({ receipt_id: recorded.id }),
      ])
    })

    it("keeps what was issued and recorded when the application's own step fails", async () => {
      const order_id = await createOrder(getContainer(), store)
      fails = true
      await admin.post(`/admin/crm/orders/${order_id}/invoices`, { issue: true })
      const [invoice] = (await admin.get("/admin/crm/invoices")).data.invoices
      expect(invoice).toMatchObject({ number: "INV-2026-0001", status: "issued" })
      await admin.post("/admin/crm/receipts", receipt(invoice.id))
      expect((await admin.get(`/admin/crm/invoices/${invoice.id}`)).data.invoice.outstanding).toBe(0)
      const { order } = (await admin.get(`/admin/orders/${order_id}`)).data
      expect(order.summary.pending_difference).toBe(0)
    })
  },
})
