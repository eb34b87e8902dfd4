import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { Modules } from "@medusajs/framework/utils"

import { syncReceivableOrderWorkflow } from "../../src/workflows/receivable"
import { createUser } from "../support/callers"
import { Client, clientOf, countRows, eventually } from "../support/receivable-client"
import { checkout, createOrder, createStore, deliver, Store } from "../support/receivable-store"

jest.setTimeout(180_000)

medusaIntegrationTestRunner({
  testSuite: ({ getContainer, api }) => {
    let store: Store
    let admin: Client

    beforeEach(async () => {
      store = await createStore(getContainer())
      admin = clientOf(api, await createUser(getContainer()))
    })

    const invoiceOrder = async (orderId: string, body: object = { issue: true }) => {
      const { status, data } = await admin.post(`/admin/crm/orders/${orderId}/invoices`, body)
      expect([status, data.message]).toEqual([200, undefined])
      return data.invoice
    }
    const hostOrder = async (orderId: string) => (await admin.get(`/admin/orders/${orderId}`)).data.order
    const invoice = async (id: string) => (await admin.get(`/admin/crm/invoices/${id}`)).data.invoice
    const receiptsOf = async (orderId: string) => (await admin.get(`/admin/crm/receipts?order_id=${orderId}`)).data.receipts
    const record = async (body: object) => {
      const { status, data } = await admin.post("/admin/crm/receipts", {
        customer_id: store.customer_id,
        currency_code: "usd",
        received_date: "2026-11-20",
        ...body,
      })
      expect([status, data.message]).toEqual([200, undefined])
      return data.receipt
    }
    const captureAll = async (orderId: string) => {
      const order = await hostOrder(orderId)
      const payment = order.payment_collections.flatMap((c: { payments: { id: string }[] }) => c.payments)[0]
      await admin.post(`/admin/payments/${payment.id}/capture`)
    }
    const markPaid = async (orderId: string) => {
      const order = await hostOrder(orderId)
      const open = order.payment_collections.find((c: { status: string }) => c.status === "not_paid")
      const { status } = await admin.post(`/admin/payment-collections/${open.id}/mark-as-paid`, { order_id: orderId })
      expect(status).toBe(200)
    }

    describe("invoicing an order", () => {
      it("makes a numbered invoice of 3 x 10.01 + 10 %, rounded once", async () => {
        const orderId = await createOrder(getContainer(), store)
        const made = await invoiceOrder(orderId)
        expect(made).toMatchObject({
          number: "INV-2026-0001",
          status: "issued",
          payment_status: "unpaid",
          currency_code: "usd",
          order_id: orderId,
          customer_id: store.customer_id,
          bill_to_customer_id: store.customer_id,
          subtotal: 30.03,
          discount_total: 0,
          shipping_total: 0,
          tax_total: 3,
          rounding_total: 0,
          total: 33.03,
          prepaid: 0,
          payable: 33.03,
          outstanding: 33.03,
          tax_lines: [expect.objectContaining({ base: expect.anything(), amount: expect.anything() })],
          buyer: expect.objectContaining({ legal_name: "Acme Ltd", email: "ann@acme.test" }),
        })
        expect(made.items).toHaveLength(1)
        expect(made.instalments).toEqual([expect.objectContaining({ amount: 33.03, due_date: made.due_date })])
        expect((await hostOrder(orderId)).total).toBe(33.033)
      })

      it("puts shipping on its own line", async () => {
        const made = await invoiceOrder(await createOrder(getContainer(), store, { shipping: 5 }))
        expect(made).toMatchObject({ subtotal: 30.03, shipping_total: 5, total: 38.53 })
        expect(made.items.map(({ kind, title }: { kind: string; title: string }) => [kind, title])).toEqual([
          ["item", "Part 1"],
          ["shipping", "Parcel"],
        ])
      })

      it("answers the same invoice when nothing is left, and makes one of two calls at once", async () => {
        const orderId = await createOrder(getContainer(), store)
        const [a, b] = await Promise.all([invoiceOrder(orderId), invoiceOrder(orderId)])
        const third = await invoiceOrder(orderId)
        expect([b.id, third.id]).toEqual([a.id, a.id])
        expect((await admin.get(`/admin/crm/invoices?order_id=${orderId}`)).data.count).toBe(1)
      })

      it("adds up to the order's rounded total over parts", async () => {
        const orderId = await createOrder(getContainer(), store, { shipping: 0.01 })
        const [item] = (await hostOrder(orderId)).items
        const first = await invoiceOrder(orderId, { issue: true, items: [{ order_item_id: item.id, quantity: 1 }] })
        const second = await invoiceOrder(orderId, { issue: true, items: [{ order_item_id: item.id, quantity: 1 }] })
        const rest = await invoiceOrder(orderId)
        expect(new Set([first.id, second.id, rest.id]).size).toBe(3)
        const total = [first, second, rest].reduce((sum, { total }) => sum + Math.round(total * 100), 0)
        expect(total).toBe(3304) // 33.033 + 0.011 = 33.044
        for (const part of [first, second, rest]) {
          const { subtotal, discount_total, shipping_total, tax_total, rounding_total } = part
          expect(Math.round((subtotal - discount_total + shipping_total + tax_total + rounding_total) * 100)).toBe(
            Math.round(part.total * 100)
          )
        }
      })

      it("keeps a draft until it is issued", async () => {
        const orderId = await createOrder(getContainer(), store)
        const draft = await invoiceOrder(orderId, {})
        expect(draft).toMatchObject({ status: "draft", number: null, outstanding: 0 })
        const { data } = await admin.post(`/admin/crm/invoices/${draft.id}/issue`)
        expect(data.invoice).toMatchObject({ status: "issued", number: "INV-2026-0001", outstanding: 33.03 })
        const again = await admin.post(`/admin/crm/invoices/${draft.id}/issue`)
        expect(again.status).toBeLessThan(500)
        expect((await invoice(draft.id)).number).toBe("INV-2026-0001")
      })

      it("takes the day of delivery as supply date", async () => {
        const orderId = await createOrder(getContainer(), store)
        await deliver(getContainer(), store, orderId)
        const facts = await eventually(async () => {
          const { data } = await admin.get(`/admin/crm/orders/${orderId}/invoices`)
          return data.order?.delivered_date && data
        })
        expect(facts.order).toMatchObject({ total: 33.03, delivered_total: 33.03, invoiced_total: 0, to_invoice: 33.03 })
        const made = await invoiceOrder(orderId)
        expect(made.supply_date).toBe(facts.order.delivered_date)
      })

      it("has a PDF and a history", async () => {
        const made = await invoiceOrder(await createOrder(getContainer(), store))
        const pdf = await admin.get(`/admin/crm/invoices/${made.id}/pdf`)
        expect(pdf.status).toBe(200)
        expect(String(pdf.data).slice(0, 5)).toBe("%PDF-")
        const { data } = await admin.get(`/admin/crm/invoices/${made.id}/history`)
        expect(data.history.map(({ act }: { act: string }) => act)).toContain("issued")
      })
    })

    describe("money", () => {
      it("settles a card-paid checkout by its advance at once", async () => {
        const orderId = await checkout(getContainer(), store)
        await captureAll(orderId)
        const [receipt] = await eventually(async () => {
          const rows = await receiptsOf(orderId)
          return rows.length && rows
        })
        expect(receipt).toMatchObject({ source: "host_capture", amount: 38.53, allocated_total: 0, unallocated: 38.53 })
        const made = await invoiceOrder(orderId)
        expect(made).toMatchObject({ total: 38.53, prepaid: 38.53, payable: 0, outstanding: 0, payment_status: "paid" })
        expect(await hostOrder(orderId)).toMatchObject({ total: 38.533, payment_status: "captured" })
        expect(await receiptsOf(orderId)).toHaveLength(1)
      })

      it("shows a receipt by hand on the host's order, to the last fraction", async () => {
        const orderId = await createOrder(getContainer(), store)
        const made = await invoiceOrder(orderId)
        const receipt = await record({ amount: 33.03, allocations: [{ invoice_id: made.id, amount: 33.03 }], reference: "BANK-1" })
        expect(receipt).toMatchObject({ number: "R-2026-0001", reference: "BANK-1", allocated_total: 33.03, unallocated: 0 })
        const order = await hostOrder(orderId)
        expect(order).toMatchObject({ total: 33.033, payment_status: "captured" })
        expect(order.summary.pending_difference).toBe(0)
        expect(order.summary.transaction_total).toBe(33.033)
        expect(await invoice(made.id)).toMatchObject({
          outstanding: 0,
          payment_status: "paid",
          quote: null,
          allocations: [expect.objectContaining({ amount: 33.03, receipt: { id: receipt.id, number: receipt.number } })],
        })
        expect(receipt.allocations).toEqual([expect.objectContaining({ invoice: { id: made.id, number: made.number } })])
        expect(await receiptsOf(orderId)).toHaveLength(0)
        const all = (await admin.get("/admin/crm/receipts")).data
        expect(all.count).toBe(1)
      })

      it("makes one receipt of a manual capture on the host, with nothing left", async () => {
        const orderId = await createOrder(getContainer(), store)
        const made = await invoiceOrder(orderId)
        await markPaid(orderId)
        const paid = await eventually(async () => {
          const row = await invoice(made.id)
          return row.payment_status === "paid" && row
        })
        expect(paid).toMatchObject({ outstanding: 0, total: 33.03 })
        expect(await receiptsOf(orderId)).toEqual([
          expect.objectContaining({ source: "host_capture", amount: 33.03, allocated_total: 33.03 }),
        ])
        expect((await hostOrder(orderId)).total).toBe(33.033)
      })

      it("goes half by hand and half by capture", async () => {
        const orderId = await createOrder(getContainer(), store)
        const made = await invoiceOrder(orderId)
        await record({ amount: 10, allocations: [{ invoice_id: made.id, amount: 10 }] })
        const half = await hostOrder(orderId)
        expect(half.summary.transaction_total).toBe(10)
        expect(half.summary.pending_difference).toBe(23.033)
        await markPaid(orderId)
        await eventually(async () => (await invoice(made.id)).outstanding === 0)
        expect(await receiptsOf(orderId)).toEqual([expect.objectContaining({ amount: 23.03 })])
        expect((await hostOrder(orderId)).summary.pending_difference).toBe(0)
      })

      it("undoes an allocation: the host waits for the money again and its total stays", async () => {
        const orderId = await createOrder(getContainer(), store)
        const made = await invoiceOrder(orderId)
        const receipt = await record({ amount: 40, allocations: [{ invoice_id: made.id, amount: 33.03 }] })
        expect(receipt.unallocated).toBe(6.97)
        const { status } = await admin.delete(`/admin/crm/receipts/${receipt.id}/allocations/${receipt.allocations[0].id}`)
        expect(status).toBe(200)
        const order = await hostOrder(orderId)
        expect(order.total).toBe(33.033)
        expect(order.summary).toMatchObject({ pending_difference: 33.033, transaction_total: 0 })
        expect(order.credit_lines).toEqual([])
        expect(await invoice(made.id)).toMatchObject({ outstanding: 33.03, payment_status: "unpaid" })
        expect(await receiptsOf(orderId)).toHaveLength(0)
        const again = await admin.post(`/admin/crm/receipts/${receipt.id}/allocations`, {
          allocations: [{ invoice_id: made.id, amount: 33.03 }],
        })
        expect(again.data.receipt.unallocated).toBe(6.97)
        expect((await hostOrder(orderId)).summary.pending_difference).toBe(0)
      })

      it("credits an invoice in full, which is then no longer owed and may be made anew", async () => {
        const orderId = await createOrder(getContainer(), store)
        const made = await invoiceOrder(orderId)
        const { data } = await admin.post(`/admin/crm/invoices/${made.id}/credit-notes`, { reason: "wrong address" })
        expect(data.credit_note).toMatchObject({ number: "CN-2026-0001", total: 33.03, allocated_total: 33.03, unallocated: 0 })
        expect(await invoice(made.id)).toMatchObject({ outstanding: 0, payment_status: "paid" })
        const order = await hostOrder(orderId)
        expect(order.total).toBe(33.033)
        expect(order.summary.pending_difference).toBe(33.033)
        const second = await invoiceOrder(orderId)
        expect(second).toMatchObject({ number: "INV-2026-0002", total: 33.03, outstanding: 33.03 })
        const pdf = await admin.get(`/admin/crm/credit-notes/${data.credit_note.id}/pdf`)
        expect(pdf.status).toBe(200)
      })
    })

    describe("the way back", () => {
      it("throws a draft away, and the order can be invoiced again", async () => {
        const orderId = await createOrder(getContainer(), store)
        const draft = await invoiceOrder(orderId, {})
        expect((await admin.delete(`/admin/crm/invoices/${draft.id}`)).data).toEqual({ id: draft.id, object: "crm_invoice", deleted: true })
        expect((await admin.get(`/admin/crm/invoices/${draft.id}`)).status).toBe(404)
        expect(await invoiceOrder(orderId)).toMatchObject({ number: "INV-2026-0001", total: 33.03 })
      })

      it("voids an invoice that nobody got, keeps its number, and lets the order be invoiced again", async () => {
        const orderId = await createOrder(getContainer(), store)
        const made = await invoiceOrder(orderId)
        const refused = await admin.delete(`/admin/crm/invoices/${made.id}`)
        expect([refused.status, refused.data.message]).toEqual([
          400,
          "Invoice INV-2026-0001 is issued and cannot be deleted; only drafts can. An issued invoice is taken back by a credit note.",
        ])
        const { data } = await admin.post(`/admin/crm/invoices/${made.id}/void`, { note: "typed twice" })
        expect(data.invoice).toMatchObject({ status: "voided", number: "INV-2026-0001", outstanding: 0, void_note: "typed twice" })
        expect(await invoiceOrder(orderId)).toMatchObject({ number: "INV-2026-0002", outstanding: 33.03 })
      })

      it("credits parts of a paid invoice, whose value stays as the customer's credit for the next one", async () => {
        const orderId = await createOrder(getContainer(), store)
        const made = await invoiceOrder(orderId)
        await record({ amount: 33.03, allocations: [{ invoice_id: made.id, amount: 33.03 }] })
        const credit = (quantity: number) =>
          admin.post(`/admin/crm/invoices/${made.id}/credit-notes`, {
            items: [{ invoice_item_id: made.items[0].id, quantity }],
          })
        const note = (await credit(1)).data.credit_note
        expect(note).toMatchObject({ total: 11.01, unallocated: 11.01 })
        const over = await credit(3)
        expect(over.status).toBe(400)
        expect(over.data.message).toMatch(/2/)
        const next = await invoiceOrder(await createOrder(getContainer(), store))
        const used = await admin.post(`/admin/crm/credit-notes/${note.id}/allocations`, {
          allocations: [{ invoice_id: next.id, amount: 11.01 }],
        })
        expect(used.data.credit_note).toMatchObject({ unallocated: 0 })
        expect(await invoice(next.id)).toMatchObject({ outstanding: 22.02, payment_status: "partially_paid" })
        const host = await hostOrder(next.order_id)
        expect(host.summary).toMatchObject({ transaction_total: 0, pending_difference: 33.033 })
        const [allocation] = used.data.credit_note.allocations
        await admin.delete(`/admin/crm/credit-notes/${note.id}/allocations/${allocation.id}`)
        expect(await invoice(next.id)).toMatchObject({ outstanding: 33.03 })
      })

      it("credits an amount with a preview, pays the rest of it back, and takes that back again", async () => {
        const orderId = await createOrder(getContainer(), store)
        const made = await invoiceOrder(orderId)
        await record({ amount: "33.03", allocations: [{ invoice_id: made.id, amount: "33.03" }] })
        const path = `/admin/crm/invoices/${made.id}/credit-notes`
        const { preview } = (await admin.post(`${path}/preview`, { amount: "11" })).data
        expect(preview).toMatchObject({
          left: 33.03,
          left_after: 22.03,
          becomes_credit: 11,
          items: [{ quantity: 3, quantity_left: 3 }],
          credit_note: { subtotal: 10, tax_total: 1, total: 11, tax_lines: [{ rate: "10", base: "10.00", amount: "1.00" }] },
        })
        const note = (await admin.post(path, { amount: "11", reason_code: "price" })).data.credit_note
        expect(note).toMatchObject({ total: 11, unallocated: 11, reason_code: "price", refunds: [] })
        const both = await admin.post(path, { amount: "1", items: [{ invoice_item_id: made.items[0].id, quantity: 1 }] })
        expect([both.status, both.data.message]).toEqual([
          400,
          expect.stringContaining("A credit note is over lines or over an amount, not both"),
        ])
        const refunds = `/admin/crm/credit-notes/${note.id}/refunds`
        const back = (await admin.post(refunds, { amount: "4", method: "bank_transfer", reference: "TX 1" })).data.credit_note
        expect(back).toMatchObject({ unallocated: 7, refunded_total: 4, refunds: [{ amount: 4, reference: "TX 1" }] })
        const over = await admin.post(refunds, { amount: "7.01" })
        expect([over.status, over.data.message]).toEqual([
          400,
          `Credit note ${note.number} has USD 7.00 left; USD 7.01 cannot be paid back.`,
        ])
        const position = async () =>
          (await admin.get(`/admin/crm/customers/${store.customer_id}/position`)).data.positions[0].unallocated
        const aging = async () => (await admin.get("/admin/crm/reports/aging?currency_code=usd")).data.unallocated
        expect([await position(), await aging()]).toEqual([7, 7])
        const gone = await admin.delete(`${refunds}/${back.refunds[0].id}`)
        expect([gone.status, gone.data.credit_note.unallocated]).toEqual([200, 11])
        expect([await position(), await aging()]).toEqual([11, 11])
        const other = await admin.delete(`/admin/crm/receipts/none/refunds/${back.refunds[0].id}`)
        expect(other.status).toBe(404)
        // What the host holds goes back in the host.
        const paid = await checkout(getContainer(), store)
        await captureAll(paid)
        const [captured] = await eventually(async () => {
          const rows = await receiptsOf(paid)
          return rows.length === 1 && rows
        })
        const refused = await admin.post(`/admin/crm/receipts/${captured.id}/refunds`, { amount: "1" })
        expect(refused.data.message).toBe(
          `Receipt ${captured.number} is a payment of an order; give it back on the order's page, and it shows here.`
        )
      })

      it("gives a discount for paying early by the store's own terms, as a credit note, once", async () => {
        const terms = { name: "2/10 net 30", instalments: [{ percent: 100, days: 30 }], early_discount: [{ percent: 2, days: 10 }] }
        const wrong = await admin.post("/admin/crm/payment-terms", { ...terms, instalments: [{ percent: 99, days: 30 }] })
        expect([wrong.status, wrong.data.message]).toEqual([400, expect.stringContaining("must add up to 100 percent")])
        const shown = await admin.post("/admin/crm/payment-terms/preview", {
          instalments: [{ percent: 50, days: 0, down_payment: true }, { percent: 50, days: 0, months: 1, day_of_month: 15 }],
          early_discount: terms.early_discount,
          amount: 99.99,
          currency_code: "usd",
          issue_date: "2026-11-25",
        })
        expect(shown.data.preview).toMatchObject({
          instalments: [
            { due_date: "2026-11-25", amount: 50 },
            { due_date: "2027-01-15", amount: 49.99 },
          ],
          early_discount: [{ percent: "2", until: "2026-12-05", amount: 2 }],
        })
        const saved = (await admin.post("/admin/crm/payment-terms", { ...terms, is_default: true })).data.payment_terms
        const made = await invoiceOrder(await createOrder(getContainer(), store))
        expect(made).toMatchObject({ total: 33.03, early_discount: { percent: 2, amount: 0.66 } })
        expect(made.payment_terms).toMatchObject({ name: "2/10 net 30", early_discount_keeps_tax: false })
        const received_date = made.issue_date
        await record({ amount: "32.37", received_date, allocations: [{ invoice_id: made.id, amount: "32.37" }] })
        const settled = await invoice(made.id)
        expect(settled).toMatchObject({
          outstanding: 0,
          payment_status: "paid",
          early_discount: null,
          credit_notes: [{ total: 0.66, reason_code: "early_payment" }],
        })
        const allocation = settled.allocations.find((row: { receipt_id: string | null }) => row.receipt_id)
        await admin.delete(`/admin/crm/receipts/${allocation.receipt_id}/allocations/${allocation.id}`)
        expect(await invoice(made.id)).toMatchObject({ outstanding: 33.03, early_discount: null })
        const kept = await admin.delete(`/admin/crm/payment-terms/${saved.id}`)
        expect([kept.status, kept.data.message]).toEqual([
          400,
          "Payment terms 2/10 net 30 cannot be removed: they are the store's own. Choose others there first.",
        ])
        expect((await admin.post(`/admin/crm/payment-terms/${saved.id}`, { is_default: false })).data.payment_terms).toMatchObject({
          is_default: false,
        })
        expect((await admin.delete(`/admin/crm/payment-terms/${saved.id}`)).status).toBe(200)
      })

      it("refuses terms that cannot be", async () => {
        const save = async (body: object) => {
          const { status, data } = await admin.post(`/admin/crm/customers/${store.customer_id}/credit-terms`, body)
          return [status, data.message]
        }
        expect(await save({ payment_terms_id: "crmpt_nope" })).toEqual([404, expect.stringContaining("crmpt_nope")])
        expect(await save({ credit_limit: 5 })).toEqual([400, expect.stringMatching(/currency/i)])
        expect(await save({ credit_limit: -5, currency_code: "usd" })).toEqual([400, "Invalid request: credit_limit must be at least 0"])
        expect(await save({ bill_to_customer_id: "cus_nope" })).toEqual([404, "There is no customer cus_nope."])
      })
    })

    it("announces what happened, each once", async () => {
      const bus = getContainer().resolve(Modules.EVENT_BUS)
      const heard: string[] = []
      const names = ["crm_invoice.issued", "crm_invoice.paid", "crm_receipt.recorded", "crm_credit_note.issued"]
      names.forEach((name) => bus.subscribe(name, async ({ data }) => void heard.push(`${name} ${(data as { id: string }).id}`)))

      const first = await invoiceOrder(await createOrder(getContainer(), store))
      const receipt = await record({ amount: 33.03, allocations: [{ invoice_id: first.id, amount: 30 }] })
      await admin.post(`/admin/crm/receipts/${receipt.id}/allocations`, { allocations: [{ invoice_id: first.id, amount: 3.03 }] })
      const order = await createOrder(getContainer(), store)
      const second = await invoiceOrder(order)
      await markPaid(order)
      await eventually(async () => (await invoice(second.id)).outstanding === 0)
      const [captured] = await receiptsOf(order)
      const note = (await admin.post(`/admin/crm/invoices/${second.id}/credit-notes`, {})).data.credit_note

      const expected = [
        `crm_invoice.issued ${first.id}`,
        `crm_receipt.recorded ${receipt.id}`,
        `crm_invoice.paid ${first.id}`,
        `crm_invoice.issued ${second.id}`,
        `crm_receipt.recorded ${captured.id}`,
        `crm_invoice.paid ${second.id}`,
        `crm_credit_note.issued ${note.id}`,
      ]
      await eventually(async () => expected.every((event) => heard.includes(event)))
      expect(new Set(heard)).toEqual(new Set(expected))
    })

    describe("echoes", () => {
      it("changes nothing when every event comes three times", async () => {
        const orderId = await createOrder(getContainer(), store)
        const made = await invoiceOrder(orderId)
        await record({ amount: 10, allocations: [{ invoice_id: made.id, amount: 10 }] })
        await markPaid(orderId)
        await eventually(async () => (await invoice(made.id)).outstanding === 0)
        const before = [await countRows(getContainer()), (await hostOrder(orderId)).summary, await receiptsOf(orderId)]
        const order = await hostOrder(orderId)
        const payments = order.payment_collections.flatMap((c: { payments: { id: string }[] }) => c.payments)
        const transactions = await getContainer().resolve(Modules.ORDER).listOrderTransactions({ order_id: orderId })
        const bus = getContainer().resolve(Modules.EVENT_BUS)
        for (let time = 0; time < 3; time++) {
          await bus.emit([
            { name: "order.placed", data: { id: orderId } },
            { name: "order.updated", data: { id: orderId } },
            ...payments.map(({ id }: { id: string }) => ({ name: "payment.captured", data: { id } })),
            ...transactions.map(({ id }) => ({ name: "order.order-transaction.created", data: { id } })),
          ])
          await syncReceivableOrderWorkflow(getContainer()).run({ input: { order_id: orderId } })
        }
        await new Promise((resolve) => setTimeout(resolve, 1500))
        expect([await countRows(getContainer()), (await hostOrder(orderId)).summary, await receiptsOf(orderId)]).toEqual(before)
      })
    })
  },
})
