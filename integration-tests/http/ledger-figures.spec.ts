import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import request from "supertest"

import { REPORTING_MODULE } from "../../src/modules/reporting"
import type { ReportingModuleService } from "../../src/modules/reporting/service"
import { addDays, storeToday } from "../../src/shared/days"
import { sqlOf } from "../fixtures/demand"
import { writeLedger, writeWaiting } from "../fixtures/ledger"
import { Caller, createUser } from "../support/callers"
import { plantRows } from "../support/rows"

jest.setTimeout(180_000)

/*
 * The ledger stands in `fixtures/ledger.ts`, with what waits beside it; every figure of the reports that other files compare in part only.
 *
 * Ann owes I1 600 (100 days late), I3 200.30 (10 days), I4 450 + 450; 80 of R5 settles nothing; P1 of 200 was broken on D-1.
 *   Weight 600 × 100 + 200.30 × 10 = 62,003. Revenue I1 1000 + I3 300.30 + I4 900 − C1 100 = 2100.30.
 *   Exposure 1700.30 + (800 − 250 + 400) − 80 = 2570.30; of 3000 there is 429.70 left.
 * Bob owes I2 500 (50 days), I5 200 (5 days); 500 of R2 settles nothing; P2 of 100 until D+3. Weight 26,000. Revenue 500 + 200 + 50 = 750.
 *   All his life: + 50 − 50 + 500 − 500 + 200 + 999 − 999 = 200, which is 700 − 500.
 * DSO, of what was billed in 90 days and due after its issue: D-25 owes 2300.30 of I2 500 + I3 300.30 + I4 900: × 90 = 121.76.
 *   D-3 owes I1 600 + I3 300.30 + I4 900 + I5 200 + I8 999 = 2999.30 of I2 500 + 300.30 + 900 + I8 999 = 2699.30, for I8 was voided on D-2: 100.
 *   D-1 owes 1900.30 of those less C1 100, and I8 was voided: 1600.30: 106.87.
 * Decided in the 90 days up to D: won Q5 700 (600 net) and Q10 1234.50 (600 net), lost Q6 250 (200), expired on D-1 Q4 5000 (4000): 2 of 4.
 *   In the 90 days before: Q9 60 (50), 1 of 1.
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

    beforeEach(async () => {
      const container = getContainer()
      admin = await createUser(container)
      await writeLedger(container, today)
      await writeWaiting(container, today)
    })

    it("collection: whom to ask first, for what, and what stands in the way", async () => {
      const bucket = (key: string, amount = 0, count = 0) => ({ key, amount, count })
      expect(await get("reports/collection?currency_code=eur")).toMatchObject({
        debtors: [
          {
            ...{ customer_id: "ann", name: "Ann Limited", owed: 1700.3, overdue: 800.3, oldest_due_date: day(-100) },
            buckets: [bucket("current", 900, 2), bucket("1_30", 200.3, 1), bucket("31_60"), bucket("61_90"), bucket("over_90", 600, 1)],
            ...{ disputed: 0, unallocated: 80, last_contact_at: null, held_back: ["unallocated"] },
            promise: { id: "P1", amount: 200, promised_date: day(-1), state: "broken" },
          },
          {
            ...{ customer_id: "bob", name: "bob Ltd", owed: 700, overdue: 700, oldest_due_date: day(-50) },
            buckets: [bucket("current"), bucket("1_30", 200, 1), bucket("31_60", 500, 1), bucket("61_90"), bucket("over_90")],
            ...{ disputed: 0, unallocated: 500, last_contact_at: null, held_back: ["promise", "unallocated"] },
            promise: { id: "P2", amount: 100, promised_date: day(3), state: "open" },
          },
        ],
        ...{ count: 2, owed: 2400.3, overdue: 1500.3 },
      })
      expect(await get("reports/collection?currency_code=usd")).toMatchObject({
        debtors: [{ customer_id: "ann", owed: 70, overdue: 0, unallocated: 0, promise: null, held_back: [] }],
        ...{ count: 1, owed: 70, overdue: 0 },
      })
    }) // prettier-ignore

    it("orders that are not wholly invoiced, and money that settles nothing", async () => {
      const ann = { customer_id: "ann", bill_to_customer_id: "ann", customer_name: "ann Ltd", currency_code: "eur" }
      expect(await get("reports/uninvoiced-orders?currency_code=eur")).toMatchObject({
        orders: [
          {
            ...{ order_id: "o1", display_id: "o1", ...ann, owner_id: "rep1", placed_date: day(-10), delivered_date: null },
            ...{ total: 800, invoiced_total: 0, to_come: 550, delivered_not_invoiced: 0 },
          },
          {
            ...{ order_id: "o2", display_id: "o2", ...ann, owner_id: "rep1", placed_date: day(-60), delivered_date: null },
            ...{ total: 400, invoiced_total: 0, to_come: 400, delivered_not_invoiced: 150 },
          },
        ],
        ...{ count: 2, to_come: 950, delivered_not_invoiced: 150 },
      })
      const free = await get("reports/unallocated?currency_code=eur")
      expect(only(free.unallocated, "kind", "number", "customer_id", "credit_date", "amount", "unallocated")).toEqual([
        ["receipt", "R-2", "bob", day(-20), 500, 500],
        ["receipt", "R-5", "ann", day(-4), 80, 80],
      ])
      expect(free).toMatchObject({ count: 2, total: 580 })
    }) // prettier-ignore

    it("every instalment that is open, with how late it is", async () => {
      const open = await get("reports/open-instalments?currency_code=eur&order=due_date")
      expect(
        only(open.open_instalments, "invoice_number", "customer_name", "due_date", "amount", "outstanding", "days_overdue", "bucket")
      ).toEqual([
        ["INV-1", "ann Ltd", day(-100), 1000, 600, 100, "over_90"],
        ["INV-2", "bob Ltd", day(-50), 500, 500, 50, "31_60"],
        ["INV-3", "ann Ltd", day(-10), 300.3, 200.3, 10, "1_30"],
        ["INV-5", "bob Ltd", day(-5), 200, 200, 5, "1_30"],
        ["INV-4", "ann Ltd", today, 450, 450, 0, "current"],
        ["INV-4", "ann Ltd", day(30), 450, 450, 0, "current"],
      ])
    }) // prettier-ignore

    it("quotes decided in a period and in the one before", async () => {
      const none = { count: 0, total: 0, net_total: 0 }
      expect(await get(`reports/decisions?currency_code=eur&from=${day(-89)}&to=${today}`)).toMatchObject({
        period: {
          won: { count: 2, total: 1934.5, net_total: 1200 },
          lost: { count: 1, total: 250, net_total: 200 },
          expired: { count: 1, total: 5000, net_total: 4000 },
          win_rate: 50,
        },
        previous: { won: { count: 1, total: 60, net_total: 50 }, lost: none, expired: none, win_rate: 100 },
      })
    })

    it.each([
      [-25, 2300.3, 121.76],
      [-3, 2999.3, 100],
      [-1, 1900.3, 106.87],
      [0, 2400.3, 134.99],
    ])("DSO %d days from today", async (offset, total, dso) => {
      expect((await get(`overview?currency_code=eur&as_of=${day(offset)}`)).receivables).toMatchObject({ total, dso })
    })

    it("what moved a debtor's balance from the first day to the last", async () => {
      const reporting = getContainer().resolve<ReportingModuleService>(REPORTING_MODULE)
      const asked = { customer_id: "bob", currency_code: "eur", owner_ids: null, today, payment_terms_days: 30 }
      const life = await reporting.statement({ ...asked, from: day(-300), to: today })
      expect(only(life.movements, "kind", "number", "date", "amount", "balance")).toEqual([
        ["invoice", "INV-7", day(-200), 50, 50],
        ["receipt", "R-3", day(-150), -50, 0],
        ["invoice", "INV-2", day(-80), 500, 500],
        ["receipt", "R-2", day(-20), -500, 0],
        ["invoice", "INV-5", day(-5), 200, 200],
        ["invoice", "INV-8", day(-3), 999, 1199],
        ["invoice_voided", "INV-8", day(-2), -999, 200],
      ])
      expect(life).toMatchObject({ opening_balance: 0, closing_balance: 200, outstanding: 700, overdue: 700, unallocated: 500, advances: 0 }) // prettier-ignore
    })

    it("customers: what was sold, offered and is owed, and where the credit limit stands", async () => {
      const sql = sqlOf(getContainer())
      const people = ["ann", "bob"].map((id) => ({ id, email: `${id}@example.com`, has_account: false }))
      await plantRows(sql as never, "customer", people)
      await plantRows(sql as never, "crm_host_customer", people.map(({ id, ...rest }) => ({ id: `h_${id}`, customer_id: id, name: id, ...rest })))
      const { customers, count } = await get("customers?currency_code=eur&order=name")
      expect(only(customers, "id", "open_quotes", "open_quotes_total", "revenue", "outstanding", "overdue", "payment_delay")).toEqual([
        ["ann", 1, 100, 2100.3, 1700.3, 800.3, null],
        ["bob", 2, 1333.33, 750, 700, 700, null],
      ])
      expect(count).toBe(2)
      const position = { outstanding: 1700.3, overdue: 800.3, unallocated: 80, uninvoiced_orders: 950, exposure: 2570.3, credit_limit: 3000, headroom: 429.7 }
      expect((await get("customers/ann/position?currency_code=eur")).positions).toMatchObject([{ currency_code: "eur", ...position }])
      expect((await get("customers/bob/position?currency_code=eur")).positions).toMatchObject([
        { outstanding: 700, overdue: 700, unallocated: 500, uninvoiced_orders: 0, exposure: 200, credit_limit: null, headroom: null },
      ])
      expect((await get("reports/top-customers?currency_code=eur")).customers).toMatchObject([
        { customer_id: "bob", name: "bob Ltd", open_quotes_total: 1333.33, outstanding: 700, overdue: 700, credit_headroom: null },
        { customer_id: "ann", name: "Ann Limited", open_quotes_total: 100, outstanding: 1700.3, overdue: 800.3, credit_headroom: 429.7 },
      ])
    }) // prettier-ignore
  },
})
