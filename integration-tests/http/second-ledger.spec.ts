import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import request from "supertest"

import { REPORTING_MODULE } from "../../src/modules/reporting"
import { calendarWeeks, weekStart } from "../../src/modules/reporting/rules/weeks"
import type { ReportingModuleService } from "../../src/modules/reporting/service"
import { addDays, storeToday } from "../../src/shared/days"
import { sqlOf } from "../fixtures/demand"
import { writeLedger } from "../fixtures/ledger"
import { writeSecondLedger, writeSecondSales } from "../fixtures/second-ledger"
import { Caller, createUser } from "../support/callers"
import { plantRows } from "../support/rows"

jest.setTimeout(180_000)

/*
 * The book stands in `fixtures/second-ledger.ts`, beside the one in EUR and USD, which it must not move. Its figures, in GBP:
 *
 * Owed today: cleo I9 1200 − 500 − 300 = 400, 30 days late; dan I12 250.50, 40 days late: 650.50, all of it late. Free: R8 130 − 100 = 30;
 *   R9 75 − 75 paid back = 0. Net 620.50. Weight: 400 × 30 = 12,000 before 250.50 × 40 = 10,020.
 * Owed on D-5: I9 400 (25 days), I10 640, I12 250.50 (35 days), I15 500: 1790.50; I13 counts as written off from that day on.
 *   On D-4 I10 is voided: 1150.50. On D-30: I9 1200 + I10 640 + I12 250.50 + I13 80 = 2170.50, all of I11 being paid ten days before.
 * DSO, of what was billed in 90 days: I9 1200 − C2 300 + I11 900 + I12 250.50 + I13 80 + I14 100 + I15 500 = 2730.50; I10 640 more until voided.
 *   D-30: 2170.50 ÷ (1200 + 640 + 900 + 250.50 + 80 = 3070.50) × 90 = 63.62. D-5: 1790.50 ÷ (2730.50 + 640 = 3370.50) × 90 = 47.81.
 *   Of rep2 alone, added up from the rows: I10 640, I12 250.50 and I13 80. D-30 all of it: 90. D-5: 890.50 ÷ 970.50 × 90 = 82.58. From D-4
 *   on: 250.50 ÷ 330.50 × 90 = 68.21. Of all again:
 *   D-4: 1150.50 ÷ 2730.50 × 90 = 37.92. D: 650.50 ÷ 2730.50 × 90 = 21.44. What was written off stays billed.
 * Decided: won Q13 2000 (1600 net), expired Q11 700 (580); Q12 was withdrawn: 1 of 2 = 50 %, 1600 of 2180 = 73.39 %. Nothing is open.
 * Still to come of o4: 2000 − 500 = 1500. Exposure of cleo: 400 + 1500 − 30 = 1870, of dan 250.50.
 * Revenue: cleo 1200 + 900 + 100 + 500 − 300 = 2400; dan 250.50 + 80 = 330.50.
 * Days late: cleo I11 −25, −55 and −85, I14 −26, I15 −1: in the middle −26, the slow quarter −25. Dan settled nothing by money: the store's,
 *   with the 20 of the other ledger's I7, −25.5.
 * Cash: what is late is asked for now, I12's disputed 250.50 not at worst. The 1500 of o4 are asked for 30 days after D-10 and come 26 days
 *   before, at worst 25, so now; at best D+20.
 * Funnel: all three were drafts for 5, 12 and 6 days, and sent; Q13 for 3 days, Q11 for 13 until it expired on D-2; a withdrawal has no day.
 * Won in 3 days from sending, in 9 from draft. Sent to accepted 3, to ordered 1, to invoiced 1, to paid 6: 11 days in all.
 */
medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    const today = storeToday("UTC")
    const day = (offset: number) => addDays(today, offset)
    let admin: Caller
    const get = async (path: string) =>
      (await request(api.defaults.baseURL!).get(`/admin/crm/${path}`).set(admin.headers).expect(200)).body
    const only = <Row extends object>(rows: Row[], ...names: (keyof Row)[]) =>
      rows.map((row) => names.map((name) => row[name]))
    const bucket = (key: string, amount = 0, count = 0) => ({ key, amount, count })

    beforeEach(async () => {
      admin = await createUser(getContainer())
      await writeLedger(getContainer(), today)
      await writeSecondLedger(getContainer(), today)
    })

    it("the overview tells what is owed and what was decided, and other currencies as before", async () => {
      const overview = await get("overview?currency_code=gbp")
      expect(overview).toMatchObject({ as_of: today, currencies: ["eur", "gbp", "usd"] })
      expect(overview.receivables).toEqual({
        buckets: [bucket("current"), bucket("1_30", 400, 1), bucket("31_60", 250.5, 1), bucket("61_90"), bucket("over_90")],
        ...{ total: 650.5, unallocated: 30, net: 620.5, overdue: 650.5, dso: 21.44 },
      })
      expect(overview.pipeline).toMatchObject({
        ...{ count: 0, total: 0, weighted_total: 0, win_rate: 50 },
        win_rates: { by_count: 50, by_value: 73.39, previous_by_count: null, previous_by_value: null },
      })
      expect(only(overview.customers, "customer_id", "open_quotes_total", "outstanding", "overdue", "credit_headroom")).toEqual([
        ["cleo", 0, 400, 400, null],
        ["dan", 0, 250.5, 250.5, null],
      ])
      expect(overview.delivered_not_invoiced).toEqual({ count: 0, amount: 0 })
      expect((await get("overview?currency_code=eur")).receivables).toMatchObject({ total: 2400.3, overdue: 1500.3, unallocated: 580, dso: 134.99 })
      expect((await get("overview?currency_code=usd")).receivables).toMatchObject({ total: 70, overdue: 0, unallocated: 0, dso: 90 })
    }) // prettier-ignore

    it.each([
      [-30, 2170.5, 63.62, 970.5, 90],
      [-5, 1790.5, 47.81, 890.5, 82.58],
      [-4, 1150.5, 37.92, 250.5, 68.21],
      [0, 650.5, 21.44, 250.5, 68.21],
    ])("DSO %d days from today: a void weighs on both sides from its own day, for all and for some", async (offset, total, dso, ofRep2, dsoOfRep2) => {
      const asked = `overview?currency_code=gbp&as_of=${day(offset)}`
      expect((await get(asked)).receivables).toMatchObject({ total, dso })
      expect((await get(`${asked}&owner_id=rep2`)).receivables).toMatchObject({ total: ofRep2, dso: dsoOfRep2 })
    }) // prettier-ignore

    it("the ends of twelve months say what each of those days says", async () => {
      const { points } = await get("reports/receivables-trend?currency_code=gbp")
      expect(points[11]).toEqual({ date: today, total: 650.5, overdue: 650.5, dso: 21.44 })
      for (const { date, total, overdue, dso } of points) {
        const { receivables } = await get(`overview?currency_code=gbp&as_of=${date}`)
        expect([date, total, overdue, dso]).toEqual([date, receivables.total, receivables.overdue, receivables.dso])
      }
    })

    it("the aging of a day before a void and after a write-off", async () => {
      const { buckets, total } = await get(`reports/aging?currency_code=gbp&as_of=${day(-5)}`)
      expect([buckets, total]).toEqual([
        [bucket("current", 1140, 2), bucket("1_30", 400, 1), bucket("31_60", 250.5, 1), bucket("61_90"), bucket("over_90")],
        1790.5,
      ])
    }) // prettier-ignore

    it("collection holds back what is disputed and what free money may settle", async () => {
      expect(await get("reports/collection?currency_code=gbp")).toMatchObject({
        debtors: [
          {
            ...{ customer_id: "cleo", name: "cleo Ltd", owed: 400, overdue: 400, oldest_due_date: day(-30) },
            ...{ disputed: 0, unallocated: 30, promise: null, held_back: ["unallocated"] },
          },
          {
            ...{ customer_id: "dan", name: "dan Ltd", owed: 250.5, overdue: 250.5, oldest_due_date: day(-40) },
            ...{ disputed: 250.5, unallocated: 0, promise: null, held_back: ["dispute"] },
          },
        ],
        ...{ count: 2, owed: 650.5, overdue: 650.5 },
      })
    })

    it("open instalments, orders to be invoiced, free money, and quotes decided", async () => {
      const { open_instalments } = await get("reports/open-instalments?currency_code=gbp&order=due_date")
      expect(
        only(open_instalments, "invoice_number", "due_date", "amount", "outstanding", "days_overdue", "bucket")
      ).toEqual([
        ["INV-12", day(-40), 250.5, 250.5, 40, "31_60"],
        ["INV-9", day(-30), 1200, 400, 30, "1_30"],
      ])
      expect(await get("reports/uninvoiced-orders?currency_code=gbp")).toMatchObject({
        orders: [{ order_id: "o4", total: 2000, invoiced_total: 500, to_come: 1500, delivered_not_invoiced: 0 }],
        ...{ count: 1, to_come: 1500, delivered_not_invoiced: 0 },
      })
      const free = await get("reports/unallocated?currency_code=gbp")
      expect(only(free.unallocated, "kind", "number", "customer_id", "amount", "unallocated")).toEqual([
        ["receipt", "R-8", "cleo", 130, 30],
      ])
      expect(free).toMatchObject({ count: 1, total: 30 })
      const none = { count: 0, total: 0, net_total: 0 }
      expect(await get(`reports/decisions?currency_code=gbp&from=${day(-89)}&to=${today}`)).toMatchObject({
        period: {
          won: { count: 1, total: 2000, net_total: 1600 },
          lost: none,
          expired: { count: 1, total: 700, net_total: 580 },
          win_rate: 50,
        },
        previous: { won: none, lost: none, expired: none, win_rate: null },
      })
    })

    it("statements: a credit after part payment, too much money, money paid back, a write-off and a void", async () => {
      const reporting = getContainer().resolve<ReportingModuleService>(REPORTING_MODULE)
      const asked = { currency_code: "gbp", owner_ids: null, today, payment_terms_days: 30, from: day(-300), to: today }
      const cleo = await reporting.statement({ ...asked, customer_id: "cleo" })
      expect(only(cleo.movements, "kind", "number", "date", "amount", "balance")).toEqual([
        ["invoice", "INV-9", day(-60), 1200, 1200],
        ["invoice", "INV-11", day(-45), 900, 2100],
        ["receipt", "R-7", day(-40), -900, 1200],
        ["receipt", "R-6", day(-25), -500, 700],
        ["credit_note", "CN-2", day(-20), -300, 400],
        ["invoice", "INV-14", day(-12), 100, 500],
        ["invoice", "INV-15", day(-9), 500, 1000],
        ["receipt", "R-8", day(-8), -130, 870],
        ["receipt", "R-10", day(-3), -500, 370],
      ])
      expect(cleo).toMatchObject({ closing_balance: 370, outstanding: 400, overdue: 400, unallocated: 30, advances: 0 })
      const dan = await reporting.statement({ ...asked, customer_id: "dan" })
      expect(only(dan.movements, "kind", "number", "date", "amount", "balance")).toEqual([
        ["invoice", "INV-13", day(-85), 80, 80],
        ["invoice", "INV-12", day(-70), 250.5, 330.5],
        ["invoice", "INV-10", day(-50), 640, 970.5],
        ["receipt", "R-9", day(-28), -75, 895.5],
        ["refund", "R-9", day(-26), 75, 970.5],
        ["write_off", "INV-13", day(-5), -80, 890.5],
        ["invoice_voided", "INV-10", day(-4), -640, 250.5],
      ])
      expect(dan).toMatchObject({ closing_balance: 250.5, outstanding: 250.5, overdue: 250.5, unallocated: 0 })
    })

    it("customers, their credit and Explore", async () => {
      const sql = sqlOf(getContainer())
      const people = ["cleo", "dan"].map((id) => ({ id, email: `${id}@example.com`, has_account: false }))
      await plantRows(sql as never, "customer", people)
      await plantRows(sql as never, "crm_host_customer", people.map(({ id, ...rest }) => ({ id: `h_${id}`, customer_id: id, name: id, ...rest })))
      const { customers } = await get("customers?currency_code=gbp&order=name")
      expect(only(customers, "id", "open_quotes", "revenue", "outstanding", "overdue", "payment_delay")).toEqual([
        ["cleo", 0, 2400, 400, 400, -26],
        ["dan", 0, 330.5, 250.5, 250.5, null],
      ])
      expect((await get("customers/cleo/position?currency_code=gbp")).positions).toMatchObject([
        { outstanding: 400, overdue: 400, unallocated: 30, uninvoiced_orders: 1500, exposure: 1870, credit_limit: null, headroom: null },
      ])
      expect((await get("customers/dan/position?currency_code=gbp")).positions).toMatchObject([
        { outstanding: 250.5, overdue: 250.5, unallocated: 0, uninvoiced_orders: 0, exposure: 250.5, credit_limit: null },
      ])
      const pivot = async (query: string) =>
        (await get(`reports/pivot?currency_code=gbp&${query}`)).rows.map(({ keys, total }: any) => [keys[0].key, ...total])
      expect(await pivot("dataset=invoices&rows=customer&measures=outstanding,amount,settled")).toEqual([
        ["cleo", 400, 2700, 2300],
        ["dan", 250.5, 330.5, 80],
      ])
      expect(await pivot("dataset=quotes&rows=outcome&measures=net,count")).toEqual([
        ["won", 1600, 1],
        ["expired", 580, 1],
        ["withdrawn", 330, 1],
      ])
      expect(await pivot("dataset=receipts&rows=customer&measures=amount,unallocated")).toEqual([
        ["cleo", 2030, 30],
        ["dan", 75, 0],
      ])
    }) // prettier-ignore

    describe("with what the quotes went through", () => {
      const sales = (path: string) => get(`reports/sales/${path}${path.includes("?") ? "&" : "?"}currency_code=gbp`)

      beforeEach(() => writeSecondSales({ sql: sqlOf(getContainer()) as never, today }))

      it.each([
        ["expected", 650.5, 0],
        ["best", 650.5, 20],
        ["worst", 400, 0],
      ])("money is expected on these days, %s", async (name, owed, days) => {
        const { weeks, later } = await get(`reports/cash-calendar?currency_code=gbp&case=${name}`)
        const wanted = calendarWeeks(today).map((week_start) => ({
          week_start,
          receivables: week_start === weekStart(today) ? owed : 0,
          orders: week_start === weekStart(day(days)) ? 1500 : 0,
          pipeline_weighted: 0,
        }))
        expect({ weeks, later }).toEqual({ weeks: wanted, later: { receivables: 0, orders: 0, pipeline_weighted: 0 } })
      })

      it("top customers, with how they pay", async () => {
        const { customers } = await get("reports/top-customers?currency_code=gbp")
        const names = ["customer_id", "open_quotes_total", "outstanding", "overdue", "credit_headroom", "payment_delay_days", "payment_delay_source"]
        expect(only(customers, ...(names as never[]))).toEqual([
          ["cleo", 0, 400, 400, null, -26, "customer"],
          ["dan", 0, 250.5, 250.5, null, -25.5, "store"],
        ])
      }) // prettier-ignore

      it("results by owner and by stage, and why quotes were lost", async () => {
        const names = ["key", "won_count", "won_net", "lost_count", "expired_count", "expired_net", "win_rate", "win_rate_by_value", "cycle_days", "open_count", "velocity"]
        expect(only((await sales("results")).rows, ...(names as never[]))).toEqual([
          ["rep1", 1, 1600, 0, 1, 580, 50, 73.39, 3, 0, 0],
        ])
        expect(only((await sales("results?group_by=stage")).rows, ...(names as never[]))).toEqual([
          ["crmst_draft", 1, 1600, 0, 1, 580, 50, 73.39, 9, 0, 0],
          ["crmst_sent", 1, 1600, 0, 1, 580, 50, 73.39, 3, 0, 0],
        ])
        expect((await sales("lost")).rows).toEqual([])
      }) // prettier-ignore

      it("the funnel from draft to order", async () => {
        const { rows } = await sales("funnel")
        const counts = rows.map((row: Record<string, unknown>) => [
          ...[row.stage_id, row.entered_count, row.entered_net, row.went_on_count, row.went_on_net],
          ...[row.lost_count, row.lost_net, row.still_count, row.median_days],
        ])
        expect(counts).toEqual([
          ["crmst_draft", 3, 2510, 3, 2510, 0, 0, 0, 6],
          ["crmst_sent", 3, 2510, 1, 1600, 2, 910, 0, 8],
          ...["in_discussion", "negotiating", "verbal_yes"].map((code) => [`crmst_${code}`, 0, 0, 0, 0, 0, 0, 0, null]),
        ])
      })

      it("what was ordered against the target, and the way to the money", async () => {
        const { rows } = await sales(`forecast?from=${day(-10)}&to=${day(-10)}`)
        expect(rows).toMatchObject([
          {
            ...{ month: day(-10).slice(0, 7), owner_id: "rep1", weighted: 0, ordered: 1600, forecast: 1600 },
            ...{ target: 2000, attained_percent: 80 },
          },
        ])
        expect(rows).toHaveLength(1)
        const { steps, quotes } = await sales("quote-to-cash")
        // Of 2,000 ordered a quarter was invoiced and paid beforehand: that is neither the order's invoice nor its money.
        const days = { accepted: 3, ordered: 1, invoiced: null, paid: null, whole: null }
        expect(steps).toEqual(
          Object.entries(days).map(([step, median_days]) => ({ step, count: median_days === null ? 0 : 1, median_days }))
        )
        expect(quotes).toEqual([
          {
            ...{ id: "Q13", number: "Q-13", customer_name: "cleo Ltd", owner_id: "rep1", net_total: 1600 },
            ...{ sent_date: day(-14), accepted_date: day(-11), ordered_date: day(-10), invoiced_date: null, paid_date: null },
          },
        ])
      }) // prettier-ignore

      it("who ordered again, by customer and by product", async () => {
        const people = await sales("follow-on")
        expect(people).toMatchObject({ customers: 1, repeat_customers: 0, repeat_rate: 0, count: 1 })
        const ordered = { orders: 1, customers: 1, repeat_customers: 0, total: 2000, last_date: day(-10), days_since: 10 }
        expect(people.rows).toEqual([{ key: "cleo", name: "cleo Ltd", ...ordered }])
        expect((await sales("follow-on?by=product")).rows).toEqual([{ key: "DESK", name: "Desk", ...ordered }])
      }) // prettier-ignore
    })
  },
})
