import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { createUser } from "../support/callers"
import { readPdf } from "../support/pdf-text"
import { Client, clientOf } from "../support/receivable-client"
import { createStore, Store } from "../support/receivable-store"

jest.setTimeout(180_000)

const LINES = 500

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    describe("a quote of 500 lines", () => {
      let admin: Client
      let store: Store
      let headers: Record<string, string>

      beforeEach(async () => {
        const container = getContainer()
        const user = await createUser(container)
        headers = user.headers
        admin = clientOf(api, user)
        store = await createStore(container)
      })

      it("is written, changed line by line, previewed, sent, printed and ordered, at one total", async () => {
        const items = Array.from({ length: LINES }, (_, index) => ({
          title: `Part ${index + 1}`,
          quantity: (index % 7) + 1,
          unit_price: Number((1 + (index % 97) / 100).toFixed(2)),
          discount_percent: index % 3 ? 0 : 7.5,
        }))
        const head = {
          customer_id: store.customer_id,
          currency_code: "usd",
          region_id: store.region_id,
          sales_channel_id: store.sales_channel_id,
        }
        const preview = await admin.post("/admin/crm/quotes/preview", { ...head, items })
        expect([preview.status, preview.data.message]).toEqual([200, undefined])
        const created = await admin.post("/admin/crm/quotes", { ...head, items })
        expect([created.status, created.data.message]).toEqual([200, undefined])
        const { quote } = created.data
        expect(quote.items).toHaveLength(LINES)
        expect(preview.data.quote.total).toBe(quote.total)

        const line = quote.items[249]
        const changed = (await admin.post(`/admin/crm/quotes/${quote.id}/items/${line.id}`, { quantity: 100 })).data.quote
        expect(changed.items[249]).toMatchObject({ id: line.id, quantity: 100, position: 250 })
        expect(changed.total).not.toBe(quote.total)
        const swapped = changed.items.map(({ id, title, quantity, unit_price, discount_percent }: Record<string, unknown>) => ({
          id, title, quantity, unit_price, discount_percent,
        })) // prettier-ignore
        swapped.push(swapped.shift())
        const saved = await admin.post(`/admin/crm/quotes/${quote.id}`, { items: swapped, revision: changed.revision })
        expect([saved.status, saved.data.message]).toEqual([200, undefined])
        expect(saved.data.quote.items[LINES - 1].title).toBe("Part 1")
        expect(saved.data.quote.total).toBe(changed.total)

        const sent = await admin.post(`/admin/crm/quotes/${quote.id}/send`, {})
        expect([sent.status, sent.data.message]).toEqual([200, undefined])
        const pdf = await api.get(`/admin/crm/quotes/${quote.id}/pdf`, { headers, responseType: "arraybuffer" })
        const text = readPdf(Buffer.from(pdf.data)).pages.flat().join("\n")
        expect(text).toContain(`Part ${LINES}`)
        expect(text).toMatch(/Page 1 of \d+/)

        const accepted = await admin.post(`/admin/crm/quotes/${quote.id}/accept`, { name: "Ann Lee" })
        expect([accepted.status, accepted.data.message]).toEqual([200, undefined])
        const { data } = await getContainer()
          .resolve(ContainerRegistrationKeys.QUERY)
          .graph({
            entity: "order",
            fields: ["total", "items.id"],
            filters: { id: accepted.data.quote.order_id },
          })
        expect(data[0].items).toHaveLength(LINES)
        expect(Number(Number(data[0].total).toFixed(2))).toBe(changed.total)
      })
    })
  },
})
