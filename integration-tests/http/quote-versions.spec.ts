import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { cancelOrderWorkflow } from "@medusajs/medusa/core-flows"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { QUOTE_MODULE } from "../../src/modules/quote"
import type { QuoteModuleService } from "../../src/modules/quote/service"
import { addDays } from "../../src/shared/days"
import { reconcileCanceledOrders, reconcileConversions } from "../../src/workflows/quote/reconcile-conversions"
import { Caller, createUser } from "../support/callers"
import { pdfLines } from "../support/pdf-text"
import { Client, clientOf, eventually } from "../support/receivable-client"
import { createStore, Store } from "../support/receivable-store"

jest.setTimeout(180_000)

type Item = { id: string; title: string; included: boolean; ordered_quantity: number; total: number }

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let admin: Client
    let caller: Caller
    let store: Store

    beforeEach(async () => {
      const container = getContainer()
      caller = await createUser(container)
      admin = clientOf(api, caller)
      store = await createStore(container)
    })

    const create = async (items: object[], body: object = {}) => {
      const { status, data } = await admin.post("/admin/crm/quotes", {
        customer_id: store.customer_id,
        currency_code: "usd",
        region_id: store.region_id,
        sales_channel_id: store.sales_channel_id,
        items,
        ...body,
      })
      expect([status, data.message]).toEqual([200, undefined])
      return data.quote
    }
    const act = async (id: string, verb: string, body: object = {}) => {
      const { status, data } = await admin.post(`/admin/crm/quotes/${id}/${verb}`, body)
      expect([status, data.message]).toEqual([200, undefined])
      return data.quote
    }
    const refused = async (id: string, verb: string, body: object = {}) => {
      const { status, data } = await admin.post(`/admin/crm/quotes/${id}/${verb}`, body)
      return [status, data.message]
    }
    const get = async (id: string, path = "") => (await admin.get(`/admin/crm/quotes/${id}${path}`)).data
    const orderTotals = async (ids: string[]) => {
      const { data } = await getContainer()
        .resolve(ContainerRegistrationKeys.QUERY)
        .graph({ entity: "order", fields: ["id", "total"], filters: { id: ids } })
      return ids.map((id) => Number(data.find((order) => order.id === id)?.total))
    }
    const item = (quote: { items: Item[] }, title: string): Item => quote.items.find((line) => line.title === title)!

    describe("options and alternatives", () => {
      const LINES = [
        { kind: "section", title: "Furniture" },
        { title: "Desk", quantity: 2, unit_price: 100 },
        { title: "Oak top", quantity: 2, unit_price: 40, alternative_group: "top" },
        { title: "Glass top", quantity: 2, unit_price: 60, alternative_group: "top" },
        { title: "Assembly", quantity: 1, unit_price: 50, is_optional: true },
        { kind: "note", title: "Delivery by truck." },
      ]

      it("counts the first alternative and no option until the buyer decides", async () => {
        const quote = await create(LINES)
        expect(quote).toMatchObject({ subtotal: 280 })
        expect(quote.items.map(({ title, included }: Item) => [title, included])).toEqual([
          ["Furniture", false],
          ["Desk", true],
          ["Oak top", true],
          ["Glass top", false],
          ["Assembly", false],
          ["Delivery by truck.", false],
        ])
        expect(item(quote, "Assembly").total).toBeGreaterThan(0)
      })

      it("orders what the buyer took, at the total that follows from it", async () => {
        const draft = await create(LINES, { discount_percent: 10 })
        expect(draft).toMatchObject({ subtotal: 280, discount_total: 28 })
        const sent = await act(draft.id, "send")
        const chosen = [item(sent, "Glass top").id, item(sent, "Assembly").id]
        const accepted = await act(draft.id, "accept", { name: "Ann Lee", chosen_item_ids: chosen })
        // (2 × 100 + 2 × 60 + 50) less 10 %
        expect(accepted).toMatchObject({
          status: "accepted",
          subtotal: 370,
          discount_total: 37,
          conversion_status: "full",
        })
        expect(accepted.chosen_item_ids.sort()).toEqual(chosen.sort())
        expect(await orderTotals([accepted.order_id])).toEqual([accepted.total])
        const { versions } = await get(draft.id, "/versions")
        expect(versions[0]).toMatchObject({
          decision: "accepted",
          decided_name: "Ann Lee",
          decided_item_ids: expect.arrayContaining(chosen),
          content_hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        })
      })

      it("refuses two alternatives of one group and lines that are not there, and nothing is accepted", async () => {
        const draft = await create(LINES)
        const sent = await act(draft.id, "send")
        const both = [item(sent, "Oak top").id, item(sent, "Glass top").id]
        expect(await refused(draft.id, "accept", { chosen_item_ids: both })).toEqual([
          400,
          `Oak top and Glass top are alternatives on Quote ${draft.number}; choose one of them.`,
        ])
        expect(await refused(draft.id, "accept", { chosen_item_ids: ["crmqi_none"] })).toEqual([
          400,
          `Quote ${draft.number} has no line crmqi_none to choose.`,
        ])
        expect((await get(draft.id)).quote).toMatchObject({ status: "sent", order_id: null })
      })
    })

    describe("versions under one number", () => {
      const two = async () => {
        const draft = await create([{ title: "Desk", quantity: 1, unit_price: 100 }])
        await act(draft.id, "send")
        const revised = await act(draft.id, "revise", { keep_open: true })
        await act(draft.id, "items", { title: "Lamp", quantity: 1, unit_price: 20 })
        const second = await act(draft.id, "send", { keep_earlier_open: true })
        return { id: draft.id as string, number: draft.number as string, revised, second }
      }

      it("are on offer together, and accepting the earlier one closes the later", async () => {
        const { id, number, second } = await two()
        expect(second).toMatchObject({ number, version: 2, status: "sent", subtotal: 120 })
        const before = (await get(id, "/versions")).versions
        expect(before.map(({ version, live }: { version: number; live: boolean }) => [version, live])).toEqual([
          [2, true],
          [1, true],
        ])
        const accepted = await act(id, "accept", { version: 1, name: "Ann Lee" })
        expect(accepted).toMatchObject({ status: "accepted", version: 1, subtotal: 100 })
        expect(accepted.items.map(({ title }: Item) => title)).toEqual(["Desk"])
        const after = (await get(id, "/versions")).versions
        expect(
          after.map(({ version, decision, superseded_at }: { version: number; decision: string; superseded_at: string }) => [
            version, decision, superseded_at !== null,
          ]) // prettier-ignore
        ).toEqual([
          [2, null, true],
          [1, "accepted", false],
        ])
        expect(await orderTotals([accepted.order_id])).toEqual([accepted.total])
      })

      it("end one by one when declined, and the quote with the last", async () => {
        const { id } = await two()
        expect(await act(id, "decline", { version: 2 })).toMatchObject({ status: "sent", version: 1, subtotal: 100 })
        expect(await act(id, "decline", { version: 1, note: "No budget" })).toMatchObject({ status: "declined" })
        expect(await act(id, "revise")).toMatchObject({ status: "draft", version: 3 })
      })

      it("each decision records version, content, name, time, address and the terms' text", async () => {
        const offered = async (body: object = {}) => {
          const draft = await create([{ title: "Desk", quantity: 1, unit_price: 100 }], { terms: "Half now.", ...body })
          const { data } = await admin.post(`/admin/crm/quotes/${draft.id}/send`)
          return { id: draft.id as string, token: data.public_url.split("#")[1] as string }
        }
        const [bySite, refusedBySite, byStaff, refusedByStaff, withdrawn] = [
          await offered(), await offered(), await offered(), await offered(), await offered(),
        ] // prettier-ignore
        await api.post("/crm/quotes/accept", { token: bySite.token, version: 1, name: "Ann Lee" })
        await api.post("/crm/quotes/decline", { token: refusedBySite.token, version: 1, reason: "Too late" })
        await act(byStaff.id, "accept", { name: "Ann on the phone" })
        await act(refusedByStaff.id, "decline", { name: "Ann on the phone", note: "No budget" })
        await act(withdrawn.id, "cancel")
        const decisions = [bySite, refusedBySite, byStaff, refusedByStaff, withdrawn].map(async ({ id }) => {
          const { versions } = await get(id, "/versions")
          const { decision, version, decided_name, decided_by, decided_terms, decided_note } = versions[0]
          expect(versions[0].content_hash).toMatch(/^[0-9a-f]{64}$/)
          expect(Date.now() - new Date(versions[0].decided_at).getTime()).toBeLessThan(120_000)
          expect(versions[0].decided_ip).toMatch(/127\.0\.0\.1|::1/)
          return [decision, version, decided_name, decided_by.split("_")[0], decided_terms, decided_note]
        })
        expect(await Promise.all(decisions)).toEqual([
          ["accepted", 1, "Ann Lee", "crmqt", "Half now.", null],
          ["declined", 1, "Ann Lee", "crmqt", "Half now.", "Too late"],
          ["accepted", 1, "Ann on the phone", "user", "Half now.", null],
          ["declined", 1, "Ann on the phone", "user", "Half now.", "No budget"],
          ["canceled", 1, null, "user", "Half now.", null],
        ])
      })

      it("are back on offer, by their links too, when the revision that closed them is dropped", async () => {
        const draft = await create([{ title: "Desk", quantity: 1, unit_price: 100 }], {
          shipping_address: { city: "Austin", country_code: "us", company: "Acme" },
        })
        const first = (await admin.post(`/admin/crm/quotes/${draft.id}/send`)).data.public_url.split("#")[1]
        await act(draft.id, "revise", { keep_open: true })
        const change = { shipping_address: { city: "Dallas", country_code: "us", address_2: "Dock 3" } }
        await admin.post(`/admin/crm/quotes/${draft.id}`, change)
        const second = (
          await admin.post(`/admin/crm/quotes/${draft.id}/send`, { keep_earlier_open: true })
        ).data.public_url.split("#")[1]
        await act(draft.id, "decline", { version: 2 })
        const open = async (token: string): Promise<number> =>
          (await api.post("/crm/quotes/open", { token }, { validateStatus: () => true })).status
        const live = async () => (await get(draft.id, "/versions")).versions.map(({ live }: { live: boolean }) => live)
        expect(await live()).toEqual([false, true])
        await act(draft.id, "revise")
        expect([await live(), await open(first), await open(second)]).toEqual([[false, false], 404, 404])
        await admin.delete(`/admin/crm/quotes/${draft.id}`)
        // Version 1 was the current one when it was revised, although version 2 was sent last.
        const { quote } = await get(draft.id)
        expect(quote).toMatchObject({
          status: "sent",
          version: 1,
          shipping_address: { city: "Austin", company: "Acme", address_2: null },
        })
        expect([await live(), await open(first)]).toEqual([[false, true], 200])
        expect(await act(draft.id, "accept")).toMatchObject({ status: "accepted", version: 1 })
      })

      it("are withdrawn together, and their links die", async () => {
        const { id } = await two()
        const { data } = await admin.post(`/admin/crm/quotes/${id}/link`)
        await act(id, "cancel")
        const { versions } = await get(id, "/versions")
        expect(versions.map(({ decision }: { decision: string }) => decision)).toEqual(["canceled", "canceled"])
        const token = data.public_url.split("#")[1]
        expect((await api.post("/crm/quotes/open", { token }, { validateStatus: () => true })).status).toBe(404)
      })

      it("keep their own links when another is sent again", async () => {
        const draft = await create([{ title: "Desk", quantity: 1, unit_price: 100 }])
        const first = (await admin.post(`/admin/crm/quotes/${draft.id}/send`)).data.public_url.split("#")[1]
        await act(draft.id, "revise", { keep_open: true })
        const second = (
          await admin.post(`/admin/crm/quotes/${draft.id}/send`, { keep_earlier_open: true })
        ).data.public_url.split("#")[1]
        await act(draft.id, "resend")
        const open = async (token: string) => api.post("/crm/quotes/open", { token }, { validateStatus: () => true })
        expect((await open(first)).data.quote).toMatchObject({ version: 1, status: "sent" })
        expect((await open(second)).status).toBe(404)
      })

      it("take over where a later one expires first, and keep their own dates on paper", async () => {
        const draft = await create([{ title: "Desk", quantity: 1, unit_price: 100 }])
        const today = (await act(draft.id, "send")).sent_at.slice(0, 10)
        const far = addDays(today, 90)
        await act(draft.id, "extend", { valid_until: far })
        await act(draft.id, "revise", { keep_open: true })
        await admin.post(`/admin/crm/quotes/${draft.id}`, { valid_until: addDays(today, 3), discount_percent: 10 })
        expect(await act(draft.id, "send", { keep_earlier_open: true })).toMatchObject({ version: 2 })
        const quotes = getContainer().resolve<QuoteModuleService>(QUOTE_MODULE)
        expect(await quotes.passOverExpired(addDays(today, 3))).toEqual([])
        expect(await quotes.passOverExpired(addDays(today, 4))).toEqual([draft.id])
        expect(await quotes.passOverExpired(addDays(today, 4))).toEqual([])
        const { quote } = await get(draft.id)
        expect(quote).toMatchObject({ status: "sent", version: 1, valid_until: far, subtotal: 100, discount_total: 0 })
        expect((await get(draft.id, "/history")).history[0]).toMatchObject({ act: "version_expired" })
        const pdf = async (version: number): Promise<string> => {
          const config = { headers: caller.headers, responseType: "arraybuffer" as const }
          const { data } = await api.get(`/admin/crm/quotes/${draft.id}/versions/${version}/pdf`, config)
          return pdfLines(Buffer.from(data)).join("\n")
        }
        const written = (day: string) =>
          new Intl.DateTimeFormat("en-US", { dateStyle: "long", timeZone: "UTC" }).format(new Date(day))
        expect(await pdf(1)).toContain(`Valid until | ${written(far)}`)
        expect(await pdf(2)).toContain(`Valid until | ${written(addDays(today, 3))}`)
      })

      it("that offer options only cannot be accepted with nothing taken", async () => {
        const draft = await create([{ title: "Desk", quantity: 1, unit_price: 100, is_optional: true }])
        const { data } = await admin.post(`/admin/crm/quotes/${draft.id}/send`)
        const nothing = `Nothing of Quote ${draft.number} is taken; choose at least one of its options.`
        expect(await refused(draft.id, "accept")).toEqual([400, nothing])
        const answer = await api.post(
          "/crm/quotes/accept",
          { token: data.public_url.split("#")[1], version: 1, name: "Ann", chosen_item_ids: [] },
          { validateStatus: () => true }
        )
        expect([answer.status, answer.data.message]).toEqual([400, nothing])
        expect((await get(draft.id)).quote).toMatchObject({ status: "sent", order_id: null })
      })

      it("are compared side by side", async () => {
        const { id } = await two()
        const { fields, items } = await get(id, "/versions/compare?from=1&to=2")
        expect(fields.map(({ field }: { field: string }) => field)).toEqual(
          ["tax_lines", "subtotal", "tax_total", "total", "net_total"].filter((field) =>
            fields.some((row: { field: string }) => row.field === field)
          )
        )
        expect(fields).toContainEqual({ field: "subtotal", from: "100.00", to: "120.00" })
        expect(items.map(({ change, to }: { change: string; to: Item }) => [change, to.title])).toEqual([
          ["same", "Desk"],
          ["added", "Lamp"],
        ])
        expect((await admin.get(`/admin/crm/quotes/${id}/versions/compare?from=1&to=9`)).data.message).toMatch(
          /has no sent version 9\.$/
        )
      })
    })

    describe("orders of parts", () => {
      const accepted = async () => {
        const draft = await create(
          [
            { title: "Desk", quantity: 5, unit_price: 100 },
            { title: "Desk", quantity: 2, unit_price: 90 },
            { title: "Lamp", quantity: 3, unit_price: 10 },
          ],
          { convert_on_accept: false, shipping_methods: [{ name: "Truck", amount: 25 }] }
        )
        await act(draft.id, "send")
        return act(draft.id, "accept", { name: "Ann Lee" })
      }

      it("take the lines and quantities named, the rest later, and add up to the quote", async () => {
        const quote = await accepted()
        expect(quote).toMatchObject({ status: "accepted", order_id: null, order_ids: [], conversion_status: "none" })
        const [five, two, lamps] = quote.items as Item[]
        const first = await act(quote.id, "convert", {
          items: [
            { item_id: five.id, quantity: 2 },
            { item_id: lamps.id, quantity: 3 },
          ],
        })
        expect(first).toMatchObject({ conversion_status: "partial" })
        expect(first.items.map(({ ordered_quantity }: Item) => ordered_quantity)).toEqual([2, 0, 3])
        const rest = await act(quote.id, "convert")
        expect(rest).toMatchObject({ conversion_status: "full", order_id: first.order_id })
        expect(rest.items.map(({ ordered_quantity }: Item) => ordered_quantity)).toEqual([5, 2, 3])
        expect(rest.order_ids).toHaveLength(2)
        const totals = await orderTotals(rest.order_ids)
        expect(totals[0] + totals[1]).toBeCloseTo(quote.total, 6)
        // Nothing is left: asking again answers the same.
        expect((await act(quote.id, "convert")).order_ids).toEqual(rest.order_ids)
        expect(two.id).not.toBe(five.id)
      })

      it("are charged the shipping once", async () => {
        const quote = await accepted()
        const [five] = quote.items as Item[]
        const items = [{ item_id: five.id, quantity: 1 }]
        await act(quote.id, "convert", { items, with_shipping: false })
        const second = await act(quote.id, "convert", { items, with_shipping: true })
        const totals = await orderTotals(second.order_ids)
        expect(Math.abs(totals[1] - totals[0])).toBeGreaterThanOrEqual(25)
        expect(await refused(quote.id, "convert", { items, with_shipping: true })).toEqual([
          400,
          `The shipping of quote ${quote.number} went with an earlier order; this one can be made without it.`,
        ])
      })

      it("are refused beyond what is left, line by line", async () => {
        const quote = await accepted()
        const [five, two] = quote.items as Item[]
        await act(quote.id, "convert", { items: [{ item_id: five.id, quantity: 4 }] })
        expect(await refused(quote.id, "convert", { items: [{ item_id: five.id, quantity: 2 }] })).toEqual([
          400,
          `Quote ${quote.number} has 1 of Desk left to order, not 2.`,
        ])
        const split = [
          { item_id: two.id, quantity: 1 },
          { item_id: two.id, quantity: 2 },
        ]
        expect(await refused(quote.id, "convert", { items: split })).toEqual([
          400,
          `Quote ${quote.number} has 2 of Desk left to order, not 3.`,
        ])
        expect(await refused(quote.id, "convert", { items: [{ item_id: "crmqi_x", quantity: 1 }] })).toEqual([
          400,
          `Quote ${quote.number} has no line crmqi_x to order.`,
        ])
      })

      it("are made with the acceptance, or nothing is", async () => {
        const draft = await create([{ title: "Desk", quantity: 5, unit_price: 100 }])
        const [line] = (await act(draft.id, "send")).items as Item[]
        expect(await refused(draft.id, "convert", { items: [{ item_id: line.id, quantity: 6 }] })).toEqual([
          400,
          `Quote ${draft.number} has 5 of Desk left to order, not 6.`,
        ])
        expect(await refused(draft.id, "convert", { items: [{ item_id: "crmqi_x", quantity: 1 }] })).toEqual([
          400,
          `Quote ${draft.number} has no line crmqi_x to order.`,
        ])
        expect((await get(draft.id)).quote).toMatchObject({ status: "sent", accepted_at: null })
        const part = await act(draft.id, "convert", { items: [{ item_id: line.id, quantity: 2 }] })
        expect(part).toMatchObject({ status: "accepted", conversion_status: "partial" })
        expect(part.items).toMatchObject([{ ordered_quantity: 2 }])
      })

      it("never exceed a line, however many ask for parts at once", async () => {
        const quote = await accepted()
        const [five, two, lamps] = quote.items as Item[]
        const ask = (item_id: string, quantity: number) =>
          admin.post(`/admin/crm/quotes/${quote.id}/convert`, { items: [{ item_id, quantity }] })
        for (let round = 0; round < 4; round++) {
          const answers = await Promise.all([
            ask(five.id, 2), ask(five.id, 2), ask(five.id, 1), ask(two.id, 2), ask(two.id, 1), ask(lamps.id, 3),
            admin.post(`/admin/crm/quotes/${quote.id}/convert`, {}),
          ]) // prettier-ignore
          for (const { status, data } of answers) {
            expect([status, status === 200 || data.message]).toEqual([
              status === 200 ? 200 : 400,
              status === 200 || expect.stringMatching(/left to order, not|is being made; try again|cannot be ordered/),
            ])
          }
        }
        const done = await act(quote.id, "convert")
        expect(done.items.map(({ ordered_quantity }: Item) => ordered_quantity)).toEqual([5, 2, 3])
        expect(done.conversion_status).toBe("full")
        const totals = await orderTotals(done.order_ids)
        expect(totals.reduce((sum, total) => sum + total, 0)).toBeCloseTo(quote.total, 6)
      })

      it("take up where a crash left one of them, and nothing is ordered twice", async () => {
        const quote = await accepted()
        const [five] = quote.items as Item[]
        const quotes = getContainer().resolve<QuoteModuleService>(QUOTE_MODULE)
        const rep = { actor_id: "user_rep", actor_type: "user" as const }
        const part = { order_id: "order_crashed", items: [{ item_id: five.id, quantity: 2 }] }
        await quotes.claimConversion(quote.id, part, rep)
        expect((await get(quote.id)).quote).toMatchObject({ conversion_status: "partial", order_ids: [] })
        expect(await reconcileConversions(getContainer(), 0)).toMatchObject({ finished: [quote.id] })
        const after = (await get(quote.id)).quote
        expect(after).toMatchObject({ conversion_status: "partial", order_ids: ["order_crashed"] })
        expect(after.items.map(({ ordered_quantity }: Item) => ordered_quantity)).toEqual([2, 0, 0])
        const rest = await act(quote.id, "convert")
        const totals = await orderTotals(rest.order_ids)
        expect(totals[0] + totals[1]).toBeCloseTo(quote.total, 6)
      })

      it("make one order of what is left, however many ask at once", async () => {
        const quote = await accepted()
        const answers = await Promise.all(
          Array.from({ length: 12 }, () => admin.post(`/admin/crm/quotes/${quote.id}/convert`, {}))
        )
        expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
        expect((await get(quote.id)).quote.order_ids).toHaveLength(1)
      })

      it("open again when their order is canceled, once, also when the event was missed", async () => {
        const quote = await accepted()
        const [five] = quote.items as Item[]
        const first = await act(quote.id, "convert", { items: [{ item_id: five.id, quantity: 2 }] })
        await cancelOrderWorkflow(getContainer()).run({ input: { order_id: first.order_id } as never })
        await eventually(async () => (await get(quote.id)).quote.conversion_status === "none")
        expect((await get(quote.id)).quote).toMatchObject({ order_id: null, order_ids: [] })
        expect(await reconcileCanceledOrders(getContainer())).toEqual([])
        const again = await act(quote.id, "convert")
        expect(again).toMatchObject({ conversion_status: "full" })
        const { conversions } = await get(quote.id, "/conversions")
        expect(conversions.map(({ state }: { state: string }) => state)).toEqual(["done", "canceled"])
      })

      it("open only their own quantities when one of several is canceled, and the shipping with it", async () => {
        const quote = await accepted()
        const [five, two, lamps] = quote.items as Item[]
        const part = (item_id: string, quantity: number) => act(quote.id, "convert", { items: [{ item_id, quantity }] })
        const first = await part(five.id, 3)
        await part(five.id, 2)
        const full = await act(quote.id, "convert")
        expect(full).toMatchObject({ conversion_status: "full", order_id: first.order_ids[0] })
        const container = getContainer()
        await cancelOrderWorkflow(container).run({ input: { order_id: first.order_ids[0] } as never })
        const opened = await eventually(async () => {
          const { quote: now } = await get(quote.id)
          return now.conversion_status === "partial" && now
        })
        // Two lines of one product are two lines: the second desk line stays ordered.
        expect(opened.items.map(({ ordered_quantity }: Item) => ordered_quantity)).toEqual([2, 2, 3])
        expect(opened.order_ids).toEqual(full.order_ids.slice(1))
        expect(opened.order_id).toBe(full.order_ids[1])
        expect(await refused(quote.id, "convert", { items: [{ item_id: two.id, quantity: 1 }] })).toEqual([
          400,
          `Quote ${quote.number} has 0 of Desk left to order, not 1.`,
        ])
        expect(lamps.id).not.toBe(two.id)
        const again = await act(quote.id, "convert")
        expect(again).toMatchObject({ conversion_status: "full" })
        const totals = await orderTotals(again.order_ids)
        expect(totals.reduce((sum, total) => sum + total, 0)).toBeCloseTo(quote.total, 6)
        for (const order_id of again.order_ids) {
          await cancelOrderWorkflow(container).run({ input: { order_id } as never })
        }
        await eventually(async () => (await get(quote.id)).quote.conversion_status === "none")
        expect((await get(quote.id)).quote).toMatchObject({ status: "accepted", order_id: null, order_ids: [] })
      })
    })

    describe("an accepted version", () => {
      it("is not accepted again under the name of another one", async () => {
        const quote = await create([{ title: "Desk", quantity: 1, unit_price: 100 }])
        await act(quote.id, "send")
        await act(quote.id, "revise", { keep_open: true })
        await act(quote.id, "send", { keep_earlier_open: true })
        await act(quote.id, "accept", { version: 1 })
        expect(await refused(quote.id, "accept", { version: 2 })).toEqual([
          400,
          `Version 2 of quote ${quote.number} was replaced by version 1 and cannot be accepted.`,
        ])
        expect(await act(quote.id, "accept", { version: 1 })).toMatchObject({ status: "accepted", version: 1 })
        const { data } = await admin.get("/admin/orders")
        expect(data.count).toBe(1)
      })
    })

    describe("the last day", () => {
      it("moves later in one act that is recorded, for a sent quote only", async () => {
        const draft = await create([{ title: "Desk", quantity: 1, unit_price: 100 }])
        expect(await refused(draft.id, "extend", { valid_until: "2099-01-01" })).toEqual([
          400,
          `Quote ${draft.number} is a draft and cannot be extended; send it first.`,
        ])
        await act(draft.id, "send")
        expect(await act(draft.id, "extend", { valid_until: "2099-01-01" })).toMatchObject({
          valid_until: "2099-01-01",
        })
        expect((await refused(draft.id, "extend", { valid_until: "2001-01-01" }))[1]).toMatch(
          /cannot be extended to 2001-01-01, which has passed; choose a day from \d{4}-\d\d-\d\d on\.$/
        )
        expect((await refused(draft.id, "extend", { valid_until: "2098-12-31" }))[1]).toBe(
          `Quote ${draft.number} is valid until 2099-01-01; an extension goes beyond that day. Revise it to offer it for a shorter time.`
        )
        expect((await get(draft.id, "/history")).history[0]).toMatchObject({
          act: "extended",
          changes: { valid_until: [expect.any(String), "2099-01-01"] },
        })
      })
    })
  },
})
