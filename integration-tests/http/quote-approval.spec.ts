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
        expect(quote).toMatchObject({ title: "For the third floor", terms: "Half in advance.", deposit_percent: 50, subtotal: 500 })
        expect(quote.valid_until).toMatch(/^\d{4}-\d\d-\d\d$/)
        expect((await admin.post("/admin/crm/quote-templates", { name: "Meeting room" })).data.message).toBe(
          "There is a template named Meeting room already."
        )
        await admin.post(`/admin/crm/quote-templates/${data.quote_template.id}`, { is_active: false })
        expect(
          (await admin.post("/admin/crm/quotes", { customer_id: store.customer_id, currency_code: "usd", region_id: store.region_id, template_id: data.quote_template.id })).data.message
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
