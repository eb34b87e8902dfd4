import { medusaIntegrationTestRunner } from "@medusajs/test-utils"

import { QUOTE_MODULE } from "../../src/modules/quote"
import type { QuoteModuleService } from "../../src/modules/quote/service"
import { createUser } from "../support/callers"
import { Client, clientOf } from "../support/receivable-client"
import { createStore, Store } from "../support/receivable-store"

jest.setTimeout(180_000)

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let admin: Client
    let store: Store

    beforeEach(async () => {
      admin = clientOf(api, await createUser(getContainer()))
      store = await createStore(getContainer())
    })

    const create = async (title: string, item: object = {}): Promise<{ id: string }> => {
      const { data } = await admin.post("/admin/crm/quotes", {
        customer_id: store.customer_id,
        currency_code: "usd",
        region_id: store.region_id,
        sales_channel_id: store.sales_channel_id,
        title,
        items: [{ title: "Desk", quantity: 1, unit_price: 100, ...item }],
      })
      return data.quote
    }
    const titles = async (query: string, as = admin): Promise<string[]> => {
      const { data } = await as.get(`/admin/crm/quotes?${query}`)
      return data.quotes.map((quote: { title: string }) => quote.title).sort()
    }

    describe("the list of quotes", () => {
      it("finds what waits for the caller's approval, and for nobody else's", async () => {
        const boss = await createUser(getContainer(), "boss")
        const rep = await createUser(getContainer(), "rep")
        const [chief, seller] = [clientOf(api, boss), clientOf(api, rep)]
        await admin.post("/admin/crm/access", { user_id: rep.user_id, scope: "all", can_setup: true })
        await admin.post("/admin/crm/access", { user_id: boss.user_id, scope: "all", can_approve: true })
        const named = { name: "Chief", max_discount_percent: 20, approver_id: boss.user_id }
        await seller.post("/admin/crm/approval-rules", named)
        await create("Plain")
        const asked = await create("Asked", { discount_percent: 30 })
        const decided = await create("Decided", { discount_percent: 30 })
        for (const { id } of [asked, decided]) {
          await seller.post(`/admin/crm/quotes/${id}/submit`, {})
        }
        await chief.post(`/admin/crm/quotes/${decided.id}/approve`, {})
        expect(await titles("awaiting_me=true", chief)).toEqual(["Asked"])
        expect(await titles("awaiting_me=true", seller)).toEqual([])
        expect(await titles("approval_status=pending", seller)).toEqual(["Asked"])
        expect(await titles("approval_status=pending&approval_status=approved", chief)).toEqual(["Asked", "Decided"])
      })

      it("finds what has unanswered messages and what was asked from a cart", async () => {
        const waiting = await create("Waiting")
        const requested = await create("Requested")
        await create("Plain")
        const service = getContainer().resolve<QuoteModuleService>(QUOTE_MODULE)
        await service.updateCrmQuotes([
          { id: waiting.id, unanswered_messages: 2 },
          { id: requested.id, source: "cart", cart_id: "cart_1" },
        ])
        expect(await titles("unanswered=true")).toEqual(["Waiting"])
        expect(await titles("unanswered=false")).toEqual(["Plain", "Requested"])
        expect(await titles("source=cart")).toEqual(["Requested"])
        expect(await titles("source=staff")).toEqual(["Plain", "Waiting"])
        const { status, data } = await admin.get("/admin/crm/quotes?unanswered=maybe")
        expect([status, data.message]).toEqual([400, expect.stringContaining("must be true or false")])
      })
    })
  },
})
