import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { refundPaymentsWorkflow } from "@medusajs/medusa/core-flows"

import { RECEIVABLE_MODULE } from "../../src/modules/receivable"
import type { ReceivableModuleService } from "../../src/modules/receivable/service"
import { reconcileReceivables } from "../../src/workflows/receivable/host/reconcile"
import { createUser } from "../support/callers"
import { Client, clientOf, eventually, ok } from "../support/receivable-client"
import { checkout, createOrder, createStore, deliver, deliverItems, Store } from "../support/receivable-store"

jest.setTimeout(240_000)

/* eslint-disable @typescript-eslint/no-explicit-any -- answers of the API are judged by the tests */

/**
 * Every path by which a host order changes after it was invoiced, through the host's own routes: what is then proposed, what applying
 * it makes, and that documents and order agree again. An order is 3 x 10.01 + 10 % = 33.03 unless a test says otherwise.
 */
medusaIntegrationTestRunner({
  testSuite: ({ getContainer, api }) => {
    let store: Store
    let admin: Client

    beforeEach(async () => {
      store = await createStore(getContainer())
      admin = clientOf(api, await createUser(getContainer()))
    })

    const get = (path: string) => ok(admin.get(path))
    const post = (path: string, body: object = {}) => ok(admin.post(path, body))
    const invoiceOrder = async (orderId: string, body: object = { issue: true }) =>
      (await post(`/admin/crm/orders/${orderId}/invoices`, body)).invoice
    const hostOrder = async (orderId: string) => (await get(`/admin/orders/${orderId}`)).order
    const itemOf = async (orderId: string, index = 0) => (await hostOrder(orderId)).items[index]
    const facts = (orderId: string) => get(`/admin/crm/orders/${orderId}/invoices`)
    const proposalsOf = async (orderId: string, filter = "") =>
      (await get(`/admin/crm/billing-proposals?order_id=${orderId}&order=created_at${filter}`)).billing_proposals
    const open = (orderId: string) =>
      eventually(async () => (await proposalsOf(orderId, "&state=open"))[0], 20_000)
    const apply = async (orderId: string) => {
      const { id, fingerprint } = await open(orderId)
      return (await post(`/admin/crm/billing-proposals/${id}/apply`, { fingerprint })).billing_proposal
    }
    const cents = (amounts: number[]) => amounts.reduce((sum, amount) => sum + Math.round(amount * 100), 0)
    /** Documents and order agree: nothing is open after another look, and what is invoiced is what the order is worth. */
    const agrees = async (orderId: string, worth: number) => {
      await reconcileReceivables(getContainer())
      const { order, billing_proposal } = await facts(orderId)
      expect([billing_proposal, order.invoiced_total]).toEqual([null, worth])
      const receivable = getContainer().resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
      expect(await receivable.verify()).toEqual([])
    }

    const edit = async (orderId: string, change: (id: string) => Promise<unknown>) => {
      await post("/admin/order-edits", { order_id: orderId })
      await change(orderId)
      await post(`/admin/order-edits/${orderId}/request`)
      await post(`/admin/order-edits/${orderId}/confirm`)
    }
    const setItem = (orderId: string, itemId: string, body: object) =>
      edit(orderId, (id) => post(`/admin/order-edits/${id}/items/item/${itemId}`, body))

    const requestReturn = async (orderId: string, itemId: string, quantity: number): Promise<string> => {
      const { return: made } = await post("/admin/returns", { order_id: orderId, location_id: store.location_id })
      await post(`/admin/returns/${made.id}/request-items`, { items: [{ id: itemId, quantity }] })
      await post(`/admin/returns/${made.id}/request`, { no_notification: true })
      return made.id
    }
    const receive = async (returnId: string, itemId: string, { received = 0, dismissed = 0 }) => {
      await post(`/admin/returns/${returnId}/receive`)
      if (received) {
        await post(`/admin/returns/${returnId}/receive-items`, { items: [{ id: itemId, quantity: received }] })
      }
      if (dismissed) {
        await post(`/admin/returns/${returnId}/dismiss-items`, { items: [{ id: itemId, quantity: dismissed }] })
      }
      await post(`/admin/returns/${returnId}/receive/confirm`, { no_notification: true })
    }
    const paymentOf = async (orderId: string) =>
      (await hostOrder(orderId)).payment_collections.flatMap(({ payments }: any) => payments)[0]
    const markPaid = async (orderId: string) => {
      const collection = (await hostOrder(orderId)).payment_collections.find(({ status }: any) => status === "not_paid")
      await post(`/admin/payment-collections/${collection.id}/mark-as-paid`, { order_id: orderId })
    }

    describe("order edits", () => {
      it("up in quantity: a supplementary invoice of the difference", async () => {
        const orderId = await createOrder(getContainer(), store)
        const first = await invoiceOrder(orderId)
        await setItem(orderId, (await itemOf(orderId)).id, { quantity: 5 })
        expect(await open(orderId)).toMatchObject({
          kind: "invoice",
          reason: "edit",
          amount: 22.03, // round(55.055) - 33.03
          currency_code: "usd",
          lines: [expect.objectContaining({ title: "Part 1", quantity: 2, amount: 22.02 })],
        })
        const done = await apply(orderId)
        expect(done).toMatchObject({ state: "done", documents: [{ reference: "crm_invoice", number: "INV-2026-0002" }] })
        const second = (await get(`/admin/crm/invoices/${done.documents[0].id}`)).invoice
        expect(second).toMatchObject({ status: "issued", total: 22.03 })
        expect(cents([first.total, second.total])).toBe(5506)
        const again = await post(`/admin/crm/billing-proposals/${done.id}/apply`)
        expect(again.billing_proposal.documents).toEqual(done.documents)
        await agrees(orderId, 55.06)
      })

      it("with a new line, and with a line taken away", async () => {
        const orderId = await createOrder(getContainer(), store)
        await invoiceOrder(orderId)
        await edit(orderId, (id) => post(`/admin/order-edits/${id}/items`, { items: [{ variant_id: store.variant_id, quantity: 1, unit_price: 20 }] }))
        expect(await open(orderId)).toMatchObject({ kind: "invoice", amount: 22, lines: [expect.objectContaining({ quantity: 1 })] })
        await apply(orderId)
        await agrees(orderId, 55.03)
        const added = (await hostOrder(orderId)).items.find(({ unit_price }: any) => unit_price === 20)
        await setItem(orderId, added.id, { quantity: 0 })
        expect(await open(orderId)).toMatchObject({ kind: "credit_note", reason: "edit", amount: 22 })
        const done = await apply(orderId)
        expect(done.documents).toEqual([expect.objectContaining({ reference: "crm_credit_note", number: "CN-2026-0001" })])
        const { credit_note } = await get(`/admin/crm/credit-notes/${done.documents[0].id}?fields=total,reason_code`)
        expect(credit_note).toMatchObject({ total: 22 })
        await agrees(orderId, 33.03)
      })

      it("down in quantity: a credit note by line; undone before it is applied, the proposal closes by itself", async () => {
        const orderId = await createOrder(getContainer(), store)
        const made = await invoiceOrder(orderId)
        const { id } = await itemOf(orderId)
        await setItem(orderId, id, { quantity: 1 })
        const first = await open(orderId)
        expect(first).toMatchObject({
          kind: "credit_note",
          amount: 22.02,
          lines: [expect.objectContaining({ quantity: 2, invoice_id: made.id, invoice_number: made.number })],
        })
        await setItem(orderId, id, { quantity: 3 })
        await eventually(async () => !(await proposalsOf(orderId, "&state=open")).length, 20_000)
        expect((await proposalsOf(orderId))[0]).toMatchObject({ id: first.id, state: "closed" })
        const refused = await admin.post(`/admin/crm/billing-proposals/${first.id}/apply`)
        expect([refused.status, refused.data.message]).toEqual([
          400,
          expect.stringMatching(/^Proposal crmbp_\w+ of order #\d+ is not open any more: its cause is gone\.$/),
        ])
        await setItem(orderId, id, { quantity: 2 })
        await apply(orderId)
        await agrees(orderId, 22.02)
      })

      it("of the price: up by an invoice of the difference, down by a credit note over the amount", async () => {
        const orderId = await createOrder(getContainer(), store)
        await invoiceOrder(orderId)
        const { id } = await itemOf(orderId)
        await setItem(orderId, id, { quantity: 3, unit_price: 12 })
        expect(await open(orderId)).toMatchObject({ kind: "invoice", amount: 6.57, lines: [expect.objectContaining({ quantity: null })] })
        const up = await apply(orderId)
        const dearer = (await get(`/admin/crm/invoices/${up.documents[0].id}`)).invoice
        expect(dearer).toMatchObject({ total: 6.57, items: [expect.objectContaining({ title: "Part 1: difference in price", quantity: 1 })] })
        await agrees(orderId, 39.6)
        await setItem(orderId, id, { quantity: 3, unit_price: 11 })
        expect(await open(orderId)).toMatchObject({ kind: "credit_note", amount: 3.3 })
        await apply(orderId)
        await agrees(orderId, 36.3)
      })

      it("of the price, up twice and down again: each time that line's own difference", async () => {
        const orderId = await createOrder(getContainer(), store)
        const made = await invoiceOrder(orderId)
        const { id } = await itemOf(orderId)
        for (const [unit_price, total] of [[12, 6.57], [13, 3.3]]) {
          await setItem(orderId, id, { quantity: 3, unit_price })
          const { documents } = await apply(orderId)
          const { invoice } = await get(`/admin/crm/invoices/${documents[0].id}`)
          expect(invoice).toMatchObject({ total, items: [expect.objectContaining({ kind: "price", order_item_id: id, total })] })
        } // prettier-ignore
        await agrees(orderId, 42.9)
        await setItem(orderId, id, { quantity: 3, unit_price: 11.5 })
        const { documents } = await apply(orderId)
        const notes = await Promise.all(documents.map(async (one: any) => (await get(`/admin/crm/credit-notes/${one.id}`)).credit_note))
        expect(notes.map(({ total }) => total).sort()).toEqual([1.65, 3.3])
        expect(notes.flatMap(({ items }) => items.map(({ kind, title }: any) => [kind, title]))).toEqual(
          Array(2).fill(["price", "Part 1: difference in price"])
        )
        await agrees(orderId, 37.95)
        const wrong = await admin.post(`/admin/crm/invoices/${made.id}/credit-notes`, { items: [{ invoice_item_id: made.items[0].id, quantity: 1, amount: 1 }] }) // prettier-ignore
        expect([wrong.status, wrong.data.message]).toEqual([400, "Invalid request: items.0 must have either quantity or amount"])
      })

      it("below its deposit: a credit note of the deposit, and a final invoice that takes off what is left", async () => {
        const orderId = await createOrder(getContainer(), store)
        await post(`/admin/crm/orders/${orderId}/deposit-invoices`, { percent: 80, issue: true })
        const { id } = await itemOf(orderId)
        await setItem(orderId, id, { quantity: 1 })
        expect(await open(orderId)).toMatchObject({ kind: "credit_note", reason: "edit", amount: 15.41, lines: [expect.objectContaining({ quantity: null })] })
        await apply(orderId)
        await agrees(orderId, 11.01)
        const final = await invoiceOrder(orderId)
        expect([final.total, final.items.map(({ kind }: any) => kind)]).toEqual([0, ["item", "deposit"]])
        await agrees(orderId, 11.01)
      })

      it("while a draft waits: it is issued only as far as the order still has what it asks for, one of two drafts at once", async () => {
        const orderId = await createOrder(getContainer(), store, { items: [{ quantity: 5, unit_price: 10 }] })
        const { id } = await itemOf(orderId)
        const first = await invoiceOrder(orderId, { items: [{ order_item_id: id, quantity: 3 }] })
        const second = await invoiceOrder(orderId, {})
        await setItem(orderId, id, { quantity: 2 })
        const refused = await admin.post(`/admin/crm/invoices/${first.id}/issue`)
        expect([refused.status, refused.data.message]).toEqual([
          400,
          expect.stringMatching(/^Order #\d+ has changed since this draft was made: it has 2 of Part 1, and 3 would be invoiced\. Delete the draft, credit what is over, and invoice the order again\.$/),
        ])
        await setItem(orderId, id, { quantity: 4 })
        const racing = await Promise.all([first, second].map((draft) => admin.post(`/admin/crm/invoices/${draft.id}/issue`)))
        expect(racing.map(({ status }) => status).sort()).toEqual([200, 400])
        const left = [first, second][racing.findIndex(({ status }) => status === 400)]
        await ok(admin.delete(`/admin/crm/invoices/${left.id}`))
        await invoiceOrder(orderId)
        await agrees(orderId, 44)
        const cheaper = await createOrder(getContainer(), store, { items: [{ quantity: 1, unit_price: 10 }] })
        const draft = await invoiceOrder(cheaper, {})
        await setItem(cheaper, (await itemOf(cheaper)).id, { quantity: 1, unit_price: 8 })
        const dear = await admin.post(`/admin/crm/invoices/${draft.id}/issue`)
        expect(dear.data.message).toMatch(/: it comes to USD 8\.80, and USD 11\.00 would be invoiced\. Delete the draft/)
        await post(`/admin/orders/${cheaper}/cancel`)
        const gone = await admin.post(`/admin/crm/invoices/${draft.id}/issue`)
        expect([400, 404]).toContain(gone.status)
      })

      it("of shipping", async () => {
        const orderId = await createOrder(getContainer(), store)
        await invoiceOrder(orderId)
        await edit(orderId, (id) => post(`/admin/order-edits/${id}/shipping-method`, { shipping_option_id: store.shipping_option_id, custom_amount: 7 }))
        expect(await open(orderId)).toMatchObject({ kind: "invoice", amount: 7.7, lines: [expect.objectContaining({ title: "Parcel" })] })
        await apply(orderId)
        await agrees(orderId, 40.73)
      })

      it("while a part is still to be invoiced: nothing is lacking, and the rest is invoiced as it is then", async () => {
        const orderId = await createOrder(getContainer(), store)
        const { id } = await itemOf(orderId)
        await invoiceOrder(orderId, { items: [{ order_item_id: id, quantity: 1 }], issue: true })
        await setItem(orderId, id, { quantity: 2 })
        await eventually(async () => (await facts(orderId)).order.total === 22.02, 20_000)
        expect(await proposalsOf(orderId)).toEqual([])
        await invoiceOrder(orderId)
        await agrees(orderId, 22.02)
      })
    })

    describe("returns", () => {
      it("received in part, dismissed in part: credited when they come, not when they are announced", async () => {
        const orderId = await createOrder(getContainer(), store)
        const made = await invoiceOrder(orderId)
        await deliver(getContainer(), store, orderId)
        const { id } = await itemOf(orderId)
        const returnId = await requestReturn(orderId, id, 2)
        await reconcileReceivables(getContainer())
        expect(await proposalsOf(orderId)).toEqual([])
        await receive(returnId, id, { received: 1, dismissed: 1 })
        expect(await open(orderId)).toMatchObject({ kind: "credit_note", reason: "return", amount: 22.02, lines: [expect.objectContaining({ quantity: 2, invoice_id: made.id })] })
        const done = await apply(orderId)
        const { credit_note } = await get(`/admin/crm/credit-notes/${done.documents[0].id}?fields=*items`)
        expect(credit_note).toMatchObject({ total: 22.02, reason_code: "return" })
        await agrees(orderId, 11.01)
      })

      it("of an order that is paid leave the customer a credit; a refund in the host lowers nothing twice", async () => {
        const orderId = await createOrder(getContainer(), store)
        const made = await invoiceOrder(orderId)
        await markPaid(orderId)
        await eventually(async () => (await get(`/admin/crm/invoices/${made.id}`)).invoice.payment_status === "paid", 20_000)
        await deliver(getContainer(), store, orderId)
        const { id } = await itemOf(orderId)
        await receive(await requestReturn(orderId, id, 1), id, { received: 1 })
        const done = await apply(orderId)
        const { credit_note } = await get(`/admin/crm/credit-notes/${done.documents[0].id}`)
        expect(credit_note).toMatchObject({ total: 11.01, unallocated: 11.01 })
        await agrees(orderId, 22.02)
        await post(`/admin/payments/${(await paymentOf(orderId)).id}/refund`, { amount: 11.011 })
        await agrees(orderId, 22.02)
      })

      it("are credited by themselves where the store wants it", async () => {
        await post("/admin/crm/settings", { credit_notes_auto: true })
        const orderId = await createOrder(getContainer(), store)
        await invoiceOrder(orderId)
        await deliver(getContainer(), store, orderId)
        const { id } = await itemOf(orderId)
        await receive(await requestReturn(orderId, id, 1), id, { received: 1 })
        await eventually(async () => (await proposalsOf(orderId, "&state=done")).length, 20_000)
        await Promise.all([reconcileReceivables(getContainer()), reconcileReceivables(getContainer())])
        expect((await get(`/admin/crm/credit-notes?order_id=${orderId}`)).credit_notes).toHaveLength(1)
        await agrees(orderId, 22.02)
      })

      it("of an order invoiced delivery by delivery are credited before the rest is delivered", async () => {
        const orderId = await createOrder(getContainer(), store, { items: [{ quantity: 5, unit_price: 10 }] })
        const { id } = await itemOf(orderId)
        await deliverItems(getContainer(), store, orderId, { [id]: 2 })
        await invoiceOrder(orderId, { delivered: true, issue: true })
        await receive(await requestReturn(orderId, id, 1), id, { received: 1 })
        expect(await open(orderId)).toMatchObject({ reason: "return", amount: 11 })
        await apply(orderId)
        await deliverItems(getContainer(), store, orderId, { [id]: 3 })
        await eventually(async () => (await facts(orderId)).lines[0].to_invoice === 3, 20_000)
        await invoiceOrder(orderId, { delivered: true, issue: true })
        await agrees(orderId, 44)
      })
    })

    describe("exchanges and claims", () => {
      it("an exchange: what comes back is credited, what goes out is invoiced", async () => {
        const orderId = await createOrder(getContainer(), store)
        await invoiceOrder(orderId)
        await deliver(getContainer(), store, orderId)
        const { id } = await itemOf(orderId)
        const { exchange } = await post("/admin/exchanges", { order_id: orderId })
        const inbound = await post(`/admin/exchanges/${exchange.id}/inbound/items`, { items: [{ id, quantity: 1 }] })
        await post(`/admin/exchanges/${exchange.id}/outbound/items`, { items: [{ variant_id: store.variant_id, quantity: 1, unit_price: 30 }] })
        await post(`/admin/exchanges/${exchange.id}/request`)
        expect(await open(orderId)).toMatchObject({ kind: "invoice", amount: 33 })
        await receive(inbound.return.id, id, { received: 1 })
        const credit = await eventually(async () => {
          const found = await open(orderId)
          return found.kind === "credit_note" && found
        }, 20_000)
        expect(credit).toMatchObject({ reason: "return", amount: 11.01 })
        await apply(orderId)
        expect(await open(orderId)).toMatchObject({ kind: "invoice", amount: 33 })
        await apply(orderId)
        await agrees(orderId, 55.02)
      })

      it("a replacement under a claim: neither credited nor invoiced", async () => {
        const orderId = await createOrder(getContainer(), store)
        await invoiceOrder(orderId)
        await deliver(getContainer(), store, orderId)
        const { id } = await itemOf(orderId)
        const { claim } = await post("/admin/claims", { order_id: orderId, type: "replace" })
        const inbound = await post(`/admin/claims/${claim.id}/inbound/items`, { items: [{ id, quantity: 3 }] })
        await post(`/admin/claims/${claim.id}/outbound/items`, { items: [{ variant_id: store.variant_id, quantity: 3 }] })
        await post(`/admin/claims/${claim.id}/request`)
        await reconcileReceivables(getContainer())
        expect(await proposalsOf(orderId)).toEqual([])
        await receive(inbound.return.id, id, { received: 1 })
        await receive(inbound.return.id, id, { received: 1, dismissed: 1 })
        const sent = (await hostOrder(orderId)).items.find((item: any) => item.id !== id)
        await deliverItems(getContainer(), store, orderId, { [sent.id]: 3 })
        await agrees(orderId, 33.03)
        expect(await proposalsOf(orderId)).toEqual([])
        expect((await get(`/admin/crm/orders/to-invoice?order_id=${orderId}`)).count).toBe(0)
      })

      it("a claim that gives money back: credited as what came back, or as what was refunded", async () => {
        const orderId = await createOrder(getContainer(), store)
        await invoiceOrder(orderId)
        await markPaid(orderId)
        await deliver(getContainer(), store, orderId)
        const { id } = await itemOf(orderId)
        const { claim } = await post("/admin/claims", { order_id: orderId, type: "refund" })
        await post(`/admin/claims/${claim.id}/claim-items`, { items: [{ id, quantity: 1, reason: "production_failure" }] })
        await post(`/admin/claims/${claim.id}/request`)
        await reconcileReceivables(getContainer())
        expect(await proposalsOf(orderId)).toEqual([])
        await post(`/admin/payments/${(await paymentOf(orderId)).id}/refund`, { amount: 5 })
        expect(await open(orderId)).toMatchObject({ kind: "credit_note", reason: "refund", amount: 5 })
        await apply(orderId)
        await agrees(orderId, 28.03)
      })
    })

    describe("cancellation and refunds", () => {
      it("a canceled order loses its drafts and has its invoices credited in full", async () => {
        const orderId = await createOrder(getContainer(), store)
        const { id } = await itemOf(orderId)
        await invoiceOrder(orderId, { items: [{ order_item_id: id, quantity: 1 }], issue: true })
        const draft = await invoiceOrder(orderId, {})
        await post(`/admin/orders/${orderId}/cancel`)
        expect(await open(orderId)).toMatchObject({ kind: "credit_note", reason: "cancellation", amount: 11.01 })
        await eventually(async () => (await admin.get(`/admin/crm/invoices/${draft.id}`)).status === 404, 20_000)
        await apply(orderId)
        await agrees(orderId, 0)
      })

      it("a canceled order that was paid: the host refunds in silence, and nothing is owed either way", async () => {
        const orderId = await checkout(getContainer(), store)
        const made = await invoiceOrder(orderId)
        await post(`/admin/payments/${(await paymentOf(orderId)).id}/capture`)
        await eventually(async () => (await get(`/admin/crm/invoices/${made.id}`)).invoice.payment_status === "paid", 20_000)
        await post(`/admin/orders/${orderId}/cancel`)
        await apply(orderId)
        await agrees(orderId, 0)
        expect((await get(`/admin/crm/invoices/${made.id}`)).invoice.outstanding).toBe(0)
      })

      it("refunds by capture, in a batch, and credit lines", async () => {
        const orderId = await checkout(getContainer(), store)
        await post(`/admin/payments/${(await paymentOf(orderId)).id}/capture`)
        await invoiceOrder(orderId)
        const payment = await paymentOf(orderId)
        await post(`/admin/payments/${payment.id}/refund`, { amount: 3 })
        expect(await open(orderId)).toMatchObject({ kind: "credit_note", reason: "refund", amount: 3 })
        await apply(orderId)
        await agrees(orderId, 35.53)
        await refundPaymentsWorkflow(getContainer()).run({ input: [{ payment_id: payment.id, amount: 2, created_by: "user_test" }] as never })
        await reconcileReceivables(getContainer())
        const { total } = await hostOrder(orderId)
        const now = Math.round(total * 100) / 100
        if (now !== 35.53) {
          await apply(orderId)
        }
        await agrees(orderId, now)
      })

      it("a credit line made by hand", async () => {
        const orderId = await createOrder(getContainer(), store)
        await invoiceOrder(orderId)
        await post(`/admin/orders/${orderId}/credit-lines`, { amount: 4, reference: "goodwill", reference_id: "1" })
        expect(await open(orderId)).toMatchObject({ kind: "credit_note", reason: "refund", amount: 4 })
        await apply(orderId)
        await agrees(orderId, 29.03)
      })
    })

    describe("proposals", () => {
      it("are dismissed for good, made anew when more changes, and refused when they are not the ones that were seen", async () => {
        const orderId = await createOrder(getContainer(), store, { items: [{ quantity: 5, unit_price: 10 }] })
        await invoiceOrder(orderId)
        const { id } = await itemOf(orderId)
        await setItem(orderId, id, { quantity: 4 })
        const first = await open(orderId)
        const dismissed = await post(`/admin/crm/billing-proposals/${first.id}/dismiss`, { note: "They keep the price." })
        expect(dismissed.billing_proposal).toMatchObject({ state: "dismissed", note: "They keep the price." })
        await reconcileReceivables(getContainer())
        expect(await proposalsOf(orderId, "&state=open")).toEqual([])
        await setItem(orderId, id, { quantity: 2 })
        const second = await open(orderId)
        expect(second).toMatchObject({ amount: 22 })
        const stale = await admin.post(`/admin/crm/billing-proposals/${second.id}/apply`, { fingerprint: first.fingerprint })
        expect([stale.status, stale.data.message]).toEqual([400, expect.stringMatching(/has changed since you looked at it; look at it again\.$/)])
        const answers = await Promise.all(Array.from({ length: 10 }, () => admin.post(`/admin/crm/billing-proposals/${second.id}/apply`)))
        expect(answers.map(({ status, data }) => data.message ?? status)).toEqual(answers.map(() => 200))
        expect((await get(`/admin/crm/credit-notes?order_id=${orderId}`)).credit_notes.map(({ total }: any) => total)).toEqual([22])
        expect((await get("/admin/crm/billing-proposals?kind=invoice")).count).toBe(0)
        expect((await get("/admin/crm/billing-proposals?state[]=done&state[]=dismissed")).count).toBe(2)
        await agrees(orderId, 33)
      })

      it("credit the deposit too when an order falls below what its final invoice asks for", async () => {
        const orderId = await createOrder(getContainer(), store, { items: [{ quantity: 10, unit_price: 10 }] })
        const { invoice: deposit } = await post(`/admin/crm/orders/${orderId}/deposit-invoices`, { percent: 60, issue: true })
        const rest = await invoiceOrder(orderId)
        expect(rest.total).toBe(44)
        await setItem(orderId, (await itemOf(orderId)).id, { quantity: 3 })
        expect(await open(orderId)).toMatchObject({
          amount: 77,
          lines: [expect.objectContaining({ invoice_id: rest.id, amount: 44 }), expect.objectContaining({ invoice_id: deposit.id, amount: 33 })],
        })
        await apply(orderId)
        await agrees(orderId, 33)
      })
    })
  },
})
