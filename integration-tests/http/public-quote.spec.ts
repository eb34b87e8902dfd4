import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import supertest, { Response } from "supertest"

import { ACCESS_MODULE } from "../../src/modules/access"
import type { AccessModuleService } from "../../src/modules/access/service"
import { QUOTE_MODULE } from "../../src/modules/quote"
import type { QuoteModuleService } from "../../src/modules/quote/service"
import { sendDecisionMails } from "../../src/workflows/quote/mail/decision-mails"
import { createUser } from "../support/callers"
import { readPdf } from "../support/pdf-text"
import { Client, clientOf, eventually } from "../support/receivable-client"
import { createStore, Store } from "../support/receivable-store"

jest.setTimeout(180_000)

const DEAD = { type: "not_found", message: "This link is not valid any more. Ask the seller for a new one." }

/** Stand for long texts in the names of tests. */
const LENGTHS: Record<string, number> = { "201 letters": 201, "2001 letters": 2001 }

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer, dbConnection }) => {
    describe("the buyer's page", () => {
      let admin: Client
      let store: Store
      const said: string[] = []

      beforeAll(() => {
        for (const stream of [process.stdout, process.stderr]) {
          const write = stream.write.bind(stream)
          jest.spyOn(stream, "write").mockImplementation(((chunk: string | Uint8Array, ...rest: never[]) => {
            said.push(String(chunk))
            return write(chunk, ...rest)
          }) as never)
        }
      })
      afterAll(() => jest.restoreAllMocks())

      beforeEach(async () => {
        const container = getContainer()
        admin = clientOf(api, await createUser(container))
        store = await createStore(container)
        await container
          .resolve<AccessModuleService>(ACCESS_MODULE)
          .updateSettings(
            { company_name: "Northwind", legal_name: "Northwind Ltd" },
            { actor_id: "test", actor_type: "system" }
          )
      })

      const server = () => supertest((api as { defaults: { baseURL: string } }).defaults.baseURL)
      const post = (path: string, body: object | string): Promise<Response> =>
        server()
          .post(`/crm/quotes/${path}`)
          .set("content-type", "application/json")
          .send(body) as unknown as Promise<Response>
      const sent = async (over: object = {}) => {
        const body = {
          customer_id: store.customer_id,
          currency_code: "usd",
          region_id: store.region_id,
          sales_channel_id: store.sales_channel_id,
          title: "Bolts for the hall",
          note: "margin is 40 %, do not tell",
          items: [{ variant_id: store.variant_id, quantity: 3 }],
          ...over,
        }
        const { data: created } = await admin.post("/admin/crm/quotes", body)
        const { status, data } = await admin.post(`/admin/crm/quotes/${created.quote?.id}/send`)
        expect([status, data.message, created.message]).toEqual([200, undefined, undefined])
        const token = new URL(data.public_url).hash.slice(1)
        return { id: data.quote.id as string, number: data.quote.number as string, token }
      }
      const quotes = () => getContainer().resolve<QuoteModuleService>(QUOTE_MODULE)
      const statusOf = async (id: string) => (await quotes().getQuote(id)).status
      const orders = () =>
        getContainer()
          .resolve(Modules.ORDER)
          .listOrders({}, { select: ["id", "display_id"] })

      it("is one page that keeps everything to itself", async () => {
        const answer = await server().get("/crm/quotes").set("accept-language", "pt-BR,pt;q=0.9")
        expect(answer.status).toBe(200)
        expect(answer.headers).toMatchObject({
          "content-type": "text/html; charset=utf-8",
          "cache-control": "no-store",
          "referrer-policy": "no-referrer",
          "x-frame-options": "DENY",
          "x-content-type-options": "nosniff",
        })
        const policy = answer.headers["content-security-policy"]
        const [, nonce] = /script-src 'nonce-([^']+)'/.exec(policy) ?? []
        expect(policy).toBe(
          `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
        )
        expect(answer.text).toContain('<html lang="pt-BR">')
        expect(answer.text.match(/<(script|style)\b[^>]*>/g)?.every((tag) => tag.includes(`nonce="${nonce}"`))).toBe(
          true
        )
        expect(answer.text).not.toMatch(/https?:\/\//)
        expect(answer.text).not.toMatch(/\son\w+=|style="/)
        expect((await server().get("/crm/quotes")).headers["content-security-policy"]).not.toBe(policy)
      })

      it("shows the offer to who has the link, and nothing that is the seller's alone", async () => {
        const { token, number } = await sent()
        const { status, body, headers } = await post("open", { token })
        expect(status).toBe(200)
        expect(headers).toMatchObject({ "cache-control": "no-store", "referrer-policy": "no-referrer" })
        expect(body.quote).toMatchObject({
          number,
          version: 1,
          status: "sent",
          title: "Bolts for the hall",
          currency_code: "usd",
          subtotal: 30.03,
          tax_total: 3,
          total: 33.03,
          order_display_id: null,
          buyer: { company_name: "Acme Ltd", customer_kind: "business" },
          seller: { name: "Northwind", legal_name: "Northwind Ltd" },
          items: [{ title: "Bolt", sku: "BOLT-M8", quantity: 3, unit_price: 10.01, total: 33.03 }],
        })
        expect(body.view).toMatchObject({
          locale: "en",
          heading: `Quote ${number}`,
          company: "Northwind",
          for: "For Acme Ltd",
          total: "$33.03",
          accept: "Accept quote for $33.03",
          totals: [
            { label: "Items", amount: "$30.03" },
            { label: "VAT 10% on $30.03", amount: "$3.00" },
            { label: "Total", amount: "$33.03", strong: true },
          ],
        })
        const text = JSON.stringify(body)
        expect(text).not.toMatch(/margin|owner|stage|probability|weighted|crmq_|crmqv|crmqt|metadata|list_price|"hold/)
        expect([...text.matchAll(/"(\w+_id)"/g)].map(([, name]) => name).sort()).toEqual(["order_display_id", "tax_id"])
      })

      it("tells a consumer that the order obliges to pay, in the buyer's language", async () => {
        const customer = await getContainer()
          .resolve(Modules.CUSTOMER)
          .createCustomers({ email: "joe@home.test", first_name: "Joe" })
        const { token } = await sent({ customer_id: customer.id, locale: "pt-BR" })
        const { body } = await post("open", { token })
        expect(body.view).toMatchObject({
          locale: "pt-BR",
          accept: "Fazer pedido com obrigação de pagar US$\u00a033,03",
        })
      })

      it("gives the offer as a PDF", async () => {
        const { token, number } = await sent()
        const answer = await server()
          .post("/crm/quotes/pdf")
          .send({ token })
          .buffer(true)
          .parse((res, done) => {
            const chunks: Buffer[] = []
            res.on("data", (chunk: Buffer) => chunks.push(chunk))
            res.on("end", () => done(null, Buffer.concat(chunks)))
          })
        expect(answer.status).toBe(200)
        expect(answer.headers).toMatchObject({ "content-type": "application/pdf", "referrer-policy": "no-referrer" })
        expect(answer.headers["cache-control"]).toContain("no-store")
        const { pages, info } = readPdf(answer.body as Buffer)
        expect(info.Title).toBe(`Quote ${number}`)
        expect(pages[0]).toContain("Total | $33.03")
        expect(pages[0].join()).not.toContain("margin")
      })

      it("makes one order of an acceptance, and answers the same when asked again", async () => {
        const { token, id } = await sent()
        const first = await post("accept", { token, version: 1, name: "  Ann  Lee\u202e " })
        expect([first.status, first.body.message]).toEqual([200, undefined])
        const [order] = await orders()
        expect(first.body.quote).toMatchObject({
          status: "accepted",
          accepted_name: "Ann Lee",
          order_display_id: order.display_id,
        })
        expect(first.body.view.decision).toEqual([
          expect.stringMatching(/^Accepted by Ann Lee on .+\.$/),
          `Your order number is ${order.display_id}.`,
        ])
        const again = await post("accept", { token, version: 1, name: "Someone Else" })
        expect([again.status, again.body.quote]).toEqual([200, first.body.quote])
        const opened = await post("open", { token })
        expect(opened.body).toEqual(first.body)
        expect(await orders()).toHaveLength(1)
        const links = await quotes().listCrmQuoteTokens({ quote_id: id })
        expect(links.map((link) => link.opened_count)).toEqual([1]) // looks at the page count, what is done on it does not
        expect(await quotes().getQuote(id)).toMatchObject({ status: "accepted", accepted_name: "Ann Lee" })
        const declined = await post("decline", { token, version: 1 })
        expect([declined.status, declined.body.type]).toEqual([400, "not_allowed"])
        expect(await statusOf(id)).toBe("accepted")
      })

      it("gives 50 acceptances at once one order and the same answer", async () => {
        const { token } = await sent()
        const answers = await Promise.all(
          Array.from({ length: 50 }, () => post("accept", { token, version: 1, name: "Ann" }))
        )
        expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
        const [order, ...others] = await orders()
        expect(others).toEqual([])
        // Who comes while another converts may be told before the number is there.
        const told = answers.map(({ body }) => body.quote.order_display_id ?? order.display_id)
        expect(new Set(told)).toEqual(new Set([order.display_id]))
        expect((await post("open", { token })).body.quote.order_display_id).toBe(order.display_id)
      })

      it("mails what was decided on it to both sides, once", async () => {
        const notifications = async (template: string) =>
          (
            await getContainer()
              .resolve(Modules.NOTIFICATION)
              .listNotifications({ resource_type: "crm_quote" }, { take: 100 })
          ).filter((mail) => mail.template === template && mine.has(mail.resource_id ?? ""))
        // A mail of the test before may still be on its way.
        const mine = new Set<string>()
        const accepted = await sent()
        mine.add(accepted.id)
        await post("accept", { token: accepted.token, version: 1, name: "Ann Lee" })
        for (const template of ["crm-quote-accepted-notice", "crm-quote-accepted"]) {
          await eventually(async () => (await notifications(template)).some((mail) => mail.status === "success"))
        }
        expect(await notifications("crm-quote-accepted")).toMatchObject([
          { to: "ann@acme.test", status: "success", resource_id: accepted.id },
        ])
        expect(await notifications("crm-quote-accepted-notice")).toMatchObject([
          { to: expect.stringMatching(/^admin-/), resource_id: accepted.id },
        ])
        await sendDecisionMails(getContainer(), accepted.id)
        expect(await notifications("crm-quote-accepted")).toHaveLength(1)

        const declined = await sent()
        mine.add(declined.id)
        await post("decline", { token: declined.token, version: 1, reason: "Too late" })
        await eventually(async () => (await notifications("crm-quote-declined-notice")).length === 1)

        const forThem = await sent()
        mine.add(forThem.id)
        await admin.post(`/admin/crm/quotes/${forThem.id}/accept`, { name: "By phone" })
        await sendDecisionMails(getContainer(), forThem.id)
        expect(await notifications("crm-quote-accepted")).toHaveLength(1)
      })

      it("keeps a refusal with its reason, once", async () => {
        const { token, id } = await sent()
        const { status, body } = await post("decline", { token, version: 1, reason: "Too late for us" })
        expect([status, body.quote?.status]).toEqual([200, "declined"])
        expect(body.view.decision[0]).toMatch(/^Thank you for telling us/)
        expect(await quotes().getQuote(id)).toMatchObject({ status: "declined", decline_note: "Too late for us" })
        expect((await post("decline", { token, version: 1, reason: "other" })).status).toBe(200)
        expect(await quotes().getQuote(id)).toMatchObject({ decline_note: "Too late for us" })
        const accepted = await post("accept", { token, version: 1, name: "Ann" })
        expect([accepted.status, accepted.body.message]).toEqual([
          400,
          expect.stringContaining("is declined and cannot be accepted"),
        ])
        expect(await orders()).toHaveLength(0)
      })

      it("refuses an answer to a version that the link does not show", async () => {
        const { token, id, number } = await sent()
        for (const [path, body] of [
          ["accept", { name: "Ann" }],
          ["decline", {}],
        ] as const) {
          const { status, body: answer } = await post(path, { token, version: 2, ...body })
          expect([status, answer]).toEqual([
            400,
            {
              code: "crm_version_changed",
              type: "not_allowed",
              message: `This link shows version 1 of quote ${number}, not version 2. Read the quote again before you answer.`,
            },
          ])
        }
        expect(await statusOf(id)).toBe("sent")
      })

      it("gives every text that is not a live link the same answer", async () => {
        const revised = await sent()
        await admin.post(`/admin/crm/quotes/${revised.id}/revise`)
        const canceled = await sent()
        await admin.post(`/admin/crm/quotes/${canceled.id}/cancel`)
        const resent = await sent()
        await admin.post(`/admin/crm/quotes/${resent.id}/resend`)
        const expired = await sent({ valid_until: "2099-01-01" })
        jest.spyOn(getContainer().resolve<AccessModuleService>(ACCESS_MODULE), "today").mockResolvedValue("2099-01-02")
        const never = "A".repeat(43)
        const dead = [
          revised.token,
          canceled.token,
          resent.token,
          expired.token,
          never,
          `${expired.token}x`,
          "",
          "x",
          "' or 1=1 --",
          "\u0000",
          "é".repeat(500),
        ]
        for (const token of dead) {
          for (const [path, body] of [
            ["open", {}],
            ["pdf", {}],
            ["accept", { version: 1, name: "Ann" }],
            ["decline", { version: 1 }],
          ] as const) {
            const answer = await post(path, { token, ...body })
            expect([path, token, answer.status, answer.body]).toEqual([path, token, 404, DEAD])
          }
        }
        jest.spyOn(getContainer().resolve<AccessModuleService>(ACCESS_MODULE), "today").mockRestore()
        expect(await statusOf(expired.id)).toBe("sent")
        expect(await orders()).toHaveLength(0)
      })

      it.each<[path: string, body: object, message: string]>([
        ["open", {}, "token is required"],
        ["open", { token: 5 }, "token must be a string"],
        ["open", { token: "x", extra: 1 }, "extra is not a field of this request"],
        ["accept", { token: "x", version: 1 }, "name is required"],
        ["accept", { token: "x", version: 1, name: "   " }, "name must have at least 1 character"],
        ["accept", { token: "x", version: 1, name: "201 letters" }, "name must have at most 200 characters"],
        ["accept", { token: "x", version: "1", name: "Ann" }, "version must be"],
        ["accept", { token: "x", version: 0, name: "Ann" }, "version must"],
        ["decline", { token: "x", version: 1, reason: "2001 letters" }, "reason must have at most 2000 characters"],
        ["pdf", { token: ["x"] }, "token must be a string"],
      ])("%s with %j is refused: %s", async (path, given, message) => {
        const body = Object.fromEntries(
          Object.entries(given).map(([key, value]) => [key, LENGTHS[value] ? "x".repeat(LENGTHS[value]) : value])
        )
        const answer = await post(path, body)
        expect(answer.status).toBe(400)
        expect(answer.body.message).toContain(`Invalid request: ${message}`)
      })

      it("takes JSON of a sensible size from its own page only", async () => {
        const { token, id } = await sent()
        const body = { token, version: 1, name: "Ann" }
        const form = await server().post("/crm/quotes/accept").type("form").send(body)
        const text = await server().post("/crm/quotes/accept").type("text/plain").send(JSON.stringify(body))
        const nothing = await server().post("/crm/quotes/open")
        expect([form.status, text.status, nothing.status]).toEqual([415, 415, 415])
        expect(form.body).toEqual({
          type: "invalid_data",
          message: "Send JSON with the content type application/json.",
        })
        expect((await post("accept", "{oops")).status).toBe(400)
        expect((await post("open", { token: "x".repeat(20_000) })).status).toBe(413)
        for (const origin of ["https://evil.test", "null", "http://localhost.evil.test", "javascript:"]) {
          const foreign = await server().post("/crm/quotes/accept").set("origin", origin).send(body)
          expect([origin, foreign.status, foreign.body.type]).toEqual([origin, 403, "forbidden"])
        }
        expect(await statusOf(id)).toBe("sent")
        const { host, origin } = new URL((api as { defaults: { baseURL: string } }).defaults.baseURL)
        const { public_url } = getContainer().resolve<AccessModuleService>(ACCESS_MODULE).getOptions()
        for (const own of [origin, `https://${host}`, new URL(public_url!).origin]) {
          expect((await server().post("/crm/quotes/open").set("origin", own).send({ token })).status).toBe(200)
        }
      })

      it("changes nothing when it is only looked at", async () => {
        const { token, id } = await sent()
        const before = await quotes().listCrmQuoteHistories({ reference_id: id })
        expect((await server().head("/crm/quotes")).status).toBe(200)
        for (const path of ["open", "accept", "decline", "pdf"]) {
          expect((await server().get(`/crm/quotes/${path}`).query({ token, version: 1, name: "Ann" })).status).toBe(404)
          expect((await server().head(`/crm/quotes/${path}`)).status).toBe(404)
        }
        expect(await statusOf(id)).toBe("sent")
        expect(await quotes().listCrmQuoteHistories({ reference_id: id })).toHaveLength(before.length)
      })

      it("asks who tries too often to wait", async () => {
        const { token } = await sent()
        let last = await post("open", { token })
        for (let tries = 1; tries <= 130 && last.status === 200; tries++) {
          last = await post("open", { token })
        }
        expect([last.status, last.headers["retry-after"]]).toEqual([429, "60"])
        expect(last.body).toEqual({
          type: "too_many_requests",
          message: "Too many tries in a short time. Wait a minute and try again.",
        })
        const other = await sent()
        expect((await post("open", { token: other.token })).status).toBe(200)
      })

      it("tells the buyer what to do when no order can be made, and the seller why", async () => {
        const { token, id, number } = await sent()
        const tax = getContainer().resolve(Modules.TAX)
        const [rate] = await tax.listTaxRates({})
        await tax.updateTaxRates(rate.id, { rate: 12 })
        const warn = jest.spyOn(getContainer().resolve(ContainerRegistrationKeys.LOGGER), "warn")
        const { status, body } = await post("accept", { token, version: 1, name: "Ann" })
        expect([status, body]).toEqual([
          400,
          {
            code: "crm_not_acceptable",
            type: "not_allowed",
            message:
              "This quote cannot become an order as it stands: availability, a price or a tax has changed. Please ask the seller for a new version.",
          },
        ])
        expect(warn).toHaveBeenCalledWith(
          expect.stringContaining(`Quote ${number}, version 1: the buyer's acceptance was refused: The tax on quote`)
        )
        expect(await statusOf(id)).toBe("sent")
        expect(await orders()).toHaveLength(0)
      })

      it("leaves no token in any log line or database row", async () => {
        const logger = getContainer().resolve(ContainerRegistrationKeys.LOGGER)
        for (const level of ["error", "warn", "info", "debug", "log"] as const) {
          jest
            .spyOn(logger, level)
            .mockImplementation((...words: unknown[]) => void said.push(words.map(String).join(" ")))
        }
        const { token } = await sent()
        await post("open", { token })
        await post("accept", { token, version: 9, name: "Ann" })
        await post("open", { token, extra: token })
        await post("open", { token: [token] })
        await post("accept", `{"token":"${token}"`)
        await post("pdf", { token })
        await server().post("/crm/quotes/open").type("form").send({ token })
        await post("accept", { token, version: 1, name: "Ann" })
        expect(said.filter((line) => line.includes(token))).toEqual([])

        const { rows: tables } = await dbConnection.raw(
          "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'"
        )
        const holding: string[] = []
        for (const { table_name } of tables as { table_name: string }[]) {
          const { rows } = await dbConnection.raw(
            `select count(*)::int as found from "${table_name}" t where to_jsonb(t)::text like ?`,
            [`%${token}%`]
          )
          if (rows[0].found) holding.push(table_name)
        }
        expect(tables.length).toBeGreaterThan(100)
        expect(holding).toEqual([])
      })
    })
  },
})
