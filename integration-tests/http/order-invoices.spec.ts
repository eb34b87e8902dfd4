import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { Modules } from "@medusajs/framework/utils"

import { RECEIVABLE_MODULE } from "../../src/modules/receivable"
import type { ReceivableModuleService } from "../../src/modules/receivable/service"
import { invoicePastOrders, PastOrder } from "../../src/workflows/receivable/host/past-orders"
import { reconcileReceivables } from "../../src/workflows/receivable/host/reconcile"
import { invoiceOrderWorkflow, syncReceivableOrderWorkflow } from "../../src/workflows/receivable"
import { SYSTEM_ACTOR } from "../../src/shared/actor"
import { createUser } from "../support/callers"
import { Client, clientOf, countRows, eventually, ok } from "../support/receivable-client"
import { createOrder, createStore, deliverItems, Store } from "../support/receivable-store"

jest.setTimeout(240_000)

type Line = { order_item_id: string; kind: string; title: string } & Record<string, number>

medusaIntegrationTestRunner({
  testSuite: ({ getContainer, api }) => {
    let store: Store
    let admin: Client

    beforeEach(async () => {
      store = await createStore(getContainer())
      admin = clientOf(api, await createUser(getContainer()))
    })

    const post = async (path: string, body: object = {}) => ok(admin.post(path, body))
    const invoiceOrder = async (orderId: string, body: object = { issue: true }) =>
      (await post(`/admin/crm/orders/${orderId}/invoices`, body)).invoice
    const deposit = async (orderId: string, body: object) =>
      (await post(`/admin/crm/orders/${orderId}/deposit-invoices`, { issue: true, ...body })).invoice
    const facts = async (orderId: string) => ok(admin.get(`/admin/crm/orders/${orderId}/invoices`))
    /** By kind and title: lines that the host made in one millisecond have no order of their own. */
    const byTitle = (lines: Line[]): Line[] => [...lines].sort((a, b) => (`${a.kind} ${a.title}` < `${b.kind} ${b.title}` ? -1 : 1))
    const lines = async (orderId: string): Promise<Line[]> => byTitle((await facts(orderId)).lines)
    const cents = (amounts: number[]) => amounts.reduce((sum, amount) => sum + Math.round(amount * 100), 0)
    const invoicesOf = async (orderId: string) =>
      (await ok(admin.get(`/admin/crm/invoices?order_id=${orderId}&order=created_at&limit=200`))).invoices
    const verify = async () => {
      const receivable = getContainer().resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
      expect(await receivable.verify()).toEqual([])
    }
    const idsOf = async (orderId: string) => (await lines(orderId)).map(({ order_item_id }) => order_item_id)
    const settings = (body: object) => post("/admin/crm/settings", body)

    describe("what was delivered", () => {
      it("is invoiced delivery by delivery, shipping with the first, and adds up to the order", async () => {
        const orderId = await createOrder(getContainer(), store, { items: [{ quantity: 3, unit_price: 10.01 }, { quantity: 2, unit_price: 5 }], shipping: 4 }) // prettier-ignore
        const refused = await admin.post(`/admin/crm/orders/${orderId}/invoices`, { delivered: true, issue: true })
        expect([refused.status, refused.data.message]).toEqual([
          400,
          expect.stringMatching(/^Order #\d+: nothing was delivered yet, so that nothing delivered can be invoiced\.$/),
        ])
        const [a, b] = await idsOf(orderId)
        await deliverItems(getContainer(), store, orderId, { [a]: 1 })
        const first = await invoiceOrder(orderId, { delivered: true, issue: true })
        expect(first).toMatchObject({ subtotal: 10.01, shipping_total: 4, tax_total: 1.4, total: 15.41, document_type: "380" })
        await deliverItems(getContainer(), store, orderId, { [a]: 2, [b]: 1 })
        const waiting = await eventually(async () => {
          const data = await facts(orderId)
          return data.lines.some((line: Line) => line.to_invoice > 0) && data
        })
        expect(byTitle(waiting.lines).map(({ ordered, delivered, invoiced, to_invoice }: Line) => [ordered, delivered, invoiced, to_invoice])).toEqual([[3, 3, 1, 2], [2, 1, 0, 1], [1, 0, 1, 0]]) // prettier-ignore
        const second = await invoiceOrder(orderId, { delivered: true, issue: true })
        expect(byTitle(second.items).map(({ quantity }) => quantity)).toEqual([2, 1])
        const again = await invoiceOrder(orderId, { delivered: true, issue: true })
        expect(again.id).toBe(second.id)
        const rest = await invoiceOrder(orderId)
        expect(cents([first, second, rest].map(({ total }) => total))).toBe(4843) // 48.433
        await verify()
      })

      it("makes no more than was ordered of 50 callers at once", async () => {
        const orderId = await createOrder(getContainer(), store, { items: [{ quantity: 5, unit_price: 10.01 }] })
        const [a] = await idsOf(orderId)
        await deliverItems(getContainer(), store, orderId, { [a]: 3 })
        const answers = await Promise.all(
          Array.from({ length: 50 }, (_, index) =>
            admin.post(
              `/admin/crm/orders/${orderId}/invoices`,
              [{ delivered: true, issue: true }, { issue: true }, { items: [{ order_item_id: a, quantity: 2 }], issue: true }][index % 3]
            )
          )
        )
        expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([])
        await invoiceOrder(orderId)
        const made = await invoicesOf(orderId)
        expect(cents(made.map(({ total }: { total: number }) => total))).toBe(5506) // 55.055
        expect((await lines(orderId))[0]).toMatchObject({ ordered: 5, invoiced: 5, credited: 0 })
        await verify()
      })

      it("is listed over all orders and invoiced in one act, saying of each what was made or why not", async () => {
        const orders = [await createOrder(getContainer(), store), await createOrder(getContainer(), store), await createOrder(getContainer(), store)] // prettier-ignore
        for (const orderId of orders.slice(0, 2)) {
          await deliverItems(getContainer(), store, orderId, { [(await idsOf(orderId))[0]]: 2 })
        }
        const list = await eventually(async () => {
          const data = await ok(admin.get("/admin/crm/orders/to-invoice"))
          return data.count === 2 && data
        })
        expect(list.orders[0]).toMatchObject({ to_invoice_quantity: 2, to_invoice_total: 22.02, total: 33.03, currency_code: "usd" })
        expect(list.totals).toEqual([{ currency_code: "usd", count: 2, total: 66.06, outstanding: 44.04 }])
        expect((await ok(admin.get("/admin/crm/orders/to-invoice?limit=1&offset=1"))).orders).toHaveLength(1)
        expect((await ok(admin.get("/admin/crm/orders/to-invoice?currency_code=eur"))).count).toBe(0)
        expect((await ok(admin.get(`/admin/crm/orders/to-invoice?q=${list.orders[0].display_id}`))).count).toBe(1)

        const before = await countRows(getContainer())
        const preview = await post("/admin/crm/orders/to-invoice", { order_ids: orders, dry_run: true })
        expect(preview.results).toEqual([
          expect.objectContaining({ order_id: orders[0], state: "planned", total: 22.02, lines: [{ title: "Part 1", quantity: 2, total: 22.02 }] }),
          expect.objectContaining({ order_id: orders[1], state: "planned", total: 22.02 }),
          expect.objectContaining({ order_id: orders[2], state: "refused", message: expect.stringContaining("nothing was delivered yet") }),
        ])
        expect(await countRows(getContainer())).toEqual(before)

        const { results } = await post("/admin/crm/orders/to-invoice", { order_ids: [...orders, "order_none"] })
        expect(results.map(({ state, number }: { state: string; number?: string }) => [state, number])).toEqual([
          ["made", "INV-2026-0001"],
          ["made", "INV-2026-0002"],
          ["refused", undefined],
          ["refused", undefined],
        ])
        expect(results[3].message).toBe("There is no order order_none.")
        expect((await ok(admin.get("/admin/crm/orders/to-invoice"))).count).toBe(0)
        const twice = await post("/admin/crm/orders/to-invoice", { order_ids: [orders[0]] })
        expect(twice.results[0]).toMatchObject({ state: "nothing", number: "INV-2026-0001" })
        await verify()
      })
    })

    describe("one invoice per delivery", () => {
      it("comes once of each fulfilment, whatever is repeated, at once, or lost", async () => {
        const orderId = await createOrder(getContainer(), store, { items: [{ quantity: 4, unit_price: 10.01 }] })
        const [a] = await idsOf(orderId)
        await settings({ invoice_on: "each_delivery" })
        const [first, second] = await Promise.all([
          deliverItems(getContainer(), store, orderId, { [a]: 1 }),
          Promise.resolve().then(async () => {
            await eventually(async () => (await lines(orderId))[0].delivered === 1)
            return deliverItems(getContainer(), store, orderId, { [a]: 2 })
          }),
        ])
        await Promise.all(
          Array.from({ length: 5 }, () => getContainer().resolve(Modules.EVENT_BUS).emit([{ name: "delivery.created", data: { id: first } }, { name: "delivery.created", data: { id: second } }])) // prettier-ignore
        )
        // On a busy machine one may give up waiting for the order's row; then it is an event that was lost.
        await Promise.allSettled(
          Array.from({ length: 5 }, () =>
            syncReceivableOrderWorkflow(getContainer()).run({ input: { order_id: orderId, occasion: "delivered" } })
          )
        )
        const made = await eventually(async () => {
          const rows = await invoicesOf(orderId)
          return rows.length >= 2 && rows.every(({ status }: { status: string }) => status === "issued") && rows
        })
        expect(made.map(({ fulfillment_id }: { fulfillment_id: string }) => fulfillment_id).sort()).toEqual([first, second].sort())
        expect(cents(made.map(({ total }: { total: number }) => total))).toBe(1101 + 2202)

        // The event is lost: the setting was another when it came.
        await settings({ invoice_on: "manual" })
        const third = await deliverItems(getContainer(), store, orderId, { [a]: 1 })
        await eventually(async () => (await lines(orderId))[0].delivered === 4)
        await settings({ invoice_on: "each_delivery" })
        await Promise.all([reconcileReceivables(getContainer()), reconcileReceivables(getContainer())])
        const all = await invoicesOf(orderId)
        expect(all).toHaveLength(3)
        expect(all[2]).toMatchObject({ fulfillment_id: third, status: "issued" })
        expect(cents(all.map(({ total }: { total: number }) => total))).toBe(4404) // 44.044

        // What people took back does not come again.
        await post(`/admin/crm/invoices/${all[2].id}/void`, { note: "wrong" })
        await reconcileReceivables(getContainer())
        expect((await invoicesOf(orderId)).filter(({ status }: { status: string }) => status === "issued")).toHaveLength(2)
        await verify()
      })

      it("leaves out what people invoiced before", async () => {
        const orderId = await createOrder(getContainer(), store)
        const [a] = await idsOf(orderId)
        const whole = await invoiceOrder(orderId)
        await settings({ invoice_on: "each_delivery" })
        await deliverItems(getContainer(), store, orderId, { [a]: 3 })
        await eventually(async () => (await lines(orderId))[0].delivered === 3)
        await reconcileReceivables(getContainer())
        expect((await invoicesOf(orderId)).map(({ id }: { id: string }) => id)).toEqual([whole.id])
      })
    })

    describe("orders from before", () => {
      it("are invoiced by days, after a look at what would be made, once, and can be stopped", async () => {
        const orders = [await createOrder(getContainer(), store), await createOrder(getContainer(), store), await createOrder(getContainer(), store)] // prettier-ignore
        await invoiceOrder(orders[1])
        const canceled = await createOrder(getContainer(), store)
        await post(`/admin/orders/${canceled}/cancel`)
        const day = (await facts(orders[0])).order.placed_date
        const run = async (input: object, most = Infinity) => {
          const seen: PastOrder[] = []
          const result = await invoicePastOrders(
            getContainer(),
            { from: day, to: day, apply: false, ...input },
            { onOrder: (order) => seen.push(order), isStopped: () => seen.length >= most }
          )
          return { ...result, seen: seen.map(({ order_id, state, total, number }) => [orders.indexOf(order_id), state, total ?? number]) }
        }
        const before = await countRows(getContainer())
        const looked = [[0, "planned", "33.03"], [1, "known", "INV-2026-0001"], [2, "planned", "33.03"]] // prettier-ignore
        expect(await run({})).toEqual({ done: 3, count: 3, seen: looked })
        expect(await countRows(getContainer())).toEqual(before)
        expect(await run({ from: "2020-01-01", to: "2020-12-31" })).toMatchObject({ count: 0 })
        expect(await run({ apply: true }, 1)).toMatchObject({ done: 1, count: 3, seen: [[0, "made", "33.03"]] })
        expect((await run({ apply: true })).seen).toEqual([[0, "known", "INV-2026-0002"], [1, "known", "INV-2026-0001"], [2, "made", "33.03"]]) // prettier-ignore
        expect((await run({ apply: true })).seen.map(([, state]) => state)).toEqual(["known", "known", "known"])

        // One run was killed between a draft and its issue; the other draft a person made.
        orders.splice(0, 3, await createOrder(getContainer(), store), await createOrder(getContainer(), store))
        await invoiceOrderWorkflow(getContainer()).run({ input: { order_id: orders[0], actor: SYSTEM_ACTOR } })
        await post(`/admin/crm/orders/${orders[1]}/invoices`)
        const ofNow = async (input: object) => (await run(input)).seen.filter(([at]) => at !== -1)
        expect(await ofNow({})).toEqual([[0, "planned", "33.03"], [1, "known", null]]) // prettier-ignore
        expect(await ofNow({ apply: true })).toEqual([[0, "made", "33.03"], [1, "known", null]]) // prettier-ignore
        expect(await ofNow({ apply: true })).toEqual([[0, "known", "INV-2026-0004"], [1, "known", null]]) // prettier-ignore
        await verify()
      })
    })

    describe("deposits", () => {
      it("are invoices of their own, taken off the final one by tax, so that all add up to the order", async () => {
        const orderId = await createOrder(getContainer(), store, { shipping: 5 })
        const first = await deposit(orderId, { percent: 30 })
        expect(first).toMatchObject({ document_type: "386", number: "INV-2026-0001", total: 11.56, status: "issued" }) // 30 % of 38.53
        expect(first.subtotal + first.tax_total + first.rounding_total).toBeCloseTo(11.56, 10)
        const second = await deposit(orderId, { amount: 10 })
        const rest = await invoiceOrder(orderId)
        expect(rest.document_type).toBe("380")
        expect(rest.items.map(({ kind, quantity, title, deposit_invoice_id }: Record<string, unknown>) => [kind, quantity, title, deposit_invoice_id])).toEqual([
          ["item", 3, "Part 1", null],
          ["shipping", 1, "Parcel", null],
          ["deposit", -1, expect.stringMatching(/^Less deposit invoice INV-2026-0001 of \w+ \d+, 2026$/), first.id],
          ["deposit", -1, expect.stringContaining("INV-2026-0002"), second.id],
        ]) // prettier-ignore
        expect(cents([first.total, second.total, rest.total])).toBe(3853)
        expect(Math.abs(cents([first, second, rest].map(({ tax_total }) => tax_total)) - 350)).toBeLessThanOrEqual(1)
        expect((await facts(orderId)).order).toMatchObject({ to_invoice: 0, to_credit: 0 })
        await verify()
      })

      it("are refused above what is left, and stand in the way while they are drafts", async () => {
        const orderId = await createOrder(getContainer(), store)
        const before = await countRows(getContainer())
        for (const [body, message] of [
          [{ amount: 33.04 }, /^Order #\d+: a deposit of USD 33\.04 cannot be asked; USD 33\.03 is left to invoice\.$/],
          [{ amount: 0.001 }, /^The deposit is 0\.001, but USD has 2 decimals\.$/],
          [{ percent: 101 }, /percent/],
          [{ percent: 0 }, /percent/],
          [{}, /needs either percent or amount/],
          [{ percent: 10, amount: 3 }, /needs either percent or amount/],
        ] as const) {
          const { status, data } = await admin.post(`/admin/crm/orders/${orderId}/deposit-invoices`, body)
          expect([status, data.message]).toEqual([400, expect.stringMatching(message)])
        }
        expect(await countRows(getContainer())).toEqual(before)
        const draft = await deposit(orderId, { percent: 50, issue: false })
        const refused = await admin.post(`/admin/crm/orders/${orderId}/invoices`, { issue: true })
        expect([refused.status, refused.data.message]).toEqual([
          400,
          expect.stringMatching(/^Order #\d+ has a deposit invoice that is a draft; issue it or delete it first\.$/),
        ])
        await ok(admin.delete(`/admin/crm/invoices/${draft.id}`))
        expect(await invoiceOrder(orderId)).toMatchObject({ total: 33.03 })
      })

      it("larger than a part invoice leave it at nothing, and the rest is taken off the next", async () => {
        const orderId = await createOrder(getContainer(), store)
        const [a] = await idsOf(orderId)
        const advance = await deposit(orderId, { percent: 60 })
        const part = await invoiceOrder(orderId, { items: [{ order_item_id: a, quantity: 1 }], issue: true })
        expect(part).toMatchObject({ total: 0, outstanding: 0, payment_status: "paid" })
        const rest = await invoiceOrder(orderId)
        expect(cents([advance.total, part.total, rest.total])).toBe(3303)
        await verify()
      })

      it("that are voided or credited are not taken off", async () => {
        const orderId = await createOrder(getContainer(), store)
        const voided = await deposit(orderId, { percent: 20 })
        await post(`/admin/crm/invoices/${voided.id}/void`)
        const credited = await deposit(orderId, { percent: 40 })
        await post(`/admin/crm/invoices/${credited.id}/credit-notes`, {})
        const kept = await deposit(orderId, { percent: 10 })
        const rest = await invoiceOrder(orderId)
        const taken = rest.items.filter(({ kind }: { kind: string }) => kind === "deposit")
        expect(taken.map(({ deposit_invoice_id }: { deposit_invoice_id: string }) => deposit_invoice_id)).toEqual([kept.id])
        expect(cents([kept.total, rest.total])).toBe(3303)
        await verify()
      })

      it("never come to more than the order of 20 callers at once", async () => {
        const orderId = await createOrder(getContainer(), store)
        const answers = await Promise.all(
          Array.from({ length: 20 }, () => admin.post(`/admin/crm/orders/${orderId}/deposit-invoices`, { percent: 30, issue: true }))
        )
        expect(answers.filter(({ status }) => status === 200)).toHaveLength(3)
        expect(answers.filter(({ status }) => status >= 500)).toEqual([])
        const rest = await invoiceOrder(orderId)
        const made = await invoicesOf(orderId)
        expect(rest.total).toBeGreaterThan(0)
        expect(cents(made.map(({ total }: { total: number }) => total))).toBe(3303)
        await verify()
      })
    })
  },
})
