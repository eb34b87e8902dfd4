import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import supertest from "supertest"

import { createUser } from "../support/callers"
import { Client, clientOf } from "../support/receivable-client"
import { createStore, Store } from "../support/receivable-store"

jest.setTimeout(180_000)

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    describe("POST /admin/crm/quotes/:id/link", () => {
      let admin: Client
      let store: Store

      beforeEach(async () => {
        admin = clientOf(api, await createUser(getContainer()))
        store = await createStore(getContainer())
      })

      const draft = async (): Promise<{ id: string; number: string }> => {
        const { data } = await admin.post("/admin/crm/quotes", {
          customer_id: store.customer_id,
          currency_code: "usd",
          region_id: store.region_id,
          sales_channel_id: store.sales_channel_id,
          items: [{ variant_id: store.variant_id, quantity: 1 }],
        })
        return data.quote
      }
      const open = (url: string) =>
        supertest((api as { defaults: { baseURL: string } }).defaults.baseURL)
          .post("/crm/quotes/open")
          .send({ token: new URL(url).hash.slice(1) })

      it("makes one more link and leaves the mailed one alive", async () => {
        const { id } = await draft()
        const { data: sent } = await admin.post(`/admin/crm/quotes/${id}/send`)
        const { status, data } = await admin.post(`/admin/crm/quotes/${id}/link`)
        expect(status).toBe(200)
        expect(data.public_url).not.toBe(sent.public_url)
        expect((await open(data.public_url)).status).toBe(200)
        expect((await open(sent.public_url)).status).toBe(200)
      })

      it("refuses a quote that is not on offer", async () => {
        const { id, number } = await draft()
        const { status, data } = await admin.post(`/admin/crm/quotes/${id}/link`)
        expect([status, data.message]).toEqual([
          400,
          `Quote ${number} is a draft and cannot be linked to; send it first.`,
        ])
      })
    })
  },
})
