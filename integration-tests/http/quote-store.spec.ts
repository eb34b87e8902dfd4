import {
  createApiKeysWorkflow,
  createCartWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
} from "@medusajs/medusa/core-flows"
import { Modules } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"

import { QUOTE_MODULE } from "../../src/modules/quote"
import type { QuoteModuleService } from "../../src/modules/quote/service"
import { createUser, shopper as shopperOf } from "../support/callers"
import { Client, clientOf, eventually } from "../support/receivable-client"
import { createStore, Store } from "../support/receivable-store"
import { routesUnder } from "../support/routes"

jest.setTimeout(60_000)

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let admin: Client
    let store: Store
    let key: string

    beforeEach(async () => {
      const container = getContainer()
      admin = clientOf(api, await createUser(container))
      store = await createStore(container)
      const { result } = await createApiKeysWorkflow(container).run({
        input: { api_keys: [{ title: "Shop", type: "publishable", created_by: "test" }] },
      })
      key = result[0].token
      await linkSalesChannelsToApiKeyWorkflow(container).run({
        input: { id: result[0].id, add: [store.sales_channel_id] },
      })
    })

    const shopper = (id?: string): Client => clientOf(api, shopperOf(getContainer(), key, id))
    const cart = async (over: object = {}) => {
      const { result } = await createCartWorkflow(getContainer()).run({
        input: {
          region_id: store.region_id,
          sales_channel_id: store.sales_channel_id,
          currency_code: "usd",
          email: "guest@shop.test",
          items: [{ variant_id: store.variant_id, quantity: 2 }],
          ...over,
        },
      })
      return result.id
    }
    const quotes = () => getContainer().resolve<QuoteModuleService>(QUOTE_MODULE)
    const account = async (email: string, company_name?: string) =>
      (
        await getContainer()
          .resolve(Modules.CUSTOMER)
          .createCustomers({ email, company_name, has_account: true, first_name: "Ann" })
      ).id
    const sent = async (customer_id: string) => {
      const { data } = await admin.post("/admin/crm/quotes", {
        customer_id,
        currency_code: "usd",
        region_id: store.region_id,
        sales_channel_id: store.sales_channel_id,
        title: "Office",
        note: "Internal words",
        items: [
          { title: "Desk", quantity: 2, unit_price: 100, unit_cost: 60 },
          { title: "Assembly", quantity: 1, unit_price: 50, is_optional: true },
        ],
      })
      expect(data.message).toBeUndefined()
      return (await admin.post(`/admin/crm/quotes/${data.quote.id}/send`)).data.quote
    }

    describe("a shopper's cart", () => {
      it("becomes one quote however often and at once it is asked for, with its lines, for staff to see at once", async () => {
        const id = await cart()
        const guest = shopper()
        const ask = () => guest.post(`/store/carts/${id}/crm/quotes`, { note: "For our new office" })
        const answers = await Promise.all(Array.from({ length: 20 }, ask))
        expect(new Set(answers.map(({ status, data }) => `${status} ${data.message ?? ""}`))).toEqual(new Set(["200 "]))
        expect(new Set(answers.map(({ data }) => data.quote.id)).size).toBe(1)
        expect(answers[0].data).toEqual({
          quote: {
            id: expect.stringMatching(/^crmq_/),
            number: expect.stringMatching(/^Q-\d{4}-0001$/),
            status: "draft",
          },
        })
        const { quotes, count } = (await admin.get("/admin/crm/quotes?source=cart&fields=%2Bitems")).data
        expect(count).toBe(1)
        expect(quotes[0]).toMatchObject({ cart_id: id, request_note: "For our new office", email: "guest@shop.test" })
        expect(quotes[0].items).toMatchObject([{ variant_id: store.variant_id, quantity: 2 }])
        const notices = await eventually(async () => {
          const rows = await getContainer().resolve(Modules.NOTIFICATION).listNotifications({ channel: "feed" })
          return rows.length ? rows : null
        })
        expect(notices).toHaveLength(1)
      })

      it("is refused when it is not there, empty, nobody's or another customer's, and nothing is made", async () => {
        const guest = shopper()
        const refusal = async (id: string, body: object = {}, as = guest) => {
          const { status, data } = await as.post(`/store/carts/${id}/crm/quotes`, body)
          return [status, data.message]
        }
        expect(await refusal("cart_none")).toEqual([404, "Cart cart_none was not found."])
        const empty = await cart({ items: [] })
        expect(await refusal(empty)).toEqual([
          400,
          `Cart ${empty} is empty; put something into it before asking for a quote.`,
        ])
        const nameless = await cart({ email: undefined })
        expect(await refusal(nameless)).toEqual([400, "A quote needs a customer_id or an email."])
        expect(await refusal(nameless, { email: "not an address" })).toEqual([400, expect.stringContaining("email")])
        const mine = await account("ann@shop.test")
        const hers = await cart({ customer_id: mine, email: undefined })
        expect(await refusal(hers)).toEqual([404, `Cart ${hers} was not found.`])
        expect(await refusal(hers, {}, shopper(await account("bob@shop.test")))).toEqual([
          404,
          `Cart ${hers} was not found.`,
        ])
        expect((await admin.get("/admin/crm/quotes")).data.count).toBe(0)
        expect((await shopper(mine).post(`/store/carts/${hers}/crm/quotes`, {})).status).toBe(200)
      })

      it("takes nothing from its body but an address and a note", async () => {
        const id = await cart()
        for (const field of [
          "total",
          "items",
          "customer_id",
          "status",
          "number",
          "unit_price",
          "__proto__x",
          "metadata",
        ]) {
          const { status } = await shopper().post(`/store/carts/${id}/crm/quotes`, { [field]: 1 })
          expect([field, status]).toEqual([field, 400])
        }
      })
    })

    describe("a customer who is logged in", () => {
      it("sees their own quotes as they were sent, without what is the seller's", async () => {
        const ann = await account("ann@shop.test")
        const quote = await sent(ann)
        await admin.post(`/admin/crm/quotes/${quote.id}/revise`, { keep_open: true })
        const { data } = await shopper(ann).get("/store/customers/me/crm/quotes")
        expect(data).toMatchObject({ count: 1, offset: 0 })
        expect(data.quotes).toMatchObject([{ id: quote.id, version: 1, status: "sent", total: quote.total }])
        const one = (await shopper(ann).get(`/store/customers/me/crm/quotes/${quote.id}`)).data
        expect(one.quote).toMatchObject({ id: quote.id, status: "sent", version: 1, messages: [] })
        expect(JSON.stringify([one, data])).not.toMatch(/Internal words|unit_cost|owner|stage|probability|margin/)
        expect((await shopper(ann).get(`/store/customers/me/crm/quotes/${quote.id}/pdf`)).status).toBe(200)
      })

      it("asks, takes an option and accepts; asked again it is the same order", async () => {
        const ann = await account("ann@shop.test")
        const quote = await sent(ann)
        const path = `/store/customers/me/crm/quotes/${quote.id}`
        const assembly = quote.items[1].id
        expect((await shopper(ann).post(`${path}/messages`, { text: "When?", item_id: assembly })).data.quote.messages).toMatchObject([{ text: "When?", author_type: "buyer" }]) // prettier-ignore
        const body = { version: 1, name: "Ann Lee", chosen_item_ids: [assembly] }
        const first = await shopper(ann).post(`${path}/accept`, body)
        expect([first.status, first.data.message]).toEqual([200, undefined])
        expect(first.data.quote).toMatchObject({ status: "accepted", accepted_name: "Ann Lee", subtotal: 250 })
        expect((await shopper(ann).post(`${path}/accept`, body)).data.quote).toMatchObject({ status: "accepted" })
        const stored = (await admin.get(`/admin/crm/quotes/${quote.id}`)).data.quote
        expect(stored).toMatchObject({ accepted_by: ann, order_ids: [stored.order_id] })
      })

      it("declines with a reason", async () => {
        const ann = await account("ann@shop.test")
        const quote = await sent(ann)
        const path = `/store/customers/me/crm/quotes/${quote.id}`
        const { data } = await shopper(ann).post(`${path}/decline`, { version: 1, reason: "Too dear" })
        expect(data.quote).toMatchObject({ status: "declined" })
        expect((await admin.get(`/admin/crm/quotes/${quote.id}`)).data.quote).toMatchObject({
          decline_note: "Too dear",
        })
      })
    })

    describe("everyone else", () => {
      const ME = "/store/customers/me/crm/quotes"
      /** Bodies of the routes that need one; a route that comes later needs none or stands here. */
      const BODIES: Record<string, object> = {
        [`POST ${ME}/:id/accept`]: { version: 1 },
        [`POST ${ME}/:id/decline`]: { version: 1 },
        [`POST ${ME}/:id/messages`]: { text: "Hello" },
      }
      const ROUTES = routesUnder("store/customers/me/crm/quotes")

      it("meets every route", () => {
        expect(ROUTES).toEqual(expect.arrayContaining([`GET ${ME}`, `GET ${ME}/:id`, `GET ${ME}/:id/files/:file_id`, ...Object.keys(BODIES)])) // prettier-ignore
      })

      it.each(ROUTES)("gets the same as for nothing at all: %s", async (route) => {
        const ann = await account("ann@shop.test", "Acme Ltd")
        const colleague = await account("carl@shop.test", "Acme Ltd")
        const bob = await account("bob@shop.test")
        const gone = await account("gone@shop.test")
        const quote = await sent(ann)
        const hers = await sent(gone)
        const [file] = await quotes().createCrmQuoteAttachments([
          { quote_id: quote.id, file_id: "x", filename: "plan.pdf", mime_type: "application/pdf", size: 1, for_buyer: true, uploaded_by: "x" },
        ]) // prettier-ignore
        await getContainer().resolve(Modules.CUSTOMER).deleteCustomers([gone])
        const [method, path] = route.split(" ")
        const call = async (as: Client, id: string) => {
          const url = path.replace(":id", id).replace(":file_id", file.id)
          const { status, data } = await (method === "GET" ? as.get(url) : as.post(url, BODIES[route] ?? {}))
          return { status, told: JSON.stringify(data).replaceAll(id, "ID") }
        }
        const guest = await call(shopper(), quote.id)
        expect(guest.status).toBe(401)
        expect(await call(shopper(gone), hers.id)).toEqual(guest)
        if (path.includes(":id")) {
          const none = await call(shopper(bob), quote.id.replace(/.{6}$/, "000000"))
          expect(none).toEqual({ status: 404, told: JSON.stringify({ type: "not_found", message: "Quote ID was not found." }) }) // prettier-ignore
          for (const stranger of [bob, colleague]) {
            expect(await call(shopper(stranger), quote.id)).toEqual(none)
          }
        } else {
          for (const stranger of [bob, colleague]) {
            expect((await shopper(stranger).get(path)).data).toMatchObject({ quotes: [], count: 0 })
          }
        }
        expect((await admin.get(`/admin/crm/quotes/${quote.id}`)).data.quote).toMatchObject({
          status: "sent",
          unanswered_messages: 0,
          deposit: null,
        })
      })

      it("gets 404 for a draft, their own too", async () => {
        const ann = await account("ann@shop.test")
        const { data } = await admin.post("/admin/crm/quotes", {
          customer_id: ann,
          currency_code: "usd",
          region_id: store.region_id,
          items: [{ title: "Desk", quantity: 1, unit_price: 1 }],
        })
        expect((await shopper(ann).get(`/store/customers/me/crm/quotes/${data.quote.id}`)).status).toBe(404)
      })

      it("sees a title as it was sent, not as a draft that follows says it, and a list in one page of ids", async () => {
        const ann = await account("ann@shop.test")
        const [first, second] = [await sent(ann), await sent(ann)]
        await admin.post(`/admin/crm/quotes/${first.id}/revise`, { keep_open: true })
        await admin.post(`/admin/crm/quotes/${first.id}`, { title: "Not yet" })
        const { data } = await shopper(ann).get("/store/customers/me/crm/quotes?limit=1&offset=1")
        expect(data).toMatchObject({
          count: 2,
          limit: 1,
          offset: 1,
          quotes: [{ id: first.id, version: 1, title: "Office" }],
        })
        const all = (await shopper(ann).get("/store/customers/me/crm/quotes?order=number")).data.quotes
        expect(all.map(({ id }: { id: string }) => id)).toEqual([first.id, second.id])
        expect(JSON.stringify(all)).not.toContain("snapshot")
      })
    })

    describe("why an order cannot be made", () => {
      it("is told to the seller, not to the customer", async () => {
        const ann = await account("ann@shop.test")
        const quote = await sent(ann)
        const tax = getContainer().resolve(Modules.TAX)
        const [rate] = await tax.listTaxRates({})
        await tax.updateTaxRates(rate.id, { rate: 12 })
        const { status, data } = await shopper(ann).post(`/store/customers/me/crm/quotes/${quote.id}/accept`, {
          version: 1,
        })
        expect([status, data.code, data.message]).toEqual([
          400,
          "crm_not_acceptable",
          "This quote cannot become an order as it stands: availability, a price or a tax has changed. Please ask the seller for a new version.",
        ])
      })
    })
  },
})
