import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"

import { addDays, storeToday } from "../../src/shared/days"
import { BRAZIL } from "../../src/shared/interest"
import { createUser } from "../support/callers"
import { Client, clientOf } from "../support/receivable-client"
import { createOrder, createStore, Store } from "../support/receivable-store"

jest.setTimeout(180_000)

const TODAY = storeToday("UTC")

/*
 * Acme (usd) has one invoice of 33 (one part at 30 + 10 %), issued today; nothing is paid at the start of a test.
 */
medusaIntegrationTestRunner({
  testSuite: ({ getContainer, api }) => {
    let store: Store
    let admin: Client
    let invoice: { id: string; number: string; items: { id: string }[] }

    beforeEach(async () => {
      store = await createStore(getContainer())
      admin = clientOf(api, await createUser(getContainer()))
      const order = await createOrder(getContainer(), store, {
        items: [{ quantity: 1, unit_price: 30 }],
        customer_id: store.customer_id,
      })
      invoice = (await admin.post(`/admin/crm/orders/${order}/invoices`, { issue: true })).data.invoice
    })

    const pay = (amount: number) =>
      admin.post("/admin/crm/receipts", {
        customer_id: store.customer_id,
        amount,
        currency_code: "usd",
        received_date: TODAY,
        allocations: [{ invoice_id: invoice.id, amount }],
      })

    it("an invoice is disputed in part, found by it, and the dispute ends once", async () => {
      const path = `/admin/crm/invoices/${invoice.id}/disputes`
      const refusals: [object, string][] = [
        [
          { reason: "price", amount: 33.01 },
          `Invoice ${invoice.number} has USD 33.00 outstanding, of which USD 0.00 is disputed; USD 33.01 more cannot be.`,
        ],
        [{ reason: "price", amount: 0 }, "Invalid request: amount must be more than 0"],
        [
          { amount: 1 },
          "Invalid request: reason must be one of price, quantity, quality, not_delivered, not_ordered, duplicate, paid, claim, other",
        ],
        [
          { reason: "price", amount: 1, items: [{ invoice_item_id: "x", quantity: 1 }] },
          "Invalid request: the request must be over lines or over an amount, not both",
        ],
        [
          { reason: "price", items: [{ invoice_item_id: "x", quantity: 1 }] },
          `Invoice ${invoice.number} has no line x.`,
        ],
      ]
      for (const [body, message] of refusals) {
        const { status, data } = await admin.post(path, body)
        expect([status, data.message]).toEqual([400, message])
      }
      const made = await admin.post(path, { reason: "price", amount: 11, note: "Agreed on 22" })
      expect(made.data.dispute).toMatchObject({
        invoice_id: invoice.id,
        amount: 11,
        status: "open",
        reason: "price",
        note: "Agreed on 22",
      })

      const listed = (query: string) => admin.get(`/admin/crm/invoices?${query}`)
      expect((await listed("disputed=true")).data).toMatchObject({
        count: 1,
        invoices: [{ id: invoice.id, disputed_total: 11, outstanding: 33 }],
      })
      expect((await listed("disputed=false")).data.count).toBe(0)
      expect((await admin.get(`/admin/crm/invoices/${invoice.id}`)).data.invoice.disputed_total).toBe(11)
      expect((await admin.get(path)).data).toMatchObject({ count: 1, disputes: [{ id: made.data.dispute.id }] })

      const end = `${path}/${made.data.dispute.id}/resolve`
      expect(
        (await admin.post(end, { resolution: "rejected", note: "The price is as ordered" })).data.dispute
      ).toMatchObject({
        status: "resolved",
        resolution: "rejected",
        resolved_date: TODAY,
      })
      const again = await admin.post(end, { resolution: "credited" })
      expect([again.status, again.data.message]).toEqual([
        400,
        `The dispute of Invoice ${invoice.number} is resolved and cannot become resolved; that is final.`,
      ])
      expect((await listed("disputed=true")).data.count).toBe(0)
      for (const [query, count] of [
        ["status=open", 0],
        ["status=resolved&reason=price&resolution=rejected", 1],
        [`bill_to_customer_id=${store.customer_id}&opened_date=${TODAY}&q=agreed`, 1],
        ["reason=quality", 0],
        ["amount[$gt]=11", 0],
        ["currency_code=eur", 0],
      ] as const) {
        expect([query, (await admin.get(`/admin/crm/disputes?${query}`)).data.count]).toEqual([query, count])
      }
      const acts = (await admin.get(`/admin/crm/invoices/${invoice.id}/history`)).data.history.map(
        ({ act }: { act: string }) => act
      )
      expect(acts.slice(0, 2)).toEqual(["dispute_resolved", "disputed"])
    })

    it("a promise of an invoice and one of the account are kept by money, one after the other, or canceled", async () => {
      const ofInvoice = await admin.post(`/admin/crm/invoices/${invoice.id}/promises`, {
        promised_date: TODAY,
        amount: 20,
        told_by: "Ann",
      })
      expect(ofInvoice.data.promise).toMatchObject({
        state: "open",
        received: 0,
        amount: 20,
        promised_date: TODAY,
        told_by: "Ann",
      })
      const customer = `/admin/crm/customers/${store.customer_id}/promises`
      const later = addDays(TODAY, 7)
      await admin.post("/admin/crm/settings", { promise_grace_days: 2 })
      const account = await admin.post(customer, { promised_date: later, currency_code: "USD" })
      expect(account.data.promise).toMatchObject({
        invoice_id: null,
        amount: 33,
        currency_code: "usd",
        last_date: addDays(later, 2),
        customer_name: "Acme Ltd",
      })
      const much = await admin.post(customer, { promised_date: later, currency_code: "usd", amount: 34 })
      expect([much.status, much.data.message]).toEqual([
        400,
        "Customer Acme Ltd has USD 33.00 outstanding; USD 34.00 cannot be promised.",
      ])
      const past = await admin.post(customer, { promised_date: "2026-01-01", currency_code: "usd" })
      expect(past.data.message).toBe(
        `The promised day is 2026-01-01; it must be from ${TODAY} to ${addDays(TODAY, 366)}.`
      )

      await pay(20)
      const { data } = await admin.get(`${customer}?order=promised_date`)
      expect(data).toMatchObject({ count: 2, promises: [{ state: "kept", received: 20 }, { state: "open", received: 20 }] }) // prettier-ignore
      for (const [query, count] of [
        ["state=kept", 1],
        ["state=open", 1],
        ["state=broken", 0],
        [`promised_date[$gt]=${TODAY}`, 1],
        [`invoice_id=${invoice.id}`, 1],
        ["q=ann", 1],
      ] as const) {
        expect([query, (await admin.get(`/admin/crm/promises?${query}`)).data.count]).toEqual([query, count])
      }
      const canceled = await admin.post(`/admin/crm/promises/${account.data.promise.id}/cancel`, { note: "Mistyped" })
      expect(canceled.data.promise).toMatchObject({ state: "canceled", cancel_note: "Mistyped" })
      expect((await admin.get(`/admin/crm/invoices/${invoice.id}/promises`)).data).toMatchObject({
        count: 1,
        promises: [{ id: ofInvoice.data.promise.id }],
      })
      expect((await admin.get("/admin/crm/customers/cus_none/promises")).status).toBe(404)
      expect((await admin.post("/admin/crm/promises/crmpr_none/cancel")).data.message).toBe(
        "Promise crmpr_none was not found."
      )
    })

    it("the collector's queue shows what stands in the way, and the account how the debtor pays", async () => {
      // Broken by then: a promise of a month ago on an account that owes.
      const knex = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
      const ago = addDays(TODAY, -30)
      await admin.post(`/admin/crm/invoices/${invoice.id}/disputes`, { reason: "price", amount: 11 })
      await knex.raw(
        `insert into crm_promise (id, customer_id, bill_to_customer_id, currency_code, amount, raw_amount, promised_date, last_date, made_date, recorded_by, created_at)
         values ('crmpr_old', :customer, :customer, 'usd', 20, '{"value":"20"}', :ago, :ago, :ago, 'x', now() - interval '30 days')`,
        { customer: store.customer_id, ago }
      )
      const queue = (query: string) => admin.get(`/admin/crm/reports/collection?currency_code=usd&${query}`)
      const { data } = await queue("")
      expect(data).toMatchObject({
        currency_code: "usd",
        count: 1,
        owed: 33,
        overdue: 0,
        debtors: [
          {
            customer_id: store.customer_id,
            name: "Acme Ltd",
            owed: 33,
            overdue: 0,
            disputed: 11,
            unallocated: 0,
            promise: { id: "crmpr_old", amount: 20, promised_date: ago, state: "broken" },
            last_contact_at: null,
            held_back: ["dispute"],
          },
        ],
      })
      for (const [query, count] of [
        ["broken_promise=true", 1],
        ["disputed=true", 1],
        ["min_overdue=0.01", 0],
        ["q=acme", 1],
        ["q=beta", 0],
        ["owner_id=user_none", 0],
        ["offset=1", 0],
      ] as const) {
        expect([query, (await queue(query)).data.debtors.length]).toEqual([query, count])
      }
      expect((await admin.get("/admin/crm/reports/collection?currency_code=eur")).data).toMatchObject({
        count: 0,
        owed: 0,
        debtors: [],
      })
      // A newer promise stands for the broken one; the money of a day kept it, and both leave.
      await admin.post(`/admin/crm/customers/${store.customer_id}/promises`, {
        promised_date: TODAY,
        currency_code: "usd",
        amount: 5,
      })
      expect((await queue("broken_promise=true")).data.count).toBe(0)
      expect((await queue("")).data.debtors[0]).toMatchObject({
        promise: { state: "open", amount: 5 },
        held_back: ["promise", "dispute"],
      })

      await pay(5)
      const { account } = (await admin.get(`/admin/crm/customers/${store.customer_id}/account?currency_code=usd`)).data
      expect(account).toMatchObject({
        debtor_id: store.customer_id,
        name: "Acme Ltd",
        email: "ann@acme.test",
        currency_code: "usd",
        positions: [{ currency_code: "usd", outstanding: 28, overdue: 0, credit_limit: null, headroom: null }],
        payment_delay: { days: 0, source: "none", count: 0 },
        behaviour: { settled_count: 0, broken_promises: 1, outstanding: 28, biggest_paid: 0, oldest_days_late: 0 },
        suggested: { base_days: 30, terms_days: 30, deposit_percent: 40 },
      })
      expect(account.suggested.steps).toEqual([
        { reason: "few_payments", value: 0, days: 0, points: 30 },
        { reason: "broken_promises", value: 1, days: 0, points: 10 },
      ])
      // Unasked, it is told in the one currency that is owed.
      expect((await admin.get(`/admin/crm/customers/${store.customer_id}/account`)).data.account).toEqual(account)
      expect((await admin.get("/admin/crm/customers/cus_none/account")).status).toBe(404)
    })

    it("contacts of the account get a copy of the documents in their language", async () => {
      const path = `/admin/crm/customers/${store.customer_id}/credit-terms`
      const contacts = [
        { email: "ap@acme.test" },
        { email: "contas@acme.test", locale: "pt-BR" },
        { email: "books@acme.test", name: "Books", locale: "en" },
      ]
      const saved = await admin.post(path, { invoice_contacts: contacts, collection_note: "Call Ann first" })
      expect(saved.data.credit_terms).toMatchObject({
        invoice_contacts: contacts,
        collection_note: "Call Ann first",
        hold: false,
      })
      const { data } = await admin.get(`/admin/crm/invoices/${invoice.id}/send-preview`)
      expect([data.to, data.cc]).toEqual(["ann@acme.test", ["ap@acme.test", "books@acme.test"]])
      expect((await admin.post(path, { invoice_contacts: [{ email: "no mail" }] })).data.message).toMatch(
        "must be an e-mail address"
      )
    })

    it("interest is shown with its arithmetic and issued as the store's rules say", async () => {
      const path = `/admin/crm/customers/${store.customer_id}/interest`
      const none = await admin.get(`${path}?currency_code=usd`)
      expect([none.status, none.data.message]).toEqual([
        400,
        "This store charges nothing for paying late; choose what it does in Settings › CRM › Interest.",
      ])
      const brazil = { ...BRAZIL, penalty_percent: 3 }
      expect((await admin.post("/admin/crm/settings", { interest: brazil })).data.message).toMatch(
        "must have a penalty of at most 2 and at most 1 percent a month under the Brazilian rules"
      )
      await admin.post("/admin/crm/settings", { interest: { ...BRAZIL, consumers: true } })
      const empty = await admin.get(`${path}?currency_code=usd`)
      expect(empty.data.interest).toEqual({ currency_code: "usd", until: TODAY, rows: [], total: 0 })
      const early = await admin.post(path, { currency_code: "usd" })
      expect(early.data.message).toBe(
        `Customer ${store.customer_id} owes no interest in USD until ${TODAY}, or it was charged already.`
      )
      const order = await createOrder(getContainer(), store, {
        items: [{ quantity: 1, unit_price: 1000 }],
        customer_id: store.customer_id,
      })
      // In a series of its own, for days of a series do not go back; 30 days net, so 30 days late.
      await admin.post("/admin/crm/settings", { invoice_series: "OLD" })
      const late = await admin.post(`/admin/crm/orders/${order}/invoices`, {
        issue: true,
        issue_date: addDays(TODAY, -60),
      })
      expect(late.data.invoice.number).toMatch(/^OLD-/)
      const { interest } = (await admin.get(`${path}?currency_code=usd`)).data
      expect(interest).toMatchObject({
        total: 33,
        rows: [
          { number: late.data.invoice.number, kind: "penalty", balance: 1100, rate: 2, amount: 22 },
          { kind: "interest", from: addDays(TODAY, -29), until: TODAY, days: 30, balance: 1100, rate: 1, amount: 11 },
        ],
      })
      const { invoice: made } = (await admin.post(path, { currency_code: "usd", expected_total: 33 })).data
      expect(made).toMatchObject({
        document_type: "84",
        total: 33,
        tax_total: 0,
        order_id: null,
        customer_name: "Acme Ltd",
      })
      expect(made.number).toMatch(/^INT-/)
      expect(made.items.map(({ title }: { title: string }) => title)).toEqual([
        `Penalty of 2 % on ${late.data.invoice.number}`,
        `Interest on ${late.data.invoice.number}, ${addDays(TODAY, -29)} to ${TODAY}, 1 %`,
      ])
      expect((await admin.get(`/admin/crm/invoices/${made.id}/pdf?preview=true`)).status).toBe(200)
    })
  },
})
