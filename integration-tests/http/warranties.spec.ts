import fs from "node:fs"
import path from "node:path"

import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  cancelOrderWorkflow,
  createOrderFulfillmentWorkflow,
  markOrderFulfillmentAsDeliveredWorkflow,
} from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"

import { WARRANTY_MODULE } from "../../src/modules/warranty"
import type { WarrantyModuleService } from "../../src/modules/warranty/service"
import crmWarrantyGoods from "../../src/subscribers/crm-warranty-goods"
import { hearWarranties } from "../../src/workflows/warranty/hear-order"
import { openPastWarranties } from "../../src/workflows/warranty/past-orders"
import { reconcileWarranties } from "../../src/workflows/warranty/reconcile-warranties"
import { Caller, createUser, shopper } from "../support/callers"
import { pdfLines, readPdf } from "../support/pdf-text"
import { Client, clientOf, eventually, ok, refused } from "../support/receivable-client"
import { createOrder, createStore, deliver, deliverItems, Store } from "../support/receivable-store"

jest.setTimeout(240_000)

/* eslint-disable @typescript-eslint/no-explicit-any -- answers of the API are judged by the tests */

/** Three bolts delivered to Ann Lee of Acme in Austin, a business; what is returned, exchanged and replaced of them; and who may see it. */
medusaIntegrationTestRunner({
  testSuite: ({ getContainer, api }) => {
    let store: Store
    let user: Caller
    let admin: Client
    beforeEach(async () => {
      store = await createStore(getContainer())
      user = await createUser(getContainer())
      admin = clientOf(api, user)
    })

    const get = (path: string) => ok(admin.get(path))
    const post = (path: string, body: object = {}) => ok(admin.post(path, body))
    const PLANS = "/admin/crm/warranty-plans"
    const LIST = "/admin/crm/warranties"
    const plan = async (body: object) => (await post(PLANS, body)).warranty_plan
    const of = async (order_id: string, filter = "") =>
      (await get(`${LIST}?order_id=${order_id}&order=number${filter}`)).warranties
    const until = (order_id: string, holds: (rows: any[]) => boolean) =>
      eventually(async () => {
        const rows = await of(order_id)
        return holds(rows) && rows
      }, 20_000)
    const order = () =>
      createOrder(getContainer(), store, {
        items: [{ title: "Bolt", variant_id: store.variant_id, quantity: 3, unit_price: 10.01 } as never],
        shipping: 0,
      })
    const lineOf = async (id: string) => (await get(`/admin/orders/${id}`)).order.items[0].id as string
    const receive = async (returnId: string, itemId: string) => {
      await post(`/admin/returns/${returnId}/receive`)
      await post(`/admin/returns/${returnId}/receive-items`, { items: [{ id: itemId, quantity: 1 }] })
      await post(`/admin/returns/${returnId}/receive/confirm`, { no_notification: true })
    }

    it("a delivery opens cover by the most specific plan, once; returns and replacements move it; one box finds it", async () => {
      await plan({
        code: "all",
        name: "House",
        basis: "commercial",
        months: 6,
        covers: ["parts"],
        targets: [{ type: "all" }],
      })
      const targets = [{ type: "product", id: store.product_id }]
      const maker = await plan({ code: "maker", name: "Maker", basis: "commercial", months: 24, after_replacement: "restart", covers: ["parts", "labour"], targets }) // prettier-ignore
      await plan({
        code: "people",
        name: "Consumers",
        basis: "statutory",
        months: 24,
        audience: "consumer",
        targets: [{ type: "all" }],
      })
      await refused(admin.post(PLANS, { code: "maker", name: "M", basis: "service", days: 9 }), 400, "Another warranty plan has the code maker; choose one of its own.") // prettier-ignore

      const order_id = await order()
      await deliver(getContainer(), store, order_id)
      const [one, ...more] = await until(order_id, (rows) => rows.length > 0)
      expect(more).toEqual([])
      expect(one).toMatchObject({
        plan_id: maker.id, plan_name: "Maker", quantity: 3, status: "active", source: "delivery", customer_id: store.customer_id,
        is_covered_today: true, customer_kind: "business",
      }) // prettier-ignore
      const [{ id: fulfillment_id }] = await getContainer().resolve(Modules.FULFILLMENT).listFulfillments({})
      const event = { name: "delivery.created", data: { id: fulfillment_id } }
      await Promise.all(
        Array.from({ length: 5 }, () =>
          crmWarrantyGoods({ event, container: getContainer(), pluginOptions: {} } as never)
        )
      )
      expect(await reconcileWarranties(getContainer())).toEqual({ started: 0, changed: 0 })
      expect(await of(order_id)).toHaveLength(1)

      const line_id = await lineOf(order_id)
      const { return: made } = await post("/admin/returns", { order_id, location_id: store.location_id })
      await post(`/admin/returns/${made.id}/request-items`, { items: [{ id: line_id, quantity: 1 }] })
      await post(`/admin/returns/${made.id}/request`, { no_notification: true })
      expect((await of(order_id))[0].quantity).toBe(3)
      await receive(made.id, line_id)
      await until(order_id, ([row]) => row.quantity === 2)

      const { claim } = await post("/admin/claims", { order_id, type: "replace" })
      const inbound = await post(`/admin/claims/${claim.id}/inbound/items`, { items: [{ id: line_id, quantity: 1 }] })
      await post(`/admin/claims/${claim.id}/outbound/items`, { items: [{ variant_id: store.variant_id, quantity: 1 }] })
      await post(`/admin/claims/${claim.id}/request`)
      await receive(inbound.return.id, line_id)
      await until(order_id, ([row]) => row.quantity === 1)
      const sent = (await get(`/admin/orders/${order_id}`)).order.items.find(({ id }: any) => id !== line_id)
      await deliverItems(getContainer(), store, order_id, { [sent.id]: 1 })
      const rows = await until(order_id, (all) => all.length === 2)
      expect(rows).toMatchObject([
        { id: one.id, quantity: 1, returned_quantity: 2 },
        { replaces_id: one.id, source: "replacement", quantity: 1, plan_id: maker.id },
      ])

      expect((await get(`${LIST}/${rows[1].id}`)).warranty.replaces).toEqual({ id: one.id, number: one.number })
      await post(`${LIST}/${one.id}`, { serials: ["BO-1"], note: "Checked at the counter." })
      for (const [q, matched_by, count] of [
        ["bo 1", "serial", 1],
        [one.order_number, "order", 2],
        ["ANN@acme.test", "mail", 2],
        ["nothing", null, 0],
      ] as const) {
        const { look_up } = await get(`${LIST}/look-up?q=${encodeURIComponent(q)}`)
        expect([q, look_up.matched_by, look_up.count]).toEqual([q, matched_by, count])
      }
      const { look_up } = await get(`${LIST}/look-up?q=BO-1`)
      expect(look_up.results[0]).toMatchObject({
        warranty: { id: one.id, units: [{ serial: "BO-1", status: "active" }] },
        coverage: {
          is_covered: true,
          basis: "commercial",
          covers: ["parts", "labour"],
          reasons: [{ code: "covered" }],
        },
        remaining: 1,
      })
      expect((await get(`${LIST}/${one.id}/history`)).history.map(({ act }: any) => act)).toEqual([
        "note", "add_serials", "take_back", "take_back", "open",
      ]) // prettier-ignore
      const counts = ["&status=active", "&status=expired", "&plan_id=x", "&serial=bo1", "&basis=service", "&ends_date[$lt]=2026-01-01", "&q=maker", "&source=replacement"] // prettier-ignore
      expect(await Promise.all(counts.map(async (filter) => (await of(order_id, filter)).length))).toEqual([
        2, 0, 0, 1, 0, 0, 0, 1,
      ])

      const file = await api.get(`${LIST}/${one.id}/certificate?locale=pt-BR`, {
        headers: user.headers,
        responseType: "arraybuffer",
      })
      const text = readPdf(Buffer.from(file.data)).pages.flat().join("\n")
      expect(text).toContain("Certificado de garantia")
      expect(text).toContain("Números de série: BO-1")
      const listed = (await get(PLANS)).warranty_plans.map((one: any) => [
        one.code,
        one.warranties_count,
        one.targets.length,
      ])
      expect(listed).toEqual([["people", 0, 1], ["all", 0, 1], ["maker", 2, 1]]) // prettier-ignore
      const sold = {
        code: "plus",
        name: "Plus",
        basis: "commercial",
        months: 12,
        is_sold: true,
        sold_variant_id: store.variant_id,
      }
      const plus = await post(PLANS, sold)
      expect(plus.warnings).toEqual(["may_be_insurance"])
      expect((await post(`${PLANS}/presets`, { preset: "eu_consumer" })).warranty_plans).toMatchObject([
        { code: "eu_consumer", months: 24 },
      ])
      await refused(admin.delete(`${PLANS}/${maker.id}`), 400, 'Warranty plan "Maker" is used by 2 warranties and cannot be deleted; switch it off instead.') // prettier-ignore
      await refused(admin.post(LIST, { customer_id: store.customer_id, title: "Kettle", purchase_date: "2026-01-31", quantity: 1.5 }), 400, expect.stringContaining("quantity")) // prettier-ignore

      // What was bought of a plan opens although it is switched off; an order that fails holds up no other; a changed one is read again.
      await post(`${PLANS}/${plus.warranty_plan.id}`, { is_on: false })
      const bought = await order()
      await hearWarranties(getContainer(), [bought])
      expect(await of(bought)).toMatchObject([{ plan_id: plus.warranty_plan.id, status: "pending", quantity: 3 }])
      const taking = jest.spyOn(getContainer().resolve<WarrantyModuleService>(WARRANTY_MODULE), "takeOrder")
      taking.mockRejectedValueOnce(new Error("This order cannot be heard."))
      await reconcileWarranties(getContainer())
      expect([...new Set(taking.mock.calls.map(([{ order_id: id }]) => id))].sort()).toEqual([order_id, bought].sort())
      taking.mockClear().mockResolvedValueOnce({ started: [], changed: [], is_stale: true })
      expect(await hearWarranties(getContainer(), [bought])).toEqual({ started: 0, changed: 0 })
      expect(taking).toHaveBeenCalledTimes(2)
      taking.mockRestore()
    })

    it("serial numbers noted as goods are shipped stand on the cover that opens with the delivery", async () => {
      await plan({ code: "maker", name: "Maker", basis: "commercial", months: 24, targets: [{ type: "all" }] })
      await plan({ code: "law", name: "Law", basis: "statutory", months: 36, targets: [{ type: "all" }] })
      const pack = async (order_id: string, quantity: number, serials?: string[]) => {
        const line_id = await lineOf(order_id)
        const { result } = await createOrderFulfillmentWorkflow(getContainer()).run({
          input: {
            order_id, location_id: store.location_id, shipping_option_id: store.shipping_option_id, items: [{ id: line_id, quantity }],
            created_by: "user_test", ...(serials ? { metadata: { crm_serials: { [line_id]: serials } } } : {}),
          } as never, // prettier-ignore
        })
        return result.id as string
      }
      const arrive = (orderId: string, fulfillmentId: string) =>
        markOrderFulfillmentAsDeliveredWorkflow(getContainer()).run({ input: { orderId, fulfillmentId } })
      const serialsOf = (row: any) => row.units.map(({ serial }: any) => serial).sort()

      const order_id = await order()
      const path = `/admin/crm/orders/${order_id}/serials`
      expect((await get(path)).items).toEqual([])
      const first = await pack(order_id, 2)
      const [item] = (await get(path)).items
      expect(item).toMatchObject({
        title: "Bolt · M8",
        quantity: 2,
        shipped_date: null,
        delivered_date: null,
        serials: [],
      })
      const { fulfillment_item_id } = item
      const note = (serials: string[], id = fulfillment_item_id) =>
        admin.post(path, { items: [{ fulfillment_item_id: id, serials }] })
      const { display_id } = (await get(`/admin/orders/${order_id}`)).order
      await refused(note(["S-1"], "fulit_none"), 404, `Order #${display_id} has no shipped item fulit_none.`)
      await refused(
        note(["S-1", "S-2", "S-3"]),
        400,
        "2 units of Bolt · M8 were shipped; 3 serial numbers are more than that."
      )
      await refused(note(["--"]), 400, `"--" is no serial number; it needs a letter or a digit.`)
      expect((await admin.post(path, { items: [] })).status).toBe(400)
      const waits = { warranty_id: null, warranty_number: null, refusal: null }
      expect((await ok(note(["S-1"]))).items[0].serials).toEqual([{ serial: "S-1", ...waits }])
      expect((await ok(note(["s 1", "S-2"]))).items[0].serials).toEqual([
        { serial: "S-1", ...waits },
        { serial: "S-2", ...waits },
      ])
      await arrive(order_id, first)
      const [maker, law] = await until(
        order_id,
        (rows) => rows.length === 2 && rows.every((row) => row.units.length === 2)
      )
      expect([serialsOf(maker), serialsOf(law)]).toEqual([
        ["S-1", "S-2"],
        ["S-1", "S-2"],
      ])
      expect((await get(path)).items[0].serials).toEqual([
        { serial: "S-1", warranty_id: maker.id, warranty_number: maker.number, refusal: null },
        { serial: "S-2", warranty_id: maker.id, warranty_number: maker.number, refusal: null },
      ])

      // The host's own fulfilment may name them; what is on another unit already is said, and keeps nothing from its place.
      const other = await order()
      const second = await pack(other, 3, ["S-2", "S-7", "S-8", "  "])
      await arrive(other, second)
      await until(other, (rows) => rows.length === 2 && rows.every((row) => row.units.length === 2))
      const [{ serials }] = (await get(`/admin/crm/orders/${other}/serials`)).items
      expect(serials.map(({ serial, refusal }: any) => [serial, refusal])).toEqual([
        ["S-2", `The serial number S-2 is on warranty ${maker.number} already.`],
        ["S-7", null],
        ["S-8", null],
      ])
      // Taken off by hand it does not come back by itself.
      const [row] = await of(other)
      const unit = row.units.find(({ serial }: any) => serial === "S-8")
      await ok(admin.delete(`${LIST}/${row.id}/serials/${unit.id}`))
      await hearWarranties(getContainer(), [other])
      expect(serialsOf((await of(other))[0])).toEqual(["S-7"])
    })

    it("a plan is sold for what it is attached to: no cart is completed with it for other goods, and what an order has so waits", async () => {
      const sold = {
        code: "plus",
        name: "Plus",
        basis: "commercial",
        months: 12,
        is_sold: true,
        sold_variant_id: store.variant_id,
      }
      const plus = await plan({ ...sold, targets: [{ type: "product", id: "prod_other" }] })
      await plan({ code: "maker", name: "Maker", basis: "commercial", months: 12, targets: [{ type: "all" }] })
      const items = [
        { title: "Chair", quantity: 1, unit_price: 10, metadata: { crm_cover_key: "a" } },
        { title: "Plus", variant_id: store.variant_id, quantity: 1, unit_price: 5, metadata: { crm_covers: "a" } },
      ] // prettier-ignore
      const cart = await getContainer().resolve(Modules.CART).createCarts({ currency_code: "usd", items })
      const guest = clientOf(api, shopper(getContainer(), store.publishable_key))
      const complete = () => guest.post(`/store/carts/${cart.id}/complete`, {})
      const sentence =
        '"Plus" is not offered for Chair. Take it out of the cart, or choose the cover that is offered for it.'
      await refused(complete(), 400, sentence)

      const order_id = await createOrder(getContainer(), store, { items: items as never, shipping: 0 })
      await hearWarranties(getContainer(), [order_id])
      const unfit = async () => (await get(`${LIST}?unfit=true`)).warranties
      const [waiting] = await unfit()
      expect(waiting).toMatchObject({ order_id, plan_id: plus.id, status: "pending", unfit_title: "Chair" })
      const body = { customer_id: store.customer_id, variant_id: store.variant_id, purchase_date: "2026-01-31" }
      const { warranty } = await post(LIST, body)
      const attach = () => admin.post(`${LIST}/${waiting.id}/attach`, { warranty_id: warranty.id })
      await refused(
        attach(),
        400,
        `The plan "Plus" is not sold for ${warranty.title}; choose goods that it is attached to.`
      )
      await refused(
        admin.post(`${LIST}/${waiting.id}/attach`, { warranty_id: "crmw_none" }),
        404,
        "Warranty crmw_none was not found."
      )

      await post(`${PLANS}/${plus.id}`, { targets: [{ type: "all" }] })
      expect((await complete()).data.message).not.toBe(sentence)
      expect((await ok(attach())).warranty).toMatchObject({
        id: waiting.id,
        status: "not_begun",
        unfit_title: null,
        extends: { id: warranty.id },
      })
      expect(await unfit()).toEqual([])

      // What was paid back covers nothing: its liability goes with the credit note.
      const { invoice } = await post(`/admin/crm/orders/${order_id}/invoices`, { issue: true })
      const item = invoice.items.find(({ title }: any) => title === "Plus")
      const books = async () => (await get("/admin/crm/reports/sold-cover?currency_code=usd")).total
      expect(await books()).toEqual({ opening: 0, sold: 5, released: 0, credited: 0, closing: 5 })
      await post(`/admin/crm/invoices/${invoice.id}/credit-notes`, {
        items: [{ invoice_item_id: item.id, quantity: "1" }],
      })
      const isGone = (rows: any[]) => rows.some(({ id, quantity }) => id === waiting.id && quantity === 0)
      await until(order_id, isGone)
      const { history } = await get(`${LIST}/${waiting.id}/history`)
      expect(history.map(({ act, note }: any) => [act, note])).toContainEqual(["take_back", "Its plan was given back."])
      expect(await books()).toEqual({ opening: 0, sold: 5, released: 0, credited: 5, closing: 0 })
      expect(await reconcileWarranties(getContainer())).toEqual({ started: 0, changed: 0 })
    })

    it("a customer registers what they have of an order, and nothing of one that was canceled", async () => {
      await plan({
        code: "card",
        name: "Card",
        basis: "commercial",
        months: 12,
        starts_on: "registration",
        targets: [{ type: "all" }],
      })
      const MINE = "/store/customers/me/crm/warranties"
      const customer = clientOf(api, shopper(getContainer(), store.publishable_key, store.customer_id))
      const [order_id, canceled_id] = [await order(), await order()]
      const body = { variant_id: store.variant_id, order_id, purchase_date: "2026-01-31" }
      const { warranty } = await ok(customer.post(MINE, body))
      expect(warranty).toMatchObject({ status: "active", quantity: 1 })
      expect((await ok(customer.post(MINE, body))).warranty.id).toBe(warranty.id)
      await refused(
        admin.post(LIST, {
          ...body,
          customer_id: store.customer_id,
          purchase_date: "2026-02-01",
          quantity: 1_000_000,
        }),
        400,
        expect.stringContaining(" has 2 of 3 units of Bolt · M8 left to register; 1000000 cannot be registered.")
      )
      await cancelOrderWorkflow(getContainer()).run({ input: { order_id: canceled_id } })
      await refused(
        customer.post(MINE, { ...body, order_id: canceled_id }),
        400,
        expect.stringContaining(" was canceled; nothing of it can be registered.")
      )
    })

    it("customers see their own and register products; orders from before are opened by the script, twice safe", async () => {
      const order_id = await order()
      await deliver(getContainer(), store, order_id)
      await getContainer()
        .resolve(ContainerRegistrationKeys.PG_CONNECTION)
        .raw("update fulfillment set delivered_at = '2024-02-29T12:00:00Z'")
      await plan({ code: "maker", name: "Maker", basis: "commercial", months: 12, targets: [{ type: "all" }] })
      const registered = await plan({ code: "reg", name: "Registered", basis: "service", days: 30, starts_on: "registration", targets: [{ type: "variant", id: store.variant_id }] }) // prettier-ignore
      expect(await reconcileWarranties(getContainer())).toEqual({ started: 0, changed: 0 })
      const range = { from: "2020-01-01", to: "2099-12-31" }
      const watch = { onPage: () => undefined, isStopped: () => false }
      expect(await openPastWarranties(getContainer(), range, watch)).toEqual({ orders: 1, started: 2, changed: 0 })
      expect(await openPastWarranties(getContainer(), range, watch)).toEqual({ orders: 1, started: 0, changed: 0 })
      const rows = await of(order_id)
      expect(rows).toMatchObject([
        {
          basis: "commercial",
          status: "expired",
          starts_date: "2024-02-29",
          ends_date: "2025-02-28",
          source: "script",
        },
        { basis: "service", status: "pending", starts_date: null },
      ])

      const MINE = "/store/customers/me/crm/warranties"
      const customer = clientOf(api, shopper(getContainer(), store.publishable_key, store.customer_id))
      const other = clientOf(api, shopper(getContainer(), store.publishable_key, (await getContainer().resolve(Modules.CUSTOMER).createCustomers({ email: "bo@acme.test", has_account: true })).id)) // prettier-ignore
      const guest = clientOf(api, shopper(getContainer(), store.publishable_key))
      expect((await guest.get(MINE)).status).toBe(401)
      expect((await ok(customer.get(`${MINE}?status=expired`))).count).toBe(1)
      expect((await ok(other.get(MINE))).count).toBe(0)
      await refused(other.get(`${MINE}/${rows[0].id}`), 404, `Warranty ${rows[0].id} was not found.`)
      await refused(other.get(`${MINE}/${rows[0].id}/certificate`), 404, `Warranty ${rows[0].id} was not found.`)
      const shown = (await ok(customer.get(`${MINE}/${rows[0].id}`))).warranty
      expect(shown.coverage.reasons.map(({ code }: any) => code)).toEqual(["expired"])
      expect(Object.keys(shown)).not.toContain("note")

      const body = { variant_id: store.variant_id, serial: "R-1", purchase_date: "2026-01-31", order_id }
      const first = (await ok(customer.post(MINE, body))).warranty
      expect(first).toMatchObject({
        quantity: 1,
        status: "active",
        plan_name: "Registered",
        units: [{ serial: "R-1" }],
      })
      const rest = await get(`${LIST}/${first.id}`)
      expect(rest.warranty).toMatchObject({ split_from: { id: rows[1].id }, extends: null })
      expect((await get(`${LIST}/${rows[1].id}`)).warranty).toMatchObject({ quantity: 2, status: "pending" })
      expect((await ok(customer.post(MINE, body))).warranty.id).toBe(first.id)
      await refused(other.post(MINE, body), 404, `Order ${order_id} of this customer was not found.`)
      await refused(
        other.post(MINE, { ...body, order_id: undefined }),
        400,
        "The serial number R-1 is registered for another customer; the shop can transfer its warranty."
      )
      await refused(customer.post(MINE, { title: "Kettle", purchase_date: "2026-01-31" }), 400, "No warranty plan covers Kettle for this customer; attach one in Settings › CRM, or name the plan.") // prettier-ignore

      const staff = await post(LIST, {
        email: "bo@acme.test",
        title: "Kettle",
        purchase_date: "2026-01-31",
        plan_id: registered.id,
      })
      expect(staff.warranty).toMatchObject({ source: "registration", customer_name: "bo@acme.test" })
      const moved = await post(`${LIST}/${staff.warranty.id}/transfer`, {
        customer_id: store.customer_id,
        note: "sold on",
      })
      expect(moved.warranty).toMatchObject({ customer_id: store.customer_id, number: staff.warranty.number })
      const csv = `warranty,serial\n${staff.warranty.number},K-1\n${staff.warranty.number},K-2`
      await refused(
        admin.post(`${LIST}/serials-csv`, { csv }),
        400,
        `Line 3: warranty ${staff.warranty.number} has a serial number for each of its units already. Nothing was imported.`
      )
      expect(await post(`${LIST}/serials-csv`, { csv: csv.slice(0, csv.lastIndexOf("\n")), dry_run: true })).toEqual({
        dry_run: true,
        added: 1,
        known: 0,
      })
      const { warranty } = await get(`${LIST}/${staff.warranty.id}`)
      expect(warranty.units).toEqual([])
      await refused(
        admin.post(`${LIST}/${warranty.id}/extend`, { months: 0, note: "x" }),
        400,
        expect.stringContaining("months")
      )
      await post(`${LIST}/${warranty.id}/cancel`, { note: "fake" })
      await refused(admin.post(`${LIST}/${warranty.id}/extend`, { months: 1, note: "x" }), 400, `Warranty ${warranty.number} is canceled and cannot be changed any more.`) // prettier-ignore
    })

    it("whoever is given a warranty is not told the order of who had it before, by which anybody may read their address", async () => {
      await plan({ code: "maker", name: "Maker", basis: "commercial", months: 24, covers: ["parts"], targets: [{ type: "all" }] }) // prettier-ignore
      const order_id = await order()
      await deliver(getContainer(), store, order_id)
      const [row] = await until(order_id, (rows) => rows.length === 1)
      const MINE = "/store/customers/me/crm/warranties"
      const CLAIMS = "/store/customers/me/crm/warranty-claims"
      const of_ann = shopper(getContainer(), store.publishable_key, store.customer_id)
      const ann = clientOf(api, of_ann)
      const bo_id = (await getContainer().resolve(Modules.CUSTOMER).createCustomers({ email: "bo@acme.test", has_account: true })).id // prettier-ignore
      const of_bo = shopper(getContainer(), store.publishable_key, bo_id)
      const bo = clientOf(api, of_bo)
      const told = { order_id, order_number: row.order_number }
      const untold = { order_id: null, order_number: null }
      const claim = (client: Client) => ok(client.post(CLAIMS, { warranty_id: row.id, description: "x" }))
      const paper = async ({ headers }: Caller): Promise<string> => {
        const { data } = await api.get(`${MINE}/${row.id}/certificate`, { headers, responseType: "arraybuffer" })
        return pdfLines(Buffer.from(data)).join("\n")
      }
      expect((await ok(ann.get(`${MINE}?order_id=${order_id}`))).warranties).toMatchObject([told])
      expect((await claim(ann)).warranty_claim).toMatchObject(told)
      expect(await paper(of_ann)).toContain(row.order_number)

      await post(`${LIST}/${row.id}/transfer`, { customer_id: bo_id })
      expect((await ok(bo.get(`${MINE}/${row.id}`))).warranty).toMatchObject({ number: row.number, ...untold })
      expect((await ok(bo.get(MINE))).warranties).toMatchObject([untold])
      expect((await ok(bo.get(`${MINE}?order_id=${order_id}`))).count).toBe(0)
      expect((await claim(bo)).warranty_claim).toMatchObject(untold)
      expect((await ok(bo.get(CLAIMS))).warranty_claims).toMatchObject([untold])
      const { timeline } = await ok(bo.get("/store/customers/me/crm/timeline?kind=warranty_claim"))
      expect(timeline).toMatchObject([{ act: "submitted", order_id: null }])
      expect(await paper(of_bo)).not.toContain(row.order_number)
      expect((await ok(ann.get(CLAIMS))).warranty_claims).toMatchObject([told])
    })

    it("who sees their own orders alone puts nothing on another's: no serial numbers by a file, no cover, no claim, no registration", async () => {
      await plan({ code: "maker", name: "Maker", basis: "commercial", months: 24, covers: ["parts"], targets: [{ type: "all" }] }) // prettier-ignore
      const order_id = await order()
      await deliver(getContainer(), store, order_id)
      const [row] = await until(order_id, (rows) => rows.length === 1)
      await post(`/admin/crm/orders/${order_id}/invoices`, { issue: true })
      const rep = await createUser(getContainer(), "rep")
      await post("/admin/crm/access", { user_id: rep.user_id, scope: "own" })
      const own = (owner_id: string) =>
        getContainer()
          .resolve(ContainerRegistrationKeys.PG_CONNECTION)
          .raw("update crm_receivable_order set owner_id = ? where order_id = ?", [owner_id, order_id])
      await own("user_other")
      const seen = clientOf(api, rep)
      const warranty = await post(LIST, {
        customer_id: store.customer_id,
        title: "Kettle",
        purchase_date: "2026-01-31",
      })
      const csv = { csv: `warranty,serial\n${row.number},Q-1` }
      const none = `Line 2: warranty ${row.number} has no warranty. Nothing was imported.`
      await refused(seen.post(`${LIST}/serials-csv`, csv), 400, none)
      await refused(seen.post(`${LIST}/serials-csv`, { ...csv, dry_run: true }), 400, none)
      const attach = `${LIST}/${warranty.warranty.id}/attach`
      await refused(seen.post(attach, { warranty_id: row.id }), 404, `Warranty ${row.id} was not found.`)
      const goodwill = { goodwill: true, customer_id: store.customer_id, title: "Bolt", order_id, description: "x" }
      await refused(seen.post("/admin/crm/warranty-claims", goodwill), 404, `Order ${order_id} was not found.`)
      const registration = { customer_id: store.customer_id, variant_id: store.variant_id, order_id, purchase_date: "2026-01-31" } // prettier-ignore
      await refused(seen.post(LIST, registration), 404, `Order ${order_id} was not found.`)
      await own(rep.user_id)
      expect(await ok(seen.post(`${LIST}/serials-csv`, csv))).toMatchObject({ added: 1 })
      await ok(seen.post("/admin/crm/warranty-claims", goodwill))
    })

    it("a path with what cannot be stored is refused by every route, never a 500", async () => {
      const api_root = path.join(__dirname, "../../src/api")
      const routes = fs
        .readdirSync(api_root, { recursive: true, encoding: "utf8" })
        .filter((file) => /\[.*\]/.test(file) && file.endsWith("route.ts"))
        .filter((file) => /export (const|async function) GET/.test(fs.readFileSync(path.join(api_root, file), "utf8")))
        .map((file) => `/${path.dirname(file).replace(/\[\w+\]/g, "%00")}`)
      expect(routes).toEqual(expect.arrayContaining(["/admin/crm/orders/%00/serials", "/admin/crm/products/%00/warranty"])) // prettier-ignore
      const customer = clientOf(api, shopper(getContainer(), store.publishable_key, store.customer_id))
      const failed: string[] = []
      for (const route of routes) {
        const { status } = await (route.startsWith("/store") ? customer : admin).get(route)
        failed.push(...(status >= 500 || status === 200 ? [`${route}: ${status}`] : []))
      }
      expect(failed).toEqual([])
      await refused(admin.get("/admin/crm/products/%00/warranty"), 400, "A text in the request contains a character that cannot be stored.") // prettier-ignore
    })
  },
})
