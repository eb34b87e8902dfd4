import { Modules } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"

import { OUTBOX_MODULE } from "../../src/modules/outbox"
import type { OutboxModuleService } from "../../src/modules/outbox/service"
import type { PlannedMessage } from "../../src/modules/outbox/types"
import { addDays, storeToday } from "../../src/shared/days"
import { reconcileCustomers } from "../../src/workflows/interaction/copy-customers"
import { BANK_FORMAT } from "../fixtures/bank-format"
import { Caller, createUser, shopper } from "../support/callers"
import { Client, clientOf } from "../support/receivable-client"
import { createOrder, createStore, Store } from "../support/receivable-store"

jest.setTimeout(180_000)

const TODAY = storeToday("UTC")
type Row = Record<string, unknown> & { id: string; customer_id: string }

/*
 * Acme (ann@acme.test, a guest): an invoice of 33 that is 20 days late, a receipt of 10 that settles nothing, a quote of 110, a call,
 * a follow-up. Ann with a login (the same mail): an invoice of 22 that is 5 days late, a quote of 55. Zed is nobody of them.
 */
medusaIntegrationTestRunner({
  testSuite: ({ getContainer, api }) => {
    let store: Store
    let admin: Client
    let caller: Caller
    let guest: string
    let ann: string
    let zed: string

    beforeEach(async () => {
      store = await createStore(getContainer())
      caller = await createUser(getContainer())
      admin = clientOf(api, caller)
      guest = store.customer_id
      const customers = getContainer().resolve(Modules.CUSTOMER)
      ann = (await customers.createCustomers({ email: "ann@acme.test", first_name: "Ann", last_name: "Lee", has_account: true, phone: "+1 (512) 555-0100" })).id // prettier-ignore
      zed = (
        await customers.createCustomers({ email: "zed@zed.test", company_name: "Zed SA", phone: "001 512 5550100" })
      ).id
      await reconcileCustomers(getContainer())
    })

    const get = async (url: string, as = admin) => {
      const { status, data } = await as.get(url)
      expect([url, status, status === 200 || data.message]).toEqual([url, 200, true])
      return data
    }
    const post = async (url: string, body: object = {}) => {
      const { status, data } = await admin.post(url, body)
      expect([url, status, status === 200 || data.message]).toEqual([url, 200, true])
      return data
    }
    const refusal = async (url: string, body: object = {}) => {
      const { status, data } = await admin.post(url, body)
      return [status, data.message]
    }
    const invoice = async (customer_id: string, unit_price: number, days_late: number) => {
      const order_id = await createOrder(getContainer(), store, { items: [{ quantity: 1, unit_price }], customer_id })
      const body = { issue: true, issue_date: addDays(TODAY, -30 - days_late) }
      return (await post(`/admin/crm/orders/${order_id}/invoices`, body)).invoice
    }
    const quote = async (customer_id: string, unit_price: number) => {
      const { region_id, sales_channel_id } = store
      const items = [{ title: "Desk", quantity: 1, unit_price }]
      const body = { customer_id, currency_code: "usd", region_id, sales_channel_id, title: "Desks", items }
      const { id } = (await post("/admin/crm/quotes", body)).quote
      return (await post(`/admin/crm/quotes/${id}/send`)).quote
    }
    const fill = async () => {
      await invoice(guest, 30, 20)
      await invoice(ann, 20, 5)
      await post("/admin/crm/receipts", {
        customer_id: guest,
        amount: 10,
        currency_code: "usd",
        received_date: TODAY,
        allocations: [],
      })
      await quote(guest, 100)
      await quote(ann, 50)
      await post("/admin/crm/interactions", { channel: "call", customer_id: guest, outcome: "Said so" })
      await post("/admin/crm/follow-ups", { kind: "call", title: "Call Ann", customer_id: guest, due_date: TODAY })
      await post(`/admin/crm/customers/${guest}/contacts`, { name: "Cy", email: "cy@acme.test" })
    }

    const idsOf = (rows: { id: string }[]): string[] => rows.map(({ id }) => id).sort()
    const LISTS = {
      quotes: "quotes",
      invoices: "invoices",
      receipts: "receipts",
      interactions: "interactions",
      "follow-ups": "follow_ups",
    }
    /** What every read says of a customer; ids stand for rows. */
    const readsOf = async (id: string) => {
      const customer = `/admin/crm/customers/${id}`
      const row = (data: { customers?: Row[]; debtors?: Row[] }) =>
        (data.customers ?? data.debtors ?? []).find((one) => one.id === id || one.customer_id === id) ?? null
      const listed = row(await get("/admin/crm/customers?currency_code=usd&limit=50"))
      const [position] = (await get(`${customer}/position?currency_code=usd`)).positions
      const { account } = await get(`${customer}/account?currency_code=usd`)
      const { credit } = await get(`${customer}/credit?currency_code=usd`)
      const { statement } = await get(`${customer}/statement?currency_code=usd&from=${addDays(TODAY, -90)}&to=${TODAY}`)
      const lists = await Promise.all(
        Object.entries(LISTS).map(async ([path, name]) => [
          name,
          (await get(`/admin/crm/${path}?customer_id=${id}`))[name].length,
        ])
      )
      return {
        listed: listed && {
          ...{
            quotes: listed.open_quotes_total,
            revenue: listed.revenue,
            owed: listed.outstanding,
            late: listed.overdue,
          },
          next: (listed.next_follow_up as { title: string } | null)?.title ?? null,
          in_touch: listed.last_contact_at !== null,
        },
        position: position && [position.outstanding, position.overdue, position.unallocated, position.exposure],
        account: account.buckets.map(({ amount }: { amount: number }) => amount),
        credit: [credit.outstanding, credit.overdue, credit.exposure, credit.other_quotes_count],
        statement: [statement.movements.length, statement.closing_balance, statement.open_items.length],
        aging: row(await get("/admin/crm/reports/aging?currency_code=usd&group_by=customer"))?.total ?? null,
        aging_then:
          row(await get(`/admin/crm/reports/aging?currency_code=usd&group_by=customer&as_of=${addDays(TODAY, -1)}`))
            ?.total ?? null,
        narrowed: (await get(`/admin/crm/reports/aging?currency_code=usd&customer_id=${id}`)).total,
        queue: row(await get("/admin/crm/reports/collection?currency_code=usd"))?.owed ?? null,
        overview: row(await get("/admin/crm/overview?currency_code=usd"))?.open_quotes_total ?? null,
        overview_then:
          row(await get(`/admin/crm/overview?currency_code=usd&as_of=${addDays(TODAY, -1)}`))?.outstanding ?? null,
        contacts: (await get(`${customer}/contacts`)).contacts.map(({ name }: { name: string }) => name),
        consents: (await get(`${customer}/consents`)).count,
        data: (await get(`${customer}/data`)).invoices.length,
        lists: Object.fromEntries(lists),
      }
    }
    const timelineOf = async (id: string): Promise<string[]> =>
      idsOf((await get(`/admin/crm/customers/${id}/timeline?limit=100`)).timeline)

    it("merged customers are one in every read, their documents stay theirs, and an undo leaves no trace", async () => {
      await fill()
      const before = [await readsOf(guest), await readsOf(ann), await readsOf(zed)]
      expect(before[0]).toMatchObject({
        listed: { quotes: 110, revenue: 30, owed: 33, late: 33, next: "Call Ann", in_touch: true },
        position: [33, 33, 10, 23],
        aging: 33,
        lists: { quotes: 1, invoices: 1, receipts: 1, interactions: 2, follow_ups: expect.any(Number) },
      })
      expect(before[1]).toMatchObject({ listed: { quotes: 55, owed: 22 }, aging: 22, overview: 55 })
      const timelines = [await timelineOf(guest), await timelineOf(ann)]
      const { invoices } = await get("/admin/crm/invoices?order=number")

      const { customer } = await post(`/admin/crm/customers/${ann}/merge`, { customer_ids: [guest] })
      expect(customer).toMatchObject({
        id: ann,
        name: "Ann Lee",
        merged_from: [{ id: guest, name: "Acme Ltd", merged_into_id: ann }],
      })
      const merged = await readsOf(ann)
      expect(merged).toMatchObject({
        listed: { quotes: 165, revenue: 50, owed: 55, late: 55, next: "Call Ann", in_touch: true },
        position: [55, 55, 10, 45],
        credit: [55, 55, 45, 2],
        statement: [3, 45, 2],
        ...{ aging: 55, aging_then: 55, narrowed: 55, queue: 55, overview: 165, overview_then: 55, data: 2 },
        contacts: ["Cy"],
        lists: { quotes: 2, invoices: 2, receipts: 1 },
      })
      // The one who was merged is in no list, and answers as who they are by now.
      const gone = await readsOf(guest)
      expect(gone).toEqual({
        ...merged,
        listed: null,
        aging: null,
        aging_then: null,
        queue: null,
        overview: null,
        overview_then: null,
      })
      expect(await get(`/admin/crm/customers/${guest}`)).toMatchObject({
        customer: { id: ann, merged_from: [{ id: guest }] },
      })
      expect(await timelineOf(ann)).toEqual([...new Set(timelines.flat())].sort())
      expect((await get("/admin/crm/customers?currency_code=usd&q=acme ltd")).customers).toMatchObject([{ id: ann }])
      const csv = (await admin.get("/admin/crm/customers/export?currency_code=usd&order=name&q=ann")).data as string
      expect(csv.split("\r\n").slice(1).filter(Boolean)).toEqual([
        expect.stringMatching(/^"cus_\w+","Ann Lee",.*"usd",2,165,50,55,55,$/),
      ])
      expect((await get("/admin/crm/invoices?order=number")).invoices).toEqual(invoices)
      expect(await readsOf(zed)).toEqual(before[2])

      const { dunning_run: run } = await post("/admin/crm/dunning-runs")
      const { dunning_notices } = await get(`/admin/crm/dunning-notices?run_id=${run.id}`)
      expect(dunning_notices).toMatchObject([
        { bill_to_customer_id: ann, recipient: "ann@acme.test", amount: 55, invoices: [{}, {}] },
      ])

      await post(`/admin/crm/customers/${guest}/unmerge`)
      expect([await readsOf(guest), await readsOf(ann), await readsOf(zed)]).toEqual(before)
      expect([await timelineOf(guest), await timelineOf(ann)]).toEqual(timelines)
      const apart = (await post("/admin/crm/dunning-runs")).dunning_run
      expect((await get(`/admin/crm/dunning-notices?run_id=${apart.id}`)).dunning_notices).toHaveLength(2)

      await post(`/admin/crm/customers/${ann}/merge`, { customer_ids: [guest] })
      // Money of the one who stays settles what was invoiced to the other.
      const [open] = (await get(`/admin/crm/invoices?customer_id=${ann}&order=due_date`)).invoices
      const money = { customer_id: ann, amount: 3, currency_code: "usd", received_date: TODAY }
      expect((await post("/admin/crm/receipts/proposal", { ...money, amount: 33 })).proposal.allocations).toMatchObject(
        [{ invoice_id: open.id, amount: 33 }]
      )
      await post("/admin/crm/receipts", { ...money, allocations: [{ invoice_id: open.id, amount: 3 }] })
      expect((await readsOf(ann)).position).toEqual([52, 52, 10, 42])
    })

    it("a customer sees documents of those merged into them, and never of whom they were merged into", async () => {
      await fill()
      const seen = async (id: string) => {
        const me = clientOf(api, shopper(getContainer(), store.publishable_key, id))
        const path = "/store/customers/me/crm"
        return [
          (await get(`${path}/quotes`, me)).count,
          (await get(`${path}/invoices`, me)).count,
          (await get(`${path}/statement?currency_code=usd&from=${addDays(TODAY, -90)}`, me)).statement.outstanding,
          (await get(`${path}/timeline?limit=100&kind=quote,invoice`, me)).timeline.length > 0,
        ]
      }
      const [{ id: of_guest }] = (await get(`/admin/crm/quotes?customer_id=${guest}`)).quotes
      const opens = async (id: string) =>
        (
          await clientOf(api, shopper(getContainer(), store.publishable_key, id)).get(
            `/store/customers/me/crm/quotes/${of_guest}`
          )
        ).status
      expect([await seen(guest), await seen(ann), await opens(ann)]).toEqual([[1, 1, 33, true], [1, 1, 22, true], 404])
      await post(`/admin/crm/customers/${ann}/merge`, { customer_ids: [guest] })
      expect([await seen(guest), await seen(ann), await opens(ann)]).toEqual([[1, 1, 33, true], [2, 2, 55, true], 200])
      const plan = (await post("/admin/crm/warranty-plans/presets", { preset: "eu_consumer" })).warranty_plans[0]
      const bought = { title: "Desk", customer_id: guest, purchase_date: addDays(TODAY, -5), plan_id: plan.id }
      const { warranty } = await post("/admin/crm/warranties", bought)
      const claim = (id: string) =>
        clientOf(api, shopper(getContainer(), store.publishable_key, id)).post(
          "/store/customers/me/crm/warranty-claims",
          {
            warranty_id: warranty.id,
            description: "It wobbles",
          }
        )
      expect((await claim(zed)).data.message).toBe(`Warranty ${warranty.id} was not found.`)
      expect((await claim(ann)).data.warranty_claim).toMatchObject({ status: "submitted", title: "Desk" })
      await post(`/admin/crm/customers/${guest}/unmerge`)
      expect([await seen(ann), await opens(ann)]).toEqual([[1, 1, 22, true], 404])
    })

    it("what one of their addresses does not want, none of them gets", async () => {
      const outbox = getContainer().resolve<OutboxModuleService>(OUTBOX_MODULE)
      const reminded = async (send_date: string) => {
        const about = {
          reference: "crm_quote",
          reference_id: "q",
          customer_id: ann,
          dedupe_key: `reminder:${send_date}`,
        }
        const plan = { kind: "reminder", to: "ann@acme.test", class: "chasing", topic: "quote", send_date, ...about }
        const { message } = await outbox.plan(plan as PlannedMessage)
        const row = await outbox.claim(message.id, send_date)
        return row ? "left" : (await outbox.retrieveCrmOutboxMessage(message.id)).reason
      }
      await getContainer().resolve(Modules.CUSTOMER).updateCustomers(guest, { email: "old@acme.test" })
      await reconcileCustomers(getContainer())
      await post(`/admin/crm/customers/${guest}/consents`, { email: "old@acme.test", do_not_contact: true })
      expect(await reminded("2026-11-20")).toBe("left")
      await post(`/admin/crm/customers/${ann}/merge`, { customer_ids: [guest] })
      expect(await reminded("2026-11-21")).toBe("The contact wants to hear of nothing but what is owed.")
      expect((await get(`/admin/crm/customers/${ann}/consents`)).consents).toMatchObject([
        { contact: "ann@acme.test", do_not_contact: false },
        { contact: "old@acme.test", do_not_contact: true },
      ])
    })

    it("customers who look like one are suggested with the reason, until they are merged or told apart", async () => {
      const found = async (query = "") => {
        const { duplicates, count } = await get(`/admin/crm/customers/duplicates?${query}`)
        return [
          count,
          duplicates.map(({ customers, reasons }: { customers: Row[]; reasons: object[] }) => [
            idsOf(customers),
            reasons,
          ]),
        ]
      }
      const mail = [[guest, ann].sort(), [{ code: "guest", value: "ann@acme.test" }]]
      const phone = [[ann, zed].sort(), [{ code: "phone", value: "5125550100" }]]
      const [count, rows] = await found()
      expect([count, [...rows].sort()]).toEqual([2, [mail, phone].sort()])
      expect(await found("q=acme ltd")).toEqual([1, [mail]])
      expect(await found("limit=1&offset=5")).toEqual([0, []])
      await post("/admin/crm/customers/duplicates/dismiss", { customer_ids: [zed, ann] })
      expect(await found()).toEqual([1, [mail]])
      await post(`/admin/crm/customers/${guest}/credit-terms`, { tax_id: "BR 12.345/67" })
      await post(`/admin/crm/customers/${zed}/credit-terms`, { tax_id: "br1234567" })
      expect((await found())[1]).toContainEqual([[guest, zed].sort(), [{ code: "tax_id", value: "BR1234567" }]])
      await post("/admin/crm/customers/duplicates/dismiss", { customer_ids: [ann, zed], undo: true })
      expect((await found())[0]).toBe(3)
      // Merged, they are suggested with what either shares with a third.
      await post(`/admin/crm/customers/${ann}/merge`, { customer_ids: [guest] })
      expect(await found()).toEqual([
        1,
        [
          [
            [ann, zed].sort(),
            [
              { code: "tax_id", value: "BR1234567" },
              { code: "phone", value: "5125550100" },
            ],
          ],
        ],
      ])
      // Two of a company share its name and domain; two at a free provider share nothing.
      const customers = getContainer().resolve(Modules.CUSTOMER)
      await customers.createCustomers(
        ["a@oak.test", "b@oak.test", "c@gmail.com", "d@gmail.com"].map((email) => ({
          email,
          company_name: email.endsWith("oak.test") ? "Óak & Iron" : "Pine",
        }))
      )
      await reconcileCustomers(getContainer())
      expect((await found("q=oak"))[1]).toEqual([
        [expect.any(Array), [{ code: "name_domain", value: "oakiron@oak.test" }]],
      ])
      expect(await found("q=pine")).toEqual([0, []])
    })

    it("what was agreed with who stays goes for who was merged into them, and what those owed before stays owed", async () => {
      await invoice(guest, 30, 20)
      await post(`/admin/crm/customers/${ann}/credit-terms`, { bill_to_customer_id: zed })
      await post(`/admin/crm/customers/${ann}/merge`, { customer_ids: [guest] })
      expect(await invoice(guest, 10, 1)).toMatchObject({ customer_id: guest, bill_to_customer_id: zed })
      const { positions } = await get(`/admin/crm/customers/${ann}/position?currency_code=usd`)
      expect(positions).toMatchObject([{ outstanding: 44 }])
    })

    it("money from an account that is known of one of them is suggested for the invoices of all", async () => {
      const first = await invoice(guest, 30, 5)
      const [second, third] = [await invoice(ann, 20, 4), await invoice(guest, 40, 3)]
      const { bank_mapping } = await post("/admin/crm/bank-mappings", {
        name: "House bank",
        account: "pt50 0002",
        currency_code: "usd",
        format: BANK_FORMAT,
      })
      const row = (text: string, amount: string) => `${TODAY.split("-").reverse().join(".")};${text};Someone;DE89370400440532013000;${amount}` // prettier-ignore
      const csv = ["Day;Text;Payer;IBAN;Amount", row(first.number, "33,00"), row("thanks", "66,00")].join("\n")
      await post("/admin/crm/bank-statements", { mapping_id: bank_mapping.id, filename: "november.csv", csv })
      await post("/admin/crm/bank-lines/accept")
      const suggested = async () =>
        (await get("/admin/crm/bank-lines?suggest=true&state=open")).bank_lines[0].suggestions[0]
      // Of one customer alone only a part fits.
      expect(await suggested()).toMatchObject({ allocations: [{ invoice_id: third.id, amount: 44 }], left: 22 })
      await post(`/admin/crm/customers/${ann}/merge`, { customer_ids: [guest] })
      expect(await suggested()).toMatchObject({
        reasons: [{ kind: "exact_sum" }, { kind: "known_account" }],
        allocations: [
          { invoice_id: second.id, amount: 22 },
          { invoice_id: third.id, amount: 44 },
        ],
        left: 0,
      })
    })

    it("refuses what cannot be one, and who may not decide it", async () => {
      const itself = `Customer ${ann} cannot be merged into itself; name those who are to become one with it.`
      expect(await refusal(`/admin/crm/customers/${ann}/merge`, { customer_ids: [ann] })).toEqual([400, itself])
      expect(await refusal(`/admin/crm/customers/${ann}/merge`, { customer_ids: ["cus_none"] })).toEqual([
        404,
        "There is no customer cus_none.",
      ])
      expect(await refusal(`/admin/crm/customers/cus_none/merge`, { customer_ids: [ann] })).toEqual([
        404,
        "There is no customer cus_none.",
      ])
      expect((await refusal(`/admin/crm/customers/${ann}/merge`, { customer_ids: [] }))[0]).toBe(400)
      expect((await refusal("/admin/crm/customers/duplicates/dismiss", { customer_ids: [ann] }))[0]).toBe(400)
      await post(`/admin/crm/customers/${ann}/merge`, { customer_ids: [guest] })
      expect(await refusal(`/admin/crm/customers/${zed}/merge`, { customer_ids: [guest] })).toEqual([
        400,
        `Customer ${guest} is merged into ${ann} already; merge that one, or undo the first merge before.`,
      ])
      const rep = await createUser(getContainer(), "rep")
      await post("/admin/crm/access", { user_id: rep.user_id, scope: "own" })
      const as = clientOf(api, rep)
      expect((await as.post(`/admin/crm/customers/${ann}/merge`, { customer_ids: [zed] })).status).toBe(403)
      expect((await as.post(`/admin/crm/customers/${guest}/unmerge`, {})).status).toBe(403)
      expect((await get(`/admin/crm/customers/${guest}`, as)).customer.id).toBe(ann)
    })
  },
})
