import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import request from "supertest"

import crmCompactReportSums from "../../src/jobs/crm-compact-report-sums"
import { weekStart } from "../../src/modules/reporting/rules/weeks"
import { addDays, storeToday } from "../../src/shared/days"
import { sqlOf } from "../fixtures/demand"
import { ledgerPen, writeLedger, writeWaiting } from "../fixtures/ledger"
import { Caller, createUser } from "../support/callers"
import { administer } from "../support/dashboard"

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
 * Cash: worked out in `cash-calendar.spec.ts`; the only instalment that was ever settled came 20 days late, so that everyone is taken to.
 *   Q5 700 and Q9 60, accepted and not ordered, stand beside o1 550 and o2 400.
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
      add(0, 0, 110000)
      add(10, 0, 20030)
      add(15, 0, 20000)
      add(20, 0, 45000)
      add(50, 0, 45000)
      add(40, 1, 125000)
      add(0, 1, 46000)
      add(50, 2, 56000)
      add(57, 2, 10000)
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
      // Receipts belong to nobody; bank lines are for who may act on money.
      expect(mine.today.unmatched).toEqual({
        count: 2,
        amount: 580,
        bank_lines: null,
        unallocated: { count: 2, amount: 580 },
      })
      const decided = await get("reports/decisions?currency_code=eur", rep)
      expect([decided.period.won.count, decided.period.lost.count]).toEqual([0, 0])
      const { points } = await get("reports/receivables-trend?currency_code=eur&months=2", rep)
      expect(points[1]).toMatchObject({ date: today, total: 900, overdue: 0 })
      const { body } = await http().get("/admin/crm/bank-lines").set(rep.headers).expect(403)
      expect(body.message).toContain("You may not act on money.")
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
        `insert into crm_access_member (id, user_id, scope, team_id, can_setup, can_money) values ('m3', '${admin.user_id}', 'team', 't', true, true)`
      )
      expect(await get("overview?currency_code=eur")).toEqual(kept)
    })

    it("says what waits today, each figure the total of a list", async () => {
      await writeWaiting(getContainer(), today)
      const { today: strip } = await get("overview?currency_code=eur")
      // This week ends on Sunday; Q2 is valid until today, Q3 until D+10.
      const week_end = addDays(weekStart(today), 6)
      expect(strip).toEqual({
        since: day(-5),
        week_end,
        accepted: { count: 1, amount: 1234.5 },
        questions: { count: 1, amount: 333.33 },
        expiring: { count: 1, amount: 333.33 },
        // I5, due on D-5, is overdue since D-4.
        newly_overdue: { count: 1, amount: 200 },
        // Ann owes 600 + 200.30 past their day.
        broken_promises: { count: 1, amount: 800.3 },
        unmatched: {
          count: 3,
          amount: 613,
          bank_lines: { count: 1, amount: 33 },
          unallocated: { count: 2, amount: 580 },
        },
        delivered_not_invoiced: { count: 1, amount: 150 },
        on_hold: { count: 1, amount: 1234.5 },
      })
      await opensItsLists(strip, "currency_code=eur")
      const dollars = (await get("overview?currency_code=usd")).today
      expect(dollars.unmatched).toMatchObject({ count: 1, amount: 5 })
      expect(dollars.accepted).toEqual({ count: 0, amount: 0 })
    })

    /** Asks for the list behind each figure of the strip, and compares. */
    const opensItsLists = async (strip: Record<string, any>, filters: string) => {
      const quotes = async (query: string) => {
        const { count, totals } = await get(`quotes?${filters}&${query}`)
        return { count, amount: +(totals[0]?.total ?? 0) }
      }
      const { since, week_end } = strip
      expect(await quotes(`status=accepted&decided_date[$gte]=${since}&decided_date[$lte]=${today}`)).toEqual(
        strip.accepted
      )
      expect(await quotes("unanswered=true")).toEqual(strip.questions)
      expect(await quotes("on_hold=true&status=accepted")).toEqual(strip.on_hold)
      expect(await quotes(`status=sent&valid_until[$gte]=${today}&valid_until[$lte]=${week_end}`)).toEqual(
        strip.expiring
      )
      const due = await get(`reports/open-instalments?${filters}&due_from=${addDays(since, -1)}&due_to=${day(-1)}`)
      expect({ count: due.count, amount: due.total }).toEqual(strip.newly_overdue)
      const queue = await get(`reports/collection?${filters}&broken_promise=true`)
      expect({ count: queue.count, amount: queue.overdue }).toEqual(strip.broken_promises)
      const credits = await get(`reports/unallocated?${filters}`)
      expect({ count: credits.count, amount: credits.total }).toEqual(strip.unmatched.unallocated)
      const delivered = await get(`reports/uninvoiced-orders?${filters}&delivered=true`)
      expect({ count: delivered.count, amount: delivered.delivered_not_invoiced }).toEqual(strip.delivered_not_invoiced)
      if (strip.unmatched.bank_lines) {
        const { totals } = await get("bank-lines?state=open&currency_code=eur")
        expect({ count: totals[0].count, amount: +totals[0].total }).toEqual(strip.unmatched.bank_lines)
      }
    }

    /*
     * Filter               pipeline          owed                     overdue   delivered  unallocated  questions  newly overdue
     * owner rep1           Q1 100            I1 600, I3 200.30        800.30    o2 150     nobody's 0   0          0
     * team of rep2         Q2 333.33         I2 500, I5 200           700       0          0            Q2         I5 200
     * region reg           Q1 100, Q3 1000   I4 450, 450              0         o2 150     0            0          0
     * region reg_pt        Q2 333.33         0                        0         0          0            Q2         0
     * channel sc_shop      Q3 1000           I4 450, 450              0         0          0            0          0
     * reg and sc_web       Q1 100            0                        0         0          0            0          0
     */
    it.each([
      ["owner_id=rep1", 100, 800.3, 800.3, 150, 0, 0],
      ["team_id=t2", 333.33, 700, 700, 0, 1, 200],
      ["region_id=reg", 1100, 900, 0, 150, 0, 0],
      ["region_id=reg_pt", 333.33, 0, 0, 0, 1, 0],
      ["sales_channel_id=sc_shop", 1000, 900, 0, 0, 0, 0],
      ["region_id=reg&sales_channel_id=sc_web", 100, 0, 0, 0, 0, 0],
    ])(
      "is narrowed by %s, with every list behind it",
      async (filter, pipeline, owed, overdue, delivered, questions, late) => {
        await writeWaiting(getContainer(), today)
        const pg = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
        await pg.raw("insert into crm_access_member (id, user_id, scope, team_id) values ('m2', 'rep2', 'own', 't2')")
        await pg.raw(
          `insert into crm_access_member (id, user_id, scope, can_setup, can_money) values ('m3', '${admin.user_id}', 'all', true, true)`
        )
        const filters = `currency_code=eur&${filter}`
        const overview = await get(`overview?${filters}`)
        expect(overview.pipeline.total).toBe(pipeline)
        expect(overview.receivables).toMatchObject({ total: owed, overdue, unallocated: 0 })
        expect(overview.today.delivered_not_invoiced.amount).toBe(delivered)
        expect(overview.today.questions.count).toBe(questions)
        expect(overview.today.newly_overdue.amount).toBe(late)
        expect(overview.today.unmatched.bank_lines).toBeNull()
        await opensItsLists(overview.today, filters)
        for (const { stage_id, count, total } of overview.pipeline.stages) {
          const list = await get(`quotes?view=pipeline&${filters}&stage_id=${stage_id}`)
          expect([list.count, +(list.totals[0]?.total ?? 0)]).toEqual([count, total])
        }
        for (const { key, amount, count } of overview.receivables.buckets) {
          expect(await get(`reports/open-instalments?${filters}&bucket=${key}`)).toMatchObject({ total: amount, count })
        }
        const trend = await get(`reports/receivables-trend?${filters}&months=2`)
        expect(trend.points[1]).toEqual({ date: today, total: owed, overdue, dso: overview.receivables.dso })
      }
    )

    it("counts invoices where their order was placed, whichever of the two is told of first", async () => {
      const pg = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
      const owedIn = async (region: string) =>
        (await get(`overview?currency_code=eur&region_id=${region}`)).receivables.total
      expect([await owedIn("reg"), await owedIn("reg_pt")]).toEqual([900, 0])
      await pg.raw("update crm_receivable_order set region_id = 'reg_pt' where order_id = 'o3'")
      expect([await owedIn("reg"), await owedIn("reg_pt")]).toEqual([0, 900])
      const [order] = (await pg.raw("delete from crm_receivable_order where order_id = 'o3' returning *")).rows
      expect([await owedIn("reg"), await owedIn("reg_pt")]).toEqual([0, 0])
      await pg.raw(
        "insert into crm_receivable_order select (jsonb_populate_record(null::crm_receivable_order, ?::jsonb)).*",
        [JSON.stringify(order)]
      )
      expect([await owedIn("reg"), await owedIn("reg_pt")]).toEqual([0, 900])
    })

    it("counts what was won, lost and let expire in a period, beside the period before", async () => {
      const answer = await get("reports/decisions?currency_code=eur")
      expect(answer).toEqual({
        currency_code: "eur",
        period: {
          ...{ from: day(-89), to: today },
          won: { count: 1, total: 700, net_total: 600 },
          lost: { count: 1, total: 250, net_total: 200 },
          expired: { count: 1, total: 5000, net_total: 4000 },
          ...{ win_rate: 33.33, win_rate_by_value: 12.5 },
        },
        previous: {
          ...{ from: day(-179), to: day(-90) },
          won: { count: 1, total: 60, net_total: 50 },
          lost: { count: 0, total: 0, net_total: 0 },
          expired: { count: 0, total: 0, net_total: 0 },
          ...{ win_rate: 100, win_rate_by_value: 100 },
        },
      })
      const { won, lost, expired } = answer.period
      for (const [query, figures] of [
        [`status=accepted&decided_date[$gte]=${day(-89)}&decided_date[$lte]=${today}`, won],
        [`status=declined&decided_date[$gte]=${day(-89)}&decided_date[$lte]=${today}`, lost],
        [`status=expired&valid_until[$gte]=${day(-90)}&valid_until[$lte]=${day(-1)}`, expired],
      ]) {
        const list = await get(`quotes?currency_code=eur&${query}`)
        expect([list.count, +list.totals[0].total]).toEqual([figures.count, figures.total])
      }
      // Q6 was declined on D-20, Q5 accepted on D-10: ten days from D-15, and the ten before them.
      const ten = await get(`reports/decisions?currency_code=eur&from=${day(-15)}&to=${day(-6)}`)
      expect([ten.period.won.count, ten.period.lost.count, ten.previous.lost.count]).toEqual([1, 0, 1])
      expect((await get("reports/decisions?currency_code=eur&owner_id=rep2")).period).toMatchObject({
        won: { count: 0 },
        lost: { count: 1 },
        win_rate: 0,
      })
    })

    it("draws what was owed at the ends of twelve months as each of those days tells it", async () => {
      const { points } = await get("reports/receivables-trend?currency_code=eur")
      expect(points).toHaveLength(12)
      expect(points[11]).toEqual({ date: today, total: 2400.3, overdue: 1500.3, dso: 134.99 })
      for (const { date, total, overdue, dso } of points) {
        const then = await get(`overview?currency_code=eur&as_of=${date}`)
        expect([date, total, overdue, dso]).toEqual([
          date,
          then.receivables.total,
          then.receivables.overdue,
          then.receivables.dso,
        ])
      }
      expect(points.some(({ total }: { total: number }) => total !== 2400.3 && total > 0)).toBe(true)
    })

    it("ranks customers by quotes, by debt or by both, with how late they pay", async () => {
      const ids = async (by: string) =>
        (await get(`reports/top-customers?currency_code=eur&by=${by}`)).customers.map((row: any) => row.customer_id)
      expect(await ids("both")).toEqual(["bob", "ann"])
      expect(await ids("quotes")).toEqual(["bob", "ann"])
      expect(await ids("debt")).toEqual(["ann", "bob"])
      expect(await get("reports/top-customers?currency_code=eur&by=debt&owner_id=rep2")).toMatchObject({
        customers: [{ customer_id: "bob", outstanding: 700 }],
      })
      // I7 alone was settled by money, 20 days late: too few for bob, so that both pay as the store's customers usually do.
      const { customers } = await get("reports/top-customers?currency_code=eur")
      expect(customers).toMatchObject([
        { customer_id: "bob", open_quotes_total: 1333.33, payment_delay_days: 20, payment_delay_source: "store" },
        { customer_id: "ann", credit_headroom: 429.7, payment_delay_days: 20, payment_delay_source: "store" },
      ])
    })

    it("ranks customers by all that they have, however small each of it is", async () => {
      const sql = sqlOf(getContainer())
      await sql(
        `insert into crm_quote select r.* from (select * from crm_quote where id = 'Q1') t, generate_series(1, 101) g,
           lateral jsonb_populate_record(null::crm_quote, to_jsonb(t) || jsonb_build_object('id', 'many' || g, 'number', 'many' || g, 'owner_id', 'rep2',
             'customer_id', case when g <= 50 then 'many' else 'one' || g end, 'bill_to_customer_id', null,
             'tax_total', 0, 'shipping_total', 0, 'discount_total', 0, 'rounding_total', 0, 'subtotal', case when g <= 50 then 5000 else 6000 end, 'total', case when g <= 50 then 5000 else 6000 end)) r`
      )
      await sql(
        `do $$ begin set local session_replication_role = replica;
         insert into crm_instalment select r.* from (select n.* from crm_instalment n join crm_invoice i on i.id = n.invoice_id where i.owner_id = 'rep2' and n.open limit 1) t,
           generate_series(1, 60) g, lateral jsonb_populate_record(null::crm_instalment, to_jsonb(t) || jsonb_build_object('id', 'small' || g,
             'bill_to_customer_id', case when g <= 51 then 'owes' || g else 'little' end, 'amount', case when g <= 51 then 40 else 30 end, 'allocated_total', 0)) r; end $$`
      )
      const first = async (query: string) =>
        (await get(`reports/top-customers?currency_code=eur&${query}`)).customers[0]
      for (const whose of ["", "&owner_id=rep2"]) {
        expect(await first(`by=quotes${whose}`)).toMatchObject({ customer_id: "many", open_quotes_total: 250_000 })
      }
      const { customers } = await get("reports/top-customers?currency_code=eur&by=debt&owner_id=rep2")
      expect(customers.slice(0, 2)).toMatchObject([
        { customer_id: "bob", outstanding: 700 },
        { customer_id: "little", outstanding: 270 },
      ])
    })

    it("names every currency in which anything is open, whatever it is", async () => {
      const pg = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
      const { insert, amounts, receipt, quote } = ledgerPen(getContainer(), today, "gbp")
      const named = async () => {
        // The kept sums answer the one, the rows the other.
        const [kept, rows] = await Promise.all([get("overview"), get(`overview?as_of=${day(-1)}`)])
        expect(rows.currencies).toEqual(kept.currencies)
        return kept.currencies
      }
      await receipt(20, "ann", "1000", -1)
      expect(await named()).toEqual(["eur", "gbp", "usd"])
      await insert("crm_receivable_order", {
        ...{ id: "ro_sek", order_id: "o_sek", display_id: "sek", currency_code: "sek", placed_date: day(-3) },
        ...amounts({ total: "400", paid_total: "0", delivered_total: "150", invoiced_total: "0" }),
      })
      expect(await named()).toEqual(["eur", "gbp", "sek", "usd"])
      const accepted = { decided_date: day(-1), valid_until: day(9) }
      await quote(30, "ann", null, "accepted", "sent", "50", "50", { ...accepted, currency_code: "dkk" })
      await quote(31, "ann", null, "accepted", "sent", "60", "60", { ...accepted, currency_code: "dkk" })
      expect(await named()).toEqual(["dkk", "eur", "gbp", "sek", "usd"])

      const norwegian = ledgerPen(getContainer(), today, "nok")
      await norwegian.invoice(20, "ann", null, "30", -5, [20])
      await norwegian.receipt(21, "ann", "30", -4)
      await norwegian.allocate("R21", "I20.0", "30", -4)
      expect(await named()).not.toContain("nok")
      await norwegian.creditNote(20, "ann", "10", -2, "I20")
      expect(await named()).toEqual(["dkk", "eur", "gbp", "nok", "sek", "usd"])

      // Nothing is left of any of them.
      await pg.raw("update crm_receipt set refunded_total = amount where id = 'R20'")
      await pg.raw("update crm_credit_note set refunded_total = total where id = 'C20'")
      await pg.raw("update crm_receivable_order set invoiced_total = total where id = 'ro_sek'")
      for (const id of ["Q30", "Q31"]) {
        await pg.raw(
          `insert into crm_quote_conversion (id, quote_id, version, order_id, state, claimed_at, canceled_at)
           values (?, ?, 1, ?, 'canceled', now(), now())`,
          [`qc_${id}`, id, `o_${id}`]
        )
      }
      expect(await named()).toEqual(["eur", "usd"])
    })

    it("adds currencies up only when asked, at rates that it names", async () => {
      expect((await get("overview?currency_code=eur")).converted).toBeUndefined()
      const convert = `overview?currency_code=eur&convert=true&rate_date=${day(-1)}`
      expect((await get(convert)).converted).toEqual({
        currency_code: "eur",
        rate_date: day(-1),
        rates: [],
        without_rate: ["usd"],
        ...{
          pipeline_total: 1433.33,
          pipeline_weighted_total: 660,
          outstanding: 2400.3,
          overdue: 1500.3,
          unallocated: 580,
        },
      })
      const rate = (rate_date: string, rate: string) =>
        http()
          .post("/admin/crm/exchange-rates")
          .set(admin.headers)
          .send({ rate_date, from_currency: "eur", to_currency: "usd", rate })
          .expect(200)
      await rate(day(-3), "1.25")
      await rate(today, "2")
      // One dollar is 0.80 euros: 1433.33 + 32; 660 + 22.40; 2400.30 + 56.
      expect((await get(convert)).converted).toEqual({
        currency_code: "eur",
        rate_date: day(-1),
        rates: [{ currency_code: "usd", rate: "0.8", rate_date: day(-3) }],
        without_rate: [],
        ...{
          pipeline_total: 1465.33,
          pipeline_weighted_total: 682.4,
          outstanding: 2456.3,
          overdue: 1500.3,
          unallocated: 580,
        },
      })
    })

    it("converts what was open on the day in whatever currency, and says what it has no rate for", async () => {
      const gbp = ledgerPen(getContainer(), today, "gbp")
      await gbp.receipt(20, "ann", "1000", -4)
      const usd = ledgerPen(getContainer(), today, "usd")
      await usd.receipt(21, "ann", "70", 0)
      await usd.allocate("R21", "I6.0", "70", 0)
      await gbp.pg.raw("update crm_quote set status = 'canceled' where currency_code = 'usd'")
      const converted = async (as_of: string) =>
        (await get(`overview?currency_code=eur&convert=true&as_of=${as_of}&rate_date=${today}`)).converted

      expect(await converted(today)).toMatchObject({ rates: [], without_rate: ["gbp"], unallocated: 580 })
      // What was paid today was owed in dollars yesterday.
      expect((await get(`reports/aging?currency_code=usd&as_of=${day(-1)}`)).total).toBe(70)
      expect(await converted(day(-1))).toMatchObject({ rates: [], without_rate: ["gbp", "usd"] })

      const rate = (from_currency: string, value: string) =>
        http()
          .post("/admin/crm/exchange-rates")
          .set(admin.headers)
          .send({ rate_date: day(-3), from_currency, to_currency: "eur", rate: value })
          .expect(200)
      await rate("gbp", "1.2")
      await rate("usd", "0.8")
      expect(await converted(today)).toMatchObject({
        rates: [{ currency_code: "gbp", rate: "1.2" }],
        without_rate: [],
        outstanding: 2400.3,
        unallocated: 1780,
      })
      const aging = await get(`reports/aging?currency_code=eur&as_of=${day(-1)}`)
      expect(await converted(day(-1))).toMatchObject({
        rates: [{ currency_code: "gbp" }, { currency_code: "usd" }],
        without_rate: [],
        outstanding: +(aging.total + 56).toFixed(2),
      })
      expect((await converted(day(-10))).rates).toEqual([])
    })

    it("answers 503 in words while the reports' database is not there, and the shop goes on", async () => {
      const pg = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
      const [{ name }] = (await pg.raw("select current_database() as name")).rows
      const close =
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = ?"
      await administer(`alter database "${name}" with allow_connections false`)
      try {
        await pg.raw(close, ["medusa-plugin-crm reports"])
        const { body, headers } = await http()
          .get("/admin/crm/overview?currency_code=eur")
          .set(admin.headers)
          .expect(503)
        expect(body).toEqual({
          type: "unavailable",
          message:
            "Reports are not available right now: their database does not answer. Everything else goes on; try again in a minute.",
        })
        expect(headers["retry-after"]).toBe("30")
        await http().get("/admin/stores").set(admin.headers).expect(200)
      } finally {
        await administer(`alter database "${name}" with allow_connections true`)
      }
      expect((await get("overview?currency_code=eur")).receivables.total).toBe(2400.3)
    })

    it.each([
      ["reports/decisions?from=2026-03-02&to=2026-03-01", "to must not be before from"],
      ["overview?rate_date=2026-03-01", "rate_date is only used with convert=true"],
      ["reports/receivables-trend?months=99", "months must be at most 24"],
      ["reports/top-customers?by=luck", "by must be one of both, quotes, debt"],
    ])("refuses %s", async (path, message) => {
      const { body } = await http().get(`/admin/crm/${path}`).set(admin.headers).expect(400)
      expect(body).toEqual({ type: "invalid_data", message: `Invalid request: ${message}` })
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
