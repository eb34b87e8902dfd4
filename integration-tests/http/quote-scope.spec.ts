import { medusaIntegrationTestRunner } from "@medusajs/test-utils"

import { Caller, createUser } from "../support/callers"
import { Client, clientOf } from "../support/receivable-client"
import { createStore, Store } from "../support/receivable-store"
import { routesUnder } from "../support/routes"

jest.setTimeout(180_000)

const QUOTES = "/admin/crm/quotes"

/** Every route of one quote, the one that ends it last; a route that comes later is in it. */
const ROUTES = routesUnder("admin/crm/quotes")
  .filter((route) => route.includes("/:id"))
  .sort((a, b) => rank(a) - rank(b))

function rank(route: string): number {
  return route.startsWith("GET ") ? 0 : route === "DELETE /admin/crm/quotes/:id" ? 2 : 1
}

/** Bodies and parameters that a route takes, so that it gets as far as the quote; {} where none is needed. */
const BODIES: Record<string, object> = {
  "POST /admin/crm/quotes/:id": { title: "Taken" },
  "POST /admin/crm/quotes/:id/items": { title: "More", quantity: 1, unit_price: 1 },
  "POST /admin/crm/quotes/:id/items/:item_id": { quantity: 2 },
  "POST /admin/crm/quotes/:id/attachments": { filename: "a.txt", content: "YQ==" },
  "POST /admin/crm/quotes/:id/extend": { valid_until: "2099-12-31" },
  "POST /admin/crm/quotes/:id/messages": { text: "Hello" },
  "POST /admin/crm/quotes/:id/reject": { note: "No" },
  "POST /admin/crm/quotes/:id/deal": { next_step: "Take it" },
}
/** What sales people may not do even with their own. */
const FOR_OTHERS = ["POST /admin/crm/quotes/:id/release-hold"]

