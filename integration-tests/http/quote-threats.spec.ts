import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"

import { QUOTE_MODULE } from "../../src/modules/quote"
import type { QuoteModuleService } from "../../src/modules/quote/service"
import { createUser } from "../support/callers"
import { Client, clientOf } from "../support/receivable-client"
import { createStore, Store } from "../support/receivable-store"

jest.setTimeout(120_000)

type Knex = { raw: (sql: string) => Promise<{ rows: Record<string, string>[] }> }

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let admin: Client
    let store: Store

    beforeEach(async () => {
      const container = getContainer()
      admin = clientOf(api, await createUser(container))
      store = await createStore(container)
    })

    const sql = (text: string) =>
      (getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex).raw(text)
    const page = (path: string, body: object) => api.post(`/crm/quotes/${path}`, body, { validateStatus: () => true })
    const head = () => ({
      customer_id: store.customer_id,
      currency_code: "usd",
      region_id: store.region_id,
      sales_channel_id: store.sales_channel_id,
      items: [{ title: "Desk", quantity: 1, unit_price: 100 }],
    })
    const sent = async () => {
      const { data } = await admin.post("/admin/crm/quotes", head())
      const { data: answer } = await admin.post(`/admin/crm/quotes/${data.quote.id}/send`, {})
      return { id: data.quote.id as string, token: new URL(answer.public_url).hash.slice(1) }
    }

    it("a stolen database opens nothing: no hash is a link", async () => {
      await sent()
      const { rows } = await sql("select token_hash from crm_quote_token")
      for (const { token_hash } of rows) {
        expect((await page("open", { token: token_hash })).status).toBe(404)
        const bytes = Buffer.from(token_hash, "hex").toString("base64url")
        expect((await page("open", { token: bytes })).status).toBe(404)
      }
    })

    it("unknown, revoked and expired links are the same to who tries them, also in time", async () => {
      const [revoked, expired] = [await sent(), await sent()]
      await admin.post(`/admin/crm/quotes/${revoked.id}/revise`, {})
      await sql("alter table crm_quote_version disable trigger user")
      await sql(`update crm_quote_version set valid_until = '2020-01-01' where quote_id = '${expired.id}'`)
      await sql("alter table crm_quote_version enable trigger user")
      const unknown = Buffer.alloc(32, 7).toString("base64url")
      const took = new Map<string, number[]>()
      const bodies = new Set<string>()
      for (let round = 0; round < 50; round++) {
        for (const token of [unknown, revoked.token, expired.token]) {
          const started = performance.now()
          const answer = await page("open", { token })
          took.set(token, [...(took.get(token) ?? []), performance.now() - started])
          bodies.add(`${answer.status} ${JSON.stringify(answer.data)}`)
        }
      }
      expect(bodies.size).toBe(1)
      const medians = [...took.values()].map((times) => times.sort((a, b) => a - b)[25])
      expect(Math.max(...medians) - Math.min(...medians)).toBeLessThan(5)
    })

    it("nobody gets in while tries cannot be counted", async () => {
      const { id, token } = await sent()
      await sql("alter table crm_quote_try rename to crm_quote_try_away")
      const answers = [
        await page("open", { token }),
        await page("accept", { token, version: 1, name: "Ann Lee" }),
        await page("decline", { token, version: 1 }),
        await page("messages", { token, text: "Hello" }),
      ]
      await sql("alter table crm_quote_try_away rename to crm_quote_try")
      expect(answers.map(({ status, data }) => [status, data.message])).toEqual(
        answers.map(() => [503, "The store cannot answer now. Try again in a minute."])
      )
      expect((await admin.get(`/admin/crm/quotes/${id}`)).data.quote).toMatchObject({ status: "sent", order_id: null })
    })

    it("a replaced version cannot be accepted by its old link, nor by naming it on the new one", async () => {
      const first = await sent()
      await admin.post(`/admin/crm/quotes/${first.id}/revise`, {})
      const { data } = await admin.post(`/admin/crm/quotes/${first.id}/send`, {})
      const token = new URL(data.public_url).hash.slice(1)
      expect((await page("accept", { token: first.token, version: 1, name: "Ann" })).status).toBe(404)
      expect((await page("accept", { token, version: 1, name: "Ann" })).data).toMatchObject({
        code: "crm_version_changed",
      })
      expect((await admin.post(`/admin/crm/quotes/${first.id}/accept`, { version: 1 })).data.message).toBe(
        `Version 1 of quote ${data.quote.number} was replaced by version 2 and cannot be accepted.`
      )
      expect((await admin.get("/admin/orders")).data.count).toBe(0)
    })

    it("is accepted through its last day and not a day longer", async () => {
      const quotes = getContainer().resolve<QuoteModuleService>(QUOTE_MODULE)
      const { token } = await sent()
      const { rows } = await sql("select valid_until from crm_quote_version")
      const last = rows[0].valid_until
      const next = new Date(Date.parse(`${last}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
      expect(await quotes.readByToken(token, last)).toMatchObject({ version: 1 })
      await expect(quotes.readByToken(token, next)).rejects.toThrow("This link is not valid any more.")
    })

    it("no column can be set that the caller has no say in, by any body", async () => {
      const { id, token } = await sent()
      const { rows } = await sql(
        "select column_name from information_schema.columns where table_name in ('crm_quote', 'crm_quote_version', 'crm_quote_token')"
      )
      const said = new Set([
        ...Object.keys(head()), "title", "email", "locale", "purchase_order_number", "valid_until", "expected_close_date", "stage_id",
        "probability", "payment_terms", "terms", "cover_text", "note", "discount_percent", "deposit_percent", "requested_delivery_date",
        "convert_on_accept", "reminders_off", "cc", "shipping_address", "billing_address", "shipping_methods", "owner_id", "template_id",
        "version",
      ]) // prettier-ignore
      const columns = [...new Set(rows.map(({ column_name }) => column_name))].filter((column) => !said.has(column))
      expect(columns).toEqual(
        expect.arrayContaining(["id", "number", "status", "total", "order_id", "approval_status"])
      )
      for (const column of [...columns, "metadata"]) {
        const answers = [
          await admin.post("/admin/crm/quotes", { ...head(), [column]: 1 }),
          await admin.post(`/admin/crm/quotes/${id}/accept`, { [column]: 1 }),
          await page("accept", { token, version: 1, name: "Ann", [column]: 1 }),
          await page("decline", { token, version: 1, [column]: 1 }),
        ]
        expect([column, ...answers.map(({ status }) => status)]).toEqual([column, 400, 400, 400, 400])
      }
      expect((await admin.get(`/admin/crm/quotes/${id}`)).data.quote).toMatchObject({ status: "sent" })
      expect((await admin.get("/admin/crm/quotes")).data.count).toBe(1)
    })

    it.each(["constructor", "__proto__", "prototype"])("%s, which every object has, is no field", async (key) => {
      const { token } = await sent()
      // Written by hand: clients drop such keys before they send.
      const answer = await fetch(`${api.defaults.baseURL}/crm/quotes/accept`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: `{"token":"${token}","version":1,"name":"Ann","${key}":{"status":"draft"}}`,
      })
      const { message } = (await answer.json()) as { message: string }
      expect([answer.status, message]).toEqual([400, `Invalid request: ${key} is not a field of this request`])
    })

    it.each([
      ["a negative quantity", { quantity: -1 }],
      ["a huge quantity", { quantity: 1e20 }],
      ["a discount of 101 %", { discount_percent: 101 }],
      ["a price that is no number", { unit_price: "NaN" }],
      ["a negative price", { unit_price: -5 }],
      ["a negative cost", { unit_cost: -5 }],
    ])("%s is refused", async (_what, change) => {
      const { status } = await admin.post("/admin/crm/quotes", {
        ...head(),
        items: [{ title: "Desk", quantity: 1, unit_price: 100, ...change }],
      })
      expect(status).toBe(400)
    })
  },
})
