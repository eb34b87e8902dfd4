import { createProductsWorkflow } from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { ContainerRegistrationKeys, MathBN, Modules } from "@medusajs/framework/utils"

import { WARRANTY_MODULE } from "../../src/modules/warranty"
import type { WarrantyModuleService } from "../../src/modules/warranty/service"
import { reconcileReceivables } from "../../src/workflows/receivable/host/reconcile"
import { reconcileClaims } from "../../src/workflows/warranty/claims/reconcile-claims"
import { createUser, shopper } from "../support/callers"
import { watchMails } from "../support/mails"
import { Client, clientOf, eventually, ok, refused } from "../support/receivable-client"
import { createOrder, createStore, deliver, Store } from "../support/receivable-store"
import { plantRows } from "../support/rows"

jest.setTimeout(240_000)

/* eslint-disable @typescript-eslint/no-explicit-any -- answers of the API are judged by the tests */

const PHOTO = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex").toString("base64")

/** An order of 3 bolts at 10.01 + 10 %, invoiced and delivered, under a warranty of two years; then what becomes of its claims. */
medusaIntegrationTestRunner({
  testSuite: ({ getContainer, api }) => {
    const { letters } = watchMails()
    let store: Store
    let admin: Client
    let customer: Client
    let order_id: string
    let line_id: string
    let invoice_id: string

    beforeEach(async () => {
      store = await createStore(getContainer())
      admin = clientOf(api, await createUser(getContainer()))
      customer = clientOf(api, shopper(getContainer(), store.publishable_key, store.customer_id))
      const items = [{ title: "Bolt", variant_id: store.variant_id, quantity: 3, unit_price: 10.01 }]
      order_id = await createOrder(getContainer(), store, { items, shipping: 0 })
      line_id = (await get(`/admin/orders/${order_id}`)).order.items[0].id
      invoice_id = (await post(`/admin/crm/orders/${order_id}/invoices`, { issue: true })).invoice.id
      await deliver(getContainer(), store, order_id)
      await plantRows(sql, "crm_warranty", [
        {
          id: "crmw_1", number: "W-2026-9001", plan_id: "crmwp_1", plan_name: "Two years", basis: "commercial", terms: { cure_days: 30, covers: ["parts", "labour"], deductible: null, after_repair: "none" },
          status: "active", source: "delivery", source_key: "planted", customer_id: store.customer_id, customer_kind: "business", order_id, line_id,
          product_id: store.product_id, variant_id: store.variant_id, title: "Bolt", original_quantity: 3, returned_quantity: 0, quantity: 3,
          starts_date: "2026-01-10", ends_date: "2099-01-10",
        },
      ]) // prettier-ignore
    })

    const sql = async <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
      (
        await getContainer()
          .resolve(ContainerRegistrationKeys.PG_CONNECTION)
          .raw(text, values as never)
      ).rows
    const get = (path: string) => ok(admin.get(path))
    const post = (path: string, body: object = {}) => ok(admin.post(path, body))
    const CLAIMS = "/admin/crm/warranty-claims"
    const act = async (id: string, verb: string, body: object = {}) =>
      (await post(`${CLAIMS}/${id}/${verb}`, body)).warranty_claim
    const claimOf = async (id: string) => (await get(`${CLAIMS}/${id}`)).warranty_claim
    const approved = async (some: object = {}): Promise<string> => {
      const body = { warranty_id: "crmw_1", description: "The thread is worn.", ...some }
      const { id } = (await post(CLAIMS, body)).warranty_claim
      await act(id, "approve")
      return id
    }
    const receive = async (return_id: string, quantity = 1) => {
      await post(`/admin/returns/${return_id}/receive`)
      await post(`/admin/returns/${return_id}/receive-items`, { items: [{ id: line_id, quantity }] })
      await post(`/admin/returns/${return_id}/receive/confirm`, { no_notification: true })
    }
    const disputed = async () => (await get(`/admin/crm/invoices/${invoice_id}`)).invoice.disputed_total
    const subjects = async () => (await letters()).map(({ subject }) => subject)

    /** A part with so many in the depot that costs 4 each. */
    const partWith = async (stocked_quantity: number) => {
      const { result } = await createProductsWorkflow(getContainer()).run({
        input: {
          products: [
            {
              title: "Filter",
              status: "published",
              options: [{ title: "Size", values: ["S"] }],
              variants: [
                {
                  title: "S",
                  sku: "FILTER",
                  manage_inventory: true,
                  options: { Size: "S" },
                  metadata: { cost_usd: "4" },
                  prices: [],
                },
              ],
            },
          ],
        },
      } as never)
      const inventory = getContainer().resolve(Modules.INVENTORY)
      const [item] = await inventory.listInventoryItems({ sku: "FILTER" })
      await inventory.createInventoryLevels([
        { inventory_item_id: item.id, location_id: store.location_id, stocked_quantity },
      ])
      const left = async () =>
        MathBN.convert((await inventory.retrieveStockedQuantity(item.id, [store.location_id])) as never).toNumber()
      return { variant_id: (result as any)[0].variants[0].id as string, left }
    }

    it("a customer claims with a photo; it is repaired with parts from stock, and costs what the ledger says", async () => {
      await refused(
        customer.post("/store/customers/me/crm/warranty-claims", {
          warranty_id: "crmw_1",
          description: "It does not turn.",
          files: [{ filename: "bolt.png", content: Buffer.from("no picture").toString("base64") }],
        }),
        400,
        expect.stringContaining("bolt.png")
      )
      expect((await get(CLAIMS)).count).toBe(0)
      const { warranty_claim: made } = await ok(
        customer.post("/store/customers/me/crm/warranty-claims", {
          warranty_id: "crmw_1",
          fault_code: "defect",
          description: "It does not turn.",
          files: [{ filename: "bolt.png", content: PHOTO }],
        })
      )
      expect(made).toMatchObject({
        number: "WC-2026-0001",
        status: "submitted",
        files: [{ file_name: "bolt.png", mime_type: "image/png" }],
      })
      expect(Object.keys(made)).not.toContain("decision_note")
      const { id } = made
      expect(await disputed()).toBe(11.01)
      const stranger = clientOf(api, shopper(getContainer(), store.publishable_key, "cus_other"))
      expect((await stranger.get(`/store/customers/me/crm/warranty-claims/${id}`)).status).toBe(401)
      expect(
        (await get(`${CLAIMS}?q=wc-2026&status=submitted&customer_id=${store.customer_id}&order_id=${order_id}`)).count
      ).toBe(1)
      expect((await get(`${CLAIMS}?status=resolved`)).count).toBe(0)
      expect((await get(`${CLAIMS}/board?assignee_id=none`)).board.columns[0]).toMatchObject({
        status: "submitted",
        count: 1,
      })
      const { open_business } = await get(`/admin/crm/customers/${store.customer_id}/erasure`)
      expect(open_business).toContainEqual({ reference: "crm_warranty_claim", id, number: "WC-2026-0001" })
      const photo = await admin.get(`${CLAIMS}/${id}/files/${made.files[0].id}`)
      expect(photo.status).toBe(200)

      await ok(customer.post(`/store/customers/me/crm/warranty-claims/${id}/messages`, { text: "Is it decided?" }))
      await post(`${CLAIMS}/${id}/messages`, { text: "Yes, send it in." })
      await act(id, "approve", { estimate: 40, note: "Known fault." })
      await refused(
        admin.post(`${CLAIMS}/${id}/reject`, { reason: "No." }),
        400,
        "Claim WC-2026-0001 is approved and cannot become rejected; it can become in_repair or resolved or canceled."
      )
      const part = await partWith(5)
      const body = {
        variant_id: part.variant_id,
        location_id: store.location_id,
        quantity: 2,
        idempotency_key: "part-1",
      }
      await refused(
        admin.post(`${CLAIMS}/${id}/parts`, body),
        400,
        "Claim WC-2026-0001 is approved; parts are taken only while it is in_repair."
      )
      await act(id, "start-repair", { technician: "Rui" })
      await refused(
        customer.post(`/store/customers/me/crm/warranty-claims/${id}/cancel`, {}),
        400,
        "Claim WC-2026-0001 is in repair; ask the store to cancel it."
      )
      await act(id, "diagnosis", { text: "Worn filter." })
      await Promise.all([1, 2, 3].map(() => act(id, "parts", body)))
      expect(await part.left()).toBe(3)
      await refused(
        admin.post(`${CLAIMS}/${id}/parts`, { ...body, quantity: 4, idempotency_key: "part-2" }),
        400,
        "Depot has 3 of Filter, S available; 4 were asked for."
      )
      await act(id, "parts", { ...body, quantity: 1, idempotency_key: "part-2" })
      await act(id, "labour", { hours: 0.5, rate: 50 })
      await post(`${CLAIMS}/${id}/costs`, { kind: "freight", amount: 6.5 })
      const { costs } = await get(`${CLAIMS}/${id}/costs`)
      expect(costs.map(({ kind, amount }: any) => [kind, amount])).toEqual([["parts", 8], ["parts", 4], ["labour", 25], ["freight", 6.5]]) // prettier-ignore
      await post(`${CLAIMS}/${id}/costs/${costs[1].id}/reverse`, { note: "Not needed." })
      await post(`${CLAIMS}/${id}/costs/${costs[1].id}/reverse`, { note: "Not needed." })
      expect(await part.left()).toBe(3)
      const done = await act(id, "resolve", { remedy: "repair", note: "New filter." })
      expect(done).toMatchObject({
        status: "resolved", remedy: "repair", technician: "Rui", diagnosis: "Worn filter.", estimate: 40, cost_total: 39.5, actions: [],
        costs: { currency_code: "usd", total: 39.5, provisioned_total: 39.5, recovered_total: 0 },
      }) // prettier-ignore
      expect(done.states.map(({ state }: any) => state)).toEqual(["submitted", "approved", "in_repair", "resolved"])
      expect(await disputed()).toBe(0)
      expect((await subjects()).sort()).toEqual([
        "Message about your claim WC-2026-0001 for Bolt",
        "We have your claim WC-2026-0001 about Bolt",
        "Your claim WC-2026-0001 about Bolt is approved",
        "Your claim WC-2026-0001 about Bolt is settled",
      ])
      const data = await get(`/admin/crm/customers/${store.customer_id}/data`)
      expect(data.warranty_claims).toEqual([expect.objectContaining({ id, description: "It does not turn." })])
      expect(data.warranty_claim_messages.map(({ text }: any) => text).sort()).toEqual([
        "Is it decided?",
        "Yes, send it in.",
      ])
      expect(data.files).toEqual([expect.objectContaining({ filename: "bolt.png" })])
      const { timeline } = await get(`/admin/crm/customers/${store.customer_id}/timeline?kind=warranty_claim`)
      expect(timeline.map((entry: any) => [entry.act, entry.number, entry.note])).toEqual([
        ["resolved", "WC-2026-0001", null],
        ["repair_started", "WC-2026-0001", null],
        ["approved", "WC-2026-0001", null],
        ["message_received", "WC-2026-0001", "Is it decided?"],
        ["submitted", "WC-2026-0001", "It does not turn."],
      ])
      const known = await ok(customer.get("/store/customers/me/crm/timeline?kind=warranty_claim"))
      expect(known.timeline.map((entry: any) => entry.act)).toEqual([
        "resolved",
        "approved",
        "message_received",
        "submitted",
      ])
      expect((await get(`${CLAIMS}/${id}/history`)).history.map((entry: any) => entry.act)).toContain("cost_reversed")
    })

    it("a customer's claim is taken up with all its files or not at all, and leaves none in the storage that is of no claim", async () => {
      const MINE = "/store/customers/me/crm/warranty-claims"
      const storage: any = getContainer().resolve(Modules.FILE)
      const create = storage.createFiles.bind(storage)
      const drop = storage.deleteFiles.bind(storage)
      let asked = 0
      const kept = new Set<string>()
      const spies = [
        jest.spyOn(storage, "createFiles").mockImplementation(async (files: any) => {
          if (++asked === 2) {
            throw new Error("the disk is full")
          }
          const made = await create(files)
          made.forEach(({ id }: any) => kept.add(id))
          return made
        }),
        jest.spyOn(storage, "deleteFiles").mockImplementation(async (ids: any) => {
          await drop(ids)
          ids.forEach((id: string) => kept.delete(id))
        }),
      ]
      const files = ["a.png", "b.png"].map((filename) => ({ filename, content: PHOTO }))
      const body = { warranty_id: "crmw_1", quantity: 3, description: "It squeaks.", files, idempotency_key: "once" }
      expect((await customer.post(MINE, body)).status).toBe(500)
      expect([kept.size, (await get(CLAIMS)).count]).toEqual([0, 0])
      const [first, second] = [await ok(customer.post(MINE, body)), await ok(customer.post(MINE, body))]
      expect(first.warranty_claim.files.map(({ file_name }: any) => file_name)).toEqual(["a.png", "b.png"])
      expect([second.warranty_claim, kept.size]).toEqual([first.warranty_claim, 2])
      expect((await customer.post(MINE, { ...body, idempotency_key: "again" })).status).toBe(400)
      expect(kept.size).toBe(2)
      spies.forEach((spy) => spy.mockRestore())
    })

    it("is replaced by the host's own claim, once, also where a step failed or the order had another open change", async () => {
      const id = await approved({ quantity: 2 })
      await post("/admin/order-edits", { order_id })
      await refused(
        admin.post(`${CLAIMS}/${id}/resolve`, { remedy: "replace" }),
        400,
        expect.stringMatching(
          /^Order #\d+ has an edit open since \d{4}-\d\d-\d\d; confirm or cancel it in the order, then settle the claim\.$/
        )
      )
      expect(await claimOf(id)).toMatchObject({
        status: "approved",
        remedy_state: "failed",
        remedy_error: expect.stringContaining("has an edit open"),
      })
      await ok(admin.delete(`/admin/order-edits/${order_id}`))

      const orders = getContainer().resolve(Modules.ORDER)
      const broken = jest
        .spyOn(orders, "confirmOrderChange")
        .mockRejectedValueOnce(new Error("the connection was lost"))
      expect(await act(id, "resolve", { remedy: "replace", location_id: store.location_id })).toMatchObject({
        status: "approved", remedy: "replace", remedy_state: "started", remedy_error: expect.stringContaining("the connection was lost"), actions: ["resume"],
      }) // prettier-ignore
      broken.mockRestore()
      await refused(
        admin.post(`${CLAIMS}/${id}/cancel`),
        400,
        "Claim WC-2026-0001 is being settled by a replacement (started); resume that first."
      )
      const settled = await Promise.all([1, 2, 3].map(() => act(id, "resume").catch(() => null)))
      expect(settled.length).toBe(3)
      const done = await claimOf(id)
      expect(done).toMatchObject({
        status: "resolved",
        remedy_state: "done",
        remedy_error: null,
        remedy_reference: "order_claim",
      })
      expect(done.remedy_steps.map(({ step }: any) => step)).toEqual(["claim_begun", "fault_noted", "return_requested", "replacement_added", "shipping_added", "claim_confirmed"]) // prettier-ignore
      const { claims } = await get(`/admin/claims?order_id=${order_id}`)
      expect(claims.map((claim: any) => claim.id)).toEqual([done.remedy_reference_id])
      const { order } = await get(`/admin/orders/${order_id}?fields=*items,*items.detail`)
      const sent = order.items.filter((item: any) => item.id !== line_id)
      expect(sent).toEqual([expect.objectContaining({ quantity: 2, unit_price: 10.01, metadata: { crm_warranty_claim_id: id } })]) // prettier-ignore
      await refused(
        admin.post(`${CLAIMS}/${id}/resume`),
        400,
        "Claim WC-2026-0001 is settled; there is nothing to resume."
      )
      const warranty = async () => (await get("/admin/crm/warranties/crmw_1")).warranty
      await eventually(async () => (await warranty()).quantity === 1, 20_000)
      expect(await warranty()).toMatchObject({
        returned_quantity: 2,
        remaining: 1,
        claims_count: 1,
        open_claims_count: 0,
      })
      await refused(
        admin.post(CLAIMS, { warranty_id: "crmw_1", quantity: 2, description: "Again." }),
        400,
        "Warranty W-2026-9001 of Bolt has 1 of 1 units left to claim; 2 cannot be claimed."
      )
      const [{ return_id }] = claims
      await receive(return_id, 2)
      await reconcileReceivables(getContainer())
      expect((await get(`/admin/crm/billing-proposals?order_id=${order_id}`)).billing_proposals).toEqual([])
      expect(await warranty()).toMatchObject({ returned_quantity: 2, remaining: 1 })
    })

    it("is paid back when units come back, also where a crash left an empty return; by a credit note, which is no cost, else", async () => {
      const id = await approved({ quantity: 2 })
      expect(await disputed()).toBe(22.02)
      const wish = {
        order_id, line_id, quantity: 2, return_goods: true, location_id: store.location_id, variant_id: null, unit_price: null, shipping_option_id: null,
        invoice_id: null, invoice_item_id: null, amount: null, note: null,
      } // prettier-ignore
      const service = getContainer().resolve<WarrantyModuleService>(WARRANTY_MODULE)
      const { remedy } = await service.beginRemedy(id, "refund", wish, { actor_id: "user_clerk", actor_type: "user" })
      const metadata = { crm_warranty_remedy_id: remedy.id }
      const [empty]: any = await getContainer()
        .resolve(Modules.ORDER)
        .createReturns([{ order_id, metadata }] as never)
      const waits = await act(id, "resume")
      expect(waits).toMatchObject({
        status: "approved",
        remedy_state: "waiting",
        remedy_reference: "return",
        actions: ["resume"],
      })
      expect(waits.remedy_reference_id).not.toBe(empty.id)
      expect(await act(id, "resume")).toMatchObject({ status: "approved", remedy_state: "waiting" })
      const rep = await createUser(getContainer(), "rep")
      await post("/admin/crm/access", { user_id: rep.user_id, scope: "all" })
      await refused(
        clientOf(api, rep).post(`${CLAIMS}/${id}/resume`),
        403,
        "You may not give money back. Someone who may change the set-up can give you the right to money in Settings › CRM › Access."
      )
      await receive(waits.remedy_reference_id)
      expect(await reconcileClaims(getContainer())).toBe(0)
      expect(await claimOf(id)).toMatchObject({ status: "approved", remedy_state: "waiting" })
      expect(await act(id, "resume")).toMatchObject({
        status: "resolved",
        remedy: "refund",
        remedy_state: "done",
        remedy_reference: "return",
      })
      expect(await disputed()).toBe(22.02)
      await reconcileReceivables(getContainer())
      const [proposal] = (await get(`/admin/crm/billing-proposals?order_id=${order_id}&state=open`)).billing_proposals
      await post(`/admin/crm/billing-proposals/${proposal.id}/apply`, { fingerprint: proposal.fingerprint })
      await reconcileClaims(getContainer())
      expect(await disputed()).toBe(0)

      const second = await approved()
      await refused(
        admin.post(`${CLAIMS}/${second}/resolve`, { remedy: "refund", amount: 11.02 }),
        400,
        "Claim WC-2026-0002 is about 1 of Bolt, for which invoice INV-2026-0001 asks 11.01 USD; 11.02 USD cannot be given back."
      )
      const done = await act(second, "resolve", { remedy: "refund", note: "Cannot be repaired." })
      expect(done).toMatchObject({
        status: "resolved",
        remedy_reference: "crm_credit_note",
        cost_total: 0,
        costs: { total: 0 },
      })
      const { credit_note } = await get(`/admin/crm/credit-notes/${done.remedy_reference_id}`)
      expect(credit_note).toMatchObject({
        total: 11.01,
        reason_code: "warranty",
        reason: "Warranty claim WC-2026-0002",
      })
      const { disputes } = await get(`/admin/crm/invoices/${invoice_id}/disputes`)
      expect(disputes).toContainEqual(expect.objectContaining({ status: "resolved", resolution: "credited", credit_note_id: credit_note.id, amount: 11.01 })) // prettier-ignore
      expect(await act(second, "resolve", { remedy: "refund" })).toMatchObject({ remedy_reference_id: credit_note.id })
      expect((await get(`/admin/crm/credit-notes?order_id=${order_id}`)).count).toBe(2)

      const seen = clientOf(api, rep)
      await post("/admin/crm/access", { user_id: rep.user_id, scope: "own" })
      const listed = async () =>
        (await ok(seen.get(`${CLAIMS}?order_id=${order_id}`))).warranty_claims.map((claim: any) => claim.id).sort()
      expect(await listed()).toEqual([id, second].sort())
      const shown = (await ok(seen.get(`${CLAIMS}/${id}`))).warranty_claim
      expect([shown.costs, Object.keys(shown).includes("cost_total")]).toEqual([{ currency_code: "usd" }, false])
      await refused(
        seen.post(`${CLAIMS}/${id}/costs`, { kind: "freight", amount: 5 }),
        403,
        "You may not say what a claim costs. Someone who may change the set-up can let you see margins in Settings › CRM › Access."
      )
      await sql("update crm_warranty_claim set assignee_id = 'user_other' where id = ?", [id])
      expect(await listed()).toEqual([second])
      await refused(seen.get(`${CLAIMS}/${id}`), 404, `Warranty claim ${id} was not found.`)
      await refused(
        seen.post(`${CLAIMS}/${id}/messages`, { text: "Hello" }),
        404,
        `Warranty claim ${id} was not found.`
      )
      await sql("update crm_receivable_order set owner_id = 'user_other' where order_id = ?", [order_id])
      await refused(seen.get("/admin/crm/warranties/crmw_1"), 404, "Warranty crmw_1 was not found.")
      expect((await ok(seen.get("/admin/crm/warranties/look-up?q=Bolt"))).look_up.count).toBe(0)
      expect(await listed()).toEqual([])
    })

    it("disputes what each invoice asks for its units, also one that came later, and none of them twice", async () => {
      const items = [{ title: "Bolt", variant_id: store.variant_id, quantity: 3, unit_price: 10.01 }]
      order_id = await createOrder(getContainer(), store, { items, shipping: 0 })
      line_id = (await get(`/admin/orders/${order_id}`)).order.items[0].id
      await sql("update crm_warranty set order_id = ?, line_id = ?", [order_id, line_id])
      const invoiced = async (quantity: number): Promise<string> => {
        const lines = [{ order_item_id: line_id, quantity }]
        return (await post(`/admin/crm/orders/${order_id}/invoices`, { items: lines, issue: true })).invoice.id
      }
      const totals = (ids: string[]) =>
        Promise.all(ids.map(async (id) => (await get(`/admin/crm/invoices/${id}`)).invoice.disputed_total))
      const first = await invoiced(1)
      await post(CLAIMS, { warranty_id: "crmw_1", quantity: 2, description: "Both squeak." })
      const second = await invoiced(2)
      expect(await totals([first, second])).toEqual([11.01, 0])
      await reconcileClaims(getContainer())
      expect(await totals([first, second])).toEqual([11.01, 11.01])
      const [{ id: dispute_id }] = (await get(`/admin/crm/invoices/${second}/disputes`)).disputes
      await post(`/admin/crm/invoices/${second}/disputes/${dispute_id}/resolve`, { resolution: "withdrawn" })
      await reconcileClaims(getContainer())
      expect(await totals([first, second])).toEqual([11.01, 0])
    })

    it("is not paid back a second time where its unit came back by the host and was credited", async () => {
      await post("/admin/crm/warranties/crmw_1/serials", { serials: ["P-1", "P-2", "P-3"] })
      const id = await approved({ serial: "P-1" })
      const { return: made } = await post("/admin/returns", { order_id, location_id: store.location_id })
      await post(`/admin/returns/${made.id}/request-items`, { items: [{ id: line_id, quantity: 1 }] })
      await post(`/admin/returns/${made.id}/request`, { no_notification: true })
      await receive(made.id)
      const { units } = (await get("/admin/crm/warranties/crmw_1")).warranty
      const unit_id = units.find(({ serial }: any) => serial === "P-1").id
      await post(`/admin/crm/warranties/crmw_1/serials/${unit_id}`, { status: "returned" })
      await reconcileReceivables(getContainer())
      const [proposal] = (await get(`/admin/crm/billing-proposals?order_id=${order_id}&state=open`)).billing_proposals
      await post(`/admin/crm/billing-proposals/${proposal.id}/apply`, { fingerprint: proposal.fingerprint })
      for (const remedy of ["refund", "replace", "repair"]) {
        await refused(
          admin.post(`${CLAIMS}/${id}/resolve`, { remedy }),
          400,
          "Serial number P-1 was returned; it cannot be claimed."
        )
      }
      const { credit_notes } = await get(`/admin/crm/credit-notes?order_id=${order_id}`)
      expect(credit_notes.map(({ total }: any) => total)).toEqual([11.01])
    })

    it.each<[string, number, number, object, object]>([
      ["a discount that three units do not share evenly", 3, 2, {}, { amount: 10 }],
      ["with tax in price and discount", 3, 3, { is_tax_inclusive: true }, { amount: 10, is_tax_inclusive: true }],
    ])("what replaces goods costs the customer nothing: %s", async (_name, ordered, quantity, price, discount) => {
      const items = [{ title: "Bolt", variant_id: store.variant_id, quantity: ordered, unit_price: 100, ...price }]
      order_id = await createOrder(getContainer(), store, { items: items as never, shipping: 0 })
      line_id = (await get(`/admin/orders/${order_id}`)).order.items[0].id
      await getContainer().resolve(Modules.ORDER).setOrderLineItemAdjustments(order_id, [{ item_id: line_id, code: "TEN", ...discount }] as never) // prettier-ignore
      await deliver(getContainer(), store, order_id)
      await sql("update crm_warranty set order_id = ?, line_id = ?", [order_id, line_id])
      const money = async () => {
        const { order } = await get(`/admin/orders/${order_id}?fields=total,*summary`)
        return { total: order.total, pending_difference: order.summary.pending_difference }
      }
      const before = await money()
      for (const return_goods of quantity < ordered ? [true, false] : [true]) {
        const units = return_goods ? quantity : ordered - quantity
        const id = await approved({ quantity: units })
        const done = await act(id, "resolve", { remedy: "replace", location_id: store.location_id, return_goods })
        expect(done).toMatchObject({ status: "resolved" })
        if (return_goods) {
          const [{ return_id }] = (await get(`/admin/claims?order_id=${order_id}`)).claims
          await receive(return_id, units)
        }
        expect(await money()).toEqual(before)
      }
    })
  },
})
