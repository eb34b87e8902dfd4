import type { Knex } from "@medusajs/framework/mikro-orm/postgresql"
import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"

import crmAgreement from "../../src/jobs/crm-agreement"
import { KeptSum } from "../../src/modules/reporting/queries/kept-sum-breaks"
import { SYSTEM_ACTOR } from "../../src/shared/actor"
import { AgreementKind } from "../../src/shared/agreement-kinds"
import { beginAgreement, goOnWithAgreement } from "../../src/workflows/agreement"
import { agreementModule } from "../../src/workflows/agreement/agreement-module"
import { sqlOf } from "../fixtures/demand"
import { createUser } from "../support/callers"
import { Client, clientOf, eventually, ok, refused } from "../support/receivable-client"
import { plantRows } from "../support/rows"
import { createStore, deliver, Store } from "../support/receivable-store"

jest.setTimeout(300_000)

type Break = { id: string; kind: AgreementKind; number: string | null; says: string; other_says: string; amount: number | null; status: string } // prettier-ignore
type Deal = { quote_id: string; order_id: string; invoice_id: string; number: string; claim_id: string }

/** An hour passes: what is under way is over. */
const later = async (container: MedusaContainer): Promise<void> => {
  const sql = sqlOf(container)
  await sql("update crm_warranty_claim set rejected_at = now() - interval '1 hour' where rejected_at is not null")
  await sql(`update "order" set updated_at = now() - interval '1 hour'`)
  await sql(
    "update crm_quote_conversion set finished_at = now() - interval '1 hour', claimed_at = now() - interval '1 hour'"
  )
}

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let admin: Client
    let store: Store
    let deal: Deal
    const sql = <Row>(text: string, values: unknown[] = []) => sqlOf(getContainer())<Row>(text, values)
    const agreement = (query = "") => ok(admin.get(`/admin/crm/agreement?${query}`))
    const act = (path: string, body: object = {}) => ok(admin.post(`/admin/crm/agreement/${path}`, body))
    /** Past the triggers that would refuse it, as whoever loads a backup could. */
    const past = (...statements: [string, unknown[]?][]) =>
      statements.reduce(async (before, [text, values = []]) => {
        await before
        await sql(text, values)
      }, Promise.resolve() as Promise<unknown>)
    const look = async (): Promise<Break[]> => {
      await later(getContainer())
      let run
      do {
        run = (await act("run")).run
      } while (run.status === "running")
      return (await agreement()).breaks
    }

    beforeEach(async () => {
      const container = getContainer()
      admin = clientOf(api, await createUser(container))
      store = await createStore(container)
      deal = await sell()
    })

    /** Quoted, accepted, ordered, invoiced, paid, delivered, covered, claimed and decided. */
    const sell = async (): Promise<Deal> => {
      const post = (path: string, body: object = {}) => ok(admin.post(`/admin/crm/${path}`, body))
      await post("warranty-plans/presets", { preset: "eu_consumer" })
      await sql("update crm_warranty_plan set country_codes = '{}', audience = 'all'")
      const { quote } = await post("quotes", {
        ...{ customer_id: store.customer_id, currency_code: "usd", region_id: store.region_id },
        ...{ sales_channel_id: store.sales_channel_id, items: [{ title: "Bench", quantity: 3, unit_price: "10.01" }] },
      })
      await post(`quotes/${quote.id}/send`)
      const { quote: accepted } = await post(`quotes/${quote.id}/accept`, { name: "Ann" })
      const { invoice } = await post(`orders/${accepted.order_id}/invoices`, { issue: true })
      await post("receipts", {
        ...{ customer_id: store.customer_id, amount: 33.03, currency_code: "usd", received_date: invoice.issue_date },
        allocations: [{ invoice_id: invoice.id, amount: 33.03 }],
      })
      await deliver(getContainer(), store, accepted.order_id)
      const { warranty_claim } = await post("warranty-claims", {
        ...{ goodwill: true, customer_id: store.customer_id, title: "Bench", order_id: accepted.order_id },
        ...{ fault_code: "defect", description: "It creaks" },
      })
      await post(`warranty-claims/${warranty_claim.id}/reject`, { reason: "It is a bench" })
      await eventually(async () => {
        const rows = await sql("select 1 from crm_receivable_order where order_id = ? and delivered_total > 0", [
          accepted.order_id,
        ])
        return rows.length > 0
      })
      return {
        ...{ quote_id: quote.id, order_id: accepted.order_id, invoice_id: invoice.id, number: quote.number },
        claim_id: warranty_claim.id,
      }
    }

    it("finds nothing where everything agrees, and says when it looked", async () => {
      expect(await agreement()).toMatchObject({ breaks: [], count: 0, kinds: [], run: null })
      expect(await look()).toEqual([])
      expect((await agreement()).run).toMatchObject({ status: "done", trigger: "manual", progress: 100, found: 0 })
    })

    /** One unit comes back, and the cover stands as it did before, as where the server died on hearing of it. */
    const returnUnheard = async ({ order_id }: Deal): Promise<void> => {
      const post = (path: string, body: object = {}) => ok(admin.post(`/admin/${path}`, body))
      const covers = () => sql<{ id: string; quantity: string }>("select * from crm_warranty where order_id = ?", [order_id])
      const units = () => sql("select * from crm_warranty_unit where warranty_id in (select id from crm_warranty where order_id = ?)", [order_id])
      const [warranties, covered] = [await covers(), await units()]
      const [{ id: line_id }] = (await ok(admin.get(`/admin/orders/${order_id}`))).order.items
      const { return: made } = await post("returns", { order_id, location_id: store.location_id })
      await post(`returns/${made.id}/request-items`, { items: [{ id: line_id, quantity: 1 }] })
      await post(`returns/${made.id}/request`, { no_notification: true })
      await post(`returns/${made.id}/receive`)
      await post(`returns/${made.id}/receive-items`, { items: [{ id: line_id, quantity: 1 }] })
      await post(`returns/${made.id}/receive/confirm`, { no_notification: true })
      await eventually(async () => (await covers()).every(({ quantity }) => +quantity === 2))
      await eventually(async () => (await sql("select 1 from crm_billing_proposal where order_id = ? and state = 'open'", [order_id])).length)
      await past(
        ["delete from crm_warranty_unit where warranty_id in (select id from crm_warranty where order_id = ?)", [order_id]],
        ["delete from crm_warranty where order_id = ?", [order_id]]
      )
      await plantRows(sql as never, "crm_warranty", warranties as never)
      await plantRows(sql as never, "crm_warranty_unit", covered as never)
    } // prettier-ignore

    /** Each kind: what breaks it, and which document it is found by. */
    const BROKEN: [AgreementKind, (deal: Deal) => Promise<unknown>, Partial<Break>][] = [
      ["quote_order_canceled", (is) => past([`update "order" set canceled_at = now(), status = 'canceled' where id = ?`, [is.order_id]],
        ["update crm_receivable_order set canceled_at = now() where order_id = ?", [is.order_id]]), { says: "accepted" }],
      ["quote_order_link", (is) => past(["update crm_receivable_order set quote_id = null where order_id = ?", [is.order_id]]), {}],
      ["order_unknown", (is) => past(["insert into crm_receivable_order select (jsonb_populate_record(t, jsonb_build_object('id', 'x', 'order_id', 'x', 'quote_id', null, 'invoiced_total', 0, 'total', 0, 'delivered_total', 0, 'lines', null))).* from crm_receivable_order t where order_id = ?", [is.order_id]],
        ["delete from crm_receivable_order where order_id = ?", [is.order_id]]), { says: "33.03" }],
      ["order_amounts", (is) => past(["update crm_receivable_order set paid_total = 7, raw_paid_total = ?::jsonb where order_id = ?", [JSON.stringify({ value: "7", precision: 20 }), is.order_id]]), { says: "7", other_says: "33.03", amount: 26.03 }],
      ["order_invoiced", (is) => past(["update crm_receivable_order set invoiced_total = 1, raw_invoiced_total = ?::jsonb where order_id = ?", [JSON.stringify({ value: "1", precision: 20 }), is.order_id]]), { says: "1", other_says: "33.03", amount: 32.03 }],
      ["warranty_missing", (is) => past(["delete from crm_warranty_unit where warranty_id in (select id from crm_warranty where order_id = ?)", [is.order_id]],
        ["delete from crm_warranty where order_id = ?", [is.order_id]]), { says: "Bench" }],
      ["quote_without_order", (is) => plantRows(sql as never, "crm_quote_conversion", [
        { id: "left", quote_id: is.quote_id, version: 1, order_id: "order_never", state: "claimed", claimed_at: "2026-01-01", with_acceptance: false }]), { says: "claimed" }],
      ["capture_without_receipt", (is) => past(["insert into order_transaction (id, order_id, version, amount, raw_amount, currency_code, reference, reference_id) values ('ordtrx_x', ?, 1, 5, ?::jsonb, 'usd', 'capture', 'capt_x')",
        [is.order_id, JSON.stringify({ value: "5", precision: 20 })]]), { says: "5", other_says: "0", amount: 5 }],
      ["host_not_told", (is) => past(["update crm_host_payment set state = 'pending', created_at = now() - interval '1 hour', updated_at = now() - interval '1 hour' where order_id = ?", [is.order_id]]),
        { says: "33.03", other_says: "pending", amount: 33.03 }],
      ["warranty_of_returned", returnUnheard, { says: "3", other_says: "2" }],
      ["claim_dispute", (is) => past([`do $$ begin set local session_replication_role = replica;
        insert into crm_dispute (id, invoice_id, invoice_number, currency_code, amount, raw_amount, reason, reference, reference_id, opened_date, opened_by)
        values ('crmdsp_x', '${is.invoice_id}', 'x', 'usd', 5, '{"value": "5", "precision": 20}', 'claim', 'crm_warranty_claim', '${is.claim_id}', '2026-01-01', 'x'); end $$`]), { says: "rejected", other_says: "open" }],
      ["kept_sums", () => past(["update crm_sum_quote set total = total + 5"]), {}],
    ] // prettier-ignore

    it.each(BROKEN)("finds %s, repairs it, and finds nothing after", async (kind, breakIt, said) => {
      await later(getContainer())
      await breakIt(deal)
      // What was written past every trigger is not in the sums either.
      if (kind !== "kept_sums") {
        await sql("select crm_rebuild_sums(), crm_rebuild_cash(), crm_rebuild_warranty_sums(), crm_rebuild_document_places()")
      }
      const found = (await look()).filter((one) => one.kind === kind)
      expect(found).toMatchObject([{ kind, status: "open", can_repair: true, ...said }])
      const { break: after } = await act(`${found[0].id}/repair`)
      expect(after).toMatchObject({ id: found[0].id, status: "settled", can_repair: false, repair_error: null })
      const { history } = await ok(admin.get(`/admin/crm/agreement/${found[0].id}/history`))
      expect(history).toMatchObject([
        { act: "repaired", actor_type: "user" },
        { act: "found", actor_type: "system", changes: { says: [null, found[0].says], other_says: [null, found[0].other_says] } },
      ])
      await sql("delete from crm_receivable_order where order_id = 'x'")
      expect((await look()).map((one) => one.kind)).toEqual([])
      await refused(admin.post(`/admin/crm/agreement/${found[0].id}/repair`), 400, expect.stringContaining("agrees again; there is nothing to repair."))
    }) // prettier-ignore

    it.each<[KeptSum, string]>([
      ["quotes", "update crm_sum_quote set weighted_total = weighted_total + 5"],
      ["stages", "update crm_stage_stay set net_total = net_total + 5"],
      ["billing", "insert into crm_sum_billing (currency_code, issue_date, amount) values ('usd', '2026-01-01', 5)"],
      ["cash", "insert into crm_sum_cash values ('usd', 'worst', 'receivables', '2090-01-01', 0, true, true, null, 5)"],
      ["cash", "update crm_debtor_delay set days = coalesce(days, 0) + 5"],
      ["customers", "update crm_customer_revenue set revenue = revenue + 5"],
      [
        "warranties",
        `insert into crm_sum_warranty_claim (claim_id, currency_code, title, fault_code, submitted_by, status, provisioned, submitted_at)
         values ('x', 'usd', 'x', 'x', 'x', 'x', true, now())`,
      ],
      ["warranties", "update crm_sum_warranty_sold set units = units + 1"],
      [
        "claims",
        `insert into crm_sum_provision_claim (claim_id, currency_code, product_id, quantity, used, submitted_at)
         values ('x', 'usd', 'p', 1, 0, now())`,
      ],
      ["places", "update crm_document_place set region_id = 'elsewhere'"],
      ["places", "insert into crm_document_place (id, kind) values ('x', 'invoice')"],
      ["provision", "insert into crm_sum_provision_used values (40000, 'usd', 'p', 5)"],
      ["provision", "delete from crm_sum_provision_now"],
    ])("finds that what is kept of %s differs, and adds it up anew (%s)", async (name, change) => {
      await later(getContainer())
      await sql(change)
      const found = await look()
      expect(found).toMatchObject([{ kind: "kept_sums", reference_id: name, status: "open", can_repair: true }])
      expect(+found[0].other_says!).toBeGreaterThan(0)
      await act(`${found[0].id}/repair`)
      expect(await look()).toEqual([])
    })

    it("the place of a document is kept where its order is written at the same time by another", async () => {
      const container = getContainer()
      const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as Knex
      const copy = (table: string, what: object, id: string): [string, string[]] => [
        `insert into ${table} select (jsonb_populate_record(t, ?::jsonb)).* from ${table} t where id = ?`,
        [JSON.stringify(what), id],
      ]
      const [{ id }] = await sql<{ id: string }>("select id from crm_receivable_order where order_id = ?", [deal.order_id])
      const order = copy("crm_receivable_order", { id: "order_copy", order_id: "copied", quote_id: null }, id)
      const invoice = copy("crm_invoice", { id: "invoice_copy", order_id: "copied", status: "draft", number: null, sequence: null, hash: null, prior_hash: null }, deal.invoice_id)
      const [writer, other] = [await knex.transaction(), await knex.transaction()]
      await writer.raw(...order)
      const [{ pid }] = (await other.raw("select pg_backend_pid() as pid")).rows as { pid: number }[]
      const written = other.raw(...invoice).then(() => other.commit())
      await eventually(async () => {
        const [{ waits }] = await sql<{ waits: boolean }>("select wait_event_type = 'Lock' as waits from pg_stat_activity where pid = ?", [pid])
        return waits
      })
      await writer.commit()
      await written
      expect(await sql("select kind from crm_document_place where id = 'invoice_copy'")).toEqual([{ kind: "invoice" }])
      expect(await sql("select crm_differing_sums('crm_rebuild_document_places', array['crm_document_place'])::int as rows")).toEqual([{ rows: 0 }])
    }) // prettier-ignore

    /** Each kind that people mend. */
    const FOR_PEOPLE: [AgreementKind, (deal: Deal) => Promise<unknown>, Partial<Break>][] = [
      ["quote_order_missing", (is) => past(["update crm_quote_conversion set order_id = 'order_gone' where quote_id = ?", [is.quote_id]]), { says: "order_gone" }],
      ["quote_order_total", (is) => past(["update crm_quote_conversion set total = 30, raw_total = ?::jsonb where quote_id = ?", [JSON.stringify({ value: "30", precision: 20 }), is.quote_id]]),
        { says: "30", other_says: "33.03", amount: 3.03 }],
      ["order_over_invoiced", (is) => past(["update crm_receivable_order set total = 20, raw_total = ?::jsonb where order_id = ?", [JSON.stringify({ value: "20", precision: 20 }), is.order_id]]), { amount: 13.03 }],
      ["ledger", () => past(["insert into crm_open_day (currency_code, due_date, amount, count) values ('usd', '2030-01-01', 5, 1)"]),
        { says: "The sum of usd due on 2030-01-01 is not that of its open instalments." }],
    ] // prettier-ignore

    it.each(FOR_PEOPLE)("finds %s and leaves it to people", async (kind, breakIt, said) => {
      await later(getContainer())
      await breakIt(deal)
      const [found, ...others] = (await look()).filter((one) => one.kind === kind)
      expect([found, others]).toMatchObject([{ kind, status: "open", can_repair: false, ...said }, []])
      await refused(
        admin.post(`/admin/crm/agreement/${found.id}/repair`),
        400,
        expect.stringContaining("a person decides what corrects them.")
      )
    })

    it("says of issued documents what a person is to do, and dismisses for a reason until something else is said", async () => {
      const setAllocated = (amount: string) =>
        sql(
          `do $$ begin set local session_replication_role = replica; update crm_invoice set allocated_total = ${amount} where id = '${deal.invoice_id}'; end $$`
        )
      await setAllocated("30")
      const [one] = (await look()).filter(({ kind }) => kind === "invoice_outstanding")
      expect(one).toMatchObject({ says: "3.03", other_says: "0.00", amount: 3.03, can_repair: false })
      await refused(
        admin.post(`/admin/crm/agreement/${one.id}/repair`),
        400,
        `${one.number} is not repaired by itself: issued documents stay as they are, and a person decides what corrects them.`
      )
      await refused(admin.post(`/admin/crm/agreement/${one.id}/dismiss`, {}), 400, expect.stringContaining("reason"))
      expect((await act(`${one.id}/dismiss`, { reason: "Known to the auditor" })).break).toMatchObject({
        status: "dismissed",
        dismissed_reason: "Known to the auditor",
      })
      const open = async () => (await look()).filter(({ kind }) => kind === "invoice_outstanding")
      expect(await open()).toEqual([])
      expect((await agreement("status=dismissed&kind=invoice_outstanding")).breaks).toMatchObject([{ id: one.id }])
      await setAllocated("29")
      expect(await open()).toMatchObject([{ id: one.id, says: "4.03", status: "open" }])
      await setAllocated("33.03")
      expect(await open()).toEqual([])
      expect((await agreement("status=settled&kind=invoice_outstanding")).breaks).toMatchObject([{ id: one.id }])
      const { history, break: now } = await ok(admin.get(`/admin/crm/agreement/${one.id}/history`))
      expect(now).toMatchObject({ id: one.id, status: "settled" })
      expect(history).toMatchObject([
        { act: "settled", actor_type: "system" },
        { act: "changed", actor_type: "system", changes: { says: [null, "4.03"], other_says: [null, "0.00"] } },
        { act: "dismissed", actor_type: "user", note: "Known to the auditor" },
        { act: "found", actor_type: "system", changes: { says: [null, "3.03"], other_says: [null, "0.00"] } },
      ])
    })

    it("is worked on by one caller at a time, stops, and goes on where it was", async () => {
      await later(getContainer())
      const container = getContainer()
      const [one, two] = await Promise.all([beginAgreement(container, SYSTEM_ACTOR), beginAgreement(container, SYSTEM_ACTOR)])
      expect(two.id).toBe(one.id)
      const leased = await agreementModule(container).leaseRun()
      expect(leased).toMatchObject({ id: one.id })
      await goOnWithAgreement(container, 5_000)
      expect((await agreement()).run).toMatchObject({ id: one.id, status: "running", progress: 0, checked: 0 })
      const { run: stopped } = await act("stop")
      expect(stopped).toMatchObject({ id: one.id, status: "stopped" })
      expect(await agreementModule(container).saveStep(leased!, { breaks: [], checked: 9, next: null })).toBeNull()
      await refused(admin.post("/admin/crm/agreement/stop"), 400, "No check of agreement is under way; there is nothing to stop.")
      expect((await act("resume")).run).toMatchObject({ id: one.id, status: "running", checked: 0 })
      await goOnWithAgreement(container, 0)
      const half = (await agreement()).run
      expect(half).toMatchObject({ id: one.id, status: "running", progress: 10 })
      await Promise.all([goOnWithAgreement(container, 60_000), goOnWithAgreement(container, 60_000)])
      expect((await agreement()).run).toMatchObject({ id: one.id, status: "done", progress: 100, found: 0 })
    }) // prettier-ignore

    it("looks by itself once a night, however often the job runs", async () => {
      await later(getContainer())
      await Promise.all([crmAgreement(getContainer()), crmAgreement(getContainer())])
      await crmAgreement(getContainer())
      expect(await sql("select status, trigger from crm_agreement_run")).toEqual([
        { status: "done", trigger: "nightly" },
      ])
    })

    it("is for who sees every document, and mended by who may touch money", async () => {
      const rep = await createUser(getContainer(), "rep")
      await ok(admin.post("/admin/crm/access", { user_id: rep.user_id, scope: "own" }))
      const hidden =
        "Agreement is checked over every document, and not all of them are yours to see. Someone who sees all of them can read it."
      await refused(clientOf(api, rep).get("/admin/crm/agreement"), 403, hidden)
      expect((await clientOf(api, rep).post("/admin/crm/agreement/run")).status).toBe(403)
      await refused(admin.get("/admin/crm/agreement?kind=nonsense"), 400, expect.stringContaining("kind"))
    })
  },
})