const PARAMETERS: Record<string, string> = {
  "GET /admin/crm/quotes/:id/changes": "?since=0",
  "GET /admin/crm/quotes/:id/versions/compare": "?from=1&to=1",
}

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    const OWNERS = ["ann", "bob", "eve", "nobody"] as const
    type Owner = (typeof OWNERS)[number]

    let store: Store
    let admin: Client
    let people: Record<"ann" | "bob" | "eve", Caller>
    let callers: Record<string, Client>

    /** Ann sees her own, Bob his team's, which is Ann's too; Eve belongs to another team. */
    const SEES: Record<string, readonly Owner[]> = {
      ann: ["ann", "nobody"],
      bob: ["ann", "bob", "nobody"],
      eve: ["eve", "nobody"],
      admin: OWNERS,
    }

    beforeEach(async () => {
      const container = getContainer()
      const user = await createUser(container)
      admin = clientOf(api, user)
      store = await createStore(container)
      people = {
        ann: await createUser(container, "ann"),
        bob: await createUser(container, "bob"),
        eve: await createUser(container, "eve"),
      }
      const team = async (name: string) => (await admin.post("/admin/crm/teams", { name })).data.team.id
      const [north, south] = [await team("North"), await team("South")]
      for (const member of [
        { user_id: user.user_id, scope: "all", can_setup: true },
        { user_id: people.ann.user_id, scope: "own", team_id: north },
        { user_id: people.bob.user_id, scope: "team", team_id: north },
        { user_id: people.eve.user_id, scope: "team", team_id: south },
      ]) {
        expect((await admin.post("/admin/crm/access", member)).status).toBe(200)
      }
      callers = {
        ann: clientOf(api, people.ann),
        bob: clientOf(api, people.bob),
        eve: clientOf(api, people.eve),
        admin,
      }
    })

    const idOf = (owner: Owner): string | null => (owner === "nobody" ? null : people[owner].user_id)

    /** A quote of 110 over one desk. */
    const create = async (owner: Owner, status: "draft" | "sent" = "draft") => {
      const { data } = await admin.post(QUOTES, {
        customer_id: store.customer_id,
        currency_code: "usd",
        region_id: store.region_id,
        sales_channel_id: store.sales_channel_id,
        title: owner,
        owner_id: idOf(owner),
        items: [{ title: "Desk", quantity: 1, unit_price: 100 }],
      })
      expect(data.message).toBeUndefined()
      if (status === "sent") {
        expect((await admin.post(`${QUOTES}/${data.quote.id}/send`)).status).toBe(200)
      }
      return data.quote as { id: string; items: { id: string }[] }
    }
    const call = (client: Client, route: string, quote: { id: string; items: { id: string }[] }) => {
      const [verb, pattern] = route.split(" ")
      const path = pattern
        .replace(":item_id", quote.items[0].id)
        .replace(":id", quote.id)
        .replace(":version", "1")
        .replace(":attachment_id", "x")
      const url = `${path}${PARAMETERS[route] ?? ""}`
      return verb === "GET" ? client.get(url) : verb === "POST" ? client.post(url, BODIES[route]) : client.delete(url)
    }

    it("keeps every route of a quote from who does not see it, as if it did not exist", async () => {
      expect(ROUTES.length).toBeGreaterThan(40)
      expect([...Object.keys(BODIES), ...Object.keys(PARAMETERS)].filter((route) => !ROUTES.includes(route))).toEqual(
        []
      )
      for (const status of ["draft", "sent"] as const) {
        for (const owner of ["ann", "bob", "eve"] as const) {
          const quote = await create(owner, status)
          const before = (await admin.get(`${QUOTES}/${quote.id}`)).data.quote
          for (const role of Object.keys(SEES).filter((name) => !SEES[name].includes(owner))) {
            for (const route of ROUTES) {
              const answer = await call(callers[role], route, quote)
              expect([role, owner, route, answer.status, answer.data.message]).toEqual([
                role, owner, route, 404, `Quote ${quote.id} was not found.`,
              ]) // prettier-ignore
            }
          }
          expect((await admin.get(`${QUOTES}/${quote.id}`)).data.quote).toEqual(before)
        }
      }
    })

    it("opens every route of a quote to who sees it", async () => {
      for (const role of ["ann", "bob", "eve"]) {
        for (const owner of SEES[role]) {
          const quote = await create(owner)
          for (const route of ROUTES) {
            const { status, data } = await call(callers[role], route, quote)
            expect([role, owner, route, status === 404 && data.message === `Quote ${quote.id} was not found.`]).toEqual([
              role, owner, route, false,
            ]) // prettier-ignore
            expect([role, owner, route, status === 403]).toEqual([role, owner, route, FOR_OTHERS.includes(route)])
          }
        }
      }
    })

    it("counts, adds up, exports and shows what each sees, and nothing more", async () => {
      const made: Record<string, { id: string }> = {}
      for (const owner of OWNERS) {
        made[owner] = await create(owner)
      }
      for (const role of Object.keys(SEES)) {
        const seen = SEES[role]
        const [client, total] = [callers[role], 110 * seen.length]
        const list = (await client.get(`${QUOTES}?order=title`)).data
        expect([role, list.count, list.quotes.map(({ title }: { title: string }) => title)]).toEqual([role, seen.length, [...seen].sort()]) // prettier-ignore
        expect(list.totals).toMatchObject([{ count: seen.length }])
        expect([role, Number(list.totals[0].total)]).toEqual([role, total])
        for (const owner of ["ann", "bob", "eve"] as const) {
          const { count } = (await client.get(`${QUOTES}?owner_id=${idOf(owner)}`)).data
          expect([role, owner, count]).toEqual([role, owner, seen.includes(owner) ? 1 : 0])
        }
        for (const [order, offset] of [
          ["-total", 0],
          ["title", seen.length],
        ] as const) {
          const page = (await client.get(`${QUOTES}?order=${order}&offset=${offset}&limit=200&q=Acme`)).data
          expect([role, page.count, page.quotes.length]).toEqual([role, seen.length, offset ? 0 : seen.length])
        }
        const csv = ((await client.get(`${QUOTES}/export?order=title`)).data as string).trim().split("\r\n").slice(1)
        expect([role, csv.map((line) => line.split(",")[3])]).toEqual([role, [...seen].sort().map((title) => `"${title}"`)]) // prettier-ignore

        const { columns } = (await client.get(`${QUOTES}/board?currency_code=usd`)).data
        const [draft, ...others] = columns
        expect([role, draft.count, draft.total, draft.weighted_total]).toEqual([role, seen.length, String(total), String(total / 10)]) // prettier-ignore
        expect(draft.quotes.map(({ title }: { title: string }) => title).sort()).toEqual([...seen].sort())
        expect(others.map(({ count }: { count: number }) => count)).toEqual([0, 0, 0, 0])

        const report = (await client.get("/admin/crm/reports/pipeline?currency_code=usd")).data
        expect([role, report.count, report.total]).toEqual([role, seen.length, total])
        const overview = (await client.get("/admin/crm/overview?currency_code=usd")).data
        expect([role, overview.pipeline.total]).toEqual([role, total])
      }

      const bulk = await callers.ann.post(`${QUOTES}/bulk`, {
        act: "stage",
        stage_id: "crmst_verbal_yes",
        ids: OWNERS.map((owner) => made[owner].id),
      })
      expect(bulk.data.done.map(({ id }: { id: string }) => id)).toEqual([made.ann.id, made.nobody.id])
      expect(bulk.data.refused).toEqual(
        [made.bob.id, made.eve.id].map((id) => ({ id, number: null, message: `Quote ${id} was not found.` }))
      )
    })

    it("names no quote of others as one that is like a draft", async () => {
      for (const owner of OWNERS) {
        const { data } = await admin.post(QUOTES, {
          customer_id: store.customer_id,
          currency_code: "usd",
          region_id: store.region_id,
          title: "Office",
          owner_id: idOf(owner),
        })
        expect(data.message).toBeUndefined()
      }
      const [own] = (await callers.ann.get(`${QUOTES}?owner_id=${people.ann.user_id}`)).data.quotes
      expect((await callers.ann.get(`${QUOTES}/${own.id}`)).data.quote.similar).toHaveLength(1)
      expect((await admin.get(`${QUOTES}/${own.id}`)).data.quote.similar).toHaveLength(3)
      const body = { customer_id: store.customer_id, currency_code: "usd", region_id: store.region_id, title: "Office" }
      expect((await callers.ann.post(`${QUOTES}/preview`, body)).data.quote.similar).toHaveLength(2)
    })

    it("lets who gives a quote away see that it went", async () => {
      const quote = await create("ann")
      const { status, data } = await callers.ann.post(`${QUOTES}/${quote.id}/deal`, { owner_id: people.eve.user_id })
      expect([status, data.quote.owner_id]).toEqual([200, people.eve.user_id])
      expect((await callers.ann.get(`${QUOTES}/${quote.id}`)).status).toBe(404)
      expect((await callers.eve.get(`${QUOTES}/${quote.id}/moves`)).data.moves).toMatchObject([
        { field: "owner", from_name: "ann", to_name: "eve", actor_name: "ann" },
      ])
    })
  },
})
