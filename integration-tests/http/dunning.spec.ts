import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { createCustomersWorkflow } from "@medusajs/medusa/core-flows"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"

import { OUTBOX_MODULE } from "../../src/modules/outbox"
import type { OutboxModuleService } from "../../src/modules/outbox/service"
import { RECEIVABLE_MODULE } from "../../src/modules/receivable"
import type { ReceivableModuleService } from "../../src/modules/receivable/service"
import { SYSTEM_ACTOR } from "../../src/shared/actor"
import { addDays, addMonthsTo, monthEnd, storeToday } from "../../src/shared/days"
import { runDunning } from "../../src/workflows/dunning/run-daily"
import {
  planMonthlyStatements,
  runMonthlyStatements,
  sendMonthlyStatements,
} from "../../src/workflows/receivable/statement/monthly-statements"
import { draftInput } from "../fixtures/receivable"
import { createUser, shopper } from "../support/callers"
import { watchMails } from "../support/mails"
import { pdfLines } from "../support/pdf-text"
import { Client, clientOf } from "../support/receivable-client"
import { createOrder, createStore, Store } from "../support/receivable-store"

jest.setTimeout(180_000)

const TODAY = storeToday("UTC")

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let admin: Client
    let headers: object
    let store: Store
    const { letters } = watchMails()

    beforeEach(async () => {
      const caller = await createUser(getContainer(), "clerk")
      headers = caller.headers
      admin = clientOf(api, caller)
      store = await createStore(getContainer())
      // At any hour of any day that the tests run on.
      await ok("/admin/crm/dunning-policies/crmdp_default", {
        weekdays: [1, 2, 3, 4, 5, 6, 7],
        hour_from: 0,
        hour_to: 24,
      })
    })

    const ok = async (url: string, body: object = {}) => {
      const { status, data } = await admin.post(url, body)
      expect([status, status === 200 || data.message]).toEqual([200, true])
      return data
    }
    const get = async (url: string) => (await admin.get(url)).data
    /** Due 30 days after issue. */
    const invoiceOf = async (days_late: number, customer_id = store.customer_id) => {
      const order = await createOrder(getContainer(), store, { customer_id })
      const body = { issue: true, issue_date: addDays(TODAY, -30 - days_late) }
      return (await ok(`/admin/crm/orders/${order}/invoices`, body)).invoice
    }
    const proposed = async () => {
      const { dunning_run: run } = await ok("/admin/crm/dunning-runs")
      expect(run.status).toBe("proposed")
      const { dunning_notices } = await get(`/admin/crm/dunning-notices?run_id=${run.id}&order=customer_name`)
      return { run, notices: dunning_notices }
    }

    it("reminds a debtor once, of everything that is late, with the text that was reviewed", async () => {
      const late = await invoiceOf(20)
      const fresh = await invoiceOf(6)
      await invoiceOf(-5)
      const { run, notices } = await proposed()
      expect(run).toMatchObject({ as_of_date: TODAY, trigger: "manual", examined: 1, counts: { proposed: 1 } })
      // Going on with one that is proposed to its end proposes nothing twice.
      const { dunning_run: again } = await ok(`/admin/crm/dunning-runs/${run.id}/propose`)
      expect(again).toMatchObject({ status: "proposed", examined: 1, counts: { proposed: 1 } })
      expect(notices).toMatchObject([
        {
          customer_name: "Acme Ltd",
          recipient: "ann@acme.test",
          channel: "mail",
          tone: "firm",
          amount: 66.06,
          days_late: 20,
          invoices: [
            { number: late.number, days_late: 20, asked: 33.03, claims: true },
            { number: fresh.number, days_late: 6, asked: 33.03, claims: true },
          ],
        },
      ])
      const notice = `/admin/crm/dunning-runs/${run.id}/notices/${notices[0].id}`
      await ok(notice, { action: "edit", message: "Dear Ann, {{total}} is late." })
      const preview = await get(`${notice}/preview`)
      expect(preview).toMatchObject({
        to: "ann@acme.test",
        subject: expect.stringMatching(/^Second reminder: \$66\.06/),
      })
      expect(preview.html).toContain("Dear Ann, $66.06 is late.")
      expect(await letters()).toEqual([])

      const clicks = await Promise.all(
        Array.from({ length: 8 }, () =>
          admin.post(`/admin/crm/dunning-runs/${run.id}/send`, { notice_ids: [notices[0].id] })
        )
      )
      expect(clicks.map(({ status }) => status)).toEqual(Array(8).fill(200))
      const taken = clicks.map(({ data }) => data.result.taken)
      expect(taken.reduce((sum, count) => sum + count, 0)).toBe(1)
      const [mail, ...more] = await letters()
      expect(more).toEqual([])
      expect(mail.to).toMatchObject({ value: [{ address: "ann@acme.test" }] })
      expect(mail.text).toContain("Dear Ann, $66.06 is late.")
      expect(mail.text).toContain(`- ${late.number}: $33.03, due`)
      expect(mail.text).toContain("20 days late")
      // Each invoice has a page of its own behind its link.
      const tokens = [...mail.text!.matchAll(/\/crm\/invoices#(\S+)/g)].map(([, token]) => token)
      expect(tokens).toHaveLength(2)
      const page = await api.post("/crm/invoices/open", { token: tokens[0] })
      expect(page.data.invoice).toMatchObject({ number: late.number })

      const sent = (await get(`/admin/crm/dunning-notices?invoice_id=${late.id}`)).dunning_notices
      expect(sent).toMatchObject([{ id: notices[0].id, status: "sent" }])
      const history = (await get(`/admin/crm/invoices/${late.id}/history`)).history
      expect(history.map(({ act }: { act: string }) => act)).toContain("reminded")
      // What was said at a level is not said again, and the outbox kept the mail without its links.
      expect((await proposed()).notices).toEqual([])
      const refused = await admin.post(notice, { action: "exclude" })
      expect([refused.status, refused.data.message]).toEqual([
        400,
        "The notice to Acme Ltd is sent and cannot become excluded; that is final.",
      ])
    })

    it("brings the invoices along where the policy says so, and goes by another channel to the telephone number", async () => {
      const container = getContainer()
      const hours = { weekdays: [1, 2, 3, 4, 5, 6, 7], hour_from: 0, hour_to: 24 }
      await ok("/admin/crm/dunning-policies/crmdp_default", { attach_pdfs: true })
      const { dunning_policy } = await ok("/admin/crm/dunning-policies", {
        ...{ name: "By text message", ...hours, attach_pdfs: true },
        levels: [{ days_overdue: 5, channel: "sms", tone: "friendly" }],
      })
      const { result } = await createCustomersWorkflow(container).run({
        input: {
          customersData: [
            { email: "bob@bolt.test", company_name: "Bolt Ltd", phone: "+15125550100" },
            { email: "cid@coil.test", company_name: "Coil Ltd" },
          ],
        },
      })
      const [bob, cid] = result
      for (const { id } of result) {
        await ok(`/admin/crm/customers/${id}/dunning`, { policy_id: dunning_policy.id })
      }
      const [late] = [await invoiceOf(20), await invoiceOf(6, bob.id), await invoiceOf(6, cid.id)]
      const { run, notices } = await proposed()
      expect(notices).toMatchObject([
        { customer_name: "Acme Ltd", channel: "mail", recipient: "ann@acme.test", status: "proposed" },
        { customer_name: "Bolt Ltd", channel: "sms", recipient: "+15125550100", status: "proposed" },
        { customer_name: "Coil Ltd", channel: "sms", recipient: null, status: "held", held_reasons: [{ reason: "no_address" }] },
      ])
      const { result: sent } = await ok(`/admin/crm/dunning-runs/${run.id}/send`, { all: true })
      expect(sent).toMatchObject({ sent: 2, left: 0 })
      const [mail, ...more] = await letters()
      expect(more).toEqual([])
      expect(mail.attachments.map(({ filename }) => filename)).toEqual([`${late.number}.pdf`])
      const told = await container.resolve(Modules.NOTIFICATION).listNotifications({ channel: "sms" })
      expect(told).toMatchObject([{ to: "+15125550100", status: "success", trigger_type: "dunning_notice" }])
    })

    it("is held back with the reason, lets a person decide, and refuses in words", async () => {
      const { result: others } = await createCustomersWorkflow(getContainer()).run({
        input: { customersData: [{ email: "bob@bolt.test", company_name: "Bolt Ltd" }] },
      })
      await invoiceOf(6)
      await invoiceOf(6, others[0].id)
      const { dunning_pause } = await ok("/admin/crm/dunning-pauses", {
        customer_id: store.customer_id,
        kind: "sales_delay",
        reason: "Offer on the table",
        until_date: addDays(TODAY, 3),
      })
      const { run, notices } = await proposed()
      expect(
        notices.map(({ status, held_reasons }: { status: string; held_reasons: object }) => [status, held_reasons])
      ).toEqual([
        [
          "held",
          [
            {
              reason: "sales_delay",
              note: "Offer on the table",
              until: addDays(TODAY, 3),
              invoice_id: expect.any(String),
            },
          ],
        ],
        ["proposed", null],
      ])
      const [held, free] = notices
      const path = `/admin/crm/dunning-runs/${run.id}`
      for (const [url, body, message] of [
        [`${path}/send`, {}, "Invalid request: the request needs notice_ids, or all: true"],
        [
          `${path}/send`,
          { notice_ids: [held.id] },
          "The notice to Acme Ltd is held and cannot be sent; include it first.",
        ],
        [`${path}/send`, { notice_ids: ["none"] }, "Notice none was not found in this run."],
        [
          `${path}/notices/${free.id}`,
          { action: "done" },
          "The notice to Bolt Ltd is proposed and cannot become done; it can become excluded or superseded or planned or open or skipped or canceled.",
        ],
        [
          "/admin/crm/dunning-pauses",
          { reason: "x" },
          "A pause is of one customer or of one invoice: give customer_id or invoice_id.",
        ],
        [
          "/admin/crm/dunning-policies",
          { name: "x", levels: [{ days_overdue: 5 }, { days_overdue: 5 }] },
          "Two levels are of day 5; each level has a day of its own.",
        ],
      ] as const) {
        const { status, data } = await admin.post(url, body)
        expect([url, status >= 400 && status < 500, data.message]).toEqual([url, true, message])
      }
      await ok(`${path}/notices/${free.id}`, { action: "exclude", note: "Calls back" })
      await ok(`${path}/notices/${held.id}`, { action: "include" })
      const { result } = await ok(`${path}/send`, { all: true })
      expect(result).toMatchObject({ taken: 1, sent: 1, left: 0 })
      expect((await letters()).map(({ to }) => (to as { text: string }).text)).toEqual(["ann@acme.test"])
      const { data } = await api.delete(`/admin/crm/dunning-pauses/${dunning_pause.id}`, { headers })
      expect(data).toEqual({ id: dunning_pause.id, object: "crm_dunning_pause", deleted: true })
      expect((await get(`/admin/crm/dunning-pauses?customer_id=${store.customer_id}&active=true`)).count).toBe(0)
      expect((await ok(`${path}/cancel`)).dunning_run).toMatchObject({
        status: "canceled",
        counts: { sent: 1, canceled: 1 },
      })
    })

    it("prints letters once and keeps them, lists calls, and runs by itself where a policy says so", async () => {
      const levels = [
        { days_overdue: 5, channel: "letter", tone: "friendly", texts: { en: { text: "Kindly pay {{total}}." } } },
        { days_overdue: 15, channel: "phone", needs_person: true },
      ]
      await ok("/admin/crm/dunning-policies/crmdp_default", { levels, daily: "send" })
      const { result: others } = await createCustomersWorkflow(getContainer()).run({
        input: { customersData: [{ email: "bob@bolt.test", company_name: "Bolt Ltd" }] },
      })
      await invoiceOf(16, others[0].id)
      await invoiceOf(6)
      const events: string[] = []
      getContainer()
        .resolve(Modules.EVENT_BUS)
        .subscribe("crm_dunning_notice.sent", async ({ data }) => void events.push((data as { id: string }).id))
      await Promise.all([runDunning(getContainer()), runDunning(getContainer())])
      const { dunning_runs: runs } = await get("/admin/crm/dunning-runs?trigger=daily")
      expect(runs).toMatchObject([{ as_of_date: TODAY, counts: { sent: 1, proposed: 1 } }])
      const { dunning_notices: sent } = await get(`/admin/crm/dunning-notices?status=sent&channel=letter`)
      expect(sent).toMatchObject([{ customer_name: "Acme Ltd", sent_at: expect.any(String) }])
      expect(events).toEqual([sent[0].id])
      const file = `/admin/crm/dunning-runs/${runs[0].id}/notices/${sent[0].id}/letter`
      const read = async () => Buffer.from((await api.get(file, { headers, responseType: "arraybuffer" })).data)
      const pdf = await read()
      expect(pdfLines(pdf).join("\n")).toContain("Kindly pay $33.03.")
      expect((await read()).equals(pdf)).toBe(true)

      const { dunning_notices: calls } = await get("/admin/crm/dunning-notices?status=proposed")
      await ok(`/admin/crm/dunning-runs/${runs[0].id}/send`, { notice_ids: [calls[0].id] })
      const open = (await get("/admin/crm/dunning-notices?channel=phone&status=open")).dunning_notices
      expect(open).toMatchObject([{ customer_name: "Bolt Ltd" }])
      const call = `/admin/crm/dunning-runs/${runs[0].id}/notices/${open[0].id}`
      expect((await ok(call, { action: "done", note: "Pays on Friday" })).dunning_notice).toMatchObject({
        status: "done",
        note: "Pays on Friday",
      })
      expect(await letters()).toEqual([])
    })

    describe("statements", () => {
      const file = async (url: string, config: object = { headers }) =>
        Buffer.from((await api.get(url, { ...config, responseType: "arraybuffer" })).data)
      const from = addDays(TODAY, -60)
      const path = () => `/admin/crm/customers/${store.customer_id}/statement`

      it("are printed in the customer's language, mailed once as they were looked at, and kept as they left", async () => {
        const invoice = await invoiceOf(20)
        const { receipt } = await ok("/admin/crm/receipts", {
          ...{ customer_id: store.customer_id, amount: 13.03, currency_code: "usd", received_date: TODAY },
          allocations: [{ invoice_id: invoice.id, amount: 13.03 }],
        })
        const terms = `/admin/crm/customers/${store.customer_id}/credit-terms`
        const contacts = [{ email: "books@acme.test" }, { email: "brasil@acme.test", locale: "pt-BR" }]
        await ok(terms, { invoice_contacts: contacts })
        const asked = `from=${from}&to=${TODAY}&currency_code=usd`
        const pdf = await file(`${path()}/pdf?${asked}`)
        const lines = pdfLines(pdf)
        const ends = (...words: string[]) => words.map((text) => expect.stringContaining(text))
        expect(lines).toEqual(
          expect.arrayContaining([
            ...["Statement", "Currency | USD", "Outstanding | $20.00", "BY AGE"],
            ...ends("| Opening balance | $0.00", `| Invoice ${invoice.number} | $33.03 | $33.03`),
            ...ends(`| Payment ${receipt.number} | $13.03 | $20.00`, "| Closing balance | $20.00", "Acme Ltd"),
            "$0.00 | $20.00 | $0.00 | $0.00 | $0.00",
          ])
        )
        const own = await file(`/store/customers/me/crm/statement/pdf?${asked}`, {
          headers: shopper(getContainer(), store.publishable_key, store.customer_id).headers,
        })
        expect(pdfLines(own)).toEqual(lines)

        const preview = await ok(`${path()}/send-preview?${asked}`, { message: "As you asked." })
        expect(preview).toMatchObject({
          ...{ to: "ann@acme.test", cc: ["books@acme.test"], pdf_filename: `statement-${TODAY}-usd.pdf` },
          subject: expect.stringMatching(/^Statement from /),
          text: expect.stringMatching(/As you asked\..*Outstanding: \$20\.00.*Of it overdue: \$20\.00/s),
        })
        expect(await letters()).toEqual([])
        const body = { message: "As you asked.", idempotency_key: "once" }
        const clicks = await Promise.all(Array.from({ length: 4 }, () => admin.post(`${path()}/send?${asked}`, body)))
        expect(clicks.map(({ status }) => status)).toEqual([200, 200, 200, 200])
        expect((await ok(`${path()}/send?${asked}`, body)).mail).toMatchObject({ status: "sent", recipient: "ann@acme.test" })
        const [mail, ...more] = await letters()
        expect(more).toEqual([])
        expect(mail.subject).toBe(preview.subject)
        expect(mail.text!.trim()).toBe(preview.text.trim())
        const { mails, count } = await get(`${path()}/mails`)
        expect([count, mails]).toMatchObject([1, [{ kind: "statement_sent", state: "sent", cc: ["books@acme.test"] }]])
        const kept = await file(`${path()}/mails/${mails[0].id}/pdf`)
        expect(kept.equals(mail.attachments[0].content)).toBe(true)
        expect(pdfLines(kept)).toEqual(lines)

        await ok(terms, { locale: "pt-BR" })
        const preview2 = await get(`${path()}/send-preview?${asked}`)
        expect(preview2).toMatchObject({ cc: contacts.map(({ email }) => email), pdf_filename: `extrato-${TODAY}-usd.pdf` })
        expect(pdfLines(await file(`${path()}/pdf?${asked}`))).toContain("Saldo em aberto | US$ 20,00")
        expect((await get(`${path()}/mails/none/pdf`)).message).toBe("No statement was kept of mail none.")
      })

      it("are refused in words, and kept from who may not see all that is in them", async () => {
        const { result: others } = await createCustomersWorkflow(getContainer()).run({
          input: { customersData: [{ company_name: "Silent Ltd" } as never] },
        })
        const receivable = getContainer().resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
        const drafted = await receivable.createInvoiceDraft(
          draftInput({ customer_id: others[0].id, bill_to_customer_id: others[0].id, owner_id: "user_other" }),
          SYSTEM_ACTOR
        )
        await receivable.issueInvoice(drafted.id, { actor: SYSTEM_ACTOR })
        const silent = `/admin/crm/customers/${others[0].id}/statement`
        for (const [url, message] of [
          [`${path()}/send`, "Invalid request: currency_code is required, for the customer has no documents yet"],
          [`${path()}/send?from=${TODAY}&to=${from}&currency_code=usd`, `A statement cannot go from ${TODAY} to ${from}; its last day comes first.`],
          [`${path()}/send?until=${TODAY}`, "Invalid request: until is not a field of this request"],
          [`${silent}/send`, `Customer ${others[0].id} has no e-mail address and no contact for invoices; say who gets the statement.`],
          ["/admin/crm/customers/none/statement/send", "There is no customer none."],
        ]) {
          const { status, data } = await admin.post(url)
          expect([url, status >= 400 && status < 500, data.message]).toEqual([url, true, message])
        }
        expect((await ok(`${silent}/send`, { to: "who@silent.test" })).mail).toMatchObject({ recipient: "who@silent.test" })
        const rep = await createUser(getContainer(), "rep")
        await ok("/admin/crm/access", { user_id: rep.user_id, scope: "own" })
        const seen = clientOf(api, rep)
        for (const url of [silent, `${silent}/pdf`, `${silent}/send-preview`, "/admin/crm/reports/revenue-journal", "/admin/crm/reports/tie-out"]) {
          const { status, data } = await seen.get(url)
          expect([url, status, data.message]).toEqual([url, 403, expect.stringContaining("not")])
        }
        await ok("/admin/crm/access", { user_id: rep.user_id, scope: "all" })
        expect((await seen.get(silent)).data.statement).toMatchObject({ closing_balance: 33.03 })
      })

      it("go out by the month where store or account want it, once for each debtor and currency, however many servers send", async () => {
        const container = getContainer()
        const month = (ahead: number) => addMonthsTo(`${TODAY.slice(0, 7)}-01`, ahead)
        const noon = (day: string) => new Date(`${day}T12:00:00Z`)
        const to = async () => (await letters()).map(({ to }) => (to as { text: string }).text)
        const wish = (customer_id: string, statement_monthly: boolean | null) =>
          ok(`/admin/crm/customers/${customer_id}/credit-terms`, { statement_monthly })
        const { result: others } = await createCustomersWorkflow(container).run({
          input: {
            customersData: [
              { email: "bob@bolt.test", company_name: "Bolt Ltd" },
              { email: "cid@coil.test", company_name: "Coil Ltd" },
            ],
          },
        })
        await invoiceOf(6)
        await invoiceOf(6, others[0].id)
        await runMonthlyStatements(container, noon(month(1)))
        expect(await to()).toEqual([])

        await ok("/admin/crm/settings", { statement_monthly: true })
        await wish(others[0].id, false)
        expect(await planMonthlyStatements(container, noon(addDays(month(1), 7)))).toBe(0)
        await Promise.all([1, 2, 3].map(() => runMonthlyStatements(container, noon(month(1)))))
        await runMonthlyStatements(container, noon(addDays(month(1), 1)))
        expect(await to()).toEqual(["ann@acme.test"])
        const [{ attachments, subject }] = await letters()
        expect(attachments.map(({ filename }) => filename)).toEqual([`statement-${monthEnd(TODAY)}-usd.pdf`])
        expect(subject).toMatch(/^Statement from /)
        const { mails } = await get(`${path()}/mails`)
        expect(mails).toMatchObject([{ kind: "statement_monthly", state: "sent" }])

        // What a server that died had claimed goes out once; what is switched off meanwhile does not.
        expect(await planMonthlyStatements(container, noon(month(2)))).toBe(1)
        const outbox = container.resolve<OutboxModuleService>(OUTBOX_MODULE)
        const [waiting] = await outbox.listCrmOutboxMessages({ kind: "statement_monthly", state: "planned" })
        await outbox.claim(waiting.id, month(2))
        expect(await sendMonthlyStatements(container, noon(month(2)))).toBe(0)
        const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
        await knex.raw("update crm_outbox_message set claimed_at = now() - interval '1 hour' where id = ?", [waiting.id])
        expect(await sendMonthlyStatements(container, noon(month(2)))).toBe(1)
        expect(await to()).toEqual(["ann@acme.test", "ann@acme.test"])

        expect(await planMonthlyStatements(container, noon(month(3)))).toBe(1)
        await ok("/admin/crm/settings", { statement_monthly: false })
        await wish(others[0].id, true)
        expect(await sendMonthlyStatements(container, noon(month(3)))).toBe(0)
        await runMonthlyStatements(container, noon(month(3)))
        expect(await to()).toEqual(["ann@acme.test", "ann@acme.test", "bob@bolt.test"])
        expect((await get(`${path()}/mails`)).mails[0]).toMatchObject({
          state: "skipped",
          reason: "Monthly statements were switched off.",
        })

        // Nothing moved and the balance is 0, yet nobody has matched the money with the invoice; once it is, there is nothing to say.
        const open = await invoiceOf(6, others[1].id)
        const paid = { customer_id: others[1].id, amount: open.total, currency_code: "usd", received_date: TODAY }
        const { receipt } = await ok("/admin/crm/receipts", paid)
        await wish(others[1].id, true)
        await wish(others[0].id, null)
        await runMonthlyStatements(container, noon(month(3)))
        expect(await to()).toEqual(["ann@acme.test", "ann@acme.test", "bob@bolt.test", "cid@coil.test"])
        await ok(`/admin/crm/receipts/${receipt.id}/allocations`, { allocations: [{ invoice_id: open.id, amount: open.total }] })
        expect(await planMonthlyStatements(container, noon(month(4)))).toBe(0)
      })
    })
  },
})
