import { cancelOrderWorkflow, createOrderWorkflow } from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"

import { createUser } from "../support/callers"
import { Client, clientOf, countRows } from "../support/receivable-client"
import { createOrder, createStore, Store } from "../support/receivable-store"

jest.setTimeout(180_000)

medusaIntegrationTestRunner({
  testSuite: ({ getContainer, api }) => {
    let store: Store
    let admin: Client
    let orderId: string
    let itemId: string
    let invoiceId: string
    let receiptId: string

    beforeEach(async () => {
      store = await createStore(getContainer())
      admin = clientOf(api, await createUser(getContainer()))
      orderId = await createOrder(getContainer(), store)
      itemId = (await admin.get(`/admin/orders/${orderId}`)).data.order.items[0].id
      invoiceId = (await admin.post(`/admin/crm/orders/${orderId}/invoices`, { issue: true })).data.invoice.id
      receiptId = (await admin.post("/admin/crm/receipts", receipt({ amount: 100 }))).data.receipt.id
    })

    const receipt = (body: object) => ({
      customer_id: store.customer_id,
      amount: 10,
      currency_code: "usd",
      received_date: "2026-11-20",
      ...body,
    })
    const eurOrder = async () => {
      const { result } = await createOrderWorkflow(getContainer()).run({
        input: {
          region_id: store.region_id,
          customer_id: store.customer_id,
          email: "ann@acme.test",
          sales_channel_id: store.sales_channel_id,
          currency_code: "eur",
          status: "pending",
          items: [{ title: "Part", quantity: 1, unit_price: 5, is_tax_inclusive: false }],
        } as never,
      })
      return result.id
    }

    /** Each request is refused with this status and sentence, and leaves every table as it was. */
    const refuses = async (cases: [string, () => Promise<{ status: number; data: { message: string } }>, number, string | RegExp][], except: string[] = []) => {
      const rows = async () => Object.entries(await countRows(getContainer())).filter(([table]) => !except.includes(table))
      const before = await rows()
      const answers: object[] = []
      for (const [name, request] of cases) {
        const { status, data } = await request()
        answers.push({ name, status, message: data.message })
      }
      expect(answers).toEqual(
        cases.map(([name, , status, message]) => ({
          name,
          status,
          message: typeof message === "string" ? message : expect.stringMatching(message),
        }))
      )
      expect(await rows()).toEqual(before)
    }

    it("refuses to invoice what cannot be invoiced", async () => {
      const other = await createOrder(getContainer(), store)
      const canceled = await createOrder(getContainer(), store)
      await cancelOrderWorkflow(getContainer()).run({ input: { order_id: canceled } as never })
      const otherItem = (await admin.get(`/admin/orders/${other}`)).data.order.items[0].id
      const post = (order: string, body: object) => () => admin.post(`/admin/crm/orders/${order}/invoices`, body)
      const items = (quantity: unknown, order_item_id = otherItem) => ({ items: [{ order_item_id, quantity }] })
      await refuses([
        ["unknown order", post("order_nope", {}), 404, "There is no order order_nope."],
        ["canceled order", post(canceled, {}), 400, "Order #3 is canceled and cannot be invoiced."],
        ["unknown line", post(other, items(1, "ordli_nope")), 404, "Order #2 has no item ordli_nope."],
        ["another order's line", post(other, items(1, itemId)), 404, `Order #2 has no item ${itemId}.`],
        ["too many", post(other, items(4)), 400, "Order #2: 4 of Part 1 cannot be invoiced; 3 is left to invoice."],
        ["what is invoiced", post(orderId, items(1, itemId)), 400, "Order #1: 1 of Part 1 cannot be invoiced; 0 is left to invoice."],
        ["nothing", post(other, items(0)), 400, "Invalid request: items.0.quantity must be more than 0"],
        ["negative", post(other, items(-1)), 400, "Invalid request: items.0.quantity must be more than 0"],
        ["NaN", post(other, items("NaN")), 400, "Invalid request: items.0.quantity must be a number"],
        ["1e309", post(other, items("1e309")), 400, "Invalid request: items.0.quantity must be a number"],
        ["empty items", post(other, { items: [] }), 400, "Invalid request: items must have at least 1 entry"],
        ["extra field", post(other, { total: 1 }), 400, "Invalid request: total is not a field of this request"],
        ["bad day", post(other, { issue_date: "2026-02-30" }), 400, "Invalid request: issue_date must be a day such as 2026-11-23"],
      ])
    })

    it("refuses an issue date before the series' last, or in the future", async () => {
      const other = await createOrder(getContainer(), store)
      const post = (issue_date: string) => () => admin.post(`/admin/crm/orders/${other}/invoices`, { issue: true, issue_date })
      await refuses(
        [
          ["before", post("2020-01-01"), 400, /^Series INV has a document of (\d{4}-\d{2}-\d{2}); 2020-01-01 is before it\. The date can be \1 or later\.$/],
          ["after", post("2099-01-01"), 400, /^2099-01-01 lies in the future; today is \d{4}-\d{2}-\d{2}\.$/],
        ],
        // The drafts came and went, which History keeps.
        ["receivable_history"]
      )
    })

    it("refuses a receipt that cannot be right", async () => {
      const post = (body: object) => () => admin.post("/admin/crm/receipts", receipt(body))
      await refuses([
        ["unknown customer", post({ customer_id: "cus_nope" }), 404, "There is no customer cus_nope."],
        ["zero", post({ amount: 0 }), 400, "Invalid request: amount must be more than 0"],
        ["negative", post({ amount: -5 }), 400, "Invalid request: amount must be more than 0"],
        ["too many decimals", post({ amount: 10.001 }), 400, "The receipt's amount is 10.001, but USD has 2 decimals."],
        ["too many digits", post({ amount: "1234567890123456.78" }), 400, "The receipt's amount is 1234567890123456.78; at most 15 digits can be kept exactly."],
        ["1e309", post({ amount: "1e309" }), 400, "Invalid request: amount must be a number"],
        ["currency", post({ currency_code: "dollars" }), 400, "Invalid request: currency_code must be a currency code such as eur"],
        ["day", post({ received_date: "yesterday" }), 400, "Invalid request: received_date must be a day such as 2026-11-23"],
        ["extra field", post({ source: "host_capture" }), 400, "Invalid request: source is not a field of this request"],
        ["over the receipt", post({ amount: 10, allocations: [{ invoice_id: invoiceId, amount: 11 }] }), 400, "The receipt is over USD 10.00; USD 11.00 of it cannot be allocated."],
        ["over the invoice", post({ amount: 100, allocations: [{ invoice_id: invoiceId, amount: 34 }] }), 400, "Invoice INV-2026-0001 has USD 33.03 outstanding; USD 34.00 cannot be allocated to it."],
        ["other currency", post({ currency_code: "eur", allocations: [{ invoice_id: invoiceId, amount: 1 }] }), 400, "Receipt R-2026-0002 is in EUR and Invoice INV-2026-0001 in USD, and there is no exchange rate between them on or before 2026-11-20. Add one in Settings › CRM › Exchange rates."],
        ["unknown invoice", post({ allocations: [{ invoice_id: "crminv_nope", amount: 1 }] }), 404, "Invoice crminv_nope was not found."],
      ])
    })

    it("refuses an allocation over either side or across currencies", async () => {
      const eur = await eurOrder()
      const eurInvoice = (await admin.post(`/admin/crm/orders/${eur}/invoices`, { issue: true })).data.invoice
      const draft = (await admin.post(`/admin/crm/orders/${await createOrder(getContainer(), store)}/invoices`)).data.invoice
      const post = (invoice_id: string, amount: unknown, id = receiptId) => () =>
        admin.post(`/admin/crm/receipts/${id}/allocations`, { allocations: [{ invoice_id, amount }] })
      await refuses([
        ["over the invoice", post(invoiceId, 33.04), 400, "Invoice INV-2026-0001 has USD 33.03 outstanding; USD 33.04 cannot be allocated to it."],
        ["over the receipt", post(invoiceId, 101), 400, "Receipt R-2026-0001 has USD 100.00 left; USD 101.00 cannot be allocated."],
        ["currency", post(eurInvoice.id, 1), 400, "Receipt R-2026-0001 is in USD and Invoice INV-2026-0002 in EUR, and there is no exchange rate between them on or before 2026-11-20. Add one in Settings › CRM › Exchange rates."],
        ["draft", post(draft.id, 1), 400, `Invoice ${draft.id} is draft; only issued invoices can be settled.`],
        ["zero", post(invoiceId, 0), 400, "Invalid request: allocations.0.amount must be more than 0"],
        ["decimals", post(invoiceId, 1.001), 400, "The amount for Invoice INV-2026-0001 is 1.001, but USD has 2 decimals."],
        ["unknown receipt", post(invoiceId, 1, "crmrc_nope"), 404, "Receipt crmrc_nope was not found."],
        [
          "unknown allocation",
          () => admin.delete(`/admin/crm/receipts/${receiptId}/allocations/crmal_nope`) as never,
          404,
          `Receipt ${receiptId} has no allocation crmal_nope.`,
        ],
        ["unknown invoice", () => admin.get("/admin/crm/invoices/crminv_nope") as never, 404, "Invoice crminv_nope was not found."],
      ])
    })

    it("keeps what is over on the receipt", async () => {
      const answer = await admin.post(
        "/admin/crm/receipts",
        receipt({ amount: 50, allocations: [{ invoice_id: invoiceId, amount: 33.03 }] })
      )
      expect(answer.data.receipt).toMatchObject({ amount: 50, allocated_total: 33.03, unallocated: 16.97 })
    })

    it("refuses lists it cannot answer", async () => {
      const get = (query: string) => () => admin.get(`/admin/crm/${query}`) as never
      await refuses([
        ["limit", get("invoices?limit=1000000"), 400, "Invalid request: limit must be at most 200"],
        ["limit 0", get("receipts?limit=0"), 400, "Invalid request: limit must be at least 1"],
        ["offset", get("invoices?offset=-1"), 400, "Invalid request: offset must be at least 0"],
        ["order", get("invoices?order=hash"), 400, /^Invalid request: order must be one of number, /],
        ["order by SQL", get("receipts?order=number;drop"), 400, /^Invalid request: order must be one of /],
        ["filter", get("credit-notes?colour=red"), 400, "Invalid request: colour is not a field of this request"],
        ["status", get("invoices?status=open"), 400, /^Invalid request: status must be one or more of draft, issued, voided/],
        ["day", get("invoices?due_date[$gte]=tomorrow"), 400, "Invalid request: due_date.$gte must be a day such as 2026-11-23"],
        ["fields", get("invoices?fields=secret"), 400, "Invalid request: fields: secret is not a field of this answer"],
      ])
    })
  },
})
