import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import request from "supertest"

import crmCompactReportSums from "../../src/jobs/crm-compact-report-sums"
import { weekStart } from "../../src/modules/reporting/rules/weeks"
import { addDays, storeToday } from "../../src/shared/days"
import { writeLedger } from "../fixtures/ledger"
import { Caller, createUser } from "../support/callers"

jest.setTimeout(180_000)

/*
 * The ledger stands in `fixtures/ledger.ts`. Its figures today, in EUR:
 *
 * Pipeline: Q1 100 × 10 % = 10; Q2 333.33 × 30 % = 100.00 (99.999); Q3 1000 × 55 % = 550. Q4 expired yesterday.
 *   total 1433.33, weighted 660.00; net 80 + 300 + 900 = 1280, weighted net 8 + 90 + 495 = 593
 * Win rate of 90 days: accepted Q5; declined Q6; expired Q4 → 1 of 3 = 33.33 %, by value 600 of 4800 = 12.5 %. Before: Q9 → 100 %.
 * Receivables: current 450 + 450 (due today is current); 1-30 days 200.30 (I3) + 200 (I5); 31-60 500 (I2); over 90 600 (I1).
 *   total 2400.30, overdue 1500.30; unallocated R2 500 + R5 80 = 580 (R4 is an advance); net 1820.30
 * DSO: billed in 90 days and due after issue: I2 500 + I3 300.30 + I4 900 − C1 100 = 1600.30 (I5 was due at once, I8 voided)
 *   2400.30 ÷ 1600.30 × 90 = 134.99
 * Cash: this week 1500.30 overdue + 450 due today; 450 on D+30. Orders: o1 550 on D+20, o2 400 should have come: this week.
 *   Quotes: Q2 100 on D+7; Q1 (no close) 10 and Q3 (past) 550 this week.
 * Customers: ann owes 600 + 200.30 + 900 = 1700.30, overdue 800.30, open quotes 100; exposure 1700.30 + 550 + 400 − 80 = 2570.30 → 429.70
 *   bob owes 500 + 200 = 700, overdue 700, open quotes 1333.33. Overdue + quotes: bob 2033.33, ann 900.30.
 */
medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    const today = storeToday("UTC")
    const day = (offset: number) => addDays(today, offset)
    const http = () => request(api.defaults.baseURL!)
    let admin: Caller
    const get = async (path: string, caller = admin) =>
      (await http().get(`/admin/crm/${path}`).set(caller.headers).expect(200)).body

    beforeEach(async () => {
      admin = await createUser(getContainer())
      await writeLedger(getContainer(), today)
    })

    const week = (offset: number) => weekStart(day(offset))

    it("shows pipeline and receivables side by side, to the cent", async () => {
      const overview = await get("overview?currency_code=eur")
      expect(overview).toMatchObject({ as_of: today, currency_code: "eur", currencies: ["eur", "usd"] })
      expect(overview.pipeline).toMatchObject({
        count: 3,
        total: 1433.33,
        weighted_total: 660,
        net_total: 1280,
        weighted_net_total: 593,
        win_rate: 33.33,
        win_rates: { by_count: 33.33, by_value: 12.5, previous_by_count: 100, previous_by_value: 100 },
      })
      expect(overview.pipeline.stages).toMatchObject([
        { stage_id: "crmst_draft", count: 1, total: 100, weighted_total: 10, probability: 10 },
        { stage_id: "crmst_sent", count: 1, total: 333.33, weighted_total: 100, weighted_net_total: 90 },
        { stage_id: "crmst_in_discussion", count: 0, total: 0, weighted_total: 0 },
        { stage_id: "crmst_negotiating", count: 0, total: 0, weighted_total: 0 },
        { stage_id: "crmst_verbal_yes", count: 1, total: 1000, weighted_total: 550, net_total: 900 },
      ])
      expect(overview.receivables).toEqual({
        buckets: [
          { key: "current", amount: 900, count: 2 },
          { key: "1_30", amount: 400.3, count: 2 },
          { key: "31_60", amount: 500, count: 1 },
          { key: "61_90", amount: 0, count: 0 },
          { key: "over_90", amount: 600, count: 1 },
        ],
        total: 2400.3,
        unallocated: 580,
        net: 1820.3,
        overdue: 1500.3,
        dso: 134.99,
      })
      expect(overview.customers).toEqual([
        {
          customer_id: "bob",
          name: "bob Ltd",
          open_quotes_total: 1333.33,
          outstanding: 700,
          overdue: 700,
          credit_headroom: null,
        },
        {
          customer_id: "ann",
          name: "Ann Limited",
          open_quotes_total: 100,
          outstanding: 1700.3,
          overdue: 800.3,
          credit_headroom: 429.7,
        },
      ])
      expect(overview.delivered_not_invoiced).toEqual({ count: 1, amount: 150 })
    })

    it("puts money into the week it is expected in, and what is late into this one", async () => {
      const { cash_calendar, cash_calendar_later } = await get("overview?currency_code=eur")
      expect(cash_calendar).toHaveLength(13)
      const expected = new Map<string, [number, number, number]>()
      const add = (offset: number, kind: 0 | 1 | 2, cents: number) => {
        const row = expected.get(week(offset)) ?? [0, 0, 0]
        row[kind] += cents
        expected.set(week(offset), row)
      }
      add(0, 0, 195030)
      add(30, 0, 45000)
      add(20, 1, 55000)
      add(0, 1, 40000)
      add(0, 2, 56000)
      add(7, 2, 10000)
      for (const row of cash_calendar) {
        const [receivables, orders, pipeline] = expected.get(row.week_start) ?? [0, 0, 0]
        expect(row).toEqual({
          week_start: row.week_start,
          receivables: receivables / 100,
          orders: orders / 100,
          pipeline_weighted: pipeline / 100,
        })
      }
      expect(cash_calendar_later).toEqual({ receivables: 0, orders: 0, pipeline_weighted: 0 })
      expect(cash_calendar[0].week_start).toBe(week(0))
    })

    it("never adds two currencies", async () => {
      const overview = await get("overview?currency_code=USD")
      expect(overview.currency_code).toBe("usd")
      expect(overview.receivables).toMatchObject({ total: 70, unallocated: 0, overdue: 0, dso: 90 })
      expect(overview.pipeline).toMatchObject({ count: 1, total: 40, weighted_total: 28, win_rate: null })
      expect(overview.customers).toEqual([
        {
          customer_id: "ann",
          name: "Ann Limited",
          open_quotes_total: 40,
          outstanding: 70,
          overdue: 0,
          credit_headroom: null,
        },
      ])
    })

    it("shows a rep their own documents and those of nobody", async () => {
      const rep = await createUser(getContainer(), "rep")
      await http().post("/admin/crm/access").set(admin.headers).send({ user_id: rep.user_id, scope: "own" }).expect(200)
      const note = (assignee_id: string | null, due_date: string) =>
        http()
          .post("/admin/crm/follow-ups")
          .set(admin.headers)
          .send({ kind: "call", title: "Call", assignee_id, due_date })
          .expect(200)
      await note(null, day(-1))
      await note(admin.user_id, day(-1))
      await note(rep.user_id, today)
      await note(rep.user_id, day(1))
      expect((await get("overview?currency_code=eur")).follow_ups).toEqual({ due_today: 1, overdue: 2 })
      const mine = await get("overview?currency_code=eur", rep)
      expect(mine.follow_ups).toEqual({ due_today: 1, overdue: 1 })
      // Only Q3 and I4 belong to nobody; nothing is this rep's.
      expect(mine.pipeline).toMatchObject({ count: 1, total: 1000, weighted_total: 550, win_rate: null })
      expect(mine.receivables).toMatchObject({ total: 900, overdue: 0 })
      expect(mine.customers.map(({ customer_id }: { customer_id: string }) => customer_id).sort()).toEqual([
        "ann",
        "bob",
      ])
      expect(mine.delivered_not_invoiced).toEqual({ count: 0, amount: 0 })
    })

    it("opens the list behind each figure, with the figure as its total", async () => {
      const { pipeline, receivables, delivered_not_invoiced } = await get("overview?currency_code=eur")
      for (const { stage_id, count, total, weighted_total } of pipeline.stages) {
        const list = await get(`quotes?view=pipeline&currency_code=eur&stage_id=${stage_id}`)
        expect(list.count).toBe(count)
        expect(
          count
            ? list.totals.map((sum: Record<string, string>) => [+sum.total, +sum.weighted_total])
            : [[total, weighted_total]]
        ).toEqual([[total, weighted_total]])
      }
      for (const { key, amount, count } of receivables.buckets) {
        expect(await get(`reports/open-instalments?currency_code=eur&bucket=${key}`)).toMatchObject({
          total: amount,
          count,
        })
      }
      expect(await get("reports/open-instalments?currency_code=eur&bucket=overdue")).toMatchObject({
        total: receivables.overdue,
        count: 4,
      })
      expect(await get("reports/open-instalments?currency_code=eur")).toMatchObject({
        total: receivables.total,
        count: 6,
      })
      const delivered = await get("reports/uninvoiced-orders?currency_code=eur&delivered=true")
      expect(delivered).toMatchObject({
        count: 1,
        delivered_not_invoiced: delivered_not_invoiced.amount,
        orders: [{ order_id: "o2", to_come: 400 }],
      })
      const unallocated = await get("reports/unallocated?currency_code=eur")
      expect(unallocated).toMatchObject({
        total: receivables.unallocated,
        count: 2,
        unallocated: [{ id: "R2" }, { id: "R5" }],
      })
      expect(await get("reports/unallocated?currency_code=eur&customer_id=ann")).toMatchObject({ total: 80, count: 1 })
      expect(await get("reports/uninvoiced-orders?currency_code=eur")).toMatchObject({ count: 2, to_come: 950 })
    })

    it("tells the same whether it adds up rows or reads the kept sums", async () => {
      const pg = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
      const kept = await get("overview?currency_code=eur")
      await crmCompactReportSums(getContainer())
      expect(await get("overview?currency_code=eur")).toEqual(kept)
      const sums = async () =>
        (await pg.raw("select sum(count)::int as quotes, sum(total) as total from crm_sum_quote")).rows
      const quotes = await sums()
      // Who adds up anew waits for who folds together, or what one folds stood beside what the other adds up.
      const folding = await pg.transaction()
      await folding.raw("select crm_compact_sums(), crm_compact_quote_list()")
      const added = pg.raw("select crm_rebuild_sums(), crm_rebuild_quote_list()").then(() => "added")
      const waits = "select 1 from pg_stat_activity where wait_event = 'advisory' and query like '%crm_rebuild_sums%'"
      for (let waiting = 0; !waiting;) {
        waiting = (await pg.raw(waits)).rows.length
      }
      await folding.commit()
      expect(await added).toBe("added")
      expect(await get("overview?currency_code=eur")).toEqual(kept)
      expect(await sums()).toEqual(quotes)
      // Everyone's documents seen through a scope that covers everyone are added up from the rows.
      await pg.raw(
        "insert into crm_access_member (id, user_id, scope, team_id) values ('m1', 'rep1', 'own', 't'), ('m2', 'rep2', 'own', 't')"
      )
      await pg.raw(
        `insert into crm_access_member (id, user_id, scope, team_id, can_setup) values ('m3', '${admin.user_id}', 'team', 't', true)`
      )
      expect(await get("overview?currency_code=eur")).toEqual(kept)
    })

    it.each([
      ["currency_code=euro", "currency_code must be a currency code such as eur"],
      ["as_of=2026-02-30", "as_of must be a day such as 2026-11-23"],
      ["owner=me", "owner is not a field of this request"],
    ])("refuses %s", async (query, message) => {
      const { body } = await http().get(`/admin/crm/overview?${query}`).set(admin.headers).expect(400)
      expect(body).toEqual({ type: "invalid_data", message: `Invalid request: ${message}` })
    })
  },
})
