import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { TZDate } from "@date-fns/tz"
import { createCartWorkflow } from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import supertest, { Response } from "supertest"

import { createUser, shopper } from "../support/callers"
import { Client, clientOf } from "../support/receivable-client"
import { createStore, Store } from "../support/receivable-store"
import { routesUnder } from "../support/routes"

jest.setTimeout(240_000)

/** Tries of each dead link in the comparison of times. */
const ROUNDS = process.env.CRM_DEEP === "1" ? 700 : 100
/** A link may be tried so often a minute. */
const PER_LINK = 60
const GUESSES = 1200

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
    afterEach(() => jest.useRealTimers())

    const sql = (text: string) =>
      (getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex).raw(text)
    const page = (path: string, body: object) => api.post(`/crm/quotes/${path}`, body, { validateStatus: () => true })
    const raw = (path: string, body: object): Promise<Response> =>
      supertest((api as { defaults: { baseURL: string } }).defaults.baseURL)
        .post(`/crm/quotes/${path}`)
        .send(body) as unknown as Promise<Response>
    const head = () => ({
      customer_id: store.customer_id,
      currency_code: "usd",
      region_id: store.region_id,
      sales_channel_id: store.sales_channel_id,
      items: [{ title: "Desk", quantity: 1, unit_price: 100 }],
    })
    const sent = async (over: object = {}) => {
      const { data } = await admin.post("/admin/crm/quotes", { ...head(), ...over })
      const { status, data: answer } = await admin.post(`/admin/crm/quotes/${data.quote?.id}/send`, {})
      expect([status, data.message, answer.message]).toEqual([200, undefined, undefined])
      return {
        id: data.quote.id as string,
        number: data.quote.number as string,
        item: data.quote.items[0].id as string,
        token: new URL(answer.public_url).hash.slice(1),
      }
    }
    const forgetTries = () => sql("delete from crm_quote_try")

    describe("a link", () => {
      it("is not opened by a stolen database: no hash is a link", async () => {
        await sent()
        const { rows } = await sql("select token_hash from crm_quote_token")
        expect(rows).toHaveLength(1)
        for (const { token_hash } of rows) {
          expect((await page("open", { token: token_hash })).status).toBe(404)
          const bytes = Buffer.from(token_hash, "hex").toString("base64url")
          expect((await page("open", { token: bytes })).status).toBe(404)
        }
      })

      it("unknown, revoked, resent, withdrawn and expired ones are the same to who tries them, in every word and in time", async () => {
        const [revoked, expired, resent, canceled] = [await sent(), await sent(), await sent(), await sent()]
        await admin.post(`/admin/crm/quotes/${revoked.id}/revise`, {})
        await admin.post(`/admin/crm/quotes/${resent.id}/resend`, {})
        await admin.post(`/admin/crm/quotes/${canceled.id}/cancel`, {})
        await sql("alter table crm_quote_version disable trigger user")
        await sql(`update crm_quote_version set valid_until = '2020-01-01' where quote_id = '${expired.id}'`)
        await sql("alter table crm_quote_version enable trigger user")
        const unknown = Buffer.alloc(32, 7).toString("base64url")
        const dead = [unknown, revoked.token, expired.token, resent.token, canceled.token]
        const answers = new Set<string>()
        for (const token of dead) {
          for (const path of ["open", "pdf", "messages", "preview", "accept", "decline", "pay", "files"]) {
            const more = { messages: { text: "x" }, preview: { chosen_item_ids: [] }, accept: { version: 1, name: "x" }, decline: { version: 1 }, files: { file_id: "x" } }[path] // prettier-ignore
            const { status, body, headers } = await raw(path, { token, ...more })
            const { date: _date, ...told } = headers
            answers.add(JSON.stringify([status, body, told]))
          }
        }
        expect([...answers]).toHaveLength(1)

        await forgetTries()
        const took = new Map<string, number[]>()
        for (let round = 1; round <= ROUNDS; round++) {
          for (const token of dead.slice(0, 3)) {
            const started = performance.now()
            const answer = await page("open", { token })
            took.set(token, [...(took.get(token) ?? []), performance.now() - started])
            expect(answer.status).toBe(404)
          }
          if (round % (PER_LINK - 1) === 0) {
            await forgetTries()
          }
        }
        const medians = [...took.values()].map((times) => times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)])
        expect(Math.max(...medians) - Math.min(...medians)).toBeLessThan(5)
      })

      it("guesses are stopped at some number a minute, and keep no buyer from their own link", async () => {
        const { token } = await sent()
        const guess = (index: number) => page("open", { token: `guess-${index}` })
        expect((await guess(0)).status).toBe(404)
        // A minute may end in between; then it begins anew.
        let last = 0
        for (let tries = 0; tries < 3 && last !== 429; tries++) {
          await sql(`update crm_quote_try set tries = ${GUESSES} where key = '*'`)
          last = (await guess(1 + tries)).status
        }
        expect(last).toBe(429)
        expect((await page("open", { token })).status).toBe(200)
      })

      it("lets nobody in while tries cannot be counted", async () => {
        const { id, token } = await sent()
        await sql("alter table crm_quote_try rename to crm_quote_try_away")
        const answers = [
          await page("open", { token }),
          await page("accept", { token, version: 1, name: "Ann Lee" }),
          await page("decline", { token, version: 1 }),
          await page("messages", { token, text: "Hello" }),
          await page("pay", { token }),
        ]
        await sql("alter table crm_quote_try_away rename to crm_quote_try")
        expect(answers.map(({ status, data }) => [status, data.message])).toEqual(
          answers.map(() => [503, "The store cannot answer now. Try again in a minute."])
        )
        expect((await admin.get(`/admin/crm/quotes/${id}`)).data.quote).toMatchObject({
          status: "sent",
          order_id: null,
          unanswered_messages: 0,
        })
      })
    })

    describe("an offer that was replaced or has ended", () => {
      it("cannot be accepted by its old link, nor by naming the old version on the new one", async () => {
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

      // Last days on which, or after which, clocks change; a leap day; the ends of the world.
      it.each([
        ["UTC", "2026-12-31"],
        ["Pacific/Kiritimati", "2027-01-15"],
        ["Pacific/Pago_Pago", "2027-01-15"],
        ["Asia/Kathmandu", "2028-02-29"],
        ["America/Sao_Paulo", "2027-02-28"],
        ["Europe/Lisbon", "2027-03-28"],
        ["Europe/Lisbon", "2027-10-31"],
        ["America/New_York", "2027-11-07"],
      ])(
        "can be accepted through the last second of its last day in %s (%s), and not a second longer",
        async (zone, last) => {
          const [year, month, day] = last.split("-").map((part) => parseInt(part, 10))
          const midnight = new TZDate(year, month - 1, day + 1, 0, 0, 0, zone).getTime()
          const at = (moment: number) => {
            jest.useFakeTimers({
            now: moment,
            doNotFake: [
              "hrtime", "nextTick", "performance", "queueMicrotask", "requestAnimationFrame", "cancelAnimationFrame", "requestIdleCallback",
              "cancelIdleCallback", "setImmediate", "clearImmediate", "setInterval", "clearInterval", "setTimeout", "clearTimeout",
            ],
          }) // prettier-ignore
          }
          at(midnight - 1000)
          admin = clientOf(api, await createUser(getContainer()))
          const customer = clientOf(api, shopper(getContainer(), store.publishable_key, store.customer_id))
          await admin.post("/admin/crm/settings", { timezone: zone })
          const { id, number, token } = await sent({ valid_until: last })
          const seen = async () => [
            (await page("open", { token })).status,
            (await admin.get(`/admin/crm/quotes/${id}`)).data.quote.status,
            (await admin.get("/admin/crm/quotes?status=expired")).data.count,
            (await customer.get("/store/customers/me/crm/quotes")).data.quotes[0].status,
          ]
          expect(await seen()).toEqual([200, "sent", 0, "sent"])

          at(midnight + 1000)
          expect(await seen()).toEqual([404, "expired", 1, "expired"])
          const late = [
            await page("accept", { token, version: 1, name: "Ann" }),
            await customer.post(`/store/customers/me/crm/quotes/${id}/accept`, { version: 1 }),
            await admin.post(`/admin/crm/quotes/${id}/accept`, {}),
          ]
          expect(late.map(({ status, data }) => [status, data.message])).toEqual([
            [404, "This link is not valid any more. Ask the seller for a new one."],
            [400, `Quote ${number} was valid until ${last} and cannot be accepted.`],
            [
              400,
              `Quote ${number} was valid until ${last} and cannot be accepted; extend it, or revise it to open a new version.`,
            ],
          ])

          at(midnight - 1000)
          const accepted = await page("accept", { token, version: 1, name: "Ann" })
          expect([accepted.status, accepted.data.quote?.status]).toEqual([200, "accepted"])
          expect((await admin.get(`/admin/crm/quotes/${id}`)).data.quote).toMatchObject({ decided_date: last })
          // What was accepted in its days stays open to its buyer.
          at(midnight + 1000)
          expect((await page("open", { token })).data.quote).toMatchObject({ status: "accepted" })
        }
      )
    })

    describe("a body", () => {
      /** A body that each route takes, so that nothing but the column in it is wrong; {} where none is needed. */
      const bodies = (quote: { item: string; token: string }): Record<string, object> => ({
        "POST /crm/quotes/open": { token: quote.token },
        "POST /crm/quotes/preview": { token: quote.token, chosen_item_ids: [] },
        "POST /crm/quotes/accept": { token: quote.token, version: 1, name: "Ann" },
        "POST /crm/quotes/decline": { token: quote.token, version: 1 },
        "POST /crm/quotes/messages": { token: quote.token, text: "Hello" },
        "POST /crm/quotes/files": { token: quote.token, file_id: "x" },
        "POST /crm/quotes/pdf": { token: quote.token },
        "POST /crm/quotes/pay": { token: quote.token },
        "POST /store/carts/:id/crm/quotes": { email: "joe@shop.test" },
        "POST /store/customers/me/crm/quotes/:id/accept": { version: 1 },
        "POST /store/customers/me/crm/quotes/:id/decline": { version: 1 },
        "POST /store/customers/me/crm/quotes/:id/messages": { text: "Hello" },
        "POST /store/customers/me/crm/quotes/:id/deposit": {},
        "POST /admin/crm/quotes": head(),
        "POST /admin/crm/quotes/preview": head(),
        "POST /admin/crm/quotes/bulk": { act: "stage", ids: ["crmq_x"], stage_id: "crmst_sent" },
        "POST /admin/crm/quotes/:id": { title: "Other" },
        "POST /admin/crm/quotes/:id/items": { title: "More", quantity: 1, unit_price: 1 },
        "POST /admin/crm/quotes/:id/items/:item_id": { quantity: 2 },
        "POST /admin/crm/quotes/:id/attachments": { filename: "a.txt", content: "YQ==" },
        "POST /admin/crm/quotes/:id/extend": { valid_until: "2099-12-31" },
        "POST /admin/crm/quotes/:id/messages": { text: "Hello" },
        "POST /admin/crm/quotes/:id/reject": { note: "No" },
      })
      /** Columns that a caller of some route may say. */
      const SAID = [
        "title", "email", "locale", "purchase_order_number", "valid_until", "expected_close_date", "stage_id", "probability", "payment_terms",
        "terms", "cover_text", "note", "discount_percent", "deposit_percent", "requested_delivery_date", "convert_on_accept", "reminders_off",
        "cc", "shipping_address", "billing_address", "shipping_methods", "owner_id", "template_id", "version", "customer_id", "currency_code",
        "region_id", "sales_channel_id", "quantity", "unit_price", "variant_id", "kind", "is_optional", "alternative_group", "is_selected",
        "lead_time_days", "unit_cost", "text", "item_id", "quote_id", "filename", "mime_type", "content", "lost_reason_id", "revision",
        "for_buyer", "provider_id", "source_id", "next_step", "next_step_date", "act",
        "customer_name", "company_name", "phone",
      ] // prettier-ignore

      it("sets no column that its caller has no say in, on any route of quotes", async () => {
        const quote = await sent()
        const { result: cart } = await createCartWorkflow(getContainer()).run({
          input: {
            region_id: store.region_id,
            sales_channel_id: store.sales_channel_id,
            currency_code: "usd",
            items: [{ variant_id: store.variant_id, quantity: 1 }],
          },
        })
        const { rows } = await sql(
          "select distinct column_name from information_schema.columns where table_name like 'crm\\_quote%' order by 1"
        )
        const columns = rows.map(({ column_name }) => column_name).filter((column) => !SAID.includes(column))
        expect(columns).toEqual(
          expect.arrayContaining([
            "id",
            "number",
            "status",
            "total",
            "order_id",
            "approval_status",
            "list_price",
            "tax_lines",
          ])
        )
        const smuggled = Object.fromEntries([...columns, "metadata"].map((column) => [column, 1]))
        const routes = [
          ...routesUnder("crm/quotes"),
          ...routesUnder("store").filter((route) => route.includes("/crm/quotes")),
          ...routesUnder("admin/crm/quotes"),
        ].filter((route) => route.startsWith("POST "))
        const known = bodies(quote)
        expect(Object.keys(known).filter((route) => !routes.includes(route))).toEqual([])
        expect(routes.length).toBeGreaterThan(30)
        const before = (await admin.get(`/admin/crm/quotes/${quote.id}`)).data.quote
        const customer = clientOf(api, shopper(getContainer(), store.publishable_key, store.customer_id))
        for (const route of routes) {
          const path = route
            .slice("POST ".length)
            .replace("carts/:id", `carts/${cart.id}`)
            .replace(":id", quote.id)
            .replace(":item_id", quote.item)
          const as = path.startsWith("/admin") ? admin : customer
          const { status, data } = await as.post(path, { ...known[route], ...smuggled })
          expect([route, status, data.type]).toEqual([route, 400, "invalid_data"])
          // The message names what is wrong; where one of two shapes is taken, it says that neither fits.
          if (route !== "POST /admin/crm/quotes/:id/items") {
            const named = String(data.message)
            expect([route, Object.keys(smuggled).filter((column) => !named.includes(column))]).toEqual([route, []])
          }
        }
        expect((await admin.get(`/admin/crm/quotes/${quote.id}`)).data.quote).toEqual(before)
        expect((await admin.get("/admin/crm/quotes")).data.count).toBe(1)
      })

      it.each(["constructor", "__proto__", "prototype"])("has no field %s, which every object has", async (key) => {
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
        ["a negative quantity", `"quantity":-1`],
        ["no quantity at all", `"quantity":0`],
        ["a huge quantity", `"quantity":1e20`],
        ["an endless quantity", `"quantity":1e309`],
        ["a quantity in words", `"quantity":"NaN"`],
        ["a quantity in hexadecimal", `"quantity":"0x10"`],
        ["a discount of 101 %", `"discount_percent":101`],
        ["a discount below 0", `"discount_percent":-1`],
        ["a price that is no number", `"unit_price":"NaN"`],
        ["an endless price", `"unit_price":1e309`],
        ["a negative price", `"unit_price":-5`],
        ["a negative cost", `"unit_cost":-5`],
        ["a total of its own", `"total":1`],
        ["a tax of its own", `"tax_total":0`],
      ])("with %s is refused", async (_what, field) => {
        const { items: _items, ...rest } = head()
        const line = `{"title":"Desk","unit_price":100,${field.startsWith('"quantity"') ? "" : '"quantity":1,'}${field}}`
        const body = `${JSON.stringify(rest).slice(0, -1)},"items":[${line}]}`
        const user = await createUser(getContainer())
        const answer = await fetch(`${api.defaults.baseURL}/admin/crm/quotes`, {
          method: "POST",
          headers: { "content-type": "application/json", ...user.headers },
          body,
        })
        const { type } = (await answer.json()) as { type: string }
        expect([answer.status, type]).toEqual([400, "invalid_data"])
        expect((await admin.get("/admin/crm/quotes")).data.count).toBe(0)
      })

      it.each([
        ["half a character", "\ud83d"],
        ["a NUL", "\u0000"],
        ["nothing that is seen", "\u200b\u2060\ufeff"],
      ])("of a buyer that says %s is stored in a form that can be, or refused in words", async (_what, odd) => {
        const { id, token } = await sent()
        const customer = clientOf(api, shopper(getContainer(), store.publishable_key, store.customer_id))
        const path = `/store/customers/me/crm/quotes/${id}`
        const answers = [
          await page("messages", { token, text: odd }),
          await customer.post(`${path}/messages`, { text: odd }),
          await page("messages", { token, text: `Hello ${odd}` }),
          await page("messages", { token, text: "Hello", item_id: odd }),
          await page("preview", { token, chosen_item_ids: [odd] }),
          await customer.get(`/store/customers/me/crm/quotes/${encodeURIComponent("\u0000")}`),
          await admin.post("/admin/crm/quotes", { ...head(), title: `Hello ${odd}` }),
          await page("decline", { token, version: 1, reason: odd }),
        ]
        expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([])
        expect(answers[2].status).toBe(200)
        const empty = (await page("accept", { token: (await sent()).token, version: 1, name: "\u200b" })).data.message
        expect(empty).toBe("Invalid request: name must have at least 1 character")
        for (const { data } of answers.slice(0, 2).filter(({ status }) => status === 400)) {
          expect(data.message).toMatch(/^Invalid request: text must have at least 1 character/)
        }
      })
    })
  },
})
