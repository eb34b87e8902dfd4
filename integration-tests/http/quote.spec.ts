import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import {
  createInventoryLevelsWorkflow,
  createProductsWorkflow,
  createPromotionsWorkflow,
  updateTaxRatesWorkflow,
} from "@medusajs/medusa/core-flows"
import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"

import { QUOTE_MODULE } from "../../src/modules/quote"
import type { QuoteModuleService } from "../../src/modules/quote/service"
import { redecideHolds } from "../../src/workflows/quote/credit/redecide-holds"
import { reconcileConversions } from "../../src/workflows/quote/reconcile-conversions"
import { createUser } from "../support/callers"
import { Client, clientOf, eventually } from "../support/receivable-client"
import { createStore, Store } from "../support/receivable-store"

jest.setTimeout(180_000)

/** A desk with 5 in stock at 100 USD, 90 from 10 pieces. */
async function createDesk(container: MedusaContainer, store: Store): Promise<string> {
  const { result } = await createProductsWorkflow(container).run({
    input: {
      products: [
        {
          title: "Desk",
          status: "published",
          sales_channels: [{ id: store.sales_channel_id }],
          options: [{ title: "Size", values: ["Large"] }],
          variants: [
            {
              title: "Large",
              sku: "DESK-L",
              manage_inventory: true,
              options: { Size: "Large" },
              prices: [
                { currency_code: "usd", amount: 100 },
                { currency_code: "usd", amount: 90, min_quantity: 10 },
              ],
            },
          ],
        },
      ],
    },
  })
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const variantId = result[0].variants[0].id
  const { data } = await query.graph({
    entity: "variant",
    fields: ["inventory_items.inventory_item_id"],
    filters: { id: variantId },
  })
  const inventory_item_id = (data[0] as unknown as { inventory_items: { inventory_item_id: string }[] })
    .inventory_items[0].inventory_item_id
  await createInventoryLevelsWorkflow(container).run({
    input: { inventory_levels: [{ inventory_item_id, location_id: store.location_id, stocked_quantity: 5 }] },
  })
  return variantId
}

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    describe("quotes", () => {
      let admin: Client
      let store: Store
      let desk: string

      beforeEach(async () => {
        const container = getContainer()
        admin = clientOf(api, await createUser(container))
        store = await createStore(container)
        desk = await createDesk(container, store)
      })

      const quotes = () => getContainer().resolve<QuoteModuleService>(QUOTE_MODULE)
      const adjustStock = async (by: number): Promise<void> => {
        const inventory = getContainer().resolve(Modules.INVENTORY)
        const [level] = await inventory.listInventoryLevels({})
        await inventory.adjustInventory(level.inventory_item_id, level.location_id, by)
      }
      const head = () => ({
        customer_id: store.customer_id,
        currency_code: "usd",
        region_id: store.region_id,
        sales_channel_id: store.sales_channel_id,
      })
      const create = async (body: object = {}) => {
        const { status, data } = await admin.post("/admin/crm/quotes", {
          ...head(),
          items: [{ variant_id: desk, quantity: 2 }],
          ...body,
        })
        expect([status, data.message]).toEqual([200, undefined])
        return data.quote
      }
      const sent = async (body: object = {}) => {
        const quote = await create(body)
        const { status, data } = await admin.post(`/admin/crm/quotes/${quote.id}/send`)
        expect([status, data.message]).toEqual([200, undefined])
        return { ...data.quote, public_url: data.public_url }
      }
      const accept = (id: string, body: object = {}) =>
        admin.post(`/admin/crm/quotes/${id}/accept`, { name: "Ann Lee", ...body })
      const order = async (id: string) => {
        const query = getContainer().resolve(ContainerRegistrationKeys.QUERY)
        const { data } = await query.graph({
          entity: "order",
          fields: [
            "id",
            "status",
            "is_draft_order",
            "total",
            "discount_total",
            "items.*",
            "items.tax_lines.*",
            "payment_collections.*",
            "crm_quotes.number",
            "metadata",
          ],
          filters: { id },
        })
        return JSON.parse(JSON.stringify(data[0]))
      }
      const ordersCount = async () =>
        (
          await getContainer()
            .resolve(Modules.ORDER)
            .listOrders({ is_draft_order: [true, false] } as never, { select: ["id"] })
        ).length

      it("is priced and taxed by the host for its customer, currency and quantity", async () => {
        const quote = await create({
          items: [
            { variant_id: desk, quantity: 2 },
            { variant_id: desk, quantity: 10, discount_percent: 5 },
            { title: "Assembly", quantity: 1, unit_price: 33.5 },
          ],
        })
        expect(quote).toMatchObject({
          status: "draft",
          number: expect.stringMatching(/^Q-\d{4}-0001$/),
          customer_id: store.customer_id,
          company_name: "Acme Ltd",
          customer_kind: "business",
          subtotal: 1133.5,
          discount_total: 45,
          tax_total: 108.85,
          rounding_total: 0,
          total: 1197.35,
          weighted_total: 119.74,
          probability: 10,
          stage: { code: "draft" },
          hold: null,
          order_id: null,
        })
        expect(
          quote.items.map((item: Record<string, unknown>) => [
            item.title,
            item.sku,
            item.unit_price,
            item.list_price,
            item.is_custom_price,
          ])
        ).toEqual([
          ["Desk", "DESK-L", 100, 100, false],
          ["Desk", "DESK-L", 90, 90, false],
          ["Assembly", null, 33.5, null, true],
        ])
      })

      it("previews exactly what it would store, and stores nothing", async () => {
        const body = { ...head(), items: [{ variant_id: desk, quantity: 2, unit_price: 95, discount_percent: 10 }] }
        const { status, data } = await admin.post("/admin/crm/quotes/preview", body)
        expect(status).toBe(200)
        expect(data.quote).toMatchObject({ subtotal: 190, discount_total: 19, tax_total: 17.1, total: 188.1 })
        expect(data.quote.items).toMatchObject([
          { list_price: 100, unit_price: 95, is_custom_price: true, total: 188.1 },
        ])
        expect((await admin.get("/admin/crm/quotes")).data.count).toBe(0)
      })

      it("is changed line by line while it is a draft", async () => {
        const quote = await create()
        const url = `/admin/crm/quotes/${quote.id}`
        const added = (await admin.post(`${url}/items`, { title: "Delivery", quantity: 1, unit_price: 20 })).data.quote
        expect(added).toMatchObject({ subtotal: 220, total: 242 })
        const changed = (await admin.post(`${url}/items/${added.items[0].id}`, { quantity: 3 })).data.quote
        expect(changed).toMatchObject({ subtotal: 320 })
        expect(changed.items[0].id).toBe(added.items[0].id)
        const { data } = await admin.delete(`${url}/items/${added.items[1].id}`)
        expect(data).toMatchObject({ deleted: true, parent: { subtotal: 300 } })
        expect((await admin.post(url, { title: "Office", revision: 0 })).data.message).toMatch(
          /^Quote \S+ was changed by admin at \d\d:\d\d meanwhile \(total, tax_lines, line: Delivery, line: Desk\); reload it to see their changes\.$/
        )
        expect((await admin.delete(url)).data).toEqual({ id: quote.id, object: "crm_quote", deleted: true })
        expect((await admin.get(url)).data).toEqual({ type: "not_found", message: `Quote ${quote.id} was not found.` })
      })

      it("becomes the host's order once it is accepted: placed, reserved, at the same total, linked both ways", async () => {
        const quote = await sent({ payment_terms: { name: "14 days", instalments: [{ percent: 100, days: 14 }] } })
        expect(quote).toMatchObject({ status: "sent", version: 1, stage: { code: "sent" } })
        expect(quote.public_url).toMatch(/\/crm\/quotes#[A-Za-z0-9_-]{43}$/)
        const { status, data } = await accept(quote.id)
        expect([status, data.message]).toEqual([200, undefined])
        expect(data.quote).toMatchObject({
          status: "accepted",
          accepted_name: "Ann Lee",
          order_id: expect.stringMatching(/^order_/),
        })
        const placed = await order(data.quote.order_id)
        expect(placed).toMatchObject({
          status: "pending",
          is_draft_order: false,
          total: 220,
          crm_quotes: [{ number: quote.number }],
          metadata: { crm_quote_number: quote.number, crm_payment_terms: "14 days" },
          payment_collections: [{ amount: 220, status: "not_paid" }],
        })
        const [reservation] = await getContainer()
          .resolve(Modules.INVENTORY)
          .listReservationItems({ line_item_id: placed.items[0].id })
        expect(reservation).toMatchObject({ quantity: 2 })
        const query = getContainer().resolve(ContainerRegistrationKeys.QUERY)
        const { data: linked } = await query.graph({
          entity: "crm_quote",
          fields: ["order.id", "customer.email"],
          filters: { id: quote.id },
        } as never)
        expect(linked[0]).toMatchObject({ order: { id: placed.id }, customer: { email: "ann@acme.test" } })
      })

      it("says 33.03 as quote and as order where the host keeps 33.033", async () => {
        const quote = await sent({ items: [{ variant_id: store.variant_id, quantity: 3 }] })
        expect(quote).toMatchObject({ subtotal: 30.03, tax_total: 3, rounding_total: 0, total: 33.03 })
        const { data } = await accept(quote.id)
        expect((await order(data.quote.order_id)).total).toBe(33.033)
      })

      it("is accepted once, whoever asks how often at once", async () => {
        const quote = await sent()
        const placed: unknown[] = []
        getContainer()
          .resolve(Modules.EVENT_BUS)
          .subscribe("order.placed", async ({ data }) => void placed.push(data))
        const answers = await Promise.all(Array.from({ length: 50 }, () => accept(quote.id)))
        expect(new Set(answers.map(({ status, data }) => `${status} ${data.message ?? ""}`))).toEqual(new Set(["200 "]))
        // Who comes while another converts may be told before the order is there.
        const ids = new Set(answers.flatMap(({ data }) => data.quote.order_id ?? []))
        expect(ids.size).toBe(1)
        expect(await ordersCount()).toBe(1)
        await eventually(async () => placed.length)
        expect(placed).toEqual([{ id: [...ids][0] }])
        expect(await getContainer().resolve(Modules.INVENTORY).listReservationItems({})).toHaveLength(1)
        expect((await accept(quote.id)).data.quote.order_id).toBe([...ids][0])
      })

      it("keeps its total whatever promotion starts between sending and accepting", async () => {
        const quote = await sent()
        await createPromotionsWorkflow(getContainer()).run({
          input: {
            promotionsData: [
              {
                code: "HALF",
                type: "standard",
                status: "active",
                is_automatic: true,
                application_method: {
                  type: "percentage",
                  target_type: "items",
                  allocation: "across",
                  value: 50,
                  currency_code: "usd",
                },
              },
            ],
          },
        } as never)
        const { data } = await accept(quote.id)
        expect(await order(data.quote.order_id)).toMatchObject({ total: 220, discount_total: 0 })
      })

      it("refuses to be accepted when the tax rate has changed since it was sent", async () => {
        const quote = await sent()
        const [rate] = await getContainer()
          .resolve(Modules.TAX)
          .listTaxRates({ code: "VAT10" } as never)
        await updateTaxRatesWorkflow(getContainer()).run({ input: { selector: { id: rate.id }, update: { rate: 12 } } })
        const { status, data } = await accept(quote.id)
        expect([status, data]).toEqual([
          400,
          {
            type: "not_allowed",
            message: `The tax on quote ${quote.number} has changed since version 1 was sent; revise it with the same prices and send the new version.`,
          },
        ])
        expect((await admin.get(`/admin/crm/quotes/${quote.id}`)).data.quote).toMatchObject({
          status: "sent",
          order_id: null,
        })
        expect(await ordersCount()).toBe(0)
        await admin.post(`/admin/crm/quotes/${quote.id}/revise`)
        await admin.post(`/admin/crm/quotes/${quote.id}`, { title: "Again" })
        expect((await admin.post(`/admin/crm/quotes/${quote.id}/send`)).data.quote).toMatchObject({
          version: 2,
          total: 224,
        })
        expect((await accept(quote.id)).data.quote).toMatchObject({ status: "accepted", order_id: expect.any(String) })
      })

      it("is accepted without stock, and waits for it", async () => {
        const quote = await sent({ items: [{ variant_id: desk, quantity: 6 }] })
        const lacking = {
          code: "stock",
          message: `Quote ${quote.number} cannot become an order: Desk: 6 asked, 5 in stock.`,
        }
        const { status, data } = await accept(quote.id)
        expect(status).toBe(200)
        expect(data.quote).toMatchObject({
          status: "accepted",
          order_id: null,
          hold: { reasons: [lacking], step: "accept" },
        })
        expect((await admin.get("/admin/crm/quotes?on_hold=true")).data.count).toBe(1)
        expect(await redecideHolds(getContainer())).toEqual([])
        const shipped = await sent({ items: [{ variant_id: desk, quantity: 5 }] })
        expect((await accept(shipped.id)).data.quote).toMatchObject({ hold: null, order_id: expect.any(String) })
        await adjustStock(6)
        expect(await redecideHolds(getContainer())).toEqual([quote.id])
        expect((await admin.get(`/admin/crm/quotes/${quote.id}`)).data.quote.order_id).toMatch(/^order_/)
      })

      it("stays accepted and waits where another buyer takes its goods while it is ordered", async () => {
        const quote = await sent()
        const claim = quotes().claimAcceptance.bind(quotes())
        const took = jest.spyOn(quotes(), "claimAcceptance").mockImplementationOnce(async (...asked) => {
          const claimed = await claim(...asked)
          await adjustStock(-4)
          return claimed
        })
        const { status, data } = await accept(quote.id)
        took.mockRestore()
        expect([status, data.message]).toEqual([200, undefined])
        expect(data.quote).toMatchObject({ status: "accepted", order_id: null, hold: { reasons: [{ code: "stock" }] } })
        expect((await accept(quote.id)).data.quote).toMatchObject({
          status: "accepted",
          hold: { reasons: [{ code: "stock" }] },
        })
        const { history } = (await admin.get(`/admin/crm/quotes/${quote.id}/history`)).data
        expect(history.map(({ act }: { act: string }) => act)).toEqual(
          expect.arrayContaining(["accepted", "acceptance_undone", "held"])
        )
        expect(await ordersCount()).toBe(0)

        // The same between a release and its order.
        await adjustStock(4)
        const release = quotes().releaseHold.bind(quotes())
        const tookAgain = jest.spyOn(quotes(), "releaseHold").mockImplementationOnce(async (...asked) => {
          const released = await release(...asked)
          await adjustStock(-4)
          return released
        })
        expect(await redecideHolds(getContainer())).toEqual([])
        tookAgain.mockRestore()
        const waits = (await admin.get(`/admin/crm/quotes/${quote.id}`)).data.quote
        expect(waits).toMatchObject({ order_id: null, hold: { reasons: [{ code: "stock" }], retry_after: null } })
        await adjustStock(4)
        expect(await redecideHolds(getContainer())).toEqual([quote.id])
        expect(await ordersCount()).toBe(1)
      })

      it("is finished after a crash between claim and order", async () => {
        const quote = await sent()
        await quotes().claimAcceptance(
          quote.id,
          { today: "2020-01-01", order_id: "order_reserved", name: "Ann" },
          { actor_id: "u", actor_type: "user" }
        )
        expect(await reconcileConversions(getContainer())).toEqual({ finished: [], undone: [], left: [] })
        expect(await reconcileConversions(getContainer(), -1)).toEqual({ finished: [quote.id], undone: [], left: [] })
        expect((await admin.get(`/admin/crm/quotes/${quote.id}`)).data.quote).toMatchObject({
          status: "accepted",
          order_id: "order_reserved",
        })
        expect(await order("order_reserved")).toMatchObject({ status: "pending", total: 220 })
        expect(await reconcileConversions(getContainer(), -1)).toEqual({ finished: [], undone: [], left: [] })
      })

      it("waits for its goods after a crash, and is on offer again when its order cannot be made any more", async () => {
        const [quote, other] = [await sent(), await sent()]
        const crash = ({ id }: { id: string }) =>
          quotes().claimAcceptance(
            id,
            { today: "2020-01-01", order_id: `order_of_${id}`, name: "Ann" },
            { actor_id: "u", actor_type: "user" }
          )
        await crash(quote)
        await adjustStock(-5)
        expect(await reconcileConversions(getContainer(), -1)).toEqual({ finished: [], undone: [quote.id], left: [] })
        expect((await admin.get(`/admin/crm/quotes/${quote.id}`)).data.quote).toMatchObject({
          status: "accepted",
          hold: { reasons: [{ code: "stock" }] },
          order_id: null,
        })
        await adjustStock(5)
        await crash(other)
        await getContainer().resolve(Modules.CUSTOMER).softDeleteCustomers([store.customer_id])
        expect(await reconcileConversions(getContainer(), -1)).toEqual({ finished: [], undone: [other.id], left: [] })
        expect((await admin.get(`/admin/crm/quotes/${other.id}`)).data.quote).toMatchObject({
          status: "sent",
          hold: null,
          order_id: null,
        })
        expect(await ordersCount()).toBe(0)
      })

      it("is found by each filter, summed over all that is filtered, and refuses other words", async () => {
        await create({ title: "Alpha" })
        const beta = await sent({ title: "Beta", items: [{ variant_id: desk, quantity: 1 }] })
        const list = async (query: string) => (await admin.get(`/admin/crm/quotes?${query}`)).data
        const titles = async (query: string) =>
          (await list(query)).quotes.map((quote: { title: string }) => quote.title)
        expect(await titles("order=title")).toEqual(["Alpha", "Beta"])
        expect(await titles("status=sent")).toEqual(["Beta"])
        expect(await titles("stage_id=crmst_draft")).toEqual(["Alpha"])
        expect(await titles("q=bet")).toEqual(["Beta"])
        expect(await titles("total[$gt]=150")).toEqual(["Alpha"])
        expect(await titles(`number=${beta.number}`)).toEqual(["Beta"])
        expect(await titles("customer_id=cus_none")).toEqual([])
        expect(await titles("currency_code=eur")).toEqual([])
        expect(await titles("status=expired")).toEqual([])
        expect((await list("view=pipeline&limit=1")).totals).toEqual([
          { currency_code: "usd", count: 2, total: "330", weighted_total: "55" },
        ])
        const refused = async (query: string) => {
          const { status, data } = await admin.get(`/admin/crm/quotes?${query}`)
          return [status, data.message]
        }
        expect(await refused("limit=1000000")).toEqual([400, "Invalid request: limit must be at most 200"])
        expect(await refused("order=password")).toEqual([
          400,
          expect.stringContaining("order must be one of number, title, status"),
        ])
        expect(await refused("color=red")).toEqual([400, "Invalid request: color is not a field of this request"])
      })

      it.each([
        ["an unknown customer", { customer_id: "cus_none" }, 404, "Customer cus_none was not found."],
        ["an unknown region", { region_id: "reg_none" }, 404, "Region reg_none was not found."],
        ["a currency the region does not have", { currency_code: "eur" }, 400, "Region US sells in USD, not in EUR."],
        [
          "an unknown variant",
          { items: [{ variant_id: "variant_none", quantity: 1 }] },
          404,
          "Product variant variant_none was not found.",
        ],
        ["neither customer nor mail", { customer_id: null }, 400, "A quote needs a customer_id or an email."],
        [
          "quantity 0",
          { items: [{ title: "x", quantity: 0, unit_price: 1 }] },
          400,
          "Invalid request: items.0.quantity must be more than 0",
        ],
        [
          "a negative quantity",
          { items: [{ title: "x", quantity: -1, unit_price: 1 }] },
          400,
          "Invalid request: items.0.quantity must be more than 0",
        ],
        [
          "a quantity that is no number",
          { items: [{ title: "x", quantity: "NaN", unit_price: 1 }] },
          400,
          "Invalid request: items.0.quantity must be a number",
        ],
        [
          "a price with too many digits",
          { items: [{ title: "Gold", quantity: 1, unit_price: "1234567890123.4567" }] },
          400,
          "The price of Gold is 1234567890123.4567; at most 15 digits can be kept exactly.",
        ],
        [
          "a discount over 100",
          { items: [{ title: "x", quantity: 1, unit_price: 1, discount_percent: 101 }] },
          400,
          "Invalid request: items.0.discount_percent must be from 0 to 100",
        ],
        [
          "a line without a name",
          { items: [{ quantity: 1, unit_price: 1 }] },
          400,
          "Line 1 needs a variant_id or a title.",
        ],
        [
          "a line without a price",
          { items: [{ title: "x", quantity: 1 }] },
          400,
          "x has no price in USD for this customer; give its unit_price.",
        ],
        [
          "a field that does not exist",
          { status: "accepted" },
          400,
          "Invalid request: status is not a field of this request",
        ],
        [
          "a day that does not exist",
          { valid_until: "2026-02-30" },
          400,
          "Invalid request: valid_until must be a day such as 2026-11-23",
        ],
        ["an unknown stage", { stage_id: "crmst_none" }, 404, "Stage crmst_none was not found."],
      ])("refuses %s and stores nothing", async (_what, body, status, message) => {
        const answer = await admin.post("/admin/crm/quotes", {
          ...head(),
          items: [{ variant_id: desk, quantity: 1 }],
          ...body,
        })
        expect([answer.status, answer.data.message]).toEqual([status, message])
        expect((await admin.get("/admin/crm/quotes")).data.count).toBe(0)
      })

      it("refuses 1e309, which JSON cannot carry", async () => {
        const answer = await admin.post("/admin/crm/quotes", {
          ...head(),
          items: [{ title: "x", quantity: 1, unit_price: "1e309" }],
        })
        expect([answer.status, answer.data.message]).toEqual([
          400,
          "Invalid request: items.0.unit_price must be a number",
        ])
      })

      it.each([
        ["accept", { version: 7 }, "Version 7 of quote {n} was replaced by version 1 and cannot be accepted."],
        ["decline", { version: 7 }, "Version 7 of quote {n} was replaced by version 1 and cannot be declined."],
      ])("refuses to %s a version that is not on offer", async (verb, body, message) => {
        const quote = await sent()
        const { status, data } = await admin.post(`/admin/crm/quotes/${quote.id}/${verb}`, body)
        expect([status, data.message]).toEqual([400, message.replace("{n}", quote.number)])
      })

      it("keeps both sides as they were named when it was sent", async () => {
        await admin.post("/admin/crm/settings", { legal_name: "Depot Ltd", tax_id: "PT999" })
        const quote = await sent()
        await admin.post("/admin/crm/settings", { legal_name: "Renamed Ltd", tax_id: "PT111" })
        const [version] = (await admin.get(`/admin/crm/quotes/${quote.id}/versions`)).data.versions
        expect(version.snapshot.parties).toMatchObject({
          seller: { legal_name: "Depot Ltd", tax_id: "PT999" },
          buyer: { name: "Ann Lee", company_name: "Acme Ltd", email: "ann@acme.test", customer_kind: "business" },
        })
      })

      it("is withdrawn, revised, declined and told about in its history", async () => {
        const quote = await sent()
        const url = `/admin/crm/quotes/${quote.id}`
        expect((await admin.post(`${url}/decline`, { lost_reason_id: "crmlr_price", note: "too dear" })).data.quote).toMatchObject({
          status: "declined", lost_reason_id: "crmlr_price", decline_note: "too dear",
        }) // prettier-ignore
        expect((await admin.post(`${url}/revise`)).data.quote).toMatchObject({ status: "draft", version: 2 })
        await admin.post(`${url}/send`)
        expect((await admin.post(`${url}/cancel`)).data.quote).toMatchObject({ status: "canceled" })
        expect((await accept(quote.id)).data.message).toBe(
          `Quote ${quote.number} is canceled and cannot be accepted; copy it to make another offer.`
        )
        const { data } = await admin.get(`${url}/history?order=created_at`)
        expect(data.history.map((entry: { act: string }) => entry.act)).toEqual([
          "created",
          "sent",
          "declined",
          "revised",
          "sent",
          "canceled",
        ])
      })
    })
  },
})
