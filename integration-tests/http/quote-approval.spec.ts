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
      const container = getContainer()
      admin = clientOf(api, await createUser(container))
      store = await createStore(container)
    })

    const create = async (items: object[], body: object = {}, as = admin) => {
      const { status, data } = await as.post("/admin/crm/quotes", {
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
    const post = async (id: string, verb: string, body: object = {}, as = admin) => {
      const { status, data } = await as.post(`/admin/crm/quotes/${id}/${verb}`, body)
      return status === 200 ? data.quote : [status, data.message]
    }
    const rule = async (body: object) => (await admin.post("/admin/crm/approval-rules", body)).data.approval_rule
    const cheap = [{ title: "Desk", quantity: 2, unit_price: 100, discount_percent: 25 }]

    describe("approval", () => {
      it("is asked by nothing until the store sets a rule", async () => {
        const quote = await create(cheap)
        expect(quote).toMatchObject({ approval_status: "none", approval: null, approval_reasons: [] })
        expect(await post(quote.id, "submit")).toEqual([
          400,
          `Quote ${quote.number} needs no approval; it can be sent as it is.`,
        ])
        expect(await post(quote.id, "send")).toMatchObject({ status: "sent" })
      })

      it("is needed before sending, and given for exactly what was asked", async () => {
        await rule({ name: "Sales floor", max_discount_percent: 20 })
        const quote = await create(cheap)
        expect(quote.approval_reasons).toMatchObject([
          { kind: "discount", limit: "20", value: "25", rule_name: "Sales floor" },
        ])
        const needs = `Quote ${quote.number} needs approval: discount of 25 % is above 20 % (Sales floor). Submit it for approval.`
        expect(await post(quote.id, "send")).toEqual([400, needs])
        expect(await post(quote.id, "submit", { note: "Big customer" })).toMatchObject({
          approval_status: "pending",
          approval: { status: "pending", note: "Big customer", approver_ids: null },
        })
        expect(await post(quote.id, "send")).toEqual([
          400,
          `Quote ${quote.number} waits for approval; it can be sent when it is approved.`,
        ])
        expect(await post(quote.id, "approve", { note: "Fine" })).toMatchObject({
          approval_status: "approved",
          approval: { status: "approved", decision_note: "Fine" },
        })
        // Changed after the approval: it counts no more.
        const [item] = quote.items
        await admin.post(`/admin/crm/quotes/${quote.id}/items/${item.id}`, { discount_percent: 40 })
        expect((await post(quote.id, "send"))[1]).toMatch(/discount of 40 % is above 20 %/)
        await admin.post(`/admin/crm/quotes/${quote.id}/items/${item.id}`, { discount_percent: 20 })
        expect(await post(quote.id, "send")).toMatchObject({ status: "sent" })
        const { approvals } = (await admin.get(`/admin/crm/quotes/${quote.id}/approvals`)).data
        expect(approvals).toHaveLength(1)
      })

      it("is rejected with a note, and asked again after a change", async () => {
        await rule({ name: "Big deals", max_total: 100, currency_code: "usd" })
        const quote = await create([{ title: "Desk", quantity: 2, unit_price: 100 }])
        await post(quote.id, "submit")
        expect(await post(quote.id, "reject")).toEqual([400, expect.stringContaining("note is required")])
        expect(await post(quote.id, "reject", { note: "Too much risk" })).toMatchObject({ approval_status: "rejected" })
        expect((await post(quote.id, "send"))[0]).toBe(400)
        expect(await post(quote.id, "approve")).toEqual([
          400,
          `Quote ${quote.number} does not wait for approval and cannot be approved.`,
        ])
        expect(await post(quote.id, "submit")).toMatchObject({ approval_status: "pending" })
      })

      it("is decided by the one whom the rule names, by no one else and by no key", async () => {
        const boss = await createUser(getContainer(), "boss@example.com")
        const rep = await createUser(getContainer(), "rep@example.com")
        const chief = clientOf(api, boss)
        const seller = clientOf(api, rep)
        await rule({ name: "Chief", max_discount_percent: 10, approver_id: boss.user_id })
        const quote = await create(cheap, {}, seller)
        await post(quote.id, "submit", {}, seller)
        const other = `Quote ${quote.number} waits for someone else's approval; it cannot be approved by you.`
        expect(await post(quote.id, "approve", {}, seller)).toEqual([400, other])
        expect(await post(quote.id, "approve", {}, admin)).toEqual([400, other])
        expect(await post(quote.id, "approve", {}, chief)).toMatchObject({
          approval_status: "approved",
          approval: { decided_by: boss.user_id },
        })
        expect(await post(quote.id, "send", {}, seller)).toMatchObject({ status: "sent" })
      })

      it("cannot be gone round by revising, copying, or a template", async () => {
        await rule({ name: "Sales floor", max_discount_percent: 20 })
        const quote = await create(cheap)
        await post(quote.id, "submit")
        await post(quote.id, "approve")
        await post(quote.id, "send")
        const revised = await post(quote.id, "revise", { prices: "keep" })
        expect(revised).toMatchObject({ version: 2, approval_status: "none" })
        expect((await post(quote.id, "send"))[0]).toBe(400)
        const copy = await post(quote.id, "clone")
        expect((await post(copy.id, "send"))[0]).toBe(400)
        const { data } = await admin.post("/admin/crm/quote-templates", { quote_id: quote.id, name: "Office" })
        const made = await create([], { template_id: data.quote_template.id, items: undefined })
        expect(made).toMatchObject({ template_id: data.quote_template.id, approval_status: "none" })
        expect(made.items).toMatchObject([{ title: "Desk", discount_percent: 25 }])
        expect((await post(made.id, "send"))[0]).toBe(400)
      })
    })

    describe("no way round", () => {
      it("is an option or an alternative that the offer does not propose", async () => {
        await rule({ name: "Big deals", max_total: 500, currency_code: "usd" })
        const quote = await create([
          { title: "Desk", quantity: 1, unit_price: 100 },
          { title: "Oak", quantity: 1, unit_price: 50, alternative_group: "top" },
          { title: "Marble", quantity: 1, unit_price: 200, alternative_group: "top" },
          { title: "Room", quantity: 1, unit_price: 300, is_optional: true },
        ])
        // 100 + 200 + 300 and 10 % tax is what the buyer may come to; the offer proposes 150.
        expect(quote).toMatchObject({
          subtotal: 150,
          approval_reasons: [{ kind: "total", limit: "500", value: "660" }],
        })
        expect((await post(quote.id, "send"))[0]).toBe(400)
        const [room] = quote.items.slice(-1)
        await admin.delete(`/admin/crm/quotes/${quote.id}/items/${room.id}`)
        expect(await post(quote.id, "send")).toMatchObject({ status: "sent" })
      })

      it("is a cost typed under the catalogue's, nor one set or lost by who does not see margins", async () => {
        const products = getContainer().resolve(Modules.PRODUCT)
        await products.updateProductVariants(store.variant_id, { metadata: { cost_usd: "9" } })
        await rule({ name: "Thin", min_margin_percent: 30 })
        const cheap = await create([{ variant_id: store.variant_id, quantity: 2, unit_cost: 1 }])
        expect(cheap.approval_reasons).toMatchObject([{ kind: "margin", limit: "30", value: "10.09" }])
        const thin = `Quote ${cheap.number} needs approval: margin is below 30 % (Thin). Submit it for approval.`
        expect(await post(cheap.id, "send")).toEqual([400, thin])
        const free = await create([{ title: "Desk", quantity: 1, unit_price: 100, unit_cost: 90 }])
        const blind = await createUser(getContainer(), "blind")
        await admin.post("/admin/crm/access", { user_id: blind.user_id, scope: "all" })
        const rep = clientOf(api, blind)
        const seen = (await rep.get(`/admin/crm/quotes/${free.id}`)).data.quote
        expect(seen.approval_reasons).toMatchObject([{ kind: "margin", limit: "30", value: null }])
        expect(JSON.stringify(seen)).not.toMatch(/_cost|"margin_percent"/)
        const [{ id }] = seen.items
        for (const [path, body] of [
          [`/${free.id}/items/${id}`, { unit_cost: 0 }],
          [`/${free.id}/items`, { title: "Lamp", quantity: 1, unit_price: 1, unit_cost: 0 }],
          [`/${free.id}`, { items: [{ id, title: "Desk", quantity: 1, unit_price: 100, unit_cost: 0 }] }],
        ] as const) {
          expect((await rep.post(`/admin/crm/quotes${path}`, body)).status).toBe(403)
        }
        const saved = { items: [{ id, title: "Desk", quantity: 1, unit_price: 100, note: "Oak" }] }
        expect((await rep.post(`/admin/crm/quotes/${free.id}`, saved)).status).toBe(200)
        expect((await post(free.id, "send", {}, rep))[0]).toBe(400)
        expect((await admin.get(`/admin/crm/quotes/${free.id}`)).data.quote.items).toMatchObject([{ unit_cost: 90 }])
      })

      it("is a rule that came after the approval: it asks anew, also whom it names", async () => {
        await rule({ name: "Sales floor", max_discount_percent: 20 })
        const quote = await create(cheap)
        await post(quote.id, "submit")
        const boss = await createUser(getContainer(), "boss")
        const total = await rule({ name: "Big deals", max_total: 10, currency_code: "usd", approver_id: boss.user_id })
        // Asked again while it waits, the request is what the rules ask now.
        expect(await post(quote.id, "submit")).toMatchObject({
          approval: { reasons: [{ kind: "discount" }, { kind: "total" }], approver_ids: null, may_decide: true },
        })
        await admin.delete(`/admin/crm/approval-rules/${total.id}`)
        await post(quote.id, "submit")
        expect(await post(quote.id, "approve")).toMatchObject({ approval_status: "approved", approval_reasons: [] })
        await rule({ name: "Big deals", max_total: 10, currency_code: "usd", approver_id: boss.user_id })
        expect((await post(quote.id, "send"))[1]).toMatch(/needs approval: total of USD 165 is above USD 10/)
        expect(await post(quote.id, "submit")).toMatchObject({ approval_status: "pending" })
        const { approvals } = (await admin.get(`/admin/crm/quotes/${quote.id}/approvals`)).data
        expect(approvals.map(({ status }: { status: string }) => status).sort()).toEqual([
          "approved", "pending", "withdrawn", "withdrawn",
        ]) // prettier-ignore
      })

      it("is a version sent beside an open one, nor an edit of the whole", async () => {
        await rule({ name: "Sales floor", max_discount_percent: 20 })
        const quote = await create([{ title: "Desk", quantity: 1, unit_price: 100 }])
        await post(quote.id, "send")
        await post(quote.id, "revise", { keep_open: true })
        await admin.post(`/admin/crm/quotes/${quote.id}`, { discount_percent: 25 })
        expect((await post(quote.id, "send", { keep_earlier_open: true }))[0]).toBe(400)
        expect((await post(quote.id, "accept", { version: 2 }))[0]).toBe(400)
        expect(await post(quote.id, "convert")).toEqual([
          400,
          `Quote ${quote.number} is a draft and cannot become an order; send it, then accept it.`,
        ])
        await post(quote.id, "submit")
        await post(quote.id, "approve")
        await admin.post(`/admin/crm/quotes/${quote.id}`, { discount_percent: 26 })
        expect((await post(quote.id, "send"))[1]).toMatch(/discount of 26 % is above 20 %/)
        // Version 1, which needed none, stays what the buyer may accept.
        expect(await post(quote.id, "accept", { version: 1 })).toMatchObject({ status: "accepted", total: 110 })
      })
    })

    describe("who decides", () => {
      it("is a dashboard user; one whose user is gone hands over to everyone with the right", async () => {
        expect(
          (
            await admin.post("/admin/crm/approval-rules", {
              name: "Nobody",
              max_discount_percent: 1,
              approver_id: "user_x",
            })
          ).data.message
        ).toBe("User user_x was not found; an approver is a dashboard user.")
        const boss = await createUser(getContainer(), "boss")
        await rule({ name: "Chief", max_discount_percent: 10, approver_id: boss.user_id })
        const quote = await create(cheap)
        expect((await post(quote.id, "submit")).approval).toMatchObject({
          approver_ids: [boss.user_id],
          may_decide: false,
        })
        await getContainer().resolve(Modules.USER).deleteUsers([boss.user_id])
        const { approval } = (await admin.get(`/admin/crm/quotes/${quote.id}`)).data.quote
        expect(approval).toMatchObject({ approver_ids: null, may_decide: true })
        expect(await post(quote.id, "approve")).toMatchObject({ approval_status: "approved" })
      })

      it("is not who asked, once access is set up, unless they may set it up", async () => {
        await rule({ name: "Sales floor", max_discount_percent: 20 })
        const seller = await createUser(getContainer(), "seller")
        await admin.post("/admin/crm/access", { user_id: seller.user_id, scope: "all", can_approve: true })
        const rep = clientOf(api, seller)
        const quote = await create(cheap, {}, rep)
        expect((await post(quote.id, "submit", {}, rep)).approval).toMatchObject({ may_decide: false })
        expect((await rep.get("/admin/crm/quotes?awaiting_me=true")).data.count).toBe(0)
        expect(await post(quote.id, "approve", {}, rep)).toEqual([
          400,
          `Quote ${quote.number} waits for someone else's approval; it cannot be approved by you.`,
        ])
        expect((await admin.get("/admin/crm/quotes?awaiting_me=true")).data.count).toBe(1)
        expect(await post(quote.id, "approve")).toMatchObject({ approval_status: "approved" })
      })
    })

    describe("a template", () => {
      it("fills what the new quote leaves out, and nothing else", async () => {
        const { data } = await admin.post("/admin/crm/quote-templates", {
          name: "Meeting room",
          title: "Meeting room",
          terms: "Half in advance.",
          validity_days: 14,
          deposit_percent: 50,
          currency_code: "usd",
          items: [
            { kind: "section", title: "Furniture" },
            { title: "Table", quantity: 1, unit_price: 500 },
            { title: "Whiteboard", quantity: 1, unit_price: 90, is_optional: true },
          ],
        })
        expect(data.message).toBeUndefined()
        const quote = await create([], {
          template_id: data.quote_template.id,
          items: undefined,
          title: "For the third floor",
        })
        expect(quote).toMatchObject({
          title: "For the third floor",
          terms: "Half in advance.",
          deposit_percent: 50,
          subtotal: 500,
        })
        expect(quote.valid_until).toMatch(/^\d{4}-\d\d-\d\d$/)
        expect((await admin.post("/admin/crm/quote-templates", { name: "Meeting room" })).data.message).toBe(
          "There is a template named Meeting room already."
        )
        await admin.post(`/admin/crm/quote-templates/${data.quote_template.id}`, { is_active: false })
        expect(
          (
            await admin.post("/admin/crm/quotes", {
              customer_id: store.customer_id,
              currency_code: "usd",
              region_id: store.region_id,
              template_id: data.quote_template.id,
            })
          ).data.message
        ).toBe("Template Meeting room is switched off.")
      })
    })

    describe("a quote like one that is open", () => {
      it("is told of, for the same buyer and at least half of the products or the same title", async () => {
        const first = await create([{ title: "Desk", quantity: 1, unit_price: 1 }], { title: "Office" })
        const second = await create([{ title: "Lamp", quantity: 1, unit_price: 1 }], { title: "office " })
        expect(second.similar).toMatchObject([{ id: first.id, number: first.number, status: "draft" }])
        const third = await create([{ title: "Lamp", quantity: 1, unit_price: 1 }], { title: "Other" })
        expect(third.similar).toEqual([])
      })
    })

    describe("an approval rule", () => {
      it.each([
        [{ name: "None" }, "Approval rule None needs a limit: a discount, a margin or a total."],
        [{ name: "Total", max_total: 5 }, "Approval rule Total needs the currency of its total."],
      ])("is refused as %j", async (body, message) => {
        const { status, data } = await admin.post("/admin/crm/approval-rules", body)
        expect([status, data.message]).toEqual([400, message])
        expect((await admin.get("/admin/crm/approval-rules")).data.count).toBe(0)
      })
    })
  },
})
