import { updateTaxRatesWorkflow } from "@medusajs/medusa/core-flows"
import { Modules } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"

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

    const draft = async (item: object = {}) => {
      const { data } = await admin.post("/admin/crm/quotes", {
        customer_id: store.customer_id,
        currency_code: "usd",
        region_id: store.region_id,
        sales_channel_id: store.sales_channel_id,
        items: [
          { variant_id: store.variant_id, quantity: 2, ...item },
          { title: "Assembly", quantity: 1, unit_price: 5 },
        ],
      })
      return data.quote
    }
    const sent = async (item: object = {}) => {
      const quote = await draft(item)
      await admin.post(`/admin/crm/quotes/${quote.id}/send`)
      return quote
    }
    const read = async (id: string) => (await admin.get(`/admin/crm/quotes/${id}`)).data.quote
    const price = (amount: number) =>
      admin.post(`/admin/products/${store.product_id}/variants/${store.variant_id}`, {
        prices: [{ amount, currency_code: "usd" }],
      })
    const title = async (): Promise<string> =>
      (await admin.get(`/admin/products/${store.product_id}?fields=title`)).data.product.title

    describe("a sent offer", () => {
      it("is not stale while the catalogue stands, nor is a draft", async () => {
        const quote = await sent()
        expect((await read(quote.id)).stale).toBeNull()
        const other = await draft()
        await price(12)
        expect((await read(other.id)).stale).toBeNull()
      })

      it("says which price moved, keeps its own, and is honored until the next change", async () => {
        const quote = await sent()
        const nothing = await admin.post(`/admin/crm/quotes/${quote.id}/honor`)
        expect([nothing.status, nothing.data.message]).toEqual([
          400,
          `Nothing in the catalogue has changed since version 1 of quote ${quote.number} was sent; its prices stand as they are.`,
        ])
        await price(12)
        const change = { item_id: quote.items[0].id, title: await title(), kind: "price", was: 10.01, now: 12 }
        expect(await read(quote.id)).toMatchObject({
          total: quote.total,
          stale: { changes: [change], tax_changed: false, honored: false },
        })
        const { status, data } = await admin.post(`/admin/crm/quotes/${quote.id}/honor`)
        expect([status, data.quote.stale]).toEqual([200, { changes: [change], tax_changed: false, honored: true }])
        expect((await read(quote.id)).stale.honored).toBe(true)
        await price(13)
        expect((await read(quote.id)).stale).toMatchObject({ changes: [{ was: 10.01, now: 13 }], honored: false })
        const { history } = (await admin.get(`/admin/crm/quotes/${quote.id}/history`)).data
        expect(history.filter(({ act }: { act: string }) => act === "honored")).toHaveLength(1)
      })

      it("is revised with the catalogue's prices or with its own", async () => {
        const [keep, refresh] = [await sent(), await sent()]
        await price(12)
        for (const [{ id }, prices, unit_price] of [
          [keep, "keep", 10.01],
          [refresh, "refresh", 12],
        ] as const) {
          const { data } = await admin.post(`/admin/crm/quotes/${id}/revise`, { prices })
          expect(data.quote.items[0].unit_price).toBe(unit_price)
          await admin.post(`/admin/crm/quotes/${id}/send`)
          expect((await read(id)).stale).toBeNull()
        }
      })

      it("says that goods are gone when their product is no longer published", async () => {
        const quote = await sent()
        await admin.post(`/admin/products/${store.product_id}`, { status: "draft" })
        expect((await read(quote.id)).stale).toMatchObject({
          changes: [{ kind: "gone", was: 10.01, now: null }],
          tax_changed: false,
        })
        await admin.delete(`/admin/products/${store.product_id}`)
        expect((await read(quote.id)).stale.changes).toMatchObject([{ kind: "gone" }])
      })

      it("says which automatic promotion came", async () => {
        const quote = await sent()
        await admin.post("/admin/promotions", {
          code: "WINTER",
          type: "standard",
          status: "active",
          is_automatic: true,
          application_method: { type: "percentage", target_type: "items", allocation: "across", value: 10 },
        })
        expect((await read(quote.id)).stale.changes).toEqual([
          { item_id: null, title: "WINTER", kind: "promotion", was: null, now: "10%" },
        ])
      })

      it("says that its tax changed, and a new version with the same prices is on offer again", async () => {
        const quote = await sent()
        const [rate] = await getContainer()
          .resolve(Modules.TAX)
          .listTaxRates({ code: "VAT10" } as never)
        await updateTaxRatesWorkflow(getContainer()).run({ input: { selector: { id: rate.id }, update: { rate: 12 } } })
        expect((await read(quote.id)).stale).toEqual({ changes: [], tax_changed: true, honored: false })
        await admin.post(`/admin/crm/quotes/${quote.id}/revise`, { prices: "keep" })
        await admin.post(`/admin/crm/quotes/${quote.id}/send`)
        const again = await read(quote.id)
        expect(again).toMatchObject({ version: 2, status: "sent", stale: null, subtotal: quote.subtotal })
        expect(again.tax_total).toBeGreaterThan(quote.tax_total)
      })

      it("is honored only while it is on offer", async () => {
        const quote = await draft()
        const { status, data } = await admin.post(`/admin/crm/quotes/${quote.id}/honor`)
        expect([status, data.message]).toEqual([
          400,
          `Quote ${quote.number} is a draft and has no prices to honor; send it first.`,
        ])
      })
    })
  },
})
