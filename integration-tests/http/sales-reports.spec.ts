import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import fc from "fast-check"

import { addDays, storeToday } from "../../src/shared/days"
import { CashStore } from "../fixtures/cash-history"
import { writeLedger } from "../fixtures/ledger"
import { Deal, expectedFunnel, writeMove, writeSales } from "../fixtures/sales-ledger"
import { createUser } from "../support/callers"
import { Client, clientOf, ok } from "../support/receivable-client"

jest.setTimeout(300_000)

/*
 * The quotes stand in `fixtures/ledger.ts` and what they went through in `fixtures/sales-ledger.ts`. In the 90 days until today Q5 (600) was
 * won, Q6 (200) lost and Q4 (4000) expired; Q1, Q2 and Q3 are open.
 */
medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    const today = storeToday("UTC")
    const day = (offset: number) => addDays(today, offset)
    const month = (offset: number) => day(offset).slice(0, 7)
    let admin: Client
    let user_id: string
    const sql: CashStore["sql"] = (text, values = []) =>
      getContainer()
        .resolve(ContainerRegistrationKeys.PG_CONNECTION)
        .raw(text, values as never)
    const report = (path: string) =>
      ok(admin.get(`/admin/crm/reports/sales/${path}${path.includes("?") ? "&" : "?"}currency_code=eur`))
    const setOf = async (query: string) => {
      const { count, net_total, quotes } = await report(`quotes?${query}`)
      return { count, net_total, ids: quotes.map(({ id }: { id: string }) => id) }
    }

    beforeEach(async () => {
      const caller = await createUser(getContainer())
      user_id = caller.user_id
      admin = clientOf(api, caller)
      await writeLedger(getContainer(), today)
      await writeSales({ sql, today })
    })

    it("tells win rate, cycle and velocity by owner", async () => {
      const { from, to, rows } = await report("results")
      expect([from, to]).toEqual([day(-89), today])
      const none = { won_count: 0, won_net: 0, lost_count: 0, lost_net: 0, expired_count: 0, expired_net: 0 }
      const unknown = { name: null, code: null, win_rate: null, win_rate_by_value: null, cycle_days: null, velocity: null } // prettier-ignore
      expect(rows).toEqual([
        {
          ...{ ...none, ...unknown, key: "rep1", won_count: 1, won_net: 600, expired_count: 1, expired_net: 4000 },
          // 1 open × 50 % × 600 ÷ 10 days
          ...{ win_rate: 50, win_rate_by_value: 13.04, cycle_days: 10, open_count: 1, open_net: 80, velocity: 30 },
        },
        { ...none, ...unknown, key: null, open_count: 1, open_net: 900 },
        {
          ...{ ...none, ...unknown, key: "rep2", lost_count: 1, lost_net: 200 },
          ...{ win_rate: 0, win_rate_by_value: 0, cycle_days: 6, open_count: 1, open_net: 300 },
        },
      ])
    })

    it("tells them of the quotes that came through a stage, from coming to it", async () => {
      const { rows } = await report("results?group_by=stage")
      expect(
        rows.map(({ key, won_count, win_rate, cycle_days, open_net, velocity }: Record<string, unknown>) => [
          ...[key, won_count, win_rate, cycle_days, open_net, velocity],
        ])
      ).toEqual([
        ["crmst_draft", 1, 33.33, 15, 80, 13.33],
        ["crmst_sent", 1, 33.33, 8, 300, 25],
        ["crmst_negotiating", 1, 100, 5, 0, 0],
        ["crmst_verbal_yes", 0, null, null, 900, null],
      ])
    })

    it("tells what became of the quotes that came to each stage, and opens them", async () => {
      const { rows } = await report("funnel")
      const figures = rows.map((row: Record<string, unknown>) => [
        ...[row.stage_id, row.entered_count, row.entered_net, row.went_on_count, row.went_on_net],
        ...[row.lost_count, row.lost_net, row.still_count, row.still_net, row.median_days],
      ])
      expect(figures).toEqual([
        ["crmst_draft", 6, 6080, 5, 6000, 0, 0, 1, 80, 10],
        ["crmst_sent", 6, 15999, 2, 1500, 3, 14199, 1, 300, 5.5],
        ["crmst_in_discussion", 0, 0, 0, 0, 0, 0, 0, 0, null],
        ["crmst_negotiating", 1, 600, 1, 600, 0, 0, 0, 0, 5],
        ["crmst_verbal_yes", 1, 900, 0, 0, 0, 0, 1, 900, null],
      ])
      for (const row of rows) {
        for (const [set, name] of [["entered", "entered"], ["went_on", "went_on"], ["stage_lost", "lost"], ["still", "still"]]) {
          expect(await setOf(`set=${set}&stage_id=${row.stage_id}`)).toMatchObject({
            count: row[`${name}_count`],
            net_total: row[`${name}_net`],
          })
        } // prettier-ignore
      }
      expect(await setOf("set=stage_lost&stage_id=crmst_sent")).toEqual({
        ...{ count: 3, net_total: 14199, ids: ["Q7", "Q4", "Q6"] },
      })
    })

    it("tells why quotes were lost, by number and value", async () => {
      expect((await report("lost")).rows).toEqual([
        { lost_reason_id: "crmlr_price", name: "Too expensive", count: 1, net: 200 },
      ])
      expect(await setOf("set=lost&lost_reason_id=crmlr_price")).toEqual({ count: 1, net_total: 200, ids: ["Q6"] })
      expect(await setOf("set=lost&lost_reason_id=none")).toEqual({ count: 0, net_total: 0, ids: [] })
    })

    it("forecasts by month, owner and category against targets", async () => {
      const { rows } = await report("forecast")
      const zero = { pipeline: 0, best_case: 0, commit: 0, weighted_pipeline: 0, weighted_best_case: 0, weighted_commit: 0, ordered: 0 } // prettier-ignore
      const of = (row: Record<string, unknown>): Record<string, unknown> => ({
        ...zero,
        owner_name: null,
        target: null,
        attained_percent: null,
        ...row,
      })
      const expected = [
        of({ month: month(0), owner_id: null, commit: 900, weighted_commit: 495, weighted: 495, forecast: 495 }),
        of({ month: month(7), owner_id: "rep2", pipeline: 300, weighted_pipeline: 90, weighted: 90, forecast: 90 }),
        of({
          ...{ month: month(0), owner_id: "rep1", pipeline: 80, weighted_pipeline: 8, weighted: 8, forecast: 8 },
          ...{ target: 1000, attained_percent: 0.8 },
        }),
      ]
      expect(rows).toEqual(expected.sort((a, b) => String(a.month).localeCompare(String(b.month))))
      expect(await setOf(`set=open&month=${month(0)}&owner_id=none&forecast_category=commit`)).toEqual({
        ...{ count: 1, net_total: 900, ids: ["Q3"] },
      })
    })

    it("tells how long won quotes took to the money", async () => {
      const { steps, quotes, count } = await report("quote-to-cash")
      expect(steps).toEqual([
        { step: "accepted", count: 1, median_days: 10 },
        { step: "ordered", count: 1, median_days: 1 },
        { step: "invoiced", count: 1, median_days: 9 },
        { step: "paid", count: 0, median_days: null },
        { step: "whole", count: 0, median_days: null },
      ])
      expect(count).toBe(1)
      expect(quotes).toEqual([
        {
          ...{ id: "Q5", number: "Q-5", customer_name: "ann Ltd", owner_id: "rep1", net_total: 600 },
          ...{ sent_date: day(-20), accepted_date: day(-10), ordered_date: day(-9), invoiced_date: today, paid_date: null }, // prettier-ignore
        },
      ])
    })

    it("tells who ordered again, and how long ago, by customer and by product", async () => {
      const people = await report("follow-on")
      expect(people).toMatchObject({ customers: 2, repeat_customers: 1, repeat_rate: 50, count: 2 })
      expect(people.rows).toEqual([
        {
          ...{ key: "bob", name: "bob Ltd", orders: 1, customers: 1, repeat_customers: 0, total: 50 },
          ...{ last_date: day(-70), days_since: 70 },
        },
        {
          ...{ key: "ann", name: "ann Ltd", orders: 3, customers: 1, repeat_customers: 1, total: 2100 },
          ...{ last_date: day(-10), days_since: 10 },
        },
      ])
      expect(await report("follow-on?quiet_days=30&limit=1")).toMatchObject({ count: 1, rows: [{ key: "bob" }] })
      expect((await report("follow-on?by=product")).rows).toEqual([
        {
          ...{ key: "DESK", name: "Desk", orders: 2, customers: 2, repeat_customers: 0, total: 450 },
          ...{ last_date: day(-60), days_since: 60 },
        },
      ])
    })

    it("narrows to owner, team, source, pipeline and to what the caller may see", async () => {
      const counts = async (query: string) => {
        const decided = await setOf(`set=decided&${query}`)
        const open = await setOf(`set=open&${query}`)
        return [decided.net_total, open.net_total]
      }
      expect(await counts("")).toEqual([4800, 1280])
      expect(await counts("owner_id=rep1")).toEqual([4600, 80])
      expect(await counts("source_id=src_fair")).toEqual([600, 80])
      expect(await counts("pipeline_id=other")).toEqual([0, 0])
      expect(await counts(`from=${day(-21)}&to=${day(-5)}`)).toEqual([800, 1280])
      expect((await report("follow-on?owner_id=rep2")).customers).toBe(1)
      await sql(
        `insert into crm_access_member (id, user_id, scope, team_id, can_setup) values ('m1', 'rep2', 'own', 't', false), ('m2', ?, 'all', null, true)`,
        [user_id]
      )
      expect(await counts("team_id=t")).toEqual([200, 300])
      await sql("update crm_access_member set scope = 'own' where id = 'm2'")
      expect(await counts("")).toEqual([0, 900])
      expect((await report("funnel")).rows[0].entered_net).toBe(900)
      expect((await report("follow-on")).customers).toBe(0)
      expect((await report("quote-to-cash")).count).toBe(0)
      expect((await report("forecast")).rows).toMatchObject([{ owner_id: null }])
    })

    it("is saved as CSV", async () => {
      const csv = async (query: string) => String((await admin.get(`/admin/crm/reports/sales/export?currency_code=eur&${query}`)).data) // prettier-ignore
      expect((await csv("report=lost")).replace(/^\uFEFF/, "").split("\r\n")).toEqual([
        "lost_reason_id,name,count,net,from,to,currency_code",
        `"crmlr_price","Too expensive",1,200,"${day(-89)}","${today}","eur"`,
        "",
      ])
      for (const name of ["forecast", "results", "funnel", "quotes", "quote-to-cash", "follow-on"]) {
        expect((await csv(`report=${name}`)).split("\r\n").length).toBeGreaterThan(2)
      }
    })

    it.each([
      ["results?group_by=moon", "group_by must be one of owner, stage"],
      ["quotes?set=nice", "set must be one of won"],
      ["quotes?set=still", "stage_id is required with set entered, went_on, stage_lost, still"],
      ["quotes?set=open&month=soon", "month must be a month such as 2026-11"],
      ["funnel?from=2026-02-30", "from must be a day such as 2026-11-23"],
      ["funnel?from=2026-03-01&to=2026-02-01", "to (2026-02-01) lies before from (2026-03-01)"],
      ["export?report=all", "report must be one of forecast"],
    ])("refuses %s", async (path, message) => {
      const { status, data } = await admin.get(`/admin/crm/reports/sales/${path}`)
      expect([status, data.message]).toEqual([400, expect.stringContaining(message)])
    })

    it("counts in the funnel what a plain walk over any history counts", async () => {
      const stages = ["draft", "sent", "in_discussion", "negotiating", "verbal_yes"]
      let state = 7
      const next = (below: number) => (state = (state * 48271) % 2147483647) % below
      const deals: Deal[] = []
      await sql("begin; set local session_replication_role = replica; update crm_quote set deleted_at = now(); commit")
      await sql("select crm_rebuild_stage_stays()")
      for (let n = 0; n < 40; n++) {
        const made = -next(140)
        const deal: Deal = {
          ...{ id: `f${n}`, stages: [{ stage: stages[next(2)], day: day(made) }] },
          ...{ status: ["draft", "sent", "sent", "accepted", "declined", "canceled"][next(6)], valid_until: day(next(30) - 15) }, // prettier-ignore
        }
        let at = made
        for (let move = next(5); move > 0; move--) {
          at = Math.min(0, at + next(20))
          deal.stages.push({ stage: stages[next(5)], day: day(at) })
        }
        deals.push(deal)
        await sql(
          `insert into crm_quote select (jsonb_populate_record(t, ?::jsonb)).* from crm_quote t where id = 'Q3'`,
          [
            JSON.stringify({
              ...{ id: deal.id, number: `F-${n}`, status: deal.status, valid_until: deal.valid_until, deleted_at: null },
              ...{ created_at: `${day(made)}T12:00:00Z`, stage_id: `crmst_${deal.stages[deal.stages.length - 1].stage}` },
            }),
          ]
        ) // prettier-ignore
        for (const [index, { stage, day: when }] of deal.stages.slice(1).entries()) {
          const offset = Math.round((Date.parse(when) - Date.parse(today)) / 86_400_000)
          await writeMove({ sql, today }, deal.id, deal.stages[index].stage, stage, offset, index + 1)
        }
      }
      const { rows } = await report("funnel")
      const counted = Object.fromEntries(
        rows.map((row: Record<string, number | string>) => [
          row.stage_id,
          { entered: row.entered_count, went_on: row.went_on_count, lost: row.lost_count, still: row.still_count },
        ])
      )
      expect(counted).toEqual(expectedFunnel(deals, today, day(-89)))
    })

    describe("stays in stages", () => {
      const differences = async () => (await sql("select crm_verify_stage_stays()::int as count")).rows[0].count
      /** Of each quote and stay, where it was, how often, and whether it went further. */
      const staysOf = async (quote: string) =>
        (await sql("select * from crm_stage_stay where quote_id = ? order by number", [quote])).rows.map(
          ({ stage_id, visit, left_at, went_further }) => [stage_id, visit, left_at === null, went_further]
        )

      it("stand as rows, each visit of a stage told apart", async () => {
        await writeMove({ sql, today }, "Q5", "negotiating", "sent", -14)
        expect(await staysOf("Q5")).toEqual([
          ["crmst_draft", 1, false, true],
          ["crmst_sent", 1, false, true],
          ["crmst_negotiating", 1, false, false],
          ["crmst_sent", 2, true, false],
        ])
        // Negotiating comes before sent now, so that Q5 went further from it; what came to it from sent did not.
        await sql("update crm_stage set position = case code when 'sent' then 9 else position end")
        expect(await staysOf("Q5")).toEqual([
          ["crmst_draft", 1, false, true],
          ["crmst_sent", 1, false, false],
          ["crmst_negotiating", 1, false, true],
          ["crmst_sent", 2, true, false],
        ])
        expect(await differences()).toBe(0)
      })

      it("say what differs from the moves after a change past the triggers, and are made anew", async () => {
        await sql("begin; set local session_replication_role = replica; update crm_quote set net_total = 81 where id = 'Q1'; commit")
        expect(await differences()).toBe(2)
        await sql("delete from crm_stage_stay where quote_id = 'Q5'")
        expect(await differences()).toBe(5)
        await sql("select crm_rebuild_stage_stays()")
        expect(await differences()).toBe(0)
      }) // prettier-ignore

      it("keep in step with the quotes, whatever happens to them, in whatever order", async () => {
        const quote = fc.constantFrom("Q1", "Q2", "Q3", "Q4", "Q7", "Q9")
        const stage = fc.constantFrom("draft", "sent", "in_discussion", "negotiating", "verbal_yes")
        const offset = fc.integer({ min: -40, max: 0 })
        let moves = 0
        const change = (column: string, values: fc.Arbitrary<unknown>) =>
          fc
            .record({ quote, value: values })
            .map((x) => [[`update crm_quote set ${column} = ? where id = ?`, [x.value, x.quote]]])
        const insert = `insert into crm_quote_move (id, quote_id, field, from_value, to_value, actor_id, actor_type, created_at)
          select ? || id, id, 'stage', stage_id, ?, 'x', 'user', ? from crm_quote where id = any(?)`
        const act = fc.oneof(
          fc.record({ quotes: fc.uniqueArray(quote, { minLength: 1, maxLength: 3 }), stage, offset }).map((x) => [
            ["update crm_quote set stage_id = ? where id = any(?)", [`crmst_${x.stage}`, x.quotes]],
            [insert, ["", `crmst_${x.stage}`, `${day(x.offset)}T12:00:00Z`, x.quotes]],
          ]),
          change("stage_id", stage.map((code) => `crmst_${code}`)),
          change("status", fc.constantFrom("draft", "sent", "canceled")),
          change("valid_until", offset.map(day)),
          change("net_total", fc.integer({ min: 0, max: 500 })),
          change("owner_id", fc.constantFrom("rep1", "rep2", null)),
          change("source_id", fc.constantFrom("src_fair", null)),
          change("created_at", offset.map((at) => `${day(at)}T10:00:00Z`)),
          change("deleted_at", fc.constantFrom(null, "2026-01-01T00:00:00Z")),
          fc.record({ stage, position: fc.integer({ min: 1, max: 6 }) })
            .map((x) => [["update crm_stage set position = ? where code = ?", [x.position, x.stage]]]),
          fc.constant([["select crm_rebuild_stage_stays()", []]])
        ) // prettier-ignore
        /** What is no draft keeps what it says. */
        const isRefusal = ({ message }: Error) => expect(message).toMatch(/quote is not a draft/)
        await fc.assert(
          fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 12 }), async (acts) => {
            for (const [statement, values] of (acts as [string, unknown[]][][]).flat()) {
              moves += 1
              const bound = statement === insert ? [`h${moves}_`, ...values.slice(1)] : values
              await Promise.resolve(sql(statement, bound)).catch(isRefusal)
            }
            expect(await differences()).toBe(0)
          }),
          { numRuns: 40 }
        )
      })

      it("are each kept where several quotes are moved at once", async () => {
        const ids = Array.from({ length: 12 }, (_, index) => `c${index}`)
        for (const id of ids) {
          await sql(
            `insert into crm_quote select (jsonb_populate_record(t, ?::jsonb)).* from crm_quote t where id = 'Q3'`,
            [JSON.stringify({ id, number: `C-${id}`, status: "draft", stage_id: "crmst_draft" })]
          )
        }
        await Promise.all([
          ...ids.map((id) => writeMove({ sql, today }, id, "draft", "sent", -2)),
          sql("select crm_rebuild_stage_stays()"),
          ...ids.map((id) => writeMove({ sql, today }, id, "sent", "negotiating", -1)),
          sql("update crm_stage set position = 8 where code = 'sent'"),
        ])
        expect(await differences()).toBe(0)
      })
    })
  },
})
