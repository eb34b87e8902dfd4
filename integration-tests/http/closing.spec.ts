import { createSalesChannelsWorkflow } from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"

import { addDays, addMonthsTo, storeToday } from "../../src/shared/days"
import { createUser } from "../support/callers"
import { Client, clientOf, eventually } from "../support/receivable-client"
import { createOrder, createStore, deliver, Store } from "../support/receivable-store"

jest.setTimeout(180_000)

const TODAY = storeToday("UTC")
const YEAR = TODAY.slice(0, 4)
const YESTERDAY = addDays(TODAY, -1)
/** A time zone in which it is another day than in the store's (UTC), at any hour. */
const AWAY = ["Pacific/Kiritimati", "Pacific/Pago_Pago"].find((zone) => storeToday(zone) !== TODAY)!

medusaIntegrationTestRunner({
  testSuite: ({ getContainer, api }) => {
    let store: Store
    let admin: Client

    beforeEach(async () => {
      store = await createStore(getContainer())
      admin = clientOf(api, await createUser(getContainer()))
    })

    const post = async (path: string, body: object = {}, expected = 200) => {
      const { status, data } = await admin.post(path, body)
      expect([status, data.message]).toEqual([expected, expected === 200 ? undefined : expect.any(String)])
      return data
    }
    const refused = async (path: string, body: object = {}) => {
      const { status, data } = await admin.post(path, body)
      return [status, data.message]
    }
    const invoiceOrder = async (orderId: string, body: object = { issue: true }) =>
      (await post(`/admin/crm/orders/${orderId}/invoices`, body)).invoice

    describe("a second company", () => {
      const BETA = {
        name: "Beta",
        legal_name: "Beta GmbH",
        tax_id: "DE1",
        address: { address_1: "Weg 2", city: "Berlin", country_code: "DE" },
        number_format: "{series}{yy}/{number:3}",
        fiscal_year_start_month: 4,
        credit_note_series: "NC",
      }

      it("sells through its sales channel, with its own name and numbers", async () => {
        const { company } = await post("/admin/crm/companies", { ...BETA, sales_channel_ids: [store.sales_channel_id] })
        expect(company).toMatchObject({
          name: "Beta",
          is_default: false,
          address: { country_code: "de" },
          numbering: { invoice_series: "INV", credit_note_series: "NC", receipt_series: "R" },
          next_numbers: { invoice: expect.stringMatching(/^INV\d\d\/001$/) },
        })
        const invoice = await invoiceOrder(await createOrder(getContainer(), store))
        expect(invoice).toMatchObject({ company_id: company.id, number: company.next_numbers.invoice })
        expect(invoice.seller).toMatchObject({ legal_name: "Beta GmbH", tax_id: "DE1" })
        const { credit_note } = await post(`/admin/crm/invoices/${invoice.id}/credit-notes`)
        expect(credit_note).toMatchObject({ company_id: company.id, number: company.next_numbers.credit_note })
        const { companies } = (await admin.get("/admin/crm/companies")).data
        expect(companies.map((one: { id: string; is_default: boolean }) => [one.id, one.is_default])).toEqual([
          ["default", true],
          [company.id, false],
        ])
        expect(companies[0].next_numbers.invoice).toBe(`INV-${YEAR}-0001`)
        expect(companies[1].next_numbers.invoice).toMatch(/^INV\d\d\/002$/)
      })

      it("issues, credits, voids and closes by the day it is where that company is", async () => {
        const refusal = await refused("/admin/crm/companies", { ...BETA, timezone: "Europe/Nowhere" })
        expect(refusal).toEqual([400, "Invalid request: timezone must be an IANA time zone such as Europe/Lisbon"])
        const { company } = await post("/admin/crm/companies", { ...BETA, timezone: AWAY, sales_channel_ids: [store.sales_channel_id] })
        const day = storeToday(AWAY)
        const first = await invoiceOrder(await createOrder(getContainer(), store))
        const { credit_note } = await post(`/admin/crm/invoices/${first.id}/credit-notes`)
        expect([first.issue_date, credit_note.issue_date]).toEqual([day, day])
        const second = await invoiceOrder(await createOrder(getContainer(), store))
        expect((await post(`/admin/crm/invoices/${second.id}/void`)).invoice).toMatchObject({ status: "voided", voided_date: day })
        // 2 % of 33.03 is 0.66.
        const terms = { name: "2 % in 10 days", is_default: true, instalments: [{ percent: 100, days: 30 }], early_discount: [{ percent: 2, days: 10 }] }
        await post("/admin/crm/payment-terms", terms)
        const third = await invoiceOrder(await createOrder(getContainer(), store))
        await post("/admin/crm/receipts", {
          ...{ customer_id: third.customer_id, amount: 32.37, currency_code: third.currency_code, received_date: TODAY },
          allocations: [{ invoice_id: third.id, amount: 32.37 }],
        })
        expect((await admin.get(`/admin/crm/invoices/${third.id}`)).data.invoice.credit_notes).toMatchObject([{ total: 0.66, issue_date: day }])
        const draft = await invoiceOrder(await createOrder(getContainer(), store), {})
        expect(await refused(`/admin/crm/invoices/${draft.id}/issue`, { issue_date: addDays(day, 1) })).toEqual([
          400,
          `${addDays(day, 1)} lies in the future; today is ${day}.`,
        ])
        expect(await refused("/admin/crm/period-locks", { company_id: company.id, lock_date: day })).toEqual([
          400,
          `The books can be closed up to ${addDays(day, -1)}: ${day} is not over yet.`,
        ])
      })

      it("is changed, tried out and taken out of use", async () => {
        const { company } = await post("/admin/crm/companies", BETA)
        const path = `/admin/crm/companies/${company.id}`
        expect((await post(path, { name: "Gamma", number_format: null })).company).toMatchObject({
          name: "Gamma",
          legal_name: "Beta GmbH",
          next_numbers: { credit_note: expect.stringMatching(/^NC-\d{4}-0001$/) },
        })
        const law = { fiscal_documents: "here", tax_categories: [{ match: null, category: "E", exemption_reason: "§ 19 UStG" }], invoice_notes: "HRB 1" }
        expect((await post(path, law)).company).toMatchObject(law)
        const tried = await admin.get(`${path}/next-numbers?number_format=${encodeURIComponent("{number}-{series}")}`)
        expect(tried.data.next_numbers).toEqual({ invoice: "1-INV", credit_note: "1-NC", receipt: "1-R" })
        const wrong = await admin.get(`${path}/next-numbers?invoice_series=NC`)
        expect([wrong.status, wrong.data.message]).toEqual([
          400,
          "The series NC counts credit notes; invoices need a series of their own.",
        ])
        expect((await admin.delete(path)).data).toEqual({ id: company.id, object: "crm_company", deleted: true })
        expect((await admin.get(path)).status).toBe(404)
      })

      it("is refused where it would be another's", async () => {
        const { result } = await createSalesChannelsWorkflow(getContainer()).run({
          input: { salesChannelsData: [{ name: "Shop 2" }] },
        })
        await post("/admin/crm/companies", { name: "Beta", sales_channel_ids: [result[0].id] })
        expect(await refused("/admin/crm/companies", { name: "Gamma", sales_channel_ids: [result[0].id] })).toEqual([
          400,
          `Sales channel ${result[0].id} belongs to Beta already; take it away there first.`,
        ])
        expect(await refused("/admin/crm/companies", { name: "Gamma", sales_channel_ids: ["sc_none"] })).toEqual([
          400,
          "There is no sales channel sc_none.",
        ])
        expect(await refused("/admin/crm/companies", { name: "Gamma", number_format: "{year}" })).toEqual([
          400,
          "Invalid request: number_format needs {number}, or {number:4} for at least four digits, or two documents would have the same number",
        ])
        expect(await refused("/admin/crm/companies", { name: "Gamma", receipt_series: "INV" })).toEqual([
          400,
          "The series INV counts receipts; invoices need a series of their own.",
        ])
        expect(await refused("/admin/crm/companies/default", { name: "Gamma" })).toEqual([
          400,
          "The first company is changed at /admin/crm/settings (Settings › CRM), and cannot be removed.",
        ])
        expect(await refused("/admin/crm/companies/crmco_none", { name: "Gamma" })).toEqual([
          404,
          "Company crmco_none was not found.",
        ])
        expect((await admin.get("/admin/crm/companies")).data.count).toBe(2)
      })
    })

    describe("numbering of the first company", () => {
      it("follows the settings, and what would give a number twice is refused whole", async () => {
        await post("/admin/crm/settings", { number_format: "{series}/{number:5}", receipt_series: "RC" })
        expect((await invoiceOrder(await createOrder(getContainer(), store))).number).toBe("INV/00001")
        expect(await refused("/admin/crm/settings", { company_name: "Acme", credit_note_series: "INV" })).toEqual([
          400,
          "The series INV counts credit notes; invoices need a series of their own.",
        ])
        expect((await admin.get("/admin/crm/settings")).data.settings).toMatchObject({
          company_name: null,
          credit_note_series: "CN",
          receipt_series: "RC",
        })
      })
    })

    describe("closing the books", () => {
      it("refuses every act on a closed day, and goes on today", async () => {
        const [first, second] = [await createOrder(getContainer(), store), await createOrder(getContainer(), store)]
        const invoice = await invoiceOrder(first, { issue: true, issue_date: YESTERDAY })
        const { period_lock } = await post("/admin/crm/period-locks", { lock_date: YESTERDAY })
        expect(period_lock).toMatchObject({ company_id: "default", lock_date: YESTERDAY })
        const closed = `the books are closed up to ${YESTERDAY}. The day can be ${TODAY} or later.`
        const money = { customer_id: store.customer_id, amount: 5, currency_code: "usd" }
        expect(await refused(`/admin/crm/orders/${second}/invoices`, { issue: true, issue_date: YESTERDAY })).toEqual([
          400,
          `Invoice INV-${YEAR}-0002 cannot be of ${YESTERDAY}: ${closed}`,
        ])
        expect(await refused(`/admin/crm/invoices/${invoice.id}/void`)).toEqual([
          400,
          `Invoice ${invoice.number} cannot be voided: it is of ${YESTERDAY}: ${closed}`,
        ])
        expect(await refused(`/admin/crm/invoices/${invoice.id}/credit-notes`, { issue_date: YESTERDAY })).toEqual([
          400,
          `Credit note CN-${YEAR}-0001 cannot be of ${YESTERDAY}: ${closed}`,
        ])
        expect(await refused("/admin/crm/receipts", { ...money, received_date: YESTERDAY })).toEqual([
          400,
          `Receipt R-${YEAR}-0001 cannot be of ${YESTERDAY}: ${closed}`,
        ])
        expect((await invoiceOrder(second)).number).toBe(`INV-${YEAR}-0002`)
        const { receipt } = await post("/admin/crm/receipts", { ...money, received_date: TODAY })
        expect(receipt.number).toBe(`R-${YEAR}-0001`)
      })

      it("needs a right, and the set-up's to open again", async () => {
        const user = await createUser(getContainer())
        await post("/admin/crm/access", { user_id: user.user_id })
        const clerk = clientOf(api, user)
        const set = async (lock_date: string | null) => {
          const { status, data } = await clerk.post("/admin/crm/period-locks", { lock_date })
          return [status, data.message]
        }
        expect((await set(YESTERDAY))[0]).toBe(403)
        await post("/admin/crm/access", { user_id: user.user_id, can_money: true })
        expect(await set(TODAY)).toEqual([400, `The books can be closed up to ${YESTERDAY}: ${TODAY} is not over yet.`])
        expect(await set(YESTERDAY)).toEqual([200, undefined])
        expect(await set(null)).toEqual([
          400,
          `The books are closed up to ${YESTERDAY}; only someone who may change the set-up can open that period again.`,
        ])
        await post("/admin/crm/period-locks", { lock_date: null })
        const { period_locks } = (await admin.get("/admin/crm/period-locks")).data
        expect(period_locks).toEqual([{ company_id: "default", lock_date: null, set_by: null, set_at: null }])
        expect(await refused("/admin/crm/period-locks", { company_id: "crmco_none", lock_date: null })).toEqual([
          404,
          "Company crmco_none was not found.",
        ])
      })
    })

    describe("closing a month", () => {
      it("says what is left to do, and closes", async () => {
        const [invoiced, drafted, waiting] = await Promise.all([1, 2, 3].map(() => createOrder(getContainer(), store)))
        const invoice = await invoiceOrder(invoiced)
        await invoiceOrder(drafted, {})
        await deliver(getContainer(), store, waiting)
        const month = TODAY.slice(0, 7)
        const read = async (query = `month=${month}`) => (await admin.get(`/admin/crm/closing?${query}`)).data
        const closing = await eventually(async () => {
          const { closing: found } = await read()
          return found.uninvoiced.length && found
        })
        expect(closing).toMatchObject({
          month,
          company_id: "default",
          from: `${month}-01`,
          today: TODAY,
          is_over: false,
          is_closed: false,
          lock_date: null,
          uninvoiced: [{ currency_code: "usd", count: 1, amount: 33.03 }],
          drafts: [{ currency_code: "usd", count: 1, amount: 33.03 }],
          credit_proposals: [],
          invoice_proposals: [],
          numbers: [
            { kind: "invoice", series: "INV", first: invoice.number, last: invoice.number, count: 1, elsewhere: 0, missing: 0 },
          ],
          verification: null,
        })
        let verification = (await post("/admin/crm/verifications")).verification
        while (verification.status === "running") {
          verification = (await post("/admin/crm/verifications")).verification
        }
        expect(verification).toMatchObject({ status: "done", fault_count: 0, faults: [] })
        expect(verification.heads).toEqual([expect.objectContaining({ series: "INV", number: 1 })])
        expect((await admin.get("/admin/crm/verifications")).data.verifications[0].id).toBe(verification.id)
        const received = (received_date: string) =>
          post("/admin/crm/receipts", {
            customer_id: store.customer_id,
            amount: 1,
            currency_code: "usd",
            received_date,
          })
        // The second of three is of another month: its number is no gap in this one.
        for (const day of [TODAY, addMonthsTo(TODAY, -2), TODAY]) {
          await received(day)
        }
        expect((await read()).closing.numbers[1]).toMatchObject({ kind: "receipt", count: 2, elsewhere: 1, missing: 0 })
        const last = (await read("")).closing
        expect([last.is_over, last.uninvoiced, last.numbers]).toEqual([true, [], []])
        await post("/admin/crm/period-locks", { lock_date: last.to })
        expect((await read("")).closing).toMatchObject({
          is_closed: true,
          lock_date: last.to,
          verification: { id: verification.id },
        })
        expect((await read("month=2026-13")).message).toBe("Invalid request: month must be a month such as 2026-11")
        expect((await read("company_id=crmco_none")).message).toBe("Company crmco_none was not found.")
      })
    })
  },
})
